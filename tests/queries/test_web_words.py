"""What is typed to find texts, and what PostgreSQL is asked for."""

from __future__ import annotations

import pytest

from claims.queries.web_words import WrongStar, as_tsquery
from tests.support import builders
from tests.support.client import ROOT, ask, assert_problem, listed


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("grain ships", "'grain' & 'ships'"),
        ("grain or ships -fish", "'grain' | 'ships' & !('fish')"),
        ('"grain ships"', "'grain' <-> 'ships'"),
        ("“grain ships”", "'grain' <-> 'ships'"),
        ("«grain ships», fish", "'grain' <-> 'ships' & 'fish'"),
        ('"grain', "'grain'"),
        ("civ*", "'civ':*"),
        ('"killed civ*"', "'killed' <-> 'civ':*"),
        ("-civ*", "!('civ':*)"),
        ("don’t", "'don''t'"),
        ("! & | ( :", ""),
        ("or or", ""),
        ('""', ""),
        ("12", "('12' | '€12' | '£12')"),
        ("a\\b", "'a b'"),
    ],
)
def test_a_question_is_written_for_postgresql(typed: str, asked: str) -> None:
    assert as_tsquery(typed) == asked


@pytest.mark.parametrize("typed", ["*", "c*", "*civ", "ci*l", "civ**", '"* b"', "-*"])
def test_a_star_that_ends_no_word_is_refused(typed: str) -> None:
    with pytest.raises(WrongStar):
        as_tsquery(typed)


@pytest.mark.parametrize(
    ("printed", "questions"),
    [
        ("They counted 1,351 people.", ["1351", "1,351", '"1351 people"', "“1,351 people”"]),
        ("They counted 1351 people.", ["1351", "1,351"]),
        ("About 1.3 million fled.", ["1300000", "1,300,000", "1.3 million", '"1.3 million fled"']),
        ("About 1,300,000 fled.", ["1.3 million", "1300000", '"1.3 million fled"']),
        ("Aid of $2.75bn was sent.", ["2.75 billion", "2750000000", "$2,750,000,000"]),
        ("It cost €40 million.", ["40 million", "40000000", "€40,000,000"]),
        ("Half a million, or 500,000, left.", ["500000", "500 thousand"]),
    ],
)
@pytest.mark.django_db
def test_a_number_is_found_however_it_is_printed(printed: str, questions: list[str]) -> None:
    claim = builders.make_claim(status="published", statement=printed)
    builders.make_claim(status="published", statement="They counted 13 people in 351 houses.")

    found = {asked: [record["id"] for record in listed("claims", q=asked)] for asked in questions}

    assert found == {asked: [str(claim.pk)] for asked in questions}


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["civ*", "civil*", "CIV*", "civilian*", "civi* kill*"])
def test_the_beginning_of_a_word_finds_it(typed: str) -> None:
    claim = builders.make_claim(status="published", statement="Many civilians were killed.")
    builders.make_claim(status="published", statement="A city council met.")

    page = ask(f"{ROOT}claims/", {"q": typed, "highlight": "true", "ordering": "-rank"}).json()

    assert [record["id"] for record in page["results"]] == [str(claim.pk)]
    assert "<mark>civilians</mark>" in str(page["highlights"])


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["c*", "**", "*ians", "civ*ns"])
def test_a_star_that_stands_for_nothing_is_not_ignored(typed: str) -> None:
    problem = assert_problem(ask(f"{ROOT}claims/", {"q": typed}), 400, "invalid_prefix")

    assert "civ*" in problem["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "ignored"),
    [
        ("the grain", ["the"]),
        ("“were killed”", ["were"]),
        ('"out of the grain"', ["out", "of", "the"]),
        ("grain", None),
        ("grain -fish", None),
    ],
)
def test_words_that_are_in_every_text_are_named(typed: str, ignored: list[str] | None) -> None:
    builders.make_claim(status="published", statement="Grain was lost, and people were killed.")

    page = ask(f"{ROOT}claims/", {"q": typed}).json()

    assert page.get("ignored_words") == ignored


@pytest.mark.django_db
def test_lines_say_it_in_a_header() -> None:
    builders.make_claim(status="published", statement="Grain was lost.")

    answer = ask(f"{ROOT}claims/", {"q": "the grain", "format": "ndjson"})

    assert '"ignored_words":["the"]' in answer["Onrecord-About"]
