"""Who asks, and what it counts for: every answer to the public is charged to one client's limit."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from typing import Any

from django.conf import settings

from claims.services.rate_limits.leases import Limiter, Standing

HEAVY = 10  # what a request that reads more than a page costs of the limit
LONGEST_ADDRESS = 100  # with an IPv6 zone
CHARGED = "onrecord.charged"  # in the WSGI environment: this request has been counted
PAID = "onrecord.paid"  # ... as one, before a view knew what it costs: how its client stands
NOBODY = "::"  # whose address nobody knows: they share one limit

LIMITER = Limiter()


def charge(meta: MutableMapping[str, Any], cost: int = 1) -> Standing | None:
    """Count a request of whoever sent it, by its WSGI environment; None where there is no limit or
    nothing can be counted, so that it has to pass."""
    meta[CHARGED] = True
    paid: Standing | None = meta.pop(PAID, None)
    if paid is not None and cost == 1:
        return paid
    if not settings.RATE_LIMIT:
        return None
    left = cost - (paid is not None)
    return LIMITER.take(client=client_of(meta), limit=settings.RATE_LIMIT, cost=left)


def charge_at_once(meta: Mapping[str, Any]) -> Standing | None:
    """Count a request without asking the database. None, and nothing is counted, where only that
    knows whether the request passes."""
    return LIMITER.take_held(client_of(meta))


def is_charged(meta: Mapping[str, Any]) -> bool:
    return CHARGED in meta


def client_of(meta: Mapping[str, Any]) -> str:
    """The address that counts: the peer's, or what the outermost proxy of ours saw as its peer."""
    proxies = settings.PROXIES
    hops = meta.get("HTTP_X_FORWARDED_FOR", "").split(",") if proxies else []
    seen = hops[-min(proxies, len(hops))] if hops else ""
    return _network(seen[:LONGEST_ADDRESS]) or _network(meta.get("REMOTE_ADDR", "")) or NOBODY


@lru_cache(maxsize=10_000)
def _network(text: str) -> str | None:
    """An address of IPv4 whole, one of IPv6 by its /64, which is one client's to fill."""
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64)
    return str(address)
