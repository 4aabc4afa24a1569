"""Numbers as people read them, on pages and in charts. Records have all their digits."""

from __future__ import annotations

from decimal import Context, Decimal

MOST_DIGITS = 12
ABOUT = "≈"
_EXACT = Context(prec=1000)


def short(value: Decimal) -> str:
    """With its thousands set apart, and decimals as far as twelve digits go: 15.5… is ≈ 15.5556."""
    places = max(MOST_DIGITS - 1 - value.adjusted(), 0)
    cut = value.quantize(Decimal(1).scaleb(-places), context=_EXACT)
    if cut == value:
        return f"{value:,f}"
    written = f"{cut:,f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return f"{ABOUT}\N{NO-BREAK SPACE}{written}"
