"""What a number may be about: a strike, a demonstration, an outbreak (schema.org Event).

Only assertions of the same event, or of none, are compared.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from claims.models.aliases import folded_index
from claims.models.base import Mergeable, Row, identifier_constraints, not_blank, one_of, tracked
from claims.models.dates import ends_after, partial_date_constraints, precision_field
from claims.models.fields import InstantField, LineField, NumberField


class EventKind(models.TextChoices):
    STRIKE = "strike"
    BATTLE = "battle"
    ATTACK = "attack"
    PROTEST = "protest"
    OUTBREAK = "outbreak"
    DISASTER = "disaster"
    ACCIDENT = "accident"
    ELECTION = "election"
    MEETING = "meeting"
    OTHER = "other"


@tracked()
class Event(Mergeable):
    """Something that happened at a time and a place."""

    label = LineField(
        max_length=300, help_text="What happened, where and when: Strike on Kramatorsk station."
    )
    kind = LineField(
        max_length=20,
        choices=EventKind.choices,
        default=EventKind.OTHER,
        db_default="other",
        help_text="The kind of event. A strike is one from the air or by artillery.",
    )
    start = InstantField("from", null=True, blank=True, help_text="When it began.")
    start_precision = precision_field()
    end = InstantField(
        "to",
        null=True,
        blank=True,
        help_text="When it ended. Empty if it lies within the day, month or year it began in.",
    )
    end_precision = precision_field()
    place = LineField(
        max_length=300, blank=True, default="", db_default="", help_text="Where: Kramatorsk."
    )
    latitude = NumberField(
        null=True, blank=True, help_text="In degrees north, WGS 84: 48.7389. South is negative."
    )
    longitude = NumberField(
        null=True, blank=True, help_text="In degrees east, WGS 84: 37.5848. West is negative."
    )

    class Meta(Mergeable.Meta):
        ordering = [F("start").desc(nulls_last=True), "id"]
        indexes = [
            models.Index("start", "id", name="event_began"),
            models.Index("dataset", name="event_dataset_is"),
            GinIndex(OpClass(Upper("label"), "gin_trgm_ops"), name="event_label_trigram"),
            folded_index("label", name="event_label_folded"),
        ]
        constraints = [
            *Mergeable.Meta.constraints,
            not_blank("event", "label", "An event needs a label."),
            one_of("event", "kind", EventKind),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="event_coordinates",
                violation_error_code="invalid_coordinates",
                violation_error_message="Coordinates are a latitude from -90 to 90 and a longitude "
                "from -180 to 180.",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=False) | Q(end__isnull=True),
                name="event_end_with_start",
                violation_error_code="start_missing",
                violation_error_message="An event that ended needs the date it began.",
            ),
            ends_after("event_start_before_end", "An event ends after it begins."),
            *partial_date_constraints("event", "start", "start_precision"),
            *partial_date_constraints("event", "end", "end_precision"),
        ]

    def __str__(self) -> str:
        return str(self.label)


@tracked()
class EventIdentifier(Row):
    """What another register calls the same event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="identifiers")
    scheme = LineField(
        max_length=60, help_text="The register, in lower case: wikidata, ucdp, acled, glide."
    )
    value = LineField(max_length=300, help_text="The identifier there: Q111542386.")

    class Meta:
        ordering = ["scheme", "value", "id"]
        indexes = [models.Index("value", name="eventidentifier_value")]
        constraints = identifier_constraints("eventidentifier", "event")

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
