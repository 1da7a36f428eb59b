"""The room of the week."""
