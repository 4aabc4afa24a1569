"""What a figure and the phrases around it mean: comparator, ends, precision and the rule."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.text import Text
from claims.quantities.quantity import Comparator, Form, Precision, Quantity
from claims.quantities.rules import BY_ID, Rule

_ONE = Decimal(1)
NEAR = 24  # characters, beyond which nothing is said of the quantity before
_ONE_SIDED = (Comparator.GT, Comparator.GE, Comparator.LT, Comparator.LE)
_JOINING = Pattern(
    r",? ?(?:(?:and|but|yet|or) )?(?:(?:is|was|also|still|then|on|possibly|perhaps|maybe) )?,?"
)


@dataclass(slots=True)
class Meaning:
    comparator: Comparator
    low: Decimal | None
    high: Decimal | None
    resolution: Decimal | None
    precision: Precision
    rule: str


def meaning_of(figure: Figure, rules: list[Rule], code: str, form: Form) -> Meaning:
    """Comparator, figures and precision: a bound wins over an approximation, the nearest over
    others."""
    low = _plain(figure.low)
    high = low if figure.high is figure.low else _plain(figure.high)
    numeral = figure.numeral
    bound, about = _first(rules, "bound."), _first(rules, "approximate.")
    if bound and bound.comparator is not None:
        precision = Precision.APPROXIMATE if about or numeral.kind == "about" else Precision.EXACT
        top = _plain(numeral.high) if numeral.high is not None else high
        if bound.comparator in (Comparator.GT, Comparator.GE):
            return Meaning(bound.comparator, low, None, None, precision, bound.id)
        return Meaning(bound.comparator, None, top, None, precision, bound.id)
    if numeral.high is not None:
        top = _plain(numeral.high)
        return Meaning(
            Comparator.BETWEEN, low, top, None, Precision.ORDER_OF_MAGNITUDE, "magnitude"
        )
    if figure.rule is not None:
        precision = Precision.APPROXIMATE if about else Precision.EXACT
        return Meaning(Comparator.BETWEEN, low, high, None, precision, figure.rule.id)
    rounded = numeral.kind != "count" or code != "1" or form in (Form.RATIO, Form.PERCENT_CHANGE)
    exactly = _first(rules, "number.exact") is not None
    rounded = rounded and not exactly
    if numeral.kind == "about" and about is None:
        about = BY_ID["approximate.about"]
    # "Nearly 0" has no tenth of its figure to reach into: it reaches half a unit.
    beside = not low and about is not None and about.comparator != Comparator.APPROX
    resolution = _plain(numeral.resolution) if rounded or beside else None
    if about and about.comparator is not None:
        return Meaning(about.comparator, low, high, resolution, Precision.APPROXIMATE, about.id)
    precision = Precision.ROUNDED if rounded else Precision.EXACT
    rule = "number.exact" if exactly else _number_rule(figure, code, form)
    return Meaning(Comparator.EQ, low, high, resolution, precision, rule)


def _first(rules: list[Rule], kind: str) -> Rule | None:
    for rule in rules:
        if rule.id.startswith(kind):
            return rule
    return None


def _number_rule(figure: Figure, code: str, form: Form) -> str:
    if form == Form.PERCENT_CHANGE:
        return "change.percent"
    if form == Form.DIFFERENCE:
        return "change.difference"
    if form == Form.RATIO:
        return "change.ratio"
    kind = figure.numeral.kind
    if kind == "fraction":
        return "number.fraction"
    if code == "1" and kind in ("count", "round"):
        return "number.exact" if kind == "count" else "number.round"
    return "number.rounded"


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros or an exponent: 1300000, never 1.3E+6."""
    if value.same_quantum(_ONE):
        return value
    if value == value.to_integral_value():
        return value.quantize(_ONE)
    return value.normalize()


def _of_two_things(first: Quantity, second: Quantity) -> bool:
    """More than 100 soldiers and fewer than 200 civilians; over $5 and fewer than 10 people."""
    counted = first.counted, second.counted
    narrowed = first.qualifiers, second.qualifiers
    if all(counted) or not any(counted):
        return counted[0] != counted[1] or (all(narrowed) and narrowed[0] != narrowed[1])
    uncounted = second if first.counted else first
    return uncounted.unit != "1"


def double_bound(text: Text, first: Quantity, quantity: Quantity) -> Quantity | None:
    """At least 60 % but no more than 80 %: one quantity with two ends."""
    if quantity.comparator not in _ONE_SIDED:
        return None
    if first.comparator not in _ONE_SIDED or quantity.start - first.end > NEAR:
        return None
    low, high = (first, quantity) if first.high is None else (quantity, first)
    if low.low is None or high.high is None or low.high is not None or high.low is not None:
        return None
    units = {first.unit, quantity.unit} - {"1"}
    if _of_two_things(first, quantity):
        return None
    if len(units) > 1 or low.low >= high.high or first.form != quantity.form:
        return None
    between = text.norm[first.end : quantity.start]
    if not _JOINING.fullmatch(between) and not (
        first.counted
        and between.strip(" ,").startswith(first.counted.lower())
        and _JOINING.fullmatch(between.strip(" ,")[len(first.counted) :].strip() + " ")
    ):
        return None
    return Quantity(
        text.source[first.start : quantity.end],
        first.start,
        quantity.end,
        Comparator.BETWEEN,
        low.low,
        high.high,
        f"{first.number} {quantity.number}",
        _ONE,
        None,
        units.pop() if units else "1",
        Precision.EXACT,
        first.form,
        "range.between",
        quantity.alternatives,
        first.direction,
        quantity.baseline,
        quantity.counted or first.counted,
        quantity.qualifiers or first.qualifiers,
        low.comparator == Comparator.GE,
        high.comparator == Comparator.LE,
    )
