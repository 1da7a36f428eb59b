"""The first 48 hours, and the plan that follows them."""
