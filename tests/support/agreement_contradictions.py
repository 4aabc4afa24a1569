"""What contradicts what, how strictly, and with whom: every pair of the figures that count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations, product

from .agreement_figures import BOUNDS, Assertion, Comparator, Interval, Precision
from .agreement_times import cannot_hold_together, speak_of_the_same_time


class Reason(StrEnum):
    BETWEEN_ROOTS = "between_roots"
    SAME_ROOT = "same_root"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"


@dataclass(frozen=True)
class Contradiction:
    """Two figures that cannot both hold, by the keys and the roots of the lower and the higher."""

    lower: str
    higher: str
    lower_root: str
    higher_root: str
    strict: bool
    reason: Reason
    gap: Decimal

    @property
    def is_between_roots(self) -> bool:
        return self.lower_root != self.higher_root


@dataclass(frozen=True)
class Witness:
    """The figures of one opposing root that lie farthest off: several where gaps are equal."""

    root: str
    gap: Decimal
    keys: frozenset[str]


def contradictions(
    counted: Sequence[Assertion], of_parts: Sequence[Assertion] = ()
) -> frozenset[Contradiction]:
    among = [
        contradiction(one, other)
        for one, other in combinations(counted, 2)
        if cannot_hold_together(one, other)
    ]
    parts = [
        contradiction(whole, part, reason=Reason.PART_EXCEEDS_WHOLE)
        for whole, part in product(counted, of_parts)
        if part_exceeds_whole(part, whole)
    ]
    return frozenset(among + parts)


def part_exceeds_whole(part: Assertion, whole: Assertion) -> bool:
    return whole.interval.is_below(part.interval) and cannot_hold_together(part, whole)


def contradiction(
    one: Assertion, other: Assertion, *, reason: Reason | None = None
) -> Contradiction:
    lower, higher = (one, other) if one.interval.is_below(other.interval) else (other, one)
    within = Reason.SAME_ROOT if one.root == other.root else Reason.BETWEEN_ROOTS
    return Contradiction(
        lower=lower.key,
        higher=higher.key,
        lower_root=lower.root,
        higher_root=higher.root,
        strict=is_strict(lower, higher),
        reason=reason or within,
        gap=higher.interval.low - lower.interval.high,
    )


def is_strict(lower: Assertion, higher: Assertion) -> bool:
    """Whether rounding cannot explain it: the ends that face each other decide."""
    if is_loose(lower) or is_loose(higher) or lower.high_derived or higher.low_derived:
        return False
    return widened(lower).is_below(widened(higher))


def is_loose(figure: Assertion) -> bool:
    vague = {Precision.APPROXIMATE, Precision.ORDER_OF_MAGNITUDE}
    return figure.precision in vague or figure.is_fraction_or_change_word


def widened(figure: Assertion) -> Interval:
    """Each rounded end a whole unit of its last digit off the figure; bounds at their word."""
    interval = figure.interval
    if figure.precision != Precision.ROUNDED or figure.comparator in BOUNDS:
        return interval
    low, high = printed_ends(figure)
    return Interval(
        min(interval.low, low - a_whole_unit(low, figure.low_resolution)),
        max(interval.high, high + a_whole_unit(high, figure.high_resolution)),
        interval.low_closed,
        interval.high_closed,
    )


def printed_ends(figure: Assertion) -> tuple[Decimal, Decimal]:
    """A range prints its ends; a single figure stands in the middle of its interval."""
    low, high = figure.interval.low, figure.interval.high
    middle = (low + high) / 2
    return (low, high) if figure.comparator == Comparator.BETWEEN else (middle, middle)


def a_whole_unit(figure: Decimal, resolution: Decimal | None) -> Decimal:
    most = abs(figure) / 10
    return most if resolution is None else min(resolution, most)


def witnesses(found: Iterable[Contradiction], key: str) -> dict[str, Witness]:
    """By opposing root, what lies farthest from one figure in the contradictions handed in."""
    against: dict[str, list[tuple[Decimal, str]]] = {}
    for each in found:
        if each.is_between_roots and key in (each.lower, each.higher):
            root, witness = opponent(each, key)
            against.setdefault(root, []).append((each.gap, witness))
    return {root: widest(root, gaps) for root, gaps in against.items()}


def opponent(found: Contradiction, key: str) -> tuple[str, str]:
    if key == found.lower:
        return found.higher_root, found.higher
    return found.lower_root, found.lower


def widest(root: str, gaps: list[tuple[Decimal, str]]) -> Witness:
    gap = max(gap for gap, _ in gaps)
    return Witness(root, gap, frozenset(key for each, key in gaps if each == gap))


def opposing_roots(found: Iterable[Contradiction], key: str) -> str:
    number = len(witnesses(found, key))
    return "10 or more" if number >= 10 else str(number)


def agree(one: Assertion, other: Assertion) -> bool:
    """Two roots of the same time, each bounded on both sides, with a common value."""
    return (
        one.root != other.root
        and is_two_sided(one)
        and is_two_sided(other)
        and speak_of_the_same_time(one, other)
        and not one.interval.is_apart_from(other.interval)
    )


def is_two_sided(figure: Assertion) -> bool:
    """A floor of nought under "fewer than 50" is the measure's, and nobody's statement."""
    return figure.interval.is_bounded and figure.comparator not in BOUNDS
