"""Which language a text is in, by its letters and its commonest words.

One question is asked: is it another one than it is read as? A word speaks for every language that
has it, so names and single foreign words are outvoted, and a text without words is whatever it is
said to be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from claims.quantities.parsing.locales import READ
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.translation.language import vocabulary
from claims.quantities.parsing.translation.pieces import english_words
from claims.quantities.vocabulary import languages, other_languages

Part = tuple[int, int, str]  # where it begins and ends, and the code of its language
_BREAKS = str.maketrans(dict.fromkeys("!\"#$%&'()*+,-./0123456789:;<=>?@[]^_`{|}~’“”«»¿¡—…", " "))
_SENTENCE = Pattern(r"[^\n]+?(?:[.!?…][\"'”“»)]*(?=\s)|(?=\n)|$)")
_LATIN = Pattern(r"[a-zß-öø-ɏḀ-ỿ]")
_OTHER_LETTERS = Pattern(r"[^\W\d_\u0000-\u02ff\u1e00-\u1eff]")
_SHORTEST = 2  # letters of a word that raises the question
_LEAST, _LEAST_OF_ONE = 0.2, 0.3  # of the words of a text, where several speak or one alone
_LETTERS = 6  # of all words that speak for a language, or one that no English word has


@cache
def _by_word() -> dict[str, frozenset[str]]:
    """The languages that have a word: those of its list, and those whose tables it is in."""
    found: dict[str, set[str]] = {}
    for code, words in languages.WORDS.items():
        for word in filter(_speaks, words.split()):
            found.setdefault(word, set()).add(code)
    for code in READ - {"en"}:
        for word in filter(_is_long, vocabulary(code)):
            found.setdefault(word, set()).add(code)
    for word in filter(_is_long, found.keys() & english_words()):
        found[word].add("en")
    return {word: frozenset(codes) for word, codes in found.items()}


def _is_long(word: str) -> bool:
    """Shorter ones are codes and abbreviations as well: LE, EST, MIL."""
    return len(word) > 3


def _speaks(word: str) -> bool:
    """A single letter is one of many things."""
    return len(word) > 1 or not word.isascii()


@cache
def _foreign(language: str) -> frozenset[str]:
    return frozenset(
        word
        for word, codes in _by_word().items()
        if len(word) >= _SHORTEST and language not in codes
    )


def language_of(norm: str) -> str:
    """The code of the language that a text is in; English if nothing says otherwise."""
    return _other_language(norm, "en", frozenset()) or "en"


def other_language(norm: str, language: str) -> str:
    """The code of the language that a text is in, if that is not the one it is said to be in; empty
    if nothing says so. A scale alone does not: it may be printed in another language's text."""
    return _other_language(norm, language, _multipliers())


def _other_language(norm: str, language: str, silent: frozenset[str]) -> str:
    if not norm.isascii() and (code := _by_letters(norm)):
        return "" if code == language else code
    words = norm.translate(_BREAKS).split()
    if _foreign(language).isdisjoint(words):
        return ""
    return _outvoted([word for word in words if word not in silent], language, sure=1)


def foreign_parts(norm: str, language: str) -> list[Part]:
    """The sentences of a text that are surely in another language."""
    if norm.isascii() and _foreign(language).isdisjoint(norm.translate(_BREAKS).split()):
        return []
    return list(_joined(_sentences(norm, language), norm))


def _sentences(norm: str, language: str) -> Iterator[Part]:
    for match in _SENTENCE.finditer(norm):
        sentence = match.group()
        code = "" if sentence.isascii() else _by_letters(sentence)
        code = code or _outvoted(sentence.translate(_BREAKS).split(), language, sure=3)
        if code and code != language:
            yield match.start(), match.end(), code


def _joined(parts: Iterable[Part], norm: str) -> Iterator[Part]:
    """Neighbours of one language are one part."""
    last: Part | None = None
    for part in parts:
        if last and last[2] == part[2] and not norm[last[1] : part[0]].strip():
            last = (last[0], part[1], last[2])
            continue
        if last:
            yield last
        last = part
    if last:
        yield last


def _outvoted(words: list[str], language: str, *, sure: int) -> str:
    """The language that more words speak for than for the given one, by `sure` at least."""
    known = _by_word()
    votes = [(word, known[word]) for word in words if word in known]
    total = Counter(code for _, codes in votes for code in codes)
    if total:
        code = max(total, key=lambda code: (total[code], code in READ))
        words_of_it = [word for word, codes in votes if code in codes and language not in codes]
        theirs = len(words_of_it)
        letters = "".join(words_of_it)
        if letters.isascii() and len(letters) < _LETTERS:
            return ""
        ours = sum(language in codes and code not in codes for _, codes in votes)
        least = (_LEAST if theirs > 1 else _LEAST_OF_ONE) * len(words)
        if theirs >= max(sure, least) and theirs > 2 * ours:
            return code
    return ""


def _by_letters(norm: str) -> str:
    """The language of a text that is mostly in other letters than Latin ones."""
    multipliers = _multipliers()
    words = (word for word in norm.translate(_BREAKS).split() if word not in multipliers)
    letters = "".join(letter for word in words for letter in _OTHER_LETTERS.findall(word))
    if len(letters) <= len(_LATIN.findall(norm)):
        return ""
    code = next((code for script, code in _scripts() if script.search(letters)), "")
    own = [other for other, pattern in _letters() if pattern.search(letters)]
    return next((other for other in own if _script_of(other) == _script_of(code)), code)


@cache
def _multipliers() -> frozenset[str]:
    return frozenset(f"{other_languages.MULTIPLIERS} {other_languages.UNSPACED}".split())


@cache
def _scripts() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(f"[{row}]"), code) for row, code in languages.SCRIPTS.items())


@cache
def _letters() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(f"[{own}]")) for code, own in languages.LETTERS.items())


def _script_of(code: str) -> str:
    return languages.WRITTEN_AS.get(code, code)
