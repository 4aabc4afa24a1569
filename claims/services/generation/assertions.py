"""Numbers for generated claims: what is counted, how much of it, and how that is printed.

An assertion is made the other way round from reading one: from a value to the words, with all that
the curator's form would hold. The database derives the rest, or refuses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10
from random import Random

from claims.services.generation.plan import NULL
from claims.services.generation.words import PLACE_WEIGHTS, POPULATIONS, TALLIES, Words

MULTIPLIERS = {2: (" million", 10**6), 3: (" billion", 10**9), 4: (" trillion", 10**12)}
MAGNITUDES = (
    ("a handful", 3, 10),
    ("dozens", 24, 100),
    ("scores", 40, 100),
    ("hundreds", 200, 1000),
    ("thousands", 2000, 10_000),
    ("tens of thousands", 20_000, 100_000),
    ("hundreds of thousands", 200_000, 1_000_000),
    ("millions", 2_000_000, 10_000_000),
)
BOUNDS = {
    "ge": ("at least {}", "{} or more"),
    "gt": ("more than {}", "over {}"),
    "lt": ("fewer than {}", "under {}"),
    "le": ("up to {}", "at most {}"),
    "approx": ("about {}", "some {}", "around {}"),
    "nearly": ("nearly {}", "almost {}"),
    "just_over": ("just over {}",),
}
BETWEENS = [
    (words, precision)
    for words in ("between {} and {}", "from {} to {}", "{}-{}")
    for precision in ("exact", "rounded", "approximate")
]
# What is measured, how its unit is printed (other units of the dimension after the first), and how
# large it is, in powers of ten.
SUBJECTS = (
    ("Spending on {} in {}", (("USD", "${}"),), (5, 11)),
    ("Cost of the {} programme in {}", (("EUR", "€{}"),), (4, 10)),
    ("Loans for {} in {}", (("UAH", "{} hryvnias"),), (6, 11)),
    ("Share of {} without power in {}", (("%", "{} percent"),), (0, 1.9)),
    ("Distance covered by {} near {}", (("km", "{} km"), ("[mi_i]", "{} miles")), (0, 3.5)),
    ("Aid delivered to {} in {}", (("t", "{} tonnes"), ("[ston_av]", "{} short tons")), (1, 6)),
    ("Burnt land of {} in {}", (("har", "{} hectares"), ("acre", "{} acres")), (1, 5)),
    ("Power used by {} in {}", (("GW.h", "{} GWh"), ("TW.h", "{} TWh"), ("TJ", "{} TJ")), (0, 4)),
    ("Temperature felt by {} in {}", (("Cel", "{} °C"), ("[degF]", "{} °F")), (0, 1.6)),
    ("Profit of the companies of {} in {}", (("USD", "${}"),), (4, 9)),
    ("Waiting time of {} in {}", (("d", "{} days"), ("wk", "{} weeks")), (0, 2.5)),
    ("Oil received by {} in {}", (("[bbl_us]", "{} barrels"), ("m3", "{} cubic metres")), (3, 7)),
)
FIELDS = "comparator low high multiplier unit_id precision resolution form direction"
BELOW_ZERO = ("Temperature", "Profit")


@dataclass(frozen=True)
class Subject:
    """A measure to be generated, with what its assertions need to know."""

    label: str
    population: str
    place: str
    units: tuple[tuple[str, str], ...]
    temporal_kind: str
    start: int | None
    non_negative: bool
    scale: float

    @property
    def counts(self) -> bool:
        return self.units[0][0] == "1"


@dataclass(frozen=True)
class Printed:
    """A printed number, and its columns as COPY reads them."""

    printed: str
    fields: str
    change: bool = False


def make_subjects(dice: Random, words: Words, count: int, days: int) -> list[Subject]:
    """The first is the one everybody counts; two in three count people or things."""
    return [_subject(dice, words, number, days) for number in range(count)]


def _subject(dice: Random, words: Words, number: int, days: int) -> Subject:
    population = dice.choice(POPULATIONS)
    place = dice.choices(words.places, cum_weights=PLACE_WEIGHTS)[0]
    if number == 0 or dice.random() < 0.65:
        kind = "cumulative" if number == 0 else dice.choice(("cumulative", "stock", "flow"))
        return Subject(
            label=f"{population.title()} {dice.choice(TALLIES)} in {place}, count {number + 1}",
            population=population,
            place=place,
            units=(("1", f"{{}} {population}"),),
            temporal_kind=kind,
            start=dice.randrange(days // 2) if kind == "cumulative" else None,
            non_negative=True,
            scale=10 ** dice.uniform(1.5, 6.5) if number else 40_000.0,
        )
    label, units, (low, high) = dice.choice(SUBJECTS)
    return Subject(
        label=f"{label.format(population, place)}, series {number + 1}",
        population=population,
        place=place,
        units=units,
        temporal_kind="flow" if label.startswith(("Spending", "Power", "Oil")) else "stock",
        start=None,
        non_negative=not label.startswith(BELOW_ZERO),
        scale=10 ** dice.uniform(low, high),
    )


def make_assertion(dice: Random, subject: Subject, progress: float) -> Printed:
    """One speaker's number at one time: near the trend, and printed in one of many ways."""
    value = subject.scale * (0.1 + 0.9 * progress) * (0.75 + dice.random() / 2)
    roll = dice.random()
    if roll < 0.09:
        return _change(dice, subject, value, roll / 0.09)
    if subject.counts:
        if roll < 0.12 and value < 5e6:
            return _magnitude(subject, value)
        if roll < 0.45 and value < 5e6:
            return _exact(subject, int(value) + 1)
    code, form = dice.choice(subject.units)
    digits, power = _rounded(value, 2 if roll < 0.8 else 3)
    negative = not subject.non_negative and dice.random() < 0.3
    printed, multiplier = _digits(digits, power)
    low, resolution = full(-digits if negative else digits, power), full(1, power)
    printed = f"{'minus ' if negative else ''}{form.format(printed)}"
    if roll < 0.62:
        return Printed(printed, _fields("eq", low, low, multiplier, code, "rounded", resolution))
    if roll < 0.70:
        return _between(digits, power, multiplier, (code, form), roll)
    comparator = _COMPARATORS[int((roll - 0.70) / 0.30 * len(_COMPARATORS))]
    printed = dice.choice(BOUNDS[comparator]).format(printed)
    if comparator in ("ge", "gt"):
        fields = _fields(comparator, low, NULL, multiplier, code, "exact")
    elif comparator in ("lt", "le"):
        fields = _fields(comparator, NULL, low, multiplier, code, "rounded", resolution)
    else:
        fields = _fields(comparator, low, low, multiplier, code, "approximate", resolution)
    return Printed(printed, fields)


