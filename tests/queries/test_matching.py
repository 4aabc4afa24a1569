"""Names and codes lead to the entries that they mean, with a score that says how surely."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from claims.models import Event, Measure, Source, Speaker, Topic
from claims.queries import read_connection
from claims.queries.matching import ALIKE, EQUAL, KINDS, Candidate, matches
from tests.support import builders

pytestmark = pytest.mark.django_db

MAKE: dict[str, Callable[..., Any]] = {
    "speaker": lambda name: builders.make_speaker(name=name, slug="the-slug"),
    "source": lambda name: builders.make_source(title=name, url="https://www.paper.example/a/"),
    "measure": lambda name: builders.make_measure(label=name, slug="the-slug"),
    "topic": lambda name: builders.make_topic(label=name, slug="the-slug"),
    "event": lambda name: builders.make_event(label=name),
}


def one(kind: str, text: str, **more: Any) -> list[Candidate]:
    [found] = matches(kind, [text], **more)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_is_found_whatever_its_case_and_accents(kind: str) -> None:
    entry = MAKE[kind]("Ministère de la Santé")

    [found] = one(kind, "  MINISTERE de la  santé ")

    assert found == Candidate(entry.pk, "Ministère de la Santé", {"name": EQUAL})
    assert found.is_equal


@pytest.mark.parametrize(
    ("kind", "text", "way"),
    [
        ("speaker", "the-slug", "slug"),
        ("measure", "the-slug", "slug"),
        ("topic", "the-slug", "slug"),
        ("source", "http://paper.example/a?utm_source=feed", "address"),
    ],
)
def test_a_code_is_found(kind: str, text: str, way: str) -> None:
    entry = MAKE[kind]("A name")

    [found] = one(kind, text)

    assert (found.id, found.features) == (entry.pk, {way: EQUAL})


@pytest.mark.parametrize("kind", KINDS)
def test_an_id_is_found(kind: str) -> None:
    entry = MAKE[kind]("A name")

    assert [each.features for each in one(kind, str(entry.pk).upper())] == [{"id": EQUAL}]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Q7817", True),
        ("wikidata:Q7817", True),
        ("https://www.wikidata.org/wiki/Q7817", True),
        ("http://www.wikidata.org/entity/Q7817/", True),
        ("isni:Q7817", False),
        ("https://paper.example/Q7817", False),
        ("Q781", False),
    ],
)
@pytest.mark.parametrize("kind", ["speaker", "event"])
def test_an_identifier_is_found_by_itself_and_with_its_register(
    kind: str, text: str, is_found: bool
) -> None:
    entry = MAKE[kind]("A name")
    make = builders.make_identifier if kind == "speaker" else builders.make_event_identifier
    make(**{kind: entry}, value="Q7817")

    ways = [each.features for each in one(kind, text)]

    assert ways == ([{"identifier": EQUAL}] if is_found else [])


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Zelenskyy, Volodymyr", ALIKE),
        ("Volodymyr Zelensky", 70),
        ("Volodymir Zelenskyi", 40),
        ("President Volodymyr Zelenskyy", 60),
        ("Zelensky", 50),
    ],
)
def test_what_is_only_alike_scores_less_than_what_is_equal(text: str, least: float) -> None:
    entry = builders.make_speaker(name="Volodymyr Zelenskyy")

    [found] = one("speaker", text)

    assert found.id == entry.pk
    assert least <= found.score <= ALIKE
    assert not found.is_equal


@pytest.mark.parametrize("text", ["", "   ", "x", "Angela Merkel", "%", "_", "\\", "a" * 1000])
def test_what_is_like_nothing_has_no_candidate(text: str) -> None:
    builders.make_speaker(name="Volodymyr Zelenskyy")

    assert one("speaker", text) == []


def test_another_name_is_as_good_as_the_name() -> None:
    speaker = builders.make_speaker(name="UN Refugee Agency")
    builders.make_alias(speaker=speaker, name="UNHCR")

    [found] = one("speaker", "unhcr")

    assert found == Candidate(speaker.pk, "UN Refugee Agency", {"other_name": EQUAL})


def test_a_name_that_two_have_means_neither() -> None:
    first, second = (builders.make_speaker(name="John Smith") for _ in range(2))

    found = one("speaker", "John Smith")

    assert {each.id for each in found} == {first.pk, second.pk}
    assert all(each.is_equal for each in found)


def test_the_likeliest_come_first_and_no_more_than_are_asked_for() -> None:
    for name in ("Smith", "John Smithson", "John Smith", "Joan Smith"):
        builders.make_speaker(name=name)

    found = one("speaker", "John Smith", most=3)

    assert found[0].name == "John Smith"
    assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)
    assert len(found) == 3


def test_a_merged_entry_leads_to_its_survivor() -> None:
    survivor = builders.make_speaker(name="UN Refugee Agency")
    builders.make_speaker(name="U. N. H. C. R.", merged_into=survivor)

    [found] = one("speaker", "U. N. H. C. R.")

    assert (found.id, found.name) == (survivor.pk, "UN Refugee Agency")


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        ("speaker", Speaker),
        ("source", Source),
        ("measure", Measure),
        ("topic", Topic),
        ("event", Event),
    ],
)
def test_what_is_redacted_is_not_found(kind: str, model: Any) -> None:
    entry = MAKE[kind]("A name")
    model.objects.filter(pk=entry.pk).update(redacted_at=timezone.now())

    assert one(kind, "A name") == []


def test_the_public_finds_what_is_public() -> None:
    builders.make_speaker(name="Ada Lovelace")
    claim = builders.make_claim(
        status="published", speaker=builders.make_speaker(name="Ada Lovelace")
    )

    assert len(one("speaker", "Ada Lovelace")) == 2
    assert [each.id for each in one("speaker", "Ada Lovelace", public=True)] == [claim.speaker_id]
    assert [each.id for each in one("speaker", "Ada Lovelase", public=True)] == [claim.speaker_id]


def test_a_batch_is_one_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("First", "Second"):
        builders.make_speaker(name=name)
    rows, asked = read_connection.rows, list[Any]()
    monkeypatch.setattr(read_connection, "rows", lambda *given: asked.append(given) or rows(*given))

    found = matches("speaker", ["First", "Nobody", "Second", "First"])

    assert [[each.name for each in of_one] for of_one in found] == [
        ["First"],
        [],
        ["Second"],
        ["First"],
    ]
    assert len(asked) == 1
    assert matches("speaker", []) == []
