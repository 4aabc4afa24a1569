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
AUDITOR = "inspector-general-for-operation-atlantic-resolve"
EARTHQUAKES = "people-killed-in-turkiye-by-the-earthquakes-of-february-2023"
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
        ("2022-04-13", OHCHR, "[1932, 1932]"),
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
    "fall-of-ukraines-gdp-in-a-year": [
        ("2022-04-10", "world-bank", "[0.4505, 0.4515)"),  # a forecast
        ("2022-04-19", "international-monetary-fund", "[0.345, 0.355)"),  # a forecast
        ("2023-01-05", "ministry-of-economy-of-ukraine", "[0.284, 0.324]"),
        ("2023-04-13", "state-statistics-service-of-ukraine", "[0.2905, 0.2915)"),
    ],
    "civilians-killed-in-mariupol": [
        ("2022-04-06", "vadym-boychenko", "(5000, )"),
        ("2022-04-11", "vadym-boychenko", "(10000, )"),
    ],
    "children-killed-in-ukraine": [
        ("2022-03-23", "prosecutor-generals-office-of-ukraine", "[121, 121]"),
    ],
    "people-killed-in-one-attack": [
        ("2022-03-25", "mariupol-city-council", "[270, 330]"),
        ("2022-04-08", "pavlo-kyrylenko", "[50, 50]"),  # of another attack
        ("2022-05-04", "associated-press", "[540, 660]"),
        ("2022-06-30", "amnesty-international", "[12, )"),
    ],
    EARTHQUAKES: [
        ("2023-02-09", "recep-tayyip-erdogan", "[14014, 14014]"),
        ("2023-02-09", "recep-tayyip-erdogan", "[16170, 16170]"),
        ("2023-02-14", "recep-tayyip-erdogan", "[35418, 35418]"),
    ],
    "excess-deaths-in-the-covid-19-pandemic": [
        ("2022-03-10", "institute-for-health-metrics-and-evaluation", "[17100000, 19600000]"),
        ("2022-05-05", "world-health-organization", "[13300000, 16600000]"),
    ],
    "us-money-for-the-response-to-the-war-in-ukraine": [
        ("2024-11-14", AUDITOR, "[182990000000, )"),
        ("2025-02-19", "donald-trump", "[349500000000, 350500000000)"),
        ("2025-02-26", "donald-trump", "[349500000000, 350500000000)"),
        ("2025-05", AUDITOR, "[183500000000, 184500000000)"),
    ],
    "ukrainians-who-trust-volodymyr-zelenskyy": [
        ("2025-02-18", "donald-trump", "[0.038, 0.042)"),
        ("2025-02-19", "kyiv-international-institute-of-sociology", "[0.565, 0.575)"),
        ("2025-03-07", "kyiv-international-institute-of-sociology", "[0.665, 0.675)"),
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
