"""Masks of partial responses: what they ask for, and what is left of an answer."""

from __future__ import annotations

from typing import Any

import pytest

from claims.api.compat import masks
from claims.api.compat.contract import CLAIMS
from claims.web.problems import Refusal

REVIEW = {"publisher": {"name": "Desk", "site": "desk.example"}, "url": "https://desk.example/1"}
FOUND = {
    "claims": [
        {"text": "One", "claimant": "Ada", "claimReview": [REVIEW]},
        {"text": "Two"},
    ],
    "nextPageToken": "x",
}


@pytest.mark.parametrize(
    ("mask", "left"),
    [
        ("*", FOUND),
        ("claims", {"claims": FOUND["claims"]}),
        ("claims/*", {"claims": FOUND["claims"]}),
        ("nextPageToken", {"nextPageToken": "x"}),
        ("claims/text", {"claims": [{"text": "One"}, {"text": "Two"}]}),
        ("claims(text)", {"claims": [{"text": "One"}, {"text": "Two"}]}),
        (
            " claims ( text , claimant ) ",
            {"claims": [{"text": "One", "claimant": "Ada"}, {"text": "Two"}]},
        ),
        ("claims/claimant", {"claims": [{"claimant": "Ada"}]}),
        ("claims/claimReview/url", {"claims": [{"claimReview": [{"url": REVIEW["url"]}]}]}),
        (
            "claims(claimant,claimReview/publisher(name)),nextPageToken",
            {
                "claims": [{"claimant": "Ada", "claimReview": [{"publisher": {"name": "Desk"}}]}],
                "nextPageToken": "x",
            },
        ),
        (
            "claims/text,claims/claimant",
            {"claims": [{"text": "One", "claimant": "Ada"}, {"text": "Two"}]},
        ),
        ("claims,claims/text", {"claims": FOUND["claims"]}),
        (
            "claims/*/publisher/site",
            {"claims": [{"claimReview": [{"publisher": {"site": "desk.example"}}]}]},
        ),
    ],
)
def test_a_mask_leaves_what_it_names(mask: str, left: dict[str, Any]) -> None:
    assert masks.applied(masks.read(mask, CLAIMS), FOUND) == left


@pytest.mark.parametrize(
    ("mask", "code"),
    [
        ("claim", "unknown_field"),
        ("claims/txt", "unknown_field"),
        ("claims/text/more", "unknown_field"),
        ("claims(text", "invalid_form"),
        ("claims)", "invalid_form"),
        ("claims(text))", "invalid_form"),
        ("claims()", "invalid_form"),
        ("claims//text", "invalid_form"),
        ("claims,", "invalid_form"),
        (",", "invalid_form"),
        ("claims text", "invalid_form"),
        ("claims.text", "invalid_form"),
        ("claims;", "invalid_form"),
        ("(" * 500, "invalid_form"),
        ("*/" * 500, "too_deep"),
        ("a" * 3000, "invalid_length"),
    ],
)
def test_what_is_no_mask_is_refused(mask: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        masks.read(mask, CLAIMS)

    [fault] = refused.value.problem.faults
    assert (fault.code, fault.parameter) == (code, "fields")


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(Refusal) as refused:
        masks.read("claims/claiment", CLAIMS)

    assert refused.value.problem.faults[0].nearest == "claimant"
