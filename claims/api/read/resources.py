"""The resources: which records, in which orders, under which filters."""

from __future__ import annotations

import inspect
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.api.base import Strict
from claims.api.filtering import filtersets
from claims.api.read import formats, readable_pages
from claims.api.read.lookups import Resource
from claims.api.read.record_views import RecordViewSet
from claims.models import Unit
from claims.queries import said_days
from claims.queries.summaries import Facet
from claims.queries.visible import listed_assertions

# What claims have several of: each value of a claim once.
OF_CLAIM = (
    "SELECT DISTINCT part.claim_id AS id, part.{} AS value "
    "FROM listed JOIN claims_{} part ON part.claim_id = listed.id WHERE true"
)
PUBLISHERS = (
    "SELECT DISTINCT part.claim_id AS id, source.publisher_id AS value "
    "FROM listed JOIN claims_appearance part ON part.claim_id = listed.id "
    "JOIN claims_source source ON source.id = part.source_id"
)


class Claims(Resource):
    """Who asserted what, when: published claims, and retracted ones with their reason."""

    kind = "claim"
    filterset_class = filtersets.ClaimFilters
    searchable = True
    orderings = tuple(
        "-said_at said_at -first_published_at first_published_at -modified modified -rank "
        "id -id".split()
    )
    facets = {
        "speaker": Facet("speaker_id", names="claims_speaker"),
        "root_speaker": Facet("root_speaker_id", names="claims_speaker"),
        "speaker_kind": Facet("speaker__kind"),
        "speaker_country": Facet("speaker__country"),
        "topic": Facet(
            source=OF_CLAIM.format("topic_id", "claimtopic"), names="claims_topic", label="label"
        ),
        "measure": Facet(
            source=OF_CLAIM.format("measure_id", "numericassertion"),
            names="claims_measure",
            label="label",
        ),
        "publisher": Facet(source=PUBLISHERS, names="claims_speaker"),
        "verdict": Facet(
            source=OF_CLAIM.format("verdict", "review") + " AND part.retraction_reason = ''"
        ),
        "kind": Facet("kind"),
        "status": Facet("status"),
        "quote_type": Facet("quote_type"),
        "language": Facet("language"),
        "year": Facet(said_days.year("said_at")),
    }


class Speakers(Resource):
    """Who says things: persons, organizations, groups, outlets and anonymous sources."""

    kind = "speaker"
    slugs = True
    filterset_class = filtersets.SpeakerFilters
    orderings = ("name", "-name", "-modified", "modified", "id", "-id")
    facets = {"kind": Facet("kind"), "country": Facet("country")}


class Sources(Resource):
    """Where claims are recorded. The text of a source is not public; its hash is."""

    kind = "source"
    filterset_class = filtersets.SourceFilters
    orderings = ("-published_at", "published_at", "-modified", "modified", "id", "-id")
    facets = {
        "kind": Facet("kind"),
        "publisher": Facet("publisher_id", names="claims_speaker"),
        "language": Facet("language"),
        "reliability": Facet("reliability"),
        "year": Facet("published_at__year"),
    }


class Events(Resource):
    """What numbers are about: strikes, demonstrations, outbreaks."""

    kind = "event"
    filterset_class = filtersets.EventFilters
    orderings = ("-start", "start", "label", "-label", "-modified", "modified", "id", "-id")
    facets = {
        "kind": Facet("kind"),
        "place": Facet("place"),
        "year": Facet("start__year"),
    }


class Assertions(RecordViewSet):
    """The numbers in claims, as printed and as intervals."""

    kind = "assertion"
    filterset_class = filtersets.AssertionFilters
    facets = {
        "measure": Facet("measure_id", names="claims_measure", label="label"),
        "speaker": Facet("claim__speaker_id", names="claims_speaker"),
        "comparator": Facet("comparator"),
        "precision": Facet("precision"),
        "form": Facet("form"),
        "observation_status": Facet("observation_status"),
        "event": Facet("event_id", names="claims_event", label="label", slugs=False),
        "unit": Facet("unit_id"),
    }

    def get_queryset(self) -> QuerySet[Any]:
        return listed_assertions()


class Measures(Resource):
    """What is counted: assertions of one measure can be compared."""

    kind = "measure"
    slugs = True
    filterset_class = filtersets.MeasureFilters
    orderings = ("label", "-label", "-modified", "modified", "id", "-id")
    facets = {"temporal_kind": Facet("temporal_kind"), "dimension": Facet("dimension")}


class Reviews(Resource):
    """Verdicts on claims, in the reviewer's words and as one of four."""

    kind = "review"
    filterset_class = filtersets.ReviewFilters
    orderings = ("id", "-id", "-reviewed_at", "reviewed_at", "-modified", "modified")
    facets = {
        "reviewer": Facet("reviewer_id", names="claims_speaker"),
        "verdict": Facet("verdict"),
        "language": Facet("language"),
    }


class Topics(Resource):
    """Subjects, with broader ones."""

    kind = "topic"
    slugs = True
    filterset_class = filtersets.TopicFilters
    orderings = ("label", "-label", "-modified", "modified", "id", "-id")


class Relations(Resource):
    """How one claim stands to another."""

    kind = "relation"
    filterset_class = filtersets.RelationFilters
    orderings = ("id", "-id", "-modified", "modified")
    facets = {"kind": Facet("kind")}


class Units(RecordViewSet):
    """Units, with exact factors: canonical = value * numerator / denominator + offset."""

    kind = "unit"
    has_feed = False
    queryset = Unit.objects.order_by()
    filterset_class = filtersets.UnitFilters
    orderings = ("code", "-code", "dimension", "-dimension")

    def key(self, text: str) -> Any:
        return text if text.isprintable() else None


RESOURCES: dict[str, type[RecordViewSet]] = {
    "claims": Claims,
    "speakers": Speakers,
    "sources": Sources,
    "events": Events,
    "assertions": Assertions,
    "measures": Measures,
    "reviews": Reviews,
    "topics": Topics,
    "relations": Relations,
    "units": Units,
}


BESIDES = ("parse", "rules", "vocabulary", "schema", "documentation")


class Index(Strict):
    """Where everything is."""

    content_negotiation_class = formats.Negotiation

    @extend_schema(
        operation_id="index",
        responses=inline_serializer(
            "Index", {name: serializers.URLField() for name in (*RESOURCES, *BESIDES)}
        ),
    )
    def get(self, request: Request) -> Any:
        form = formats.negotiate(request.META.get("HTTP_ACCEPT"), None, ("json", "html"))
        if form == "html":
            about = {name: inspect.getdoc(view) or "" for name, view in RESOURCES.items()}
            return readable_pages.index(descriptions=about)
        names = {name: f"api:{name}-list" for name in RESOURCES}
        names |= {name: f"api:{name}" for name in BESIDES}
        return Response({name: reverse(view, request=request) for name, view in names.items()})
