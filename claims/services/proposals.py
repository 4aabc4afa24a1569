"""A figure's words as the columns of a figure, and whether a figure is what its words say.

Words that hold no quantity, or several, are refused and never guessed. Where the quote holds them
once, they are read in it: the sentence says what “25 %” is a share of, that “5-10” is no score, and
that “331” is no exact count where “more than” stands before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError

from claims.models.assertions import AROUND, LOWER_ONLY, UPPER_ONLY
from claims.quantities.intervals import interval_of
from claims.quantities.locales import LOCALES
from claims.quantities.quantity import Form, Quantity, Reading
from claims.quantities.reading import read
from claims.quantities.rules import REFUSALS, VERSION
from claims.quantities.units import UNITS, convert

Values = dict[str, Any]
FIGURE = (
    "comparator", "low", "high", "multiplier", "unit_id", "precision", "resolution", "form",
    "direction",
)  # fmt: skip
CURATOR = "curator"
SHARES = {Form.SHARE, Form.RATIO, Form.PERCENT_CHANGE}
# What a fraction of the print came to in 18 decimals, a person may have put down in four.
ENDLESS = 15
ROUNDED_OFF = Fraction(1, 1000)
_WHY = {rule.code: rule.meaning for rule in REFUSALS}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a figure and what stands around them: the quote, or else the statement."""

    printed: str
    quote: str = ""
    statement: str = ""
    language: str = ""
    locale: str = ""  # where the language does not say it

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
    def read_as(self) -> str:
        """The locale: that of the quote's language, which a statement need not be in."""
        main = self.language.partition("-")[0]
        spoken = (self.language, self.locale, main) if self.quote or main == "en" else ()
        known = (code for code in (*spoken, self.locale) if code in LOCALES)
        return next(known, "en")

    def in_english(self) -> Words:
        return replace(self, language="en", locale="")


def propose(words: Words, *, dimension: str = "") -> Values:
    """The columns of a figure that its words make, its place in the quote and who read it.

    Raises ValidationError, of `as_printed`.
    """
    quantity = quantity_of(words)
    if is_open_range(quantity):
        raise _refused(
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
        "unit_id": fitting_unit(quantity.unit, quantity.alternatives, quantity.form, dimension),
        "precision": str(quantity.precision),
        "resolution": quantity.resolution,
        "form": str(quantity.form),
        "direction": str(quantity.direction or ""),
        "quote_start": start,
        "quote_end": end,
        "read_by": read_by(quantity),
    }


def complete(given: Values, words: Words, *, dimension: str = "") -> Values:
    """A figure of which some columns are given: they win, and the words make the others."""
    proposal = propose(words, dimension=dimension)
    if given.get("comparator", proposal["comparator"]) != proposal["comparator"]:
        proposal |= _meant_as(given["comparator"], proposal)
    values = proposal | given
    if any(values[name] != proposal[name] for name in FIGURE):
        values["read_by"] = given.get("read_by", CURATOR)
    return values


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
    if whole := _around(words):
        return [whole]
    alone = _alone(words)
    if len(alone.quantities) > 1:
        raise _refused(
            "several_figures", f"“{words.printed}” holds {len(alone.quantities)} figures: give one."
        )
    size = len(alone.quantities[0].text) if alone.quantities else 0
    here = [found for found in _within(words) if len(found.text) >= size]
    if len(here) == 1:
        return [*here, *alone.quantities]
    if alone.quantities:
        return [*alone.quantities, *here]
    raise _unreadable(words.printed, alone)


def fitting_unit(unit: str, alternatives: tuple[str, ...], form: str, dimension: str) -> str:
    """The likeliest unit of what is counted, or else the only one the print may mean that is."""
    if not dimension or form in SHARES or _dimension(unit) == dimension:
        return unit
    fitting = [other for other in alternatives if _dimension(other) == dimension]
    return fitting[0] if len(fitting) == 1 else unit


def contradiction(figure: Mapping[str, Any], meanings: list[Quantity]) -> str:
    """The column in which a figure is nothing that its words may mean, or nothing."""
    columns = [_differing(figure, quantity) for quantity in meanings]
    return "" if "" in columns else columns[0]


