"""Two figures that are the ends of one: 40-50,000, $3-4bn, between 5 and 7 per cent."""

from __future__ import annotations

from claims.quantities.parsing import changes, figures, tolerances
from claims.quantities.parsing.anchors import ANCHOR
from claims.quantities.parsing.cardinals import words_at
from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.money_forms import PREFIXES
from claims.quantities.parsing.moves import changed_to, share
from claims.quantities.parsing.non_quantities import by_print, dates, names, nouns, scores
from claims.quantities.parsing.numeral import Numeral
from claims.quantities.parsing.numerals import MAGNITUDES, numeral_at
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed_money import currency_before
from claims.quantities.parsing.scales import suffix_or_unit
from claims.quantities.parsing.shared_ends import shareable, shares
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.words import any_of
from claims.quantities.quantity import Refusal
from claims.quantities.rules import BY_ID
from claims.quantities.units.conversion import is_money

Codes = tuple[str, ...]

_CONNECT = Pattern(
    r"(?P<tolerance> ?(?:\+/-|±|\+-) ?"
    r"|,? (?:plus or minus|plus-or-minus|plus/minus|give or take) )"
    r"|(?P<perhaps>,? (?:or )?(?:perhaps|maybe|possibly|even|if not) )"
    r"|(?P<to>(?: ?- ?| )(?:to|through|thru)[ -])"
    r"|(?P<dash> ?(?:-|~|—) ?(?=[\d$€£¥a-z.]))|(?P<both> ?,? and )|(?P<either>-? or )"
)
_SAID = Pattern(
    r"(?:(?:just|well|slightly|a little) )?(?:under|over|below|above|more than|less than|"
    r"fewer than|at least|up to|no more than|close to|an estimated) "
)
_LEAD = Pattern(
    r"(?:(?:about|around|roughly|nearly|almost|some|even|perhaps|possibly|maybe|up to|as many as|"
    r"as much as|approximately|over|more than) )?"
    rf"(?P<money>(?:{any_of(sorted(PREFIXES, key=len, reverse=True))}|dollar)\.? ?(?![a-z]))?"
    r"(?:an? |minus |negative |-)?"
)


def second(
    text: Text, figure: Figure, *, between: bool, qualified: bool
) -> Figure | Refusal | None:
    """The other end of a range, or the refusal of what may be a score."""
    norm = text.norm
    connect = _CONNECT.match(norm, figure.end)
    if connect is None and between and figure.numeral.kind != "magnitude":
        return second_unjoined(text, figure)
    if connect is None and (connect := tolerances.behind(norm, figure.end)):
        figure.noun_at = figure.end
    if connect is None or figure.numeral.kind == "magnitude":
        return None
    kind = connect.lastgroup
    if kind == "both" and not between:
        return None
    signed = kind != "dash" or norm[connect.end() - 1] != "-"
    other = far_end(text, connect.end(), signed=signed, money=money_of(figure))
    if other is None:
        return second_unjoined(text, figure) if between else None
    if kind == "tolerance":
        return tolerances.tolerance(text, figure, other)
    if found := dates.date(text.source, norm, other.numeral.start, other.end):
        return refusal(text, "date", figure.start, max(found[1], other.end))
    if stop := names.street(text.source, other.end):
        return refusal(text, "address", figure.start, stop)
    if between and kind in ("both", "to") and figure.bare and other.bare:
        ends = (figure.start, figure.end), (other.start, other.end)
        if dates.years(norm, *ends):
            return refusal(text, "year", figure.start, other.end)
    alike = (figure.bare and not other.before) or (figure.before and other.before)
    if kind in ("either", "perhaps") and not (alike and _choice(figure, other)):
        return None
    refused = scored(text, figure, other, kind or "", between=between, qualified=qualified)
    if refused is not None:
        return refused
    if kind == "to" and changed_to(text, figure, other):
        return None
    if not shares(text, figure, other, dash=kind == "dash"):
        return None
    if kind == "perhaps":
        tolerances.close(text, figure, other)
    return other


def _choice(figure: Figure, other: Figure) -> bool:
    """Two or three hundred: near enough to each other to be one thing's."""
    far = other.numeral.printed if figure.numeral.scale == 1 else other.low
    return any(figure.low < high <= 3 * figure.low for high in (far, other.low))


def next_figure(text: Text, figure: Figure) -> Figure | None:
    """What a figure moved to, where it is printed next."""
    connect = _CONNECT.match(text.norm, figure.end)
    if connect is None or connect.lastgroup != "to":
        return None
    said = _SAID.match(text.norm, connect.end())
    return far_end(text, said.end() if said else connect.end())


