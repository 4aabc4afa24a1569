"""What a filtered set looks like as a whole: how many rows, and how they are distributed.

Counting reads every row that is asked about. A reader's statements have a time limit, so that a
question over too much is given up instead of answered late. The planner's guesses are free, and for
our own use: they come of drafts as well (`claims.queries.estimates` tells how many there are).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from claims.queries import read_connection
from claims.queries.pages import Sql
from claims.queries.sql import Rows


@dataclass(frozen=True)
class Facet:
    """What the rows of a set are counted by.

    A column of theirs or an expression, or `source`: SQL that yields each pair (id, value) of
    `listed` once. `names` is the table that labels its values, where these are keys; `label` its
    column. Its entries have slugs, unless `slugs` says that they have none.
    """

    column: Any = ""
    source: str = ""
    names: str = ""
    label: str = "name"
    slugs: bool = True


def exact(rows: Sql) -> int:
    [(total,)] = read_connection.rows(f"SELECT count(*) FROM ({rows[0]}) listed", rows[1])
    return int(total)


def expected(rows: Sql) -> int:
    """How many rows the planner guesses, from its statistics: none is read."""
    return int(_plan(rows)["Plan Rows"])


def cost(rows: Sql) -> float:
    """What the planner guesses it takes to read them, in its units: about so many pages."""
    return float(_plan(rows)["Total Cost"])


def _plan(rows: Sql) -> dict[str, Any]:
    [(plan,)] = read_connection.rows(f"EXPLAIN (FORMAT JSON) {rows[0]}", rows[1])
    [root] = json.loads(plan) if isinstance(plan, str | bytes) else plan
    found: dict[str, Any] = root["Plan"]
    return found


def facets(rows: Rows, asked: dict[str, Facet], most: int) -> dict[str, Any]:
    """For each facet its commonest values with the number of rows that have them, and how many
    values there are in all. To have none is a value as well: null."""
    columns = {name: facet.column for name, facet in asked.items() if facet.column}
    return facets_of(rows.sql("pk", *columns.values()), list(columns), asked, most)


def facets_of(
    listed: Sql, columns: list[str], asked: dict[str, Facet], most: int
) -> dict[str, Any]:
    """The facets of rows that are given as SQL: their ids, and the columns of these facets."""
    named = ", ".join(["id", *columns])
    counted = ", ".join(f"c_{name} AS ({_counted(name, facet)})" for name, facet in asked.items())
    shown = " UNION ALL ".join(_shown(name, facet, most) for name, facet in asked.items())
    found = read_connection.rows(
        f"WITH listed({named}) AS MATERIALIZED ({listed[0]}), {counted} {shown}", listed[1]
    )
    answer: dict[str, Any] = {name: {"distinct": 0, "values": []} for name in asked}
    for name, value, label, slug, number, distinct in found:
        entry = {"value": value} | ({"label": label, "slug": slug} if asked[name].names else {})
        answer[name]["values"].append(entry | {"count": number})
        answer[name]["distinct"] = distinct
    return answer


def _counted(name: str, facet: Facet) -> str:
    source = facet.source or f"SELECT id, {name} AS value FROM listed"
    value = "value" if facet.names else "NULLIF(value::text, '') AS value"
    return f"SELECT {value}, count(*) AS number FROM ({source}) pair GROUP BY 1"


def _shown(name: str, facet: Facet, most: int) -> str:
    label, slug, join = "NULL", "NULL", ""
    if facet.names:
        label, slug = f"entry.{facet.label}", "entry.slug" if facet.slugs else "NULL"
        join = f"LEFT JOIN {facet.names} entry ON entry.id = value"
    return (
        f"(SELECT '{name}', value::text, {label}, {slug}, number, "
        f"(SELECT count(*) FROM c_{name}) FROM "
        f"(SELECT * FROM c_{name} ORDER BY number DESC, value LIMIT {most}) top {join} "
        "ORDER BY number DESC, value)"
    )
