"""How many rows there are in about, without reading them all, and without telling of drafts.

The planner's guess comes from statistics of whole tables, in which drafts are most of what there
is of some speakers. So none of it is told. Up to `MOST` rows are counted. Of more, or of what would
take too long to find, a sample of record versions is asked how many rows it stands for: only what
is public has one. The sample is the same as long as the record versions are, and so is the answer.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import count
from math import ceil, gcd, sqrt
from typing import Any

from claims.queries import read_connection, summaries
from claims.queries.pages import Sql
from claims.queries.sql import Rows
from claims.queries.summaries import Facet

MOST = 10_000  # rows that are counted
DEAREST = 100_000  # of the planner's units, about so many pages: what is dearer to count is not
DRAWN = (
    20_000  # places of the table of record versions that are looked into; every other one is empty
)
FACETED, DRAWN_FOR_FACETS = 5_000, 10_000  # rows are read for a facet, of others so many places
SURE = 3  # standard errors to either side: 997 times of 1,000

# A page has 291 places at most. They are drawn one by one: what stands on a page was often written
# together, and is alike.
PLACES = """
SELECT pg_relation_size('claims_recordversion') / current_setting('block_size')::bigint * 291
"""
SAMPLE = """
SELECT id FROM claims_recordversion WHERE kind = %s AND ctid = ANY (ARRAY(
    SELECT format('(%%s,%%s)', n * %s %% %s / 291, n * %s %% %s %% 291 + 1)::tid
    FROM generate_series(1::bigint, %s) n
))
"""


@dataclass(frozen=True)
class Estimate:
    """About how many, and between which bounds: equal, where all were counted."""

    value: int
    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


def estimated(keys: Sql, versioned: Sql, kind: str) -> Estimate:
    """About how many rows there are. `versioned` are the same rows by the ids
    that their record versions of this kind have."""
    counted = _counted(keys, MOST)
    if counted is not None and counted <= MOST:
        return Estimate(counted, counted, counted)
    return _sampled(versioned, kind, at_least=counted or 0)


def are_many(keys: Sql) -> bool:
    """Whether there are more rows than are read for a facet, or it takes too long to tell."""
    counted = _counted(keys, FACETED)
    return counted is None or counted > FACETED


def _counted(keys: Sql, most: int) -> int | None:
    """Up to one more than `most`; None, where that is not soon done."""
    some = f"SELECT 1 FROM ({keys[0]}) listed LIMIT {most + 1}", keys[1]
    return None if summaries.cost(some) > DEAREST else summaries.exact(some)


def facets(
    rows: Rows, asked: dict[str, Facet], most: int, *, versioned_by: str, kind: str
) -> dict[str, Any]:
    """The commonest values of each facet with about how many rows have them, between which bounds,
    and how many values the sample has."""
    sample = _sample(kind, DRAWN_FOR_FACETS)
    columns = {name: facet.column for name, facet in asked.items() if facet.column}
    sql, parameters = rows.sql("pk", versioned_by, *columns.values())
    named = "".join(f", c{number}" for number in range(len(columns)))
    listed = (
        f"SELECT id{named} FROM ({sql}) drawn(id, record{named}) WHERE record = ANY (%s::uuid[])"
    )
    drawn = listed, [*parameters, sample.keys]
    found = summaries.facets_of(drawn, list(columns), asked, most)
    together = _most_together(rows.sql(versioned_by), sample) if versioned_by != "id" else 1
    for facet in found.values():
        facet["kind"] = "estimated"
        for value in facet["values"]:
            value |= sample.bounded(value["count"], together)
    return found


def _most_together(versioned: Sql, sample: _Sample) -> int:
    """How many of the rows one record version stands for, at most: they are drawn together."""
    [(most,)] = read_connection.rows(
        f"SELECT coalesce(max(number), 1) FROM (SELECT count(*) AS number "
        f"FROM ({versioned[0]}) listed(id) WHERE id = ANY (%s::uuid[]) GROUP BY id) each",
        [*versioned[1], sample.keys],
    )
    return int(most)


@dataclass(frozen=True)
class _Sample:
    """The ids on the places that were drawn from the record versions, and how many places."""

    keys: list[Any]
    drawn: int
    places: int

    def projected(self, number: int) -> int:
        """From the rows that the drawn places stand for to those of all."""
        return round(number * self.places / self.drawn)

    def error(self, squares: int) -> float:
        """The standard error of a projection, from the squares of the rows of each place."""
        return self.places * sqrt(
            squares / self.drawn / self.drawn * (1 - self.drawn / self.places)
        )

    def bounded(self, number: int, together: int) -> dict[str, int]:
        """A projection, and the bounds between which the true number lies."""
        value, error = self.projected(number), self.error(max(1, number * together))
        low = max(number, round(value - SURE * error))
        return {"count": value, "low": min(low, value), "high": value + ceil(SURE * error)}


def _sample(kind: str, most: int) -> _Sample:
    [(places,)] = read_connection.rows(PLACES)
    drawn, step = min(places, most), _step(places)
    found = read_connection.rows(SAMPLE, [kind, step, places, step, places, drawn])
    return _Sample([key for (key,) in found], drawn, places)


def _sampled(versioned: Sql, kind: str, at_least: int) -> Estimate:
    sample = _sample(kind, DRAWN)
    found = read_connection.rows(
        f"SELECT id FROM ({versioned[0]}) listed(id) WHERE id = ANY (%s::uuid[])",
        [*versioned[1], sample.keys],
    )
    return _projected(Counter(key for (key,) in found), sample, at_least)


def _step(places: int) -> int:
    """From one place to the next, by the golden section: evenly over all, and nowhere twice."""
    step = max(1, int(places * 0.618))
    return next(each for each in count(step) if gcd(each, places) == 1) if places else 1


def _projected(rows: Counter[Any], sample: _Sample, at_least: int) -> Estimate:
    """Where the drawn places stand for no rows, there may still be a few elsewhere: as if they
    stood for one."""
    drawn, places = sample.drawn, sample.places
    if drawn == places:
        return Estimate(*[rows.total()] * 3)
    error = sample.error(max(1, sum(many * many for many in rows.values())))
    value = max(at_least, sample.projected(rows.total()))
    low = max(at_least, rows.total(), round(value - SURE * error))
    return Estimate(value, min(low, value), value + ceil(SURE * error))
