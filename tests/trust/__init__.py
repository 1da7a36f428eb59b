"""A test for each line of docs/threat-model.md that no other test covers."""
