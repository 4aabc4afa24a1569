"""What figures are asked for, by themselves or as those of claims.

Four parameters are one question about their value, settled before it is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.db.models.expressions import RawSQL

from claims.api.filtering.filters import (
    CurrencyFilter,
    DayFilter,
    FigureFilter,
    FilterSet,
    UnitFilter,
    WholeFilter,
    WordFilter,
    YesNoFilter,
)
from claims.api.filtering.number_fields import COUNT
from claims.models import Basis, Comparator, FigurePrecision, Form, Measure
from claims.quantities.intervals import plain
from claims.quantities.units.conversion import unit as unit_of  # a figure may be in a composed one
from claims.queries import agreement, conversions, intervals
from claims.queries.conversions import CURRENCY, Conversion, Extent
from claims.queries.intervals import Mode
from claims.queries.read_connection import alias
from claims.queries.visible import standing
from claims.records.values import Interval
from claims.web.problems import wrong

FIGURE = {"min", "max", "unit", "mode", "convert_to"}
AGREEMENT = {"contested", "corroborated__gte"}
UNRESOLVED = "unresolved"  # the word for a basis that is empty


def days_until(name: str, help_text: str) -> DayFilter:
    return DayFilter(lambda day: Q(**{f"{name}__overlap": DateRange(None, day)}), help_text)


def days_since(name: str, help_text: str) -> DayFilter:
    return DayFilter(lambda day: Q(**{f"{name}__overlap": DateRange(day, None)}), help_text)


class FigureFilters(FilterSet):
    """Figures. All that is asked of them is asked of one: `figures_of` puts it together."""

    min = FigureFilter(
        "", "The figure may be this much or more: a plain figure such as 2.5bn, 40 km or 331."
    )
    max = FigureFilter("", "The figure may be this much or less.")
    unit = UnitFilter(
        "",
        "The unit that `min` and `max` are in, if they name none: km, USD, %. Figures in any unit "
        "of its dimension answer. Without it, that of `measure`, or else a plain count.",
    )
    mode = WordFilter(
        "",
        "What `min` and `max` mean: possible, the figure's interval shares a value with them; "
        "certain, it lies within them; stated, the figures as printed do.",
        words=Mode,
    )
    contested = YesNoFilter(
        "",
        "Whether the figure of `measure` is in strict conflict with one of another origin. Only "
        "with `measure`.",
    )
    corroborated__gte = WholeFilter(
        "",
        "The figure of `measure` shares a value with figures of so many other origins, or more, "
        "for the same time; bounds alone do not. Only with `measure`.",
    )
    convert_to = CurrencyFilter(
        "",
        "Money in other currencies is compared too, converted into this one by the rate on record "
        "of the figure's day or of the seven days before.",
    )
    comparator = WordFilter("comparator", "How the figure is meant.", words=Comparator.values)
    form = WordFilter("form", "Whether it is an amount, a change or a share.", words=Form.values)
    precision = WordFilter("precision", "How exact it is.", words=FigurePrecision.values)
    basis = WordFilter(
        lambda word: Q(basis="" if word == UNRESOLVED else word),
        "Where its canonical interval comes from; unresolved, a change or share that has none.",
        words=[*Basis.values, UNRESOLVED],
    )
    printed_unit = UnitFilter("unit", "The code of its printed unit: 1, %, km, USD.")
    as_of = DayFilter("as_of__contains", "A day that the figure speaks of.")
    as_of__gte = days_since("as_of", "The figure speaks of this day or a later one.")
    as_of__lt = days_until("as_of", "The figure speaks of a day before this one.")
    period = DayFilter("period__contains", "A day in the period that the figure covers.")
    period__gte = days_since("period", "The figure covers this day or a later one.")
    period__lt = days_until("period", "The figure covers a day before this one.")
    figures_of: Any = None

    def conditions(self, values: dict[str, Any]) -> Iterator[tuple[Any, Q]]:
        of_figures = FigureFilters.base_filters.keys() & values.keys()
        yield from super().conditions(
            {name: value for name, value in values.items() if name not in of_figures}
        )
        for name in sorted(of_figures - FIGURE - AGREEMENT):
            yield self.figures_of, self.filters[name].where(values[name])
        if self.asked:
            within = intervals.within(**self.asked)
            yield self.figures_of, within | self.converted if self.target else within
        for name in AGREEMENT & values.keys():
            yield self.figures_of, self.compared(name)

    def compared(self, name: str) -> Q:
        """Figures by how they stand to others of their measure."""
        values = self.form.cleaned_data
        if "measure" not in values:
            detail = f"“{name}” compares the figures of one measure: name it in `measure`."
            raise wrong("needs_measure", detail, name)
        measure = standing(Measure, values["measure"])
        if name == "contested":
            found = among(*agreement.contested(measure))
            return found if values[name] else ~found
        return among(*agreement.corroborated(measure, values[name]))

    def note(self) -> dict[str, Any]:
        if not self.asked:
            return {}
        ends = {"min": self.asked["low"], "max": self.asked["high"]}
        written = {name: None if end is None else plain(end) for name, end in ends.items()}
        note = {"mode": self.asked["mode"], **written, "unit": self.asked["unit"]}
        if self.target:
            known = dict.fromkeys(extent.currency for extent in self.rates)
            note |= {"convert_to": self.target, "converted_from": list(known)}
        return {"interval": note}

    def beside(self, ids: list[Any]) -> dict[str, Any]:
        """By which rate each figure shown was converted."""
        if not self.target:
            return {}
        found = self.conversions(ids)
        return {"conversions": {str(each.figure): converted(each) for each in found}}

    def within(self, ids: list[Any]) -> dict[Any, dict[str, Any]]:
        """The same, row by row."""
        rows: dict[Any, dict[str, Any]] = {key: {"conversions": {}} for key in ids}
        for each in self.conversions(ids):
            row = rows[each.claim if self.figures_of else each.figure]
            row["conversions"][str(each.figure)] = converted(each)
        return rows

    @property
    def members(self) -> tuple[str, ...]:
        return ("conversions",) if self.target else ()

    def conversions(self, ids: list[Any]) -> Iterator[Conversion]:
        key = "claim__in" if self.figures_of else "pk__in"
        return conversions.of(self.converted & Q(**{key: ids}), self.target)

    @cached_property
    def target(self) -> str:
        """The code of the currency to convert into, if that is asked for."""
        code = self.form.cleaned_data.get("convert_to", "")
        return code and unit_of(code).dimension.removeprefix(CURRENCY)

    @cached_property
    def rates(self) -> list[Extent]:
        return conversions.extents(self.target)

    @cached_property
    def converted(self) -> Q:
        return conversions.within(**self.asked, known=self.rates)

    @cached_property
    def asked(self) -> dict[str, Any]:
        """The question about values, settled; empty if there is none."""
        values = self.form.cleaned_data
        low, low_unit = values.get("min", (None, ""))
        high, high_unit = values.get("max", (None, ""))
        for name in ("mode", "convert_to"):
            if name in values and low is None and high is None:
                raise wrong("needs_figure", f"“{name}” needs `min` or `max`.", name)
        if not FIGURE & values.keys():
            return {}
        if low is not None and high is not None and low > high:
            raise wrong("empty_range", "“min” is more than “max”.", "min")
        return {
            "low": low,
            "high": high,
            "unit": self.unit_of(values, {low_unit, high_unit} - {""}),
            "mode": Mode(values.get("mode", Mode.POSSIBLE)),
        }

    def unit_of(self, values: dict[str, Any], named: set[str]) -> str:
        if len(named) > 1:
            raise wrong(
                "two_units", f"“min” and “max” are in {' and '.join(sorted(named))}.", "max"
            )
        measured = unit_of_measure(values["measure"]) if "measure" in values else None
        target = values.get("convert_to")
        if target and measured and unit_of(measured).dimension.startswith(CURRENCY):
            measured = None  # any currency will do
        unit: str = next(iter(named), values.get("unit") or measured or target or COUNT)
        others = {"unit": values.get("unit"), "measure": measured, "convert_to": target}
        for name, other in others.items():
            if other and unit_of(unit).dimension != unit_of(other).dimension:
                raise wrong(
                    "unit_mismatch", f"{unit} does not measure what `{name}` does ({other}).", name
                )
        return unit


def among(sql: str, parameters: list[Any]) -> Q:
    """Rows whose id is one of those that a statement finds: gathered once, and looked up."""
    return Q(pk__in=RawSQL(f"SELECT unnest(ARRAY({sql}))", parameters))


def converted(found: Conversion) -> dict[str, Any]:
    return {
        "from": found.from_unit,
        "to": found.to_unit,
        "rate": plain(found.rate),
        "day": found.day.isoformat(),
        "inverted": found.inverted,
        "source": dict(zip(("id", "kind", "title", "url"), map(str, found.source), strict=True)),
        "interval": Interval().to_representation(found.interval),
    }


def unit_of_measure(key: Any) -> str | None:
    """The unit a public measure is shown in; of one that is not there nothing is known."""
    units = Measure.objects.filter(pk=standing(Measure, key)).values_list("unit", flat=True)
    return units.using(alias()).first()
