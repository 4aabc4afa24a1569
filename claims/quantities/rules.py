"""The rules of the number language, as data: what is printed, and what it is read as.

A reading names the rule that made its interval; VERSION rises whenever a rule would read a text
otherwise than before, so that a stored reading says by which language it was read. The phrases
stand next to the number: `before` ("more than 40"), `after` ("40 or more").
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.quantities.quantity import Comparator, Form, Precision

VERSION = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `example` is a text that it reads, `meaning` what it takes the print to say."""

    id: str
    meaning: str
    example: str
    comparator: Comparator | None = None
    precision: Precision | None = None
    form: Form | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusalRule:
    """Why a number is not read; `example` holds one."""

    code: str
    meaning: str
    example: str


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(","))


_EXACT, _APPROXIMATE = Precision.EXACT, Precision.APPROXIMATE
RULES: tuple[Rule, ...] = (
    Rule(
        "number.exact",
        "a whole count without a multiplier word is that count",
        "331 civilians",
        Comparator.EQ,
        _EXACT,
        before=_phrases("exactly, precisely, equal to, equals, ="),
    ),
    Rule(
        "number.round",
        "a count of one or two significant digits, from 1,000 on, is rounded to its last "
        "digit that is no zero",
        "5,000 people",
        Comparator.EQ,
        Precision.ROUNDED,
    ),
    Rule(
        "number.rounded",
        "a number with a multiplier word, a unit, a decimal point or a percent sign is rounded to "
        "its last printed digit",
        "$2.75 billion",
        Comparator.EQ,
        Precision.ROUNDED,
    ),
    Rule(
        "number.fraction",
        "a fraction is rounded: half of one part to either side, at most 5 % of itself",
        "two-thirds of voters",
        Comparator.EQ,
        Precision.ROUNDED,
    ),
    Rule(
        "bound.more_than",
        "higher than the figure, which is left out",
        "more than 10,000 people",
        Comparator.GT,
        _EXACT,
        before=_phrases(
            "more than, over, above, greater than, higher than, bigger than, larger than, "
            "longer than, better than, older than, in excess of, exceeding, exceeds, exceeded, "
            "exceed, surpassing, surpasses, surpassed, surpass, topping, topped, tops, beyond, "
            "north of, well over, well above, far more than, many more than, much more than, "
            "significantly more than, considerably more than, well more than, easily more than, "
            "far above, far over, way more than, way over, upwards of, upward of, has passed, "
            "have passed, had passed, has topped, climbs past, climbed past, rises past, rose "
            "past, "
            "surged past, soared past, grown past, has crossed, have crossed, had crossed, >"
        ),
        after=_phrases("plus change"),
    ),
    Rule(
        "bound.at_least",
        "the figure or higher",
        "at least 331 civilians",
        Comparator.GE,
        _EXACT,
        before=_phrases(
            "at least, at the very least, at the least, no fewer than, no less than, "
            "not fewer than, not less than, no smaller than, no lower than, not under, not below, "
            "a minimum of, minimum of, the minimum of, minimum, min, min., as few as, "
            "as little as, as low as, starting at, starting from, "
            "more than or equal to, greater than or equal to, higher than or equal to, "
            "larger than or equal to, bigger than or equal to, equal to or more than, "
            "equal to or greater than, equal to or higher than, equal or greater than, "
            "greater or equal than, greater or equal to, bigger or equal than, "
            "bigger or equal to, larger or equal than, larger or equal to, more or equal than, "
            "more or equal to, at least or equal to, >=, ≥"
        ),
        after=_phrases(
            "or more, and more, or above, and above, or over, and over, or greater, and greater, "
            "or higher, and higher, or longer, and longer, or older, and older, or better, and up, "
            "or larger, or bigger, or more than, plus, at least, at minimum, at a minimum, "
            "at the least, at the very least, minimum, or worse, or heavier, and upwards, "
            "and upward, if not more, and counting"
        ),
    ),
    Rule(
        "bound.less_than",
        "lower than the figure, which is left out",
        "fewer than 50 people",
        Comparator.LT,
        _EXACT,
        before=_phrases(
            "less than, fewer than, under, below, lower than, smaller than, shorter than, "
            "younger than, cheaper than, short of, well under, well below, far fewer than, "
            "far less than, much less than, significantly less than, considerably less than, "
            "significantly fewer than, well short of, south of, far below, <"
        ),
    ),
    Rule(
        "bound.at_most",
        "the figure or lower",
        "up to 700 workers",
        Comparator.LE,
        _EXACT,
        before=_phrases(
            "up to, at most, at the most, at the very most, no more than, not more than, "
            "no greater than, no higher than, no larger than, no longer than, no bigger than, "
            "no later than, not over, not above, not exceeding, not exceed, not to exceed, does "
            "not exceed, "
            "do not exceed, did not exceed, as many as, as much as, as high as, as long as, "
            "a maximum of, maximum of, the maximum of, maximum, max, max., less than or equal to, "
            "fewer than or equal to, lower than or equal to, smaller than or equal to, "
            "equal to or less than, equal to or lower than, equal to or fewer than, "
            "less or equal than, less or equal to, smaller or equal than, smaller or equal to, "
            "lower or equal than, lower or equal to, at most or equal to, a cap of, capped at, "
            "limited to, a limit of, a ceiling of, <=, ≤"
        ),
        after=_phrases(
            "or less, or fewer, and fewer, and less, or under, and under, or below, and below, "
            "or lower, and lower, or shorter, or younger, and younger, or smaller, at most, "
            "at the most, at maximum, at a maximum, maximum, max, tops, if not less"
        ),
    ),
    Rule(
        "range.between",
        "two figures and all between them; a scale or unit that only the second has is both's",
        "40-50,000 people",
        Comparator.BETWEEN,
        _EXACT,
        before=_phrases(
            "between, from, anywhere between, anywhere from, ranging from, somewhere between"
        ),
    ),
    Rule(
        "range.tolerance",
        "a figure and what it may be off by, to either side",
        "250 ± 10 km",
        Comparator.BETWEEN,
        _EXACT,
    ),
    Rule(
        "approximate.about",
        "10 % to either side, and never less than the print is rounded by",
        "about 40 people",
        Comparator.APPROX,
        _APPROXIMATE,
        before=_phrases(
            "about, around, roughly, approximately, approx, approx., some, circa, ca., c., "
            "an estimated, estimated, estimated at, estimated to be, an approximate, "
            "a rough, in the region of, in the order of, on the order of, of the order of, "
            "in the neighborhood of, in the neighbourhood of, in the vicinity of, "
            "somewhere around, somewhere near, more or less, give or take, ~, ≈"
        ),
        after=_phrases(
            "or so, odd, ish, or thereabouts, more or less, give or take, approximately, roughly"
        ),
    ),
    Rule(
        "approximate.nearly",
        "up to 10 % under the figure, which is left out",
        "nearly 200 people",
        Comparator.NEARLY,
        _APPROXIMATE,
        before=_phrases(
            "nearly, almost, close to, approaching, just under, just below, just short of, "
            "just shy of, shy of, slightly under, slightly below, slightly less than, "
            "slightly fewer than, a little under, a little less than, a little below, "
            "a bit less than, a bit under, just less than, just fewer than, nearing, "
            "not quite, very nearly, virtually"
        ),
    ),
    Rule(
        "approximate.just_over",
        "up to 10 % over the figure, which is left out",
        "just over 200 people",
        Comparator.JUST_OVER,
        _APPROXIMATE,
        before=_phrases(
            "just over, just above, just more than, slightly over, slightly above, "
            "slightly more than, a little over, a little more than, a little above, "
            "a bit over, a bit more than, a shade over, only just over, just past"
        ),
    ),
    Rule(
        "magnitude",
        "the order of magnitude: from twice the word to ten times it, the upper end left out; "
        "dozens begin at 24 and end at 100, scores begin at 40, a few and a handful are 3 to 10",
        "tens of thousands of people",
        Comparator.BETWEEN,
        Precision.ORDER_OF_MAGNITUDE,
    ),
    Rule(
        "change.percent",
        "a change by so many per cent, or by a fraction, of what was there before",
        "up 12 %",
        Comparator.EQ,
        Precision.ROUNDED,
        Form.PERCENT_CHANGE,
    ),
    Rule(
        "change.difference",
        "a change by so much, in its unit",
        "fell by 3 percentage points",
        Comparator.EQ,
        None,
        Form.DIFFERENCE,
    ),
    Rule(
        "change.ratio",
        "a multiple of what was there before",
        "tripled",
        Comparator.EQ,
        Precision.ROUNDED,
        Form.RATIO,
    ),
)

