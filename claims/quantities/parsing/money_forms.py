"""What stands before an amount of money ($, US$, usd, Rs), and what is glued to one (MUSD, €bn)."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from claims.quantities.parsing.words import value_by_word
from claims.quantities.units.ambiguous_forms import AMBIGUOUS
from claims.quantities.units.currencies import rows
from claims.quantities.units.table import UNITS
from claims.quantities.vocabulary.english import money_forms

Codes = tuple[str, ...]


# Funds and metals, which no text prints before a number.
_FUNDS = frozenset("BOV CHE CHW CLF COU MXV USN UYI UYW XAD XBA XBB XBC XBD XSU XUA".split())
_NOT_BEFORE = frozenset(money_forms.NOT_BEFORE.split())


def _before() -> dict[str, Codes]:
    before: dict[str, Codes] = {}
    for forms, codes, *_ in rows(money_forms.BEFORE):
        before |= dict.fromkeys(forms.split(", "), tuple(codes.split()))
    before["$"] = AMBIGUOUS["$"]
    for unit in UNITS.values():
        if unit.dimension == f"currency:{unit.code}" and unit.code not in _FUNDS:
            before.setdefault(unit.code.lower(), (unit.code,))
            before.setdefault(unit.symbol.lower(), AMBIGUOUS.get(unit.symbol, (unit.code,)))
    return {form: codes for form, codes in before.items() if form not in _NOT_BEFORE}


def _scaled() -> dict[str, tuple[str, Decimal]]:
    scaled = {}
    codes = {code.lower(): code for code in money_forms.CODES_WITH_SCALES.split()}
    for form, code in (codes | money_forms.SIGNS_WITH_SCALES).items():
        for scale, worth in value_by_word(money_forms.SCALES).items():
            scaled[scale + form] = scaled[form + scale] = (code, Decimal(worth))
    return scaled


PREFIXES: Mapping[str, Codes] = MappingProxyType(_before())
"""What stands before an amount of money, in lower case and without a space: $, us$, u.s.$, rs."""
SCALED: Mapping[str, tuple[str, Decimal]] = MappingProxyType(_scaled())
"""Currencies grown together with a power of ten, in lower case: musd, kgbp, eurbn, €m."""
