"""Whether digits count anything where they stand: F-16, Article 5 and 2019 do not."""

from __future__ import annotations

from claims.quantities.parsing import cells
from claims.quantities.parsing.age_groups import over_or_under
from claims.quantities.parsing.non_quantities import by_print, dates, names, nouns, scores
from claims.quantities.parsing.numeral import Numeral
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.phrases import before
from claims.quantities.parsing.printed_units import unit_after
from claims.quantities.parsing.rates import PARTS
from claims.quantities.parsing.scales import suffix_or_unit
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.words import by_word
from claims.quantities.vocabulary.english.names import STEMS

Found = tuple[str, int, int]  # the code of a refusal, and where its words lie
_TOKEN_END = Pattern(r"[\w%&=+@/]{0,60}(?:[-.,:'+]\w{1,40}){0,12}")
_NOTE = Pattern(r"\)(?! ?(?:%|per ?cent))")
_ITEM = Pattern(r"[.)] +[A-Z]")
_OTHER_SIDE = Pattern(r" ?- ?\d+")
_DAY_OR_YEAR = Pattern(r"\d{1,4}(?!\d)")
_GROUPED = Pattern(r",\d{3}(?!\d)")
_AND_SECTION = Pattern(r"(?:, | and | or | to | ?- ?|, and )\d+[a-z]?\b")

# Hotter than 2016, but more than 2000.
_THAN_A_YEAR = Pattern(r"\b(?!(?:great|few|larg|bigg)er)[a-z]+er than $")
_LONGEST_NAME = 40  # characters that are looked through
_STEMS = by_word(STEMS)


def special(text: Text, start: int) -> Found | None:
    """What is no number by its print alone, unless its surroundings make it a range."""
    found = by_print.special(text.norm, start)
    if found is None or over_or_under(text.source, text.norm, start):
        return None
    code, end = found
    return None if rather_a_range(text, code, start, end) else (code, start, end)


def dated(text: Text, start: int) -> Found | None:
    """Digits that are the day or the year of a date: March 12, but March 12,000."""
    norm = text.norm
    digits = _DAY_OR_YEAR.match(norm, start)
    if digits is None or (
        norm.startswith(",", digits.end()) and _GROUPED.match(norm, digits.end())
    ):
        return None
    end = digits.end()
    short = start and norm[start - 1] == "'" and end - start == 2
    if (
        short
        and not nouns.noun_follows(text.norm, end, hyphened=False)
        and not unit_after(text.source, norm, end)
    ):
        return ("year", start - 1, end) if start == 1 or norm[start - 2] in " (" else None
    found = dates.date(text.source, norm, start, end)
    return ("date", *found) if found else None


def glued(text: Text, start: int, done: int) -> Found | None:
    """Digits that a letter, or a letter and a hyphen, stands before: F-16, MH17, COVID-19."""
    if text.norm[start - 1] == " ":
        return None
    if text.norm[start - 1] == "-" and over_or_under(text.source, text.norm, start):
        return None
    begin = max(names.dotted(text.source, start) or _token_start(text.norm, start), done)
    stem = text.norm[begin:start]
    if not stem:
        return None
    token = _TOKEN_END.match(text.norm, start)
    end = token.end() if token else start + 1
    code = _kind_of_name(text, begin, start, end)
    return (code, begin, end) if code else None


def _token_start(norm: str, start: int) -> int:
    """Where the token begins that these digits are glued into; their own start if into none."""
    begin = start
    if start > 1 and norm[start - 1] in "-/'" and norm[start - 2].isalnum():
        begin = start - 1
    elif not (norm[start - 1].isalnum() or norm[start - 1] in "_#"):
        return start
    while begin and start - begin < _LONGEST_NAME:
        if not (norm[begin - 1].isalnum() or norm[begin - 1] in "_#-+."):
            break
        begin -= 1
    return begin


def _kind_of_name(text: Text, begin: int, start: int, end: int) -> str:
    norm = text.norm
    stem = norm[begin:start]
    if stem in _STEMS and (stem not in ("a-", "the-") or text.source[begin].islower()):
        return _STEMS[stem]
    if "/" in stem and "." in norm[max(0, begin - 1) : start]:
        return "address"
    if norm[start - 1] == "#" or norm.count("-", begin, end) > 1:
        return "identifier"
    if len(stem) > 3 and stem[-1] == "-" and text.source[begin:start].islower():
        return "identifier" if stem != "covid-" else "model_name"
    return "model_name" if stem[-1] == "-" or start - begin < 4 else "identifier"


