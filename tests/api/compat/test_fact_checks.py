"""What Google's Fact Check Tools API promises, asked by plain HTTP."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.api.compat import contract, views
from claims.models import Claim, Review
from claims.services import rate_limits
from claims.services.rate_limits.leases import Limiter
from tests.support import builders
from tests.support.client import CLIENT, ask
from tests.support.hidden import HIDDEN, assert_nothing_hidden, make_hidden

pytestmark = pytest.mark.django_db

SEARCH, IMAGES, PAGES = "/v1alpha1/claims:search", "/v1alpha1/claims:imageSearch", "/v1alpha1/pages"
DAY, MONTH = datetime(2022, 3, 5, tzinfo=UTC), datetime(2022, 3, 1, tzinfo=UTC)


def make_check(**overrides: Any) -> Review:
    """A review of a published claim, on a page of its own."""
    claim = overrides.pop("claim", None) or builders.make_claim(
        status="published", statement=overrides.pop("statement", "The moon is made of cheese.")
    )
    defaults = {
        "claim": claim,
        "url": f"https://www.desk.example/{next(builders.numbers)}/",
        "reviewer": builders.make_speaker(name="The Desk"),
    }
    return builders.make_review(**defaults | overrides)


def search(**query: Any) -> dict[str, Any]:
    response = ask(SEARCH, {"reviewPublisherSiteFilter": "desk.example"} | query)
    assert response.status_code == 200, response.content
    return response.json()


def texts(**query: Any) -> list[str]:
    return [claim["text"] for claim in search(**query).get("claims", [])]


def assert_refused(response: Any, status: int, word: str, field: str | None = None) -> None:
    """The refusal has Google's shape, and names the parameter."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/json; charset=UTF-8"
    error = response.json()["error"]
    assert (error["code"], error["status"]) == (status, word)
    assert error["message"]
    if field:
        [violations] = [d["fieldViolations"] for d in error["details"] if "fieldViolations" in d]
        assert field in [violation["field"] for violation in violations]


def test_a_claim_comes_with_its_reviews() -> None:
    claim = builders.make_claim(
        status="published",
        statement="The moon is made of cheese.",
        speaker=builders.make_speaker(name="Ada Lovelace"),
        said_at=DAY,
        said_precision="day",
    )
    make_check(
        claim=claim,
        url="https://www.desk.example/moon/",
        title="Is it cheese?",
        rating="Mostly false",
        reviewed_at=DAY + timedelta(days=2),
        reviewed_precision="day",
        language="en-GB",
    )

    assert ask(SEARCH, {"query": "cheese"}).json() == {
        "claims": [
            {
                "text": "The moon is made of cheese.",
                "claimant": "Ada Lovelace",
                "claimDate": "2022-03-05T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "The Desk", "site": "desk.example"},
                        "url": "https://www.desk.example/moon/",
                        "title": "Is it cheese?",
                        "reviewDate": "2022-03-07T00:00:00Z",
                        "textualRating": "Mostly false",
                        "languageCode": "en-GB",
                    }
                ],
            }
        ]
    }


@pytest.mark.parametrize("query", ["a d*mn lie", "so *great*"])
def test_a_star_in_a_sentence_is_no_fault(query: str) -> None:
    make_check(statement="A great lie, it is said.")

    assert ask(SEARCH, {"query": query}).status_code == 200


def test_a_whole_sentence_is_looked_for() -> None:
    sentence = (
        "More than 300 of the people who live there, or so it is said, have never seen the sea, "
        "nor a ship, nor any of the things that a harbour brings to those who live beside it."
    )
    make_check(statement=sentence)

    assert [claim["text"] for claim in ask(SEARCH, {"query": sentence}).json()["claims"]] == [
        sentence
    ]


def test_what_is_not_known_is_left_out() -> None:
    claim = builders.make_claim(
        status="published", statement="Cheese.", said_at=MONTH, said_precision="month"
    )
    make_check(claim=claim, url="", rating="", rating_value=2, rating_worst=5, rating_best=1)

    [found] = ask(SEARCH, {"query": "cheese"}).json()["claims"]

    assert found["claimReview"] == [
        {"publisher": {"name": "The Desk"}, "textualRating": "2 on a scale from 5 to 1"}
    ]
    assert "claimDate" not in found, "an instant, and the day is not known"


