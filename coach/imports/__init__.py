"""Files from elsewhere: read as untrusted data, and validated with pydantic."""
