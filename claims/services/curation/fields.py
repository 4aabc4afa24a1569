"""The fields of entries that are to be one: in which they differ, and whose value is taken.

What names an entry elsewhere (slug, dataset, status) is nobody's to choose: the survivor keeps its
own. Fields that only make sense together, such as a date and its precision, are one choice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from claims.models import Claim, Event, Measure, Mergeable, Source, Speaker, Topic
from claims.models.dates import partial_date
from claims.services import recording
from claims.services.recording.from_rows import claim_record

# Each choice with the columns that go together.
CHOICES: dict[type[Mergeable], dict[str, tuple[str, ...]]] = {
    Speaker: {name: (name,) for name in "name kind description country area".split()},
    Source: {
        **{
            name: (name,)
            for name in "title kind url archived_url publisher language reliability".split()
        },
        "published_at": ("published_at", "published_precision"),
        "accessed_at": ("accessed_at",),
    },
    Event: {
        **{name: (name,) for name in "label kind place".split()},
        "start": ("start", "start_precision", "end", "end_precision"),
        "latitude": ("latitude", "longitude"),
    },
    Measure: {
        name: (name,)
        for name in (
            "label description population place unit non_negative counts_pledges part_of".split()
        )
    },
    Topic: {name: (name,) for name in "label description broader".split()},
    Claim: {
        **{name: (name,) for name in "statement kind speaker place language".split()},
        "said_at": ("said_at", "said_precision", "said_at_offset"),
        "quote": ("quote", "quote_type", "quote_translation"),
    },
}
LABELS = {
    "start": "time",
    "latitude": "coordinates",
    "said_at": "said",
    "published_at": "published",
}
NAMES: dict[type[Mergeable], str] = {Speaker: "name", Topic: "label", Measure: "label"}


@dataclass(frozen=True)
class Difference:
    """A field that is not the same everywhere: what each entry says, and whose is suggested."""

    name: str
    label: str
    values: tuple[tuple[UUID, str], ...]
    suggested: UUID


def differences(into: Mergeable, entries: Sequence[Mergeable]) -> list[Difference]:
    """The fields in which some entries differ, the survivor's values first. It keeps its own,
    unless it says nothing."""
    rows = (into, *entries)
    found = []
    for name, columns in CHOICES[type(into)].items():
        values = [(row.pk, said(row, name, columns)) for row in rows]
        if len({text for _, text in values}) > 1:
            suggested = next(key for key, text in values if text)
            label = LABELS.get(name, str(into._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
            found.append(Difference(name, label, tuple(values), suggested))
    return found


def said(row: Mergeable, name: str, columns: Sequence[str]) -> str:
    """What a field says, in words."""
    if name in ("said_at", "published_at"):
        value, precision, *offset = (getattr(row, column) for column in columns)
        return partial_date(value, precision, *offset) or ""
    if name == "start":
        began, first, ended, last = (getattr(row, column) for column in columns)
        ends = (partial_date(began, first), partial_date(ended, last))
        return " to ".join(filter(None, ends))
    if len(columns) > 1:
        return "; ".join(
            str(value) for c in columns if (value := getattr(row, c)) not in ("", None)
        )
    return _in_words(row, columns[0])


def _in_words(row: Mergeable, name: str) -> str:
    value = getattr(row, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    named = getattr(row, f"get_{name}_display", None)
    return "" if value is None else str(named() if named else value)


def take(chosen: Collection[str], *, entry: Mergeable, into: Mergeable, by: Any) -> None:
    """Have the survivor say what the entry says in some fields, by the rules of any other edit."""
    unknown = set(chosen) - CHOICES[type(into)].keys()
    if unknown:
        raise ValidationError(f"There is no field {', '.join(sorted(unknown))}.", code="no_field")
    names = [column for name in chosen for column in CHOICES[type(into)][name]]
    columns = [into._meta.get_field(name).attname for name in names]  # type: ignore[union-attr]
    if isinstance(into, Claim):
        _record(into, entry, chosen, by)
    elif columns:
        write(into, {column: getattr(entry, column) for column in columns})


def write(into: Mergeable, values: dict[str, Any]) -> None:
    """Change some columns, by the rules of their fields."""
    for column, value in values.items():
        setattr(into, column, value)
    kept = {field.name for field in into._meta.concrete_fields if field.attname not in values}
    into.full_clean(exclude=kept, validate_unique=False, validate_constraints=False)
    into.save(update_fields=list(values))


def _record(into: Claim, entry: Any, chosen: Collection[str], by: Any) -> None:
    if not chosen:
        return
    members = [member for name in chosen for member in MEMBERS.get(name, (name,))]
    record = replace(claim_record(entry, members), id=into.pk)
    [outcome] = recording.record([record], by=by)
    if outcome.faults:
        raise ValidationError([fault.as_error() for fault in outcome.faults])


MEMBERS = {"quote": ("quote", "quote_type", "quote_translation")}


def new_names(into: Mergeable, former: str, entries: Iterable[Mergeable]) -> list[str]:
    """What the survivor was called, and what the others are, as far as it is not known by that."""
    name = NAMES.get(type(into))
    if not name:
        return []
    known = {getattr(into, name).casefold()}
    known |= {each.name.casefold() for each in into.aliases.all()}  # type: ignore[attr-defined]
    found: dict[str, str] = {}
    for called in (former, *(getattr(entry, name) for entry in entries)):
        if called.casefold() not in known:
            found.setdefault(called.casefold(), called)
    return list(found.values())
