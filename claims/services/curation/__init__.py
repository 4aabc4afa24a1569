"""What a curator does to entries as a whole: to merge them, to undo a merge, and to redact them.

    curation.merge(entry=twin, into=ada, by=user, chosen={"country"})
    curation.undo(merge=merge, by=user)
    curation.redact(entry=ada, reason="A court said so.", by=user)

Each is a verb, atomic and signed. The verbs that move the status of claims are in `workflow`.
"""

from claims.services.curation.fields import Difference, differences
from claims.services.curation.merging import merge, merge_all
from claims.services.curation.previews import MOST_MERGED, Moving, Preview, preview
from claims.services.curation.redacting import Erased, erased, redact
from claims.services.curation.undoing import Undone, name_of, undo

__all__ = [
    "MOST_MERGED",
    "Difference",
    "Erased",
    "Moving",
    "Preview",
    "Undone",
    "differences",
    "erased",
    "merge",
    "merge_all",
    "name_of",
    "preview",
    "redact",
    "undo",
]
