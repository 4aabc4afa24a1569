"""One of everything, linked as richly as the model allows: for tests that walk all tables."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

from psycopg.types.range import DateRange

from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    Event,
    EventIdentifier,
    ExchangeRate,
    Measure,
    MeasureAlias,
    NumericAssertion,
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
)

DAY = datetime(2022, 3, 5, tzinfo=UTC)
SAID = {"said_at": DAY, "said_precision": "day"}


def day(number: int) -> DateRange:
    return DateRange(date(2022, 3, number), date(2022, 3, number + 1))


def make_world() -> SimpleNamespace:
    """A published claim with every part, another it updates and a third it repeats, and a draft."""
    ministry = Speaker.objects.create(
        name="Ministry", slug="ministry", kind="organization", country="PL"
    )
    outlet = Speaker.objects.create(name="Daily", slug="daily", kind="outlet")
    minister = Speaker.objects.create(name="Ada Minister", slug="ada", kind="person", country="PL")
    witness = Speaker.objects.create(name="Witness", slug="witness", kind="anonymous")
    desk = Speaker.objects.create(name="Desk", slug="desk", kind="organization")
    hidden = Speaker.objects.create(name="Hidden", slug="hidden", kind="person")
    SpeakerAlias.objects.create(speaker=minister, name="A. Minister", language="pl")
    SpeakerIdentifier.objects.create(speaker=minister, scheme="wikidata", value="Q1")
    Role.objects.create(
        speaker=minister, title="Minister", organization=ministry, start=DAY, start_precision="day"
    )
    article = Source.objects.create(
        kind="article",
        title="An article",
        url="https://news.example/a",
        publisher=outlet,
        language="en",
        published_at=DAY,
        published_precision="day",
        accessed_at=DAY,
        reliability="B",
    )
    report = Source.objects.create(
        kind="report", title="A report", url="https://news.example/r", publisher=desk
    )
    hidden_source = Source.objects.create(kind="other", title="Hidden source", publisher=hidden)
    Snapshot.objects.create(source=article, taken_at=DAY, text="So at least 331 people.")
    war = Topic.objects.create(label="War", slug="war")
    losses = Topic.objects.create(label="Losses", slug="losses", broader=war)
    TopicAlias.objects.create(topic=losses, name="Casualties", language="en")
    strike = Event.objects.create(
        label="Strike on a station",
        kind="strike",
        start=DAY,
        start_precision="day",
        end=DAY,
        end_precision="day",
        place="Kramatorsk",
        latitude="48.7389",
        longitude="37.5848",
    )
    EventIdentifier.objects.create(event=strike, scheme="wikidata", value="Q2")
    dead = Measure.objects.create(
        label="Dead",
        slug="dead",
        unit_id="1",
        temporal_kind="cumulative",
        start=date(2022, 2, 24),
    )
    killed = Measure.objects.create(
        label="People killed",
        slug="killed",
        part_of=dead,
        unit_id="1",
        temporal_kind="cumulative",
        start=date(2022, 2, 24),
        population="people",
        place="Ukraine",
    )
    MeasureAlias.objects.create(measure=killed, name="Deaths", language="en")
    statement = {"status": "published", "speaker": minister, "kind": "quantity"} | SAID
    first = Claim.objects.create(statement="It was 300 first.", **statement)
    earlier = Claim.objects.create(statement="It was 320.", **statement)
    claim = Claim.objects.create(
        statement="At least 331 people were killed.",
        quote="at least 331",
        quote_type="direct",
        quote_translation="at least 331",
        language="en",
        place="Rzeszów",
        **statement,
    )
    draft = Claim.objects.create(statement="Secret draft.", speaker=hidden)
    ClaimTopic.objects.create(claim=claim, topic=losses)
    appearance = Appearance.objects.create(
        claim=claim,
        source=article,
        is_first=True,
        exact="at least 331",
        prefix="that ",
        suffix=" died",
        start=3,
        end=15,
    )
    Appearance.objects.create(claim=draft, source=hidden_source)
    Attribution.objects.create(claim=claim, position=1, speaker=minister, verb="quoted")
    Attribution.objects.create(claim=claim, position=2, speaker=witness, verb="said", source=report)
    figure = {"measure": killed, "comparator": "ge", "low": 331, "as_of": day(4), "event": strike}
    assertion = NumericAssertion.objects.create(
        claim=claim,
        as_printed="at least 331",
        quote_start=0,
        quote_end=12,
        best=340,
        note="n",
        **figure,
    )
    base = NumericAssertion.objects.create(
        claim=earlier, as_printed="320", measure=killed, low=320, high=320
    )
    change = NumericAssertion.objects.create(
        claim=claim,
        position=2,
        as_printed="more than doubled",
        measure=killed,
        comparator="gt",
        low=2,
        form="ratio",
        direction="up",
        baseline=day(1),
        baseline_assertion=base,
    )
    rate = ExchangeRate.objects.create(
        from_unit_id="EUR", to_unit_id="USD", day=date(2022, 3, 5), rate="1.0945", source=report
    )
    review = Review.objects.create(
        claim=claim,
        reviewer=desk,
        rating="Half True",
        rating_value=3,
        rating_worst=1,
        rating_best=5,
        verdict="mixture",
        url="https://desk.example/1",
        title="Checked",
        reviewed_at=DAY,
        reviewed_precision="day",
        summary="So so.",
        language="en",
    )
    ReviewEvidence.objects.create(review=review, source=report)
    first_review = Review.objects.create(claim=first, reviewer=desk, rating="True", verdict="true")
    updates = Relation.objects.create(
        subject=claim, kind="updates", object=earlier, note="A later count."
    )
    repeats = Relation.objects.create(subject=claim, kind="repeats", object=first)
    to_draft = Relation.objects.create(subject=draft, kind="supports", object=claim)
    return SimpleNamespace(**{k: v for k, v in locals().items() if hasattr(v, "pk")})
