"""What the review desk keeps: who has which claim open, what was decided, what was put off.

None of it is public. The history of a claim is in its former states.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from claims.models.base import one_of
from claims.models.claims import Claim
from claims.models.fields import BoundedTextField, InstantField, KeyField, LineField, Uuid7, uuid7


class Lease(models.Model):
    """A claim that somebody has open at the desk. Others skip it until the lease ends."""

    claim = models.OneToOneField(
        Claim, models.CASCADE, primary_key=True, editable=False, related_name="lease"
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        editable=False,
        related_name="+",
    )
    since = InstantField(db_default=Now(), editable=False)
    until = InstantField(editable=False)

    def __str__(self) -> str:
        return f"{self.claim_id} until {self.until:%H:%M:%S}"


class Skip(models.Model):
    """A claim that somebody has put off. It waits for others all the same."""

    pk = models.CompositePrimaryKey("by", "claim")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        editable=False,
        db_index=False,
        related_name="+",
    )
    claim = models.ForeignKey(Claim, models.CASCADE, editable=False, related_name="skips")
    at = InstantField(db_default=Now(), editable=False)

    def __str__(self) -> str:
        return f"{self.claim_id} by {self.by_id}"


class DecisionState(models.TextChoices):
    WAITING = "waiting"
    DONE = "done"
    UNDONE = "undone"
    FAILED = "failed"


class Decision(models.Model):
    """A verb that was given at the desk, for one version of a claim. It takes effect when it is
    due, unless it is undone before."""

    id = KeyField(primary_key=True, default=uuid7, db_default=Uuid7(), editable=False)
    claim = models.ForeignKey(Claim, models.CASCADE, editable=False, related_name="decisions")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        db_index=False,
        related_name="+",
    )
    verb = LineField(max_length=10, editable=False)
    reason = BoundedTextField(max_length=2000, default="", db_default="", editable=False)
    note = BoundedTextField(max_length=2000, default="", db_default="", editable=False)
    version = LineField(
        max_length=40,
        editable=False,
        help_text="The version of the claim that was decided on. Another one is not moved.",
    )
    given_at = InstantField(db_default=Now(), editable=False)
    due_at = InstantField(editable=False)
    seconds = models.IntegerField(
        null=True, editable=False, help_text="How long the claim was open before it was decided."
    )
    state = LineField(
        max_length=7,
        choices=DecisionState.choices,
        default=DecisionState.WAITING,
        db_default="waiting",
        editable=False,
    )
    failure = BoundedTextField(max_length=2000, default="", db_default="", editable=False)

    class Meta:
        indexes = [
            models.Index("due_at", name="decision_due", condition=Q(state="waiting")),
            models.Index("by", "given_at", name="decision_of_user"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"],
                name="decision_one_waits",
                condition=Q(state="waiting"),
                violation_error_code="decided_already",
                violation_error_message="A decision about this claim waits to take effect.",
            ),
            one_of("decision", "state", DecisionState),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.claim_id}"
