"""What curators did to entries as a whole: merges, with all that they moved, and redactions.

Rows are added and never changed, but for the undoing of a merge, which is noted once. No row keeps
a word of an entry: former words are in the history of its own table, where a redaction erases them.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from claims.models.base import ActingUser, one_of
from claims.models.fields import BoundedTextField, InstantField, KeyField, LineField, Uuid7, uuid7


def acting_user(**options: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
        **options,
    )


class EntryKind(models.TextChoices):
    """The kinds of entries that can be merged, by the names of their models."""

    CLAIM = "claim"
    SPEAKER = "speaker"
    SOURCE = "source"
    EVENT = "event"
    MEASURE = "measure"
    TOPIC = "topic"


class Merge(models.Model):
    """One entry that was merged into another one.

    `chosen` names the fields that the survivor took from the entry. `former_state` is the row in
    the survivor's history that has their former values.
    """

    id = KeyField(primary_key=True, default=uuid7, db_default=Uuid7(), editable=False)
    kind = LineField(max_length=10, choices=EntryKind.choices, editable=False)
    entry = models.UUIDField(editable=False)
    survivor = models.UUIDField(editable=False)
    chosen = ArrayField(models.TextField(), default=list, editable=False)
    former_state = models.BigIntegerField(null=True, editable=False)
    made_at = InstantField("merged", db_default=Now(), editable=False)
    made_by = acting_user(verbose_name="by", db_default=ActingUser())
    undone_at = InstantField("undone", null=True, editable=False)
    undone_by = acting_user(verbose_name="undone by")

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index("entry", "id", name="merge_of_entry"),
            models.Index("survivor", "id", name="merge_into_survivor"),
        ]
        constraints = [one_of("merge", "kind", EntryKind)]

    def __str__(self) -> str:
        return f"Merge of a {self.kind}, {self.made_at:%Y-%m-%d %H:%M}"


class MoveAction(models.TextChoices):
    """What a merge did to a row."""

    MOVED = "moved", "moved to the survivor"
    DROPPED = "dropped", "dropped: the survivor had one like it"
    WITHDRAWN = "withdrawn", "withdrawn"
    NO_LONGER_FIRST = "no_longer_first", "no longer the first appearance"
    ADDED = "added", "added to the survivor"


class MergeMove(models.Model):
    """The rows of one table to which a merge did one thing, by one of their columns."""

    id = models.BigAutoField(primary_key=True, editable=False)
    merge = models.ForeignKey(Merge, models.PROTECT, related_name="moves", editable=False)
    table = LineField(max_length=60, editable=False)
    column = LineField(max_length=60, editable=False)
    action = LineField(max_length=15, choices=MoveAction.choices, editable=False)
    rows = ArrayField(models.UUIDField(), editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [one_of("mergemove", "action", MoveAction)]

    def __str__(self) -> str:
        return f"{len(self.rows)} of {self.table} {self.action}"


class Redaction(models.Model):
    """That an entry was redacted: when, by whom and why, and how much was erased."""

    id = KeyField(primary_key=True, default=uuid7, db_default=Uuid7(), editable=False)
    kind = LineField(max_length=20, editable=False)
    entry = models.UUIDField(editable=False)
    reason = BoundedTextField(max_length=1000, editable=False)
    texts = models.IntegerField(editable=False)
    parts = models.IntegerField(editable=False)
    former_states = models.IntegerField(editable=False)
    made_at = InstantField("redacted", db_default=Now(), editable=False)
    made_by = acting_user(verbose_name="by", db_default=ActingUser())

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index("entry", name="redaction_of_entry")]

    def __str__(self) -> str:
        return f"Redaction of a {self.kind}, {self.made_at:%Y-%m-%d %H:%M}"
