"""Several values of one parameter: any of them will do, however they are sent."""

from __future__ import annotations

from typing import Any

import pytest

from claims.api.filtering.fields import Several
from claims.api.read.resources import RESOURCES
from claims.queries import read_connection
from tests.support import builders
from tests.support.client import CLIENT, ROOT, ask, assert_problem, ids, listed, pages
from tests.support.world import make_world

pytestmark = pytest.mark.django_db
# What is asked of the world, and the rows that answer, by their names in it.
ANSWERS = [
    ("claims", "speaker=ada,desk", "first earlier claim"),
    ("claims", "speaker=witness,desk", ""),
    ("claims", "root_speaker=ada,{witness.pk}", "first earlier claim"),
    ("claims", "kind=pledge,quantity", "first earlier claim"),
    ("claims", "status=published,retracted", "first earlier claim"),
    ("claims", "topic=losses,war", "claim"),
    ("claims", "measure=killed,dead", "earlier claim"),
    ("claims", "measure=killed,dead&min=330", "claim"),
    ("claims", "measure=killed,dead&comparator=eq,gt", "earlier claim"),
    ("claims", "source={article.pk},{report.pk}", "claim"),
    ("claims", "source={article.pk},{report.pk}&source__kind=report", ""),
    ("claims", "source__kind=report,article", "claim"),
    ("claims", "language=pl,en", "claim"),
    ("claims", "place=Nowhere,rzesz", "claim"),
    ("claims", "speaker__country=UA,PL", "first earlier claim"),
    ("claims", "comparator=eq,ge", "earlier claim"),
    ("claims", "verdict=false,true", "first claim"),
    ("claims", "verdict=true,contradiction", "first claim"),
    ("claims", "verdict=true,agree&reviewer=ada", ""),
    ("claims", "verdict=mixture,false&reviewer=desk,ada", "claim"),
    ("claims", "relation=supports,updates", "claim"),
    ("claims", "related_to={first.pk},{earlier.pk}", "claim"),
    ("assertions", "claim={claim.pk},{earlier.pk}", "assertion change base"),
    ("assertions", "topic=losses,war", "assertion change"),
    ("assertions", "form=ratio,share", "change"),
    ("assertions", "basis=resolved,unresolved", "change"),
    ("assertions", "printed_unit=km,1", "assertion change base"),
    ("speakers", "kind=outlet,anonymous", "outlet witness"),
    ("speakers", "identifier=wikidata:Q2,wikidata:Q1", "minister"),
    ("sources", "publisher=daily,desk", "article report"),
    ("measures", "dimension=length,count", "killed dead"),
    ("relations", "claim={earlier.pk},{first.pk}", "updates repeats"),
    ("events", "place=Kyiv,kramat", "strike"),
]


def names(name: str, query: str, world: Any) -> list[str]:
    known = {str(row.pk): each for each, row in vars(world).items()}
    response = ask(f"{ROOT}{name}/", query)
    assert response.status_code == 200, response.content
    return sorted(known[record["id"]] for record in response.json()["results"])


def test_any_of_several_values_will_do() -> None:
    world = make_world()

    found = {
        (name, query): names(name, query.format(**vars(world)), world) for name, query, _ in ANSWERS
    }

    assert found == {(name, query): sorted(rows.split()) for name, query, rows in ANSWERS}


def test_repeated_values_are_as_good_as_joined_ones() -> None:
    world = make_world()

    assert names("claims", "speaker=desk&speaker=ada&topic=war&topic=war", world) == ["claim"]
    assert names("claims", "fields=id&fields=kind&facets=kind&facets=status", world)
    assert names("claims", "place=Nowhere&place=Rzesz", world) == ["claim"]


def test_a_comma_before_a_space_belongs_to_a_place() -> None:
    claim = builders.make_claim(status="published", place="Springfield, Illinois")
    builders.make_claim(status="published", place="Springfield")

    assert ids("claims", place="Springfield, Ill") == {str(claim.pk)}
    assert len(ids("claims", place="Springfield, Ill,Springfield")) == 2


