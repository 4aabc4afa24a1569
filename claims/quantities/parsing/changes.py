"""Whether a number says how much something changed, which way, and since when."""

from __future__ import annotations

from dataclasses import dataclass

from claims.quantities.parsing.normalization import reach
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.quantity import Direction, Form

_UP = (
    "up rose rise rises rising risen increase increases increased increasing grew grow grows "
    "growing "
    "grown growth gained gain gains jumped jump jumps jumping surged surge surges surging soared "
    "soar "
    "soars climbed climb climbs climbing advanced expanded spiked spike rocketed skyrocketed hike "
    "hiked "
    "hikes raise raised raising boost boosted higher swelled ballooned leapt leap uptick "
    "accelerated "
    "added rallied rebounded appreciated improved widened upturn warmed heated warmer hotter"
)
_DOWN = (
    "down fell fall falls falling fallen drop drops dropped dropping decline declined declines "
    "declining decrease decreased decreases decreasing plunged plunge plunges tumbled tumble "
    "tumbles "
    "slid slide slides slipped slip slips shrank shrink shrinks shrunk contracted contraction cut "
    "cuts "
    "cutting reduced reduce reduces reducing reduction lower lowered plummeted plummet dipped dip "
    "dips "
    "sank sunk slashed slump slumped eased dive dived dove loss lost losing lowering halving "
    "narrowed "
    "weakened depreciated downturn shed cooled cooler"
)
DIRECTIONS = dict.fromkeys(_UP.split(), Direction.UP) | dict.fromkeys(_DOWN.split(), Direction.DOWN)
# What happens to money without changing it: raised $5 million, lost €3bn.
_NOT_OF_MONEY = frozenset(
    "added raise raised raising gained gain gains loss lost losing cut cuts cutting boost boosted "
    "improved "
    "shed growth hike reduce reduced lower lowered increase increased".split()
)
_CHANGES = frozenset(
    "increase rise drop decline decrease reduction hike cut jump fall warmer hotter cooler "
    "colder".split()
)
_BESIDE = Pattern(
    r" (above|below) (?:the )?(?:average|normal|usual|pre-industrial|seasonal|long-term|freezing)"
)
_NEEDS_OF = frozenset("loss lost reduction growth gain".split())
_MORE = dict.fromkeys(
    "increase rise jump growth gain surge hike raise boost more higher faster bigger larger "
    "greater "
    "longer heavier increases rises gains hikes upswing uptick spike climb taller stronger "
    "costlier wealthier richer warmer hotter expansion".split(),
    Direction.UP,
) | dict.fromkeys(
    "drop decline fall decrease cut reduction loss fewer less lower slower smaller cheaper shorter "
    "lighter weaker declines drops decreases cuts reductions slump plunge dip discount contraction "
    "drop-off poorer cooler colder".split(),
    Direction.DOWN,
)
# What may stand between a change and its number: rose by a further 12 %, fell sharply 5 %.
_BETWEEN = frozenset("a an another the by further over sharply steeply slightly".split())
_BY = Pattern(r"(?:^|[^a-z])(by|of) (?:a |an |another |a further )?$")
_IN_HALF = Pattern(r"\b(?:cut|cuts|cutting|slash\w*|reduc\w*)\b[^.;,]{0,40} in $")
_CLAUSE = Pattern(r"[a-z]+")
# Between a change and its name may stand what kind it is: a 12 % overall increase, a 3 % pay cut.
_NEXT = Pattern(
    r"(?:[ -](?:year-on-year|annual|overall|real|sharp|modest|net|further|across-the-board|average|"
    r"tax|price|pay|wage|budget|tuition|fee|rate|spending|salary|cost|tariff|job|funding|rent))?"
    r"[ -]([a-z]+(?:-off)?)"
)
_MADE_UP = Pattern(
    r"\b(?:ma[dk]es?|making|takes?|took|taking|sets?|setting|put|puts|pay(?:s|"
    r"ing)?|paid|pick(?:ed)?|show(?:s|ed)?|gave|give|giv(?:es|ing)|settle[ds]?|back(?:s|"
    r"ed)?|cough(?:ed)?|rack(?:ed|s)?|lay(?:s|ing)?|laid|track(?:ed)?|"
    r"hand(?:ed)?|shut|br(?:ought|ing)) $"
)
MULTIPLES = {
    "doubled": ("2", Direction.UP),
    "doubles": ("2", Direction.UP),
    "doubling": ("2", Direction.UP),
    "tripled": ("3", Direction.UP),
    "triples": ("3", Direction.UP),
    "tripling": ("3", Direction.UP),
    "trebled": ("3", Direction.UP),
    "trebling": ("3", Direction.UP),
    "quadrupled": ("4", Direction.UP),
    "quadrupling": ("4", Direction.UP),
    "quintupled": ("5", Direction.UP),
    "sextupled": ("6", Direction.UP),
    "halved": ("0.5", Direction.DOWN),
    "halving": ("0.5", Direction.DOWN),
    "twofold": ("2", Direction.UP),
    "threefold": ("3", Direction.UP),
    "fourfold": ("4", Direction.UP),
    "fivefold": ("5", Direction.UP),
    "sixfold": ("6", Direction.UP),
    "sevenfold": ("7", Direction.UP),
    "eightfold": ("8", Direction.UP),
    "ninefold": ("9", Direction.UP),
    "tenfold": ("10", Direction.UP),
    "hundredfold": ("100", Direction.UP),
}
TWICE = {"twice": "2", "thrice": "3", "double": "2", "triple": "3", "treble": "3", "quadruple": "4"}
_TIMES = Pattern(
    r"(?: times|x)(?: as (?!a\b|the\b)[a-z]+| (?:more|less|fewer|worse|better)\b"
    r"| (?!other|over|under|per\b|after|never|ever|her\b|their|either|whether|later|earlier|for\b|"
    r"or\b|"
    r"rather|further|together|another|in[a-z]*er\b)[a-z]{3,}er\b"
    r"|(?= (?:the|that|what|its|their|our|his|last|normal|above|previous|pre|over)\b))"
)
_TWICE_FOLLOWS = Pattern(
    r" (?:as "
    r"(?:many|much|high|large|big|likely|often|long|fast|far|deadly|[a-z]+)|the|that|what|its|"
    r"their|his|her|our|those|more|last|in size|or more|since|over)\b"
)
_LESS = Pattern(r"(?: times)? (?:less|fewer|lower|smaller|slower|cheaper|weaker|lighter|shorter)\b")
_BASELINE = Pattern(
    r"(?:,? (?:(?:on|from|over|in|during) (?:a|an|the) (?:year|month|week|quarter|decade|day) "
    r"(?:earlier|ago|before)"
    r"|year[- ]on[- ]year|month[- ]on[- ]month|quarter[- ]on[- ]quarter|year[- ]over[- ]year"
    r"|(?:since|from|compared (?:with|to)|relative to|versus|against|than (?!that\b)|over the "
    r"(?:past|last)|"
    r"(?:above|below)(?= (?:the )?(?:average|normal|usual|pre-industrial|seasonal|long-term))|"
    r"in the (?:past|last)|on (?:last|the previous))\b))"
)
_WORD = Pattern(r" ?([^\s,;:()!?\"“”.—]{1,40}\.?)")
_SINCE = Pattern(
    r" (?:since|compared (?:with|to)|from a|over the (?:past|last)|than "
    r"(?:a|in|last|the)|relative to) "
)
_ABBREVIATED = Pattern(r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-z])\.$")
_STOP = frozenset(
    "and but which who while as when after to for by of with is was are were has have had that "
    "said "
    "says because although though will would killed officials according amid despite".split()
)
_LONGEST = 7  # words of a baseline


