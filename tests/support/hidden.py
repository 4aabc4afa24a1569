"""What is not public, with one word in every text of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from claims.models import Claim, Status
from tests.support import builders

HIDDEN = [Status.DRAFT, Status.IN_REVIEW, Status.REJECTED]
SECRET = "Xyzzy"  # stands in every text of what is hidden, and in nothing else


def make_hidden(status: str, public: Claim) -> list[Any]:
    """A claim that is not public, with all that only it uses, tied to one that is."""
    n = SECRET.lower() + status.replace("_", "")
    speaker = builders.make_speaker(name=f"{SECRET} {status}", slug=f"{n}-speaker", country="XY")
    builders.make_alias(speaker=speaker, name=f"{SECRET} alias")
    builders.make_identifier(speaker=speaker, scheme=n, value=SECRET)
    post = builders.make_speaker(name=f"{SECRET} ministry", slug=f"{n}-post")
    builders.make_role(speaker=speaker, title=f"{SECRET} minister", organization=post)
    source = builders.make_source(
        title=f"{SECRET} source",
        url=f"https://{n}.example/",
        publisher=builders.make_speaker(name=SECRET, slug=n),
    )
    builders.make_snapshot(source=source, text=SECRET)
    broader = builders.make_topic(label=f"{SECRET} broader", slug=f"{n}-broader")
    topic = builders.make_topic(label=f"{SECRET} topic", slug=f"{n}-topic", broader=broader)
    measure = builders.make_measure(label=f"{SECRET} measure", slug=f"{n}-measure")
    claim = builders.make_claim(
        statement=f"{SECRET} statement",
        quote=f"{SECRET} quote",
        place=f"{SECRET}ville",
        status=status,
        speaker=speaker,
        dataset=n,
        dataset_id=SECRET,
    )
    reviewer = builders.make_speaker(name=f"{SECRET} desk", slug=f"{n}-desk")
    review = builders.make_review(claim=claim, reviewer=reviewer, rating=SECRET, summary=SECRET)
    builders.make_evidence(review=review, source=builders.make_source(title=f"{SECRET} evidence"))
    builders.make_attribution(claim=claim, speaker=reviewer, source=source)
    builders.make_appearance(claim=claim, source=source, exact=SECRET)
    builders.make_claim_topic(claim=claim, topic=topic)
    assertion = builders.make_assertion(claim=claim, measure=measure, as_printed=SECRET)
    relations = [
        builders.make_relation(subject=claim, object=public, note=SECRET),
        builders.make_relation(
            subject=public,
            object=claim,
            kind="repeats" if status == "draft" else "updates",
            note=SECRET,
        ),
    ]
    return [
        claim,
        speaker,
        post,
        source,
        source.publisher,
        broader,
        topic,
        measure,
        reviewer,
        review,
        assertion,
        *relations,
    ]


def assert_nothing_hidden(world: SimpleNamespace, content: bytes, *, asked: str = "") -> None:
    text = content.decode().replace(asked, "") if asked else content.decode()
    assert SECRET not in text
    assert SECRET.lower() not in text
    assert not [row for row in world.unseen if str(row.pk) in text]
