"""Which members of a record are asked for: paths of names, such as `speaker.name`.

`fields` names what to show, `omit` what to leave out, `expand` which references to show as whole
records. A path stands for all that is below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rest_framework import serializers

from claims.records.schemas import WHOLE_RECORDS, RecordShape, Rows

Paths = frozenset[str]
NONE: Paths = frozenset()


@dataclass(frozen=True)
class Selection:
    """A record without some of its members, or with more of others."""

    fields: Paths = NONE
    omit: Paths = NONE
    expand: Paths = NONE

    def __bool__(self) -> bool:
        return bool(self.fields or self.omit or self.expand)

    def __str__(self) -> str:
        return " ".join(f"{name}={','.join(sorted(value))}" for name, value in vars(self).items())

    def shows(self, path: str) -> bool:
        """Whether a member is shown, at least in part."""
        if any(_covers(left_out, path) for left_out in self.omit):
            return False
        return not self.fields or any(
            _covers(named, path) or _covers(path, named) for named in self.fields
        )

    def is_whole(self, shape: Any) -> bool:
        """Whether it shows all of a record, whatever is added beside it."""
        added = getattr(shape, "BESIDE", {}).keys()
        return not (self.fields or self.omit or self.expand - added)

    def members(self, shape: Any, prefix: str) -> Iterator[tuple[str, Any]]:
        """The members of a shape that are shown, with their paths."""
        for name, member in shape.fields.items():
            path = f"{prefix}{name}"
            if self.shows(path):
                yield path, self.expanded(member, path)
        if not prefix:
            yield from self.beside(shape)

    def beside(self, shape: Any) -> Iterator[tuple[str, Any]]:
        """What is added to a record that no column of its holds."""
        for name, member in getattr(shape, "BESIDE", {}).items():
            if name in self.expand and self.shows(name):
                yield name, member

    def expanded(self, member: Any, path: str) -> Any:
        whole = WHOLE_RECORDS.get(type(item(member)))
        if whole is None or path not in self.expand:
            return member
        if isinstance(member, Rows):
            return Rows(whole(), member.rows)
        return whole(source=member.source)


WHOLE = Selection()


def item(member: Any) -> Any:
    """The shape of one item, of a list or of the member itself."""
    return member.child if isinstance(member, serializers.ListSerializer) else member


def paths(shape: Any, expand: Paths = NONE, prefix: str = "") -> Iterator[str]:
    """Every path there is in a record."""
    for path, member in Selection(expand=expand).members(shape, prefix):
        yield path
        yield from (f"{path}.{part}" for part in _parts(member))
        if isinstance(item(member), serializers.BaseSerializer):
            yield from paths(item(member), expand, f"{path}.")


def _parts(member: Any) -> Iterator[str]:
    """The paths within a value of several parts: `baseline` before `baseline.id`."""
    names = [part.split(".") for part in getattr(member, "PARTS", ())]
    within = (".".join(name[:depth]) for name in names for depth in range(1, len(name) + 1))
    yield from dict.fromkeys(within)


def references(shape: Any, expand: Paths = NONE, prefix: str = "") -> Iterator[str]:
    """The paths that can be expanded, given what is expanded already."""
    for path, member in Selection(expand=expand).members(shape, prefix):
        inner = item(member)
        if type(inner) in WHOLE_RECORDS or (path in expand and isinstance(inner, RecordShape)):
            yield path
        if isinstance(inner, serializers.BaseSerializer):
            yield from references(inner, expand, f"{path}.")
    if not prefix:
        yield from getattr(shape, "BESIDE", {})


def _covers(whole: str, path: str) -> bool:
    return path == whole or path.startswith(f"{whole}.")
