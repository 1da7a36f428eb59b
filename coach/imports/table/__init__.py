"""One pipeline for every table that comes from outside: bytes, text, rows and cells, headings, days, numbers.

Each step says what it decided and why, so that a person can see it and say otherwise.
"""
