"""The skills that adverts ask for."""
