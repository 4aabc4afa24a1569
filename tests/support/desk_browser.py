"""A curator at the review desk in a real browser, by keyboard alone. Keys and waits are counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group, User
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from playwright.sync_api import Page

from claims.models import AssertionReading, NumericAssertion
from claims.services import jobs
from claims.services.tasks import TASKS
from tests.support.browser import chromium
from tests.support.builders import make_assertion, make_claim

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
IS_OTHER = "was => document.querySelector('.claim')?.dataset.claim !== was"
OFFERED = """text => [...document.querySelectorAll('.options [role=option]')]
    .some(each => each.textContent.includes(text))"""
CHOSEN = """text => document.querySelector('.options [aria-selected=true]')
    ?.textContent.includes(text)"""
# What is focused, by the name that it is read out by. A box of a row has the name of the row.
FOCUSED = """() => {
    const it = document.activeElement;
    if (it.type === 'checkbox') return '';
    const shown = it.cloneNode(true);
    shown.querySelectorAll('.material-symbols-outlined').forEach(each => each.remove());
    const name = [it.getAttribute('aria-label'), it.labels?.[0]?.textContent, shown.textContent,
        it.title, it.placeholder].find(each => each?.trim());
    return (name ?? '').replace(/\\s+/g, ' ').trim();
}"""
SHOWS = "text => document.body?.innerText.includes(text)"
FAR = 150  # presses of Tab
OUTCOME = "text => document.getElementById('outcome').textContent.includes(text)"
PAUSE = 0.2  # seconds that a key takes


QUOTE = "More than 2.5 million people fled, and 331 died."


def make_draft(number: int, printed: str = "331", **overrides: Any) -> NumericAssertion:
    """A claim that waits, with a figure."""
    claim = make_claim(
        status="draft", statement=f"Claim {number}: people fled.", quote=QUOTE, language="en"
    )
    at = QUOTE.find(printed)
    values = {"low": 331, "high": 331, "quote_start": at, "quote_end": at + len(printed)}
    made: NumericAssertion = make_assertion(claim=claim, as_printed=printed, **values | overrides)
    AssertionReading.objects.update(state="agrees", in_quote=True)
    return made


def elsewhere(write: Callable[[], Any]) -> None:
    """What somebody else does meanwhile: Playwright's thread has an event loop."""

    def writing() -> None:
        write()
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(writing).result()


def session_of(name: str, group: str = "Editors") -> str:
    """The key of a session in which somebody of this name is signed in."""
    user, is_new = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    if is_new:
        user.groups.add(Group.objects.get(name=group))
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


class Desk:
    """One browser, signed in if a session is given. What goes wrong on its page is in `errors`."""

    def __init__(self, page: Page, site: str, session: str) -> None:
        self.page, self.site = page, site
        self.keys, self.waited = 0, 0.0
        self.errors: list[str] = []
        if session:
            page.context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, claim: object = "", query: str = "") -> None:
        place = f"{claim}/" if claim else ""
        self.page.goto(f"{self.site}/admin/review/{place}{query}")
        self.page.wait_for_selector("h1")

    @property
    def claim(self) -> str:
        return str(self.page.get_attribute(".claim", "data-claim"))

    @property
    def title(self) -> str:
        return str(self.page.get_attribute(".claim", "data-title"))

    @property
    def outcome(self) -> str:
        return str(self.page.text_content("#outcome"))

    def errors_told(self) -> list[str]:
        texts = self.page.eval_on_selector_all(".error", "all => all.map(e => e.textContent)")
        return [text.strip() for text in texts if text.strip()]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.keys += len(text)

    def until(self, condition: str, given: Any = None) -> None:
        begun = time.monotonic()
        self.page.wait_for_function(condition, arg=given)
        self.waited += time.monotonic() - begun

    def says(self, text: str) -> None:
        """Wait until the foot says this."""
        self.until(OUTCOME, text)

    def on(self, *keys: str) -> None:
        """Press keys that lead to another claim, and wait for it."""
        was = self.claim
        self.press(*keys)
        self.until(IS_OTHER, was)

    def pick(self, text: str) -> None:
        """Type into a picker, go to the option that is called so, and take it."""
        self.press("Control+A")
        self.type(text)
        self.until(OFFERED, text)
        while not self.page.evaluate(CHOSEN, text):
            self.press("ArrowDown")
        self.press("Enter")

    def reach(self, name: str, *, key: str = "Tab") -> None:
        """Tab to what is called so."""
        seen = []
        while len(seen) < FAR:
            self.press(key)
            seen.append(str(self.page.evaluate(FOCUSED)))
            if seen[-1].startswith(name):
                return
        raise AssertionError(f"{name!r} is not reached on {self.page.url}, only: {seen}")

    def follow(self, name: str, shows: str) -> None:
        """Tab to a link or button, press it, and wait for what it leads to."""
        self.reach(name)
        self.press("Enter")
        self.shows(shows)

    def go(self, address: str, shows: str) -> None:
        """As typed into the browser's own field."""
        self.keys += len(address) + 1
        self.page.goto(f"{self.site}{address}")
        self.shows(shows)

    def shows(self, text: str) -> None:
        """Wait until the page says this."""
        self.until(SHOWS, text)

    @property
    def seconds(self) -> float:
        """Without the time that reading takes."""
        return self.waited + PAUSE * self.keys


@contextmanager
def at_work(site: str, *sessions: str, **options: Any) -> Iterator[list[Desk]]:
    """A browser for each session."""
    with chromium(*FLAGS) as opened:
        yield [Desk(opened(**options), site, session) for session in sessions]


def run(work: Callable[..., Any], site: str, *sessions: str, **options: Any) -> Any:
    """Have somebody work in browsers, in a thread of their own. What goes wrong on a page fails."""

    def working() -> Any:
        with at_work(site, *sessions, **options) as desks:
            found = work(*desks)
            assert [error for desk in desks for error in desk.errors] == []
            return found

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(working).result()


def one_step() -> None:
    """What the process beside the server does meanwhile: this thread has an event loop."""

    def working() -> None:
        jobs.work_off(TASKS)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(working).result()


def serious(desk: Desk) -> list[str]:
    """What axe finds serious on the page that is open."""
    found = Axe().run(desk.page).response["violations"]
    return [each["id"] for each in found if each["impact"] in ("serious", "critical")]
