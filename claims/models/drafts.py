"""What is kept of drafts and claims in review: their assertions, and what these would contradict.

None of it is public, and no answer to the public depends on it.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from claims.models.assertions import NumericAssertion
from claims.models.claims import Claim
from claims.models.events import Event
from claims.models.fields import Xid8Field
from claims.models.measures import Measure


def _key(model: type[models.Model], **options: Any) -> Any:
    """A key of another table, in one that is derived."""
    usual: dict[str, Any] = {"db_index": False, "related_name": "+"}
    return models.ForeignKey(
        model, models.DO_NOTHING, editable=False, db_constraint=False, **usual | options
    )


class DraftListing(models.Model):
    """An assertion of a draft, or of a claim in review, under its measure."""

    pk = models.CompositePrimaryKey("claim", "assertion")
    claim = _key(Claim)
    assertion = _key(NumericAssertion)
    measure = _key(Measure, db_index=True)
    event = _key(Event, null=True)

    def __str__(self) -> str:
        return f"{self.assertion_id} of {self.measure_id}"


class DraftChange(models.Model):
    """A transaction that changed what the drafts in a group would contradict, and that nobody has
    worked out yet. What changes the group itself is an `AgreementChange`."""

    id = models.BigAutoField(primary_key=True, editable=False)
    measure = _key(Measure)
    event = _key(Event, null=True)
    xid = Xid8Field(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "event", "xid"], nulls_distinct=False, name="draftchange_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.event_id or ''} by {self.xid}"


class DraftStanding(models.Model):
    """What an assertion of a draft, or of a claim in review, would contradict if its claim alone
    were published now: of its own measure, or of one that its measure is part of. It counts in no
    verdict.

    `strict` and `loose` are how many other roots would be against it, counted to ten in all;
    `witnesses` are some of their assertions, each with whether it is against it strictly, why, and
    the gap. One that nothing would be against has no row.
    """

    pk = models.CompositePrimaryKey("assertion", "measure")
    assertion = _key(NumericAssertion, related_name="draft_standings")
    claim = _key(Claim)
    measure = _key(Measure, db_index=True)
    event = _key(Event, null=True)
    strict = models.SmallIntegerField(editable=False)
    loose = models.SmallIntegerField(editable=False)
    witnesses = models.JSONField(editable=False)

    class Meta:
        indexes = [
            models.Index(
                models.F("strict").desc(),
                models.F("loose").desc(),
                "claim",
                name="draftstanding_queue",
            ),
            models.Index("claim", name="draftstanding_claim"),
        ]

    def __str__(self) -> str:
        return f"{self.assertion_id} against {self.strict} and {self.loose}"
