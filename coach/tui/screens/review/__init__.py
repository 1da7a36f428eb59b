"""The room of the review, and the ritual that closes a week."""
