"""What a country pays or asks after a job is lost, worked out from what the person tells: proposals, never events."""
