"""Whether the assertions of a measure agree, for a reader, and what contradicts what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

from claims.queries import agreement
from claims.queries.agreement import GroupKey
from claims.records import agreement as answers
from claims.web.html import labels, links, numbers, values
from claims.web.html.values import Json

MOST_CONFLICTS = 10
WHY = {
    "disjoint_at_the_same_time": "at the same time",
    "same_period": "of the same period",
    "count_that_fell": "a count that never falls would have fallen",
    "count_began_anew": "the count seems to have begun anew",
    "part_exceeds_whole": "a part would be more than its whole",
    "same_root": "both said by one root speaker at once",
}
EVENTS = {
    "contradiction": "with a contradiction",
    "loose_contradiction": "with a loose contradiction",
    "agree": "on which root speakers agree",
    "one_origin": "of one root speaker",
    "nothing_comparable": "with nothing to compare",
}


def consensus(measure: UUID, record: Json) -> Json:
    found, version = agreement.consensus(GroupKey(measure, None), today=datetime.now(UTC).date())
    unit, events = record["unit"], _events(measure)
    shown = answers.consensus(found, unit)["shown"]
    return {
        "verdict": found.verdict,
        "is_current": version.is_current,
        "said": found.said if found.counts.assertions or not events else "",
        "day": found.time and values.days(answers.days(found.time)),
        "same_root": found.disagrees_within_root,
        "events": events,
        "allowed": numbers.interval(shown["allowed"], unit) if shown["allowed"] else "no value",
        "spread": shown["spread"] and numbers.interval(shown["spread"], unit),
        "counts": found.counts,
    }


def _events(measure: UUID) -> list[Json]:
    """How many of its events have which verdict. Each is compared by itself."""
    tally = answers.tally([key for key in agreement.groups_of(measure) if key.event])
    return [{"many": many, "verdict": EVENTS[verdict]} for verdict, many in tally.items() if many]


def conflicts(measure: UUID, record: Json) -> Json:
    found = agreement.contradictions(measure, strict=False, turn=agreement.Turn(MOST_CONFLICTS))
    shown = list(_pairs(answers.conflicts(found.conflicts)))
    looked_at = len(found.conflicts)
    return {
        "count": found.count,
        "shown": shown,
        "looked_at": looked_at,
        "more": found.count > looked_at,
    }


def _pairs(found: list[Json]) -> Iterator[Json]:
    """Each figure with those it cannot hold together with, two of them once."""
    met: set[frozenset[str]] = set()
    for each in found:
        against = []
        for witness in each["witnesses"]:
            pair = frozenset((each["assertion"]["id"], witness["assertion"]["id"]))
            if pair not in met:
                met.add(pair)
                against.append(_witness(witness))
        if against:
            yield {"figure": _figure(each["assertion"]), "against": against}


def _witness(found: Json) -> Json:
    gap = found["shown"]["gap"]
    return _figure(found["assertion"]) | {
        "reason": WHY.get(found["reason"], labels.words(found["reason"])),
        "gap": gap != "0" and numbers.distance(gap, found["shown"]["unit"]),
        "is_loose": found["strictness"] == "loose",
    }


def _figure(found: Json) -> Json:
    claim, times, event = found["claim"], found["as_of"] or found["period"], found["event"]
    return {
        "printed": found["as_printed"],
        "means": numbers.interval(found["shown"], found["unit"]),
        "derived": found["basis"] == "resolved",
        "claim": links.page("claims", claim),
        "speaker": claim["speaker"] and claim["speaker"]["name"],
        "event": event and event["label"],
        "times": times and values.days(times),
    }
