"""Numbers of a record as JSON numbers, for readers that tell a column's type by its values.

The API writes numbers as texts, so that no reader rounds them. Here the quotation marks are taken
away and every digit is kept: nothing becomes a float on the way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable


def unquoting(names: Iterable[str]) -> Callable[[bytes], bytes]:
    """What takes the marks from the numbers of a record, which stand in members of these names. A
    text never holds a name in marks: within it, they are escaped."""
    known = "|".join(sorted(names))
    number = re.compile(rf'"({known})": ?"(-?[0-9]+(?:\.[0-9]+)?)"'.encode())
    return lambda record: number.sub(rb'"\1":\2', record)
