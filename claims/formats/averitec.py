"""AVeriTeC (Schlichtkrull and others 2023): claims that were fact-checked again, as a JSON list.

The label is the verdict of AVeriTeC's annotators on the claim that a fact-checking article names,
and the article is the address of that review. Dates are day-first. The sources of the answers are
the review's evidence; the questions and the answers themselves are left out, as is whatever else
the record of a claim has no place for. The data set has no identifiers: a claim is known by its
words, its speaker, its date and the article, so that a second file may have other claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from claims.formats.documents import named, prose_of, read_items, read_text, text_of
from claims.formats.lines import BinaryLines
from claims.formats.printed_dates import read_date
from claims.formats.records import (
    AppearanceRecord,
    ClaimRecord,
    Rejection,
    ReviewRecord,
    SourceRecord,
    SpeakerRecord,
    guarded,
    partial,
)
from claims.formats.slugs import slug_of
from claims.formats.speaker_kinds import kind_of
from claims.formats.strict_json import RecordError
from claims.formats.web_sources import address_of, source_at

DATASET = "averitec"
LABELS = ("Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking")
AVERITEC = SpeakerRecord(slug="averitec", name="AVeriTeC", kind="organization")
KINDS = {"Numerical Claim": "quantity", "Position Statement": "opinion"}
TAKEN = set(
    "claim label justification claim_date speaker original_claim_url cached_original_claim_url "
    "fact_checking_article reporting_source questions".split()
)
PROSE = {"claim", "justification"}
Json = dict[str, Any]


def read(file: BinaryLines) -> Iterator[tuple[int, ClaimRecord | Rejection]]:
    """Each claim by its place in the list, or why it is none."""
    seen: Counter[str] = Counter()
    for number, item in read_items(read_text(file)):
        yield number, item if isinstance(item, Rejection) else _claim(item, seen)


@guarded
def _claim(item: Any, seen: Counter[str]) -> ClaimRecord:
    if not isinstance(item, dict):
        raise RecordError("", "not_an_object", f"A claim is an object, not {named(item)}.")
    statement, label = _needed(item, "claim"), _label(item)
    known: dict[str, Any] = {
        "dataset": DATASET,
        "dataset_id": _name(item, seen),
        "statement": statement,
        "kind": _kind(item),
        "speaker": _speaker(item, "speaker"),
        "said_at": _date(item),
        "appearances": _appearances(item),
        "reviews": (_review(item, label),),
    }
    known = {name: value for name, value in known.items() if value}
    return ClaimRecord(**known, left_out=tuple(_left_out(item)), given=frozenset(known))


def _name(item: Json, seen: Counter[str]) -> str:
    """A digest of what tells a claim from others; the second of two equal ones is counted."""
    names = ("claim", "speaker", "claim_date", "fact_checking_article")
    key = sha256("\n".join(str(item.get(name)) for name in names).encode(errors="replace"))
    digest = key.hexdigest()[:24]
    seen[digest] += 1
    return digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"


def _text(item: Json, name: str) -> str:
    reading = prose_of if name in PROSE else text_of
    return reading(item.get(name), name)


def _needed(item: Json, name: str) -> str:
    text = _text(item, name)
    if not text:
        raise RecordError(name, "blank", f"The member {name} is blank.")
    return text


def _label(item: Json) -> str:
    label = _needed(item, "label")
    if label not in LABELS:
        reason = f"“{label[:80]}” is none of {', '.join(LABELS)}."
        raise RecordError("label", "unknown_label", reason, value=label[:80], allowed=LABELS)
    return label


def _date(item: Json) -> str | None:
    printed = _text(item, "claim_date")
    if not printed:
        return None
    found = read_date(printed, day_first=True)
    if found is None:
        reason = f"“{printed[:80]}” is not a day as day, month and year, such as 5-3-2022."
        raise RecordError("claim_date", "invalid_date", reason, value=printed[:80])
    return found


def _kind(item: Json) -> str:
    types = item.get("claim_types")
    printed = [each for each in types if isinstance(each, str)] if isinstance(types, list) else []
    return next((KINDS[each] for each in printed if each in KINDS), "")


def _speaker(item: Json, name: str, kind: str = "") -> SpeakerRecord | None:
    called = _text(item, name)
    slug = slug_of(called)
    return SpeakerRecord(slug=slug, name=called, kind=kind or kind_of(slug)) if slug else None


def _appearances(item: Json) -> tuple[AppearanceRecord, ...]:
    """Where the claim was first made: at an address, or in a work that is named alone."""
    url, title = address_of(item.get("original_claim_url")), _text(item, "reporting_source")
    if url:
        archived = address_of(item.get("cached_original_claim_url"))
        publisher = _speaker(item, "reporting_source", "outlet")
        source = _published(source_at(url, archived_url=archived), publisher)
    elif title:
        source = SourceRecord(kind="other", title=title)
    else:
        return ()
    return (AppearanceRecord(source=source, is_first=True),)


def _published(source: SourceRecord, publisher: SpeakerRecord | None) -> SourceRecord:
    names = ("kind", "title", "url", "archived_url")
    return SourceRecord(publisher=publisher, **{name: getattr(source, name) for name in names})


def _review(item: Json, label: str) -> ReviewRecord:
    return partial(
        ReviewRecord,
        reviewer=AVERITEC,
        url=address_of(item.get("fact_checking_article")),
        rating=label,
        summary=_text(item, "justification"),
        evidence=tuple(_evidence(item)),
    )


def _evidence(item: Json) -> list[SourceRecord]:
    found: dict[str, SourceRecord] = {}
    for answer in _answers(item):
        if url := address_of(answer.get("source_url")):
            archived = address_of(answer.get("cached_source_url"))
            found.setdefault(url, source_at(url, archived_url=archived))
    return list(found.values())


def _answers(item: Json) -> Iterator[Json]:
    for question in _objects(item, "questions", "questions"):
        yield from _objects(question, "answers", "questions.answers")


def _objects(item: Json, name: str, path: str) -> list[Json]:
    found = item.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise RecordError(path, "wrong_type", "A list of objects is needed.")
    return found


def _left_out(item: Json) -> Iterator[str]:
    """The members that a claim has no place for, and the addresses that are none."""
    for name, value in item.items():
        if name not in TAKEN and value not in (None, "", [], False):
            yield name[:80]
    for name in ("original_claim_url", "fact_checking_article"):
        if item.get(name) and not address_of(item[name]):
            yield name
    if item.get("questions"):
        yield "questions and answers"
