"""factopolis: who asserted a false claim when, in Markdown files with YAML in front.

A folder holds `claims/NAME/_index.md`, `person/NAME/_index.md` with a file for each assertion
beside it, and `checker/NAME.md`. An assertion names one claim or several: each is a claim on
record, with the words of that day. The first assertion of a claim is the first utterance, and the
later ones repeat it. A check is a review; where it has no rating, its rating says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from claims.formats.archives import read_files
from claims.formats.documents import prose_of, text_of
from claims.formats.factopolis_people import DATASET, in_office, organization_of, speaker_of
from claims.formats.factopolis_sources import source_of
from claims.formats.factopolis_values import Values, needed, objects, text, texts
from claims.formats.front_matter import read_front_matter
from claims.formats.lines import BinaryLines
from claims.formats.printed_dates import read_date
from claims.formats.records import (
    AppearanceRecord,
    ClaimRecord,
    FormatError,
    Rejection,
    RelationRecord,
    ReviewRecord,
    SourceRecord,
    TopicRecord,
    guarded,
    partial,
)
from claims.formats.slugs import slug_of
from claims.formats.strict_json import RecordError
from claims.formats.web_sources import address_of

PLACES = re.compile(r"(?:.*/)?(person|claims|checker|groups|topics)/([^/]+?)(?:/([^/]+))?\.md")
INDEX = "_index"
NOT_RATED = "Not rated"
CLAIM_LEFT_OUT = ("negative", "summary", "subjects", "related", "themes")
CHECK_LEFT_OUT = ("sharethefacts", "share-the-facts")
PLAYED = ("start", "duration")


@dataclass
class Folder:
    """What the files say of claims, persons, checkers, groups and topics, by their names."""

    of: dict[str, dict[str, Values]] = field(default_factory=lambda: defaultdict(dict))
    assertions: list[Assertion] = field(default_factory=list)
    faults: list[Rejection] = field(default_factory=list)


@dataclass(frozen=True)
class Assertion:
    """One file of a person: the day and the words of one assertion of one claim or several."""

    person: str
    name: str
    values: Values
    day: str
    claims: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"person/{self.person}/{self.name}.md"


def read(file: BinaryLines) -> Iterator[tuple[int, ClaimRecord | Rejection]]:
    """Each assertion of each claim, the first one before those that repeat it, in the order of the
    claims' names, and each file that cannot be read."""
    folder = _folder(file)
    if not folder.assertions and not folder.faults:
        raise FormatError("The archive holds no file person/NAME/DATE.md with an assertion.")
    yield from enumerate([*folder.faults, *_records(folder)], 1)


def _records(folder: Folder) -> Iterator[ClaimRecord | Rejection]:
    first: dict[str, Assertion] = {}
    for claim, assertion in _in_order(folder):
        record = _record(folder, claim, assertion, first.get(claim))
        if isinstance(record, ClaimRecord):
            first.setdefault(claim, assertion)
        yield record


def _folder(file: BinaryLines) -> Folder:
    folder = Folder()
    for path, data in read_files(file, ".md"):
        place = PLACES.fullmatch(path)
        if place and place[2] != INDEX and (place[1] == "person" or place[3] in (None, INDEX)):
            found = _file(path, data, *place.groups())
            _keep(folder, found, *place.groups())
    return folder


@guarded
def _file(path: str, data: bytes, kind: str, name: str, below: str | None) -> Any:
    try:
        values = read_front_matter(data)
        return _assertion(values, name, below) if _is_assertion(kind, below) else values
    except RecordError as error:
        return _at(path, error.rejection)


def _is_assertion(kind: str, below: str | None) -> bool:
    return kind == "person" and below not in (None, INDEX)


def _keep(folder: Folder, found: Any, kind: str, name: str, below: str | None) -> None:
    if isinstance(found, Rejection):
        folder.faults.append(found)
    elif isinstance(found, Assertion):
        folder.assertions.append(found)
    else:
        folder.of[kind][name] = found


def _assertion(values: Values, person: str, name: str | None) -> Assertion:
    printed = text_of(values.get("date"), "date")
    day = read_date(printed)
    if day is None:
        reason = f"“{printed[:80]}” is not a date, such as 2017-09-19."
        raise RecordError("date", "invalid_date", reason, value=printed[:80])
    claims = tuple(dict.fromkeys(texts(values, "claims")))
    if not claims:
        raise RecordError("claims", "blank", "An assertion names one claim at least.")
    return Assertion(person, str(name), values, day, claims)


def _in_order(folder: Folder) -> list[tuple[str, Assertion]]:
    """Each claim with its assertions from the first to the last. On one day names decide, so that
    the order is the same on each run."""
    pairs = [(claim, assertion) for assertion in folder.assertions for claim in assertion.claims]
    return sorted(pairs, key=lambda pair: (pair[0], pair[1].day, pair[1].person, pair[1].name))


