"""What a worker answers that has only just started, to many at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASKED_AT_ONCE = """
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import django
django.setup()
from django.test import Client

together = Barrier(40)

def ask(_):
    together.wait()
    answer = Client(raise_request_exception=False).get(sys.argv[1], headers={"host": "localhost"})
    return answer.status_code, len(answer.content)

with ThreadPoolExecutor(40) as pool:
    print(sorted(Counter(pool.map(ask, range(40))).values()))
    print(sorted({status for status, _ in pool.map(ask, range(40))}))
"""


@pytest.mark.parametrize("address", ["/api/v1/schema/", "/api/v1/docs/", "/api/v1/rules/"])
def test_forty_who_ask_a_cold_worker_at_once_get_the_same(address: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", ASKED_AT_ONCE, address],
        cwd=ROOT,
        env=os.environ | {"RATE_LIMIT": "0"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == "[40]\n[200]\n", told.stderr
