"""Numbers in addresses of the web, of mail and of a topic, which count nothing."""

from __future__ import annotations

from collections.abc import Iterator

from claims.quantities.parsing.patterns import Pattern

_ADDRESS = Pattern(
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,64}\.[a-z]{2,}|#[a-z]\w*|[a-z\d-]{1,63}\.(?:com|org|gov|net)/\S*"
)


class Addresses:
    """Those of a text, which are asked for from its beginning to its end."""

    def __init__(self, norm: str) -> None:
        self.spans = _spans(norm)
        self.span = next(self.spans, None)

    def around(self, start: int) -> tuple[int, int] | None:
        """Where the address lies that a number stands in."""
        while self.span and self.span[1] <= start:
            self.span = next(self.spans, None)
        return self.span if self.span and self.span[0] <= start else None


def _spans(norm: str) -> Iterator[tuple[int, int]]:
    if "://" in norm or "www." in norm or "@" in norm or "#" in norm or ".com/" in norm:
        for match in _ADDRESS.finditer(norm):
            yield match.span()
