"""The Transition written down in forms that other programs read."""
