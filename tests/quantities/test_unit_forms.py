"""How units are printed, and what a reader of numbers looks up by it."""

from collections import defaultdict
from decimal import Decimal

import pytest

from claims.quantities.parsing.money_forms import PREFIXES, SCALED
from claims.quantities.parsing.printed_money import CODES_IN_CAPITALS
from claims.quantities.parsing.unit_forms import DIFFERENCES, FOLDED, SYMBOLS, WORDS
from claims.quantities.units.ambiguous_forms import AMBIGUOUS
from claims.quantities.units.conversion import (
    UNITS,
    unit,
)
from tests.support.units import CURRENCIES, printed_forms


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
    assert PREFIXES.keys() > CODES_IN_CAPITALS


def test_whatever_holds_a_space_is_a_word() -> None:
    assert [form for form in [*SYMBOLS, *FOLDED] if " " in form] == []


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
    assert form in CODES_IN_CAPITALS


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
