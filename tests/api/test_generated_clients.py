"""Clients that programs make of the API's description: without a warning, and they work."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claims.api.openapi import written
from tests.support.world import make_world

PYTHON = """
import json, sys
from client import Client
from client.api.claims import claims_list, claims_retrieve
from client.api.measures import measures_series_svg
from client.api.parse import parse
from client.models import ClaimKind, ClaimsFacet, ParseBody

client = Client(base_url=sys.argv[1])
page = claims_list.sync(
    client=client, speaker=["ada", "desk"], kind=[ClaimKind.QUANTITY, ClaimKind.PLEDGE],
    page_size=2, facets=[ClaimsFacet.KIND, ClaimsFacet.TOPIC], said_at_gte="2022",
)
claim = claims_retrieve.sync(page.results[0].id, client=client)
refused = claims_list.sync(client=client, speaker=["adda-minster"])
read = parse.sync(client=client, body=ParseBody(text="more than 300 civilians"))
picture = measures_series_svg.sync_detailed("killed", client=client)
print(json.dumps({
    "results": len(page.results), "statement": claim.statement, "said_at": claim.said_at,
    "facets": {name: facet.distinct for name, facet in page.facets.additional_properties.items()},
    "refused": [refused.code, refused.errors[0].nearest],
    "read": read.quantities[0].comparator,
    "picture": picture.content[:4].decode(),
}))
"""
TYPESCRIPT = """
import createClient from "openapi-fetch";
import type { components, paths } from "./client.js";
const api = createClient<paths>({
  baseUrl: process.argv[2],
  querySerializer: { array: { style: "form", explode: true } },
});
const { data, error } = await api.GET("/api/v1/claims/", {
  params: { query: { speaker: ["ada", "desk"], kind: ["quantity"], page_size: 2 } },
});
if (!data || typeof data === "string" || !("results" in data)) {
  throw new Error(JSON.stringify(error));
}
const first: components["schemas"]["Claim"] | components["schemas"]["ClaimPart"] = data.results[0];
console.log(JSON.stringify({ results: data.results.length, id: first.id }));
"""
PACKAGES = ("openapi-typescript@7", "openapi-fetch@0.17", "typescript@5", "@types/node@22", "tsx@4")


@pytest.fixture
def description(tmp_path: Path) -> Path:
    path = tmp_path / "schema.json"
    path.write_bytes(written())
    return path


def run(*command: str | Path, cwd: Path) -> str:
    """What a program says; it says nothing of warnings and fails on none."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warn" not in (done.stdout + done.stderr).casefold()
    return done.stdout


def test_openapi_python_client_makes_a_client_that_works(
    transactional_db: None, live_server: Any, description: Path, tmp_path: Path
) -> None:
    world = make_world()
    generate = ("-m", "openapi_python_client", "generate", "--meta", "none", "--fail-on-warning")

    run(sys.executable, *generate, "--path", description, "--output-path", "client", cwd=tmp_path)
    answer = json.loads(run(sys.executable, "-c", PYTHON, live_server.url, cwd=tmp_path))

    assert answer == {
        "results": 2,
        "statement": world.claim.statement,
        "said_at": "2022-03-05",
        "facets": {"kind": 1, "topic": 3},
        "refused": ["unknown_speaker", "ada"],
        "read": "gt",
        "picture": "<svg",
    }
    made_up = [path.stem for path in (tmp_path / "client" / "models").glob("*_type_*.py")]
    assert made_up == []


@pytest.mark.proof
def test_openapi_typescript_makes_types_that_a_program_is_held_to(
    transactional_db: None, live_server: Any, description: Path, tmp_path: Path
) -> None:
    if not shutil.which("npm"):
        pytest.skip("npm is not installed")
    world = make_world()
    (tmp_path / "package.json").write_text('{"type": "module", "private": true}')
    (tmp_path / "use.ts").write_text(TYPESCRIPT)
    run("npm", "install", "--silent", "--no-audit", "--no-fund", *PACKAGES, cwd=tmp_path)

    run("npx", "openapi-typescript", description, "-o", "client.d.ts", cwd=tmp_path)
    strictly = "--noEmit --strict --target es2022 --module nodenext --skipLibCheck --types node"
    run("npx", "tsc", *strictly.split(), "use.ts", cwd=tmp_path)
    answer = json.loads(run("npx", "tsx", "use.ts", live_server.url, cwd=tmp_path))

    assert answer == {"results": 2, "id": str(world.claim.pk)}
