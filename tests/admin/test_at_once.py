"""Two curators at once: whoever the database sends back is told so, and nothing is half written.
What is shown to one is never made of what the other asked."""

from __future__ import annotations

import html
import threading
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client

from claims.models import Claim, NumericAssertion
from claims.services import recording
from claims.services.recording.applying import Changes
from tests.support.admin_forms import filled_in, url
from tests.support.builders import make_assertion, make_claim, make_measure
from tests.support.patience import PATIENCE
from tests.support.writers import in_parallel

pytestmark = pytest.mark.django_db(transaction=True)

SENTENCE = "Somebody else changed this at the same time. Your changes are not saved. Try again."
Figures = tuple[NumericAssertion, NumericAssertion]


@pytest.fixture
def client() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create(username="curator", is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def assertions() -> Figures:
    made = {"measure": make_measure(), "form": "difference", "direction": "up"}
    return make_assertion(**made), make_assertion(**made)


@pytest.fixture
def _both_hold_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has its own assertion before it asks for the other's: what two may do to each other."""
    halves = threading.Barrier(2)
    write = Changes.write

    def write_together(changes: Changes) -> None:
        [(assertion, _)] = changes.changed
        NumericAssertion.objects.select_for_update().get(pk=assertion.pk)
        halves.wait(PATIENCE)
        write(changes)

    monkeypatch.setattr(Changes, "write", write_together)


def posts(client: Client, *links: Figures) -> list[tuple[str, dict[str, Any]]]:
    """What a browser sends to measure each assertion against another."""
    places = [url(NumericAssertion, "change", assertion.pk) for assertion, _ in links]
    return [
        (place, filled_in(client.get(place), baseline_assertion=baseline.pk))
        for place, (_, baseline) in zip(places, links, strict=True)
    ]


def said(response: HttpResponse) -> str:
    return html.unescape(response.content.decode())


@pytest.mark.usefixtures("_both_hold_their_own")
def test_of_two_who_close_a_loop_one_is_told_on_the_form(
    client: Client, assertions: Figures
) -> None:
    a, b = assertions
    forms = posts(client, (a, b), (b, a))
    answers: dict[str, HttpResponse] = {}

    def save(place: str, form: dict[str, Any]) -> None:
        answers[place] = client.post(place, form | {"as_printed": "typed anew"})
        connection.close()

    in_parallel(*(lambda form=form: save(*form) for form in forms))

    saved, sent_back = sorted(answers, key=lambda place: answers[place].status_code, reverse=True)
    assert [answers[place].status_code for place in (saved, sent_back)] == [302, 200]
    assert SENTENCE in said(answers[sent_back])
    assert 'value="typed anew"' in said(answers[sent_back])
    found = {
        url(NumericAssertion, "change", assertion.pk): (
            assertion.as_printed,
            assertion.baseline_assertion,
        )
        for assertion in NumericAssertion.objects.all()
    }
    assert found[saved] == ("typed anew", b if saved == forms[0][0] else a)
    assert found[sent_back] == ("331", None)


@pytest.mark.parametrize("page", ["changelist", "change"])
def test_of_two_who_look_at_once_each_is_asked_for_by_their_own_name(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One page serves all threads. Here both requests are on their way before either is answered,
    and which filters there are is asked for with the request of whoever sees them."""
    pages, claim, local = admin.site.get_model_admin(Claim), make_claim(), threading.local()
    both_ask, asked = threading.Barrier(2), set[tuple[str, str]]()

    def may_view(request: HttpRequest, obj: Any = None) -> bool:
        if not hasattr(local, "waited"):
            local.waited = both_ask.wait(PATIENCE)
        return True

    def filters(request: HttpRequest) -> Any:
        asked.add((local.name, request.user.get_username()))
        return pages.list_filter

    monkeypatch.setattr(pages, "has_view_or_change_permission", may_view)
    monkeypatch.setattr(pages, "get_list_filter", filters)

    def look(name: str) -> None:
        local.name, client = name, Client()
        client.force_login(User.objects.create(username=name, is_staff=True, is_superuser=True))
        place = url(Claim, page, *([claim.pk] if page == "change" else []))
        assert client.get(place).status_code == 200
        connection.close()

    in_parallel(lambda: look("ann"), lambda: look("bob"))

    assert asked <= {("ann", "ann"), ("bob", "bob")}
    assert not [each for each in vars(pages).values() if isinstance(each, HttpRequest)]


def while_held(claim: Claim, post: Any) -> HttpResponse:
    """Somebody else has the claim in hand, and nobody waits long (as with STATEMENT_TIMEOUT)."""
    answers = []

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '100ms'")
        answers.append(post())
        connection.close()

    with transaction.atomic():
        Claim.objects.select_for_update().get(pk=claim.pk)
        in_parallel(ask)
    return answers[0]


def test_who_waits_too_long_is_told_on_the_form(client: Client) -> None:
    claim = make_claim()
    place = url(Claim, "change", claim.pk)
    form = filled_in(client.get(place), statement="Typed anew.")

    response = while_held(claim, lambda: client.post(place, form))

    assert (response.status_code, SENTENCE in said(response)) == (200, True)
    assert "Typed anew." in said(response)
    assert Claim.objects.get().statement == claim.statement


@pytest.mark.parametrize(
    ("page", "form"), [("delete", {"post": "yes"}), ("publish", {"_form_submitted": "1"})]
)
def test_who_waits_too_long_with_a_verb_is_told_in_a_message(
    client: Client, page: str, form: dict[str, str]
) -> None:
    claim = make_claim()
    place = url(Claim, "change", claim.pk)

    response = while_held(
        claim, lambda: client.post(place.replace("change", page), form, follow=True)
    )

    assert response.redirect_chain == [(place, 302)]
    assert SENTENCE in said(response)
    assert Claim.objects.get().status == "draft"


def test_of_many_none_is_published_where_one_is_in_other_hands(client: Client) -> None:
    claims = [make_claim() for _ in range(3)]
    form = {"action": "publish_selected", "_selected_action": [claim.pk for claim in claims]}

    response = while_held(claims[1], lambda: client.post(url(Claim, "changelist"), form))

    assert (response.status_code, SENTENCE in said(response)) == (409, True)
    assert set(Claim.objects.values_list("status", flat=True)) == {"draft"}


def test_a_database_that_cannot_answer_is_no_refusal(client: Client, monkeypatch: Any) -> None:
    claim = make_claim()
    place = url(Claim, "change", claim.pk)
    form = filled_in(client.get(place), place="Kyiv")

    def fail(*_: Any, **__: Any) -> None:
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(recording, "record", fail)

    assert client.post(place, form).status_code == 503
