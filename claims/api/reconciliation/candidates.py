"""The entities that each query of a batch may mean, each with a score and what it is made of.

The score is that of the best name or code, less up to 30 percent for properties that differ. An
entity without a value for a property is not held to it. A candidate is a match if its name or code
is equal, no property differs, and both is true of no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import combining, normalize
from uuid import UUID

from claims.api.filtering.parameters import nearest, quoted
from claims.api.reconciliation import entities
from claims.api.reconciliation.entities import PROPERTIES, TYPES, Entity
from claims.api.reconciliation.questions import Asked, Query
from claims.queries import matching
from claims.queries.matching import Candidate

Json = dict[str, Any]

DIFFERS, CONTAINS, EQUAL = 0, 60, 100  # what a property scores
LOSS = 0.3  # of the score, where all properties differ
CONSIDERED = 25  # candidates of a query whose properties are looked at


@dataclass(frozen=True)
class Result:
    """A candidate with what its properties score."""

    entity: Entity
    candidate: Candidate
    agreement: Mapping[str, float]

    @property
    def score(self) -> float:
        if not self.agreement:
            return self.candidate.score
        differing = sum(value == DIFFERS for value in self.agreement.values())
        return round(self.candidate.score * (1 - LOSS * differing / len(self.agreement)), 1)

    @property
    def is_sure(self) -> bool:
        return self.candidate.is_equal and DIFFERS not in self.agreement.values()


def results(batch: Mapping[str, Query]) -> Json:
    """The answer to a batch: a few statements, however many queries there are."""
    found = _candidates(batch)
    known = _entities(found)
    return {key: _result(query, found[key], known) for key, query in batch.items()}


def wanted_types(query: Query) -> tuple[str, ...]:
    """The types to look among. No entity is of two."""
    if query.is_of_all and len(set(query.types)) > 1:
        return ()
    return tuple(name for name in TYPES if not query.types or name in query.types)


def _candidates(batch: Mapping[str, Query]) -> dict[str, list[tuple[str, Candidate]]]:
    """The candidates of each query with their types: each type is asked once for all queries."""
    found: dict[str, list[tuple[str, Candidate]]] = {key: [] for key in batch}
    for kind in TYPES:
        asked = [
            (key, text)
            for key, query in batch.items()
            if kind in wanted_types(query)
            for text in query.texts
        ]
        most = max((_most(batch[key]) for key, _ in asked), default=0)
        matches = matching.matches(kind, [text for _, text in asked], most=most, public=True)
        for (key, _), candidates in zip(asked, matches, strict=True):
            found[key] += [(kind, each) for each in candidates]
    return {key: _likeliest(each, _most(batch[key])) for key, each in found.items()}


def _most(query: Query) -> int:
    """How many candidates to look at: one more than are shown, since of two neither is a match."""
    return max(query.limit, CONSIDERED) if query.properties else query.limit + 1


def _likeliest(found: list[tuple[str, Candidate]], most: int) -> list[tuple[str, Candidate]]:
    """Each entity once, the likeliest first."""
    best: dict[UUID, tuple[str, Candidate]] = {}
    for kind, each in sorted(found, key=lambda pair: -pair[1].score):
        best.setdefault(each.id, (kind, each))
    return list(best.values())[:most]


def _entities(found: Mapping[str, list[tuple[str, Candidate]]]) -> dict[UUID, Entity]:
    of_kind: dict[str, set[UUID]] = {}
    for kind, each in (pair for pairs in found.values() for pair in pairs):
        of_kind.setdefault(kind, set()).add(each.id)
    known: dict[UUID, Entity] = {}
    for kind, keys in of_kind.items():
        known |= entities.of_type(kind, sorted(keys))
    return known


def _result(query: Query, found: list[tuple[str, Candidate]], known: Mapping[UUID, Entity]) -> Json:
    scored = [
        Result(known[each.id], each, _agreement(query.properties, known[each.id]))
        for _, each in found
        if each.id in known
    ]
    if not query.text:
        scored = [each for each in scored if any(each.agreement.values())]
    scored.sort(key=lambda each: -each.score)
    sure = [each for each in scored if each.is_sure]
    match = sure[0] if len(sure) == 1 else None
    answer: Json = {"result": [_shown(each, each is match) for each in scored[: query.limit]]}
    if warnings := [*_unknown_types(query.types), *unknown_properties(_names(query))]:
        answer["warnings"] = warnings
    return answer


def _names(query: Query) -> list[str]:
    return [asked.property for asked in query.properties]


def _shown(result: Result, match: bool) -> Json:
    entity, candidate = result.entity, result.candidate
    features = [{"id": name, "value": value} for name, value in candidate.features.items()]
    features += [
        {"id": f"property.{name}", "value": value} for name, value in result.agreement.items()
    ]
    return {
        "id": entity.id,
        "name": entity.name,
        "description": entity.description,
        "type": [{"id": entity.type.id, "name": entity.type.name}],
        "score": result.score,
        "match": match,
        "features": features,
    }


def _agreement(properties: Iterable[Asked], entity: Entity) -> dict[str, float]:
    """What each property scores of which the entity has a value."""
    return {
        asked.property: max(_alike(value, own) for value in asked.values for own in values)
        for asked in properties
        if (values := _compared(entity, asked.property)) and asked.values
    }


def _compared(entity: Entity, name: str) -> list[str]:
    """The values of a property as texts. An entity has its id and its name."""
    return [
        text
        for value in entity.values(name)
        for text in (value.values() if isinstance(value, dict) else [str(value)])
    ]


def _alike(value: str, own: str) -> float:
    value, own = folded(value), folded(own)
    if value == own:
        return EQUAL
    return CONTAINS if value and (value in own or own in value) else DIFFERS


def folded(text: str) -> str:
    """A text without its case and accents."""
    plain = (each for each in normalize("NFKD", text) if not combining(each))
    return " ".join("".join(plain).casefold().split())


def _unknown_types(names: Iterable[str]) -> list[str]:
    return [_no_such("type", name, TYPES) for name in names if name not in TYPES]


def unknown_properties(names: Iterable[str]) -> list[str]:
    return [_no_such("property", name, PROPERTIES) for name in names if name not in PROPERTIES]


def _no_such(what: str, name: str, known: Iterable[str]) -> str:
    close = nearest(name, known)
    hint = f" Did you mean “{close}”?" if close else f" There are: {', '.join(known)}."
    return f"There is no {what} {quoted(name)}.{hint}"
