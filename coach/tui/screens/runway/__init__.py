"""The runway room and the dialogs it opens."""