def test_no_result_is_an_empty_object() -> None:
    assert ask(SEARCH, {"query": "nothing"}).json() == {}
    assert ask(PAGES, {"organization": "desk.example"}).json() == {}
    assert ask(PAGES, {"url": "https://desk.example/"}).json() == {}


@pytest.fixture
def unchecked() -> SimpleNamespace:
    """Claims that are no result of a fact check, each for a reason of its own."""
    builders.make_claim(status="published", statement="No review.")
    make_check(statement="The review was withdrawn.", retraction_reason="An error.")
    retracted = make_check(statement="The claim was retracted.").claim
    Claim.objects.filter(pk=retracted.pk).update(status="retracted", retraction_reason="Misread.")
    checked = make_check(statement="Checked.").claim
    repeat = builders.make_claim(status="published", statement="It repeats one that was checked.")
    builders.make_relation(subject=repeat, object=checked, kind="repeats")
    return SimpleNamespace(checked=checked)


def test_only_what_was_checked_is_found(unchecked: SimpleNamespace) -> None:
    assert texts() == ["Checked."]
    pages = ask(PAGES, {"organization": "desk.example"}).json()["claimReviewMarkupPages"]
    assert len(pages) == 1


def test_nothing_tells_of_what_is_not_public() -> None:
    public = make_check(statement="Checked.").claim
    hidden = [row for status in HIDDEN for row in make_hidden(status, public)]
    Review.objects.exclude(claim=public).update(url="https://desk.example/hidden")
    world = SimpleNamespace(unseen=hidden)

    for address, query in (
        (SEARCH, {"reviewPublisherSiteFilter": "desk.example"}),
        (PAGES, {"organization": "desk.example"}),
    ):
        assert_nothing_hidden(world, ask(address, query).content)
    assert ask(SEARCH, {"query": "Xyzzy"}).json() == {}
    assert ask(PAGES, {"url": "https://desk.example/hidden"}).json() == {}
    for row in hidden:
        assert_refused(ask(f"{PAGES}/{row.pk}"), 404, "NOT_FOUND")


@pytest.mark.parametrize(
    ("site", "is_found"),
    [
        ("desk.example", True),
        ("www.desk.example", True),
        ("DESK.example", True),
        ("https://www.desk.example/about", True),
        ("esk.example", False),
        ("desk.example.org", False),
        ("other.example", False),
    ],
)
def test_a_site_is_its_host(site: str, is_found: bool) -> None:
    make_check()

    assert bool(texts(reviewPublisherSiteFilter=site)) == is_found
    assert bool(ask(PAGES, {"organization": site}).json()) == is_found


def test_of_a_site_only_its_own_reviews_are_shown() -> None:
    claim = make_check().claim
    make_check(claim=claim, url="https://other.example/", rating="Other")

    [found] = search(reviewPublisherSiteFilter="other.example")["claims"]

    assert [review["textualRating"] for review in found["claimReview"]] == ["Other"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("en", ["English", "Of an English claim"]),
        ("en-US", ["English", "Of an English claim"]),
        ("EN", ["English", "Of an English claim"]),
        ("de", ["German"]),
        ("uk", []),
    ],
)
def test_a_language_is_looked_for_whatever_its_region(asked: str, found: list[str]) -> None:
    make_check(statement="English", language="en-GB")
    make_check(statement="German", language="de")
    claim = builders.make_claim(status="published", statement="Of an English claim", language="en")
    make_check(claim=claim, language="")

    assert sorted(texts(languageCode=asked)) == found


def test_age_is_that_of_the_newer_of_claim_and_review() -> None:
    now = timezone.now().replace(second=0, microsecond=0)
    old, new = now - timedelta(days=40), now - timedelta(days=4)
    for name, said, reviewed in (("both", old, old), ("claim", new, old), ("review", old, new)):
        claim = builders.make_claim(status="published", statement=name, said_at=said)
        make_check(claim=claim, reviewed_at=reviewed, reviewed_precision="minute")

    assert sorted(texts(maxAgeDays=10)) == ["claim", "review"]
    assert len(texts(maxAgeDays=100)) == len(texts(maxAgeDays=0)) == len(texts()) == 3
    assert len(texts(maxAgeDays=2**31 - 1)) == 3


