"""The records of a claim, with all its parts, and of a relation between two."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from claims.models import Appearance, Attribution, Claim, Relation
from claims.records.claim_agreement import Agreement
from claims.records.schemas.assertions import AssertionShape
from claims.records.schemas.base import VERSIONED, MergeableShape, RecordShape, Rows, Shape, Via
from claims.records.schemas.references import ClaimRef, SourceRef, SpeakerRef, TopicRef
from claims.records.schemas.reviews import ClaimReviewShape
from claims.records.values import PartialDate

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
        AND EXISTS (SELECT FROM claims_recordversion WHERE id = repeat.id)
) {row} ORDER BY {row}.relation NULLS FIRST, {row}.reviewed_at DESC NULLS LAST, {row}.id
"""
RELATIONS = """
(
    SELECT id, kind, 'out' AS direction, object_id AS claim_id, note, retraction_reason
    FROM claims_relation WHERE subject_id = {own}.id
    UNION ALL
    SELECT id, kind, 'in', subject_id, note, retraction_reason
    FROM claims_relation WHERE object_id = {own}.id
) {row} WHERE EXISTS (SELECT FROM claims_recordversion WHERE id = {row}.id)
ORDER BY {row}.direction DESC, {row}.id
"""
REPEATS = "{row}.kind = 'repeats' AND {row}.retraction_reason = ''"


class AppearanceShape(Shape):
    source = SourceRef(read_only=True)  # type: ignore[assignment]  # a member of this name

    class Meta:
        model = Appearance
        fields = ("id", "source", "is_first", "exact", "prefix", "suffix", "start", "end")


class AttributionShape(Shape):
    speaker = SpeakerRef(read_only=True)
    source = SourceRef(read_only=True, allow_null=True)  # type: ignore[assignment]  # a member of this name

    class Meta:
        model = Attribution
        fields = ("position", "speaker", "verb", "source")


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


class ClaimRelationShape(serializers.Serializer[Any]):
    """A relation as one of its claims shows it."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    direction = serializers.ChoiceField(["out", "in"])
    claim = ClaimRef()
    note = serializers.CharField()
    retraction_reason = serializers.CharField()


class ClaimShape(MergeableShape):
    speaker = SpeakerRef(read_only=True, allow_null=True)
    root_speaker = SpeakerRef(read_only=True, allow_null=True)
    said_at = PartialDate("said_at", "said_precision", "said_at_offset")
    attributions = AttributionShape(many=True, read_only=True)
    topics = Rows(TopicRef(), TOPICS, Via("claim_topics.topic"))
    appearances = AppearanceShape(many=True, read_only=True)
    assertions = AssertionShape(many=True, read_only=True)
    reviews = Rows(
        ClaimReviewShape(), REVIEWS, Via("reviews"), Via("relations_out.object.reviews", REPEATS)
    )
    relations = Rows(
        ClaimRelationShape(),
        RELATIONS,
        Via("relations_out", VERSIONED % "id", {"claim": "object"}),
        Via("relations_in", VERSIONED % "id", {"claim": "subject"}),
    )

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
