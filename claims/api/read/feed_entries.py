"""Records as entries of feeds: a title, a page to read, and a few lines of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from django.http import HttpRequest
from django.urls import reverse

from claims.formats.citations import in_words
from claims.formats.feeds import Category, Entry
from claims.formats.json_ld.entries import on_web
from claims.web.html import labels, links, numbers

Json = dict[str, Any]
Lines = Iterator[str]
RESOURCES = {
    "claim": "claims",
    "assertion": "assertions",
    "review": "reviews",
    "speaker": "speakers",
    "source": "sources",
    "event": "events",
    "measure": "measures",
    "topic": "topics",
    "relation": "relations",
}


def of_record(request: HttpRequest, kind: str, record: Json, modified: datetime) -> Entry:
    lines, resource = TEXTS.get(kind, _described), RESOURCES[kind]
    return Entry(
        id=f"urn:uuid:{record['id']}",
        title=TITLES.get(kind, links.heading)(record),
        address=_address(request, resource, record),
        updated=instant(modified),
        text=_text(lines(record)),
        published=record.get("first_published_at") or "",
        author=_author(record),
        language=record.get("language") or "",
        categories=tuple(_categories(request, record)),
    )


def of_conflict(
    request: HttpRequest, found: Json, modified: dict[UUID, datetime], why: str
) -> Entry:
    """An assertion and who is against it. It is as new as the newest claim among them."""
    assertion, others = found["assertion"], [each["assertion"] for each in found["witnesses"]]
    claims = [UUID(each["claim"]["id"]) for each in (assertion, *others)]
    return Entry(
        id=f"urn:uuid:{uuid5(UUID(assertion['id']), why)}",
        title=f"{assertion['measure']['label']}: {' / '.join(map(_said, (assertion, *others)))}",
        address=_address(request, "claims", assertion["claim"]),
        updated=instant(max(modified[each] for each in claims if each in modified)),
        text=_text(_conflict(found)),
        author=_author(assertion["claim"]),
    )


def instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"


def _address(request: HttpRequest, resource: str, record: Json) -> str:
    """Where a person reads it: at the reviewer's, on a page of its own, or in its claim."""
    if resource == "reviews" and on_web(record["url"]):
        return str(record["url"])
    if page := links.page(resource, record):
        return request.build_absolute_uri(page)
    return request.build_absolute_uri(links.address(resource, record))


def _author(record: Json) -> str:
    found = record.get("reviewer") or record.get("speaker")
    return found["name"] if found else ""


def _categories(request: HttpRequest, record: Json) -> Iterator[Category]:
    scheme = request.build_absolute_uri(reverse("api:topics-list"))
    for topic in record.get("topics") or []:
        yield Category(topic["slug"], topic["label"], scheme)


def _text(lines: Lines) -> str:
    return "\n".join(filter(None, lines))


# ---- what each kind says


def _claim_title(record: Json) -> str:
    retracted = "Retracted: " if record["status"] == "retracted" else ""
    return f"{retracted}{record['statement']}"


def _review_title(record: Json) -> str:
    return f"{record['rating'] or record['verdict']}: {record['claim']['statement']}"


def _assertion_title(record: Json) -> str:
    return f"{record['measure']['label']}: {record['as_printed']}"


def _claim(record: Json) -> Lines:
    yield record["retraction_reason"]
    yield _quoted(record["quote"])
    yield _quoted(record["quote_translation"])
    yield ", ".join(filter(None, _utterance(record)))
    for assertion in record["assertions"]:
        yield _number(assertion)
    for appearance in record["appearances"]:
        yield _source(appearance["source"])
    for review in record["reviews"]:
        if not review["retraction_reason"]:
            yield f"{review['reviewer']['name']}: {review['rating'] or review['verdict']}"


def _utterance(record: Json) -> Lines:
    speaker, root = record["speaker"], record["root_speaker"]
    if speaker:
        yield speaker["name"]
    if root and speaker and root["id"] != speaker["id"]:
        yield f"after {root['name']}"
    yield in_words(record["said_at"] or "")


def _number(assertion: Json) -> str:
    means = numbers.interval(assertion["interval"], assertion["unit"])
    times = assertion["period"] or assertion["as_of"]
    when = f", {_days(times)}" if times else ""
    return f"{assertion['measure']['label']}: {_quoted(assertion['as_printed'])} {means}{when}"


def _days(times: Json) -> str:
    ends = dict.fromkeys((in_words(times["from"]), in_words(times["to"])))
    return " to ".join(ends)


def _source(source: Json) -> str:
    return " ".join(filter(None, (source["title"], on_web(source["url"]))))


def _assertion(record: Json) -> Lines:
    yield _number(record)
    yield record["claim"]["statement"]
    yield record["note"]


def _review(record: Json) -> Lines:
    yield record["retraction_reason"] and f"Withdrawn: {record['retraction_reason']}"
    yield ", ".join(filter(None, (record["title"], in_words(record["reviewed_at"] or ""))))
    yield record["summary"]


def _relation(record: Json) -> Lines:
    yield record["retraction_reason"] and f"Withdrawn: {record['retraction_reason']}"
    yield record["note"]


def _described(record: Json) -> Lines:
    """What other entries say of themselves, and what kind they are of."""
    yield record.get("description") or ""
    yield labels.words(record.get("kind") or "")
    yield record.get("url") or record.get("place") or ""


TITLES: dict[str, Callable[[Json], str]] = {
    "claim": _claim_title,
    "review": _review_title,
    "assertion": _assertion_title,
}
TEXTS: dict[str, Callable[[Json], Lines]] = {
    "claim": _claim,
    "review": _review,
    "assertion": _assertion,
    "relation": _relation,
}


def _conflict(found: Json) -> Lines:
    yield _statement(found["assertion"])
    for witness in found["witnesses"]:
        yield _statement(witness["assertion"])
        gap = numbers.distance(witness["shown"]["gap"], witness["shown"]["unit"])
        yield f"{witness['strictness']}, {labels.words(witness['reason'])}, {gap} apart"


def _said(assertion: Json) -> str:
    speaker = assertion["claim"]["speaker"]
    named = f" ({speaker['name']})" if speaker else ""
    return f"{_quoted(assertion['as_printed'])}{named}"


def _statement(assertion: Json) -> str:
    means = numbers.interval(assertion["shown"], assertion["unit"])
    said = in_words(assertion["claim"]["said_at"] or "")
    return ", ".join(filter(None, (f"{_said(assertion)} {means}", said)))


def _quoted(text: str) -> str:
    return f"“{text}”" if text else ""
