"""Reading a text over HTTP: the same quantities, and a problem for whatever is no text to read."""

from __future__ import annotations

import json
import re
import tracemalloc
from typing import Any

import pytest
from django.test import Client

from claims.api.openapi import described
from claims.api.read.parsing import LONGEST, PROPERTIES
from claims.api.request_bodies import LARGEST
from claims.quantities.parsing import reading
from claims.quantities.parsing.locales import LOCALES
from claims.quantities.parsing.reading import read
from claims.quantities.rules import REFUSALS, RULES, VERSION
from claims.records.readings import MOST
from claims.services import rate_limits
from claims.services.rate_limits.leases import Limiter
from tests.support.builders import make_assertion, make_claim, make_measure, make_unit
from tests.support.client import ROOT, ask, assert_problem
from tests.support.work import counted

CLIENT = Client(raise_request_exception=False, enforce_csrf_checks=True)
PARSE = f"{ROOT}parse/"
SAID = "In 1999 the agency asked for more than $2.75 billion."


def post(body: Any, content_type: str = "application/json", query: str = "") -> Any:
    sent = body if isinstance(body, str | bytes) else json.dumps(body)
    return CLIENT.generic("POST", f"{PARSE}{query}", sent, content_type)


def quantities(text: str, **more: Any) -> list[dict[str, Any]]:
    response = post({"text": text, **more})
    assert response.status_code == 200, response.content
    return response.json()["quantities"]


def test_a_text_is_read() -> None:
    response = post({"text": SAID})

    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    record = response.json()
    assert (record["version"], record["locale"]) == (VERSION, "en")
    assert record["refusals"] == [
        {"text": "1999", "start": 3, "end": 7, "code": "year", "language": ""}
    ]
    assert record["stopped_at"] is None
    assert record["quantities"] == [
        {
            "text": "more than $2.75 billion",
            "start": 29,
            "end": 52,
            "comparator": "gt",
            "low": "2750000000",
            "high": None,
            "number": "2.75",
            "multiplier": "1000000000",
            "unit": "USD",
            "alternatives": [],
            "precision": "exact",
            "resolution": None,
            "form": "absolute",
            "direction": "",
            "baseline": "",
            "counted": "",
            "qualifiers": [],
            "rule": "bound.more_than",
            "interval": {
                "low": "2750000000",
                "high": None,
                "low_inclusive": False,
                "high_inclusive": False,
            },
        }
    ]


@pytest.mark.parametrize(
    ("text", "locale", "unit"),
    [
        ("It cost 20 pounds.", None, "GBP"),
        ("It cost 20 pounds.", "en-GB", "GBP"),
        ("12,5 €", "fr", "EUR"),
    ],
)
def test_a_locale_decides_what_a_unit_is(text: str, locale: str | None, unit: str) -> None:
    [quantity] = quantities(text, **({"locale": locale} if locale else {}))

    assert quantity["unit"] == unit


def test_a_text_without_a_locale_is_read_in_the_language_that_it_is_in() -> None:
    record = post({"text": "Au moins 12,5 % des civils sont morts."}).json()

    assert record["locale"] == "fr"
    assert [(each["low"], each["comparator"]) for each in record["quantities"]] == [("12.5", "ge")]


@pytest.mark.parametrize("more", [{}, {"locale": "en"}])
def test_a_text_in_a_language_that_is_not_read_is_refused_by_its_name(more: dict[str, str]) -> None:
    record = post({"text": "mindestens 17 Menschen wurden getötet"} | more).json()
    [refusal] = record["refusals"]

    assert record["quantities"] == []
    assert (refusal["code"], refusal["language"]) == ("language_not_read", "German")


def test_a_locale_of_a_language_that_is_not_read_names_it() -> None:
    [fault] = post({"text": "331", "locale": "uk"}).json()["errors"]

    assert fault["detail"].startswith("Ukrainian is not read")
    assert "fr-CA" in fault["allowed"]


@pytest.mark.parametrize(
    ("text", "said", "low", "unit"),
    [
        ("7.7m", {"unit": "1"}, "7700000", "1"),
        ("7.7m", {"counted": "people"}, "7700000", "1"),
        ("7.7m", {"dimension": "length"}, "7.7", "m"),
        ("7.7m", {"dimension": "currency"}, "7700000", "1"),
        ("$5", {"unit": "CAD"}, "5", "CAD"),
        ("1824?", {"unit": "1", "cell": True}, "1824", "1"),
    ],
)
def test_what_is_expected_decides_what_a_print_leaves_open(
    text: str, said: dict[str, Any], low: str, unit: str
) -> None:
    [quantity] = quantities(text, **said)

    assert (quantity["low"], quantity["unit"]) == (low, unit)


