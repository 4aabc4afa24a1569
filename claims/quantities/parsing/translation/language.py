"""A language as it is looked up: its phrases by their first word, and its number words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import product
from typing import Any

from claims.quantities.parsing.unit_forms import WORDS
from claims.quantities.parsing.words import phrases
from claims.quantities.vocabulary import shared_names

WORD = re.compile(r"[^\W\d_]+'?")
TRANSLATED = {"fr": "french", "es": "spanish"}
"""The languages that have tables, by the folder that they are in."""
_TABLES = ("number_words", "phrases", "words", "changes", "dates", "units", "nations")


@dataclass(frozen=True, slots=True)
class Phrase:
    """`kind` is what the order of words is told by: a unit, a month, a word of change."""

    words: tuple[str, ...]
    english: str
    kind: str


@dataclass(frozen=True, slots=True)
class NumberWord:
    words: tuple[str, ...]
    value: int
    kind: str  # "small", below a thousand; "hundred", "thousand" or "scale", which multiply


Kind = tuple[Mapping[str, str], str]
"""A table of phrases by what English says, and what kind of phrases they are."""
ByFirst = Mapping[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Language:
    phrases: ByFirst
    numbers: ByFirst
    short_scales: Mapping[str, str]
    ordinal_endings: frozenset[str]
    hours: frozenset[str]
    before_hours: frozenset[str]
    before_dotted: frozenset[str]
    lasting: frozenset[str]
    ones: frozenset[str]
    counted_ones: frozenset[str]
    unsure: frozenset[str]
    only_parts: frozenset[str]
    decades: frozenset[str]
    signs: Mapping[str, str]


def folded(word: str) -> str:
    """Without accents, character by character."""
    if word.isascii():
        return word
    return "".join(unicodedata.normalize("NFD", each)[0] for each in word)


@cache
def language_of(code: str) -> Language:
    """The language of a code, as fr. Its tables are read when a text first needs them."""
    tables = _tables(code)
    numbers, words, dates = tables["number_words"], tables["words"], tables["dates"]
    return Language(
        phrases=_by_first(_contracted(_phrases(_all_kinds(tables)), words.CONTRACTIONS)),
        numbers=_by_first(_numbers(numbers)),
        short_scales=_forms(numbers.SHORT_SCALES),
        ordinal_endings=_words(numbers.ORDINAL_ENDINGS),
        hours=_words(dates.HOURS),
        before_hours=_words(dates.BEFORE_HOURS),
        before_dotted=_words(dates.BEFORE_DOTTED_HOURS),
        lasting=_words(dates.LASTING),
        ones=_words(numbers.ONE),
        counted_ones=_words(words.COUNTED_ONE),
        unsure=_words(numbers.UNSURE),
        only_parts=_words(numbers.ONLY_PARTS),
        decades=_words(dates.DECADE),
        signs=_forms(tables["units"].SIGNS),
    )


def vocabulary(code: str) -> frozenset[str]:
    """All words of the phrases of a language, but for names that others have: India, bytes."""
    tables = _tables(code)
    own = _contracted(_phrases(_kinds(tables)), tables["words"].CONTRACTIONS)
    words = {word for phrase in own for word in phrase.words}
    return frozenset(words | set(map(folded, words)))


def _tables(code: str) -> dict[str, Any]:
    name = f"claims.quantities.vocabulary.{TRANSLATED[code]}"
    return {table: import_module(f"{name}.{table}") for table in _TABLES}


def _forms(table: Mapping[str, str]) -> Mapping[str, str]:
    return {form: english for english, forms in table.items() for form in forms.split()}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _cut(phrase: str) -> tuple[str, ...]:
    return tuple(WORD.findall(phrase.lower()))


def _phrases(kinds: Iterable[Kind]) -> Iterator[Phrase]:
    """The first meaning of a phrase stays."""
    for table, kind in kinds:
        for english, text in table.items():
            yield from (Phrase(_cut(phrase), english, kind) for phrase in phrases(text))


def _all_kinds(tables: Mapping[str, Any]) -> Iterator[Kind]:
    """Those of a language, and the names that it shares with others."""
    yield from _kinds(tables)
    units = tables["units"]
    money = {**units.UNITS, **shared_names.CURRENCIES, **units.MONEY}
    yield _of_nations(money, tables["nations"].NATIONS), "unit"
    yield shared_names.CURRENCIES, "unit"
    yield shared_names.UNITS, "unit"


def _kinds(tables: Mapping[str, Any]) -> Iterator[Kind]:
    numbers, said, words = tables["number_words"], tables["phrases"], tables["words"]
    changes, dates, units = tables["changes"], tables["dates"], tables["units"]
    yield {"": words.OF}, "of"
    yield {"to": words.TO}, "to"
    yield {"on": words.OUT_OF}, "out of"
    yield {"in": words.IN}, "in"
    yield {"less": words.LESS}, "less"
    yield {"that": words.THAT}, "that"
    yield changes.MORE, "more"
    yield {"about": said.GIVE_OR_TAKE}, "give or take"
    yield words.ARTICLES, "article"
    yield {"one": words.ONLY_ONE}, "number"
    yield numbers.POINT, "point"
    yield {"up to": said.UNTIL}, "until"
    yield {"at least": said.FROM_ON}, "from on"
    yield {"": words.SAYINGS}, "saying"
    yield {"now": words.NOW}, "adverb"
    yield {"last": words.LAST}, "adjective"
    yield {"times": changes.TIMES}, "times by"
    yield {"divided": changes.DIVIDED}, "divided by"
    yield numbers.PARTS, "part"
    yield numbers.HALVES, "half"
    yield numbers.MAGNITUDES, "magnitude"
    yield said.PHRASES, "bound"
    yield dates.MONTHS, "month"
    yield dates.AGES, "age"
    yield units.MONEY, "unit"
    yield units.UNITS, "unit"
    yield changes.MULTIPLIED, "multiple"
    yield changes.MOVED, "moved"
    yield changes.RISING, "change"
    yield changes.FALLING, "change"
    yield changes.BESIDES, "word"
    yield words.NAMES, "name"
    yield words.NOUNS, "noun"
    yield words.WORDS, "word"


def _of_nations(money: Mapping[str, str], nations: Mapping[str, str]) -> Mapping[str, str]:
    """Pesos argentinos, for all names of currencies that more nations than one have."""
    found = {}
    for name, forms in money.items():
        for nation, adjectives in nations.items():
            if f"{nation} {name}".lower() in WORDS:
                both = product(phrases(forms), phrases(adjectives))
                found[f"{nation} {name}"] = ", ".join(map(" ".join, both))
    return found


def _contracted(found: Iterable[Phrase], contractions: Mapping[str, str]) -> Iterator[Phrase]:
    """Plus d', plus du and plus des beside plus de."""
    for phrase in found:
        yield phrase
        last = contractions.get(phrase.words[-1], "") if len(phrase.words) > 1 else ""
        for form in last.split():
            yield Phrase((*phrase.words[:-1], form), phrase.english, phrase.kind)


