"""The first 48 hours beyond their quiet: private writing times, and the plan at their end."""
