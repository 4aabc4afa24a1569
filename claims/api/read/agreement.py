"""Do the assertions of a measure agree? What they allow together, and which cannot all hold.

Below the measure's own address. Whoever asks is answered in JSON; contradictions are feeds, too.
"""

from __future__ import annotations

import inspect
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
    inline_serializer,
)
from rest_framework import serializers

from claims.api import responses
from claims.api.base import ReadView
from claims.api.filtering import fields
from claims.api.filtering.filters import fault
from claims.api.read import documents, formats, pagination, sparse_fields
from claims.api.read.formats import FEEDS
from claims.api.read.links import links_header, neighbour_links
from claims.api.read.lookups import moved_along
from claims.api.read.pagination import LARGEST_SIZE
from claims.models import Event, Measure, Speaker, TemporalKind, Topic
from claims.queries import agreement, contradictions, series
from claims.queries.agreement import GroupKey, Period
from claims.queries.read_connection import alias
from claims.queries.visible import resolve_id
from claims.records import agreement as records
from claims.records import record_cache
from claims.records.schemas import MeasureRef
from claims.services.rate_limits import HEAVY
from claims.web import http_cache, lookups
from claims.web.problems import bad_request, wrong

CONTRADICTION, REVISION = "contradiction", "revision"
CURSOR, PAGE_SIZE = (
    pagination.parameter("cursor", *pagination.CURSOR),
    pagination.parameter("page_size", *pagination.size(LARGEST_SIZE)),
)
AS_FEED = ("json", *FEEDS)
FORMAT = pagination.parameter(
    "format", sparse_fields.DESCRIPTIONS["format"], {"type": "string", "enum": list(AS_FEED)}
)


EVENT = fields.Id(help_text="Only assertions that speak of this event, by its id.")


def ways_on(request: HttpRequest, ways: pagination.Neighbours, form: str) -> dict[str, str | None]:
    return neighbour_links(request, ways, form if form in FEEDS else "")


def event_of(asked: dict[str, Any]) -> UUID | None:
    return resolve_id(Event, asked["event"]) if "event" in asked else None


class Question(ReadView):
    """A question about agreement, of which the parameters are declared."""

    content_negotiation_class = formats.Negotiation
    name: str
    questions: dict[str, fields.Value] = {}
    paging_parameters: tuple[Any, ...] = ()
    offered: tuple[str, ...] = ("json",)

    def known_parameters(self) -> tuple[str, ...]:
        return (*self.questions, *(known["name"] for known in self.paging_parameters))

    def cost(self, request: HttpRequest) -> int:
        return HEAVY

    def form(self, request: HttpRequest) -> str:
        """The format to answer in. A browser, too, is answered in JSON."""
        named = self.parameters.get("format")
        offered = self.offered if named else (*self.offered, "html")
        found = formats.negotiate(request.META.get("HTTP_ACCEPT"), named, offered)
        return found if found in FEEDS else "json"

    def answered(
        self,
        request: HttpRequest,
        body: bytes,
        links: dict[str, str | None],
        form: str = "json",
    ) -> HttpResponseBase:
        etag = http_cache.etag_of(body)
        if same := http_cache.not_modified(request, etag):
            return same
        headers = http_cache.validators(etag) | links_header(links)
        return responses.answer(body, formats.MEDIA_TYPES[form], headers)

    @cached_property
    def asked(self) -> dict[str, Any]:
        """The value of each parameter that is a question. Raises a 400 that names the others."""
        values, faults = {}, []
        for name, field in self.questions.items():
            if name in self.parameters:
                try:
                    values[name] = field.read(self.parameters[name])
                except ValidationError as error:
                    faults.append(fault(name, error))
        if faults:
            raise bad_request(*faults)
        return values

    @classmethod
    def described(cls) -> list[dict[str, Any]]:
        """The parameters, as OpenAPI describes them."""
        return [
            *(
                pagination.parameter(name, str(field.help_text), dict(field.schema))
                for name, field in cls.questions.items()
            ),
            *cls.paging_parameters,
        ]

    def about(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "description": inspect.getdoc(type(self)) or "",
            "parameters": self.described(),
            "fields": [],
            "expand": [],
            "formats": list(self.offered),
        }


