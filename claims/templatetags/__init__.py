"""How templates of the admin write numbers."""
