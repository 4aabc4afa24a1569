"""Filters of the lists of claims and of figures that are no columns of theirs.

Each condition is an EXISTS, so that no claim is listed twice, and has an index to start from.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from claims.admin.bases import DropdownFilter, RangeNumericListFilter
from claims.admin.lists import ByCondition
from claims.models import Claim, ClaimTopic, Import, ImportedClaim, Made, Measure, Worklist
from claims.models.fields import NumberField
from claims.queries.exists_filters import appears, asserts
from claims.queries.intervals import Mode, within

NEWEST = 30  # imports
# Each dataset by a step along the index, not by reading all claims.
DATASETS = """
WITH RECURSIVE datasets AS (
    (SELECT dataset FROM claims_claim WHERE dataset > '' ORDER BY dataset LIMIT 1)
    UNION ALL
    SELECT (SELECT dataset FROM claims_claim WHERE dataset > datasets.dataset
        ORDER BY dataset LIMIT 1)
    FROM datasets WHERE datasets.dataset IS NOT NULL
)
SELECT dataset FROM datasets WHERE dataset IS NOT NULL LIMIT 200
"""


class ByFigures(ByCondition):
    title = "figures"
    parameter_name = "figures"
    conditions = {
        "some": ("With figures", asserts(Q())),
        "none": ("Without figures", ~asserts(Q())),
        "unresolved": ("With a change that nothing resolves", asserts(Q(basis=""))),
    }


class ByWorklist(ByCondition):
    title = "figures to check"
    parameter_name = "to_check"
    conditions = {
        "any": ("Any to check", asserts(Q(reading__worklist__gt=""))),
        **{
            value: (label.capitalize(), asserts(Q(reading__worklist=value)))
            for value, label in Worklist.choices
        },
    }


class ByWhatIsMissing(ByCondition):
    title = "what is missing"
    parameter_name = "missing"
    conditions = {
        "speaker": ("A speaker", Q(speaker=None)),
        "date": ("A date", Q(said_at=None)),
        "source": ("A source", ~appears(Q())),
        "quote": ("A quote", Q(quote="")),
        "topic": ("A topic", ~Q(Exists(ClaimTopic.objects.filter(claim=OuterRef("pk"))))),
    }


class ByImport(DropdownFilter):
    """The claims that an import made or changed. The newest imports are offered."""

    title = "import"
    parameter_name = "import"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        newest = Import.objects.real().filter(Q(created__gt=0) | Q(changed__gt=0))
        found = list(newest.only("file_name").order_by("-id")[:NEWEST])
        asked = self.used_parameters.get(self.parameter_name) or ""
        if asked.isascii() and asked.isdigit() and asked not in {str(each.pk) for each in found}:
            found += Import.objects.filter(pk=asked).only("file_name")
        return [(str(each.pk), str(each)) for each in found]

    def has_output(self) -> bool:
        return bool(self.lookup_choices or self.value())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        asked = self.value()
        if not asked:
            return queryset
        if asked not in {key for key, _ in self.lookup_choices}:
            raise IncorrectLookupParameters(f"There is no import “{asked[:80]}”.")
        links = ImportedClaim.objects.filter(run=int(asked), claim=OuterRef("pk"))
        return queryset.filter(Exists(links.exclude(made=Made.UNCHANGED)))


class ByDataset(DropdownFilter):
    """The data set that claims were imported from."""

    title = "data set"
    parameter_name = "dataset"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        with connection.cursor() as cursor:
            cursor.execute(DATASETS)
            return [(name, name) for (name,) in cursor.fetchall()]

    def has_output(self) -> bool:
        return bool(self.lookup_choices or self.value())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        asked = self.value()
        return queryset.filter(dataset=asked) if asked else queryset


class ByValue(RangeNumericListFilter):
    """From a number to a number, in the unit of the measure that the list is filtered by, or of
    plain counts. A figure may lie there if its interval has a number in common with the range."""

    title = "value"
    parameter_name = "value"
    measure_parameter = "assertions__measure__id__exact"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        low, high = (self._number(f"{self.parameter_name}_{end}") for end in ("from", "to"))
        if low is None and high is None:
            return queryset
        if low is not None and high is not None and low > high:
            raise IncorrectLookupParameters("A range goes from its lower end to its higher one.")
        measure = self._measure(request)
        of = Q(measure=measure) if measure else Q()
        unit = measure.unit_id if measure else "1"
        return queryset.filter(self.rows(of & within(low, high, unit, Mode.POSSIBLE)))

    def rows(self, figures: Q) -> Q:
        """The rows of the list that have such a figure."""
        return asserts(figures)

    def _number(self, name: str) -> Decimal | None:
        text = str(self.used_parameters.get(name) or "").replace(",", "")
        try:
            return NumberField().to_python(text)
        except ValidationError as error:
            raise IncorrectLookupParameters(error) from error

    def _measure(self, request: HttpRequest) -> Measure | None:
        asked = request.GET.get(self.measure_parameter)
        return Measure.objects.get(pk=asked) if asked else None


class ByOwnValue(ByValue):
    """The same, in the list of figures."""

    measure_parameter = "measure__id__exact"

    def rows(self, figures: Q) -> Q:
        return figures


class ByResolution(ByCondition):
    title = "resolution"
    parameter_name = "resolution"
    conditions = {"unresolved": ("Changes that nothing resolves", Q(basis=""))}


class ByOwnWorklist(ByCondition):
    title = "to check"
    parameter_name = "to_check"
    conditions = {
        "any": ("Any to check", Q(reading__worklist__gt="")),
        **{
            value: (label.capitalize(), Q(reading__worklist=value))
            for value, label in Worklist.choices
        },
    }
