"""Writing by forms: what is stored of what was typed, and what the database refuses."""

from __future__ import annotations

import pytest

from claims.models import (
    Claim,
    NumericAssertion,
    Snapshot,
)
from tests.support.admin_forms import change, complaints, filled_in, opened, url
from tests.support.builders import (
    make_assertion,
    make_attribution,
    make_claim,
    make_measure,
    make_relation,
    make_source,
    make_speaker,
    make_topic,
    make_unit,
)

pytestmark = pytest.mark.django_db


def test_a_claim_is_written_with_its_date_as_far_as_it_is_known_and_its_assertion(admin_client):
    speaker, measure = make_speaker(), make_measure()
    address = url(Claim, "add")
    blank = filled_in(opened(admin_client, address))
    figure = {
        "as_printed": "more than 10,000",
        "comparator": "gt",
        "low": "10000",
        "measure": measure.pk,
        "unit": "1",
        "position": "1",
        "multiplier": "1",
        "precision": "exact",
        "form": "absolute",
        "as_of_0": "2022-03-01",
        "as_of_1": "2022-03-31",
    }

    response = admin_client.post(
        address,
        blank
        | {"statement": "More than 10,000 were sent.", "speaker": speaker.pk, "said_at": "2022-03"}
        | {"assertions-TOTAL_FORMS": "1"}
        | {f"assertions-0-{name}": value for name, value in figure.items()},
    )

    assert response.status_code == 302, response.context["errors"]
    claim = Claim.objects.get()
    assertion = claim.assertions.get()
    assert (claim.said_at.isoformat(), claim.said_precision) == (
        "2022-03-01T00:00:00+00:00",
        "month",
    )
    assert (claim.status, claim.root_speaker) == ("draft", speaker)
    assert (assertion.interval.lower, assertion.interval.upper, assertion.interval.lower_inc) == (
        10000,
        None,
        False,
    )
    assert [str(day) for day in (assertion.as_of.lower, assertion.as_of.upper)] == [
        "2022-03-01",
        "2022-04-01",
    ]


@pytest.mark.parametrize(
    ("typed", "stored", "precision", "shown"),
    [
        ("", None, "", None),
        ("2022", "2022-01-01T00:00:00+00:00", "year", "2022"),
        ("2022-03", "2022-03-01T00:00:00+00:00", "month", "2022-03"),
        (" 2022-03-05 ", "2022-03-05T00:00:00+00:00", "day", "2022-03-05"),
        ("2022-03-05 14:30", "2022-03-05T14:30:00+00:00", "minute", "2022-03-05T14:30Z"),
        ("2022-03-05 14:30 UTC", "2022-03-05T14:30:00+00:00", "minute", "2022-03-05T14:30Z"),
        ("2022-03-05T14:30+02:00", "2022-03-05T12:30:00+00:00", "minute", "2022-03-05T14:30+02:00"),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(admin_client, typed, stored, precision, shown):
    claim = make_claim()

    change(admin_client, claim, said_at=typed)

    claim.refresh_from_db()
    form = admin_client.get(url(Claim, "change", claim.pk)).context["adminform"].form
    assert (claim.said_at and claim.said_at.isoformat(), claim.said_precision) == (
        stored,
        precision,
    )
    assert form["said_at"].value() == shown


def test_saving_a_page_as_it_stands_changes_nothing(admin_client):
    claim = make_assertion(as_of="[2022-03-01,2022-04-01)").claim

    change(admin_client, claim)

    claim.refresh_from_db()
    assertion = claim.assertions.get()
    assert (claim.modified_at, assertion.modified_at) == (None, None)


@pytest.mark.parametrize(
    ("first", "last", "stored"),
    [
        ("2022-03-01", "2022-03-01", ("2022-03-01", "2022-03-02")),
        ("2022-03-01", "", ("2022-03-01", "2022-03-02")),
        ("", "2022-03-01", ("2022-03-01", "2022-03-02")),
        ("2022-03-01", "2022-03-31", ("2022-03-01", "2022-04-01")),
    ],
)
def test_a_period_has_a_first_and_a_last_day(admin_client, first, last, stored):
    assertion = make_assertion()

    response = change(admin_client, assertion, as_of_0=first, as_of_1=last)

    assertion.refresh_from_db()
    form = admin_client.get(url(NumericAssertion, "change", assertion.pk)).context["adminform"].form
    assert response.status_code == 302
    assert (str(assertion.as_of.lower), str(assertion.as_of.upper)) == stored
    assert [str(day) for day in form["as_of"].value()] == [first or last, last or first]


def refused_by_database():
    """Changes that only the database refuses: the row, the changes, a word of its reason."""
    yield "unit", lambda: (make_assertion(), {"unit": make_unit("%", dimension="ratio").pk}), "unit"
    yield (
        "loop",
        lambda: (lambda top: (top, {"broader": make_topic(broader=top).pk}))(make_topic()),
        "broader",
    )
    yield (
        "chain",
        lambda: (
            make_relation(kind="supports", subject=make_relation(kind="repeats").object),
            {"kind": "repeats"},
        ),
        "first utterance",
    )


@pytest.mark.parametrize(
    ("build", "word"), [case[1:] for case in refused_by_database()], ids=["unit", "loop", "chain"]
)
def test_what_the_database_refuses_is_said_on_the_form(admin_client, build, word):
    row, changes = build()

    response = change(admin_client, row, **changes)

    assert word in " ".join(complaints(response))


def test_a_repeated_position_is_said_on_the_form(admin_client):
    claim = make_claim()
    for position in (1, 2):
        make_attribution(claim=claim, position=position)

    response = change(admin_client, claim, **{"attributions-1-position": "1"})

    assert "Please correct the duplicate data for position." in response.content.decode()


def test_what_the_database_alone_refuses_in_an_inline_is_said_on_the_form(admin_client):
    claim = make_assertion().claim

    response = change(
        admin_client,
        claim,
        **{
            "assertions-0-unit": make_unit("%", dimension="ratio").pk,
            "assertions-0-insisted": "on",
        },
    )

    assert "The unit does not measure what is counted" in " ".join(complaints(response))


def test_a_new_snapshot_is_kept_with_its_source_and_never_edited(admin_client):
    source = make_source()

    response = change(
        admin_client,
        source,
        **{
            "snapshots-2-TOTAL_FORMS": "1",
            "snapshots-2-0-taken_at_0": "2022-03-01",
            "snapshots-2-0-taken_at_1": "12:00",
            "snapshots-2-0-text": "The whole text.",
        },
    )

    assert response.status_code == 302, response.context["errors"]
    snapshot = source.snapshots.get()
    assert len(snapshot.sha256) == 64
    assert (
        "The whole text." in admin_client.get(url(Snapshot, "change", snapshot.pk)).content.decode()
    )
    assert (
        admin_client.post(url(Snapshot, "change", snapshot.pk), {"text": "Other"}).status_code
        == 403
    )
