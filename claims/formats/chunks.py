"""Many small pieces of bytes put together, so that a large answer is sent in few: the first alone,
since a reader waits for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

CHUNK = 128 * 1024


def parts(text: bytes, size: int = CHUNK) -> Iterator[bytes]:
    """A large piece as several."""
    return (text[at : at + size] for at in range(0, len(text), size))


def chunks(pieces: Iterable[bytes], size: int = CHUNK) -> Iterator[bytes]:
    held: list[bytes] = []
    length, worth = 0, 1
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length >= worth:
            yield b"".join(held)
            held, length, worth = [], 0, size
    if held:
        yield b"".join(held)
