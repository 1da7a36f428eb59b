"""The worksheets: what a step lets a person make, how it is composed, ordered and looked over. Pure rules."""