class OfMeasure(Question):
    """A question about the assertions of one measure, asked at an address below its own."""

    def get(self, request: HttpRequest, key: str) -> HttpResponseBase:
        form = self.form(request)
        found = lookups.find(record_cache.KINDS["measure"], key)
        if found.merged_into:
            return moved_along(request, f"measures-{self.name}", found.merged_into)
        return self.answered(request, *self.answer(request, found.held.uuid, form), form)

    def answer(
        self, request: HttpRequest, measure: UUID, form: str
    ) -> tuple[bytes, dict[str, str | None]]:
        """The body, and the ways on from it."""
        raise NotImplementedError


def described(view: type[OfMeasure], shape: Any) -> Any:
    """Describes a view to OpenAPI."""
    asked = [pagination.declared(known) for known in view.described()]
    declared = extend_schema(
        operation_id=f"measures_{view.name}",
        description=inspect.getdoc(view),
        parameters=[OpenApiParameter("key", str, OpenApiParameter.PATH), *asked],
        responses=shape,
    )
    return extend_schema_view(get=declared)(view)


class Consensus(OfMeasure):
    """What all assertions of a measure that count allow together on a day: those of one event, or
    those that name none."""

    name = "consensus"
    questions = {
        "at": fields.Day(
            help_text="The day of the consensus. The default is the latest day that an assertion "
            "speaks of, that lies neither after its statement nor after today."
        ),
        "period": fields.Days(
            help_text="For a flow, the period instead of a day: its first and last day, joined by "
            "a slash."
        ),
        "speaker": fields.Key(
            help_text="Only assertions in claims of this speaker: an id or slug."
        ),
        "event": EVENT,
    }

    def answer(
        self, request: HttpRequest, measure: UUID, form: str
    ) -> tuple[bytes, dict[str, str | None]]:
        asked = self.asked
        if "at" in asked and "period" in asked:
            raise wrong("two_times", "Give “at” or “period”, not both.", "period")
        known = records.about(measure)
        if "period" in asked and known["measure"]["temporal_kind"] != TemporalKind.FLOW:
            raise wrong(
                "not_a_flow",
                "Only a flow has periods. Ask for a day of this measure with “at”.",
                "period",
            )
        key = GroupKey(measure, event_of(asked))
        found, version = agreement.consensus(
            key,
            today=datetime.now(UTC).date(),
            day=asked.get("at"),
            period=Period(*asked["period"]) if "period" in asked else None,
            speaker=resolve_id(Speaker, asked["speaker"]) if "speaker" in asked else None,
        )
        about = known | {
            "event": records.event(key.event),
            "groups": records.tally(agreement.groups_of(measure)),
        }
        about |= records.version(version)
        return responses.dumped(about | records.consensus(found, known["measure"]["unit"])), {}


class Contradictions(OfMeasure):
    """The assertions of a measure that cannot all hold, each with witnesses of other root speakers
    that are against it, in the order of the last day they speak of."""

    name = "contradictions"
    questions = {
        "kind": fields.Word(
            words=(CONTRADICTION, REVISION),
            help_text="Contradictions, or revisions: assertions that a root speaker replaced by "
            "one that cannot hold with them.",
        ),
        "strictness": fields.Word(
            words=records.STRICTNESS,
            help_text="Only strict contradictions, which rounding cannot explain, or loose ones as "
            "well.",
        ),
        "assertion": fields.Id(
            help_text="One assertion alone, by its id, with up to 1,000 witnesses."
        ),
        "event": EVENT,
    }
    paging_parameters = (CURSOR, PAGE_SIZE, FORMAT)
    offered = AS_FEED

    def answer(
        self, request: HttpRequest, measure: UUID, form: str
    ) -> tuple[bytes, dict[str, str | None]]:
        kind = self.asked.get("kind", CONTRADICTION)
        one = self.asked.get("assertion")
        if one and not series.of_measure(measure).filter(pk=one).using(alias()).exists():
            detail = "This measure has no public assertion with the id in “assertion”."
            raise wrong("not_of_measure", detail, "assertion")
        if kind == REVISION and "strictness" in self.asked:
            detail = "“strictness” selects contradictions, not revisions."
            raise wrong("not_of_revisions", detail, "strictness")
        strictness = self.asked.get("strictness", "strict") if kind == CONTRADICTION else None
        named = pagination.list_name(f"{self.name} {measure}", self.parameters)
        turn = pagination.turn(self.parameters, named)
        found = self.found(
            measure,
            strictness,
            event=event_of(self.asked),
            assertion=one,
            turn=agreement.Turn(turn.limit, turn.start, turn.backwards),
        )
        shown, more = turn.page_of(found.conflicts)
        ways = pagination.neighbours(turn, shown, more, named)
        links, results = ways_on(request, ways, form), records.conflicts(shown)
        if form in FEEDS:
            return documents.of_conflicts(request, form, results, links, kind), links
        about = records.about(measure)
        page = (
            links
            | about
            | records.version(agreement.version(measure, event_of(self.asked)))
            | {
                "kind": kind,
                "strictness": strictness,
                "count": {"value": found.count, "kind": "exact"},
                "results": results,
            }
        )
        return responses.dumped(page), links

    def found(self, measure: UUID, strictness: str | None, **which: Any) -> agreement.Found:
        if strictness is None:
            return agreement.revisions(measure, **which)
        return agreement.contradictions(measure, strict=strictness == "strict", **which)