def rather_a_range(text: Text, code: str, start: int, end: int) -> bool:
    """1500-2000 people; 500-1000; 10.5.20 never."""
    norm = text.norm
    counts = nouns.noun_follows(norm, end, hyphened=False)
    if code == "year" and "-" in norm[start:end]:
        low, _, high = norm[start:end].replace(" ", "").partition("-")
        return len(high) == 4 and high.endswith("00") and counts
    if code == "phone":
        low, _, high = norm[start:end].partition("-")
        return high.isdecimal() and low[-1] == "0" and high[-1] == "0"
    if code == "time" and ":" not in norm[start:end] and norm[end - 1] != ".":
        return norm.startswith((" is ", "² "), end) and norm[end - 1] == "m"
    if code == "date":
        return end - start == 7 and norm[start + 4] == "-" and counts
    return False


def no_count(text: Text, numeral: Numeral) -> Found | None:
    """A number that names, dates or scores."""
    norm, source, start, end = text.norm, text.source, numeral.start, numeral.end
    follows = norm[end : end + 1]
    if (
        follows == ")"
        and _NOTE.match(norm, end)
        and norm.endswith("(", 0, start)
        and numeral.value < 100
    ):
        return "identifier", start, end
    if follows in (".", ")") and _ITEM.match(source, end) and names.begins_line(source, start):
        return "identifier", start, end
    if stop := names.street(source, end):
        return "address", start, stop
    if stop := names.place_behind(source, norm, start, end):
        return "identifier", start, stop
    if numeral.kind == "fraction" and "/" in norm[start:end]:
        if scores.is_odds(norm, start, end):
            return "score", start, end
        if (law := names.law(norm, start, end)) is not None:
            return "identifier", law, end
    if numeral.value in PARTS and norm.endswith("per ", 0, start):
        return "unit", start - 4, end
    if stop := dates.clock(norm, start, end):
        return "time", start, stop
    if numeral.kind in ("count", "round") and (span := dates.era(source, start, end)):
        return "year", *span
    if follows and (follows.isalpha() or follows == "_") and not suffix_or_unit(text, numeral):
        token = _TOKEN_END.match(norm, end)
        code = "model_name" if token and token.end() - start < 6 else "identifier"
        return code, start, token.end() if token else end + 1
    measured = unit_after(source, norm, end)
    if measured is not None and measured.end - measured.start > 1:
        return None
    if numeral.kind in ("count", "round"):
        if found := names.named(source, norm, start, end):
            if norm.endswith(" top ", 0, start) and bounded(text, start):
                return None  # may top 45C
            if found[0] == "model_name" and dates.year(norm, start, end):
                return "year", start, end
            if measured is None or norm[measured.start].isalpha():
                begin = min(found[1], start)
                several = norm[begin:start].endswith("s ")
                return found[0], begin, name_end(text, end, found[0], several=several)
        elif (
            measured is None
            and not cells.is_all(text, start, end)
            and dates.year(norm, start, end)
            and (
                norm.endswith(dates.WHOSE_YEAR, 0, start)
                or norm.startswith(" level", end)
                or not bounded(text, start)
                or _THAN_A_YEAR.search(norm, max(0, start - 24), start)
            )
        ):
            return "year", start, name_end(text, end, "year")
        return None
    found = names.named(source, norm, start, end)
    return (*found, end) if found and found[0] in ("version", "section") else None


def name_end(text: Text, end: int, code: str, *, several: bool = False) -> int:
    """Article 5 and 6; 2019-CV-00123; a score's other side; junctions 10 and 11."""
    norm = text.norm
    if norm[end : end + 1] == "-" and norm[end + 1 : end + 2].isalnum():
        tail = _TOKEN_END.match(norm, end + 1)
        return tail.end() if tail else end
    if code == "score" and (other := _OTHER_SIDE.match(norm, end)):
        return other.end()
    while (code == "section" or several) and (other := _AND_SECTION.match(norm, end)):
        if several and nouns.noun_follows(norm, other.end()):
            break
        end = other.end()
    return end


def bounded(text: Text, start: int) -> bool:
    return any(
        rule.id.startswith(("bound.", "approximate.")) for rule in before(text.norm, start)[0]
    )
