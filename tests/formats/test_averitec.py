"""AVeriTeC: a claim made up, what is refused, and 250 real ones."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from claims.formats import averitec
from claims.formats.records import FormatError, Rejection
from tests.support.field_files import AVERITEC, AVERITEC_CLAIM, as_bytes, at_hand


def read(*items: Any) -> list[Any]:
    return [found for _, found in averitec.read(BytesIO(as_bytes(list(items))))]


def read_one(**members: Any) -> Any:
    [found] = read(AVERITEC_CLAIM | members)
    return found


def test_a_claim_is_read_whole() -> None:
    claim = read_one()

    assert (claim.statement, claim.kind) == ("The bridge cost 40 million euros.", "quantity")
    assert (claim.speaker.name, claim.said_at) == ("Ada Smith", "2024-03-01")
    [appearance] = claim.appearances
    assert appearance.is_first
    assert (appearance.source.url, appearance.source.archived_url) == (
        "https://news.example/bridge",
        "https://archive.example/1",
    )
    assert appearance.source.publisher.name == "Example News"
    [review] = claim.reviews
    assert (review.reviewer.slug, review.rating) == ("averitec", "Refuted")
    assert (review.url, review.summary) == (
        "https://checks.example/bridge",
        "The budget names 22 million.",
    )
    assert [source.url for source in review.evidence] == ["https://budget.example/2024"]
    assert claim.left_out == ("location_ISO_code", "claim_types", "questions and answers")


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [("31-10-2020", "2020-10-31"), ("1-10-2020", "2020-10-01"), ("", None), (None, None)],
)
def test_the_day_comes_first(printed: str | None, wanted: str | None) -> None:
    assert read_one(claim_date=printed).said_at == wanted


def test_a_claim_of_nobody_has_no_speaker() -> None:
    claim = read_one(speaker=None)

    assert claim.speaker is None
    assert "speaker" not in claim.given


def test_a_work_without_an_address_is_known_by_its_name() -> None:
    [appearance] = read_one(original_claim_url=None).appearances

    assert (appearance.source.title, appearance.source.url) == ("Example News", "")


def test_equal_claims_are_told_apart_by_their_number_alone() -> None:
    first, second, third = read(AVERITEC_CLAIM, AVERITEC_CLAIM, AVERITEC_CLAIM | {"speaker": "Bo"})

    assert second.dataset_id == f"{first.dataset_id}-2"
    assert third.dataset_id not in (first.dataset_id, second.dataset_id)


@pytest.mark.parametrize(
    ("members", "field", "code"),
    [
        ({"claim": " "}, "claim", "blank"),
        ({"claim": ["x"]}, "claim", "wrong_type"),
        ({"label": "Wrong"}, "label", "unknown_label"),
        ({"claim_date": "10-31-2020"}, "claim_date", "invalid_date"),
        ({"claim_date": "31-2-2020"}, "claim_date", "invalid_date"),
        ({"speaker": {"name": "x"}}, "speaker", "wrong_type"),
        ({"questions": "none"}, "questions", "wrong_type"),
        ({"questions": [{"answers": [1]}]}, "questions.answers", "wrong_type"),
        ({"justification": "a\0"}, "justification", "invalid_character"),
    ],
    ids=str,
)
def test_what_is_refused_says_where_and_why(members: Any, field: str, code: str) -> None:
    found = read_one(**members)

    assert isinstance(found, Rejection)
    assert (found.field, found.code) == (field, code)


def test_what_is_no_claim_is_refused_by_its_place() -> None:
    found = list(averitec.read(BytesIO(as_bytes([AVERITEC_CLAIM, 1, None]))))

    assert [number for number, each in found if isinstance(each, Rejection)] == [2, 3]


@pytest.mark.parametrize("data", [b"\xff\xfe[", b"PK\x03\x04", b"[\xff]"], ids=str)
def test_a_file_that_is_no_text_is_refused_whole(data: bytes) -> None:
    with pytest.raises(FormatError):
        list(averitec.read(BytesIO(data)))


def test_all_real_claims_are_taken_with_who_when_where_and_the_label() -> None:
    printed = json.loads(at_hand(AVERITEC).read_text())

    found = [each for _, each in averitec.read(BytesIO(AVERITEC.read_bytes()))]

    assert len(found) == 250
    assert [told(claim) for claim in found] == [walked(item) for item in printed]
    assert len({claim.dataset_id for claim in found}) == 250


def told(claim: Any) -> dict[str, Any]:
    [review] = claim.reviews
    urls = [appearance.source.url for appearance in claim.appearances]
    return {
        "claim": claim.statement,
        "speaker": claim.speaker and claim.speaker.name,
        "claim_date": claim.said_at,
        "label": review.rating,
        "article": review.url,
        "original": next(filter(None, urls), None),
        "evidence": {source.url for source in review.evidence},
    }


def walked(item: dict[str, Any]) -> dict[str, Any]:
    day, month, year = map(int, item["claim_date"].split("-"))
    answers = [answer for question in item["questions"] for answer in question["answers"]]
    return {
        "claim": item["claim"].strip(),
        "speaker": " ".join((item["speaker"] or "").split()) or None,
        "claim_date": date(year, month, day).isoformat(),
        "label": item["label"],
        "article": item["fact_checking_article"],
        "original": item["original_claim_url"] or None,
        "evidence": {a["source_url"] for a in answers if a["source_url"].startswith("http")},
    }
