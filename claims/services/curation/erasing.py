"""What others keep of an entry that is redacted: the one that it was merged into, the notes of
history, and the texts of actions on many claims."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote_plus

from django.db import connection, models
from django.db.models import Q

from claims.models import Merge, Mergeable, MergeMove, MoveAction, PublicObject
from claims.models.fields import BoundedTextField
from claims.queries.history.tables import events_of
from claims.services.curation.fields import CHOICES, NAMES, write

GONE = "[redacted]"
NAMED_BY = ("name", "label", "title", "statement")  # the first of these that an entry has
Words = dict[str, str]  # what a former row said, by its columns


def names_of(entry: PublicObject) -> list[str]:
    """What the entry is called, its other names included, also those that a merge has moved."""
    own = [getattr(entry, name, "") for name in NAMED_BY]
    return [name for name in dict.fromkeys([*own, *_other_names(entry)]) if name]


def _other_names(entry: Any) -> Iterable[str]:
    if not hasattr(entry, "aliases"):
        return ()
    model = entry.aliases.model
    moves = MergeMove.objects.filter(
        merge__entry=entry.pk,
        merge__undone_at=None,
        action=MoveAction.MOVED,
        table=model._meta.db_table,
    )
    moved = [key for rows in moves.values_list("rows", flat=True) for key in rows]
    named = model.objects.filter(Q(**{entry._meta.model_name: entry}) | Q(pk__in=moved))
    names: Iterable[str] = named.values_list("name", flat=True)
    return names


def words_of(entry: PublicObject) -> Words:
    """The texts that the survivor of a merge can have taken from the entry."""
    chosen = CHOICES.get(type(entry), {}) if isinstance(entry, Mergeable) else {}
    columns = [column for each in chosen.values() for column in each]
    texts = {column: getattr(entry, column) for column in columns if _is_text(entry, column)}
    return {column: said for column, said in texts.items() if said}


def _is_text(entry: Any, column: str) -> bool:
    field = entry._meta.get_field(column)
    return isinstance(field, BoundedTextField) and not field.choices


def erase_elsewhere(entry: Any, names: list[str], words: Words) -> None:
    """Once the entry itself is redacted. Names are found as whole words, in capitals or not."""
    if isinstance(entry, Mergeable) and entry.merged_into:
        _erase_from_survivor(entry, names, words)
    if names:
        table = entry._meta.db_table
        quoted = _pattern([quote_plus(name) for name in names], before=r"\W|%[0-9A-F]{2}")
        patterns = _pattern(names), quoted
        _call("onrecord_erase_notes", table, entry.pk, *patterns)


def _erase_from_survivor(entry: Any, names: list[str], words: Words) -> None:
    survivor: Any = type(entry)._default_manager.select_for_update().get(pk=entry.merged_into_id)
    if owner := NAMES.get(type(entry)) and str(entry._meta.model_name):
        for name in names:
            survivor.aliases.filter(name__iexact=name).delete()
        events = events_of(survivor.aliases.model)
        _erase_words(entry, survivor, events, f"{owner}_id", "name", names)
    _give_back(entry, survivor, words)
    for column, said in words.items():
        _erase_words(entry, survivor, events_of(entry._meta.model), "pgh_obj_id", column, [said])


def _give_back(entry: Mergeable, survivor: Any, words: Words) -> None:
    """What the survivor says in the entry's words it said otherwise before it took them."""
    merge = Merge.objects.filter(entry=entry.pk, undone_at=None).first()
    if merge is None:
        return
    taken = {column for name in merge.chosen for column in CHOICES[type(entry)][name]}
    own = [column for column in taken & words.keys() if getattr(survivor, column) == words[column]]
    before = survivor.events.filter(pgh_id=merge.former_state or 0).first()
    if own:
        write(survivor, {column: getattr(before, column, GONE) for column in own})


def _erase_words(
    entry: Mergeable,
    survivor: Any,
    history: type[models.Model],
    named_in: str,
    said_in: str,
    words: list[str],
) -> None:
    of_entry = entry._meta.db_table, entry.pk
    of_survivor = history._meta.db_table, named_in, survivor.pk, said_in
    _call("onrecord_erase_words", *of_entry, *of_survivor, words)


def _call(function: str, *arguments: Any) -> None:
    """By the rights of the database's owner: nobody else may change what is written once."""
    places = ", ".join(["%s"] * len(arguments))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({places})", arguments)


def _pattern(names: list[str], before: str = r"\W") -> str:
    """A regular expression of PostgreSQL for any of some names as whole words."""
    either = "|".join(re.sub(r"([^\w\s])", r"\\\1", name) for name in names)
    return rf"(^|{before})({either})(\W|$)"
