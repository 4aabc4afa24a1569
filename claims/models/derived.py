"""What is kept so that it need not be made for every question: rendered records, search documents,
which claims stand under an entry and which assertions under a measure, and how these agree.

All of it follows from other tables. A record is used only at the version and the moment that its
record version has now, so it is never stale (`claims.records.record_cache`); documents and listings
are kept by triggers.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import DecimalRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from claims.models.assertions import NumericAssertion
from claims.models.claims import Claim
from claims.models.events import Event
from claims.models.fields import DayField, DaysField, InstantField, LineField, Uuid7, Xid8Field
from claims.models.measures import Measure
from claims.models.speakers import Speaker


def _derived(model: type[models.Model], **options: Any) -> Any:
    """A key of another table, in one that triggers keep."""
    usual: dict[str, Any] = {"db_index": False, "related_name": "+"}
    return models.ForeignKey(
        model, models.DO_NOTHING, editable=False, db_constraint=False, **usual | options
    )


class StoredRecord(models.Model):
    """A public record as the bytes it is answered with.

    `shape` is the version of the record's form. A redaction leaves an empty one of shape 0, so that
    nobody who read before it can store what was erased.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    version = models.IntegerField(editable=False)
    changed_at = InstantField(editable=False)
    shape = models.IntegerField(editable=False)
    body = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return f"{self.id} v{self.version}"


class ClaimDocument(models.Model):
    """The words a claim is found by: of its statement (A), quote (B), speaker (C), sources (D).

    With its place in lists, so that the newest of those found are known from here.
    """

    claim = models.OneToOneField(
        Claim,
        models.DO_NOTHING,  # a trigger deletes it
        primary_key=True,
        editable=False,
        related_name="+",
        db_constraint=False,
    )
    listed = models.BooleanField(editable=False)
    said_at = InstantField(null=True, editable=False)
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
    claim = _derived(Claim, related_name="listings")
    entry = models.UUIDField(editable=False)
    said_at = InstantField(null=True, editable=False)

    class Meta:
        indexes = [models.Index("entry", "said_at", "claim", name="claimlisting_walk")]

    def __str__(self) -> str:
        return f"{self.claim_id} under {self.entry}"


class AssertionListing(models.Model):
    """An assertion of a listed claim, under its measure, with what comparing it takes.

    Narrow, since a measure may have a hundred thousand. `said_from` and `said_day` are the first
    and the last day on which it can have been said. `value` is its canonical interval, if it has
    one, and `wide` the same as far as rounding can explain; what contradicts only loosely has none.
    `bound`: it was printed as a bound. `rounded`: it is not exact. `pledge`: its claim is a pledge
    or a demand.
    """

    pk = models.CompositePrimaryKey("claim", "assertion")
    claim = _derived(Claim)
    assertion = _derived(NumericAssertion)
    measure = _derived(Measure, db_index=True)
    event = _derived(Event, null=True)
    speaker = _derived(Speaker)
    root_speaker = _derived(Speaker)
    said_at = InstantField(null=True, editable=False)
    said_from = DayField(null=True, editable=False)
    said_day = DayField(null=True, editable=False)
    retracted = models.BooleanField(editable=False)
    forecast = models.BooleanField(editable=False)
    pledge = models.BooleanField(editable=False)
    value = DecimalRangeField(null=True, editable=False)
    wide = DecimalRangeField(null=True, editable=False)
    bound = models.BooleanField(editable=False)
    rounded = models.BooleanField(editable=False)
    as_of = DaysField(null=True, editable=False)
    period = DaysField(null=True, editable=False)

    class Meta:
        indexes = [models.Index("said_at", "assertion", name="assertionlisting_said")]

    def __str__(self) -> str:
        return f"{self.assertion_id} of {self.measure_id}"


