"""Conditions on what stands beside a row, as conditions on the row.

Each is an EXISTS, so that a claim with three matching numbers is still one claim. Conditions on one
related row belong in one call: a review by Ada that says “false” is one review, not two.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from claims.models import (
    PUBLIC_STATUSES,
    Appearance,
    ClaimTopic,
    NumericAssertion,
    RelationKind,
    Review,
    SpeakerAlias,
    SpeakerIdentifier,
)  # fmt: skip

OURS = {"claim": OuterRef("pk")}


def appears(where: Q) -> Q:
    """Claims with such an appearance."""
    return Q(Exists(Appearance.objects.filter(where, **OURS)))


def is_about(where: Q) -> Q:
    """Claims with such a topic."""
    return Q(Exists(ClaimTopic.objects.filter(where, **OURS)))


def asserts(where: Q) -> Q:
    """Claims with such a number."""
    return Q(Exists(NumericAssertion.objects.filter(where, **OURS)))


def is_reviewed(where: Q) -> Q:
    """Claims with such a review that stands, be it of the first utterance they repeat."""
    standing = Review.objects.filter(where, retraction_reason="", redacted_at=None)
    of_the_first = standing.filter(
        claim__status__in=PUBLIC_STATUSES,
        claim__relations_in__subject=OuterRef("pk"),
        claim__relations_in__kind=RelationKind.REPEATS,
        claim__relations_in__retraction_reason="",
    )
    return Q(Exists(standing.filter(**OURS))) | Q(Exists(of_the_first))


def is_also_named(where: Q) -> Q:
    """Speakers with such an alias."""
    return Q(Exists(SpeakerAlias.objects.filter(where, speaker=OuterRef("pk"))))


def is_identified(where: Q) -> Q:
    """Speakers with such an identifier."""
    return Q(Exists(SpeakerIdentifier.objects.filter(where, speaker=OuterRef("pk"))))