def share_from(text: Text, figure: Figure, start: int) -> None:
    """The value before a move, if it stands last and has the scale and unit of both: to 4 from 3
    million."""
    if not (text.norm.startswith(" from ", figure.end) and text.norm.endswith(" to ", 0, start)):
        return
    other = far_end(text, figure.end + len(" from "))
    if other is not None and not figure.codes:
        share(figure, other)


def second_unjoined(text: Text, figure: Figure) -> Figure | None:
    """Between two hundred and three hundred: "and" is the range's, not the number's."""
    shorter = words_at(text.norm, figure.numeral.start, joined=False)
    if shorter is None or shorter.end >= figure.numeral.end:
        return None
    connect = _CONNECT.match(text.norm, shorter.end)
    other = far_end(text, connect.end(), money=money_of(figure)) if connect else None
    if other is None or other.low <= shorter.value:
        return None
    figure.numeral, figure.low, figure.high, figure.end = (
        shorter,
        shorter.value,
        shorter.value,
        shorter.end,
    )
    return other if shares(text, figure, other, dash=False) else None


def money_of(figure: Figure) -> Codes:
    """The currencies that a figure may be of."""
    return figure.codes if figure.codes and is_money(figure.codes[0]) else ()


def far_end(text: Text, at: int, *, signed: bool = True, money: Codes = ()) -> Figure | None:
    """The figure that begins here; `money`: the currencies of the one before it."""
    norm = text.norm
    lead = _LEAD.match(norm, at)
    start = lead.end() if lead else at
    match = ANCHOR.match(norm, start)
    if match is None:
        return None
    word = match.group()
    if word in changes.MULTIPLES or word in changes.TWICE or (word in MAGNITUDES):
        return None
    if word[0].isdecimal():
        found = by_print.special(norm, start)
        if found and found[0] not in ("phone", "idiom", "year"):
            return None
    numeral = figures.numeral_of(text, start) if word[0].isdecimal() else numeral_at(norm, start)
    if not isinstance(numeral, Numeral) or numeral.kind == "magnitude":
        return None
    if (
        word[0].isdecimal()
        and norm[numeral.end : numeral.end + 1].isalpha()
        and not suffix_or_unit(text, numeral)
    ):
        return None
    if word == "half" and not norm[start - 1].isspace():
        return None
    sign = currency_before(text.source, norm, numeral.start)
    other = figures.figure_of(text, numeral, sign, beside=money)
    if lead and lead["money"] and not other.before:
        return None
    if not signed and norm[start - 1] == "-" and other.low < 0 and lead and lead.end() == at:
        other.start, other.low, other.high = start, -other.low, -other.high
        numeral.value = -numeral.value
    return other


def scored(
    text: Text, figure: Figure, other: Figure, kind: str, *, between: bool, qualified: bool
) -> Refusal | None:
    """5-10 may be a result: only a unit, a noun, an order of size or a phrase makes it a range."""
    if between or not (figure.bare and other.bare) or kind not in ("dash", "to"):
        return None
    if text.expected.kind and figure.low < other.low:  # what is measured is no score
        return None
    start, end = figure.start, other.end
    norm = text.norm
    connected = norm[figure.end : other.start]
    if "~" in connected:
        return None
    low, high = figure.low, abs(other.low)
    counts = nouns.noun_follows(text.norm, end) and not scores.is_score_noun(norm, end)
    if not counts and scores.is_score(norm, start, end) and max(low, high) < 1000:
        return refusal(text, "score", start, end)
    if (
        kind == "dash"
        and dates.year(norm, start, figure.end)
        and dates.year(norm, other.start, end)
    ):
        return refusal(text, "year", start, end)
    if low >= high and not shareable(text, figure, other):
        return refusal(text, "score" if kind == "to" else "ambiguous_score", start, end)
    if qualified or counts or (low >= 100 and high >= 100) or scores.counts_before(norm, start):
        return None
    if kind == "to":
        return None
    return None if shareable(text, figure, other) else refusal(text, "ambiguous_score", start, end)


def refusal(text: Text, code: str, start: int, end: int) -> Refusal:
    return Refusal(text.source[start:end], start, end, code)


def join(figure: Figure, second: Figure) -> None:
    figure.high = second.high
    figure.noun_at = figure.noun_at or second.noun_at
    figure.end = second.end
    figure.rule = figure.rule or BY_ID["range.between"]
    figure.numeral.number_end = second.numeral.number_end or second.numeral.end
