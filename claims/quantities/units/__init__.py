"""Units with exact factors: the table, the currencies, and conversion."""
