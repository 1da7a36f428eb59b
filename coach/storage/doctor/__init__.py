"""What `coach doctor` looks at: the journal, the folder around it, and what was found."""
