"""The words of the number language, as data."""
