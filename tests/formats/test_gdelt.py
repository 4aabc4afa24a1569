"""GDELT: quotations and amounts of a line, and what is refused."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from claims.formats import gdelt
from claims.formats.records import ClaimRecord, LeftOut, Rejection
from tests.support.field_files import gkg


def read(line: bytes) -> list[Any]:
    return [found for _, found in gdelt.read(BytesIO(line))]


def test_a_quotation_is_a_claim_of_nobody_in_its_article() -> None:
    [claim] = read(gkg(quotations="104|26||you are full , stop eating"))

    assert claim.dataset_id == "20240301120000-7#quote-104"
    assert (claim.quote, claim.quote_type) == ("you are full , stop eating", "direct")
    assert (claim.speaker, claim.said_at) == (None, None)
    [appearance] = claim.appearances
    source = appearance.source
    assert (source.url, source.title) == ("https://news.example/bridge", "A bridge & its price")
    assert (source.publisher.name, source.published_at) == ("news.example", "2024-03-01")


def test_an_amount_is_what_the_publisher_asserts() -> None:
    [claim] = read(gkg(amounts="500,people were without power,51;"))

    assert (claim.statement, claim.kind) == ("500 people were without power", "quantity")
    assert (claim.speaker.kind, claim.said_at) == ("outlet", "2024-03-01")


def test_a_translated_quotation_has_none_of_the_words_themselves() -> None:
    [claim] = read(gkg(quotations="1|2||it rained", translation="srclc:ces;eng:x"))

    assert (claim.statement, claim.quote) == ("it rained", "")


def test_each_quotation_and_amount_counts() -> None:
    line = gkg(quotations="1|5||it rained#9|5||", amounts="5,weeks,1;x,y,z;7,,9;")

    found = read(line)

    assert [type(each) for each in found] == [
        ClaimRecord,
        LeftOut,
        ClaimRecord,
        LeftOut,
        LeftOut,
    ]


def test_a_line_without_either_says_so() -> None:
    assert read(gkg()) == [gdelt.NOTHING]


@pytest.mark.parametrize(
    ("line", "field", "code"),
    [
        (b"a\tb", "", "wrong_columns"),
        (b"\t".join([b"x"] * 11), "", "wrong_columns"),
        (gkg().replace(b"20240301120000-7", b""), "GKGRECORDID", "blank"),
        (gkg().replace(b"https://news.example/bridge", b" "), "DocumentIdentifier", "blank"),
        (b"\xff", "", "invalid_utf8"),
    ],
    ids=["two columns", "GKG 1.0", "no record", "no document", "no text"],
)
def test_what_is_refused_says_why(line: bytes, field: str, code: str) -> None:
    [found] = read(line)

    assert isinstance(found, Rejection)
    assert (found.field, found.code) == (field, code)
