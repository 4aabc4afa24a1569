"""A quantity in the making: what the words around a figure make of it."""

from __future__ import annotations

from dataclasses import dataclass

from claims.quantities.parsing import changes
from claims.quantities.parsing.cells import doubt
from claims.quantities.parsing.counted_noun import counted_noun
from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.phrases import BEHIND_A_NOUN, after, during
from claims.quantities.parsing.printed import Printed
from claims.quantities.parsing.rates import rate_of_counted, rate_of_stuff
from claims.quantities.parsing.semantics import meaning_of
from claims.quantities.parsing.text import Text
from claims.quantities.quantity import Direction, Form, Quantity
from claims.quantities.rules import BY_ID, Rule
from claims.quantities.units.conversion import unit

_TIMES = ("a_j", "mo_j", "wk", "d", "h", "min", "decade")
_EQUAL = Pattern(
    r" or equal(?: to)?(?: it| that)?(?! ?[\d$£€]| [a-z]+ hundred)(?=$|[ .,;)])(?! "
    r"(?:one|two|five|ten)\b)"
)
_OR_EQUAL = {"bound.more_than": "bound.at_least", "bound.less_than": "bound.at_most"}
_COMMA = Pattern(r"[^.;:!?,]{0,24},(?: [a-z]+){0,3} ?")
_HUNDRED = 100
_RELATIVE = ("%", "percentage_point", "basis_point")
_POINTS = Pattern(r"[ -]points?\b")
_AND_SINCE = Pattern(r" (?:from|on|in|since|over|against) [a-z. ]{1,30},? and (?:by )?")
_PLACES = ("above ", "below ", "under ", "past ", "beyond ")
_DIFFERENCES = {"Cel": "delta_cel", "[degF]": "delta_degf"}


