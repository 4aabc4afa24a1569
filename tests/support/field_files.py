"""Files of the field, made up: one of each format, and where the real ones are, if at hand."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

DATA = Path(settings.BASE_DIR).parent / "shared" / "data"
WILD = DATA / "claimreview-wild" / "claimreviews.ndjson"
AVERITEC = DATA / "averitec" / "dev-250.json"
FACTOPOLIS = DATA / "factopolis"
GDELT = DATA / "gdelt-gkg" / "src/test/resources/com/aamend/spark/gdelt/gkg.csv"

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/bridge",
    "datePublished": "2024-03-06",
    "author": {"@type": "Organization", "name": "Example Checks"},
    "claimReviewed": "The bridge cost 40 million euros.",
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": "2",
        "bestRating": "5",
        "worstRating": "1",
        "alternateName": "Mostly False",
    },
    "itemReviewed": {
        "@type": "Claim",
        "datePublished": "2024-03-01",
        "author": {"@type": "Person", "name": "Ada Smith"},
        "appearance": {"@type": "CreativeWork", "url": "https://news.example/bridge"},
    },
}
AVERITEC_CLAIM: dict[str, Any] = {
    "claim": "The bridge cost 40 million euros.",
    "label": "Refuted",
    "justification": "The budget names 22 million.",
    "claim_date": "1-3-2024",
    "speaker": "Ada Smith",
    "original_claim_url": "https://news.example/bridge",
    "cached_original_claim_url": "https://archive.example/1",
    "fact_checking_article": "https://checks.example/bridge",
    "reporting_source": "Example News",
    "location_ISO_code": "DE",
    "claim_types": ["Numerical Claim"],
    "questions": [
        {
            "question": "What did it cost?",
            "answers": [
                {
                    "answer": "22 million.",
                    "source_url": "https://budget.example/2024",
                    "cached_source_url": "https://archive.example/2",
                },
                {"answer": "Nobody knows.", "source_url": "Metadata"},
            ],
        }
    ],
}
FOLDER = {
    "claims/bridge-cost-40-million/_index.md": """---
title: the bridge cost 40 million euros
summary: It cost 22 million.
topics:
- bridges
---
""",
    "person/ada-smith/_index.md": """---
title: Ada Smith
wikipedia: Ada_Smith
groups:
- river-party
offices:
- title: Mayor of Exampletown
  from: 2020-05-01
---
""",
    "person/ada-smith/2024-03-01.md": """---
type: assertion
date: 2024-03-01
claims:
- bridge-cost-40-million
quote:
  It cost us 40 million euros.
where: Twitter
sources:
- type: twitter
  user: ada
  id: 0042
checks:
- checker: example-checks
  rating: mostly-false
  quote: The budget names 22 million.
  source: https://checks.example/bridge
---
""",
    "person/bo-jones/2024-03-05.md": """---
type: assertion
date: 2024-03-05
claims: [bridge-cost-40-million]
quote: Forty million for a bridge!
where: town hall
sources:
- type: youtube
  id: abc
  start: 30
- type: web
  url: https://news.example/hall
checks:
- checker: daily-example
  short: Not so.
  source: https://daily.example/1
---
""",
    "checker/example-checks.md": """---
title: Example Checks
ratings:
- id: "true"
  name: "True"
  value: 0
- id: mostly-false
  name: Mostly false
  value: 1
- id: "false"
  name: "False"
  value: 2
---
""",
    "groups/river-party/_index.md": "---\ntitle: River Party\n---\n",
}


def as_bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def zipped(files: dict[str, str] | None = None) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        for path, text in (FOLDER if files is None else files).items():
            archive.writestr(f"set-main/content/{path}", text)
    return found.getvalue()


def tarred(files: dict[str, str] | None = None) -> bytes:
    found = io.BytesIO()
    with tarfile.open(fileobj=found, mode="w") as archive:
        for path, text in (FOLDER if files is None else files).items():
            member = tarfile.TarInfo(f"./content/{path}")
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return gzip.compress(found.getvalue())


def gkg(**columns: str) -> bytes:
    """A line of GKG 2.1 with these columns."""
    cells = {
        0: "20240301120000-7",
        1: "20240301120000",
        2: "1",
        3: "news.example",
        4: "https://news.example/bridge",
        22: columns.get("quotations", ""),
        24: columns.get("amounts", ""),
        25: columns.get("translation", ""),
        26: columns.get("extras", "<PAGE_TITLE>A bridge &amp; its price</PAGE_TITLE>"),
    }
    return "\t".join(cells.get(n, "") for n in range(27)).encode()


FILES: dict[str, bytes] = {
    "averitec": as_bytes([AVERITEC_CLAIM]),
    "claimreview": as_bytes(REVIEW),
    "factopolis": zipped(),
    "gdelt": gkg(
        quotations="10|20||the bridge is open#50|30||it cost 40 million euros",
        amounts="40000000,euros for a bridge,60;3,and then,80;",
    ),
}


def at_hand(path: Path) -> Path:
    """A real file. The test is skipped where it is not at hand."""
    if not path.exists():
        pytest.skip(f"{path.name} is not at hand: it may not be redistributed.")
    return path
