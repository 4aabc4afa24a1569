"""Lists as feeds, as the readers of feeds take them."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from types import SimpleNamespace

import feedparser
import pytest

from claims.models import RecordVersion
from claims.records import record_cache
from tests.support import verbs
from tests.support.agreement import keep
from tests.support.client import CLIENT, ROOT, ask, assert_problem, listed
from tests.support.record_versions import written_at
from tests.support.statements import cumulative, say
from tests.support.whole_records import FEEDS, SITE, feed
from tests.support.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> SimpleNamespace:
    return make_world()


@pytest.mark.parametrize("name", FEEDS)
def test_a_list_is_a_feed_of_its_records(world: SimpleNamespace, name: str) -> None:
    address, records = f"{ROOT}{name}/", listed(name)

    atom = feed(address)
    items = ask(address, {"format": "jsonfeed"}).json()["items"]

    assert {entry.id for entry in atom.entries} == {f"urn:uuid:{each['id']}" for each in records}
    assert [item["id"] for item in items] == [entry.id for entry in atom.entries]
    for item in items:
        assert item["title"]
        assert re.match(r"https?://", item["url"])
        local = item["url"].startswith(SITE)
        assert (
            not local or CLIENT.get(item["url"], headers={"accept": "text/html"}).status_code == 200
        )
    assert atom.feed.updated == max(entry.updated for entry in atom.entries)


def test_an_entry_says_who_said_what(world: SimpleNamespace) -> None:
    found = feed(f"{ROOT}claims/", topic="losses")

    [entry] = found.entries
    assert entry.title == "At least 331 people were killed."
    assert entry.link == f"{SITE}/claims/{world.claim.pk}/"
    assert entry.author == "Ada Minister"
    assert [(tag.term, tag.label) for tag in entry.tags] == [("losses", "Losses")]
    assert entry.content[0].value.splitlines() == [
        "“at least 331”",
        "“at least 331”",
        "Ada Minister, after Witness, 5 March 2022",
        "People killed: “at least 331” ≥ 331, 4 March 2022",
        "People killed: “more than doubled” > 2",
        "An article https://news.example/a",
        "Desk: Half True",
        "Desk: True",
    ]
    assert found.feed.title == "Onrecord: Claims, Topic losses"


def test_what_changed_last_comes_first(world: SimpleNamespace) -> None:
    versions = RecordVersion.objects.filter(kind="claim")
    written_at(versions.exclude(pk=world.first.pk), datetime(2022, 3, 7, tzinfo=UTC))

    titles = [entry.title for entry in feed(f"{ROOT}claims/").entries]
    asked = [entry.title for entry in feed(f"{ROOT}claims/", ordering="id").entries]

    assert titles[0] == "It was 300 first."
    assert asked[0] == listed("claims", ordering="id")[0]["statement"]


def test_a_retracted_claim_stays_in_the_feed_with_its_reason(world: SimpleNamespace) -> None:
    verbs.retract(claim=world.earlier, reason="Misheard.", by=None)

    [entry] = feed(f"{ROOT}claims/", status="retracted").entries

    assert entry.title == "Retracted: It was 320."
    assert entry.content[0].value.startswith("Misheard.")


@pytest.mark.parametrize(
    ("form", "accept"),
    [("atom", "application/atom+xml"), ("jsonfeed", "application/feed+json")],
)
@pytest.mark.parametrize("by_header", [True, False], ids=["by Accept", "by name"])
def test_the_pages_of_a_feed_lead_to_all_of_it(
    world: SimpleNamespace, form: str, accept: str, by_header: bool
) -> None:
    """A reader of feeds sends no header of its own with the next page."""
    address, query = f"{ROOT}claims/", "page_size=1&kind=quantity"
    first = (
        ask(address, query, accept=accept) if by_header else ask(address, f"{query}&format={form}")
    )
    met, ids, response = [], set(), first
    while response:
        found = feedparser.parse(response.content) if form == "atom" else response.json()
        met += [entry["id"] for entry in found["entries" if form == "atom" else "items"]]
        if form == "atom":
            ids.add(found.feed.id)
            links = {link.rel: link.href for link in found.feed.links}
            following = links.get("next")
        else:
            following = found.get("next_url")
        response = CLIENT.get(following) if following else None

    assert sorted(met) == sorted(f"urn:uuid:{record['id']}" for record in listed("claims"))
    assert len(ids) == (form == "atom")


def test_contradictions_are_a_feed(db: None) -> None:
    measure = cumulative()
    one, other = say(measure, "ada", 4000, day=4), say(measure, "bob", 9000, day=4)
    keep()
    addresses = (f"{ROOT}contradictions/", f"{ROOT}measures/{measure.slug}/contradictions/")

    overall, of_measure = (feed(address, page_size=1) for address in addresses)
    items = ask(addresses[0], {"format": "jsonfeed"}).json()["items"]

    assert {entry.id for entry in overall.entries} < {item["id"] for item in items}
    assert len({item["id"] for item in items}) == 2
    assert {item["url"] for item in items} == {
        f"{SITE}/claims/{each.claim_id}/" for each in (one, other)
    }
    assert str(one.pk) not in json.dumps(items)  # it is no entry of the assertions' feed
    assert measure.label in items[0]["title"]
    assert "5,000 apart" in items[0]["content_text"]
    for found in (overall, of_measure):
        links = {link.rel: link.href for link in found.feed.links}
        assert feedparser.parse(CLIENT.get(links["next"]).content).entries[0].id in {
            item["id"] for item in items
        }
    assert ask(addresses[0], accept="application/atom+xml")["Content-Type"].startswith(
        "application/atom+xml"
    )
    assert ask(addresses[0], accept="text/html").json()["results"]
    assert_problem(ask(addresses[0], {"format": "csv"}), 400, "unknown_format")


def test_revisions_are_a_feed(db: None) -> None:
    measure = cumulative()
    first, last = say(measure, "ada", 20, day=5, said=5), say(measure, "ada", 10, day=5, said=6)

    [entry] = feed(f"{ROOT}measures/{measure.slug}/contradictions/", kind="revision").entries

    assert entry.link == f"{SITE}/claims/{first.claim_id}/"
    assert last.as_printed in entry.title
    assert entry.author == "ada"


def test_a_contradiction_that_has_gone_meanwhile_is_left_out(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure = cumulative()
    for who, low in (("ada", 4000), ("bob", 9000)):
        say(measure, who, low, day=4)
    monkeypatch.setattr(record_cache, "versions", lambda *_: [])

    assert feed(f"{ROOT}measures/{measure.slug}/contradictions/").entries == []
