"""The public record of each resource: its one shape, whoever asks and in whatever format.

Numbers are strings, so that no digit is lost; dates are no finer than they are known; the days of a
period are both included; a text that is not there is empty, a thing that is not there is null. A
reference carries what is needed to name the other object.
"""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from claims.models import (
    Appearance,
    Attribution,
    Basis,
    Claim,
    Measure,
    NumericAssertion,
    Relation,
    Review,
    Role,
    Snapshot,
    Source,
    Speaker,
    SpeakerAlias,
    SpeakerIdentifier,
    Topic,
    Unit,
)
from claims.records.claim_agreement import Agreement
from claims.records.values import BaselineId, Days, Derivation, Interval, Number, PartialDate


class Shape(serializers.ModelSerializer):
    """A part of a record: its members and their types. The database writes it out, see
    `claims.records.projection`."""

    BESIDE: dict[str, Any] = {}  # what `expand` adds to a record that no column of its holds


class Rows(serializers.ListSerializer):
    """A list whose rows `{row}` come from SQL of its own, of the row `{own}` it is a part of."""

    def __init__(self, child: Any, rows: str) -> None:
        super().__init__(child=child, read_only=True)
        self.rows = rows


class RecordShape(Shape):
    """What every record ends with: where it came from, what became of it, and its version."""

    version = serializers.IntegerField(source="record_version", read_only=True)
    modified = serializers.DateTimeField(source="record_modified", read_only=True)

    TAIL = ("origin", "origin_id", "redacted_at", "redaction_reason", "version", "modified")


class MergeableShape(RecordShape):
    """The record of an entry that may turn out to be another one."""

    merged_into = serializers.UUIDField(source="merged_into_id", read_only=True, allow_null=True)


class SpeakerRef(Shape):
    class Meta:
        model = Speaker
        fields = ("id", "slug", "name", "kind")


EVIDENCE = """
claims_reviewevidence via JOIN claims_source {row} ON {row}.id = via.source_id
WHERE via.review_id = {own}.id ORDER BY via.id
"""
TOPICS = """
claims_claimtopic via JOIN claims_topic {row} ON {row}.id = via.topic_id
WHERE via.claim_id = {own}.id ORDER BY {row}.label, via.id
"""
# A review of a first utterance shows on its repeats, as coming through it.
REVIEWS = """
(
    SELECT NULL::uuid AS through, NULL::uuid AS relation, review.*
    FROM claims_review review WHERE review.claim_id = {own}.id
    UNION ALL
    SELECT review.claim_id, repeat.id, review.*
    FROM claims_relation repeat JOIN claims_review review ON review.claim_id = repeat.object_id
    WHERE repeat.subject_id = {own}.id AND repeat.kind = 'repeats'
        AND repeat.retraction_reason = ''
        AND EXISTS (SELECT FROM claims_stamp WHERE id = repeat.id)
) {row} ORDER BY {row}.relation NULLS FIRST, {row}.reviewed_at DESC NULLS LAST, {row}.id
"""
RELATIONS = """
(
    SELECT id, kind, 'out' AS direction, object_id AS claim_id, retraction_reason
    FROM claims_relation WHERE subject_id = {own}.id
    UNION ALL
    SELECT id, kind, 'in', subject_id, retraction_reason
    FROM claims_relation WHERE object_id = {own}.id
) {row} WHERE EXISTS (SELECT FROM claims_stamp WHERE id = {row}.id)
ORDER BY {row}.direction DESC, {row}.id
"""


class TopicRef(Shape):
    class Meta:
        model = Topic
        fields = ("id", "slug", "label")


class MeasureRef(Shape):
    unit = serializers.CharField(source="unit_id", read_only=True)

    class Meta:
        model = Measure
        fields = ("id", "slug", "label", "unit", "temporal_kind")


class SourceRef(Shape):
    publisher = SpeakerRef(read_only=True, allow_null=True)
    published_at = PartialDate("published_at", "published_precision")

    class Meta:
        model = Source
        fields = ("id", "kind", "title", "url", "publisher", "published_at")


class ClaimRef(Shape):
    class Meta:
        model = Claim
        fields = ("id", "statement", "status")


