"""The command line: one module per command. Textual is imported only by the command that opens the window."""
