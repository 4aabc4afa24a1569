"""Generated claims with all that belongs to them, as lines that COPY reads.

A batch is a run of claims. It is a function of the plan and its numbers, so batches can be made in
any order, and one while another is loaded.
"""

from __future__ import annotations

from functools import cache

from claims.services.generation.assertions import FIELDS, make_assertion
from claims.services.generation.cast import Cast, make_cast
from claims.services.generation.claim_parts import (
    UNPLACED,
    ClaimRow,
    Parts,
    entered_at,
    is_kept,
    source_key,
)
from claims.services.generation.plan import (
    CLAIMS_PER_SOURCE,
    DATASET,
    DAYS,
    LAST,
    NULL,
    ROW,
    Part,
    Plan,
    Rows,
    Tables,
    stamp,
)

# How many numbers a claim has: two on average.
NUMBERS = (0, 1, 1, 1, 2, 2, 2, 3, 3, 5)
NOT_PUBLISHED = tuple("draft in_review draft retracted rejected in_review retracted draft".split())
REASONS = ("The speaker withdrew the statement.", "The figure was misread.", "Recorded twice.")
PRECISIONS = ("minute",) * 5 + ("day",) * 12 + ("month", "year", "")
KINDS = (
    "event",
    "accusation",
    "prediction",
    "pledge",
    "demand",
    "opinion",
    "rule",
    "correlation",
    "other",
)
SOURCE_KINDS = ("article",) * 9 + tuple(
    "press_conference speech interview press_release report dataset social_post broadcast hearing "
    "other".split()
)
RELATIONS = (
    ("updates",) * 4
    + ("contradicts",) * 3
    + ("supports",) * 3
    + ("repeats",) * 3
    + ("corrects", "retracts", "derived_from")
)
RELATED = 0.03
LANGUAGES = ("en", "en", "en", "de", "uk", "fr", "")
RELIABILITY = "AABBBCCDEF"

Made = dict[str, tuple[list[str], int, bytes]]


def make_part(plan: Plan, part: Part) -> Made:
    """The columns of each table, how many rows, and the rows as COPY reads them."""
    if part == "cast":
        tables = _cast(plan)[1]
    elif part == "relations":
        tables = _relations(plan)
    else:
        tables = _batch(_cast(plan)[0], *part)
    return {
        name: (rows.columns, len(rows.lines), "\n".join(rows.lines).encode())
        for name, rows in tables.items()
        if rows.lines
    }


_cast = cache(make_cast)


def _batch(cast: Cast, start: int, stop: int) -> Tables:
    """The claims numbered from `start` to before `stop`, with their sources and parts."""
    batch = _Batch(cast, start, stop)
    batch.sources()
    for number in range(start, stop):
        batch.claim(number)
    return batch.tables


def _relations(plan: Plan) -> Tables:
    """Between claims of any batch, the later one first; what is repeated repeats nothing."""
    dice = plan.dice("relations")
    rows, repeats, repeated = Rows(), set(), set()
    for number in sorted(dice.sample(range(1, plan.claims), int(plan.claims * RELATED))):
        kind, other = dice.choice(RELATIONS), dice.randrange(number)
        if kind == "repeats":
            if number in repeated or other in repeats:
                kind = "supports"
            else:
                repeats.add(number)
                repeated.add(other)
        instant = plan.instant(number, plan.claims)
        rows.add(
            {
                ROW: plan.key("claims_relation", instant, number) + entered_at(plan, instant),
                "dataset": DATASET,
                "subject_id": _claim(plan, number),
                "kind": kind,
                "object_id": _claim(plan, other),
            }
        )
    return {"claims_relation": rows}


def _claim(plan: Plan, number: int) -> str:
    return plan.key("claims_claim", plan.instant(number, plan.claims), number)


