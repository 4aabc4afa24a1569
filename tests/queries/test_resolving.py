"""Changes and shares resolved against the figure that they are measured against: each worked out by
hand, the arithmetic held to exact fractions, and who may see what came of it."""

from __future__ import annotations

import json
import threading
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from io import BytesIO
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg.types.range import Range

from claims.models import Claim, Measure, NumericAssertion, Stamp
from claims.models.error_messages import explain
from claims.quantities.intervals import plain
from claims.services import curation
from claims.services.importing import pipeline
from tests.support.asking import ROOT, ask, ids
from tests.support.builders import make_assertion, make_claim, make_measure
from tests.support.patience import A_WHILE, PATIENCE
from tests.support.writers import in_parallel

pytestmark = pytest.mark.django_db

EXACT = {"precision": "exact"}
ABOUT = {"precision": "approximate"}
ROUNDED = {"precision": "rounded"}


def eq(value: Any, **more: Any) -> dict[str, Any]:
    return {"comparator": "eq", "low": value, "high": value, **EXACT, **more}


def gt(value: Any) -> dict[str, Any]:
    return {"comparator": "gt", "low": value, "high": None}


def ge(value: Any) -> dict[str, Any]:
    return {"comparator": "ge", "low": value, "high": None}


def lt(value: Any) -> dict[str, Any]:
    return {"comparator": "lt", "low": None, "high": value}


def le(value: Any) -> dict[str, Any]:
    return {"comparator": "le", "low": None, "high": value}


def about(value: Any) -> dict[str, Any]:
    return {"comparator": "approx", "low": value, "high": value, **ABOUT}


def nearly(value: Any) -> dict[str, Any]:
    return about(value) | {"comparator": "nearly"}


def rounded(value: Any, resolution: Any) -> dict[str, Any]:
    return eq(value, resolution=resolution, **ROUNDED)


def between(low: Any, high: Any, **more: Any) -> dict[str, Any]:
    return {"comparator": "between", "low": low, "high": high, **more}


