"""Filters: how a parameter is read, and which condition it puts on a row."""
