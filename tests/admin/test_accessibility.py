"""Nobody is shut out of the admin: not by eyes, hands, a dark room or a telephone.

A page that is added here is looked at in every test: its address, and what is done on it first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.browser import in_browser, shut_out
from tests.support.sites import Site, manage

pytestmark = in_browser

CLAIMS = "/admin/claims/claim/"
PUBLISHED = f"{CLAIMS}017f5762-66c8-7fd9-8177-a9cf8b31f727"
IN_REVIEW = f"{CLAIMS}01890a5d-ac96-774b-bcce-b302099a8057"
REVIEW = "/admin/review/?dataset=demo"
TO_PUBLISH = "01890a5d-ac96-774b-bcce-b302099a8058"
PEOPLE = """
from django.contrib.auth.models import Group, User
from claims.models import Claim, Speaker

editor = User.objects.create_user("editor", password="a long password", is_staff=True)
editor.groups.add(Group.objects.get(name="Editors"))
for number in (7, 8):
    Claim.objects.create(
        id=f"01890a5d-ac96-774b-bcce-b302099a805{number}", statement="Two were wounded.",
        kind="quantity", speaker=Speaker.objects.first(), status="in_review",
    )

from claims.models import Import, ImportFault
from claims.services.importing import uploads

table = b"Date;Who;Number\\n2022-04-03;Ministry;1,300\\n2022-04-31;Ministry;x\\n"
uploads.recognised(uploads.take(name="losses.csv", size=len(table), chunks=[table], by=editor))
run = Import.objects.create(
    id=1_000_000, file_name="losses.csv", size=60, format="csv", options={"publish": False},
    dry_run=False, via="admin", state="finished", read=2, created=1, rejected=1, by=editor,
)
for code in ("invalid_date", "not_a_number"):
    ImportFault.objects.create(
        run=run, line=3, kind="rejected", path="said_at", column="Date", value="2022-04-31",
        code=code, reason="This day does not exist.",
    )
