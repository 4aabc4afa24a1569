"""The demo: its files, what its measures hold, and its rows for a whole module of tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.support.agreement import keep

FIXTURES = sorted(map(str, Path(settings.BASE_DIR, "fixtures").glob("*.json")))
# Each measure's figures as they were said: day, root speaker, canonical interval.
OHCHR, UNHCR = "un-human-rights-office", "un-refugee-agency"
KYIV = "general-staff-of-the-armed-forces-of-ukraine"
SERIES = {
    "us-military-personnel-in-poland": [
        ("2022-03-05", "antony-blinken", "(10000, )"),
        ("2022-03-05", "antony-blinken", None),  # a ratio, not resolved
    ],
    "humanitarian-assistance-requested-for-ukrainians": [
        ("2022-03-05", "biden-administration", "[2745000000, 2755000000)"),
    ],
    "civilians-killed-in-ukraine": [
        ("2022-03-05", OHCHR, "[331, )"),
        ("2022-03-05", OHCHR, "[351, 351]"),
        ("2022-03-07", OHCHR, "[406, )"),
        ("2022-03-08", OHCHR, "[364, 364]"),
        ("2022-03-18", OHCHR, "[816, )"),
        ("2022-03-23", OHCHR, "[977, 977]"),
        ("2022-03-25", OHCHR, "[1035, 1035]"),
        ("2022-03-25", OHCHR, "[1081, 1081]"),
        ("2022-03-28", OHCHR, "[1151, 1151]"),
        ("2022-03-31", OHCHR, "[1232, 1232]"),
        ("2022-04-01", OHCHR, "[1276, 1276]"),
    ],
    "civilians-injured-in-ukraine": [
        ("2022-03-05", OHCHR, "[675, 675]"),
        ("2022-03-07", OHCHR, "[801, 801]"),
        ("2022-03-08", OHCHR, "[759, 759]"),
        ("2022-03-18", OHCHR, "[1333, 1333]"),
        ("2022-03-25", OHCHR, "[1707, 1707]"),
        ("2022-03-28", OHCHR, "[1824, 1824]"),
        ("2022-03-31", OHCHR, "[1935, 1935]"),
        ("2022-04-01", OHCHR, "[1981, 1981]"),
    ],
    "refugees-who-left-ukraine": [
        ("2022-03-01", UNHCR, "(4000000, )"),  # a forecast
        ("2022-03-03", "filippo-grandi", "[950000, 1050000)"),
        ("2022-03-05", UNHCR, "(1300000, )"),
        ("2022-03-05", UNHCR, "[1250000, 1350000)"),
        ("2022-03-07", UNHCR, "(1700000, )"),
        ("2022-03-08", "filippo-grandi", "[1900000, 2100000)"),
        ("2022-03-18", UNHCR, "[3270662, 3270662]"),
        ("2022-03-25", "karolina-lindholm-billing", "(3700000, )"),
        ("2022-03-30", UNHCR, "[4019287, 4019287]"),
        ("2022-03-30", "filippo-grandi", "[3800000, 4200000)"),
    ],
    "refugees-arrived-in-poland": [
        ("2022-03-02", UNHCR, "[547982, 547982]"),
        ("2022-03-05", "khaleej-times", "(780000, )"),
        ("2022-03-05", UNHCR, "[756303, 756303]"),
        ("2022-03-18", UNHCR, "[1975449, 1975449]"),
        ("2022-03-30", UNHCR, "(2300000, )"),
    ],
    "russian-servicemen-killed": [
        ("2022-03-02", "igor-konashenkov", "[498, 498]"),
        ("2022-03-03", "ukrainian-ground-forces", "[8100, 9900]"),
        ("2022-03-06", KYIV, "(11000, )"),
        ("2022-03-20", "komsomolskaya-pravda", "[9861, 9861]"),
        ("2022-03-23", "senior-nato-military-official", "[7000, 15000]"),
        ("2022-03-25", KYIV, "[14490, 17710]"),
        ("2022-03-25", "sergei-rudskoi", "[1351, 1351]"),
    ],
    "russian-servicemen-wounded": [
        ("2022-03-02", "igor-konashenkov", "[1597, 1597]"),
        ("2022-03-25", "sergei-rudskoi", "[3825, 3825]"),
    ],
    "ukrainian-servicemen-killed": [
        ("2022-03-02", "igor-konashenkov", "[2870, 2870]"),
        ("2022-03-12", "volodymyr-zelenskyy", "[1170, 1430]"),
        ("2022-03-25", "sergei-rudskoi", "(14000, )"),
    ],
}


@pytest.fixture(scope="module")
def loaded_demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo, for a module of which every test has it: loading it takes longer than most tests.

    What a test writes is undone after it, since its own transaction is within this one."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", *FIXTURES, verbosity=0)
        keep()
        yield
        transaction.set_rollback(True)
