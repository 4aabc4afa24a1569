"""What drafts would contradict, in the list of claims and on the page of one."""

from __future__ import annotations

from typing import Any

import pytest

from claims.models import Claim, Measure, NumericAssertion
from tests.support import verbs
from tests.support.admin_forms import url
from tests.support.agreement import keep
from tests.support.statements import ADA, BOB, EVE, draft, say, stock

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure() -> Measure:
    measure = stock()
    say(measure, ADA, 10, day=5)
    say(measure, BOB, 12, 12, day=5, comparator="approx", precision="approximate")
    return measure


def listed(client: Any, **query: str) -> set[Claim]:
    return set(client.get(url(Claim, "changelist"), query).context["cl"].result_list)


def test_drafts_are_found_by_what_they_would_contradict(
    admin_client: Any, measure: Measure
) -> None:
    strictly, loosely = draft(measure, EVE, 15, day=5), draft(measure, EVE, 10, day=5)
    nothing = draft(measure, EVE, 15, day=6)
    keep()

    assert listed(admin_client, would_contradict="strictly") == {strictly.claim}
    assert listed(admin_client, would_contradict="loosely") == {loosely.claim}
    assert nothing.claim in listed(admin_client)


def test_an_unknown_filter_is_refused(admin_client: Any) -> None:
    response = admin_client.get(url(Claim, "changelist"), {"would_contradict": "x"})

    assert response.status_code == 400


def test_the_list_says_how_many_roots_a_draft_would_contradict(
    admin_client: Any, measure: Measure
) -> None:
    draft(measure, EVE, 15, day=5)
    keep()

    page = admin_client.get(url(Claim, "changelist")).text

    assert "1 strictly, 1 loosely" in page


def test_the_page_of_a_draft_names_what_it_would_contradict(
    admin_client: Any, measure: Measure
) -> None:
    found = draft(measure, EVE, 15, day=5)
    keep()
    NumericAssertion.objects.filter(pk=found.pk).update(as_printed="15 <b>")
    against = NumericAssertion.objects.get(as_printed__startswith=ADA)

    page = admin_client.get(url(Claim, "change", found.claim_id)).text

    assert "“15 &lt;b&gt;” would contradict root speakers (1 strictly, 1 loosely)" in page
    assert f'<a href="{url(Claim, "change", against.claim_id)}">“ada 10  5” by ada</a>' in page
    assert "by bob</a>, loosely" in page


def test_what_is_published_is_said_to_contradict_nothing_here(
    admin_client: Any, measure: Measure
) -> None:
    found = draft(measure, EVE, 15, day=5)
    keep()

    verbs.publish(claim=found.claim, by=None)

    assert listed(admin_client, would_contradict="strictly") == set()
    assert "1 strictly" not in admin_client.get(url(Claim, "changelist")).text
    page = admin_client.get(url(Claim, "change", found.claim_id)).text
    assert "Before it is published" not in page


def test_a_draft_that_contradicts_nothing_says_so(admin_client: Any, measure: Measure) -> None:
    found = draft(stock(), EVE, 15)
    keep()

    page = admin_client.get(url(Claim, "change", found.claim_id)).text

    assert "Before it is published" in page


def test_a_way_to_contradict_that_is_none_is_refused(admin_client: Any) -> None:
    response = admin_client.get(url(Claim, "changelist"), {"would_contradict": "perhaps"})

    assert response.status_code == 400
