"""A text in the words that the reader knows, and the way back to the words of its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from claims.quantities.parsing.text import Text
from claims.quantities.parsing.translation.language import language_of
from claims.quantities.parsing.translation.order import arranged
from claims.quantities.parsing.translation.pieces import Piece, pieces_of, plain
from claims.quantities.parsing.translation.sentence import Sentence
from claims.quantities.quantity import Quantity, Reading, Refusal

Found = Quantity | Refusal


@dataclass(slots=True)
class Translated:
    """`text` is what is read; the n-th part of it begins at `starts[n]` and stands for
    `places[n]` of the source, character by character where it is as long."""

    source: str
    text: Text
    starts: list[int]
    places: list[tuple[int, int]]

    @classmethod
    def of(cls, text: Text) -> Translated:
        source, norm, locale = text.source, text.norm, text.locale
        language = language_of(locale.language)
        pieces = pieces_of(source, norm, language, comma=locale.comma)
        built = _Built(source, norm)
        for piece in arranged(Sentence(pieces, source, norm, language)):
            built.add(piece)
        built.finish()
        printed, plain = "".join(built.printed), "".join(built.norms)
        return cls(source, Text(printed, plain, locale, text.expected), built.starts, built.places)

    def start(self, at: int) -> int:
        """Where what is read at a place begins in the source."""
        first, last, offset = self._part(at)
        return min(first + offset, last) if self._same(at) else first

    def end(self, at: int) -> int:
        """Where what is read up to a place ends in the source."""
        if at == 0:
            return 0
        first, last, offset = self._part(at - 1)
        return min(first + offset + 1, last) if self._same(at - 1) else last

    def _index(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1

    def _part(self, at: int) -> tuple[int, int, int]:
        index = self._index(at)
        return (*self.places[index], at - self.starts[index])

    def _same(self, at: int) -> bool:
        index = self._index(at)
        following = (
            self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text.source)
        )
        first, last = self.places[index]
        begin = self.starts[index]
        return self.text.source[begin:following] == self.source[first:last]

    def back(self, reading: Reading) -> Reading:
        """The reading with the places and the words of the source."""
        found: list[Found] = [*reading.quantities, *reading.refusals]
        found.sort(key=lambda each: each.start)
        numbers = list(self._apart(map(self._placed, found)))
        stop = None if reading.stopped_at is None else self.start(reading.stopped_at)
        return replace(
            reading,
            quantities=tuple(each for each in numbers if isinstance(each, Quantity)),
            refusals=tuple(each for each in numbers if isinstance(each, Refusal)),
            stopped_at=stop,
        )

    def _apart(self, found: Iterable[Found]) -> Iterator[Found]:
        """Two numbers of one phrase are one in the source: the first."""
        done = 0
        for each in found:
            if each.start < done < each.end:
                each = replace(each, start=done, text=self.source[done : each.end])
            if each.start >= done:
                yield each
                done = each.end

    def _placed(self, each: Found) -> Found:
        start, end = self.start(each.start), self.end(each.end)
        placed = replace(each, text=self.source[start:end], start=start, end=end)
        if isinstance(placed, Refusal):
            return placed
        return replace(
            placed,
            number=self._words(placed.number, each.start),
            counted=self._words(placed.counted, each.start),
            qualifiers=tuple(self._words(word, each.start) for word in placed.qualifiers),
            baseline=self._words(placed.baseline, each.end),
        )

    def _words(self, words: str, at: int) -> str:
        """What stands in the source for words that follow a place in the text."""
        if not words:
            return ""
        found = self.text.source.find(words, at)
        if found >= 0:
            return self._printed(words, found)
        places = [(word, self.text.source.find(word, at)) for word in words.split(" ")]
        return " ".join(self._printed(word, place) for word, place in places if place >= 0)

    def _printed(self, words: str, at: int) -> str:
        """As it is printed where a whole phrase was read at once: personne of une personne sur
        dix."""
        printed = self.source[self.start(at) : self.end(at + len(words))]
        return words if words in printed else printed


@dataclass(slots=True)
class _Built:
    source: str
    norm: str
    printed: list[str] = field(default_factory=list)
    norms: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0
    done: int = 0  # of the source

    def add(self, piece: Piece) -> None:
        if piece.kind == "none":  # with the space before it
            self._gap(piece.start)
            self._trim()
            self.done = piece.end
            return
        self._gap(piece.start)
        if piece.kind in ("", "symbol"):
            self._stays(piece)
        else:
            self._put(piece.english, piece.english.lower(), piece.start, piece.end)
        self.done = piece.end

    def _stays(self, piece: Piece) -> None:
        printed = self.source[piece.start : piece.end]
        norm = self.norm[piece.start : piece.end] if piece.kind == "symbol" else plain(printed)
        self._put(printed, norm, piece.start, piece.end)

    def _gap(self, start: int) -> None:
        if start > self.done:
            gap = self.source[self.done : start]
            self._put(gap, self.norm[self.done : start], self.done, start)
        elif self.done and self.norm[self.done - 1] == "'" and self.norms:
            self._put(" ", " ", start, start)

    def _trim(self) -> None:
        """Take back a space that nothing follows."""
        if self.norms and self.norms[-1] == " ":
            self.norms.pop(), self.printed.pop(), self.starts.pop(), self.places.pop()
            self.length -= 1

    def finish(self) -> None:
        if len(self.source) > self.done or not self.starts:
            self._put(self.source[self.done :], self.norm[self.done :], self.done, len(self.source))

    def _put(self, printed: str, norm: str, start: int, end: int) -> None:
        self.printed.append(printed)
        self.norms.append(norm)
        self.starts.append(self.length)
        self.places.append((start, end))
        self.length += len(printed)
