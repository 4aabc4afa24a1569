"""The public record of each resource: its one shape, whoever asks and in whatever format.

Numbers are strings, so that no digit is lost; dates are no finer than they are known; the days of a
period are both included; a text that is not there is empty, a thing that is not there is null. A
reference carries what is needed to name the other object.
"""

from __future__ import annotations

from claims.records.schemas.assertions import AssertionRecordShape, AssertionShape
from claims.records.schemas.base import RecordShape, Rows, Shape, Via
from claims.records.schemas.claims import (
    AppearanceShape,
    AttributionShape,
    ClaimShape,
    RelationShape,
)
from claims.records.schemas.events import EventShape
from claims.records.schemas.measures import MeasureShape, TopicShape, UnitShape
from claims.records.schemas.references import (
    ClaimRef,
    EventRef,
    MeasureRef,
    SourceRef,
    SpeakerRef,
    TopicRef,
    WiderMeasureRef,
)
from claims.records.schemas.reviews import ClaimReviewShape, ReviewShape, WholeClaimReviewShape
from claims.records.schemas.sources import SourceShape
from claims.records.schemas.speakers import SpeakerShape

__all__ = [
    "WHOLE_RECORDS",
    "AppearanceShape",
    "AssertionRecordShape",
    "AssertionShape",
    "AttributionShape",
    "ClaimRef",
    "ClaimReviewShape",
    "ClaimShape",
    "EventRef",
    "EventShape",
    "MeasureRef",
    "MeasureShape",
    "RecordShape",
    "RelationShape",
    "ReviewShape",
    "Rows",
    "Shape",
    "SourceRef",
    "SourceShape",
    "SpeakerRef",
    "SpeakerShape",
    "TopicRef",
    "TopicShape",
    "UnitShape",
    "Via",
    "WiderMeasureRef",
]

# What a reference becomes when it is expanded.
WHOLE_RECORDS: dict[type[Shape], type[RecordShape]] = {
    SpeakerRef: SpeakerShape,
    SourceRef: SourceShape,
    TopicRef: TopicShape,
    EventRef: EventShape,
    MeasureRef: MeasureShape,
    WiderMeasureRef: MeasureShape,
    ClaimRef: ClaimShape,
    ClaimReviewShape: WholeClaimReviewShape,
}
