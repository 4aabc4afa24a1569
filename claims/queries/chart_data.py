"""A series in outline: what a picture of it shows, however long it is.

Of more figures than can be drawn those are taken that tell most: time is cut into stretches, and
the lowest, the highest and the latest of each come first, then the next ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from claims.charts.alt_text import day
from claims.charts.chart import Allowed, Chart, Figure, Line, Tally
from claims.queries import agreement, read_connection
from claims.queries.agreement import Compared, Day, Group, GroupKey, merged_measures
from claims.queries.series import ASSERTIONS

MOST_DRAWN = 450
MOST_LINES = 7
GROUPED = {"speaker": "speaker_id", "root_speaker": "root_speaker_id"}

MEASURE = """
SELECT m.slug, m.label, m.population, m.non_negative, u.symbol, u.plural, u.code,
    u.factor_numerator, u.factor_denominator, u."offset"
FROM claims_measure m JOIN claims_unit u ON u.code = m.unit_id WHERE m.id = %s
"""
# All public figures of a measure, with the value and the day they are drawn at.
DATED = """
SELECT l.assertion_id AS id, l.{group} AS line, l.value, l.retracted, l.said_at,
    l.forecast,
    coalesce(lower(l.as_of), lower(l.period), l.said_from) AS day,
    coalesce(upper(l.as_of) - 1, upper(l.period) - 1, l.said_from) AS last
FROM claims_assertionlisting l WHERE l.measure_id = ANY (%s)
"""
TALLY = """
WITH figure AS ({dated})
SELECT count(*), count(*) FILTER (WHERE value IS NOT NULL AND day IS NOT NULL),
    count(DISTINCT line), count(*) FILTER (WHERE retracted), count(*) FILTER (WHERE value IS NULL),
    count(*) FILTER (WHERE value IS NOT NULL AND day IS NULL),
    min(day) FILTER (WHERE value IS NOT NULL), max(last) FILTER (WHERE value IS NOT NULL),
    count(*) FILTER (WHERE forecast)
FROM figure
"""
LINES = """
WITH figure AS ({dated})
SELECT s.id::text, s.name, of.figures FROM (
    SELECT line, count(*) AS figures FROM figure GROUP BY line
) of JOIN claims_speaker s ON s.id = of.line ORDER BY of.figures DESC, s.name, s.id LIMIT {most}
"""
TELLING = """
WITH figure AS ({dated}), span AS (SELECT min(day) AS first, max(day) AS last FROM figure),
placed AS (
    SELECT id, coalesce(lower(value), upper(value)) AS low,
        coalesce(upper(value), lower(value)) AS high, said_at,
        (day - span.first) * {stretches} / (span.last - span.first + 1) AS stretch
    FROM figure CROSS JOIN span WHERE value IS NOT NULL AND day IS NOT NULL
), ranked AS (
    SELECT id, least(
        row_number() OVER (PARTITION BY stretch ORDER BY low, id),
        row_number() OVER (PARTITION BY stretch ORDER BY high DESC, id),
        row_number() OVER (PARTITION BY stretch ORDER BY said_at DESC NULLS LAST, id)
    ) AS rank FROM placed
)
SELECT array_agg(id) FROM (SELECT id FROM ranked ORDER BY rank, id LIMIT {most}) telling
"""
# “At most 700” of what cannot be negative is drawn as open below, as it was printed.
DRAWN = f"""
SELECT t.id::text, t.claim_id::text, t.{{group}}::text, speaker.name, root.name, t.as_printed,
    CASE WHEN t.comparator NOT IN ('lt', 'le') THEN lower(t.shown) END, upper(t.shown),
    coalesce(lower(t.as_of), lower(t.period), said_day),
    coalesce(upper(t.as_of) - 1, upper(t.period) - 1, said_day),
    t.as_of IS NOT NULL OR t.period IS NOT NULL, t.relayed, t.status,
    coalesce(publisher.name, source.title, ''),
    CASE WHEN t.basis = 'resolved' THEN t.derivation ->> 'explanation' ELSE '' END