WAYS_ON = {
    "next": serializers.URLField(allow_null=True, help_text="The next page, or null on the last."),
    "previous": serializers.URLField(
        allow_null=True, help_text="The page before, or null on the first."
    ),
}
PAGE = inline_serializer(
    "ContradictionsPage",
    {
        **WAYS_ON,
        "measure": MeasureRef(),
        "unit": serializers.CharField(
            help_text="The unit of all intervals and gaps outside `shown`."
        ),
        "version": serializers.IntegerField(min_value=0, help_text=records.VERSION),
        "is_current": serializers.BooleanField(help_text=records.IS_CURRENT),
        "kind": serializers.ChoiceField([CONTRADICTION, REVISION]),
        "strictness": serializers.ChoiceField(
            records.STRICTNESS, allow_null=True, help_text="As requested; null for revisions."
        ),
        "count": inline_serializer(
            "ExactCount",
            {
                "value": serializers.IntegerField(min_value=0),
                "kind": serializers.ChoiceField(["exact"]),
            },
        ),
        "results": records.ConflictShape(many=True),
    },
)
ENTRIES: dict[str, Any] = {
    "measure": Measure,
    "speaker": Speaker,
    "root_speaker": Speaker,
    "topic": Topic,
}


class AllContradictions(Question):
    """The assertions of all measures that cannot hold with others, those said last first, each with
    witnesses of who is against it."""

    name = "contradictions"
    questions = {
        "strictness": Contradictions.questions["strictness"],
        "measure": fields.Key(help_text="The measure: an id or slug."),
        "speaker": fields.Key(help_text="The speaker of the claim: an id or slug."),
        "root_speaker": fields.Key(help_text="The root speaker, who said it first: an id or slug."),
        "topic": fields.Key(
            help_text="A topic of the claim, narrower topics included: an id or slug."
        ),
        "said_at__gte": fields.Day(help_text="Said on this day or later."),
        "said_at__lt": fields.Day(help_text="Said before this day."),
    }
    paging_parameters = (CURSOR, PAGE_SIZE, FORMAT)
    offered = AS_FEED

    def get(self, request: HttpRequest) -> HttpResponseBase:
        form = self.form(request)
        asked = {
            name: resolve_id(ENTRIES[name], value) if name in ENTRIES else value
            for name, value in self.asked.items()
            if name != "strictness"
        }
        strictness = self.asked.get("strictness", "strict")
        named = pagination.list_name(self.name, self.parameters)
        turn = pagination.turn(self.parameters, named)
        where = agreement.Turn(turn.limit, turn.start, turn.backwards)
        found = contradictions.newest(where, strict=strictness == "strict", **asked)
        shown, more = turn.page_of(found)
        ways = pagination.neighbours(turn, shown, more, named)
        links, results = ways_on(request, ways, form), records.conflicts(shown)
        if form in FEEDS:
            body = documents.of_conflicts(request, form, results, links, CONTRADICTION)
        else:
            body = responses.dumped(links | {"strictness": strictness, "results": results})
        return self.answered(request, body, links, form)


ALL_PAGE = inline_serializer(
    "AllContradictionsPage",
    {
        **WAYS_ON,
        "strictness": serializers.ChoiceField(records.STRICTNESS, help_text="As requested."),
        "results": records.ConflictShape(many=True),
    },
)
ALL_CONTRADICTIONS = extend_schema_view(
    get=extend_schema(
        operation_id="contradictions_list",
        description=inspect.getdoc(AllContradictions),
        parameters=[pagination.declared(known) for known in AllContradictions.described()],
        responses=ALL_PAGE,
    )
)(AllContradictions)
AGREEMENT: dict[str, type[OfMeasure]] = {
    "consensus": described(Consensus, records.ConsensusShape),
    "contradictions": described(Contradictions, PAGE),
}
