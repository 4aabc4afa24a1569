"""What a printed form may mean where it may mean more than one unit, or none.

The likeliest meaning in an English text comes first; the locale of a text and the words around a
number may know better. One code alone: that unit or no unit at all (a multiplier, a preposition, a
name).
"""

from collections.abc import Mapping
from types import MappingProxyType

from claims.quantities.units.currencies import money, rows
from claims.quantities.vocabulary.english import unit_forms


def _meanings() -> dict[str, tuple[str, ...]]:
    meanings = {
        form: codes.split()
        for forms, codes, *_ in rows(unit_forms.AMBIGUOUS)
        for form in forms.split(", ")
    }
    listed = set(meanings)
    for one in money():
        for form in one.nouns:
            codes = meanings.setdefault(form, [])
            if one.code not in codes:
                codes.append(one.code)
    return {form: tuple(c) for form, c in meanings.items() if len(c) > 1 or form in listed}


AMBIGUOUS: Mapping[str, tuple[str, ...]] = MappingProxyType(_meanings())
