"""Filters on assertions: of a list of assertions, and of the claims that have such assertions.

`min`, `max`, `unit`, `mode` and `convert_to` together form one `ValueQuestion`. A combination that
makes no sense is refused before the rows are read. `number_fields.Number` reads the text of `min`
and `max`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, ClassVar

from django.db.models import Q, QuerySet

from claims.api.filtering.date_filters import (
    SpanBeforeFilter,
    SpanFilter,
    SpanSinceFilter,
    SpanUntilFilter,
)
from claims.api.filtering.fields import Many
from claims.api.filtering.filters import (
    CurrencyFilter,
    NumberFilter,
    UnitFilter,
    WholeFilter,
    WordFilter,
    YesNoFilter,
)
from claims.api.filtering.filterset import Filtered, FilterSet, Values
from claims.api.filtering.number_answers import Conversions
from claims.api.filtering.number_fields import Number
from claims.models import AssertionPrecision, Basis, Comparator, Form, Measure, ObservationStatus
from claims.quantities.expected import NOTHING, Expected
from claims.quantities.intervals import plain
from claims.quantities.parsing.typed import COUNT, is_digits
from claims.quantities.units.conversion import UNITS
from claims.quantities.units.conversion import unit as unit_of  # also of a composed code
from claims.queries import agreement_filters, conversions, intervals
from claims.queries.conversions import CURRENCY, Extent
from claims.queries.intervals import Mode
from claims.queries.keys import read_key
from claims.queries.read_connection import alias
from claims.queries.sql import Rows
from claims.queries.visible import resolve_id
from claims.web.problems import wrong

VALUE = {"min", "max", "unit", "mode", "convert_to"}
ENDS = {"min", "max"}
NUMBER = Number()
UNRESOLVED = "unresolved"  # the word for a basis that is empty


class SharedAssertionFilters(FilterSet):
    """The filters on assertions that lists of assertions and lists of claims share.

    In a list of claims, one assertion of a claim has to meet all of them: `assertions_of` makes the
    conditions together into one EXISTS. In a list of assertions it is None."""

    min = NumberFilter(
        "",
        "The lowest value: a plain number such as 2.5bn, 40 km or 331. An assertion "
        "matches as `mode` says.",
    )
    max = NumberFilter("", "The highest value.")
    unit = UnitFilter(
        "",
        "The unit of `min` and `max`, if they name none: km, USD, %. It, or that of `measure`, "
        "decides what a letter means: 5m is 5 million people, or 5 metres. Assertions in any "
        "unit of its dimension match. The default is the unit of `measure`, or else a plain count.",
    )
    mode = WordFilter(
        "",
        "How `min` and `max` are compared. `possible`: the assertion's interval shares a "
        "value with them. `certain`: it lies within them. `stated`: the printed numbers lie "
        "within them.",
        words=Mode,
        several=False,
    )
    contested = YesNoFilter(
        agreement_filters.is_contested,
        "Whether the assertion is in strict conflict with one of another root speaker.",
    )
    corroborated__gte = WholeFilter(
        "standing__corroborated__gte",
        "At least so many other root speakers have an assertion for the same time that shares a "
        "value with it. Bounds alone do not count.",
        varies=True,
    )
    convert_to = CurrencyFilter(
        "",
        "The currency to compare money in. Other currencies are converted at the rate on record"
        " of the assertion's day, or of the seven days before.",
    )
    comparator = WordFilter(
        "comparator", "The comparator: exactly, more than, at least …", words=Comparator.values
    )
    form = WordFilter("form", "Whether it is an amount, a change or a share.", words=Form.values)
    precision = WordFilter("precision", "The precision.", words=AssertionPrecision.values)
    basis = WordFilter(
        lambda word: Q(basis="" if word == UNRESOLVED else word),
        "Where the canonical interval comes from. `unresolved` is a change or share without one.",
        words=[*Basis.values, UNRESOLVED],
    )
    observation_status = WordFilter(
        "observation_status",
        "The status of the assertion. A forecast is compared with nothing.",
        words=ObservationStatus.values,
    )
    printed_unit = UnitFilter("unit", "The code of the printed unit: 1, %, km, USD.", several=True)
    as_of = SpanFilter(
        "as_of__overlap", "A day that the assertion speaks of, or a month or year with one."
    )
    as_of__gte = SpanSinceFilter(
        "as_of__overlap", "The assertion speaks of this day or a later one."
    )
    as_of__lt = SpanBeforeFilter("as_of__overlap", "The assertion speaks of a day before this one.")
    as_of__lte = SpanUntilFilter(
        "as_of__overlap",
        "The assertion speaks of this day or an earlier one. A month or a year is included to its "
        "end.",
    )
    period = SpanFilter(
        "period__overlap",
        "A day in the period that the assertion covers, or a month or year with one.",
    )
    period__gte = SpanSinceFilter(
        "period__overlap", "The assertion covers this day or a later one."
    )
    period__lt = SpanBeforeFilter("period__overlap", "The assertion covers a day before this one.")
    period__lte = SpanUntilFilter(
        "period__overlap",
        "The assertion covers this day or an earlier one. A month or a year is included to its "
        "end.",
    )
    # What wraps conditions on one assertion into a condition on its claim, in a list of claims.
    assertions_of: ClassVar[Any] = None

    @classmethod
    def read(cls, parameters: Mapping[str, str]) -> dict[str, Any]:
        values = super().read(parameters)
        _check(values)
        return values

    @classmethod
    def value_of(cls, name: str, text: str, parameters: Mapping[str, str]) -> Any:
        """The unit of the measure decides what a letter means: 7.7m of people are millions."""
        if name in ENDS and not is_digits(text):
            return NUMBER.read(text, expecting=_expected(parameters))
        return super().value_of(name, text, parameters)

    @classmethod
    def apply(cls, rows: QuerySet[Any], values: Values, *, within: bool = False) -> Filtered:
        question = ValueQuestion.of(values)
        if question is None:
            return super().apply(rows, values, within=within)
        check = partial(cls.check, values)
        in_range = intervals.within(*question.ends, question.mode)
        if not question.target:
            found = cls.rows_with_values(rows, values, in_range)
            return Filtered(found, question.note(), check=check)
        rates = conversions.extents(question.target)
        converted = conversions.within(*question.ends, question.mode, rates)
        return Filtered(
            cls.rows_with_values(rows, values, in_range | converted),
            question.note() | question.note_of(rates),
            Conversions(question.target, converted, of_claims=bool(cls.assertions_of)),
            check,
        )

    @classmethod
    def rows_with_values(cls, rows: QuerySet[Any], values: Values, in_range: Q) -> Rows:
        """The rows whose assertions are in range, by SQL that is not kept."""
        kept = {name: value for name, value in values.items() if name not in VALUE}
        return Rows(cls.build_queryset(rows, cls.resolved(kept), (cls.assertions_of, in_range)))

    @classmethod
    def conditions(cls, values: Values) -> Iterator[tuple[Any, Q]]:
        of_assertions = SharedAssertionFilters.base_filters.keys() & values.keys()
        yield from super().conditions(
            {name: value for name, value in values.items() if name not in of_assertions}
        )
        for name in sorted(of_assertions):
            yield cls.assertions_of, cls.base_filters[name].condition(values[name])


def _expected(parameters: Mapping[str, str]) -> Expected:
    """What `min` and `max` are expected to be in: the unit, the currency or the measure named."""
    named = (parameters.get(name, "") for name in ("unit", "convert_to"))
    unit = next((code for code in named if code in UNITS), "")
    first = parameters.get("measure", "").partition(",")[0]
    key = None if unit else read_key(first)
    unit = unit or (key and unit_of_measure(key)) or ""
    return Expected(dimension=unit_of(unit).dimension, unit=unit) if unit else NOTHING


def _check(values: Values) -> None:
    """Refuse combinations that make no sense, whatever is on record."""
    low, high = _end(values, "min")[0], _end(values, "max")[0]
    for name in ("mode", "convert_to"):
        if name in values and low is None and high is None:
            raise wrong("needs_value", f"“{name}” needs `min` or `max`.", name)
    if low is not None and high is not None and low > high:
        raise wrong("empty_range", "“min” is more than “max”.", "min")
    if len(named := _named_units(values)) > 1:
        detail = f"“min” and “max” are in {' and '.join(sorted(named))}."
        raise wrong("two_units", detail, "max")


def _end(values: Values, name: str) -> tuple[Decimal | None, str]:
    found: tuple[Decimal | None, str] = values.get(name, (None, ""))
    return found


def _named_units(values: Values) -> set[str]:
    return {_end(values, "min")[1], _end(values, "max")[1]} - {""}


@dataclass(frozen=True)
class ValueQuestion:
    """The range asked for: two ends in one unit, how they are compared, and into which currency
    other money is converted."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    mode: Mode
    target: str  # the code of the currency to convert into, or nothing

    @classmethod
    def of(cls, values: Values) -> ValueQuestion | None:
        """The question that the values ask, if any. Raises a 400 if their units differ."""
        if not VALUE & values.keys():
            return None
        code = values.get("convert_to", "")
        return cls(
            low=_end(values, "min")[0],
            high=_end(values, "max")[0],
            unit=_unit_of_ends(values),
            mode=Mode(values.get("mode", Mode.POSSIBLE)),
            target=code and unit_of(code).dimension.removeprefix(CURRENCY),
        )

    @property
    def ends(self) -> tuple[Decimal | None, Decimal | None, str]:
        return self.low, self.high, self.unit

    def note(self) -> dict[str, Any]:
        """How the question was understood."""
        ends = {"min": self.low, "max": self.high}
        written = {name: None if end is None else plain(end) for name, end in ends.items()}
        return {"interval": {"mode": self.mode, **written, "unit": self.unit}}

    def note_of(self, rates: list[Extent]) -> dict[str, Any]:
        """How the question was understood, with the currencies that were converted."""
        known = dict.fromkeys(extent.currency for extent in rates)
        more = {"convert_to": self.target, "converted_from": list(known)}
        return {"interval": self.note()["interval"] | more}


