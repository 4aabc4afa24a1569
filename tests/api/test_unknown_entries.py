"""An entry that is asked for and is not there is an error that names the nearest one."""

from __future__ import annotations

from typing import Any

import pytest

from claims.api.read.resources import RESOURCES
from claims.queries import read_connection
from claims.queries.visible import STANDING
from claims.services import curation
from tests.support import builders
from tests.support.client import ROOT, ask, assert_problem, ids
from tests.support.world import make_world

pytestmark = pytest.mark.django_db
NOBODY = "01890a5d-ac96-774b-bcce-b302099a8057"


@pytest.mark.parametrize(
    ("address", "parameter", "value", "code", "nearest"),
    [
        ("claims", "speaker", "adda-minster", "unknown_speaker", "ada"),
        ("claims", "root_speaker", "witnes", "unknown_speaker", "witness"),
        ("claims", "speaker__organization", "minstry", "unknown_speaker", "ministry"),
        ("claims", "reviewer", "dessk", "unknown_speaker", "desk"),
        ("claims", "topic", "losess", "unknown_topic", "losses"),
        ("claims", "topic", "casualites", "unknown_topic", "losses"),
        ("claims", "measure", "peple-killed", "unknown_measure", "killed"),
        ("claims", "source", NOBODY, "unknown_source", None),
        ("claims", "event", NOBODY, "unknown_event", None),
        ("claims", "related_to", NOBODY, "unknown_claim", None),
        ("claims", "speaker", NOBODY, "unknown_speaker", None),
        ("claims", "speaker", "hidden", "unknown_speaker", None),
        ("claims", "speaker", "ada,hiddn", "unknown_speaker", None),
        ("claims", "place", "Rzeszow", "unknown_place", "Rzeszów"),
        ("claims", "place", "Rzezow", "unknown_place", "Rzeszów"),
        ("assertions", "topic", "losess", "unknown_topic", "losses"),
        ("assertions", "measure", "peple-killed", "unknown_measure", "killed"),
        ("events", "place", "Kramatorks", "unknown_place", "Kramatorsk"),
        ("events", "measure", "peple-killed", "unknown_measure", "killed"),
        ("sources", "publisher", "dayly", "unknown_speaker", "daily"),
        ("relations", "claim", NOBODY, "unknown_claim", None),
        ("measures", "dimension", "lenght", "unknown_dimension", "length"),
        ("measures", "unit", "kilometers", "unknown_unit", "km"),
        ("measures/killed/series", "speaker", "adda-minster", "unknown_speaker", "ada"),
        ("measures/killed/consensus", "speaker", "adda-minster", "unknown_speaker", "ada"),
        ("measures/killed/consensus", "event", NOBODY, "unknown_event", None),
        ("contradictions", "topic", "losess", "unknown_topic", "losses"),
    ],
)
def test_it_is_refused_with_the_nearest(
    address: str, parameter: str, value: str, code: str, nearest: str | None
) -> None:
    make_world()

    problem = assert_problem(ask(f"{ROOT}{address}/", {parameter: value}), 400, code)

    [fault] = problem["errors"]
    assert (fault["parameter"], fault.get("nearest")) == (parameter, nearest)
    assert nearest is None or f"Did you mean “{nearest}”?" in fault["detail"]


@pytest.mark.parametrize("ordering", ["-said_at", "modified"])
def test_it_is_refused_whichever_way_the_list_is_read(ordering: str) -> None:
    """In one statement, where the order has an index for each entry, or in two."""
    make_world()
    query = {"speaker": "adda-minster", "ordering": ordering}

    for more in ({}, {"kind": "quantity"}, {"count": "exact"}, {"format": "csv"}):
        assert_problem(ask(f"{ROOT}claims/", query | more), 400, "unknown_speaker")


def test_all_that_are_unknown_are_named_at_once() -> None:
    make_world()

    problem = assert_problem(
        ask(f"{ROOT}claims/", {"speaker": "adda-minster", "topic": "losess"}), 400
    )

    assert [(fault["parameter"], fault["nearest"]) for fault in problem["errors"]] == [
        ("speaker", "ada"),
        ("topic", "losses"),
    ]


def test_an_entry_of_which_nothing_is_said_is_no_error() -> None:
    make_world()

    for query in (
        {"speaker": "witness"},
        {"topic": "war", "kind": "pledge"},
        {"place": "Atlantis"},
    ):
        assert ids("claims", **query) == set()


def test_a_merged_entry_means_the_one_it_was_merged_into() -> None:
    world = make_world()
    former = builders.make_speaker(slug="former")
    builders.make_claim(speaker=former, status="published")
    curation.merge(entry=former, into=world.minister, by=None)

    assert ids("claims", speaker="former") == ids("claims", speaker="ada")


@pytest.mark.parametrize("query", ["", "speaker=ada", "speaker={minister.pk}&page_size=1"])
def test_who_is_there_is_not_looked_for_twice(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked about entries as long as the page has a record."""
    world = make_world()
    address = f"{ROOT}claims/"
    text = query.format(**vars(world))
    ask(address, text)  # which keeps the records
    asked: list[str] = []
    run = read_connection.rows
    monkeypatch.setattr(
        read_connection,
        "rows",
        lambda sql, *given, **how: asked.append(sql) or run(sql, *given, **how),
    )

    ask(address, text)

    looked_up = STANDING.partition("{")[0]
    assert asked
    assert [sql for sql in asked if sql.startswith(looked_up)] == []


def test_nothing_is_told_of_what_is_not_public() -> None:
    """A draft's speaker is refused as one that nobody has heard of."""
    make_world()

    answers = [ask(f"{ROOT}claims/", {"speaker": key}).json() for key in ("hidden", "hiddxn")]

    said = [answer["detail"].replace("hiddxn", "hidden") for answer in answers]
    assert said[0] == said[1]


def test_every_filter_by_an_entry_refuses_an_unknown_one() -> None:
    make_world()
    kinds: dict[str, Any] = {}
    for name, view in RESOURCES.items():
        for parameter, known in view.filterset_class.base_filters.items():
            if hasattr(known, "entries"):
                kinds[f"{name} {parameter}"] = ask(f"{ROOT}{name}/", {parameter: NOBODY})

    assert {each.status_code for each in kinds.values()} == {400}
    assert len(kinds) > 25
