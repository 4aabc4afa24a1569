"""Pairs of entries that may be one and the same, as a job finds them and a curator settles them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from claims.models.base import one_of
from claims.models.fields import BoundedTextField, InstantField, LineField
from claims.models.merges import EntryKind, acting_user


class DuplicatePair(models.Model):
    """Two entries that look alike. `first` has the lower id, so that a pair is here once.

    A pair that was rejected stays, and is never offered again.
    """

    id = models.BigAutoField(primary_key=True, editable=False)
    kind = LineField(max_length=10, choices=EntryKind.choices, editable=False)
    first = models.UUIDField(editable=False)
    second = models.UUIDField(editable=False)
    score = models.SmallIntegerField(editable=False, help_text="Likeness in percent.")
    why = LineField(max_length=60, editable=False)
    found_at = InstantField(db_default=Now(), editable=False)
    rejected_at = InstantField(null=True, editable=False)
    rejected_by = acting_user()

    class Meta:
        verbose_name = "possible duplicate"
        indexes = [
            models.Index(
                "kind",
                F("score").desc(),
                "id",
                name="duplicatepair_open",
                condition=Q(rejected_at=None),
            ),
            models.Index("second", name="duplicatepair_second"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"],
                name="duplicatepair_once",
                violation_error_code="duplicate",
                violation_error_message="This pair is known already.",
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="duplicatepair_in_order",
                violation_error_code="invalid_order",
                violation_error_message="The first of a pair has the lower id.",
            ),
            one_of("duplicatepair", "kind", EntryKind),
        ]

    def __str__(self) -> str:
        return f"Two {self.kind}s that may be one"


class DuplicateSearch(models.Model):
    """How far the search for duplicates of one kind has come.

    A pass goes through the entries in the order of their ids, up to `reached`, and looks at those
    that the snapshot `seen` does not show: what was written since the last pass began, by whichever
    transaction, and with whatever id. `begun` is the snapshot in which a pass began, while one is
    under way.
    """

    kind = LineField(max_length=10, primary_key=True, choices=EntryKind.choices, editable=False)
    reached = models.UUIDField(editable=False)
    seen = BoundedTextField(max_length=100_000, default="", db_default="", editable=False)
    begun = BoundedTextField(max_length=100_000, default="", db_default="", editable=False)
    searched_at = InstantField(db_default=Now(), editable=False)

    class Meta:
        constraints = [one_of("duplicatesearch", "kind", EntryKind)]

    def __str__(self) -> str:
        return f"{self.kind} up to {self.reached}"