# words -> the change, its form and direction, its baseline, what comes of it, by which rule
COUNTS = [
    # a known baseline
    ("more than doubled", gt(2), "ratio up", eq(4000), "(8000,)", "ratio.up"),
    ("doubled exactly", eq(2), "ratio up", eq(4000), "[8000,8000]", "ratio.up"),
    ("doubled", rounded(2, 1), "ratio up", eq(4000), "[7600,8400)", "ratio.up"),
    ("less than doubled", lt(2), "ratio up", eq(4000), "[0,8000)", "ratio.up"),
    ("at least tripled", ge(3), "ratio up", eq(4000), "[12000,)", "ratio.up"),
    ("nearly doubled", nearly(2), "ratio up", eq(4000), "[7200,8000)", "ratio.up"),
    ("two to three times", between(2, 3), "ratio up", eq(4000), "[8000,12000]", "ratio.up"),
    ("halved", rounded("0.5", "0.1"), "ratio down", eq(4000), "[1900,2100)", "ratio.down"),
    ("more than halved", lt("0.5"), "ratio down", eq(4000), "[0,2000)", "ratio.down"),
    ("less than halved", gt("0.5"), "ratio down", eq(4000), "(2000,4000]", "ratio.down"),
    ("4 times fewer", eq(4), "ratio down", eq(4000), "[1000,1000]", "ratio.times_fewer"),
    ("over 4 times fewer", gt(4), "ratio down", eq(4000), "(0,1000)", "ratio.times_fewer"),
    ("up to 4 times fewer", le(4), "ratio down", eq(4000), "[1000,4000]", "ratio.times_fewer"),
    ("up 12 %", eq(12, unit_id="%"), "percent_change up", eq(4000), "[4480,4480]",
     "percent_change.up"),
    ("up more than 12 %", gt(12) | {"unit_id": "%"}, "percent_change up", eq(4000), "(4480,)",
     "percent_change.up"),
    ("up less than 12 %", lt(12) | {"unit_id": "%"}, "percent_change up", eq(4000), "[4000,4480)",
     "percent_change.up"),
    ("up about 10 %", about(10) | {"unit_id": "%"}, "percent_change up", eq(4000), "[4360,4440]",
     "percent_change.up"),
    ("down 12 %", eq(12, unit_id="%"), "percent_change down", eq(4000), "[3520,3520]",
     "percent_change.down"),
    ("down more than 12 %", gt(12) | {"unit_id": "%"}, "percent_change down", eq(4000),
     "[0,3520)", "percent_change.down"),
    ("down up to 12 %", le(12) | {"unit_id": "%"}, "percent_change down", eq(4000),
     "[3520,4000]", "percent_change.down"),
    ("down 5 to 10 %", between(5, 10, unit_id="%"), "percent_change down", eq(4000),
     "[3600,3800]", "percent_change.down"),
    ("500 more", eq(500), "difference up", eq(4000), "[4500,4500]", "difference.up"),
    ("over 500 more", gt(500), "difference up", eq(4000), "(4500,)", "difference.up"),
    ("under 500 more", lt(500), "difference up", eq(4000), "[4000,4500)", "difference.up"),
    ("500 fewer", eq(500), "difference down", eq(4000), "[3500,3500]", "difference.down"),
    ("over 500 fewer", gt(500), "difference down", eq(4000), "[0,3500)", "difference.down"),
    ("a quarter of", eq("0.25", unit_id="ratio"), "share ", eq(4000), "[1000,1000]", "share"),
    ("12 % of", rounded(12, 1) | {"unit_id": "%"}, "share ", eq(4000), "[460,500)", "share"),
    ("most of", gt(50) | {"unit_id": "%"}, "share ", eq(4000), "(2000,)", "share"),
    # an open one
    ("doubled, of at least", eq(2), "ratio up", ge(4000), "[8000,)", "ratio.up"),
    ("doubled, of under", eq(2), "ratio up", lt(50), "[0,100)", "ratio.up"),
    ("more than doubled, of over", gt(2), "ratio up", gt(4000), "(8000,)", "ratio.up"),
    ("more than doubled, of at most", gt(2), "ratio up", le(50), "[0,)", "ratio.up"),
    ("4 times fewer, of over", eq(4), "ratio down", gt(4000), "(1000,)", "ratio.times_fewer"),
    ("down 12 %, of under", eq(12, unit_id="%"), "percent_change down", lt(50), "[0,44)",
     "percent_change.down"),
    ("500 fewer, of at least", eq(500), "difference down", ge(4000), "[3500,)", "difference.down"),
    ("at least 30 fewer, of under 50", ge(30), "difference down", lt(50), "[0,20)",
     "difference.down"),
    ("a tenth of under", eq(10, unit_id="%"), "share ", lt(50), "[0,5)", "share"),
    # an uncertain one
    ("doubled, of about", eq(2), "ratio up", about(40), "[72,88]", "ratio.up"),
    ("more than doubled, of 1.3 million", gt(2), "ratio up", rounded(1300000, 100000),
     "(2500000,)", "ratio.up"),
    ("500 more, of 5,000", eq(500), "difference up", rounded(5000, 1000), "[5250,5750)",
     "difference.up"),
    ("three times fewer, of 4,000: rounded outward", eq(3), "ratio down", eq(4000),
     "[1333.333333333333333333333333,1333.333333333333333333333334]", "ratio.times_fewer"),
    # none
    ("12 % of change, no direction", eq(12, unit_id="%"), "percent_change ", eq(4000), None,
     "nothing says whether it rose or fell"),
    ("doubled, no direction", eq(2), "ratio ", eq(4000), None, "whether it rose or fell"),
    ("500 of change, no direction", eq(500), "difference ", eq(4000), None, "rose or fell"),
    ("500 fewer than 300", eq(500), "difference down", eq(300), None, "no value fits"),
    ("over 100 % less of 4,000", eq(120, unit_id="%"), "percent_change down", eq(4000), None,
     "no value fits"),
    ("a half to twice as few", between("0.5", 2), "ratio down", eq(4000), None,
     "above one or below it"),
    ("a rise that prints a minus", eq(-5, unit_id="%"), "percent_change up", eq(4000), None,
     "no value fits"),
]  # fmt: skip
# the same of a measure that may be negative
SIGNED = [
    ("doubled, of -100", eq(2), "ratio up", eq(-100), "[-200,-200]", "ratio.up"),
    ("more than doubled, of -100", gt(2), "ratio up", eq(-100), "(,-200)", "ratio.up"),
    ("more than doubled, of -5 to 10", gt(2), "ratio up", between(-5, 10), "(,)", "ratio.up"),
    ("two to three times -5 to 10", between(2, 3), "ratio up", between(-5, 10), "[-15,30]",
     "ratio.up"),
    ("halved, of less than -100", eq("0.5"), "ratio down", lt(-100), "(,-50)", "ratio.down"),
    ("over 4 times fewer, of -100", gt(4), "ratio down", eq(-100), "(-25,0)",
     "ratio.times_fewer"),
    ("up 12 %, of -100", eq(12, unit_id="%"), "percent_change up", eq(-100), "[-112,-112]",
     "percent_change.up"),
    ("down more than 100 %, of 50", gt(100) | {"unit_id": "%"}, "percent_change down", eq(50),
     "(,0)", "percent_change.down"),
    ("3 more, of -100", eq(3), "difference up", eq(-100), "[-97,-97]", "difference.up"),
    ("over 3 less, of at least -100", gt(3), "difference down", ge(-100), "(,)",
     "difference.down"),
    ("over 3 less, of at most -100", gt(3), "difference down", le(-100), "(,-103)",
     "difference.down"),
    ("doubled, of nothing", eq(2), "ratio up", eq(0), "[0,0]", "ratio.up"),
    ("more than doubled, of nothing", gt(2), "ratio up", eq(0), "[0,0]", "ratio.up"),
]  # fmt: skip


