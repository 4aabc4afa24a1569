"""Take back what one transaction did: one new change, which a curator looks at first.

A field goes back to what it was if it still is what that transaction made of it. Where it was
changed again since, both values are told, and it goes back only if it is chosen. Claims and their
parts are written by recording; entries of the catalogue by the rules of their models. The status of
a claim is moved by its verbs alone.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from claims.models import Claim
from claims.services.audit import acting
from claims.services.reverting.plan import VERBS_ONLY, Item, Reversal, plan_of, whole_of
from claims.services.reverting.rows import record, save

__all__ = ["VERBS_ONLY", "Item", "Reversal", "preview", "revert", "whole_of"]


def preview(row: Any, at: datetime) -> Reversal:
    """What going back behind the transaction of that time would change of a row with its parts."""
    return plan_of(row, at).told()


def revert(
    *, row: Any, at: datetime, chosen: Collection[str], token: str, by: Any, note: str = ""
) -> None:
    """Take the chosen items back. Refused if they are not what was looked at, or break a rule."""
    model, key = whole_of(row)
    with acting(by=by, note=note):
        model._default_manager.select_for_update(no_key=True).filter(pk=key).first()
        plan = plan_of(row, at)
        if plan.told().token != token:
            raise ValidationError(
                "It was changed while you looked at it. Look again.", code="changed_since"
            )
        backs = [back for back in plan.backs if back.item.key in chosen]
        if not backs:
            raise ValidationError("Choose what goes back.", code="nothing_chosen")
        if model is Claim:
            record(key, backs, by=by)
        else:
            save(model, key, backs)
