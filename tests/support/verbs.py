"""The verbs of the workflow, each of one claim."""

from __future__ import annotations

from typing import Any

from claims.models import Claim
from claims.services import workflow


def submit(*, claim: Claim, by: Any) -> Claim:
    return workflow.move_one(workflow.SUBMIT, claim=claim, by=by)


def publish(*, claim: Claim, by: Any) -> Claim:
    return workflow.move_one(workflow.PUBLISH, claim=claim, by=by)


def reject(*, claim: Claim, by: Any, **reasons: str) -> Claim:
    return workflow.move_one(workflow.REJECT, claim=claim, by=by, **reasons)


def retract(*, claim: Claim, by: Any, reason: str) -> Claim:
    return workflow.move_one(workflow.RETRACT, claim=claim, by=by, reason=reason)
