"""Pages for people: what a measure's figures and a claim say, to read, to print and to cite."""
