"""Numbers in claims: an Observation of a measure, whose value is a QuantitativeValue or a
MonetaryAmount, with the exact interval beside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claims.formats.json_ld import entries
from claims.formats.json_ld.members import Json, known, number
from claims.formats.json_ld.site import Site
from claims.formats.json_ld.vocabulary import NAME, namespace

CURRENCY = "currency:"
ONE = "C62"  # of UN/CEFACT: a count


def nodes(record: Json, site: Site) -> Iterator[Json]:
    """An assertion by itself, with the claim that it stands in."""
    yield observation(record, site) | {"subjectOf": entries.claim(record["claim"], site)}


def observation(assertion: Json, site: Site) -> Json:
    return known(
        {
            "@type": "Observation",
            "@id": site.address("assertions", assertion["id"]),
            "name": assertion["as_printed"],
            "description": assertion["note"],
            "variableMeasured": entries.variable(assertion["measure"], site),
            "observationAbout": assertion["event"]
            and {"@id": site.address("events", assertion["event"]["id"])},
            **_time(assertion),
            **_values(assertion, site),
            f"{NAME}:comparator": assertion["comparator"],
            f"{NAME}:precision": assertion["precision"],
            f"{NAME}:observationStatus": assertion["observation_status"],
        }
    )


def _time(assertion: Json) -> Json:
    """schema.org has a day and a length; the exact days stand beside."""
    days = assertion["period"] or assertion["as_of"]
    if not days:
        return {}
    first, last = (date.fromisoformat(days[end]) for end in ("from", "to"))
    name = "period" if assertion["period"] else "asOf"
    return {
        "observationDate": days["to"],
        "observationPeriod": f"P{(last - first).days + 1}D" if first != last else None,
        f"{NAME}:{name}": f"{days['from']}/{days['to']}",
    }


def _values(assertion: Json, site: Site) -> Json:
    """The value, where it is one of the measure; and a change as it was printed."""
    printed = amount(assertion["interval"], assertion["unit"], site, best=_best(assertion))
    if assertion["basis"] in ("printed", "converted"):
        return {"value": printed}
    unit = assertion["measure"]["unit"]
    resolved = assertion["canonical"] and site.in_unit(assertion["canonical"], unit)
    return {
        "value": resolved and amount(resolved, unit, site),
        f"{NAME}:form": assertion["form"],
        f"{NAME}:direction": assertion["direction"],
        f"{NAME}:change": printed,
    }


def _best(assertion: Json) -> str | None:
    """The one value that the words or the source name, if they do."""
    low = assertion["low"]
    best: str | None = assertion["best"] or (low if low == assertion["high"] else None)
    return best


def amount(interval: Json, unit: str, site: Site, *, best: str | None = None) -> Json:
    """An interval in a unit. Money in a unit of its own, such as pence, is no MonetaryAmount."""
    if site.dimension(unit) != f"{CURRENCY}{unit}":
        named = {"unitCode": ONE} if unit == "1" else _unit(unit, site)
        return quantity(interval, site, best) | named
    ends = {
        name: number(interval[end]) for name, end in (("minValue", "low"), ("maxValue", "high"))
    }
    value = quantity(interval, site, best)
    return known({"@type": "MonetaryAmount", "currency": unit, **ends, "value": value})


def _unit(unit: str, site: Site) -> Json:
    return {"unitCode": site.address("units", unit), "unitText": unit}


def quantity(interval: Json, site: Site, best: str | None) -> Json:
    return known(
        {
            "@type": "QuantitativeValue",
            "value": number(best),
            "minValue": number(interval["low"]),
            "maxValue": number(interval["high"]),
            "additionalProperty": exact(interval, site),
        }
    )


def exact(interval: Json, site: Site) -> Json:
    """The interval itself: schema.org has no end that does not belong to one."""
    ends = {}
    for end in ("low", "high"):
        if interval[end] is not None:
            ends[f"{NAME}:{end}"] = interval[end]
            ends[f"{NAME}:{end}Inclusive"] = interval[f"{end}_inclusive"]
    return {
        "@type": "PropertyValue",
        "propertyID": f"{namespace(site.address('vocabulary'))}interval",
        "name": "interval",
        "value": {"@type": f"{NAME}:Interval", **ends},
    }
