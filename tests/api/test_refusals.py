"""Refusals: every bad input is a problem that names it, on every parameter of every address."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, InterfaceError, OperationalError
from django.middleware.common import CommonMiddleware
from django.test import Client, override_settings

from claims.api.filtering import fields
from claims.api.filtering.number_fields import Number
from claims.api.read.resources import RESOURCES, Claims
from claims.queries import keys
from tests.support.client import LISTS, ROOT, ask, assert_problem
from tests.support.work import counted

pytestmark = pytest.mark.django_db

# Wrong for every parameter, percent-encoded.
NEVER = {
    "empty": "",
    "blank": "%20%20",
    "nul": "a%00b",
    "only nul": "%00",
    "not utf-8": "%ff%fe",
    "half a character": "%e2%82",
    "surrogate": "%ed%a0%80",
    "overlong": "%c0%80",
    "5000 digits": "9" * 5000,
    "long": "a" * 20_000,
}
# Wrong for every parameter but those of free text, where they are words like others.
NO_VALUE = {
    "full-width digits": quote("１２"),
    "Arabic digits": quote("٣"),
    "underscore": "1_0",
    "newline": "1%0a",
    "NaN": "NaN",
    "infinity": "-Infinity",
    "exponent": "1e400",
    "10^30": "1" + "0" * 30,
    "2^63": "9223372036854775808",
    "negative": "-1",
    "zero": "0000",
    "year 10000": "10000-01-01",
    "end of time": "9999-12-31T23:59:59.999999-23:59",
    "year 0": "0000-00-00",
    "30 February": "2022-02-30",
    "second 60": "2022-01-01T00:00:60Z",
    "offset 24": "2022-01-01T00:00:00%2B24:00",
    "no time zone": "2022-01-01T00:00:00",
    "week date": "2022-W05-1",
    "full-width date": quote("２０２２-03-05"),
    "spaced date": "2022-03-%205",
    "uuid in braces": "%7B01890a5d-ac96-774b-bcce-b302099a8057%7D",
    "urn": "urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057",
    "full-width uuid": quote("０1890a5d-ac96-774b-bcce-b302099a8057"),
    "regex": "[[:foo:]](",
    "list": "a,b",
    "sql": "'%20OR%201=1--",
    "percent": "%25",
    "emoji": quote("😀"),
}
WORDS = {"null": "null", "True": "True", "yes": "yes", "password": "speaker__created_by__password"}
PARAMETERS = {
    name: [*view.filterset_class.base_filters, "cursor", "page_size", "ordering"]
    for name, view in RESOURCES.items()
}


def is_free(name: str, parameter: str) -> bool:
    """Whether any text is a value: names, titles, codes."""
    filters = RESOURCES[name].filterset_class.base_filters
    if parameter not in filters:
        return False
    field = one_of(filters[parameter])
    return isinstance(field, Number) or (isinstance(field, fields.Text) and not field.pattern)


@pytest.mark.parametrize("name", RESOURCES)
def test_no_parameter_takes_what_is_no_value(name: str) -> None:
    for parameter in PARAMETERS[name]:
        for label, value in NEVER.items():
            problem = refused_cheaply(name, f"{parameter}={value}", label)
            if problem["code"] != "invalid_encoding":
                assert problem["errors"][0]["parameter"] == parameter, (label, problem)
        if parameter not in RESOURCES[name](detail=False).list_parameters():
            refused_cheaply(name, f"{parameter}=2022&{parameter}=2023", "repeated")


@pytest.mark.parametrize("name", RESOURCES)
def test_no_typed_parameter_takes_what_is_not_of_its_type(name: str) -> None:
    for parameter in PARAMETERS[name]:
        for label, value in (NO_VALUE | WORDS).items():
            if is_free(name, parameter):
                response = ask(f"{ROOT}{name}/", f"{parameter}={value}")
                assert response.status_code in (200, 400), (parameter, label, response.content)
            elif not is_of_its_type(name, parameter, value):
                problem = refused_cheaply(name, f"{parameter}={value}", label)
                assert problem["errors"][0]["parameter"] == parameter
                assert parameter in problem["detail"]


def one_of(known: Any) -> Any:
    """The field of one value, where several may be given."""
    return getattr(known.field, "one", known.field)


def is_of_its_type(name: str, parameter: str, value: str) -> bool:
    """Odd, yet right: a slug may be “null”, an identifier a URN, a language “yes”."""
    filters = RESOURCES[name].filterset_class.base_filters
    takes_slugs = parameter in filters and isinstance(one_of(filters[parameter]), fields.Key)
    if takes_slugs:
        return all(map(keys.SLUG_FORM.fullmatch, value.split(",")))
    return (parameter, value.partition(":")[0]) in {("identifier", "urn"), ("language", "yes")}


def refused_cheaply(name: str, query: str, label: str) -> dict[str, Any]:
    with counted() as work:
        response = ask(f"{ROOT}{name}/", query)
    assert (work.statements, work.is_little()) == (0, True), (query[:80], work)
    assert response.status_code == 400, (query[:80], label, response.content[:300])
    problem = assert_problem(response, 400)
    assert len(response.content) < 5000
    return problem


@pytest.mark.parametrize(
    "query",
    [
        "limit=1",
        "offset=1",
        "page=2",
        "formats=json",
        "fields%5B%5D=id",
        "%00=1",
        "%ff=1",
        "=1",
        "&&=",
        "a%5B%5D=1",
        "said_at__year=2022",
        "speaker__name=x",
        "created_by=1",
        "speaker__created_by__username__startswith=a",
        "id__in=" + ",".join("1" * 9 for _ in range(100)),
        quote("ключ") + "=1",
        "x" * 50_000,
        "Kind=event",
        "&".join(f"p{n}=1" for n in range(2000)),
    ],
    ids=lambda query: query[:20],
)
@pytest.mark.parametrize("address", [*LISTS, ROOT, f"{ROOT}schema/", f"{ROOT}units/km/"])
def test_no_address_takes_an_unknown_parameter(address: str, query: str) -> None:
    response = ask(address, query)

    assert_problem(response, 400)
    assert len(response.content) < 25_000


def test_a_question_in_raw_utf8_is_understood() -> None:
    response = ask(f"{ROOT}claims/", "place=Rzeszów".encode().decode("latin-1"))

    assert response.status_code == 200


@pytest.mark.parametrize(
    "key",
    [
        "a%00b",
        "%ff",
        "2",
        "9" * 5000,
        "٣",
        "01890a5d-ac96-774b-bcce-b302099a8057%0a",
        "..",
        "%2e%2e",
        "a b",
        "NaN",
        "01890a5d-ac96-774b-bcce-b302099a8057",
        "01890A5D-AC96-774B-BCCE-B302099A8057",
        "A-B",
        "😀",
        "a/b",
    ],
    ids=lambda key: key[:20],
)
@pytest.mark.parametrize("name", RESOURCES)
def test_no_address_of_a_record_breaks(name: str, key: str) -> None:
    assert_problem(ask(f"{ROOT}{name}/{key}/"), 404)


@pytest.mark.parametrize(
    "address",
    [
        "/api/",
        "/api/v2/claims/",
        f"{ROOT}nothing/",
        f"{ROOT}claims.json",
        f"{ROOT}claims/x/y/z/",
        "/api/%ff/",
    ],
)
def test_an_address_below_api_that_does_not_exist_is_a_problem(address: str) -> None:
    assert_problem(ask(address), 404)


def test_an_address_elsewhere_that_does_not_exist_is_a_page() -> None:
    response = Client().get("/nothing/")

    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


def test_an_address_without_its_slash_leads_to_the_one_with_it() -> None:
    response = Client().get("/api/v1/claims?kind=event")

    assert (response.status_code, response["Location"]) == (301, "/api/v1/claims/?kind=event")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize(
    "address", [*LISTS, ROOT, f"{ROOT}schema/", f"{ROOT}docs/", f"{ROOT}units/km/"]
)
def test_nobody_writes(address: str, method: str) -> None:
    response = ask(address, "whatever=1", method)

    assert_problem(response, 405, "method_not_allowed")
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("accept", ["application/xml", "image/*", "application/pdf;q=1"])
@pytest.mark.parametrize("address", [*LISTS, ROOT, f"{ROOT}schema/", f"{ROOT}units/km/"])
def test_a_format_that_does_not_exist_is_refused(address: str, accept: str) -> None:
    assert_problem(ask(address, accept=accept), 406, "not_acceptable")


@pytest.mark.parametrize(
    "accept", ["application/json", "*/*", "nonsense", "text/html;q=0.5,application/json"]
)
def test_json_is_answered_to_whoever_takes_it(accept: str) -> None:
    response = ask(f"{ROOT}claims/", accept=accept)

    assert (response.status_code, response["Content-Type"]) == (200, "application/json")


@pytest.mark.parametrize("address", LISTS)
def test_options_say_what_an_address_is(address: str) -> None:
    response = ask(address, method="options")

    assert response.status_code == 200
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["description"]


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (OperationalError("canceling statement due to statement timeout"), 503, "unavailable"),
        (InterfaceError("connection already closed"), 503, "unavailable"),
        (DataError("out of range"), 500, "server_error"),
        (ValidationError("No.", code="no"), 400, "no"),
        (ValidationError({"name": ValidationError("No.", code="no")}), 400, "no"),
        (ZeroDivisionError(), 500, "server_error"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
@override_settings(LOGGING_CONFIG=None)
def test_what_fails_inside_is_answered_as_what_it_is(
    monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, code: str
) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr(Claims, "get_queryset", fail)

    response = ask(f"{ROOT}claims/")

    problem = assert_problem(response, status, code)
    assert response.headers.get("Retry-After") == ("5" if status == 503 else None)
    assert "out of range" not in problem["detail"]
    assert problem["request_id"]


def test_a_refusal_of_a_field_points_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise ValidationError({"name": ValidationError("Give a name.", code="blank")})

    monkeypatch.setattr(Claims, "get_queryset", fail)

    problem = assert_problem(ask(f"{ROOT}claims/"), 400, "blank")

    assert problem["errors"] == [{"code": "blank", "detail": "Give a name.", "pointer": "/name"}]


def test_a_database_that_fails_a_middleware_is_unavailable_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: Any) -> None:
        raise OperationalError("the connection was lost")

    monkeypatch.setattr(CommonMiddleware, "process_response", fail)

    response = ask(f"{ROOT}claims/")

    assert_problem(response, 503, "unavailable")
    assert response["Retry-After"] == "5"
