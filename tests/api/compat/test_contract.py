"""Our declaration of Google's contract has every name of its discovery document, and no other."""

from __future__ import annotations

import json
from typing import Any

import pytest
from googleapiclient.discovery_cache import get_static_doc

from claims.api.compat import contract
from claims.api.compat.contract import Tree

DISCOVERY = json.loads(get_static_doc("factchecktools", "v1alpha1"))
OF_GOOGLE = "GoogleFactcheckingFactchecktoolsV1alpha1"
MESSAGES = {
    "FactCheckedClaimSearchResponse": contract.CLAIMS,
    "ListClaimReviewMarkupPagesResponse": contract.PAGES,
    "ClaimReviewMarkupPage": contract.PAGE,
}
METHODS = {
    ("claims", "search"): contract.SEARCH,
    ("claims", "imageSearch"): contract.IMAGE,
    ("pages", "list"): contract.LIST,
}


def tree(name: str) -> Tree:
    members = DISCOVERY["schemas"][name]["properties"]
    return {member: below(schema) for member, schema in members.items()}


def below(schema: dict[str, Any]) -> Tree:
    reference = schema.get("$ref") or schema.get("items", {}).get("$ref")
    return tree(reference) if reference else {}


@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_has_the_members_of_googles(name: str) -> None:
    assert MESSAGES[name] == tree(f"{OF_GOOGLE}{name}")


@pytest.mark.parametrize("method", METHODS, ids=".".join)
def test_every_method_has_the_parameters_of_googles(method: tuple[str, str]) -> None:
    resource, name = method
    declared = DISCOVERY["resources"][resource]["methods"][name]["parameters"]

    assert {*METHODS[method]} == {*declared}
    assert {*contract.STANDARD} == {*DISCOVERY["parameters"]}
