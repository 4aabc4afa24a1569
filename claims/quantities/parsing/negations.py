"""Bounds that a "not" turns round: never more than 40, must not fall below 15 euros."""

from __future__ import annotations

from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import any_phrase, any_word
from claims.quantities.rules import BY_ID, Rule
from claims.quantities.vocabulary.english import negations as english

_TURNED = {
    "bound.more_than": BY_ID["bound.at_most"],
    "bound.less_than": BY_ID["bound.at_least"],
}
_FLIPPED = {
    one: BY_ID[other]
    for one, other in {
        "bound.more_than": "bound.less_than",
        "bound.at_least": "bound.at_most",
        "bound.less_than": "bound.more_than",
        "bound.at_most": "bound.at_least",
        "approximate.nearly": "approximate.just_over",
        "approximate.just_over": "approximate.nearly",
    }.items()
}
_NOT = rf"(?:{any_word(english.NOT)}|{any_phrase(english.NEVER)}|[a-z]+n't)"
# "Has not paid more than 40 workers" turns nothing round, "must not pay more than 40 euros" does.
_NOT_DONE = r"(?:(?<!ha[sd] )(?<!have )not|never|cannot|(?!ha(?:s|d|ve)n't)[a-z]+n't)"
_MEASURE = rf"(?:{any_word(english.MEASURES)})"
_DONE = rf"(?:{any_word(english.DONE_TO)})"
_NOBODY = rf"(?:{any_phrase(english.NOBODY)}|(?:no|none of)(?: [a-z\d-]+){{1,3}})"
_BETWEEN = rf"(?:(?:{any_word(english.BETWEEN)}) )*"
# The word that turns a bound, and what may stand between the two.
_AFTER = rf"(?:(?:{any_phrase(english.AFTER)}) ){{0,2}}"
_BEFORE = Pattern(
    rf"(?<![a-z'])(?:(?:{_NOT} {_BETWEEN}(?:{_MEASURE} )?{_BETWEEN}|{_NOT_DONE} {_BETWEEN}{_DONE} "
    rf"|{_NOBODY} (?:(?:{any_word(english.AUXILIARIES)}) )?{_BETWEEN}(?:{_MEASURE}|{_DONE}) )"
    rf"{_AFTER}|no )$"
)
_COMPARED = Pattern(r"[a-z]+er than ")
_REACH = 64  # characters


def turned(norm: str, rules: list[Rule], start: int) -> tuple[list[Rule], int]:
    """The rules with a bound turned round where a word before it says "not", and their start."""
    if rules[-1].id not in _TURNED:
        return rules, start
    begin = max(0, start - _REACH)
    for stop in ".;:!?(":
        begin = max(begin, norm.rfind(stop, begin, start) + 1)
    match = _BEFORE.search(norm, begin, start)
    if match is None or (match[0] == "no " and not _COMPARED.match(norm, start)):
        return rules, start
    return [*rules[:-1], _TURNED[rules[-1].id]], match.start()


def flipped(rules: list[Rule]) -> list[Rule]:
    """The rules of what something was divided by, as those of the part that is left of it."""
    return [_FLIPPED.get(rule.id, rule) for rule in rules]
