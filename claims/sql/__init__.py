"""The database's own code, one object a file, and the operations that load it.

`functions/` holds a function a file. `triggers/` holds a trigger a file, for all its tables; the
functions say what a trigger does. PostgreSQL fires the triggers of a table in the order of their
names, among those of one kind (before a row, after a row, after a statement). The first letter is
that order:

a_  derive the columns of a row, or refuse any write of this kind to its table
b_  refuse a row that breaks a rule; set readings back to unread
c_  do what follows elsewhere: search documents, statuses, resolved changes, sources made public
d_  check or resolve at the end of the transaction, once all its rows are there
v_  reveal records and raise their versions; `manage.py write_triggers` writes these files
z_  note who changed a row, and keep the listings, once all else is decided

`onrecord_derive_assertion` derives the intervals of an assertion, by `onrecord_interval`.
`onrecord_raise_versions` raises the versions of records, which their ETags are made from.
"""
