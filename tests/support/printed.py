"""Figures as they are printed, and the interval that each means: worked out by hand."""

from __future__ import annotations

EXACT, ROUNDED, APPROX, MAGNITUDE = "exact", "rounded", "approximate", "order_of_magnitude"
# printed, comparator, precision, low, high, resolution -> interval
PRINTED = [
    ("331 civilians", "eq", EXACT, 331, 331, None, "[331,331]"),
    ("4,019,287", "eq", EXACT, 4019287, 4019287, None, "[4019287,4019287]"),
    ("more than 10,000", "gt", EXACT, 10000, None, None, "(10000,)"),
    ("331 or more", "ge", EXACT, 331, None, None, "[331,)"),
    ("fewer than 50", "lt", EXACT, None, 50, None, "[0,50)"),
    ("up to 700", "le", EXACT, None, 700, None, "[0,700]"),
    ("1.3 million", "eq", ROUNDED, 1300000, 1300000, 100000, "[1250000,1350000)"),
    ("2.75 billion", "eq", ROUNDED, 2750000000, 2750000000, 10000000, "[2745000000,2755000000)"),
    ("one million: at most 5 %", "eq", ROUNDED, 1000000, 1000000, 1000000, "[950000,1050000)"),
    ("5,000", "eq", ROUNDED, 5000, 5000, 1000, "[4750,5250)"),
    ("12.3", "eq", ROUNDED, "12.3", "12.3", "0.1", "[12.25,12.35)"),
    ("0.0: no 5 % of nothing", "eq", ROUNDED, 0, 0, "0.1", "[0,0.05)"),
    ("about 40", "approx", APPROX, 40, 40, None, "[36,44]"),
    ("about 16100", "approx", APPROX, 16100, 16100, None, "[14490,17710]"),
    ("nearly 200", "nearly", APPROX, 200, 200, None, "[180,200)"),
    ("just over 200", "just_over", APPROX, 200, 200, None, "(200,220]"),
    ("40-50,000", "between", EXACT, 40000, 50000, None, "[40000,50000]"),
    ("between about 40 and 50", "between", APPROX, 40, 50, None, "[36,55]"),
    ("dozens", "between", MAGNITUDE, 24, 100, None, "[24,100)"),
    ("tens of thousands", "between", MAGNITUDE, 20000, 100000, None, "[20000,100000)"),
]
# the same where the measure may be negative
SIGNED = [
    ("under 50", "lt", EXACT, None, 50, None, "(,50)"),
    ("at most -3", "le", EXACT, None, -3, None, "(,-3]"),
    ("-12.3 mirrors 12.3", "eq", ROUNDED, "-12.3", "-12.3", "0.1", "(-12.35,-12.25]"),
    ("0.0", "eq", ROUNDED, 0, 0, "0.1", "[-0.05,0.05)"),
    ("about -40", "approx", APPROX, -40, -40, None, "[-44,-36]"),
    ("nearly -200 is closer to zero", "nearly", APPROX, -200, -200, None, "(-200,-180]"),
    ("just over -200 is farther", "just_over", APPROX, -200, -200, None, "[-220,-200)"),
]