def walk(address: str, member: str, query: dict[str, Any]) -> list[Any]:
    found, token = [], ""
    while True:
        page = ask(address, query | {"pageToken": token}).json()
        found += page[member]
        if not (token := page.get("nextPageToken", "")):
            return found


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_pages_lead_to_every_claim_once(size: int) -> None:
    for hour in (1, 2, 2, None, None):
        said = (
            {"said_at": DAY + timedelta(hours=hour), "said_precision": "minute"}
            if hour
            else {"said_at": None, "said_precision": ""}
        )
        claim = builders.make_claim(status="published", statement=f"{hour}", **said)
        make_check(claim=claim)
        make_check(claim=claim)

    query = {"reviewPublisherSiteFilter": "desk.example", "pageSize": size}
    found = [claim["text"] for claim in walk(SEARCH, "claims", query)]

    assert found == ["2", "2", "1", "None", "None"]
    assert (
        len(
            walk(
                PAGES, "claimReviewMarkupPages", {"organization": "desk.example", "pageSize": size}
            )
        )
        == 10
    )


def test_a_token_is_stable_while_claims_come() -> None:
    for day in (1, 2, 3):
        claim = builders.make_claim(
            status="published", statement=f"{day}", said_at=DAY + timedelta(day)
        )
        make_check(claim=claim)
    first = search(pageSize=1)
    make_check(
        claim=builders.make_claim(status="published", statement="new", said_at=DAY + timedelta(9))
    )

    assert texts(pageSize=9, pageToken=first["nextPageToken"]) == ["2", "1"]


def test_an_offset_skips_and_a_token_goes_before_it() -> None:
    for day in range(5):
        claim = builders.make_claim(
            status="published", statement=f"{day}", said_at=DAY + timedelta(day)
        )
        make_check(claim=claim)

    assert texts(offset=1, pageSize=2) == ["3", "2"]
    assert texts(offset=9) == []
    token = search(offset=1, pageSize=2)["nextPageToken"]
    assert texts(pageToken=token, offset=4) == ["1", "0"]


def test_ten_come_if_nothing_is_said_and_a_hundred_at_most() -> None:
    for _ in range(12):
        make_check()

    assert len(texts()) == len(texts(pageSize=0)) == 10
    assert len(texts(pageSize=1_000_000)) == 12


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "query"),
        ({"languageCode": "en"}, "query"),
        ({"query": "x" * 501}, "query"),
        ({"query": "a word " * 33}, "query"),
        ({"query": "the"}, "query"),
        ({"query": "a\0b"}, "query"),
        ({"query": "moon", "pageSize": "-1"}, "pageSize"),
        ({"query": "moon", "pageSize": "ten"}, "pageSize"),
        ({"query": "moon", "pageSize": 2**31}, "pageSize"),
        ({"query": "moon", "pageSize": "１０"}, "pageSize"),
        ({"query": "moon", "offset": "-1"}, "offset"),
        ({"query": "moon", "offset": 10_001}, "offset"),
        ({"query": "moon", "maxAgeDays": "1.5"}, "maxAgeDays"),
        ({"query": "moon", "languageCode": "english please"}, "languageCode"),
        ({"query": "moon", "reviewPublisherSiteFilter": "a b"}, "reviewPublisherSiteFilter"),
        ({"query": "moon", "reviewPublisherSiteFilter": "desk"}, "reviewPublisherSiteFilter"),
        ({"query": "moon", "pageToken": "abc"}, "pageToken"),
        ({"query": "moon", "nothing": "1"}, "nothing"),
        ({"query": "moon", "alt": "proto"}, "alt"),
        ({"query": "moon", "prettyPrint": "perhaps"}, "prettyPrint"),
        ({"query": "moon", "callback": "alert(1)"}, "callback"),
        ({"query": "moon", "fields": "claims/txt"}, "fields"),
        ({"query": "moon", "$.xgafv": "3"}, "$.xgafv"),
    ],
)
def test_a_wrong_search_is_refused_by_name(query: dict[str, Any], field: str) -> None:
    assert_refused(ask(SEARCH, query), 400, "INVALID_ARGUMENT", field)


