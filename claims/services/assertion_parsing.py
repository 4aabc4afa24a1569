"""The words of an assertion as its columns.

Words that hold no quantity, or several, or more than the one that can be read of them, are refused
and never guessed. Where the quote holds them once, they are read in it: the sentence says what
“25 %” is a share of, that “5-10” is no score, and that “331” is no exact count where “more than”
stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError

from claims.models.assertions import AROUND, LOWER_ONLY, UPPER_ONLY
from claims.quantities.expected import NOTHING, Expected
from claims.quantities.parsing.detection import heard
from claims.quantities.parsing.left_over import beside, left_over
from claims.quantities.parsing.locales import LANGUAGES, LOCALES
from claims.quantities.parsing.normalization import normalize
from claims.quantities.parsing.reading import read
from claims.quantities.quantity import Form, Quantity, Reading, Refusal
from claims.quantities.rules import REFUSALS, VERSION
from claims.quantities.units.conversion import UNITS

Values = dict[str, Any]
NUMBER_COLUMNS = tuple(
    "comparator low high multiplier unit_id precision resolution form direction".split()
)
CURATOR = "curator"
COUNT = "1"  # the unit of what has none
NOT_READ = "language_not_read"
UNCODED = "mis"  # ISO 639's code of a language without one
SHARES = {Form.SHARE, Form.RATIO, Form.PERCENT_CHANGE}
_WHY = {rule.code: rule.meaning for rule in REFUSALS}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an assertion and what stands around them: the quote, or else the statement; and
    what is expected of it, where its measure is known."""

    printed: str
    quote: str = ""
    statement: str = ""
    language: str = ""
    locale: str = ""  # where the language does not say it
    expected: Expected = NOTHING

    @property
    def place(self) -> tuple[int, int] | None:
        """Where the quote holds them, if it does so once."""
        places = list(self.places(self.quote))
        return places[0] if len(places) == 1 else None

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        start = text.find(self.printed) if self.printed else -1
        while start >= 0:
            yield start, start + len(self.printed)
            start = text.find(self.printed, start + 1)

    @property
    def around(self) -> str:
        return self.quote or self.statement

    @property
    def read_as(self) -> str:
        """The locale: that of the quote's language, which a statement need not be in; else the
        given one, else that of the language that the words around are in."""
        main = self.language.partition("-")[0]
        if main and (self.quote or main == "en"):
            given = self.locale if self.locale.partition("-")[0] == main else ""
            known = (code for code in (self.language, given, main) if code in LOCALES)
            return next(known, main if main in LANGUAGES else UNCODED)
        return self.locale or heard(normalize(self.around or self.printed))[0]

    def in_english(self) -> Words:
        """By themselves, as English prints them."""
        return Words(self.printed, language="en")

    def of(self, dimension: str) -> Words:
        """These words, read as a value of that dimension."""
        return replace(self, expected=Expected(dimension=dimension))


def propose(words: Words) -> Values:
    """The columns of an assertion that its words make, its place in the quote and who read it.

    Raises ValidationError, of `as_printed`.
    """
    quantity = quantity_of(words)
    if is_open_range(quantity):
        raise refused(
            "open_range",
            f"“{quantity.text}” leaves out an end, and “between” has both on record. Give two "
            "figures: more than the one, fewer than the other.",
        )
    start, end = words.place or (None, None)
    return {
        "comparator": str(quantity.comparator),
        "low": quantity.low,
        "high": quantity.high,
        "multiplier": quantity.multiplier,
        "unit_id": quantity.unit,
        "precision": str(quantity.precision),
        "resolution": quantity.resolution,
        "form": str(quantity.form),
        "direction": str(quantity.direction or ""),
        "quote_start": start,
        "quote_end": end,
        "read_by": read_by(quantity),
    }


def complete(given: Values, words: Words) -> Values:
    """An assertion of which some columns are given: they win, and the words make the others.

    Raises ValidationError, of `as_printed`.
    """
    proposal = propose(words)
    if "unit_id" in given:
        _refuse_other_unit(quantity_of(words), given["unit_id"], proposal["unit_id"])
    if given.get("comparator", proposal["comparator"]) != proposal["comparator"]:
        proposal |= _meant_as(given["comparator"], proposal)
    values = proposal | given
    if any(values[name] != proposal[name] for name in NUMBER_COLUMNS):
        values["read_by"] = given.get("read_by", CURATOR)
    return values


def misplaced(words: Words, start: int | None, end: int | None) -> str:
    """Why a place in the quote is not that of the words; empty if it is, or none is given."""
    if start is None or end is None or words.quote[start:end] == words.printed:
        return ""
    found = f"“{words.quote[start:end][:60]}” stands" if end <= len(words.quote) else "nothing is"
    known = f" They stand at {words.place[0]} to {words.place[1]}." if words.place else ""
    return (
        f"“{words.printed}” does not stand at {start} to {end} of the quote, which has "
        f"{len(words.quote)} characters: {found} there.{known}"
    )


def is_open_range(quantity: Quantity) -> bool:
    """More than 100 and fewer than 300: two bounds in one."""
    return not (quantity.low_inclusive and quantity.high_inclusive)


def read_by(quantity: Quantity) -> str:
    """The rule that made it, and of which rules."""
    return f"{quantity.rule}/{VERSION}"


def quantity_of(words: Words) -> Quantity:
    """The one quantity of the words. Raises ValidationError, of `as_printed`."""
    return quantities_of(words)[0]