def as_text(value: Any) -> str | None:
    if value is None:
        return None
    low, high = ("" if end is None else plain(end) for end in (value.lower, value.upper))
    return f"{'[' if value.lower_inc else '('}{low},{high}{']' if value.upper_inc else ')'}"


def linked(
    change: dict[str, Any], kind: str, base: dict[str, Any], measure: Measure, **more: Any
) -> NumericAssertion:
    """A change of a public figure, as the database has it."""
    published = make_claim(status="published")
    baseline = make_assertion(claim=published, measure=measure, as_printed="base", **base)
    form, direction = kind.split(" ")
    made = {"claim": make_claim(status="published"), "measure": measure, "as_printed": "change"}
    figure = make_assertion(
        **made | change | more, form=form, direction=direction, baseline_assertion=baseline
    )
    figure.refresh_from_db()
    return figure


@pytest.mark.parametrize(
    ("row", "non_negative"),
    [*((row, True) for row in COUNTS), *((row, False) for row in SIGNED)],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_change_of_a_known_figure_has_an_interval(row: Any, non_negative: bool) -> None:
    _, change, kind, base, expected, rule = row

    figure = linked(change, kind, base, make_measure(non_negative=non_negative))

    assert as_text(figure.canonical) == expected
    assert figure.stated is None, "it was not printed"
    if expected is None:
        assert (figure.basis, figure.derivation["rule"]) == ("", "unresolved")
        assert rule in figure.derivation["explanation"]
    else:
        assert (figure.basis, figure.derivation["rule"]) == ("resolved", rule)


UNITS = [
    ("a distance in another unit", "km", eq(2, unit_id="km"), "difference up",
     eq(5, unit_id="[mi_i]"), "[10046.72,10046.72]", "5 mi + 2 km = 6.242742384475 mi"),
    ("degrees of a difference have no zero", "Cel", eq(3, unit_id="Cel"), "difference up",
     eq(10, unit_id="Cel"), "[515.07,515.07]", "10 °C + 3 °C = 13 °C"),
    ("Fahrenheit on Celsius", "Cel", eq(9, unit_id="[degF]"), "difference down",
     eq(10, unit_id="Cel"), "[500.67,500.67]", "10 °C − 9 °F = 5 °C"),
    ("a temperature that doubled", "Cel", eq(2), "ratio up", eq(10, unit_id="Cel"), None,
     "Not resolved: a multiple means nothing on a scale whose zero is a convention."),
    ("percentage points", "%", eq(3, unit_id="percentage_point"), "difference up",
     eq(5, unit_id="%"), "[0.08,0.08]", "5 % + 3 pp = 8 %"),
    ("per cent of a percentage", "%", eq(10, unit_id="%"), "percent_change up",
     eq(5, unit_id="%"), "[0.055,0.055]", "5 % + 10 % of it = 5.5 %"),
    ("pence of a pound", "GBP", eq(50, unit_id="GBX"), "difference down",
     eq(4000, unit_id="GBP"), "[3999.5,3999.5]", "4,000 £ − 50 p = 3,999.5 £"),
]  # fmt: skip


@pytest.mark.parametrize("row", UNITS, ids=lambda row: row[0])
def test_units_are_converted_on_the_way_and_the_words_say_how(row: Any) -> None:
    _, unit, change, kind, base, expected, words = row
    measure = make_measure(unit_id=unit, non_negative=False)

    figure = linked(change, kind, base, measure)

    assert as_text(figure.canonical) == expected
    assert figure.derivation["explanation"] == words


WORDS = [
    (gt(2), "ratio up", eq(4000), "more than 2 × 4,000 = more than 8,000"),
    (eq(4), "ratio down", gt(4000), "more than 4,000 ÷ 4 = more than 1,000"),
    (lt(12) | {"unit_id": "%"}, "percent_change up", eq(4000),
     "4,000 + less than 12 % of it = 4,000 to less than 4,480"),
    (rounded(12, 1) | {"unit_id": "%"}, "share ", le(4000),
     "11.5 to less than 12.5 % of 0 to 4,000 = 0 to less than 500"),
    (eq(500), "difference down", ge(4000), "at least 4,000 − 500 = at least 3,500"),
]  # fmt: skip


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row[-1])
def test_the_words_say_what_was_reckoned(row: Any) -> None:
    change, kind, base, words = row

    figure = linked(change, kind, base, make_measure())

    assert figure.derivation["explanation"] == words
    assert figure.derivation["baseline"] == {
        "id": str(figure.baseline_assertion_id),
        "claim": str(figure.baseline_assertion.claim_id),
        "as_printed": "base",
    }


