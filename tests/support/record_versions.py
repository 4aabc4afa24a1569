"""When records were changed: all that one test writes is of one moment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection


def written_at(record_versions: Any, changed_at: datetime) -> None:
    """As if they had been written then."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        record_versions.update(changed_at=changed_at)
        cursor.execute("SET LOCAL session_replication_role = origin")
