"""A mutated file of each format is read, or refused with a reason: never an unforeseen error."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.formats import averitec, claimreview, factopolis, gdelt
from claims.formats.records import FormatError, LeftOut, Rejection
from tests.support.field_files import FILES, FOLDER, as_bytes, tarred, zipped

READERS = {
    "averitec": averitec.read,
    "claimreview": claimreview.read,
    "factopolis": factopolis.read,
    "gdelt": gdelt.read,
}
PIECES = [
    *(b"", b"\0", b"\xff", b"\xed\xa0\x80", b"{", b"}", b"[", b"]", b'"', b"\\ud800", b"null"),
    *(b"-1e999", b"\n", b"\r", b"\t", b"|", b"#", b";", b"&a ", b"*a", b"---", b"9" * 500),
    *(b"<script type='application/ld+json'>", b"PK\x03\x04", b"\x1f\x8b", b": ", b"- "),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("2024-03-01"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES)), min_size=1, max_size=4
)


def foreseen(form: str, data: bytes) -> None:
    try:
        found = [each for _, each in READERS[form](BytesIO(data))]
    except FormatError:
        return
    for each in found:
        if isinstance(each, Rejection | LeftOut):
            assert each.code != "unexpected", each
            assert each.reason


def mutated(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for place, length, piece in changes:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + length :]
    return data


@pytest.mark.parametrize("form", READERS)
@settings(max_examples=150, deadline=None)
@given(changes=edits)
def test_bytes_that_are_changed_anywhere(
    form: str, changes: list[tuple[float, int, bytes]]
) -> None:
    foreseen(form, mutated(FILES[form], changes))


@settings(max_examples=150, deadline=None)
@given(path=st.sampled_from(sorted(FOLDER)), changes=edits, pack=st.sampled_from([zipped, tarred]))
def test_files_of_an_archive_that_are_changed(path: str, changes: object, pack: object) -> None:
    text = mutated(FOLDER[path].encode(), changes).decode(errors="ignore")  # type: ignore[arg-type]
    foreseen("factopolis", pack(FOLDER | {path: text}))  # type: ignore[operator]


@pytest.mark.parametrize("form", ["averitec", "claimreview"])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_values_of_any_type_in_any_member(form: str, data: st.DataObject) -> None:
    value = json.loads(FILES[form])
    target = value[0] if isinstance(value, list) else value
    name = data.draw(st.sampled_from(sorted(target)))
    inside = target[name]
    if isinstance(inside, dict) and data.draw(st.booleans()):
        target, name = inside, data.draw(st.sampled_from(sorted(inside)))
    target[name] = data.draw(JSON)

    foreseen(form, as_bytes(value))