def test_a_share_that_is_itself_what_is_counted_stays_what_it_is() -> None:
    measure = make_measure(unit_id="%")

    figure = linked(eq(12, unit_id="%"), "share ", eq(40, unit_id="%"), measure)

    assert (as_text(figure.canonical), figure.basis) == ("[0.12,0.12]", "converted")
    assert figure.derivation["rule"] == "share.itself"


# ---- the arithmetic, held to exact fractions

NEAR, FAR = Fraction(1, 10**9), Fraction(10**12)
TINY = Fraction(1, 10**24)
number = st.decimals(-20, 20, places=1, allow_nan=False).map(lambda d: d + 0)


@st.composite
def ranges(draw: Any, ends: Any = number) -> Range[Decimal]:
    low, high = sorted([draw(ends), draw(ends)])
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    left, right = (draw(st.booleans()) or low == high for _ in range(2))
    return Range(
        None if low_open and draw(st.booleans()) else low,
        None if high_open and draw(st.booleans()) else high,
        f"{'[' if left else '('}{']' if right else ')'}",
    )


def members(interval: Range[Decimal]) -> list[tuple[Fraction, bool]]:
    """Some members, those at the ends among them or next to them; whether each is an end."""
    found: dict[Fraction, bool] = {}
    low = None if interval.lower is None else Fraction(interval.lower)
    high = None if interval.upper is None else Fraction(interval.upper)
    for end, reached, inward in ((low, interval.lower_inc, 1), (high, interval.upper_inc, -1)):
        if end is not None:
            found[end if reached else end + inward * NEAR] = reached
    if low is None:
        found[(high or Fraction(0)) - FAR] = False
    if high is None:
        found[(low or Fraction(0)) + FAR] = False
    if (low is None or low < 0) and (high is None or high > 0):
        found[Fraction(0)] = True
    return list(found.items())


RULES: dict[str, Any] = {
    "ratio up": lambda base, size: base * size,
    "percent_change up": lambda base, size: base * (1 + size),
    "percent_change down": lambda base, size: base * (1 - size),
    "difference up": lambda base, size: base + size,
    "difference down": lambda base, size: base - size,
    "share ": lambda base, size: base * size,
    "ratio down": lambda base, size: base * size,
    "ratio fewer": lambda base, size: base / size,
}
DOMAINS = {"ratio down": (0, 1), "ratio fewer": (1, None)}


