"""Writes: each a verb with keywords, in one transaction, signed by who acts.

`recording` makes and changes a claim with all its parts. `curation` moves its status, merges and
redacts. `importing` reads files into recording. `readings` compares printed words with the numbers
on record. `rate_limits`, `passwords` and `sign_ins` guard the doors.
"""
