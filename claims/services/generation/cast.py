"""Who speaks and what is counted in a generated record: the entries that all its claims share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from claims.services.generation.assertions import Subject, make_subjects
from claims.services.generation.plan import (
    DATASET,
    DAYS,
    LAST,
    NULL,
    ROW,
    Plan,
    Rows,
    Tables,
    stamp,
)
from claims.services.generation.words import NOUNS, Words, make_words, zipf

COUNTRIES = (
    "PL",
    "DE",
    "FR",
    "UA",
    "GB",
    "US",
    "ES",
    "IT",
    "NG",
    "KE",
    "IN",
    "BR",
    "MX",
    "JP",
    "KR",
)
REVIEWERS = 12  # speakers 1 to 12; speaker 0 is an organization like any other
BEFORE_ALL_CLAIMS = 400 * 24 * 3600 * 1000  # milliseconds
# How many topics there are at the first level, and at the first two.
TOP, UPPER = 12, 12 + 12 * 8
BIG_MEASURE = 0.05  # of all numbers: 100,000 of two million
KINDS = ("person",) * 12 + ("organization",) * 4 + ("outlet",) * 2 + ("group", "anonymous")


@dataclass(frozen=True)
class Cast:
    """The shared entries, with the cumulative weights that claims choose them by. `outlets` and
    `reviewers` are positions in `speakers`, and `choices` are positions in `subjects`."""

    plan: Plan
    words: Words
    speakers: list[str]
    speaker_cum_weights: list[float]
    outlets: list[int]
    outlet_cum_weights: list[float]
    reviewers: list[int]
    topics: list[str]
    topic_cum_weights: list[float]
    subjects: list[Subject]
    choices: range
    measures: list[str]
    measure_cum_weights: list[float]


def make_cast(plan: Plan) -> tuple[Cast, Tables]:
    """The cast, and its rows in the order of their tables."""
    dice = plan.dice("cast")
    words = make_words(dice)
    subjects = make_subjects(dice, words, plan.measures, LAST)
    kinds = ["organization"] * (REVIEWERS + 1) + ["outlet"] * 5
    kinds += [dice.choice(KINDS) for _ in range(plan.speakers - len(kinds))]
    outlets = [n for n, kind in enumerate(kinds) if kind == "outlet"]
    tables: Tables = {}
    cast = Cast(
        plan=plan,
        words=words,
        speakers=_speakers(plan, dice, words, kinds, tables),
        speaker_cum_weights=_with_heaviest(plan.speakers, plan.heaviest),
        outlets=outlets,
        outlet_cum_weights=zipf(len(outlets)),
        reviewers=list(range(1, REVIEWERS + 1)),
        topics=(topics := _topics(plan, dice, words, tables)),
        topic_cum_weights=zipf(len(topics), skew=0.8),
        subjects=subjects,
        choices=range(len(subjects)),
        measures=_measures(plan, subjects, tables),
        measure_cum_weights=_with_heaviest(plan.measures, BIG_MEASURE, skew=0.8),
    )
    return cast, tables


def _with_heaviest(count: int, share: float, *, skew: float = 1.0) -> list[float]:
    """Cumulative weights: the first item gets `share` of all draws, and the others divide the rest
    by Zipf's law."""
    rest = zipf(count - 1, skew=skew)
    return [share, *(share + (1 - share) * weight / rest[-1] for weight in rest)]


def _key_and_head(plan: Plan, table: str, number: int, of: int) -> tuple[str, str]:
    """A row's key, and the columns every row begins with."""
    instant = plan.instant(number, of) - BEFORE_ALL_CLAIMS
    identity = plan.key(table, instant, number)
    return identity, f"{identity}\t{stamp(instant)}\t{plan.author}\t{DATASET}"


def _slug(text: str, plan: Plan, number: int) -> str:
    """Unique within a seed by its number, and between seeds by theirs."""
    return f"{re.sub('[^a-z0-9]+', '-', text.lower())}-{plan.seed}-{number}"


