"""Where claims are recorded: articles, press conferences, reports, posts, and their texts."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from claims.models.aliases import folded_index
from claims.models.base import (
    Mergeable,
    Row,
    language_form,
    matches,
    not_blank,
    one_of,
    tracked,
    web_address,
)
from claims.models.dates import bounded_instant, partial_date_constraints, precision_field
from claims.models.fields import BoundedTextField, InstantField, LineField, UrlKey
from claims.models.speakers import Speaker


class SourceKind(models.TextChoices):
    ARTICLE = "article"
    PRESS_CONFERENCE = "press_conference"
    SPEECH = "speech"
    INTERVIEW = "interview"
    PRESS_RELEASE = "press_release"
    REPORT = "report"
    DATASET = "dataset"
    SOCIAL_POST = "social_post"
    BROADCAST = "broadcast"
    HEARING = "hearing"
    OTHER = "other"


class Reliability(models.TextChoices):
    """The source half of the Admiralty code (NATO AJP-2.1): how far this source has earned
    trust."""

    A = "A", "A: completely reliable"
    B = "B", "B: usually reliable"
    C = "C", "C: fairly reliable"
    D = "D", "D: not usually reliable"
    E = "E", "E: unreliable"
    F = "F", "F: cannot be judged"


def url_field(help_text: str) -> LineField:
    return LineField(max_length=2000, blank=True, default="", db_default="", help_text=help_text)


@tracked()
class Source(Mergeable):
    """A document or an occasion in which claims are found."""

    kind = LineField(max_length=20, choices=SourceKind.choices)
    title = LineField(
        max_length=1000, help_text="The title as published, or a plain name of the occasion."
    )
    url = url_field("Where the public finds it.")
    archived_url = url_field("A copy that will not change, in a web archive.")
    publisher = models.ForeignKey(
        Speaker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="published_sources",
        db_index=False,
        help_text="Who published it, usually an outlet.",
    )
    published_at = InstantField(null=True, blank=True)
    published_precision = precision_field()
    accessed_at = InstantField(null=True, blank=True, help_text="When it was last read there.")
    language = LineField(
        max_length=35,
        blank=True,
        default="",
        db_default="",
        help_text="The language of its text (BCP 47): en, uk, zh-Hant.",
    )
    reliability = LineField(
        max_length=1,
        choices=Reliability.choices,
        blank=True,
        default="",
        db_default="",
        help_text="A to F by the Admiralty code; F is “cannot be judged”, not “false”.",
    )

    class Meta(Mergeable.Meta):
        ordering = [F("published_at").desc(nulls_last=True), "id"]
        indexes = [
            models.Index("url", name="source_url"),
            models.Index(UrlKey("url"), name="source_url_key", condition=~Q(url="")),
            models.Index("published_at", "id", name="source_published"),
            models.Index("publisher", "published_at", "id", name="source_of_publisher"),
            models.Index("language", name="source_language_is"),
            models.Index("dataset", name="source_dataset_is"),
            GinIndex(OpClass(Upper("title"), "gin_trgm_ops"), name="source_title_trigram"),
            folded_index("title", name="source_title_folded"),
            GinIndex(OpClass(Upper("url"), "gin_trgm_ops"), name="source_url_trigram"),
        ]
        constraints = [
            *Mergeable.Meta.constraints,
            not_blank("source", "title", "A source needs a title."),
            one_of("source", "kind", SourceKind),
            web_address("source", "url"),
            web_address("source", "archived_url"),
            language_form("source"),
            matches(
                "source",
                "reliability",
                "^[A-F]$",
                "unknown_reliability",
                "Reliability is a letter from A to F.",
            ),
            bounded_instant("source", "accessed_at"),
            *partial_date_constraints("source", "published_at", "published_precision"),
        ]

    def __str__(self) -> str:
        return str(self.title)


@tracked(derived=("sha256",))
class Snapshot(Row):
    """A source's text as it stood at one time. The text is never public; its hash is."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="snapshots")
    taken_at = InstantField(help_text="When the text was read.")
    text = BoundedTextField(
        max_length=5_000_000,
        help_text="The whole text. Kept to check quotes against, never published.",
    )
    sha256 = LineField(max_length=64, editable=False, db_default="")

    class Meta:
        ordering = ["-taken_at", "id"]
        constraints = [
            bounded_instant("snapshot", "taken_at"),
            models.UniqueConstraint(
                "source",
                "sha256",
                name="snapshot_once",
                violation_error_code="duplicate",
                violation_error_message="This text of this source is kept already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.taken_at:%Y-%m-%d %H:%M}"
