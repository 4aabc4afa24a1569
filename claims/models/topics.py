"""Subjects of claims, in a hierarchy (SKOS: a concept has at most one broader one here)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from claims.models.aliases import alias_constraints, alias_index, alias_language, folded_index
from claims.models.base import Mergeable, Row, not_blank, slug_form, tracked
from claims.models.fields import BoundedTextField, LineField


@tracked()
class Topic(Mergeable):
    """A subject. A question about it covers its narrower ones."""

    NATURAL_KEY = "slug"

    label = LineField(max_length=200, help_text="A noun: Refugees.")
    slug = LineField(max_length=200, unique=True, help_text="The name in the address.")
    description = BoundedTextField(
        max_length=2000, blank=True, default="", db_default="", help_text="What belongs here."
    )
    broader = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        help_text="The subject this one is part of.",
    )

    class Meta(Mergeable.Meta):
        ordering = ["label", "id"]
        indexes = [
            models.Index("dataset", name="topic_dataset_is"),
            folded_index("label", name="topic_label_folded"),
        ]
        constraints = [
            *Mergeable.Meta.constraints,
            not_blank("topic", "label", "A topic needs a label."),
            slug_form("topic"),
            models.CheckConstraint(
                condition=Q(broader__isnull=True) | ~Q(broader=F("id")),
                name="topic_not_broader_than_itself",
                violation_error_code="self_reference",
                violation_error_message="A topic cannot be broader than itself.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.label)


@tracked()
class TopicAlias(Row):
    """Another name of a topic: what it is called elsewhere, or in another language."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="aliases")
    name = LineField(max_length=300, help_text="The other name: Displaced people.")
    language = alias_language()

    class Meta:
        verbose_name_plural = "topic aliases"
        ordering = ["name", "id"]
        indexes = [alias_index("topicalias")]
        constraints = alias_constraints("topicalias", "topic")

    def __str__(self) -> str:
        return str(self.name)
