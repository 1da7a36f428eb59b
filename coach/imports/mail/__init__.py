"""Mail: what a message says, and what it says of an application."""
