"""The unit table, walked whole: what holds for one row has to hold for the next one added."""

import dataclasses
import re
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.quantities.parsing.money_forms import CAPITALS_ONLY, PREFIXES, SCALED
from claims.quantities.parsing.unit_forms import DIFFERENCES, FOLDED, MAX_WORDS, SYMBOLS, WORDS
from claims.quantities.units.ambiguous_forms import AMBIGUOUS
from claims.quantities.units.conversion import (
    CANONICAL,
    UNITS,
    DimensionMismatch,
    InexactValue,
    NotComposable,
    Unit,
    UnitError,
    UnknownUnit,
    compose,
    convert,
    unit,
)

MEASURED = [u for u in UNITS.values() if not u.dimension.startswith("currency:")]
CURRENCIES = [u for u in UNITS.values() if u.dimension.startswith("currency:")]

# Each would need a canonical unit of its own: 1/8766 hour, 1/7 day, 1/127 of an inch, 1/760.
NOT_TERMINATING = {
    "mm/a_j",
    "/wk",
    "[psi]",
    "torr",
    "[car_Au]",
    "[mi_i]/[gal_us]",
    "[mi_i]/[gal_br]",
}

# Every other measured unit, as pint names it. Written to be read by pint, which is never shown
# anything else: it takes kt for a knot.
_PINT = """
    ratio=dimensionless %=percent [ppth]=permille [ppm]=ppm
    am=attometer fm=femtometer pm=picometer Ao=angstrom dm=decimeter dam=decameter hm=hectometer
    furlong=660*foot dm2=decimeter**2 ar=are dam2=decameter**2 hm2=hectometer**2
    uL=microliter dL=deciliter daL=decaliter kL=kiloliter mm3=millimeter**3 dm3=decimeter**3
    [mi_i]3=mile**3 mcf=10**3*cubic_foot mmcf=10**6*cubic_foot bcf=10**9*cubic_foot
    tcf=10**12*cubic_foot [bf_i]=board_foot [cr_i]=128*cubic_foot [tsp_us]=teaspoon
    [tbs_us]=tablespoon [cup_us]=cup [min_us]=minim [fdr_us]=fluid_dram [gil_us]=gill
    [pk_us]=peck hogshead=63*gallon
    pg=picogram ng=nanogram quintal=100*kilogram [gr]=grain [dr_av]=dram [pwt_tr]=pennyweight
    as=attosecond fs=femtosecond ps=picosecond millennium=millennium kiloyear=10**3*julian_year
    megayear=10**6*julian_year gigayear=10**9*julian_year /s=1/second THz=terahertz
    mJ=millijoule erg=erg eV=electron_volt keV=kiloelectron_volt MeV=megaelectron_volt
    GeV=gigaelectron_volt TeV=teraelectron_volt PW.h=petawatt_hour [ft_i].[lbf_av]=foot_pound
    mW=milliwatt uW=microwatt PW=petawatt mN=millinewton dyn=dyne kgf=kilogram_force kip=kip
    N.m=newton*meter [lbf_av].[ft_i]=force_pound*foot
    V.A=volt_ampere kV.A=kilovolt_ampere MV.A=megavolt_ampere
    GPa=gigapascal torr=torr cm[H2O]=98.0665*pascal uV=microvolt MV=megavolt uA=microampere
    uC=microcoulomb Ohm=ohm mOhm=milliohm kOhm=kiloohm MOhm=megaohm
    F=farad uF=microfarad nF=nanofarad pF=picofarad H=henry mH=millihenry uH=microhenry
    Wb=weber T=tesla mT=millitesla uT=microtesla nT=nanotesla G=10**-4*tesla
    cd=candela lm=lumen lx=lux cd/m2=nit
    mol=mole mmol=millimole umol=micromole nmol=nanomole pmol=picomole kmol=kilomole
    mol/L=mole/liter mmol/L=millimole/liter umol/L=micromole/liter nmol/L=nanomole/liter
    kat=katal ukat=microkatal nkat=nanokatal
    fb=femtobarn pb=picobarn nb=nanobarn mb=millibarn b=barn /fb=1/femtobarn /pb=1/picobarn
    pixel=pixel megapixel=megapixel
    km/L=kilometer/liter [mi_i]/[gal_us]=mile/gallon [mi_i]/[gal_br]=mile/imperial_gallon
    L/(100.km)=liter/(100*kilometer) L/km=liter/kilometer
    Tbit=terabit Pbit=petabit YBy=yottabyte PiBy=pebibyte EiBy=exbibyte kBy/s=kilobyte/second
    gon=grade circ=turn mCi=millicurie uCi=microcurie nCi=nanocurie pCi=picocurie
    uGy=microgray RAD=10**-2*gray nSv=nanosievert mREM=millirem nSv/h=nanosievert/hour
    m=meter nm=nanometer um=micrometer mm=millimeter cm=centimeter km=kilometer [in_i]=inch
    [ft_i]=foot [yd_i]=yard [fth_i]=6*foot [mi_i]=mile [nmi_i]=nautical_mile
    AU=astronomical_unit [ly]=light_year
    m2=meter**2 mm2=millimeter**2 cm2=centimeter**2 har=hectare km2=kilometer**2
    [sin_i]=square_inch [sft_i]=square_foot [syd_i]=square_yard acre=4840*square_yard
    [mi_i]2=square_mile
    m3=meter**3 mL=milliliter cL=centiliter L=liter hL=hectoliter ML=megaliter GL=gigaliter
    cm3=centimeter**3 km3=kilometer**3 [cin_i]=cubic_inch [cft_i]=cubic_foot [cyd_i]=cubic_yard
    [foz_us]=fluid_ounce [foz_br]=imperial_fluid_ounce [pt_us]=liquid_pint
    [pt_br]=imperial_pint [qt_us]=liquid_quart [qt_br]=imperial_quart [gal_us]=gallon
    [gal_br]=imperial_gallon [bbl_us]=oil_barrel [bu_us]=bushel acre_foot=43560*cubic_foot
    kg=kilogram ug=microgram mg=milligram g=gram t=metric_ton kt=kilometric_ton
    Mt=megametric_ton Gt=gigametric_ton [oz_av]=ounce [lb_av]=pound [stone_av]=stone
    [scwt_av]=hundredweight [lcwt_av]=long_hundredweight [ston_av]=short_ton [lton_av]=long_ton
    [oz_tr]=troy_ounce [car_m]=carat
    delta_degf=delta_degree_Fahrenheit delta_cel=delta_degree_Celsius
    km/h=kilometer/hour m/s=meter/second km/s=kilometer/second [mi_i]/h=mile/hour
    [ft_i]/s=foot/second [kn_i]=knot mm/h=millimeter/hour mm/a_j=millimeter/julian_year
    m/s2=meter/second**2 [g]=standard_gravity
    s=second ns=nanosecond us=microsecond ms=millisecond min=minute h=hour d=day wk=week
    fortnight=fortnight mo_j=month a_j=julian_year decade=10*julian_year century=century
    /a_j=1/julian_year /mo_j=1/month /wk=1/week /d=1/day /h=1/hour /min=1/minute Hz=hertz
    kHz=kilohertz MHz=megahertz GHz=gigahertz
    J=joule kJ=kilojoule MJ=megajoule GJ=gigajoule TJ=terajoule PJ=petajoule EJ=exajoule
    W.h=watt_hour kW.h=kilowatt_hour MW.h=megawatt_hour GW.h=gigawatt_hour TW.h=terawatt_hour
    cal=calorie kcal=kilocalorie [Btu_IT]=international_british_thermal_unit
    mmbtu=10**6*international_british_thermal_unit therm=10**5*international_british_thermal_unit
    t_tnt=ton_TNT kt_tnt=kiloton_TNT mt_tnt=megaton_TNT toe=tonne_of_oil_equivalent
    mtoe=megatonne_of_oil_equivalent
    W=watt kW=kilowatt MW=megawatt GW=gigawatt TW=terawatt [HP]=horsepower
    metric_horsepower=metric_horsepower
    N=newton kN=kilonewton MN=meganewton [lbf_av]=pound_force
    Pa=pascal hPa=hectopascal kPa=kilopascal MPa=megapascal mbar=millibar bar=bar
    atm=standard_atmosphere mm[Hg]=millimeter_Hg [in_i'Hg]=inch_Hg
    [psi]=pound_force_per_square_inch
    V=volt mV=millivolt kV=kilovolt A=ampere mA=milliampere kA=kiloampere
    C=coulomb mA.h=milliampere_hour A.h=ampere_hour
    By=byte bit=bit kbit=kilobit Mbit=megabit Gbit=gigabit kBy=kilobyte MBy=megabyte
    GBy=gigabyte TBy=terabyte PBy=petabyte EBy=exabyte ZBy=zettabyte KiBy=kibibyte
    MiBy=mebibyte GiBy=gibibyte TiBy=tebibyte
    bit/s=bit/second kbit/s=kilobit/second Mbit/s=megabit/second Gbit/s=gigabit/second
    Tbit/s=terabit/second By/s=byte/second MBy/s=megabyte/second GBy/s=gigabyte/second
    ''=arcsecond '=arcminute deg=degree
    Bq=becquerel kBq=kilobecquerel MBq=megabecquerel GBq=gigabecquerel TBq=terabecquerel
    PBq=petabecquerel Ci=curie Gy=gray mGy=milligray
    Sv=sievert mSv=millisievert uSv=microsievert REM=rem
    uSv/h=microsievert/hour mSv/h=millisievert/hour Sv/h=sievert/hour
    m3/a_j=meter**3/julian_year m3/d=meter**3/day m3/s=meter**3/second L/s=liter/second
    km3/a_j=kilometer**3/julian_year [bbl_us]/d=oil_barrel/day [gal_us]/d=gallon/day
    [cft_i]/d=cubic_foot/day [cft_i]/s=cubic_foot/second
    kg/a_j=kilogram/julian_year kg/s=kilogram/second t/h=metric_ton/hour t/d=metric_ton/day
    t/a_j=metric_ton/julian_year Mt/a_j=megametric_ton/julian_year
    Gt/a_j=gigametric_ton/julian_year
    /[mi_i]2=1/square_mile /km2=1/kilometer**2 /har=1/hectare
    kg/m3=kilogram/meter**3 g/L=gram/liter mg/L=milligram/liter ug/L=microgram/liter
    mg/dL=milligram/deciliter mg/m3=milligram/meter**3 ug/m3=microgram/meter**3
    kg/har=kilogram/hectare t/har=metric_ton/hectare
    g/km=gram/kilometer g/(kW.h)=gram/kilowatt_hour t/(MW.h)=metric_ton/megawatt_hour
"""
PINT = dict(pair.split("=") for pair in _PINT.split())
TEMPERATURES = {
    "[degR]": "degree_Rankine",
    "K": "kelvin",
    "Cel": "degree_Celsius",
    "[degF]": "degree_Fahrenheit",
}
NOT_IN_PINT = {
    "1",
    "[ppb]",
    "[pptr]",
    "per_10000",
    "per_100000",
    "percentage_point",
    "basis_point",
    "dunam",
    "dB",
    "[car_Au]",
    "[iU]",
}
# No fractions of their canonical units. The parsec is 648000/pi au, by the IAU's resolution B2 of
# 2015; pint has one over the tangent of a second of arc, which differs in the twelfth digit.
ROUNDED = {
    "rad": "radian",
    "mrad": "milliradian",
    "pc": "648000/pi*astronomical_unit",
    "kpc": "648000/pi*10**3*astronomical_unit",
    "Mpc": "648000/pi*10**6*astronomical_unit",
}

