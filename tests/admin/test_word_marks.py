"""Which words of two texts differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.admin.word_marks import MOST, marks

TABLE = {
    "one word": ("at least ten died", "at least 12 died", ["at least ", "-ten", "+12", " died"]),
    "nothing before": ("", "Lviv", ["+Lviv"]),
    "nothing after": ("Lviv", "", ["-Lviv"]),
    "no common word": ("First", "Second", ["-First", "+Second"]),
    "numbers are words": ("331", "3310", ["-331", "+3310"]),
    "a comma": ("Ten, died", "Ten died", ["Ten", "-,", " died"]),
    "only spaces are common": ("a b", "c d", ["-a b", "+c d"]),
}
SIGN = {"same": "", "gone": "-", "new": "+"}


@pytest.mark.parametrize("name", TABLE)
def test_words_that_differ_are_marked(name: str) -> None:
    old, new, told = TABLE[name]

    assert [SIGN[mark.kind] + mark.text for mark in marks(old, new)] == told


@given(st.text(max_size=60), st.text(max_size=60))
def test_marks_hold_both_texts(old: str, new: str) -> None:
    found = marks(old, new)

    assert "".join(mark.text for mark in found if mark.kind != "new") == old
    assert "".join(mark.text for mark in found if mark.kind != "gone") == new


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    old, new = "a " * (MOST + 1), "b " * (MOST + 1)

    assert [mark.kind for mark in marks(old, new)] == ["gone", "new"]
