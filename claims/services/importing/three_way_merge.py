"""An import does not undo what a curator has changed since the last import.

Three states are compared: the claim as it is, as the last import left it (its history knows), and
as the line has it. If only the line has changed, the line is taken. If only the claim has, the
claim is kept. If both have, the line is refused and a person decides.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from claims.models import Claim
from claims.services.importing.rejections import CHANGED_HERE
from claims.services.recording import Fault, Refused
from claims.services.recording.existing import owner_of
from claims.services.recording.rules import Values

VIA = "import"
IMPORTED = Q(modified_via=VIA) | Q(modified_at__isnull=True, created_via=VIA)


def settle(row: Any, changes: Values, path: str = "") -> Values:
    """Of the changes that a line would make to a row, those that it may.

    Refused where both the row and the line were changed since.
    """
    before = last_imported(row)
    if before is None or before is row:
        return changes
    taken, faults = {}, []
    for name, value in changes.items():
        then = getattr(before, name)
        if then == value:
            continue  # the line is as it was: the change here stands
        if then != getattr(row, name):
            faults.append(
                Fault(path + name.removesuffix("_id"), "changed_here", CHANGED_HERE, value)
            )
        taken[name] = value
    if faults:
        raise Refused(faults)
    return taken


def last_imported(row: Any) -> Any:
    """The row as the last import left it (the row itself, or a former state of it), or None."""
    if by_import(row):
        return row
    former = _events(type(row)).filter(IMPORTED, pgh_obj_id=row.pk)
    return former.order_by("-pgh_id").first()


def by_import(row: Any) -> bool:
    """Whether an import was the last to write it."""
    return bool((row.modified_via if row.modified_at else row.created_via) == VIA)


def parts_touched(claim: Claim, parts: list[Any], model: type[models.Model]) -> bool:
    """Whether somebody here has added, changed or removed parts of an imported claim."""
    if last_imported(claim) is None:
        return False
    if not all(by_import(part) for part in parts):
        return True
    removed = _events(model).filter(pgh_label="delete", **{owner_of(model): claim.pk})
    return any(
        event.pgh_context is None or event.pgh_context.metadata.get("via") != VIA
        for event in removed.select_related("pgh_context")
    )


def _events(model: type[models.Model]) -> models.QuerySet[Any]:
    return _event_models()[model]._default_manager.all()


@cache
def _event_models() -> dict[type[models.Model], type[models.Model]]:
    return {
        tracked: model
        for model in apps.get_app_config("claims").get_models()
        if (tracked := getattr(model, "pgh_tracked_model", None)) is not None
    }