@dataclass(slots=True)
class Change:
    form: Form
    direction: Direction
    start: int
    end: int


def change_of(norm: str, start: int, end: int, *, relative: bool, money: bool) -> Change | None:
    """The change that a number tells of: `relative` to what was (per cent, a part), or in
    `money`."""
    form = Form.PERCENT_CHANGE if relative else Form.DIFFERENCE
    if (
        relative
        and norm.startswith("half", start)
        and (cut := _IN_HALF.search(norm, reach(norm, start, 60), start))
    ):
        return Change(form, Direction.DOWN, cut.start(), end)
    if by := _BY.search(norm, max(0, start - 14), start):
        if verb := _verb_before(norm, by.start(1), noun=by[1] == "of"):
            return Change(form, verb[1], verb[0], end)
        if by[1] == "by":
            return None
    word, at = _word_before(norm, start)
    direction = DIRECTIONS.get(word)
    if direction is not None:
        index = is_index(norm, start)
        phrasal = word in ("up", "down") and _MADE_UP.search(norm, max(0, at - 12), at)
        other = not index and (word in _NEEDS_OF or (money and word in _NOT_OF_MONEY))
        if (relative or money or index) and not phrasal and not other:
            return Change(form, direction, at, end)
    if (
        relative
        and norm[start] != "-"
        and (match := _NEXT.match(norm, end))
        and (direction := _MORE.get(match[1]))
    ):
        if (
            match[1] == "less"
            and norm.startswith(" than", match.end()) is False
            and norm.startswith(" or", end)
        ):
            return None
        return Change(form, direction, start, match.end())
    if match := _BESIDE.match(norm, end):
        direction = Direction.UP if match[1] == "above" else Direction.DOWN
        return Change(form, direction, start, end)
    match = None if relative else _NEXT.match(norm, end)
    if match and match[1] in _CHANGES and norm[end] in "- ":
        return Change(form, _MORE[match[1]], start, match.end())
    return None