def resolved(kind: str, size: Range[Decimal], base: Range[Decimal]) -> tuple[Any, str]:
    form, direction = kind.replace("fewer", "down").split(" ")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT resolved, rule FROM onrecord_resolution("
            "%s, %s, %s::numrange, %s, %s, %s::numrange, false, true)",
            [form, direction, size, size.lower, size.upper, base],
        )
        found: tuple[Any, str] = cursor.fetchone()
    return found


@pytest.mark.parametrize("kind", RULES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_pair_of_values_lands_inside_and_the_ends_are_tight(kind: str, data: Any) -> None:
    least, most = DOMAINS.get(kind, (0, None))
    ends = st.decimals(least, 20 if most is None else most, places=1).map(lambda d: d + 0)
    size, base = data.draw(ranges(ends)), data.draw(ranges())
    if size.lower is None:  # what the direction makes of it
        size = Range(Decimal(least), size.upper, f"[{')]'[size.upper_inc]}")
    if size.upper is None and most is not None:
        size = Range(size.lower, Decimal(most), f"{'(['[size.lower_inc]}]")

    found, _ = resolved(kind, size, base)

    values = {
        RULES[kind](x, s): at_x and at_s
        for (x, at_x), (s, at_s) in product(members(base), members(size))
    }
    for value in values:
        assert found.lower is None or found.lower <= value
        assert found.upper is None or found.upper >= value
    for end, reached, extreme in (
        (found.lower, found.lower_inc, min(values)),
        (found.upper, found.upper_inc, max(values)),
    ):
        if end is None:
            assert abs(extreme) > 10**6
        else:
            assert abs(extreme - Fraction(end)) < (TINY if reached else Fraction(1, 10**6))
            assert reached or extreme != Fraction(end)


# ---- what moves a baseline moves what is measured against it


def canonical(figure: NumericAssertion) -> str | None:
    figure.refresh_from_db()
    return as_text(figure.canonical)


def version(claim: Claim) -> int:
    return Stamp.objects.get(pk=claim.pk).version


def by_sql(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)


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
        "comparator = 'approx', precision = 'approximate'", "(7200,)", "(7700,)",
    ),
}  # fmt: skip


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
    figure = linked(eq(2), "ratio up", base, make_measure(unit_id="km"))

    by_sql(
        "UPDATE claims_numericassertion SET unit_id = 'm' WHERE id = %s",
        figure.baseline_assertion_id,
    )

    assert canonical(figure) == "[10,10]"


def test_a_measure_that_may_be_negative_after_all_takes_its_changes_along() -> None:
    figure = linked(gt(500), "difference down", lt(50), make_measure())
    assert canonical(figure) is None

    by_sql("UPDATE claims_measure SET non_negative = false WHERE id = %s", figure.measure_id)

    assert canonical(figure) == "(,-450)"


@pytest.mark.django_db(transaction=True)
def test_the_version_of_what_is_resolved_rises_with_its_baseline_and_only_then() -> None:
    figure = linked(gt(2), "ratio up", eq(4000), make_measure())
    base, claim = figure.baseline_assertion, figure.claim
    before = version(claim)

    by_sql("UPDATE claims_numericassertion SET low = low, high = high WHERE id = %s", base.pk)
    by_sql("UPDATE claims_numericassertion SET read_by = 'rule' WHERE id = %s", base.pk)
    unmoved = version(claim)
    by_sql("UPDATE claims_numericassertion SET low = 9, high = 9 WHERE id = %s", base.pk)

    assert (unmoved, version(claim)) == (before, before + 1)
    figure.refresh_from_db()
    assert figure.modified_at is None, "the figure itself was not touched"


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


LINK = "UPDATE claims_numericassertion SET baseline_assertion_id = %s WHERE id = %s"


def test_no_chain_of_baselines_leads_back(chain: list[NumericAssertion]) -> None:
    _, doubled, more = chain

    assert refusal_of(LINK, more.pk, doubled.pk) == "self_reference"
    assert refusal_of(LINK, doubled.pk, doubled.pk) == "self_reference"


def test_a_baseline_of_another_dimension_is_refused(chain: list[NumericAssertion]) -> None:
    far = make_assertion(measure=make_measure(unit_id="km"), **eq(5, unit_id="km"))

    assert refusal_of(LINK, far.pk, chain[1].pk) == "baseline_mismatch"


