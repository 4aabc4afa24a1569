"""The parameters of a request as Google's APIs take them: an empty one counts as left out.

What is unknown, repeated or malformed is refused, as in the rest of the API.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from claims.api.compat.contract import LARGEST_NUMBER, STANDARD
from claims.api.filtering import fields, filters, parameters
from claims.api.filtering.parameters import quoted
from claims.models.base import LANGUAGE
from claims.queries import searching
from claims.queries.searching import Search
from claims.web.problems import Fault, Refusal, bad_request

Given = Mapping[str, str]
SITE = re.compile(
    r"(?:https?://)?(?:(?:www|m|amp)\.)?([^\s/?#]+\.[^\s/?#]+)(?:[/?#]\S*)?", re.IGNORECASE
)
SCRIPT_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$.]{0,99}")
CHOICES = {"alt": ("json",), "prettyPrint": ("true", "false"), "$.xgafv": ("1", "2")}


class Statement(fields.Words):
    """Words to look for, as many as a sentence has: clients ask whether a claim was checked."""

    MOST = 64

    def __init__(self) -> None:
        super().__init__()
        self.lengths = 1, 500


WORDS = Statement()


def read(query: str, own: tuple[str, ...]) -> dict[str, str]:
    """The parameters of a method, and those that every method takes."""
    pairs = [pair for pair in query.split("&") if pair.partition("=")[2]]
    given = parameters.read_text("&".join(pairs), (*own, *STANDARD))
    for name, words in CHOICES.items():
        if name in given:
            fields.chosen(name, given[name], words)
    if not SCRIPT_NAME.fullmatch(given.get("callback", "_")):
        raise wrong("callback", "invalid_form", "is the name of a function: show_claims.")
    return given


def number(given: Given, name: str, default: int = 0) -> int:
    """A whole number. Nought means that it was left out."""
    text = given.get(name, "0")
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST_NUMBER))
    if not is_number or int(text) > LARGEST_NUMBER:
        raise wrong(name, "out_of_range", f"is a whole number from 0 to {LARGEST_NUMBER}.")
    return int(text) or default


def search(given: Given) -> Search | None:
    """The words to look for, as the API's own search takes them."""
    if "query" not in given:
        return None
    try:
        words = WORDS.read(given["query"])
    except ValidationError as error:
        raise bad_request(filters.fault("query", error)) from None
    found = searching.understood(words)
    if found is None:
        raise bad_request(filters.fault("query", fields.no_words(words)))
    return found


def site(given: Given, name: str) -> str:
    """A site by its host, without www."""
    if name not in given:
        return ""
    found = SITE.fullmatch(given[name])
    if not found or len(given[name]) > 300:
        raise wrong(
            name, "invalid_form", f"is a site such as nytimes.com, not {shown(given, name)}."
        )
    return found[1].lower()


def language(given: Given) -> str:
    """A language without its region."""
    text = given.get("languageCode", "")
    if text and not re.fullmatch(LANGUAGE, f"{text[:3].lower()}{text[3:]}"):
        detail = f"is a BCP 47 tag such as en-US, not {shown(given, 'languageCode')}."
        raise wrong("languageCode", "invalid_form", detail)
    return text.partition("-")[0].lower()


def shown(given: Given, name: str) -> str:
    return quoted(given[name])


def wrong(name: str, code: str, detail: str, **more: Any) -> Refusal:
    return bad_request(Fault(code, f"“{name}” {detail}", name, **more))
