"""Every model that the admin has pages for, with a row of each."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User

from claims.models import (
    Appearance,
    AssertionReading,
    Attribution,
    Claim,
    ClaimTopic,
    DuplicatePair,
    Event,
    EventIdentifier,
    ExchangeRate,
    FieldLock,
    Import,
    Measure,
    MeasureAlias,
    Merge,
    NumericAssertion,
    RatingWord,
    RecordVersion,
    Redaction,
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
from claims.services import curation
from tests.support import builders
from tests.support.builders import (
    make_assertion,
    make_attribution,
    make_measure,
    make_relation,
    make_review,
    make_snapshot,
    make_source,
    make_speaker,
    make_topic,
    make_unit,
    numbers,
)

MAKERS: dict[type, Any] = {
    Appearance: builders.make_appearance,
    Attribution: make_attribution,
    Claim: lambda: make_claim_with_parts(),
    ClaimTopic: builders.make_claim_topic,
    DuplicatePair: lambda: make_pair(),
    ExchangeRate: builders.make_rate,
    Merge: lambda: curation.merge(entry=make_topic(), into=make_topic(), by=None),
    Redaction: lambda: redacted(make_topic()),
    AssertionReading: lambda: AssertionReading.objects.get(pk=make_assertion().pk),
    Group: lambda: Group.objects.create(name=f"Group {next(numbers)}"),
    Event: builders.make_event,
    EventIdentifier: builders.make_event_identifier,
    FieldLock: builders.make_lock,
    Import: builders.make_import,
    Measure: make_measure,
    RatingWord: builders.make_rating_word,
    MeasureAlias: builders.make_measure_alias,
    NumericAssertion: make_assertion,
    Permission: lambda: Permission.objects.first(),
    Relation: make_relation,
    Review: make_review,
    ReviewEvidence: builders.make_evidence,
    Role: builders.make_role,
    Snapshot: make_snapshot,
    Source: make_source,
    Speaker: make_speaker,
    SpeakerAlias: builders.make_alias,
    SpeakerIdentifier: builders.make_identifier,
    RecordVersion: lambda: versioned(make_speaker()),
    Topic: lambda: make_topic(broader=make_topic()),
    TopicAlias: builders.make_topic_alias,
    Unit: lambda: make_unit(f"unit{next(numbers)}", dimension="0 test"),
    User: lambda: User.objects.create_user(f"user{next(numbers)}"),
}
REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)
PAGES = [admin.site._registry[model] for model in REGISTERED]
INLINES = [inline(page.model, admin.site) for page in PAGES for inline in page.inlines]

every_model = pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.model_name)
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.opts.model_name)
NOBODY = "00000000-0000-7000-8000-000000000000"


def versioned(row):
    """What the public has seen has a record version."""
    defaults = {"kind": row._meta.model_name, "changed_xid": 1}
    with builders.record_versions_by_hand():
        return RecordVersion.objects.get_or_create(id=row.pk, defaults=defaults)[0]


def make_pair(kind="topic"):
    """Two entries of a kind that may be the same."""
    make = getattr(builders, f"make_{kind}")
    first, second = sorted((make(), make()), key=lambda row: row.pk)
    return DuplicatePair.objects.create(
        kind=kind, first=first.pk, second=second.pk, score=80, why="name"
    )


def redacted(entry):
    curation.redact(entry=entry, reason="A court said so.", by=None)
    return Redaction.objects.get(entry=entry.pk)


def make_claim_with_parts():
    """A claim with a row in each inline that has numbers to type."""
    claim = make_assertion().claim
    make_attribution(claim=claim)
    builders.make_appearance(claim=claim)
    return claim


def make(model):
    """A row of any registered model."""
    return MAKERS[model]()
