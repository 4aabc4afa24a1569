"""Speakers, sources, topics, measures and events that claims refer to: found, or made once.

An entry is found by its id, then by its dataset, its identifiers, and at last by its slug or else
its name (a source by its address or, if it has none, by kind, title, publisher and date; an event
by its label, place and beginning); a merged one leads to its survivor. One that exists is completed
where it is blank, never overwritten, and one that is public only where the policy publishes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import Q

from claims.formats.records import (
    CatalogueRecord,
    EventRecord,
    MeasureRecord,
    SourceRecord,
    SpeakerRecord,
    TopicRecord,
)
from claims.models import (
    EventIdentifier,
    MeasureAlias,
    Mergeable,
    RecordVersion,
    Role,
    SpeakerAlias,
    SpeakerIdentifier,
    TopicAlias,
)
from claims.services.locking import held_columns, locked_fields
from claims.services.recording.entries import (
    IDENTIFIERS,
    KINDS,
    NAMES,
    Key,
    check,
    keys_of,
    lacking,
    made_slug,
    name_of,
    named_parts,
    not_found,
    role_columns,
)
from claims.services.recording.outcomes import Fault, Refused, is_locked
from claims.services.recording.rows import insert, update
from claims.services.recording.rules import Values, dated

# What tells an entry's parts apart; the entry first.
PARTS: dict[type[models.Model], tuple[str, ...]] = {
    SpeakerAlias: ("speaker_id", "name", "language"),
    SpeakerIdentifier: ("speaker_id", "scheme", "value"),
    Role: ("speaker_id", "title", "organization_id", "start"),
    TopicAlias: ("topic_id", "name", "language"),
    MeasureAlias: ("measure_id", "name", "language"),
    EventIdentifier: ("event_id", "scheme", "value"),
}
NEVER_COMPLETED = {"slug", "dataset", "dataset_id", "unit"}


class Catalogue:
    """The entries that one batch of claims refers to."""

    def __init__(
        self, records: Iterable[CatalogueRecord], *, publish: bool, heeds_locks: bool = False
    ) -> None:
        self._publish = publish
        self.locked: list[Fault] = []  # of the last `take`
        self._entries: dict[Key, Mergeable] = {}
        self._found: dict[CatalogueRecord, Mergeable] = {}
        self._new: dict[type[Mergeable], list[Mergeable]] = defaultdict(list)
        self._completed: dict[Mergeable, Values] = defaultdict(dict)
        self._parts: dict[type[models.Model], dict[tuple[Any, ...], Values]] = defaultdict(dict)
        self._accounted: set[CatalogueRecord] = set()
        self._asked: list[tuple[CatalogueRecord, str]] = []
        self._defined: dict[Key, tuple[CatalogueRecord, str]] = {}
        self._making: list[CatalogueRecord] = []
        wanted: dict[type[Any], list[CatalogueRecord]] = defaultdict(list)
        for record in dict.fromkeys(records):
            wanted[type(record)].append(record)
        for kind in KINDS:  # speakers first: sources are known by their publishers
            self._look_up(kind, wanted[kind])
        existing = {entry.pk for entry in self._entries.values()}
        self._public = set(
            RecordVersion.objects.filter(id__in=existing).values_list("id", flat=True)
        )
        self._locked_fields = locked_fields(existing) if heeds_locks and existing else {}

    @property
    def made(self) -> list[Mergeable]:
        """The entries that are new."""
        return [entry for new in self._new.values() for entry in new]

    def find(self, record: CatalogueRecord) -> Mergeable | None:
        """The entry, if there is one."""
        entry = self._found.get(record)
        if entry is None:
            keys = self._keys(record)
            entry = next((self._entries[key] for key in keys if key in self._entries), None)
            if entry is not None:
                self._found[record] = entry
        return entry

    def faults_of(self, references: Iterable[tuple[CatalogueRecord, str]]) -> list[Fault]:
        """What is neither on record nor can be made, for all that one claim refers to."""
        self._asked = [pair for pair in references if pair[0] not in self._accounted]
        new = [pair for pair in self._asked if self.find(pair[0]) is None]
        self._defined = {
            key: (record, path)
            for record, path in reversed(new)
            if not lacking(record)
            for key in self._keys(record)
        }
        return [
            not_found(record, path) for record, path in new if not self._definition(record, path)
        ]

    def take(self) -> None:
        """Make what the claim of the last `faults_of` refers to, or complete what is there.

        Raises Refused where an entry refers to itself.
        """
        self._making, self.locked = [], []
        for record, path in self._asked:
            entry = self._ensure(record, path)
            if not entry.redacted_at and (self._publish or entry.pk not in self._public):
                self._complete(entry, record, path)
            self._accounted.add(record)

    def write(self) -> None:
        """All that was taken, to the database."""
        for kind in KINDS.values():
            insert(kind.model, [vars(entry) for entry in self._new[kind.model]])
        update(self._completed.items())
        for model, parts in self._parts.items():
            owners = {key[0] for key in parts}
            names = PARTS[model]
            own = {f"{names[0]}__in": owners}
            there = model._default_manager.filter(**own).values_list(*names)
            known = set(there)
            insert(model, [part for key, part in parts.items() if key not in known])

    def _look_up(self, kind: type[Any], records: list[Any]) -> None:
        if not records:
            return
        model = KINDS[kind].model
        rows = model._default_manager.select_related("merged_into")
        condition = Q(id__in={r.id for r in records if r.id})
        if kind is SourceRecord:
            condition |= Q(url__in={r.url for r in records if r.url})
            condition |= Q(url="", title__in={r.title for r in records if not r.url})
        elif kind is EventRecord:
            condition |= Q(label__in={r.label for r in records if r.label})
        else:
            condition |= Q(slug__in={r.slug for r in records if r.slug})
            nameless = {name_of(r) for r in records if not r.slug}
            condition |= Q(**{f"{NAMES[kind]}__in": nameless - {""}})
        found = list(rows.filter(condition).order_by("-id"))
        if datasets := {(r.dataset, r.dataset_id) for r in records if r.dataset_id}:
            found += rows.exclude(dataset_id="").filter(
                dataset__in={pair[0] for pair in datasets},
                dataset_id__in={pair[1] for pair in datasets},
            )
        shared = set()
        for entry in found:
            survivor = entry.merged_into or entry
            for key in keys_of(entry):
                if key[1] == "name" and self._entries.get(key, survivor) != survivor:
                    shared.add(key)  # whom it means, a slug must say
                self._entries[key] = survivor
        for key in shared:
            del self._entries[key]
        if kind in IDENTIFIERS:
            self._look_up_identifiers(IDENTIFIERS[kind], records)

    def _look_up_identifiers(self, model: type[Any], records: list[Any]) -> None:
        pairs = {(i.scheme, i.value) for record in records for i in record.identifiers}
        if not pairs:
            return
        owner = PARTS[model][0].removesuffix("_id")
        rows = model.objects.select_related(f"{owner}__merged_into").filter(
            scheme__in={scheme for scheme, _ in pairs}, value__in={value for _, value in pairs}
        )
        for row in rows:
            entry = getattr(row, owner)
            key = (type(entry), "identifier", (row.scheme, row.value))
            self._entries[key] = entry.merged_into or entry

    def _keys(self, record: CatalogueRecord) -> Iterator[Key]:
        """What a record may be found by, the surest first."""
        model = KINDS[type(record)].model
        if record.id:
            yield model, "id", record.id
        if record.dataset_id:
            yield model, "dataset", (record.dataset, record.dataset_id)
        if isinstance(record, SpeakerRecord | EventRecord):
            for identifier in record.identifiers:
                yield model, "identifier", (identifier.scheme, identifier.value)
        if isinstance(record, EventRecord):
            if record.label:
                began = dated("start", record.start, "", []).values()
                yield model, "label", (record.label, record.place, *began)
        elif not isinstance(record, SourceRecord):
            if record.slug:
                yield model, "slug", record.slug
            elif name_of(record):
                yield model, "name", name_of(record)
        elif record.url:
            yield model, "url", record.url
        elif record.title:
            publisher = self.find(record.publisher) if record.publisher else None
            if publisher or not record.publisher:
                published = dated("published_at", record.published_at, "", []).values()
                key = (record.kind, record.title, publisher and publisher.pk, *published)
                yield model, "title", key

    def _definition(self, record: CatalogueRecord, path: str) -> tuple[CatalogueRecord, str] | None:
        """The record that says all that a new entry needs: this one, or another of its claim."""
        if not lacking(record):
            return record, path
        return next(
            (self._defined[key] for key in self._keys(record) if key in self._defined), None
        )

    def _ensure(self, record: CatalogueRecord, path: str) -> Mergeable:
        """The entry of a record of this claim: found, or made as the claim defines it."""
        if self.find(record) is None:
            definition = self._definition(record, path)
            if definition is None:
                raise Refused([not_found(record, path)])
            if definition[0] in self._making:
                sentence = "This refers to itself, through others perhaps."
                raise Refused([Fault(path, "loop", sentence)])
            self._making.append(definition[0])
            self._make(*definition)
            self._making.pop()
        return self._entries[next(key for key in self._keys(record) if key in self._entries)]

    def _make(self, record: CatalogueRecord, path: str) -> None:
        values = made_slug(record) | self._values(record, path)
        entry = KINDS[type(record)].model(**({"id": record.id} if record.id else {}), **values)
        self._new[type(entry)].append(entry)
        for key in [*self._keys(record), *keys_of(entry)]:
            self._entries.setdefault(key, entry)
        self._take_parts(entry, record, path)

    def _complete(self, entry: Mergeable, record: CatalogueRecord, path: str) -> None:
        blank = {
            name: value
            for name, value in self._values(record, path).items()
            if value not in ("", None)
            and name.removesuffix("_id") not in NEVER_COMPLETED
            and getattr(entry, name) in ("", None)
        }
        for name in held_columns(type(entry), self._locked_fields.get(entry.pk, frozenset())):
            if blank.pop(name, None) is not None:
                self.locked.append(is_locked(f"{path}.{name.removesuffix('_id')}"))
        for name, value in blank.items():
            setattr(entry, name, value)
        if blank and entry not in self._new[type(entry)]:
            self._completed[entry] |= blank
        self._take_parts(entry, record, path)

    def _values(self, record: CatalogueRecord, path: str) -> Values:
        values = check(record, path, [])
        if isinstance(record, SourceRecord) and record.publisher:
            values["publisher_id"] = self._pk(record.publisher, f"{path}.publisher")
        if isinstance(record, TopicRecord) and record.broader:
            values["broader_id"] = self._pk(record.broader, f"{path}.broader")
        if isinstance(record, MeasureRecord) and record.part_of:
            values["part_of_id"] = self._pk(record.part_of, f"{path}.part_of")
        return values

    def _pk(self, record: CatalogueRecord, path: str) -> Any:
        return self._ensure(record, path).pk

    def _take_parts(self, entry: Mergeable, record: CatalogueRecord, path: str) -> None:
        for _, model, parts in named_parts(record):
            for part in parts:
                self._take_part(model, entry, part)
        if isinstance(record, SpeakerRecord):
            self._take_roles(entry, record, path)

    def _take_roles(self, entry: Mergeable, record: SpeakerRecord, path: str) -> None:
        for n, role in enumerate(record.roles):
            place, held_at = f"{path}.roles[{n}].", role.organization
            organization = self._pk(held_at, f"{place}organization") if held_at else None
            columns = role_columns(role, place, []) | {"organization_id": organization}
            self._take_part(Role, entry, columns)

    def _take_part(self, model: type[models.Model], entry: Mergeable, columns: Values) -> None:
        part = {PARTS[model][0]: entry.pk} | columns
        self._parts[model].setdefault(tuple(part[name] for name in PARTS[model]), part)
