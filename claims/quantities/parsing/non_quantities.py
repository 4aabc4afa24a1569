"""Numbers that count nothing: dates, times, names and parts of names, and why each is refused."""

from __future__ import annotations

import re

from claims.quantities.parsing.patterns import Pattern

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_MONTH_AFTER = Pattern(
    rf"(?:(?: ?- ?| to | and | or | & |, )\d{{1,2}}(?:st|nd|rd|th)?)?(?: of)?[ -]({_MONTHS})\b"
    r"(?! day\b)"
)
_MONTH_BEFORE = Pattern(rf"(?:^|[^a-z])({_MONTHS}) ?\.? ?(?:the )?$")
_YEAR_TAIL = Pattern(r"(?:\.?,? ?|-)\d{4}\b")
_YEAR_AND = Pattern(r"(?<![\d,.$£€])(?:1[89]|20)\d\d(?:,|,? and|,? or) $")
_DONE_BY_MANY = frozenset(
    "flee fled have are were displaced homeless dead died infected vaccinated jobless without lost "
    "more extra new".split()
)
_ERA = Pattern(r" ?(?:BC|BCE|AD|CE)\b")
_DAY_TAIL = Pattern(
    r"(?:st|nd|rd|th)?(?: ?(?:-|–|to|and|&) ?\d{1,2}(?:st|nd|rd|th)?\b(?! ?[%a-z]))?(?: ?, "
    r"?(?:\d{4})\b| \d{4}\b)?"
)
# What digits can begin, the longest first; each group is named for its code.
SPECIAL = Pattern(
    r"(?P<date>\d{4}/\d{1,2}/\d{1,2}(?![\d/])|\d{4}-\d{1,2}(?:-\d{1,2})?(?![\d-])(?:t\d\d:\d\d[\d:.z+-]*)?"
    r"|\d{1,2}(?:[/.]\d{1,2}[/.]|-\d{1,2}-)(?:\d{4}|\d{2})(?![\d/]|[.-]\d|[a-z]))"
    r"|(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[ap]\.?m\b\.?)?(?![\d:])"
    r"|(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)?(?: ?(?:-|to|and) ?(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)?)? "
    r"?(?:[ap]m|[ap]\.m\.?)(?![a-z²\d])"
    r"|\d{1,2} ?o'clock"
    r"|[0-2]\d[0-5]\d ?(?:hours|hrs|gmt|utc|est|edt|bst|cet|local time|z)\b|[0-2]?\d[.:][0-5]\d "
    r"?(?:gmt|utc|est|edt|bst|cet|ist)\b)"
    r"|(?P<score>\d{1,3}:\d{1,3}\b(?!:))"
    r"|(?P<address>\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d))"
    r"|(?P<version>\d+(?:\.\d+){2,12}(?!,?\d))"
    r"|(?P<ordinal>[\d,]*(?:(?<!1)1st|(?<!1)2nd|(?<!1)3rd|(?:1[123]|[04-9])th)\b)"
    r"|(?P<year>(?:1[5-9]|20)\d0s\b|\d0'?s\b|(?:1[5-9]|20)\d\d ?[-/] "
    r"?(?:\d{2}|(?:1[5-9]|20)\d\d)(?![\d%]|[,.]\d|/\d))"
    r"|(?P<phone>(?<=\+)\d{1,3}(?:[ .-]\(?\d{1,4}\)?){2,5}\b|(?<=\+)\d{9,14}\b|0\d{2,4}[ "
    r"-]\d{3,4}[ -]\d{3,4}\b|"
    r"(?:\d{1,3}[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. "
    r"]\d{4}\b|\d{3}-\d{4}\b(?!-)|\d{1,3}-\d{3}-\d{3,4}[-/\d]*)"
    r"|(?P<idiom>24[/-]7\b|9/11\b|50[-/]50\b|20/20\b|7/7\b|101\b(?= class| course))"
    r"|(?P<model_name>[2-6][gd]\b(?!/)|[48]k(?= (?:tv|video|screen|resolution|display|camera))|"
    r"(?:480|720|1080|1440|2160)p\b|\d+x\d+\b(?!\^))"
)
_GROUPS = Pattern(r"\d{1,3}(?:\.\d{3}){2,}")
_SCORE_BEFORE = Pattern(
    r"\b(?:won|win|wins|winning|beat|beats|beating|lost|lose|loses|losing|defeat(?:ed|s|ing)?|drew|draw|"
    r"drawn|tied|score[ds]?|voted?|votes|voting|lead|leads|led|leading|trail(?:s|ed|ing)?|victory|ruled|"
    r"result|split|ahead|passed|rejected|approved)\b[^.;\d]{0,30}(?:\d+-\d+,? (?:and )?){0,4}$"
)
_SCORE_AFTER = Pattern(
    r" ?-?(?:vote|decision|ruling|majority|win|loss|defeat|victory|draw|split|lead|score|thrashing|"
    r"aggregate|record|margin|draw|home|away|in favou?r)\b"
)
_YEAR_BEFORE = Pattern(
    r"(?:(?:^|[^a-z])(?:in|since|until|till|during|throughout|circa|early|late|mid|mid-|fiscal|year|years|"
    r"spring|summer|autumn|winter|fall|season|quarter|election|olympics|census|as of|back in|"
    r"start of|end of|beginning of|class of|fy|q[1-4]|euro|world cup|early in|late in)|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) "
    r"?,?) ?$"
)
_NAMED = {
    "section": "section sections sec sec. § article articles art. chapter chapters page pages p. "
    "pp. "
    "paragraph paragraphs para clause verse act line lines amendment title footnote annex "
    "appendix figure fig. table volume vol vol. "
    "schedule rule protocol psalm part",
    "identifier": "no no. nos nos. nr nr. nrs. number numbers # flight highway route interstate "
    "road "
    "room apartment suite channel district ward proposition prop prop. bill resolution h.r. hr hb "
    "sb s. h. case docket file form lot exit gate platform bus train unit box phase stage type "
    "category "
    "class grade level tier item question step   exercise exercises exhibit model block sector "
    "zone studio area precinct runway terminal pier slide image photo line track season episode "
    "week day "
    "round game match lap hole area group id isbn pmid doi serial code zip order issue "
    "edition isin bus tram size top measure",
    "version": "version v v. ver. release windows ios android python java php macos web usb "
    "bluetooth hdmi wifi wi-fi",
    "model_name": "boeing airbus iphone ipad galaxy playstation xbox voyager apollo falcon formula "
    "soyuz gemini mark mk pixel artemis porsche bmw audi mazda peugeot cessna intel core ryzen "
    "geforce agenda "
    "opec area covid uss hms radio bbc catch studio blink u2 kepler gliese asteroid comet psr ngc "
    "messier",
}
_BY_WORD = {word: code for code, words in _NAMED.items() for word in words.split()}
# Those are names only where a capital says so, or no noun follows: "part 5", but "a top 10 list".
_PLURAL_COUNTS = frozenset(
    "numbers question table age aged ages day week top level group area order".split()
)
_STREET = Pattern(
    r" (?:[A-Z][\w'.]+ "
    r"){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Place|"
    r"Court|Terrace|Way|Crescent|Parkway|Highway)\b"
)
_STARTERS = frozenset(
    "a about above across after all almost also although am among an and another any "
    "approximately are "
    "around as at be because before below besides between both but by can close could did do does "
    "during each either even every exactly except exceeding fewer few for from further had has "
    "have "
    "he her here his how however i if in including instead is it its just last less like "
    "may maybe meanwhile more most my near nearly neither never no nor not now of off on once "
    "only or other our out over past per perhaps plus roughly said says she should since so "
    "some still such than that the their then there these they this those though three through "
    "thus to "
    "today together too toward towards two under until up us was we well were what when where "
    "whether which while who whose will with within without would yes yet you your additional "
    "estimated total us$ least almost around yesterday tomorrow monday tuesday wednesday thursday "
    "friday saturday "
    "sunday january february march april may june july august september october november december "
    "totalling killed injured ministers officials police president congress republicans "
    "democrats americans america's".split()
)
_NOUN_NEXT = Pattern(r"[ -]([a-z][a-z'-]+)")
_NO_NOUN = frozenset(
    "is was are were has had have and or but in on at by to of for from with as that who which "
    "when "
    "where while than then will would can could may might should must did does do said says be "
    "been "
    "being if it its after before since until because so not into over under during against about "
    "through between among the a an this these those they he she we you i his her their our my "
    "also "
    "crashed landed hit took flew began ended runs ran went came".split()
)
_MANY = frozenset("people children men women police personnel staff cattle sheep fish".split())
_PRONOUN_BEFORE = Pattern(
    r"(?:^|[^a-z])(?:no|the|this|that|which|any|every|each|some|other|another|number|day|square|"
    r"only the|a|my|your|his|her|our|their|first|last|new|next|whole|good|bad|big|great|little|"
    r"either|neither|what|not|phase|chapter|article|air "
    r"force|formula|plan|is|was|as|than|like|for|or|if|when|"
    r"version|channel|group|table|level|part|day|world war)[ -]$"
)
_PRONOUN_AFTER = Pattern(
    r"(?:'s|[ -](?:of|another|day|who|that|that's|is|was|has|can|could|should|must|would|might|may|"
    r"thing|by|to|for|with|way|else|does|will|more thing|knows|wants|says|needs|and "
    r"only|on|at|time|"
    r"size|sided|sidedly|another's|side|off|stop|liner|and|or|as|in the|in "
    r"a|if|when|the|which|than|from|"
    r"hand|reason|point|example|simple|clear|big|major|key|final|last|such|but)\b|[.,;:!?)\"]|$|"
    r" -|'[^s])"
)
_ONE_TO = Pattern(r"(?: to | or |-to-|-| and )(?:\d|two|three|four|five|six|seven|eight|nine|ten)")
_IDIOMS = Pattern(
    r"(?:(?:a )?(?:million|thousand|hundred) (?:thanks|apologies|pardons|times over)|fifty-fifty|"
    r"one[- ]on[- ]one|one by one|one[- ]size[- ]fits[- ]all|two[- ]faced|one[- ]way|two[- ]way|"
    r"one[- ]time|one[- ]off|one[- ]sided|four[- ]letter word|six[- ]pack|one[- ]stop|one[- "
    r"]liners?|"
    r"seven[- ]up|ten[- ]four|twenty[- ]twenty|twenty[- ]something|two cents|hundred percent sure|"
    r"second[- ]hand|half[- "
    r"](?:hearted|baked|truth|truths|brother|sister|time|staff|mast|life|way)|"
    r"halfway|zero[- ](?:sum|tolerance|day)|nine to five|9 to 5|two[- ]by[- ]four|one in a "
    r"million(?= chance| shot|[.,;!?]|$))\b"
)
_IDIOM_BEFORE = Pattern(r"(?:thanks|never in|cloud|not in|square) $")
_OCLOCK = Pattern(r" ?o'clock")
_PAST = Pattern(
    r"(?:half[ -]past|quarter[ -](?:past|to)) "
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)\b(?![.,]?\d|-)"
)


