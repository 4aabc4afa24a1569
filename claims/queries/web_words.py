"""What somebody types to find texts, as PostgreSQL is asked for it (`to_tsquery`).

Phrases stand in quotation marks of any kind, `or` is a choice, a minus excludes, and a star at the
end of a word stands for its other letters. A number is looked for in each way that it is printed:
1351 as 1,351, and 1300000 as “1.3 million”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | dict.fromkeys("’‘‛′", "'"))
TERM = re.compile(r'([-−–]*)(?:"([^"]*)"?|([^\s"]+))')
NUMBER = re.compile(r"[^\w\s-]?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(\.[0-9]{1,6})?[%.,;:!?]?")
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
LETTERS = {"thousand": ("k",), "million": ("m", "mn"), "billion": ("bn",), "trillion": ("trn",)}
SHORTEST = 2  # letters before a star: one begins every tenth word
DIGITS = 3  # after the point of “1.351 million”
LARGEST = 10_000  # that stands before a scale
MONEY = ("", "€", "£")  # what PostgreSQL takes for the first letter of a number's word


class WrongStar(ValueError):
    """A star that stands for no end of a word."""


def as_tsquery(text: str) -> str:
    """The question in the syntax of `to_tsquery`. Raises WrongStar."""
    choices: list[list[str]] = [[]]
    for minus, phrase, word in TERM.findall(_numbers_joined(text.translate(QUOTES))):
        if word.casefold() == "or" and not minus:
            choices.append([])
        elif asked := _phrase(phrase or word):
            choices[-1].append(f"!({asked})" if minus else asked)
    return " | ".join(" & ".join(terms) for terms in choices if terms)


def words(text: str) -> list[str]:
    """The words that are looked for, without what joins them."""
    plain = text.translate(QUOTES).replace('"', " ").split()
    return [word.lstrip("-−–") for word in plain if word.casefold() != "or"]


def _numbers_joined(text: str) -> str:
    """With a scale behind a number in one word with it: 1.3 million is 1.3_million."""
    scales = "|".join(SCALES)
    return re.sub(rf"(?<=[0-9])\s+({scales})s?\b", r"_\1", text, flags=re.IGNORECASE)


def _phrase(text: str) -> str:
    """Words that follow one another."""
    return " <-> ".join(filter(None, map(_word, text.split())))


def _word(word: str) -> str:
    """A word, the beginning of one, or a number in each way that it is printed."""
    number, _, scale = word.partition("_")
    if found := NUMBER.fullmatch(number):
        value = Decimal(f"{found[1].replace(',', '')}{found[2] or ''}")
        forms = (f"{sign}{form}" for form in _prints(value, scale.casefold()) for sign in MONEY)
        return f"({' | '.join(map(_quoted, forms))})"
    if "*" not in word:
        return _quoted(word.replace("_", " "))
    stem, _, rest = word.partition("*")
    if rest or sum(map(str.isalnum, stem)) < SHORTEST:
        raise WrongStar(word)
    return f"{_quoted(stem)}:*"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", " ").replace("'", "''")
    return f"'{escaped}'" if any(map(str.isalnum, text)) else ""


def _prints(value: Decimal, scale: str) -> Iterator[str]:
    """Each way that a number is printed."""
    value *= SCALES.get(scale, 1)
    plain = f"{value.normalize():f}"
    yield plain
    if value >= 1000:
        yield f"{value.normalize():,f}"
    for name, size in SCALES.items():
        scaled = (value / size).normalize()
        if Decimal("0.1") <= scaled < LARGEST and -int(scaled.as_tuple().exponent) <= DIGITS:
            yield f"{scaled:f} {name}"
            yield from (f"{scaled:f}{letters}" for letters in LETTERS[name])
