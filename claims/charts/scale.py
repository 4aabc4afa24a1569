"""Where a value lies between the lowest and the highest of some."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

Share = Callable[[Decimal], float]


def share(low: float, high: float, *, apart: float = math.inf) -> Share:
    """From 0 to 1: by orders of magnitude where the highest is more than `apart` times the lowest,
    else evenly. Where the two are one, 0."""
    if low > 0 and high / low > apart:
        return lambda value: math.log(float(value) / low) / math.log(high / low)
    return lambda value: (float(value) - low) / ((high - low) or 1)
