"""What the desk costs the database: an ordinary claim, asked by an editor in a real transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claims.models import Claim, Decision
from tests.support.desk import Curator, version
from tests.support.desk_browser import make_draft
from tests.support.statements_sent import sent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def curator() -> Curator:
    return Curator()


def act(verb: str, **more: Any) -> Callable[[Curator, Claim], Any]:
    def acting(curator: Curator, claim: Claim) -> Any:
        body = {"verb": verb, "version": version(claim)} | more
        return lambda: curator.post("act", claim, body)

    return acting


def preview(curator: Curator, claim: Claim) -> Any:
    figure = claim.assertions.get()
    changes = {"assertions": {str(figure.pk): {"as_printed": "More than 2.5 million people"}}}
    body = {"version": version(claim), "changes": changes}
    return lambda: curator.post("preview", claim, body)


REQUESTS: dict[str, tuple[Callable[[Curator, Claim], Any], int]] = {
    "publish": (act("publish"), 12),
    "reject": (act("reject", reason="duplicate"), 12),
    "skip": (act("skip"), 12),
    "save": (act("", changes={"place": "Lviv"}), 38),
    "live reading": (preview, 44),
    "open": (lambda curator, claim: lambda: curator.page(claim), 17),
    "preload": (lambda curator, claim: curator.ahead, 20),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_a_request_of_the_desk_takes_few_statements(curator: Curator, name: str) -> None:
    prepare, most = REQUESTS[name]
    make_draft(0)
    curator.page()  # the count of what is left is kept for a minute
    request = prepare(curator, make_draft(1).claim)

    with sent() as statements:
        response = request()

    assert response.status_code == 200
    assert len(statements) <= most, "\n".join(each[:160] for each in statements)


def test_the_database_is_told_once_who_acts(curator: Curator) -> None:
    with sent() as statements:
        act("publish")(curator, make_draft(0).claim)()
    assert Decision.objects.count() == 1
    assert statements.count("tells who acts") <= 1
