"""Whether a number counts anything where it stands: F-16, Article 5, World War Two and 2019 do
not."""

from __future__ import annotations

from claims.quantities.parsing import figures, non_quantities
from claims.quantities.parsing.numerals import SCALES, Numeral
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.phrases import before
from claims.quantities.parsing.printed_units import currency_before, unit_after
from claims.quantities.parsing.text import Text

Found = tuple[str, int, int]  # the code of a refusal, and where its words lie
_TOKEN_END = Pattern(r"[\w%&=+@/]{0,60}(?:[-.,:'+]\w{1,40}){0,12}")
_NOTE = Pattern(r"\)(?! ?(?:%|per ?cent))")
_ITEM = Pattern(r"[.)] +[A-Z]")
_OTHER_SIDE = Pattern(r" ?- ?\d+")
_GROUPED = Pattern(r",\d{3}(?!\d)")
_AND_SECTION = Pattern(r"(?:, | and | or | to | ?- ?|, and )\d+[a-z]?\b")

_LONGEST_NAME = 40  # characters that are looked through
# What stands before a hyphen, or is glued to digits, and what that makes of them; "" is nothing.
_STEMS = {
    **dict.fromkeys(("v", "ver"), "version"),
    **dict.fromkeys(("mid-", "pre-", "post-", "early-", "late-"), "year"),
    **dict.fromkeys(("top-", "under-", "over-"), "model_name"),
    **dict.fromkeys(("sub-", "the-", "a-", "about-", "nearly-"), ""),
    "catch-": "idiom",
}


def special(text: Text, start: int) -> Found | None:
    """What is no number by its print alone, unless its surroundings make it a range."""
    found = non_quantities.special(text.norm, start)
    if found is None:
        return None
    code, end = found
    if text.locale.continental and code in ("version", "ambiguous_grouping"):
        return None
    return None if rather_a_range(text, code, start, end) else (code, start, end)


def dated(text: Text, start: int) -> Found | None:
    """Digits that are the day or the year of a date: March 12, but March 12,000."""
    norm, end = text.norm, start
    while norm[end : end + 1].isdecimal() and end - start < 5:
        end += 1
    if end - start > 4 or _GROUPED.match(norm, end):
        return None
    short = start and norm[start - 1] == "'" and end - start == 2
    if (
        short
        and not non_quantities.noun_follows(text.norm, end, hyphened=False)
        and not unit_after(text.source, norm, end)
    ):
        return ("year", start - 1, end) if start == 1 or norm[start - 2] in " (" else None
    found = non_quantities.date(text.source, norm, start, end)
    return ("date", *found) if found else None


def glued(text: Text, start: int, done: int) -> Found | None:
    """Digits that a letter, or a letter and a hyphen, stands before: F-16, MH17, COVID-19."""
    begin = max(_token_start(text.norm, start), done)
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
    counts = non_quantities.noun_follows(norm, end, hyphened=False)
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
    if _NOTE.match(norm, end) and norm.endswith("(", 0, start) and numeral.value < 100:
        return "identifier", start, end
    if _ITEM.match(source, end) and non_quantities.begins_line(source, start):
        return "identifier", start, end
    if stop := non_quantities.street(source, end):
        return "address", start, stop
    if stop := non_quantities.clock(norm, start, end):
        return "time", start, stop
    if numeral.kind in ("count", "round") and (span := non_quantities.era(source, start, end)):
        return "year", *span
    if (
        follows
        and (follows.isalpha() or follows == "_")
        and not figures.suffix_or_unit(text, numeral)
    ):
        token = _TOKEN_END.match(norm, end)
        code = "model_name" if token and token.end() - start < 6 else "identifier"
        return code, start, token.end() if token else end + 1
    measured = unit_after(source, norm, end)
    if measured is not None and measured.end - measured.start > 1:
        return None
    if numeral.kind in ("count", "round"):
        if found := non_quantities.named(source, norm, start, end):
            if found[0] == "model_name" and non_quantities.year(norm, start, end):
                return "year", start, end
            if measured is None or norm[measured.start].isalpha():
                return found[0], min(found[1], start), name_end(text, end, found[0])
        elif (
            measured is None
            and non_quantities.year(norm, start, end)
            and (
                norm.endswith("the ", 0, start)
                or norm.startswith(" level", end)
                or not bounded(text, start)
            )
        ):
            return "year", start, name_end(text, end, "year")
        return None
    found = non_quantities.named(source, norm, start, end)
    return (*found, end) if found and found[0] in ("version", "section") else None


