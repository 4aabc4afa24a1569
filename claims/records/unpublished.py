"""Records of claims that are not public: in the form of the public ones, made anew each time."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection

from claims.records.projection import json_of
from claims.records.schemas import ClaimShape


def records(claims: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """What each claim's record holds now, seen by the connection that writes."""
    record = json_of(ClaimShape, "t")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT t.id, {record}::text FROM claims_claim t WHERE t.id = ANY (%s)", [list(claims)]
        )
        return {key: json.loads(record) for key, record in cursor.fetchall()}
