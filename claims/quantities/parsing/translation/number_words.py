"""Numbers in the words of a language, and the same in English: deux mille, two thousand."""

from __future__ import annotations

from collections.abc import Callable

from claims.quantities.parsing.translation.language import Language, NumberWord
from claims.quantities.vocabulary.english import number_words

_SMALL = {
    value: words.split()[0]
    for table in (number_words.CARDINALS, number_words.TENS)
    for value, words in table.items()
}
_SCALES = [
    (value, words.split()[0])
    for value, words in sorted(number_words.SCALES.items(), reverse=True)
    if value >= 1000 and value not in (10**5, 10**7)
]
_MOST = 40  # words of one number


def number_at(
    words: list[str], at: int, joined: Callable[[int], bool], language: Language
) -> tuple[int, int] | None:
    """The number whose words begin at a place, and the place behind it."""
    sum_ = _Sum()
    start = at
    while at - start < _MOST and (at == start or joined(at)):
        found = _word_at(words, at, joined, language)
        if found is None or not sum_.take(found):
            break
        at += len(found.words)
    return (sum_.value, at) if at > start else None


def _word_at(
    words: list[str], at: int, joined: Callable[[int], bool], language: Language
) -> NumberWord | None:
    for form, word in language.numbers.get(words[at], ()) if at < len(words) else ():
        end = at + len(form)
        if tuple(words[at:end]) == form and all(joined(k) for k in range(at + 1, end)):
            found: NumberWord = word
            return found if form == word.words else NumberWord(form, word.value, word.kind)
    return None


class _Sum:
    """Trois cent mille deux: hundreds and thousands gather until a million takes them all."""

    def __init__(self) -> None:
        self.total = self.thousands = self.group = 0
        self.last = ""  # the kind of the word before
        self.floor = 10**21

    @property
    def value(self) -> int:
        return self.total + self.thousands + self.group

    def take(self, word: NumberWord) -> bool:
        """Add a word, if a number can go on with it."""
        taken: bool = getattr(self, f"_{word.kind}")(word.value)
        if taken:
            self.last = "hundred" if word.kind == "small" and word.value >= 100 else word.kind
        return taken

    def _small(self, value: int) -> bool:
        fits = self.group == 0 if value >= 100 else self.last != "small"
        if fits:
            self.group += value
        return fits

    def _hundred(self, value: int) -> bool:
        fits = self.group < 100 and self.last != "hundred"
        if fits:
            self.group = max(self.group, 1) * value
        return fits

    def _thousand(self, value: int) -> bool:
        fits = self.thousands == 0
        if fits:
            self.thousands, self.group = max(self.group, 1) * value, 0
        return fits

    def _scale(self, value: int) -> bool:
        block = self.thousands + self.group
        fits = block > 0 and value < self.floor
        if fits:
            self.total += block * value
            self.thousands = self.group = 0
            self.floor = value
        return fits


def in_english(value: int) -> str:
    """Twenty-one thousand three hundred."""
    if value in _SMALL:
        return _SMALL[value]
    if value < 100:
        return f"{_SMALL[value - value % 10]}-{_SMALL[value % 10]}"
    for worth, word in ((10**18, "million trillion"), *_SCALES, (100, "hundred")):
        if value >= worth:
            above, rest = divmod(value, worth)
            return f"{in_english(above)} {word}" + (f" {in_english(rest)}" if rest else "")
    raise AssertionError(value)
