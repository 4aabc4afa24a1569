"""What rejects a line, by what name, and that the lines around it stand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from claims.models import (
    Claim,
    Measure,
    Source,
    Speaker,
    Topic,
)
from tests.support.builders import (
    make_claim,
    make_snapshot,
    make_source,
)
from tests.support.importing import (
    ADA,
    CHAIN,
    FIGURE,
    KEY,
    KILLED,
    PAGE,
    REVIEW,
    VOUCHED,
    bring,
    line,
    refusals,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("members", "field", "code"),
    [
        ({"statement": " "}, "statement", "blank"),
        ({"statement": "x" * 5001}, "statement", "too_long"),
        ({"dataset_id": ""}, "dataset_id", "required"),
        ({"dataset": ""}, "dataset_id", "dataset_missing"),
        ({"kind": "gossip"}, "kind", "unknown_kind"),
        ({"language": "English"}, "language", "invalid_language"),
        ({"said_at": "5 March"}, "said_at", "invalid_date"),
        ({"said_at": "2022-02-30"}, "said_at", "invalid_date"),
        ({"quote": "", "quote_translation": "x"}, "quote", "quote_missing"),
        ({"speaker": {"slug": "new"}}, "speaker.name", "not_found"),
        ({"speaker": {"name": "Нова", "kind": "person"}}, "speaker.slug", "not_found"),
        ({"speaker": ADA | {"slug": "A d a"}}, "speaker.slug", "invalid_slug"),
        ({"speaker": ADA | {"kind": "robot"}}, "speaker.kind", "unknown_kind"),
        ({"speaker": ADA | {"country": "pl"}}, "speaker.country", "invalid_country"),
        ({"speaker": ADA | {"roles": [{}]}}, "speaker.roles[0].title", "blank"),
        (
            {"speaker": ADA | {"roles": [{"title": "x", "start": "2023", "end": "2022"}]}},
            "speaker.roles[0].start",
            "inverted_period",
        ),
        (
            {
                "assertions": [
                    FIGURE | {"event": {"label": "A strike", "start": "2022-04", "end": "2022-03"}}
                ]
            },
            "assertions[0].event.start",
            "inverted_period",
        ),
        ({"topics": [{"slug": "new"}]}, "topics[0].label", "not_found"),
        ({"appearances": [{}]}, "appearances[0].source", "required"),
        (
            {"appearances": [{"source": PAGE | {"url": "ftp://x"}}]},
            "appearances[0].source.url",
            "invalid_url",
        ),
        ({"appearances": [{"source": PAGE}] * 2}, "appearances[1].source", "duplicate"),
        (
            {"appearances": [{"source": PAGE, "prefix": "x"}]},
            "appearances[0].prefix",
            "exact_missing",
        ),
        (
            {"attributions": [{"speaker": ADA, "verb": "sang"}]},
            "attributions[0].verb",
            "unknown_verb",
        ),
        ({"assertions": [FIGURE | {"high": None}]}, "assertions[0].comparator", "numbers_missing"),
        (
            {"assertions": [FIGURE | {"comparator": "between", "low": 9, "high": 8}]},
            "assertions[0].low",
            "inverted_interval",
        ),
        ({"assertions": [FIGURE | {"low": 10**30}]}, "assertions[0].low", "too_large"),
        ({"assertions": [FIGURE | {"low": "1e-19"}]}, "assertions[0].low", "too_fine"),
        ({"assertions": [FIGURE | {"unit": "cubit"}]}, "assertions[0].unit", "not_found"),
        ({"assertions": [FIGURE | {"unit": "km"}]}, "assertions[0].unit", "unit_mismatch"),
        (
            {"assertions": [FIGURE | {"measure": {"slug": "new", "label": "New"}}]},
            "assertions[0].measure.unit",
            "not_found",
        ),
        (
            {"assertions": [FIGURE | {"measure": KILLED | {"unit": "cubit"}}]},
            "assertions[0].measure.unit",
            "not_found",
        ),
        ({"assertions": [FIGURE | {"position": 2}] * 2}, "assertions[1].position", "duplicate"),
        (
            {"assertions": [FIGURE | {"form": "ratio", "baseline_assertion": KEY.format(9)}]},
            "assertions[0].baseline_assertion",
            "not_found",
        ),
        ({"reviews": [REVIEW | {"verdict": "maybe"}]}, "reviews[0].verdict", "unknown_verdict"),
        (
            {"reviews": [REVIEW | {"rating_value": 7, "rating_worst": 1, "rating_best": 6}]},
            "reviews[0].rating_value",
            "off_scale",
        ),
        # These the database alone can tell.
        (
            {"assertions": [FIGURE | VOUCHED | {"comparator": "lt", "low": None, "high": -1}]},
            "",
            "empty_interval",
        ),
        ({"attributions": [{"speaker": ADA, "verb": verb} for verb in CHAIN]}, "", "loop"),
    ],
)
def test_a_bad_row_is_refused_and_the_rows_around_it_stand(
    members: dict[str, Any], field: str, code: str
) -> None:
    found = refusals(line(1), line(2, **members), line(3))

    assert found == [(2, field, code)]
    assert sorted(Claim.objects.values_list("dataset_id", flat=True)) == ["1", "3"]
    assert list(Speaker.objects.values_list("slug", flat=True)) == ["ada"]
    assert not Topic.objects.exists()
    assert not Source.objects.exists()
    assert not Measure.objects.exists()


def test_a_line_that_cannot_be_read_counts_as_rejected() -> None:
    assert refusals(b"{", line(1), b'{"statment": 1}') == [
        (1, "", "invalid_json"),
        (3, "statment", "unknown_field"),
    ]


@pytest.mark.parametrize("batch_size", [1, 2, 10])
def test_a_claim_that_comes_twice_is_taken_once(batch_size: int) -> None:
    lines = [line(1), line(2), line(1), line(2, statement="Other words.")]

    found = refusals(*lines, batch_size=batch_size)

    assert found == [(3, "dataset_id", "duplicate"), (4, "dataset_id", "duplicate")]
    assert Claim.objects.get(dataset_id="2").statement == "Statement 2."


def test_a_rejected_line_does_not_stand_in_the_way_of_a_later_one() -> None:
    assert refusals(line(1, kind="gossip"), line(1)) == [(1, "kind", "unknown_kind")]


def test_an_id_and_a_dataset_of_two_claims_are_refused() -> None:
    one, two = (
        make_claim(dataset="test", dataset_id="1"),
        make_claim(dataset="test", dataset_id="2"),
    )

    assert refusals(line(1, id=str(two.pk)), line(9, id=str(one.pk))) == [
        (1, "id", "two_claims"),
        (2, "dataset_id", "other_dataset"),
    ]


HUGE = [
    "1e999999999",
    "-1e999999999",
    "1e-999999999",
    "1e9999999999999999999999",
    "1e30",
    "1e-19",
    "NaN",
    "sNaN",
    "-Infinity",
    "1_000",
    "１２",
    "٣",
    "9" * 900_000,
    "",
]


def with_number(name: str, text: str) -> list[dict[str, Any]]:
    """Lines whose one number is this, as a text and, where JSON has such a thing, as a number."""
    assertion = FIGURE | {name: "0.001"}
    whole = json.dumps(line(2, assertions=[assertion]))
    written = [whole.replace('"0.001"', json.dumps(text))]
    return [part.encode() for part in [*written, *[whole.replace('"0.001"', text)] * bool(text)]]


@pytest.mark.parametrize("name", ["low", "high", "multiplier", "resolution"])
@pytest.mark.parametrize("text", HUGE, ids=lambda text: text[:20])
def test_what_is_no_number_on_record_rejects_its_line_by_name(name: str, text: str) -> None:
    for written in with_number(name, text):
        _, rejected = bring(line(1), written, line(3))

        [(number, rejection)] = rejected
        assert number == 2
        assert name in rejection.field + rejection.reason or rejection.code == "invalid_json"
        assert rejection.code != "unexpected"


@pytest.mark.parametrize(
    "members",
    [
        {"attributions": [{"position": 1e300, "speaker": ADA, "verb": "said"}]},
        {"said_at": "99999999999-01-01"},
        {"said_at": "0001-01-01T00:00+14:00"},
        {"said_at": "２０２２"},
        {"appearances": [{"source": PAGE | {"accessed_at": "0001-01-01T00:00:00+14:00"}}]},
        {"appearances": [{"source": PAGE | {"accessed_at": "9999-12-31T23:59:59-14:00"}}]},
        {"appearances": [{"source": PAGE | {"title": "x" * 1_000_000}}]},
        {"assertions": [FIGURE | {"position": 2**31 - 1}]},
        {"reviews": [REVIEW | {"rating_value": "1e999999999"}]},
        {"assertions": [FIGURE | {"as_of": {"from": "0001-01-01", "to": "9999-12-31"}}]},
    ],
    ids=str,
)
def test_an_absurd_count_or_date_rejects_its_line(members: dict[str, Any]) -> None:
    _, rejected = bring(line(1), line(2, **members), line(3))

    assert [number for number, _ in rejected] == [2]
    assert rejected[0][1].code != "unexpected"


@pytest.mark.parametrize(
    ("positions", "place", "code"),
    [
        ((1, 5), 1, "chain_gap"),
        ((2, 3), 0, "chain_gap"),
        ((2,), 0, "chain_gap"),
        ((1, 1), 1, "duplicate"),
        ((0, 1), 0, "invalid_position"),
        ((1, 2, 4), 2, "chain_gap"),
    ],
)
def test_a_chain_with_a_gap_rejects_its_line(positions: Any, place: int, code: str) -> None:
    speakers = [{"slug": f"s{n}", "name": f"S {n}", "kind": "person"} for n in range(3)]
    links = zip(positions, speakers, strict=False)
    chain = [{"position": n, "speaker": speaker, "verb": "said"} for n, speaker in links]

    assert refusals(line(1), line(2, attributions=chain), line(3)) == [
        (2, f"attributions[{place}].position", code)
    ]
    for number, link in enumerate(sorted(chain, key=lambda link: link["position"]), 1):
        link["position"] = number
    assert refusals(line(2, attributions=chain[::-1])) == []


@pytest.mark.parametrize(("start", "end"), [(3, 15), (0, 11), (0, 100), (900, 909)])
def test_a_place_that_does_not_hold_its_words_rejects_its_line(start: int, end: int) -> None:
    source = make_source()
    make_snapshot(source=source, text="So at least 331 people.")
    place = {"source": {"id": str(source.pk)}, "exact": "least 331", "start": start, "end": end}

    assert [n for n, _, _ in refusals(line(1), line(2, appearances=[place]), line(3))] == [2]
    place |= {"start": 6, "end": 15}
    assert refusals(line(2, appearances=[place])) == []


RESERVED = ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"]


@pytest.mark.parametrize("key", RESERVED)
@pytest.mark.parametrize(
    ("members", "path"),
    [
        ({}, "id"),
        ({"speaker": ADA}, "speaker.id"),
        ({"assertions": [FIGURE]}, "assertions[0].id"),
        ({"assertions": [FIGURE | {"measure": KILLED}]}, "assertions[0].measure.id"),
        ({"appearances": [{"source": PAGE}]}, "appearances[0].source.id"),
        ({"topics": [{"slug": "war", "label": "War"}]}, "topics[0].id"),
        ({"reviews": [REVIEW]}, "reviews[0].id"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_reserved_id_rejects_its_line(key: str, members: dict[str, Any], path: str) -> None:
    written = json.loads(json.dumps(line(2, **members)))
    place = written
    for step in path.replace("[0]", ".0").split(".")[:-1]:
        place = place[int(step) if step == "0" else step]
    place["id"] = key

    assert refusals(line(1), written, line(3)) == [(2, path, "reserved_id")]
