"""The names of what the API's description consists of.

Whatever is described twice is described once, under a name that a person chose, and referred to:
programs that generate clients call their classes so.
"""

from __future__ import annotations

import json
from typing import Any

from claims.api.openapi import AS_OBJECT, FEED_ITEM
from claims.api.read.charts import VEGA_LITE
from claims.api.read.pagination import BESIDES
from claims.api.read.vocabulary import DOCUMENT, NODE
from claims.records.claim_agreement import AGREEMENT
from claims.records.values import DAYS, DERIVATION, INTERVAL

Schema = dict[str, Any]
SCHEMAS, RESPONSES, HEADERS = (
    f"#/components/{kind}/" for kind in ("schemas", "responses", "headers")
)


def _in_part(found: Any) -> Any:
    """A part of which `fields` may name some members alone."""
    if not isinstance(found, dict):
        return found
    return {key: _in_part(value) for key, value in found.items() if key != "required"}


FACET = BESIDES["facets"]["additionalProperties"]
CONVERSION = BESIDES["conversions"]["additionalProperties"]
PARTS: dict[str, Schema] = {
    "Agreement": AGREEMENT["items"],
    "OpposingRoots": AGREEMENT["items"]["properties"]["opposing_roots"],
    "Interval": INTERVAL,
    "Days": DAYS,
    "Derivation": DERIVATION,
    "DerivationRule": DERIVATION["properties"]["rule"],
    "Baseline": DERIVATION["properties"]["baseline"],
    "ValueQuestion": BESIDES["interval"],
    "Mode": BESIDES["interval"]["properties"]["mode"],
    "Count": BESIDES["count"],
    "CountKind": BESIDES["count"]["properties"]["kind"],
    "Conversions": BESIDES["conversions"],
    "Conversion": CONVERSION,
    "RateSource": CONVERSION["properties"]["source"],
    "Facets": BESIDES["facets"],
    "Facet": FACET,
    "FacetValue": FACET["properties"]["values"]["items"],
    "Highlights": BESIDES["highlights"],
    "VegaLite": VEGA_LITE,
    "JsonLd": AS_OBJECT["jsonld"],
    "JsonLdNode": NODE,
    "JsonFeed": AS_OBJECT["jsonfeed"],
    "JsonFeedItem": FEED_ITEM,
    "Vocabulary": DOCUMENT,
}
NOTHING = {"$ref": f"{SCHEMAS}NullEnum"}
PARTS |= {
    f"{name}Part": _in_part(PARTS[name]) for name in ("Interval", "Days", "Derivation", "Baseline")
}
# What drf-spectacular makes up for words that have no class.
WORDS = {
    "BasisEnum": "Basis",
    "BlankEnum": "NoWord",
    "ClaimRelationShapeDirectionEnum": "RelationDirection",
    "ContradictionsPageKindEnum": "ContradictionKind",
    "ExactCountKindEnum": "ExactCountKind",
    "ReasonEnum": "ContradictionReason",
    "StrictnessEnum": "Strictness",
}
MEMBERS = {"fields": "member", "omit": "member", "expand": "reference", "facets": "facet"}
REFUSALS = {
    "301": "Merged",
    "302": "WithoutEmptyParameters",
    "304": "NotModified",
    "400": "BadRequest",
    "404": "NotFound",
    "405": "MethodNotAllowed",
    "406": "NotAcceptable",
    "410": "Redacted",
    "411": "LengthRequired",
    "412": "PreconditionFailed",
    "413": "TooLarge",
    "415": "UnsupportedMediaType",
    "429": "TooManyRequests",
    "500": "ServerError",
    "503": "Unavailable",
}


def name_components(result: Schema, **_: Any) -> Schema:
    """Everything that is described twice, by its name (a hook of drf-spectacular)."""
    schemas = result["components"]["schemas"]
    schemas.pop("NullEnum", None)
    words = {name: schema for name, schema in schemas.items() if "enum" in schema}
    parts = Parts(PARTS | words)
    members: dict[str, Schema] = {}
    for item in result["paths"].values():
        for operation in item.values():
            _name_members(operation, parts, members)
    result["paths"] = parts.within(result["paths"])
    named = {name: parts.within(schema) for name, schema in schemas.items()} | members
    used = [name for name in parts.used if name in PARTS]
    named |= {name: parts.within(_without_null(PARTS[name])) for name in used}
    result["components"]["schemas"] = named
    result["components"]["responses"] = _responses(result["paths"])
    result["components"]["headers"] = _headers(result)
    renamed: Schema = _renamed(result, {name: _name(name) for name in named})
    return renamed


