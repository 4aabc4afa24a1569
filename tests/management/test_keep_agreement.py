"""The job that keeps agreement up to date."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import OperationalError

from claims.models import AgreementChange, AgreementGroup
from claims.queries.agreement import GroupKey
from claims.services import agreement_keeping
from tests.support.statements import contested_measure

pytestmark = pytest.mark.django_db


def test_asked_once_it_ends_when_nothing_is_left_to_do() -> None:
    measures = [contested_measure() for _ in range(2)]

    call_command("keep_agreement", once=True)

    assert not AgreementChange.objects.exists()
    assert set(AgreementGroup.objects.values_list("measure", "verdict")) == {
        (measure.pk, "contradiction") for measure in measures
    }


def test_a_group_that_cannot_be_kept_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    failing, *others = (contested_measure() for _ in range(3))
    bring = agreement_keeping.bring_up_to_date

    def fail_for_one(key: GroupKey) -> None:
        if key.measure == failing.pk:
            raise OperationalError("canceling statement due to statement timeout")
        bring(key)

    monkeypatch.setattr(agreement_keeping, "bring_up_to_date", fail_for_one)

    call_command("keep_agreement", once=True)

    assert set(AgreementGroup.objects.values_list("measure", flat=True)) == {
        measure.pk for measure in others
    }
    assert {change.measure_id for change in AgreementChange.objects.all()} == {failing.pk}
