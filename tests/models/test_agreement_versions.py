"""A group of assertions has a record version of its own, which rises when its verdict changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from claims.models import AgreementGroup, Measure, NumericAssertion, RecordVersion
from claims.services import curation
from tests.support import builders, verbs
from tests.support.agreement import keep
from tests.support.statements import ADA, BOB, EVE, say, stock

pytestmark = pytest.mark.django_db(transaction=True)


def contradicted() -> tuple[Measure, NumericAssertion, NumericAssertion]:
    measure = stock()
    found = measure, say(measure, ADA, 10, day=5), say(measure, BOB, 12, day=5)
    keep()
    return found


def versions() -> dict[Any, int]:
    return dict(RecordVersion.objects.filter(kind="agreement").values_list("id", "version"))


def told() -> dict[Any, Any]:
    """What is told of each group."""
    rows = AgreementGroup.objects.values_list("id", "verdict", "contested", "opposed")
    return {key: (verdict, strict > 0, at_all > 0) for key, verdict, strict, at_all in rows}


CHANGES: dict[str, tuple[Callable[[NumericAssertion], Any], bool]] = {
    "another contradicting value": (lambda a: _update(a, low=11, high=11), False),
    "a value that agrees": (lambda a: _update(a, low=12, high=12), True),
    "another day": (lambda a: _update(a, as_of=None), True),
    "approximate": (lambda a: _update(a, comparator="approx", precision="approximate"), True),
    "a forecast": (lambda a: _update(a, observation_status="forecast"), True),
    "a note": (lambda a: _update(a, note="Without the missing."), False),
    "a third that contradicts": (lambda a: say(a.measure, EVE, 15, day=5), False),
    "one of another event": (
        lambda a: say(a.measure, EVE, 15, day=5, event=builders.make_event()),
        False,
    ),
    "a draft": (lambda a: builders.make_assertion(measure=a.measure), False),
    "withdrawn": (lambda a: verbs.retract(claim=a.claim, reason="Wrong.", by=None), True),
    "another label": (lambda a: Measure.objects.update(label="Others"), False),
    "nothing": (lambda a: a.save(), False),
}


def _update(assertion: NumericAssertion, **values: Any) -> None:
    NumericAssertion.objects.filter(pk=assertion.pk).update(**values)


@pytest.mark.parametrize(("change", "raises"), CHANGES.values(), ids=CHANGES)
def test_a_changed_verdict_raises_the_version_of_the_group(
    change: Callable[[NumericAssertion], Any], raises: bool
) -> None:
    _, one, _ = contradicted()
    [(group, before)] = versions().items()

    change(one)
    keep()

    assert (before, versions()[group]) == (1, 1 + raises)


def test_a_root_that_comes_to_disagree_with_itself_raises_the_version() -> None:
    measure = stock()
    say(measure, ADA, 10, day=5)
    keep()

    say(measure, ADA, 12, day=5)
    keep()

    [(verdict, contested, _)] = told().values()
    assert (verdict, contested, *versions().values()) == ("one_origin", True, 2)


COLUMNS = {
    "verdict": ["'agree'", "'loose_contradiction'", "'contradiction'"],
    "contested": ["1", "7", "0", "2"],
    "opposed": ["0", "2", "9"],
    "version": ["version + 1"],
    "assertions": ["assertions + 1"],
    "roots": ["roots + 1"],
    "consensus": ["'{}'"],
    "shape": ["shape + 1"],
    "revised": ["revised + 1"],
    "band": ["'[]'"],
    "valid_until": ["'2030-01-01'", "NULL"],
    "kept_at": ["now()"],
}


def test_whatever_column_is_written_by_sql_the_version_rises_with_what_is_told() -> None:
    contradicted()

    for column, values in COLUMNS.items():
        for value in values:
            before = told(), versions()
            _sql(f"UPDATE claims_agreementgroup SET {column} = {value}")
            [(key, raised)] = versions().items()
            assert raised - before[1][key] == (told() != before[0]), (column, value)


def _sql(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


def test_every_column_was_tried() -> None:
    keys = {"id", "measure_id", "event_id"}

    assert {field.column for field in AgreementGroup._meta.fields} == COLUMNS.keys() | keys


def test_a_version_rises_once_per_transaction() -> None:
    contradicted()

    with transaction.atomic():
        for verdict in ("agree", "contradiction", "one_origin"):
            _sql(f"UPDATE claims_agreementgroup SET verdict = '{verdict}'")

    assert list(versions().values()) == [2]


def test_a_group_that_ceases_to_be_is_raised_a_last_time_and_stays_in_the_feed() -> None:
    measure, *_ = contradicted()
    [group] = versions()

    curation.merge(entry=measure, into=stock(), by=None)
    keep()

    assert not AgreementGroup.objects.filter(pk=group).exists()
    assert versions().pop(group) == 2
    assert sorted(versions().values()) == [1, 2]


def test_the_record_of_the_measure_shows_no_verdict_and_keeps_its_version() -> None:
    measure, one, _ = contradicted()
    before = RecordVersion.objects.get(pk=measure.pk).version

    _update(one, low=12, high=12)
    keep()

    assert RecordVersion.objects.get(pk=measure.pk).version == before
