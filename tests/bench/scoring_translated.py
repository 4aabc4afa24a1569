"""Readings of French and Spanish held against the specs of Recognizers-Text, as English ones are.

The specs name units in the language of the text; the vocabulary says which of ours these are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from claims.quantities.parsing.reading import read
from claims.quantities.parsing.translation.language import Language, folded, language_of
from claims.quantities.quantity import Reading
from tests.bench import scoring_recognizers as english
from tests.bench.scoring import Meaning, dimension_of, named

NAMES = {"French": "fr", "Spanish": "es"}
# Names of the specs that no text has.
_UNITS = {
    "livre": {"currency:": "GBP", "": "[lb_av]"},
    "libra": {"currency:": "GBP", "": "[lb_av]"},
    "yuan chinois": {"": "CNY"},
    "yen japonais": {"": "JPY"},
    "dollar etats-unis": {"": "USD"},
    "dollar": {"": "USD"},
    "dolar": {"": "USD"},
    "bit": {"": "bit"},
    "ans": {"": "a_j"},
    "pence": {"": "GBX"},
    "penique": {"": "GBX"},
    "radian": {"": "rad"},
    "turn": {"": "circ"},
    "degree": {"": "deg"},
}


def reader(name: str) -> Callable[[str], Reading]:
    return partial(read, locale=NAMES[name])


def kinds(name: str) -> dict[str, tuple[english.Kind, ...]]:
    """Kinds of quantities of a language, by what the report calls them."""
    meanings = partial(_meanings, language_of(NAMES[name]))
    of = {
        "currency": (english.CURRENCY,),
        "dimension": (english.DIMENSION,),
        "percentage": (english.PERCENTAGE, english.PERCENT_MODE),
        "temperature": (english.TEMPERATURE,),
        "age": (english.AGE,),
    }
    return {
        kind: tuple(_of_language(one, name, meanings, kind) for one in several)
        for kind, several in of.items()
    }


def files(paths: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(path.replace("English", name) for path in paths)


def _of_language(kind: english.Kind, name: str, meanings: Any, called: str) -> english.Kind:
    return replace(
        kind,
        files=files(kind.files, name),
        besides=files(kind.besides, name),
        meanings=kind.meanings if called == "percentage" else meanings,
    )


def _meanings(language: Language, resolution: dict[str, Any]) -> list[Meaning]:
    if code := resolution.get("isoCurrency"):
        return [Meaning(code)]
    unit = folded(resolution["unit"].lower())
    money = "subtype" not in resolution
    if given := _UNITS.get(unit):
        return [Meaning(given.get("currency:", given[""]) if money else given[""])]
    if unit in _TEMPERATURES:
        return [Meaning(code) for code in _TEMPERATURES[unit]]
    if unit in ("cent", "centavo", "centime"):
        return english._MONEY["Cent"]
    return list(_named(language, unit))


_TEMPERATURES = {
    "c": ["Cel", "delta_cel"],
    "grado celsius": ["Cel", "delta_cel"],
    "f": ["[degF]", "delta_degf"],
    "grado fahrenheit": ["[degF]", "delta_degf"],
    "kelvin": ["K"],
    "grado": ["Cel", "[degF]", "delta_cel", "delta_degf"],
    "degre": ["Cel", "[degF]", "delta_cel", "delta_degf"],
}


def _named(language: Language, unit: str) -> Iterator[Meaning]:
    words = tuple(unit.replace("-", " ").split())
    for form, phrase in language.phrases.get(words[0], ()):
        if phrase.kind == "unit" and form in (words, (*words[:-1], f"{words[-1]}s")):
            yield from named(phrase.english)
            singular = phrase.english.removesuffix("s")
            yield from named(singular)
    if len(unit) > 1 and dimension_of(unit):
        yield Meaning(unit)
