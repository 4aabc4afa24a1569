"""The series of a measure: who claimed which number when, below the measure's own address."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from claims.api.filtering.date_filters import said_before, said_since, said_until
from claims.api.filtering.filters import EntryFilter, WordFilter, YesNoFilter
from claims.api.filtering.filterset import FilterSet
from claims.api.filtering.filtersets import AssertionFilters
from claims.api.read.lookups import moved_along
from claims.api.read.record_views import RecordViewSet
from claims.models import Speaker
from claims.queries import agreement, series
from claims.records import record_cache
from claims.records.fieldsets import Selection
from claims.records.record_cache import Held, Kind
from claims.records.series import with_status
from claims.web import lookups

LINES = {"speaker": "series", "root_speaker": "series by root"}


class SeriesFilters(FilterSet):
    as_of = AssertionFilters.base_filters["as_of"]
    as_of__gte = AssertionFilters.base_filters["as_of__gte"]
    as_of__lt = AssertionFilters.base_filters["as_of__lt"]
    as_of__lte = AssertionFilters.base_filters["as_of__lte"]
    by = WordFilter(
        lambda _: Q(),
        "Whose line an assertion belongs to, shown as `group`: the speaker's (the default) or the "
        "root speaker's.",
        words=tuple(LINES),
        several=False,
    )
    speaker = EntryFilter(Speaker, "claim__speaker", "The speaker: an id or slug.")
    root_speaker = EntryFilter(
        Speaker, "claim__root_speaker", "The root speaker, who said it first: an id or slug."
    )
    forecast = YesNoFilter("forecast", "Whether the assertion is a forecast.")
    said_at__gte = said_since("claim__said_at", "Said")
    said_at__lt = said_before("claim__said_at", "Said")
    said_at__lte = said_until("claim__said_at", "Said")


class Series(RecordViewSet):
    """Who claimed which number of a measure when, by the days that the assertions speak of."""

    kind = "series"
    has_feed = False
    filterset_class = SeriesFilters
    orderings = ("as_of", "-as_of", "said_at", "-said_at")
    positions = {"as_of": "speaks_at", "said_at": "said_at"}

    @property
    def holder(self) -> Kind:
        by = getattr(self, "parameters", {}).get("by", "")
        return record_cache.KINDS[LINES.get(by, LINES["speaker"])]

    def list(self, request: HttpRequest, key: str) -> HttpResponseBase:
        found = lookups.find(record_cache.KINDS["measure"], key)
        if found.merged_into:
            return moved_along(request, "measures-series", found.merged_into)
        measure = found.held.uuid
        return self.listed(
            request,
            series.of_measure(measure),
            scope=str(measure),
            finished=_with_statuses,
        )


def _with_statuses(selection: Selection, found: list[Held]) -> list[Held]:
    """With the status of each, as far as that is asked for."""
    if not found or not (selection.shows("status") or selection.shows("superseded_by")):
        return found
    statuses = agreement.of_assertions([held.uuid for held in found])
    return [
        held._replace(body=held.body and with_status(held.body, statuses.get(held.uuid)))
        for held in found
    ]


OF_MEASURES: dict[str, type[RecordViewSet]] = {"series": Series}
