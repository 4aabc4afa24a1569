"""Regular expressions that are compiled when a text first needs them.

The language has a hundred; compiling them all would be a fifth of the time that it takes to import.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Matching = Callable[..., re.Match[str] | None]


class Pattern:
    """Stands in for what `re.compile` makes of its source, and becomes it at first use."""

    match: Matching
    search: Matching
    fullmatch: Matching
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, source: str) -> None:
        self.source = source

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.source)
        for method in ("match", "search", "fullmatch", "finditer", "findall", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
