"""Fields that a curator has locked: no import overwrites them."""

from __future__ import annotations

from django.db import models

from claims.models.base import Row, matches, one_of, tracked
from claims.models.fields import BoundedTextField, KeyField, LineField


class LockedKind(models.TextChoices):
    """The kinds of objects that imports write, by the names of their models."""

    CLAIM = "claim", "Claim"
    FIGURE = "numericassertion", "Figure"
    SPEAKER = "speaker", "Speaker"
    SOURCE = "source", "Source"
    MEASURE = "measure", "Measure"
    TOPIC = "topic", "Topic"
    EVENT = "event", "Event"


@tracked()
class FieldLock(Row):
    """One locked field of one object. Who locked it and when is its provenance."""

    kind = LineField(
        max_length=20, choices=LockedKind.choices, help_text="The kind of object that is locked."
    )
    object_id = KeyField(help_text="The id of the object.")
    field = LineField(max_length=60, help_text="The name of the field, such as statement.")
    why = BoundedTextField(
        max_length=1000,
        blank=True,
        default="",
        db_default="",
        help_text="Why imports must leave the field alone.",
    )

    class Meta:
        verbose_name = "locked field"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["object_id", "kind", "field"],
                name="fieldlock_once",
                violation_error_code="duplicate",
                violation_error_message="This field is locked already.",
            ),
            one_of("fieldlock", "kind", LockedKind),
            matches(
                "fieldlock",
                "field",
                "^[a-z][a-z_]*$",
                "invalid_field",
                "A field is named in lower case.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.field}"
