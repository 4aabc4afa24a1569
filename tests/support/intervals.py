"""Intervals and numbers to draw, for what holds of all."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from claims.quantities.intervals import Interval

# Few enough to meet often, or of any size and 18 decimals.
near = st.integers(-6, 6).map(Decimal) | st.integers(-60, 60).map(lambda n: Decimal(n).scaleb(-1))
MOST = 10**48 - 1
any_figure = st.integers(-MOST, MOST).map(lambda n: Decimal(f"{n}e-18"))
magnitudes = st.builds(
    lambda digits, power: Decimal(f"{digits}e{power}"), st.integers(-999, 999), st.integers(-18, 26)
)
numbers = near | magnitudes | any_figure
powers = st.integers(-18, 29).map(lambda power: Decimal(1).scaleb(power))
ends = st.none() | numbers


@st.composite
def intervals(draw: st.DrawFn, figures: st.SearchStrategy[Decimal | None] = ends) -> Interval:
    low, high = draw(figures), draw(figures)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    open_ends = st.just(True) if low == high is not None else st.booleans()
    return Interval(low, high, draw(open_ends), draw(open_ends))


some, other, third = intervals(), intervals(), intervals()
bounded = intervals(numbers)
length = st.sampled_from(["m", "km", "[mi_i]", "[in_i]", "nm", "[nmi_i]"])
temperature = st.sampled_from(["K", "Cel", "[degF]", "[degR]"])
frequency = st.sampled_from(["/a_j", "/wk", "/d", "Hz"])  # a week of events does not terminate
pairs = st.one_of(*[st.tuples(codes, codes) for codes in (length, temperature, frequency)])
NOT_NEGATIVE = Interval(Decimal(0), None)
