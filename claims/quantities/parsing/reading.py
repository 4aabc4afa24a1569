"""Reads the quantities in a text: from "more than $2.75 billion" to an interval.

One pass looks for the next digit or number word; what stands around it says what it is. All looking
around is bounded, so a text is read in time linear in its length, and nothing in it makes reading
raise. What is no quantity is refused with a code; what has two meanings is refused too.
"""

from __future__ import annotations

from decimal import Context, Decimal, localcontext

from claims.quantities.expected import NOTHING, Expected
from claims.quantities.parsing import changes, figures, moves, ranges, spoken_units
from claims.quantities.parsing.ages import speaks_of_age
from claims.quantities.parsing.anchors import ANCHOR
from claims.quantities.parsing.detection import heard
from claims.quantities.parsing.draft import Draft
from claims.quantities.parsing.ellipsis import share_last
from claims.quantities.parsing.every_digit import settled
from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.grouping import is_ambiguous
from claims.quantities.parsing.locales import UnknownLocale, locale_of
from claims.quantities.parsing.negations import flipped, turned
from claims.quantities.parsing.non_quantities import dates, idioms, in_digits, in_words
from claims.quantities.parsing.non_quantities.addresses import Addresses
from claims.quantities.parsing.normalization import normalize
from claims.quantities.parsing.numeral import Numeral, Refused
from claims.quantities.parsing.numerals import numeral_at
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.phrases import before, before_or_capped, without_from
from claims.quantities.parsing.printed_money import currency_before
from claims.quantities.parsing.restated import as_bounded, is_repeat, with_repeat
from claims.quantities.parsing.scales import unknown_scale
from claims.quantities.parsing.semantics import NEAR, double_bound
from claims.quantities.parsing.signs import is_below_zero
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.translation.language import TRANSLATED
from claims.quantities.parsing.translation.translated import Translated
from claims.quantities.parsing.unread import reading_of, with_parts, without
from claims.quantities.quantity import Direction, Form, Quantity, Reading, Refusal
from claims.quantities.rules import Rule

__all__ = ["Reading", "UnknownLocale", "read"]

_ONE = Decimal(1)
# More numbers than these and one in so many characters are no text, and would take long to read.
MANY, SPARSE = 250, 20
_EXACT = Context(prec=150)  # no figure that is read is rounded, whatever the caller's context
_AS_MANY = Pattern(r" as [a-z]+")


def read(
    text: str,
    *,
    locale: str | None = None,
    expecting: Expected = NOTHING,
    most: int | None = None,
) -> Reading:
    """All quantities of a text, and the numbers in it that are none; the first `most` of both, or
    more than any prose has.

    `locale` (see `locales.LOCALES`) says in which language the text is, how digits are grouped and
    whose dollar, pound, gallon or degree is meant; without it, the text tells its language.
    `expecting` decides what the print leaves open. What is in another language, or in one that is
    not read, is refused by its name. Raises UnknownLocale for a code that is no language's, and
    nothing else.
    """
    norm = normalize(text)
    declared = None if locale is None else locale_of(locale)
    language, parts = heard(norm, declared.language if declared else None)
    place = declared or locale_of(language)
    most = MANY + len(text) // SPARSE if most is None else most
    if not parts:
        return _in_language(Text(text, norm, place, expecting), most)
    rest = Text(*without(text, norm, parts), place, expecting)
    return with_parts(text, _in_language(rest, most), parts, most)


def _in_language(text: Text, most: int) -> Reading:
    if text.locale.language not in TRANSLATED:
        return _read(text, most)
    translated = Translated.of(text)
    return translated.back(_read(translated.text, most))


def _read(text: Text, most: int) -> Reading:
    first = ANCHOR.search(text.norm)
    if first is None:  # as in half of all sentences
        numbers = settled(text.source, (), len(text.norm))
        return reading_of(numbers, most, text.locale.code)
    reader = _Reader(text)
    with localcontext(_EXACT):
        end = reader.run(first.start(), most)
    numbers = settled(text.source, (*reader.quantities, *reader.refusals), end)
    return reading_of(numbers, most, text.locale.code)