def _speakers(
    plan: Plan, dice: Random, words: Words, kinds: list[str], tables: Tables
) -> list[str]:
    tables["claims_speaker"] = speakers = Rows()
    keys = []
    for number, kind in enumerate(kinds):
        name = _name(dice, words, number, kind)
        identity, head = _key_and_head(plan, "claims_speaker", number, plan.speakers)
        keys.append(identity)
        country = "" if kind == "anonymous" else dice.choice(COUNTRIES)
        area = dice.choice(words.places) if dice.random() < 0.3 else ""
        about = dice.choice(words.clauses) if dice.random() < 0.5 else ""
        slug = _slug(name, plan, number)
        speakers.add(
            {
                ROW: head,
                "dataset": DATASET,
                "name": name,
                "slug": slug,
                "kind": kind,
                "description": about,
                "country": country,
                "area": area,
            }
        )
    tables.update(_speaker_parts(plan, dice, words, kinds, keys))
    return keys


def _name(dice: Random, words: Words, number: int, kind: str) -> str:
    place = dice.choice(words.places)
    if 0 < number <= REVIEWERS:
        return f"{place} Fact Check"
    if kind == "group":
        return f"People’s Front of {place}"
    if kind == "anonymous":
        return f"a {dice.choice(('senior', 'former', 'local'))} official of {place}"
    pool = {"person": words.people, "outlet": words.outlets}.get(kind, words.organizations)
    return pool[number % len(pool)]


def _speaker_parts(
    plan: Plan, dice: Random, words: Words, kinds: list[str], keys: list[str]
) -> Tables:
    """Aliases, identifiers and posts, for a share of them."""
    tables = {f"claims_{name}": Rows() for name in ("speakeralias", "speakeridentifier", "role")}
    organizations = [n for n, kind in enumerate(kinds) if kind == "organization"]

    def add(table: str, number: int, columns: dict[str, str]) -> None:
        _, head = _key_and_head(plan, table, number, plan.speakers)
        tables[table].add({ROW: head, "speaker_id": keys[number]} | columns)

    for number, kind in enumerate(kinds):
        if dice.random() < 0.3:
            alias = {"name": dice.choice(words.people), "language": dice.choice(("", "uk", "de"))}
            add("claims_speakeralias", number, alias)
        if dice.random() < 0.5:
            known = {"scheme": "wikidata", "value": f"Q{plan.seed}{number:07}"}
            add("claims_speakeridentifier", number, known)
        if kind == "person" and dice.random() < 0.6:
            start = dice.randrange(LAST - 2000)
            until = f"{DAYS[start + dice.randrange(200, 2000)]} 00:00+00\tday"
            post = {
                "title": f"Head of {dice.choice(NOUNS)}",
                "organization_id": keys[dice.choice(organizations)],
                "start start_precision": f"{DAYS[start]} 00:00+00\tday",
                "end end_precision": until if dice.random() < 0.5 else f"{NULL}\t",
            }
            add("claims_role", number, post)
    return tables


def _topics(plan: Plan, dice: Random, words: Words, tables: Tables) -> list[str]:
    """Three levels: 12 subjects, 8 narrower ones in each, and 3 in each of these."""
    tables["claims_topic"] = topics = Rows()
    keys: list[str] = []
    count = UPPER + 12 * 8 * 3
    for number in range(count):
        broader = NULL
        if number >= TOP:
            second = number < UPPER
            broader = keys[(number - TOP) // 8 if second else TOP + (number - UPPER) // 3]
        label = NOUNS[number % len(NOUNS)].title()
        if number >= TOP:
            label += f" in {dice.choice(words.places)}"
        identity, head = _key_and_head(plan, "claims_topic", number, count)
        keys.append(identity)
        topics.add(
            {
                ROW: head,
                "dataset": DATASET,
                "label": label,
                "slug": _slug(label, plan, number),
                "broader_id": broader,
            }
        )
    return keys


def _measures(plan: Plan, subjects: list[Subject], tables: Tables) -> list[str]:
    tables["claims_measure"] = measures = Rows()
    keys: list[str] = []
    for number, subject in enumerate(subjects):
        identity, head = _key_and_head(plan, "claims_measure", number, len(subjects))
        keys.append(identity)
        start = NULL if subject.start is None else DAYS[subject.start]
        measures.add(
            {
                ROW: head,
                "dataset": DATASET,
                "label": subject.label,
                "slug": _slug(subject.label, plan, number),
                "description": f"{subject.label}, whoever counted.",
                "population": subject.population,
                "place": subject.place,
                "unit_id": subject.units[0][0],
                "non_negative": str(subject.non_negative),
                "temporal_kind": subject.temporal_kind,
                "start": start,
            }
        )
    return keys
