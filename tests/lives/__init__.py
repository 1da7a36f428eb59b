"""Whole journeys through the program, day after day, and the invariants that hold all along."""
