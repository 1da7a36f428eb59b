"""What was read of the library."""