def _unit_of_ends(values: Values) -> str:
    """The unit of `min` and `max`. Raises a 400 if `unit`, `measure` or `convert_to` has another
    dimension."""
    measured = _unit_of_measures(values["measure"]) if "measure" in values else None
    target = values.get("convert_to")
    if target and measured and unit_of(measured).dimension.startswith(CURRENCY):
        measured = None  # any currency will do
    named = next(iter(_named_units(values)), None)
    unit: str = named or values.get("unit") or measured or target or COUNT
    others = {"unit": values.get("unit"), "measure": measured, "convert_to": target}
    for name, other in others.items():
        if other and unit_of(unit).dimension != unit_of(other).dimension:
            detail = f"{unit} does not measure what `{name}` does ({other})."
            raise wrong("unit_mismatch", detail, name)
    return unit


def _unit_of_measures(given: Any) -> str | None:
    """The unit that the first of some measures is shown in. Raises a 400 if the others have other
    dimensions."""
    keys = given if isinstance(given, Many) else (given,)
    units = [found for found in map(unit_of_measure, keys) if found]
    if len({unit_of(each).dimension for each in units}) > 1:
        detail = "The measures have different dimensions: ask for each with `min` or `max`."
        raise wrong("unit_mismatch", detail, "measure")
    return next(iter(units), None)


def unit_of_measure(key: Any) -> str | None:
    """The unit that a public measure is shown in, or None if there is no such measure."""
    units = Measure.objects.filter(pk=resolve_id(Measure, key)).values_list("unit", flat=True)
    return units.using(alias()).first()
