"""The tasks that jobs name. A task of another release is one that this table lacks: its jobs are
put off."""

from __future__ import annotations

from claims.services import bulk, decisions, duplicates
from claims.services.bulk import running
from claims.services.exporting import nightly
from claims.services.importing import running as importing
from claims.services.importing import undoing
from claims.services.jobs import Task


def apply_decisions() -> None:
    """A job of each decision applies all that are due."""
    decisions.apply_due()


TASKS: dict[str, Task] = {
    decisions.TASK: apply_decisions,
    duplicates.TASK: duplicates.search_on,
    running.TASK: bulk.step,
    nightly.TASK: nightly.step,
    importing.TASK: importing.step,
    undoing.TASK: undoing.step,
}
