"""Numbers as Observations of measures, with exact intervals."""

from __future__ import annotations

from typing import Any

import pytest

from claims.formats import json_ld
from claims.formats.json_ld.members import number
from tests.support.linked_records import (
    HERE,
    NUMBER,
    OBSERVATION,
    ROOT,
    SITE,
    observed,
)


def interval(low: str | None, high: str | None, ends: str = "[]") -> dict[str, Any]:
    inclusive = {"low_inclusive": ends[0] == "[", "high_inclusive": ends[1] == "]"}
    return {"low": low, "high": high} | inclusive


@pytest.mark.parametrize(
    ("low", "high", "found", "members", "ends"),
    [
        pytest.param(
            "331",
            "331",
            interval("331", "331"),
            {"value": 331, "minValue": 331, "maxValue": 331},
            {"low": "331", "lowInclusive": True, "high": "331", "highInclusive": True},
            id="exact",
        ),
        pytest.param(
            "1300000",
            "1300000",
            interval("1250000", "1350000", "[)"),
            {"value": 1300000, "minValue": 1250000, "maxValue": 1350000},
            {"low": "1250000", "lowInclusive": True, "high": "1350000", "highInclusive": False},
            id="rounded",
        ),
        pytest.param(
            None,
            "50",
            interval(None, "50", "()"),
            {"maxValue": 50},
            {"high": "50", "highInclusive": False},
            id="below",
        ),
        pytest.param(
            "40000",
            "50000",
            interval("40000", "50000"),
            {"minValue": 40000, "maxValue": 50000},
            {"low": "40000", "lowInclusive": True, "high": "50000", "highInclusive": True},
            id="a range",
        ),
        pytest.param(
            "0.1",
            "0.1",
            interval("0.1", "0.10000000000000000001"),
            {"value": 0.1, "minValue": 0.1, "maxValue": "0.10000000000000000001"},
            {
                "low": "0.1",
                "lowInclusive": True,
                "high": "0.10000000000000000001",
                "highInclusive": True,
            },
            id="more digits than a float has",
        ),
    ],
)
def test_a_number_has_its_ends_and_the_exact_interval_beside(
    low: str, high: str, found: dict[str, Any], members: dict[str, Any], ends: dict[str, Any]
) -> None:
    value = observed(low=low, high=high, interval=found)["value"]

    exact = value.pop("additionalProperty")["value"]
    assert value == {"@type": "QuantitativeValue", "unitCode": "C62", **members}
    assert exact == {
        "@type": "onrecord:Interval",
        **{f"onrecord:{name}": each for name, each in ends.items()},
    }


def test_the_best_estimate_is_the_value() -> None:
    many = {"low": "10", "high": "30", "best": "12", "interval": interval("10", "30")}

    value = observed(**many)["value"]

    assert (value["value"], value["minValue"], value["maxValue"]) == (12, 10, 30)


def test_money_is_a_monetary_amount() -> None:
    money = {"unit": "USD", "low": "5", "high": "5", "interval": interval("4.5", "5.5", "[)")}

    value = observed(**money)["value"]

    inner = value.pop("value")
    assert value == {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "minValue": 4.5,
        "maxValue": 5.5,
    }
    assert (inner["@type"], inner["value"]) == ("QuantitativeValue", 5)
    assert inner["additionalProperty"]["value"]["onrecord:highInclusive"] is False


@pytest.mark.parametrize("unit", ["km", "GBX"])
def test_a_unit_is_named_by_its_record(unit: str) -> None:
    value = observed(unit=unit)["value"]

    assert value["@type"] == "QuantitativeValue"
    assert (value["unitCode"], value["unitText"]) == (f"{ROOT}/units/{unit}/", unit)


def test_a_change_is_no_value_of_the_measure_until_it_is_resolved() -> None:
    change = {"form": "ratio", "direction": "up", "unit": "1", "interval": interval("2", None)}
    came_to = interval("8000", None, "()")

    resolved = observed(**change, basis="resolved", canonical=came_to)
    open_ = observed(**change, basis="")

    assert resolved["value"]["minValue"] == 8000
    assert resolved["onrecord:change"]["minValue"] == 2
    assert (resolved["onrecord:form"], resolved["onrecord:direction"]) == ("ratio", "up")
    assert "value" not in open_
    assert open_["onrecord:change"]["minValue"] == 2


@pytest.mark.parametrize(
    ("times", "members"),
    [
        ({"as_of": None}, {}),
        (
            {"as_of": {"from": "2022-03-01", "to": "2022-03-04"}},
            {
                "observationDate": "2022-03-04",
                "observationPeriod": "P4D",
                "onrecord:asOf": "2022-03-01/2022-03-04",
            },
        ),
        (
            {"as_of": None, "period": {"from": "2022-03-01", "to": "2022-03-31"}},
            {
                "observationDate": "2022-03-31",
                "observationPeriod": "P31D",
                "onrecord:period": "2022-03-01/2022-03-31",
            },
        ),
    ],
    ids=["unknown", "days", "a period"],
)
def test_a_number_is_of_its_days(times: dict[str, Any], members: dict[str, Any]) -> None:
    found = observed(**times)

    names = ("observationDate", "observationPeriod", "onrecord:asOf", "onrecord:period")
    assert {name: found[name] for name in names if name in found} == members


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (None, None),
        ("2750000000", 2750000000),
        ("123456789012345678901", 123456789012345678901),
        ("-0.25", -0.25),
        ("12.10", 12.1),
        ("12345678901234567.5", "12345678901234567.5"),
    ],
    ids=str,
)
def test_a_number_never_loses_a_digit(text: str | None, written: Any) -> None:
    found = number(text)

    assert (found, type(found)) == (written, type(written))


def test_an_assertion_by_itself_names_its_claim() -> None:
    claim = {"id": "1", "statement": "It was so.", "status": "published"}

    assert list(json_ld.nodes("assertion", NUMBER | {"claim": claim}, SITE)) == [
        OBSERVATION | {"subjectOf": {"@type": "Claim", "@id": HERE, "name": "It was so."}}
    ]