class _Batch(Parts):
    """One batch in the making."""

    def __init__(self, cast: Cast, start: int, stop: int) -> None:
        super().__init__(cast, start)
        self.own_sources = range(-(-start // CLAIMS_PER_SOURCE), -(-stop // CLAIMS_PER_SOURCE))
        self.source_days: list[int] = []

    def sources(self) -> None:
        dice, cast, words = self.dice, self.cast, self.words
        for number in self.own_sources:
            instant = self.plan.instant(number * CLAIMS_PER_SOURCE, self.plan.claims)
            identity, entered = source_key(self.plan, number), entered_at(self.plan, instant)
            day = self.day(instant)
            self.source_days.append(day)
            outlet = dice.choices(cast.outlets, cum_weights=cast.outlet_cum_weights)[0]
            title = dice.choice(words.clauses)[:-1]
            if dice.random() < 0.3:
                title += f": {dice.choice(words.clauses)[:-1]}"
            url = f"https://news{outlet}.example/{DAYS[day].replace('-', '/')}/{number}"
            archived = f"https://archive.example/{DAYS[day][:4]}/{url}" if number % 3 == 0 else ""
            publisher = cast.speakers[outlet] if number % 25 else NULL
            when = self.date(day) if number % 20 else f"{NULL}\t"
            self.tables["claims_source"].add(
                {
                    ROW: identity + entered,
                    "dataset": DATASET,
                    "kind": dice.choice(SOURCE_KINDS),
                    "title": title,
                    "url": url,
                    "archived_url": archived,
                    "publisher_id": publisher,
                    "published_at published_precision": when,
                    "accessed_at": stamp(instant),
                    "language": dice.choice(LANGUAGES),
                    "reliability": dice.choice(RELIABILITY),
                }
            )
            if is_kept(number):
                text = " ".join(dice.choices(words.clauses, k=dice.randrange(5, 60)))
                self.tables["claims_snapshot"].add(
                    {
                        ROW: self.plan.key("claims_snapshot", instant, number) + entered,
                        "source_id": identity,
                        "taken_at": stamp(instant),
                        "text": text,
                    }
                )

    def claim(self, number: int) -> None:
        dice, words = self.dice, self.words
        claim = self._begin(number)
        status = self._status(number)
        speaker = dice.choices(self.cast.speakers, cum_weights=self.cast.speaker_cum_weights)[0]
        count = dice.choice(NUMBERS)
        statement, quote, spans = self._assertions(claim, count)

        statement = " ".join((statement or dice.choice(words.clauses), *self.sentences()))
        if number % 500 == 0:  # paragraphs
            statement = "\\n".join(dice.choices(words.clauses, k=35))
        language, quote_type, translation = "en", dice.choice(("indirect", "")), ""
        if quote:
            quote = " ".join((quote, *self.sentences()))
            if dice.random() < 0.15:
                language = dice.choice(list(words.foreign))
                translation, quote = quote, f"{quote} {dice.choice(words.foreign[language])}"
            quote_type = dice.choice(("direct", "direct", "mixed"))
        kind = "quantity" if count and dice.random() < 0.9 else dice.choice(KINDS)
        precision = dice.choice(PRECISIONS)
        said = self.date(claim.day, precision) if precision else f"{NULL}\t"
        place = dice.choice(words.places) if dice.random() < 0.6 else ""
        public = stamp(claim.instant) if status in ("published", "retracted") else NULL
        reason = dice.choice(REASONS) if status == "retracted" else ""
        self.tables["claims_claim"].add(
            {
                ROW: claim.identity + claim.entered,
                "dataset": DATASET,
                "statement": statement,
                "kind": kind,
                "speaker_id": speaker,
                "said_at said_precision": said,
                "place": place,
                "language": language,
                "quote": quote,
                "quote_type": quote_type,
                "quote_translation": translation,
                "status": status,
                "first_published_at": public,
                "retraction_reason": reason,
                "rejection_reason": "no_claim" if status == "rejected" else "",
            }
        )
        self.appearances(claim, quote, spans)
        self.topics(claim)
        if dice.random() < 0.08:
            self.attributions(claim, speaker)
        if dice.random() < 0.12:
            self.reviews(claim)

    def _begin(self, number: int) -> ClaimRow:
        instant = self.plan.instant(number, self.plan.claims)
        place = number // CLAIMS_PER_SOURCE - self.own_sources.start
        day = self.source_days[place] if place >= 0 else self.day(instant)
        return ClaimRow(
            number=number,
            instant=instant,
            identity=self.plan.key("claims_claim", instant, number),
            entered=entered_at(self.plan, instant),
            day=max(0, day - self.dice.choice((0, 0, 0, 1, 3))),
        )

    def _assertions(self, claim: ClaimRow, count: int) -> tuple[str, str, list[tuple[int, int]]]:
        """The claim's numbers, and what carries them: a statement, a quote, their places in it."""
        dice, cast = self.dice, self.cast
        statement, quote, before, choice = "", "", NULL, 0
        spans: list[tuple[int, int]] = []
        quoted = dice.random() < 0.65
        if quoted and not count:
            quote = dice.choice(self.words.clauses)
        for position in range(1, count + 1):
            if position == 1 or dice.random() < 0.5:
                before = NULL
                choice = dice.choices(cast.choices, cum_weights=cast.measure_cum_weights)[0]
            subject = cast.subjects[choice]
            assertion = make_assertion(dice, subject, claim.day / LAST)
            place = UNPLACED
            if quoted:
                openings = self.words.changes if assertion.change else self.words.openings
                opening, closing = dice.choice(openings)
                begin = len(quote) + len(opening)
                end = begin + len(assertion.printed)
                quote += f"{opening}{assertion.printed}{closing} "
                spans.append((begin, end))
                place = f"{begin}\t{end}"
            statement = statement or f"{subject.label}: {assertion.printed}."
            row = self.part(claim, "claims_numericassertion", position)
            since, against = NULL, NULL
            if assertion.change:
                since = self.days(claim.day, 30) if dice.random() < 0.6 else NULL
                against = before
            self.tables["claims_numericassertion"].add(
                {
                    ROW: row,
                    "claim_id": claim.identity,
                    "position": str(position),
                    "as_printed": assertion.printed,
                    "quote_start quote_end": place,
                    "measure_id": cast.measures[choice],
                    FIELDS: assertion.fields,
                    "as_of period": self.time(subject.temporal_kind, claim.day),
                    "baseline": since,
                    "baseline_assertion_id": against,
                    "read_by": "curator" if claim.number % 3 else "rules-1",
                }
            )
            before = row[:32]
        return statement, quote, spans

    def _status(self, number: int) -> str:
        """Others lie evenly among the published ones, and are exactly as many as planned."""
        others = self.plan.claims - self.plan.published
        before = number * others // self.plan.claims
        if (number + 1) * others // self.plan.claims == before:
            return "published"
        return NOT_PUBLISHED[before % len(NOT_PUBLISHED)]
