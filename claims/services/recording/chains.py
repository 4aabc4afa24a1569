"""The rule of a chain as a whole: its positions run from 1 without a gap."""

from __future__ import annotations

from collections.abc import Iterable

from claims.services.recording.outcomes import Fault


def gap(links: Iterable[tuple[str, int]]) -> list[Fault]:
    """The first link after a gap, of links by their paths and positions."""
    links = sorted(links, key=lambda link: link[1])
    for expected, (path, position) in enumerate(links, 1):
        if position != expected:
            given = ", ".join(str(position) for _, position in links)
            sentence = (
                "The positions of a chain run from 1, the nearest, to the root speaker, "
                f"without a gap: {given} do not."
            )
            return [Fault(f"{path}position", "chain_gap", sentence, position, expected)]
    return []
