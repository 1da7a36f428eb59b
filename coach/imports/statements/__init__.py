"""Bank statements in the forms of many banks. What is read here is data: nothing of it is trusted."""
