"""The week room."""
