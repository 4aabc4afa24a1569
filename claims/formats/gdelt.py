"""GDELT's Global Knowledge Graph 2.1: what machines have read in an article, a line of 27 columns.

A quotation is a claim in its words. The columns name no speaker of it, so it has none. An amount
with its object is what the article's publisher asserts, as far as the words can be read as a
number: whoever imports it decides that. GDELT takes words apart (“don ' t”) and has neither what
stood around them nor, in what it has translated, the words themselves. Nothing else is taken.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.formats.lines import BinaryLines, read_lines
from claims.formats.printed_dates import read_date
from claims.formats.records import (
    AppearanceRecord,
    ClaimRecord,
    LeftOut,
    Rejection,
    SourceRecord,
    SpeakerRecord,
    guarded,
    partial,
)
from claims.formats.slugs import slug_of
from claims.formats.web_sources import address_of, source_at

DATASET = "gdelt"
AMOUNT_KIND = "quantity"
COLUMNS = 27
RECORD, DATE, COLLECTION, PUBLISHER, DOCUMENT = range(5)
QUOTATIONS, AMOUNTS, TRANSLATION, EXTRAS = 22, 24, 25, 26
OTHERS = {11: "GKG 1.0", 15: "GKG counts", 16: "mentions", 61: "events"}
TITLE = re.compile(r"<PAGE_TITLE>(.*?)</PAGE_TITLE>")
PUBLISHED = re.compile(r"<PAGE_PRECISEPUBTIMESTAMP>(\d{8})\d*</PAGE_PRECISEPUBTIMESTAMP>")
AMOUNT = re.compile(r"(-?\d{1,18}(?:\.\d{1,9})?),(.*),(\d{1,9})")
NOTHING = LeftOut("nothing_said", "The article has neither a quotation nor an amount.")
MALFORMED = LeftOut("malformed", "A quotation is offset|length|verb|words, an amount is n,words,n.")
Line = ClaimRecord | LeftOut | Rejection


@dataclass(frozen=True)
class Article:
    key: str
    day: str | None
    source: SourceRecord
    quotations: str
    amounts: str
    translated: bool


def read(file: BinaryLines) -> Iterator[tuple[int, Line]]:
    """Each quotation and each amount of each line; of a line without any, that it has none."""
    for number, line in read_lines(file):
        for found in [line] if isinstance(line, Rejection) else _of_line(line):
            yield number, found


def _of_line(line: str) -> list[Line]:
    article = _article(line)
    if isinstance(article, Rejection):
        return [article]
    return [*_quotations(article), *_amounts(article)] or [NOTHING]


@guarded
def _article(line: str) -> Article | Rejection:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != COLUMNS:
        known = OTHERS.get(len(cells))
        other = f" as {known} have" if known else ""
        reason = f"{len(cells)} columns{other} instead of the {COLUMNS} of GKG 2.1."
        return Rejection("", "wrong_columns", reason)
    if not cells[RECORD] or not cells[DOCUMENT]:
        name = "DocumentIdentifier" if cells[RECORD] else "GKGRECORDID"
        return Rejection(name, "blank", f"The column {name} is blank.")
    day = _day(cells[DATE][:8])
    return Article(
        key=cells[RECORD],
        day=day,
        source=_source(cells, day),
        quotations=cells[QUOTATIONS],
        amounts=cells[AMOUNTS],
        translated=bool(cells[TRANSLATION]),
    )


def _source(cells: list[str], day: str | None) -> SourceRecord:
    published, title = PUBLISHED.search(cells[EXTRAS]), TITLE.search(cells[EXTRAS])
    url = address_of(cells[DOCUMENT])
    named = " ".join(html.unescape(title[1]).split()) if title else ""
    made = source_at(url or cells[DOCUMENT], title=(named if url else cells[DOCUMENT])[:1000])
    outlet, slug = cells[PUBLISHER][:300], slug_of(cells[PUBLISHER])
    return SourceRecord(
        kind=made.kind,
        title=made.title,
        url=url,
        published_at=(_day(published[1]) if published else None) or day,
        publisher=SpeakerRecord(slug=slug, name=outlet, kind="outlet") if slug else None,
    )


def _day(digits: str) -> str | None:
    return read_date(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")


def _quotations(article: Article) -> Iterator[Line]:
    for each in filter(None, article.quotations.split("#")):
        offset, *_, words = each.split("|", 3) if each.count("|") >= 3 else ("", "")
        words = words.strip(" |")
        if not offset.isdecimal() or not any(map(str.isalpha, words)):
            yield MALFORMED
        else:
            said = {} if article.translated else {"quote": words, "quote_type": "direct"}
            yield _claim(article, f"quote-{offset}", statement=words, **said)


def _amounts(article: Article) -> Iterator[Line]:
    publisher = article.source.publisher
    for n, each in enumerate(filter(None, article.amounts.split(";")), 1):
        found = AMOUNT.fullmatch(each.strip())
        if found is None or not (words := " ".join(found[2].split())):
            yield MALFORMED
            continue
        said = {"speaker": publisher, "said_at": article.source.published_at} if publisher else {}
        key = f"amount-{found[3]}-{n}"
        yield _claim(article, key, kind=AMOUNT_KIND, statement=f"{found[1]} {words}", **said)


def _claim(article: Article, key: str, **said: object) -> ClaimRecord:
    return partial(
        ClaimRecord,
        dataset=DATASET,
        dataset_id=f"{article.key}#{key}",
        appearances=(AppearanceRecord(source=article.source),),
        **said,
    )
