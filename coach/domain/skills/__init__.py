"""The skills gap: the skills that adverts name, those the person has, and the one to learn."""