REFUSALS: tuple[RefusalRule, ...] = (
    RefusalRule("date", "a date, or a part of one", "on 12 March"),
    RefusalRule("year", "a year, a decade or a span of years", "since 1979"),
    RefusalRule("time", "a time of day", "at 10:30"),
    RefusalRule("phone", "a telephone number", "call 555-0134"),
    RefusalRule("version", "a version", "version 2.1.4"),
    RefusalRule("score", "a result, a vote or odds", "won 3-2"),
    RefusalRule("identifier", "a name or number of one thing", "flight 370"),
    RefusalRule("ordinal", "a place in an order", "the 21st"),
    RefusalRule("section", "a part of a text or a law", "Article 5"),
    RefusalRule("model_name", "a part of a name", "an F-16"),
    RefusalRule("address", "a part of an address", "10 Downing Street"),
    RefusalRule("pronoun", "“one” that counts nothing", "no one"),
    RefusalRule("idiom", "a figure of speech", "open 24/7"),
    RefusalRule("undefined", "a fraction of nothing", "1/0"),
    RefusalRule("ambiguous_grouping", "a comma or point that may be a decimal or a group's", "1,5"),
    RefusalRule("ambiguous_score", "a range or a result: nothing says which", "5-10"),
    RefusalRule("too_long", "more digits than a figure has", "9" * 45),
)

BY_ID = {rule.id: rule for rule in RULES}
