"""The filters of each resource, named as the members of its record are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Q

from claims.api.filtering.assertion_filters import SharedAssertionFilters
from claims.api.filtering.date_filters import (
    before,
    said_before,
    said_since,
    said_until,
    since,
    until,
)
from claims.api.filtering.fields import Many
from claims.api.filtering.filters import (
    BranchFilter,
    Condition,
    DimensionFilter,
    EntryFilter,
    ListingFilter,
    PlaceFilter,
    TextFilter,
    UnitFilter,
    WordFilter,
    WordsFilter,
    YesNoFilter,
)
from claims.api.filtering.filterset import FilterSet, Values
from claims.models import (
    PUBLIC_STATUSES,
    Claim,
    ClaimKind,
    Event,
    EventKind,
    Measure,
    QuoteType,
    RelationKind,
    Reliability,
    Source,
    SourceKind,
    Speaker,
    SpeakerKind,
    TemporalKind,
    Topic,
    Verdict,
)
from claims.models.base import COUNTRY, LANGUAGE
from claims.queries import agreement, agreement_filters, exists_filters


def language() -> TextFilter:
    return TextFilter(
        "language",
        "The language, as a BCP 47 tag.",
        several=True,
        max_length=35,
        pattern=LANGUAGE,
        example="en",
    )


def country(name: str, help_text: str) -> TextFilter:
    return TextFilter(
        name, help_text, several=True, max_length=2, min_length=2, pattern=COUNTRY, example="PL"
    )


def identifier(found: Condition, example: str) -> TextFilter:
    """The filter by an identifier in another register; `found` makes its condition on entries."""

    def is_identified(text: str) -> Q:
        scheme, _, value = text.partition(":")
        return found(Q(scheme=scheme, value=value))

    return TextFilter(
        is_identified,
        "The identifier in another register: scheme:value.",
        several=True,
        separator=",(?=[a-z0-9][a-z0-9_.-]*:)",
        max_length=361,
        min_length=3,
        pattern=r"^[a-z0-9][a-z0-9_.-]*:[^\x00]+$",
        example=example,
    )


class ObjectFilters(FilterSet):
    """The filters that every public object has."""

    dataset = TextFilter("dataset", "The data set it was imported from.", max_length=60)
    dataset_id = TextFilter("dataset_id", "The identifier in that data set.", max_length=300)
    modified__gte = since("changed_at", "Its record was changed", among=exists_filters.is_modified)
    modified__lt = before(
        "changed_at", "Its record was last changed", among=exists_filters.is_modified
    )
    modified__lte = until(
        "changed_at", "Its record was last changed", among=exists_filters.is_modified
    )


class ClaimFilters(ObjectFilters, SharedAssertionFilters):
    assertions_of = staticmethod(exists_filters.asserts)

    q = WordsFilter(
        "Words in the statement, the quote, the speaker's name or a source's title. Quotation "
        "marks hold a phrase, `or` is a choice, a minus excludes.",
    )
    speaker = EntryFilter(
        Speaker, "speaker", "The speaker who makes the claim: an id or slug.", in_order=True
    )
    speaker_name = TextFilter(
        lambda name: Q(speaker__in=exists_filters.named_like(name)),
        "The speaker's name or another of their names, roughly: accents and slips are forgiven.",
        max_length=300,
        min_length=3,
    )
    speaker__kind = WordFilter("speaker__kind", "The kind of speaker.", words=SpeakerKind.values)
    speaker__country = country("speaker__country", "The speaker's country, by ISO 3166-1.")
    speaker__role = TextFilter(
        "title__icontains",
        "Part of the title of a post that the speaker held at the time.",
        max_length=300,
        among=exists_filters.is_spoken_as,
    )
    speaker__organization = EntryFilter(
        Speaker,
        "organization",
        "The organization where the speaker held a post or was a member at the time: an id or "
        "slug.",
        among=exists_filters.is_spoken_as,
    )
    root_speaker = EntryFilter(
        Speaker,
        "root_speaker",
        "The root speaker, who said it first: an id or slug.",
        in_order=True,
    )
    source = ListingFilter(
        Source, "source", "A source that the claim appears in: an id.", among=exists_filters.appears
    )
    source__kind = WordFilter(
        "source__kind",
        "The kind of a source that the claim appears in.",
        words=SourceKind.values,
        among=exists_filters.appears,
    )
    source__publisher = EntryFilter(
        Speaker,
        "source__publisher",
        "The publisher of a source that the claim appears in: an id or slug.",
        among=exists_filters.appears,
    )
    source__reliability = WordFilter(
        "source__reliability",
        "The reliability of a source that the claim appears in, by the Admiralty code.",
        words=Reliability.values,
        among=exists_filters.appears,
    )
    topic = ListingFilter(Topic, "topic", "A topic, narrower topics included: an id or slug.")
    measure = ListingFilter(
        Measure,
        "measure",
        "The measure that the claim has an assertion for: an id or slug.",
        among=exists_filters.asserts,
    )
    event = ListingFilter(
        Event,
        "event",
        "The event that an assertion of the claim speaks of: an id.",
        among=exists_filters.asserts,
    )
    kind = WordFilter("kind", "The kind of claim.", words=ClaimKind.values)
    status = WordFilter("status", "The status: published or retracted.", words=PUBLIC_STATUSES)
    quote_type = WordFilter("quote_type", "The kind of quotation.", words=QuoteType.values)
    language = language()
    place = PlaceFilter(Claim, "Part of the name of the place where it was said.", min_length=3)
    said_at__gte = said_since("said_at", "Said", in_order=True)
    said_at__lt = said_before("said_at", "Said", in_order=True)
    said_at__lte = said_until("said_at", "Said", in_order=True)
    first_published_at__gte = since("first_published_at", "First published here")
    first_published_at__lt = before("first_published_at", "First published here")
    first_published_at__lte = until("first_published_at", "First published here")
    reviewer = EntryFilter(
        Speaker,
        "reviewer",
        "The reviewer: an id or slug. A withdrawn review does not count.",
        among=exists_filters.is_reviewed,
        varies=True,
    )
    verdict = WordFilter(
        "verdict",
        "The verdict of a review, or of the review by `reviewer`: a review of the first claim "
        "counts for its repeats. Or the verdict on a group that an assertion of the claim is in.",
        words=[*Verdict.values, *agreement.Verdict],
        among=exists_filters.is_reviewed,
        varies=True,
    )
    has_reviews = YesNoFilter(
        lambda yes: exists_filters.is_reviewed(Q()) if yes else ~exists_filters.is_reviewed(Q()),
        "Whether the claim has a review. A withdrawn review does not count.",
    )
    relation = WordFilter(
        "kind",
        "The relation to another claim: the claim repeats, updates or contradicts it.",
        words=RelationKind.values,
        among=exists_filters.relates,
    )
    related_to = EntryFilter(
        Claim,
        "object",
        "The other claim of a relation: an id.",
        among=exists_filters.relates,
    )
    has_assertions = YesNoFilter(
        lambda yes: exists_filters.asserts(Q()) if yes else ~exists_filters.asserts(Q()),
        "Whether the claim has assertions.",
    )

    @classmethod
    def conditions(cls, values: Values) -> Iterator[tuple[Condition | None, Q]]:
        """A verdict is that of a review, with the reviewer where one is asked for, or that of a
        group."""
        given = values.get("verdict", ())
        words = given if isinstance(given, Many) else (given,)
        if of_groups := [word for word in words if word in list(agreement.Verdict)]:
            found = reduce(or_, map(agreement_filters.claim_is_in_group, of_groups))
            if of_reviews := [word for word in words if word not in of_groups]:
                found |= exists_filters.is_reviewed(_review(values, of_reviews))
            yield None, found
            values = {name: value for name, value in values.items() if name != "verdict"}
        yield from super().conditions(values)


def _review(values: Values, verdicts: list[str]) -> Q:
    found = Q(verdict__in=verdicts)
    if "reviewer" not in values:
        return found
    reviewer: Q = ClaimFilters.base_filters["reviewer"].condition(values["reviewer"])
    return found & reviewer


class SpeakerFilters(ObjectFilters):
    kind = WordFilter("kind", "The kind of speaker.", words=SpeakerKind.values)
    country = country("country", "The country, by ISO 3166-1.")
    role = TextFilter(
        "title__icontains",
        "Part of the title of a post, at any time.",
        max_length=300,
        among=exists_filters.holds,
    )
    organization = EntryFilter(
        Speaker,
        "organization",
        "The organization of a post or membership: an id or slug.",
        among=exists_filters.holds,
    )
    name_like = TextFilter(
        lambda name: Q(pk__in=exists_filters.named_like(name)),
        "The name or another name, roughly: accents and slips are forgiven.",
        max_length=300,
        min_length=3,
    )
    name = TextFilter(
        lambda name: (
            Q(name__icontains=name) | exists_filters.is_also_named(Q(name__icontains=name))
        ),
        "Part of the name or of another name.",
        max_length=300,
        min_length=3,
    )
    identifier = identifier(exists_filters.is_identified, "wikidata:Q1058")


class SourceFilters(ObjectFilters):
    kind = WordFilter("kind", "The kind of source.", words=SourceKind.values)
    title = TextFilter("title__icontains", "Part of the title.", max_length=300, min_length=3)
    publisher = EntryFilter(Speaker, "publisher", "The publisher: an id or slug.")
    language = language()
    reliability = WordFilter(
        "reliability", "The reliability, a letter of the Admiralty code.", words=Reliability.values
    )
    url = TextFilter("url", "The exact address.", max_length=2000)
    published_at__gte = since("published_at", "Published")
    published_at__lt = before("published_at", "Published")
    published_at__lte = until("published_at", "Published")


class AssertionFilters(SharedAssertionFilters):
    verdict = WordFilter(
        agreement_filters.is_in_group,
        "The verdict on the group of the assertion.",
        words=agreement.Verdict,
    )
    claim = EntryFilter(Claim, "claim", "The claim: an id.")
    measure = EntryFilter(Measure, "measure", "The measure: an id or slug.")
    event = EntryFilter(Event, "event", "The event that the assertion speaks of: an id.")
    has_event = YesNoFilter(
        lambda yes: Q(event__isnull=not yes), "Whether the assertion speaks of an event."
    )
    speaker = EntryFilter(Speaker, "claim__speaker", "The speaker of the claim: an id or slug.")
    root_speaker = EntryFilter(
        Speaker, "claim__root_speaker", "The root speaker, who said it first: an id or slug."
    )
    source = EntryFilter(
        Source,
        "source",
        "A source that the claim appears in: an id.",
        among=exists_filters.stands_in,
    )
    topic = BranchFilter(
        Topic,
        lambda ids: Q(topic__in=ids),
        "A topic of the claim, narrower topics included: an id or slug.",
        among=exists_filters.is_of,
    )
    claim__status = WordFilter(
        "claim__status", "The status of the claim: published or retracted.", words=PUBLIC_STATUSES
    )
    claim__said_at__gte = said_since("claim__said_at", "The claim was said")
    claim__said_at__lt = said_before("claim__said_at", "The claim was said")
    claim__said_at__lte = said_until("claim__said_at", "The claim was said")


class EventFilters(ObjectFilters):
    label = TextFilter("label__icontains", "Part of the label.", max_length=300, min_length=3)
    kind = WordFilter("kind", "The kind of event.", words=EventKind.values)
    place = PlaceFilter(Event, "Part of the name of the place.")
    start__gte = since("start", "It began")
    start__lt = before("start", "It began")
    start__lte = until("start", "It began")
    measure = EntryFilter(
        Measure,
        "measure",
        "A measure with an assertion that speaks of the event: an id or slug.",
        among=exists_filters.is_counted,
    )
    identifier = identifier(exists_filters.event_is_identified, "wikidata:Q111542386")


class MeasureFilters(ObjectFilters):
    label = TextFilter(
        exists_filters.measure_is_named,
        "Part of the label or of another name.",
        max_length=300,
    )
    part_of = EntryFilter(
        Measure, "part_of", "The wider measure that it is part of: an id or slug."
    )
    counts_pledges = YesNoFilter(
        lambda yes: Q(counts_pledges=yes), "Whether the measure counts pledges and requests."
    )
    unit = UnitFilter("unit", "The code of the unit that the measure is shown in.", several=True)
    dimension = DimensionFilter("dimension", "The dimension of its units.")
    verdict = WordFilter(
        agreement_filters.measure_has_group,
        "The verdict on one of the groups of the measure.",
        words=agreement.Verdict,
    )
    temporal_kind = WordFilter(
        "temporal_kind",
        "The relation to time: a state, an amount in a period, or a total since a start.",
        words=TemporalKind.values,
    )


class ReviewFilters(ObjectFilters):
    claim = EntryFilter(Claim, "claim", "The reviewed claim: an id.")
    reviewer = EntryFilter(Speaker, "reviewer", "The reviewer: an id or slug.")
    verdict = WordFilter("verdict", "The verdict, as one of four.", words=Verdict.values)
    language = language()


class RelationFilters(ObjectFilters):
    subject = EntryFilter(
        Claim, "subject", "The claim that repeats, updates or contradicts the other: an id."
    )
    object = EntryFilter(
        Claim, "object", "The claim that is repeated, updated or contradicted: an id."
    )
    claim = EntryFilter(
        Claim, lambda key: Q(subject=key) | Q(object=key), "The claim on either side: an id."
    )
    kind = WordFilter("kind", "The kind of relation.", words=RelationKind.values)


class TopicFilters(ObjectFilters):
    broader = EntryFilter(Topic, "broader", "The broader topic: an id or slug.")
    label = TextFilter(
        exists_filters.topic_is_named,
        "Part of the label or of another name.",
        max_length=300,
    )


class UnitFilters(FilterSet):
    dimension = DimensionFilter("dimension", "The dimension.")
