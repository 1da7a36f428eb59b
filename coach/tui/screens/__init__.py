"""The rooms, pages and dialogs, one file each."""
