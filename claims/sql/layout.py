"""Whether a database has the layout of this version. The migrations were laid anew, so a database
that the old ones made cannot be gone on from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

MIGRATIONS = Path(__file__).parents[1] / "migrations"
APPLIED = "SELECT name FROM django_migrations WHERE app = 'claims' ORDER BY id DESC"
# The public's reader may not look, and an empty database has no such table.
READABLE = "SELECT has_table_privilege(to_regclass('django_migrations'), 'SELECT')"

_known: set[tuple[str, str]] = set()


def check_once(connection: Any, **kwargs: Any) -> None:
    """Look at a database when this process first connects to it."""
    name = connection.alias, connection.settings_dict["NAME"]
    if name not in _known:
        check(connection.connection)
        _known.add(name)


def check(connection: Any) -> None:
    """Refuse a database that another history of migrations has made."""
    known = {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}
    readable = connection.execute(READABLE).fetchone()[0]
    applied = connection.execute(APPLIED) if readable else ()
    unknown = [name for (name,) in applied if name not in known]
    if unknown:
        raise ImproperlyConfigured(
            f"The database has the layout of another version of Onrecord (migration {unknown[0]}): "
            "export it with the version that made it, make a new database, and import it there."
        )
