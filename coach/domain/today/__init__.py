"""What Today says, on the screen and in the shell: one value, made from the state and the moment."""
