"""How units are printed: every symbol, abbreviation, word and spelling that is read.

Look a form up as it is printed in SYMBOLS, then in lower case in WORDS, then in lower case in
FOLDED; `money_forms` has what stands before a number. Every value is a tuple of the codes that the
form may mean, the likeliest first. A form that AMBIGUOUS lists with one code alone may be no unit.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from claims.quantities.units.ambiguous_forms import AMBIGUOUS
from claims.quantities.units.currencies import rows
from claims.quantities.units.table import UNITS, Unit, spellings
from claims.quantities.vocabulary.english import unit_forms

Codes = tuple[str, ...]

_DOTTED = frozenset(unit_forms.DOTTED.split())
# Codes of coins that the markets print. Nobody prints the table's others, made after their pattern.
_MARKET_CODES = frozenset("EUX GBX ILA USX ZAX".split())


def _is_word(form: str) -> bool:
    """Looked up in lower case: all but MBps, kWh, s-1."""
    if " " in form:
        return True
    if "-" in form:
        return form[-1].isalpha()
    return len(form) > 3 and form.isalpha() and (form.islower() or form.istitle())


def _raised(unit: Unit) -> Iterator[str]:
    """Sq km, sq. miles, square ft, km squared beside "square kilometre"."""
    power, noun = unit.label.split(" ", 1)
    short, passive = ("sq", "squared") if power == "square" else ("cu", "cubed")
    symbol = unit.symbol[:-1]
    dotted = [f"{symbol}."] if symbol in _DOTTED else []
    for base in [*spellings(noun, unit.plural.split(" ", 1)[1]), symbol, *dotted]:
        yield from (f"{short} {base}", f"{short}. {base}", f"{power} {base}", f"{base} {passive}")
    yield f"{short}.{symbol}"
    if power == "square":
        yield f"sq{symbol}"


def _symbols(symbol: str) -> Iterator[str]:
    """Um, m2, m^2, kW-h and km/hr beside µm, m², kW·h and km/h."""
    yield symbol
    if "µ" in symbol:
        yield symbol.replace("µ", "μ")
        if symbol != "µs":
            yield symbol.replace("µ", "u")
    for sign, digit in (("²", "2"), ("³", "3")):
        if sign in symbol:
            yield from (symbol.replace(sign, digit), symbol.replace(sign, f"^{digit}"))
    for sign in ("⋅", "-") if "·" in symbol else ():
        yield symbol.replace("·", sign)
    if symbol.endswith("/h"):
        yield f"{symbol}r"
    if symbol in _DOTTED:
        yield f"{symbol}."


def _is_money(unit: Unit) -> bool:
    return unit.dimension.startswith("currency:")


def _has_printed_code(unit: Unit) -> bool:
    """Not "By" or "har", which are letters that nobody prints, nor a coin's made-up code."""
    if _is_money(unit):
        return unit.factor == 1 or unit.code in _MARKET_CODES
    return not unit.code.isalpha()


class _Forms:
    """The first meaning that a form is given stays."""

    def __init__(self) -> None:
        self.symbols: dict[str, Codes] = {}
        self.words: dict[str, Codes] = {}

    def add(self, form: str, codes: Codes) -> None:
        if _is_word(form):
            self.add_word(form, codes)
        else:
            self.add_symbol(form, codes)

    def add_symbol(self, form: str, codes: Codes) -> None:
        self.symbols.setdefault(form, codes)
        if form in _DOTTED:
            self.symbols.setdefault(f"{form}.", codes)

    def add_word(self, form: str, codes: Codes) -> None:
        """Kilowatt-hour and kilowatt hour, square kilometre and square-kilometre."""
        form = form.lower()
        if form in self.words:
            return
        self.words[form] = codes
        if "-" in form:
            self.words.setdefault(form.replace("-", " ").strip(), codes)
        elif " " in form and " per " not in form and "." not in form:
            self.words.setdefault(form.replace(" ", "-"), codes)

    def add_unit(self, unit: Unit) -> None:
        codes = (unit.code,)
        for form in _symbols(unit.symbol):
            self.add(form, codes)
        if _has_printed_code(unit):
            self.add_symbol(unit.code, codes)
        for name in (unit.label, unit.plural):
            self.add_word(name, AMBIGUOUS.get(name, codes))
        for alias in unit.aliases:
            self.add_alias(alias, codes)
        if unit.label.startswith(("square ", "cubic ")):
            for form in _raised(unit):
                self.add(form, codes)

    def add_alias(self, alias: str, codes: Codes) -> None:
        if _is_word(alias):
            self.add_word(alias, codes)
            return
        for form in _symbols(alias):
            self.add_symbol(form, codes)

    def drop(self, form: str) -> None:
        self.symbols.pop(form, None)
        self.words.pop(form, None)


def _read() -> _Forms:
    forms = _Forms()
    for form, codes in AMBIGUOUS.items():
        forms.add(form, codes)
    for unit in UNITS.values():
        if unit.dimension == "temperature_difference":  # printed like a temperature: DIFFERENCES
            forms.add_word(unit.label, (unit.code,))
            forms.add_word(unit.plural, (unit.code,))
        else:
            forms.add_unit(unit)
    for printed, meant, *_ in rows(unit_forms.SPELLINGS):
        codes = tuple(meant.split())
        for form in printed.split(", "):
            forms.add(form, codes)
    for form in ("", *unit_forms.EVERYDAY_WORDS.split()):
        forms.drop(form)
    return forms


def _folded() -> dict[str, Codes]:
    """What is left to be read where "KM", "Kwh" and "usd" stand for km, kWh and USD."""
    folded: dict[str, Codes] = {}
    clashing = set(unit_forms.CASED.split())
    uncased = set(unit_forms.ALSO_UNCASED.split())
    for form, codes in SYMBOLS.items():
        key = form.lower()
        if key not in folded:
            folded[key] = SYMBOLS.get(key, codes)
        elif folded[key] != codes and key not in AMBIGUOUS and key not in uncased:
            clashing.add(key)
    return {
        key: codes
        for key, codes in folded.items()
        if len(key) > 1 and key not in clashing and key not in WORDS
    }


_FORMS = _read()
SYMBOLS: Mapping[str, Codes] = MappingProxyType(_FORMS.symbols)
"""Symbols, codes and abbreviations as they are printed: kN, kn, m², km^2, lbs., US$, %, GBX."""
WORDS: Mapping[str, Codes] = MappingProxyType(_FORMS.words)
"""Words, and whatever holds a space, in lower case: square kilometers, sq. mi., deg c, quid."""
FOLDED: Mapping[str, Codes] = MappingProxyType(_folded())
"""Symbols in lower case, where no other unit or word is spelt so: "KM", "Kwh", "usd"."""
DIFFERENCES: Mapping[str, str] = MappingProxyType(
    {"Cel": "delta_cel", "K": "delta_cel", "[degF]": "delta_degf"}
)
"""The unit of a change of what is printed in another one: "1.5 °C warmer" has no zero."""
