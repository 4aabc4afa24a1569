"""Which political statements hold a quantity in digits, and which hold no number at all.

Both are judged by eye-sized patterns of their own, so that the reader is not its own witness:
first everything that has digits and is no quantity is blanked out, then any digit left counts.
"""

from __future__ import annotations

import re

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_LABELS = (
    r"(?:sections?|sec|§|articles?|titles?|chapters?|amendments?|propositions?|props?|measures?"
    r"|initiatives?|questions?|issues?|resolutions?|bills?|acts?|ordinances?|numbers?|nos?|nrs?"
    r"|routes?|highways?|interstate|exits?|districts?|cd|hd|wards?|precincts?|pages?|verses?"
    r"|channels?|grades?|levels?|phases?|parts?|tiers?|class|types?|category|model|version"
    r"|flight|apollo|area|room|pier|building|gate|bus|loop|page|week|day|game|super bowl"
    r"|h\.? ?r|s\.? ?b|h\.? ?b|a\.? ?b|h\.? ?j\.? ?r|s\.? ?j\.? ?r|s\.? ?r|u\.? ?s|sr|fm|i|cr)"
)
_NAMES = (
    r"\b(?:catch[- ]22|fortune 500|forbes 400|russell 2000|s&p 500|nasdaq 100|agenda 21|big 12"
    r"|pac[- ]1[02]|group of (?:7|8|20)|area 51|24/7|9[-/]11|fox ?\d+|form \d+|dow \d+"
    r"|mod(?:el)? \d+|60 minutes|50 cent|common core \d+)\b"
)
_FUNCTION_WORDS = (
    "A|About|Above|After|All|Almost|Already|Among|An|And|Any|Approximately|Around|As|At|Because"
    "|Before|Below|Between|But|By|Despite|Down|During|Even|Every|Exactly|Fewer|For|From|Had|Has"
    "|Have|He|Her|His|If|In|Is|It|Its|Just|Last|Less|More|Most|My|Nearly|Next|No|Not|Of|On|Once"
    "|Only|Or|Our|Out|Over|Past|Roughly|Said|Says|She|Since|So|Some|Than|That|The|Their|There"
    "|These|They|This|Those|Through|To|Under|Until|Up|Was|We|Were|When|Where|While|With|Within"
    "|You|Your|Zero|Top"
)
_MEASURED = r"%|percent|million|billion|trillion"
_COUNTED = rf"{_MEASURED}|per|years?|months?|days?|hours?|miles?|cents?|points?|times"
_IN_ANY_CASE = (
    r"\bhttps?://\S+|\bwww\.\S+|\S+@\S+",
    _NAMES,
    # dates, times of day, ordinals
    rf"\b{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*\d{{1,2}})?\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}",
    r"(?<![\d/$.,])\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})\b|\b(?:19|20)\d\d-\d\d-\d\d\b",
    r"\b\d{1,2}(?::\d\d)?\s*[ap]\.?m\b\.?|\b\d{1,2}:\d\d\b|\b\d{1,2}\s*o'?clock\b",
    r"\b\d[\d,]*(?:st|nd|rd|th)\b",
    # years, decades, spans of years
    r"(?<![\d$€£.,#])(?:1[5-9]|20)\d\d(?:\s*[-–/]\s*(?:\d{4}|\d\d))?(?:'?s)?(?!\d|%|[.,]\d)",
    r"[‘’'`]\d\ds?\b|\b\d0'?s\b",
    # telephone numbers, then scores and votes of two sides
    r"\b(?:1-)?\d{3}-\d{3}-\d{4}\b|\b\d{3}-\d{4}\b",
    (
        r"(?<![\d.,$])\d{1,3}\s?[-–]\s?\d{1,3}(?:-\d{1,3})?\b"
        rf"(?![.,]\d|\s*(?:{_COUNTED})|\s*year-)"
    ),
    # labels before a number
    r"\b\d+\([a-z]\)(?:\(\d+\))?|#\s*\d+",
    (
        rf"\b{_LABELS}\.?\s*(?:#|nos?\.?\s*)?\d[\d-]*[a-z]?\b(?![,.]\d|\s*(?:{_MEASURED}))"
        rf"(?:\s*(?:,|and|or|&|through)\s*\d[\d-]*\b(?!,\d|\s*(?:{_MEASURED})))*"
    ),
)
_AS_WRITTEN = (
    # letters glued to digits
    r"\b[A-Za-z][A-Za-z.&]*-?\d[\w-]*|\b\d+-[A-Z]\b",
    r"\b\d+[A-Za-z]+\d\w*|\b\d{1,3}[A-Z]{1,2}\b(?<![KMB])",
    # a name: a capitalised word and a small number, with nothing counted behind it
    (
        rf"(?<=[a-z,] )(?!(?:{_FUNCTION_WORDS})\b)[A-Z][a-z]+ \d{{1,3}}"
        r"(?=[.,;:)\"”']*(?:\s[A-Z]|\s*$))"
    ),
)
_NO_QUANTITY = [
    *(re.compile(pattern, re.IGNORECASE) for pattern in _IN_ANY_CASE),
    *(re.compile(pattern) for pattern in _AS_WRITTEN),
]

_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " nought naught nil"
)
_MAGNITUDES = "hundred thousand million billion trillion quadrillion dozen score lakh crore gross"
_FRACTIONS = (
    "half quarter third fourth fifth sixth seventh eighth ninth tenth twelfth twentieth hundredth"
    " thousandth millionth billionth"
)
_OTHERS = (
    "halves twice thrice double doubled doubles doubling triple tripled triples tripling quadruple"
    " quadrupled quadruples quadrupling quintuple quintupled halve halved halves halving twofold"
    " threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold hundredfold"
    " couple couples few fewer handful handfuls percent percentage percentages pair pairs several"
    " twosome threesome bn mn"
)
NUMBER_WORDS = frozenset(
    [
        word + end
        for word in f"{_CARDINALS} {_MAGNITUDES} {_FRACTIONS}".split()
        for end in ("", "s", "es")
    ]
    + [word.removesuffix("y") + "ies" for word in _CARDINALS.split() if word.endswith("y")]
    + _OTHERS.split()
)
_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d|[½⅓⅔¼¾⅛]")


def left_of(statement: str) -> str:
    """The statement without the digits that are no quantity."""
    for pattern in _NO_QUANTITY:
        statement = pattern.sub(lambda found: "_" * len(found[0]), statement)
    return statement


def has_quantity_in_digits(statement: str) -> bool:
    return _DIGIT.search(left_of(statement)) is not None


def has_no_number(statement: str) -> bool:
    """Neither a digit nor a word that counts, multiplies or divides."""
    if any(c.isnumeric() for c in statement):
        return False
    return NUMBER_WORDS.isdisjoint(_WORD.findall(statement.lower()))
