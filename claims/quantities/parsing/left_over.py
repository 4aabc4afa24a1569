"""What reading a figure's words has passed over: nothing may be that could belong to the figure.

“€10-15m” is no ten euros, and “120 (80-200)” not simply 120. So all digits of the words have to be
of the one quantity that is read in them, but for those of a date, and nothing beside it may be a
word that multiplies, whether the language knows that word or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from claims.quantities.parsing.numerals import PLURALS, SCALES
from claims.quantities.quantity import Refusal

# What multiplies, in the languages that figures are printed in, and as it is shortened.
_ELSEWHERE = """
k m mm mn mil mill b bil t g cr crs l lacs lakhs
millions millionen millione million mio mln milliards milliard milliarde milliarden mrd mia mld bio
billionen tsd tausend tausende mille milles millier milliers millón millones miles mila milione
milioni miliardo miliardi milhão milhões milhao milhoes milhar milhares bilhão bilhões bilhao
bilhoes duizend duizenden miljoen miljoenen miljard miljarden tusen tusind tusinde miljon miljoner
miljarder millioner milliarder tuhat tuhatta milj miljoona miljoonaa miljardi miljardia ezer millió
milliárd tisíc tisíce milion milionu milionů miliony milionów miliarda miliardy miliard miliardów
miliardů tys tysiąc tysiące tysięcy hiljada hiljade milijun milijuna milijarda milijardi mii
milioane miliarde bin milyon milyar trilyon ribu juta jt rb miliar triliun nghìn ngàn triệu tỷ tỉ
тыс тысяча тысячи тысяч млн миллион миллиона миллионов млрд миллиард миллиарда миллиардов трлн
триллион триллиона триллионов тис тисяча тисячі тисяч мільйон мільйона мільйони мільйонів мільярд
мільярда мільярди мільярдів трильйон трильйонів хиляди милион милиона милиони милиард милиарда
χιλ χιλιάδες χιλιάδων εκατ εκατομμύρια εκατομμυρίων δισ δισεκατομμύρια δισεκατομμυρίων τρισ
हज़ार हजार लाख करोड़ करोड अरब मिलियन बिलियन হাজার লাখ কোটি ألف آلاف الف مليون ملايين مليار مليارات
هزار میلیون میلیارد אלף אלפים מיליון מיליארד
"""
_LONGEST_FIRST = sorted({*SCALES, *PLURALS, *_ELSEWHERE.split()}, key=len, reverse=True)
_WORDS = "|".join(map(re.escape, _LONGEST_FIRST))
_UNSPACED = "พัน|หมื่น|แสน|ล้าน|[십백천만억조‰‱]"  # what follows them is no other word
_GRAND = "grand(?! (?:slam|prix|jur))"
_BEHIND = re.compile(rf"[\s-]?(?:(?:{_WORDS}|{_GRAND})(?![\w'’])|{_UNSPACED})", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<![\w.'’])(?:{_WORDS})(?:[\s-]?|(?<!\w{{4}})\. ?)$", re.IGNORECASE)
_OF_A_YEAR = re.compile(
    r"\b(?:in|since|by|from|until|till|of|for|during|before|after) $", re.IGNORECASE
)
_FIRST_WITHOUT_SPACES = "\u0e00"  # from Thai on, what is counted is joined to its number: 331人
_NEAR = 40


def left_over(words: str, start: int, end: int, refusals: Iterable[Refusal]) -> str:
    """What stands in a figure's words beside `words[start:end]`, its quantity; empty if nothing
    does. `refusals` are the numbers of the words that are none."""
    dates = [range(r.start, r.end) for r in refusals if _is_date(words, r)]
    for first, last in ((end, len(words)), (0, start)):
        numbers = (at for at in range(first, last) if words[at].isnumeric())
        if not all(any(at in date for date in dates) for at in numbers):
            return words[first:last].strip()
    return beside(words, start, end)


def beside(text: str, start: int, end: int) -> str:
    """What is joined to a quantity of a text, or multiplies it from beside it, without being read;
    empty if nothing does."""
    behind, before = text[end : end + _NEAR], text[max(0, start - _NEAR) : start]
    found = [_joined(behind), _joined(before[::-1])[::-1]]
    found += [
        match[0].strip() for match in (_BEHIND.match(behind), _BEFORE.search(before)) if match
    ]
    return next(filter(None, found), "")


def _joined(characters: str) -> str:
    """Digits joined to a quantity, whatever stands between, or a letter right at it. A dash as
    wide as an em parts sentences; any other may be a range's."""
    token = "".join(takewhile(_joins, characters))
    nearest = characters[:1]
    joined = any(map(str.isnumeric, token)) or (nearest.isalpha() and nearest in token)
    return token if joined else nearest if nearest.isnumeric() else ""


def _joins(character: str) -> bool:
    unspaced = character.isalpha() and character >= _FIRST_WITHOUT_SPACES
    return not (character.isspace() or character == "—" or unspaced)


def _is_date(words: str, refusal: Refusal) -> bool:
    """Surely one: with its month in letters, or a year that a word before it says to be one."""
    if refusal.code == "year":
        return bool(_OF_A_YEAR.search(words[: refusal.start]))
    return refusal.code == "date" and any(map(str.isalpha, refusal.text))