"""


def filters(page: Page) -> None:
    page.get_by_role("button", name="Filters").press("Enter")
    page.get_by_role("dialog", name="Filters").wait_for()


def palette(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.locator("#search-input-command").wait_for()


def table(page: Page) -> None:
    page.get_by_role("link", name="losses.csv").click()
    page.get_by_role("heading", name="The first rows, read").wait_for()


def moving(page: Page) -> None:
    page.locator("input.action-select").first.check()
    page.locator("select[name=action]").select_option("move_to_measure")
    page.locator("button[name=index]").click()
    page.get_by_role("button", name="See what moves").wait_for()


def dialog_of(verb: str) -> Callable[[Page], None]:
    def opened(page: Page) -> None:
        actions = page.get_by_role("link", name="Actions", exact=True)
        if actions.is_visible():  # on a narrow page the verbs are in a menu
            actions.click()
        page.locator(f"button[name=claims_claim_{verb}]").click()
        page.get_by_role("dialog", name=verb.capitalize()).wait_for()

    return opened


def pressed(*keys: str) -> Callable[[Page], None]:
    """At the review desk."""

    def opened(page: Page) -> None:
        page.locator("h1").wait_for()
        for key in keys:
            page.keyboard.press(key)

    return opened


@dataclass(frozen=True)
class Place:
    address: str
    first: Callable[[Page], None] = lambda page: None
    stranger: bool = False


PLACES = {
    "sign-in": Place("/admin/login/", stranger=True),
    "start": Place("/admin/"),
    "claims": Place(CLAIMS),
    "filters": Place(CLAIMS, filters),
    "palette": Place("/admin/", palette),
    "claim": Place(f"{PUBLISHED}/change/"),
    "new claim": Place(f"{CLAIMS}add/"),
    "history": Place(f"{PUBLISHED}/history/"),
    "publish": Place(f"{IN_REVIEW}/change/", dialog_of("publish")),
    "reject": Place(f"{IN_REVIEW}/change/", dialog_of("reject")),
    "retract": Place(f"{PUBLISHED}/change/", dialog_of("retract")),
    "figures": Place("/admin/claims/numericassertion/"),
    "moving": Place("/admin/claims/numericassertion/", moving),
    "review": Place(REVIEW),
    "review, editing": Place(REVIEW, pressed("e")),
    "review, a picker": Place(REVIEW, pressed("m")),
    "review, beside it": Place(REVIEW, pressed("c")),
    "review, rejecting": Place(REVIEW, pressed("x")),
    "review, filtering": Place(REVIEW, pressed("f")),
    "review, keys": Place(REVIEW, pressed("?")),
    "review, nothing waits": Place(f"{REVIEW}&kind=rule"),
    "workbench": Place("/admin/claims/measure/workbench/"),
    "imports": Place("/admin/claims/import/"),
    "a file to import": Place("/admin/claims/import/add/"),
    "a table to import": Place("/admin/claims/import/add/", table),
    "an import": Place("/admin/claims/import/1000000/change/"),
    "account": Place("/admin/account/"),
}
VIEWS = list(product(("light", "dark"), (1440, 800, 400)))


class Editor:
    """Somebody who is signed in, with one page for each view."""

    def __init__(self, site: Site, open_page: Callable[..., Page]) -> None:
        self.address, self.open_page = f"http://127.0.0.1:{site.port}", open_page
        self.pages: dict[Any, Page] = {}
        page = open_page()
        page.goto(f"{self.address}/admin/login/")
        page.fill("[name=username]", "editor")
        page.fill("[name=password]", "a long password")
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/admin/")
        self.state = page.context.storage_state()
        page.context.close()

    def at(self, place: Place, scheme: str = "light", width: int = 1440) -> Page:
        key = (scheme, width, place.stranger)
        if key not in self.pages:
            self.pages[key] = self.open_page(
                color_scheme=scheme,
                viewport={"width": width, "height": 900},
                reduced_motion="reduce",
                storage_state=None if place.stranger else self.state,
            )
        page = self.pages[key]
        page.goto(self.address + place.address, wait_until="networkidle")
        place.first(page)
        return page


@pytest.fixture(scope="session")
def visit(running: Site, browse: Callable[..., Any]) -> Callable[..., Any]:
    """Calls a function with an editor, in the thread of the browser."""
    made = manage("shell", "--no-imports", "-c", PEOPLE, DATA_DIR=running.data_dir)
    assert made.returncode == 0, made.stderr
    editor = browse(lambda open_page: Editor(running, open_page))
    return lambda look, *arguments: browse(lambda _: look(editor, *arguments))


def looked_at(editor: Editor, name: str, views: list[tuple[str, int]]) -> list[Any]:
    return [(*view, found) for view in views for found in shut_out(editor.at(PLACES[name], *view))]


@pytest.mark.parametrize("name", PLACES)
def test_nobody_is_shut_out_of_a_page(visit: Callable[..., Any], name: str) -> None:
    """Each in the dark on a telephone, where most goes wrong; in all views as a proof."""
    assert visit(looked_at, name, [("dark", 400)]) == []


@pytest.mark.proof
@pytest.mark.parametrize("name", PLACES)
def test_nobody_is_shut_out_of_a_page_in_any_view(visit: Callable[..., Any], name: str) -> None:
    assert visit(looked_at, name, VIEWS) == []


FOCUSED = "() => document.activeElement.closest('[role=dialog]') !== null"


def held_by_dialog(editor: Editor, name: str) -> dict[str, Any]:
    """Whether a dialog is one, holds the focus on its way around, and gives it back."""
    page = editor.at(PLACES[name])
    dialog = page.locator("[role=dialog]:visible")
    found = {
        "modal": dialog.get_attribute("aria-modal"),
        "label": dialog.get_attribute("aria-label"),
    }
    inside = [page.wait_for_function(FOCUSED) is not None]
    for key in ["Tab"] * 8 + ["Shift+Tab"] * 8:
        page.keyboard.press(key)
        inside.append(page.evaluate(FOCUSED))
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    page.wait_for_timeout(100)
    return found | {
        "inside": all(inside),
        "back": page.evaluate("() => document.activeElement !== document.body"),
    }


@pytest.mark.parametrize(
    ("name", "label"),
    [("publish", "Publish"), ("reject", "Reject"), ("retract", "Retract")],
)
def test_a_dialog_is_told_and_holds_the_focus_and_gives_it_back(
    visit: Callable[..., Any], name: str, label: str
) -> None:
    found = visit(held_by_dialog, name)

    assert label in found.pop("label")
    assert found == {"modal": "true", "inside": True, "back": True}


def by_keyboard(editor: Editor) -> dict[str, Any]:
    """The menu of a row: opened, walked and left, and a verb of it run."""
    page = editor.at(Place(f"{CLAIMS}?status__exact=in_review"))
    row = page.locator(f"tr:has(a[href*='{TO_PUBLISH}'])")
    opener = row.get_by_role("button", name="Actions for")
    menu = page.locator("#row-actions")
    opener.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('#row-actions')")
    found = {"open": menu.is_visible()}
    first = page.evaluate("() => document.activeElement.innerText.trim()")
    page.keyboard.press("ArrowDown")
    found["walked"] = first != page.evaluate("() => document.activeElement.innerText.trim()")
    page.keyboard.press("Escape")
    menu.wait_for(state="hidden")
    found["given back"] = "Actions" in page.evaluate("() => document.activeElement.ariaLabel")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('#row-actions')")
    while "Publish" not in page.evaluate("() => document.activeElement.innerText"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Publish")
    dialog.wait_for()
    found["dialog"] = page.wait_for_function(FOCUSED) is not None
    dialog.get_by_role("button", name="Publish").press("Enter")
    page.get_by_text("“Two were wounded.” is published.").wait_for()
    return found


def test_the_menu_of_a_row_is_worked_by_keyboard(visit: Callable[..., Any]) -> None:
    found = visit(by_keyboard)

    assert found == {
        "open": True,
        "walked": True,
        "given back": True,
        "dialog": True,
    }


PAST_MENU = """() => {
    const [menu, here] = [document.querySelector('nav'), document.activeElement];
    return Boolean(menu.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING);
}"""


def past_the_menu(editor: Editor, name: str) -> list[Any]:
    """The first stop of a page, whether it is seen, and whether the stop after it is past the
    menu."""
    page = editor.at(PLACES[name])
    page.keyboard.press("Tab")
    skip = page.evaluate("() => document.activeElement.textContent")
    is_seen = page.evaluate("() => document.activeElement.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    return [skip, is_seen, page.evaluate(PAST_MENU)]


@pytest.mark.parametrize("name", ["start", "claims", "claim", "history"])
def test_one_link_leads_past_the_menu(visit: Callable[..., Any], name: str) -> None:
    assert visit(past_the_menu, name) == ["Skip to the content", True, True]


def statuses(editor: Editor) -> list[str]:
    page = editor.at(PLACES["claims"])
    return [text.strip() for text in page.locator("td.field-status_shown").all_inner_texts()]


def test_a_status_is_told_in_words(visit: Callable[..., Any]) -> None:
    found = {text.lower() for text in visit(statuses)}

    assert "" not in found
    assert found >= {"published"}
