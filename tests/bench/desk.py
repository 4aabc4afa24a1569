"""What it takes a curator to review a claim: keys, and seconds without those of reading; and what
each costs the server. The claims are LIAR's, reviewed by keyboard in a real browser."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.bench.measuring import Report
from tests.bench.serving_cpu import Cluster, cpu_of_tree
from tests.bench.serving_servers import OURS, Server, server
from tests.support.browser import CHROMIUM
from tests.support.desk_browser import Desk, run, session_of

LIAR = Path(settings.BASE_DIR).parent / "shared" / "data" / "liar" / "train.tsv"
LINES, CLAIMS = 2_000, 20
HAS_FIGURE = "() => document.querySelector('.figure') !== null"
MOVED_OR_ASKED = """was => document.querySelector('.claim')?.dataset.claim !== was
    || document.querySelector('#outcome.failed') !== null"""
PATIENCE = 30_000  # milliseconds
SECONDS, CPU = 4.0, 60.0


@dataclass(frozen=True)
class Reviewed:
    keys: int
    seconds: float
    cpu: float  # milliseconds


def measure(report: Report) -> None:
    report.say("\nThe review desk, by keyboard")
    if not LIAR.exists() or CHROMIUM is None:
        report.say("Not measured: it needs LIAR's train.tsv and a Chromium.")
        return
    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory() as folder:
        few, rejects = Path(folder, "liar.tsv"), Path(folder, "rejects")
        few.write_text("".join(LIAR.open(encoding="utf-8").readlines()[:LINES]), encoding="utf-8")
        asked = {"format": "liar", "assertions": True, "rejects": rejects, "verbosity": 0}
        call_command("import", str(few), **asked)
    session = session_of("curator")
    connection.close()
    with server(OURS, "/healthz") as ours:
        found = run(lambda desk: day(desk, ours), f"http://127.0.0.1:{ours.port}", session)
    report.figure("keys a claim, median", median(each.keys for each in found), shown="{:,.0f}")
    seconds = median(each.seconds for each in found)
    report.figure("seconds a claim without reading, median", seconds, most=SECONDS)
    report.figure("CPU a claim, ms, median", median(each.cpu for each in found), most=CPU)


def day(desk: Desk, ours: Server) -> list[Reviewed]:
    desk.page.set_default_timeout(PATIENCE)
    desk.open()
    found = []
    with closing(Cluster(os.environ["DATABASE_URL"])) as cluster:
        for number in range(CLAIMS):
            desk.keys, desk.waited = 0, 0.0
            before = cpu_of_tree(ours.pid) + cluster.cpu()
            review(desk, number)
            cpu = (cpu_of_tree(ours.pid) + cluster.cpu() - before) * 1000
            found.append(Reviewed(desk.keys, desk.seconds, cpu))
    return found


def review(desk: Desk, number: int) -> None:
    """Most are published with their kind; some words are corrected, some measures made or picked,
    and some claims rejected."""
    if number % 7 == 6:
        desk.on("x", "1")
        return
    if desk.page.evaluate(HAS_FIGURE):
        work_on_figure(desk, number)
    publish(desk)


def work_on_figure(desk: Desk, number: int) -> None:
    desk.press("q", "Escape")
    if number % 5 == 2:
        unit = desk.page.get_attribute(".figure.active [name$=unit]", "data-id")
        desk.press("m")
        desk.pick(f"What the claims of part {number // 10} count in {unit}")
        desk.press("Escape")
    if number % 4 == 1:
        words = str(desk.page.input_value(".figure.active [name$=as_printed]"))
        desk.press("Enter", "Control+A")
        desk.type(words)
        desk.press("Escape")


def publish(desk: Desk) -> None:
    """Once more where the desk asks to confirm, its own figure against the words included."""
    was = desk.claim
    desk.press("p")
    desk.until(MOVED_OR_ASKED, was)
    if desk.claim == was:
        desk.on("h", "p")
