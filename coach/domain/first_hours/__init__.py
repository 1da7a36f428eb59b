"""The first 48 hours beyond the quiet period: private writing times, and the plan at the end."""
