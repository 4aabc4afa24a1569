"""Records as HTML. Everything is escaped: the values come from people."""
