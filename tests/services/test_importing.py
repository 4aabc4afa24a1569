"""Imports: what a line makes, changes and leaves alone, and what is refused of it."""

from __future__ import annotations

import decimal
import json
import random
import string
import threading
from io import BytesIO
from typing import Any, cast

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from claims.formats import ndjson
from claims.formats.records import Rejection
from claims.models import (
    Attribution,
    Claim,
    ClaimTopic,
    Measure,
    NumericAssertion,
    Review,
    Role,
    Source,
    Speaker,
    Stamp,
    Topic,
)
from claims.models.base import Row
from claims.queries import read_connection
from claims.records import record_cache, schemas
from claims.records.fieldsets import Selection
from claims.services import curation
from claims.services.importing import pipeline, seen_lines
from claims.services.recording import batch
from claims.services.recording.applying import Changes
from claims.services.recording.differences import Comparison
from tests.support.builders import (
    make_claim,
    make_measure,
    make_snapshot,
    make_source,
    make_speaker,
    make_topic,
)
from tests.support.world import make_world

pytestmark = pytest.mark.django_db
# Who acts, and one version, are said of a transaction: where both matter, each write has its own.
apart = pytest.mark.django_db(transaction=True)

ADA = {"slug": "ada", "name": "Ada", "kind": "person"}
DESK = {"slug": "desk", "name": "Desk", "kind": "organization"}
KILLED = {"slug": "killed", "label": "Killed", "unit": "1", "temporal_kind": "cumulative"}
FIGURE = {"as_printed": "331", "measure": KILLED, "low": 331, "high": 331}
VOUCHED = {"read_by": "curator"}
REVIEW = {"reviewer": DESK, "rating": "Half True", "verdict": "mixture"}
PAGE = {"kind": "article", "title": "A page", "url": "https://news.example/1"}
CHAIN = ("quoted", "said")
KEY = "019ab000-0000-7000-8000-00000000000{}"


def line(key: Any = 1, **members: Any) -> dict[str, Any]:
    return {
        "origin": "test", "origin_id": str(key), "statement": f"Statement {key}.", "speaker": ADA,
    } | members  # fmt: skip


def bring(*lines: Any, **options: Any) -> tuple[pipeline.Summary, list[tuple[int, Rejection]]]:
    """Import lines; the summary and what was rejected."""
    rejected: list[tuple[int, Rejection]] = []
    texts = [text if isinstance(text, bytes) else json.dumps(text).encode() for text in lines]
    summary = pipeline.run(
        file=BytesIO(b"\n".join(texts)),
        format="ndjson",
        by=options.pop("by", None),
        reject=lambda number, rejection: rejected.append((number, rejection)),
        **options,
    )
    assert summary.read == summary.accepted + summary.unchanged + summary.rejected
    assert summary.rejected == len(rejected)
    return summary, rejected


def counts(*lines: Any, **options: Any) -> tuple[int, int, int, int]:
    summary, _ = bring(*lines, **options)
    return summary.created, summary.updated, summary.unchanged, summary.rejected


def refusals(*lines: Any, **options: Any) -> list[tuple[int, str, str]]:
    _, rejected = bring(*lines, **options)
    return [(number, rejection.field, rejection.code) for number, rejection in rejected]


def everything() -> dict[str, Any]:
    """All rows of all tables, with who changed them and when, and all versions."""
    models = [*Row.__subclasses__(), Stamp]
    found = {}
    for model in [m for base in models for m in (base, *_below(base)) if not m._meta.abstract]:
        found[model.__name__] = sorted(map(str, model._default_manager.values_list()))
    return found


def _below(model: Any) -> list[Any]:
    return [m for child in model.__subclasses__() for m in (child, *_below(child))]


def test_a_claim_waits_in_review_and_nothing_of_it_is_public() -> None:
    assert counts(line(reviews=[REVIEW], topics=[{"slug": "war", "label": "War"}])) == (1, 0, 0, 0)

    claim = Claim.objects.get()
    assert (claim.status, claim.created_via, claim.created_by) == ("in_review", "import", None)
    assert claim.speaker == claim.root_speaker == Speaker.objects.get(slug="ada")
    assert {t.slug for t in claim.topics.all()} == {"war"}
    assert not Stamp.objects.exists()


def test_publishing_makes_it_public_with_all_it_refers_to() -> None:
    bring(line(reviews=[REVIEW], assertions=[FIGURE], appearances=[{"source": PAGE}]), publish=True)

    claim = Claim.objects.get()
    assert claim.status == "published"
    kinds = sorted(Stamp.objects.values_list("kind", flat=True))
    assert kinds == ["claim", "measure", "review", "source", "speaker", "speaker"]


