"""The seven public records, declared."""

from __future__ import annotations

from claims.models import Claim, Measure, Relation, Review, Source, Speaker, Topic
from claims.records.dependencies import Record

SPEAKER_REF = ("id", "slug", "name", "kind")
SOURCE_REF = ("id", "kind", "title", "url", "published_at", "published_precision")
CLAIM_REF = ("id", "statement", "status")
VERDICT = (
    "id",
    "title",
    "url",
    "reviewed_at",
    "reviewed_precision",
    "rating",
    "rating_value",
    "rating_worst",
    "rating_best",
    "verdict",
    "verdict_by",
    "retraction_reason",
)
OBJECT = ("id", "origin", "origin_id", "redacted_at", "redaction_reason")
MERGEABLE = (*OBJECT, "merged_into")


STAMPED = "EXISTS (SELECT FROM claims_stamp s WHERE s.id = {row}.%s)"
REPEATED = "t1.kind = 'repeats' AND t1.retraction_reason = ''"
PUBLIC_RELATION = STAMPED % "id"

SPEAKER = Record(
    kind="speaker",
    model=Speaker,
    reads={
        "": (*MERGEABLE, "slug", "name", "kind", "description", "country", "area"),
        "aliases": ("name", "language"),
        "identifiers": ("scheme", "value"),
        "roles": ("title", "start", "start_precision", "end", "end_precision"),
        "roles.organization": SPEAKER_REF,
    },
)

SOURCE = Record(
    kind="source",
    model=Source,
    reads={
        "": (
            *MERGEABLE,
            "kind",
            "title",
            "url",
            "archived_url",
            "published_at",
            "published_precision",
            "accessed_at",
            "language",
            "reliability",
        ),
        "publisher": SPEAKER_REF,
        "snapshots": ("taken_at", "sha256"),
    },
)

MEASURE = Record(
    kind="measure",
    model=Measure,
    reads={
        "": (
            *MERGEABLE,
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
        ),
    },
)

TOPIC = Record(
    kind="topic",
    model=Topic,
    reads={
        "": (*MERGEABLE, "slug", "label", "description"),
        "broader": ("id", "slug", "label"),
    },
)

REVIEW = Record(
    kind="review",
    model=Review,
    public=STAMPED % "claim_id",
    reads={
        "": (*OBJECT, *VERDICT, "summary", "language"),
        "reviewer": SPEAKER_REF,
        "claim": CLAIM_REF,
        "evidence": (),
        "evidence.source": SOURCE_REF,
        "evidence.source.publisher": SPEAKER_REF,
    },
)

RELATION = Record(
    kind="relation",
    model=Relation,
    public=f"{STAMPED % 'subject_id'} AND {STAMPED % 'object_id'}",
    reads={
        "": (*OBJECT, "kind", "note", "retraction_reason"),
        "subject": CLAIM_REF,
        "object": CLAIM_REF,
    },
)

CLAIM = Record(
    kind="claim",
    model=Claim,
    public="{row}.first_published_at IS NOT NULL",
    reads={
        "": (
            *MERGEABLE,
            "status",
            "kind",
            "statement",
            "said_at",
            "said_precision",
            "place",
            "language",
            "quote",
            "quote_type",
            "quote_translation",
            "first_published_at",
            "retraction_reason",
        ),
        "speaker": SPEAKER_REF,
        "root_speaker": SPEAKER_REF,
        "attributions": ("position", "verb"),
        "attributions.speaker": SPEAKER_REF,
        "attributions.source": SOURCE_REF,
        "attributions.source.publisher": SPEAKER_REF,
        "assertions": (
            "id",
            "position",
            "as_printed",
            "quote_start",
            "quote_end",
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
            "read_by",
            "interval",
            "stated",
            "canonical",
            "basis",
            "derivation",
        ),
        "assertions.measure": ("id", "slug", "label", "unit", "temporal_kind"),
        "appearances": ("id", "is_first", "exact", "prefix", "suffix", "start", "end"),
        "appearances.source": SOURCE_REF,
        "appearances.source.publisher": SPEAKER_REF,
        "claim_topics": (),
        "claim_topics.topic": ("id", "slug", "label"),
        "reviews": VERDICT,
        "reviews.reviewer": SPEAKER_REF,
        "relations_out": ("id", "kind", "retraction_reason"),
        "relations_out.object": CLAIM_REF,
        "relations_out.object.reviews": VERDICT,
        "relations_out.object.reviews.reviewer": SPEAKER_REF,
        "relations_in": ("id", "kind", "retraction_reason"),
        "relations_in.subject": CLAIM_REF,
    },
    only={
        "relations_out": PUBLIC_RELATION,
        "relations_in": PUBLIC_RELATION,
        "relations_out.object.reviews": REPEATED,
    },
)

RECORDS = (SPEAKER, SOURCE, MEASURE, TOPIC, REVIEW, RELATION, CLAIM)
