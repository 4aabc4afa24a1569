"""What stands before an amount of money ($, US$, usd, Rs), and what is glued to one (MUSD, €bn)."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from claims.quantities.units.currencies import rows
from claims.quantities.units.table import UNITS
from claims.quantities.vocabulary.ambiguous_forms import AMBIGUOUS

Codes = tuple[str, ...]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FUNDS = _set("BOV CHE CHW CLF COU MXV USN UYI UYW XAD XBA XBB XBC XBD XSU XUA")
# Before a number, in lower case: printed forms | codes. Symbols and ISO codes are added.
_BEFORE = """
    $us, u$s, u.s.$, usd$|USD
    $a, $au, au$, aud$, aus$, aust$|AUD
    $c, $can, ca$, can$, cad$, cdn$|CAD
    $nz, nzd$|NZD
    $hk, hkd$|HKD
    sg$, sgd$|SGD
    tw$, ntd$, ntd|TWD
    mex$, mxn$|MXN
    ar$, ars$|ARS
    cl$, clp$|CLP
    co$, col$, cop$|COP
    jm$, ja$|JMD
    b$|BSD BND BBD
    z$, zw$|ZWL
    gb£, uk£, stg£, £stg|GBP
    £e, egp£, le|EGP
    £ir|IEP
    £s|SYP
    ll, l.l.|LBP
    ₤|ITL GBP
    ₧|ESP
    ƒ|NLG AWG XCG ANG
    eur€|EUR
    rs, rs., ₨|INR PKR LKR NPR
    slrs|LKR
    nrs|NPR
    rmb, rmb¥, cny¥, cn¥|CNY
    jp¥, jpy¥|JPY
    tk, tk.|BDT
    rp, rp.|IDR
    kshs, ksh., kshs.|KES
    ushs, ush., ushs.|UGX
    tshs, tsh., tshs.|TZS
    sh, sh., shs, shs.|KES UGX TZS SOS
    dh, dhs, dh., dhs.|AED MAD
    sr|SAR
    qr|QAR
    kd|KWD
    bd|BHD
    fcfa, cfa|XOF XAF
    sfr, sfr.|CHF
    kr, kr.|SEK NOK DKK ISK
    skr|SEK
    nkr|NOK
    dkr|DKK
    bs.|BOB VES
    b/.|PAB
    s/.|PEN
    nis|ILS
    ff|FRF
    xbt|BTC
"""
# Not money before a number: "top 10", "all 5", CVE-2021, SDG 13, a page, HUF's "ft".
_NOT_BEFORE = _set("all cve doge ft gold p sdg sit top лв")
_SHOUTED = _set(
    "amd ang ars ats bam bd bef bif bob bsd cop cou cuc cup cyp dm dop eek ern esp ff fim fjd "
    "gel grd hrk iep itl kd kgs lak le ll ltl luf lvl mad mga mnt mop mro mtl mur nad npr pab pen "
    "php pta pte pyg qr r rm ron rub sar sbd scr shp skk sle sll sos sr ssp std svc tmt try ves "
    "xdr zig zwg"
)
# Millions and thousands grown together with a currency: 30 MUSD, 2 kEUR, 5 BNSEK, €bn.
_SCALED_CODES = _set(
    "USD EUR GBP CHF SEK NOK DKK ISK JPY CNY CAD AUD NZD HKD SGD INR BRL MXN ZAR PLN CZK HUF RUB "
    "UAH TRY KRW ILS AED SAR"
)
_SCALED_SIGNS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP"}
_SCALES = {"k": 3, "m": 6, "mn": 6, "mio": 6, "bn": 9, "mrd": 9}


def _before() -> dict[str, Codes]:
    before: dict[str, Codes] = {}
    for forms, codes, *_ in rows(_BEFORE):
        before |= dict.fromkeys(forms.split(", "), tuple(codes.split()))
    before["$"] = AMBIGUOUS["$"]
    for unit in UNITS.values():
        if unit.dimension == f"currency:{unit.code}" and unit.code not in _FUNDS:
            before.setdefault(unit.code.lower(), (unit.code,))
            before.setdefault(unit.symbol.lower(), AMBIGUOUS.get(unit.symbol, (unit.code,)))
    return {form: codes for form, codes in before.items() if form not in _NOT_BEFORE}


def _scaled() -> dict[str, tuple[str, Decimal]]:
    scaled = {}
    codes = {code.lower(): code for code in _SCALED_CODES} | _SCALED_SIGNS
    for form, code in codes.items():
        for scale, power in _SCALES.items():
            scaled[scale + form] = scaled[form + scale] = (code, Decimal(10**power))
    return scaled


PREFIXES: Mapping[str, Codes] = MappingProxyType(_before())
"""What stands before an amount of money, in lower case and without a space: $, us$, u.s.$, rs."""
SHOUTED = _SHOUTED & PREFIXES.keys()
"""The prefixes that are money in capitals only: TRY 500, never "try 500"."""
SCALED: Mapping[str, tuple[str, Decimal]] = MappingProxyType(_scaled())
"""Currencies grown together with a power of ten, in lower case: musd, kgbp, eurbn, €m."""
