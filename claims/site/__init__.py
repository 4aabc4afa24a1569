"""Pages for readers: what a measure and a claim say, to read, to print and to cite."""
