"""LIAR (Wang 2017): statements with PolitiFact's six-step ratings, in fourteen columns.

Tabs stand between them and quotation marks mean nothing (`csv.QUOTE_NONE`): read as CSV, rows run
into one another. It has neither dates nor sources, and a speaker is a slug. What it does not say
stays unsaid, and the tables below say what is made of the rest. The five columns of counts speak of
the speaker, not of the statement, and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claims.formats.lines import BinaryLines, read_lines
from claims.formats.records import (
    ClaimRecord,
    IdentifierRecord,
    Rejection,
    ReviewRecord,
    RoleRecord,
    SpeakerRecord,
    TopicRecord,
    guarded,
)
from claims.formats.speaker_kinds import kind_of

DATASET = "liar"
COLUMNS = 14
GIVEN = frozenset({"dataset", "dataset_id", "statement", "speaker", "place", "topics", "reviews"})
REVIEW_GIVEN = frozenset({"reviewer", "rating", "rating_value", "rating_worst", "rating_best"})

# PolitiFact's words and order.
RATINGS = {
    "pants-fire": ("Pants on Fire", 1),
    "false": ("False", 2),
    "barely-true": ("Mostly False", 3),
    "half-true": ("Half True", 4),
    "mostly-true": ("Mostly True", 5),
    "true": ("True", 6),
}
POLITIFACT = SpeakerRecord(slug="politifact", name="PolitiFact", kind="organization", country="US")


def _party(slug: str, name: str, wikidata: str = "", country: str = "US") -> SpeakerRecord:
    known = (IdentifierRecord("wikidata", wikidata),) if wikidata else ()
    return SpeakerRecord(
        slug=slug, name=name, kind="organization", country=country, identifiers=known
    )


# The column "party" in truth holds three things: parties, other affiliations, and PolitiFact's
# categories for those who have none.
PARTIES = {
    "republican": _party("republican-party", "Republican Party", "Q29468"),
    "democrat": _party("democratic-party", "Democratic Party", "Q29552"),
    "libertarian": _party("libertarian-party", "Libertarian Party"),
    "green": _party("green-party", "Green Party"),
    "constitution-party": _party("constitution-party", "Constitution Party"),
    "democratic-farmer-labor": _party(
        "democratic-farmer-labor-party", "Democratic-Farmer-Labor Party"
    ),
    "liberal-party-canada": _party(
        "liberal-party-of-canada", "Liberal Party of Canada", country="CA"
    ),
    "ocean-state-tea-party-action": _party(
        "ocean-state-tea-party-in-action", "Ocean State Tea Party in Action"
    ),
}
NOT_KEPT = {"", "none", "newsmaker", "organization", "government-body", "moderate", "n/a"}
ORGANIZATIONS = {"organization", "government-body"}

NOTHING = {"none", "n/a", "na", "unknown"}
WORD = re.compile(r"[^0-9a-z]+")


def read(file: BinaryLines) -> Iterator[tuple[int, ClaimRecord | Rejection]]:
    """Each line of the file as a claim, or why it is none."""
    for number, line in read_lines(file):
        yield number, line if isinstance(line, Rejection) else _claim(line)


@guarded
def _claim(line: str) -> ClaimRecord | Rejection:
    cells = line.split("\t")
    if len(cells) != COLUMNS:
        return Rejection("", "wrong_columns", f"{len(cells)} columns instead of {COLUMNS}.")
    key, label, statement, subjects = (cell.strip() for cell in cells[:4])
    context = _plain(cells[13])
    rating = RATINGS.get(label)
    speaker = _speaker(*cells[4:8])
    for field, missing in (("id", not key), ("statement", not statement), ("speaker", not speaker)):
        if missing:
            return Rejection(field, "blank", f"The column {field} is blank.")
    if rating is None:
        return Rejection(
            "label", "unknown_label", f"“{label[:80]}” is none of {', '.join(RATINGS)}."
        )
    return ClaimRecord(
        dataset=DATASET,
        dataset_id=key,
        statement=statement,
        speaker=speaker,
        place=context,
        topics=_topics(subjects),
        reviews=(_review(key, *rating),),
        given=GIVEN,
    )


def _review(key: str, words: str, value: int) -> ReviewRecord:
    return ReviewRecord(
        dataset=DATASET,
        dataset_id=key,
        reviewer=POLITIFACT,
        rating=words,
        rating_value=Decimal(value),
        rating_worst=Decimal(1),
        rating_best=Decimal(len(RATINGS)),
        given=REVIEW_GIVEN,
    )


def _topics(subjects: str) -> tuple[TopicRecord, ...]:
    slugs = dict.fromkeys(filter(None, (_slug(subject) for subject in subjects.split(","))))
    return tuple(TopicRecord(slug=slug, label=_capital(slug.replace("-", " "))) for slug in slugs)


def _speaker(raw: str, job: str, state: str, party: str) -> SpeakerRecord | None:
    """The speaker of one row. What the row calls the job of no person says what it is."""
    raw, job, state, party = raw.strip(), _said(job), _said(state), party.strip().lower()
    slug = _slug(raw)
    if not slug:
        return None
    kind = _kind(slug, job, party)
    person = kind == "person"
    return SpeakerRecord(
        slug=slug,
        name=_name(raw),
        kind=kind,
        description="" if person else job,
        area=state,
        roles=tuple(_roles(slug, job if person else "", party)),
        dataset=DATASET,
        dataset_id=raw,
    )


def _kind(slug: str, job: str, party: str) -> str:
    kind = kind_of(slug)
    return "organization" if kind == "person" and party in ORGANIZATIONS and not job else kind


def _roles(slug: str, job: str, party: str) -> Iterator[RoleRecord]:
    if job:
        yield RoleRecord(title=job)
    if party in PARTIES:
        if PARTIES[party].slug != slug:
            yield RoleRecord(organization=PARTIES[party])
    elif party not in NOT_KEPT:
        title = _capital(party.replace("-", " ").replace("tea party", "Tea Party"))
        if title.lower() != job.lower():
            yield RoleRecord(title=title)


def _slug(text: str) -> str:
    return WORD.sub("-", text.lower()).strip("-")


def _name(raw: str) -> str:
    """The slug as a name. A word that has capitals keeps them."""
    words = raw.replace("_", "-").split("-")
    return " ".join(word if word != word.lower() else _capital(word) for word in words if word)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _said(text: str) -> str:
    """A cell's text, or nothing where it says that there is nothing."""
    text = _plain(text)
    return "" if text.lower() in NOTHING else text
