"""FastAPI with asyncpg, tuned by hand: PostgreSQL makes the JSON, Python passes its bytes on.

One prepared statement for each question; a pool that does not reset what nobody changed; no models
of the answers, which would be parsed only to be written again.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Annotated
from uuid import UUID

import asyncpg
from fastapi import FastAPI, HTTPException, Query, Request, Response
from psycopg.conninfo import conninfo_to_dict


def partial(column: str, precision: str) -> str:
    return (
        f"to_char({column} AT TIME ZONE 'UTC', CASE {precision} WHEN 'day' THEN 'YYYY-MM-DD' "
        """WHEN 'minute' THEN 'YYYY-MM-DD"T"HH24:MI"Z"' WHEN 'month' THEN 'YYYY-MM' """
        "WHEN 'year' THEN 'YYYY' END)"
    )


def instant(column: str) -> str:
    form = """'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'"""
    return f"replace(to_char({column} AT TIME ZONE 'UTC', {form}), '.000000Z', 'Z')"


def plain(number: str) -> str:
    return f"trim_scale({number})::text"


def days(column: str) -> str:
    return (
        f"CASE WHEN {column} IS NOT NULL THEN "
        f"json_build_object('from', lower({column}), 'to', upper({column}) - 1) END"
    )


def interval(column: str) -> str:
    return (
        f"CASE WHEN {column} IS NOT NULL THEN json_build_object("
        f"'low', {plain(f'lower({column})')}, 'high', {plain(f'upper({column})')}, "
        f"'low_inclusive', lower_inc({column}), 'high_inclusive', upper_inc({column})) END"
    )


def speaker(row: str) -> str:
    return (
        f"CASE WHEN {row}.id IS NOT NULL THEN json_build_object("
        f"'id', {row}.id, 'slug', {row}.slug, 'name', {row}.name, 'kind', {row}.kind) END"
    )


def event(row: str) -> str:
    start = partial(f"{row}.start", f"{row}.start_precision")
    end = partial(f'{row}."end"', f"{row}.end_precision")
    return (
        f"CASE WHEN {row}.id IS NOT NULL THEN json_build_object("
        f"'id', {row}.id, 'label', {row}.label, 'kind', {row}.kind, 'start', {start}, "
        f"'end', {end}, 'place', {row}.place) END"
    )


def source(row: str, publisher: str) -> str:
    return (
        f"CASE WHEN {row}.id IS NOT NULL THEN json_build_object("
        f"'id', {row}.id, 'kind', {row}.kind, 'title', {row}.title, 'url', {row}.url, "
        f"'publisher', {speaker(publisher)}, "
        f"'published_at', {partial(f'{row}.published_at', f'{row}.published_precision')}) END"
    )


def listed(members: str, rows: str, order: str) -> str:
    """A JSON list of the rows, each an object of the members."""
    return (
        "(SELECT coalesce(json_agg(item), '[]') "
        f"FROM (SELECT {members} FROM {rows} ORDER BY {order}) item)"
    )


ATTRIBUTIONS = listed(
    f"a.position, {speaker('s')} AS speaker, a.verb, {source('o', 'p')} AS source",
    "claims_attribution a JOIN claims_speaker s ON s.id = a.speaker_id "
    "LEFT JOIN claims_source o ON o.id = a.source_id "
    "LEFT JOIN claims_speaker p ON p.id = o.publisher_id WHERE a.claim_id = c.id",
    "a.position, a.id",
)
ASSERTIONS = listed(
    "n.id, n.position, n.as_printed, n.quote_start, n.quote_end, "
    "json_build_object('id', m.id, 'slug', m.slug, 'label', m.label, 'unit', m.unit_id, "
    "'temporal_kind', m.temporal_kind) AS measure, "
    f"n.comparator, {plain('n.low')} AS low, {plain('n.high')} AS high, "
    f"{plain('n.best')} AS best, {plain('n.multiplier')} AS multiplier, n.unit_id AS unit, "
    "n.precision, "
    f"{plain('n.resolution')} AS resolution, n.form, n.direction, {days('n.as_of')} AS as_of, "
    f"{days('n.period')} AS period, {event('e')} AS event, n.observation_status, "
    f"{days('n.baseline')} AS baseline, "
    "n.derivation -> 'baseline' ->> 'id' AS baseline_assertion, n.note, n.read_by, "
    f"{interval('n.interval')} AS interval, {interval('n.stated')} AS stated, "
    f"{interval('n.canonical')} AS canonical, n.basis, n.derivation",
    "claims_numericassertion n JOIN claims_measure m ON m.id = n.measure_id "
    "LEFT JOIN claims_event e ON e.id = n.event_id "
    "WHERE n.claim_id = c.id",
    "n.position, n.id",
)
APPEARANCES = listed(
    f"""a.id, {source("o", "p")} AS source, a.is_first, a.exact, a.prefix, a.suffix, a.start,
    a."end" """,
    "claims_appearance a JOIN claims_source o ON o.id = a.source_id "
    "LEFT JOIN claims_speaker p ON p.id = o.publisher_id WHERE a.claim_id = c.id",
    "a.is_first DESC, a.id",
)
TOPICS = listed(
    "t.id, t.slug, t.label",
    "claims_claimtopic l JOIN claims_topic t ON t.id = l.topic_id WHERE l.claim_id = c.id",
    "t.label, l.id",
)
VERDICT = (
    f"r.id, {speaker('s')} AS reviewer, r.title, r.url, "
    f"{partial('r.reviewed_at', 'r.reviewed_precision')} AS reviewed_at, r.rating, "
    f"{plain('r.rating_value')} AS rating_value, {plain('r.rating_worst')} AS rating_worst, "
    f"{plain('r.rating_best')} AS rating_best, r.verdict, r.verdict_by, r.summary, "
    "r.retraction_reason"
)
REVIEWS = listed(
    f"{VERDICT}, r.through",
    "(SELECT r.*, NULL::uuid AS through, NULL::uuid AS relation FROM claims_review r "
    "WHERE r.claim_id = c.id UNION ALL SELECT r.*, l.object_id, l.id FROM claims_relation l "
    "JOIN claims_review r ON r.claim_id = l.object_id WHERE l.subject_id = c.id "
    "AND l.kind = 'repeats' AND l.retraction_reason = '' "
    "AND EXISTS (SELECT FROM claims_recordversion z WHERE z.id = l.id)) r "
    "JOIN claims_speaker s ON s.id = r.reviewer_id",
    "r.relation NULLS FIRST, r.reviewed_at DESC NULLS LAST, r.id",
)
RELATIONS = listed(
    "l.id, l.kind, l.direction, json_build_object('id', o.id, 'statement', o.statement, "
    "'status', o.status) AS claim, l.retraction_reason",
    "(SELECT id, kind, 'out' AS direction, object_id AS other, retraction_reason "
    "FROM claims_relation WHERE subject_id = c.id UNION ALL "
    "SELECT id, kind, 'in', subject_id, retraction_reason "
    "FROM claims_relation WHERE object_id = c.id) l JOIN claims_claim o ON o.id = l.other "
    "WHERE EXISTS (SELECT FROM claims_recordversion z WHERE z.id = l.id)",
    "l.direction DESC, l.id",
)
SAID_AT = (
    "CASE WHEN c.said_at_offset IS NULL THEN "
    f"{partial('c.said_at', 'c.said_precision')} "
    "ELSE onrecord_written_there(c.said_at, c.said_at_offset) END"
)
RECORD = (
    f"c.id, c.status, c.kind, c.statement, {speaker('s')} AS speaker, "
    f"{speaker('o')} AS root_speaker, {ATTRIBUTIONS} AS attributions, "
    f"{SAID_AT} AS said_at, c.place, c.language, c.quote, "
    f"c.quote_type, c.quote_translation, {ASSERTIONS} AS assertions, "
    f"{APPEARANCES} AS appearances, {TOPICS} AS topics, {REVIEWS} AS reviews, "
    f"{RELATIONS} AS relations, {instant('c.first_published_at')} AS first_published_at, "
    "c.retraction_reason, c.merged_into_id AS merged_into, c.dataset, c.dataset_id, "
    f"{instant('c.redacted_at')} AS redacted_at, c.redaction_reason, z.version, "
    f"{instant('z.changed_at')} AS modified"
)
VISIBLE = "c.first_published_at IS NOT NULL AND c.redacted_at IS NULL AND c.merged_into_id IS NULL"


def records(rows: str) -> str:
    return (
        f"SELECT row_to_json(item)::text AS record FROM (SELECT {RECORD} FROM ({rows}) c "
        "JOIN claims_recordversion z ON z.id = c.id "
        "LEFT JOIN claims_speaker s ON s.id = c.speaker_id "
        "LEFT JOIN claims_speaker o ON o.id = c.root_speaker_id "
        "ORDER BY c.said_at DESC NULLS LAST, c.id DESC) item"
    )


@cache
def newest(limit: int) -> str:
    """How many rows there are, up to one more than the limit, and the page's as one piece of bytes.

    The limit is in the text: for an unknown one PostgreSQL plans anew on every request.
    """
    rows = records(
        f"SELECT c.* FROM claims_claim c WHERE {VISIBLE} "
        f"ORDER BY c.said_at DESC NULLS LAST, c.id DESC LIMIT {limit + 1}"
    )
    return (
        f"SELECT count(*), convert_to(string_agg(record, ',') FILTER (WHERE n <= {limit}), 'UTF8') "
        f"FROM (SELECT record, row_number() OVER () AS n FROM ({rows}) found) numbered"
    )


ONE = (
    "SELECT convert_to(record, 'UTF8') FROM "
    f"({records(f'SELECT c.* FROM claims_claim c WHERE {VISIBLE} AND c.id = $1')}) found"
)


class Connection(asyncpg.Connection):
    """Nothing here changes a setting, a lock or a listener: there is nothing to reset."""

    def get_reset_query(self) -> str:
        return ""


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    # Read by libpq's rules: asyncpg has its own of where a socket's folder may stand.
    given = conninfo_to_dict(os.environ["DATABASE_URL"])
    async with asyncpg.create_pool(
        host=given.get("host"),
        port=int(given.get("port", 5432)),
        user=given.get("user"),
        password=given.get("password"),
        database=given.get("dbname"),
        min_size=4,
        max_size=8,
        max_inactive_connection_lifetime=0,
        connection_class=Connection,
        server_settings={"jit": "off"},
    ) as app.state.pool:
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/claims/")
async def claims(request: Request, limit: Annotated[int, Query(ge=1, le=100)] = 50) -> Response:
    count, body = await request.app.state.pool.fetchrow(newest(limit))
    following = f'"{request.url.include_query_params(offset=limit)}"' if count > limit else "null"
    start = f'{{"next":{following},"previous":null,"results":['.encode()
    return Response(start + (body or b"") + b"]}", media_type="application/json")


@app.get("/claims/{key}/")
async def claim(request: Request, key: UUID) -> Response:
    record = await request.app.state.pool.fetchval(ONE, key)
    if record is None:
        raise HTTPException(404)
    return Response(record, media_type="application/json")
