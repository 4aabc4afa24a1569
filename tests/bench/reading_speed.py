"""What reading costs, in CPU seconds of one process: other work on the machine does not count."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from subprocess import run
from time import process_time
from warnings import catch_warnings, simplefilter

ROOT = Path(__file__).parents[2]
SAMPLE = 300
RUNS = 7
TORTURES = {"digits": "1", "commas": ",", '"and "': "and ", '"one "': "one ", '"1,"': "1,"}
BRIEF = 1.0  # CPU seconds, below which one run is too noisy
LIMIT = 60.0  # CPU seconds on a megabyte, after which ten are not tried


def rate(work: Callable[[str], object], texts: Sequence[str], passes: int = 5) -> float:
    """Texts per CPU second, the median of several passes; no pass sees the texts of another."""
    rates = []
    for turn in range(passes):
        padded = [text + " " * turn for text in texts]
        rates.append(len(texts) / cpu(partial(_all, work, padded)))
    return median(rates)


def _all(work: Callable[[str], object], texts: Sequence[str]) -> None:
    for text in texts:
        work(text)


def cpu(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return max(process_time() - started, 1e-6)


def sample(texts: Sequence[str]) -> Sequence[str]:
    return texts[:: max(1, len(texts) // SAMPLE)][:SAMPLE]


def peer() -> Callable[[str], object] | None:
    """quantulum3, where it is installed, with all that it loads at its first sentence loaded."""
    if find_spec("quantulum3") is None:
        return None
    with catch_warnings():
        simplefilter("ignore")  # it misses its classifier, and reads faster without
        from quantulum3 import parser

        parser.parse("It weighs 5 kg and costs $3.")
    parse: Callable[[str], object] = parser.parse
    return parse


def import_cost(module: str) -> float:
    """CPU milliseconds of importing a module in a fresh interpreter, above those of a bare one."""
    _fresh(f"import {module}")  # writes the compiled files
    loaded = median(_fresh(f"import {module}") for _ in range(RUNS))
    return 1000 * (loaded - median(_fresh("pass") for _ in range(RUNS)))


def _fresh(code: str) -> float:
    before = _children()
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
    return _children() - before


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def growth(work: Callable[[str], object], unit: str) -> tuple[float, float]:
    """CPU seconds on a megabyte of one thing over and over, and on ten."""
    small, large = ((unit * (size // len(unit) + 1))[:size] for size in (10**6, 10**7))
    first = cpu(lambda: work(small))
    if first < BRIEF:
        first = median(cpu(lambda: work(small)) for _ in range(RUNS))
    return first, cpu(lambda: work(large)) if first < LIMIT else float("inf")
