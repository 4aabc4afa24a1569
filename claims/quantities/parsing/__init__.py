"""The number language: how a text is read, step by step."""