@pytest.mark.django_db
def test_a_measure_says_what_is_expected() -> None:
    metre = make_unit("m", dimension="length")
    claim, measure = make_claim(status="published"), make_measure(slug="wall", unit=metre)
    make_assertion(claim=claim, measure=measure, unit=metre)

    [quantity] = quantities("7.7m", measure="wall")

    assert (quantity["low"], quantity["unit"]) == ("7.7", "m")


@pytest.mark.django_db
def test_a_measure_that_is_not_there_is_refused() -> None:
    assert_problem(post({"text": "5m", "measure": "nothing"}), 400, "not_found")


def test_offsets_count_characters_not_bytes() -> None:
    text = "😀 Überall: 331 people"

    [quantity] = quantities(text)

    assert text[quantity["start"] : quantity["end"]] == quantity["text"] == "331"


def test_reading_asks_no_database() -> None:
    """It has no mark of the database, so a query would raise."""
    assert quantities("at least 331 people")[0]["rule"] == "bound.at_least"


@pytest.mark.parametrize("text", ["", " ", "no number here", "\n\t", "￾"])
def test_a_text_without_numbers_has_none(text: str) -> None:
    assert quantities(text) == []


def test_a_text_of_the_greatest_length_is_read() -> None:
    """Each of its characters takes twelve bytes."""
    body = json.dumps({"text": "😀" * LONGEST})

    assert post(body).json()["quantities"] == []
    assert_problem(post({"text": "a" * (LONGEST + 1)}), 400, "too_long")


# The worst of about 16,000 patterns of number words, digits, signs and names, and the plainest.
DENSE = [
    "½",
    "½ ",
    "1 ",
    "1",
    "1,",
    "one ",
    "12 % ",
    "hundred ",
    "doubled ",
    "~1",
    "<1",
    "1:",
    "1@",
    "-1 ",
    "1 or ",
    "1' ",
    "(((",
    '"',
    "1 km ",
    "$1 ",
    "1/2",
    "1 in 2 ",
    "rose 1 % ",
    "from 1 to ",
    "#a ",
    "a@b ",
    "http://1 ",
    "٣",
    "a few ",
    "İ people by :  dollars hundred half point ",
    "every ≥ +1-555 times",
    "twenty page Russian dollars / 12 http:// negative ",
    "more than 100 and less than 300, ",
    "331 were killed in 2022, ",
    "and ",
    "e\u0301",
    "\n",
    "a",
]


def numbers(record: dict[str, Any]) -> list[dict[str, Any]]:
    told = [*record["quantities"], *record["refusals"]]
    return sorted(told, key=lambda number: number["start"])


@pytest.mark.parametrize("pattern", DENSE)
def test_an_answer_tells_so_many_numbers_and_where_it_stopped(pattern: str) -> None:
    text = (pattern * LONGEST)[:LONGEST]
    whole = read(text, most=LONGEST)
    starts = sorted(number.start for number in (*whole.quantities, *whole.refusals))

    tracemalloc.start()
    response = post({"text": text})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    record = response.json()
    assert [number["start"] for number in numbers(record)] == starts[:MOST]
    assert record["stopped_at"] == (starts[MOST] if len(starts) > MOST else None)
    assert len(response.content) < 1_000 * MOST
    assert peak < 4_000_000


def test_no_more_of_a_text_is_read_than_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    anchored = reading._Reader._number
    monkeypatch.setattr(
        reading._Reader, "_number", lambda self, at: found.append(at) or anchored(self, at)
    )

    post({"text": "½" * LONGEST})

    assert len(found) == MOST + 1


