"""What holds for every address of the site and every method, so that a new one is covered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLResolver, get_resolver

METHODS = (
    "GET",
    "HEAD",
    "OPTIONS",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "BREW",
)


def routes(resolver: Any, before: str = "/") -> Iterator[str]:
    for each in resolver.url_patterns:
        place = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each, place)
        else:
            yield filled(place)


def filled(place: str) -> str:
    """A route with something where it has gaps; of a regular expression what it may match."""
    plain = re.sub(r"\(\?P<\w+>.*\)|\.\*", "x", place).replace("^", "").replace("$", "")
    return re.sub(r"<[^>]*>", "01890a5d-ac96-774b-bcce-b302099a8057", plain.replace(r"\Z", ""))


JOBS = "/jobsz"  # which says 503 where nobody works jobs off
NOT_OFFERED = 501  # of another's contract; nothing broke
ADDRESSES = sorted(
    {*routes(get_resolver()), "/nothing/", "/api/nothing/", "/static/nothing.css"} - {JOBS}
)


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
def test_no_method_breaks_any_address(method: str) -> None:
    client = Client(raise_request_exception=False)

    broken = {
        address: status
        for address in ADDRESSES
        if (status := client.generic(method, address).status_code) >= 500 and status != NOT_OFFERED
    }

    assert len(ADDRESSES) > 100
    assert broken == {}


@pytest.mark.django_db
def test_no_method_breaks_any_address_for_whoever_is_signed_in() -> None:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("ada"))

    broken = {
        (method, address): status
        for method in ("HEAD", "OPTIONS", "PUT")
        for address in ADDRESSES
        if "logout" not in address
        if (status := client.generic(method, address).status_code) >= 500 and status != NOT_OFFERED
    }

    assert broken == {}
