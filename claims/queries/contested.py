"""The measures that are contested most, each with the newest of its contested figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

SHOWN = 24  # figures of a measure
# Of one measure the event with the most; retracted and merged ones are in no group.
MOST_CONTESTED = """
SELECT found.measure_id, m.label, u.symbol, found.contested, found.assertions FROM (
    SELECT DISTINCT ON (measure_id) measure_id, contested, assertions
    FROM claims_agreementgroup WHERE verdict = 'contradiction' AND contested > 0
    ORDER BY measure_id, contested DESC
) found JOIN claims_measure m ON m.id = found.measure_id JOIN claims_unit u ON u.code = m.unit_id
ORDER BY found.contested DESC, m.label LIMIT %s
"""
IN_UNIT = "({end}(newest.value) - u.offset) * u.factor_denominator / u.factor_numerator"
THEIR_FIGURES = f"""
SELECT newest.measure_id, root.name, {IN_UNIT.format(end="lower")},
    {IN_UNIT.format(end="upper")}, newest.opposed
FROM unnest(%s::uuid[]) asked(id) CROSS JOIN LATERAL (
    SELECT s.measure_id, s.opposed, s.position, s.assertion_id, l.root_speaker_id, l.value
    FROM (SELECT * FROM claims_assertionstanding
        WHERE measure_id = asked.id AND opposed > 0 ORDER BY position DESC, assertion_id DESC
        LIMIT {SHOWN}) s
    JOIN claims_assertionlisting l ON l.claim_id = s.claim_id AND l.assertion_id = s.assertion_id
) newest JOIN claims_speaker root ON root.id = newest.root_speaker_id
JOIN claims_measure m ON m.id = newest.measure_id JOIN claims_unit u ON u.code = m.unit_id
WHERE newest.value IS NOT NULL ORDER BY newest.position, newest.assertion_id
"""


@dataclass(frozen=True)
class Figure:
    """A root speaker's number; an end that is open is None. `strictly`: rounding cannot explain
    what contradicts it."""

    who: str
    low: Decimal | None
    high: Decimal | None
    strictly: bool


@dataclass(frozen=True)
class Contested:
    """A measure, how many of its figures are contested, and the newest of them, oldest first, in
    its unit."""

    id: UUID
    label: str
    unit: str
    contested: int
    assertions: int
    figures: tuple[Figure, ...]


def measures(most: int) -> list[Contested]:
    with connection.cursor() as cursor:
        cursor.execute(MOST_CONTESTED, [most])
        found = cursor.fetchall()
        cursor.execute(THEIR_FIGURES, [[row[0] for row in found]])
        figures = cursor.fetchall()
    return [Contested(*(*row, _of(figures, row[0]))) for row in found]


def _of(figures: list[Any], measure: UUID) -> tuple[Figure, ...]:
    return tuple(
        Figure(who, low, high, opposed == 2)
        for of, who, low, high, opposed in figures
        if of == measure
    )
