"""A file imported in a real browser: sent in pieces, tried, followed to its end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims.models import Claim, UploadPiece
from claims.services.importing import running, uploads
from tests.support.browser import in_browser
from tests.support.desk_browser import Desk, one_step, run, serious, session_of
from tests.support.importing import line

pytestmark = [pytest.mark.django_db(transaction=True), in_browser]

TOLD = "text => document.querySelector('[data-told]')?.textContent.startsWith(text)"
STATE = "text => document.querySelector('#state')?.textContent === text"


def test_a_file_is_sent_in_pieces_tried_and_followed_to_its_end(
    live_server: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(uploads, "PIECE", 200)
    monkeypatch.setattr(running, "BATCH", 2)
    monkeypatch.setattr(running, "STEP", -1)
    file = tmp_path / "claims.ndjson"
    lines = [*map(line, range(3)), line(4, kind="gossip")]
    file.write_text("\n".join(map(json.dumps, lines)))

    def work(desk: Desk) -> list[str]:
        page = desk.page
        page.goto(f"{desk.site}/admin/claims/import/add/")
        faults = serious(desk)
        page.set_input_files("#file", str(file))
        page.get_by_role("button", name="Upload and look at it").press("Enter")
        page.get_by_role("button", name="Try it").press("Enter")
        desk.until(TOLD, "0 lines read")
        page.evaluate("window.stayed = true")
        one_step()
        desk.until(TOLD, "2 lines read")
        faults += serious(desk)
        one_step()
        one_step()
        desk.until(STATE, "Tried: nothing was kept")
        assert page.evaluate("window.stayed")
        page.get_by_role("button", name="Import 3 claims").press("Enter")
        desk.until(STATE, "Running")
        for _ in range(3):
            one_step()
        desk.until(STATE, "Imported")
        return faults + serious(desk)

    faults = run(work, live_server.url, session_of("ada"))
    running.OPEN.close()

    assert faults == []
    assert Claim.objects.count() == 3
    assert UploadPiece.objects.count() == -(-file.stat().st_size // 200)
