"""Fuzzing of every parser, for as long as you like: python -m tests.fuzz --minutes 30"""
