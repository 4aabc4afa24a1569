"""The tables, then functions, triggers and indexes, which are loaded from the files of `sql`."""
