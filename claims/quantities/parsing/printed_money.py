"""The currency that stands before a number: $, US$ and "usd"."""

from __future__ import annotations

from claims.quantities.parsing.money_forms import PREFIXES
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed import Printed
from claims.quantities.parsing.unit_forms import WORDS
from claims.quantities.vocabulary.english import money

_SIGNS = "$€£¥₹₽₴₺₩₪₫₱฿₦₵₡₲₸₾₼₮៛৳₭₿¢֏₨"
_LETTERS = Pattern(r"[a-z.]{1,4}$")
_CODE = Pattern(r"(?<![^\W\d_])(?<!\.)([^\W\d_]{1,7}\.?) ?$")
_ONE_LETTER = {letter: tuple(codes.split()) for letter, codes in money.ONE_LETTER.items()}
_MONEY_IN_WORDS = ("dollar", "dollars", "euro", "euros")
_MONEY = frozenset({*PREFIXES, *_ONE_LETTER, *_MONEY_IN_WORDS})
_SUM = Pattern(r"\d{1,3}(?:,\d{3})+(?!\d)|\d[\d.,]*(?: |-)?(?:[mbtr]{1,2}illion|bn|tn|m)(?![a-z])")
_LETTERS_BEFORE_A_SIGN = frozenset(money.LETTERS_BEFORE_A_SIGN.split())
CODES_IN_CAPITALS = frozenset(money.CODES_IN_CAPITALS.split())


def currency_before(source: str, norm: str, start: int) -> Printed | None:
    end = start - 1 if start and norm[start - 1] == " " else start
    if end == 0:
        return None
    if norm[end - 1] in _SIGNS:
        return _sign_before(source, norm, end)
    if not (norm[end - 1].isalpha() or norm[end - 1] == "."):
        return None
    last = norm[max(0, end - 9) : end].rpartition(" ")[2]
    if last.isascii() and last.isalpha() and last not in _MONEY:
        return None  # most words before a number are no money's
    match = _CODE.search(norm, max(0, end - 9), end)
    if match is None:
        return None
    word, at = match[1], match.start(1)
    if at and end == start and (codes := PREFIXES.get(f"{norm[at - 1]}{word}")):
        return Printed(codes, at - 1, start)  # $US95, $A750
    if word in _MONEY_IN_WORDS and source[at].islower():
        return Printed(WORDS[word], at, start)
    codes = PREFIXES.get(word)
    if word in _ONE_LETTER and end == start and source[at].isupper() and _SUM.match(norm, start):
        return Printed(_ONE_LETTER[word], at, start)
    if codes is None or (
        word in CODES_IN_CAPITALS and not _is_in_capitals(source, norm, at, end, start)
    ):
        return None
    return Printed(codes, at, start)


def _is_in_capitals(source: str, norm: str, at: int, end: int, start: int) -> bool:
    """A code that is a word too is money in capitals: SEK 100, COP 26 million; never COP26."""
    word = norm[at:end]
    if word == "rp":
        return source[at].isupper()
    if not source[at:end].isupper() or word in ("try", "cup", "won"):
        return False
    if end == start:
        return word != "cop" and norm[start + 1 : start + 2] != "-"
    sum_follows = norm[start : start + 2].isdecimal() and word != "cop"
    sum_follows = sum_follows or "," in norm[start : start + 4]
    return len(word) > 2 and (sum_follows or bool(_SUM.match(norm, start)))


def _sign_before(source: str, norm: str, end: int) -> Printed | None:
    sign, at = norm[end - 1], end - 1
    gap = 1 if at and norm[at - 1] == " " else 0
    if letters := _LETTERS.search(norm, max(0, at - gap - 4), at - gap):
        word, begin = letters.group(), letters.start()
        whole = begin == 0 or not norm[begin - 1].isalnum()
        if (
            gap
            and word == "us"
            and source[begin] == "u"
            and not source[max(0, begin - 80) : end].islower()
        ):
            whole = False  # "it cost us $5"
        if gap and word == "s" and source[begin] == "s":
            whole = False  # "the firm's $5"
        codes = PREFIXES.get(f"{word.replace('.', '')}{sign}")
        if whole and codes and (not gap or word in _LETTERS_BEFORE_A_SIGN):
            return Printed(codes, begin, end)
    codes = PREFIXES.get(sign)
    return Printed(codes, at, end) if codes else None
