"""What is kept by other rules or in another form is not used, and is worked out anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from random import Random
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest
from django.db import connection

from claims.models import AgreementGroup, SeriesOutline, TemporalKind
from claims.queries import agreement, allowed_band
from claims.queries.agreement import Consensus, GroupKey, kept, kept_rows
from claims.queries.agreement.groups import worked_out
from claims.queries.agreement.members import Counting, Member
from claims.queries.allowed_band import Band
from claims.queries.plain_data import written
from claims.queries.series_outline import Outline
from claims.services import agreement_keeping, outline_keeping
from tests.support.agreement import TODAY, keep
from tests.support.client import ROOT, ask
from tests.support.statements import ADA, BOB, EVE, say, stock

MEASURE = UUID(int=1)
DAY = TODAY.toordinal() - 100
FORMS = (Consensus, Band, Outline)


def members(chance: Random) -> Iterator[Member]:
    """A hundred and fifty assertions by eight roots, that often meet and often disagree."""
    for number in range(1, 151):
        first, low = DAY + chance.randrange(12), Decimal(chance.randrange(100, 140))
        high = None if chance.random() < 0.1 else low + chance.choice([0, 0, 2, 10])
        loose, wide = chance.random() < 0.2, chance.choice([0, 0, 5])
        yield Member(
            id=UUID(int=number + 1000),
            claim=str(UUID(int=number // 2 + 2000)),
            measure=str(MEASURE),
            event=None,
            speaker=str(UUID(int=number % 11 + 3000)),
            root=str(UUID(int=chance.randrange(8) + 4000)),
            said_first=first + chance.randrange(4),
            said_last=first + 3 + chance.randrange(2),
            first=first,
            last=first + chance.choice([0, 0, 0, 3]),
            known=chance.random() < 0.9,
            low=low,
            high=high,
            low_included=chance.random() < 0.8,
            high_included=high is not None,
            wide_low=None if loose else low - wide,
            wide_high=None if loose or high is None else high + wide,
            loose=loose,
            bound=high is None,
            rounded=wide > 0,
            withdrawn=chance.random() < 0.05,
            resolved=chance.random() < 0.95,
            forecast=chance.random() < 0.05,
            pledge=chance.random() < 0.05,
            text=str(UUID(int=number + 1000)),
        )


def kept_of(kind: str) -> Iterator[str]:
    """What is kept of such a group, and of a measure that such a one is part of."""
    chance = Random(kind)
    measure = Counting(MEASURE, kind, non_negative=True, counts_pledges=False, parts=[])
    own, parts = list(members(chance)), list(members(chance))[:20]
    key = GroupKey(MEASURE, None)
    for found in (
        worked_out(key, measure, own),
        worked_out(key, measure, own[:60], [(measure, parts)]),
    ):
        yield from sorted(row.text for row in kept_rows.rows_of(found))
        yield json.dumps(written(agreement.at(found, today=TODAY)))
        yield json.dumps(written(allowed_band.band(found)))


def members_of(form: Any) -> Iterator[str]:
    if is_dataclass(form):
        hints = get_type_hints(form)
        for each in fields(form):
            yield f"{each.name}: {hints[each.name]}"
            yield from members_of(hints[each.name])
    for within in get_args(form):
        yield from members_of(within)


def digest(*said: str) -> str:
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]


def test_other_rules_have_another_version() -> None:
    """If this fails, raise SHAPE_VERSION where what is kept differs, and put the new digests here:
    an older release has kept what this one would not."""
    by_rules = {kind: digest(*kept_of(kind)) for kind in TemporalKind.values}
    forms = digest(*kept_rows.COLUMNS, *(each for form in FORMS for each in members_of(form)))

    assert (kept.SHAPE_VERSION, by_rules, forms) == (
        3,
        {"stock": "c1043fba33f7", "flow": "b32d37f6301b", "cumulative": "2b093088ff9b"},
        "b195cae932be",
    )


@pytest.fixture
def measure(db: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A long series, of which all is kept."""
    monkeypatch.setattr(kept, "MOST_WORKED_OUT", 2)
    found = stock()
    for who, value in ((ADA, 10), (BOB, 12), (EVE, 12)):
        say(found, who, value, day=5)
    keep()
    return found


ANSWERS = ("consensus/", "contradictions/", "contradictions/?kind=revision", "series.vl.json")


def answers(measure: Any) -> list[Any]:
    return [ask(f"{ROOT}measures/{measure.pk}/{name}").json() for name in ANSWERS]


def test_what_an_older_release_has_kept_is_not_used_but_kept_anew(measure: Any) -> None:
    before = answers(measure)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE claims_agreementgroup SET shape = shape - 1, verdict = 'agree', contested = 9, "
            "consensus = '{\"of\": \"old\"}', band = '[]'"
        )
        cursor.execute("UPDATE claims_seriesoutline SET shape = shape - 1, outline = '{}'")

    assert answers(measure) == before
    assert agreement_keeping.due(10) == [GroupKey(measure.pk, None)]
    assert outline_keeping.due(10) == [measure.pk]
    keep()
    assert AgreementGroup.objects.get().verdict == "contradiction"
    assert SeriesOutline.objects.get().shape == kept.SHAPE_VERSION
    assert answers(measure) == before


def test_what_a_newer_release_has_kept_is_not_used_either_and_left_to_it(measure: Any) -> None:
    before = answers(measure)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_agreementgroup SET shape = shape + 1, consensus = '{}'")
        cursor.execute("UPDATE claims_seriesoutline SET shape = shape + 1, outline = '{}'")

    assert answers(measure) == before
    assert agreement_keeping.due(10) == outline_keeping.due(10) == []
