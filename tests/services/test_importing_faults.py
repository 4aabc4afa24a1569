"""A line is told all its faults at once, and what is likely wrong with it when it is taken."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.formats.records import FormatError, Rejection
from claims.models import Claim, Measure
from claims.services.importing import pipeline
from tests.support.importing import FIGURE, KILLED, PAGE, REVIEW, bring, counts, line

pytestmark = pytest.mark.django_db


def faults(given: Any) -> list[tuple[str, str]]:
    """Of a line, all of them."""
    _, [(_, first)] = bring(given)
    return [(each.field, each.code) for each in (first, *first.others)]


def warnings(*lines: Any) -> list[tuple[int, str, str]]:
    told: list[tuple[int, Rejection]] = []
    _, rejected = bring(*lines, warn=lambda number, warning: told.append((number, warning)))
    assert rejected == []
    each = ((number, one) for number, first in told for one in (first, *first.others))
    return [(number, one.field, one.code) for number, one in each]


# ---- faults


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            line(said_at=2022, plcae="Kyiv", assertions=[FIGURE | {"low": []}, FIGURE | {"x": 1}]),
            [
                ("said_at", "wrong_type"),
                ("plcae", "unknown_field"),
                ("assertions[0].low", "wrong_type"),
                ("assertions[1].x", "unknown_field"),
            ],
        ),
        (
            line(
                said_at="5 March",
                speaker={"slug": "anybody"},
                topics=[{"slug": "war"}],
                assertions=[
                    FIGURE | {"measure": KILLED | {"unit": "people"}},
                    FIGURE | {"unit": "kilometres"},
                ],
            ),
            [
                ("said_at", "invalid_date"),
                ("assertions[0].measure.unit", "not_found"),
                ("assertions[1].unit", "not_found"),
                ("speaker.name", "not_found"),
                ("topics[0].label", "not_found"),
            ],
        ),
        (
            {"statement": "A statement.", "language": "English", "kind": "rumour"},
            [
                ("kind", "unknown_kind"),
                ("language", "invalid_language"),
                ("dataset_id", "required"),
            ],
        ),
    ],
    ids=["of reading", "of what is on record", "without a name"],
)
def test_a_line_is_told_all_its_faults(given: Any, expected: list[tuple[str, str]]) -> None:
    assert sorted(faults(given)) == sorted(expected)
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (line(speaker={"slug": "a-ministry"}), ["speaker “a-ministry”", "its name and kind are"]),
        (line(speaker={"name": "A Ministry"}), ["speaker “A Ministry”", "its kind is needed"]),
        (line(topics=[{"slug": "war"}]), ["topic “war”", "its label is needed"]),
        (
            line(assertions=[FIGURE | {"unit": "people"}]),
            ["“people”", "plain count has the unit 1"],
        ),
        (line(assertions=[FIGURE | {"unit": "kilometres"}]), ["“kilometres”", "Did you mean km"]),
        (line(assertions=[FIGURE | {"unit": "Percent"}]), ["“Percent”", "Did you mean %"]),
        (line(assertions=[FIGURE | {"unit": "soldiers"}]), ["“soldiers”"]),
    ],
    ids=str,
)
def test_a_fault_quotes_what_it_is_about(given: Any, words: list[str]) -> None:
    _, [(_, fault)] = bring(given)

    assert [word for word in words if word not in fault.reason] == [], fault.reason


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('[{"dataset": "test"}]', "array"),
        ('[\n{"dataset": "test"}\n]', "array"),
        ("dataset,dataset_id,statement\ntest,1,So", "CSV"),
        ('"dataset";"dataset_id";"said at"\n', "CSV"),
        ("dataset\tdataset_id\tassertions[0].low\n", "CSV"),
        ('{\n "dataset": "test"\n}', "several lines"),
        ('{ "dataset": "test",\n  "statement": "So."}', "several lines"),
        ('{"claims": [{"dataset": "test"}]}', r"around a list.*\.claims\[\]"),
        ('{"rows":[\n{"dataset": "test"}\n]}', "around a list"),
    ],
)
def test_a_file_of_another_form_is_told_so(text: str, word: str) -> None:
    with pytest.raises(FormatError, match=word):
        pipeline.run(file=BytesIO(text.encode()), format="ndjson", by=None)


@pytest.mark.parametrize("text", ["[1, 2]", "nonsense", "a, b", '"dataset"', "{,}"])
def test_a_line_that_is_no_object_is_that_lines_fault(text: str) -> None:
    assert counts(text.encode(), line(2)) == (1, 0, 0, 1)


def test_the_file_of_rejects_has_one_object_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = line(said_at="5 March", language="English")
    twin = [line(key, said_at="2022-03-05", statement="So.") for key in (2, 3)]
    path = tmp_path / "claims.ndjson"
    path.write_text("\n".join(json.dumps(each) for each in (wrong, *twin)))

    call_command("import", str(path), "--format", "ndjson")

    [rejected] = map(json.loads, Path("claims.ndjson.rejects.ndjson").read_text().splitlines())
    told = [(each["field"], each["code"]) for each in (rejected, *rejected["others"])]
    assert rejected["line"] == 1
    assert sorted(told) == [("language", "invalid_language"), ("said_at", "invalid_date")]
    [warning] = map(json.loads, Path("claims.ndjson.warnings.ndjson").read_text().splitlines())
    assert (warning["line"], warning["code"]) == (3, "likely_twin")
    assert str(Claim.objects.get(dataset_id="2").pk) in warning["reason"]


def test_a_csv_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("dataset,statement\n1,So\n")

    with pytest.raises(CommandError, match="CSV"):
        call_command("import", str(path), "--format", "ndjson")


# ---- what is taken, and likely wrong

MARCH_5, MARCH_6 = ({"from": f"2022-03-0{n}", "to": f"2022-03-0{n}"} for n in (5, 6))
MARCH = {"from": "2022-03-01", "to": "2022-03-31"}
AID = {"slug": "aid", "label": "Aid", "unit": "1", "temporal_kind": "flow"}


def assertion(**members: Any) -> dict[str, Any]:
    return {"assertions": [FIGURE | members]}


def of_event(start: str, **members: Any) -> dict[str, Any]:
    return assertion(event={"label": "A vote", "start": start}, **members)


def page(**members: Any) -> dict[str, Any]:
    return {"appearances": [{"source": PAGE | members}]}


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"said_at": "0025-03-05"}, ["said_at long_ago"]),
        ({"said_at": "1022"}, ["said_at long_ago"]),
        ({"said_at": "2124-03-05"}, ["said_at said_in_future"]),
        ({"said_at": "2124"}, ["said_at said_in_future"]),
        ({"said_at": "1863-11-19"}, []),
        ({"said_at": "2022-03-05"}, []),
        ({}, []),
        (assertion(as_of={"from": "0202-03-05", "to": "0202-03-05"}), ["as_of long_ago"]),
        ({"said_at": "2022-03-05"} | assertion(as_of=MARCH_6), ["as_of after_said_at"]),
        ({"said_at": "2022-03-05"} | assertion(as_of=MARCH_5), []),
        ({"said_at": "2022-03"} | assertion(as_of=MARCH_6), []),
        ({"said_at": "2022-03-06T02:00+05:00"} | assertion(as_of=MARCH_6), []),
        ({"said_at": "2022-03-05T21:00Z"} | assertion(as_of=MARCH_6), ["as_of after_said_at"]),
        (
            {"said_at": "2022-03-05"} | assertion(as_of=MARCH_6, observation_status="normal"),
            ["as_of after_said_at"],
        ),
        ({"said_at": "2022-03-05"} | assertion(as_of=MARCH_6, observation_status="forecast"), []),
        ({"said_at": "2022-03-05", "kind": "prediction"} | assertion(as_of=MARCH_6), []),
        (
            {"said_at": "2022-03-05"} | assertion(period=MARCH, measure=AID),
            ["period after_said_at"],
        ),
        ({"said_at": "2022-03-05"} | of_event("2022-03-06"), ["event after_said_at"]),
        ({"said_at": "2022-03-05"} | of_event("2022-03-05"), []),
        ({"said_at": "2022-03-05"} | of_event("2022-03-06", observation_status="forecast"), []),
        ({"said_at": "2022-03-05"} | of_event("2022-03-06", as_of=MARCH_5), []),
        (of_event("0022"), ["event.start long_ago"]),
        (of_event("2124"), []),  # an election, say
        (page(published_at="0202-01-05"), ["appearances[0].source.published_at long_ago"]),
        (page(published_at="2202"), ["appearances[0].source.published_at in_future"]),
        (page(published_at="2022-01-05"), []),
        (page(accessed_at="2202-01-05T12:00:00Z"), ["appearances[0].source.accessed_at in_future"]),
        ({"reviews": [REVIEW | {"reviewed_at": "2093-01"}]}, ["reviews[0].reviewed_at in_future"]),
        ({"reviews": [REVIEW | {"reviewed_at": "2023-01"}]}, []),
        (assertion(measure=KILLED | {"start": "0203-03-05"}), ["measure.start long_ago"]),
        ({"said_at": "2022-03-31"} | assertion(period=MARCH, measure=AID), []),
        ({"said_at": "2022-03-05"} | assertion(as_of=MARCH, measure=AID), ["as_of after_said_at"]),
    ],
    ids=str,
)
def test_a_date_that_nobody_means_is_never_silent(
    members: dict[str, Any], expected: list[str]
) -> None:
    found = [
        f"{field.removeprefix('assertions[0].')} {code}"
        for _, field, code in warnings(line(**members))
    ]

    assert found == expected
    assert Claim.objects.count() == 1
    assert warnings(line(**members)) == []  # the second time nothing is taken


SAID = {"said_at": "2022-03-05", "statement": "At least 331 were killed."}


@pytest.mark.parametrize(
    ("other", "twin"),
    [
        (SAID, True),
        (SAID | {"statement": "AT LEAST 331 were killed."}, True),
        (SAID | {"said_at": "2022-03-05T23:30-05:00"}, True),
        (SAID | {"said_at": "2022-03-06"}, False),
        (SAID | {"said_at": "2022-03-06T02:00Z"}, False),
        (SAID | {"statement": "At least 332 were killed."}, False),
        (SAID | {"statement": " “At least 331” were  killed "}, True),
        (SAID | {"statement": "At least −331 were killed."}, False),
        (SAID | {"statement": "At least 33,1 were killed."}, False),
        (SAID | {"speaker": {"slug": "bob", "name": "Bob", "kind": "person"}}, False),
        ({"statement": SAID["statement"]}, False),
    ],
    ids=str,
)
@pytest.mark.parametrize("together", [True, False], ids=["in one file", "in two"])
def test_a_claim_that_is_there_under_another_id_is_named(
    other: dict[str, Any], twin: bool, together: bool
) -> None:
    first, second = line(1, **SAID), line(2, **other)
    if together:
        told = warnings(first, second)
    else:
        assert warnings(first) == []
        told = warnings(second)

    assert told == [(2 if together else 1, "", "likely_twin")] * twin
    assert (Claim.objects.count(), Measure.objects.count()) == (2, 0)