def _differing(figure: Mapping[str, Any], quantity: Quantity) -> str:
    in_common = _conversion(figure, quantity)
    if in_common is None:
        return "unit"
    stored = interval_of(
        figure["comparator"], figure["precision"], figure["low"], figure["high"],
        figure["resolution"],
    )  # fmt: skip
    meant = interval_of(  # what can be on record of it: “between” has both its ends there
        quantity.comparator, quantity.precision, quantity.low, quantity.high, quantity.resolution
    )
    agreeing = {
        "form": _form_agrees(figure["form"], quantity.form),
        "direction": "" in (figure["direction"], quantity.direction or "")
        or figure["direction"] == quantity.direction,
        "comparator": figure["comparator"] == quantity.comparator,
        "low": _equal(in_common, figure["low"], quantity.low),
        "high": _equal(in_common, figure["high"], quantity.high),
        "precision": stored.low_inclusive == meant.low_inclusive
        and stored.high_inclusive == meant.high_inclusive
        and _equal(in_common, stored.low, meant.low)
        and _equal(in_common, stored.high, meant.high),
    }
    return next((name for name, agrees in agreeing.items() if not agrees), "")


@lru_cache(maxsize=256)
def _read(text: str, locale: str) -> Reading:
    """A quote is read for each of its figures, and with each for its place."""
    return read(text, locale=locale)


def _alone(words: Words) -> Reading:
    """The words by themselves. As a figure's words "1824" is no year: something is counted."""
    alone = _read(words.printed, words.read_as)
    if not alone.quantities and [(r.code, r.text) for r in alone.refusals] == [
        ("year", words.printed)
    ]:
        return _read(f"{words.printed} people", words.read_as)
    return alone


def _around(words: Words) -> Quantity | None:
    """What the quote says, where the words are but a part of it: “331” of “more than 331”."""
    if words.place is None:
        return None
    start, end = words.place
    for found in _read(words.quote, words.read_as).quantities:
        if found.start <= start and end <= found.end and found.text != words.printed:
            return found
    return None


def _within(words: Words) -> list[Quantity]:
    """The quantities of the sentence that lie in the places of the words."""
    text = words.quote or words.statement
    places = list(words.places(text))
    if not places:
        return []
    found = _read(text, words.read_as).quantities
    return [q for q in found if any(s <= q.start and q.end <= e for s, e in places)]


def _meant_as(comparator: str, proposal: Values) -> Values:
    """The one figure of the words, under a comparator that somebody gave it."""
    if None not in (proposal["low"], proposal["high"]) and proposal["low"] != proposal["high"]:
        return {}
    figure = proposal["high"] if proposal["low"] is None else proposal["low"]
    bound = comparator in (*LOWER_ONLY, *UPPER_ONLY)
    around = "approximate" if comparator in AROUND else "exact"
    rounded = comparator == "eq" and proposal["resolution"] is not None
    return {
        "low": None if comparator in UPPER_ONLY else figure,
        "high": None if comparator in LOWER_ONLY else figure,
        "precision": "rounded" if rounded else around,
        "resolution": None if bound else proposal["resolution"],
    }


def _form_agrees(stored: str, meant: Form) -> bool:
    """“12 %” may be a share or a change: the words around it say which."""
    return meant in (Form.ABSOLUTE, stored) or (meant, stored) == (Form.SHARE, Form.ABSOLUTE)


def _conversion(
    figure: Mapping[str, Any], quantity: Quantity
) -> Callable[[Decimal], Fraction] | None:
    """How the figure's values are those of the quantity, if the print allows for its unit."""
    unit = figure["unit_id"]
    if unit in (quantity.unit, *quantity.alternatives):
        return Fraction
    ours, theirs = (
        "ratio" if code == "1" and figure["form"] in SHARES else code
        for code in (unit, quantity.unit)
    )
    if not _dimension(ours) or _dimension(ours) != _dimension(theirs):
        return None
    return lambda value: convert(value, ours, theirs)


def _dimension(unit: str) -> str:
    return UNITS[unit].dimension if unit in UNITS else ""


def _equal(
    in_common: Callable[[Decimal], Fraction], ours: Decimal | None, theirs: Decimal | None
) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    mine, read_ = in_common(ours), Fraction(theirs)
    endless = int(theirs.as_tuple().exponent) <= -ENDLESS
    return abs(mine - read_) <= abs(read_) * (ROUNDED_OFF if endless else 0)


def _unreadable(printed: str, reading: Reading) -> ValidationError:
    for refusal in reading.refusals:
        why = _WHY.get(refusal.code, "no figure")
        return _refused(refusal.code, f"“{refusal.text}” is {why}, so it gives no figure.")
    return _refused("unreadable", f"No figure can be read in “{printed}”: give it yourself.")


def _refused(code: str, sentence: str) -> ValidationError:
    return ValidationError({"as_printed": ValidationError(sentence, code=code)})
