"""Files of people, employers and applications."""
