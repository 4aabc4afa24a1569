"""Bad inputs on every parameter of every list: one that is added tomorrow is met too."""

from __future__ import annotations

import pytest

from claims.api.read.resources import RESOURCES
from tests.support.bad_inputs import NEVER, ODD
from tests.support.client import ROOT, ask, assert_problem
from tests.support.work import counted

pytestmark = pytest.mark.django_db

MOST_REFUSED = 3  # statements: an empty page, whether an entry is there, and which is like it
MOST_STATEMENTS = 6
WALK = [
    pytest.param(name, parameter, id=f"{name}-{parameter}")
    for name, view in RESOURCES.items()
    for parameter in view(detail=False).known_parameters()
]


def quickly(name: str, query: str) -> object:
    """The answer, for little work."""
    with counted() as work:
        response = ask(f"{ROOT}{name}/", query)
    assert work.is_little(), (query[:80], work)
    most = MOST_REFUSED if response.status_code == 400 else MOST_STATEMENTS
    assert work.statements <= most, query[:80]
    return response


@pytest.mark.parametrize(("name", "parameter"), WALK)
def test_what_is_no_value_is_refused(name: str, parameter: str) -> None:
    for label, value in NEVER.items():
        problem = assert_problem(quickly(name, f"{parameter}={value}"), 400)
        assert parameter in problem["detail"] or problem["code"] == "invalid_encoding", label
    if parameter not in RESOURCES[name](detail=False).list_parameters():
        for twice in (f"{parameter}=a&{parameter}=a", f"{parameter}=a&{parameter}=b"):
            assert_problem(quickly(name, twice), 400)


@pytest.mark.parametrize(("name", "parameter"), WALK)
def test_what_is_odd_is_answered_or_refused(name: str, parameter: str) -> None:
    for value in ODD.values():
        response = quickly(name, f"{parameter}={value}")
        if response.status_code != 200:
            assert_problem(response, 400)


@pytest.mark.parametrize("parameter", ["fields", "omit", "expand"])
@pytest.mark.parametrize("key", ["km", "kg/m3"])
def test_a_record_refuses_what_a_list_refuses(key: str, parameter: str) -> None:
    for value in NEVER.values():
        assert_problem(ask(f"{ROOT}units/{key}/", f"{parameter}={value}"), 400)
