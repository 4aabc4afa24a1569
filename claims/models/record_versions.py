"""One narrow row per public object: the version of its record, and when and by which transaction.

A record version exists from the moment its object is public, and only triggers write it (see
`claims.records.triggers`). `version` rises once per transaction that changes what the record shows.
"""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from claims.models.fields import InstantField, LineField, Xid8Field


class RecordVersion(models.Model):
    """The version of one public record."""

    id = models.UUIDField(primary_key=True, editable=False)
    kind = LineField(max_length=10, editable=False)
    version = models.IntegerField(default=1, db_default=1, editable=False)
    changed_xid = Xid8Field(editable=False)
    changed_at = InstantField(db_default=Now(), editable=False)

    class Meta:
        indexes = [
            models.Index("changed_xid", "id", name="recordversion_feed"),
            models.Index("kind", "changed_at", "id", name="recordversion_modified"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(version__gte=1), name="recordversion_version_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, version {self.version}"


class Cluster(models.Model):
    """The database cluster that versions were written in. Another counts its own transactions."""

    singleton = models.BooleanField(primary_key=True, default=True)
    system_identifier = LineField(max_length=40)
    noted_at = InstantField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(singleton=True), name="cluster_one_row"),
        ]

    def __str__(self) -> str:
        return str(self.system_identifier)
