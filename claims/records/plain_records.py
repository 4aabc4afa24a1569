"""What a line of an import may hold: the schemas of the API, as plain records are read from them.

A member that the plain record has is read. Any other one of the schema is what the database derives
or keeps for itself: it may stand there, and says nothing. A reference may be the short one of the
API or the whole record of what it refers to.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any
from uuid import UUID

from rest_framework import serializers

from claims.formats import ndjson, records
from claims.records.schemas import (
    WHOLE_RECORDS,
    AppearanceShape,
    AssertionShape,
    AttributionShape,
    ClaimReviewShape,
    ClaimShape,
    EventShape,
    MeasureShape,
    ReviewShape,
    SourceShape,
    SpeakerShape,
    TopicShape,
)
from claims.records.schemas.events import EventIdentifierShape
from claims.records.schemas.measures import MeasureAliasShape, TopicAliasShape
from claims.records.schemas.speakers import AliasShape, IdentifierShape, RoleShape
from claims.records.values import BaselineId, Days, Number, PartialDate

PLAIN: dict[type[Any], type[Any]] = {
    AliasShape: records.AliasRecord,
    AppearanceShape: records.AppearanceRecord,
    AssertionShape: records.AssertionRecord,
    AttributionShape: records.AttributionRecord,
    ClaimShape: records.ClaimRecord,
    EventIdentifierShape: records.IdentifierRecord,
    EventShape: records.EventRecord,
    IdentifierShape: records.IdentifierRecord,
    MeasureAliasShape: records.AliasRecord,
    MeasureShape: records.MeasureRecord,
    ReviewShape: records.ReviewRecord,
    RoleShape: records.RoleRecord,
    SourceShape: records.SourceRecord,
    SpeakerShape: records.SpeakerRecord,
    TopicAliasShape: records.AliasRecord,
    TopicShape: records.TopicRecord,
}
# A claim may hold the review that its record shows, or the record of a review.
REVIEWS = (ReviewShape, ClaimReviewShape)
READ: dict[type[Any], ndjson.Read] = {
    BaselineId: ndjson.key,
    Days: ndjson.days,
    Number: ndjson.number,
    PartialDate: ndjson.text,
    serializers.BooleanField: ndjson.flag,
    serializers.CharField: ndjson.text,
    serializers.ChoiceField: ndjson.text,
    serializers.DateField: ndjson.text,
    serializers.DateTimeField: ndjson.text,
    serializers.IntegerField: ndjson.whole,
    serializers.UUIDField: ndjson.key,
}


@cache
def shape_of(schema: type[Any]) -> ndjson.Shape:
    """How the record of a schema is read."""
    known = members(schema)
    carried = [field.name for field in fields(PLAIN[schema])]
    read = {name: _read(known[name]) for name in carried if name in known}
    if schema is ClaimShape:
        read["relations"] = ndjson.many(_relation)
    ignored = tuple(name for name in known if name not in read)
    return ndjson.Shape(PLAIN[schema], read, ignored, tracks_given="given" in carried)


def members(schema: type[Any]) -> dict[str, Any]:
    schemas = REVIEWS if schema is ReviewShape else (schema,)
    return {name: member for each in schemas for name, member in each().fields.items()}


def _relation(value: Any, path: str) -> records.RelationRecord | None:
    """A relation as one of its claims shows it: that claim's own, or else the other one's."""
    return RELATION(value, path)  # type: ignore[no-any-return]  # a shape reads anything


def _own_relation(
    direction: str = "out", claim: dict[str, UUID] | None = None, **members: Any
) -> records.RelationRecord | None:
    other = (claim or {}).get("id")
    if direction != "out":
        return None
    return records.partial(records.RelationRecord, object=other, **members)


def _read(member: Any) -> ndjson.Read:
    if isinstance(member, serializers.ListSerializer):
        return ndjson.many(_object(type(member.child)))
    one = isinstance(member, serializers.BaseSerializer)
    read = _object(type(member)) if one else _value(member)
    may_be_null = member.allow_null or isinstance(member, PartialDate)
    return ndjson.maybe(read) if may_be_null else read


def _value(member: Any) -> ndjson.Read:
    return next(read for kind, read in READ.items() if isinstance(member, kind))


def _object(schema: type[Any]) -> ndjson.Read:
    """Looked up when it is read: a speaker may name an organization, which is a speaker."""
    whole = ReviewShape if schema in REVIEWS else WHOLE_RECORDS.get(schema, schema)
    return lambda value, path: shape_of(whole)(value, path)


CLAIM = ndjson.Shape(dict, {"id": ndjson.key}, ("statement", "status"))
RELATION = ndjson.Shape(
    _own_relation,
    {
        "id": ndjson.key,
        "kind": ndjson.text,
        "direction": ndjson.text,
        "claim": CLAIM,
        "note": ndjson.text,
        "retraction_reason": ndjson.text,
    },
)