def test_the_status_in_a_file_is_not_taken() -> None:
    bring(line(status="published", first_published_at="2022-03-05T00:00:00Z", version=7))

    assert Claim.objects.get().status == "in_review"


@apart
@pytest.mark.parametrize("publish", [False, True])
def test_a_second_run_changes_nothing(publish: bool) -> None:
    speaker = ADA | {
        "aliases": [{"name": "A."}],
        "identifiers": [{"scheme": "wikidata", "value": "Q1"}],
        "roles": [{"title": "Minister", "organization": DESK, "start": "2022"}],
    }
    lines = [
        line(
            n, speaker=speaker, reviews=[REVIEW | {"evidence": [PAGE]}], said_at="2022-03",
            assertions=[FIGURE, FIGURE | {"as_of": {"from": "2022-03-01", "to": "2022-03-02"}}],
            appearances=[{"source": PAGE | {"publisher": DESK}, "is_first": True, "exact": "x"}],
            attributions=[
                {"speaker": ADA, "verb": "quoted"},
                {"speaker": {"slug": "x", "name": "X", "kind": "group"}, "verb": "said"},
            ],
            topics=[{"slug": "war", "label": "War"}],
        )
        for n in range(5)
    ]  # fmt: skip
    assert counts(*lines, publish=publish, batch_size=2) == (5, 0, 0, 0)
    before = everything()

    assert counts(*lines, publish=publish, batch_size=2) == (0, 0, 5, 0)

    assert everything() == before
    assert Speaker.objects.count() == 3
    assert Role.objects.count() == Source.objects.count() == Measure.objects.count() == 1


@apart
def test_a_changed_line_changes_what_it_says_and_raises_the_version_once() -> None:
    bring(line(place="Rzeszów", assertions=[FIGURE]), line(2), publish=True)
    claim = Claim.objects.get(origin_id="1")
    figure = claim.assertions.get()

    changed = line(
        statement="Other words.",
        assertions=[FIGURE | {"as_printed": "332", "low": 332, "high": "332"}],
    )
    assert counts(changed, line(2), publish=True) == (0, 1, 1, 0)

    claim.refresh_from_db()
    assert (claim.statement, claim.place) == ("Other words.", "Rzeszów")
    assert claim.modified_via == "import"
    assert claim.assertions.get().pk == figure.pk
    assert claim.assertions.get().interval.lower == 332
    assert Stamp.objects.get(id=claim.pk).version == 2


def test_parts_are_what_the_line_says_if_it_speaks_of_them() -> None:
    topics = [{"slug": slug, "label": slug} for slug in ("a", "b", "c")]
    chain = [{"speaker": ADA, "verb": "quoted"}, {"speaker": DESK, "verb": "said"}]
    bring(line(topics=topics[:2], attributions=chain, assertions=[FIGURE, FIGURE]))
    assert Claim.objects.get().root_speaker.slug == "desk"

    bring(line(topics=topics[1:], attributions=[]))

    claim = Claim.objects.get()
    assert sorted(claim.topics.values_list("slug", flat=True)) == ["b", "c"]
    assert not Attribution.objects.exists()
    assert claim.root_speaker.slug == "ada"
    assert claim.assertions.count() == 2


def test_another_appearance_becomes_the_first() -> None:
    other = PAGE | {"url": "https://news.example/2"}
    places = [{"source": PAGE, "is_first": True}, {"source": other}]
    bring(line(appearances=places))

    swapped = [{"source": PAGE}, {"source": other, "is_first": True}]
    assert counts(line(appearances=swapped)) == (0, 1, 0, 0)

    first = Claim.objects.get().appearances.get(is_first=True)
    assert first.source.url == other["url"]


def test_reviews_are_added_and_changed_but_never_removed() -> None:
    bring(line(reviews=[REVIEW]))
    Review.objects.create(
        claim=Claim.objects.get(), reviewer=make_speaker(), rating="No", verdict="false"
    )

    bring(line(reviews=[REVIEW | {"rating": "Mostly True", "verdict": "true"}]))
    bring(line(reviews=[]))

    assert sorted(Review.objects.values_list("rating", flat=True)) == ["Mostly True", "No"]


def test_two_reviews_by_one_reviewer_stay_two() -> None:
    pair = [REVIEW | {"id": KEY.format(n), "rating": f"Rating {n}"} for n in (1, 2)]
    bring(line(reviews=pair[:1]))

    bring(line(reviews=pair))

    assert counts(line(reviews=pair)) == (0, 0, 1, 0)
    assert sorted(Review.objects.values_list("rating", flat=True)) == ["Rating 1", "Rating 2"]


