"""The page of a worksheet."""
