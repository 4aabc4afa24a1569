"""Claims from a file: read, checked, compared with what is on record, and written."""