def test_a_second_run_with_publish_publishes_what_waits_and_nothing_else() -> None:
    lines = [line(n) for n in range(4)]
    bring(*lines)
    one, two, three, _ = Claim.objects.order_by("origin_id")
    curation.reject(claim=one, by=None)
    curation.publish(claim=two, by=None)
    curation.retract(claim=two, reason="Wrong.", by=None)
    curation.publish(claim=three, by=None)

    assert counts(*lines, publish=True) == (0, 1, 3, 0)

    statuses = Claim.objects.order_by("origin_id").values_list("status", flat=True)
    assert list(statuses) == ["rejected", "retracted", "published", "published"]


def test_what_came_retracted_waits_for_a_person() -> None:
    bring(line(status="retracted", retraction_reason="Misheard."), publish=True)

    claim = Claim.objects.get()
    assert (claim.status, claim.retraction_reason) == ("in_review", "Misheard.")


@apart
def test_a_public_claim_is_changed_by_an_import_that_publishes_only() -> None:
    bring(line(), publish=True)
    before = everything()

    assert refusals(line(statement="Other words.")) == [(1, "", "needs_publish")]

    assert everything() == before


def test_a_public_speaker_learns_nothing_from_claims_in_review() -> None:
    bring(line(), publish=True)
    member = ADA | {"area": "Texas", "roles": [{"organization": DESK}]}

    bring(line(2, speaker=member))

    assert Speaker.objects.get(slug="ada").area == ""
    assert not Role.objects.exists()
    bring(line(2, speaker=member), publish=True)
    assert Speaker.objects.get(slug="ada").area == "Texas"
    assert Role.objects.get().organization.slug == "desk"


@apart
def test_a_change_made_here_stands_while_the_line_stays_as_it_was() -> None:
    lines = [line(place="A mailer", topics=[{"slug": "war", "label": "War"}], reviews=[REVIEW])]
    bring(*lines)
    claim = Claim.objects.get()
    claim.place = "Rzeszów"
    claim.save()
    ClaimTopic.objects.create(claim=claim, topic=make_topic(slug="more"))
    Review.objects.update(verdict="false")
    before = everything()

    summary, _ = bring(*lines)

    assert (summary.unchanged, summary.kept) == (1, 1)
    assert everything() == before


@apart
def test_a_part_removed_here_does_not_come_back() -> None:
    lines = [line(topics=[{"slug": "war", "label": "War"}, {"slug": "sea", "label": "Sea"}])]
    bring(*lines)
    ClaimTopic.objects.filter(topic__slug="war").delete()

    summary, _ = bring(*lines)

    assert (summary.unchanged, summary.kept) == (1, 1)
    assert Claim.objects.get().topics.get().slug == "sea"


@apart
def test_what_the_line_changes_is_taken_beside_a_change_made_here() -> None:
    bring(line(place="A mailer"))
    Claim.objects.update(place="Rzeszów")

    assert counts(line(place="A mailer", statement="Other words.")) == (0, 1, 0, 0)

    claim = Claim.objects.get()
    assert (claim.place, claim.statement) == ("Rzeszów", "Other words.")


@apart
def test_a_change_on_both_sides_is_for_a_person_to_settle() -> None:
    bring(line(place="A mailer"))
    Claim.objects.update(place="Rzeszów")

    assert refusals(line(place="Kraków")) == [(1, "place", "changed_here")]

    assert Claim.objects.get().place == "Rzeszów"


def test_a_claim_made_here_is_changed_by_a_line_that_names_its_id() -> None:
    claim = make_claim(statement="As it was.", status="draft")

    assert counts({"id": str(claim.pk), "statement": "As it is."}) == (0, 1, 0, 0)

    claim.refresh_from_db()
    assert (claim.statement, claim.status, claim.kind) == ("As it is.", "draft", "quantity")


@pytest.mark.parametrize("named", [line(id=KEY.format(1)), line()], ids=["by id", "by origin"])
def test_a_redacted_claim_is_not_imported_again(named: Any) -> None:
    bring(named, publish=True)
    curation.redact(entry=Claim.objects.get(), reason="By order of a court.", by=None)

    assert refusals(named, publish=True) == [(1, "", "redacted")]

    assert Claim.objects.get().statement == ""


def test_merged_entries_lead_to_their_survivors() -> None:
    bring(line())
    ada = Speaker.objects.get(slug="ada")
    survivor = make_speaker(slug="ada-lovelace")
    curation.merge(entry=ada, into=survivor, by=None)

    assert counts(line()) == (0, 0, 1, 0)
    bring(line(2))

    assert {claim.speaker for claim in Claim.objects.all()} == {survivor}


