"""Bank statements in many formats. The content is untrusted."""
