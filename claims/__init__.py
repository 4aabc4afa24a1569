"""Claims: who said which number about what, when, and whether the numbers agree."""
