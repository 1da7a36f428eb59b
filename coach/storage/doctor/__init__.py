"""The checks of `coach doctor`: the journal, the folder around it, and the findings."""
