"""Sentences as the news prints them, each with all its quantities: how much of them is read."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from claims.quantities.parsing.reading import read
from tests.support.notation import Meaning, key, meanings
from tests.support.sentences import NEWS, WITHOUT_QUANTITIES

Key = tuple[str, Decimal | None, Decimal | None, str]


def test_the_sentences_are_many_and_no_two_alike() -> None:
    assert len(NEWS) >= 250
    assert len({row.cells[0] for row in NEWS}) == len(NEWS)


def test_reads_nearly_all_quantities_of_the_news() -> None:
    right = found = expected = 0
    misses = []

    for text, meant, _ in (row.cells for row in NEWS):
        due = Counter(each.key for each in meanings(meant))
        seen = Counter(key(each) for each in read(text).quantities)
        right += (due & seen).total()
        found += seen.total()
        expected += due.total()
        if due != seen:
            misses.append(_miss(text, due - seen, seen - due))

    f1 = 2 * right / (found + expected)
    assert f1 >= 0.95, "\n".join([f"micro F1 {f1:.4f}", *misses])


def _miss(text: str, missed: Counter[Key], wrong: Counter[Key]) -> str:
    lines = [f"  missed {Meaning(*each)}" for each in missed]
    return "\n".join([text, *lines, *(f"  read   {Meaning(*each)}" for each in wrong)])


@pytest.mark.parametrize("text", [row.param for row in WITHOUT_QUANTITIES])
def test_reads_no_quantity_where_there_is_none(text: str) -> None:
    assert read(text).quantities == ()
