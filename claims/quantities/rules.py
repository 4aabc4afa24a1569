"""The rules of the number language, as data: what is printed, and what it is read as.

A reading names the rule that made its interval; VERSION rises whenever a rule would read a text
otherwise than before, so that a stored reading says by which language it was read. The
phrases of a rule are words of a language, and so in `vocabulary`.
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


@dataclass(frozen=True, slots=True)
class RefusalRule:
    """Why a number is not read; `example` holds one."""

    code: str
    meaning: str
    example: str


_EXACT, _APPROXIMATE = Precision.EXACT, Precision.APPROXIMATE
RULES: tuple[Rule, ...] = (
    Rule(
        "number.exact",
        "a whole count without a multiplier word is that count",
        "331 civilians",
        Comparator.EQ,
        _EXACT,
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
    ),
    Rule(
        "bound.at_least",
        "the figure or higher",
        "at least 331 civilians",
        Comparator.GE,
        _EXACT,
    ),
    Rule(
        "bound.less_than",
        "lower than the figure, which is left out",
        "fewer than 50 people",
        Comparator.LT,
        _EXACT,
    ),
    Rule(
        "bound.at_most",
        "the figure or lower",
        "up to 700 workers",
        Comparator.LE,
        _EXACT,
    ),
    Rule(
        "range.between",
        "two figures and all between them; a scale or unit that only the second has is both's",
        "40-50,000 people",
        Comparator.BETWEEN,
        _EXACT,
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
    ),
    Rule(
        "approximate.nearly",
        "up to 10 % under the figure, which is left out",
        "nearly 200 people",
        Comparator.NEARLY,
        _APPROXIMATE,
    ),
    Rule(
        "approximate.just_over",
        "up to 10 % over the figure, which is left out",
        "just over 200 people",
        Comparator.JUST_OVER,
        _APPROXIMATE,
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
    RefusalRule("unknown_scale", "a multiplier of another language, or a letter", "5 mila"),
    RefusalRule("unit", "a unit without a number", "people per km²"),
    RefusalRule("left_over", "joined to digits that are not read with it", "1,,000 people"),
    RefusalRule(
        "language_not_read",
        "in a language that is not read, or in another one than its locale is of",
        "mindestens 17 Menschen wurden getötet",
    ),
    RefusalRule("too_long", "more digits than a figure has", "9" * 45),
)

BY_ID = {rule.id: rule for rule in RULES}