VALUES = st.text(max_size=12) | st.sampled_from(
    [
        "moon",
        "-moon",
        '"',
        "or",
        "desk.example",
        "https://[",
        "en",
        "1",
        "0",
        "9" * 11,
        "*",
        "claims(text)",
    ]
)
NAMES = st.sampled_from([*contract.SEARCH, *contract.LIST, "fields", "callback", "alt"])


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(query=st.dictionaries(NAMES, VALUES, max_size=4), address=st.sampled_from([SEARCH, PAGES]))
def test_nothing_that_is_asked_breaks_it(query: dict[str, str], address: str) -> None:
    response = ask(address, urlencode(query, errors="surrogatepass"))

    assert response.status_code in (200, 400)
    if response.status_code == 400:
        assert_refused(response, 400, "INVALID_ARGUMENT")


def test_a_token_of_another_search_is_refused() -> None:
    for _ in range(2):
        make_check()
    token = search(pageSize=1)["nextPageToken"]

    other = ask(SEARCH, {"query": "cheese", "pageToken": token})

    assert_refused(other, 400, "INVALID_ARGUMENT", "pageToken")


@pytest.mark.parametrize(
    "query",
    [
        "key=a-key&alt=json&prettyPrint=false&quotaUser=ada&uploadType=media",
        "$.xgafv=2&access_token=x&oauth_token=y&upload_protocol=raw&$.xgafv=",
        "pageToken=&languageCode=&offset=&fields=&maxAgeDays=",
    ],
)
def test_what_every_google_api_takes_is_taken(query: str) -> None:
    make_check()

    response = ask(SEARCH, f"reviewPublisherSiteFilter=desk.example&{query}")

    assert response.status_code == 200
    assert len(response.json()["claims"]) == 1


def test_an_answer_is_pretty_unless_told_otherwise() -> None:
    make_check()
    asked = {"reviewPublisherSiteFilter": "desk.example"}

    pretty, plain = ask(SEARCH, asked), ask(SEARCH, asked | {"prettyPrint": "false"})

    assert pretty.content.startswith(b'{\n  "claims": [\n')
    assert b"\n" not in plain.content
    assert pretty.json() == plain.json()


def test_a_callback_makes_a_script_of_it() -> None:
    make_check()

    script = ask(SEARCH, {"reviewPublisherSiteFilter": "desk.example", "callback": "show"})

    assert script["Content-Type"].startswith("text/javascript")
    assert script["X-Content-Type-Options"] == "nosniff"
    assert script.content.startswith(b"// API callback\nshow({")
    assert script.content.endswith(b"});")


def test_a_mask_leaves_what_it_names() -> None:
    make_check()

    assert search(fields="claims(text,claimReview/publisher/site)") == {
        "claims": [
            {
                "text": "The moon is made of cheese.",
                "claimReview": [{"publisher": {"site": "desk.example"}}],
            }
        ]
    }


def test_an_answer_is_kept_by_its_tag() -> None:
    make_check()
    asked = {"reviewPublisherSiteFilter": "desk.example"}

    first = ask(SEARCH, asked)
    same = ask(SEARCH, asked, if_none_match=first["ETag"])

    assert (same.status_code, same.content) == (304, b"")


