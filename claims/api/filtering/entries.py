"""The entry that a parameter names, or a refusal with the nearest one.

An entry that nobody may see is refused as one that is not there, so the answer tells nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from claims.api.filtering.fields import WrongWord
from claims.api.filtering.parameters import quoted
from claims.queries import nearest_entries
from claims.queries.visible import standing_id, standing_ids


def standing(model: Any, key: UUID | str) -> UUID:
    """The id of the entry, or of the one it was merged into. Raises WrongWord."""
    found = standing_id(model, key)
    if found is None:
        raise unknown(model, key)
    return found


def all_standing(model: Any, keys: Sequence[UUID | str]) -> list[UUID]:
    """The ids of several, each once. Raises WrongWord for the first that is not there."""
    found = standing_ids(model, keys)
    for key in keys:
        if key not in found:
            raise unknown(model, key)
    return list(dict.fromkeys(found.values()))


def unknown(model: Any, key: UUID | str) -> WrongWord:
    """That no public entry has this key, and which slug is nearest."""
    kind = model._meta.model_name
    close = nearest_entries.slug(model, key) if isinstance(key, str) else None
    hint = f" Did you mean “{close}”?" if close else ""
    return WrongWord(
        f"there is no {kind} {quoted(str(key))}.{hint}", f"unknown_{kind}", nearest=close
    )


def check_place(model: Any, part: str) -> None:
    """Raises WrongWord, if no place on record has this part in its name and one is like it."""
    if nearest_entries.is_place(model, part):
        return
    if close := nearest_entries.place(model, part):
        detail = f"no place on record is called {quoted(part)}. Did you mean “{close}”?"
        raise WrongWord(detail, "unknown_place", nearest=close)
