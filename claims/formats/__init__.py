"""File formats: bytes to plain records and back, one module a format. Pure Python."""
