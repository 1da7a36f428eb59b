"""The first 48 hours, and the plan at their end."""