@dataclass(slots=True)
class Draft:
    """A quantity in the making: the figure, and what the words around it have said so far."""

    text: Text
    last: Quantity | None  # the one before it
    done: int  # where what has been read before it ends
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

    def _add_after(self, norm: str, end: int) -> None:
        """The phrase that follows there, unless a bound has been said already."""
        if self.rules and any(rule.id.startswith("bound.") for rule in self.rules):
            return
        if found := after(norm, end):
            self.rules, self.end = [*self.rules, found[0]], found[1]

    def read_surroundings(self) -> None:
        """Say what the phrases, changes and nouns around the figure make of it."""
        ratio = self._read_ratio()
        self._read_phrases()
        if not ratio:
            self._read_change()
            self._read_share()
        if self.form not in (Form.ABSOLUTE, Form.SHARE):
            self.read_baseline()
        self.read_counted()

    def _read_ratio(self) -> bool:
        """Three times as many."""
        figure, norm = self.figure, self.text.norm
        if self.code not in ("1", "ratio"):
            return False
        ratio = changes.times(norm, figure.numeral.end if figure.codes else figure.end)
        if ratio is None:
            return False
        self.code, self.alternatives = "ratio", ()
        self.form, self.direction = Form.RATIO, ratio.direction
        self.end = max(self.end, ratio.end)
        return True

    def read_baseline(self) -> None:
        self.baseline = changes.baseline(self.text.source, self.text.norm, self.end)

    def _read_phrases(self) -> None:
        """ "Over five years" that says when; "or equal to", "or more" after the figure."""
        rules, norm = self.rules, self.text.norm
        over = bool(rules) and rules[0].id == "bound.more_than" and self._is_time()
        if over and _says_when(norm, self.start, self.end):
            self.rules, self.start = rules[1:], self.figure.start
        elif rules and rules[0].id in _OR_EQUAL and (equal := _EQUAL.match(norm, self.end)):
            self.rules = [BY_ID[_OR_EQUAL[rules[0].id]], *rules[1:]]
            self.end = equal.end()
        self._add_after(norm, self.end)
        if self.text.expected.cell and (doubted := doubt(self.text, self.end)):
            self.rules, self.end = [*self.rules, doubted[0]], doubted[1]

    def _is_time(self) -> bool:
        """Whether the text names a unit of time. “People over 75” names none: 75 is an age."""
        unit_words = self.text.norm[self.figure.numeral.end : self.figure.end]
        return self.code in _TIMES and unit_words not in ("", "s", "'s")

    def _read_change(self) -> None:
        norm, code = self.text.norm, self.code
        pointed = code == "1" and norm.startswith((" point", "-point"), self.end)
        points = _POINTS.match(norm, self.end) if pointed else None
        part = self.figure.numeral.kind == "fraction" and code == "1"
        relative = part or points is not None or code in _RELATIVE
        money = code != "1" and unit(code).dimension.startswith("currency:")
        change = None
        if not (self.rules and self._is_place()):
            change = changes.change_of(
                norm,
                self.start,
                self.end,
                relative=relative,
                money=money,
                count=code == "1" and not self.rules,
            )
        if change is None and (last := self._change_before()):
            self.form = Form.DIFFERENCE if money else Form.PERCENT_CHANGE
            self.direction = last.direction
        if points and (changes.leads(norm, self.start) or self._is_beside_percent()):
            self.code, self.alternatives = "percentage_point", ("1", "basis_point")
            self.end = points.end()
        if change is None or change.start < self.done:
            return
        self.form, self.direction = change.form, change.direction
        self.start, self.end = min(self.start, change.start), max(self.end, change.end)
        if points:
            self.end = max(self.end, points.end())
            if not changes.is_index(norm, self.start):
                self.code, self.alternatives = "percentage_point", ("1", "basis_point")
        if points or self.code in ("percentage_point", "basis_point"):
            self.form = Form.DIFFERENCE
        if self.form == Form.DIFFERENCE and code in _DIFFERENCES:
            self.code, self.alternatives = _DIFFERENCES[code], ()

    def _is_beside_percent(self) -> bool:
        """63.2 %, 4 points less: points of what the figure before is a percentage of."""
        last = self.last
        near = last is not None and last.unit == "%" and self.figure.low < _HUNDRED
        if last is None or not near or changes.is_index(self.text.norm, self.start):
            return False
        return bool(_COMMA.fullmatch(self.text.norm, last.end, self.start))

    def _is_place(self) -> bool:
        """Fell below 15 euros: where something went, and not how far."""
        return self.text.norm.startswith(_PLACES, self.start)

    def _change_before(self) -> Quantity | None:
        """Rose 67 cents, or 0.9 %: the second says the same of the same change."""
        last = self.last
        if last is None or last.form not in (Form.DIFFERENCE, Form.PERCENT_CHANGE):
            return None
        between = self.text.norm[last.end : self.start]
        if (self.code == "%") != (last.unit == "%"):
            return last if between in (", or ", " or ", " (", ", ") else None
        since = _AND_SINCE.fullmatch(between)
        return (
            last if since and changes.baseline(self.text.source, self.text.norm, self.end) else None
        )

    def _read_share(self) -> None:
        part = self.figure.numeral.kind == "fraction" and self.code == "1"
        of_whole = self.code == "%" and self.text.norm.startswith(" of ", self.end)
        if self.form == Form.ABSOLUTE and (part or of_whole):
            self.form = Form.SHARE
        if part:
            self.code = "ratio"

    def read_counted(self) -> None:
        counts = self.code == "1" or self.form in (Form.SHARE, Form.RATIO)
        if not counts and self.figure.numeral.kind != "fraction":
            if self.form == Form.ABSOLUTE:
                source, norm = self.text.source, self.text.norm
                self._read_rate(rate_of_stuff(source, norm, self.end, self.code))
            return
        source, norm = self.text.source, self.text.norm
        at = self.figure.noun_at or self.end
        self.counted, self.qualifiers, end = counted_noun(source, norm, at)
        if self.counted and norm.startswith(BEHIND_A_NOUN, end):
            self._add_after(norm, end)
            end = max(end, self.end)
        if self.code == "1" and self.form == Form.ABSOLUTE:
            self._read_rate(rate_of_counted(source, norm, end))

    def _read_rate(self, rate: Printed | None) -> None:
        """25 deaths per 100,000 people; one nurse for every 14 patients."""
        if rate is None:
            return
        self.code, self.alternatives, self.end = rate.codes[0], (), rate.end
        if rate.scale is not None:
            self.figure.divide(rate.scale)

    def quantity(self) -> Quantity:
        meaning = meaning_of(self.figure, self.rules, self.code, self.form)
        numeral = self.figure.numeral
        return Quantity(
            text=self.text.source[self.start : self.end],
            start=self.start,
            end=self.end,
            comparator=meaning.comparator,
            low=meaning.low,
            high=meaning.high,
            number=self.text.source[numeral.start : numeral.number_end or numeral.end],
            multiplier=numeral.scale,
            resolution=meaning.resolution,
            unit=self.code,
            precision=meaning.precision,
            form=self.form,
            rule=meaning.rule,
            alternatives=self.alternatives,
            direction=self.direction,
            baseline=self.baseline,
            counted=self.counted,
            qualifiers=self.qualifiers,
        )


def _says_when(norm: str, start: int, end: int) -> bool:
    """Whether “over five years” says when. It does not if it is an age, or a length of time."""
    if not norm.startswith("over", start) or norm.endswith(" old", 0, end):
        return False
    if norm.startswith((" ago", " old", "-old", " of age"), end) or "age" in norm[start:end]:
        return False
    if norm.endswith(("aged ", "ages "), 0, start):
        return False
    return during(norm, start)
