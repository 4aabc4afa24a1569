"""Formats: what is read and what is refused, line by line, without a database."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest

from claims.formats import liar, ndjson
from claims.formats.lines import LONGEST
from claims.formats.records import ClaimRecord, Days, FormatError, Rejection, RoleRecord
from claims.records.plain_records import shape_of
from claims.records.schemas import ClaimShape

SHAPE = shape_of(ClaimShape)
CLAIM = {"statement": "It rained.", "dataset": "o", "dataset_id": "1"}
FIGURE = {"as_printed": "331", "measure": {"slug": "killed"}, "low": "331", "high": "331"}
LIAR = [
    "1.json",
    "half-true",
    "Rain fell.",
    "weather,health-care",
    "ada-l-smith",
    "Mayor",
    " Texas ",
    "republican",
    "0",
    "1",
    "0",
    "0",
    "0",
    "a  radio interview",
]
KEY = "019ab000-0000-7000-8000-000000000001"


def read_json(*lines: Any) -> list[tuple[int, ClaimRecord | Rejection]]:
    texts = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return list(ndjson.read(SHAPE, BytesIO(b"\n".join(texts))))


def read_claim(line: Any) -> Any:
    [(_, record)] = read_json(line)
    return record


def read_liar(**columns: str) -> Any:
    names = ("id", "label", "statement", "subject", "speaker", "job", "state", "party")
    cells = [columns.get(name, cell) for name, cell in zip(names, LIAR, strict=False)] + LIAR[8:]
    [(_, record)] = liar.read(BytesIO("\t".join(cells).encode()))
    return record


def test_lines_keep_their_numbers_and_empty_ones_are_skipped() -> None:
    found = read_json(CLAIM, b"", b"  ", b"\r", b"{", CLAIM)

    assert [line for line, _ in found] == [1, 5, 6]
    assert isinstance(found[1][1], Rejection)


def test_a_byte_order_mark_and_windows_line_ends_are_no_content() -> None:
    text = b"\xef\xbb\xbf" + json.dumps(CLAIM).encode() + b"\r\n" + json.dumps(CLAIM).encode()

    found = [record for _, record in ndjson.read(SHAPE, BytesIO(text))]

    assert [getattr(record, "statement", None) for record in found] == ["It rained."] * 2


def test_a_line_that_is_too_long_does_not_take_the_next_with_it() -> None:
    found = read_json(b'"' + b"x" * 3 * LONGEST + b'"', CLAIM)

    assert [getattr(record, "code", "read") for _, record in found] == ["line_too_long", "read"]
    assert [line for line, _ in found] == [1, 2]


@pytest.mark.parametrize(
    "start", ["{}".encode("utf-16"), b"\x1f\x8b\x08\x00", b"PK\x03\x04 a", b"%PDF-1.7"]
)
def test_a_file_that_is_no_text_is_refused_whole(start: bytes) -> None:
    with pytest.raises(FormatError):
        read_json(start)


@pytest.mark.parametrize(
    ("line", "field", "code"),
    [
        (b"\xff{}", "", "invalid_utf8"),
        (b'{"statement": "a\x00b"}', "", "invalid_character"),
        (b"{", "", "invalid_json"),
        (b"{} {}", "", "invalid_json"),
        (b"[]", "", "not_an_object"),
        (b'"text"', "", "not_an_object"),
        (b'{"statement": NaN}', "statement", "invalid_number"),
        (b'{"statement": -Infinity}', "statement", "invalid_number"),
        (b'{"statement": ' + b"9" * 101 + b"}", "statement", "invalid_number"),
        (b'{"a": 1, "a": 1}', "a", "duplicate_key"),
        (b'{"speaker": {"slug": "a", "slug": "b"}}', "slug", "duplicate_key"),
        (b'{"a": ' + b"[" * 32 + b"]" * 32 + b"}", "", "too_deep"),
        (b"[" * 400_000, "", "too_deep"),
        (b'{"a": "' + b'\\"' * 200_000 + b"[" * 40, "", "invalid_json"),
        (b'{"statement": "\\ud800"}', "statement", "invalid_character"),
        (b'{"statement": "\\u0000"}', "statement", "invalid_character"),
        ({"statment": "x"}, "statment", "unknown_field"),
        ({"\ud800": "x"}, "\ud800", "unknown_field"),
        ({"speaker": {"slugg": "x"}}, "speaker.slugg", "unknown_field"),
        ({"statement": 1}, "statement", "wrong_type"),
        ({"statement": None}, "statement", "wrong_type"),
        ({"speaker": "ada"}, "speaker", "wrong_type"),
        ({"topics": {"slug": "war"}}, "topics", "wrong_type"),
        ({"topics": ["war"]}, "topics[0]", "wrong_type"),
        ({"topics": [{"slug": "t"}] * 1001}, "topics", "too_many"),
        ({"id": "1"}, "id", "invalid_id"),
        ({"id": KEY.upper()}, "id", "invalid_id"),
        ({"assertions": [FIGURE | {"low": True}]}, "assertions[0].low", "wrong_type"),
        ({"assertions": [FIGURE | {"low": "1_000"}]}, "assertions[0].low", "invalid_number"),
        ({"assertions": [FIGURE | {"low": "NaN"}]}, "assertions[0].low", "invalid_number"),
        ({"assertions": [FIGURE | {"low": "٣"}]}, "assertions[0].low", "invalid_number"),
        ({"assertions": [FIGURE | {"position": 1.5}]}, "assertions[0].position", "wrong_type"),
        ({"assertions": [FIGURE | {"position": 10**12}]}, "assertions[0].position", "wrong_type"),
        ({"assertions": [FIGURE | {"as_of": "2022"}]}, "assertions[0].as_of", "wrong_type"),
        (
            {"assertions": [FIGURE | {"as_of": {"from": "2022-03-05", "to": "2022-03-04"}}]},
            "assertions[0].as_of",
            "inverted_period",
        ),
        (
            {"assertions": [FIGURE | {"as_of": {"from": "20220305", "to": "2022-03-05"}}]},
            "assertions[0].as_of.from",
            "invalid_date",
        ),
        (
            {"assertions": [FIGURE | {"as_of": {"from": "2022-03-05", "to": "9999-01-01"}}]},
            "assertions[0].as_of.to",
            "invalid_date",
        ),
        ({"appearances": [{"is_first": 1}]}, "appearances[0].is_first", "wrong_type"),
        ({"merged_into": KEY}, "merged_into", "tombstone"),
        ({"redacted_at": "2022-03-05T00:00:00Z"}, "redacted_at", "tombstone"),
    ],
)
def test_what_is_refused_names_the_field_and_a_code(line: Any, field: str, code: str) -> None:
    refused = read_claim(line)

    assert (refused.field, refused.code) == (field, code)
    assert refused.reason


def test_an_unknown_field_is_answered_with_the_nearest_known_one() -> None:
    assert "Did you mean “statement”?" in read_claim({"statment": "x"}).reason


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (331, "331"),
        ("331", "331"),
        (2.75, "2.75"),
        ("0.1", "0.1"),
        ("2.5e9", "2.5E+9"),
        ("-4", "-4"),
        (b"0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"),
    ],
)
def test_numbers_are_exact_as_text_and_as_numbers(number: Any, wanted: str) -> None:
    line = json.dumps({"assertions": [FIGURE | {"low": "LOW"}]}).encode()
    written = number if isinstance(number, bytes) else json.dumps(number).encode()

    claim = read_claim(line.replace(b'"LOW"', written))

    assert claim.assertions[0].low == Decimal(wanted)


def test_a_record_says_which_members_it_was_given() -> None:
    claim = read_claim(CLAIM | {"place": "", "status": "published", "version": 3, "relations": []})

    assert claim.given == {"statement", "dataset", "dataset_id", "place", "relations_out"}


def test_a_claim_has_the_relations_that_go_out_from_it() -> None:
    other = {"id": KEY, "statement": "It rained first.", "status": "published"}
    shown = [
        {"id": KEY, "kind": "repeats", "direction": "out", "claim": other, "note": "Word by word."},
        {"id": KEY, "kind": "supports", "direction": "in", "claim": other},
    ]

    [relation] = read_claim(CLAIM | {"relations": shown}).relations_out

    assert (relation.kind, relation.object, relation.note) == (
        "repeats",
        UUID(KEY),
        "Word by word.",
    )


def test_a_figure_is_read_whole() -> None:
    days = {"from": "2022-03-01", "to": "2022-03-31"}
    claim = read_claim(
        CLAIM | {"assertions": [FIGURE | {"id": KEY, "period": days, "interval": None}]}
    )

    [figure] = claim.assertions
    assert (figure.id, figure.low, figure.comparator) == (UUID(KEY), Decimal(331), "eq")
    assert figure.period == Days(date(2022, 3, 1), date(2022, 3, 31))


def test_a_liar_row_becomes_a_claim_with_its_review() -> None:
    claim = read_liar()

    [review] = claim.reviews
    assert (claim.dataset, claim.dataset_id, claim.statement) == ("liar", "1.json", "Rain fell.")
    assert claim.place == "a radio interview"
    assert [(t.slug, t.label) for t in claim.topics] == [
        ("weather", "Weather"),
        ("health-care", "Health care"),
    ]
    assert (claim.speaker.name, claim.speaker.area) == ("Ada L Smith", "Texas")
    assert claim.speaker.roles == (
        RoleRecord(title="Mayor"),
        RoleRecord(organization=liar.PARTIES["republican"]),
    )
    assert (review.rating, review.rating_value) == ("Half True", 4)
    assert (review.rating_worst, review.rating_best) == (1, 6)
    assert "verdict" not in review.given
    assert not {"said_at", "appearances", "kind", "language"} & claim.given


def test_quotation_marks_mean_nothing_in_liar() -> None:
    rows = ["\t".join([f"{n}.json", *LIAR[1:2], '"An open quote', *LIAR[3:]]) for n in (1, 2)]

    found = [record for _, record in liar.read(BytesIO("\n".join(rows).encode()))]

    assert [getattr(record, "statement", "") for record in found] == ['"An open quote'] * 2


@pytest.mark.parametrize(
    ("columns", "field", "code"),
    [
        ({"id": ""}, "id", "blank"),
        ({"statement": "  "}, "statement", "blank"),
        ({"speaker": ""}, "speaker", "blank"),
        ({"label": "mostly-fine"}, "label", "unknown_label"),
        ({"job": "a\tb"}, "", "wrong_columns"),
    ],
)
def test_a_liar_row_that_is_refused(columns: dict[str, str], field: str, code: str) -> None:
    refused = read_liar(**columns)

    assert (refused.field, refused.code) == (field, code)


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ({}, "person"),
        ({"speaker": "chain-email", "party": "none", "job": ""}, "anonymous"),
        ({"speaker": "cnn", "party": "none", "job": ""}, "outlet"),
        ({"speaker": "house-republicans"}, "group"),
        ({"speaker": "rain-action-committee"}, "organization"),
        ({"speaker": "we-are-dry", "party": "organization", "job": ""}, "organization"),
        ({"speaker": "jane-doe", "party": "organization", "job": "Lobbyist"}, "person"),
    ],
)
def test_the_kind_of_a_liar_speaker(columns: dict[str, str], kind: str) -> None:
    assert read_liar(**columns).speaker.kind == kind


@pytest.mark.parametrize(
    ("party", "titles", "organizations"),
    [
        ("democrat", [], ["Democratic Party"]),
        ("none", [], []),
        ("newsmaker", [], []),
        ("talk-show-host", ["Talk show host"], []),
        ("tea-party-member", ["Tea Party member"], []),
        ("independent", ["Independent"], []),
    ],
)
def test_what_is_no_party_makes_no_party(
    party: str, titles: list[str], organizations: list[str]
) -> None:
    roles = read_liar(party=party, job="").speaker.roles

    assert [role.title for role in roles if role.title] == titles
    assert [r.organization.name for r in roles if r.organization] == organizations


def test_a_state_that_says_nothing_is_none() -> None:
    assert read_liar(state="N/A").speaker.area == ""


def test_the_job_of_no_person_says_what_it_is() -> None:
    speaker = read_liar(speaker="chain-email", job="Widely sent").speaker

    assert (speaker.description, [role.title for role in speaker.roles]) == ("Widely sent", [""])
