"""The French words. A table says what is English for which phrases, with commas between them."""
