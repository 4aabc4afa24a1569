"""What the words of an assertion propose, and where an assertion contradicts them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from claims.quantities.rules import VERSION
from claims.services.assertion_parsing import Words, complete, propose, quantities_of
from claims.services.comparing import contradiction

QUOTE = "They asked for more than $2.75 billion, and 25 % of cases, not 5-10 people, were 25."


def proposed(printed: str, *names: str, dimension: str = "", **around: str) -> tuple[Any, ...]:
    values = propose(Words(printed, **around).of(dimension))
    return tuple(values[name] for name in names)


def test_words_propose_every_column_of_an_assertion() -> None:
    assert propose(Words("more than $2.75 billion", QUOTE)) == {
        "comparator": "gt",
        "low": Decimal(2750000000),
        "high": None,
        "multiplier": Decimal(10) ** 9,
        "unit_id": "USD",
        "precision": "exact",
        "resolution": None,
        "form": "absolute",
        "direction": "",
        "quote_start": 15,
        "quote_end": 38,
        "read_by": f"bound.more_than/{VERSION}",
    }


@pytest.mark.parametrize(
    ("printed", "comparator", "low", "high", "unit", "form", "direction"),
    [
        ("331", "eq", 331, 331, "1", "absolute", ""),
        ("1824", "eq", 1824, 1824, "1", "absolute", ""),  # the words of an assertion, so no year
        ("at least 331 civilians", "ge", 331, None, "1", "absolute", ""),
        ("fewer than 50", "lt", None, 50, "1", "absolute", ""),
        ("nearly 200", "nearly", 200, 200, "1", "absolute", ""),
        ("40-50,000", "between", 40000, 50000, "1", "absolute", ""),
        ("tens of thousands", "between", 20000, 100000, "1", "absolute", ""),
        ("up 12 %", "eq", 12, 12, "%", "percent_change", "up"),
        ("more than doubled", "gt", 2, None, "ratio", "ratio", "up"),
        ("more than 10,000 since 2022", "gt", 10000, None, "1", "absolute", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_words_propose(
    printed: str, comparator: str, low: Any, high: Any, unit: str, form: str, direction: str
) -> None:
    names = ("comparator", "low", "high", "unit_id", "form", "direction")

    assert proposed(printed, *names) == (comparator, low, high, unit, form, direction)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("many", "unreadable"),
        ("", "unreadable"),
        ("between Monday and", "unreadable"),
        ("more than 100 and fewer than 300", "open_range"),
        ("331 dead and 50 wounded", "several_numbers"),
        ("fell by a third to 3.2 million", "several_numbers"),
        ("in 1999", "year"),
        ("5-10", "ambiguous_score"),
        ("1,5", "ambiguous_grouping"),
        ("Article 5", "section"),
    ],
)
def test_words_that_are_not_one_assertion_are_refused(printed: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        propose(Words(printed))

    [error] = refused.value.error_dict["as_printed"]
    assert error.code == code
    assert error.messages[0].endswith(".")


def test_the_place_is_given_where_the_quote_holds_the_words_once() -> None:
    names = ("quote_start", "quote_end")

    assert proposed("25", *names, quote="25 and 26") == (0, 2)
    assert proposed("25", *names, quote="25 and 25") == (None, None)
    assert proposed("25", *names, quote="26") == (None, None)
    assert proposed("25", *names) == (None, None)


def test_words_are_read_in_the_statement_where_there_is_no_quote() -> None:
    assert proposed("25 %", "form", "quote_start", statement="It was 25 % of cases.") == (
        "share",
        None,
    )
    assert proposed("25 %", "form", statement="25 % of cases", quote="25 %") == ("absolute",)


def test_of_words_that_stand_there_twice_any_reading_will_do() -> None:
    share = STORED | {"form": "share", "low": Decimal(25), "high": Decimal(25), "unit_id": "%"}
    share |= {"precision": "rounded", "resolution": Decimal(1)}
    words = Words("25 %", "25 % of cases, and a rise of 25 %")

    assert contradiction(share, quantities_of(words)) == ""
    assert contradiction(share | {"form": "percent_change"}, quantities_of(words)) == ""
    assert contradiction(share | {"resolution": Decimal(2)}, quantities_of(words)) == "precision"


def test_words_are_read_in_their_sentence() -> None:
    assert proposed("25 %", "form") == ("absolute",)
    assert proposed("25 %", "form", quote="It was 25 % of cases.") == ("share",)
    assert proposed("5-10", "low", "high", quote="It hurt 5-10 people.") == (5, 10)
    assert proposed("331", "comparator", quote="It hurt more than 331.") == ("gt",)
    assert proposed("331", "comparator", statement="It hurt more than 331.") == ("eq",)
    assert proposed("331", "comparator", quote="331, no, more than 331.") == ("eq",)


@pytest.mark.parametrize(
    ("language", "locale", "low"),
    [
        ("fr", "", 1234),
        ("es-AR", "", 1234),
        ("es-MX", "", Decimal("1.234")),
        ("es-XX", "", 1234),
        ("", "fr", 1234),
        ("", "", Decimal("1.234")),
        ("en", "en-IN", Decimal("1.234")),
        ("en-GB", "fr", Decimal("1.234")),
    ],
)
def test_the_language_says_how_digits_are_grouped(language: str, locale: str, low: Any) -> None:
    assert proposed("1.234", "low", quote="1.234", language=language, locale=locale) == (low,)


@pytest.mark.parametrize(
    ("language", "locale", "name"),
    [
        ("de", "", "German"),
        ("de-AT", "en", "German"),
        ("", "uk", "Ukrainian"),
        ("zh-Hant", "", "Chinese"),
        ("xx", "", "another language"),
    ],
)
def test_words_in_a_language_that_is_not_read_are_refused_by_its_name(
    language: str, locale: str, name: str
) -> None:
    with pytest.raises(ValidationError, match=f"is in {name}") as caught:
        propose(Words("17", quote="17.", language=language, locale=locale))

    assert caught.value.error_dict["as_printed"][0].code == "language_not_read"


@pytest.mark.parametrize("language", ["", "en"])
def test_an_assertion_is_not_read_out_of_a_quote_in_another_language(language: str) -> None:
    quote = "Es wurden mindestens 17 Menschen getötet."

    with pytest.raises(ValidationError, match="is in German"):
        propose(Words("17", quote=quote, language=language))


def test_a_quote_without_a_language_tells_it() -> None:
    quote = "Au moins 12,5 % des civils sont morts."

    assert proposed("12,5 %", "comparator", "low", quote=quote) == ("ge", Decimal("12.5"))


def test_the_language_is_that_of_the_quote_and_not_of_the_statement() -> None:
    assert proposed("1.234", "low", statement="1.234", language="de") == (Decimal("1.234"),)
    assert proposed("20 pounds", "unit_id", statement="x", language="en-US") == ("[lb_av]",)


@pytest.mark.parametrize(
    ("printed", "dimension", "unit"),
    [
        ("20 pounds", "mass", "[lb_av]"),
        ("20 pounds", "currency:GBP", "GBP"),
        ("20 ounces", "mass", "[oz_av]"),
        ("20 km", "mass", "km"),
    ],
)
def test_an_ambiguous_unit_is_the_one_that_measures_what_is_counted(
    printed: str, dimension: str, unit: str
) -> None:
    assert proposed(printed, "unit_id", dimension=dimension) == (unit,)


def test_what_is_given_wins_over_the_words() -> None:
    words = Words("more than 331")

    assert complete({}, words)["read_by"] == f"bound.more_than/{VERSION}"
    assert complete({"comparator": "gt"}, words)["read_by"] == f"bound.more_than/{VERSION}"
    given = complete({"comparator": "le", "form": "absolute"}, words)
    assert (given["comparator"], given["low"], given["high"]) == ("le", None, 331)
    assert given["read_by"] == "curator"


STORED = {
    "comparator": "eq",
    "low": Decimal(331),
    "high": Decimal(331),
    "unit_id": "1",
    "precision": "exact",
    "resolution": None,
    "form": "absolute",
    "direction": "",
    "multiplier": Decimal(1),
}
MILLIONS = {"low": Decimal(1_300_000), "high": Decimal(1_300_000), "precision": "rounded"}
ROUND = {"low": Decimal(6300), "high": Decimal(6300)}
TWELVE = {"low": Decimal(12), "high": Decimal(12), "unit_id": "%", "precision": "rounded"}
TWELVE |= {"resolution": Decimal(1)}
THIRDS = {"form": "share", "precision": "rounded", "resolution": Decimal("0.3333")}


@pytest.mark.parametrize(
    ("printed", "changes", "differing"),
    [
        ("331", {}, ""),
        ("331 civilians", {"multiplier": Decimal(1000)}, ""),
        ("331", {"low": Decimal(332), "high": Decimal(332)}, "low"),
        ("331", {"unit_id": "km"}, "unit"),
        ("at least 331", {}, "comparator"),
        ("at least 331", {"comparator": "ge", "high": None}, ""),
        ("up to 331", {"comparator": "le", "low": None}, ""),
        ("up to 332", {"comparator": "le", "low": None}, "high"),
        ("1.3 million", MILLIONS | {"resolution": Decimal(100_000)}, ""),
        ("1.3 million", MILLIONS | {"resolution": Decimal(10_000)}, "precision"),
        ("1.3 million", MILLIONS | {"precision": "exact"}, "precision"),
        ("6,300", ROUND, ""),  # a count to the last unit, as its data set says
        ("6300 soldiers", ROUND, ""),
        ("6,300", ROUND | {"precision": "rounded", "resolution": Decimal(100)}, ""),
        ("6,300", ROUND | {"precision": "rounded", "resolution": Decimal(1)}, "precision"),
        ("6,300", ROUND | {"low": Decimal(6301), "high": Decimal(6301)}, "low"),
        ("about 6,300", ROUND, "comparator"),
        ("6.3k", ROUND, "precision"),
        ("6.5", ROUND | {"low": Decimal("6.5"), "high": Decimal("6.5")}, "precision"),
        ("12 %", TWELVE | {"form": "share"}, ""),
        ("12 %", TWELVE | {"form": "percent_change", "direction": "down"}, ""),
        ("up 12 %", TWELVE | {"form": "percent_change", "direction": "up"}, ""),
        ("up 12 %", TWELVE | {"form": "percent_change"}, ""),
        ("up 12 %", TWELVE | {"form": "percent_change", "direction": "down"}, "direction"),
        ("up 12 %", TWELVE, "form"),
        (
            "two-thirds of voters",
            THIRDS
            | {
                "low": Decimal("66.67"),
                "high": Decimal("66.67"),
                "unit_id": "%",
                "resolution": Decimal("33.33"),
            },
            "",
        ),
        (
            "more than 100 and less than 300",
            {"comparator": "between", "low": Decimal(100), "high": Decimal(300)},
            "",
        ),
        (
            "more than doubled",
            {
                "comparator": "gt",
                "low": Decimal(2),
                "high": None,
                "form": "ratio",
                "direction": "up",
            },
            "",
        ),
        ("20 pounds", TWELVE | {"low": Decimal(20), "high": Decimal(20), "unit_id": "GBP"}, ""),
        ("20 pounds", TWELVE | {"low": Decimal(20), "high": Decimal(20), "unit_id": "[lb_av]"}, ""),
        (
            "more than 2 km",
            {"comparator": "gt", "low": Decimal(2000), "high": None, "unit_id": "m"},
            "",
        ),
        (
            "more than 2 km",
            {"comparator": "gt", "low": Decimal(2), "high": None, "unit_id": "m"},
            "low",
        ),
    ],
)
def test_where_an_assertion_contradicts_its_words(
    printed: str, changes: dict[str, Any], differing: str
) -> None:
    assert contradiction(STORED | changes, quantities_of(Words(printed))) == differing
