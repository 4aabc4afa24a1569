"""A read-only view set as the tutorials write it, and without the mistake of a query per row."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from claims.models import (
    PUBLIC_STATUSES,
    Appearance,
    Attribution,
    Claim,
    NumericAssertion,
    RecordVersion,
    Relation,
    Review,
)
from tests.bench.rivals.ordinary.serializers import ClaimSerializer

STAMP = RecordVersion.objects.filter(id=OuterRef("pk"))
REVIEWS = Review.objects.select_related("reviewer")


class Pages(LimitOffsetPagination):
    """Without the count of everything, which alone would take longer than the page."""

    default_limit = 50

    def paginate_queryset(
        self, queryset: QuerySet[Any], request: Request, view: Any = None
    ) -> list[Any]:
        self.request, self.limit = request, self.get_limit(request)
        self.offset = self.get_offset(request)
        found = list(queryset[self.offset : self.offset + self.limit + 1])
        self.count = self.offset + len(found)
        return found[: self.limit]

    def get_paginated_response(self, data: Any) -> Response:
        links = {"next": self.get_next_link(), "previous": self.get_previous_link()}
        return Response(links | {"results": data})


class Claims(ReadOnlyModelViewSet):
    queryset = (
        Claim.objects.filter(status__in=PUBLIC_STATUSES, redacted_at=None, merged_into=None)
        .select_related("speaker", "root_speaker")
        .prefetch_related(
            "topics",
            Prefetch("assertions", NumericAssertion.objects.select_related("measure", "event")),
            Prefetch("appearances", Appearance.objects.select_related("source__publisher")),
            Prefetch(
                "attributions",
                Attribution.objects.select_related("speaker", "source__publisher"),
            ),
            Prefetch("reviews", REVIEWS),
            Prefetch("relations_out", Relation.objects.public().select_related("object")),
            Prefetch("relations_out__object__reviews", REVIEWS),
            Prefetch("relations_in", Relation.objects.public().select_related("subject")),
        )
        .annotate(
            version=Subquery(STAMP.values("version")),
            modified=Subquery(STAMP.values("changed_at")),
        )
        .order_by(F("said_at").desc(nulls_last=True), "-id")
    )
    serializer_class = ClaimSerializer
    pagination_class = Pages
    filterset_fields = ["speaker", "kind", "status", "language", "topics", "said_at"]


class Empty(APIView):
    def get(self, request: Request) -> Response:
        return Response({})


@cache
def _bytes(size: int) -> bytes:
    return b"x" * size


def fixed(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(_bytes(size), content_type="application/json")