class AgreementGroup(models.Model):
    """What is known of the assertions of one measure and one event, or none, as of a version.

    `version` counts the changes that are in it; those that are not yet are `AgreementChange`s.
    `shape` is the version of the form and the rules that it is kept by. `contested` and `opposed`
    are how many assertions are contradicted strictly, and at all, `revised` how many their own root
    superseded. `consensus` is the one of the default day, good until `valid_until`. `band` is what
    a large one allows over time, as a picture shows it. A group has a record version of its own,
    which rises when its verdict changes.
    """

    id = models.UUIDField(primary_key=True, editable=False, db_default=Uuid7())
    measure = _derived(Measure)
    event = _derived(Event, null=True)
    version = models.BigIntegerField(editable=False)
    shape = models.SmallIntegerField(editable=False)
    assertions = models.IntegerField(editable=False)
    roots = models.IntegerField(editable=False)
    verdict = LineField(max_length=20, editable=False)
    contested = models.IntegerField(editable=False)
    opposed = models.IntegerField(editable=False)
    revised = models.IntegerField(editable=False)
    consensus = models.JSONField(editable=False)
    band = models.JSONField(null=True, editable=False)
    valid_until = DayField(null=True, editable=False)
    kept_at = InstantField(db_default=Now(), editable=False)

    class Meta:
        indexes = [
            models.Index("verdict", "measure", name="agreementgroup_verdict"),
            models.Index("shape", name="agreementgroup_shape"),
            models.Index(
                "valid_until",
                name="agreementgroup_valid_until",
                condition=Q(valid_until__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "event"], nulls_distinct=False, name="agreementgroup_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.event_id or ''} v{self.version}"


class AgreementChange(models.Model):
    """A transaction that changed what a group is worked out from, and that is not in its version
    yet. Rows are only added and taken away, so that no writer waits for another."""

    id = models.BigAutoField(primary_key=True, editable=False)
    measure = _derived(Measure)
    event = _derived(Event, null=True)
    xid = Xid8Field(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "event", "xid"],
                nulls_distinct=False,
                name="agreementchange_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.event_id or ''} by {self.xid}"


class AssertionStanding(models.Model):
    """How an assertion compares with others, as of the version of its group.

    `strict` and `loose` are how many roots are against it, counted to ten in all. `verdict` is the
    one on it among the others, if it counts. `opposed` is 2 if anything rules it out strictly, 1 if
    only loosely, its own root included; `witnesses` are some of those, or the one that superseded
    it. `position` is the last day that it speaks of, and `said_on` the first on which it may have
    been said, both as numbers.
    """

    assertion = models.OneToOneField(
        NumericAssertion,
        models.DO_NOTHING,
        primary_key=True,
        editable=False,
        related_name="standing",
        db_constraint=False,
    )
    claim = _derived(Claim)
    group = _derived(AgreementGroup, db_index=True)
    measure = _derived(Measure)
    status = LineField(max_length=12, editable=False)
    superseded_by = _derived(NumericAssertion, null=True)
    strict = models.SmallIntegerField(editable=False)
    loose = models.SmallIntegerField(editable=False)
    corroborated = models.IntegerField(editable=False)
    verdict = LineField(max_length=20, null=True, editable=False)
    opposed = models.SmallIntegerField(editable=False)
    position = models.IntegerField(editable=False)
    said_on = models.IntegerField(editable=False)
    witnesses = models.JSONField(null=True, editable=False)

    class Meta:
        indexes = [
            models.Index("claim", name="standing_contested", condition=Q(strict__gt=0)),
            models.Index(
                "claim",
                "corroborated",
                name="standing_corroborated",
                condition=Q(corroborated__gt=0),
            ),
            models.Index(
                "measure",
                "position",
                "assertion",
                "opposed",
                name="standing_opposed",
                condition=Q(opposed__gt=0),
            ),
            models.Index(
                "measure",
                "position",
                "assertion",
                name="standing_revised",
                condition=Q(superseded_by__isnull=False),
            ),
            models.Index(
                "said_on",
                "assertion",
                "opposed",
                name="standing_newest",
                condition=Q(opposed__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assertion_id} {self.status}"


class SeriesOutline(models.Model):
    """What a picture takes of a long series: see `claims.queries.series_outline`.

    `version` is that of all groups of the measure together; one of them has changed since if it
    `is_due`. `shape` is the version of the form, NULL until there is an outline. `changed_at` is
    when a claim of the series or the measure last changed.
    """

    measure = models.OneToOneField(
        Measure,
        models.DO_NOTHING,
        primary_key=True,
        editable=False,
        related_name="+",
        db_constraint=False,
    )
    is_due = models.BooleanField(editable=False)
    version = models.BigIntegerField(null=True, editable=False)
    shape = models.SmallIntegerField(null=True, editable=False)
    figures = models.IntegerField(null=True, editable=False)
    changed_at = InstantField(null=True, editable=False)
    outline = models.JSONField(null=True, editable=False)

    def __str__(self) -> str:
        return f"{self.measure_id} v{self.version}"
