"""Which language a text is in, by its letters and its commonest words.

One question is asked: is it another one than it is read as? A word speaks for every language that
has it, so names and single foreign words are outvoted, and a text without words is whatever it is
said to be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
_SHORT = 8  # words
_SHORTEST = 2  # letters of a word that raises the question
_LEAST, _LEAST_OF_ONE = 0.2, 0.3  # of the words of a text, where several speak or one alone
_SURE = 3  # words, of a sentence
_LETTERS = 5  # of all words that speak for a language, or one that no English word has


@cache
def _by_word() -> dict[str, frozenset[str]]:
    """The languages that have a word: those of its list, and those whose tables it is in."""
    found: dict[str, set[str]] = {}
    for code, words in languages.WORDS.items():
        for word in words.split():
            found.setdefault(word, set()).add(code)
    for code in READ - {"en"}:
        for word in filter(_is_long, vocabulary(code) - english_words()):  # "euro" tells nothing
            found.setdefault(word, set()).add(code)
    for word in filter(_is_long, found.keys() & english_words()):
        found[word].add("en")
    return {word: frozenset(codes) for word, codes in found.items()}


def _is_long(word: str) -> bool:
    """Shorter ones are codes and abbreviations as well: LE, EST, MIL."""
    return len(word) > 3


@cache
def _elsewhere(language: str) -> frozenset[str]:
    """The words that other languages have and this one has not."""
    return frozenset(word for word, codes in _by_word().items() if language not in codes)


@cache
def _foreign(language: str) -> frozenset[str]:
    return frozenset(word for word in _elsewhere(language) if len(word) >= _SHORTEST)


def heard(norm: str, declared: str | None = None) -> tuple[str, list[Part]]:
    """The language that a text is read in, which is English if nothing says otherwise; and where it
    is in a language that is not read, or in another one than it is said to be in: all of it, or the
    sentences that surely are."""
    language = declared or "en"
    if language in READ and (_is_plain(norm, language) or _are_too_few(norm, language)):
        return language, []
    if declared is None:
        language = _other_language(norm, _words(norm), "en")
    return language, _unread_parts(norm, language)


def _unread_parts(norm: str, language: str) -> list[Part]:
    """A scale and what it counts say nothing, for they may be printed in a text of another
    language: the scale is refused."""
    if language not in READ:
        return [(0, len(norm), language)]
    words = _words(norm)
    said = [word for word in words if word not in _multipliers()]
    if len(said) < min(len(words), 2):
        return []
    if (code := _other_language(norm, said, language)) != language:
        return [(0, len(norm), code)]
    return list(_joined(_sentences(norm, language), norm))


def _words(norm: str) -> list[str]:
    return norm.translate(_BREAKS).split()


def _is_plain(norm: str, language: str) -> bool:
    """Whether no word and no letter raises the question. In a long text of another language many
    words stand between spaces; in a short one, all beside a comma count as well."""
    words = norm.split()
    if len(words) <= _SHORT:
        words = _words(norm)
    return _foreign(language).isdisjoint(words) and _is_in_latin(norm)


def _are_too_few(norm: str, language: str) -> bool:
    """Whether the foreign words cannot outvote the others, in the text or in one of its sentences:
    in most texts they are a place's name."""
    words, multipliers = _words(norm), _multipliers()
    foreign = list(filter(_elsewhere(language).__contains__, words))
    if len(foreign) >= _SURE or not _is_in_latin(norm):
        return False
    return not _are_enough(foreign, sum(word not in multipliers for word in words))


def _is_in_latin(norm: str) -> bool:
    return norm.isascii() or not _OTHER_LETTERS.search(norm)


def _other_language(norm: str, words: Sequence[str], language: str) -> str:
    letters = "" if norm.isascii() else _by_letters(norm)
    return letters or _outvoted(words, language, sure=1) or language


def _sentences(norm: str, language: str) -> Iterator[Part]:
    for match in _SENTENCE.finditer(norm):
        sentence = match.group()
        code = "" if sentence.isascii() else _by_letters(sentence)
        code = code or _outvoted(_words(sentence), language, sure=_SURE)
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


def _outvoted(words: Sequence[str], language: str, *, sure: int) -> str:
    """The language that more words speak for than for the given one, by `sure` at least."""
    known = _by_word()
    votes = [(word, known[word]) for word in words if word in known]
    total = Counter(code for _, codes in votes for code in codes)
    # A set has another order in every run, so the code itself decides where the words do not.
    code = max(total, key=lambda code: (total[code], code in READ, code), default="")
    theirs = [word for word, codes in votes if code in codes and language not in codes]
    ours = sum(language in codes and code not in codes for _, codes in votes)
    outvoted = len(theirs) > 2 * ours and len(theirs) >= sure
    return code if outvoted and _are_enough(theirs, len(words)) else ""


def _are_enough(theirs: Sequence[str], all_words: int) -> bool:
    """Whether words are enough of a text, and no mere abbreviation."""
    letters = "".join(theirs)
    least = _LEAST if len(theirs) > 1 else _LEAST_OF_ONE
    said = len(letters) >= _LETTERS or not letters.isascii()
    return said and len(theirs) >= least * all_words


def _by_letters(norm: str) -> str:
    """The language of a text that is mostly in other letters than Latin ones."""
    multipliers = _multipliers()
    words = (word for word in _words(norm) if word not in multipliers)
    letters = "".join(letter for word in words for letter in _OTHER_LETTERS.findall(word))
    if len(letters) <= len(_LATIN.findall(norm)):
        return ""
    code = next((code for script, code in _scripts() if script.search(letters)), "")
    written = [other for other in languages.WRITTEN_AS if languages.WRITTEN_AS[other] == code]
    return _by_words(norm, {code, *written}) or _by_own_letter(letters, written) or code


def _by_words(norm: str, codes: set[str]) -> str:
    """Which of the languages of one script has most of the words."""
    known = _by_word()
    votes = Counter(
        code for word in _words(norm) for code in known.get(word, frozenset()) if code in codes
    )
    ranks = votes.most_common(2)
    alone = len(ranks) == 1 or (len(ranks) > 1 and ranks[0][1] > ranks[1][1])
    return ranks[0][0] if alone else ""


def _by_own_letter(letters: str, codes: list[str]) -> str:
    return next((code for code, own in _letters() if code in codes and own.search(letters)), "")


@cache
def _multipliers() -> frozenset[str]:
    return frozenset(f"{other_languages.MULTIPLIERS} {other_languages.UNSPACED}".split())


@cache
def _scripts() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(f"[{row}]"), code) for row, code in languages.SCRIPTS.items())


@cache
def _letters() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(f"[{own}]")) for code, own in languages.LETTERS.items())
