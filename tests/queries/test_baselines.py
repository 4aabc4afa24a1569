"""A baseline that moves, comes late or is refused, and what is measured against it."""

from __future__ import annotations

import json
import threading
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from claims.models import NumericAssertion
from claims.models.error_messages import explain
from claims.services.importing import pipeline
from tests.support import verbs
from tests.support.builders import make_assertion, make_claim, make_measure
from tests.support.changes import (
    LINK,
    by_sql,
    canonical,
    eq,
    gt,
    linked,
    lt,
    version,
)
from tests.support.patience import A_WHILE, PATIENCE
from tests.support.writers import in_parallel

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain() -> list[NumericAssertion]:
    """4,000; more than double that; 500 more than that again. Each of a claim of its own."""
    doubled = linked(gt(2), "ratio up", eq(4000), make_measure())
    more = make_assertion(
        claim=make_claim(status="published"),
        measure=doubled.measure,
        **eq(500),
        form="difference",
        direction="up",
        baseline_assertion=doubled,
    )
    return [doubled.baseline_assertion, doubled, more]


MOVES = {
    "its figure": ("low = 5000, high = 5000", "(10000,)", "(10500,)"),
    "its comparator": ("comparator = 'le', low = NULL", "[0,)", "[500,)"),
    "its precision": (
        "comparator = 'approx', precision = 'approximate'",
        "(7200,)",
        "(7700,)",
    ),
}


@pytest.mark.parametrize("move", MOVES, ids=MOVES)
def test_a_baseline_that_changes_takes_a_chain_along(
    chain: list[NumericAssertion], move: str
) -> None:
    base, doubled, more = chain
    change, first, second = MOVES[move]
    assert (canonical(doubled), canonical(more)) == ("(8000,)", "(8500,)")

    by_sql(f"UPDATE claims_numericassertion SET {change} WHERE id = %s", base.pk)

    assert (canonical(doubled), canonical(more)) == (first, second)


def test_a_baseline_of_another_unit_takes_a_chain_along() -> None:
    base = eq(5, unit_id="km")
    assertion = linked(eq(2), "ratio up", base, make_measure(unit_id="km"))

    by_sql(
        "UPDATE claims_numericassertion SET unit_id = 'm' WHERE id = %s",
        assertion.baseline_assertion_id,
    )

    assert canonical(assertion) == "[10,10]"


def test_a_measure_that_may_be_negative_after_all_takes_its_changes_along() -> None:
    assertion = linked(gt(500), "difference down", lt(50), make_measure())
    assert canonical(assertion) is None

    by_sql("UPDATE claims_measure SET non_negative = false WHERE id = %s", assertion.measure_id)

    assert canonical(assertion) == "(,-450)"


@pytest.mark.django_db(transaction=True)
def test_the_version_of_what_is_resolved_rises_with_its_baseline_and_only_then() -> None:
    assertion = linked(gt(2), "ratio up", eq(4000), make_measure())
    base, claim = assertion.baseline_assertion, assertion.claim
    before = version(claim)

    by_sql("UPDATE claims_numericassertion SET low = low, high = high WHERE id = %s", base.pk)
    by_sql("UPDATE claims_numericassertion SET read_by = 'rule' WHERE id = %s", base.pk)
    unmoved = version(claim)
    by_sql("UPDATE claims_numericassertion SET low = 9, high = 9 WHERE id = %s", base.pk)

    assert (unmoved, version(claim)) == (before, before + 1)
    assertion.refresh_from_db()
    assert assertion.modified_at is None, "the figure itself was not touched"


def test_a_chain_of_three_hundred_follows(chain: list[NumericAssertion]) -> None:
    base, _, last = chain
    for _ in range(300):
        last = make_assertion(
            claim=last.claim,
            position=last.position + 1,
            measure=last.measure,
            **eq(1),
            form="difference",
            direction="up",
            baseline_assertion=last,
        )

    by_sql("UPDATE claims_numericassertion SET low = 1, high = 1 WHERE id = %s", base.pk)

    assert canonical(last) == "(802,)"


# ---- what is refused


def refusal_of(sql: str, *values: Any) -> str:
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        by_sql(sql, *values)
    [error] = explain(refusal.value).error_list
    return error.code or ""


def test_no_chain_of_baselines_leads_back(chain: list[NumericAssertion]) -> None:
    _, doubled, more = chain

    assert refusal_of(LINK, more.pk, doubled.pk) == "self_reference"
    assert refusal_of(LINK, doubled.pk, doubled.pk) == "self_reference"


def test_a_baseline_of_another_dimension_is_refused(chain: list[NumericAssertion]) -> None:
    far = make_assertion(measure=make_measure(unit_id="km"), **eq(5, unit_id="km"))

    assert refusal_of(LINK, far.pk, chain[1].pk) == "baseline_mismatch"


def test_a_baseline_in_another_currency_is_refused() -> None:
    euros = make_assertion(measure=make_measure(unit_id="EUR"), **eq(5, unit_id="EUR"))
    assertion = linked(eq(2), "ratio up", eq(5, unit_id="USD"), make_measure(unit_id="USD"))

    assert refusal_of(LINK, euros.pk, assertion.pk) == "baseline_mismatch"


# ---- in whatever order they come


