"""The pass that brings back names."""
