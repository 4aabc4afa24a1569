"""A record of any size to measure and to try things with: invented, but shaped like a real one.

All of it is one transaction: rows come by COPY into tables without their secondary indexes, which
are built afterwards, and a failure leaves the database as it was. Triggers and checks stay on, so
what is loaded is what the tables accept. A claim is loaded after its parts: it is then derived
and made public once, with all it shows, instead of once for every part. Its figures alone come
after it, since their statuses follow its kind and its day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from time import perf_counter
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection

from claims.models import Claim
from claims.services.audit import acting
from claims.services.generation.plan import DATASET, NULL, TABLES, Plan
from claims.services.generation.rows import Made, make_part
from claims.services.recording.rows import copying

BATCH = 25_000
HEAVIEST = 0.105  # of all claims: over 100,000 of a million
BULKY = tuple(
    "claims_source claims_attribution claims_numericassertion claims_appearance claims_claimtopic "
    "claims_review claims_reviewevidence claims_claim claims_recordversion claims_assertionreading "
    "claims_claimdocument claims_claimlisting claims_assertionlisting".split()
)
# All but one: triggers look reviews up by their claim while we load; all else has unique indexes.
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = ANY (%s::regclass[]) AND NOT indisunique
    AND (indrelid <> 'claims_review'::regclass
        OR pg_get_indexdef(indexrelid, 1, true) <> 'claim_id')
ORDER BY 1
"""
FOREIGN_KEYS = """
SELECT format('%%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid)),
    format('%%s DROP CONSTRAINT %%I', conrelid::regclass, conname)
FROM pg_constraint WHERE conrelid = ANY (%s::regclass[]) AND contype = 'f'
ORDER BY 1
"""
# What one session may take for the time of the load. The triggers' statements are planned while the
# tables are small, and would then read them whole for every batch; nor is compiling them worth it.
MEANS = {"work_mem": "256MB", "maintenance_work_mem": "512MB", "jit": "off"}
PROBE = ("enable_hashjoin", "enable_mergejoin", "enable_seqscan")


@dataclass
class Generated:
    """What was made: rows of each table, and the seconds each step took."""

    rows: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[step] += perf_counter() - start


def generate(
    *, claims: int, by: Any = None, seed: int = 1, append: bool = False, heaviest: float = HEAVIEST
) -> Generated:
    """Add as many published claims, 6 % more of the other statuses, and what goes with them.

    The same seed makes the same rows. `heaviest` is the share of the most quoted speaker. Where
    claims are on record already, `append` must say that they may be mixed with invented ones.
    """
    if claims < 1:
        raise ValidationError("Generate at least one claim.", code="out_of_range")
    if not append and Claim.objects.exists():
        raise ValidationError("There are claims on record already.", code="not_empty")
    plan = Plan(claims, seed, heaviest, author=NULL if by is None else str(by.pk))
    done = Generated()
    with acting(by=by, via=DATASET), connection.cursor() as cursor:
        for name, value in MEANS.items():
            cursor.execute(f"SET LOCAL {name} = '{value}'")
        for name in PROBE:
            cursor.execute(f"SET LOCAL {name} = off")
        with _bare(cursor, done):
            _load(cursor, plan, done)
    if not connection.in_atomic_block:
        with done.timed("vacuum and analyze"), connection.cursor() as cursor:
            cursor.execute(f"VACUUM (ANALYZE) {', '.join({*TABLES, *BULKY})}")
    return done


def _load(cursor: Any, plan: Plan, done: Generated) -> None:
    for number, tables in enumerate(_made(plan, done)):
        for table, (columns, rows, lines) in tables.items():
            if number == 1 and table in ("claims_claim", "claims_numericassertion"):
                _analyze(cursor, done)  # what their triggers join is there by now
            with done.timed(table), copying(cursor, table, columns) as copy:
                copy.write(lines)
            done.rows[table] += rows
        if number == 1:
            _analyze(cursor, done)


def _analyze(cursor: Any, done: Generated) -> None:
    """Have the triggers' statements planned anew, by what the tables hold now."""
    with done.timed("analyze"):
        cursor.execute(f"ANALYZE {', '.join(BULKY)}")


def _made(plan: Plan, done: Generated) -> Iterator[Made]:
    """The parts of the plan, each made by another process while the one before is loaded."""
    parts = plan.parts(BATCH)
    with ProcessPoolExecutor(1, get_context("spawn")) as maker:
        made = [maker.submit(make_part, plan, part) for part in parts[:2]]
        for number in range(len(parts)):
            with done.timed("waiting for rows"):
                tables = made.pop(0).result()
            made += [maker.submit(make_part, plan, part) for part in parts[number + 2 : number + 3]]
            yield tables


@contextmanager
def _bare(cursor: Any, done: Generated) -> Iterator[None]:
    """The bulky tables without what is made faster at once than row by row.

    That is their secondary indexes, and their foreign keys, which one join each then checks.
    """
    cursor.execute(INDEXES, [list(BULKY)])
    indexes = cursor.fetchall()
    cursor.execute(FOREIGN_KEYS, [list(BULKY)])
    foreign_keys = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    for _, drop in foreign_keys:
        cursor.execute(f"ALTER TABLE {drop}")
    yield
    for name in PROBE:
        cursor.execute(f"SET LOCAL {name} = on")
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is pending would bar the rest
    for _, definition in indexes:
        with done.timed("indexes"):
            cursor.execute(definition)
    with done.timed("foreign keys"):
        for add, _ in foreign_keys:
            cursor.execute(f"ALTER TABLE {add}")
