"""Calendar files of others: their components, time zones and busy times."""
