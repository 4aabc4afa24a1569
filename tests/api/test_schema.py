"""The description of the API says all that the API does, and its page shows it without help."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client

from claims.api.openapi import described
from claims.api.read.agreement import AGREEMENT
from claims.api.read.charts import PICTURES
from claims.api.read.formats import MEDIA_TYPES
from claims.api.read.resources import RESOURCES
from claims.api.read.series import OF_MEASURES
from tests.support.browser import chromium, in_browser
from tests.support.client import ROOT, ask

OPERATIONS = [
    pytest.param(operation, id=path)
    for path, item in described()["paths"].items()
    for operation in item.values()
]
BESIDES = {f"{ROOT}parse/": "post", f"{ROOT}rules/": "get", f"{ROOT}vocabulary/": "get"}


def test_the_description_is_valid_openapi_without_a_warning(tmp_path: Path) -> None:
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "schema.yml"))


def test_the_description_is_answered_as_json() -> None:
    response = ask(f"{ROOT}schema/")

    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/vnd.oai.openapi+json")
    assert response.json()["openapi"] == "3.1.0"
    assert ask(f"{ROOT}schema/", accept="application/json").json() == response.json()


def test_the_description_is_kept_by_its_tag() -> None:
    first = ask(f"{ROOT}schema/")
    same = ask(f"{ROOT}schema/", if_none_match=first["ETag"])
    other_type = ask(f"{ROOT}schema/", accept="application/json")

    assert first["Cache-Control"].startswith("public")
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    assert first["Vary"] == "Accept"
    assert other_type["ETag"] != first["ETag"]


def test_options_say_what_the_description_and_its_page_are() -> None:
    for name in ("schema", "docs"):
        told = ask(f"{ROOT}{name}/", method="options")

        assert (told.status_code, told.json()["name"]) == (200, name)
        assert told["Allow"] == "GET, HEAD, OPTIONS"


def test_every_address_is_described() -> None:
    paths = (
        {ROOT, *BESIDES}
        | {f"{ROOT}{name}/" for name in RESOURCES}
        | {f"{ROOT}{name}/{{key}}/" for name in RESOURCES}
        | {f"{ROOT}measures/{{key}}/{name}/" for name in OF_MEASURES}
        | {f"{ROOT}measures/{{key}}/{name}" for name in PICTURES}
        | {f"{ROOT}measures/{{key}}/{name}/" for name in AGREEMENT}
        | {f"{ROOT}contradictions/"}
    )

    assert described()["paths"].keys() == paths
    for path, item in described()["paths"].items():
        options = {"options"} if path not in {ROOT, f"{ROOT}contradictions/", *BESIDES} else set()
        assert item.keys() == {BESIDES.get(path, "get")} | options


@pytest.mark.parametrize("name", RESOURCES)
def test_every_parameter_is_described_with_its_bounds(name: str) -> None:
    view = RESOURCES[name]
    parameters = {p["name"]: p for p in described()["paths"][f"{ROOT}{name}/"]["get"]["parameters"]}

    assert parameters.keys() == set(view(detail=False).known_parameters())
    for parameter in parameters.values():
        assert len(parameter["description"]) > 10
        bounds = {"enum", "maxLength", "format", "maximum", "items", "anyOf"}
        assert parameter["schema"].keys() & bounds or parameter["schema"]["type"] == "boolean"
    assert parameters["ordering"]["schema"]["enum"] == list(view.orderings)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_declares_its_refusals(operation: dict[str, Any]) -> None:
    for status in ("400", "404", "405", "406", "429", "500", "503"):
        assert "application/problem+json" in operation["responses"][status]["content"]
    for status, answer in operation["responses"].items():
        assert answer["headers"].keys() >= {"RateLimit", "RateLimit-Policy"}, status
    for status in ("429", "503"):
        assert "Retry-After" in operation["responses"][status]["headers"]
    assert operation["description"]


@pytest.mark.parametrize(
    "name", ["claims", "speakers", "sources", "measures", "topics", "reviews", "relations"]
)
def test_every_address_of_a_record_declares_what_becomes_of_it(name: str) -> None:
    responses = described()["paths"][f"{ROOT}{name}/{{key}}/"]["get"]["responses"]

    assert responses.keys() >= {"200", "301", "304", "404", "410", "412"}
    assert responses["200"]["headers"].keys() >= {"ETag", "Last-Modified", "Content-Location"}


@pytest.mark.parametrize("name", RESOURCES)
def test_every_list_declares_its_formats_and_how_it_is_kept(name: str) -> None:
    responses = described()["paths"][f"{ROOT}{name}/"]["get"]["responses"]

    offered = RESOURCES[name](detail=False).offered
    assert responses["200"]["content"].keys() == set(map(media_type, offered))
    assert responses["200"]["headers"].keys() >= {"ETag", "Link", "Cache-Control", "Vary"}
    assert "304" in responses


@pytest.mark.parametrize("name", AGREEMENT)
def test_every_answer_about_a_measure_declares_all_that_it_may_be(name: str) -> None:
    get = described()["paths"][f"{ROOT}measures/{{key}}/{name}/"]["get"]

    assert {p["name"] for p in get["parameters"]} == {"key", *AGREEMENT[name]().known_parameters()}
    assert get["responses"].keys() >= {"200", "301", "304", "400", "404", "410", "412", "429"}
    offered = set(map(media_type, AGREEMENT[name].offered))
    assert get["responses"]["200"]["content"].keys() == offered
    assert get["responses"]["200"]["headers"].keys() >= {"ETag", "Cache-Control", "Vary"}


def media_type(form: str) -> str:
    return MEDIA_TYPES[form].partition(";")[0]


def test_records_are_described_as_closed() -> None:
    for name, schema in described()["components"]["schemas"].items():
        if "properties" in schema and name not in {"Problem", "Tombstone"}:
            assert schema["additionalProperties"] is False, name


def test_the_page_loads_its_own_files_only() -> None:
    page = Client().get(f"{ROOT}docs/")
    text = page.content.decode()
    loaded = re.findall(r'(?:src|href)="([^"]+)"', text)

    assert page.status_code == 200
    assert page["Content-Type"].startswith("text/html")
    assert len(loaded) >= 4
    for address in loaded:
        assert address.startswith(("/static/", f"{ROOT}docs/"))
        if address.startswith("/static/"):
            assert finders.find(address.removeprefix("/static/"))
    assert "<script>" not in text


def test_the_script_of_the_page_names_no_other_host() -> None:
    script = Client().get(f"{ROOT}docs/?script=")

    assert script["Content-Type"].startswith("application/javascript")
    assert "http" not in script.content.decode().replace('authDef.schema.type === "http"', "")
    assert f'url: "{ROOT}schema/"' in script.content.decode().replace("\\u002D", "-")


@in_browser
def test_the_page_works_in_a_browser_and_asks_no_other_host(live_server: Any) -> None:
    with ThreadPoolExecutor() as pool:
        seen = pool.submit(look_at, f"{live_server.url}{ROOT}docs/").result()

    assert seen["operations"] == len(OPERATIONS)
    assert seen["errors"] == []
    assert {
        address for address in seen["asked"] if not address.startswith(live_server.url)
    } == set()


def look_at(address: str) -> dict[str, Any]:
    """What a browser shows of the page, all it asked for, and what it complained of."""
    asked: list[str] = []
    errors: list[str] = []
    with chromium() as open_page:
        page = open_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto(address)
        page.wait_for_selector(".opblock")
        operations = page.locator(".opblock").count()
    inline = ("data:", "blob:")
    return {
        "asked": [url for url in asked if not url.startswith(inline)],
        "errors": errors,
        "operations": operations,
    }
