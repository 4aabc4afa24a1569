"""Readings of French and Spanish held against the specs of Recognizers-Text, as English ones are.

The specs name units in the language of the text; the vocabulary says which of ours these are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from claims.quantities.parsing.reading import read
from claims.quantities.parsing.translation.language import Language, folded, language_of
from claims.quantities.quantity import Reading
from tests.bench import scoring_ranges as ranges
from tests.bench import scoring_recognizers as english
from tests.bench.scoring import Meaning, Score, dimension_of, named

LOCALES = {"French": "fr", "Spanish": "es"}
KINDS = {
    "currency": (english.CURRENCY,),
    "dimension": (english.DIMENSION,),
    "percentage": (english.PERCENTAGE, english.PERCENT_MODE),
    "temperature": (english.TEMPERATURE,),
    "age": (english.AGE,),
}
_CELSIUS, _FAHRENHEIT = ["Cel", "delta_cel"], ["[degF]", "delta_degf"]
# Names of the specs that no text has, or that mean one of many.
_NAMES = {
    "yuan chinois": ["CNY"],
    "yen japonais": ["JPY"],
    "dollar etats-unis": ["USD"],
    "dollar": ["USD"],
    "dolar": ["USD"],
    "marco finlandes": ["FIM"],
    "ans": ["a_j"],
    "pence": ["GBX"],
    "penique": ["GBX"],
    "radian": ["rad"],
    "turn": ["circ"],
    "degree": ["deg"],
    "c": _CELSIUS,
    "grado celsius": _CELSIUS,
    "f": _FAHRENHEIT,
    "grado fahrenheit": _FAHRENHEIT,
    "grado": _CELSIUS + _FAHRENHEIT,
    "degre": _CELSIUS + _FAHRENHEIT,
}
_POUNDS = ("livre", "libra")
_CENTS = ("cent", "centavo")


def reader(name: str) -> Callable[[str], Reading]:
    return partial(read, locale=LOCALES[name])


def scores(folder: Path, name: str) -> dict[str, Score]:
    """The score of each kind of quantity of a language, and of its ranges."""
    found = {kind: _of_kind(folder, name, kind) for kind in KINDS}
    files = _present(folder, ranges.FILES, name)
    return found | {"range": ranges.score(folder, reader(name), files=files)}


def numbers(folder: Path, name: str) -> Score:
    return english.score_numbers(folder, _present(folder, english.NUMBERS, name), reader(name))


def texts(folder: Path, name: str) -> list[str]:
    every = [file for kinds in KINDS.values() for kind in kinds for file in kind.files]
    files = _present(folder, (*every, *ranges.FILES, *english.NUMBERS), name)
    return [text for text, _ in english.cases(folder, files)]


def _of_kind(folder: Path, name: str, kind: str) -> Score:
    total = Score()
    for one in KINDS[kind]:
        meanings = partial(_meanings, language_of(LOCALES[name]))
        translated = replace(
            one,
            files=_present(folder, one.files, name),
            besides=_present(folder, one.besides, name),
            meanings=one.meanings if kind == "percentage" else meanings,
        )
        total += english.score_amounts(folder, translated, reader(name))
    return total


def _present(folder: Path, paths: tuple[str, ...], name: str) -> tuple[str, ...]:
    translated = (path.replace("English", name) for path in paths)
    return tuple(path for path in translated if (folder / f"{path}.json").exists())


def _meanings(language: Language, resolution: dict[str, Any]) -> list[Meaning]:
    if code := resolution.get("isoCurrency"):
        return [Meaning(code)]
    unit = folded(resolution["unit"].lower())
    if unit in _POUNDS:
        return [Meaning("[lb_av]" if "subtype" in resolution else "GBP")]
    if unit in _CENTS:
        return english.of_money({"unit": "Cent"})
    if codes := _NAMES.get(unit):
        return [Meaning(code) for code in codes]
    return list(_named(language, unit))


def _named(language: Language, unit: str) -> Iterator[Meaning]:
    words = tuple(unit.split())
    for form, phrase in language.phrases.get(words[0], ()):
        if phrase.kind == "unit" and form in (words, (*words[:-1], f"{words[-1]}s")):
            yield from named(phrase.english)
            yield from named(phrase.english.removesuffix("s"))
    if len(unit) > 1 and dimension_of(unit):
        yield Meaning(unit)
