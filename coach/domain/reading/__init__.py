"""The library: pages, highlights, notes and search."""
