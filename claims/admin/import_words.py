"""What a report of an import says: numbers that add up, what was made, and who may be whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.apps import apps

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
    found = [(title, _in_words(details.get(name, {}))) for title, name in kinds.items()]
    refused = details.get("found", {}).get("refused", {})
    found.append(("Numbers in texts that were not read", _in_words(refused)))
    if speakerless := details.get("speakerless"):
        found.append(("Drafts, since nobody is said to make them", [("claims", speakerless)]))
    if kept := details.get("kept"):
        found.append(("Edited here, and kept", [("lines", kept)]))
    return [(title, numbers) for title, numbers in found if numbers]


def _in_words(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    """Kinds of entries as nouns, and codes as words."""
    models = apps.get_app_config("claims").get_models()
    nouns = {str(each._meta.verbose_name_plural): str(each._meta.verbose_name) for each in models}
    return [
        (nouns.get(name, name) if count == 1 else name.replace("_", " "), count)
        for name, count in counted.items()
    ]


def first_kind(kinds: Sequence[tuple[str, str, int]]) -> str:
    """What is shown first of the lines: rejected ones, or else whatever there is."""
    return next((name for name, _, count in kinds if count), FaultKind.REJECTED)


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
