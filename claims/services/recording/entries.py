"""Speakers, sources, topics, measures and events as columns, with what is wrong with each."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.utils.text import slugify

from claims.formats.records import (
    CatalogueRecord,
    ClaimRecord,
    EventRecord,
    MeasureRecord,
    RoleRecord,
    SourceRecord,
    SpeakerRecord,
    TopicRecord,
)
from claims.models import (
    Event,
    EventIdentifier,
    Measure,
    MeasureAlias,
    Mergeable,
    Role,
    Source,
    Speaker,
    SpeakerAlias,
    SpeakerIdentifier,
    Topic,
    TopicAlias,
)
from claims.models.dates import Precision
from claims.services.recording.outcomes import Fault
from claims.services.recording.rules import UNKNOWN, Values, clean, dated

Key = tuple[type[Mergeable], str, Hashable]


@dataclass(frozen=True)
class Kind:
    """How one kind of record becomes a row: the texts that are copied, and what a new row needs."""

    model: type[Mergeable]
    texts: tuple[str, ...]
    needed: tuple[str, ...]


KINDS: dict[type[Any], Kind] = {
    SpeakerRecord: Kind(
        Speaker,
        ("slug", "name", "kind", "description", "country", "area", "dataset", "dataset_id"),
        ("slug", "name", "kind"),
    ),
    SourceRecord: Kind(
        Source,
        (
            "kind",
            "title",
            "url",
            "archived_url",
            "language",
            "reliability",
            "dataset",
            "dataset_id",
        ),
        ("kind", "title"),
    ),
    TopicRecord: Kind(
        Topic, ("slug", "label", "description", "dataset", "dataset_id"), ("slug", "label")
    ),
    MeasureRecord: Kind(
        Measure,
        (
            "slug",
            "label",
            "description",
            "population",
            "place",
            "unit",
            "temporal_kind",
            "dataset",
            "dataset_id",
        ),
        ("slug", "label", "unit", "temporal_kind"),
    ),
    EventRecord: Kind(Event, ("label", "kind", "place", "dataset", "dataset_id"), ("label",)),
}
NAMES = {SpeakerRecord: "name", TopicRecord: "label", MeasureRecord: "label"}
CALLED = ("slug", "id", "dataset_id", "url", "title", "name", "label")
ALIASES: dict[type[Any], type[Any]] = {
    SpeakerRecord: SpeakerAlias,
    TopicRecord: TopicAlias,
    MeasureRecord: MeasureAlias,
}
IDENTIFIERS: dict[type[Any], type[Any]] = {
    SpeakerRecord: SpeakerIdentifier,
    EventRecord: EventIdentifier,
}


def referred_to(claim: ClaimRecord) -> Iterator[tuple[CatalogueRecord, str]]:
    """All entries a claim refers to, and where: what an entry refers to itself comes before it."""
    yield from _within(claim.speaker, "speaker")
    for n, link in enumerate(claim.attributions):
        yield from _within(link.speaker, f"attributions[{n}].speaker")
        yield from _within(link.source, f"attributions[{n}].source")
    for n, topic in enumerate(claim.topics):
        yield from _within(topic, f"topics[{n}]")
    for n, appearance in enumerate(claim.appearances):
        yield from _within(appearance.source, f"appearances[{n}].source")
    for n, assertion in enumerate(claim.assertions):
        yield from _within(assertion.measure, f"assertions[{n}].measure")
        yield from _within(assertion.event, f"assertions[{n}].event")
    for n, review in enumerate(claim.reviews):
        if review.through is None:
            yield from _within(review.reviewer, f"reviews[{n}].reviewer")
            for m, source in enumerate(review.evidence):
                yield from _within(source, f"reviews[{n}].evidence[{m}]")


def _within(record: CatalogueRecord | None, path: str) -> Iterator[tuple[CatalogueRecord, str]]:
    if record is None:
        return
    if isinstance(record, SpeakerRecord):
        for n, role in enumerate(record.roles):
            yield from _within(role.organization, f"{path}.roles[{n}].organization")
    elif isinstance(record, SourceRecord):
        yield from _within(record.publisher, f"{path}.publisher")
    elif isinstance(record, TopicRecord):
        yield from _within(record.broader, f"{path}.broader")
    elif isinstance(record, MeasureRecord):
        yield from _within(record.part_of, f"{path}.part_of")
    yield record, path


def lacking(record: CatalogueRecord) -> list[str]:
    """What a record would have to say for a new entry, and does not."""
    known = made_slug(record)
    needed = KINDS[type(record)].needed
    return [name for name in needed if not (getattr(record, name) or known.get(name))]


def name_of(record: CatalogueRecord) -> str:
    """What a record of an entry that has slugs calls it."""
    return str(getattr(record, NAMES.get(type(record), ""), ""))


def made_slug(record: CatalogueRecord) -> Values:
    """The slug that is made of a name, where a record gives none, as the admin makes it."""
    made = slugify(name_of(record)).replace("_", "-")
    return {"slug": made} if made else {}


def keys_of(entry: Any) -> Iterator[Key]:
    """What an entry on record is found by."""
    yield type(entry), "id", entry.pk
    if entry.dataset_id:
        yield type(entry), "dataset", (entry.dataset, entry.dataset_id)
    if isinstance(entry, Event):
        began = entry.start, entry.start_precision
        yield Event, "label", (entry.label, entry.place, *began)
    elif not isinstance(entry, Source):
        yield type(entry), "slug", entry.slug
        yield type(entry), "name", str(entry)
    elif entry.url:
        yield type(entry), "url", entry.url
    else:
        published = entry.published_at, entry.published_precision
        yield Source, "title", (entry.kind, entry.title, entry.publisher_id, *published)


def not_found(record: CatalogueRecord, path: str) -> Fault:
    """Told of an entry that is neither on record nor can be made."""
    what, lacks = KINDS[type(record)].model._meta.verbose_name, lacking(record)
    called = next((getattr(record, name) for name in CALLED if getattr(record, name, None)), None)
    named = f"{what} “{str(called)[:80]}”" if called else f"such {what}"
    needed = " and ".join(filter(None, [", ".join(lacks[:-1]), lacks[-1]]))
    verb = "is" if len(lacks) == 1 else "are"
    sentence = f"No {named} is on record, and to make one its {needed} {verb} needed."
    return Fault(f"{path}.{lacks[0]}", "not_found", sentence, called)


def check(record: CatalogueRecord, path: str, faults: list[Fault]) -> Values:
    """An entry's own columns, as far as they are given."""
    kind = KINDS[type(record)]
    given = {name: value for name in kind.texts if (value := getattr(record, name))}
    silent: dict[str, Any] = dict.fromkeys(set(kind.texts) - set(given), UNKNOWN)
    if isinstance(record, SourceRecord):
        given |= dated("published_at", record.published_at, f"{path}.", faults)
        given["accessed_at"] = moment(record.accessed_at, f"{path}.accessed_at", faults)
    if isinstance(record, MeasureRecord):
        given["non_negative"] = record.non_negative
        given["counts_pledges"] = record.counts_pledges
        given["start"] = _day(record.start, f"{path}.start", faults)
    if isinstance(record, EventRecord):
        given |= dated("start", record.start, f"{path}.", faults)
        given |= dated("end", record.end, f"{path}.", faults)
        given |= {name: getattr(record, name) for name in ("latitude", "longitude")}
    unit = given.pop("unit", None)
    values = clean(kind.model, given, f"{path}.", faults, **silent)
    return values | ({"unit_id": unit} if unit else {})


