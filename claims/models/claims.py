"""The claim: one speaker asserting one thing at one time; where it stands, and who relays whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from django.contrib.postgres.indexes import BrinIndex, GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Upper

from claims.models.base import (
    Mergeable,
    PublicObject,
    PublicQuerySet,
    Row,
    language_form,
    matches,
    not_blank,
    one_of,
    tracked,
)
from claims.models.dates import (
    FURTHEST,
    bounded_instant,
    partial_date_constraints,
    precision_field,
)
from claims.models.fields import (
    BoundedTextField,
    InstantField,
    LineField,
    StatementKey,
    shortened,
)
from claims.models.sources import Source
from claims.models.speakers import Speaker
from claims.models.topics import Topic


class ClaimKind(models.TextChoices):
    QUANTITY = "quantity"
    EVENT = "event"
    ACCUSATION = "accusation"
    PREDICTION = "prediction"
    PLEDGE = "pledge"
    DEMAND = "demand"
    OPINION = "opinion"
    RULE = "rule"
    CORRELATION = "correlation"
    OTHER = "other"


class QuoteType(models.TextChoices):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Status(models.TextChoices):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    RETRACTED = "retracted"
    REJECTED = "rejected"


class RejectionReason(models.TextChoices):
    NO_CLAIM = "no_claim"
    DUPLICATE = "duplicate"
    WRONG_SPEAKER = "wrong_speaker"
    NO_SOURCE = "no_source"
    OPINION = "opinion"
    OTHER = "other"


# From which statuses a claim may come to each.
TRANSITIONS = {
    Status.IN_REVIEW: {Status.DRAFT, Status.REJECTED},
    Status.PUBLISHED: {Status.DRAFT, Status.IN_REVIEW, Status.RETRACTED},
    Status.REJECTED: {Status.DRAFT, Status.IN_REVIEW},
    Status.RETRACTED: {Status.PUBLISHED},
}
SHORT = 80
SHOWN = 120  # letters of a statement where a claim is named
FURTHEST_MINUTES = FURTHEST // timedelta(minutes=1)
PUBLIC_STATUSES = (Status.PUBLISHED, Status.RETRACTED)
# What a public list shows of claims: the condition of the indexes that serve it. Triggers ask the
# function `onrecord_is_listed`.
LISTED = Q(status__in=PUBLIC_STATUSES, redacted_at=None, merged_into=None)
LISTED_BY = ("status", "redacted_at", "merged_into")  # in an index, lists need no row beside it
# What may be published yet. Triggers ask the function `onrecord_is_draft`.
DRAFT_STATUSES = (Status.DRAFT, Status.IN_REVIEW)
DRAFT = Q(status__in=DRAFT_STATUSES, redacted_at=None, merged_into=None)


class ClaimQuerySet(PublicQuerySet):
    """Reads of claims."""

    def public(self) -> Self:
        """Published and retracted claims: what anybody may see."""
        return self.filter(status__in=PUBLIC_STATUSES)


@tracked(derived=("root_speaker",))
class Claim(Mergeable):
    """One speaker asserting one thing at one time."""

    statement = BoundedTextField(
        max_length=5000,
        help_text="What is asserted, in your own words, so that it can be understood on its own.",
    )
    kind = LineField(
        max_length=20,
        choices=ClaimKind.choices,
        default=ClaimKind.OTHER,
        db_default="other",
        help_text="The kind of claim. “Quantity” if a figure is its point.",
    )
    speaker = models.ForeignKey(
        Speaker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        db_index=False,
        help_text="The speaker who makes the claim. Needed before it is published.",
    )
    root_speaker = models.ForeignKey(
        Speaker,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="root_claims",
    )
    said_at = InstantField(
        null=True, blank=True, help_text="When it was said (UTC). Leave empty if unknown."
    )
    said_precision = precision_field()
    said_at_offset = models.SmallIntegerField(
        null=True,
        blank=True,
        help_text="How far the clocks there were from UTC, in minutes east: -300 for −05:00. The "
        "day it was said is the day there. Leave empty if unknown.",
    )
    place = LineField(
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text="Where it was said: Rzeszów.",
    )
    language = LineField(
        max_length=35,
        blank=True,
        default="",
        db_default="",
        help_text="The language it was made in (BCP 47): en, uk, zh-Hant.",
    )
    quote = BoundedTextField(
        max_length=10_000,
        blank=True,
        default="",
        db_default="",
        help_text="The words themselves, letter by letter, in their language.",
    )
    quote_type = LineField(
        max_length=8,
        choices=QuoteType.choices,
        blank=True,
        default="",
        db_default="",
        help_text="Direct: in quotation marks. Indirect: reported. Mixed: both.",
    )
    quote_translation = BoundedTextField(
        max_length=10_000, blank=True, default="", db_default="", help_text="The quote in English."
    )
    topics = models.ManyToManyField(Topic, through="ClaimTopic", related_name="claims", blank=True)
    status = LineField(
        max_length=9,
        choices=Status.choices,
        default=Status.DRAFT,
        db_default="draft",
        help_text="The public sees published and retracted claims only.",
    )
    first_published_at = InstantField(null=True, blank=True, editable=False)
    retraction_reason = BoundedTextField(
        max_length=2000,
        blank=True,
        default="",
        db_default="",
        help_text="Why the claim was withdrawn. Shown with the retracted claim.",
    )
    rejection_reason = LineField(
        max_length=13,
        choices=RejectionReason.choices,
        blank=True,
        default="",
        db_default="",
        help_text="Why the claim was put aside.",
    )
    rejection_note = BoundedTextField(
        max_length=2000,
        blank=True,
        default="",
        db_default="",
        help_text="More about the reason. Needed for “other”. Curators alone see it.",
    )

    objects = ClaimQuerySet.as_manager()  # type: ignore[misc]  # Django allows it

    class Meta(Mergeable.Meta):
        permissions = [
            ("submit_claim", "Can submit claims for review"),
            ("publish_claim", "Can publish claims"),
            ("reject_claim", "Can reject claims"),
            ("retract_claim", "Can retract claims"),
        ]
        ordering = [F("said_at").desc(nulls_last=True), "id"]
        indexes = [
            models.Index(F("said_at").desc(nulls_last=True), "id", name="claim_newest"),
            models.Index(
                "said_at", "id", include=["said_at_offset"], name="claim_listed", condition=LISTED
            ),
            models.Index("first_published_at", "id", name="claim_published", condition=LISTED),
            models.Index("speaker", "said_at", "id", include=LISTED_BY, name="claim_of_speaker"),
            models.Index("root_speaker", "said_at", "id", include=LISTED_BY, name="claim_of_root"),
            models.Index(StatementKey("statement"), name="claim_statement_key"),
            models.Index("kind", name="claim_kind_is"),
            models.Index("language", name="claim_language_is"),
            models.Index("quote_type", name="claim_quote_type_is"),
            models.Index("dataset", name="claim_dataset_is"),
            models.Index(
                F("said_at").desc(nulls_last=True),
                "id",
                name="claim_without_quote",
                condition=Q(quote=""),
            ),
            models.Index(
                "modified_by",
                F("said_at").desc(nulls_last=True),
                "id",
                name="claim_changed_by",
                condition=Q(modified_by__isnull=False),
            ),
            GinIndex(OpClass(Upper("place"), "gin_trgm_ops"), name="claim_place_trigram"),
            models.Index("kind", "created_at", name="claim_waiting", condition=DRAFT),
            BrinIndex("created_at", name="claim_created", pages_per_range=32),
            models.Index(
                "status",
                F("said_at").desc(nulls_last=True),
                "id",
                name="claim_queue",
                condition=~Q(status="published"),
            ),
            models.Index("id", name="claim_draft", condition=DRAFT),
        ]
        constraints = [
            *Mergeable.Meta.constraints,
            not_blank(
                "claim", "statement", "A claim needs a statement.", or_=Q(redacted_at__isnull=False)
            ),
            one_of("claim", "kind", ClaimKind),
            one_of("claim", "status", Status),
            matches(
                "claim",
                "quote_type",
                "^(direct|indirect|mixed)$",
                "unknown_quote_type",
                "Choose one of: direct, indirect, mixed.",
            ),
            language_form("claim"),
            models.CheckConstraint(
                condition=~Q(status__in=PUBLIC_STATUSES) | Q(speaker__isnull=False),
                name="claim_published_with_speaker",
                violation_error_code="speaker_missing",
                violation_error_message="A published claim needs a speaker.",
            ),
            models.CheckConstraint(
                condition=Q(first_published_at__isnull=True) | Q(status__in=PUBLIC_STATUSES),
                name="claim_stays_public",
                violation_error_code="already_public",
                violation_error_message="What was published once stays on record: retract it "
                "instead.",
            ),
            models.CheckConstraint(
                condition=~Q(status="retracted")
                | Q(retraction_reason__regex=r"\S")
                | Q(redacted_at__isnull=False),
                name="claim_retracted_with_reason",
                violation_error_code="reason_missing",
                violation_error_message="A retraction needs a reason.",
            ),
            matches(
                "claim",
                "rejection_reason",
                f"^({'|'.join(RejectionReason.values)})$",
                "unknown_rejection_reason",
                f"Choose one of: {', '.join(RejectionReason.values)}.",
            ),
            models.CheckConstraint(
                condition=~Q(status="rejected") | ~Q(rejection_reason=""),
                name="claim_rejected_with_reason",
                violation_error_code="reason_missing",
                violation_error_message="A rejection needs a reason.",
            ),
            models.CheckConstraint(
                condition=Q(status="rejected") | Q(rejection_reason="", rejection_note=""),
                name="claim_reason_of_a_rejection",
                violation_error_code="unexpected_reason",
                violation_error_message="Only a rejected claim has a reason for its rejection.",
            ),
            models.CheckConstraint(
                condition=~Q(rejection_reason="other")
                | Q(rejection_note__regex=r"\S")
                | Q(redacted_at__isnull=False),
                name="claim_other_rejection_with_note",
                violation_error_code="note_missing",
                violation_error_message="Say in the note what the other reason is.",
            ),
            models.CheckConstraint(
                condition=~Q(quote="") | Q(quote_translation=""),
                name="claim_translation_of_a_quote",
                violation_error_code="quote_missing",
                violation_error_message="A translation needs the quote it translates.",
            ),
            bounded_instant("claim", "first_published_at"),
            *partial_date_constraints("claim", "said_at", "said_precision"),
            models.CheckConstraint(
                condition=Q(said_at_offset__isnull=True)
                | Q(said_at_offset__gte=-FURTHEST_MINUTES, said_at_offset__lte=FURTHEST_MINUTES),
                name="claim_said_at_offset_in_range",
                violation_error_code="out_of_range",
                violation_error_message="An offset from UTC is less than 16 hours.",
            ),
            models.CheckConstraint(
                condition=Q(said_at_offset__isnull=True) | Q(said_precision="minute"),
                name="claim_offset_of_a_minute",
                violation_error_code="unexpected_offset",
                violation_error_message="An offset belongs to a time of day: a day, a month or a "
                "year is the one there already.",
            ),
        ]

    def __str__(self) -> str:
        return shortened(self.statement, SHOWN) or "(redacted)"


@tracked()
class ClaimTopic(Row):
    """A claim is about a topic."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="claim_topics", db_index=False)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="claim_topics")

    class Meta:
        ordering = ["topic__label", "id"]
        constraints = [
            models.UniqueConstraint(
                "claim",
                "topic",
                name="claimtopic_once",
                violation_error_code="duplicate",
                violation_error_message="This claim has this topic already.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.topic)


@tracked()
class Appearance(Row):
    """A claim in a source, anchored in its text (W3C Web Annotation: TextQuote and
    TextPosition)."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="appearances")
    source = models.ForeignKey(Source, models.PROTECT, related_name="appearances")
    is_first = models.BooleanField(
        default=False,
        db_default=False,
        help_text="The claim was first made here. At most one per claim.",
    )
    exact = BoundedTextField(
        max_length=10_000,
        blank=True,
        default="",
        db_default="",
        help_text="The words in the source that carry the claim, letter by letter.",
    )
    prefix = BoundedTextField(
        max_length=500, blank=True, default="", db_default="", help_text="The words just before."
    )
    suffix = BoundedTextField(
        max_length=500, blank=True, default="", db_default="", help_text="The words just after."
    )
    start = models.IntegerField(
        null=True,
        blank=True,
        help_text="Where the words begin in the source's text, in characters from 0.",
    )
    end = models.IntegerField(
        null=True, blank=True, help_text="Where they end: the first character after them."
    )

    class Meta:
        ordering = ["-is_first", "id"]
        constraints = [
            models.UniqueConstraint(
                "claim",
                condition=Q(is_first=True),
                name="appearance_one_first",
                violation_error_code="second_first",
                violation_error_message="Another appearance of this claim is the first already.",
            ),
            models.UniqueConstraint(
                "claim",
                "source",
                "start",
                name="appearance_once",
                nulls_distinct=False,
                violation_error_code="duplicate",
                violation_error_message="This claim is recorded at this place of this source "
                "already.",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, start__gte=0, end__gt=F("start")),
                name="appearance_start_before_end",
                violation_error_code="inverted_interval",
                violation_error_message="A place in a text has a start from 0 and an end after it.",
            ),
            models.CheckConstraint(
                condition=(Q(prefix="") & Q(suffix="") & Q(start__isnull=True)) | ~Q(exact=""),
                name="appearance_place_of_words",
                violation_error_code="exact_missing",
                violation_error_message="A place in a text needs the exact words at that place.",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end=Length("exact") + F("start")),
                name="appearance_place_as_long_as_words",
                violation_error_code="place_mismatch",
                violation_error_message="The place must be as long as the words at that place.",
            ),
        ]

    def __str__(self) -> str:
        return shortened(self.exact, SHORT) or f"an appearance in {self.source}"


class AttributionVerb(models.TextChoices):
    SAID = "said"
    QUOTED = "quoted"
    CITED = "cited"
    REPORTED = "reported"
    REPUBLISHED = "republished"


@tracked()
class Attribution(Row):
    """One link of the chain behind a claim, from the speaker (1) to the root speaker (the last).

    “Blinken quoted Biden, who said” is two links: 1 Blinken quoted, 2 Biden said. The last link's
    speaker is the claim's root (PROV: hadPrimarySource).
    """

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="attributions", db_index=False)
    position = models.SmallIntegerField(
        help_text="1 is nearest to the reader; the last is the root speaker."
    )
    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="attributions")
    verb = LineField(
        max_length=12,
        choices=AttributionVerb.choices,
        help_text="How this speaker passes it on. The root speaker “said” it.",
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attributions",
        help_text="Where this link can be read, if it is not where the claim appears.",
    )

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "position"],
                name="attribution_position_once",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_code="duplicate",
                violation_error_message="Two links of a chain cannot have the same position.",
            ),
            models.UniqueConstraint(
                fields=["claim", "speaker"],
                name="attribution_no_loop",
                violation_error_code="loop",
                violation_error_message="A speaker is in a chain only once.",
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=20),
                name="attribution_position_in_range",
                violation_error_code="invalid_position",
                violation_error_message="Positions run from 1 to 20.",
            ),
            one_of("attribution", "verb", AttributionVerb),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.speaker} {self.verb}"


class RelationKind(models.TextChoices):
    REPEATS = "repeats"
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    UPDATES = "updates"
    CORRECTS = "corrects"
    RETRACTS = "retracts"
    DERIVED_FROM = "derived_from"


@tracked()
class Relation(PublicObject):
    """How one claim stands to another (CiTO). `repeats` points at the first utterance, never a
    chain."""

    subject = models.ForeignKey(
        Claim,
        models.PROTECT,
        related_name="relations_out",
        db_index=False,
        help_text="The claim that repeats, updates or contradicts the other.",
    )
    kind = LineField(max_length=12, choices=RelationKind.choices)
    object = models.ForeignKey(
        Claim, models.PROTECT, related_name="relations_in", help_text="The other claim."
    )
    note = BoundedTextField(
        max_length=2000,
        blank=True,
        default="",
        db_default="",
        help_text="The reason for this relation. Public.",
    )
    retraction_reason = BoundedTextField(
        max_length=2000,
        blank=True,
        default="",
        db_default="",
        help_text="Fill this in to withdraw a relation that is already public, saying why.",
    )

    class Meta(PublicObject.Meta):
        ordering = ["id"]
        indexes = [models.Index("dataset", name="relation_dataset_is")]
        constraints = [
            *PublicObject.Meta.constraints,
            models.UniqueConstraint(
                "subject",
                "object",
                "kind",
                name="relation_once",
                violation_error_code="duplicate",
                violation_error_message="These claims have this relation already.",
            ),
            models.CheckConstraint(
                condition=~Q(subject=F("object")),
                name="relation_between_two",
                violation_error_code="self_reference",
                violation_error_message="A claim cannot be related to itself.",
            ),
            one_of("relation", "kind", RelationKind),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.get_kind_display().lower()} {self.object}"