def test_a_merged_claim_is_left_alone() -> None:
    bring(line(topics=[{"slug": "war", "label": "War"}]))
    curation.merge(entry=Claim.objects.get(), into=make_claim(), by=None)

    assert counts(line(topics=[{"slug": "war", "label": "War"}], statement="New.")) == (0, 0, 1, 0)


def test_entries_are_found_by_id_identifier_slug_or_address() -> None:
    ada = make_speaker(slug="somebody")
    ada.identifiers.create(scheme="wikidata", value="Q7259")
    page = make_source(url="https://news.example/1", title="As we know it")
    war, killed = make_topic(slug="war"), make_measure(slug="killed")
    named = {"slug": "other", "identifiers": [{"scheme": "wikidata", "value": "Q7259"}]}

    bring(
        line(
            1, speaker=named, assertions=[FIGURE], topics=[{"slug": "war"}],
            appearances=[{"source": {"url": page.url}}],
        ),
        line(2, speaker={"id": str(ada.pk)}, topics=[{"id": str(war.pk)}]),
    )  # fmt: skip

    assert Speaker.objects.filter(claims__isnull=False).distinct().get() == ada
    assert (Source.objects.get(), Topic.objects.get()) == (page, war)
    assert NumericAssertion.objects.get().measure == killed
    assert ada.name == Speaker.objects.get(pk=ada.pk).name


def test_a_source_without_an_address_is_known_by_what_it_is() -> None:
    talk = {"kind": "speech", "title": "A talk", "publisher": DESK, "published_at": "2022-03"}
    lines = [line(n, appearances=[{"source": talk}]) for n in (1, 2)]
    bring(*lines)

    bring(line(3, appearances=[{"source": talk | {"published_at": "2023"}}]))

    assert counts(*lines) == (0, 0, 2, 0)
    assert Source.objects.count() == 2


def test_a_line_may_define_an_entry_anywhere_and_name_it_elsewhere() -> None:
    page = PAGE | {"publisher": {"slug": "desk"}}
    desk = DESK | {"roles": [{"organization": {"slug": "ada"}}]}
    chain = [{"speaker": {"slug": "ada"}, "verb": "said"}]

    summary, rejected = bring(
        line(
            appearances=[{"source": page}],
            attributions=chain,
            reviews=[REVIEW | {"reviewer": desk}],
        )
    )

    assert (summary.created, rejected) == (1, [])
    assert Source.objects.get().publisher.slug == "desk"
    assert Role.objects.get().organization.slug == "ada"


def test_topics_that_are_broader_than_each_other_are_refused() -> None:
    one = {"slug": "one", "label": "One", "broader": {"slug": "two"}}
    two = {"slug": "two", "label": "Two", "broader": {"slug": "one"}}

    assert refusals(line(topics=[one, two])) == [(1, "topics[0].broader", "loop")]


def test_entries_that_are_there_are_completed_not_overwritten() -> None:
    make_speaker(slug="ada", name="Ada here", area="")

    bring(line(speaker=ADA | {"area": "Texas", "aliases": [{"name": "A."}]}))

    ada = Speaker.objects.get(slug="ada")
    assert (ada.name, ada.area, ada.aliases.get().name) == ("Ada here", "Texas", "A.")


