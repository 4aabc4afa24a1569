"""What belongs to a generated claim: where it appears, its topics, its chain, its reviews; and the
dates and sentences that all rows are made of."""

from __future__ import annotations

from dataclasses import dataclass

from claims.services.generation.cast import Cast
from claims.services.generation.plan import (
    CLAIMS_PER_SOURCE,
    DATASET,
    DAYS,
    EPOCH_TO_FIRST_DAY,
    LAST,
    NULL,
    ROW,
    Plan,
    Rows,
    Tables,
    stamp,
)
from claims.services.generation.words import zipf

UNPLACED = f"{NULL}\t{NULL}"
SPREAD = 64  # keys of its parts that a claim has to give out
MORE = (0, 0, 0, 1, 1, 1, 2, 2, 3, 6)  # sentences after those with a number
TOPICS = (1, 1, 1, 1, 0, 2, 2, 3)
VERBS = ("quoted", "cited", "reported", "republished")
HOT_SOURCES = zipf(50)
RATINGS = (
    ("True", "6\t1\t6", "true"),
    ("Mostly True", "5\t1\t6", "true"),
    ("Half True", "4\t1\t6", "mixture"),
    ("Mostly False", "3\t1\t6", "false"),
    ("False", "2\t1\t6", "false"),
    ("Pants on Fire!", "1\t1\t6", "false"),
    ("Four Pinocchios", f"{NULL}\t{NULL}\t{NULL}", "false"),
    ("Misleading", f"{NULL}\t{NULL}\t{NULL}", "mixture"),
    ("Unproven", "2\t0\t5", "other"),
)
# The order of loading. A claim comes after its parts but before its assertions, because their
# status follows the kind and the day of the claim.
IN_ORDER = tuple(
    "claims_source claims_snapshot claims_attribution claims_appearance claims_claimtopic "
    "claims_review claims_reviewevidence claims_claim claims_numericassertion".split()
)


def is_kept(source: int) -> bool:
    """Whether a snapshot has the text of a source."""
    return source % 20 == 7


def source_key(plan: Plan, number: int) -> str:
    at = plan.instant(number * CLAIMS_PER_SOURCE, plan.claims)
    return plan.key("claims_source", at, number)


def entered_at(plan: Plan, instant: int) -> str:
    """The columns after the key that every row has."""
    return f"\t{stamp(instant)}\t{plan.author}\t{DATASET}"


@dataclass(frozen=True)
class ClaimRow:
    """What the parts of a claim need to know of it."""

    number: int
    instant: int
    identity: str
    entered: str
    day: int

    @property
    def source(self) -> int:
        return self.number // CLAIMS_PER_SOURCE