@pytest.mark.django_db(transaction=True)
def test_a_baseline_may_come_after_what_is_measured_against_it() -> None:
    measure, claim, later, base = make_measure(), make_claim(), uuid4(), uuid4()
    rows = f"""
        {claim.pk}\t1\tdoubled\t{measure.pk}\t2\t2\tratio\tup\t{base}\t{uuid4()}
        {later}\t1\t4000\t{measure.pk}\t4000\t4000\tabsolute\t\t\\N\t{base}
    """.replace("        ", "").strip()

    with transaction.atomic(), connection.cursor() as cursor:
        with cursor.copy(
            "COPY claims_numericassertion (claim_id, position, as_printed, measure_id, low, high, "
            "form, direction, baseline_assertion_id, id) FROM STDIN"
        ) as copy:
            copy.write(rows + "\n")
        cursor.execute(
            "INSERT INTO claims_claim (id, statement, speaker_id, status) "
            "SELECT %s, 'Later.', speaker_id, 'published' FROM claims_claim",
            [later],
        )

    assert canonical(NumericAssertion.objects.get(as_printed="doubled")) == "[8000,8000]"


def line(key: str, measure: dict[str, Any], **assertion: Any) -> dict[str, Any]:
    return {
        "dataset": "desk",
        "dataset_id": key,
        "statement": f"Statement {key}.",
        "speaker": {"slug": "desk", "name": "Desk", "kind": "outlet"},
        "assertions": [{"as_printed": key, "measure": measure} | assertion],
    }


def brought(*lines: dict[str, Any]) -> tuple[pipeline.Summary, list[str]]:
    rejected: list[str] = []
    summary = pipeline.run(
        file=BytesIO("\n".join(map(json.dumps, lines)).encode()),
        format="ndjson",
        by=None,
        publish=True,
        reject=lambda _, rejection: rejected.append(rejection.code),
    )
    return summary, rejected


SOLDIERS = {"slug": "soldiers", "label": "Soldiers", "unit": "1", "temporal_kind": "stock"}
ROADS = {"slug": "roads", "label": "Roads", "unit": "km", "temporal_kind": "stock"}
BASE = "01890a5d-ac96-774b-bcce-b302099a8057"
DOUBLED = {
    "comparator": "gt",
    "low": "2",
    "form": "ratio",
    "direction": "up",
    "baseline_assertion": BASE,
}


def test_an_import_resolves_whatever_the_order_of_its_lines() -> None:
    summary, rejected = brought(
        line("more than doubled", SOLDIERS, **DOUBLED),
        line("4000", SOLDIERS, id=BASE, low="4000", high="4000"),
    )

    assert (summary.created, rejected) == (2, [])
    assert canonical(NumericAssertion.objects.get(as_printed="more than doubled")) == "(8000,)"


def test_an_import_rejects_the_line_whose_baseline_does_not_fit() -> None:
    summary, rejected = brought(
        line("4000", SOLDIERS, id=BASE, low="4000", high="4000"),
        line("more than doubled", ROADS, **DOUBLED),
        line("more than tripled", SOLDIERS, **DOUBLED | {"low": "3"}),
    )

    assert (summary.created, rejected) == (2, ["baseline_mismatch"])


# ---- two at a time


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moved", ["its figure", "its claim"])
def test_a_baseline_that_moves_while_a_change_is_linked_to_it_is_not_missed(moved: str) -> None:
    """The two transactions do not see each other's rows: whoever comes second waits."""
    draft, measure = make_claim(), make_measure()
    base = make_assertion(claim=draft, measure=measure, **eq(1))
    if moved == "its figure":
        verbs.publish(claim=draft, by=None)
    change = make_assertion(
        claim=make_claim(status="published"),
        measure=measure,
        **gt(2),
        form="ratio",
        direction="up",
    )
    linked_up, done = threading.Event(), threading.Event()

    def link() -> None:
        with transaction.atomic():
            by_sql(LINK, base.pk, change.pk)
            linked_up.set()
            done.wait(A_WHILE)
        connection.close()

    def move() -> None:
        linked_up.wait(PATIENCE)
        if moved == "its figure":
            by_sql("UPDATE claims_numericassertion SET low = 4, high = 4 WHERE id = %s", base.pk)
        else:
            by_sql("UPDATE claims_claim SET status = 'published' WHERE id = %s", draft.pk)
        done.set()
        connection.close()

    in_parallel(link, move)

    assert canonical(change) == ("(8,)" if moved == "its figure" else "(2,)")


@pytest.mark.django_db(transaction=True)
def test_two_halves_of_a_loop_do_not_both_come_about() -> None:
    """A on B and C on D, where B is on C and D is on A already."""
    claim, measure = make_claim(status="published"), make_measure()
    made = {"claim": claim, "measure": measure, "form": "difference", "direction": "up"}
    a, b, c, d = (make_assertion(**made, position=number, **eq(1)) for number in range(1, 5))
    by_sql(LINK, c.pk, b.pk)
    by_sql(LINK, a.pk, d.pk)
    halves = threading.Barrier(2)
    refused = []

    def half(assertion: NumericAssertion, baseline: NumericAssertion) -> None:
        try:
            with transaction.atomic():
                by_sql("SELECT FROM claims_numericassertion WHERE id = %s FOR UPDATE", assertion.pk)
                halves.wait(PATIENCE)
                by_sql(LINK, baseline.pk, assertion.pk)
        except DatabaseError as error:
            refused.append(error)
        connection.close()

    in_parallel(lambda: half(a, b), lambda: half(c, d))

    links = set(NumericAssertion.objects.values_list("pk", "baseline_assertion"))
    assert len(refused) == 1
    assert {(b.pk, c.pk), (d.pk, a.pk)} < links
    assert len(links & {(a.pk, b.pk), (c.pk, d.pk)}) == 1
