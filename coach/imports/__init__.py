"""Files from elsewhere: read with suspicion, checked with pydantic, and never trusted."""