class _Reader:
    def __init__(self, text: Text) -> None:
        self.text = text
        self.source, self.norm = text.source, text.norm
        self.quantities: list[Quantity] = []
        self.refusals: list[Refusal] = []
        self.done = 0  # everything before it is read
        self.addresses = Addresses(text.norm)

    def run(self, at: int, most: int) -> int:
        """From there on, read so many numbers and the next one, since what comes after a number may
        belong to it; answer how far the text is read."""
        norm, search = self.norm, ANCHOR.search
        quantities, refusals = self.quantities, self.refusals
        while len(quantities) + len(refusals) <= most and (match := search(norm, at)):
            start = match.start()
            at = max(self._number(start), start + 1)
        return self.done if self._found() > most else len(norm)

    def _found(self) -> int:
        return len(self.quantities) + len(self.refusals)

    def _number(self, start: int) -> int:
        """Read or refuse the number that begins here; answer where to go on."""
        if (address := self.addresses.around(start)) is not None:
            return self._refuse("address", *address)
        if self.norm[start].isdecimal():
            return self._digits(start)
        return self._words(start)

    def _digits(self, start: int) -> int:
        text = self.text
        money = figures.money_before(text, start)
        if money is not None and money.start < self.done:
            money = None
        if money is None or self.norm[money.start].isalpha():
            refused = in_digits.glued(text, start, self.done) if start and money is None else None
            refused = refused or in_digits.special(text, start)
            if refused is None and money is None:
                refused = in_digits.dated(text, start)
            if refused is not None:
                return self._refuse(*refused)
        numeral = figures.numeral_of(text, start)
        if isinstance(numeral, Refused):
            return self._refuse(numeral.code, numeral.start, numeral.end)
        if money is None and (found := in_digits.no_count(text, numeral)):
            return self._refuse(*found)
        figure = figures.figure_of(text, numeral, money)
        if is_ambiguous(text, figure):
            return self._refuse("ambiguous_grouping", figure.start, figure.end)
        return self._quantity(figure)

    def _words(self, start: int) -> int:
        norm = self.norm
        match = ANCHOR.match(norm, start)
        word = match.group() if match else ""
        end = start + len(word)
        if word in changes.MULTIPLES:
            return self._multiple(start, end, *changes.MULTIPLES[word])
        if word in changes.TWICE:
            return self._twice(start, end, changes.TWICE[word])
        if stop := idioms.idiom(norm, start):
            article = 2 if start > 1 and norm.startswith("a ", start - 2) else 0
            return self._refuse("idiom", start - article, stop)
        if stop := dates.clock(norm, start, end):
            return self._refuse("time", start, stop)
        if every := in_words.every_nth(norm, start, end):
            return self._quantity(Figure.of(every))
        if start > 1 and norm[start - 1] == "-" and norm[start - 2].isalpha():
            return end  # twenty-one has been read; "anti-one" is a word
        numeral = numeral_at(norm, start)
        if isinstance(numeral, Refused):
            return self._refuse(numeral.code, numeral.start, numeral.end)
        return end if numeral is None else self._number_word(numeral, word)

    def _number_word(self, numeral: Numeral, word: str) -> int:
        norm, start = self.norm, numeral.start
        if word == "zero" and norm.endswith("absolute ", 0, start):
            return self._quantity(Figure.of(numeral, ("K",), start - 9))
        if refused := in_words.no_number_word(self.text, numeral, word):
            return self._refuse(*refused)
        if figure := spoken_units.behind_its_unit(self.text, numeral, word, self.done):
            return self._quantity(figure)
        if word == "couple" and spoken_units.couple_of_nothing(self.text, numeral):
            return numeral.end
        money = currency_before(self.source, norm, start) if start else None
        if money is not None and money.start < self.done:
            money = None
        return self._quantity(figures.figure_of(self.text, numeral, money))

    def _refuse(self, code: str, start: int, end: int) -> int:
        start = max(start, self.done)
        if end > start:
            self.refusals.append(Refusal(self.source[start:end], start, end, code))
            self.done = end
        return end

    def _quantity(self, figure: Figure) -> int:
        """Read a figure with the phrases before it and, of a range, its other end."""
        rules, start = before_or_capped(self.norm, figure.start)
        if start < self.done:
            rules, start = [], figure.start
        plain = [rule for rule in rules if rule.id != "range.between"]
        if len(plain) < len(rules):
            return self._from(figure, plain, start)
        ranges.share_from(self.text, figure, start)
        second = ranges.second(self.text, figure, between=False, qualified=bool(plain))
        if isinstance(second, Refusal):
            return self._refuse(second.code, second.start, second.end)
        if second is not None:
            ranges.join(figure, second)
        return self._finish(figure, plain, start)

    def _from(self, figure: Figure, plain: list[Rule], start: int) -> int:
        """Read a figure after "between" or "from", which may be what something moved from."""
        nearer, near = without_from(self.norm, figure.start)
        second = None
        bounded = any(rule.id.startswith("bound.") for rule in nearer)
        if not (bounded or moves.moves(self.text, near)):
            second = ranges.second(self.text, figure, between=True, qualified=bool(plain))
        if isinstance(second, Refusal):
            return self._refuse(second.code, second.start, second.end)
        if second is not None:
            ranges.join(figure, second)
            return self._finish(figure, plain, start)
        if other := ranges.next_figure(self.text, figure):
            moves.share(figure, other)
        return self._finish(figure, nearer, near)

    def _finish(self, figure: Figure, rules: list[Rule], start: int) -> int:
        """Say what the words around the figure make of it, and note the quantity."""
        start, last = min(start, figure.start), self._last()
        if (stop := unknown_scale(self.text, figure)) is not None:
            return self._refuse("unknown_scale", start, stop)
        if not figure.codes and not figure.rule:
            figures.shared_unit(self.text, figure)
        if not figure.codes:
            share_last(self.text, figure, start, last)
        rules, negated = turned(self.norm, rules, start) if rules else (rules, start)
        rules = flipped(rules) if is_below_zero(self.norm, figure) else rules
        if not figure.codes and speaks_of_age(self.text, figure, start, last):
            figure.codes = ("a_j",)
        code, alternatives = figures.unit_of(self.text, figure)
        draft = self._draft(figure, rules, max(start, self.done), code, alternatives)
        draft.read_surroundings()
        if negated < start:
            draft.start = max(negated, self.done)
        return self._note(draft)

    def _draft(
        self,
        figure: Figure,
        rules: list[Rule],
        start: int,
        code: str,
        alternatives: tuple[str, ...] = (),
    ) -> Draft:
        last, end = self._last(), figure.end
        return Draft(self.text, last, self.done, figure, rules, start, end, code, alternatives)

    def _last(self) -> Quantity | None:
        return self.quantities[-1] if self.quantities else None

    def _note(self, draft: Draft) -> int:
        quantity = draft.quantity()
        self.done = max(self.done, draft.end)
        last = self._last()
        near = last is not None and quantity.start - last.end <= NEAR
        if not near or last is None:
            self.quantities.append(quantity)
        elif is_repeat(self.norm, last, quantity):
            self.quantities[-1] = with_repeat(self.source, last, quantity)
            self.done = max(self.done, self.quantities[-1].end)
        elif merged := double_bound(self.text, last, quantity):
            self.quantities[-1] = merged
        else:
            self.quantities.append(as_bounded(self.norm, last, quantity))
        return max(draft.end, self.done)

    # ---- doubled, twice

    def _multiple(self, start: int, end: int, factor: str, direction: Direction) -> int:
        """Doubled, halved, tenfold."""
        value = Decimal(factor)
        resolution = _ONE if value > 1 else Decimal("0.1")
        numeral = Numeral(start, end, value, kind="rounded", resolution=resolution)
        rules, begin = before(self.norm, start)
        rules = [rule for rule in rules if rule.id != "range.between"]
        if begin < self.done or not rules:
            rules, begin = [], start
        if value < 1:  # more than halved is less than a half
            rules = flipped(rules)
        draft = self._draft(Figure.of(numeral, ("ratio",)), rules, begin, "ratio")
        draft.form, draft.direction = Form.RATIO, direction
        draft.read_baseline()
        draft.read_counted()
        return self._note(draft)

    def _twice(self, start: int, end: int, factor: str) -> int:
        if not changes.twice(self.norm, end):
            return end
        match = _AS_MANY.match(self.norm, end)
        return self._multiple(start, match.end() if match else end, factor, Direction.UP)
