"""What reading costs: every question a consumer asks, beside what others need for the same answers.

CPU is that of the server's processes and of PostgreSQL's together. The rivals give the same JSON,
checked first. Ratios are medians of rounds in which all take turns, since machines are noisy.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from tests.bench.measuring import Report
from tests.bench.serving_cpu import Cluster, cpu_of_tree
from tests.bench.serving_load import Outcome, Task
from tests.bench.serving_questions import LIST, Question, questions
from tests.bench.serving_servers import (
    FASTAPI,
    ORDINARY,
    OURS,
    Client,
    Server,
    client,
    server,
)

MOST, SECONDS, MANY = 2_000, 5.0, 16
WARMING = 2.0
ROUNDS, ROUND_MOST, ROUND_SECONDS = 7, 1_000, 2.0
DEEP = 1_000
ALONE = {"RATE_LIMIT": "100000000", "WORKERS": "1"}
HEAD = f"""
{"CPU and times in ms,":28} {"one connection":^47} {f"{MANY} connections":^30}
{"a request":28} {"CPU":>8} {"server":>7} {"db":>7} {"p50":>7} {"p99":>7} {"req/s":>6} \
{"CPU":>8} {"p50":>7} {"p99":>6} {"req/s":>6}"""
Target = tuple[str, dict[str, str]]
NEWEST, DEEP_PAGE = "newest 50", "deep"
FILTERS = (
    "by speaker",
    "by date range",
    "by topic, rare ones",
    "by source",
    "by measure",
)
RARE, RANKED, FACETS = "words: a rare one", "... ranked", "facets, commonest topic"
# Ours, another, and at most how many times the CPU of that.
PAIRS = (
    (NEWEST, "ordinary DRF, newest 50", 1 / 15),
    (NEWEST, "FastAPI, newest 50", 0.6),
    (NEWEST, "fixed bytes, as newest 50", 4.4),
    ("one claim", "ordinary DRF, one claim", 1 / 4),
    ("one claim", "FastAPI, one claim", 1.0),
    ("304, one claim", "empty DRF view", 1.4),
    ("304, newest 50", "empty DRF view", 2.0),
    (DEEP_PAGE, NEWEST, 1.2),
    *((name, NEWEST, 1.5) for name in FILTERS),
    (RARE, NEWEST, 2.0),
)
AT_MOST = {RANKED: 60.0, FACETS: 150.0}  # milliseconds


@dataclass(frozen=True)
class Contestant:
    """A server, and what it is asked."""

    name: str
    server: Server
    targets: list[Target]
    expects: int = 200
    together: bool = True


@dataclass(frozen=True)
class Measured:
    """Milliseconds of CPU for a request, and what the client saw."""

    server: float
    database: float
    seen: Outcome

    @property
    def cpu(self) -> float:
        return self.server + self.database


class NotAnsweredError(Exception):
    """A question that the server cannot answer, or not every time."""


@dataclass(frozen=True)
class Meter:
    """Sends requests and reads the books before and after."""

    client: Client
    cluster: Cluster

    def run(self, who: Contestant, connections: int, most: int, seconds: float) -> Measured:
        task = Task(who.server.port, who.targets, connections, most, seconds)
        server, database = cpu_of_tree(who.server.pid), self.cluster.cpu()
        try:
            seen = self.client.run(task)
        except ConnectionError as error:
            raise NotAnsweredError(str(error)) from error
        server, database = cpu_of_tree(who.server.pid) - server, self.cluster.cpu() - database
        if wrong := {code: n for code, n in seen.statuses.items() if code != str(who.expects)}:
            raise NotAnsweredError(f"of {seen.requests:,} requests, by status: {wrong}")
        return Measured(server * 1000 / seen.requests, database * 1000 / seen.requests, seen)

    def warm(self, who: Contestant) -> None:
        """Every target, on every thread and connection of the server's."""
        connections = MANY if who.together else 1
        self.run(who, connections, 4 * max(len(who.targets), MANY), WARMING)

    def full(self, who: Contestant) -> tuple[Measured, Measured | None]:
        self.warm(who)
        one = self.run(who, 1, MOST, SECONDS)
        return one, self.run(who, MANY, MOST, SECONDS) if who.together else None


