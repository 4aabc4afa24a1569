"""Conditions on rows that are related to a row, as conditions on the row.

None is a join, so a claim with three matching assertions is still one claim. Conditions on the same
related row belong in one call: a review by Ada that says “false” is one review, not two.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet, Value

from claims.models import (
    PUBLIC_STATUSES,
    Appearance,
    ClaimTopic,
    EventIdentifier,
    MeasureAlias,
    NumericAssertion,
    RecordVersion,
    Relation,
    RelationKind,
    Review,
    Role,
    Speaker,
    SpeakerAlias,
    SpeakerIdentifier,
    TopicAlias,
)
from claims.models.fields import Folded
from claims.queries import read_connection, said_days, summaries
from claims.queries.visible import listed_assertions, nobody

OURS = {"claim": OuterRef("pk")}
FEW = 3_000  # rows that are sooner gathered and sorted than met along the way


def appears(where: Q) -> Q:
    """Claims with such an appearance."""
    return Q(Exists(Appearance.objects.filter(where, **OURS)))


def relates(where: Q) -> Q:
    """Claims with such a relation to another public claim."""
    ours = {"subject": OuterRef("pk"), "retraction_reason": "", "redacted_at": None}
    return Q(Exists(Relation.objects.public().filter(where, **ours)))


def is_spoken_as(where: Q) -> Q:
    """Claims whose speaker held such a role when it was said, as far as both are known: a role that
    ended in 2022 was held on any day of it."""
    then = Q(Q(start=None) | Q(said_days.reaches(F("start")))) & Q(
        Q(end=None) | Q(said_days.lies_within(F("end"), F("end_precision")))
    )
    held = Role.objects.filter(where, speaker=OuterRef("speaker"))
    holders = Q(speaker__in=Role.objects.filter(where).order_by().values("speaker"))
    return holders & (Q(said_at=None) | Q(Exists(held.filter(then))))


def is_modified(where: Q) -> Q:
    """Objects whose record was changed then."""
    return Q(Exists(RecordVersion.objects.filter(where, id=OuterRef("pk"))))


def named_like(name: str) -> list[UUID]:
    """The ids of speakers with a name like this one, whatever its accents and slips of the pen."""
    alike = TrigramWordSimilar(Folded(F("name")), Folded(Value(name)))
    speakers = Speaker.objects.filter(alike).order_by().values_list("pk", flat=True)
    aliases = SpeakerAlias.objects.filter(alike).order_by().values_list("speaker", flat=True)
    return [*speakers.using(read_connection.alias()).union(aliases)] or [nobody()]


def holds(where: Q) -> Q:
    """Speakers with such a role, at whatever time."""
    return Q(Exists(Role.objects.filter(where, speaker=OuterRef("pk"))))


def stands_in(where: Q) -> Q:
    """Assertions whose claim has such an appearance."""
    return Q(Exists(Appearance.objects.filter(where, claim=OuterRef("claim"))))


def is_of(where: Q) -> Q:
    """Assertions whose claim has such a topic."""
    return Q(Exists(ClaimTopic.objects.filter(where, claim=OuterRef("claim"))))


def asserts(where: Q) -> Q:
    """Claims with such an assertion."""
    return Q(Exists(NumericAssertion.objects.filter(where, **OURS)))


def is_reviewed(where: Q) -> Q:
    """Claims with such a review that is not withdrawn, of the claim or of the first claim that it
    repeats."""
    standing = Review.objects.filter(where, retraction_reason="", redacted_at=None).order_by()
    repeats = {
        "claim__relations_in__kind": RelationKind.REPEATS,
        "claim__relations_in__retraction_reason": "",
    }
    of_the_first = standing.filter(claim__status__in=PUBLIC_STATUSES, **repeats)
    if are_few(standing):
        ids = of_the_first.values("claim__relations_in__subject")
        return Q(pk__in=standing.values("claim").union(ids, all=True))
    by_repeats = of_the_first.filter(_is_ours("claim__relations_in__subject"))
    return Q(Exists(standing.filter(_is_ours("claim")))) | Q(Exists(by_repeats))


def are_few(reviews: QuerySet[Any]) -> bool:
    """Whether the claims of some reviews are sooner gathered than met along the way."""
    sql, parameters = reviews.values("claim").query.sql_with_params()
    return summaries.expected((sql, list(parameters))) < FEW


def _is_ours(name: str) -> Func:
    """That a key is the claim's, in a form that the planner looks up. In an OR of two plain EXISTS
    it would hash all rows before it reads the first claim."""
    return Func(
        F(name),
        OuterRef("pk"),
        template="(%(expressions)s]))",
        arg_joiner=" = ANY (ARRAY[",
        output_field=BooleanField(),
    )


def is_also_named(where: Q) -> Q:
    """Speakers with such an alias."""
    return Q(Exists(SpeakerAlias.objects.filter(where, speaker=OuterRef("pk"))))


def measure_is_named(part: str) -> Q:
    """Measures with this part of a name in their label or another name."""
    aliases = MeasureAlias.objects.filter(name__icontains=part, measure=OuterRef("pk"))
    return Q(label__icontains=part) | Q(Exists(aliases))


def topic_is_named(part: str) -> Q:
    """Topics with this part of a name in their label or another name."""
    aliases = TopicAlias.objects.filter(name__icontains=part, topic=OuterRef("pk"))
    return Q(label__icontains=part) | Q(Exists(aliases))


def is_counted(where: Q) -> Q:
    """Events that such a public assertion speaks of."""
    return Q(Exists(listed_assertions().filter(where, event=OuterRef("pk"))))


def is_identified(where: Q) -> Q:
    """Speakers with such an identifier."""
    return Q(Exists(SpeakerIdentifier.objects.filter(where, speaker=OuterRef("pk"))))


def event_is_identified(where: Q) -> Q:
    """Events with such an identifier."""
    return Q(Exists(EventIdentifier.objects.filter(where, event=OuterRef("pk"))))
