"""The rooms a person walks through, one file each."""
