"""What a report of an import says: numbers that add up, what was made, and who may be whom."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from claims.models import Claim, FaultKind, Import, ImportedClaim, ImportFault
from claims.services.importing.summary import TWIN

CREATED, CHANGED, WOULD_CREATE, WOULD_CHANGE = "new", "changed", "would be new", "would change"


def told_of(run: Import) -> str:
    """How far it is, in a sentence."""
    lines = f"{run.read:,} line{'' if run.read == 1 else 's'} read"
    return f"{lines}, {run.share} % of the file" if run.finished_at is None else lines


def counts_of(run: Import) -> list[tuple[str, str, int]]:
    """What became of the lines: together they are all that were read."""
    new, changed = (WOULD_CREATE, WOULD_CHANGE) if run.dry_run else (CREATED, CHANGED)
    return [
        ("created", new, run.created),
        ("changed", changed, run.changed),
        ("unchanged", "as they were", run.unchanged),
        ("rejected", "rejected", run.rejected),
        ("left_out", "left out", run.left_out),
    ]


def entries_of(run: Import) -> list[tuple[str, list[tuple[str, int]]]]:
    """What else there is to say, each with its numbers."""
    details = run.details
    kinds = {
        "Made for them": "made",
        "Lines left out": "passed_over",
        "Parts of lines that are not imported": "left_out",
        "Kept, since a curator locked the field": "locked",
        "Taken, and likely wrong": "warned",
    }
    found = [(title, list(details.get(name, {}).items())) for title, name in kinds.items()]
    refused = details.get("found", {}).get("refused", {})
    found.append(("Numbers in texts that were not read", list(refused.items())))
    if speakerless := details.get("speakerless"):
        found.append(("Drafts, since nobody is said to make them", [("claims", speakerless)]))
    if kept := details.get("kept"):
        found.append(("Edited here, and kept", [("lines", kept)]))
    return [(title, numbers) for title, numbers in found if numbers]


def with_claims(
    run: Import, faults: Sequence[ImportFault]
) -> list[tuple[ImportFault, Claim | None, Claim | None]]:
    """Each fault with the claim of its line, and with the one that this may be."""
    twins = {fault.pk: UUID(fault.allowed) for fault in faults if fault.code == TWIN}
    lines = [fault.line for fault in faults if fault.kind != FaultKind.REJECTED]
    made = ImportedClaim.objects.filter(run=run, line__in=lines)
    own = dict(made.values_list("line", "claim_id")) if lines and not run.dry_run else {}
    claims = Claim.objects.in_bulk([*own.values(), *twins.values()])
    return [
        (fault, claims.get(own.get(fault.line)), claims.get(twins.get(fault.pk)))
        for fault in faults
    ]