@pytest.mark.parametrize(
    ("members", "field", "code"),
    [
        ({"statement": " "}, "statement", "blank"),
        ({"statement": "x" * 5001}, "statement", "too_long"),
        ({"origin_id": ""}, "origin_id", "required"),
        ({"origin": ""}, "origin_id", "origin_missing"),
        ({"kind": "gossip"}, "kind", "unknown_kind"),
        ({"language": "English"}, "language", "invalid_language"),
        ({"said_at": "5 March"}, "said_at", "invalid_date"),
        ({"said_at": "2022-02-30"}, "said_at", "invalid_date"),
        ({"quote": "", "quote_translation": "x"}, "quote", "quote_missing"),
        ({"speaker": {"slug": "new"}}, "speaker.name", "not_found"),
        ({"speaker": {"name": "New", "kind": "person"}}, "speaker.slug", "not_found"),
        ({"speaker": ADA | {"slug": "A d a"}}, "speaker.slug", "invalid_slug"),
        ({"speaker": ADA | {"kind": "robot"}}, "speaker.kind", "unknown_kind"),
        ({"speaker": ADA | {"country": "pl"}}, "speaker.country", "invalid_country"),
        ({"speaker": ADA | {"roles": [{}]}}, "speaker.roles[0].title", "blank"),
        (
            {"speaker": ADA | {"roles": [{"title": "x", "start": "2023", "end": "2022"}]}},
            "speaker.roles[0].start", "inverted_period",
        ),
        ({"topics": [{"slug": "new"}]}, "topics[0].label", "not_found"),
        ({"appearances": [{}]}, "appearances[0].source", "required"),
        (
            {"appearances": [{"source": PAGE | {"url": "ftp://x"}}]},
            "appearances[0].source.url", "invalid_url",
        ),
        ({"appearances": [{"source": PAGE}] * 2}, "appearances[1].source", "duplicate"),
        (
            {"appearances": [{"source": PAGE, "prefix": "x"}]},
            "appearances[0].prefix", "exact_missing",
        ),
        (
            {"attributions": [{"speaker": ADA, "verb": "sang"}]},
            "attributions[0].verb", "unknown_verb",
        ),
        ({"assertions": [FIGURE | {"high": None}]}, "assertions[0].comparator", "figures_missing"),
        (
            {"assertions": [FIGURE | {"comparator": "between", "low": 9, "high": 8}]},
            "assertions[0].low", "inverted_interval",
        ),
        ({"assertions": [FIGURE | {"low": 10**30}]}, "assertions[0].low", "too_large"),
        ({"assertions": [FIGURE | {"low": "1e-19"}]}, "assertions[0].low", "too_fine"),
        ({"assertions": [FIGURE | {"unit": "cubit"}]}, "assertions[0].unit", "not_found"),
        ({"assertions": [FIGURE | {"unit": "km"}]}, "assertions[0].unit", "unit_mismatch"),
        (
            {"assertions": [FIGURE | {"measure": {"slug": "new", "label": "New"}}]},
            "assertions[0].measure.unit", "not_found",
        ),
        (
            {"assertions": [FIGURE | {"measure": KILLED | {"unit": "cubit"}}]},
            "assertions[0].measure.unit", "not_found",
        ),
        ({"assertions": [FIGURE | {"position": 2}] * 2}, "assertions[1].position", "duplicate"),
        (
            {"assertions": [FIGURE | {"form": "ratio", "baseline_assertion": KEY.format(9)}]},
            "assertions[0].baseline_assertion", "not_found",
        ),
        ({"reviews": [REVIEW | {"verdict": "maybe"}]}, "reviews[0].verdict", "unknown_verdict"),
        (
            {"reviews": [REVIEW | {"rating_value": 7, "rating_worst": 1, "rating_best": 6}]},
            "reviews[0].rating_value", "off_scale",
        ),
        # These the database alone can tell.
        (
            {"assertions": [FIGURE | VOUCHED | {"comparator": "lt", "low": None, "high": -1}]},
            "", "empty_interval",
        ),
        ({"attributions": [{"speaker": ADA, "verb": verb} for verb in CHAIN]}, "", "loop"),
    ],
)  # fmt: skip
def test_a_bad_row_is_refused_and_the_rows_around_it_stand(
    members: dict[str, Any], field: str, code: str
) -> None:
    found = refusals(line(1), line(2, **members), line(3))

    assert found == [(2, field, code)]
    assert sorted(Claim.objects.values_list("origin_id", flat=True)) == ["1", "3"]
    assert list(Speaker.objects.values_list("slug", flat=True)) == ["ada"]
    assert not Topic.objects.exists()
    assert not Source.objects.exists()
    assert not Measure.objects.exists()


def test_a_line_that_cannot_be_read_counts_as_rejected() -> None:
    assert refusals(b"{", line(1), b'{"statment": 1}') == [
        (1, "", "invalid_json"), (3, "statment", "unknown_field"),
    ]  # fmt: skip


@pytest.mark.parametrize("batch_size", [1, 2, 10])
def test_a_claim_that_comes_twice_is_taken_once(batch_size: int) -> None:
    lines = [line(1), line(2), line(1), line(2, statement="Other words.")]

    found = refusals(*lines, batch_size=batch_size)

    assert found == [(3, "origin_id", "duplicate"), (4, "origin_id", "duplicate")]
    assert Claim.objects.get(origin_id="2").statement == "Statement 2."


def test_a_rejected_line_does_not_stand_in_the_way_of_a_later_one() -> None:
    assert refusals(line(1, kind="gossip"), line(1)) == [(1, "kind", "unknown_kind")]


def test_an_id_and_an_origin_of_two_claims_are_refused() -> None:
    one, two = make_claim(origin="test", origin_id="1"), make_claim(origin="test", origin_id="2")

    assert refusals(line(1, id=str(two.pk)), line(9, id=str(one.pk))) == [
        (1, "id", "two_claims"), (2, "origin_id", "other_origin"),
    ]  # fmt: skip