_COMPARATORS = (
    ("ge",) * 5
    + ("gt",) * 5
    + ("approx",) * 5
    + ("le",) * 3
    + ("nearly",) * 3
    + ("lt", "lt", "just_over")
)


def _fields(
    comparator: str,
    low: str,
    high: str,
    multiplier: int = 1,
    unit: str = "1",
    precision: str = "exact",
    resolution: str = NULL,
    form: str = "absolute",
    direction: str = "",
) -> str:
    return "\t".join(
        (comparator, low, high, str(multiplier), unit, precision, resolution, form, direction)
    )


def _percent(percent: str, form: str, direction: str = "") -> str:
    return _fields("eq", percent, percent, 1, "%", "rounded", "0.1", form, direction)


def _exact(subject: Subject, value: int) -> Printed:
    return Printed(subject.units[0][1].format(f"{value:,}"), _fields("eq", str(value), str(value)))


def _magnitude(subject: Subject, value: float) -> Printed:
    words, low, high = next((m for m in reversed(MAGNITUDES) if m[1] <= value), MAGNITUDES[0])
    fields = _fields("between", str(low), str(high), precision="order_of_magnitude")
    return Printed(f"{words} of {subject.population}", fields)


def _between(
    digits: int, power: int, multiplier: int, unit: tuple[str, str], roll: float
) -> Printed:
    code, form = unit
    upper = digits + max(1, digits // 4)
    ends = [_digits(n, power, multiplier)[0] for n in (digits, upper)]
    words, precision = BETWEENS[int(roll * 9000) % len(BETWEENS)]
    if form.startswith("{}"):
        printed = form.format(words.format(*ends))
    else:  # $40 to $50
        printed = words.format(*map(form.format, ends))
    fields = _fields(
        "between", full(digits, power), full(upper, power), multiplier, code, precision
    )
    return Printed(printed, fields)


def _change(dice: Random, subject: Subject, value: float, roll: float) -> Printed:
    """A percent change, a ratio, a difference, or a share."""
    direction, up = ("up", True) if dice.random() < 0.6 else ("down", False)
    percent = full(dice.randrange(11, 990), -1)
    if roll < 0.4:
        printed = f"{'went up' if up else 'fell'} {percent} percent"
        fields = _percent(percent, "percent_change", direction)
    elif roll < 0.55:
        times, word = dice.choice(((2, "doubled"), (3, "tripled"), (4, "quadrupled")))
        if up:
            printed = f"more than {word}"
            fields = _fields("gt", str(times), NULL, form="ratio", direction="up")
        else:
            printed = word
            fields = _fields("eq", str(times), str(times), 1, "1", "rounded", "1", "ratio", "up")
    elif roll < 0.7 and subject.units[0][0] != "Cel":  # degrees of difference are another unit
        code, form = subject.units[0]
        digits, power = _rounded(value / 10, 2)
        number, (words, multiplier) = full(digits, power), _digits(digits, power)
        printed = f"{'rose' if up else 'fell'} by {form.format(words)}"
        worth = full(1, power)
        fields = _fields(
            "eq", number, number, multiplier, code, "rounded", worth, "difference", direction
        )
    else:
        return Printed(f"{percent} percent of {subject.population}", _percent(percent, "share"))
    return Printed(printed, fields, change=True)


def _rounded(value: float, significant: int) -> tuple[int, int]:
    """A value as whole digits and a power of ten, which is no finer than a thousandth."""
    power = max(floor(log10(value)) - significant + 1, -3)
    return max(1, round(value / 10.0**power)), power


def full(digits: int, power: int) -> str:
    """The number in full: 275 and 7 are 2750000000."""
    if power >= 0:
        return str(digits * 10**power)
    return f"{digits / 10**-power:.{-power}f}"


def _digits(digits: int, power: int, multiplier: int = 0) -> tuple[str, int]:
    """As printed (“2.75 billion”), and what the printed digits were multiplied by."""
    step = (power + len(str(digits)) - 1) // 3
    if multiplier > 1:
        step = len(str(multiplier)) // 3
    if multiplier == 1 or step < 2:
        return (f"{digits * 10**power:,}" if power >= 0 else full(digits, power)), 1
    word, multiplier = MULTIPLIERS[min(step, 4)]
    return full(digits, power - 3 * min(step, 4)) + word, multiplier
