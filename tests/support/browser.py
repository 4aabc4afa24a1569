"""Pages as a browser shows them, for the tests that have one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.support.patience import PATIENCE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@contextmanager
def chromium(*flags: str) -> Iterator[Callable[..., Page]]:
    """Opens pages. In a thread of its own: Playwright runs an event loop, which Django refuses to
    share."""

    def opened(**options: Any) -> Page:
        page = browser.new_page(**options)
        page.set_default_timeout(PATIENCE * 1000)
        return page

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=flags, timeout=PATIENCE * 1000
        )
        yield opened
        browser.close()
