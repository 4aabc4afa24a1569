"""Reading: records and lists of them, in every format."""
