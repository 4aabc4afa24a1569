"""Other languages than English: their words become those that the reader knows, piece by piece."""
