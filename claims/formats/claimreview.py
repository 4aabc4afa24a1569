"""ClaimReview and Claim of schema.org, as publishers print them.

A page rarely holds what Google's rules ask for: authors are texts, lists or missing, ratings are
sentences, scales have one end, dates have six forms. A member is taken wherever it can be read
without a guess. What is not taken is left out and counted by its name, and the rest of the claim is
taken. A claim whose author is not named has no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from typing import Any

from claims.formats.lines import BinaryLines
from claims.formats.linked_data import Found, Node, is_a, read_claims
from claims.formats.printed_dates import read_date
from claims.formats.records import (
    AppearanceRecord,
    ClaimRecord,
    Rejection,
    ReviewRecord,
    SourceRecord,
    SpeakerRecord,
    TopicRecord,
    guarded,
    partial,
)
from claims.formats.schema_org import identifiers, name_of, several, speaker_kind, text
from claims.formats.slugs import slug_of
from claims.formats.strict_json import RecordError
from claims.formats.web_sources import address_of, host_of, source_at

DATASET = "claimreview"
LONGEST_ID, LONGEST_NAME, LONGEST_SUMMARY = 300, 300, 5000
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?", re.ASCII)
DEFAULT_SCALE = {"worstRating": Decimal(1), "bestRating": Decimal(5)}  # schema.org's own
WORKS = {
    "newsarticle": "article",
    "report": "report",
    "dataset": "dataset",
    "socialmediaposting": "social_post",
}
OF_JSON = {"@context", "@type", "@id", "type", "mainEntityOfPage"}
OF_REVIEW = OF_JSON | set(
    "author claimReviewed datePublished description headline inLanguage itemReviewed name "
    "reviewBody reviewRating title url".split()
)
OF_CLAIM = OF_JSON | set(
    "about appearance author claimReviewed correction creativeWorkStatus dateModified "
    "datePublished firstAppearance inLanguage name sameAs text url".split()
)


def read(file: BinaryLines) -> Iterator[tuple[int, ClaimRecord | Rejection]]:
    """Each claim of the file with its reviews, or why it is none."""
    for number, found in read_claims(file):
        yield number, found if isinstance(found, Rejection) else _claim(found)


@guarded
def _claim(found: Found) -> ClaimRecord:
    return _Reading(found).record()


class _Reading:
    """One claim as it is read, with the names of what is left out."""

    def __init__(self, found: Found) -> None:
        self._found, self._claim = found, found.claim
        self._left_out: dict[str, None] = {}
        self._statement = self._said()

    def record(self) -> ClaimRecord:
        self._pass_over(self._claim, OF_CLAIM)
        claim = self._claim
        members: dict[str, Any] = {
            "speaker": self._speaker(claim, "author"),
            "said_at": self._date(claim, "datePublished"),
            "language": self._language(claim),
            "quote": self._quote(),
            "retraction_reason": self._retraction(),
            "appearances": self._appearances(),
            "topics": self._topics(),
            "reviews": tuple(map(self._review, self._found.reviews)),
        }
        known = {name: value for name, value in members.items() if value}
        known |= {"dataset": DATASET, "dataset_id": self._name(), "statement": self._statement}
        given = frozenset(known)
        return ClaimRecord(**known, left_out=tuple(self._left_out), given=given)

    def _said(self) -> str:
        """What is asserted: in the reviewer's words, or else the claim's own."""
        reviewed = [text(review.get("claimReviewed")) for review in self._found.reviews]
        own = [text(self._claim.get(name)) for name in ("claimReviewed", "name", "text")]
        statement = next(filter(None, [*reviewed, *own]), "")
        if not statement:
            path = f"{self._found.path}.claimReviewed".lstrip(".")
            reason = "A claim needs its words: a text in claimReviewed, or in its name or text."
            raise RecordError(path, "blank", reason)
        return statement

    def _quote(self) -> str:
        quote = text(self._claim.get("text"))
        return quote if quote != self._statement else ""

    def _name(self) -> str:
        """What the claim is known by: its `@id`, or else where it is reviewed in which words."""
        key = text(self._claim.get("@id"))
        first = self._found.reviews[0] if self._found.reviews else {}
        place = _review_address(first) or text(first.get("@id"))
        return _short(key or f"{place}#{_digest(self._statement, place or self._signed())}")

    def _signed(self) -> str:
        return text(self._claim.get("datePublished")) + name_of(self._claim.get("author"))

    def _retraction(self) -> str:
        retracted = text(self._claim.get("creativeWorkStatus")).lower() == "retracted"
        return text(self._claim.get("correction")) if retracted else ""

    def _topics(self) -> tuple[TopicRecord, ...]:
        things = [each for each in several(self._claim.get("about")) if isinstance(each, dict)]
        labels = [text(each.get("name")) for each in things if is_a(each, {"thing"})]
        topics = {slug_of(label): label for label in labels if len(label) <= LONGEST_NAME}
        if len(topics) < len(several(self._claim.get("about"))):
            self._leave_out("about")
        return tuple(TopicRecord(slug=slug, label=label) for slug, label in topics.items() if slug)

    def _appearances(self) -> tuple[AppearanceRecord, ...]:
        """Where the claim stands. The claim's own page on another site is none."""
        found: dict[str, AppearanceRecord] = {}
        for name in ("firstAppearance", "appearance", "url", "sameAs"):
            for each in several(self._claim.get(name)):
                source = self._work(each)
                if source is None:
                    self._leave_out(name)
                elif source.url != self._claim.get("@id"):
                    first = name == "firstAppearance" and not found
                    found.setdefault(
                        source.url or source.title, AppearanceRecord(source=source, is_first=first)
                    )
        return tuple(found.values())

    def _work(self, value: Any) -> SourceRecord | None:
        if not isinstance(value, dict):
            return source_at(url) if (url := address_of(value)) else None
        url = address_of(value.get("url")) or address_of(value.get("@id"))
        title = text(value.get("name")) or text(value.get("headline"))
        kind = next((kind for name, kind in WORKS.items() if is_a(value, {name})), "")
        if not (url or title):
            return None
        made = source_at(url, title=title[:1000], kind=kind)
        return SourceRecord(
            kind=made.kind,
            title=made.title,
            url=url,
            published_at=self._date(value, "datePublished"),
            publisher=self._speaker(value, "publisher"),
        )

    def _review(self, review: Node) -> ReviewRecord:
        self._pass_over(review, OF_REVIEW)
        if len(several(review.get("itemReviewed"))) > 1:
            self._leave_out("further itemReviewed")
        url = _review_address(review)
        title = next(filter(None, (text(review.get(n)) for n in ("name", "headline", "title"))), "")
        key = text(review.get("@id")) or f"{url}#{_digest(self._statement, url)}"
        return partial(
            ReviewRecord,
            dataset=DATASET,
            dataset_id=_short(key),
            reviewer=self._reviewer(review, url),
            title=title,
            url=url,
            reviewed_at=self._date(review, "datePublished"),
            summary=self._summary(review),
            language=self._language(review),
            **self._rating(review),
        )

    def _reviewer(self, review: Node, url: str) -> SpeakerRecord:
        found = self._speaker(review, "author") or self._speaker(review, "publisher")
        host = host_of(url)
        if found is None and not host:
            path = f"{self._found.path}.author".lstrip(".")
            reason = "A review needs its author: a Person or an Organization with a name."
            raise RecordError(path, "blank", reason)
        return found or SpeakerRecord(slug=slug_of(host), name=host, kind="outlet")

    def _summary(self, review: Node) -> str:
        name = "reviewBody" if review.get("reviewBody") else "description"
        summary = text(review.get(name))
        if len(summary) <= LONGEST_SUMMARY:
            return summary
        self._leave_out(name)
        return ""

    def _rating(self, review: Node) -> dict[str, Any]:
        """The words as they are printed, and the value where its scale can hold it."""
        rating, *others = several(review.get("reviewRating")) or [None]
        if others:
            self._leave_out("further reviewRating")
        node = rating if isinstance(rating, dict) else {"alternateName": rating}
        words = text(node.get("alternateName")) or text(node.get("name"))
        numbers = {name: self._number(node, name) for name in ("ratingValue", *DEFAULT_SCALE)}
        value = numbers["ratingValue"]
        if not words and value is None:
            words = text(node.get("ratingValue"))
        if not words and value is None:
            path = f"{self._found.path}.reviewRating".lstrip(".")
            reason = "A review needs a rating: its words in alternateName, or a ratingValue."
            raise RecordError(path, "blank", reason)
        worst, best = self._scale(numbers)
        names = ("rating", "rating_value", "rating_worst", "rating_best")
        return dict(zip(names, (words, value, worst, best), strict=True))

    def _scale(self, numbers: dict[str, Decimal | None]) -> list[Decimal | None]:
        """Both ends: of a scale that has one, the other is schema.org's."""
        value, *ends = numbers.values()
        if value is None or ends == [None, None]:
            return ends
        both = [
            default if end is None else end
            for end, default in zip(ends, DEFAULT_SCALE.values(), strict=True)
        ]
        if min(both) <= value <= max(both):
            return [*both]
        self._leave_out("bestRating and worstRating")
        return [None, None]

    def _number(self, node: Node, name: str) -> Decimal | None:
        printed = text(node.get(name))
        if NUMBER.fullmatch(printed):
            return Decimal(printed)
        if printed and text(node.get("alternateName")):
            self._leave_out(name)
        return None

    def _speaker(self, node: Node, name: str) -> SpeakerRecord | None:
        """Who is named. Of several the first; a name without letters is none."""
        names = [each for each in several(node.get(name)) if slug_of(name_of(each))]
        if len(names) > 1:
            self._leave_out(f"further {name}")
        if not names or len(called := name_of(names[0])) > LONGEST_NAME:
            if node.get(name):
                self._leave_out(name)
            return None
        slug, who = slug_of(called), names[0]
        return SpeakerRecord(
            slug=slug, name=called, kind=speaker_kind(who, slug), identifiers=identifiers(who)
        )

    def _date(self, node: Node, name: str) -> str | None:
        printed = text(node.get(name))
        found = read_date(printed) if printed else None
        if node.get(name) and not found:
            self._leave_out(name)
        return found

    def _language(self, node: Node) -> str:
        each = node.get("inLanguage")
        tag = text(each.get("alternateName") if isinstance(each, dict) else each)
        if LANGUAGE.fullmatch(tag) and len(tag) <= 35:
            return tag
        if each:
            self._leave_out("inLanguage")
        return ""

    def _pass_over(self, node: Node, known: set[str]) -> None:
        for name, value in node.items():
            if name not in known and several(value):
                self._leave_out(name)

    def _leave_out(self, name: str) -> None:
        self._left_out[name[:80]] = None


def _review_address(review: Node) -> str:
    """Where a review can be read."""
    names = ("url", "mainEntityOfPage", "@id")
    return next(filter(None, (address_of(review.get(name)) for name in names)), "")


def _digest(*texts: str) -> str:
    return sha256("\n".join(texts).encode()).hexdigest()[:16]


def _short(key: str) -> str:
    return key if len(key) <= LONGEST_ID else sha256(key.encode()).hexdigest()
