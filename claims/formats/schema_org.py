"""Values of schema.org as publishers print them: a text, an object with a name, a list of them."""

from __future__ import annotations

import html
import re
from typing import Any

from claims.formats.linked_data import is_a
from claims.formats.records import IdentifierRecord
from claims.formats.speaker_kinds import kind_of
from claims.formats.strict_json import RecordError, whole_text

WIKIDATA = re.compile(r"https?://www\.wikidata\.org/(?:wiki|entity)/(Q\d+)")
MEDIA = {
    "newsmediaorganization",
    "newspaper",
    "onlinebusiness",
    "radiostation",
    "televisionstation",
}


def text(value: Any) -> str:
    """A text on one line, without the entities of HTML that content systems put in; of an object
    its value, of a list the first that is a text."""
    for each in value if isinstance(value, list) else [value]:
        printed = each.get("@value") if isinstance(each, dict) else each
        if isinstance(printed, str) and (found := _plain(printed)):
            return found
    return ""


def _plain(printed: str) -> str:
    found = html.unescape(printed)
    if not whole_text(found):
        reason = f"A text holds a NUL character or half a surrogate pair: {printed[:80]!a}."
        raise RecordError("", "invalid_character", reason)
    return " ".join(found.split())


def several(value: Any) -> list[Any]:
    """The values of a member that may have one, several or none."""
    each = value if isinstance(value, list) else [value]
    return [one for one in each if one not in (None, "", [], {})]


def name_of(value: Any) -> str:
    """What somebody or something is called."""
    if isinstance(value, dict):
        return text(value.get("name")) or text(value.get("alternateName"))
    return text(value)


def speaker_kind(value: Any, slug: str) -> str:
    """The kind of a speaker: that which the object says, unless the name names nobody."""
    guess = kind_of(slug)
    if not isinstance(value, dict) or guess == "anonymous":
        return guess
    if is_a(value, MEDIA):
        return "outlet"
    if is_a(value, {"person"}):
        return "person"
    return "organization" if is_a(value, {"organization", "governmentorganization"}) else guess


def identifiers(value: Any) -> tuple[IdentifierRecord, ...]:
    """The speaker's item in Wikidata, where the object links to it."""
    links = several(value.get("sameAs")) if isinstance(value, dict) else []
    found = (WIKIDATA.fullmatch(link) for link in links if isinstance(link, str))
    return tuple({IdentifierRecord("wikidata", each[1]): None for each in found if each})
