"""The claims that wait for review, in the order that they are reviewed in.

First come those that would contradict what is published, then those with an assertion that is not
what its words say, then the others with assertions, then those without any; in each, the oldest
first. Each rank is asked for by itself, so that no question puts all drafts in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from claims.models import (
    AssertionReading,
    Claim,
    ClaimKind,
    ClaimTopic,
    Decision,
    DecisionState,
    DraftStanding,
    Measure,
    PublicObject,
    Skip,
    Speaker,
    Topic,
)
from claims.models.claims import DRAFT, DRAFT_STATUSES
from claims.queries.exists_filters import asserts
from claims.queries.keys import read_key

MOST_COUNTED = 100_000
NOBODY = UUID(int=0)


class Rank(IntEnum):
    CONTRADICTS = 0
    TO_CHECK = 1
    FIGURES = 2
    NO_FIGURES = 3


def _of_claim(model: Any, path: str = "claim", **conditions: Any) -> Q:
    return Q(Exists(model.objects.filter(**{path: OuterRef("pk")}, **conditions)))


CONTRADICTS = _of_claim(DraftStanding)
TO_CHECK = _of_claim(AssertionReading, "assertion__claim", worklist__gt="")
FIGURES = asserts(Q())
RANKS = {
    Rank.CONTRADICTS: CONTRADICTS,
    Rank.TO_CHECK: TO_CHECK & ~CONTRADICTS,
    Rank.FIGURES: FIGURES & ~TO_CHECK & ~CONTRADICTS,
    Rank.NO_FIGURES: ~FIGURES,
}


@dataclass(frozen=True)
class Place:
    """A claim in the queue, after which it goes on."""

    rank: Rank
    claim: UUID

    def __str__(self) -> str:
        return f"{int(self.rank)}.{self.claim}"


@dataclass(frozen=True)
class Queue:
    """What waits for somebody, as far as an address narrows it down. `chosen` are the conditions of
    the address by their names, `free` is what nobody else has open."""

    by: Any
    free: Q = field(default_factory=Q)
    chosen: Mapping[str, str] = field(default_factory=dict)

    def claims(self) -> QuerySet[Claim]:
        """All that wait, whoever has them open."""
        found = Claim.objects.filter(DRAFT, ~_of_claim(Decision, state=DecisionState.WAITING))
        for name, text in self.chosen.items():
            found = found.filter(FILTERS[name](text))
        skipped = _of_claim(Skip, by=self.by)
        return found.filter(skipped if self.is_of_skipped else ~skipped)

    @property
    def is_of_skipped(self) -> bool:
        return self.chosen.get("skipped") == "yes"

    def after(self, place: Place | None, most: int) -> list[Place]:
        """The next so many places, from the beginning or after one of them."""
        found: list[Place] = []
        for rank in Rank:
            if place is None or rank >= place.rank:
                found += self._of_rank(rank, place, most - len(found))
            if len(found) == most:
                break
        return found

    def _of_rank(self, rank: Rank, place: Place | None, most: int) -> list[Place]:
        claims = self.claims().filter(RANKS[rank], self.free)
        if place is not None and rank == place.rank:
            claims = claims.filter(pk__gt=place.claim)
        return [
            Place(rank, key) for key in claims.order_by("pk").values_list("pk", flat=True)[:most]
        ]

    def count(self) -> int:
        """How many wait, counted up to a limit."""
        return self.claims().order_by()[:MOST_COUNTED].count()


def read_place(text: str) -> Place | None:
    """A place as an address names it, or None at the beginning. Raises ValueError."""
    if not text:
        return None
    rank, _, key = text.partition(".")
    return Place(Rank(int(rank)), UUID(key))


def rank_of(claim: UUID) -> Rank:
    """Where a claim stands, or would stand if it waited."""
    ranks = [When(RANKS[rank], then=Value(int(rank))) for rank in Rank]
    found = Claim.objects.filter(pk=claim).values_list(Case(*ranks), flat=True).first()
    return Rank.NO_FIGURES if found is None else Rank(found)


def chosen(asked: Mapping[str, str]) -> dict[str, str]:
    """The conditions that an address names. Raises ValueError with what one of them may be."""
    found = {name: text for name, text in asked.items() if name in FILTERS and text}
    for name, text in found.items():
        FILTERS[name](text)
    return found


def _word(name: str, known: Mapping[str, Q]) -> Callable[[str], Q]:
    def condition(text: str) -> Q:
        if text not in known:
            raise ValueError(f"“{name}” is one of: {', '.join(known)}.")
        return known[text]

    return condition


def _entry(name: str, model: type[PublicObject], condition: Callable[[UUID], Q]) -> Any:
    def of(text: str) -> Q:
        return condition(_id(model, _key(name, text)))

    return of


def _id(model: type[PublicObject], key: UUID | str) -> UUID:
    """Of an entry, public or not: itself, or the one that it was merged into."""
    found = model.objects.filter(**{"pk" if isinstance(key, UUID) else "slug": key})
    own, merged = found.values_list("pk", "merged_into").first() or (NOBODY, None)
    return merged or own


def _key(name: str, text: str) -> UUID | str:
    key = read_key(text)
    if key is None:
        raise ValueError(f"“{name}” is the id or the slug of one.")
    return key


def _topic(text: str) -> Q:
    """Of a topic, or of one of its narrower ones."""
    found = {_id(Topic, _key("topic", text))}
    wider = found
    while wider:
        wider = set(Topic.objects.filter(broader__in=wider).values_list("pk", flat=True)) - found
        found = found | wider
    return _of_claim(ClaimTopic, topic__in=found)


def name_of(name: str, text: str) -> str:
    """What the entry of a condition is called."""
    model = ENTRIES[name]
    found = model.objects.filter(pk=_id(model, _key(name, text))).first()
    return str(found) if found else text


def _texts(field: str) -> Callable[[str], Q]:
    return lambda text: Q(**{field: text})


def _each(field: str, words: Any) -> Iterator[tuple[str, Q]]:
    return ((word, Q(**{field: word})) for word in words)


ENTRIES: dict[str, Any] = {"topic": Topic, "speaker": Speaker, "measure": Measure}
HAS = {
    "assertions": FIGURES,
    "no_assertions": ~FIGURES,
    "contradictions": CONTRADICTS,
    "figures_to_check": TO_CHECK,
}
CHOICES: dict[str, tuple[str, ...]] = {
    "has": tuple(HAS),
    "kind": tuple(ClaimKind.values),
    "status": DRAFT_STATUSES,
    "skipped": ("yes", "no"),
}
FILTERS: dict[str, Callable[[str], Q]] = {
    "has": _word("has", HAS),
    "topic": _topic,
    "speaker": _entry("speaker", Speaker, lambda key: Q(speaker=key)),
    "measure": _entry("measure", Measure, lambda key: asserts(Q(measure=key))),
    "dataset": _texts("dataset"),
    "language": _texts("language"),
    "kind": _word("kind", dict(_each("kind", CHOICES["kind"]))),
    "status": _word("status", dict(_each("status", CHOICES["status"]))),
    "skipped": _word("skipped", dict.fromkeys(CHOICES["skipped"], Q())),
}
