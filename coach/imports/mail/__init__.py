"""Mail messages, and what they say about an application."""
