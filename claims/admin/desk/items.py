"""Claims as the desk shows them: a fixed number of statements for however many."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string

from claims.admin.desk import figures as rows
from claims.admin.desk import strips, texts
from claims.models import Claim, ClaimKind, QuoteType
from claims.queries import beside_claims, history
from claims.queries.beside_claims import Alike, Near, Passage
from claims.queries.review_queue import Place
from claims.records import unpublished
from claims.services.recording.existing import versions
from claims.web.html.labels import words

Json = dict[str, Any]
CHANGES = 3
TEMPLATE = "claims/admin/desk/claim.html"


@dataclass(frozen=True)
class Item:
    """One claim: what its page holds, and the version that is saved against."""

    claim: UUID
    version: str
    place: Place
    context: Json

    def html(self, **more: Any) -> str:
        return render_to_string(TEMPLATE, self.context | {"version": self.version, **more})

    def as_json(self, **more: Any) -> Json:
        return {
            "id": str(self.claim),
            "version": self.version,
            "place": str(self.place),
            "title": self.context["title"],
            "html": self.html(**more),
        }


def items(places: Collection[Place], *, with_changes: bool = True) -> list[Item]:
    """The claims at these places, those that are gone left out."""
    claims = [place.claim for place in places]
    if not claims:
        return []
    records, now = unpublished.records(claims), versions(claims)
    checked = beside_claims.checked(claims)
    named = beside_claims.named({key for each in checked.values() for key in each.witnesses})
    near, alike = beside_claims.same_measure(claims), beside_claims.alike(claims)
    passages = beside_claims.passages(claims)
    edited = beside_claims.edited(claims) if with_changes else ()
    changes = {key: history.page(Claim, key, most=CHANGES).entries for key in edited}
    return [
        Item(
            place.claim,
            now[place.claim],
            place,
            _context(
                records[place.claim],
                rows.figures(records[place.claim], checked, named),
                near[place.claim],
                alike[place.claim],
                passages[place.claim],
            )
            | {"changes": changes.get(place.claim, ())},
        )
        for place in places
        if place.claim in records
    ]


def _context(
    record: Json, figures: list[Json], near: list[Near], alike: list[Alike], passages: list[Passage]
) -> Json:
    language = record["language"]
    around = {str(passage.source): passage for passage in passages}
    return {
        "claim": record,
        "title": record["statement"],
        "figures": figures,
        "statement": texts.spans(record["statement"], language, figures, is_quote=False),
        "quote": texts.spans(record["quote"], language, figures, is_quote=True),
        "chain": [(each, words(each["verb"])) for each in record["attributions"]],
        "sources": [(each, around.get(each["source"]["id"])) for each in record["appearances"]],
        "measures": [_beside(figure, near) for figure in figures],
        "alike": alike,
        "proposed_kind": _proposed_kind(record),
        "kind_shown": words(record["kind"]),
        "status_shown": words(record["status"]),
        "kinds": ClaimKind.choices,
        "quote_types": [("", "none"), *QuoteType.choices],
        "menus": rows.CHOICES,
    }


def _proposed_kind(record: Json) -> str:
    """A claim of which nobody has said the kind is about its figure, if it has one."""
    is_open = record["kind"] == ClaimKind.OTHER and record["assertions"]
    return ClaimKind.QUANTITY if is_open else ""


def _beside(figure: Json, near: list[Near]) -> Json:
    """The nearest assertions of its measure, with its own among them on one scale."""
    others = [each for each in near if str(each.of_assertion) == figure["key"]]
    ranges = [_range(figure["canonical"]), *(each.canonical for each in others)]
    own, *bars = strips.bars(ranges)
    return {"figure": figure, "own": own, "others": list(zip(others, bars, strict=True))}


def _range(interval: Json | None) -> Any:
    if interval is None:
        return None
    return beside_claims.interval(interval["low"], interval["high"])
