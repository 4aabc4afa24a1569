"""How units are printed: every symbol, abbreviation, word and spelling that the reader knows.

Look a form up as it is printed in SYMBOLS, then in lower case in WORDS, then in lower case in
FOLDED; PREFIXES and SCALED have mappings of their own. Every value but SCALED's is a tuple of the
codes that the form may mean, the likeliest first. A form that AMBIGUOUS lists with one code alone
may be no unit at all.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from claims.quantities.units.currencies import rows
from claims.quantities.units.table import UNITS, Unit, spellings
from claims.quantities.vocabulary.ambiguous_forms import AMBIGUOUS

Codes = tuple[str, ...]

# Read, though no unit's name: printed forms | codes.
_ALSO = """
    percents, pct., p.c., per-cent|%
    % point, % points, %-point, %-points, p.p., ppts, pct point, pct points|percentage_point
    permille, permil, per mill, promille|[ppth]
    ångstrom, angstroem|Ao
    klick, klicks|km
    dekametre, dekameter|dam
    dekalitre, dekaliter|daL
    decare, decares|dunam
    lightyear, lightyears|[ly]
    tsps, teaspoonful, teaspoonfuls|[tsp_us]
    tbs, tbsps, tablespoonful, tablespoonfuls|[tbs_us]
    cupful, cupfuls, cupsful|[cup_us]
    bbls|[bbl_us]
    fluid dram, fluid drams|[fdr_us]
    kilogramme, kilogrammes, kilogramms|kg
    milligramme, milligrammes|mg
    microgramme, microgrammes|ug
    gm, gms|g
    celcius, celsuis, centigrate, centigrade|Cel
    degree c, degrees c, deg c, degs c, ° c, º c, °celsius, degree celcius, degrees celcius|Cel
    degree centigrade, degrees centigrade, deg celsius, degree centigrate, degrees centigrate|Cel
    ℃, ºC, degC|Cel
    farenheit, fahrenheight, farenheight|[degF]
    degree f, degrees f, deg f, degs f, ° f, º f, °fahrenheit, degree farenheit|[degF]
    degrees farenheit, deg fahrenheit|[degF]
    ℉, ºF, degF|[degF]
    °K, degree kelvin, degrees kelvin, deg k, degrees k, kelvins|K
    degs|Cel [degF] delta_cel delta_degf deg
    ms-1, m/sec|m/s
    mi/hr, m.p.h.|[mi_i]/h
    k.p.h., kmhr|km/h
    nautical miles per hour, nautical miles an hour|[kn_i]
    day-old, day-olds, day old, days old, day olds, days of age|d
    week-old, week-olds, week old, weeks old, week olds, weeks of age|wk
    month-old, month-olds, month old, months old, month olds, months of age|mo_j
    mos, mth, mths|mo_j
    year-olds, year olds, yr old, yrs old, yr-old, yr-olds, yrs-old, y/o, yo, y.o.|a_j
    years-old, year of age, yo., years young|a_j
    millenium, millenniums, milleniums, millenia|millennium
    megaannums, million-year|megayear
    gigaannums, billion-year, aeons, eons|gigayear
    times per year, times a year, times each year, times every year, times yearly, p.a.|/a_j
    times annually|/a_j
    times per month, times a month, times each month, times every month, times monthly|/mo_j
    times per week, times a week, times each week, times every week, times weekly|/wk
    times per day, times a day, times each day, times every day, times daily|/d
    times per hour, times an hour, times each hour, times every hour, times hourly|/h
    times per minute, times a minute, times each minute, beats per minute, beats a minute|/min
    revolutions per minute, revolutions a minute, revs per minute, rev/min|/min
    times per second, times a second, reciprocal second, reciprocal seconds, s-1, s^-1, s−1|/s
    cycles per second|Hz
    electron-volt, electron-volts|eV
    kiloelectron volt, kiloelectron volts|keV
    megaelectron volt, megaelectron volts, million electron volts|MeV
    gigaelectron volt, gigaelectron volts, billion electron volts|GeV
    teraelectron volt, teraelectron volts|TeV
    kWhr, kwhrs, kw-hr, kw-hrs, kw hr, kw hrs, kilowatts-hour|kW.h
    MMBTU, mmbtus|mmbtu
    psig, psia, pound per sq inch, pounds per sq inch, pounds per sq in|[psi]
    lb/in2, lbs/in2, lb/in^2, lb/in², lbs/in², lbf/in2, lbf/in²|[psi]
    lb ft, lbs ft, lbs-ft, lbft, lb.ft, pound foot, pound feet|[lbf_av].[ft_i]
    ft lb, ft lbs, ft-lbs, ftlb, foot pound, foot pounds|[ft_i].[lbf_av] [lbf_av].[ft_i]
    J·s, Js, J s, joule second, joule seconds, joule-second, joule-seconds|J.s
    candela second, candela seconds, candela-second, candela-seconds, cd·s|cd.s
    henrys|H
    luxes|lx
    GBs|GBy
    MBs|MBy
    TBs|TBy
    kbytes, kbyte|kBy
    mbytes, mbyte|MBy
    gbytes, gbyte|GBy
    kb per second, kbs|kbit/s
    fb-1, fb^-1, fb−1, reciprocal femtobarn, reciprocal femtobarns|/fb
    pb-1, pb^-1, pb−1, reciprocal picobarn, reciprocal picobarns|/pb
    mega-pixel, mega-pixels, MPx|megapixel
    miles to the gallon|[mi_i]/[gal_us] [mi_i]/[gal_br]
    miles per gallon, miles a gallon|[mi_i]/[gal_us] [mi_i]/[gal_br]
    L/100km, l/100km, l/100 km, litres per 100 km, liters per 100 km|L/(100.km)
    deadweight ton, deadweight tons, deadweight tonne, deadweight tonnes|t
    buck, bucks|USD
    US bucks, dollars US, United States dollar, United States dollars|USD
    loonie, loonies|CAD
    quid|GBP
    kuai|CNY
    yens|JPY
    satoshi coins|satoshi
