"""What a line of an import may hold follows from the schemas."""

from __future__ import annotations

from typing import Any

import pytest

from claims.formats.strict_json import RecordError
from claims.records.plain_records import PLAIN, members, shape_of
from claims.records.schemas import ClaimShape, ReviewShape, SourceShape, SpeakerShape, TopicShape

# What could be written, and is not imported: what a curator decides, and what belongs to others.
KEPT = {
    ClaimShape: {"status"},
    ReviewShape: {"claim"},
    SourceShape: {"snapshots"},
}


def is_editable(schema: Any, name: str) -> bool:
    """Whether a member is of a column that people write, or a part of the record."""
    source = members(schema)[name].source.removesuffix("_id")
    columns = {field.name: field.editable for field in schema.Meta.model._meta.concrete_fields}
    return columns.get(source, True)


@pytest.mark.parametrize("schema", PLAIN, ids=lambda schema: schema.__name__)
def test_every_member_that_people_write_is_read(schema: Any) -> None:
    known = shape_of(schema)

    assert set(known.members) | set(known.ignored) == members(schema).keys()
    kept = {name for name in known.ignored if is_editable(schema, name)}
    assert kept - {"version", "modified"} == KEPT.get(schema, set())


def test_a_reference_may_be_the_whole_record_of_what_it_refers_to() -> None:
    claim = shape_of(ClaimShape).values({"speaker": {"slug": "ada", "description": "So."}}, "")

    assert claim["speaker"] == PLAIN[SpeakerShape](slug="ada", description="So.")


def test_a_speaker_may_name_an_organization_which_is_a_speaker() -> None:
    roles = [{"title": "Head", "organization": {"slug": "nato", "roles": []}, "start": None}]

    [role] = shape_of(SpeakerShape).values({"roles": roles}, "")["roles"]

    assert (role.organization.slug, role.start) == ("nato", None)


@pytest.mark.parametrize(
    ("schema", "given", "code"),
    [
        (TopicShape, {"slug": None}, "wrong_type"),
        (TopicShape, {"broader": "war"}, "wrong_type"),
        (TopicShape, {"lable": "War"}, "unknown_field"),
        (ClaimShape, {"assertions": [{"position": "1"}]}, "wrong_type"),
        (ClaimShape, {"assertions": [{"low": "about ten"}]}, "invalid_number"),
        (ClaimShape, {"appearances": [{"is_first": "yes"}]}, "wrong_type"),
        (ClaimShape, {"reviews": [{"through": "nothing"}]}, "invalid_id"),
    ],
)
def test_a_value_of_another_kind_is_refused(schema: Any, given: Any, code: str) -> None:
    with pytest.raises(RecordError) as refused:
        shape_of(schema).values(given, "")

    assert refused.value.rejection.code == code


def test_what_may_be_missing_may_be_null() -> None:
    given = {"speaker": None, "said_at": None, "assertions": [{"low": None, "as_of": None}]}

    claim = shape_of(ClaimShape).values(given, "")

    assert (claim["speaker"], claim["said_at"]) == (None, None)
    assert claim["assertions"][0].given == {"low", "as_of"}
