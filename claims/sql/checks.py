"""The system checks that hold migrations, files of SQL and declarations together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core import checks
from django.db.migrations.loader import MigrationLoader

from claims.records import triggers
from claims.sql import files
from claims.sql.operations import LoadSQL


@checks.register("sql")
def check_migrations(**kwargs: Any) -> list[checks.CheckMessage]:
    """Every file is loaded by a migration as it is now."""
    digests = {operation.name: operation.digest for operation in loaded()}
    return [
        checks.Error(
            f"No migration loads claims/sql/{name}.sql as it is now.",
            hint=_hint(name, digests.get(name, "")),
            id="claims.E001",
        )
        for name in sorted({*files.names(), *digests})
        if files.digest(_text(name)) != digests.get(name)
    ]


@checks.register("sql")
def check_declarations(**kwargs: Any) -> list[checks.CheckMessage]:
    """The files that are made from declarations say what those say."""
    declared = triggers.files()
    stale = {name for name, text in declared.items() if text != _text(name)}
    left = {name for name in files.names() if name.startswith(files.DECLARED)} - declared.keys()
    return [
        checks.Error(
            f"claims/sql/{name}.sql is not what claims/records/dependencies.py declares.",
            hint="Run `manage.py write_triggers`.",
            id="claims.E002",
        )
        for name in sorted(stale | left)
    ]


def loaded() -> Iterator[LoadSQL]:
    """Every load of a file, in the order of the migrations."""
    loader = MigrationLoader(None)
    for key in loader.graph._generate_plan(loader.graph.leaf_nodes("claims"), at_end=True):
        for operation in loader.disk_migrations[key].operations:
            if isinstance(operation, LoadSQL):
                yield operation


def _hint(name: str, former: str) -> str:
    """What to add for a file that is new or has changed."""
    if not (text := _text(name)):
        return "Bring it back: a migration loads it."
    digest = files.digest(text)
    if not former:
        return f'Add to a new migration: LoadSQL("{name}", "{digest}").'
    kept = files.former(name, former).relative_to(files.FOLDER)
    return (
        f'Add to a new migration: LoadSQL("{name}", "{digest}", "{former}"). '
        f"Keep its former text, as the last commit has it, in claims/sql/{kept}."
    )


def _text(name: str) -> str:
    """The text of a file, which is empty where there is none."""
    return files.read(name) if files.path(name).exists() else ""
