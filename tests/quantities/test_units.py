"""The unit table, walked whole: what holds for one row has to hold for the next one added."""

import dataclasses
import re
from fractions import Fraction

import pytest

from claims.quantities.parsing.money_forms import PREFIXES, SCALED
from claims.quantities.parsing.unit_forms import FOLDED, SYMBOLS, WORDS
from claims.quantities.units.ambiguous_forms import AMBIGUOUS
from claims.quantities.units.conversion import (
    CANONICAL,
    UNITS,
)
from tests.support.units import CURRENCIES, printed_forms

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
