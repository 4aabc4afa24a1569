"""The pages of the demo: what they say of it, whom they lead to, and how they are sent."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import OperationalError
from django.test import Client

from claims.models import Claim, NumericAssertion
from claims.records import record_cache
from tests.support.demo import EARTHQUAKES
from tests.support.html import Page
from tests.support.site_pages import SERVICEMEN, WITHDRAWN, data_of, get, read

# Every test here has the demo, which is loaded once.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_demo")]


def test_a_measure_says_who_claimed_what_and_whether_they_agree() -> None:
    page = read(SERVICEMEN)

    assert "7 figures by 7 speakers, 2 March 2022 to 25 March 2022" in page.text
    assert "The figures contradict each other: rounding cannot explain it" in page.text
    assert "6 figures in 6 claims by 6 speakers, from 5 independent root speakers" in page.text
    assert (
        "25 March 2022 about 16100 14,490 to 17,710 CNN"
        "after General Staff of the Armed Forces of Ukraine"
    ) in page.text
    assert "9861 = 9,861withdrawn: The newspaper withdrew the figure" in page.text
    assert "17f5765" not in page.text  # no identifier where a person reads
    assert WITHDRAWN in page.links()
    assert any(link.startswith("https://www.hindustantimes.com/") for link in page.links())


def test_what_contradicts_what_is_said_once() -> None:
    text = read(SERVICEMEN).text

    conflicts = text[text.index("What contradicts what") : text.index("All figures")]
    assert conflicts.count("1,351 = 1,351 Sergei Rudskoi") == 4
    assert conflicts.count("cannot hold together with") == 4
    assert "more than 11000 > 11,000 Reuters, 6 March 2022 cannot hold together with" in conflicts


def test_the_picture_of_a_measure_has_its_text_and_its_sizes() -> None:
    page = read(SERVICEMEN)

    [image] = page.all("img")
    assert image["alt"].startswith("Russian servicemen killed in Ukraine since 24 February 2022. ")
    assert get(image["src"]).content.decode().count(f'width="{image["width"]}"') >= 1
    assert f'height="{image["height"]}"' in get(image["src"]).content.decode()
    for source in page.all("source"):
        assert get(source["srcset"].replace("&amp;", "&")).status_code == 200
    assert any("theme=dark" in source["srcset"] for source in page.all("source"))


def test_every_address_of_a_measures_page_answers() -> None:
    page = read(SERVICEMEN)

    ours = {link for link in page.links() if link.startswith("/")}
    assert len(ours) > 15
    assert {link: get(link).status_code for link in ours} == dict.fromkeys(ours, 200)
    for link in page.all("link"):
        if link["href"].startswith("/static/"):
            assert finders.find(link["href"].removeprefix("/static/"))


def test_a_cursor_that_fits_nothing_leads_to_the_first_page() -> None:
    for cursor in ("nonsense", "a" * 9000, "%00", "W10:x"):
        answer = get(f"{SERVICEMEN}?cursor={cursor}")
        assert (answer.status_code, answer["Location"]) == (302, SERVICEMEN)
    assert get(f"{SERVICEMEN}?utm_source=elsewhere").status_code == 200


def test_the_list_of_measures_counts_their_figures() -> None:
    page = read("/measures/")

    assert "Russian servicemen killed in Ukraine since 24 February 2022 7 figures" in page.text
    assert SERVICEMEN in page.links()
    assert [each for each in page.links() if each.startswith("/measures/")][2:] == [
        f"/measures/{slug}/"
        for slug in (
            "children-killed-in-ukraine",
            "civilians-injured-in-ukraine",
            "civilians-killed-in-mariupol",
            "civilians-killed-in-ukraine",
            "excess-deaths-in-the-covid-19-pandemic",
            "fall-of-ukraines-gdp-in-a-year",
            "humanitarian-assistance-requested-for-ukrainians",
            EARTHQUAKES,
            "people-killed-in-one-attack",
            "refugees-arrived-in-poland",
            "refugees-who-left-ukraine",
            "russian-servicemen-killed",
            "russian-servicemen-wounded",
            "us-military-personnel-in-poland",
            "us-money-for-the-response-to-the-war-in-ukraine",
            "ukrainian-servicemen-killed",
            "ukrainians-who-trust-volodymyr-zelenskyy",
        )
    ]
    assert get("/measures/?cursor=nonsense").status_code == 302


def test_a_withdrawn_claim_says_so_first() -> None:
    page = read(WITHDRAWN)

    heading = "9,861 Russian servicemen were killed in Ukraine from 24 February to 20 March 2022."
    assert f"{heading} Retracted. The newspaper withdrew the figure" in page.text
    assert "Retracted: The newspaper withdrew the figure" in page.text
    descriptions = [
        each["content"] for each in page.all("meta") if each.get("name") == "description"
    ]
    assert descriptions[0].startswith("Retracted. Komsomolskaya Pravda, 2022-03-20: ")


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (
            "1,351",
            "contradicted by 2 other root speakers, loosely contradicted by 1 other root speaker",
        ),
        ("498", "as of 2 March 2022 nobody else contradicts it or agrees with it"),
        ("9861", "does not count, since it was retracted"),
        ("4019287", "1 other root speaker agrees with it"),
    ],
)
def test_a_claim_says_whether_its_figures_agree_with_others(printed: str, said: str) -> None:
    figure = NumericAssertion.objects.get(as_printed=printed)

    page = read(f"/claims/{figure.claim_id}/")
    listed = read("/api/v1/claims/?expand=agreement&page_size=100&format=html")
    plain = read("/api/v1/claims/?page_size=100&format=html")

    assert said in page.text
    assert said in listed.text
    assert said not in plain.text


@pytest.mark.parametrize("file", ["cite.bib", "cite.json"])
@pytest.mark.parametrize("address", [SERVICEMEN, WITHDRAWN])
def test_a_page_is_cited_by_a_file(address: str, file: str) -> None:
    response = get(f"{address}{file}")

    assert response.status_code == 200
    text = response.content.decode()
    assert f"http://testserver{address}" in text
    assert text.startswith("@misc{onrecord-") or json.loads(text)[0]["id"].startswith("onrecord-")
    assert get(f"{address}{file}", if_none_match=response["ETag"]).status_code == 304


def test_whoever_cites_a_withdrawn_claim_is_told() -> None:
    why = "The newspaper withdrew the figure"

    [csl] = json.loads(get(f"{WITHDRAWN}cite.json").content)
    [claim, *_] = data_of(WITHDRAWN)["@graph"]

    assert f"20 March 2022. Withdrawn: {why}" in read(WITHDRAWN).text
    assert f"note = {{Withdrawn: {why}" in get(f"{WITHDRAWN}cite.bib").content.decode()
    assert (csl["status"], csl["note"].startswith(f"Withdrawn: {why}")) == ("retracted", True)
    assert claim["creativeWorkStatus"] == "Retracted"
    assert claim["correction"].startswith(why)


@pytest.mark.parametrize("address", [SERVICEMEN, WITHDRAWN, "/measures/"])
def test_a_page_that_holds_is_not_sent_again(address: str) -> None:
    first = get(address)

    same = get(address, if_none_match=first["ETag"])

    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    assert "max-age=0" in first["Cache-Control"]
    assert first["Cache-Control"] == same["Cache-Control"]
    Claim.objects.filter(pk=WITHDRAWN.split("/")[2]).update(statement="Otherwise.")
    other = {"as_printed": "9,861", "quote_start": None, "quote_end": None}
    NumericAssertion.objects.filter(as_printed="9861").update(**other)
    if address != "/measures/":
        assert get(address, if_none_match=first["ETag"]).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_read_only(method: str) -> None:
    answer = getattr(Client(), method)(SERVICEMEN)

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert Client().head(SERVICEMEN).status_code == 200


def test_a_database_that_is_away_is_not_a_crash(monkeypatch: Any) -> None:
    def fail(*_: Any) -> None:
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(record_cache, "find", fail)

    answer = get(SERVICEMEN)

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "Not now" in Page(answer).text


def test_the_api_leads_to_the_pages() -> None:
    for address, page in (
        ("/api/v1/measures/russian-servicemen-killed/", SERVICEMEN),
        (f"/api/v1{WITHDRAWN}", WITHDRAWN),
    ):
        readable = Page(get(address, accept="text/html"))
        canonical = [each["href"] for each in readable.all("link") if each["rel"] == "canonical"]
        assert canonical == [f"http://testserver{page}"]
        assert f"http://testserver{page}" in readable.links()


def test_pages_are_small() -> None:
    assert len(get(SERVICEMEN).content) < 30_000
    assert len(get(WITHDRAWN).content) < 15_000