"""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words of every day, units hardly ever.
_NEVER = _set(
    "1 are as barns count counts crown dam gold grade henry mark ratio ratios real teslas"
)
# Abbreviations that are printed with a full stop too.
_DOTTED = _set(
    "in ins ft yd yds mi km kms cm cms mm kg kgs gm gms lb lbs oz hr hrs min mins sec secs yr yrs "
    "wk wks mo mos gal gals pt pts qt qts tsp tsps tbsp tbsps tbs ac ha bbl bbls deg degs cwt fur "
    "ct cts"
)
# Not read in other capitals than their own: KM and Lbs are units, SEC, UV and Ng something else.
_CASED = _set(
    "ac ad all am amd ang ar ars as at atm ats au bam bb bif bob bp bps bu cad cal cd che chw ci "
    "cm3 cop cou ct cup cve cyp dem dl dm doge dop dr eb eek ern esp fb fen fim fm fs ga gel gl "
    "gon gpa gr grd gs gt gy ha hm hr hrk iep ila in irt itl iu ka kat kl le lm ls lvl lx ma mad "
    "mao mf mga mh mm mnt mo mop mos ms mtl mur myr nad nb nf ng no npr ns nt pa pb pc pci pen pf "
    "pk pm pp ppt ps pt pta pte pts pw px rad rd rm ron rub sar scr sdg sec sen shp sit sle sll "
    "sol som sos ssp st std sv svc thm tmt toe top try ua uc uf uh ul um ut uv va wb yb yo zb zig"
)
# Though the forint is printed Ft, and the som's code is KGS.
_FOLDS = _set("ft kgs")
# Coins' codes that the markets print; the others are ours.
_MARKET_CODES = _set("EUX GBX ILA USX ZAX")


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
    """Not "By" or "har", which are letters that nobody prints, nor a coin's code of ours."""
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
    for printed, meant, *_ in rows(_ALSO):
        codes = tuple(meant.split())
        for form in printed.split(", "):
            forms.add(form, codes)
    for form in ("", *_NEVER):
        forms.drop(form)
    return forms


def _folded() -> dict[str, Codes]:
    """What is left to be read where "KM", "Kwh" and "usd" stand for km, kWh and USD."""
    folded: dict[str, Codes] = {}
    clashing = set(_CASED)
    for form, codes in SYMBOLS.items():
        key = form.lower()
        if key not in folded:
            folded[key] = SYMBOLS.get(key, codes)
        elif folded[key] != codes and key not in AMBIGUOUS and key not in _FOLDS:
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
MAX_WORDS = max(form.count(" ") for form in WORDS) + 1
"""The most words that a form of WORDS has."""
