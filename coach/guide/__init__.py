"""The guide: ten steps, their actions, the evidence and the articles, read from content/."""
