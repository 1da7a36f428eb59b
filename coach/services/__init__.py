"""Services: saving what is written in each part of coach, and ticking the actions that it completes."""
