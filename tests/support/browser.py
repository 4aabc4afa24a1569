"""Pages as a browser shows them, for the tests that have one."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

import psutil
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page, sync_playwright

from tests.support.patience import PATIENCE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LEAVING = 30  # seconds
Found = TypeVar("Found")
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


class Driver:
    """Playwright's driver. It may wait for ever to hear of a Chromium that has gone: it is ended if
    leaving takes long."""

    def __enter__(self) -> Driver:
        self.others = drivers()
        self.end = threading.Timer(LEAVING, self._end)
        self.end.daemon = True
        return self

    def leave(self) -> None:
        self.end.start()

    def _end(self) -> None:
        for process in drivers() - self.others:
            process.kill()

    def __exit__(self, *raised: object) -> None:
        self.end.cancel()


def drivers() -> set[psutil.Process]:
    return {child for child in psutil.Process().children() if _is_driver(child)}


def _is_driver(child: psutil.Process) -> bool:
    with suppress(psutil.Error):  # it has just ended
        return child.cmdline()[-1:] == ["run-driver"]
    return False


@contextmanager
def chromium(*flags: str) -> Iterator[Callable[..., Page]]:
    """Opens pages. In a thread of its own: Playwright runs an event loop, which Django refuses to
    share."""

    def opened(**options: Any) -> Page:
        page = browser.new_page(**options)
        page.set_default_timeout(PATIENCE * 1000)
        return page

    with Driver() as driver, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=flags, timeout=PATIENCE * 1000
        )
        try:
            yield opened
        finally:
            driver.leave()
            with suppress(Error):
                browser.close()


@pytest.fixture(scope="session")
def browse() -> Iterator[Callable[..., Any]]:
    """Calls a function with what opens pages, in the thread that has the one browser of a run."""
    opening = chromium(*FLAGS)
    with ThreadPoolExecutor(1) as thread:

        def browse(look: Callable[..., Found], *arguments: Any) -> Found:
            return thread.submit(look, open_page, *arguments).result()

        open_page = thread.submit(opening.__enter__).result()
        yield browse
        thread.submit(opening.__exit__, None, None, None).result()


def shut_out(page: Page) -> list[tuple[str, list[str]]]:
    """What keeps somebody from using a page: what axe finds serious, and what is wider than it."""
    found = [
        (each["id"], [node["html"][:160] for node in each["nodes"]])
        for each in Axe().run(page).response["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    wider = page.evaluate(WIDER)
    return [*found, ("overflow", wider)] if wider else found


WIDER = """() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wider = [...document.body.querySelectorAll("*")].filter(
        (each) => each.getBoundingClientRect().right > root.clientWidth + 1);
    return wider.slice(0, 5).map((each) => each.outerHTML.slice(0, 160));
}"""
