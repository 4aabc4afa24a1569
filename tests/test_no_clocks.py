"""No test is decided by a clock: a machine that is busy would fail it, and a fast one pass it.

Told apart by reading the tests: nothing that comes from a clock is compared, and nobody waits for
less than a time that is too long on any machine (`tests.support.patience`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
CLOCKS = {
    "perf_counter",
    "perf_counter_ns",
    "monotonic",
    "monotonic_ns",
    "time_ns",
    "process_time",
    "process_time_ns",
    "thread_time",
    "thread_time_ns",
    "clock_gettime",
    "elapsed",
    "duration",
}
WAITS = {
    "wait",
    "join",
    "acquire",
    "communicate",
    "result",
    "get",
    "create_connection",
    "urlopen",
    "wait_for",
    "wait_for_selector",
    "goto",
    "settimeout",
    "run",
}
SHORTEST = 60  # seconds
ALLOWED = {
    "sites.py",  # gives a site up that never comes
    "work.py",  # CPU of a thread, of patterns that cannot be counted otherwise
    "test_reading_properties.py",  # CPU as a ratio: twice the text takes about twice as much
}
BENCH = TESTS / "bench"  # measures times, and decides nothing
FILES = [
    path
    for path in sorted(TESTS.rglob("*.py"))
    if path.name not in ALLOWED and (path.parent != BENCH or path.name.startswith("test_"))
]


def decided_by_a_clock(source: str) -> list[int]:
    """The lines that compare what a clock said."""
    tree = ast.parse(source)
    timed = set(CLOCKS)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _is_timed(node.value, timed):
            timed |= {each.id for target in node.targets for each in _names(target)}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and _is_timed(node, timed)
    ]


def _names(tree: ast.AST) -> Iterator[ast.Name]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Name))


def _is_timed(tree: ast.AST, timed: set[str]) -> bool:
    """Whether it is made of a time by arithmetic, or is one; what is called with one is not."""
    match tree:
        case ast.Call(func=function):
            return _last(function) in CLOCKS or ast.unparse(function) == "time.time"
        case ast.Name() | ast.Attribute():
            return _last(tree) in timed
        case ast.BinOp() | ast.Compare() | ast.BoolOp() | ast.UnaryOp() | ast.Tuple():
            return any(_is_timed(part, timed) for part in ast.iter_child_nodes(tree))
    return False


def waits_for_too_little(source: str) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and _last(node.func) in WAITS
        for given in _limits(node)
        if isinstance(given, ast.Constant)
        and isinstance(given.value, int | float)
        and 0 < given.value < SHORTEST * (1000 if _last(node.func).startswith("wait_for_") else 1)
    ]


def _limits(call: ast.Call) -> list[ast.expr]:
    named = [each.value for each in call.keywords if each.arg == "timeout"]
    return named or (call.args[:1] if _last(call.func) in {"wait", "join", "result"} else [])


def _last(tree: ast.AST) -> str:
    match tree:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_test_is_decided_by_a_clock(path: Path) -> None:
    source = path.read_text()

    assert decided_by_a_clock(source) == []
    assert waits_for_too_little(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "assert time.perf_counter() - began < 1",
        "assert perf_counter() < end",
        "before = monotonic()\nwork()\ntook = monotonic() - before\nassert took < 5",
        "if time.time() - start > 2:\n    raise AssertionError",
        "assert response.elapsed < 3",
        "assert (len(found), time.thread_time() - began) < (1, 2)",
        "thread.join(5)",
        "halves.wait(0.3)",
        "process.wait(timeout=30)",
        "page.wait_for_selector('.x', timeout=20_000)",
        "socket.create_connection(address, timeout=10)",
    ],
)
def test_what_a_clock_would_decide_is_found(source: str) -> None:
    assert decided_by_a_clock(source) or waits_for_too_little(source)


@pytest.mark.parametrize(
    "source",
    [
        "before = time.monotonic()\nassert picture(before) == picture(before)",
        "thread.join(PATIENCE)",
        "barrier.wait()",
        "', '.join(names)",
        "assert standing.seconds <= 60",
        "process.wait(timeout=300)",
    ],
)
def test_what_is_decided_by_something_else_is_not(source: str) -> None:
    assert not decided_by_a_clock(source)
    assert not waits_for_too_little(source)