def name_end(text: Text, end: int, code: str) -> int:
    """Article 5 and 6; 2019-CV-00123; a score's other side."""
    norm = text.norm
    if norm[end : end + 1] == "-" and norm[end + 1 : end + 2].isalnum():
        tail = _TOKEN_END.match(norm, end + 1)
        return tail.end() if tail else end
    if code == "score" and (other := _OTHER_SIDE.match(norm, end)):
        return other.end()
    while code == "section" and (other := _AND_SECTION.match(norm, end)):
        end = other.end()
    return end


def bounded(text: Text, start: int) -> bool:
    return any(
        rule.id.startswith(("bound.", "approximate.")) for rule in before(text.norm, start)[0]
    )


def no_number_word(text: Text, numeral: Numeral, word: str) -> Found | None:
    """A number in words that counts nothing: number one, no one, a third man, World War Two."""
    norm, start, end = text.norm, numeral.start, numeral.end
    if norm.endswith("number ", 0, start):
        return "identifier", start - 7, end
    begin = non_quantities.idiom_before(norm, start) if word in ("one", "nine", "million") else None
    if begin is not None:
        return "idiom", begin, end + 6 * norm.startswith(" years", end)
    if word == "one" and numeral.value == 1 and numeral.kind == "count":
        return _one(text, numeral)
    if word in _PLACES and not _is_part(text, numeral, word):
        return "ordinal", start, end
    if word == "half" and not non_quantities.is_half(norm, start):
        return "idiom", start, end
    if start == 0 or norm[start - 1] != " ":
        return None
    return _in_a_name(text, numeral) or _scale_alone(text, numeral, word)


def _one(text: Text, numeral: Numeral) -> Found | None:
    norm, start, end = text.norm, numeral.start, numeral.end
    if norm.startswith(
        (" in ", " out of ", " of every ", "-in-", "-out-of-"), end
    ) and figures.parts(text, numeral, peek=True):
        return None
    if norm.endswith(("minus ", "negative "), 0, start) or before(norm, start)[0]:
        return None
    if unit_after(text.source, norm, end, words=True):
        return None
    found = non_quantities.pronoun(norm, start, end)
    return ("pronoun", *found) if found else None


_PLACES = frozenset(
    "third quarter fourth fifth sixth seventh eighth ninth tenth hundredth thousandth millionth "
    "billionth trillionth".split()
)


def _is_part(text: Text, numeral: Numeral, word: str) -> bool:
    norm, start, end = text.norm, numeral.start, numeral.end
    if numeral.scale > 1 or norm.startswith((" point", "-point"), end):
        return True
    if non_quantities.is_part(norm, start, end):
        return True
    if word != "quarter" and not norm.startswith(("a ", "an "), start):
        return False
    return unit_after(text.source, norm, end, words=True) is not None


def _in_a_name(text: Text, numeral: Numeral) -> Found | None:
    """World War Two, chapter seven, version two."""
    start, end = numeral.start, numeral.end
    if text.source[start].isupper():
        begin = non_quantities.capital_number(text.source, start, end)
        if begin is not None:
            return "model_name", begin, end
    found = (
        non_quantities.named(text.source, text.norm, start, end)
        if numeral.kind == "count"
        else None
    )
    if found and found[0] in ("version", "section", "identifier") and found[1] < start:
        return found[0], found[1], end
    return None


def _scale_alone(text: Text, numeral: Numeral, word: str) -> Found | None:
    """ "Million" without a number is none, but for "million dollars"."""
    norm, start, end = text.norm, numeral.start, numeral.end
    if word not in SCALES or norm[start:end] != word:
        return None
    if unit_after(text.source, norm, end, words=True) or currency_before(text.source, norm, start):
        return None
    return "idiom", start, end
