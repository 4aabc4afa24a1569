"""Generated claims with all that belongs to them, as lines that COPY reads.

A batch is a run of claims. It is a function of the plan and its numbers, so batches can be made in
any order, and one while another is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claims.services.generation.assertions import FIELDS, make_figure
from claims.services.generation.cast import Cast, make_cast
from claims.services.generation.plan import (
    CLAIMS_PER_SOURCE,
    DATASET,
    DAYS,
    EPOCH_TO_FIRST_DAY,
    LAST,
    NULL,
    ROW,
    Part,
    Plan,
    Rows,
    Tables,
    stamp,
)
from claims.services.generation.words import zipf

UNPLACED = f"{NULL}\t{NULL}"
SPREAD = 64  # keys of its parts that a claim has to give out
# How many numbers a claim has: two on average.
NUMBERS = (0, 1, 1, 1, 2, 2, 2, 3, 3, 5)
MORE = (0, 0, 0, 1, 1, 1, 2, 2, 3, 6)  # sentences after those with a number
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
TOPICS = (1, 1, 1, 1, 0, 2, 2, 3)
VERBS = ("quoted", "cited", "reported", "republished")
IN_ORDER = tuple(  # a claim comes after its parts
    "claims_source claims_snapshot claims_attribution claims_numericassertion claims_appearance "
    "claims_claimtopic claims_review claims_reviewevidence claims_claim".split()
)
HOT_SOURCES = zipf(50)

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
                ROW: plan.key("claims_relation", instant, number) + _entered(plan, instant),
                "dataset": DATASET,
                "subject_id": _claim(plan, number),
                "kind": kind,
                "object_id": _claim(plan, other),
            }
        )
    return {"claims_relation": rows}


def _claim(plan: Plan, number: int) -> str:
    return plan.key("claims_claim", plan.instant(number, plan.claims), number)


def _is_kept(source: int) -> bool:
    """Whether a snapshot has the text of a source."""
    return source % 20 == 7


def _source(plan: Plan, number: int) -> str:
    at = plan.instant(number * CLAIMS_PER_SOURCE, plan.claims)
    return plan.key("claims_source", at, number)


def _entered(plan: Plan, instant: int) -> str:
    """The columns after the key that every row has."""
    return f"\t{stamp(instant)}\t{plan.author}\t{DATASET}"


@dataclass(frozen=True)
class _Claim:
    """What the parts of a claim need to know of it."""

    number: int
    instant: int
    identity: str
    entered: str
    day: int

    @property
    def source(self) -> int:
        return self.number // CLAIMS_PER_SOURCE


class _Batch:
    """One batch in the making."""

    def __init__(self, cast: Cast, start: int, stop: int) -> None:
        self.cast, self.plan, self.words = cast, cast.plan, cast.words
        self.dice = cast.plan.dice(start)
        self.tables: Tables = {table: Rows() for table in IN_ORDER}
        self.own_sources = range(-(-start // CLAIMS_PER_SOURCE), -(-stop // CLAIMS_PER_SOURCE))
        self.source_days: list[int] = []

    def sources(self) -> None:
        dice, cast, words = self.dice, self.cast, self.words
        for number in self.own_sources:
            instant = self.plan.instant(number * CLAIMS_PER_SOURCE, self.plan.claims)
            identity, entered = _source(self.plan, number), _entered(self.plan, instant)
            day = self._day(instant)
            self.source_days.append(day)
            outlet = dice.choices(cast.outlets, cum_weights=cast.outlet_weights)[0]
            title = dice.choice(words.clauses)[:-1]
            if dice.random() < 0.3:
                title += f": {dice.choice(words.clauses)[:-1]}"
            url = f"https://news{outlet}.example/{DAYS[day].replace('-', '/')}/{number}"
            archived = f"https://archive.example/{DAYS[day][:4]}/{url}" if number % 3 == 0 else ""
            publisher = cast.speakers[outlet] if number % 25 else NULL
            when = self._date(day) if number % 20 else f"{NULL}\t"
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
            if _is_kept(number):
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
        speaker = dice.choices(self.cast.speakers, cum_weights=self.cast.speaker_weights)[0]
        count = dice.choice(NUMBERS)
        statement, quote, spans = self._figures(claim, count)

        statement = " ".join((statement or dice.choice(words.clauses), *self._sentences()))
        if number % 500 == 0:  # paragraphs
            statement = "\\n".join(dice.choices(words.clauses, k=35))
        language, quote_type, translation = "en", dice.choice(("indirect", "")), ""
        if quote:
            quote = " ".join((quote, *self._sentences()))
            if dice.random() < 0.15:
                language = dice.choice(list(words.foreign))
                translation, quote = quote, f"{quote} {dice.choice(words.foreign[language])}"
            quote_type = dice.choice(("direct", "direct", "mixed"))
        kind = "quantity" if count and dice.random() < 0.9 else dice.choice(KINDS)
        precision = dice.choice(PRECISIONS)
        said = self._date(claim.day, precision) if precision else f"{NULL}\t"
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
            }
        )
        self._appearances(claim, quote, spans)
        self._topics(claim)
        if dice.random() < 0.08:
            self._attributions(claim, speaker)
        if dice.random() < 0.12:
            self._reviews(claim)

    def _begin(self, number: int) -> _Claim:
        instant = self.plan.instant(number, self.plan.claims)
        place = number // CLAIMS_PER_SOURCE - self.own_sources.start
        day = self.source_days[place] if place >= 0 else self._day(instant)
        return _Claim(
            number=number,
            instant=instant,
            identity=self.plan.key("claims_claim", instant, number),
            entered=_entered(self.plan, instant),
            day=max(0, day - self.dice.choice((0, 0, 0, 1, 3))),
        )

    def _part(self, claim: _Claim, table: str, place: int) -> str:
        """The key of one of a claim's parts, and the columns every row has."""
        return self.plan.key(table, claim.instant, claim.number * SPREAD + place) + claim.entered

    def _figures(self, claim: _Claim, count: int) -> tuple[str, str, list[tuple[int, int]]]:
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
                choice = dice.choices(cast.choices, cum_weights=cast.measure_weights)[0]
            subject = cast.subjects[choice]
            figure = make_figure(dice, subject, claim.day / LAST)
            place = UNPLACED
            if quoted:
                openings = self.words.changes if figure.change else self.words.openings
                opening, closing = dice.choice(openings)
                begin = len(quote) + len(opening)
                end = begin + len(figure.printed)
                quote += f"{opening}{figure.printed}{closing} "
                spans.append((begin, end))
                place = f"{begin}\t{end}"
            statement = statement or f"{subject.label}: {figure.printed}."
            row = self._part(claim, "claims_numericassertion", position)
            since, against = NULL, NULL
            if figure.change:
                since = self._days(claim.day, 30) if dice.random() < 0.6 else NULL
                against = before
            self.tables["claims_numericassertion"].add(
                {
                    ROW: row,
                    "claim_id": claim.identity,
                    "position": str(position),
                    "as_printed": figure.printed,
                    "quote_start quote_end": place,
                    "measure_id": cast.measures[choice],
                    FIELDS: figure.fields,
                    "as_of period": self._time(subject.temporal_kind, claim.day),
                    "baseline": since,
                    "baseline_assertion_id": against,
                    "read_by": "curator" if claim.number % 3 else "rules-1",
                }
            )
            before = row[:32]
        return statement, quote, spans

    def _time(self, temporal_kind: str, day: int) -> str:
        """Of what time the figure speaks: as_of, or period, or neither."""
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
        return f"{self._days(day, 4)}\t{NULL}"

    def _appearances(self, claim: _Claim, quote: str, spans: list[tuple[int, int]]) -> None:
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
                    if not _is_kept(cited):  # a text of another making, which holds none of this
                        span = f"{offset}\t{offset + len(exact)}"
            self.tables["claims_appearance"].add(
                {
                    ROW: self._part(claim, "claims_appearance", place),
                    "claim_id": claim.identity,
                    "source_id": _source(self.plan, cited),
                    "is_first": str(not place),
                    "exact": exact,
                    "prefix": prefix,
                    "suffix": suffix,
                    "start end": span,
                }
            )

    def _topics(self, claim: _Claim) -> None:
        count = TOPICS[claim.number % len(TOPICS)]
        chosen = self.dice.choices(self.cast.topics, cum_weights=self.cast.topic_weights, k=count)
        for place, topic in enumerate(dict.fromkeys(chosen)):
            row = self._part(claim, "claims_claimtopic", place)
            values = {ROW: row, "claim_id": claim.identity, "topic_id": topic}
            self.tables["claims_claimtopic"].add(values)

    def _attributions(self, claim: _Claim, speaker: str) -> None:
        """Who relays whom: the claim's speaker, now and then an outlet, and the dataset."""
        dice, cast = self.dice, self.cast
        chain = [speaker]
        if dice.random() < 0.25:
            chain.append(cast.speakers[dice.choice(cast.outlets)])
        chain.append(dice.choices(cast.speakers, cum_weights=cast.speaker_weights)[0])
        chain = list(dict.fromkeys(chain))
        for position, link in enumerate(chain, 1):
            verb = "said" if position == len(chain) else dice.choice(VERBS)
            elsewhere = dice.random() < 0.3
            source = _source(self.plan, dice.randrange(claim.source + 1)) if elsewhere else NULL
            self.tables["claims_attribution"].add(
                {
                    ROW: self._part(claim, "claims_attribution", position),
                    "claim_id": claim.identity,
                    "position": str(position),
                    "speaker_id": link,
                    "verb": verb,
                    "source_id": source,
                }
            )

    def _reviews(self, claim: _Claim) -> None:
        dice, words = self.dice, self.words
        for place in range(1 if dice.random() < 0.9 else 2):
            row = self._part(claim, "claims_review", place)
            rating, scale, verdict = dice.choice(RATINGS)
            reviewer = dice.choice(self.cast.reviewers)
            when = self._date(min(claim.day + dice.randrange(1, 30), LAST))
            summary = " ".join((dice.choice(words.clauses), *self._sentences()))
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
                cited = _source(self.plan, dice.randrange(claim.source + 1))
                evidence = self._part(claim, "claims_reviewevidence", place)
                values = {ROW: evidence, "review_id": row[:32], "source_id": cited}
                self.tables["claims_reviewevidence"].add(values)

    def _sentences(self) -> list[str]:
        return self.dice.choices(self.words.clauses, k=self.dice.choice(MORE))

    def _status(self, number: int) -> str:
        """Others lie evenly among the published ones, and are exactly as many as planned."""
        others = self.plan.claims - self.plan.published
        before = number * others // self.plan.claims
        if (number + 1) * others // self.plan.claims == before:
            return "published"
        return NOT_PUBLISHED[before % len(NOT_PUBLISHED)]

    def _day(self, instant: int) -> int:
        """When it was said: shortly before it was entered, or any time in twenty years."""
        latest = instant // 86_400_000 - EPOCH_TO_FIRST_DAY
        if self.dice.random() < 0.55:
            return latest - self.dice.randrange(21)
        return self.dice.randrange(latest + 1)

    def _date(self, day: int, precision: str = "day") -> str:
        """A date and its precision, no finer than that."""
        text = DAYS[day]
        if precision == "minute":
            minute = self.dice.randrange(24 * 60)
            return f"{text} {minute // 60:02}:{minute % 60:02}+00\t{precision}"
        if precision != "day":
            text = f"{text[:7]}-01" if precision == "month" else f"{text[:4]}-01-01"
        return f"{text} 00:00+00\t{precision}"

    def _days(self, day: int, most: int) -> str:
        """A day not long before, or now and then a whole week of them."""
        first = max(0, day - self.dice.randrange(most))
        return f"[{DAYS[first]},{DAYS[first + (1 if first % 9 else 7)]})"
