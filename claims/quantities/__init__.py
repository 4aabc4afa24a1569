"""The number language: printed words to a quantity, a quantity to an interval, and back to words.

`parsing` reads a text (`reading.read` is the way in), with the words of `vocabulary`, one folder a
language, and the units of `units`. `quantity` is what was read. `intervals` and `interval_rules`
say which values it allows; the database derives the same in SQL. `rendering` writes words. Pure
Python: no database, no Django.
"""
