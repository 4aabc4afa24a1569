"""`manage.py split_measure`: arguments, one service call, a summary."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.models import Event, Measure
from tests.support.builders import make_assertion, make_claim, make_measure, make_speaker

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure() -> Measure:
    measure = make_measure(slug="killed", label="Killed")
    for slug in ("ada", "ben"):
        claim = make_claim(speaker=make_speaker(slug=slug), status="published", statement=slug)
        make_assertion(measure=measure, claim=claim)
    return measure


def run(*arguments: str, **options: Any) -> str:
    output = StringIO()
    call_command("split_measure", "killed", *arguments, stdout=output, **options)
    return output.getvalue()


def test_a_dry_run_says_what_would_move(measure: Measure) -> None:
    wounded = make_measure(slug="wounded", label="Wounded")

    said = run("--where", "speaker=ada", "--into", "wounded", "--dry-run")

    assert said == "1 assertions of 1 claims would move.\n  331 -> Wounded (ada)\n"
    assert not wounded.assertions.exists()


def test_a_new_measure_takes_what_the_conditions_choose(measure: Measure) -> None:
    run("--where", "speaker=ada", "--into", "wounded", "--label", "Wounded")

    assert Measure.objects.get(slug="wounded").assertions.get().claim.statement == "ada"


def test_all_of_a_measure_merge_it(measure: Measure) -> None:
    wounded = make_measure(slug="wounded")

    said = run("--into", "wounded")

    measure.refresh_from_db()
    assert measure.merged_into == wounded
    assert said.endswith("These are all: the measure is merged into the other one.\n")


def test_a_named_event_takes_them(measure: Measure) -> None:
    run("--event", "Strike on a station", "--kind", "strike", "--place", "Lviv", "--start", "2022")

    event = Event.objects.get()
    assert (event.label, event.kind, event.place) == ("Strike on a station", "strike", "Lviv")
    assert (event.start.year, event.start_precision) == (2022, "year")
    assert event.assertions.count() == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--into", "nowhere"], "no measure “nowhere”"),
        (["--where", "speakr=ada", "--into", "killed"], "speakr: There is no such condition"),
        (["--where", "ada", "--into", "killed"], "NAME=VALUE"),
        (["--event", "017f5760-43e8-75d2-8d07-e6118fb4bf7a"], "There is no event"),
        (["--each-day"], "as_of: 2 of the chosen assertions name no day"),
        (["--into", "killed"], "into: Choose another measure"),
    ],
)
def test_a_wrong_request_says_what_is_wrong(
    measure: Measure, arguments: list[str], said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        run(*arguments)