def _numbers(table: Any) -> Iterator[NumberWord]:
    small = {
        value: [_cut(form) for form in phrases(text)] for value, text in table.CARDINALS.items()
    }
    for words, value in _below_hundred(table, small):
        yield NumberWord(words, value, "small")
    for value, text in table.HUNDREDS.items():
        yield from (NumberWord((form,), value, "small") for form in text.split())
    yield from (NumberWord((form,), 100, "hundred") for form in table.HUNDRED.split())
    yield NumberWord((table.THOUSAND,), 1000, "thousand")
    for value, text in table.SCALES.items():
        yield from (NumberWord((form,), value, "scale") for form in text.split())


def _below_hundred(
    table: Any, small: Mapping[int, list[tuple[str, ...]]]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Quatre-vingt-dix-sept: tens go on with ones, some of them with those up to nineteen."""
    for value, forms in small.items():
        yield from ((form, value) for form in forms)
    to_nineteen = {int(ten) for ten in table.SCORES.split()}
    for ten, text in table.TENS.items():
        for words in map(_cut, phrases(text)):
            yield words, ten
            for one in range(1, 20 if ten in to_nineteen else 10):
                for form in small.get(one, ()):
                    yield (*words, *form), ten + one
                    yield (*words, table.AND, *form), ten + one


def _by_first(found: Iterable[Any]) -> ByFirst:
    """By the first word, the longest first; also without accents, where that is no other phrase."""
    known: dict[tuple[str, ...], Any] = {}
    bare: dict[tuple[str, ...], Any] = {}
    for one in found:
        known.setdefault(one.words, one)
        bare.setdefault(tuple(map(folded, one.words)), one)
    index: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for words, one in (bare | known).items():
        index.setdefault(words[0], []).append((words, one))
    return {
        first: tuple(sorted(options, key=lambda option: -len(option[0])))
        for first, options in index.items()
    }