def special(norm: str, start: int) -> tuple[str, int] | None:
    """The code and the end of what is no number by its print alone."""
    match = SPECIAL.match(norm, start)
    if match is None:
        return None
    code, end = str(match.lastgroup), match.end()
    if code == "ordinal" and (month := _MONTH_AFTER.match(norm, end)):
        tail = _YEAR_TAIL.match(norm, month.end())
        return "date", tail.end() if tail else month.end()
    if (
        code == "time"
        and ":" in match.group()
        and _SCORE_BEFORE.search(norm, max(0, start - 60), start)
    ):
        return "score", end
    if code == "version" and (norm.startswith(",", end) or _GROUPS.fullmatch(norm, start, end)):
        return "ambiguous_grouping", end
    if code == "phone" and start and norm[start - 1] in "$£€":
        return None
    return code, end


def date(source: str, norm: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a date that holds the day or year at start..end lies."""
    digits = norm[start:end]
    if not digits.isdecimal() or len(digits) > 4:
        return None
    day = len(digits) <= 2 and 1 <= int(digits) <= 31
    if day and (match := _MONTH_AFTER.match(norm, end)) and _is_month(source, match):
        tail = _YEAR_TAIL.match(norm, match.end())
        return start, tail.end() if tail else match.end()
    before = _MONTH_BEFORE.search(norm, max(0, start - 14), start)
    if before and (day or len(digits) == 4) and _is_month(source, before):
        if len(digits) == 4:
            return before.start(1), end
        tail = _DAY_TAIL.match(norm, end)
        return before.start(1), tail.end() if tail else end
    return None


def _is_month(source: str, match: re.Match[str]) -> bool:
    if match[1] in ("may", "march", "mar", "jan", "sep", "dec"):
        return source[match.start(1)].isupper()
    return True


def year(norm: str, start: int, end: int) -> bool:
    """Whether four digits are a year: a preposition stands before, or nothing counted after."""
    digits = norm[start:end]
    if end - start != 4 or not digits.isdecimal() or not "1500" <= digits <= "2150":
        return False
    noun = _NOUN_NEXT.match(norm, end)
    if noun and noun[1] in ("level", "levels", "prices", "terms"):
        return True
    counted = noun and noun[1] not in _NO_NOUN and (noun[1][-1] == "s" or noun[1] in _MANY)
    if _YEAR_AND.search(norm, max(0, start - 10), start):
        return True
    if norm.endswith(("the ", "'s "), 0, start) and digits >= "1900" and digits[2:] != "00":
        return True
    if _YEAR_BEFORE.search(norm, max(0, start - 16), start):
        return not counted or digits >= "1900"
    return digits >= "1800" and not counted


def named(source: str, norm: str, start: int, end: int) -> tuple[str, int] | None:
    """A part of a name: Article 5, flight 370, Boeing 737, Voyager 2."""
    if start == 0:
        return None
    space = start - 1 if norm[start - 1] == " " else start
    window = max(0, space - 16)
    begin = max(norm.rfind(" ", window, space) + 1, window)
    word = norm[begin:space].lstrip("(\"'[-")
    begin = space - len(word)
    code = _BY_WORD.get(word) or (_BY_WORD.get("#") if word == "#" else None)
    if (
        code is None
        and word == "."
        and norm.endswith("no", 0, begin - 1)
        and not norm[begin - 4 : begin - 3].isalpha()
    ):
        return "identifier", begin - 3
    if code and not (
        word
        in ("no", "p.", "s.", "h.", "v", "id", "hr", "area", "part", "line", "act", "unit", "for")
        and source[begin].islower()
        and word == "no"
    ):
        noun = _NOUN_NEXT.match(norm, end)
        if not (word in _PLURAL_COUNTS and noun and noun[1] not in _NO_NOUN):
            return code, begin
    if space == start or not source[begin:space][:1].isupper():
        return None
    return _after_capital(source, norm, begin, end, word)


def _after_capital(
    source: str, norm: str, begin: int, end: int, word: str
) -> tuple[str, int] | None:
    """A bare number after a capitalised word, in the middle of a sentence and with no noun."""
    if word.rstrip(".,") in _STARTERS or word.endswith((",", ":", ";", "—", ")", '"')):
        return None
    if begin == 0 or source[max(0, begin - 2) : begin] in (". ", "? ", "! ", "\n", '" ', ": "):
        return None
    if source[begin - 1] in "\"'(“" and begin == 1:
        return None
    if source[begin : begin + len(word)].isupper() and len(word) > 5:
        return None
    if (norm[end : end + 1] in "%$€£" and norm[end : end + 1]) or norm.startswith(
        (" %", " per"), end
    ):
        return None
    if _RESULT.match(norm, end):
        return "score", start_of_digits(norm, end)
    if _plural_ahead(norm, end):
        return None
    return "identifier" if norm.endswith(" 101", 0, end) else "model_name", begin


def counts_many(norm: str, end: int) -> bool:
    """Whether a plural follows: 2m people are two million, a 2m fence is two metres high."""
    next_word = _NOUN_NEXT.match(norm, end)
    if next_word and next_word[1] in _DONE_BY_MANY:
        return True
    return _plural_ahead(norm, end)


def start_of_digits(norm: str, end: int) -> int:
    while end and norm[end - 1].isdecimal():
        end -= 1
    return end


_RESULT = Pattern(r" ?- ?\d{1,3}\b(?! ?[-%a-z])")


def _plural_ahead(norm: str, end: int) -> bool:
    """Whether something counted follows: a plural among the next three words."""
    for _ in range(3):
        noun = _NOUN_NEXT.match(norm, end)
        if noun is None or noun[1] in _NO_NOUN:
            return False
        if noun[1][-1] == "s" or noun[1] in _MANY:
            return True
        end = noun.end()
    return False


def era(source: str, start: int, end: int) -> tuple[int, int] | None:
    """500 BC; AD 79."""
    if match := _ERA.match(source, end):
        return start, match.end()
    return (start - 3, end) if source.endswith("AD ", 0, start) else None


def street(source: str, end: int) -> int | None:
    match = _STREET.match(source, end + 1 if source[end : end + 1].isalpha() else end)
    return match.end() if match else None


def is_score(norm: str, start: int, end: int) -> bool:
    return bool(
        _SCORE_AFTER.match(norm, end) or _SCORE_BEFORE.search(norm, max(0, start - 60), start)
    )


def is_score_noun(norm: str, end: int) -> bool:
    return bool(_SCORE_AFTER.match(norm, end))


def pronoun(norm: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a "one" that counts nothing lies with its word: no one, one another, one of them."""
    after = _PRONOUN_AFTER.match(norm, end)
    before = _PRONOUN_BEFORE.search(norm, max(0, start - 14), start)
    if after and _ONE_TO.match(norm, end):
        after = None
    if not after and not before:
        return None
    if before:
        start = before.start() + len(before.group()) - len(before.group().lstrip(" ,.;:(\"'"))
        while not norm[start].isalpha():
            start += 1
    if norm.startswith(" another", end):
        end += 8
    return start, end


def idiom(norm: str, start: int) -> int | None:
    match = _IDIOMS.match(norm, start)
    return match.end() if match else None


def idiom_before(norm: str, start: int) -> int | None:
    """Thanks a million; never in a million years; cloud nine."""
    match = _IDIOM_BEFORE.search(norm, max(0, start - 12), start)
    return match.start() if match else None


def clock(norm: str, start: int, end: int) -> int | None:
    """Nine o'clock, half past nine."""
    match = _OCLOCK.match(norm, end) or _PAST.match(norm, start)
    return match.end() if match else None


def is_noun(word: str) -> bool:
    """Whether a word may be what is counted."""
    return word not in _NO_NOUN


_WORD_NEXT = Pattern(r"[ -]([a-z]+)")


def noun_follows(norm: str, end: int, *, hyphened: bool = True) -> bool:
    """Whether the next word, after a space or else a hyphen, may be what is counted."""
    match = _WORD_NEXT.match(norm, end)
    if match is None or (norm[end] == "-" and not hyphened):
        return False
    return is_noun(match[1])


_PART_FOLLOWS = Pattern(
    r" (?:of(?! the "
    r"road)|to|more|fewer|less|higher|lower|in|on|since|from|and|or|by|million|billion|thousand|"
    r"were|was|are|is|have|said|say|said|think|believe|support|oppose|cent|percent|compared|as|off|over|"
    r"between|that|when|this|last)\b|[.,;:!?)%]|$"
)
_HALF_NOT = Pattern(
    r"(?:^|[^a-z])(?:first|second|latter|former|better|opening|final|next|last|top|bottom|"
    r"northern|southern)[ -]$"
)


def is_part(norm: str, start: int, end: int) -> bool:
    """Whether "a third" is a part, and no place in an order: "a third man"."""
    if not norm.startswith(("a ", "an ", "one", "a-"), start):
        return False
    return bool(_PART_FOLLOWS.match(norm, end))


def is_half(norm: str, start: int) -> bool:
    return not _HALF_NOT.search(norm, max(0, start - 12), start)


_CAPITAL_NEXT = Pattern(r" [A-Z]")
_CAPITALS = Pattern(r"(?:^|[^.?!:;\"“] )((?:[A-Z][\w'’]+ ){1,3}(?:of )?)$")


def capital_number(source: str, start: int, end: int) -> int | None:
    """Where a name begins that a number in words ends: World War Two, the Group of Seven."""
    match = _CAPITALS.search(source, max(0, start - 30), start)
    if match is None or _CAPITAL_NEXT.match(source, end):
        return None
    return match.start(1)


def begins_line(source: str, start: int) -> bool:
    """Whether a number is the first thing of its line, as the number of a list's item is."""
    if start and source[start - 1] == "(":
        start -= 1
    return start == 0 or source[start - 1] == "\n"
