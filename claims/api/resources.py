"""The resources: which records, in which orders, under which filters."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from claims.api import filtersets
from claims.api.views import Listing, Resource, Strict
from claims.models import Unit
from claims.queries.visible import listed_assertions


class Claims(Resource):
    """Who asserted what, when: published claims, and retracted ones with their reason."""

    kind = "claim"
    filterset_class = filtersets.ClaimFilters
    orderings = ("-said_at", "said_at", "-first_published_at", "first_published_at", "id", "-id")


class Speakers(Resource):
    """Who says things: persons, organizations, groups, outlets and anonymous sources."""

    kind = "speaker"
    slugs = True
    filterset_class = filtersets.SpeakerFilters
    orderings = ("name", "-name", "id", "-id")


class Sources(Resource):
    """Where claims are recorded. The text of a source is not public; its hash is."""

    kind = "source"
    filterset_class = filtersets.SourceFilters
    orderings = ("-published_at", "published_at", "title", "-title", "id", "-id")


class Assertions(Listing):
    """The numbers in claims, as printed and as intervals."""

    kind = "assertion"
    filterset_class = filtersets.AssertionFilters

    def get_queryset(self) -> QuerySet[Any]:
        return listed_assertions()


class Measures(Resource):
    """What is counted: figures of one measure can be compared."""

    kind = "measure"
    slugs = True
    filterset_class = filtersets.MeasureFilters
    orderings = ("label", "-label", "id", "-id")


class Reviews(Resource):
    """Verdicts on claims, in the reviewer's words and as one of four."""

    kind = "review"
    filterset_class = filtersets.ReviewFilters
    orderings = ("id", "-id", "-reviewed_at", "reviewed_at")


class Topics(Resource):
    """Subjects, with broader ones."""

    kind = "topic"
    slugs = True
    filterset_class = filtersets.TopicFilters
    orderings = ("label", "-label", "id", "-id")


class Relations(Resource):
    """How one claim stands to another."""

    kind = "relation"
    filterset_class = filtersets.RelationFilters


class Units(Listing):
    """Units, with exact factors: canonical = value * numerator / denominator + offset."""

    kind = "unit"
    queryset = Unit.objects.order_by()
    filterset_class = filtersets.UnitFilters
    orderings = ("code", "-code", "dimension", "-dimension")

    def key(self, text: str) -> Any:
        return text if text.isprintable() else None


RESOURCES: dict[str, type[Listing]] = {
    "claims": Claims,
    "speakers": Speakers,
    "sources": Sources,
    "assertions": Assertions,
    "measures": Measures,
    "reviews": Reviews,
    "topics": Topics,
    "relations": Relations,
    "units": Units,
}


BESIDES = ("parse", "rules", "schema", "documentation")


class Index(Strict, APIView):
    """Where everything is."""

    @extend_schema(
        operation_id="index",
        responses=inline_serializer("Index", {
            name: serializers.URLField() for name in (*RESOURCES, *BESIDES)
        }),
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        names = {name: f"api:{name}-list" for name in RESOURCES}
        names |= {name: f"api:{name}" for name in BESIDES}
        return Response({name: reverse(view, request=request) for name, view in names.items()})
