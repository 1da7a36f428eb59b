"""The State written down in forms that other programs read."""
