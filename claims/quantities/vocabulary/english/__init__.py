"""The English words, one module a subject."""