# ISO 4217's list of active codes, without XTS (testing) and XXX (no currency).
_ISO_4217 = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN
    BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR
    FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY
    KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
    MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON
    RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
    TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB
    XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG
"""
ISO_4217 = set(_ISO_4217.split())
_WITHDRAWN = """
    ANG ATS BEF BGN CUC CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK SLL
    VEF ZWL
"""
WITHDRAWN = set(_WITHDRAWN.split())
CRYPTO = {"BTC", "DOGE", "ETH", "LTC", "USDT", "XRP"}
COINS = [u for u in CURRENCIES if u.code not in ISO_4217 | WITHDRAWN | CRYPTO]


def terminates(number: Fraction) -> bool:
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def printed_forms(of: Unit) -> set[str]:
    return {of.code, of.symbol, of.label, of.plural, *of.aliases} - {""}


@pytest.fixture(scope="module")
def pint_registry() -> Any:
    import pint  # here, because it takes half a second and most tests do without

    return pint.UnitRegistry(non_int_type=Fraction)


# The table


def test_every_unit_is_known_by_its_own_code() -> None:
    assert {code: u.code for code, u in UNITS.items()} == {code: code for code in UNITS}


def test_every_dimension_has_one_canonical_unit_of_factor_one() -> None:
    assert set(CANONICAL) == {u.dimension for u in UNITS.values()}

    for dimension, code in CANONICAL.items():
        canonical = UNITS[code]
        assert canonical.dimension == dimension
        assert (canonical.factor, canonical.offset) == (Fraction(1), Fraction(0))


@pytest.mark.parametrize(
    ("dimension", "code"),
    [
        ("count", "1"),
        ("ratio", "ratio"),
        ("length", "m"),
        ("area", "m2"),
        ("volume", "m3"),
        ("mass", "kg"),
        ("temperature", "[degR]"),
        ("speed", "km/h"),
        ("time", "s"),
        ("energy", "J"),
        ("power", "W"),
        ("data", "By"),
        ("currency:USD", "USD"),
    ],
)
def test_canonical_units_of_the_design(dimension: str, code: str) -> None:
    assert CANONICAL[dimension] == code


def test_factors_terminate_in_decimal_but_for_a_short_list() -> None:
    endless = {
        u.code for u in UNITS.values() if not (terminates(u.factor) and terminates(u.offset))
    }

    assert endless == NOT_TERMINATING


def test_factors_fit_the_databases_numbers() -> None:
    for u in UNITS.values():
        assert max(u.factor.numerator, u.factor.denominator) < 10**30, u.code


def test_only_temperatures_have_a_zero_of_their_own() -> None:
    assert {u.code for u in UNITS.values() if u.offset} == {"Cel", "[degF]"}


def test_codes_fit_a_url_and_a_column() -> None:
    for code in UNITS:
        assert re.fullmatch(r"[\x21-\x7e]{1,20}", code), code


def test_words_are_trimmed_and_never_missing() -> None:
    for u in UNITS.values():
        assert u.label, u.code
        assert u.plural, u.code
        assert all(form == " ".join(form.split()) and "|" not in form for form in printed_forms(u))


def test_only_a_plain_count_prints_no_symbol() -> None:
    assert [u.code for u in UNITS.values() if not u.symbol] == ["1"]


def test_currencies_are_those_of_iso_4217_withdrawn_ones_and_the_main_cryptocurrencies() -> None:
    own = {u.code for u in CURRENCIES if u.dimension == f"currency:{u.code}"}

    assert own == ISO_4217 | WITHDRAWN | CRYPTO


def test_a_currency_is_a_dimension_of_its_own() -> None:
    for u in CURRENCIES:
        if u not in COINS:
            assert u.dimension == f"currency:{u.code}"
            assert (u.factor, u.offset) == (Fraction(1), Fraction(0))


def test_a_coin_is_a_unit_of_its_currency() -> None:
    worths = {
        Fraction(1, 10),
        Fraction(1, 100),
        Fraction(1, 1000),
        Fraction(1, 10**8),
        Fraction(10),
    }

    for u in COINS:
        assert u.dimension.removeprefix("currency:") in ISO_4217 | CRYPTO
        assert u.factor in worths


def test_tables_cannot_be_changed() -> None:
    for table in (UNITS, CANONICAL, AMBIGUOUS, SYMBOLS, WORDS, FOLDED, PREFIXES, SCALED):
        with pytest.raises(TypeError):
            table["m"] = None  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        UNITS["m"].factor = Fraction(2)  # type: ignore[misc]


@pytest.mark.parametrize("factor", [Fraction(0), Fraction(-1)])
def test_a_unit_refuses_a_factor_that_turns_intervals_around(factor: Fraction) -> None:
    with pytest.raises(ValueError, match=r"must be positive, not (0|-1)"):
        dataclasses.replace(UNITS["m"], factor=factor)


# Printed forms


def test_a_printed_form_means_one_unit_or_is_listed_as_ambiguous() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for u in UNITS.values():
        if u.dimension != "temperature_difference":  # prints °C too, and says so in its form
            for form in printed_forms(u):
                meanings[form].add(u.code)

    for form, codes in meanings.items():
        assert len(codes) == 1 or codes <= set(AMBIGUOUS.get(form, ())), form


def test_an_alias_means_one_unit_and_is_not_ambiguous() -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for u in UNITS.values():
        for alias in u.aliases:
            owners[alias].append(u.code)

    assert {alias: codes for alias, codes in owners.items() if len(codes) > 1} == {}
    assert owners.keys() & AMBIGUOUS.keys() == set()


def test_an_ambiguous_form_lists_every_unit_that_prints_it() -> None:
    for u in UNITS.values():
        for form in printed_forms(u) & AMBIGUOUS.keys():
            assert u.code in AMBIGUOUS[form], form


def test_ambiguous_forms_list_known_codes_once() -> None:
    for form, codes in AMBIGUOUS.items():
        assert codes, form
        assert set(codes) <= UNITS.keys(), form
        assert len(set(codes)) == len(codes), form


def test_words_differ_by_more_than_capitals() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for u in UNITS.values():
        for form in printed_forms(u):
            if len(form) > 3 and form == form.capitalize() and form not in AMBIGUOUS:
                owners[form.casefold()].add(u.code)

    assert {form: codes for form, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("kilometer", "km"),
        ("square kilometers", "km2"),
        ("sq km", "km2"),
        ("liters", "L"),
        ("miles an hour", "[mi_i]/h"),
        ("kilometers an hour", "km/h"),
        ("barrels a day", "[bbl_us]/d"),
        ("metric tons", "t"),
        ("kilotons of TNT", "kt_tnt"),
        ("per cent", "%"),
        ("years old", "a_j"),
        ("baht", "THB"),
        ("hryvnias", "UAH"),
        ("kronor", "SEK"),
        ("Russian roubles", "RUB"),
        ("bcm", "km3"),
    ],
)
def test_usual_spellings_are_aliases(form: str, code: str) -> None:
    assert [u.code for u in UNITS.values() if form in u.aliases] == [code]


@pytest.mark.parametrize(
    ("form", "codes"),
    [
        ("kt", ("kt", "kt_tnt", "[kn_i]")),
        ("tons", ("t", "[ston_av]", "[lton_av]", "t_tnt")),
        ("m", ("m", "min", "[mi_i]")),
        ("gallons", ("[gal_us]", "[gal_br]")),
        ("kroner", ("DKK", "NOK")),
        ("won", ("KRW", "KPW")),
        ("K", ("K",)),
        ("TOP", ("TOP",)),
    ],
)
def test_ambiguous_forms_say_what_they_may_mean(form: str, codes: tuple[str, ...]) -> None:
    assert AMBIGUOUS[form] == codes


def test_a_shared_name_lists_all_its_currencies_with_the_likeliest_first() -> None:
    dollars = {u.code for u in CURRENCIES if u.label.endswith(" dollar")}
    pounds = {u.code for u in CURRENCIES if u.label.endswith(" pound")}

    assert AMBIGUOUS["dollars"][0] == AMBIGUOUS["$"][0] == "USD"
    assert AMBIGUOUS["pounds"][:2] == ("GBP", "[lb_av]")
    assert set(AMBIGUOUS["dollars"]) == dollars
    assert set(AMBIGUOUS["$"]) > dollars
    assert set(AMBIGUOUS["pounds"]) == pounds | {"[lb_av]"}


# What the reader looks up

MAPPINGS = {"symbols": SYMBOLS, "words": WORDS, "folded": FOLDED, "prefixes": PREFIXES}
# 1 is a plain number, and nobody prints "5 as" for attoseconds.
NO_FORM_LEADS_BACK = {"1"}


def meanings(form: str) -> tuple[str, ...]:
    lower = form.lower()
    return SYMBOLS.get(form) or WORDS.get(lower) or FOLDED.get(lower) or ()


@pytest.mark.parametrize("forms", MAPPINGS.values(), ids=MAPPINGS)
def test_every_form_leads_to_units(forms: dict[str, tuple[str, ...]]) -> None:
    for form, codes in forms.items():
        assert codes, form
        assert len(set(codes)) == len(codes), form
        assert [unit(code).code for code in codes] == list(codes), form


@pytest.mark.parametrize("forms", MAPPINGS.values(), ids=MAPPINGS)
def test_a_form_is_trimmed(forms: dict[str, tuple[str, ...]]) -> None:
    assert all(form and form == " ".join(form.split()) for form in forms)


@pytest.mark.parametrize("name", ["words", "folded", "prefixes"])
def test_a_form_that_is_looked_up_in_lower_case_is_in_lower_case(name: str) -> None:
    assert [form for form in MAPPINGS[name] if form != form.lower()] == []


def test_prefixes_and_scaled_currencies_hold_no_space_and_mean_money() -> None:
    for form, codes in PREFIXES.items():
        assert " " not in form
        assert {unit(code).dimension.split(":")[0] for code in codes} == {"currency"}, form
    for form, (code, scale) in SCALED.items():
        assert " " not in form
        assert UNITS[code].dimension.startswith("currency:")
        assert scale >= 1000


def test_a_currency_that_is_a_word_in_small_letters_is_a_known_prefix() -> None:
    assert PREFIXES.keys() > CAPITALS_ONLY


def test_whatever_holds_a_space_is_a_word() -> None:
    assert [form for form in [*SYMBOLS, *FOLDED] if " " in form] == []


def test_the_longest_word_form_is_counted() -> None:
    assert max(len(form.split()) for form in WORDS) == MAX_WORDS


def test_every_unit_is_reached_by_what_it_is_printed_as() -> None:
    reached = {
        u.code
        for u in UNITS.values()
        for form in (u.symbol, u.label, u.plural)
        if meanings(form)[:1] == (u.code,)
    }

    assert UNITS.keys() - reached == NO_FORM_LEADS_BACK


def test_a_symbol_leads_to_its_unit_first_or_is_ambiguous_on_purpose() -> None:
    for u in UNITS.values():
        if u.symbol and u.code not in DIFFERENCES.values():
            codes = meanings(u.symbol)
            assert codes[:1] == (u.code,) or codes == AMBIGUOUS.get(u.symbol, ()), u.code


def test_ambiguous_forms_mean_the_same_to_the_reader() -> None:
    dropped = {form for form in AMBIGUOUS if not meanings(form)}

    assert dropped == {"gold", "Gold", "crown", "mark", "real"}
    assert {
        f for f, codes in AMBIGUOUS.items() if f not in dropped and meanings(f) != codes
    } == set()


def test_folding_never_changes_what_a_form_means() -> None:
    for form, codes in FOLDED.items():
        assert form not in WORDS
        assert SYMBOLS.get(form, codes) == codes


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("km", "km"),
        ("KM", "km"),
        ("Kms", "km"),
        ("Kg", "kg"),
        ("KGS", "kg"),
        ("lbs.", "[lb_av]"),
        ("Lbs", "[lb_av]"),
        ("ft.", "[ft_i]"),
        ("FT", "[ft_i]"),
        ("mi.", "[mi_i]"),
        ("hrs.", "h"),
        ("yrs.", "a_j"),
        ("yo", "a_j"),
        ("kN", "kN"),
        ("kn", "[kn_i]"),
        ("MB", "MBy"),
        ("MBps", "MBy/s"),
        ("Mbps", "Mbit/s"),
        ("KWH", "kW.h"),
        ("Kwh", "kW.h"),
        ("MPH", "[mi_i]/h"),
        ("mw", "MW"),
        ("um", "um"),
        ("μg", "ug"),
        ("µg", "ug"),
        ("km²", "km2"),
        ("km2", "km2"),
        ("km^2", "km2"),
        ("km^3", "km3"),
        ("m/s^2", "m/s2"),
        ("km/hr", "km/h"),
        ("sqft", "[sft_i]"),
        ("s-1", "/s"),
        ("fb−1", "/fb"),
        ("°C", "Cel"),
        ("℉", "[degF]"),
        ("Js", "J.s"),
        ("TEV", "TeV"),
        ("usd", "USD"),
        ("USX", "USX"),
        ("GBX", "GBX"),
        ("₾", "GEL"),
        ("CUP", "CUP"),
        ("cup", "[cup_us]"),
        ("Cup", "[cup_us]"),
        ("sq km", "km2"),
        ("Sq. Miles", "[mi_i]2"),
        ("sq. mi.", "[mi_i]2"),
        ("square kilometers", "km2"),
        ("square-kilometre", "km2"),
        ("kilometers squared", "km2"),
        ("km cubed", "km3"),
        ("cu ft", "[cft_i]"),
        ("cubic centimeters", "cm3"),
        ("kilometers per hour", "km/h"),
        ("kilometres an hour", "km/h"),
        ("light-years", "[ly]"),
        ("light year", "[ly]"),
        ("lightyears", "[ly]"),
        ("kilowatt hours", "kW.h"),
        ("kilowatt-hour", "kW.h"),
        ("grammes", "g"),
        ("microgrammes", "ug"),
        ("litres", "L"),
        ("tablespoons", "[tbs_us]"),
        ("tsp.", "[tsp_us]"),
        ("deg C", "Cel"),
        ("degrees f", "[degF]"),
        ("Celcius", "Cel"),
        ("centigrate", "Cel"),
        ("farenheit", "[degF]"),
        ("kelvins", "K"),
        ("year-old", "a_j"),
        ("years of age", "a_j"),
        ("days old", "d"),
        ("times per week", "/wk"),
        ("times a day", "/d"),
        ("gigaannum", "gigayear"),
        ("kibibytes", "KiBy"),
        ("exabytes", "EBy"),
        ("radians", "rad"),
        ("revolutions per minute", "/min"),
        ("inverse femtobarns", "/fb"),
        ("Australian dollars", "AUD"),
        ("us dollars", "USD"),
        ("yuan", "CNY"),
        ("kuai", "CNY"),
        ("mao", "CNJ"),
        ("quid", "GBP"),
        ("pence", "GBX"),
        ("pennies", "USX"),
        ("dimes", "dime"),
        ("Deutsche marks", "DEM"),
        ("drachmas", "GRD"),
        ("bitcoins", "BTC"),
        ("satoshis", "satoshi"),
        ("roubles", "RUB"),
        ("percentage points", "percentage_point"),
        ("dollars", "USD"),
        ("pounds", "GBP"),
        ("tons", "t"),
        ("degrees", "Cel"),
        ("cents", "USX"),
        ("marks", "DEM"),
        ("rupees", "INR"),
        ("francs", "CHF"),
    ],
)
def test_a_form_means_first(form: str, code: str) -> None:
    assert meanings(form)[:1] == (code,)


@pytest.mark.parametrize(
    "form",
    [
        *("as", "are", "All", "Try", "top", "mad", "pen", "Gel", "cop", "gold", "real", "mark"),
        *("count", "ratio", "us", "US", "SEC", "HR", "AC", "Ng", "UV", "CI", "GPA", "AM", "Sen"),
        *("By", "har", "dam", "teslas", "barns", "AUX", "SGX", "KN", "MM", "people", "", "1"),
    ],
)
def test_a_word_is_no_unit(form: str) -> None:
    assert meanings(form) == ()


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("$", "USD"),
        ("us$", "USD"),
        ("u.s.$", "USD"),
        ("$us", "USD"),
        ("a$", "AUD"),
        ("c$", "CAD"),
        ("cad$", "CAD"),
        ("mex$", "MXN"),
        ("hk$", "HKD"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("¥", "JPY"),
        ("rs", "INR"),
        ("rs.", "INR"),
        ("rmb", "CNY"),
        ("usd", "USD"),
        ("gbp", "GBP"),
        ("chf", "CHF"),
        ("try", "TRY"),
        ("btc", "BTC"),
        ("zł", "PLN"),
    ],
)
def test_a_prefix_means_first(form: str, code: str) -> None:
    assert PREFIXES[form][0] == code


@pytest.mark.parametrize("form", ["all", "top", "cve", "sdg", "sit", "gold", "p", "ft", "che", "m"])
def test_a_word_before_a_number_is_no_money(form: str) -> None:
    assert form not in PREFIXES


@pytest.mark.parametrize("form", ["try", "mad", "pen", "cup", "cop", "ron", "rub", "php", "r"])
def test_a_word_is_money_in_capitals_only(form: str) -> None:
    assert form in CAPITALS_ONLY


@pytest.mark.parametrize(
    ("form", "code", "scale"),
    [
        ("musd", "USD", 10**6),
        ("mgbp", "GBP", 10**6),
        ("keur", "EUR", 1000),
        ("bnsek", "SEK", 10**9),
        ("eurbn", "EUR", 10**9),
        ("€m", "EUR", 10**6),
        ("$bn", "USD", 10**9),
    ],
)
def test_a_scaled_currency(form: str, code: str, scale: int) -> None:
    assert SCALED[form] == (code, Decimal(scale))


@pytest.mark.parametrize(("absolute", "difference"), DIFFERENCES.items())
def test_a_difference_has_steps_as_large_as_its_scale(absolute: str, difference: str) -> None:
    assert UNITS[absolute].factor == UNITS[difference].factor
    assert UNITS[difference].offset == 0


# Looking up


def test_unit_finds_by_code() -> None:
    assert unit("km") == Unit(
        code="km",
        dimension="length",
        factor=Fraction(1000),
        offset=Fraction(0),
        symbol="km",
        label="kilometre",
        plural="kilometres",
        aliases=("kms", "kilometer", "kilometers"),
    )


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("KM", "km"),
        ("kWh", "kW.h"),
        ("ha", "har"),
        ("°C", "Cel"),
        ("usd", "USD"),
        ("US$", "USD"),
        ("Percent", "%"),
        ("", "1"),
        ("tons", "t, [ston_av], [lton_av], t_tnt"),
        ("percentage_points", "percentage_point"),
    ],
)
def test_an_unknown_code_is_refused_with_the_nearest_ones(wrong: str, hint: str) -> None:
    with pytest.raises(UnknownUnit, match=r"no unit has the code") as caught:
        unit(wrong)

    assert caught.value.code == "unknown_unit"
    assert f"did you mean {hint}" in str(caught.value)


@pytest.mark.parametrize("wrong", ["\0", "§§§§", "z" * 100_000])
def test_a_code_like_no_other_is_refused_without_a_hint(wrong: str) -> None:
    with pytest.raises(UnknownUnit) as caught:
        unit(wrong)

    assert "did you mean" not in str(caught.value)
    assert len(str(caught.value)) < 100


# Converting


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (1, "1", "1", 1),
        (Decimal("12.3"), "%", "ratio", Decimal("0.123")),
        (25, "basis_point", "percentage_point", Decimal("0.25")),
        (7, "per_100000", "[ppm]", 70),
        (1, "[mi_i]", "km", Decimal("1.609344")),
        (Decimal("26.2"), "[mi_i]", "km", Decimal("42.1648128")),
        (1, "km2", "har", 100),
        (1, "[mi_i]2", "acre", 640),
        (1, "acre_foot", "[cft_i]", 43560),
        (1, "[bbl_us]", "[gal_us]", 42),
        (1, "[gal_br]", "[pt_br]", 8),
        (1, "t", "kg", 1000),
        (1, "[ston_av]", "[lb_av]", 2000),
        (1, "[lton_av]", "[lb_av]", 2240),
        (0, "Cel", "K", Decimal("273.15")),
        (100, "Cel", "[degF]", 212),
        (-40, "[degF]", "Cel", -40),
        (Decimal("1.5"), "delta_cel", "delta_degf", Decimal("2.7")),
        (36, "km/h", "m/s", 10),
        (1, "[kn_i]", "km/h", Decimal("1.852")),
        (1, "kW.h", "MJ", Decimal("3.6")),
        (1, "kt_tnt", "TJ", Decimal("4.184")),
        (1, "By", "bit", 8),
        (1, "GiBy", "GBy", Decimal("1.073741824")),
        (18, "a_j", "d", Decimal("6574.5")),
        (12, "mo_j", "a_j", 1),
        (10, "/d", "/wk", 70),
        (1, "/km2", "/har", Decimal("0.01")),
        (Decimal("2.75e9"), "USD", "USD", 2_750_000_000),
        (Fraction(2, 3), "h", "min", 40),
    ],
)
def test_convert_is_exact(
    value: Decimal | int | Fraction, source: str, target: str, expected: Decimal | int
) -> None:
    assert convert(value, source, target) == Fraction(expected)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("km", "kg"),
        ("USD", "EUR"),
        ("USD", "1"),
        ("%", "1"),
        ("Cel", "delta_cel"),
        ("GW", "GW.h"),
        ("MBy", "MBy/s"),
        ("XAU", "[oz_tr]"),
    ],
)
def test_convert_refuses_another_dimension(source: str, target: str) -> None:
    with pytest.raises(DimensionMismatch) as caught:
        convert(1, source, target)

    assert caught.value.code == "unit_mismatch"
    assert UNITS[source].dimension in str(caught.value)
    assert UNITS[target].dimension in str(caught.value)


@pytest.mark.parametrize(
    "value",
    [0.1, 1.0, True, "1", None, 1j]
    + [Decimal(text) for text in ("NaN", "sNaN", "Infinity", "-Infinity", "1e1001", "1e-1001")],
)
def test_convert_refuses_what_is_no_exact_number(value: Any) -> None:
    with pytest.raises(InexactValue) as caught:
        convert(value, "km", "m")

    assert caught.value.code == "inexact_value"
    assert str(value) in str(caught.value)


@pytest.mark.parametrize("value", [Decimal("1e1000"), Decimal("1e-1000"), Decimal("-0"), 10**4000])
def test_convert_takes_large_and_small_numbers(value: Decimal | int) -> None:
    assert convert(value, "km", "m") == Fraction(value) * 1000


@pytest.mark.parametrize(("source", "target"), [("klm", "m"), ("m", "klm")])
def test_convert_refuses_unknown_units(source: str, target: str) -> None:
    with pytest.raises(UnknownUnit, match="klm"):
        convert(1, source, target)


def test_all_refusals_are_unit_errors_with_codes_of_their_own() -> None:
    refusals = UnitError.__subclasses__()

    assert {e.code for e in refusals} == {
        "unknown_unit",
        "unit_mismatch",
        "inexact_value",
        "not_composable",
    }
    assert all(issubclass(e, ValueError) for e in refusals)


def same_dimension(
    first: Unit, among: list[Unit] = MEASURED
) -> st.SearchStrategy[tuple[Unit, Unit]]:
    others = [u for u in among if u.dimension == first.dimension]
    return st.tuples(st.just(first), st.sampled_from(others))


@given(value=st.fractions(), pair=st.sampled_from(MEASURED).flatmap(same_dimension))
def test_there_and_back_again_is_the_same_number(value: Fraction, pair: tuple[Unit, Unit]) -> None:
    a, b = (u.code for u in pair)

    assert convert(convert(value, a, b), b, a) == value


@given(
    low=st.decimals(allow_nan=False, allow_infinity=False, places=6),
    high=st.decimals(allow_nan=False, allow_infinity=False, places=6),
    pair=st.sampled_from(MEASURED).flatmap(same_dimension),
)
def test_converting_keeps_the_order_of_numbers(
    low: Decimal, high: Decimal, pair: tuple[Unit, Unit]
) -> None:
    a, b = (u.code for u in pair)

    assert (convert(low, a, b) < convert(high, a, b)) == (low < high)


# Composing


@pytest.mark.parametrize(
    ("numerator", "denominator", "code"),
    [
        ("km", "h", "km/h"),
        ("[mi_i]", "h", "[mi_i]/h"),
        ("USD", "h", "USD/h"),
        ("g", "kW.h", "g/(kW.h)"),
        ("kg", "cm3", "kg/cm3"),
        ("J/m2", "a_j", "J/m2/a_j"),
        ("USD", "km/h", "USD/(km/h)"),
        ("1", "wk", "/wk"),
        ("1", "[mi_i]2", "/[mi_i]2"),
        ("USD", "1", "USD"),
        ("m/s", "s", "m/s2"),
        ("km/s", "s", "km/s2"),
        ("[lb_av]", "[sin_i]", "[psi]"),
        ("mg", "kg", "mg/kg"),
        ("W", "delta_cel", "W/delta_cel"),
        ("km/s", "Mpc", "km/s/Mpc"),
    ],
)
def test_compose_gives_a_code_that_is_a_unit(numerator: str, denominator: str, code: str) -> None:
    assert compose(numerator, denominator) == code
    assert unit(code).code == code


def test_a_composed_unit_says_what_it_is() -> None:
    assert unit("J/m2/a_j") == Unit(
        code="J/m2/a_j",
        dimension="energy/area/time",
        factor=Fraction(1, 31557600),
        offset=Fraction(0),
        symbol="J/m²/yr",
        label="joule per square metre per year",
        plural="joules per square metre per year",
        aliases=(),
    )


@pytest.mark.parametrize(
    ("code", "symbol", "plural"),
    [
        ("/m2", "/m²", "per square metre"),
        ("km/s2", "km/s²", "kilometres per second squared"),
        ("J.s", "J·s", "joule seconds"),
        ("USD/(km/h)", "US$/(km/h)", "US dollars per kilometre per hour"),
    ],
)
def test_a_composed_unit_is_printed(code: str, symbol: str, plural: str) -> None:
    assert (unit(code).symbol, unit(code).plural) == (symbol, plural)


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (10, "L/km", "L/m", Decimal("0.01")),
        (5, "kg/cm3", "kg/m3", 5_000_000),
        (1, "g/mL", "kg/m3", 1000),
        (36, "cm/ms", "km/h", 1296),
        (1, "km/s2", "m/s2", 1000),
        (36, "km/h/s", "m/s2", 10),
        (36, "km/h2", "m/s/h", 10),
        (7, "/wk2", "/wk/d", 1),
        (3600, "kg/h/s", "kg/s2", 1),
        (60, "/min", "Hz", 1),
        (15, "USD/h", "USD/min", Decimal("0.25")),
        (1500, "USX/h", "USD/h", 15),
        (1, "J/s", "W", 1),
        (1, "N/m2", "Pa", 1),
        (3, "MBy/min", "kBy/s", 50),
        (1, "mg/kg", "[ppm]", 1),
        (24, "W/min", "W/h", 1440),
        (1, "[gal_us]/min", "[gal_us]/d", 1440),
        (1, "kW.h/d", "W", Fraction(125, 3)),
        (1, "N.m", "[lbf_av].[ft_i]", 1 / UNITS["[lbf_av].[ft_i]"].factor),
    ],
)
def test_composed_units_convert_exactly(
    value: int, source: str, target: str, expected: Decimal | Fraction | int
) -> None:
    assert convert(value, source, target) == Fraction(expected)


@pytest.mark.parametrize(
    ("source", "target"),
    [("USD/h", "EUR/h"), ("USD/h", "USD"), ("kg/m3", "kg/m2"), ("W/h", "W.h"), ("%/a_j", "/a_j")],
)
def test_composed_units_of_another_dimension_do_not_convert(source: str, target: str) -> None:
    with pytest.raises(DimensionMismatch):
        convert(1, source, target)


@pytest.mark.parametrize(
    ("numerator", "denominator"), [("Cel", "h"), ("W", "[degF]"), ("W/m2", "Cel")]
)
def test_a_unit_with_a_zero_of_its_own_is_no_part_of_another(
    numerator: str, denominator: str
) -> None:
    with pytest.raises(NotComposable, match=r"(Cel|\[degF\]) has a zero of its own") as caught:
        compose(numerator, denominator)

    assert caught.value.code == "not_composable"


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("USD/hour", "hour"),
        ("usd/h", "usd"),
        ("kWh/m2", "kWh"),
        ("km/", ""),
        ("/", ""),
        ("m7", "m7"),
        ("USD2", "USD2"),
        ("12", "12"),
        ("12/h", "12"),
        ("km/(h", "km/(h"),
        ("m" + "/s" * 40, "m" + "/s" * 19 + "/"),
    ],
)
def test_an_unknown_part_is_refused_by_its_name(code: str, part: str) -> None:
    with pytest.raises(UnknownUnit) as caught:
        unit(code)

    assert f"no unit has the code {part!r}" in str(caught.value)


@pytest.mark.parametrize(("numerator", "denominator"), [("miles", "h"), ("km", "hour")])
def test_compose_refuses_unknown_units_with_a_hint(numerator: str, denominator: str) -> None:
    with pytest.raises(UnknownUnit, match=r"did you mean (\[mi_i\]|h)"):
        compose(numerator, denominator)


DIVISIBLE = [u for u in UNITS.values() if not u.offset]


@given(st.sampled_from(DIVISIBLE), st.sampled_from(DIVISIBLE))
def test_any_two_units_compose(above: Unit, below: Unit) -> None:
    assume(len(above.code) + len(below.code) < 27)

    composed = unit(compose(above.code, below.code))

    assert compose(above.code, below.code) == composed.code
    assert composed.offset == 0


@given(
    value=st.fractions(),
    above=st.sampled_from(DIVISIBLE).flatmap(lambda u: same_dimension(u, DIVISIBLE)),
    below=st.sampled_from(MEASURED).filter(lambda u: u.dimension in {"time", "area", "mass"})
    .flatmap(lambda u: same_dimension(u, DIVISIBLE)),
)  # fmt: skip
def test_a_quotient_converts_as_its_parts_do(
    value: Fraction, above: tuple[Unit, Unit], below: tuple[Unit, Unit]
) -> None:
    (a, b), (c, d) = above, below
    source, target = compose(a.code, c.code), compose(b.code, d.code)
    assume("[psi]" not in {source, target})  # made of pounds of force

    converted = convert(value, source, target)

    assert converted == value * (a.factor / b.factor) / (c.factor / d.factor)


@given(st.text(alphabet="kmhs2/.()1[]USD", max_size=40))
def test_looking_up_any_text_gives_a_unit_or_a_refusal(text: str) -> None:
    try:
        found = unit(text)
    except UnitError:
        return

    assert found.code == text


def test_the_tables_composed_codes_agree_with_their_parts() -> None:
    """m/s is a speed of factor 3.6: taking it to pieces and composing them gives the same unit."""
    for known in UNITS.values():
        above, slash, below = known.code.rpartition("/")
        if slash and above in UNITS and below in UNITS:
            again = unit(f"({above})/{below}")
            assert (again.dimension, again.factor) == (known.dimension, known.factor), known.code


# Against pint


def test_every_measured_unit_is_checked_against_pint_or_known_to_be_missing_there() -> None:
    lists = [set(PINT), set(TEMPERATURES), set(ROUNDED), NOT_IN_PINT]

    assert set.union(*lists) == {u.code for u in MEASURED}
    assert sum(map(len, lists)) == len(MEASURED)


def in_canonical(registry: Any, expression: str, dimension: str) -> Fraction:
    quotient = registry(expression) / registry(PINT[CANONICAL[dimension]])
    return Fraction(quotient.to("dimensionless").magnitude)


@pytest.mark.parametrize("code", PINT)
def test_factor_agrees_with_pint(pint_registry: Any, code: str) -> None:
    ours = UNITS[code]
    theirs = in_canonical(pint_registry, PINT[code], ours.dimension)

    assert ours.factor == theirs


@pytest.mark.parametrize("code", ROUNDED)
def test_an_irrational_factor_agrees_with_pint_to_the_last_decimals(
    pint_registry: Any, code: str
) -> None:
    ours = UNITS[code]
    theirs = in_canonical(pint_registry, ROUNDED[code], ours.dimension)

    assert abs(ours.factor / theirs - 1) < Fraction(1, 10**18)


@pytest.mark.parametrize("code", TEMPERATURES)
def test_temperature_agrees_with_pint(pint_registry: Any, code: str) -> None:
    for value in (Fraction(0), Fraction(100), Fraction("-12.5")):
        theirs = pint_registry.Quantity(value, TEMPERATURES[code]).to("degree_Rankine").magnitude

        assert convert(value, code, "[degR]") == theirs
