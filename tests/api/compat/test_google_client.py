"""Google's own client, as it comes, against a running server: nothing but the address is ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from tests.support import builders

REFUSED = {
    "no query": (lambda service: service.claims().search(), 400),
    "image": (lambda service: service.claims().imageSearch(imageUri="https://a.example/b"), 501),
    "create": (lambda service: service.pages().create(body={}), 501),
    "update": (lambda service: service.pages().update(name="pages/x", body={}), 501),
    "delete": (lambda service: service.pages().delete(name="pages/x"), 501),
    "no page": (lambda service: service.pages().get(name="pages/x"), 404),
}


@pytest.fixture
def service(transactional_db: None, live_server: Any) -> Iterator[Any]:
    with build(
        "factchecktools",
        "v1alpha1",
        developerKey="a key",
        client_options={"api_endpoint": live_server.url},
    ) as service:
        yield service


def test_googles_client_searches_lists_and_gets(service: Any) -> None:
    for name in ("cheese", "cream", "rock"):
        claim = builders.make_claim(status="published", statement=f"The moon is made of {name}.")
        url = f"https://www.desk.example/{name}"
        builders.make_review(claim=claim, url=url, rating="Mostly false", language="en")
    claims, pages = service.claims(), service.pages()

    first = claims.search(query="moon", languageCode="en-US", pageSize=2)
    answer = first.execute()
    rest = claims.search_next(first, answer).execute()
    [rock] = claims.search(query="rock").execute()["claims"]
    listed = pages.list(organization="desk.example").execute()["claimReviewMarkupPages"]
    one = pages.get(name=listed[0]["name"]).execute()

    texts = [claim["text"] for claim in [*answer["claims"], *rest["claims"]]]
    assert len(set(texts)) == len(texts) == 3
    assert "nextPageToken" not in rest
    assert rock["claimReview"][0]["publisher"]["site"] == "desk.example"
    assert rock["claimReview"][0]["textualRating"] == "Mostly false"
    assert one == listed[0]
    assert len(listed) == 3
    assert claims.search(query="rock", fields="claims/text").execute() == {
        "claims": [{"text": "The moon is made of rock."}]
    }


def test_googles_client_understands_a_refusal(service: Any) -> None:
    told = {}
    for name, (asked, _) in REFUSED.items():
        with pytest.raises(HttpError) as refused:
            asked(service).execute()
        told[name] = refused.value

    assert {name: error.status_code for name, error in told.items()} == {
        name: status for name, (_, status) in REFUSED.items()
    }
    assert all(error.reason and error.error_details for error in told.values())