@pytest.mark.parametrize(
    "pattern", ["½ cup, ", "331 people died in 1999, ", "more than 100 and less than 300 men; "]
)
def test_who_goes_on_where_it_stopped_misses_nothing(pattern: str) -> None:
    text = (pattern * 1000)[:LONGEST]
    whole = read(text, most=LONGEST)
    found, at = [], 0

    while at is not None:
        record = post({"text": text[at:]}).json()
        found += [(number["start"] + at, number["text"]) for number in numbers(record)]
        at = None if record["stopped_at"] is None else at + record["stopped_at"]

    everything = sorted((n.start, n.text) for n in (*whole.quantities, *whole.refusals))
    assert found == everything


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("331", 1),
        ("a" * 999, 1),
        ("a" * 1_000, 2),
        ("a" * LONGEST, 11),
        ("1 " * 24, 1),
        ("1 " * 25, 2),
        ("1 " * MOST, 11),
        ("½" * LONGEST, 11),
    ],
    ids=lambda value: str(value)[:5],
)
def test_a_text_counts_for_its_length_or_its_numbers(
    text: str, cost: int, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RATE_LIMIT = 30
    monkeypatch.setattr(rate_limits, "LIMITER", Limiter(window=1_000_000_000))

    response = post({"text": text})

    assert f"r={30 - cost};" in response["RateLimit"]


@pytest.mark.django_db
def test_a_text_beyond_the_limit_is_refused_and_a_small_limit_still_takes_one(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RATE_LIMIT = 5
    monkeypatch.setattr(rate_limits, "LIMITER", Limiter(window=1_000_000_000))

    answers = [post({"text": "½" * LONGEST}) for _ in range(2)]

    assert answers[0].status_code == 200
    assert_problem(answers[1], 429, "rate_limited")


DEEP = "[" * 100_000


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        ({}, "required", "/text"),
        ("", "required", "/text"),
        ({"txt": "331"}, "invalid_request", "/txt"),
        ({"text": "331", "lang": "en"}, "unknown_field", "/lang"),
        ({"text": "331", "a/b~c": 1}, "unknown_field", "/a~1b~0c"),
        ({"text": 331}, "wrong_type", "/text"),
        ({"text": None}, "wrong_type", "/text"),
        ({"text": ["331"]}, "wrong_type", "/text"),
        ({"text": True}, "wrong_type", "/text"),
        ({"text": "331", "locale": None}, "wrong_type", "/locale"),
        ({"text": "331", "locale": 1}, "wrong_type", "/locale"),
        ({"text": "331", "locale": "xx"}, "unknown_locale", "/locale"),
        ({"text": "331", "locale": "en_GB"}, "unknown_locale", "/locale"),
        ({"text": "331", "locale": "fr-XX"}, "unknown_locale", "/locale"),
        ({"text": "331", "locale": "de"}, "language_not_read", "/locale"),
        ({"text": "331", "locale": "zh-Hant"}, "language_not_read", "/locale"),
        ({"text": "331", "locale": ""}, "unknown_locale", "/locale"),
        ({"text": "331", "locale": "e" * 36}, "too_long", "/locale"),
        ({"text": "5m", "unit": "kmm"}, "unknown_unit", "/unit"),
        ({"text": "5m", "dimension": "lenght"}, "unknown_dimension", "/dimension"),
        ({"text": "5m", "unit": "1", "dimension": "lenght"}, "unknown_dimension", "/dimension"),
        ({"text": "5m", "unit": "1", "dimension": "0" * 201}, "too_long", "/dimension"),
        ({"text": "5m", "measure": "No slug"}, "not_found", "/measure"),
        ({"text": "5m", "cell": "yes"}, "wrong_type", "/cell"),
        ({"text": "5m", "counted": 5}, "wrong_type", "/counted"),
        ({"text": "a\0b"}, "invalid_character", "/text"),
        ('{"text": "\\ud800"}', "invalid_character", "/text"),
        ('{"text": "1", "\\ud800": 1}', "unknown_field", "/�"),
        ([], "not_an_object", None),
        ("331", "not_an_object", None),
        ("null", "not_an_object", None),
        ("NaN", "invalid_number", None),
        ('{"text": "a", "text": "b"}', "duplicate_key", None),
        ('{"\\ud800": 1, "\\ud800": 2}', "duplicate_key", None),
        ('{"text": NaN}', "invalid_number", None),
        ('{"text": 1e9999999999999999999999}', "invalid_number", None),
        ('{"text": [[NaN]]}', "invalid_number", None),
        ('{"text": ' + "9" * 5000 + "}", "invalid_number", None),
        ('{"text": "a" "b"}', "invalid_json", None),
        ("{", "invalid_json", None),
        ("text=331", "invalid_json", None),
        ('{"text": ' + DEEP, "too_deep", None),
        ('{"text": ' + "[" * 33 + "]" * 33 + "}", "too_deep", None),
        ('{"text": "a\nb"}', "invalid_json", None),
        (b'{"text": "\xff"}', "invalid_utf8", None),
        ('{"text": "331"}'.encode("utf-16"), "invalid_utf8", None),
    ],
    ids=lambda value: None if isinstance(value, dict | list) else str(value)[:24],
)
def test_what_is_no_text_to_read_is_refused(body: Any, code: str, pointer: str | None) -> None:
    with counted() as work:
        problem = assert_problem(post(body), 400, code)

    assert (work.statements, work.is_little()) == (0, True)
    assert problem["errors"][0].get("pointer") == pointer


