"""The pages for people, read and found sound."""

from __future__ import annotations

import json
import re
from typing import Any

from django.test import Client

from tests.support.html import Page


def get(address: str, **headers: str) -> Any:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client(raise_request_exception=False).get(address, headers=names)


def read(address: str) -> Page:
    """A page that is sound: one heading, unique ids, nothing that runs or comes from elsewhere."""
    response = get(address)
    assert response.status_code == 200, response.content[:300]
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert "Set-Cookie" not in response
    assert "Cookie" not in response.get("Vary", "")
    page = Page(response)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert len(page.all("h1")) == 1
    assert {each.get("type") for each in page.all("script")} <= {"application/ld+json"}
    assert not [name for _, each in page.elements for name in each if name.startswith("on")]
    for each in (*page.all("img"), *page.all("source"), *page.all("link")):
        place = each.get("src") or each.get("srcset") or each["href"]
        assert place.startswith(("/", "data:", "http://testserver/"))
    return page


SERVICEMEN = "/measures/russian-servicemen-killed/"
WITHDRAWN = "/claims/017f5765-c9f8-7cfb-8407-be3fe77c68b8/"


def data_of(address: str) -> Any:
    """What the page says to machines."""
    text = get(address).content.decode()
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return json.loads(found)
