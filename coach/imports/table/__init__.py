"""The shared pipeline for tables from outside: bytes, text, rows and cells, headings, days, numbers.

Each step reports what it decided and why, so that a person can see and override it.
"""
