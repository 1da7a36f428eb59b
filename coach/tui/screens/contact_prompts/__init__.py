"""A guided pass that jogs the memory for names."""
