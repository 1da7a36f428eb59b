"""The job search: people, employers, applications and activities, and what follows from them."""
