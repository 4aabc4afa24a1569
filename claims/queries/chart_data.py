"""What a picture of a series shows: its outline, with the names and values of the figures drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from claims.charts.chart import Allowed, Chart, Figure, Line, Tally
from claims.queries import agreement, allowed_band, read_connection, series_outline
from claims.queries.agreement import Compared, GroupKey, Verdict
from claims.queries.allowed_band import Band
from claims.queries.series import ASSERTIONS
from claims.queries.series_outline import Outline, Share

GROUPED = {"speaker": "speaker_id", "root_speaker": "root_speaker_id"}

MEASURE = """
SELECT m.slug, m.label, m.population, m.non_negative, u.symbol, u.plural, u.code,
    u.factor_numerator, u.factor_denominator, u."offset"
FROM claims_measure m JOIN claims_unit u ON u.code = m.unit_id WHERE m.id = %s
"""
NAMES = "SELECT id, name FROM claims_speaker WHERE id = ANY (%s)"
# “At most 700” of what cannot be negative is drawn as open below, as it was printed. What was kept
# and has gone from the record since is not drawn.
DRAWN = f"""
SELECT t.id::text, t.claim_id::text, t.{{group}}::text, speaker.name, root.name, t.as_printed,
    CASE WHEN t.comparator NOT IN ('lt', 'le') THEN lower(t.shown) END, upper(t.shown),
    coalesce(lower(t.as_of), lower(t.period), there.said_day),
    coalesce(upper(t.as_of) - 1, upper(t.period) - 1, there.said_day),
    t.as_of IS NOT NULL OR t.period IS NOT NULL, t.relayed, t.status,
    coalesce(publisher.name, source.title, ''),
    CASE WHEN t.basis = 'resolved' THEN t.derivation ->> 'explanation' ELSE '' END
FROM {ASSERTIONS} t
JOIN claims_assertionlisting listed ON listed.claim_id = t.claim_id AND listed.assertion_id = t.id
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
    outline, version = series_outline.outline(measure)
    figures = _drawn(outline.telling, GROUPED[by])
    facts = [figure for figure in figures if figure.status != "forecast"]
    band = allowed_band.of_group(GroupKey(measure, None))
    return Chart(
        title=label,
        counted=population,
        unit="" if code == "1" else symbol or plural,
        starts_at_zero=non_negative,
        figures=figures,
        lines=_lines(outline.shares if by == "speaker" else outline.root_shares),
        tally=_tally(outline, by, facts),
        sources=tuple(name for name, _ in Counter(f.source for f in figures).most_common() if name),
        address=address(slug),
        grouped_by=by,
        agreement=band.said or ("" if figures else agreement.in_words(Verdict.NOTHING)),
        is_empty=band.is_empty,
        allowed=tuple(_spans(band, facts, *canonical)) if len(facts) > 1 else (),
        version=version.number,
        is_current=version.is_current,
    )


def _lines(shares: list[Share]) -> tuple[Line, ...]:
    names = dict(read_connection.rows(NAMES, [[share.speaker for share in shares]]))
    known = (share for share in shares if share.speaker in names)
    return tuple(Line(str(s.speaker), names[s.speaker], s.figures) for s in known)


def _drawn(ids: list[UUID], group: str) -> tuple[Figure, ...]:
    statuses = agreement.of_assertions(ids)
    found = (Figure(*row) for row in read_connection.rows(DRAWN.format(group=group), [ids]))
    return tuple(_with_status(figure, statuses.get(UUID(figure.id))) for figure in found)


def _with_status(figure: Figure, found: Compared | None) -> Figure:
    return figure if found is None else replace(figure, status=found.status)


def _spans(
    band: Band,
    figures: list[Figure],
    numerator: Decimal,
    denominator: Decimal,
    offset: Decimal,
) -> Iterator[Allowed]:
    """What is allowed, as far as figures are drawn and in the unit shown."""
    first, last = min(f.first for f in figures), max(f.last for f in figures)

    def shown(value: Decimal | None) -> Decimal | None:
        return None if value is None else (value - offset) * denominator / numerator

    for span in band.spans:
        start, end = max(span.first, first), min(span.last or last, last)
        if start <= end:
            yield Allowed(start, end, shown(span.low), shown(span.high))


def _tally(outline: Outline, by: str, figures: list[Figure]) -> Tally:
    """The lowest and the highest end that is not open, forecasts aside, are among what is drawn."""
    ends = [end for figure in figures for end in (figure.low, figure.high) if end is not None]
    lowest, highest = min(ends, default=None), max(ends, default=None)
    speakers = outline.tally.speakers if by == "speaker" else outline.root_speakers
    return replace(outline.tally, speakers=speakers, lowest=lowest, highest=highest)