def test_a_page_holds_all_reviews_at_its_address() -> None:
    address = "https://www.desk.example/moon/"
    claim = builders.make_claim(
        status="published",
        statement="The moon is made of cheese.",
        speaker=builders.make_speaker(name="Ada Lovelace"),
        place="London",
        said_at=MONTH,
        said_precision="month",
    )
    for number, is_first in ((1, False), (2, True)):
        source = builders.make_source(url=f"https://paper.example/{number}")
        builders.make_appearance(claim=claim, source=source, is_first=is_first)
    scale = {"rating_value": 1, "rating_worst": 1, "rating_best": 5}
    first = make_check(
        claim=claim, url=address, rating="False", **scale, reviewed_at=DAY, reviewed_precision="day"
    )
    make_check(
        url="https://desk.example/moon?utm_source=feed", rating="True", statement="It shines."
    )

    [page] = ask(PAGES, {"url": "http://desk.example/moon"}).json()["claimReviewMarkupPages"]

    version = page.pop("versionId")
    assert version
    assert page == {
        "name": f"pages/{first.pk}",
        "pageUrl": address,
        "publishDate": "2022-03-05",
        "claimReviewAuthor": {"name": "The Desk"},
        "claimReviewMarkups": [
            {
                "url": address,
                "claimReviewed": "The moon is made of cheese.",
                "claimDate": "2022-03",
                "claimLocation": "London",
                "claimFirstAppearance": "https://paper.example/2",
                "claimAppearances": ["https://paper.example/1"],
                "claimAuthor": {"name": "Ada Lovelace"},
                "rating": {
                    "textualRating": "False",
                    "ratingValue": 1,
                    "worstRating": 1,
                    "bestRating": 5,
                },
            },
            {
                "url": "https://desk.example/moon?utm_source=feed",
                "claimReviewed": "It shines.",
                "claimDate": page["claimReviewMarkups"][1]["claimDate"],
                "claimAuthor": page["claimReviewMarkups"][1]["claimAuthor"],
                "rating": {"textualRating": "True"},
            },
        ],
    }
    listed = ask(PAGES, {"organization": "desk.example"}).json()["claimReviewMarkupPages"]
    alone = ask(f"{PAGES}/{first.pk}").json()
    assert listed == [alone] == [page | {"versionId": version}]


def test_a_page_is_found_by_any_review_on_it() -> None:
    first, second, third = (make_check(url="https://desk.example/a") for _ in range(3))
    before = ask(f"{PAGES}/{third.pk}").json()

    Review.objects.filter(pk=second.pk).update(retraction_reason="An error.")

    after = ask(f"{PAGES}/{second.pk}").json()
    assert before["name"] == after["name"] == f"pages/{first.pk}"
    assert [len(page["claimReviewMarkups"]) for page in (before, after)] == [3, 2]
    assert before["versionId"] != after["versionId"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "url"),
        ({"url": "https://desk.example", "organization": "desk.example"}, "url"),
        ({"organization": "desk"}, "organization"),
        ({"organization": "desk.example", "pageToken": "x"}, "pageToken"),
        ({"organization": "desk.example", "query": "x"}, "query"),
    ],
)
def test_a_wrong_list_is_refused_by_name(query: dict[str, Any], field: str) -> None:
    assert_refused(ask(PAGES, query), 400, "INVALID_ARGUMENT", field)


@pytest.mark.parametrize(
    ("address", "method", "status", "word"),
    [
        (PAGES, "post", 501, "UNIMPLEMENTED"),
        (f"{PAGES}/x", "put", 501, "UNIMPLEMENTED"),
        (f"{PAGES}/x", "delete", 501, "UNIMPLEMENTED"),
        (IMAGES, "get", 501, "UNIMPLEMENTED"),
        (SEARCH, "post", 405, "UNIMPLEMENTED"),
        (f"{PAGES}/x", "get", 404, "NOT_FOUND"),
        (f"{PAGES}/01890a5d-ac96-774b-bcce-b302099a8057", "get", 404, "NOT_FOUND"),
        ("/v1alpha1/nothing", "get", 404, "NOT_FOUND"),
        ("/v1alpha1/", "get", 404, "NOT_FOUND"),
    ],
)
def test_what_is_not_offered_says_so(address: str, method: str, status: int, word: str) -> None:
    assert_refused(getattr(CLIENT, method)(address), status, word)


def test_beyond_the_limit_the_refusal_has_googles_shape(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RATE_LIMIT = 1
    monkeypatch.setattr(rate_limits, "LIMITER", Limiter(window=1_000_000_000))

    first, second = (ask(SEARCH, {"query": "moon"}) for _ in range(2))

    assert first.status_code == 200
    assert_refused(second, 429, "RESOURCE_EXHAUSTED")
    assert int(second["Retry-After"]) > 0


def test_a_script_of_any_page_may_read_it() -> None:
    for query in ({"query": "moon"}, {"nothing": "1"}):
        response = ask(SEARCH, query, origin="https://paper.example")

        assert response["Access-Control-Allow-Origin"] == "*"


def test_reviews_that_have_gone_since_they_were_found_are_on_no_page(db: None) -> None:
    assert views.pages([[uuid4()], []]) == []
