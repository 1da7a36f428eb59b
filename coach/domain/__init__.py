"""The rules: pure functions and values. No files, no clock, no screen; today is an argument."""
