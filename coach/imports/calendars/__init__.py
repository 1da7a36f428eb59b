"""Calendar files of others: their parts, the zones they name, and the times at which they say busy."""
