"""Numbers that count nothing: dates, times, names and parts of names, and why each is refused."""
