"""Every address of the admin that can be typed: a list, a refusal that names what is wrong, or a
page. Never a crash, whatever the field, the lookup, and the value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import connection, models
from django.http import HttpRequest
from django.test import RequestFactory

from claims.models import Claim, NumericAssertion, Speaker
from tests.support.admin_forms import url
from tests.support.admin_pages import NOBODY, REGISTERED, make
from tests.support.builders import make_assertion, make_claim, make_speaker

pytestmark = pytest.mark.django_db

VALUES = [
    "5",
    "",
    "\0",
    "a",
    "1" + "0" * 20,
    "[",
    "1,",
    "infinity",
    "-1",
    "10000",
    "9999-12-31T23:59:59.999999-23:59",
    "1e400",
    "x" * 5000,
]
OF_PARTS = ["5", "1" + "0" * 20]  # for a part of a value: the year of a date, and so on


def request_of(user: User, asked: dict[str, Any]) -> HttpRequest:
    request = RequestFactory().get("/", asked)
    request.user = user
    return request


def lookups(field: models.Field) -> Iterator[tuple[str, list[str]]]:
    """Every lookup of a field, and of the parts that its transforms take of it; what to try."""
    for name, found in field.get_lookups().items():
        yield name, VALUES
        if issubclass(found, models.Transform):
            part = found(models.Value(None, output_field=field)).output_field
            for inner in part.get_lookups():
                yield f"{name}__{inner}", OF_PARTS


def turned(values: list[str], number: int) -> list[str]:
    """All of them, from another one on: so that few of many tests still meet all."""
    place = number % len(values)
    return values[place:] + values[:place]


def every_condition(most: int) -> Iterator[tuple[type, str, str]]:
    """A model, a parameter and a value: each lookup once for each class of field, each time with
    others of the values if it is not with all."""
    seen: set[tuple[type, str]] = set()
    for model in REGISTERED:
        for field in model._meta.concrete_fields:
            kind = type(getattr(field, "target_field", field))
            for lookup, values in [*lookups(field), ("nosuch", ["5"])]:
                if (kind, lookup) not in seen:
                    seen.add((kind, lookup))
                    for value in turned(values, len(seen))[:most]:
                        yield model, f"{field.name}__{lookup}", value


def across_relations(model: type[models.Model]) -> Iterator[str]:
    """One and two steps, forwards and back."""
    for field in model._meta.get_fields():
        for other in steps(field):
            yield f"{field.name}__{other.name}"
            yield from (f"{field.name}__{other.name}__{last.name}" for last in steps(other)[:4])


def steps(field: Any) -> list[Any]:
    return field.related_model._meta.get_fields() if field.is_relation else []


def listed(user: User, model: type, asked: dict[str, Any]) -> str:
    """Why it is refused; empty where it is a list."""
    try:
        found = admin.site._registry[model].get_changelist_instance(request_of(user, asked))
        list(found.result_list)
    except (BadRequest, SuspiciousOperation) as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize("most", [2, pytest.param(len(VALUES), marks=pytest.mark.proof)])
def test_every_lookup_of_every_field_is_read_or_refused_by_its_name(
    admin_user: User, most: int
) -> None:
    for model in REGISTERED:
        make(model)
    read = refused = 0

    for model, name, value in every_condition(most):
        why = listed(admin_user, model, {name: value})
        read, refused = read + (not why), refused + bool(why)
        assert name in (why or name), (model, name, value)

    assert read > 70 * most
    assert refused > 140 * most


def test_conditions_across_relations_are_read_or_refused_by_their_name(admin_user: User) -> None:
    for model in REGISTERED:
        for name in across_relations(model):
            why = listed(admin_user, model, {name: "a"})
            assert name in (why or name)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"interval__contains": "5"}, ["interval__contains"]),
        ({"position__range": "5"}, ["position__range"]),
        ({"position__range": "1,2,3"}, ["position__range"]),
        ({"position__range": ","}, ["position__range"]),
        ({"low__gt": "1e400"}, ["low__gt"]),
        ({"interval__overlap": "[2,1]"}, ["interval__overlap"]),
        ({"position__gte": "1", "low__gte": "a", "high__in": "[,"}, ["low__gte", "high__in"]),
        ({"p": "0"}, ["p"]),
        ({"p": "abc"}, ["p"]),
        ({"p": "9" * 30}, ["p"]),
        ({"o": "99"}, ["o"]),
        ({"o": "1.x"}, ["o"]),
        ({"measure__id__exact": "abc"}, ["measure__id__exact"]),
        ({"claim__statement__gt": "a"}, ["claim__statement__gt"]),
        ({"_to_field": "nosuch"}, ["nosuch"]),
    ],
    ids=str,
)
def test_a_page_says_which_parameter_it_is(
    admin_client: Any, asked: dict[str, str], named: list[str]
) -> None:
    make_assertion()

    response = admin_client.get(url(NumericAssertion, "changelist"), asked)

    page = response.content.decode()
    assert response.status_code == 400
    for name in named:
        assert name in page
    for name in set(asked) - set(named):
        assert f"“{name}”" not in page


def test_conditions_that_can_be_asked_find_what_they_say(admin_client: Any) -> None:
    rows = [make_assertion(position=1), make_assertion(position=3), make_assertion(position=7)]

    def found(**asked: str) -> set[Any]:
        page = admin_client.get(url(NumericAssertion, "changelist"), asked)
        assert page.status_code == 200
        return set(page.context["cl"].result_list)

    assert found(position__range="1,3") == set(rows[:2])
    assert found(position__in="3,7") == set(rows[1:])
    assert found(position__gte="3", position__lt="7") == {rows[1]}
    assert found(interval__overlap="[300,400]") == set(rows)
    assert found(low__gt="1e3") == set()
    assert found(o="1.-2", p="1") == set(rows)


def test_a_refused_condition_leaves_a_connection_that_works(admin_client: Any) -> None:
    place = url(NumericAssertion, "changelist")

    assert admin_client.get(place, {"interval__contains": "5"}).status_code == 400
    assert admin_client.get(place).status_code == 200
    assert connection.is_usable()


@pytest.mark.parametrize("value", ["\0", "[1,", "5"])
def test_what_an_address_puts_into_a_form_is_shown_or_refused(
    admin_client: Any, value: str
) -> None:
    for model in REGISTERED:
        keys = {field.name: value for field in model._meta.concrete_fields if field.is_relation}
        others = {
            field.name: value for field in model._meta.concrete_fields if field.name not in keys
        }
        for asked in (keys, others):
            assert admin_client.get(url(model, "add"), asked).status_code in (200, 400, 403), model


KEYS = ["abc", "\0", NOBODY, "9" * 40, "_5F", "a/b", "-1", "é" * 400]


@pytest.mark.parametrize("page", ["change", "delete", "history"])
@pytest.mark.parametrize("most", [2, pytest.param(len(KEYS), marks=pytest.mark.proof)])
def test_a_key_that_is_none_opens_nothing(admin_client: Any, most: int, page: str) -> None:
    for number, model in enumerate(REGISTERED):
        for key in turned(KEYS, number)[:most]:
            for ask in (admin_client.get, admin_client.post):
                status = ask(url(model, page, key)).status_code
                assert status in (302, 400, 403, 404), (model, page, key)


def test_verbs_on_a_key_that_is_none_do_nothing(admin_client: Any) -> None:
    for verb in ("submit", "publish", "reject", "retract"):
        for key in KEYS:
            place = url(Claim, "change", key).replace("/change/", f"/{verb}/")
            posted = {"_form_submitted": "1", "reason": "opinion"}
            assert admin_client.post(place, posted).status_code in (302, 400, 404)


@pytest.mark.parametrize("key", ["abc", "\0", "9" * 40, "[", ""])
def test_an_action_on_a_row_that_is_none_says_so(admin_client: Any, key: str) -> None:
    make_claim()
    posted = {"action": "publish_selected", "_selected_action": key, "index": "0"}

    response = admin_client.post(url(Claim, "changelist"), posted)

    assert response.status_code == 400
    assert "No row has the key" in response.content.decode()
    assert Claim.objects.get().status == "draft"


AUTOCOMPLETE = {"app_label": "claims", "model_name": "claim", "field_name": "speaker", "term": "a"}


@pytest.mark.parametrize("name", AUTOCOMPLETE)
@pytest.mark.parametrize("value", ["\0", "", "nosuch", "x" * 5000, "["])
def test_an_autocomplete_is_answered_or_refused(admin_client: Any, name: str, value: str) -> None:
    response = admin_client.get("/admin/autocomplete/", AUTOCOMPLETE | {name: value})

    assert response.status_code in ((200, 400) if name == "term" else (400, 403))


@pytest.mark.parametrize("asked", ["q=a", "_popup=1", "all=", "_facets=1", "e=1", "_to_field=id"])
def test_what_lists_have_always_taken_still_works(admin_client: Any, asked: str) -> None:
    make_speaker(name="Ada")

    response = admin_client.get(f"{url(Speaker, 'changelist')}?{asked}")

    assert response.status_code == 200
    assert response.context["cl"].result_count == 1


JUNK = ["\0", "x" * 5000, "[", "-1", "٣", "infinity", "{}", "1,", "null"]


def parameters(user: User, model: type) -> set[str]:
    """Every parameter that a filter of a list reads."""
    found = admin.site._registry[model].get_changelist_instance(request_of(user, {}))
    pages = admin.site._registry[model]
    named = {name for spec in found.filter_specs for name in spec.expected_parameters()}
    return named | {"_after", "_before", "_from", "p", "o"} | set(pages.search_fields)


@pytest.mark.parametrize("most", [1, pytest.param(len(JUNK), marks=pytest.mark.proof)])
def test_every_filter_takes_junk_or_refuses_it_by_its_name(admin_user: User, most: int) -> None:
    asked = 0
    for model in REGISTERED:
        make(model)
        for number, name in enumerate(sorted(parameters(admin_user, model))):
            for value in turned(JUNK, number)[:most]:
                why = listed(admin_user, model, {name: value})
                assert not why or name in why or "at most" in why, (model, name, value)
                asked += 1

    assert asked > 150 * most


@pytest.mark.parametrize("key", ["abc", NOBODY])
def test_every_action_of_every_list_takes_junk_or_refuses_it(
    admin_client: Any, admin_user: User, key: str
) -> None:
    done = 0
    for model in REGISTERED:
        pages = admin.site._registry[model]
        for action in (*pages.get_actions(request_of(admin_user, {})), "nosuch"):
            posted = {"action": action, "_selected_action": key, "index": "0", "into": key}
            status = admin_client.post(url(model, "changelist"), posted).status_code
            assert status in (200, 302, 400, 403), (model, action)
            done += 1

    assert done > len(REGISTERED)


@pytest.mark.parametrize("place", ["autocomplete/create/", "search/", ""])
@pytest.mark.parametrize("value", JUNK[:4])
def test_menus_that_search_take_junk_or_refuse_it(
    admin_client: Any, place: str, value: str
) -> None:
    asked = {"app_label": "claims", "model_name": "numericassertion", "field_name": "unit"}

    response = admin_client.get(
        f"/admin/{place}", asked | {"term": value, "s": value, "extended": "1", "page": value}
    )

    assert response.status_code in (200, 400, 403, 404)