@guarded
def _record(
    folder: Folder, claim: str, assertion: Assertion, first: Assertion | None
) -> ClaimRecord | Rejection:
    try:
        return _claim(folder, claim, assertion, first)
    except RecordError as error:
        return _at(assertion.path, error.rejection)


def _claim(
    folder: Folder, claim: str, assertion: Assertion, first: Assertion | None
) -> ClaimRecord:
    about = folder.of["claims"].get(claim)
    if about is None:
        reason = f"There is no file claims/{claim[:80]}/_index.md."
        raise RecordError("claims", "not_found", reason, value=claim[:80])
    left_out: dict[str, None] = dict.fromkeys(name for name in CLAIM_LEFT_OUT if about.get(name))
    values = assertion.values
    offices = objects(folder.of["person"].get(assertion.person, {}), "offices")
    if any(in_office(each) is None for each in offices):
        left_out["dates of an office"] = None
    left_out |= dict.fromkeys(name for name in ("retraction",) if values.get(name))
    record = partial(
        ClaimRecord,
        dataset=DATASET,
        dataset_id=_key(claim, assertion),
        statement=needed(about, "title", f"title of claims/{claim}"),
        speaker=speaker_of(folder.of, assertion.person),
        said_at=assertion.day,
        quote=prose_of(values.get("quote"), "quote"),
        quote_type="direct",
        topics=_topics(folder, about),
        appearances=_appearances(assertion, left_out),
        reviews=tuple(_reviews(folder, claim, assertion, left_out)),
        relations_out=(_repeats(claim, first),) if first else (),
    )
    return replace(record, left_out=tuple(left_out))


def _key(claim: str, assertion: Assertion) -> str:
    return f"{claim}/{assertion.person}/{assertion.name}"


def _repeats(claim: str, first: Assertion) -> RelationRecord:
    return RelationRecord(kind="repeats", object=(DATASET, _key(claim, first)))


def _topics(folder: Folder, about: Values) -> tuple[TopicRecord, ...]:
    topics = {slug_of(name): name for name in texts(about, "topics")}
    known = folder.of["topics"]
    return tuple(
        TopicRecord(slug=slug, label=text(known.get(name, {}), "title") or _words(name))
        for slug, name in topics.items()
        if slug
    )


def _words(name: str) -> str:
    return name[:1].upper() + name[1:].replace("-", " ")


def _appearances(assertion: Assertion, left_out: dict[str, None]) -> tuple[AppearanceRecord, ...]:
    where = text(assertion.values, "where")
    title = f"{where or 'Assertion'}, {assertion.day}"
    found: dict[str, SourceRecord] = {}
    for each in objects(assertion.values, "sources"):
        source = source_of(each, title)
        if source is None:
            left_out[f"sources of the type {text(each, 'type')[:40] or 'none'}"] = None
        else:
            found.setdefault(source.url, source)
        left_out |= dict.fromkeys(f"{name} in a recording" for name in PLAYED if each.get(name))
    return tuple(AppearanceRecord(source=source) for source in found.values())


def _reviews(
    folder: Folder, claim: str, assertion: Assertion, left_out: dict[str, None]
) -> Iterator[ReviewRecord]:
    """The checks of an assertion that are of this claim: all that do not name others."""
    for n, check in enumerate(objects(assertion.values, "checks"), 1):
        if check.get("claims") and claim not in texts(check, "claims"):
            continue
        left_out |= dict.fromkeys(name for name in CHECK_LEFT_OUT if check.get(name))
        checker = needed(check, "checker", f"checks[{n - 1}].checker")
        yield partial(
            ReviewRecord,
            dataset=DATASET,
            dataset_id=f"{_key(claim, assertion)}#{n}",
            reviewer=organization_of(folder.of, "checker", checker),
            title=text(check, "short"),
            url=address_of(check.get("source")),
            summary=prose_of(check.get("quote"), f"checks[{n - 1}].quote"),
            **_rating(folder.of["checker"].get(checker, {}), check),
        )


def _rating(checker: Values, check: Values) -> Values:
    """The checker's own words for a rating, and its value where all of them have one."""
    printed = text(check, "rating")
    known = {text(each, "id"): each for each in objects(checker, "ratings")}
    words = text(known.get(printed, {}), "name") or printed
    values = [text(each, "value") for each in known.values()]
    if printed not in known or not all(each.isdecimal() for each in values):
        return {"rating": words or NOT_RATED}
    numbers = [Decimal(each) for each in values]
    return {
        "rating": words,
        "rating_value": Decimal(text(known[printed], "value")),
        "rating_best": min(numbers),
        "rating_worst": max(numbers),
    }


def _at(path: str, rejection: Rejection) -> Rejection:
    return replace(rejection, field=f"{path}: {rejection.field}".removesuffix(": "))
