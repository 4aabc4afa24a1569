"""What is known of a batch before the words of its assertions are read: what its measures are
measured in, so that “5m” is metres of a length and millions of people, and the words around."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q

from claims.formats.records import AssertionRecord, ClaimRecord, MeasureRecord
from claims.models import Claim, Measure
from claims.quantities.units.conversion import UNITS

Key = tuple[Hashable, ...]


AROUND = ("quote", "statement", "language")


def in_context(records: Sequence[ClaimRecord]) -> list[ClaimRecord]:
    """The records, told what they take from what is on record. They stay silent on it."""
    return _with_words_around(_with_dimensions(records))


def _with_words_around(records: Sequence[ClaimRecord]) -> list[ClaimRecord]:
    """Those that speak of assertions are told what their claims on record say around them. Asks
    once at most."""
    asked = [record for record in records if record.assertions and _lacks_words(record)]
    known = _said(asked) if asked else {}
    return [
        replace(record, **{name: said[name] for name in AROUND if name not in record.given})
        if (said := known.get(record.id) or known.get(_dataset(record)))
        else record
        for record in records
    ]


def _lacks_words(record: ClaimRecord) -> bool:
    return not record.given.issuperset(AROUND)


def _dataset(record: ClaimRecord) -> Hashable:
    return (record.dataset, record.dataset_id) if record.dataset_id else None


def _said(asked: Sequence[ClaimRecord]) -> dict[Hashable, dict[str, Any]]:
    """What claims say, by their ids and by their identifiers in their datasets."""
    by = Q(pk__in=[record.id for record in asked if record.id])
    if named := [record for record in asked if record.dataset_id]:
        datasets = {record.dataset for record in named}
        by |= Q(dataset__in=datasets, dataset_id__in=[record.dataset_id for record in named])
    found: dict[Hashable, dict[str, Any]] = {}
    for key, *dataset, quote, statement, language in Claim.objects.filter(by).values_list(
        "pk", "dataset", "dataset_id", *AROUND
    ):
        said = dict(zip(AROUND, (quote, statement, language), strict=True))
        found |= dict.fromkeys([key, tuple(dataset)], said)
    return found


def _with_dimensions(records: Sequence[ClaimRecord]) -> list[ClaimRecord]:
    """The records, their assertions told of what their measures are. Asks once at most."""
    measures = {each.measure for record in records for each in record.assertions if each.measure}
    known = {key: _dimension(each) for each in measures if _dimension(each) for key in _keys(each)}
    known |= _on_record([each for each in measures if not _dimension(each)])
    return [_told(record, known) for record in records]


def _told(record: ClaimRecord, known: dict[Key, str]) -> ClaimRecord:
    if not record.assertions:
        return record
    return replace(record, assertions=tuple(_of(each, known) for each in record.assertions))


def _of(assertion: AssertionRecord, known: dict[Key, str]) -> AssertionRecord:
    keys = _keys(assertion.measure) if assertion.measure else ()
    return replace(assertion, dimension=next((known[key] for key in keys if key in known), ""))


def _dimension(measure: MeasureRecord) -> str:
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