def check_parts(record: CatalogueRecord, path: str, faults: list[Fault]) -> None:
    """An entry's other names, its identifiers, and a speaker's roles."""
    for name, model, parts in named_parts(record):
        for n, part in enumerate(parts):
            clean(model, part, f"{path}.{name}[{n}].", faults)
    if isinstance(record, SpeakerRecord):
        for n, role in enumerate(record.roles):
            role_columns(role, f"{path}.roles[{n}].", faults)


def named_parts(record: CatalogueRecord) -> Iterator[tuple[str, type[Any], list[Values]]]:
    """What an entry is called elsewhere, as columns, with the collections they are in."""
    if model := ALIASES.get(type(record)):
        yield "aliases", model, [asdict(alias) for alias in getattr(record, "aliases", ())]
    if model := IDENTIFIERS.get(type(record)):
        yield "identifiers", model, [asdict(known) for known in getattr(record, "identifiers", ())]


def role_columns(role: RoleRecord, path: str, faults: list[Fault]) -> Values:
    values = {"title": role.title}
    values |= dated("start", role.start, path, faults)
    values |= dated("end", role.end, path, faults)
    organization = UNKNOWN if role.organization else None
    return clean(Role, values, path, faults, speaker=UNKNOWN, organization=organization)


def moment(text: str | None, path: str, faults: list[Fault]) -> datetime | object | None:
    """An instant, to the microsecond."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        sentence = f"“{text[:80]}” is not an instant with a time zone."
        faults.append(Fault(path, "invalid_date", sentence, text))
        return UNKNOWN
    return found


def _day(text: str | None, path: str, faults: list[Fault]) -> Any:
    name = path.rpartition(".")[2]
    found = dated(name, text, path.removesuffix(name), faults)
    day, precision = found.values()
    if day in (None, UNKNOWN):
        return day
    if precision != Precision.DAY:
        sentence = f"“{(text or '')[:80]}” is not a day, such as 2022-03-05."
        faults.append(Fault(path, "invalid_date", sentence, text))
        return UNKNOWN
    return day.date()
