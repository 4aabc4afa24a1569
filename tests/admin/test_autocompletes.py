"""Menus that search: what is called so comes first, nothing loads a table, and what is not there
can be made."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Appearance, Claim, ClaimTopic, Measure, NumericAssertion
from claims.queries import naming
from tests.support import builders
from tests.support.admin_forms import url
from tests.support.admin_pages import REGISTERED, make
from tests.support.builders import (
    make_claim,
    make_measure,
    make_source,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db


def offered(
    client: Client, model: Any, field: str, term: str, *, place: str = "autocomplete/create/"
) -> list[dict[str, Any]]:
    asked = {"app_label": "claims", "model_name": model._meta.model_name, "field_name": field}
    answer = client.get(f"/admin/{place}", asked | {"term": term})
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


def texts(client: Client, model: Any, field: str, term: str) -> list[str]:
    return [each["text"] for each in offered(client, model, field, term) if "create" not in each]


@pytest.mark.parametrize(
    ("term", "first"),
    [
        ("m", "metre (m)"),
        ("km", "kilometre (km)"),
        ("kilometres", "kilometre (km)"),
        ("USD", "US dollar (USD)"),
        ("%", "percent (%)"),
        ("t", "tonne (t)"),
        ("metre", "metre (m)"),
        ("KM", "kilometre (km)"),
    ],
)
def test_a_unit_is_first_by_its_code_or_name(admin_client: Client, term: str, first: str) -> None:
    assert texts(admin_client, NumericAssertion, "unit", term)[0] == first


def test_what_is_called_exactly_so_comes_before_what_begins_so_and_what_holds_it(
    admin_client: Client,
) -> None:
    for name in ("Grand Mali Union", "Somali Union", "Mali Union of Teachers", "Mali Union"):
        make_speaker(name=name)

    assert texts(admin_client, Claim, "speaker", "mali union") == [
        "Mali Union",
        "Mali Union of Teachers",
        "Grand Mali Union",
        "Somali Union",
    ]


@pytest.mark.parametrize("term", ["zelensky", "ZELENSKÝ", "Wolodymyr", "Q3874799"])
def test_a_speaker_is_found_by_any_name_without_accents_and_by_identifier(
    admin_client: Client, term: str
) -> None:
    speaker = make_speaker(name="Volodymyr Zelenskỳ")
    builders.make_alias(speaker=speaker, name="Wolodymyr Selenskyj")
    builders.make_identifier(speaker=speaker, value="Q3874799")

    assert texts(admin_client, Claim, "speaker", term) == ["Volodymyr Zelenskỳ"]


@pytest.mark.parametrize("term", ["100%", "50\\", "a_b", "%", "_", "\\", "'", '"', "''''"])
def test_signs_of_patterns_stand_for_themselves(admin_client: Client, term: str) -> None:
    make_speaker(name="Somebody 100 x aXb")

    assert texts(admin_client, Claim, "speaker", term) == []


def test_what_was_merged_is_not_offered(admin_client: Client) -> None:
    kept = make_measure(label="Civilians killed")
    merged = make_measure(label="Civilians killed here")
    Measure.objects.filter(pk=merged.pk).update(merged_into=kept)

    assert texts(admin_client, NumericAssertion, "measure", "civilians") == ["Civilians killed"]


def test_words_of_a_claim_find_it_by_the_beginning_of_the_last(admin_client: Client) -> None:
    make_claim(statement="Many refugees were counted at the border")
    make_claim(statement="Nobody was counted")

    assert texts(admin_client, Appearance, "claim", "counted refug") == [
        "Many refugees were counted at the border"
    ]


def test_no_menu_reads_more_than_a_page(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(naming, "MOST", 3)
    for number in range(8):
        make_speaker(name=f"Agency {number}")

    with CaptureQueriesContext(connection) as asked:
        found = texts(admin_client, Claim, "speaker", "agency")

    assert len(found) == 3
    read = [each["sql"] for each in asked.captured_queries if "claims_speaker" in each["sql"]]
    assert all("LIMIT" in sql or "COUNT" in sql for sql in read)


# Making what is not there


def test_what_is_not_there_can_be_made_with_its_name_filled_in(admin_client: Client) -> None:
    [offer] = offered(admin_client, Claim, "speaker", "  Institut für  Zahlen ")

    assert offer["text"] == "Create “Institut für Zahlen”"
    form = admin_client.get(offer["create"]).context["adminform"].form
    assert form["name"].value() == "Institut für Zahlen"
    assert form["slug"].value() == "institut-fur-zahlen"


@pytest.mark.parametrize(
    ("model", "field", "name"),
    [
        (NumericAssertion, "measure", "label"),
        (NumericAssertion, "event", "label"),
        (Appearance, "source", "title"),
        (ClaimTopic, "topic", "label"),
    ],
)
def test_each_kind_of_entry_is_made_by_its_own_name(
    admin_client: Client, model: Any, field: str, name: str
) -> None:
    offer = offered(admin_client, model, field, "Nothing like it")[-1]

    form = admin_client.get(offer["create"]).context["adminform"].form
    assert form[name].value() == "Nothing like it"


def test_what_is_there_is_not_offered_to_be_made_again(admin_client: Client) -> None:
    make_speaker(name="Ada")
    make_speaker(name="Adam")

    assert [each["text"] for each in offered(admin_client, Claim, "speaker", "ada")] == [
        "Ada",
        "Adam",
    ]


def test_who_may_not_add_is_told_that_there_is_none(client: Client) -> None:
    reader = User.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_speaker"))
    client.force_login(reader)

    [told] = offered(client, Claim, "speaker", "Nobody")

    assert told == {"id": "", "text": "Nothing is called “Nobody”.", "disabled": True}


def test_a_filter_offers_nothing_new(admin_client: Client) -> None:
    [told] = offered(admin_client, Claim, "speaker", "Nobody", place="autocomplete/")

    assert "create" not in told


def test_forms_ask_where_something_can_be_made_and_filters_do_not(admin_client: Client) -> None:
    form = admin_client.get(url(Claim, "add")).content.decode()
    listed = admin_client.get(url(Claim, "changelist")).content.decode()

    assert 'data-ajax--url="/admin/autocomplete/create/"' in form
    assert 'data-ajax--url="/admin/autocomplete/create/"' not in listed


# The palette


def palette(client: Client, term: str) -> list[Any]:
    return list(client.get("/admin/search/", {"s": term, "extended": "1"}).context["results"])


def test_the_palette_tells_m_from_big_m_and_has_exact_names_first(admin_client: Client) -> None:
    make_topic(label="Methane")

    units = [each.title for each in palette(admin_client, "m") if each.description == "Unit"]

    assert units[0] == "metre (m)"


def test_the_palette_finds_a_name_without_its_accents(admin_client: Client) -> None:
    make_speaker(name="Recep Tayyip Erdoğan")

    assert palette(admin_client, "erdogan")[0].title == "Recep Tayyip Erdoğan"


def test_the_palette_knows_what_was_made_a_moment_ago(admin_client: Client) -> None:
    before = palette(admin_client, "Curie")
    make_speaker(name="Marie Curie")

    assert "Marie Curie" not in [each.title for each in before]
    assert palette(admin_client, "Curie")[0].title == "Marie Curie"


def test_the_palette_ends_with_what_one_may_make(admin_client: Client, client: Client) -> None:
    make_source(title="Something else")

    offers = [each for each in palette(admin_client, "Neue Quelle") if each.icon == "add"]

    assert {each.description for each in offers} >= {"New source", "New speaker", "New claim"}
    place = next(each.link for each in offers if each.description == "New source")
    form = admin_client.get(place).context["adminform"].form
    assert form["title"].value() == "Neue Quelle"
    reader = User.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    assert [each for each in palette(client, "Neue Quelle") if each.icon == "add"] == []


# What rows are called


def test_no_row_is_called_by_its_id(admin_client: Client) -> None:
    for model in REGISTERED:
        row = model._default_manager.get(pk=make(model).pk)
        assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", str(row)), (model, str(row))


def test_no_form_shows_what_the_database_will_make(admin_client: Client) -> None:
    for model in REGISTERED:
        page = admin_client.get(url(model, "add"))
        assert "DatabaseDefault" not in page.content.decode(), model


def test_a_text_that_is_cut_says_so() -> None:
    claim = make_claim(statement="word " * 60)
    appearance = builders.make_appearance(claim=claim, exact="word " * 60)

    assert str(claim).endswith("…")
    assert str(appearance).endswith("…")
