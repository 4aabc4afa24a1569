"""Reads the quantities in a text: from "more than $2.75 billion" to an interval.

One pass looks for the next digit or number word; what stands around it says what it is. All looking
around is bounded, so a text is read in time linear in its length, and nothing in it makes reading
raise. What is no quantity is refused with a code; what has two meanings is refused too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from typing import Any

from claims.quantities.parsing import changes, figures, non_counting, non_quantities, ranges
from claims.quantities.parsing.anchors import ANCHOR
from claims.quantities.parsing.counted_noun import counted
from claims.quantities.parsing.figures import Figure
from claims.quantities.parsing.locales import UnknownLocale, locale_of
from claims.quantities.parsing.numerals import Numeral, Refused, numeral_at
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.phrases import after, before, during
from claims.quantities.parsing.printed_units import currency_before, unit_after
from claims.quantities.parsing.semantics import double_bound, meaning_of
from claims.quantities.parsing.text import Text
from claims.quantities.quantity import Direction, Form, Quantity, Reading, Refusal
from claims.quantities.rules import BY_ID, Rule
from claims.quantities.units.conversion import unit

__all__ = ["Reading", "UnknownLocale", "read"]

_ONE = Decimal(1)
_EXACT = Context(prec=150)  # no figure that is read is rounded, whatever the caller's context
_ADDRESS = Pattern(
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,64}\.[a-z]{2,}|#[a-z]\w*|[a-z\d-]{1,63}\.(?:com|org|gov|net)/\S*"
)
_UNIT_AND = Pattern(r"(?<![a-z])(an?|one) ([a-z]+)(?= and $)")
_TIMES = ("a_j", "mo_j", "wk", "d", "h", "min", "decade")
# Whose age a bare number is: "children under 5", "John Smith, 34, was", "his sister, 11,".
_GROUP = Pattern(
    r"\b(?:children|kids|women|men|people|adults|those|girls|boys|anyone|everyone|persons|drivers|"
    r"patients|voters|workers|residents|pensioners|infants|males|females) $"
)
_NO_MORE = Pattern(
    r"[.,;:)!?]|$| (?:and|or|who|were|was|are|is|in|to|have|had|will|can|must|with|at|from)\b"
)
_NAME = Pattern(
    r"(?:[A-Z][\w'’-]+ [A-Z][\w'’-]+|"
    r"\b(?:son|daughter|sister|brother|wife|husband|mother|father)), $"
)
_EQUAL = Pattern(
    r" or equal(?: to)?(?: it| that)?(?! ?[\d$£€]| [a-z]+ hundred)(?=$|[ .,;)])(?! "
    r"(?:one|two|five|ten)\b)"
)
_AS_MANY = Pattern(r" as [a-z]+")
_OR_EQUAL = {"bound.more_than": "bound.at_least", "bound.less_than": "bound.at_most"}
_RELATIVE = ("%", "percentage_point", "basis_point")
_POINTS = Pattern(r"[ -]points?\b")
_DIFFERENCES = {"Cel": "delta_cel", "[degF]": "delta_degf"}
# More than halved is less than a half.
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


def read(text: str, *, locale: str = "en", most: int | None = None) -> Reading:
    """All quantities of a text, and the numbers in it that are none; the first `most` of both.

    `locale` (see `locales.LOCALES`) says how digits are grouped and whose dollar, pound, gallon or
    degree is meant. Raises UnknownLocale for another one, and nothing else.
    """
    reader = _Reader(Text.of(text, locale_of(locale)))
    with localcontext(_EXACT):
        stopped_at = reader.run(len(text) if most is None else most)
    return Reading(tuple(reader.quantities), tuple(reader.refusals), stopped_at)


class _Reader:
    def __init__(self, text: Text) -> None:
        self.text = text
        self.source, self.norm = text.source, text.norm
        self.quantities: list[Quantity] = []
        self.refusals: list[Refusal] = []
        self.done = 0  # everything before it is read
        self.addresses = self._addresses()
        self.address = next(self.addresses, None)

    def run(self, most: int) -> int | None:
        """Read so many numbers; answer where the next one stands. It is read as well, since what
        comes after a number may belong to it."""
        norm, at, search = self.norm, 0, ANCHOR.search
        while self._found() <= most and (match := search(norm, at)):
            start = match.start()
            at = max(self._number(start), start + 1)
        return self._take_back() if self._found() > most else None

    def _found(self) -> int:
        return len(self.quantities) + len(self.refusals)

    def _take_back(self) -> int:
        """The last number is left unread; answer where it begins."""
        kinds: list[list[Any]] = [self.quantities, self.refusals]
        last = max(filter(None, kinds), key=lambda numbers: numbers[-1].start)
        start: int = last.pop().start
        return start

    def _number(self, start: int) -> int:
        """Read or refuse the number that begins here; answer where to go on."""
        if (address := self._in_address(start)) is not None:
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
            refused = (
                non_counting.glued(text, start, self.done) if start and money is None else None
            )
            refused = refused or non_counting.special(text, start)
            if refused is None and money is None:
                refused = non_counting.dated(text, start)
            if refused is not None:
                return self._refuse(*refused)
        numeral = figures.numeral_of(text, start)
        if isinstance(numeral, Refused):
            return self._refuse(numeral.code, numeral.start, numeral.end)
        if money is None and (found := non_counting.no_count(text, numeral)):
            return self._refuse(*found)
        return self._quantity(figures.figure_of(text, numeral, money))

    def _words(self, start: int) -> int:
        norm = self.norm
        match = ANCHOR.match(norm, start)
        word = match.group() if match else ""
        end = start + len(word)
        if word in changes.MULTIPLES:
            return self._multiple(start, end, *changes.MULTIPLES[word])
        if word in changes.TWICE:
            return self._twice(start, end, changes.TWICE[word])
        if stop := non_quantities.idiom(norm, start):
            article = 2 if start > 1 and norm.startswith("a ", start - 2) else 0
            return self._refuse("idiom", start - article, stop)
        if stop := non_quantities.clock(norm, start, end):
            return self._refuse("time", start, stop)
        if start > 1 and norm[start - 1] == "-" and norm[start - 2].isalpha():
            return end  # twenty-one has been read; "anti-one" is a word
        numeral = numeral_at(norm, start, continental=self.text.locale.continental)
        if isinstance(numeral, Refused):
            return self._refuse(numeral.code, numeral.start, numeral.end)
        return end if numeral is None else self._number_word(numeral, word)

    def _number_word(self, numeral: Numeral, word: str) -> int:
        norm, start = self.norm, numeral.start
        if word == "zero" and norm.endswith("absolute ", 0, start):
            return self._quantity(Figure.of(numeral, ("K",), start - 9))
        if refused := non_counting.no_number_word(self.text, numeral, word):
            return self._refuse(*refused)
        if word == "half" and (end := self._and_a_half(numeral)):
            return end
        if word == "couple" and figures.couple_of_nothing(self.text, numeral):
            return numeral.end
        money = currency_before(self.source, norm, start) if start else None
        if money is not None and money.start < self.done:
            money = None
        return self._quantity(figures.figure_of(self.text, numeral, money))

    def _and_a_half(self, numeral: Numeral) -> int | None:
        """An hour and a half."""
        match = _UNIT_AND.search(self.norm, max(self.done, numeral.start - 24), numeral.start)
        printed = unit_after(self.source, self.norm, match.end(1), words=True) if match else None
        if match is None or printed is None or printed.end != match.end(2):
            return None
        numeral.value, numeral.kind = Decimal("1.5"), "rounded"
        numeral.start = match.start()
        return self._quantity(Figure.of(numeral, printed.codes))

    def _refuse(self, code: str, start: int, end: int) -> int:
        start = max(start, self.done)
        if end > start:
            self.refusals.append(Refusal(self.source[start:end], start, end, code))
            self.done = end
        return end

    def _addresses(self) -> Iterator[tuple[int, int]]:
        norm = self.norm
        if "://" in norm or "www." in norm or "@" in norm or "#" in norm or ".com/" in norm:
            for match in _ADDRESS.finditer(norm):
                yield match.span()

    def _in_address(self, start: int) -> tuple[int, int] | None:
        while self.address and self.address[1] <= start:
            self.address = next(self.addresses, None)
        return self.address if self.address and self.address[0] <= start else None

    def _quantity(self, figure: Figure) -> int:
        """Read a figure with the phrases before it and, of a range, its other end."""
        rules, start = before(self.norm, figure.start)
        if start < self.done:
            rules, start = [], figure.start
        plain = [rule for rule in rules if rule.id != "range.between"]
        begun = len(plain) < len(rules)
        moves = begun and ranges.moves(self.text, figure.start)
        second = None
        if not moves:
            second = ranges.second(self.text, figure, between=begun, qualified=bool(plain))
        if isinstance(second, Refusal):
            return self._refuse(second.code, second.start, second.end)
        if second is not None:
            ranges.join(figure, second)
        elif begun:
            plain, start = self._without_from(figure.start)
        if not figure.codes and not figure.rule:
            figures.shared_unit(self.text, figure)
        return self._finish(figure, plain, min(start, figure.start))

    def _without_from(self, start: int) -> tuple[list[Rule], int]:
        """The phrases nearer to the number than a "from" that opens no range."""
        rules, _ = before(self.norm, start)
        ids = [rule.id for rule in rules]
        kept = rules[: ids.index("range.between")]
        return kept, self._start_of(kept, start)

    def _start_of(self, rules: list[Rule], start: int) -> int:
        """Where the phrases of these rules begin, the nearest first."""
        at = start
        for rule in rules:
            window = self.norm[max(0, at - 40) : at].rstrip()
            offset = max(0, at - 40)
            for phrase in sorted(rule.before, key=len, reverse=True):
                if window.endswith(phrase):
                    at = offset + len(window) - len(phrase)
                    break
        return at

    def _finish(self, figure: Figure, rules: list[Rule], start: int) -> int:
        """Say what the words around the figure make of it, and note the quantity."""
        if not figure.codes and self._speaks_of_age(figure, start):
            figure.codes = ("a_j",)
        code, alternatives = figures.unit_of(self.text, figure)
        draft = _Draft(figure, rules, max(start, self.done), figure.end, code, alternatives)
        ratio = None
        if code in ("1", "ratio"):
            ratio = changes.times(self.norm, figure.numeral.end if figure.codes else figure.end)
        if ratio:
            draft.code, draft.alternatives = "ratio", ()
            draft.form, draft.direction = Form.RATIO, ratio.direction
            draft.end = max(draft.end, ratio.end)
        self._read_phrases(draft)
        if not ratio:
            self._read_change(draft)
            self._read_share(draft)
        if draft.form not in (Form.ABSOLUTE, Form.SHARE):
            draft.baseline = changes.baseline(self.source, self.norm, draft.end)
        self._read_counted(draft)
        return self._note(draft)

    def _read_phrases(self, draft: _Draft) -> None:
        """ "Over five years" that says when; "or equal to", "or more" after the figure."""
        rules = draft.rules
        over = bool(rules) and rules[0].id == "bound.more_than"
        if over and draft.code in _TIMES and self._during(draft.start, draft.end):
            draft.rules, draft.start = rules[1:], draft.figure.start
        elif rules and rules[0].id in _OR_EQUAL and (equal := _EQUAL.match(self.norm, draft.end)):
            draft.rules = [BY_ID[_OR_EQUAL[rules[0].id]], *rules[1:]]
            draft.end = equal.end()
        draft.add_after(self.norm, draft.end)

    def _speaks_of_age(self, figure: Figure, start: int) -> bool:
        """Aged over 65, aged 17 and 19."""
        if figure.numeral.kind != "count" or figure.numeral.value > 130:
            return False
        if self.norm.endswith(("aged ", "ages "), 0, start):
            return True
        bounded = start < figure.start and _GROUP.search(self.norm, max(0, start - 16), start)
        if bounded and _NO_MORE.match(self.norm, figure.end):
            return True
        named = _NAME.search(self.source, max(0, start - 24), start)
        if named and start == figure.numeral.start and self.norm.startswith(", ", figure.end):
            return figure.numeral.value > 4
        last = self.quantities[-1] if self.quantities else None
        if last is None or last.unit != "a_j" or not last.text.lower().startswith("age"):
            return False
        return self.norm[last.end : start] in (" and ", ", ", " or ")

    def _during(self, start: int, end: int) -> bool:
        norm = self.norm
        if not norm.startswith("over", start) or norm.endswith(" old", 0, end):
            return False
        if norm.startswith((" ago", " old", "-old", " of age"), end) or "age" in norm[start:end]:
            return False
        if norm.endswith(("aged ", "ages "), 0, start):
            return False
        return during(norm, start)

    def _read_change(self, draft: _Draft) -> None:
        norm, code = self.norm, draft.code
        points = _POINTS.match(norm, draft.end) if code == "1" else None
        part = draft.figure.numeral.kind == "fraction" and code == "1"
        relative = part or points is not None or code in _RELATIVE
        money = code != "1" and unit(code).dimension.startswith("currency:")
        change = changes.change_of(norm, draft.start, draft.end, relative=relative, money=money)
        if change is None and (last := self._change_before(draft)):
            draft.form = Form.DIFFERENCE if money else Form.PERCENT_CHANGE
            draft.direction = last.direction
        if points and changes.leads(norm, draft.start):
            draft.code, draft.alternatives = "percentage_point", ("1", "basis_point")
            draft.end = points.end()
        if change is None or change.start < self.done:
            return
        draft.form, draft.direction = change.form, change.direction
        draft.start, draft.end = min(draft.start, change.start), max(draft.end, change.end)
        if points:
            draft.end = max(draft.end, points.end())
            if not changes.is_index(norm, draft.start):
                draft.code, draft.alternatives = "percentage_point", ("1", "basis_point")
        if points or draft.code in ("percentage_point", "basis_point"):
            draft.form = Form.DIFFERENCE
        if draft.form == Form.DIFFERENCE and code in _DIFFERENCES:
            draft.code, draft.alternatives = _DIFFERENCES[code], ()

    def _change_before(self, draft: _Draft) -> Quantity | None:
        """Rose 67 cents, or 0.9 %: the second says the same of the same change."""
        last = self.quantities[-1] if self.quantities else None
        if last is None or last.form not in (Form.DIFFERENCE, Form.PERCENT_CHANGE):
            return None
        said_again = self.norm[last.end : draft.start] in (", or ", " or ", " (", ", ")
        return last if said_again and (draft.code == "%") != (last.unit == "%") else None

    def _read_share(self, draft: _Draft) -> None:
        part = draft.figure.numeral.kind == "fraction" and draft.code == "1"
        of_whole = draft.code == "%" and self.norm.startswith(" of ", draft.end)
        if draft.form == Form.ABSOLUTE and (part or of_whole):
            draft.form = Form.SHARE
        if part:
            draft.code = "ratio"

    def _read_counted(self, draft: _Draft) -> None:
        counts = draft.code == "1" or draft.form in (Form.SHARE, Form.RATIO)
        if not counts and draft.figure.numeral.kind != "fraction":
            return
        draft.counted, draft.qualifiers, end = counted(self.source, self.norm, draft.end)
        if draft.counted and self.norm.startswith((" or more", " or fewer", " or less"), end):
            draft.add_after(self.norm, end)

    def _note(self, draft: _Draft) -> int:
        meaning = meaning_of(draft.figure, draft.rules, draft.code, draft.form)
        numeral = draft.figure.numeral
        quantity = Quantity(
            text=self.source[draft.start : draft.end],
            start=draft.start,
            end=draft.end,
            comparator=meaning.comparator,
            low=meaning.low,
            high=meaning.high,
            number=self.source[numeral.start : numeral.number_end or numeral.end],
            multiplier=numeral.scale,
            resolution=meaning.resolution,
            unit=draft.code,
            precision=meaning.precision,
            form=draft.form,
            rule=meaning.rule,
            alternatives=draft.alternatives,
            direction=draft.direction,
            baseline=draft.baseline,
            counted=draft.counted,
            qualifiers=draft.qualifiers,
        )
        self.done = max(self.done, draft.end)
        last = self.quantities[-1] if self.quantities else None
        if last and (merged := double_bound(self.text, last, quantity)):
            self.quantities[-1] = merged
        else:
            self.quantities.append(quantity)
        return draft.end

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
        if value < 1:
            rules = [_FLIPPED.get(rule.id, rule) for rule in rules]
        draft = _Draft(Figure.of(numeral, ("ratio",)), rules, begin, end, "ratio", ())
        draft.form, draft.direction = Form.RATIO, direction
        draft.baseline = changes.baseline(self.source, self.norm, end)
        self._read_counted(draft)
        return self._note(draft)

    def _twice(self, start: int, end: int, factor: str) -> int:
        if not changes.twice(self.norm, end):
            return end
        match = _AS_MANY.match(self.norm, end)
        return self._multiple(start, match.end() if match else end, factor, Direction.UP)


@dataclass(slots=True)
class _Draft:
    """A quantity in the making: the figure, and what the words around it have said so far."""

    figure: Figure
    rules: list[Rule]
    start: int
    end: int
    code: str
    alternatives: tuple[str, ...]
    form: Form = Form.ABSOLUTE
    direction: Direction | None = None
    baseline: str = ""
    counted: str = ""
    qualifiers: tuple[str, ...] = ()

    def add_after(self, norm: str, end: int) -> None:
        """The phrase that follows there, unless a bound has been said already."""
        if any(rule.id.startswith("bound.") for rule in self.rules):
            return
        if found := after(norm, end):
            self.rules, self.end = [*self.rules, found[0]], found[1]