class AliasShape(Shape):
    class Meta:
        model = SpeakerAlias
        fields = ("name", "language")


class IdentifierShape(Shape):
    class Meta:
        model = SpeakerIdentifier
        fields = ("scheme", "value")


class RoleShape(Shape):
    organization = SpeakerRef(read_only=True, allow_null=True)
    start = PartialDate("start", "start_precision")
    end = PartialDate("end", "end_precision")

    class Meta:
        model = Role
        fields = ("title", "organization", "start", "end")


class SpeakerShape(MergeableShape):
    aliases = AliasShape(many=True, read_only=True)
    identifiers = IdentifierShape(many=True, read_only=True)
    roles = RoleShape(many=True, read_only=True)

    class Meta:
        model = Speaker
        fields = (
            "id",
            "slug",
            "name",
            "kind",
            "description",
            "country",
            "area",
            "aliases",
            "identifiers",
            "roles",
            "merged_into",
            *RecordShape.TAIL,
        )


class SnapshotShape(Shape):
    class Meta:
        model = Snapshot
        fields = ("taken_at", "sha256")


class SourceShape(MergeableShape):
    publisher = SpeakerRef(read_only=True, allow_null=True)
    published_at = PartialDate("published_at", "published_precision")
    snapshots = SnapshotShape(many=True, read_only=True)

    class Meta:
        model = Source
        fields = (
            "id",
            "kind",
            "title",
            "url",
            "archived_url",
            "publisher",
            "published_at",
            "accessed_at",
            "language",
            "reliability",
            "snapshots",
            "merged_into",
            *RecordShape.TAIL,
        )


class MeasureShape(MergeableShape):
    unit = serializers.CharField(source="unit_id", read_only=True)

    class Meta:
        model = Measure
        fields = (
            "id",
            "slug",
            "label",
            "description",
            "population",
            "place",
            "unit",
            "dimension",
            "non_negative",
            "temporal_kind",
            "start",
            "merged_into",
            *RecordShape.TAIL,
        )


class TopicShape(MergeableShape):
    broader = TopicRef(read_only=True, allow_null=True)

    class Meta:
        model = Topic
        fields = ("id", "slug", "label", "description", "broader", "merged_into", *RecordShape.TAIL)


class UnitShape(Shape):
    factor_numerator = Number(read_only=True)
    factor_denominator = Number(read_only=True)
    offset = Number(read_only=True)

    class Meta:
        model = Unit
        fields = (
            "code",
            "dimension",
            "factor_numerator",
            "factor_denominator",
            "offset",
            "symbol",
            "label",
            "plural",
            "aliases",
        )


class AppearanceShape(Shape):
    source = SourceRef(read_only=True)

    class Meta:
        model = Appearance
        fields = ("id", "source", "is_first", "exact", "prefix", "suffix", "start", "end")


class AttributionShape(Shape):
    speaker = SpeakerRef(read_only=True)
    source = SourceRef(read_only=True, allow_null=True)

    class Meta:
        model = Attribution
        fields = ("position", "speaker", "verb", "source")


class AssertionShape(Shape):
    """A number: as printed, as read, and the intervals the database makes of it."""

    measure = MeasureRef(read_only=True)
    low = Number(read_only=True, allow_null=True)
    high = Number(read_only=True, allow_null=True)
    multiplier = Number(read_only=True)
    resolution = Number(read_only=True, allow_null=True)
    unit = serializers.CharField(source="unit_id", read_only=True)
    as_of = Days(read_only=True, allow_null=True)
    period = Days(read_only=True, allow_null=True)
    baseline = Days(read_only=True, allow_null=True)
    baseline_assertion = BaselineId(source="derivation", read_only=True, allow_null=True)
    interval = Interval(read_only=True)
    stated = Interval(read_only=True, allow_null=True)
    canonical = Interval(read_only=True, allow_null=True)
    basis = serializers.ChoiceField(Basis.choices, read_only=True, allow_blank=True)
    derivation = Derivation(read_only=True, allow_null=True)

    class Meta:
        model = NumericAssertion
        fields = (
            "id",
            "position",
            "as_printed",
            "quote_start",
            "quote_end",
            "measure",
            "comparator",
            "low",
            "high",
            "multiplier",
            "unit",
            "precision",
            "resolution",
            "form",
            "direction",
            "as_of",
            "period",
            "baseline",
            "baseline_assertion",
            "read_by",
            "interval",
            "stated",
            "canonical",
            "basis",
            "derivation",
        )