@pytest.mark.parametrize("name", [name for name in RESOURCES if name != "units"])
def test_every_choice_of_words_or_entries_takes_several(name: str) -> None:
    filters = RESOURCES[name].filterset_class.base_filters
    single = {
        parameter
        for parameter, known in filters.items()
        if not isinstance(known.field, Several)
        and ("enum" in known.field.schema or known.field.schema.get("format") == "uuid")
    }

    assert single <= {"mode"}


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("speaker=" + ",".join(f"s{n}" for n in range(101)), "too_many_values"),
        ("&".join(f"kind=event{n}" for n in range(101)), "too_many_parameters"),
        ("speaker=ada,", "empty_value"),
        ("speaker=,ada", "empty_value"),
        ("kind=event,quantty", "unknown_value"),
        ("kind=event&kind=quantty", "unknown_value"),
        ("min=3&min=4", "repeated_parameter"),
        ("said_at__gte=2022&said_at__gte=2023", "repeated_parameter"),
        ("ordering=id&ordering=-id", "repeated_parameter"),
    ],
)
def test_a_list_is_read_as_strictly_as_its_values(query: str, code: str) -> None:
    make_world()

    assert_problem(ask(f"{ROOT}claims/", query), 400, code)


def test_a_hundred_values_are_taken() -> None:
    kinds = [f"{scheme}:{n}" for n in range(99) for scheme in ("isni",)] + ["wikidata:Q1"]
    world = make_world()

    assert names("speakers", f"identifier={','.join(kinds)}", world) == ["minister"]


def test_many_entries_are_looked_up_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    speakers = [builders.make_speaker() for _ in range(9)]
    for speaker in speakers:
        builders.make_claim(speaker=speaker, status="published")
    keys = [str(speaker.pk) if speaker.pk.int % 2 else speaker.slug for speaker in speakers]
    asked: list[str] = []
    run = read_connection.rows

    def noted(sql: str, *given: Any, **how: Any) -> Any:
        asked.append(sql)
        return run(sql, *given, **how)

    monkeypatch.setattr(read_connection, "rows", noted)

    assert len(ids("claims", speaker=",".join(keys))) == 9
    assert len(asked) <= 4, "ids, slugs, the page, and what it lacks"


def test_a_claim_under_two_of_the_entries_is_one_claim_and_counted_as_one() -> None:
    claim = builders.make_claim(status="published")
    topics = [builders.make_topic() for _ in range(3)]
    for topic in topics:
        builders.make_claim_topic(claim=claim, topic=topic)
    query = {"topic": ",".join(topic.slug for topic in topics)}

    answer = ask(f"{ROOT}claims/", query | {"count": "exact", "facets": "kind"}).json()

    assert [record["id"] for record in answer["results"]] == [str(claim.pk)]
    assert answer["count"]["value"] == 1
    assert answer["facets"]["kind"]["values"][0]["count"] == 1


def test_pages_of_several_values_follow_one_another_and_have_tags() -> None:
    speakers = [builders.make_speaker() for _ in range(3)]
    for number in range(9):
        builders.make_claim(speaker=speakers[number % 3], status="published")
    query = {"speaker": f"{speakers[0].slug},{speakers[1].pk}", "page_size": 2}

    seen = [record["id"] for page in pages(f"{ROOT}claims/", query) for record in page["results"]]
    first = ask(f"{ROOT}claims/", query)

    assert seen == [record["id"] for record in listed("claims", speaker=query["speaker"])]
    assert len(seen) == len(set(seen)) == 6
    assert ask(f"{ROOT}claims/", query, if_none_match=first["ETag"]).status_code == 304


def test_a_page_for_people_keeps_several_values() -> None:
    make_world()

    page = CLIENT.get(f"{ROOT}claims/?speaker=ada&speaker=desk&format=html").content.decode()

    assert 'value="ada,desk"' in page
