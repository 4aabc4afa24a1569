"""Plain English for a quantity, such that reading it again gives the same quantity.

Of the many ways to print a figure the one is chosen that says no more and no less: as many decimals
and the multiplier word that its resolution asks for, a unit's name rather than a sign of several
meanings, both ends of a range on one scale. What the language has no words for is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache

from claims.quantities.intervals import IntervalError
from claims.quantities.parsing.unit_forms import DIFFERENCES, FOLDED, SYMBOLS, WORDS
from claims.quantities.quantity import Comparator, Direction, Form, Precision, Quantity
from claims.quantities.units.ambiguous_forms import AMBIGUOUS
from claims.quantities.units.conversion import UNITS, Unit, unit
from claims.quantities.vocabulary.english.number_words import CARDINALS, DENOMINATORS


class Unsayable(ValueError):
    """A quantity that no text is read as: an exact 0.5, a change that goes neither up nor down."""

    code = "unsayable"


def render(quantity: Quantity) -> str:
    """The quantity in words, without what is counted; raises Unsayable where there are none."""
    try:
        interval = quantity.interval
    except IntervalError as error:
        raise Unsayable(str(error)) from error
    if not _has_fitting_resolution(quantity):
        raise Unsayable(f"nothing printed says {interval} by a last digit of its own")
    return _FORMS[quantity.form](quantity)


def _has_fitting_resolution(quantity: Quantity) -> bool:
    """A bound and a range are as exact as they are printed; what is rounded says how far."""
    if quantity.comparator in (*_BOUNDS, Comparator.BETWEEN):
        return quantity.precision is not Precision.ROUNDED and quantity.resolution is None
    return quantity.precision is not Precision.EXACT or quantity.resolution is None


_Say = Callable[[Fraction], str]

_LONGEST = 40  # digits and commas of a number that is still read
_MOST_PARTS = 10**8
_SLASH = "{}/{}"
_MOST_UNDER_A_SLASH = 9999
# The multiplier words, the likelier first.
_SCALES = {
    1: "",
    10**6: "million",
    10**9: "billion",
    10**12: "trillion",
    10**3: "thousand",
    10**15: "quadrillion",
    12: "dozen",
    10**2: "hundred",
    10**5: "lakh",
    10**7: "crore",
}
_LARGE = (10**12, 10**9, 10**6)
_BESIDE = {
    Comparator.EQ: "",
    Comparator.GT: "more than ",
    Comparator.GE: "at least ",
    Comparator.LT: "less than ",
    Comparator.LE: "up to ",
    Comparator.APPROX: "about ",
    Comparator.NEARLY: "nearly ",
    Comparator.JUST_OVER: "just over ",
}
_BOUNDS = (Comparator.GT, Comparator.GE, Comparator.LT, Comparator.LE)
# What an order of magnitude is of the word that follows: thousands are 2 to 10 times a thousand.
_MAGNITUDES: dict[tuple[Fraction | int, Fraction | int], str] = {
    (3, 10): "a few",
    (2, 10): "",
    (20, 100): "tens of",
    (24, 100): "dozens of",
    (40, 100): "scores of",
    (200, 1000): "hundreds of",
}
_MULTIPLES: dict[tuple[Fraction | int, Direction], tuple[str, Fraction | int]] = {
    (2, Direction.UP): ("doubled", 1),
    (3, Direction.UP): ("tripled", 1),
    (4, Direction.UP): ("quadrupled", 1),
    (Fraction(1, 2), Direction.DOWN): ("halved", Fraction(1, 10)),
}


# ---- the forms


def _absolute(quantity: Quantity) -> str:
    if quantity.unit == "ratio":
        raise Unsayable("a bare ratio is a share or a change")
    return _said(quantity, _amount_of(quantity))


def _share(quantity: Quantity) -> str:
    if quantity.unit == "%":
        return f"{_said(quantity, _amount_of(quantity))} of the total"
    if quantity.unit != "ratio":
        raise Unsayable(f"a share is a fraction or in per cent, not in {quantity.unit}")
    return _said(quantity, _part_of(quantity, "{:,} out of {:,}"))


def _percent_change(quantity: Quantity) -> str:
    if quantity.unit == "ratio":
        return _changed(quantity, _part_of(quantity, _SLASH))
    if quantity.unit != "%":
        raise Unsayable(f"a change is by a fraction or in per cent, not in {quantity.unit}")
    return _changed(quantity, _amount_of(quantity))


def _difference(quantity: Quantity) -> str:
    if quantity.unit in ("%", "ratio"):
        raise Unsayable(f"{quantity.unit} more is a change in proportion")
    return _changed(quantity, _amount_of(quantity))


def _changed(quantity: Quantity, say: _Say) -> str:
    verb = {Direction.UP: "rose", Direction.DOWN: "fell"}[_direction(quantity)]
    return f"{verb} by {_said(quantity, say)}"


def _ratio(quantity: Quantity) -> str:
    direction = _direction(quantity)
    if quantity.unit != "ratio":
        raise Unsayable(f"a multiple has no unit, not even {quantity.unit}")
    word, resolution = _MULTIPLES.get((_figure(quantity), direction), ("", 0))
    one = word and quantity.comparator is not Comparator.BETWEEN
    if one and quantity.resolution in (None, resolution):
        return _said(quantity, lambda _: word)
    than = "as many" if direction is Direction.UP else "fewer"
    return f"{_said(quantity, _number_of(quantity))} times {than}"


def _direction(quantity: Quantity) -> Direction:
    if quantity.direction is None:
        raise Unsayable("a change goes up or down")
    if min(_ends(quantity)) < 0:
        raise Unsayable("the direction of a change says what a sign would")
    return quantity.direction


_FORMS: dict[Form, Callable[[Quantity], str]] = {
    Form.ABSOLUTE: _absolute,
    Form.SHARE: _share,
    Form.PERCENT_CHANGE: _percent_change,
    Form.DIFFERENCE: _difference,
    Form.RATIO: _ratio,
}


# ---- how the figure is meant


def _said(quantity: Quantity, say: _Say) -> str:
    if quantity.precision is Precision.ORDER_OF_MAGNITUDE:
        return _magnitude(quantity)
    if quantity.comparator is Comparator.BETWEEN:
        return _range(quantity, _signed(say))
    figure = _figure(quantity)
    beside = _BESIDE[quantity.comparator]
    if quantity.comparator in _BOUNDS and quantity.precision is Precision.APPROXIMATE:
        beside += "about "
    if quantity.precision is Precision.EXACT and not _is_bare(quantity, figure):
        beside = beside or "exactly "
    return f"{beside}{_signed(say)(figure)}"


def _figure(quantity: Quantity) -> Fraction:
    """The one figure of a quantity that is no range."""
    return _ends(quantity)[0]


def _ends(quantity: Quantity) -> list[Fraction]:
    return [Fraction(end) for end in (quantity.low, quantity.high) if end is not None]


def _signed(say: _Say) -> _Say:
    def signed(value: Fraction) -> str:
        words = say(abs(value))
        if value >= 0:
            return words
        return f"-{words}" if words[0].isdecimal() else f"minus {words}"

    return signed


def _range(quantity: Quantity, say: _Say) -> str:
    first, last = _ends(quantity)
    if first == last:
        raise Unsayable("a range leads from one figure to another")
    low, high = say(first), say(last)
    if not (quantity.low_inclusive and quantity.high_inclusive):
        lower = "at least" if quantity.low_inclusive else "more than"
        upper = "no more than" if quantity.high_inclusive else "less than"
        return f"{lower} {low} but {upper} {high}"
    about = "about " if quantity.precision is Precision.APPROXIMATE else ""
    if quantity.form in (Form.ABSOLUTE, Form.DIFFERENCE) and quantity.unit not in ("1", "%"):
        low = _signed(_number_of(quantity))(first)  # the unit is said once
    return f"between {about}{low} and {high}"


def _magnitude(quantity: Quantity) -> str:
    low, high = _ends(quantity)
    for worth, word in _SCALES.items():
        lead = _MAGNITUDES.get((low / worth, high / worth))
        if lead is not None and (lead or word) and worth != 12:
            return _many(lead, word, quantity.unit)
    raise Unsayable(f"no word lies between {quantity.low} and {quantity.high}")


def _many(lead: str, word: str, code: str) -> str:
    """A few thousand; tens of thousands; hundreds of kilometres."""
    few = lead == "a few"
    many = f"{lead} {word if few or not word else f'{word}s'}".strip().removesuffix(" of")
    if code == "1":
        return f"{many} of them" if many in ("tens", "scores") else many
    return f"{many} {_plural(code)}" if few else f"{many} of {_plural(code)}"


# ---- a number


def _number_of(quantity: Quantity) -> _Say:
    """How to say the number alone: on one scale, or as finely as it was printed."""
    resolution = quantity.resolution
    if resolution is not None:
        return lambda value: _resolved(quantity, value, Fraction(resolution))
    if quantity.comparator in _BOUNDS or quantity.comparator is Comparator.BETWEEN:
        scale = _common_scale(quantity)
        return lambda value: _scaled(_digits(value / scale), _SCALES[scale])
    if quantity.precision is not Precision.EXACT:
        return lambda value: _counted(quantity, value)
    return _digits


def _counted(quantity: Quantity, value: Fraction) -> str:
    if not _is_bare(quantity, value):
        raise Unsayable(f"{value} {quantity.unit} has a last digit, and that has a worth")
    return _digits(value)


def _is_bare(quantity: Quantity, value: Fraction) -> bool:
    """Whether the digits alone say a count, and an exact one."""
    plain = quantity.unit == "1" and value.denominator == 1
    return plain and quantity.form in (Form.ABSOLUTE, Form.DIFFERENCE) and _zeros(value) == 0


def _zeros(value: Fraction) -> int:
    """How many zeros of a round number are read as no digits of its own: 5,000 has three."""
    digits = str(value)
    significant = digits.rstrip("0")
    return len(digits) - len(significant) if len(digits) > 3 and len(significant) <= 2 else 0


def _common_scale(quantity: Quantity) -> int:
    ends = [abs(end) for end in _ends(quantity)]
    for scale in (*_printed_scale(quantity), *_LARGE):
        if all(end >= scale and (end / scale * 1000).denominator == 1 for end in ends):
            return scale
    return 1


def _resolved(quantity: Quantity, value: Fraction, resolution: Fraction) -> str:
    for scale in _likely_scales(quantity, value, resolution):
        figure, worth = value / scale, resolution / scale
        places = _places(worth)
        if places is not None and (figure * 10**places).denominator == 1:
            if scale > 1 or places or _shows_one(quantity, figure):
                return _scaled(_digits(figure, places), _SCALES[scale])
        elif scale == 1 and figure.denominator == 1 and worth == 10 ** _zeros(figure) > 1:
            return _digits(figure)
        elif (parts := _parts(figure, worth)) and (parts[0] or scale > 1):
            return _mixed(*parts, _SCALES[scale])
    raise Unsayable(f"{value} is not printed with a last digit worth {resolution}")


def _likely_scales(quantity: Quantity, value: Fraction, resolution: Fraction) -> Iterator[int]:
    """As printed, then the largest that leaves a short figure of one or more, then any."""
    yield from _printed_scale(quantity)
    yield from (scale for scale in _LARGE if scale <= value and resolution * 1000 >= scale)
    yield from (scale for scale in _SCALES if scale == 1 or scale <= value)
    yield from _SCALES


def _printed_scale(quantity: Quantity) -> tuple[int, ...]:
    scale = int(quantity.multiplier)
    return (scale,) if scale > 1 and scale in _SCALES else ()


def _places(worth: Fraction) -> int | None:
    """How many decimals a last digit of that worth stands after the point."""
    places = len(str(worth.denominator)) - 1
    return places if worth * 10**places == 1 else None


def _shows_one(quantity: Quantity, figure: Fraction) -> bool:
    """Whether a whole number without a multiplier word is rounded, and to one."""
    rounded = quantity.unit != "1" or quantity.form in (Form.RATIO, Form.PERCENT_CHANGE)
    return rounded and _zeros(figure) == 0


def _digits(value: Fraction, places: int | None = None) -> str:
    """In groups of three; `places` decimals, or as many as there are."""
    if places is None:
        places = next((n for n in range(60) if (value * 10**n).denominator == 1), 0)
    scaled = value * 10**places
    if scaled.denominator != 1:
        raise Unsayable(f"{value} has no end in decimals")
    whole, rest = divmod(int(scaled), 10**places)
    decimals = f".{rest:0{places}d}" if places else ""
    text = f"{whole:,}{decimals}"
    if len(text) > _LONGEST:
        text = f"{whole}{decimals}"
    if len(text) > _LONGEST:
        raise Unsayable(f"{text} has more digits than a number that is read")
    return text


def _scaled(digits: str, word: str) -> str:
    return f"{digits} {word}" if word else digits


# ---- a part


def _parts(value: Fraction, worth: Fraction | None) -> tuple[int, int, int] | None:
    """Whole, top and bottom of a fraction, from decimals that end after eighteen places."""
    if worth is None:
        bottom = value.limit_denominator(_MOST_PARTS).denominator
    else:
        bottom = round(1 / worth) if worth else 0
    if not 2 <= bottom <= _MOST_PARTS or (worth and worth != _quotient(1, bottom)):
        return None
    whole, top = divmod(round(value * bottom), bottom)
    return (whole, top, bottom) if value == whole + _quotient(top, bottom) and top else None


def _quotient(top: int, bottom: int) -> Fraction:
    return Fraction(round(Fraction(top, bottom) * 10**18), 10**18)


def _part_of(quantity: Quantity, digits: str) -> _Say:
    """Two-thirds; what is beyond words by the template."""
    resolution = None if quantity.resolution is None else Fraction(quantity.resolution)
    if quantity.comparator is Comparator.BETWEEN:
        digits = _SLASH

    def say(value: Fraction) -> str:
        parts = _parts(value, resolution)
        if parts is None or parts[0] or (digits == _SLASH and parts[2] > _MOST_UNDER_A_SLASH):
            raise Unsayable(f"{value} is no part of a whole")
        return _words_of(*parts[1:]) or digits.format(*parts[1:])

    return say


def _words_of(top: int, bottom: int) -> str | None:
    """Half, one-third, two-thirds."""
    if (top, bottom) == (1, 2):
        return "half"
    if top not in CARDINALS or bottom not in DENOMINATORS or bottom > 20:
        return None
    return f"{_printed(CARDINALS[top])}-{_printed(DENOMINATORS[bottom])}{'s' if top > 1 else ''}"


def _printed(words: str) -> str:
    """The spelling that is printed, of several that are read."""
    return words.partition(" ")[0]


def _mixed(whole: int, top: int, bottom: int, word: str) -> str:
    """Half a million; 2 1/2; 2 1/2 million."""
    if whole:
        return _scaled(f"{whole:,} {top}/{bottom}", word)
    return _of_one(top, bottom, word)


def _of_one(top: int, bottom: int, noun: str) -> str:
    part = _words_of(top, bottom) or f"{top}/{bottom}"
    article = "an" if noun[0].lower() in "aeiou" and not noun.startswith(("eu", "us ")) else "a"
    return f"{part} {article} {noun}" if part == "half" else f"{part} of {article} {noun}"


# ---- a number with its unit


def _amount_of(quantity: Quantity) -> _Say:
    code, number = quantity.unit, _number_of(quantity)
    if code == "1":
        return number
    worth = None if quantity.resolution is None else Fraction(quantity.resolution)

    def say(value: Fraction) -> str:
        parts = _parts(value, worth) if worth is not None and _places(worth) is None else None
        if parts is not None and not parts[0]:
            if _is_named_alone(code):
                return _of_one(*parts[1:], unit(code).label)
            return f"{parts[1]}/{parts[2]} {_plural(code)}"
        return _with_unit(number(value), code)

    return say


def _is_named_alone(code: str) -> bool:
    """Whether one of a unit is read by its name. A henry may be a person, a bit is a little, and
    “half a million cubic feet” is a number of feet."""
    label = unit(code).label
    if code not in UNITS:
        return True
    if code == "bit" or "(" in label or label.split(" ")[0] in _SCALES.values():
        return False
    return _meanings(label) == (code,)


def _with_unit(number: str, code: str) -> str:
    if code == "%" and number[-1].isdecimal():
        return f"{number}%"
    return f"{number} {_singular(code) if number == '1' else _plural(code)}"


def _singular(code: str) -> str:
    of, many = unit(code), _plural(code)
    return of.label if many == of.plural else many


@cache
def _plural(code: str) -> str:
    """What many of a unit are called, by a name of no other one."""
    of = unit(code)
    if code not in UNITS:  # composed: US dollars per hour
        return of.plural
    own = [name for name in _names_of(of) if _meanings(name) == (code,) and "(" not in name]
    # What AMBIGUOUS lists with one meaning may be no unit at all.
    for name in [*(name for name in own if name not in AMBIGUOUS), *own]:
        if name.split(" ")[0] not in _SCALES.values():  # 5 million British thermal units
            return name
    if code in DIFFERENCES.values():
        return of.plural.partition(" (")[0]
    raise Unsayable(f"{code} has no name of its own")


def _meanings(name: str) -> tuple[str, ...] | None:
    return SYMBOLS.get(name) or WORDS.get(name.lower()) or FOLDED.get(name.lower())


def _names_of(of: Unit) -> Iterator[str]:
    if of.dimension.startswith("currency:"):
        yield of.code
    yield from (of.plural, of.symbol, *of.aliases)
