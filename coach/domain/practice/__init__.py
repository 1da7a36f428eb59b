"""Rounds of interview questions: what was answered and how it went, and which questions come next."""
