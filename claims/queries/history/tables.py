"""What a history is made of: the tables of a whole with its parts, and the columns people write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    Event,
    EventIdentifier,
    Measure,
    MeasureAlias,
    NumericAssertion,
    PublicObject,
    Relation,
    Review,
    ReviewEvidence,
    Role,
    Snapshot,
    Source,
    Speaker,
    SpeakerAlias,
    SpeakerIdentifier,
    Topic,
    TopicAlias,
)

PROVENANCE = {
    "id",
    "created_at",
    "created_by",
    "created_via",
    "modified_at",
    "modified_by",
    "modified_via",
}
# A redaction is an entry of its own; a first publication follows from the status.
TOLD_OTHERWISE = {"redacted_at", "redaction_reason", "first_published_at"}
LARGE: dict[type[models.Model], str] = {Snapshot: "text"}  # up to megabytes, and never changed


@dataclass(frozen=True)
class Part:
    """A table of rows that belong to a whole. `named` is the field that tells the rows apart."""

    model: type[models.Model]
    owner: str
    noun: str
    named: str
    through: type[models.Model] | None = None  # the part that owns it, where the whole does not

    @property
    def kind(self) -> str:
        return kind_of(self.model)


EVIDENCE = Part(ReviewEvidence, "review_id", "evidence", "source")
PARTS: dict[type[models.Model], tuple[Part, ...]] = {
    Claim: (
        Part(NumericAssertion, "claim_id", "figure", "as_printed"),
        Part(Attribution, "claim_id", "link", "speaker"),
        Part(Appearance, "claim_id", "appearance", "source"),
        Part(ClaimTopic, "claim_id", "topic", "topic"),
        Part(Review, "claim_id", "review", "reviewer"),
        Part(ReviewEvidence, "review_id", "evidence", "source", through=Review),
        Part(Relation, "subject_id", "relation", "object"),
    ),
    Speaker: (
        Part(SpeakerAlias, "speaker_id", "other name", "name"),
        Part(SpeakerIdentifier, "speaker_id", "identifier", "value"),
        Part(Role, "speaker_id", "role", "title"),
    ),
    Source: (Part(Snapshot, "source_id", "snapshot", "taken_at"),),
    Measure: (Part(MeasureAlias, "measure_id", "other name", "name"),),
    Topic: (Part(TopicAlias, "topic_id", "other name", "name"),),
    Event: (Part(EventIdentifier, "event_id", "identifier", "value"),),
    Review: (EVIDENCE,),
}


def parts_of(model: type[models.Model]) -> tuple[Part, ...]:
    """The tables of a whole: its own first."""
    return (Part(model, "", str(model._meta.verbose_name), ""), *PARTS.get(model, ()))


def kind_of(model: type[models.Model]) -> str:
    return str(model._meta.model_name)


@cache
def events_of(model: type[models.Model]) -> type[Any]:
    """The model of the former states of a model's rows."""
    return next(
        each
        for each in apps.get_app_config("claims").get_models()
        if getattr(each, "pgh_tracked_model", None) is model
    )


@dataclass(frozen=True)
class Column:
    """What a form shows as one field: a date is one with its precision and the offset there."""

    name: str
    label: str
    field: models.Field[Any, Any]
    attributes: tuple[str, ...]

    def value(self, state: Any) -> tuple[Any, ...]:
        return tuple(getattr(state, name) for name in self.attributes)

    @property
    def is_partial_date(self) -> bool:
        return len(self.attributes) > 1


@cache
def columns_of(model: type[models.Model]) -> tuple[Column, ...]:
    """The columns that people write, in the order of the model."""
    own = {field.name: field for field in model._meta.local_concrete_fields}
    kept = {field.name for field in events_of(model)._meta.local_concrete_fields}
    beside = {name for names in map(_beside, own) for name in names}
    left_out = {*PROVENANCE, *TOLD_OTHERWISE, *beside, LARGE.get(model)}
    return tuple(
        Column(name, str(field.verbose_name), field, (field.attname, *_own_beside(name, own)))
        for name, field in own.items()
        if name in kept - left_out
    )


def _beside(name: str) -> Iterator[str]:
    """The columns that stand beside a date: how exactly it is known, and the clocks there."""
    yield f"{name.removesuffix('_at')}_precision"
    yield f"{name}_offset"


def _own_beside(name: str, own: dict[str, Any]) -> tuple[str, ...]:
    return tuple(other for other in _beside(name) if other in own)


def can_be_redacted(model: type[models.Model]) -> bool:
    return issubclass(model, PublicObject)
