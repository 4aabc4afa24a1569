"""What is kept so that it need not be made for every question: rendered records, search documents,
and which claims stand under an entry.

All of it follows from other tables. A record is used only at the version its stamp has now, so it
is never stale (`claims.records.store`); documents and listings are kept by triggers.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from claims.models.claims import Claim


class StoredRecord(models.Model):
    """A public record as the bytes it is answered with.

    `shape` is the version of the record's form. A redaction leaves an empty one of shape 0, so that
    nobody who read before it can store what was erased.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    version = models.IntegerField(editable=False)
    shape = models.IntegerField(editable=False)
    body = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return f"{self.id} v{self.version}"


class ClaimDocument(models.Model):
    """The words a claim is found by: of its statement (A), quote (B), speaker (C), sources (D)."""

    claim = models.OneToOneField(
        Claim,
        models.DO_NOTHING,  # a trigger deletes it
        primary_key=True,
        editable=False,
        related_name="+",
        db_constraint=False,
    )
    document = SearchVectorField(editable=False)

    class Meta:
        indexes = [GinIndex("document", name="claimdocument_words")]

    def __str__(self) -> str:
        return f"{self.claim_id}"


class ClaimListing(models.Model):
    """A claim that is listed, under an entry of the catalogue, in the order that lists have.

    The entries are its topics with all broader ones, its measures and its sources. To walk along
    those of one entry costs as much among ten million claims as among a thousand.
    """

    pk = models.CompositePrimaryKey("claim", "entry")
    claim = models.ForeignKey(
        Claim,
        models.DO_NOTHING,  # a trigger deletes it
        editable=False,
        related_name="listings",
        db_constraint=False,
        db_index=False,
    )
    entry = models.UUIDField(editable=False)
    said_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [models.Index("entry", "said_at", "claim", name="claimlisting_walk")]

    def __str__(self) -> str:
        return f"{self.claim_id} under {self.entry}"
