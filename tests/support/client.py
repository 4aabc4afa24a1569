"""Asking the API as anybody may: what the tests of its addresses share."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.test import Client

from claims.api.read.resources import RESOURCES

ROOT = "/api/v1/"
CLIENT = Client(raise_request_exception=False)
LISTS = [f"{ROOT}{name}/" for name in RESOURCES]


def ask(address: str, query: dict[str, Any] | str = "", method: str = "get", **headers: str) -> Any:
    """The response to a question, with a query string exactly as given if it is one."""
    text = query if isinstance(query, str) else urlencode(query)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return getattr(CLIENT, method)(address, QUERY_STRING=text, headers=names)


def listed(name: str, **query: Any) -> list[dict[str, Any]]:
    """One page of a resource."""
    response = ask(f"{ROOT}{name}/", {"page_size": 100} | query)
    assert response.status_code == 200, response.content
    return response.json()["results"]


def ids(name: str, **query: Any) -> set[str]:
    return {record["id"] for record in listed(name, **query)}


def pages(address: str, query: dict[str, Any], link: str = "next") -> list[dict[str, Any]]:
    """All pages from here on."""
    found = [ask(address, query).json()]
    while found[-1][link]:
        found.append(CLIENT.get(found[-1][link]).json())
    return found


def assert_problem(response: Any, status: int, code: str | None = None) -> dict[str, Any]:
    """The refusal is a whole problem of this status and code; returns it."""
    assert response.status_code == status, (response.status_code, response.content[:300])
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem.keys() >= {"type", "title", "status", "detail", "code", "errors"}
    assert problem["status"] == status
    if code:
        assert problem["code"] == code, problem
    return problem
