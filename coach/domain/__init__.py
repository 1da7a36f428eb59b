"""The rules: pure functions and values. No files, no clock, no screen; today's date is an argument."""