class Parts:
    """Parts with names, and which of them were met."""

    def __init__(self, known: dict[str, Schema]) -> None:
        self.names = {_essence(schema): name for name, schema in known.items()}
        self.used: dict[str, None] = {}

    def within(self, found: Any) -> Any:
        """The same with references instead of all parts in it, but for itself."""
        if isinstance(found, list):
            return [self.named(each) for each in found]
        if isinstance(found, dict):
            return {key: self.named(value) for key, value in found.items()}
        return found

    def named(self, found: Any) -> Any:
        if found == NOTHING:
            return {"type": "null"}
        name = self.names.get(_essence(found)) if isinstance(found, dict) else None
        if name is None:
            return self.within(found)
        if name not in self.used:
            self.used[name] = None
            self.within(found)  # what it consists of is used as well
        reference = {"$ref": f"{SCHEMAS}{name}"}
        if not _may_be_null(found):
            return reference
        return {"anyOf": [reference, {"type": "null"}]}


def _essence(schema: Schema) -> str:
    """What two descriptions of the same have in common."""
    said = {key: value for key, value in _without_null(schema).items() if key != "description"}
    return json.dumps(said, sort_keys=True)


def _may_be_null(schema: Schema) -> bool:
    return isinstance(schema.get("type"), list) and "null" in schema["type"]


def _without_null(schema: Schema) -> Schema:
    if not _may_be_null(schema):
        return schema
    [kind] = [each for each in schema["type"] if each != "null"]
    words = {"enum": [each for each in schema["enum"] if each]} if "enum" in schema else {}
    return schema | {"type": kind} | words


def _name_members(operation: Schema, parts: Parts, members: dict[str, Schema]) -> None:
    """Name the words that a parameter takes several of, if nothing else has the same."""
    record = operation["operationId"].removesuffix("_list").removesuffix("_retrieve")
    for parameter in operation.get("parameters", ()):
        items = parameter["schema"].get("items", {})
        if "enum" in items and _essence(items) not in parts.names:
            kind = MEMBERS.get(parameter["name"], parameter["name"])
            name = _camel(f"{record}_{kind}")
            members[name] = items
            parameter["schema"] = parameter["schema"] | {"items": {"$ref": f"{SCHEMAS}{name}"}}


def _camel(name: str) -> str:
    return "".join(part.title() for part in name.split("_"))


def _responses(paths: Schema) -> dict[str, Schema]:
    """What any address may answer besides what is asked for, once for all."""
    found: dict[str, Schema] = {}
    for item in paths.values():
        for operation in item.values():
            for status, response in operation["responses"].items():
                if status in REFUSALS:
                    name = _name_of_response(REFUSALS[status], response, found)
                    operation["responses"][status] = {"$ref": f"{RESPONSES}{name}"}
    return found


def _name_of_response(name: str, response: Schema, found: dict[str, Schema]) -> str:
    """Its name, and another where the same status says something else."""
    while found.setdefault(name, response) != response:
        name = f"{name}OfBody"
    return name


def _headers(result: Schema) -> dict[str, Schema]:
    """The headers of all answers, which refer to them from now on."""
    found: dict[str, Schema] = {}
    answers = list(result["components"]["responses"].values())
    for item in result["paths"].values():
        for operation in item.values():
            answers += operation["responses"].values()
    for answer in answers:
        for name, header in answer.get("headers", {}).items():
            found[name] = header
            answer["headers"][name] = {"$ref": f"{HEADERS}{name}"}
    return found


def _name(name: str) -> str:
    """A name for readers: ClaimList for PaginatedClaimShapeList, ClaimPart for ClaimShapePart."""
    return WORDS.get(name) or name.removeprefix("Paginated").replace("Shape", "")


def _renamed(found: Any, names: dict[str, str]) -> Any:
    places = {f"{SCHEMAS}{name}": f"{SCHEMAS}{other}" for name, other in names.items()}

    def within(value: Any) -> Any:
        if isinstance(value, list):
            return [within(each) for each in value]
        if isinstance(value, dict):
            return {key: within(each) for key, each in value.items()}
        return places.get(value, value) if isinstance(value, str) else value

    renamed = within(found)
    schemas = renamed["components"]["schemas"]
    renamed["components"]["schemas"] = {
        names[name]: schema for name, schema in sorted(schemas.items())
    }
    return renamed