def measure(report: Report, against: Path | None = None) -> None:
    """Everything, on the database of DATABASE_URL; the filters also beside another checkout."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers end before us
    with ExitStack() as stack:
        ours = stack.enter_context(server(OURS, LIST, **ALONE))
        ordinary = stack.enter_context(server(ORDINARY, "/empty/"))
        fastapi = stack.enter_context(server(FASTAPI, "/claims/"))
        cluster = stack.enter_context(closing(Cluster(os.environ["DATABASE_URL"])))
        meter = Meter(stack.enter_context(client()), cluster)
        asked = list(questions(cluster.connection))
        check_equal(ours, {"ordinary DRF": ordinary, "FastAPI": fastapi}, asked[1].paths)
        report.say(HEAD)
        answered = {
            who.name: who for question in asked if (who := answer(report, meter, ours, question))
        }
        if deep := deep_page(report, meter, ours):
            answered[DEEP_PAGE] = deep
        beside = rivals(ours, ordinary, fastapi, asked[1].paths)
        for who in beside.values():
            tell(report, meter, who)
        compare(report, meter, answered | beside)
        if against:
            other = stack.enter_context(server(OURS, LIST, checkout=against, **ALONE))
            compare_with(report, meter, answered, other)


def rivals(
    ours: Server, ordinary: Server, fastapi: Server, claims: list[str]
) -> dict[str, Contestant]:
    newest = [("/claims/", {})]
    one = [(path.removeprefix("/api/v1"), {}) for path in claims]
    size = len(ours.get(LIST).body)
    found = (
        Contestant("ordinary DRF, newest 50", ordinary, newest),
        Contestant("ordinary DRF, one claim", ordinary, one),
        Contestant("FastAPI, newest 50", fastapi, newest),
        Contestant("FastAPI, one claim", fastapi, one),
        Contestant("empty DRF view", ordinary, [("/empty/", {})]),
        Contestant("fixed bytes, as newest 50", ordinary, [(f"/fixed/{size}/", {})]),
    )
    return {who.name: who for who in found}


def answer(report: Report, meter: Meter, ours: Server, question: Question) -> Contestant | None:
    try:
        who = contestant(ours, question)
    except NotAnsweredError as error:
        report.fail(f"{question.name:28} not answered: {error}"[:100])
        return None
    return who if tell(report, meter, who) else None


def contestant(ours: Server, question: Question) -> Contestant:
    """The question as it will be asked, once each of its paths was answered."""
    targets: list[Target] = []
    for path in question.paths:
        found = ours.get(path)
        if found.status != 200:
            raise NotAnsweredError(f"{found.status} {told(found.body)}")
        if question.conditional and "etag" not in found.headers:
            raise NotAnsweredError("the answer has no ETag")
        given = {"If-None-Match": found.headers["etag"]} if question.conditional else {}
        targets.append((path, given))
    expects = 304 if question.conditional else 200
    return Contestant(question.name, ours, targets, expects, question.together)


def told(body: bytes) -> str:
    """What a problem says."""
    try:
        problem = json.loads(body)
    except ValueError:
        return ""
    errors = problem.get("errors") or [problem]
    return str(errors[0].get("detail") or problem.get("title"))


def tell(report: Report, meter: Meter, who: Contestant) -> bool:
    """The line of the table; whether it could be measured."""
    try:
        one, many = meter.full(who)
    except NotAnsweredError as error:
        report.fail(f"{who.name:28} not answered: {error}"[:100])
        return False
    line = (
        f"{who.name:28} {one.cpu:8.2f} {one.server:7.2f} {one.database:7.2f} "
        f"{one.seen.p50:7.2f} {one.seen.p99:7.1f} {rate(one.seen):6,.0f}"
    )
    if many:
        line += (
            f" {many.cpu:8.2f} {many.seen.p50:7.1f} {many.seen.p99:6.0f} {rate(many.seen):6,.0f}"
        )
    report.say(line)
    return True


def rate(seen: Outcome) -> float:
    return seen.requests / seen.seconds


def deep_page(report: Report, meter: Meter, ours: Server) -> Contestant | None:
    """The thousandth page, or the last before it, found once by following `next`."""
    path, number = LIST, 1
    while number < DEEP and (following := json.loads(ours.get(path).body)["next"]):
        parts = urlsplit(following)
        path, number = f"{parts.path}?{parts.query}", number + 1
    return answer(report, meter, ours, Question(f"page {number:,}", [path]))


def compare(report: Report, meter: Meter, everyone: dict[str, Contestant]) -> None:
    """How ours stands to the others, round by round."""
    pairs = [(a, b, most) for a, b, most in PAIRS if a in everyone and b in everyone]
    names = list(dict.fromkeys(name for a, b, _ in pairs for name in (a, b)))
    names += [name for name in AT_MOST if name in everyone]
    rounds = [
        {
            name: meter.run(everyone[name], 1, ROUND_MOST, ROUND_SECONDS).cpu
            for name in (names if number % 2 else reversed(names))
        }
        for number in range(ROUNDS)
    ]
    report.say(f"\nCPU beside others', the medians of {ROUNDS} rounds")
    for name in names:
        cpu_of = median(cpu[name] for cpu in rounds)
        report.figure(everyone[name].name, cpu_of, most=AT_MOST.get(name), shown="{:.3f} ms")
    for a, b, most in pairs:
        what = f"{everyone[a].name} / {everyone[b].name}"
        report.figure(what, median(cpu[a] / cpu[b] for cpu in rounds), most=most)


def compare_with(report: Report, meter: Meter, ours: dict[str, Contestant], other: Server) -> None:
    """The newest page and the filters beside those of another checkout, so that a page that has
    become slower makes no filter look good."""
    report.say("\nCPU beside that of the other checkout")
    for name in (NEWEST, *FILTERS, RARE):
        theirs = replace(ours[name], server=other)
        meter.warm(theirs)
        ratios = [
            meter.run(ours[name], 1, ROUND_MOST, ROUND_SECONDS).cpu
            / meter.run(theirs, 1, ROUND_MOST, ROUND_SECONDS).cpu
            for _ in range(ROUNDS)
        ]
        report.figure(f"{name} / there", median(ratios))


class UnequalError(Exception):
    """A rival whose JSON is another: what it costs would say nothing."""


def check_equal(ours: Server, others: dict[str, Server], claims: list[str]) -> None:
    for path in (LIST, *claims):
        mine = results(ours, path)
        for name, other in others.items():
            for difference in differences(mine, results(other, path.removeprefix("/api/v1"))):
                raise UnequalError(f"{path}: ours and {name}'s differ in {difference}")


def results(of: Server, path: str) -> Any:
    answer = of.get(path)
    if answer.status != 200:
        raise UnequalError(f"{path}: {answer.status} {answer.body[:500]!r}")
    found = json.loads(answer.body)
    return found.get("results", found)


def differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """The members that differ, each with its path and both values."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in one | other:
            yield from differences(one.get(name, ...), other.get(name, ...), f"{path}.{name}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, pair in enumerate(zip(one, other, strict=True)):
            yield from differences(*pair, f"{path}[{number}]")
    elif type(one) is not type(other) or one != other:
        yield f"{path.lstrip('.')}: {one!r} and {other!r}"