def test_a_misspelt_member_is_told_the_nearest() -> None:
    [fault, *_] = post({"txt": "331"}).json()["errors"]

    assert (fault["nearest"], fault["allowed"]) == ("text", list(PROPERTIES))


def test_a_body_without_its_length_is_refused() -> None:
    response = CLIENT.post(
        PARSE,
        {"text": "331"},
        "application/json",
        HTTP_TRANSFER_ENCODING="chunked",
        CONTENT_LENGTH="",
    )

    assert_problem(response, 411, "length_required")


def test_a_body_without_end_is_refused() -> None:
    assert_problem(post("[" * (LARGEST + 1)), 413, "body_too_large")
    assert_problem(post("x" * 4_000_000), 413, "body_too_large")


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "application/json; charset=utf-8",
        'application/json; charset="UTF-8"',
        "APPLICATION/JSON",
    ],
)
def test_json_in_utf8_is_taken(content_type: str) -> None:
    assert post({"text": "331"}, content_type).status_code == 200


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
        "nonsense",
        "application/json; charset=utf-16",
        "application/json; charset=nosuch",
        "application/*",
    ],
)
def test_another_format_is_refused(content_type: str) -> None:
    assert_problem(post({"text": "331"}, content_type), 415, "unsupported_media_type")


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "trace"])
def test_a_text_is_posted(method: str) -> None:
    response = ask(PARSE, "", method)

    assert_problem(response, 405, "method_not_allowed")
    assert response["Allow"] == "POST, OPTIONS"


def test_parse_takes_no_parameter() -> None:
    assert_problem(post({"text": "331"}, query="?text=331"), 400, "unknown_parameter")


def test_the_rules_are_published_with_what_they_make_of_their_examples() -> None:
    response = ask(f"{ROOT}rules/")

    assert response.status_code == 200
    record = response.json()
    assert record["version"] == VERSION
    assert [rule["id"] for rule in record["rules"]] == [rule.id for rule in RULES]
    assert {locale["code"] for locale in record["locales"]} == LOCALES.keys()
    assert [refusal["code"] for refusal in record["refusals"]] == [r.code for r in REFUSALS]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_shows_the_quantity_of_its_example(rule: Any) -> None:
    shown = next(r for r in ask(f"{ROOT}rules/").json()["rules"] if r["id"] == rule.id)

    assert shown["quantity"] in quantities(rule.example)
    assert shown["quantity"]["rule"] == rule.id
    for name in ("comparator", "precision", "form"):
        assert shown[name] in (None, shown["quantity"][name])


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.code)
def test_every_refusal_is_of_its_example(refusal: Any) -> None:
    refused = post({"text": refusal.example}).json()["refusals"]

    assert refusal.code in {one["code"] for one in refused}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_the_rules(method: str) -> None:
    assert_problem(ask(f"{ROOT}rules/", "", method), 405, "method_not_allowed")


def test_the_index_leads_to_both() -> None:
    index = ask(ROOT).json()

    assert index["parse"].endswith(PARSE)
    assert ask(re.sub("^http://[^/]+", "", index["rules"])).status_code == 200


def test_the_answer_is_what_the_description_says() -> None:
    schemas = described()["components"]["schemas"]
    [quantity] = quantities(SAID)

    assert set(schemas["QuantityShape"]["required"]) == quantity.keys()
    body = described()["paths"][PARSE]["post"]["requestBody"]["content"]
    assert body.keys() == {"application/json"}
    assert body["application/json"]["schema"]["properties"].keys() == PROPERTIES.keys()
