"""Whole journeys through the program, day after day, and what has to hold all along."""
