"""The service keeps to the schemas of the Reconciliation API 0.2, and refuses what they refuse."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from tests.support import builders
from tests.support.client import CLIENT, ROOT, ask
from tests.support.documents import ROOT as HERE

FOLDER = HERE.parent / "shared" / "data" / "reconciliation" / "0.2"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the specification is not here"),
]
SERVICE = f"{ROOT}reconcile/"
FORM = "application/x-www-form-urlencoded"
SECURITY = "http://swagger.io/v2/schema.json"
ASKED = {"reconciliation-query-batch": "queries", "data-extension-query": "extend"}
EXAMPLES = [
    (path, name)
    for folder, name in ASKED.items()
    for path in sorted((FOLDER / "examples" / folder).glob("*/*.json"))
]


@cache
def schemas() -> dict[str, Any]:
    return {path.stem: json.loads(path.read_text()) for path in (FOLDER / "schemas").glob("*.json")}


@cache
def registry() -> Any:
    named = [(schema["$id"], schema) for schema in schemas().values() if "$id" in schema]
    named.append((SECURITY, schemas()["openapi"]))
    found = [(name, Resource(schema, specification=DRAFT7)) for name, schema in named]
    return Registry().with_resources(found)


def assert_valid(name: str, found: Any) -> None:
    validator = jsonschema.Draft7Validator(schemas()[name], registry=registry())
    assert [error.message for error in validator.iter_errors(found)] == []


def post(**form: str) -> Any:
    return CLIENT.generic("POST", SERVICE, urlencode(form), content_type=FORM)


@pytest.mark.parametrize(("path", "name"), EXAMPLES, ids=lambda each: Path(each).stem)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_example_is_answered_as_its_schema_says(path: Path, name: str, method: str) -> None:
    form = {name: path.read_text()}

    response = post(**form) if method == "post" else ask(SERVICE, form)

    if path.parent.name == "invalid":
        assert 400 <= response.status_code < 500
        assert all(fault["detail"] for fault in response.json()["errors"])
    else:
        assert response.status_code == 200
        answer = {"queries": "reconciliation-result-batch", "extend": "data-extension-response"}
        assert_valid(answer[name], response.json())


def test_the_manifest_is_valid_and_its_addresses_answer() -> None:
    manifest = ask(SERVICE).json()
    assert_valid("manifest", manifest)

    for service in [*manifest["suggest"].values(), manifest["extend"]["propose_properties"]]:
        address = f"{service['service_url']}{service['service_path']}"
        assert ask(address.removeprefix("http://testserver")).status_code == 200
    assert ask(manifest["documentation"].removeprefix("http://testserver")).status_code == 200


def test_every_answer_is_valid() -> None:
    speaker = builders.make_speaker(name="Ada Lovelace", country="GB")
    builders.make_claim(status="published", speaker=speaker)
    query = {"query": "Ada Lovelase", "properties": [{"pid": "country", "v": "GB"}]}
    extension = {"ids": [str(speaker.pk), "x"], "properties": [{"id": "country"}, {"id": "x"}]}

    answers = {
        "reconciliation-result-batch": post(queries=json.dumps({"q": query})),
        "data-extension-response": post(extend=json.dumps(extension)),
        "data-extension-property-proposal": ask(f"{SERVICE}properties/", "type=speaker&limit=3"),
        "suggest-entities-response": ask(f"{SERVICE}suggest/entity/", "prefix=ada"),
        "suggest-types-response": ask(f"{SERVICE}suggest/type/", "prefix=s"),
        "suggest-properties-response": ask(f"{SERVICE}suggest/property/", "prefix=c"),
    }

    for name, response in answers.items():
        assert response.status_code == 200
        assert str(speaker.pk).encode() in response.content or "suggest" in name or "prop" in name
        assert_valid(name, response.json())