class Parts:
    """The tables of one batch, and the dice that its rows are thrown with."""

    def __init__(self, cast: Cast, start: int) -> None:
        self.cast, self.plan, self.words = cast, cast.plan, cast.words
        self.dice = cast.plan.dice(start)
        self.tables: Tables = {table: Rows() for table in IN_ORDER}

    def appearances(self, claim: ClaimRow, quote: str, spans: list[tuple[int, int]]) -> None:
        """In no source, in one, or in two; one in thirty in a source that everybody cites."""
        dice, roll = self.dice, self.dice.random()
        if roll < 0.03:
            return
        found = [claim.source]
        if roll < 0.18:
            found.append(dice.randrange(claim.source + 1))
        if roll > 0.97:
            found[0] = min(dice.choices(range(50), cum_weights=HOT_SOURCES)[0], claim.source)
        for place, cited in enumerate(dict.fromkeys(found)):
            exact, prefix, suffix, span = "", "", "", UNPLACED
            if quote:
                begin, end = spans[0] if spans else (0, min(len(quote), 80))
                exact = quote[begin:end]
                if dice.random() < 0.7:
                    prefix, suffix = quote[max(0, begin - 30) : begin], quote[end : end + 30]
                    offset = dice.randrange(8000)
                    if not is_kept(cited):  # a text of another making, which holds none of this
                        span = f"{offset}\t{offset + len(exact)}"
            self.tables["claims_appearance"].add(
                {
                    ROW: self.part(claim, "claims_appearance", place),
                    "claim_id": claim.identity,
                    "source_id": source_key(self.plan, cited),
                    "is_first": str(not place),
                    "exact": exact,
                    "prefix": prefix,
                    "suffix": suffix,
                    "start end": span,
                }
            )

    def topics(self, claim: ClaimRow) -> None:
        count = TOPICS[claim.number % len(TOPICS)]
        chosen = self.dice.choices(
            self.cast.topics, cum_weights=self.cast.topic_cum_weights, k=count
        )
        for place, topic in enumerate(dict.fromkeys(chosen)):
            row = self.part(claim, "claims_claimtopic", place)
            values = {ROW: row, "claim_id": claim.identity, "topic_id": topic}
            self.tables["claims_claimtopic"].add(values)

    def attributions(self, claim: ClaimRow, speaker: str) -> None:
        """Who relays whom: the claim's speaker, now and then an outlet, and the dataset."""
        dice, cast = self.dice, self.cast
        chain = [speaker]
        if dice.random() < 0.25:
            chain.append(cast.speakers[dice.choice(cast.outlets)])
        chain.append(dice.choices(cast.speakers, cum_weights=cast.speaker_cum_weights)[0])
        chain = list(dict.fromkeys(chain))
        for position, link in enumerate(chain, 1):
            verb = "said" if position == len(chain) else dice.choice(VERBS)
            elsewhere = dice.random() < 0.3
            source = source_key(self.plan, dice.randrange(claim.source + 1)) if elsewhere else NULL
            self.tables["claims_attribution"].add(
                {
                    ROW: self.part(claim, "claims_attribution", position),
                    "claim_id": claim.identity,
                    "position": str(position),
                    "speaker_id": link,
                    "verb": verb,
                    "source_id": source,
                }
            )

    def reviews(self, claim: ClaimRow) -> None:
        dice, words = self.dice, self.words
        for place in range(1 if dice.random() < 0.9 else 2):
            row = self.part(claim, "claims_review", place)
            rating, scale, verdict = dice.choice(RATINGS)
            reviewer = dice.choice(self.cast.reviewers)
            when = self.date(min(claim.day + dice.randrange(1, 30), LAST))
            summary = " ".join((dice.choice(words.clauses), *self.sentences()))
            self.tables["claims_review"].add(
                {
                    ROW: row,
                    "dataset": DATASET,
                    "claim_id": claim.identity,
                    "reviewer_id": self.cast.speakers[reviewer],
                    "title": dice.choice(words.clauses)[:-1],
                    "url": f"https://check{reviewer}.example/{claim.number}/{place}",
                    "reviewed_at reviewed_precision": when,
                    "rating": rating,
                    "rating_value rating_worst rating_best": scale,
                    "verdict": verdict,
                    "verdict_by": "curator" if claim.number % 2 else "six-steps",
                    "summary": summary,
                    "language": "en",
                }
            )
            if dice.random() < 0.4:
                cited = source_key(self.plan, dice.randrange(claim.source + 1))
                evidence = self.part(claim, "claims_reviewevidence", place)
                values = {ROW: evidence, "review_id": row[:32], "source_id": cited}
                self.tables["claims_reviewevidence"].add(values)

    def part(self, claim: ClaimRow, table: str, place: int) -> str:
        """The key of one of a claim's parts, and the columns every row has."""
        return self.plan.key(table, claim.instant, claim.number * SPREAD + place) + claim.entered

    def sentences(self) -> list[str]:
        return self.dice.choices(self.words.clauses, k=self.dice.choice(MORE))

    def day(self, instant: int) -> int:
        """When it was said: shortly before it was entered, or any time in twenty years."""
        latest = instant // 86_400_000 - EPOCH_TO_FIRST_DAY
        if self.dice.random() < 0.55:
            return latest - self.dice.randrange(21)
        return self.dice.randrange(latest + 1)

    def time(self, temporal_kind: str, day: int) -> str:
        """Of what time the assertion speaks: as_of, or period, or neither."""
        roll = self.dice.random()
        if roll < 0.2:
            return f"{NULL}\t{NULL}"
        if temporal_kind == "flow":
            month = DAYS[day][:7]
            span = (
                f"[{month}-01,{month}-28]"
                if roll < 0.7
                else f"[{month[:4]}-01-01,{month[:4]}-12-31]"
            )
            return f"{NULL}\t{span}"
        return f"{self.days(day, 4)}\t{NULL}"

    def date(self, day: int, precision: str = "day") -> str:
        """A date and its precision, no finer than that."""
        text = DAYS[day]
        if precision == "minute":
            minute = self.dice.randrange(24 * 60)
            return f"{text} {minute // 60:02}:{minute % 60:02}+00\t{precision}"
        if precision != "day":
            text = f"{text[:7]}-01" if precision == "month" else f"{text[:4]}-01-01"
        return f"{text} 00:00+00\t{precision}"

    def days(self, day: int, most: int) -> str:
        """A day not long before, or now and then a whole week of them."""
        first = max(0, day - self.dice.randrange(most))
        return f"[{DAYS[first]},{DAYS[first + (1 if first % 9 else 7)]})"