def test_a_baseline_in_another_currency_is_refused() -> None:
    euros = make_assertion(measure=make_measure(unit_id="EUR"), **eq(5, unit_id="EUR"))
    figure = linked(eq(2), "ratio up", eq(5, unit_id="USD"), make_measure(unit_id="USD"))

    assert refusal_of(LINK, euros.pk, figure.pk) == "baseline_mismatch"


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


def line(key: str, measure: dict[str, Any], **figure: Any) -> dict[str, Any]:
    return {
        "origin": "desk",
        "origin_id": key,
        "statement": f"Statement {key}.",
        "speaker": {"slug": "desk", "name": "Desk", "kind": "outlet"},
        "assertions": [{"as_printed": key, "measure": measure} | figure],
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
        curation.publish(claim=draft, by=None)
    change = make_assertion(
        claim=make_claim(status="published"), measure=measure, **gt(2), form="ratio",
        direction="up",
    )  # fmt: skip
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

    def half(figure: NumericAssertion, baseline: NumericAssertion) -> None:
        try:
            with transaction.atomic():
                by_sql("SELECT FROM claims_numericassertion WHERE id = %s FOR UPDATE", figure.pk)
                halves.wait(PATIENCE)
                by_sql(LINK, baseline.pk, figure.pk)
        except DatabaseError as error:
            refused.append(error)
        connection.close()

    in_parallel(lambda: half(a, b), lambda: half(c, d))

    links = set(NumericAssertion.objects.values_list("pk", "baseline_assertion"))
    assert len(refused) == 1
    assert {(b.pk, c.pk), (d.pk, a.pk)} < links
    assert len(links & {(a.pk, b.pk), (c.pk, d.pk)}) == 1


# ---- who may see it


def of_draft(**more: Any) -> tuple[NumericAssertion, Claim]:
    """A public change of a figure that stands in a draft."""
    draft, measure = make_claim(), make_measure()
    base = make_assertion(claim=draft, measure=measure, as_printed="secret 4,000", **eq(4000))
    figure = make_assertion(
        claim=make_claim(status="published"),
        measure=measure,
        **gt(2),
        form="ratio",
        direction="up",
        baseline_assertion=base,
    )
    return figure, draft


def public_record(figure: NumericAssertion) -> dict[str, Any]:
    found: dict[str, Any] = ask(f"{ROOT}assertions/{figure.pk}/").json()
    return found


def test_a_draft_lends_no_number_to_what_is_public() -> None:
    figure, _ = of_draft()

    record = public_record(figure)

    assert (record["canonical"], record["basis"]) == (None, "")
    assert (record["baseline_assertion"], record["derivation"]) == (None, None)
    assert ids("assertions", min="8001") == set()


def test_publishing_the_baseline_resolves_what_is_measured_against_it() -> None:
    figure, draft = of_draft()
    before = version(figure.claim)

    curation.publish(claim=draft, by=None)

    record = public_record(figure)
    assert record["canonical"]["low"] == "8000"
    assert record["baseline_assertion"] == str(figure.baseline_assertion_id)
    assert record["derivation"] == {
        "rule": "ratio.up",
        "baseline": {
            "id": str(figure.baseline_assertion_id),
            "claim": str(draft.pk),
            "as_printed": "secret 4,000",
        },
        "explanation": "more than 2 × 4,000 = more than 8,000",
    }
    assert str(figure.pk) in ids("assertions", min="8001")
    assert version(figure.claim) == before, "a version rises once in a transaction"


def test_a_draft_at_the_end_of_a_chain_lends_it_nothing() -> None:
    middle, draft = of_draft()
    last = make_assertion(
        claim=make_claim(status="published"),
        measure=middle.measure,
        **eq(500),
        form="difference",
        direction="up",
        baseline_assertion=middle,
    )
    before = public_record(last)["derivation"]

    curation.publish(claim=draft, by=None)

    assert (before["rule"], "no interval of its own" in before["explanation"]) == (
        "unresolved",
        True,
    )
    assert canonical(last) == "(8500,)"


def test_a_retracted_baseline_still_counts() -> None:
    figure, claim = of_draft()
    curation.publish(claim=claim, by=None)

    curation.retract(claim=claim, reason="A slip.", by=None)

    assert canonical(figure) == "(8000,)"


@pytest.mark.django_db(transaction=True)
def test_a_redacted_baseline_is_gone_from_everywhere() -> None:
    figure, claim = of_draft()
    curation.publish(claim=claim, by=None)
    public_record(figure)
    before = version(figure.claim)

    curation.redact(entry=claim, reason="A court said so.", by=None)

    assert canonical(figure) is None
    assert (figure.baseline_assertion, figure.derivation) == (None, None)
    assert "secret" not in ask(f"{ROOT}claims/{figure.claim_id}/").content.decode()
    assert version(figure.claim) == before + 1


def test_figures_of_one_claim_are_resolved_before_it_is_public() -> None:
    claim, measure = make_claim(), make_measure()
    base = make_assertion(claim=claim, measure=measure, **eq(4000))

    change = {"form": "ratio", "direction": "up", "baseline_assertion": base, "position": 2}
    figure = make_assertion(claim=claim, measure=measure, **gt(2), **change)

    assert canonical(figure) == "(8000,)"


# ---- found by what came of it, and shown


def test_what_is_resolved_is_found_in_the_units_of_what_is_counted() -> None:
    figure = linked(
        eq(12, unit_id="%"), "percent_change up", eq(5, unit_id="[mi_i]"),
        make_measure(unit_id="km"),
    )  # fmt: skip

    assert str(figure.pk) in ids("assertions", min="9.012 km", max="9.013 km")  # 5 mi × 1.12
    assert ids("assertions", min="12 %", max="12 %") == set()
    assert str(figure.pk) not in ids("assertions", min="9 km", max="10 km", mode="stated")


def page_of(figure: NumericAssertion) -> str:
    text: str = ask(f"{ROOT}assertions/{figure.pk}/", accept="text/html").content.decode()
    return text


def test_a_page_says_how_a_change_was_resolved_and_that_it_was_not() -> None:
    figure, claim = of_draft()
    unresolved = page_of(figure)
    curation.publish(claim=claim, by=None)

    page = page_of(figure)

    assert "no figure that it is measured against is on record here" in unresolved
    assert "more than 2 × 4,000 = more than 8,000" in page
    assert f'<a href="{ROOT}assertions/{figure.baseline_assertion_id}/">secret 4,000</a>' in page
    assert "no figure that it is measured against" not in page


def test_a_table_has_the_derivation_in_columns() -> None:
    figure = linked(gt(2), "ratio up", eq(4000), make_measure())

    query = {"format": "csv", "fields": "derivation", "form": "ratio"}
    lines = ask(f"{ROOT}assertions/", query).content.decode().split("\r\n")

    baseline = figure.baseline_assertion
    assert lines[0] == ",".join(
        f"derivation.{name}"
        for name in (
            "rule", "baseline.id", "baseline.claim", "baseline.as_printed", "explanation",
        )
    )  # fmt: skip
    assert lines[1] == (
        f'ratio.up,{baseline.pk},{baseline.claim_id},base,"more than 2 × 4,000 = more than 8,000"'
    )


# ---- what was on record before


def test_what_was_on_record_is_resolved_and_what_would_be_refused_is_left() -> None:
    chain = linked(gt(2), "ratio up", eq(4000), make_measure())
    loop = make_assertion(
        claim=chain.claim, position=2, measure=chain.measure, **eq(2), form="ratio", direction="up"
    )
    figures = "claims_numericassertion"
    connection.check_constraints()
    by_sql(f"ALTER TABLE {figures} DISABLE TRIGGER USER")
    by_sql(f"UPDATE {figures} SET canonical = NULL, basis = '', derivation = NULL")
    other = make_assertion(
        claim=chain.claim,
        position=3,
        measure=chain.measure,
        **eq(2),
        form="ratio",
        direction="up",
        baseline_assertion=loop,
        measure_dimension="count",
        unit_dimension="count",
        interval=Range(2, 2, "[]"),
    )
    by_sql(LINK, other.pk, loop.pk)
    by_sql(f"UPDATE {figures} SET basis = 'printed', canonical = '[4000,4000]' WHERE low = 4000")
    connection.check_constraints()
    by_sql(f"ALTER TABLE {figures} ENABLE TRIGGER USER")

    by_sql(import_module("claims.migrations.0019_resolve_what_is_on_record").AGAIN)

    assert canonical(chain) == "(8000,)"
    assert (canonical(loop), canonical(other)) == (None, None)
