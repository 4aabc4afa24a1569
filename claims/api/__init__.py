"""The JSON API: addresses, questions and refusals. What it answers are the records."""
