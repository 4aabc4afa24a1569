"""What a folder of files holds, as DCAT 3 in JSON-LD, which data portals harvest.

https://www.w3.org/TR/vocab-dcat-3/ · addresses are relative to the place of this file.
"""

from __future__ import annotations

from typing import Any

from claims.formats.data_package import File, Package

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
SHA256 = "spdx:checksumAlgorithm_sha256"


def described(package: Package) -> dict[str, Any]:
    """A catalogue with a dataset for each list, and a distribution for each of its files."""
    names = dict.fromkeys(file.name for file in package.files)
    datasets = [
        _dataset(package, [file for file in package.files if file.name == name]) for name in names
    ]
    found = _about(package, "dcat:Catalog", package.title, package.about)
    return {"@context": CONTEXT, "@id": "", **found, "dcat:dataset": datasets}


def _dataset(package: Package, files: list[File]) -> dict[str, Any]:
    title = f"{package.title}: {files[0].name}"
    found = _about(package, "dcat:Dataset", title, files[0].about)
    distributions = [_distribution(package, file) for file in files]
    return {"@id": f"#{files[0].name}", **found, "dcat:distribution": distributions}


def _about(package: Package, kind: str, title: str, about: str) -> dict[str, Any]:
    found = {
        "@type": kind,
        "dct:title": title,
        "dct:description": about,
        "dct:issued": {"@type": "xsd:dateTime", "@value": package.created.isoformat()},
    }
    return found | _licence(package)


def _licence(package: Package) -> dict[str, Any]:
    licence = package.licence
    if not licence:
        return {}
    return {"dct:license": {"@id": licence} if "://" in licence else licence}


def _distribution(package: Package, file: File) -> dict[str, Any]:
    media_type = file.media_type.partition(";")[0]
    return {
        "@type": "dcat:Distribution",
        "dct:title": file.path,
        "dcat:accessURL": {"@id": file.path},
        "dcat:downloadURL": {"@id": file.path},
        "dcat:mediaType": {"@id": f"{MEDIA_TYPES}{media_type}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.bytes)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": SHA256},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
        **_licence(package),
    }
