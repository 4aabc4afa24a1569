"""What a node has to know of the site that it is from: addresses and units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

Json = dict[str, Any]


@dataclass(frozen=True)
class Site:
    """Where things are, and what units are worth.

    `places` are addresses by resource, with `{}` for a key. `dimension` is that of a unit, such as
    `length` or `currency:USD`. `in_unit` converts a canonical interval.
    """

    places: Mapping[str, str]
    dimension: Callable[[str], str]
    in_unit: Callable[[Json, str], Json | None]

    def address(self, resource: str, key: str = "") -> str:
        return self.places[resource].replace("{}", quote(key))