FROM {ASSERTIONS} t
CROSS JOIN LATERAL (SELECT onrecord_said_there(t.said_at, t.said_at_offset)::date AS said_day) there
JOIN claims_speaker speaker ON speaker.id = t.speaker_id
JOIN claims_speaker root ON root.id = t.root_speaker_id
LEFT JOIN claims_source source ON source.id = t.source_id
LEFT JOIN claims_speaker publisher ON publisher.id = source.publisher_id
WHERE t.id = ANY (%s) ORDER BY 9, t.said_at NULLS LAST, t.id
"""


def chart(
    measure: UUID,
    *,
    by: str = "speaker",
    address: Callable[[str], str] = str,
) -> Chart | None:
    """What is drawn of a measure, its lines being speakers or those who said it first. None if
    there is no such measure. `address` makes of its slug where more is to be read."""
    found = read_connection.rows(MEASURE, [measure], one_plan=True)
    if not found:
        return None
    slug, label, population, non_negative, symbol, plural, code, *canonical = found[0]
    dated, keys = DATED.format(group=GROUPED[by]), merged_measures(measure)
    [counts] = read_connection.rows(TALLY.format(dated=dated), [keys])
    lines = read_connection.rows(LINES.format(dated=dated, most=MOST_LINES), [keys])
    figures = _drawn(measure, dated, GROUPED[by])
    group = agreement.groups([GroupKey(measure, None)])[GroupKey(measure, None)]
    allowed = agreement.timeline(group)
    facts = [figure for figure in figures if figure.status != "forecast"]
    return Chart(
        title=label,
        counted=population,
        unit="" if code == "1" else symbol or plural,
        starts_at_zero=non_negative,
        figures=figures,
        lines=tuple(Line(*line) for line in lines),
        tally=_tally(counts, facts),
        sources=tuple(name for name, _ in Counter(f.source for f in figures).most_common() if name),
        address=address(slug),
        grouped_by=by,
        agreement=_whether(group, allowed) if group.standings or not figures else "",
        is_empty=any(turn.allowed.empty for turn in allowed),
        allowed=tuple(_spans(allowed, facts, *canonical)) if allowed and len(facts) > 1 else (),
    )


def _drawn(measure: UUID, dated: str, group: str) -> tuple[Figure, ...]:
    telling = TELLING.format(dated=dated, stretches=MOST_DRAWN // 3, most=MOST_DRAWN)
    [(ids,)] = read_connection.rows(telling, [merged_measures(measure)])
    statuses = agreement.of_assertions(ids or [])
    found = (Figure(*row) for row in read_connection.rows(DRAWN.format(group=group), [ids or []]))
    return tuple(_with_status(figure, statuses.get(UUID(figure.id))) for figure in found)


def _with_status(figure: Figure, found: Compared | None) -> Figure:
    return figure if found is None else replace(figure, status=found.status)


def _whether(group: Group, allowed: list[Day]) -> str:
    """A sentence on whether the figures agree."""
    empty = [place for place, turn in enumerate(allowed) if turn.allowed.empty]
    if not empty:
        return agreement.in_words(group.verdict, "Some figures")
    first, last = empty[0], empty[-1]
    since, after = day(allowed[first].day), allowed[last + 1 :]
    when = f"from {since} on"
    if after:
        until = day(after[0].day - timedelta(days=1))
        when = f"on {since}" if since == until else f"from {since} to {until}"
    if len(empty) <= last - first:
        when = f"on some days {when}"
    return f"{when[0].upper()}{when[1:]} no value fits all figures that count."


def _spans(
    allowed: list[Day],
    figures: list[Figure],
    numerator: Decimal,
    denominator: Decimal,
    offset: Decimal,
) -> Iterator[Allowed]:
    """What is allowed, from turn to turn, as far as figures are drawn and in the unit shown."""
    first, last = min(f.first for f in figures), max(f.last for f in figures)
    ends = [turn.day - timedelta(days=1) for turn in allowed[1:]] + [last]

    def shown(value: Decimal | None) -> Decimal | None:
        return None if value is None else (value - offset) * denominator / numerator

    for turn, end in zip(allowed, ends, strict=True):
        start, end = max(turn.day, first), min(end, last)
        low, high = turn.allowed.low, turn.allowed.high
        if start <= end and not turn.allowed.empty and low != high:
            yield Allowed(start, end, shown(low), shown(high))


def _tally(counts: tuple[Any, ...], figures: list[Figure]) -> Tally:
    """The lowest and the highest end that is not open, forecasts aside, are among what is drawn."""
    ends = [end for figure in figures for end in (figure.low, figure.high) if end is not None]
    lowest, highest = min(ends, default=None), max(ends, default=None)
    *known, forecasts = counts
    return replace(Tally(*known), lowest=lowest, highest=highest, forecasts=forecasts)
