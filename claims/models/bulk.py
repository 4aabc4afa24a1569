"""What was done to many claims at once: what was asked, and what became of each claim.

Both are written once and never changed, as history is: the app may add rows, and no more.
"""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from claims.models.claims import Claim
from claims.models.fields import BoundedTextField, InstantField, KeyField, LineField, Uuid7, uuid7


class BulkOutcome(models.TextChoices):
    DONE = "done", "done"
    UNCHANGED = "unchanged", "as it was"
    REFUSED = "refused", "refused"


def written_once() -> pgtrigger.Protect:
    return pgtrigger.Protect(name="written_once", operation=pgtrigger.Update | pgtrigger.Delete)


class BulkAction(models.Model):
    """A verb for many claims, in the order in which they are done. An undo is one as well."""

    id = KeyField(primary_key=True, default=uuid7, db_default=Uuid7(), editable=False)
    verb = LineField(max_length=20, editable=False)
    arguments = models.JSONField(editable=False)
    filter = BoundedTextField(max_length=5000, editable=False)
    claims = ArrayField(models.UUIDField(), editable=False)
    total = models.IntegerField(editable=False)
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, editable=False, related_name="undone_by"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        db_index=False,
        related_name="+",
    )
    at = InstantField(db_default=Now(), editable=False)

    class Meta:
        indexes = [models.Index(fields=["-at"], name="bulkaction_newest")]
        triggers = [written_once()]

    def __str__(self) -> str:
        return f"{self.verb}: {self.total}"


class BulkResult(models.Model):
    """What became of one claim, and what it was like before, as far as an undo needs it."""

    pk = models.CompositePrimaryKey("action", "claim")
    action = models.ForeignKey(
        BulkAction, models.PROTECT, editable=False, db_index=False, related_name="results"
    )
    claim = models.ForeignKey(
        Claim,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        editable=False,
        related_name="+",
    )
    outcome = LineField(max_length=9, choices=BulkOutcome.choices, editable=False)
    code = LineField(max_length=60, default="", editable=False)
    message = BoundedTextField(max_length=1000, default="", editable=False)
    former = models.JSONField(null=True, editable=False)

    class Meta:
        indexes = [models.Index("action", "outcome", "code", "claim", name="bulkresult_of_outcome")]
        triggers = [written_once()]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.outcome}"
