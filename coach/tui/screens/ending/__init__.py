"""The page that ends a search."""
