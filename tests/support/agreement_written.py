"""What the oracle of agreement answers, written shortly, as the hand-worked cases have it."""

from decimal import Decimal

from .agreement_contradictions import Contradiction, Reason
from .agreement_figures import Interval
from .agreement_oracle import Answer, Consensus, Counts


def written_contradiction(found: Contradiction) -> str:
    words = [f"{found.lower}<{found.higher}", "strict" if found.strict else "loose"]
    return " ".join(words + [found.reason] * (found.reason != Reason.BETWEEN_ROOTS))


def written_interval(interval: Interval | None) -> str:
    if interval is None:
        return "empty"
    before = "[" if interval.low is not None and interval.low_closed else "("
    after = "]" if interval.high is not None and interval.high_closed else ")"
    return f"{before}{written_end(interval.low)}, {written_end(interval.high)}{after}"


def written_end(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def written_consensus(found: Consensus | None) -> str:
    return "none" if found is None else written_interval(found.interval)


def written_counts(found: Counts) -> str:
    return f"{found.claims} {found.speakers} {found.roots}"


def written_contradictions(found: Answer) -> set[str]:
    return {written_contradiction(each) for each in found.contradictions}
