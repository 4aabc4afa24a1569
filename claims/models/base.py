"""What every row shares: a key that is the same everywhere, and who made and changed it.

The provenance columns are filled by the database (column defaults and one BEFORE UPDATE trigger)
from the transaction's pghistory context, so COPY and plain SQL fill them too. A write that changes
nothing leaves `modified_*` as they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self

import pghistory.models
import pgtrigger
from django.conf import settings
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Func, IntegerField, Q, TextField

from claims.models.dates import bounded_instant
from claims.models.fields import (
    BoundedTextField,
    InstantField,
    KeyField,
    LineField,
    Uuid7,
    uuid7,
)

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
COUNTRY = r"^[A-Z]{2}$"
WEB_ADDRESS = r"^https?://[^\s/]+"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class ActingUser(Func):
    """The user of the transaction's context, or NULL."""

    template = "onrecord_acting_user()"
    arity = 0
    output_field = IntegerField()


class ActingVia(Func):
    """What the transaction came through: admin, api, import, fixture, or sql where nobody said."""

    template = "onrecord_acting_via()"
    arity = 0
    output_field = TextField()


class RowQuerySet(models.QuerySet[Any]):
    """Reads every model has."""

    def get_by_natural_key(self, key: str) -> Any:
        return self.get(**{self.model.NATURAL_KEY: key})


class Row(models.Model):
    """A key and its provenance."""

    NATURAL_KEY = "id"

    id = KeyField(primary_key=True, default=uuid7, db_default=Uuid7(), editable=False)
    # When its transaction began, as the former states of rows that it changed have it.
    created_at = InstantField(db_default=TransactionNow(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="+",
        db_default=ActingUser(),
    )
    created_via = LineField(max_length=40, editable=False, db_default=ActingVia())
    modified_at = InstantField(null=True, blank=True, editable=False)
    modified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="+",
    )
    modified_via = LineField(max_length=40, blank=True, default="", db_default="", editable=False)

    objects = RowQuerySet.as_manager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        return (str(getattr(self, self.NATURAL_KEY)),)


class PublicQuerySet(RowQuerySet):
    """Reads of objects that have a public record."""

    def public(self) -> Self:
        """Those the public sees: they have a record version, and never lose it."""
        from claims.models.record_versions import RecordVersion

        return self.filter(models.Exists(RecordVersion.objects.filter(id=models.OuterRef("pk"))))


class PublicObject(Row):
    """Something with an address of its own, which stays once the public has seen it."""

    dataset = LineField(
        max_length=60,
        blank=True,
        default="",
        db_default="",
        help_text="The data set or system this came from, if it was imported.",
    )
    dataset_id = LineField(
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text="Its identifier there. The pair is unique, so that a second import changes "
        "nothing.",
    )
    redacted_at = InstantField(null=True, blank=True, editable=False)
    redaction_reason = BoundedTextField(
        max_length=1000, blank=True, default="", db_default="", editable=False
    )

    objects = PublicQuerySet.as_manager()  # type: ignore[misc]  # Django allows it

    class Meta:
        abstract = True
        default_permissions: ClassVar[Sequence[str]] = ("add", "change", "delete", "view", "redact")
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "dataset_id"],
                condition=~Q(dataset_id=""),
                name="%(class)s_dataset_once",
                violation_error_code="duplicate_dataset",
                violation_error_message="Another entry has this dataset and identifier already.",
            ),
            bounded_instant("%(class)s", "redacted_at"),
            models.CheckConstraint(
                condition=Q(dataset_id="") | ~Q(dataset=""),
                name="%(class)s_dataset_named",
                violation_error_code="dataset_missing",
                violation_error_message="An identifier needs the name of its dataset.",
            ),
        ]


class Mergeable(PublicObject):
    """An entry of the catalogue that may turn out to be another one."""

    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        help_text="The entry that this one turned out to be. Its address leads there.",
    )

    class Meta(PublicObject.Meta):
        abstract = True
        default_permissions: ClassVar[Sequence[str]] = (
            *PublicObject.Meta.default_permissions,
            "merge",
        )
        constraints = [
            *PublicObject.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")),
                name="%(class)s_not_merged_into_itself",
                violation_error_code="merged_into_itself",
                violation_error_message="An entry cannot be merged into itself.",
            ),
        ]


class Event(pghistory.models.Event):
    """A former state of a row."""

    pgh_created_at = InstantField(auto_now_add=True)

    class Meta:
        abstract = True


def trackers() -> tuple[pghistory.RowEvent, ...]:
    """Keep a former state of a row when it is updated or deleted."""
    return (
        pghistory.UpdateEvent(
            row=pghistory.Old, level=pgtrigger.Statement, condition=pgtrigger.AnyChange()
        ),
        pghistory.DeleteEvent(level=pgtrigger.Statement),
    )


def tracked(*, derived: tuple[str, ...] = ()) -> Any:
    """Keep every former state of a row: updates and deletions, by whatever path they come.

    Derived columns are left out, being the database's own; the row as it stands is its last state.
    """
    return pghistory.track(*trackers(), exclude=list(derived), base_model=Event, append_only=True)


def identifier_constraints(model: str, whose: str) -> list[models.BaseConstraint]:
    """What another register calls an entry: each identifier is of one entry."""
    return [
        models.UniqueConstraint(
            "scheme",
            "value",
            name=f"{model}_once",
            violation_error_code="duplicate_identifier",
            violation_error_message=f"Another {whose} has this identifier already.",
        ),
        models.CheckConstraint(
            condition=Q(scheme__regex=r"^[a-z0-9][a-z0-9_.-]*$"),
            name=f"{model}_scheme_form",
            violation_error_code="invalid_scheme",
            violation_error_message="A register is written in lower case, without spaces.",
        ),
        not_blank(model, "value", "An identifier needs a value."),
    ]


def not_blank(
    model: str, field: str, sentence: str, *, or_: Q | None = None
) -> models.CheckConstraint:
    """A text that must say something."""
    said = Q(**{f"{field}__regex": r"\S"})
    return models.CheckConstraint(
        condition=said if or_ is None else said | or_,
        name=f"{model}_{field}_not_blank",
        violation_error_code="blank",
        violation_error_message=sentence,
    )


def matches(
    model: str, field: str, pattern: str, code: str, sentence: str
) -> models.CheckConstraint:
    """A text of a known form, or none."""
    return models.CheckConstraint(
        condition=Q(**{field: ""}) | Q(**{f"{field}__regex": pattern}),
        name=f"{model}_{field}_form",
        violation_error_code=code,
        violation_error_message=sentence,
    )


def one_of(model: str, field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """A word of a closed list."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}),
        name=f"{model}_{field}_known",
        violation_error_code=f"unknown_{field}",
        violation_error_message=f"Choose one of: {', '.join(choices.values)}.",
    )


def slug_form(model: str) -> models.CheckConstraint:
    return matches(
        model,
        "slug",
        SLUG,
        "invalid_slug",
        "A slug is lower-case letters and digits, joined by single hyphens.",
    )


def language_form(model: str) -> models.CheckConstraint:
    return matches(
        model,
        "language",
        LANGUAGE,
        "invalid_language",
        "A language is a BCP 47 tag, such as en, uk or zh-Hant.",
    )


def web_address(model: str, field: str) -> models.CheckConstraint:
    return matches(
        model, field, WEB_ADDRESS, "invalid_url", "An address begins with http:// or https://."
    )
