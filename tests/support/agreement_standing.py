"""Which figures of a group count: the design's "what counts", and what takes back what."""

from collections.abc import Iterable
from enum import StrEnum

from .agreement_figures import Assertion, ObservationStatus, TemporalKind
from .agreement_times import cannot_hold_together, said_before, time_of


class Status(StrEnum):
    COUNTED = "counted"
    SUPERSEDED = "superseded"
    FORECAST = "forecast"
    OUTLIER = "outlier"
    WITHDRAWN = "withdrawn"
    BESIDE = "beside"  # a pledge or a demand elsewhere, or a change without its baseline


def statuses(own: Iterable[Assertion]) -> dict[Assertion, Status]:
    """The status of each figure of one group."""
    own = list(own)
    fallen, superseded = outliers(own), superseding(own)
    return {
        figure: own_status(figure)
        or (Status.OUTLIER if figure in fallen else None)
        or (Status.SUPERSEDED if superseded.get(figure) else Status.COUNTED)
        for figure in own
    }


def counted(own: Iterable[Assertion]) -> list[Assertion]:
    return [figure for figure, status in statuses(own).items() if status == Status.COUNTED]


def own_status(figure: Assertion) -> Status | None:
    """What a figure is whatever else was said; None where it is one of those that may count."""
    if figure.withdrawn:
        return Status.WITHDRAWN
    if observation_status(figure) == ObservationStatus.FORECAST:
        return Status.FORECAST
    return Status.BESIDE if stands_beside(figure) else None


def observation_status(figure: Assertion) -> ObservationStatus:
    """Its own status decides; the default is the database's."""
    if figure.status:
        return figure.status
    is_forecast = figure.kind == "prediction" or was_said_too_early(figure)
    return ObservationStatus.FORECAST if is_forecast else ObservationStatus.NORMAL


def was_said_too_early(figure: Assertion) -> bool:
    """Said for certain before the as-of begins, or before the period of a flow ends."""
    time = time_of(figure)
    if not (time and time.is_known and figure.said):
        return False
    is_flow = figure.measure.temporal_kind == TemporalKind.FLOW
    return figure.said.last < (time.days.last if is_flow else time.days.first)


def stands_beside(figure: Assertion) -> bool:
    is_wish = figure.kind in ("pledge", "demand")
    has_no_place = is_wish and not figure.measure.counts_pledged_or_requested
    return has_no_place or figure.interval is None


def by_root(own: Iterable[Assertion]) -> list[list[Assertion]]:
    """The figures that may count, those of each root by themselves."""
    found: dict[str, list[Assertion]] = {}
    for figure in own:
        if own_status(figure) is None:
            found.setdefault(figure.root, []).append(figure)
    return list(found.values())


def superseding(own: Iterable[Assertion]) -> dict[Assertion, frozenset[Assertion]]:
    """For each figure of a root, what its root said later and cannot hold together with it."""
    fallen = outliers(own)
    return {
        figure: frozenset(later for later in said if takes_back(later, figure))
        for said in ([each for each in root if each not in fallen] for root in by_root(own))
        for figure in said
    }


def takes_back(later: Assertion, earlier: Assertion) -> bool:
    return said_before(earlier, later) and cannot_hold_together(earlier, later)


def revisions(own: Iterable[Assertion]) -> set[Assertion]:
    """The figures that are lower than one that they take back."""
    return {
        later
        for earlier, superseders in superseding(own).items()
        for later in superseders
        if later.interval.is_below(earlier.interval)
    }


# Outliers


def outliers(own: Iterable[Assertion]) -> set[Assertion]:
    return {figure for said in by_root(own) for figure in said if is_outlier(figure, said)}


def is_outlier(figure: Assertion, said: list[Assertion]) -> bool:
    """One fall below what its root said just before, from which the very next is up again."""
    if figure.measure.temporal_kind != TemporalKind.CUMULATIVE:
        return False
    before = [each for each in just_before(figure, said) if falls_to(figure, each)]
    after = just_after(figure, said)
    return bool(before and after) and all(is_up_again(each, figure, before) for each in after)


def falls_to(figure: Assertion, before: Assertion) -> bool:
    is_lower = figure.interval.is_below(before.interval)
    return is_lower and cannot_hold_together(before, figure)


def is_up_again(after: Assertion, figure: Assertion, before: list[Assertion]) -> bool:
    """Above the fall, and at or above what stood before it."""
    is_above = figure.interval.is_below(after.interval)
    return is_above and not any(falls_to(after, each) for each in before)


def just_before(figure: Assertion, said: list[Assertion]) -> list[Assertion]:
    """What was said before it with nothing between: several where they were said at once."""
    earlier = [each for each in said if said_before(each, figure)]
    return [each for each in earlier if not any(said_before(each, one) for one in earlier)]


def just_after(figure: Assertion, said: list[Assertion]) -> list[Assertion]:
    later = [each for each in said if said_before(figure, each)]
    return [each for each in later if not any(said_before(one, each) for one in later)]
