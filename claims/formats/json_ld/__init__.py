"""Public records as JSON-LD: in the vocabulary of schema.org, and beside it PROV for the chain
behind a claim, Web Annotation for its words in a source, and terms of our own for what none of
these can say (`vocabulary`).

`nodes` makes what a graph holds of one record, so that a list can be written record by record. A
member that is not known is left out, never empty.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claims.formats.json_ld import claims, entries, numbers, reviews, vocabulary
from claims.formats.json_ld.members import SCHEMA_ORG, Json
from claims.formats.json_ld.site import Site

__all__ = ["KINDS", "Json", "Site", "nodes", "vocabulary", "written"]

KINDS: dict[str, Callable[[Json, Site], Iterator[Json]]] = {
    "claim": claims.nodes,
    "assertion": numbers.nodes,
    "review": reviews.nodes,
    "measure": entries.measures,
    "speaker": entries.speakers,
    "source": entries.sources,
    "event": entries.events,
    "topic": entries.topics,
}


def nodes(kind: str, record: Json, site: Site) -> Iterator[Json]:
    """The nodes of a record: itself, and what else is found at its address."""
    return KINDS[kind](record, site)


def written(found: Iterable[Json], context: Json | str) -> Iterator[bytes]:
    """A document of these nodes, node by node. `context` is that of our own terms, or its
    address."""
    yield b'{"@context":%s,"@graph":[' % _dumped([SCHEMA_ORG, context])
    comma = b""
    for node in found:
        yield comma + _dumped(node)
        comma = b","
    yield b"]}"


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
