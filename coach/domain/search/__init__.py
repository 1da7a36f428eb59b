"""The search log: people, employers, applications and activities, and what follows from them."""