class RatingMixin(Shape):
    """A review's verdict, as given and as normalised."""

    reviewer = SpeakerRef(read_only=True)
    reviewed_at = PartialDate("reviewed_at", "reviewed_precision")
    rating_value = Number(read_only=True, allow_null=True)
    rating_worst = Number(read_only=True, allow_null=True)
    rating_best = Number(read_only=True, allow_null=True)

    VERDICT = (
        "id",
        "reviewer",
        "title",
        "url",
        "reviewed_at",
        "rating",
        "rating_value",
        "rating_worst",
        "rating_best",
        "verdict",
        "verdict_by",
        "retraction_reason",
    )


class ClaimReviewShape(RatingMixin):
    """A review inside a claim's record. `through` is the claim it was made of, if not this one:
    a review of a first utterance shows on its repeats."""

    through = serializers.UUIDField(read_only=True, allow_null=True)

    class Meta:
        model = Review
        fields = (*RatingMixin.VERDICT, "through")


class ReviewShape(RatingMixin, RecordShape):
    claim = ClaimRef(read_only=True)
    evidence = Rows(SourceRef(), EVIDENCE)

    class Meta:
        model = Review
        fields = (
            *RatingMixin.VERDICT,
            "claim",
            "summary",
            "language",
            "evidence",
            *RecordShape.TAIL,
        )


class RelationShape(RecordShape):
    subject = ClaimRef(read_only=True)
    object = ClaimRef(read_only=True)

    class Meta:
        model = Relation
        fields = (
            "id",
            "subject",
            "kind",
            "object",
            "note",
            "retraction_reason",
            *RecordShape.TAIL,
        )


class ClaimRelationShape(serializers.Serializer):
    """A relation as one of its claims shows it."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    direction = serializers.ChoiceField(["out", "in"])
    claim = ClaimRef()
    retraction_reason = serializers.CharField()


class ClaimShape(MergeableShape):
    speaker = SpeakerRef(read_only=True, allow_null=True)
    root_speaker = SpeakerRef(read_only=True, allow_null=True)
    said_at = PartialDate("said_at", "said_precision")
    attributions = AttributionShape(many=True, read_only=True)
    topics = Rows(TopicRef(), TOPICS)
    appearances = AppearanceShape(many=True, read_only=True)
    assertions = AssertionShape(many=True, read_only=True)
    reviews = Rows(ClaimReviewShape(), REVIEWS)
    relations = Rows(ClaimRelationShape(), RELATIONS)

    BESIDE = {"agreement": Agreement()}

    class Meta:
        model = Claim
        fields = (
            "id",
            "status",
            "kind",
            "statement",
            "speaker",
            "root_speaker",
            "attributions",
            "said_at",
            "place",
            "language",
            "quote",
            "quote_type",
            "quote_translation",
            "assertions",
            "appearances",
            "topics",
            "reviews",
            "relations",
            "first_published_at",
            "retraction_reason",
            "merged_into",
            *RecordShape.TAIL,
        )


SHAPES: dict[str, type[RecordShape]] = {
    "claim": ClaimShape,
    "speaker": SpeakerShape,
    "source": SourceShape,
    "measure": MeasureShape,
    "topic": TopicShape,
    "review": ReviewShape,
    "relation": RelationShape,
}


class AssertionRecordShape(AssertionShape):
    """A number by itself, with the claim it stands in."""

    claim = ClaimRef(read_only=True)

    class Meta:
        model = NumericAssertion
        fields = ("id", "claim", *AssertionShape.Meta.fields[1:])


# What a reference becomes when it is expanded.
WHOLE_RECORDS: dict[type[Shape], type[RecordShape]] = {
    SpeakerRef: SpeakerShape,
    SourceRef: SourceShape,
    TopicRef: TopicShape,
    MeasureRef: MeasureShape,
    ClaimRef: ClaimShape,
}
