"""Tables from elsewhere, whatever the form of the file: rows of cells, as text."""
