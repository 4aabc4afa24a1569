"""Citations of a page: in a sentence, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.citations import Citation, tex

HERE = "https://onrecord.example/claims/1/"
CITATION = Citation(
    key="onrecord-1",
    title="About 100 % of $5_000 {were} paid.",
    address=HERE,
    kind="webpage",
    author="Ada & Co",
    issued="2022-03-05",
    version="3",
    changed="2022-04-01",
)


def test_a_citation_in_a_sentence() -> None:
    assert CITATION.as_text() == (
        "Ada & Co. “About 100 % of $5_000 {were} paid”. 5 March 2022. Onrecord, version 3 of "
        "1 April 2022. https://onrecord.example/claims/1/"
    )


def test_a_citation_as_bibtex() -> None:
    assert CITATION.as_bibtex() == (
        "@misc{onrecord-1,\n"
        "  author = {{Ada \\& Co}},\n"
        "  title = {{About 100 \\% of \\$5\\_000 \\textbraceleft{}were\\textbraceright{} paid.}},\n"
        "  year = {2022},\n"
        "  month = {3},\n"
        "  howpublished = {Onrecord},\n"
        "  note = {Version 3, 2022-04-01},\n"
        "  url = {https://onrecord.example/claims/1/}\n"
        "}\n"
    )


def test_what_was_withdrawn_is_cited_as_such() -> None:
    withdrawn = replace(CITATION, withdrawn="Misheard,\nby 50 %.")

    assert withdrawn.as_text() == (
        "Ada & Co. “About 100 % of $5_000 {were} paid”. 5 March 2022. "
        "Withdrawn: Misheard, by 50 %. Onrecord, version 3 of 1 April 2022. https://onrecord.example/claims/1/"
    )
    assert (
        "  note = {Withdrawn: Misheard, by 50 \\%. Version 3, 2022-04-01},\n"
    ) in withdrawn.as_bibtex()
    [found] = withdrawn.as_csl()
    assert (found["status"], found["note"]) == ("retracted", "Withdrawn: Misheard, by 50 %.")


def test_a_citation_as_csl() -> None:
    assert CITATION.as_csl() == [
        {
            "id": "onrecord-1",
            "type": "webpage",
            "title": "About 100 % of $5_000 {were} paid.",
            "author": [{"literal": "Ada & Co"}],
            "issued": {"date-parts": [[2022, 3, 5]]},
            "container-title": "Onrecord",
            "version": "3",
            "URL": HERE,
        }
    ]
    assert json.dumps(CITATION.as_csl())


@pytest.mark.parametrize(
    ("issued", "words", "parts"),
    [
        ("2022", "2022", [2022]),
        ("2022-03", "March 2022", [2022, 3]),
        ("2022-03-05T14:30Z", "5 March 2022", [2022, 3, 5]),
    ],
)
def test_dates_are_cited_as_far_as_they_are_known(
    issued: str, words: str, parts: list[int]
) -> None:
    citation = Citation(key="k", title="T", address=HERE, kind="webpage", issued=issued)

    assert citation.as_text() == f"“T”. {words}. Onrecord. {HERE}"
    assert citation.as_csl()[0]["issued"] == {"date-parts": [parts]}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\\b", r"a\textbackslash{}b"),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
        ("}{", r"\textbraceright{}\textbraceleft{}"),
        ("é", "é"),
    ],
)
def test_tex_takes_no_letter_for_a_command(text: str, written: str) -> None:
    assert tex(text) == written


TEXTS = st.text('a{}\\"@,%\n', max_size=12)


@given(title=TEXTS, author=TEXTS, withdrawn=TEXTS, kind=st.sampled_from(["webpage", "dataset"]))
def test_no_text_ends_its_entry_before_its_end(
    title: str, author: str, withdrawn: str, kind: str
) -> None:
    found = replace(CITATION, title=title, author=author, withdrawn=withdrawn, kind=kind)

    entry = found.as_bibtex()
    depths = list(accumulate({"{": 1, "}": -1}.get(letter, 0) for letter in entry))

    assert depths[-1] == 0
    assert 0 not in depths[entry.index("{") : entry.rindex("}")]
    [csl] = found.as_csl()
    assert (csl.get("title", ""), csl["type"]) == (title, kind)
