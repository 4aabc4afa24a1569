"""Measurements at real sizes: `make bench`, SIZE=100000 for fewer claims."""
