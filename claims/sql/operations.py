"""The migration operation that makes the objects of a file of SQL, and unmakes them."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations.base import Operation

from claims.sql import files


class LoadSQL(Operation):
    """Make what a file says, in the text that has this digest.

    A file that has changed is loaded again by a new migration, which names the digest of the former
    text: to that it goes back. Without a former text, the objects are dropped.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, name: str, digest: str, former: str = "") -> None:
        self.name, self.digest, self.former = name, digest, former

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        former = [self.former] if self.former else []
        return type(self).__name__, [self.name, self.digest, *former], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Models are not concerned."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        schema_editor.execute(files.read_as(self.name, self.digest), params=None)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        made = files.made(files.read_as(self.name, self.digest))
        drops = "\n".join(f"DROP {item};" for item in reversed(made))
        text = files.read_as(self.name, self.former) if self.former else drops
        schema_editor.execute(text, params=None)

    def describe(self) -> str:
        return f"Load {self.name}.sql"
