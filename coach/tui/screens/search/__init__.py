"""The search room and the dialogs it opens."""
