"""Who asserts and who checks in factopolis: persons with their offices, groups and checkers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claims.formats.factopolis_values import Values, objects, text, texts
from claims.formats.printed_dates import read_date
from claims.formats.records import IdentifierRecord, RoleRecord, SpeakerRecord
from claims.formats.slugs import slug_of

DATASET = "factopolis"
WIKIPEDIA = "wikipedia"
Files = Mapping[str, Mapping[str, Values]]  # by their kinds, and by their names


def speaker_of(files: Files, person: str) -> SpeakerRecord:
    about = files["person"].get(person, {})
    return SpeakerRecord(
        slug=slug_of(person),
        name=text(about, "title") or person,
        kind="person",
        dataset=DATASET,
        dataset_id=person,
        identifiers=_identifiers(about),
        roles=(*_offices(about), *_memberships(files, about)),
    )


def _offices(about: Values) -> Iterator[RoleRecord]:
    for office in objects(about, "offices"):
        if title := text(office, "title"):
            start, end = in_office(office) or (None, None)
            yield RoleRecord(title=title, start=start, end=end)


def in_office(office: Values) -> tuple[str | None, str | None] | None:
    """From when and to when, or None where the one is after the other or no date."""
    printed = [text(office, name) for name in ("from", "thru")]
    start, end = (read_date(each) if each else None for each in printed)
    if [bool(start), bool(end)] != [bool(each) for each in printed]:
        return None
    return None if start and end and end < start else (start, end)


def _memberships(files: Files, about: Values) -> Iterator[RoleRecord]:
    for name in texts(about, "groups"):
        yield RoleRecord(organization=organization_of(files, "groups", name))


def organization_of(files: Files, kind: str, name: str) -> SpeakerRecord:
    about = files[kind].get(name, {})
    return SpeakerRecord(
        slug=slug_of(text(about, "title") or name),
        name=text(about, "title") or name,
        kind="organization",
        identifiers=_identifiers(about),
    )


def _identifiers(about: Values) -> tuple[IdentifierRecord, ...]:
    page = text(about, WIKIPEDIA)
    return (IdentifierRecord(WIKIPEDIA, page),) if page else ()
