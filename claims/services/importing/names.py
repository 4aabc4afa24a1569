"""Whom and what the names of a table mean.

A name is taken where one entry on record has it, or where the data set brought it before. One that
is only like the names on record is a doubt: its rows are refused until somebody settles it, once,
in the mapping's `[names]`. Any other name is a new entry, with a slug that is made here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, NamedTuple
from unicodedata import combining, normalize
from uuid import UUID

from django.utils.text import slugify

from claims.formats.records import (
    ClaimRecord,
    EventRecord,
    MeasureRecord,
    Rejection,
    SpeakerRecord,
    TopicRecord,
)
from claims.formats.tables.mapping import NEW, Mapping, MappingError
from claims.queries.likely_names import Candidate, candidates, of_dataset, taken_slugs
from claims.queries.matching import EQUAL

KINDS: dict[type[Any], str] = {
    SpeakerRecord: "speaker",
    MeasureRecord: "measure",
    TopicRecord: "topic",
    EventRecord: "event",
}
LONGEST_SLUG = 200
Key = tuple[str, str]
Change = Callable[[Any, str], Any]


class Known(NamedTuple):
    """What a name means: an entry on record, or a new one with this slug."""

    entry: UUID | None = None
    slug: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Doubt:
    """A name, and the entries that it may mean."""

    kind: str
    name: str
    candidates: tuple[Candidate, ...]

    @classmethod
    def of(cls, kept: Pairs[str, Any]) -> Doubt:
        """A doubt that was kept with an import."""
        found = (
            Candidate._make([each[0], UUID(each[1]), *each[2:]]) for each in kept["candidates"]
        )
        return cls(kept["kind"], kept["name"], tuple(found))

    def as_json(self) -> dict[str, Any]:
        candidates = [[each.asked, str(each.entry), *each[2:]] for each in self.candidates]
        return {"kind": self.kind, "name": self.name, "candidates": candidates}

    @property
    def choices(self) -> tuple[str, ...]:
        """What may settle it."""
        return (*(each.slug or str(each.entry) for each in self.candidates), NEW)

    @property
    def sentence(self) -> str:
        alike = " or ".join(f"“{each.name}” ({each.score} % alike)" for each in self.candidates[:3])
        return (
            f"“{self.name[:80]}” may be {alike}, on record. Say in names.{self.kind} which "
            f"it is, or “{NEW}”."
        )


@dataclass
class Names:
    """The names of one table, each looked up once. `doubts` are those that nobody has settled."""

    mapping: Mapping
    doubts: dict[Key, Doubt] = field(default_factory=dict)
    _known: dict[Key, Known] = field(default_factory=dict)
    _slugs: dict[Key, str] = field(default_factory=dict)  # of new entries, by their folded names

    def __post_init__(self) -> None:
        self._settled = {
            (kind, name.casefold()): _target(kind, name, said)
            for kind, names in self.mapping.names.items()
            for name, said in names.items()
        }

    def told(self, records: Sequence[ClaimRecord]) -> list[ClaimRecord]:
        """The records, their names replaced by what they mean. Asks a few times for all of them."""
        asked: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS.values()}

        def collect(entry: Any, path: str) -> Any:
            if self._is_named(entry):
                asked[KINDS[type(entry)]].setdefault(entry.dataset_id, entry)
            return entry

        for record in records:
            _changed(record, collect)
        for kind, entries in asked.items():
            self._look_up(kind, entries)
        return [self._settle(record) for record in records]

    def _is_named(self, entry: Any) -> bool:
        return entry.id is None and bool(entry.dataset_id) and entry.dataset == self.mapping.dataset

    def _look_up(self, kind: str, entries: dict[str, Any]) -> None:
        new = {
            key: entry
            for key, entry in entries.items()
            if (kind, key) not in self._known and (kind, key) not in self.doubts
        }
        before = of_dataset(kind, self.mapping.dataset, new)
        for key, (entry, unit) in before.items():
            self._known[kind, key] = Known(entry, unit=unit)
        left = {key: entry for key, entry in new.items() if key not in before}
        self._take_settled(kind, left)
        names = {_name(entry) for entry in left.values()}
        found: dict[str, list[Candidate]] = {}
        for each in candidates(kind, names):
            found.setdefault(each.asked, []).append(each)
        for key, entry in left.items():
            self._decide(kind, key, _name(entry), found.get(_name(entry), []))
        self._make_slugs(kind, left)

    def _take_settled(self, kind: str, left: dict[str, Any]) -> None:
        for key, entry in [*left.items()]:
            for name in (key, _name(entry)):
                settled = self._settled.get((kind, name.casefold()))
                if settled is not None and key in left:
                    self._known[kind, key] = settled
                    if settled.entry is not None:
                        del left[key]

    def _decide(self, kind: str, key: str, name: str, found: list[Candidate]) -> None:
        if (kind, key) in self._known:
            return
        same = [each for each in found if each.score == EQUAL]
        near = same or [each for each in found if self._may_be(name, each)]
        if len(same) == 1:
            self._known[kind, key] = Known(same[0].entry, unit=same[0].unit)
        elif near:
            self.doubts[kind, key] = Doubt(kind, key, tuple(near))
        else:
            self._known[kind, key] = Known()

    def _may_be(self, name: str, candidate: Candidate) -> bool:
        """Names with other digits are of two things, as are two that one table tells apart."""
        return candidate.dataset != self.mapping.dataset and _digits(name) == _digits(
            candidate.name
        )

    def _make_slugs(self, kind: str, entries: Pairs[str, Any]) -> None:
        """A slug for each new entry, with a digest where another entry has it."""
        if kind == "event":
            return
        new = [key for key in entries if self._known.get((kind, key)) == Known()]
        plain = {key: _slug(_name(entries[key])) for key in new}
        taken = taken_slugs(kind, {*plain.values()}) if new else set()
        taken |= {slug for (of, _), slug in self._slugs.items() if of == kind}
        for key, slug in plain.items():
            name = kind, _folded(_name(entries[key]))
            if name not in self._slugs:
                digest = sha256(name[1].encode()).hexdigest()[:8]
                free = slug and slug not in taken
                self._slugs[name] = slug if free else f"{slug or kind}-{digest}"
                taken.add(self._slugs[name])
            self._known[kind, key] = Known(slug=self._slugs[name])

    def _settle(self, record: ClaimRecord) -> ClaimRecord:
        faults: list[Rejection] = []

        def change(entry: Any, path: str) -> Any:
            if not self._is_named(entry):
                return entry
            key = KINDS[type(entry)], entry.dataset_id
            if doubt := self.doubts.get(key):
                faults.append(_doubtful(doubt, path))
                return entry
            return _meant(entry, self._known[key])

        changed = _changed(record, change)
        return replace(changed, faults=(*record.faults, *faults)) if faults else changed


def _name(entry: Any) -> str:
    return str(getattr(entry, "name", "") or getattr(entry, "label", ""))


def _digits(name: str) -> list[str]:
    return [character for character in name if character.isdigit()]


def _folded(name: str) -> str:
    """Without case and accents, as names are compared."""
    parts = normalize("NFKD", " ".join(name.split()))
    return "".join(each for each in parts if not combining(each)).casefold()


def _slug(name: str) -> str:
    return slugify(name).replace("_", "-")[:LONGEST_SLUG].strip("-")


def _doubtful(doubt: Doubt, path: str) -> Rejection:
    return Rejection(path, "doubtful_name", doubt.sentence, value=doubt.name, allowed=doubt.choices)


def _meant(entry: Any, known: Known) -> Any:
    if isinstance(entry, MeasureRecord) and known.unit:
        entry = replace(entry, unit=known.unit)
    if known.entry is not None:
        return replace(entry, id=known.entry)
    return replace(entry, slug=known.slug) if known.slug else entry


def _target(kind: str, name: str, said: str) -> Known:
    """What somebody says that a name means. Raises MappingError if there is none such."""
    if said == NEW:
        return Known()
    near = candidates(kind, [said])
    found = {each.entry: each.unit for each in near if each.score == EQUAL}
    if len(found) != 1:
        many = "more than one" if found else "no"
        why = f"“{name[:60]}” is said to be “{said[:60]}”, which is {many} {kind} on record."
        raise MappingError([f"names.{kind}: {why}"])
    ((entry, unit),) = found.items()
    return Known(entry, unit=unit)


def _changed(record: ClaimRecord, change: Change) -> ClaimRecord:
    """The record with all its entries changed, each at its path."""

    def of(entry: Any, path: str) -> Any:
        return None if entry is None else change(entry, path)

    def each(parts: Iterable[Any], where: str, *names: str) -> tuple[Any, ...]:
        return tuple(
            replace(
                part, **{name: of(getattr(part, name), f"{where}[{n}].{name}") for name in names}
            )
            for n, part in enumerate(parts)
        )

    return replace(
        record,
        speaker=of(record.speaker, "speaker"),
        attributions=each(record.attributions, "attributions", "speaker"),
        assertions=each(record.assertions, "assertions", "measure", "event"),
        topics=tuple(of(topic, f"topics[{n}]") for n, topic in enumerate(record.topics)),
        reviews=each(record.reviews, "reviews", "reviewer"),
        appearances=tuple(
            replace(place, source=_published(place.source, of, f"appearances[{n}].source"))
            for n, place in enumerate(record.appearances)
        ),
    )


def _published(source: Any, of: Change, path: str) -> Any:
    if source is None or source.publisher is None:
        return source
    return replace(source, publisher=of(source.publisher, f"{path}.publisher"))
