"""Practice rounds of interview questions: the answers, their ratings, and which questions come next."""
