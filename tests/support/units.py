"""The unit table as its tests walk it."""

from __future__ import annotations

from hypothesis import strategies as st

from claims.quantities.units.conversion import UNITS, Unit

MEASURED = [u for u in UNITS.values() if not u.dimension.startswith("currency:")]
CURRENCIES = [u for u in UNITS.values() if u.dimension.startswith("currency:")]


def printed_forms(of: Unit) -> set[str]:
    return {of.code, of.symbol, of.label, of.plural, *of.aliases} - {""}


def same_dimension(
    first: Unit, among: list[Unit] = MEASURED
) -> st.SearchStrategy[tuple[Unit, Unit]]:
    others = [u for u in among if u.dimension == first.dimension]
    return st.tuples(st.just(first), st.sampled_from(others))
