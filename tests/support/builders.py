"""Rows for tests: each function makes a valid one, with what it needs, and takes overrides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import connection

from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    Event,
    EventIdentifier,
    ExchangeRate,
    FieldLock,
    Import,
    ImportFault,
    Measure,
    MeasureAlias,
    NumericAssertion,
    RatingWord,
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
    Unit,
)

numbers = count(1)
NOON = datetime(2022, 3, 1, 12, tzinfo=UTC)


def make_speaker(**overrides: Any) -> Speaker:
    n = next(numbers)
    return Speaker.objects.create(
        **{"name": f"Speaker {n}", "slug": f"speaker-{n}", "kind": "person"} | overrides
    )


def make_alias(**overrides: Any) -> SpeakerAlias:
    defaults = {"name": f"Alias {next(numbers)}"}
    return _with(SpeakerAlias, {"speaker": make_speaker}, defaults, overrides)


def make_identifier(**overrides: Any) -> SpeakerIdentifier:
    defaults = {"scheme": "wikidata", "value": f"Q{next(numbers)}"}
    return _with(SpeakerIdentifier, {"speaker": make_speaker}, defaults, overrides)


def make_role(**overrides: Any) -> Role:
    needs = {"speaker": make_speaker, "organization": make_speaker}
    return _with(Role, needs, {"title": f"Post {next(numbers)}"}, overrides)


def make_source(**overrides: Any) -> Source:
    n = next(numbers)
    defaults = {"kind": "article", "title": f"Source {n}", "url": f"https://example.org/{n}"}
    return _with(Source, {"publisher": make_speaker}, defaults, overrides)


def make_snapshot(**overrides: Any) -> Snapshot:
    defaults = {"taken_at": NOON, "text": f"Text {next(numbers)}"}
    return _with(Snapshot, {"source": make_source}, defaults, overrides)


def make_topic(**overrides: Any) -> Topic:
    n = next(numbers)
    return Topic.objects.create(**{"label": f"Topic {n}", "slug": f"topic-{n}"} | overrides)


def make_topic_alias(**overrides: Any) -> TopicAlias:
    defaults = {"name": f"Alias {next(numbers)}"}
    return _with(TopicAlias, {"topic": make_topic}, defaults, overrides)


def make_event(**overrides: Any) -> Event:
    return Event.objects.create(**{"label": f"Event {next(numbers)}"} | overrides)


def make_event_identifier(**overrides: Any) -> EventIdentifier:
    defaults = {"scheme": "wikidata", "value": f"Q{next(numbers)}"}
    return _with(EventIdentifier, {"event": make_event}, defaults, overrides)


def make_unit(code: str = "1", **overrides: Any) -> Unit:
    defaults = {"dimension": "count", "label": "one", "plural": "ones"} | overrides
    return Unit.objects.get_or_create(code=code, defaults=defaults)[0]


def make_measure(**overrides: Any) -> Measure:
    n = next(numbers)
    defaults = {"label": f"Measure {n}", "slug": f"measure-{n}", "temporal_kind": "stock"}
    return _with(Measure, {"unit": make_unit}, defaults, overrides)


def make_measure_alias(**overrides: Any) -> MeasureAlias:
    defaults = {"name": f"Alias {next(numbers)}"}
    return _with(MeasureAlias, {"measure": make_measure}, defaults, overrides)


def make_rate(**overrides: Any) -> ExchangeRate:
    """What a euro was worth, of a day of its own."""
    day = date(2022, 3, 1) + timedelta(next(numbers))
    defaults = {"from_unit_id": "EUR", "to_unit_id": "USD", "day": day, "rate": "1.1"}
    return _with(ExchangeRate, {"source": make_source}, defaults, overrides)


def make_rating_word(**overrides: Any) -> RatingWord:
    return RatingWord.objects.create(
        **{"words": f"words {next(numbers)}", "verdict": "false"} | overrides
    )


def make_lock(row: Any = None, field: str = "description", **overrides: Any) -> FieldLock:
    row = row or make_speaker()
    named = {"kind": row._meta.model_name, "object_id": row.pk, "field": field}
    return FieldLock.objects.create(**named | overrides)


def make_editor(name: str = "ed") -> User:
    user = User.objects.create(username=name, is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


def make_import(**overrides: Any) -> Import:
    """One that has ended, with a line that was rejected."""
    n = next(numbers)
    defaults = {
        "file_name": f"file-{n}.csv",
        "sha256": f"{n:064x}",
        "size": 1000,
        "format": "ndjson",
        "options": {"publish": False},
        "dry_run": False,
        "via": "command",
        "state": "finished",
        "read": 2,
        "created": 1,
        "rejected": 1,
    }
    made = Import.objects.create(**defaults | overrides)
    fault = {"path": "kind", "code": "unknown_kind", "reason": "Choose one of: event."}
    ImportFault.objects.create(run=made, line=2, kind="rejected", **fault)
    return made


def make_claim(**overrides: Any) -> Claim:
    n = next(numbers)
    defaults = {
        "statement": f"Statement {n}",
        "kind": "quantity",
        "said_at": NOON,
        "said_precision": "minute",
        "rejection_reason": "no_claim" if overrides.get("status") == "rejected" else "",
    }
    return _with(Claim, {"speaker": make_speaker}, defaults, overrides)


def make_claim_topic(**overrides: Any) -> ClaimTopic:
    return _with(ClaimTopic, {"claim": make_claim, "topic": make_topic}, {}, overrides)


def make_appearance(**overrides: Any) -> Appearance:
    defaults = {"exact": f"words {next(numbers)}"}
    return _with(Appearance, {"claim": make_claim, "source": make_source}, defaults, overrides)


def make_attribution(**overrides: Any) -> Attribution:
    defaults = {"position": 1, "verb": "said"}
    return _with(Attribution, {"claim": make_claim, "speaker": make_speaker}, defaults, overrides)


def make_assertion(**overrides: Any) -> NumericAssertion:
    """“331”, unless told otherwise."""
    needs = {"claim": make_claim, "measure": make_measure, "unit": make_unit}
    return _with(NumericAssertion, needs, {"as_printed": "331", "low": 331, "high": 331}, overrides)


def make_review(**overrides: Any) -> Review:
    defaults = {"rating": f"Rating {next(numbers)}", "verdict": "mixture"}
    return _with(Review, {"claim": make_claim, "reviewer": make_speaker}, defaults, overrides)


def make_evidence(**overrides: Any) -> ReviewEvidence:
    return _with(ReviewEvidence, {"review": make_review, "source": make_source}, {}, overrides)


def make_relation(**overrides: Any) -> Relation:
    needs = {"subject": make_claim, "object": make_claim}
    return _with(Relation, needs, {"kind": "supports"}, overrides)


def _with(
    model: Any, needs: dict[str, Any], defaults: dict[str, Any], overrides: dict[str, Any]
) -> Any:
    """A row, and of what it needs only what was not given."""
    needed = {name: make() for name, make in needs.items() if name not in overrides}
    return model.objects.create(**defaults | needed | overrides)


@contextmanager
def record_versions_by_hand() -> Iterator[None]:
    """What triggers alone may write, in the one transaction of a test."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL onrecord.raising_versions = on")
        yield
        cursor.execute("SET LOCAL onrecord.raising_versions = off")
