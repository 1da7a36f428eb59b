"""What a country pays or requires after a job loss, worked out from the person's answers: proposals, never events."""
