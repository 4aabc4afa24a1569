"""Figures by value: four parameters that are one question, settled before it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.db.models.expressions import RawSQL

from claims.api.fields import COUNT
from claims.api.filters import (
    FigureFilter,
    FilterSet,
    UnitFilter,
    WholeFilter,
    WordFilter,
    YesNoFilter,
)
from claims.api.problems import Fault, Refusal, bad_request
from claims.models import Measure
from claims.quantities.intervals import plain
from claims.quantities.units import UNITS
from claims.queries import agreement, intervals
from claims.queries.intervals import Mode
from claims.queries.reader import alias
from claims.queries.visible import standing

FIGURE = {"min", "max", "unit", "mode"}
AGREEMENT = {"contested", "corroborated__gte"}


class FigureFilters(FilterSet):
    """Figures by value: the four are one question."""

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
        "for the same time. Only with `measure`.",
    )
    figures_of: Any = None

    def conditions(self, values: dict[str, Any]) -> Iterator[tuple[Any, Q]]:
        yield from super().conditions(
            {name: value for name, value in values.items() if name not in FIGURE | AGREEMENT}
        )
        if self.asked:
            yield self.figures_of, intervals.within(**self.asked)
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
        return {"interval": {"mode": self.asked["mode"], **written, "unit": self.asked["unit"]}}

    @cached_property
    def asked(self) -> dict[str, Any]:
        """The question about values, settled; empty if there is none."""
        values = self.form.cleaned_data
        low, low_unit = values.get("min", (None, ""))
        high, high_unit = values.get("max", (None, ""))
        if "mode" in values and low is None and high is None:
            raise wrong("needs_figure", "“mode” needs `min` or `max`.", "mode")
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
        unit: str = next(iter(named), values.get("unit") or measured or COUNT)
        for name, other in (("unit", values.get("unit")), ("measure", measured)):
            if other and UNITS[unit].dimension != UNITS[other].dimension:
                raise wrong(
                    "unit_mismatch", f"{unit} does not measure what `{name}` does ({other}).", name
                )
        return unit


def among(sql: str, parameters: list[Any]) -> Q:
    """Rows whose id is one of those that a statement finds: gathered once, and looked up."""
    return Q(pk__in=RawSQL(f"SELECT unnest(ARRAY({sql}))", parameters))


def wrong(code: str, detail: str, parameter: str) -> Refusal:
    return bad_request(Fault(code, detail, parameter))


def unit_of_measure(key: Any) -> str | None:
    """The unit a public measure is shown in; of one that is not there nothing is known."""
    units = Measure.objects.filter(pk=standing(Measure, key)).values_list("unit", flat=True)
    return units.using(alias()).first()
