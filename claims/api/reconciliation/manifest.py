"""What the service is and what it offers, with the addresses of it."""

from __future__ import annotations

from typing import Any

from claims.api.reconciliation.entities import TYPES
from claims.api.reconciliation.questions import BATCH

Json = dict[str, Any]
WIDTH, HEIGHT = 430, 160


def manifest(service: str, documentation: str) -> Json:
    """The manifest of the service at an address, which ends with a slash."""
    return {
        "versions": ["0.2"],
        "name": "Onrecord",
        "identifierSpace": f"{service}entities/",
        "schemaSpace": "https://schema.org/",
        "defaultTypes": [
            {"id": known.id, "name": known.name, "description": known.description}
            for known in TYPES.values()
        ],
        "documentation": documentation,
        "batchSize": BATCH,
        "view": {"url": f"{service}entities/{{{{id}}}}/"},
        "preview": {
            "url": f"{service}preview/{{{{id}}}}/",
            "width": WIDTH,
            "height": HEIGHT,
        },
        "suggest": {
            name: {"service_url": service.rstrip("/"), "service_path": f"/suggest/{name}/"}
            for name in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {
                "service_url": service.rstrip("/"),
                "service_path": "/properties/",
            },
            "property_settings": [],
        },
    }
