"""The schedule: themed blocks, week by week, and what was done in them."""
