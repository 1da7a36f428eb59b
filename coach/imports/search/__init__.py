"""CSV files of people, employers and applications."""
