"""The migration operation that keeps the history of tables, as `claims.models.base.tracked` says.

For each model it makes the event table and the triggers that write into it, from the state that
the model has in the migrations. A later change of a model changes its event model as any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pghistory
import pgtrigger
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState
from pghistory.trigger import Event as EventTrigger

from claims.models.base import Event, trackers

PROTECTED = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)

# pgtrigger's switch, which all its triggers ask: gone with the last of them.
FORGET_SWITCH = r"""
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgname LIKE 'pgtrigger\_%') THEN
        DROP FUNCTION IF EXISTS _pgtrigger_should_ignore(name);
    END IF;
END $$
"""


class TrackHistory(Operation):
    """Keep the history of some models, each given with the columns that its history leaves out."""

    reversible = True

    def __init__(self, **derived: tuple[str, ...]) -> None:
        self.derived = derived

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], dict(self.derived)

    def state_forwards(self, app_label: str, state: Any) -> None:
        apps = state.apps
        for name, derived in self.derived.items():
            event = _event_state(apps.get_model(app_label, name), derived)
            state.models[app_label, event.name_lower] = event
        _render_anew(state)
        apps = state.apps
        for name in self.derived:
            event = apps.get_model(app_label, f"{name}event")
            event.pgh_tracked_model = apps.get_model(app_label, name)
            state.models[app_label, name].options["triggers"] = list(_triggers(event))
            protected = PROTECTED.compile(event)
            state.models[app_label, f"{name}event"].options["triggers"] = [protected]
        _render_anew(state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for name in self.derived:
            schema_editor.create_model(to_state.apps.get_model(app_label, f"{name}event"))
            for trigger in to_state.models[app_label, name].options["triggers"]:
                schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for name in self.derived:
            triggers = from_state.models[app_label, name].options["triggers"]
            for trigger in triggers:
                schema_editor.execute(trigger.uninstall_sql, params=None)
            schema_editor.delete_model(from_state.apps.get_model(app_label, f"{name}event"))
            triggers += from_state.models[app_label, f"{name}event"].options["triggers"]
            for trigger in triggers:
                schema_editor.execute(f"DROP FUNCTION {trigger.sql.pgid}()")
        schema_editor.execute(FORGET_SWITCH, params=None)

    def describe(self) -> str:
        return f"Keep the history of {len(self.derived)} tables"


def _event_state(model: Any, derived: tuple[str, ...]) -> ModelState:
    """The model of a table's former states, as pghistory declares it."""
    event = pghistory.create_event_model(model, exclude=list(derived), base_model=Event)
    columns = [(field.name, field.clone()) for field in event._meta.local_fields]
    name = f"{model._meta.object_name}Event"
    return ModelState(model._meta.app_label, name, columns, {"abstract": False})


def _triggers(event: Any) -> Iterator[pgtrigger.compiler.Trigger]:
    """What writes the former states of a row, as pghistory registers it."""
    model = event.pgh_tracked_model
    shared = {f.name for f in model._meta.fields} & {f.name for f in event._meta.fields}
    for tracker in cast("Any", trackers()):
        if tracker.condition:
            tracker.condition.fields = sorted(shared)
        yield EventTrigger(  # type: ignore[no-untyped-call] # it has no types
            event_model=event,
            label=tracker.label,
            name=tracker.trigger_name,
            row=tracker.row,
            operation=tracker.operation,
            condition=tracker.condition,
            level=tracker.level,
        ).compile(model)


def _render_anew(state: Any) -> None:
    """All at once: a state that is told of each change renders all its models each time."""
    state.__dict__.pop("apps", None)
    state._relations = None
