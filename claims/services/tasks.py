"""The tasks that jobs name. A task of another release is one that this table lacks: its jobs are
put off."""

from __future__ import annotations

from claims.services.jobs import Task

TASKS: dict[str, Task] = {}