def test_a_figure_may_be_measured_against_one_of_a_later_line() -> None:
    ratio = {
        "as_printed": "2 times as many",
        "form": "ratio",
        "direction": "up",
        "low": 2,
        "high": 2,
    }
    ratio |= {"read_by": "curator"}
    two, three = KEY.format(2), KEY.format(3)
    lines = [
        line(1, assertions=[FIGURE | ratio | {"baseline_assertion": two}]),
        line(2, assertions=[FIGURE | ratio | {"id": two, "baseline_assertion": three}]),
        line(3, assertions=[FIGURE | {"id": three}]),
    ]  # fmt: skip
    assert counts(*lines, batch_size=1) == (3, 0, 0, 0)

    assert counts(*lines, batch_size=1) == (0, 0, 3, 0)
    assert NumericAssertion.objects.filter(baseline_assertion__isnull=False).count() == 2


def test_reviews_that_come_through_another_claim_are_that_ones() -> None:
    bring(line(reviews=[REVIEW | {"through": KEY.format(1)}]))

    assert not Review.objects.exists()


def test_who_imports_is_on_record(django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("ada")

    bring(line(), by=user)

    assert Claim.objects.get().created_by == user


def test_the_number_of_queries_does_not_grow_with_the_batch(
    django_assert_max_num_queries: Any,
) -> None:
    def many(n: int) -> list[dict[str, Any]]:
        return [
            line(
                f"{n}-{i}", assertions=[FIGURE], reviews=[REVIEW],
                speaker={"slug": f"s-{n}-{i}", "name": "S", "kind": "person"},
            )
            for i in range(n)
        ]  # fmt: skip

    with django_assert_max_num_queries(60) as few:
        bring(*many(1))
    with django_assert_max_num_queries(60) as more:
        bring(*many(20))

    assert len(more) == len(few)


def test_progress_is_told_after_every_batch() -> None:
    told: list[int] = []

    bring(*map(line, range(5)), batch_size=2, progress=lambda summary: told.append(summary.read))

    assert told == [2, 4, 5]


@apart
def test_a_crash_half_way_leaves_whole_batches_and_a_second_run_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [line(n) for n in range(6)]
    remember = seen_lines.remember
    written: list[int] = []

    def crash(found: Any) -> None:
        written.append(len(found))
        remember(found)
        if len(written) == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(seen_lines, "remember", crash)
        with pytest.raises(KeyboardInterrupt):
            bring(*lines, batch_size=2)

    assert sorted(Claim.objects.values_list("origin_id", flat=True)) == ["0", "1"]
    assert counts(*lines, batch_size=2) == (4, 0, 2, 0)


@apart
def test_two_imports_of_one_file_at_once_make_each_claim_once() -> None:
    lines = [line(n) for n in range(40)]
    found: list[tuple[int, int, int, int]] = []

    def one() -> None:
        try:
            found.append(counts(*lines, batch_size=5))
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Claim.objects.count() == 40
    assert [sum(outcome) for outcome in zip(*found, strict=True)] == [40, 0, 40, 0]


@apart
def test_a_claim_changed_while_its_batch_was_compared_is_compared_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bring(line(place="A mailer"))
    lock = Changes._lock
    raced: list[bool] = []

    def race(self: Any) -> None:
        if not raced:
            raced.append(True)
            other = threading.Thread(target=_move_to_rzeszow)
            other.start()
            other.join()
        lock(self)

    monkeypatch.setattr(Changes, "_lock", race)

    assert refusals(line(place="Kraków")) == [(1, "place", "changed_here")]


def _move_to_rzeszow() -> None:
    Claim.objects.update(place="Rzeszów")
    connection.close()


def render(claim: Claim) -> dict[str, Any]:
    whole_measures = Selection(expand=frozenset({"assertions.measure"}))
    body = record_cache.bytes_of(record_cache.KINDS["claim"], whole_measures)
    [(record,)] = read_connection.rows(
        f"SELECT {body} FROM claims_claim t WHERE t.id = %s", [claim.pk]
    )
    return cast("dict[str, Any]", json.loads(record))


def comparable(value: Any) -> Any:
    """A record without what is of one database only, and without what an import leaves out."""
    if isinstance(value, list):
        return [
            comparable(item)
            for item in value
            if not (isinstance(item, dict) and item.get("through"))
        ]
    if isinstance(value, dict):
        own = {"version", "modified", "first_published_at", "relations"}
        return {name: comparable(item) for name, item in value.items() if name not in own}
    return value


def test_what_the_api_gives_can_be_imported_elsewhere() -> None:
    world = make_world()
    claims = [world.claim, world.first, world.earlier]
    records = [render(claim) for claim in claims]
    tables = [
        m._meta.db_table for m in [*Row.__subclasses__(), *_below(Row)] if not m._meta.abstract
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {', '.join(set(tables))}, claims_stamp CASCADE")

    summary, rejected = bring(*records, publish=True)

    assert rejected == []
    assert (summary.created, summary.left_out) == (3, {"relations": 3})
    assert [comparable(render(claim)) for claim in claims] == list(map(comparable, records))
    assert counts(*records, publish=True) == (0, 0, 3, 0)


def test_what_the_api_gives_changes_nothing_where_it_came_from() -> None:
    world = make_world()
    records = [render(claim) for claim in (world.claim, world.first, world.earlier, world.draft)]
    before = everything()

    assert counts(*records) == (0, 0, 4, 0)

    assert everything() == before


@pytest.mark.parametrize(
    ("shape", "read"),
    [
        (schemas.ClaimShape, ndjson.CLAIM),
        (schemas.SpeakerShape, ndjson.SPEAKER),
        (schemas.SourceShape, ndjson.SOURCE),
        (schemas.TopicShape, ndjson.TOPIC),
        (schemas.MeasureShape, ndjson.MEASURE),
        (schemas.AttributionShape, ndjson.ATTRIBUTION),
        (schemas.AppearanceShape, ndjson.APPEARANCE),
        (schemas.AssertionShape, ndjson.ASSERTION),
        (schemas.ClaimReviewShape, ndjson.REVIEW),
        (schemas.ReviewShape, ndjson.REVIEW),
    ],
)
def test_every_member_of_a_record_is_read_or_known_to_be_ignored(shape: Any, read: Any) -> None:
    assert set(shape().fields) <= {*read.members, *read.ignored}


def test_an_import_inside_a_transaction_is_undone_with_it() -> None:
    with transaction.atomic():
        bring(line())
        transaction.set_rollback(True)

    assert not Claim.objects.exists()


# Whatever goes wrong with a line is that line's


HUGE = [
    "1e999999999", "-1e999999999", "1e-999999999", "1e9999999999999999999999", "1e30", "1e-19",
    "NaN", "sNaN", "-Infinity", "1_000", "１２", "٣", "9" * 900_000, "",
]  # fmt: skip


def with_number(name: str, text: str) -> list[dict[str, Any]]:
    """Lines whose one number is this, as a text and, where JSON has such a thing, as a number."""
    figure = FIGURE | {name: "0.001"}
    whole = json.dumps(line(2, assertions=[figure]))
    written = [whole.replace('"0.001"', json.dumps(text))]
    return [part.encode() for part in [*written, *[whole.replace('"0.001"', text)] * bool(text)]]


@pytest.mark.parametrize("name", ["low", "high", "multiplier", "resolution"])
@pytest.mark.parametrize("text", HUGE, ids=lambda text: text[:20])
def test_what_is_no_number_on_record_rejects_its_line_by_name(name: str, text: str) -> None:
    for written in with_number(name, text):
        _, rejected = bring(line(1), written, line(3))

        [(number, rejection)] = rejected
        assert number == 2
        assert name in rejection.field + rejection.reason or rejection.code == "invalid_json"
        assert rejection.code != "unexpected"


@pytest.mark.parametrize(
    "members",
    [
        {"attributions": [{"position": 1e300, "speaker": ADA, "verb": "said"}]},
        {"said_at": "99999999999-01-01"},
        {"said_at": "0001-01-01T00:00+14:00"},
        {"said_at": "２０２２"},
        {"appearances": [{"source": PAGE | {"accessed_at": "0001-01-01T00:00:00+14:00"}}]},
        {"appearances": [{"source": PAGE | {"accessed_at": "9999-12-31T23:59:59-14:00"}}]},
        {"appearances": [{"source": PAGE | {"title": "x" * 1_000_000}}]},
        {"assertions": [FIGURE | {"position": 2**31 - 1}]},
        {"reviews": [REVIEW | {"rating_value": "1e999999999"}]},
        {"assertions": [FIGURE | {"as_of": {"from": "0001-01-01", "to": "9999-12-31"}}]},
    ],
    ids=str,
)
def test_an_absurd_count_or_date_rejects_its_line(members: dict[str, Any]) -> None:
    _, rejected = bring(line(1), line(2, **members), line(3))

    assert [number for number, _ in rejected] == [2]
    assert rejected[0][1].code != "unexpected"


@pytest.mark.parametrize(
    ("positions", "place", "code"),
    [
        ((1, 5), 1, "chain_gap"),
        ((2, 3), 0, "chain_gap"),
        ((2,), 0, "chain_gap"),
        ((1, 1), 1, "duplicate"),
        ((0, 1), 0, "invalid_position"),
        ((1, 2, 4), 2, "chain_gap"),
    ],
)
def test_a_chain_with_a_gap_rejects_its_line(positions: Any, place: int, code: str) -> None:
    speakers = [{"slug": f"s{n}", "name": f"S {n}", "kind": "person"} for n in range(3)]
    links = zip(positions, speakers, strict=False)
    chain = [{"position": n, "speaker": speaker, "verb": "said"} for n, speaker in links]

    assert refusals(line(1), line(2, attributions=chain), line(3)) == [
        (2, f"attributions[{place}].position", code)
    ]
    for number, link in enumerate(sorted(chain, key=lambda link: link["position"]), 1):
        link["position"] = number
    assert refusals(line(2, attributions=chain[::-1])) == []


@pytest.mark.parametrize(("start", "end"), [(3, 15), (0, 11), (0, 100), (900, 909)])
def test_a_place_that_does_not_hold_its_words_rejects_its_line(start: int, end: int) -> None:
    source = make_source()
    make_snapshot(source=source, text="So at least 331 people.")
    place = {"source": {"id": str(source.pk)}, "exact": "least 331", "start": start, "end": end}

    assert [n for n, _, _ in refusals(line(1), line(2, appearances=[place]), line(3))] == [2]
    place |= {"start": 6, "end": 15}
    assert refusals(line(2, appearances=[place])) == []


RESERVED = ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"]


@pytest.mark.parametrize("key", RESERVED)
@pytest.mark.parametrize(
    ("members", "path"),
    [
        ({}, "id"),
        ({"speaker": ADA}, "speaker.id"),
        ({"assertions": [FIGURE]}, "assertions[0].id"),
        ({"assertions": [FIGURE | {"measure": KILLED}]}, "assertions[0].measure.id"),
        ({"appearances": [{"source": PAGE}]}, "appearances[0].source.id"),
        ({"topics": [{"slug": "war", "label": "War"}]}, "topics[0].id"),
        ({"reviews": [REVIEW]}, "reviews[0].id"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_reserved_id_rejects_its_line(key: str, members: dict[str, Any], path: str) -> None:
    written = json.loads(json.dumps(line(2, **members)))
    place = written
    for step in path.replace("[0]", ".0").split(".")[:-1]:
        place = place[int(step) if step == "0" else step]
    place["id"] = key

    assert refusals(line(1), written, line(3)) == [(2, path, "reserved_id")]


@pytest.mark.parametrize(
    "error",
    [
        ZeroDivisionError("division by zero"),
        OverflowError("too large"),
        decimal.Overflow([decimal.Overflow]),
        RecursionError("maximum recursion depth exceeded"),
        MemoryError(),
        KeyError("slug"),
        AssertionError("a number begins here"),
        StopIteration("no more"),
        ProgrammingError("column does not exist"),
        InternalError("unexpected chunk number"),
        UnicodeEncodeError("utf-8", "x", 0, 1, "surrogates not allowed"),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize(
    "place",
    [
        (ndjson, "read_object"),
        (pipeline, "fill"),
        (pipeline, "prepare"),
        (Comparison, "make"),
        (batch.readings, "read_unread"),
    ],
    ids=lambda place: place[1],
)
def test_whatever_goes_wrong_with_a_line_is_of_that_line_alone(
    error: Exception, place: tuple[Any, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, name = place
    works = getattr(owner, name)

    def fails(*arguments: Any, **options: Any) -> Any:
        if _is_of_the_bad_line(name, arguments, options):
            raise error
        return works(*arguments, **options)

    monkeypatch.setattr(owner, name, fails)

    _, rejected = bring(line(1), line(2, statement=BAD), line(3), assertions=True)

    assert [(n, rejection.code) for n, rejection in rejected] == [(2, "unexpected")]
    assert type(error).__name__ in rejected[0][1].reason
    assert sorted(Claim.objects.values_list("origin_id", flat=True)) == ["1", "3"]


def _is_of_the_bad_line(name: str, arguments: Any, options: Any) -> bool:
    if name == "make":
        return bool(arguments[0]._row.record.statement == BAD)
    if name == "read_unread":
        return Claim.objects.filter(pk__in=options["claims"], statement=BAD).exists()
    return BAD in str(arguments)


def test_a_text_beyond_what_an_index_holds_rejects_its_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """PostgreSQL takes it for an error of operation, as it does a lost connection."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX ON claims_claim (quote)")
    noise = "".join(random.Random(1).choices(string.printable[:62], k=10_000))

    assert [(number, code) for number, _, code in refusals(line(1), line(2, quote=noise))] == [
        (2, "unexpected")
    ]


BAD = "This one goes wrong."
