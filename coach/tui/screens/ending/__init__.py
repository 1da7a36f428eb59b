"""The page that closes a search."""
