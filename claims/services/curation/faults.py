"""What keeps two entries from being merged, all of it at once and in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError

from claims.models import PUBLIC_STATUSES, Attribution, Claim, Measure, Mergeable, Speaker, Topic

# What two measures have in common if assertions of one can be the other's, and why.
IN_COMMON = {
    "unit": ("dimension", "unit_mismatch", "The other measure is counted in another kind of unit."),
    "temporal_kind": (
        "temporal_kind",
        "temporal_kind_mismatch",
        "The other measure relates to time in another way.",
    ),
    "start": ("start", "start_mismatch", "The other measure counts from another day."),
}
WIDER: dict[type[Mergeable], tuple[str, str]] = {
    Topic: ("broader_id", "A topic is not merged into its own narrower topic."),
    Measure: ("part_of_id", "A measure is not merged into a part of it."),
}


def faults(entry: Mergeable, into: Mergeable) -> Iterator[ValidationError]:
    """Everything that stands against merging an entry into another one of its kind."""
    if entry.pk == into.pk or into.merged_into_id or entry.merged_into_id:  # type: ignore[attr-defined]
        yield ValidationError("Merge into an entry that is not merged itself.", "chain_of_merges")
    if entry.redacted_at or into.redacted_at:
        yield ValidationError("A redacted entry is not merged.", "redacted")
    yield from OF_KIND.get(type(entry), _of_whole)(entry, into)


def _of_claim(entry: Any, into: Any) -> Iterator[ValidationError]:
    if entry.status in PUBLIC_STATUSES and into.status not in PUBLIC_STATUSES:
        why = "A public claim can be merged into a public one only."
        yield ValidationError(why, "survivor_not_public")


def _of_speaker(entry: Any, into: Any) -> Iterator[ValidationError]:
    both = Attribution.objects.filter(
        speaker=entry, claim__in=Attribution.objects.filter(speaker=into).values("claim")
    )
    if number := both.count():
        yield ValidationError(
            f"Both are links of one chain, in {number} claims: a speaker is in a chain only once.",
            "loop",
        )


def _of_measure(entry: Any, into: Any) -> Iterator[ValidationError]:
    for name, code, why in IN_COMMON.values():
        if getattr(entry, name) != getattr(into, name):
            yield ValidationError(why, code)
    yield from _of_whole(entry, into)


def _of_whole(entry: Any, into: Any) -> Iterator[ValidationError]:
    column, why = WIDER.get(type(entry), ("", ""))
    if column and getattr(into, column) == entry.pk:
        yield ValidationError(why, "self_reference")


OF_KIND = {Claim: _of_claim, Speaker: _of_speaker, Measure: _of_measure}
