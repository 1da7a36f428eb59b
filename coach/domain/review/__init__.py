"""The review: what a week, a month or the whole time came to."""
