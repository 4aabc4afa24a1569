"""What the review desk does to a claim: what was typed and the verb, both or neither."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import (
    AssertionReading,
    Claim,
    ClaimTopic,
    Decision,
    Measure,
    NumericAssertion,
    RejectionReason,
    Speaker,
)
from claims.queries import history
from claims.services import decisions
from claims.services.audit import acting
from tests.support.agreement import keep
from tests.support.builders import (
    make_assertion,
    make_claim,
    make_measure,
    make_speaker,
    make_topic,
)
from tests.support.desk import Curator, version
from tests.support.statements import ADA, BOB, EVE, draft, say, stock

pytestmark = pytest.mark.django_db

NEW = "b1c5a2de-0000-4000-8000-000000000001"
QUOTE = "More than 2.5 million people fled, and 331 died."


@pytest.fixture
def curator() -> Curator:
    return Curator()


@pytest.fixture
def claim() -> Claim:
    return make_claim(status="draft", quote=QUOTE, statement="People fled.", language="en")


@pytest.fixture
def figure(claim: Claim) -> NumericAssertion:
    found = make_assertion(claim=claim, as_printed="331", low=331, high=331)
    AssertionReading.objects.update(state="agrees", in_quote=True)
    return found


def apply() -> None:
    """What the job does, when all that was decided is due."""
    Decision.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    decisions.apply_due()


def most_rows(plan: dict[str, Any], table: str) -> float:
    """The most rows of a table that a step of a plan reads."""
    own = plan.get("Relation Name") == table
    here = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0) if own else 0
    return max([here, *(most_rows(each, table) for each in plan.get("Plans", []))])


def refuse(claim: Claim) -> None:
    """Have the database refuse to publish this claim, and no other."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""CREATE FUNCTION pg_temp.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.id = '{claim.pk}' THEN RAISE EXCEPTION 'refused'
                    USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER a_refused BEFORE UPDATE OF status ON claims_claim
                FOR EACH ROW EXECUTE FUNCTION pg_temp.refuse()"""
        )


def of(figure: NumericAssertion, **changes: Any) -> dict[str, Any]:
    return {"assertions": {str(figure.pk): changes}}


class TestSavingAndPublishing:
    def test_what_was_typed_is_published_with_the_claim(
        self, curator: Curator, claim: Claim, figure: NumericAssertion
    ) -> None:
        changes = {"place": "Rzeszów"} | of(figure, as_printed="More than 2.5 million people")

        answer = curator.act(claim, "publish", changes=changes)
        apply()

        claim.refresh_from_db()
        figure.refresh_from_db()
        assert answer.status_code == 200
        assert (claim.status, claim.place) == ("published", "Rzeszów")
        assert (figure.comparator, figure.low, figure.high) == ("gt", Decimal(2_500_000), None)
        assert (figure.quote_start, figure.quote_end) == (0, 28)

    def test_nothing_is_saved_if_the_claim_cannot_be_published(
        self, curator: Curator, claim: Claim
    ) -> None:
        Claim.objects.filter(pk=claim.pk).update(speaker=None)

        answer = curator.act(claim, "publish", changes={"place": "Rzeszów"})

        claim.refresh_from_db()
        assert (answer.status_code, claim.place) == (422, "")
        assert "A published claim needs a speaker." in answer.json()["message"]

    def test_nothing_is_published_if_it_cannot_be_saved(
        self, curator: Curator, claim: Claim, figure: NumericAssertion
    ) -> None:
        answer = curator.act(claim, "publish", changes=of(figure, low="400", high="500"))

        assert answer.status_code == 422
        assert not Decision.objects.exists()

    def test_a_verb_takes_effect_once_it_is_due(self, curator: Curator, claim: Claim) -> None:
        curator.act(claim, "publish")
        decisions.apply_due()
        claim.refresh_from_db()
        before = claim.status
        apply()
        claim.refresh_from_db()

        assert (before, claim.status) == ("draft", "published")
        assert claim.modified_by == curator.user

    def test_the_history_says_who_decided(self, curator: Curator) -> None:
        eve = Curator("eve")
        claims = {who: make_claim(status="draft") for who in (curator, eve)}
        for who, claim in claims.items():
            who.act(claim, "publish")

        apply()

        told = [history.page(Claim, claim.pk).entries[0] for claim in claims.values()]
        assert [(each.who, each.via) for each in told] == [("curator", "admin"), ("eve", "admin")]

    def test_a_request_applies_its_own_users_decisions(
        self, curator: Curator, claim: Claim
    ) -> None:
        eve = Curator("eve")
        eve.act(claim, "publish")
        Decision.objects.update(due_at=timezone.now() - timedelta(seconds=1))

        found = []
        for who in (curator, eve):
            who.page()
            found.append(Decision.objects.get().state)

        assert found == ["waiting", "done"]

    def test_it_is_undone_before_and_not_after(self, curator: Curator, claim: Claim) -> None:
        first = curator.act(claim, "publish").json()["decision"]
        undone = curator.post("undo", None, {"claim": str(claim.pk), "decision": first})
        second = curator.act(claim, "publish").json()["decision"]
        apply()
        late = curator.post("undo", None, {"claim": str(claim.pk), "decision": second})

        claim.refresh_from_db()
        assert (undone.status_code, late.status_code, claim.status) == (200, 409, "published")
        assert late.json()["code"] == "too_late"

    def test_nobody_undoes_what_another_decided(self, curator: Curator, claim: Claim) -> None:
        decision = curator.act(claim, "publish").json()["decision"]

        answer = Curator("other").post("undo", None, {"claim": str(claim.pk), "decision": decision})

        assert answer.status_code == 409
        assert Decision.objects.get().state == "waiting"

    def test_a_claim_that_was_changed_after_the_decision_is_left_as_it_is(
        self, curator: Curator, claim: Claim
    ) -> None:
        curator.act(claim, "publish")
        Claim.objects.filter(pk=claim.pk).update(place="Lviv")
        apply()

        claim.refresh_from_db()
        decision = Decision.objects.get()
        assert (claim.status, decision.state) == ("draft", "failed")
        assert decision.failure == decisions.CHANGED
        assert decisions.CHANGED in curator.page(has="contradictions").text

    def test_what_somebody_may_no_longer_do_is_not_done(
        self, curator: Curator, claim: Claim
    ) -> None:
        curator.act(claim, "publish")
        curator.user.groups.clear()
        apply()

        claim.refresh_from_db()
        assert (claim.status, Decision.objects.get().state) == ("draft", "failed")

    def test_a_decision_that_the_database_refuses_fails_alone(self, curator: Curator) -> None:
        claims = [make_claim(status="draft") for _ in range(5)]
        for claim in claims:
            curator.act(claim, "publish")
        refuse(claims[3])

        apply()

        failures = {str(each.claim_id): each.failure for each in Decision.objects.all()}
        assert [bool(failures[str(claim.pk)]) for claim in claims] == [False] * 3 + [True, False]
        public = Claim.objects.filter(status="published")
        assert set(public) == {*claims[:3], claims[4]}

    @pytest.mark.parametrize("reason", RejectionReason.values)
    def test_a_rejection_has_its_reason(self, curator: Curator, claim: Claim, reason: str) -> None:
        curator.act(claim, "reject", reason=reason, note="Seen before.")
        apply()

        claim.refresh_from_db()
        assert (claim.status, claim.rejection_reason) == ("rejected", reason)

    def test_other_needs_a_note(self, curator: Curator, claim: Claim) -> None:
        answer = curator.act(claim, "reject", reason="other")

        assert answer.status_code == 422
        assert list(answer.json()["faults"]) == ["note"]

    def test_many_decisions_take_a_number_of_statements_that_does_not_grow(
        self, curator: Curator
    ) -> None:
        counts = []
        for many in (2, 20):
            for _ in range(many):
                curator.act(make_claim(status="draft"), "publish")
            Decision.objects.update(due_at=timezone.now() - timedelta(seconds=1))
            with CaptureQueriesContext(connection) as queries:
                decisions.apply_due()
            counts.append(len(queries))

        assert counts[0] == counts[1]


class TestConflicts:
    def test_the_second_save_is_told_of_the_first(
        self, curator: Curator, claim: Claim, figure: NumericAssertion
    ) -> None:
        opened = version(claim)
        Curator("other").act(claim, changes={"place": "Lviv"})
        claim.lease.delete()

        answer = curator.act(claim, "publish", version=opened, changes={"place": "Rzeszów"})

        claim.refresh_from_db()
        assert (answer.status_code, claim.place) == (409, "Lviv")
        assert answer.json()["code"] == "conflict"
        assert answer.json()["fields"] == ["place"]
        assert answer.json()["message"].startswith("other changed this claim")
        assert 'value="Lviv"' in answer.json()["item"]["html"]

    @pytest.mark.parametrize("part", ["assertion", "topic", "chain"])
    def test_a_change_of_any_part_is_a_conflict(
        self, curator: Curator, claim: Claim, figure: NumericAssertion, part: str
    ) -> None:
        opened = version(claim)
        if part == "assertion":
            figure.note = "As of noon."
            figure.save()
        elif part == "topic":
            ClaimTopic.objects.create(claim=claim, topic=make_topic())
        else:
            claim.attributions.create(position=1, speaker=claim.speaker, verb="said")

        answer = curator.act(claim, "publish", version=opened)

        assert answer.json()["code"] == "conflict"
        assert not Decision.objects.exists()

    def test_fields_of_a_figure_that_was_removed_meanwhile_are_named(
        self, curator: Curator, claim: Claim, figure: NumericAssertion
    ) -> None:
        opened = version(claim)
        Curator("other").act(claim, changes={"assertions": {str(figure.pk): None}})
        claim.lease.delete()

        typed = {"place": "Lviv", **of(figure, low="5", high="5")}
        answer = curator.act(claim, version=opened, changes=typed)

        path = f"assertions.{figure.pk}"
        claim.refresh_from_db()
        assert (answer.status_code, claim.place) == (409, "")
        assert answer.json()["code"] == "conflict"
        assert answer.json()["fields"] == [f"{path}.low", f"{path}.high", "place"]


class TestPublishingAsksOnce:
    def test_a_figure_that_its_words_deny(
        self, curator: Curator, claim: Claim, figure: NumericAssertion
    ) -> None:
        AssertionReading.objects.update(state="contradicts")

        asked = curator.act(claim, "publish")
        [question] = asked.json()["asks"]
        done = curator.act(
            claim, "publish", confirmed=[question["key"]], kept=[question["assertion"]]
        )

        assert (asked.status_code, asked.json()["code"], done.status_code) == (409, "confirm", 200)
        assert AssertionReading.objects.get().state == "overruled"

    def test_a_contradiction_of_what_is_public(self, curator: Curator) -> None:
        measure = stock()
        say(measure, ADA, 10, day=5)
        say(measure, BOB, 10, day=5)
        found = draft(measure, EVE, 15, day=5)
        AssertionReading.objects.update(state="agrees")
        keep()

        asked = curator.act(found.claim, "publish").json()["asks"]

        assert [each["key"] for each in asked] == [f"contradicts:{found.pk}"]
        confirmed = [each["key"] for each in asked]
        assert curator.act(found.claim, "publish", confirmed=confirmed).status_code == 200


class TestFigures:
    def test_a_new_figure_is_read_from_its_words(self, curator: Curator, claim: Claim) -> None:
        made = {"as_printed": "331", "measure": {"id": str(make_measure().pk)}}

        curator.act(claim, changes={"assertions": {NEW: made}})

        found = NumericAssertion.objects.get(pk=NEW)
        assert (found.low, found.high, found.read_by != "curator") == (331, 331, True)
        assert QUOTE[found.quote_start : found.quote_end] == "331"

    def test_its_measure_is_made_with_it(self, curator: Curator, claim: Claim) -> None:
        measure = {"label": "Deaths on that day", "unit": "1", "temporal_kind": "stock"}

        answer = curator.act(
            claim, changes={"assertions": {NEW: {"as_printed": "331", "measure": measure}}}
        )

        assert answer.status_code == 200
        assert Measure.objects.get().label == "Deaths on that day"

    def test_a_dropped_figure_is_gone_and_the_others_stay(
        self, curator: Curator, claim: Claim, figure: NumericAssertion
    ) -> None:
        other = make_assertion(claim=claim, position=2, as_printed="331", low=331, high=331)

        curator.act(claim, changes={"assertions": {str(figure.pk): None}})

        assert list(claim.assertions.all()) == [other]

    @pytest.mark.parametrize(
        ("typed", "read"),
        [
            pytest.param("2,500,000", 2_500_000, id="grouped"),
            pytest.param("2.5 million", 2_500_000, id="scale"),
            pytest.param("2500000", 2_500_000, id="digits"),
        ],
    )
    def test_low_and_high_are_taken_as_people_write_them(
        self, curator: Curator, claim: Claim, figure: NumericAssertion, typed: str, read: int
    ) -> None:
        changes = of(figure, low=typed, high=typed, read_by="curator")

        answer = curator.act(claim, changes=changes)

        figure.refresh_from_db()
        assert (answer.status_code, figure.low, figure.high) == (200, read, read)

    @pytest.mark.parametrize(
        ("field", "typed", "sentence"),
        [
            pytest.param("low", "about 500", "is not one plain number", id="approximate"),
            pytest.param("low", "10-20", "is not one plain number", id="range"),
            pytest.param("high", "40 km", "is not one plain number", id="unit"),
            pytest.param("as_of", "last Tuesday", "is no day", id="day"),
            pytest.param("as_of", "2022-03-05 to 2022-03-01", "before the first", id="inverted"),
            pytest.param("measure", None, "needs its measure", id="measure"),
            pytest.param("colour", "red", "no such field", id="unknown"),
            pytest.param("as_printed", "no number", "as_printed", id="unreadable"),
        ],
    )
    def test_a_fault_is_told_at_its_field(
        self,
        curator: Curator,
        claim: Claim,
        figure: NumericAssertion,
        field: str,
        typed: Any,
        sentence: str,
    ) -> None:
        answer = curator.act(claim, changes=of(figure, **{field: typed})).json()

        [(path, sentences)] = answer["faults"].items()
        assert path == f"assertions.{figure.pk}.{field}"
        assert sentence in sentences[0] or field == "as_printed"

    @pytest.mark.parametrize(
        ("typed", "first", "last"),
        [
            pytest.param("2022-03", "2022-03-01", "2022-03-31", id="month"),
            pytest.param("2022", "2022-01-01", "2022-12-31", id="year"),
            pytest.param("2022-03-01 to 2022-03-05", "2022-03-01", "2022-03-05", id="days"),
            pytest.param("2024-02-29", "2024-02-29", "2024-02-29", id="day"),
        ],
    )
    def test_days_are_taken_as_far_as_they_are_known(
        self,
        curator: Curator,
        claim: Claim,
        figure: NumericAssertion,
        typed: str,
        first: str,
        last: str,
    ) -> None:
        curator.act(claim, changes=of(figure, as_of=typed))

        figure.refresh_from_db()
        assert figure.as_of.lower.isoformat() == first
        assert (figure.as_of.upper - timedelta(days=1)).isoformat() == last

    def test_numbers_that_were_typed_stay_when_the_words_change(
        self, curator: Curator, claim: Claim, figure: NumericAssertion
    ) -> None:
        typed = {"as_printed": "331 died", "low": "300", "high": "300", "read_by": "curator"}

        curator.act(claim, changes=of(figure, **typed))

        figure.refresh_from_db()
        assert (figure.as_printed, figure.low) == ("331 died", 300)

    def test_a_place_in_the_quote_moves_with_the_quote(
        self, curator: Curator, claim: Claim, figure: NumericAssertion
    ) -> None:
        curator.act(claim, changes={"quote": f"He said: {QUOTE}"})

        figure.refresh_from_db()
        assert f"He said: {QUOTE}"[figure.quote_start : figure.quote_end] == "331"


class TestReadingWhileTyping:
    def test_the_answer_is_what_would_be_on_record_and_nothing_is_saved(
        self, curator: Curator, claim: Claim, figure: NumericAssertion
    ) -> None:
        before = version(claim)

        answer = curator.preview(claim, **of(figure, as_printed="More than 2.5 million people"))

        assert "over 2,500,000" in answer.json()["html"]
        assert "Last changes" not in answer.json()["html"]
        assert version(claim) == before

    def test_it_tells_what_the_claim_would_contradict(self, curator: Curator) -> None:
        measure = stock()
        say(measure, ADA, 10, day=5)
        say(measure, BOB, 10, day=5)
        found = draft(measure, EVE, 10, day=5)
        AssertionReading.objects.update(state="agrees")
        keep()

        html = curator.preview(
            found.claim, **of(found, low="15", high="15", read_by="curator")
        ).json()["html"]

        assert "contradicts 2 root speakers" in html

    def test_a_refusal_is_told_at_its_field(
        self, curator: Curator, claim: Claim, figure: NumericAssertion
    ) -> None:
        answer = curator.preview(claim, **of(figure, as_printed="an ambulance"))

        assert answer.status_code == 422
        assert list(answer.json()["faults"]) == [f"assertions.{figure.pk}.as_printed"]


class TestPermissions:
    @pytest.mark.parametrize(
        ("group", "verb", "status"),
        [
            pytest.param("Curators", "submit", 200, id="curators-submit"),
            pytest.param("Curators", "reject", 200, id="curators-reject"),
            pytest.param("Curators", "publish", 403, id="curators-do-not-publish"),
            pytest.param("Editors", "publish", 200, id="editors-publish"),
            pytest.param("Administrators", "publish", 200, id="administrators-publish"),
        ],
    )
    def test_a_verb_takes_its_permission(
        self, claim: Claim, group: str, verb: str, status: int
    ) -> None:
        curator = Curator(group=group)

        assert curator.act(claim, verb, reason="opinion").status_code == status

    def test_a_verb_that_is_not_allowed_is_not_offered(self, claim: Claim) -> None:
        page = Curator(group="Curators").page().text

        assert 'data-verb="reject"' in page
        assert 'data-verb="publish"' not in page

    def test_who_may_only_look_changes_nothing(self, claim: Claim) -> None:
        curator = Curator()
        curator.user.groups.set([Group.objects.create(name="Readers")])
        assert curator.page().status_code == 403

    @pytest.mark.parametrize(
        ("name", "sent"),
        [
            pytest.param("act", {"version": "an old one"}, id="a-conflict-tells-nothing"),
            pytest.param("act", {"verb": "skip"}, id="skip"),
            pytest.param("act", {}, id="nothing"),
            pytest.param("undo", {}, id="undo"),
        ],
    )
    def test_who_may_not_see_claims_is_told_nothing_of_them(
        self, claim: Claim, name: str, sent: dict[str, str]
    ) -> None:
        reader = Curator()
        reader.user.groups.clear()
        body = {"version": version(claim), "claim": str(claim.pk)} | sent

        answer = reader.post(name, claim if name == "act" else None, body)

        assert answer.status_code == 403
        assert claim.statement not in answer.text

    def test_who_may_only_look_keeps_no_figure_against_its_words(
        self, claim: Claim, figure: NumericAssertion
    ) -> None:
        AssertionReading.objects.update(state="contradicts", worklist="contradicts")
        reader = Curator()
        reader.user.groups.clear()
        reader.user.user_permissions.add(Permission.objects.get(codename="view_claim"))

        answer = reader.act(claim, kept=[str(figure.pk)])

        assert answer.status_code == 403
        assert AssertionReading.objects.get().state == "contradicts"

    def test_four_eyes(self, curator: Curator, claim: Claim, settings: Any) -> None:
        settings.FOUR_EYES = True
        curator.act(claim, changes={"place": "Rzeszów"})

        answer = curator.act(claim, "publish")

        assert "Somebody else has to publish it." in answer.json()["message"]
        claim.lease.delete()
        assert Curator("other").act(claim, "publish").status_code == 200


class TestWhatIsSent:
    @pytest.mark.parametrize(
        "sent",
        [
            pytest.param("", id="nothing"),
            pytest.param("[1]", id="list"),
            pytest.param('{"changes": 1}', id="changes"),
            pytest.param('{"changes": {"assertions": []}}', id="assertions"),
            pytest.param('{"changes": {"assertions": {"x": {}}}}', id="key"),
            pytest.param('{"changes": {"statement": null}}', id="null"),
            pytest.param('{"changes": {"status": "published"}}', id="status"),
            pytest.param('{"changes": {"speaker": {"id": "x"}}}', id="reference"),
            pytest.param('{"verb": "delete"}', id="verb"),
            pytest.param('{"verb": 1, "version": {}}', id="types"),
            pytest.param('{"kept": ["x"]}', id="kept"),
            pytest.param('{"changes": {"statement": "\\u0000"}}', id="nul"),
            pytest.param('{"changes": {"said_at": "10000"}}', id="year"),
            pytest.param('{"changes": {"place": "' + "x" * 400 + '"}}', id="long"),
        ],
    )
    @pytest.mark.parametrize("name", ["act", "preview"])
    def test_junk_is_refused_and_nothing_changes(
        self, curator: Curator, claim: Claim, sent: str, name: str
    ) -> None:
        before = version(claim)
        sent = sent.replace("{", f'{{"version": "{before}", ', 1) if sent[:1] == "{" else sent
        address = f"/admin/review/{claim.pk}/{name}/"

        answer = curator.client.post(address, sent, content_type="application/json")

        assert 400 <= answer.status_code < 500 or name == "preview"
        assert answer.status_code < 500
        assert answer["Content-Type"].startswith("application/json")
        assert version(claim) == before

    @pytest.mark.parametrize("seconds", ["1e999999999", "-1e999999999", '"12"', "[]", "601", "-1"])
    def test_a_time_that_cannot_be_is_not_noted(
        self, curator: Curator, claim: Claim, seconds: str
    ) -> None:
        sent = f'{{"verb": "publish", "version": "{version(claim)}", "seconds": {seconds}}}'
        address = f"/admin/review/{claim.pk}/act/"

        answer = curator.client.post(address, sent, content_type="application/json")

        assert answer.status_code == 200
        assert Decision.objects.get().seconds is None

    def test_a_save_needs_the_version_that_was_opened(self, curator: Curator, claim: Claim) -> None:
        answer = curator.act(claim, changes={"place": "Lviv"}, version="")

        assert (answer.status_code, answer.json()["code"]) == (400, "version_missing")

    def test_a_claim_that_is_gone_is_a_404(self, curator: Curator, claim: Claim) -> None:
        gone = Claim(pk="019ad000-0000-7000-8000-000000000001")

        assert curator.post("act", gone, {"version": "1"}).status_code == 404
        assert curator.post("undo", None, {"claim": str(gone.pk)}).status_code == 404
        assert curator.page(gone).status_code == 404


class TestCost:
    def test_claims_are_fetched_ahead_in_a_number_of_queries_that_does_not_grow(
        self, curator: Curator
    ) -> None:
        for _ in range(6):
            make_assertion(claim=make_claim(status="draft"))
        curator.ahead()  # the count of what is left is kept for a minute
        with CaptureQueriesContext(connection) as three:
            answer = curator.ahead()

        assert len(answer.json()["items"]) == 3
        assert len(three) <= 24, "twelve for each claim that is decided, with its own request"
        assert len(answer.content) < 3 * 40_000


class TestSuggestions:
    def test_a_measure_is_found_by_a_part_of_its_name(self, curator: Curator, claim: Claim) -> None:
        make_measure(label="Deaths in prison")
        make_measure(label="Prison places")
        make_measure(label="Wages")

        found = curator.suggest(kind="measure", q="prison", claim=str(claim.pk))

        assert set(found) == {"Deaths in prison", "Prison places"}

    def test_what_the_words_name_comes_without_typing(self, curator: Curator, claim: Claim) -> None:
        make_measure(label="People fled")
        make_measure(label="Wages")

        assert curator.suggest(kind="measure", claim=str(claim.pk), around=claim.statement) == [
            "People fled"
        ]

    def test_what_the_speaker_spoke_of_comes_first(self, curator: Curator) -> None:
        speaker = make_speaker()
        used = make_assertion(claim=make_claim(speaker=speaker)).measure
        make_measure(label=f"{used.label} elsewhere")
        claim = make_claim(status="draft", speaker=speaker)

        found = curator.suggest(kind="measure", claim=str(claim.pk), q=used.label)

        assert found[0] == used.label

    @pytest.mark.parametrize(
        "asked",
        [{"q": "refugees"}, {"around": "Refugees fled: 331"}],
        ids=["by its name", "by the words around"],
    )
    def test_few_of_many_measures_are_read(
        self, curator: Curator, claim: Claim, asked: dict[str, str]
    ) -> None:
        make_measure(label="Refugees fled", population="refugees")
        Measure.objects.bulk_create(
            Measure(slug=f"m-{n}", label=f"Wages of trade {n}", unit_id="1", temporal_kind="stock")
            for n in range(2_000)
        )
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE claims_measure")
        with CaptureQueriesContext(connection) as queries:
            found = curator.suggest(kind="measure", claim=str(claim.pk), **asked)

        assert found == ["Refugees fled"]
        [ranking] = [each["sql"] for each in queries if "candidates" in each["sql"]]
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {ranking}")
            [(plan,)] = cursor.fetchall()
        assert most_rows(plan[0]["Plan"], "claims_measure") < 300

    @pytest.mark.parametrize(
        ("typed", "first"), [("m", "metres"), ("km", "kilometres"), ("USD", "US dollars")]
    )
    def test_the_exact_code_of_a_unit_comes_first(
        self, curator: Curator, typed: str, first: str
    ) -> None:
        assert curator.suggest(kind="unit", q=typed)[0] == first

    def test_a_speaker_is_found_without_accents(self, curator: Curator) -> None:
        Speaker.objects.create(name="Žižek", slug="zizek", kind="person")

        assert curator.suggest(kind="speaker", q="zizek") == ["Žižek"]

    def test_an_unknown_kind_is_refused(self, curator: Curator) -> None:
        assert curator.client.get("/admin/review/suggest/?kind=x").status_code == 400


def test_the_last_changes_stand_beside_a_claim_that_was_changed(
    curator: Curator, claim: Claim
) -> None:
    assert "Last changes" not in curator.page(claim).text
    curator.act(claim, changes={"place": "Rzeszów"})
    curator.act(claim, changes={"place": "Lviv"})

    page = curator.page(claim).text

    assert "<del>Rzeszów</del> → <ins>Lviv</ins>" in page


def test_what_was_added_is_named_and_not_told_field_by_field(
    curator: Curator, claim: Claim
) -> None:
    with acting(by=None, via="import"):
        added = make_assertion(claim=claim, as_printed="331")
    curator.act(claim, changes={"place": "Lviv"})

    page = curator.page(claim).text

    assert f"Figure “{added.as_printed}” added" in page
    assert "<ins>331</ins>" not in page