def quantities_of(words: Words) -> list[Quantity]:
    """What the words may mean, the likeliest first: in their sentence, where it has them once; by
    themselves; in their sentence. At least one, or ValidationError, of `as_printed`."""
    _refuse_language(words)
    if whole := _around(words):
        _refuse_left_over(words, whole, beside(words.quote, whole.start, whole.end))
        return [whole]
    alone = _alone(words)
    if len(alone.quantities) > 1:
        raise refused(
            "several_numbers", f"“{words.printed}” holds {len(alone.quantities)} figures: give one."
        )
    size = len(alone.quantities[0].text) if alone.quantities else 0
    here = [found for found in within(words) if len(found.text) >= size]
    if len(here) == 1:
        _refuse_left_over(words, here[0], _left_over_in_sentence(words, here[0], alone))
        return [*here, *alone.quantities]
    if alone.quantities:
        _refuse_left_over(words, alone.quantities[0], _left_over_alone(words, alone))
        return [*alone.quantities, *here]
    raise _unreadable(words.printed, alone)


@lru_cache(maxsize=32)  # of ten thousand numbers each at worst
def _read(text: str, locale: str, expected: Expected) -> Reading:
    """A quote is read for each of its assertions, and with each for its place."""
    return read(text, locale=locale, expecting=expected)


def _read_in(words: Words, text: str) -> Reading:
    return _read(text, words.read_as, words.expected)


def _refuse_language(words: Words) -> None:
    """Words whose sentence is in a language that is not read mean what nobody here can tell."""
    around = words.around
    places = list(words.places(around)) or [(0, len(around))]
    for text, held in ((around, places), (words.printed, [(0, len(words.printed))])):
        for refusal in _read_in(words, text).refusals:
            if refusal.language and any(s < refusal.end and refusal.start < e for s, e in held):
                raise _in_other_language(refusal)


def _in_other_language(refusal: Refusal) -> ValidationError:
    return refused(
        NOT_READ,
        f"“{refusal.text[:60]}” is in {refusal.language}, by the language that is given or by its "
        f"words, and so it is not read. Give its low and high, or the right language.",
    )


def _alone(words: Words) -> Reading:
    """The words by themselves, as the cell of a table: there "1824" is no year."""
    return _read(words.printed, words.read_as, replace(words.expected, cell=True))


def _around(words: Words) -> Quantity | None:
    """What the quote says, where the words are but a part of it: “331” of “more than 331”."""
    if words.place is None:
        return None
    start, end = words.place
    for found in _read_in(words, words.quote).quantities:
        if found.start <= start and end <= found.end and found.text != words.printed:
            return found
    return None


def within(words: Words) -> list[Quantity]:
    """The quantities of the sentence that lie in the places of the words."""
    text = words.around
    places = list(words.places(text))
    if not places:
        return []
    found = _read_in(words, text).quantities
    return [q for q in found if any(s <= q.start and q.end <= e for s, e in places)]


def _left_over_in_sentence(words: Words, quantity: Quantity, alone: Reading) -> str:
    """Of the words, and of the sentence right beside the quantity that they have there."""
    text, start, end = words.around, quantity.start, quantity.end
    first = next(s for s, e in words.places(text) if s <= start and end <= e)
    found = left_over(words.printed, start - first, end - first, alone.refusals)
    return found or beside(text, start, end)


def _left_over_alone(words: Words, alone: Reading) -> str:
    """Of the words, and of the quote right beside them."""
    quantity, place = alone.quantities[0], words.place
    found = left_over(words.printed, quantity.start, quantity.end, alone.refusals)
    return found or (beside(words.quote, *place) if place else "")


def _refuse_left_over(words: Words, quantity: Quantity, rest: str) -> None:
    if rest:
        raise refused(
            "left_over",
            f"Only “{quantity.text}” of “{words.printed}” can be read: “{rest[:60]}” is left over, "
            "and may belong to the figure. Give its low and high, or other words.",
        )


def _refuse_other_unit(quantity: Quantity, given: str, proposed: str) -> None:
    """A number that is read in one unit is another number in the next."""
    units = {*quantity.units, proposed}
    if given in units or quantity.unit == COUNT or _worth(given) == _worth(quantity.unit):
        return
    raise refused(
        "left_over",
        f"“{quantity.text}” is read in {quantity.unit}, and the unit given is {given}. Give its "
        "low and high as well, or other words.",
    )


def _worth(code: str) -> Any:
    """What one of a unit is; a number of no unit is a ratio."""
    found = UNITS.get("ratio" if code == COUNT else code)
    return (found.dimension, found.factor, found.offset) if found else code


def _meant_as(comparator: str, proposal: Values) -> Values:
    """The one number of the words, under a comparator that somebody gave it."""
    if None not in (proposal["low"], proposal["high"]) and proposal["low"] != proposal["high"]:
        return {}
    number = proposal["high"] if proposal["low"] is None else proposal["low"]
    bound = comparator in (*LOWER_ONLY, *UPPER_ONLY)
    around = "approximate" if comparator in AROUND else "exact"
    rounded = comparator == "eq" and proposal["resolution"] is not None
    return {
        "low": None if comparator in UPPER_ONLY else number,
        "high": None if comparator in LOWER_ONLY else number,
        "precision": "rounded" if rounded else around,
        "resolution": None if bound else proposal["resolution"],
    }


def dimension_of(unit: str) -> str:
    return UNITS[unit].dimension if unit in UNITS else ""


def _unreadable(printed: str, reading: Reading) -> ValidationError:
    for refusal in reading.refusals:
        why = _WHY.get(refusal.code, "no figure")
        return refused(refusal.code, f"“{refusal.text}” is {why}, so it gives no figure.")
    return refused("unreadable", f"No figure can be read in “{printed}”: give it yourself.")


def refused(code: str, sentence: str) -> ValidationError:
    return ValidationError({"as_printed": ValidationError(sentence, code=code)})


def code_of(error: ValidationError) -> str:
    """The code of what was refused."""
    return str(error.error_dict["as_printed"][0].code)
