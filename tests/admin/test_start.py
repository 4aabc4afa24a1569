"""The start page: what waits and where work is, each count beside the list that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim, Speaker
from claims.queries import activity, desk_lists
from claims.services import audit, readings
from tests.support import builders
from tests.support.agreement import keep
from tests.support.builders import make_assertion, make_claim, make_measure, make_speaker
from tests.support.statements import ADA, BOB, say

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def waits(days: float, kind: str) -> Claim:
    came = timezone.now() - timedelta(days=days)
    return make_claim(kind=kind, created_at=came, said_at=None, said_precision="")


@pytest.fixture
def desk() -> None:
    """Claims that wait, published ones that contradict each other, and a figure to check."""
    source = builders.make_source()
    waiting = [(0, "quantity"), (3, "quantity"), (3, "event"), (12, "pledge"), (90, "pledge")]
    for days, kind in waiting:
        builders.make_appearance(claim=waits(days, kind), source=source)
    make_assertion(claim=make_claim(kind="quantity"), low=9, high=9, measure=make_measure())
    make_claim(status="rejected", rejection_reason="opinion")
    measure = builders.make_measure(label="Servicemen killed", temporal_kind="stock")
    say(measure, ADA, 100, 100, day=5)
    say(measure, BOB, 900, 900, day=5)
    readings.read_unread()
    keep()


def links(page: str) -> dict[str, str]:
    """Each address that a count leads to, with the count."""
    card = page[page.index('<div class="start">') :]
    found = re.findall(r'<a href="([^"]+\?[^"]+)">(.*?)</a>', card, re.DOTALL)
    numbers = ((place, re.findall(r">([\d,]+\+?)<|^([\d,]+\+?)$", text)) for place, text in found)
    return {place.replace("&amp;", "&"): "".join(told[-1]) for place, told in numbers if told}


def test_each_count_is_that_of_the_list_it_leads_to(admin_client: Client, desk: None) -> None:
    found = links(admin_client.get("/admin/").content.decode())

    assert len(found) > 15
    for address, number in found.items():
        assert str(admin_client.get(address).context["cl"].result_count) == number, address


def test_it_says_what_waits_by_kind_and_age(admin_client: Client, desk: None) -> None:
    page = admin_client.get("/admin/").context

    assert str(page["waiting"]) == "6"
    shown = {row.all.title: [age.count for age in row.ages] for row in page["rows"]}
    assert shown == {
        "Quantity": ["2", "1", None, None],
        "Pledge": [None, None, "1", "1"],
        "Event": [None, "1", None, None],
    }
    assert {each.title: str(each.count) for each in page["lists"]} == {
        "Contested claims": "2",
        "Without a measure": "5",
        "Without a source": "1",
        "Without a date": "5",
    }


def test_contested_measures_are_drawn(admin_client: Client, desk: None) -> None:
    response = admin_client.get("/admin/")

    [picture] = response.context["pictures"]
    assert picture["label"] == "Servicemen killed"
    assert picture["strip"].legend == (ADA, BOB)
    assert picture["ends"] == ["100", "900"]
    assert '<svg class="strip"' in response.content.decode()


def test_it_says_who_did_what_this_week(admin_client: Client, admin_user: User) -> None:
    speaker = make_speaker()
    with audit.noting(user=admin_user.pk, via="admin"):
        for area in ("Texas", "Ohio"):
            Speaker.objects.filter(pk=speaker.pk).update(area=area)

    people = {each["name"]: each for each in admin_client.get("/admin/").context["people"]}

    assert people["curator"]["changed"] == "1 speaker"
    assert people["Commands and SQL"]["added"].endswith("1 speaker")


def test_only_the_newest_work_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "READ", 2)
    for _ in range(4):
        make_speaker()

    [work] = activity.since(timezone.now() - timedelta(days=7), 8)

    assert work.added["speakers"] == 2


def test_what_one_may_not_see_is_not_counted(client: Client, desk: None) -> None:
    reader = User.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_measure"))
    client.force_login(reader)

    page = client.get("/admin/")

    assert page.status_code == 200
    assert "waiting" not in page.context
    assert "people" not in page.context
    assert page.context["one_figure"].count.number == 1


def test_it_is_read_once_a_minute_in_few_queries(admin_client: Client, desk: None) -> None:
    admin_client.get("/admin/")
    cache.clear()
    with CaptureQueriesContext(connection) as first:
        admin_client.get("/admin/")
    with CaptureQueriesContext(connection) as second:
        admin_client.get("/admin/")

    assert len(first) < 20
    assert len(second) < 8


def test_an_empty_desk_says_so(admin_client: Client) -> None:
    page = admin_client.get("/admin/").content.decode()

    assert "Nothing waits" in page
    assert "No published numbers contradict each other." in page


def test_a_count_that_is_given_up_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_lists, "MOST", 2)
    for _ in range(3):
        make_assertion(measure=make_measure())

    assert str(desk_lists.one_figure()) == "2+"


@pytest.mark.parametrize("asked", ["worklist=nosuch", "waited=0", "figures=%00", "worklist=%00"])
def test_a_worklist_that_is_none_is_refused(admin_client: Client, asked: str) -> None:
    model = "measure" if "figures" in asked else "claim"

    assert admin_client.get(f"/admin/claims/{model}/?{asked}").status_code == 400
