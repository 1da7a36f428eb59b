"""Write the state in formats that other programs read."""
