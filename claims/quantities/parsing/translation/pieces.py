"""A text of another language, cut into pieces: numbers, phrases that are known, other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from claims.quantities.parsing.translation import digits, number_words
from claims.quantities.parsing.translation.language import Language, Phrase, folded
from claims.quantities.parsing.unit_forms import FOLDED, SYMBOLS, WORDS
from claims.quantities.vocabulary import english
from claims.quantities.vocabulary.english import names

_NUMERO = r"\bn\.?\s?[°º](?=\s?\d)"
_MONEY = r"\b[^\W\d_]{1,4}\$[ds]?(?![^\W\d_])"
_SIGN = r"(?<=[\d ])\$ ?[^\W\d_]{1,3}(?=$|[ .,;)])"
_TOKEN = re.compile(
    rf"{_NUMERO}|{digits.NUMBER}|{_MONEY}|{_SIGN}|[^\W\d_]{{1,12}}'(?=[^\W\d_])|[^\W\d_]+"
)
_SPACES = frozenset(" -")
_LONGEST = 12  # words of a phrase
_BOUNDS = ("bound", "until", "from on")
_THAN = ("que", "qu'")
_MODELS = frozenset(f"{names.NAMED['version']} {names.NAMED['model_name']}".split())
_LETTERS = re.compile(r"[a-z]+")
_PLURALS = re.compile(r"(?:[aeo]u)x")
"""The end of plurals that no "s" ends: animaux, bateaux, feux."""


@dataclass(slots=True)
class Piece:
    """`source[start:end]`, and what is read instead: nothing, where it is empty.

    `kind` is that of a phrase, or "number", "scale", "one" (an article that may be a number),
    "ordinal", "symbol" or "" for what stays as it is printed.
    """

    start: int
    end: int
    english: str
    kind: str
    source: str  # in lower case
    value: int | None = None  # of a number in words


def pieces_of(source: str, norm: str, language: Language, *, comma: bool) -> list[Piece]:
    return _Cutter(source, norm, language, comma=comma).cut()


class _Cutter:
    def __init__(self, source: str, norm: str, language: Language, *, comma: bool) -> None:
        self.source, self.norm, self.language, self.comma = source, norm, language, comma
        self.places = [match.span() for match in _TOKEN.finditer(norm)]
        self.words = [norm[start:end] for start, end in self.places]
        self.bare = [folded(word) for word in self.words]
        self.pieces: list[Piece] = []

    def cut(self) -> list[Piece]:
        at = 0
        while at < len(self.words):
            at = self._digits(at) if self._in_digits(at) else self._next(at)
        return self.pieces

    def _in_digits(self, at: int) -> bool:
        word = self.words[at]
        return word[-1].isdecimal() and not word[0].isalpha()

    def _next(self, at: int) -> int:
        for look in (self._scale, self._sign, self._number, self._phrase):
            if end := look(at):
                return end
        return self._word(at)

    def _add(self, at: int, end: int, english: str, kind: str, value: int | None = None) -> int:
        start, stop = self.places[at][0], self.places[end - 1][1]
        if english and self.source[start].isupper() and english[0].islower():
            english = english[0].upper() + english[1:]
        self.pieces.append(Piece(start, stop, english, kind, self.norm[start:stop], value))
        return end

    def _gap(self, at: int) -> str:
        """What stands between a word and the one before it; a full stop at both ends."""
        if not 0 < at < len(self.places):
            return "."
        return self.norm[self.places[at - 1][1] : self.places[at][0]]

    def _joined(self, at: int) -> bool:
        gap = self._gap(at)
        return (gap == "" and self.words[at - 1][-1] == "'") or (
            gap != "" and set(gap) <= _SPACES and len(gap) < 4
        )

    def _digits(self, at: int) -> int:
        printed = self.words[at]
        if printed.isdecimal() and self._is_ordinal(at + 1):
            return self._add(at, at + 2, digits.ordinal(printed), "ordinal")
        return self._add(at, at + 1, digits.in_english(printed, comma=self.comma), "number")

    def _is_ordinal(self, at: int) -> bool:
        """21e, 3.º; but 37º C."""
        if at == len(self.words) or self.words[at] not in self.language.ordinal_endings:
            return False
        return self._gap(at) in ("", ".") and not self._degrees(at)

    def _glued(self, at: int) -> bool:
        return at < len(self.words) and self.places[at - 1][1] == self.places[at][0]

    def _joined_or_glued(self, at: int) -> bool:
        return at < len(self.words) and self._gap(at) in ("", " ")

    def _degrees(self, at: int) -> bool:
        """37º C: no place in an order."""
        return self.norm.startswith(("º c", "ºc", "º f", "ºf"), self.places[at][0])

    def _scale(self, at: int) -> int:
        """3 M€, 2 Md, 10k."""
        if not self._behind(at):
            return 0
        for form, number in self.language.numbers.get(self.bare[at], ()):
            if number.kind in ("thousand", "scale") and form == (self.bare[at],):
                return self._add(at, at + 1, _scale_word(number.value), "scale")
        start, end = self.places[at]
        english = self.language.short_scales.get(self.source[start:end], "")
        if not english:
            return 0
        if english == "thousand" and not self._glued(at) and self.norm[end : end + 1] not in "€$£":
            return 0
        return self._add(at, at + 1, english, "scale")

    def _behind(self, at: int) -> bool:
        """Whether a number is what stands before."""
        kinds = ("number", "scale")
        return bool(self.pieces) and self.pieces[-1].kind in kinds and self._gap(at) in ("", " ")

    def _sign(self, at: int) -> int:
        """10 $ US, U$D 10; the sign alone stays as it is printed."""
        sign = self.words[at].replace(" ", "")
        if "$" in sign[1:]:
            english = self.language.signs.get(sign)
            return self._add(at, at + 1, english or sign, "sign" if english else "symbol")
        if sign[0] != "$":
            return 0
        if english := self.language.signs.get(sign):
            return self._add(at, at + 1, english, "unit")
        start, _ = self.places[at]
        letters = start + len(self.words[at]) - len(self.words[at].lstrip("$ "))
        self.places[at] = (letters, self.places[at][1])
        self.words[at], self.bare[at] = sign[1:], folded(sign[1:])
        return self._next(at)

    def _number(self, at: int) -> int:
        found = number_words.number_at(self.bare, at, self._joined, self.language)
        if found is None or (self._behind(at) and self._is_unit(at)):
            return 0
        value, end = found
        if end == at + 1 and self.bare[at] in self.language.ones:
            return self._phrase(at) or self._add(at, end, "a", "one")
        if end == at + 1 and self.bare[at] in self.language.unsure and not self._counts(end):
            return 0
        longer = self._longest(at)
        if longer and longer[0] > end - at:
            return 0
        return self._add(at, end, number_words.in_english(value), "number", value)

    def _is_unit(self, at: int) -> bool:
        """64 cents: no hundreds."""
        found = self._longest(at)
        return found is not None and found[1].kind == "unit"

    def _counts(self, at: int) -> bool:
        """Whether something counted may stand here: a plural, or a scale."""
        if at >= len(self.words) or not self._joined(at):
            return False
        word = self.bare[at]
        return word[-1] in "sx" or word in self.language.numbers or word in ("pour", "sur", "a")

    def _phrase(self, at: int) -> int:
        most = _LONGEST
        while found := self._longest(at, most):
            size, phrase = found
            if not (self._compares(at + size, phrase) or self._runs_into_bound(at, size)):
                return self._add(at, at + size, phrase.english, phrase.kind)
            most = size - 1
        return 0

    def _compares(self, end: int, phrase: Phrase) -> bool:
        """12 % de moins que prévu: no bound, since no number follows."""
        bound = phrase.kind in _BOUNDS and self.words[end - 1] in _THAN
        return bound and not self._is_number(end)

    def _is_number(self, at: int) -> bool:
        """Whether a number may begin there, with an article before it."""
        if self._is_article(at):
            at += 1
        return at < len(self.words) and (
            self._in_digits(at) or self.bare[at] in self.language.numbers
        )

    def _is_article(self, at: int) -> bool:
        options = self.language.phrases.get(self.words[at], ()) if at < len(self.words) else ()
        return any(phrase.kind == "article" and len(form) == 1 for form, phrase in options)

    def _runs_into_bound(self, at: int, size: int) -> bool:
        """5 ou plus de 6: the second of two phrases that share a word, where it says how the number
        behind it is meant."""
        for start in range(at + 1, at + size):
            found = self._longest(start)
            end = start + found[0] if found else 0
            if found and end > at + size and found[1].kind in _BOUNDS and self._is_number(end):
                return True
        return False

    def _longest(self, at: int, most: int = _LONGEST) -> tuple[int, Phrase] | None:
        for words in (self.words, self.bare):
            following = words[at + 1] if at + 1 < len(words) else ""
            for form, phrase in self.language.phrases.get(words[at], ()):
                size = len(form)
                if (
                    (size == 1 or form[1] == following)
                    and size <= most
                    and self._is(words, at, form)
                ):
                    return size, phrase
        return None

    def _is(self, words: list[str], at: int, form: tuple[str, ...]) -> bool:
        end = at + len(form)
        joined = all(self._joined(k) for k in range(at + 1, end))
        return tuple(words[at:end]) == form and joined

    def _word(self, at: int) -> int:
        """As it is printed: a scale without a number, a symbol, a name, what is counted."""
        start, end = self.places[at]
        word = self.bare[at]
        if word == "º":
            scale = self.bare[at + 1] if self._joined_or_glued(at + 1) else ""
            end = at + 2 if scale in ("c", "f") else at + 1
            return self._add(at, end, f"°{scale.upper()}" if end > at + 1 else "°", "unit")
        if word.startswith("n") and word[-1] in "°º":
            return self._add(at, at + 1, "no.", "name")
        for form, number in self.language.numbers.get(word, ()):
            if number.kind == "scale" and form == (word,):
                return self._add(at, at + 1, _scale_word(number.value), "scale")
        printed = self.source[start:end]
        if self._is_symbol(at, printed) or printed.isupper():
            return self._add(at, at + 1, printed, "symbol")
        return self._add(at, at + 1, printed, "")

    def _is_symbol(self, at: int, printed: str) -> bool:
        """km behind 5, and h behind km/."""
        if self._gap(at) == "/" or (at + 1 < len(self.words) and self._glued(at + 1)):
            return True
        degrees = self.norm[: self.places[at][0]].rstrip()[-1:] in ("°", "º")
        return degrees or (self._behind(at) and printed in SYMBOLS)


def _scale_word(value: int) -> str:
    return number_words.in_english(value).removeprefix("one ")


def plain(printed: str) -> str:
    """A word that stays, in lower case and in letters of English, and no word that English reads;
    as long as it was, with the end of its plural."""
    word = folded(printed.lower())
    if len(word) != len(printed):
        word = folded("".join(low if len(low := one.lower()) == 1 else one for one in printed))
    if _PLURALS.fullmatch(word[-3:]):
        word = f"{word[:-1]}s"
    if printed[0].isupper() and word in _MODELS:
        return word
    if word in english_words() or word.removesuffix("s") in english_words():
        word = "q" if len(word) == 1 else f"xq{word[2:]}"
    return word


@cache
def english_words() -> frozenset[str]:
    """All words of the English tables, and all forms of units."""
    modules = (module.name for module in iter_modules(english.__path__, f"{english.__name__}."))
    tables = [value for name in modules for value in vars(import_module(name)).values()]
    tables += [list(table.values()) for table in tables if isinstance(table, dict)]
    words = {word for text in map(str, tables) for word in _LETTERS.findall(text.lower())}
    forms = {*WORDS, *FOLDED}
    return frozenset(words | forms | {word for form in forms for word in form.split()})
