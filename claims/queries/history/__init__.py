"""The history of a whole and of all its parts: who changed what, when, through what, and why.

    found = history.page(Claim, claim.pk)          # entries, newest first
    found = history.page(Claim, claim.pk, before=found.before)
    history.entry(Claim, claim.pk, at)             # one of them
    history.compare(Claim, claim.pk, first, last)  # any two versions
    history.public_versions(claim)                 # what the public may know of it

It is made of the former states that triggers keep, and of the rows as they stand, in a number of
queries that does not grow. An entry is what one transaction did.
"""

from claims.queries.history.entries import Change, Entry, FieldChange, Page, entry, page
from claims.queries.history.steps import Done
from claims.queries.history.versions import (
    Version,
    Versions,
    compare,
    is_redacted,
    public_versions,
)

__all__ = [
    "Change",
    "Done",
    "Entry",
    "FieldChange",
    "Page",
    "Version",
    "Versions",
    "compare",
    "entry",
    "is_redacted",
    "page",
    "public_versions",
]
