"""What the measures of a batch are measured in: known before the words of its assertions are read,
so that “5m” is metres of a length, and millions of people."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from django.db.models import Q

from claims.formats.records import AssertionRecord, ClaimRecord, MeasureRecord
from claims.models import Measure
from claims.quantities.units.conversion import UNITS

Key = tuple[Hashable, ...]


def with_dimensions(records: Sequence[ClaimRecord]) -> list[ClaimRecord]:
    """The records, their assertions told of what their measures are. Asks once at most."""
    measures = {each.measure for record in records for each in record.assertions if each.measure}
    known = {key: _said(each) for each in measures if _said(each) for key in _keys(each)}
    known |= _on_record([each for each in measures if not _said(each)])
    return [_told(record, known) for record in records]


def _told(record: ClaimRecord, known: dict[Key, str]) -> ClaimRecord:
    if not record.assertions:
        return record
    return replace(record, assertions=tuple(_of(each, known) for each in record.assertions))


def _of(assertion: AssertionRecord, known: dict[Key, str]) -> AssertionRecord:
    keys = _keys(assertion.measure) if assertion.measure else ()
    return replace(assertion, dimension=next((known[key] for key in keys if key in known), ""))


def _said(measure: MeasureRecord) -> str:
    return UNITS[measure.unit].dimension if measure.unit in UNITS else ""


def _keys(measure: MeasureRecord) -> Iterator[Key]:
    """What a measure is known by."""
    if measure.id:
        yield (measure.id,)
    if measure.dataset_id:
        yield measure.dataset, measure.dataset_id
    if measure.slug:
        yield (measure.slug,)


def _on_record(measures: Sequence[MeasureRecord]) -> dict[Key, str]:
    if not measures:
        return {}
    by = Q(pk__in=[each.id for each in measures if each.id])
    by |= Q(slug__in=[each.slug for each in measures if each.slug])
    by |= Q(dataset_id__in=[each.dataset_id for each in measures if each.dataset_id])
    found: dict[Key, str] = {}
    for key, slug, *dataset, dimension in Measure.objects.filter(by).values_list(
        "pk", "slug", "dataset", "dataset_id", "dimension"
    ):
        found |= {(key,): dimension, (slug,): dimension, tuple(dataset): dimension}
    return found
