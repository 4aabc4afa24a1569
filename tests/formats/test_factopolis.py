"""factopolis: a folder made up, what is refused, and 521 real assertions."""

from __future__ import annotations

import re
from collections import defaultdict
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from claims.formats import archives, factopolis
from claims.formats.records import ClaimRecord, FormatError, Rejection
from tests.support.field_files import FACTOPOLIS, FOLDER, at_hand, tarred, zipped

ADA, BO = "person/ada-smith/2024-03-01.md", "person/bo-jones/2024-03-05.md"


def read(data: bytes) -> list[Any]:
    return [found for _, found in factopolis.read(BytesIO(data))]


def with_file(path: str, text: str | None) -> bytes:
    files = {name: each for name, each in (FOLDER | {path: text}).items() if each is not None}
    return zipped(files)


def edited(path: str, before: str, after: str) -> bytes:
    assert before in FOLDER[path]
    return with_file(path, FOLDER[path].replace(before, after))


def test_each_assertion_is_a_claim_and_the_later_one_repeats_the_first() -> None:
    first, second = read(zipped())

    assert first.dataset_id == "bridge-cost-40-million/ada-smith/2024-03-01"
    assert (first.statement, first.said_at) == ("the bridge cost 40 million euros", "2024-03-01")
    assert first.quote == "It cost us 40 million euros."
    assert [topic.label for topic in first.topics] == ["Bridges"]
    assert first.relations_out == ()
    [relation] = second.relations_out
    assert (relation.kind, relation.object) == ("repeats", ("factopolis", first.dataset_id))
    assert (second.speaker.name, second.left_out) == (
        "bo-jones",
        ("summary", "start in a recording"),
    )


def test_a_speaker_has_offices_groups_and_a_page() -> None:
    speaker = read(zipped())[0].speaker

    assert (speaker.name, speaker.kind, speaker.slug) == ("Ada Smith", "person", "ada-smith")
    assert [(each.scheme, each.value) for each in speaker.identifiers] == [
        ("wikipedia", "Ada_Smith")
    ]
    office, member = speaker.roles
    assert (office.title, office.start, office.end) == ("Mayor of Exampletown", "2020-05-01", None)
    assert member.organization.name == "River Party"


def test_a_source_is_where_its_player_looks() -> None:
    first, second = read(zipped())

    assert [(a.source.url, a.source.kind, a.source.title) for a in first.appearances] == [
        ("https://twitter.com/ada/status/0042", "social_post", "Twitter, 2024-03-01")
    ]
    assert [a.source.url for a in second.appearances] == [
        "https://www.youtube.com/watch?v=abc",
        "https://news.example/hall",
    ]


def test_a_check_is_a_review_in_the_checkers_words() -> None:
    [rated], [unrated] = (claim.reviews for claim in read(zipped()))

    assert (rated.reviewer.name, rated.rating) == ("Example Checks", "Mostly false")
    assert (rated.rating_value, rated.rating_best, rated.rating_worst) == (1, 0, 2)
    assert (rated.url, rated.summary) == (
        "https://checks.example/bridge",
        "The budget names 22 million.",
    )
    assert (unrated.reviewer.name, unrated.rating, unrated.title) == (
        "daily-example",
        "Not rated",
        "Not so.",
    )


def test_a_folder_and_every_archive_of_it_say_the_same(tmp_path: Path) -> None:
    for path, text in FOLDER.items():
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_text(text)

    packed = archives.packed(tmp_path / "content").read()

    assert read(packed) == read(tarred()) == read(zipped())


@pytest.mark.parametrize(
    ("path", "before", "after", "field", "code"),
    [
        (ADA, "date: 2024-03-01", "date: soon", f"{ADA}: date", "invalid_date"),
        (ADA, "- bridge-cost-40-million", "- no-such", f"{ADA}: claims", "not_found"),
        (ADA, "claims:\n- bridge-cost-40-million\n", "", f"{ADA}: claims", "blank"),
        (ADA, "claims:\n- bridge", "claims: bridge", f"{ADA}: claims", "wrong_type"),
        (ADA, "checker: example", "x: example", f"{ADA}: checks[0].checker", "blank"),
        (ADA, "sources:\n", "sources: one\nx:\n", f"{ADA}: sources", "wrong_type"),
        (ADA, "where: Twitter", "where: [a", ADA, "invalid_yaml"),
        (ADA, "where: Twitter", "where: &a [*a]", ADA, "invalid_yaml"),
        (ADA, "where: Twitter", f"where: {'[' * 30}{']' * 30}", ADA, "too_deep"),
        (ADA, "---\ntype", "type", ADA, "no_front_matter"),
    ],
    ids=str,
)
def test_a_bad_file_is_told_and_the_others_stand(
    path: str, before: str, after: str, field: str, code: str
) -> None:
    found = read(edited(path, before, after))

    [refused] = [each for each in found if isinstance(each, Rejection)]
    assert (refused.field.removeprefix("set-main/content/"), refused.code) == (field, code)
    assert [each.speaker.name for each in found if isinstance(each, ClaimRecord)] == ["bo-jones"]


@pytest.mark.parametrize(
    "data",
    [b"", b"no archive", zipped({}), zipped({"x.md": "y"}), zipped()[:-30], tarred()[:-30]],
    ids=["empty", "text", "no files", "no assertion", "half a zip", "half a tar"],
)
def test_a_file_that_is_no_such_archive_is_refused_whole(data: bytes) -> None:
    with pytest.raises(FormatError):
        read(data)


def test_an_archive_that_unpacks_without_end_is_refused() -> None:
    bomb = zipped({f"person/a/{n}.md": "0" * 2_000_000 for n in range(3)})

    with pytest.raises(FormatError, match="larger than 1,000,000 bytes"):
        read(bomb)


def test_every_real_claim_has_its_assertions_in_their_order_with_their_checks() -> None:
    folder = at_hand(FACTOPOLIS)

    found = read(archives.packed(folder).read())

    told = defaultdict(list)
    for claim in found:
        key, person, _ = claim.dataset_id.split("/")
        told[key].append((claim.said_at, person, claim.quote, len(claim.reviews)))
    assert dict(told) == walked(folder)
    assert len(found) == 540
    assert sum(bool(claim.relations_out) for claim in found) == 540 - len(told)


def walked(folder: Path) -> dict[str, list[tuple[str, str, str, int]]]:
    """Each claim's assertions by day, person and file, taken from the files by hand."""
    found = defaultdict(list)
    for path in sorted((folder / "content" / "person").rglob("*.md")):
        if path.name == "_index.md":
            continue
        values = yaml.safe_load(re.split(r"(?m)^---$", path.read_text())[1])
        for claim in values["claims"]:
            checks = [
                each
                for each in values.get("checks") or []
                if claim in each.get("claims", values["claims"])
            ]
            said = (str(values["date"]), path.parent.name, values["quote"].strip(), len(checks))
            found[claim].append((path.stem, said))
    return {
        claim: [said for _, said in sorted(each, key=lambda one: (one[1][:2], one[0]))]
        for claim, each in found.items()
    }