def _word_before(norm: str, start: int) -> tuple[str, int]:
    """The word that a number follows, but for what may stand between, and where it begins."""
    at = start
    for _ in range(4):
        end = at - 1
        if end <= 0 or norm[end] not in " -":
            break
        window = max(0, end - 16)
        at = max(norm.rfind(" ", window, end) + 1, window)
        if norm[at:end] not in _BETWEEN:
            return norm[at:end].lstrip("(\"'"), at
    return "", start


def _verb_before(norm: str, end: int, *, noun: bool) -> tuple[int, Direction] | None:
    """The word of change before "by": at once, or a few words back in the same clause."""
    window = max(0, end - (16 if noun else 64))
    for stop in ".;:,!?(":
        window = max(window, norm.rfind(stop, window, end) + 1)
    words = list(_CLAUSE.finditer(norm, window, end))
    for word in reversed(words[-1:] if noun else words[-8:]):
        if direction := DIRECTIONS.get(word.group()):
            if word.start() == window and window and norm[window - 1].isalpha():
                return None
            return word.start(), direction
    return None


def times(norm: str, end: int) -> Change | None:
    """Three times as many: what "times" makes of the number before it."""
    match = _TIMES.match(norm, end)
    if match is None:
        if norm.startswith("-fold", end) or norm.startswith(" fold", end):
            return Change(Form.RATIO, Direction.UP, end, end + 5)
        return None
    less = _LESS.match(norm, end)
    return Change(Form.RATIO, Direction.DOWN if less else Direction.UP, end, match.end())


def twice(norm: str, end: int) -> bool:
    return bool(_TWICE_FOLLOWS.match(norm, end))


def baseline(source: str, norm: str, end: int) -> str:
    """The words that say since when or against what, or none: "since Jan. 30"."""
    match = _BASELINE.match(norm, end)
    if match is None:
        clause = _clause_end(norm, end)
        match = _SINCE.search(norm, end, clause)
        if match is None:
            return ""
    start = match.start() + len(match.group()) - len(match.group().lstrip(" ,"))
    stop = match.end() if not match.group().endswith(" ") else match.end() - 1
    for _ in range(_LONGEST):
        word = _WORD.match(norm, stop)
        if word is None or word[1].rstrip(".") in _STOP:
            break
        stop = word.end()
        if word[1][-1] == "." and not _ABBREVIATED.match(word[1]):
            stop -= 1
            break
    return source[start:stop]


def _clause_end(norm: str, end: int) -> int:
    stop = min(len(norm), end + 100)
    for mark in (". ", "; ", " and ", " but "):
        at = norm.find(mark, end, stop)
        if at >= 0 and not _ABBREVIATED.search(norm[max(0, at - 4) : at + 1]):
            stop = min(stop, at)
    return stop


_INDEX = Pattern(
    r"\b(?:index|dow|nasdaq|ftse|sensex|nifty|nikkei|dax|s&p|hang seng|shares|stocks)\b"
)


def is_index(norm: str, start: int) -> bool:
    """Whether points are a share index's, and no percentage points."""
    return bool(_INDEX.search(norm, reach(norm, start, 80), start))


_LEADS = Pattern(
    r"\b(?:lead|leads|led|leading|ahead|behind|trails?|trailed|trailing)\b[a-z ]{0,20}$"
)


def leads(norm: str, start: int) -> bool:
    """Whether points are a poll's or a vote's: she leads by 3."""
    return bool(_LEADS.search(norm, reach(norm, start, 32), start))
