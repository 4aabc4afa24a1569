"""Every page of the admin: it opens, it searches, it stays as fast with ten rows as with one, it
refuses what is wrong, and what the public has seen stays."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.contrib.postgres.fields import DateRangeField
from django.db import connection, models
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from unfold import admin as unfold

from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimDocument,
    ClaimListing,
    ClaimTopic,
    Cluster,
    ExchangeRate,
    FigureListing,
    FigureReading,
    Measure,
    NumericAssertion,
    RateCount,
    Relation,
    Review,
    ReviewEvidence,
    Role,
    SignInCount,
    Snapshot,
    Source,
    Speaker,
    SpeakerAlias,
    SpeakerIdentifier,
    Stamp,
    StoredRecord,
    Topic,
    Unit,
)
from claims.models.fields import NumberField
from claims.quantities.rules import VERSION
from claims.services import readings
from tests.support import builders
from tests.support.builders import (
    make_assertion,
    make_attribution,
    make_claim,
    make_measure,
    make_relation,
    make_review,
    make_snapshot,
    make_source,
    make_speaker,
    make_topic,
    make_unit,
    numbers,
)

pytestmark = pytest.mark.django_db

MAKERS: dict[type, Any] = {
    Appearance: builders.make_appearance,
    Attribution: make_attribution,
    Claim: lambda: make_assertion().claim,
    ClaimTopic: builders.make_claim_topic,
    ExchangeRate: builders.make_rate,
    FigureReading: lambda: FigureReading.objects.get(pk=make_assertion().pk),
    Group: lambda: Group.objects.create(name=f"Group {next(numbers)}"),
    Measure: make_measure,
    NumericAssertion: make_assertion,
    Permission: lambda: Permission.objects.first(),
    Relation: make_relation,
    Review: make_review,
    ReviewEvidence: builders.make_evidence,
    Role: builders.make_role,
    Snapshot: make_snapshot,
    Source: make_source,
    Speaker: make_speaker,
    SpeakerAlias: builders.make_alias,
    SpeakerIdentifier: builders.make_identifier,
    Stamp: lambda: stamped(make_speaker()),
    Topic: lambda: make_topic(broader=make_topic()),
    Unit: lambda: make_unit(f"unit{next(numbers)}", dimension="0 test"),
    User: lambda: User.objects.create_user(f"user{next(numbers)}"),
}
REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)
EVENTS = [model for model in REGISTERED if hasattr(model, "pgh_tracked_model")]
OWN = [model for model in REGISTERED if model not in EVENTS[1:]]  # one page serves all events
PAGES = [admin.site._registry[model] for model in OWN]

every_model = pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.model_name)
every_own_model = pytest.mark.parametrize("model", OWN, ids=lambda model: model._meta.model_name)
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.opts.model_name)

NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def admin_user(db):
    """Without a password: hashing one takes longer than a test."""
    return User.objects.create(username="curator", is_staff=True, is_superuser=True)


def stamped(row):
    """What the public has seen has a stamp."""
    defaults = {"kind": row._meta.model_name, "changed_xid": 1}
    with builders.stamps_by_hand():
        return Stamp.objects.get_or_create(id=row.pk, defaults=defaults)[0]


def make(model):
    """A row of any registered model. A deleted row leaves a former state."""
    if model not in EVENTS:
        return MAKERS[model]()
    row = make(model.pgh_tracked_model)
    row.delete()
    return model._default_manager.latest("pgh_id")


def url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def filled_in(response, **changes):
    """What a browser would post of a form as it stands, with changes."""
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    forms = [response.context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    data = {}
    for bound in (bound for form in forms for bound in form):
        value = bound.value()
        if hasattr(bound.field.widget, "decompress"):
            parts = value if isinstance(value, list) else bound.field.widget.decompress(value)
            data |= {f"{bound.html_name}_{i}": part for i, part in enumerate(parts)}
        elif value is not False:
            data[bound.html_name] = value
    return {name: value for name, value in (data | changes).items() if value is not None}


def change(client, row, **changes):
    """Open a row's page, change it, and save."""
    address = url(type(row), "change", row.pk)
    return client.post(address, filled_in(client.get(address), **changes))


def complaints(response):
    assert response.status_code == 200, "it was saved"
    return [str(sentence) for errors in response.context["errors"] for sentence in errors]


# Every model, every page


def test_every_model_has_a_page():
    machines = {
        Cluster, ClaimDocument, ClaimListing, FigureListing, RateCount, SignInCount, StoredRecord,
    }  # fmt: skip

    tables = set(apps.get_app_config("claims").get_models()) - machines

    assert [model for model in tables if not admin.site.is_registered(model)] == []


@every_model
def test_a_list_opens_and_searches(admin_client, model):
    row = make(model)

    listed = admin_client.get(url(model, "changelist"))
    found = admin_client.get(
        url(model, "changelist"), {"q": str(row.pk if model not in EVENTS else row.pgh_obj_id)}
    )
    missed = admin_client.get(url(model, "changelist"), {"q": NOBODY})

    assert row in listed.context["cl"].result_list
    assert missed.status_code == 200
    assert list(missed.context["cl"].result_list) == []
    assert found.status_code == 200
    if model._meta.app_label != "auth":
        assert list(found.context["cl"].result_list) == [row]


@every_model
def test_a_list_takes_as_many_queries_for_ten_rows_as_for_one(admin_client, model):
    make(model)
    admin_client.get(url(model, "changelist"))  # content types and the like are remembered
    with CaptureQueriesContext(connection) as of_one:
        admin_client.get(url(model, "changelist"), {"q": ""})
    for _ in range(9):
        make(model)

    with CaptureQueriesContext(connection) as of_ten:
        admin_client.get(url(model, "changelist"), {"q": ""})

    assert len(of_ten) == len(of_one), "\n".join(query["sql"] for query in of_ten)


@every_model
def test_a_row_opens_and_has_a_history(admin_client, model):
    row = make(model)

    opened = admin_client.get(url(model, "change", row.pk))
    history = admin_client.get(url(model, "history", row.pk), follow=True)

    assert opened.status_code == 200
    assert history.status_code == 200


@every_own_model
def test_a_form_for_a_new_row_opens_wherever_rows_can_be_added(admin_client, model, rf, admin_user):
    request = rf.get("/")
    request.user = admin_user

    response = admin_client.get(url(model, "add"))

    may_add = admin.site._registry[model].has_add_permission(request)
    assert response.status_code == (200 if may_add else 403)


@every_own_model
def test_a_row_saves_as_it_stands(admin_client, model, rf, admin_user):
    row = make(model)
    request = rf.get("/")
    request.user = admin_user
    if not admin.site._registry[model].has_change_permission(request, row):
        assert admin_client.post(url(model, "change", row.pk), {}).status_code == 403
        return

    response = change(admin_client, row)

    assert response.status_code == 302, response.context["errors"]


INLINES = [inline(page.model, admin.site) for page in PAGES for inline in page.inlines]


@pytest.mark.parametrize(
    "owner",
    [*PAGES, *INLINES],
    ids=lambda owner: f"{owner.__class__.__name__}-{owner.opts.model_name}",
)
def test_a_key_is_searched_for_never_picked_from_a_list_of_all(admin_client, owner):
    keys = [
        field
        for field in owner.opts.fields
        if field.remote_field
        and field.editable
        and field.remote_field.model in admin.site._registry
    ]

    for field in keys:
        asked = {
            "app_label": owner.opts.app_label,
            "model_name": owner.opts.model_name,
            "field_name": field.name,
        }
        answer = admin_client.get(reverse("admin:autocomplete"), asked | {"term": "a b"})

        assert field.name in owner.get_autocomplete_fields(RequestFactory().get("/"))
        assert "results" in answer.json()


def test_an_autocomplete_offers_nothing_that_was_merged(admin_client):
    stands = make_speaker(name="Kyiv administration")
    make_speaker(name="Kiev administration", merged_into=stands)
    asked = {"app_label": "claims", "model_name": "claim", "field_name": "speaker"}

    answer = admin_client.get(reverse("admin:autocomplete"), asked | {"term": "administration"})

    assert [result["id"] for result in answer.json()["results"]] == [str(stands.pk)]


def test_an_autocomplete_finds_by_part_of_a_name(admin_client):
    wanted = make_speaker(name="Antony Blinken")
    make_speaker(name="Somebody else")
    asked = {"app_label": "claims", "model_name": "claim", "field_name": "speaker"}

    answer = admin_client.get(reverse("admin:autocomplete"), asked | {"term": "bLINK"})

    assert answer.json()["results"] == [{"id": str(wanted.pk), "text": "Antony Blinken"}]


@every_page
def test_every_attribute_of_a_page_is_one_that_something_reads(page):
    base = DjangoUserAdmin if page.model is User else unfold.ModelAdmin

    assert unread(page, base) == []


@pytest.mark.parametrize("inline", INLINES, ids=lambda inline: type(inline).__name__)
def test_every_attribute_of_an_inline_is_one_that_something_reads(inline):
    assert unread(inline, unfold.StackedInline) == []


def unread(owner, base):
    """Attributes of our classes that neither the base has, nor a list names, nor our code calls."""
    called = {"Media", "act_on_all", "changed", "complain", "has_settle_permission", "url"}
    named = set(flatten_fieldsets(owner.fieldsets or [(None, {"fields": owner.fields or []})]))
    for attribute in (
        "list_display",
        "readonly_fields",
        "actions",
        "actions_row",
        "actions_submit_line",
    ):
        named |= set(getattr(owner, attribute, None) or [])
    ours = [cls for cls in type(owner).__mro__ if cls.__module__.startswith("claims.admin")]
    names = {name for cls in ours for name in vars(cls) if not name.startswith("_")}
    return sorted(
        name
        for name in names - named - called
        if not hasattr(base, name) and not hasattr(unfold.ModelAdmin, name)
    )


# Searching


def test_a_search_finds_words_in_any_order_in_any_field_and_no_row_twice(admin_client):
    blinken = make_speaker(name="Antony Blinken")
    for name in ("Tony Blinken", "Blinken, A."):
        builders.make_alias(speaker=blinken, name=name)
    make_speaker(name="Antony Somebody")

    response = admin_client.get(url(Speaker, "changelist"), {"q": "blinken TONY"})

    assert list(response.context["cl"].result_list) == [blinken]


def test_a_phrase_in_quotation_marks_is_one_word(admin_client):
    wanted = make_source(title="More than 10,000 personnel")
    make_source(title="10,000 personnel, more than before")

    response = admin_client.get(url(Source, "changelist"), {"q": '"more than 10,000"'})

    assert list(response.context["cl"].result_list) == [wanted]


def test_a_count_stops_where_nobody_pages(admin_client, monkeypatch):
    monkeypatch.setattr("claims.admin.lists.COUNTED", 2)
    for _ in range(3):
        make_topic()

    response = admin_client.get(url(Topic, "changelist"))

    assert "2+" in response.content.decode()


def test_days_of_a_filter_are_both_within(admin_client):
    claims = [
        make_claim(said_at=f"2022-03-0{day}T{time}Z", said_precision="minute")
        for day, time in [(1, "23:59"), (2, "00:00"), (3, "23:59"), (4, "00:00")]
    ]

    response = admin_client.get(
        url(Claim, "changelist"), {"said_at_from": "2022-03-02", "said_at_to": "2022-03-03"}
    )

    assert set(response.context["cl"].result_list) == set(claims[1:3])


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"comparator": "gt", "low": 14000, "high": None}, "over 14,000"),
        ({"comparator": "ge", "low": 331, "high": None}, "331 or more"),
        ({"comparator": "lt", "low": None, "high": 50}, "0 to under 50"),
        ({"comparator": "le", "low": None, "high": 700}, "0 to 700"),
        ({"comparator": "eq", "low": 331, "high": 331}, "331"),
        ({"comparator": "between", "low": "0.5", "high": 1}, "0.5 to 1"),
        (
            {"comparator": "nearly", "low": 200, "high": 200, "precision": "approximate"},
            "180 to under 200",
        ),
        (
            {"comparator": "just_over", "low": 200, "high": 200, "precision": "approximate"},
            "over 200 to 220",
        ),
    ],
)
def test_an_interval_is_shown_in_words(admin_client, figures, words):
    assertion = make_assertion(**figures)

    response = admin_client.get(url(NumericAssertion, "change", assertion.pk))

    assert re.search(rf">\s*{re.escape(words)}\s*<", response.content.decode())


def test_the_palette_finds_a_few_of_each_kind(admin_client):
    for _ in range(7):
        make_claim(statement="Troops were sent")
    make_speaker(name="A general of troops")

    response = admin_client.get("/admin/search/", {"s": "troops", "extended": "1"})

    assert [result.description for result in response.context["results"]] == ["Claim"] * 5 + [
        "Speaker"
    ]


# What cannot be read

BAD_QUERIES = [
    "q=" + "a+" * 40,
    "q=" + "a" * 501,
    "p=" + "9" * 30,
    "o=" + "9" * 5000,
    "q=%00", "q=%ff%fe", "q=\"", "q='", "q=%5C", "p=%00", "p=abc", "p=0", "p=-1", "p=2", "o=99999",
    "o=%00", "o=1.-2.x", "e=1", "all=", "all=1", "_popup=1", "_to_field=%00", "_to_field=nosuch",
    "_facets=1", "nosuch=1", "nosuch__regex=[", "id=%00", "id=abc", "pk__in=,,", "pk__in=%00",
    "pk__regex=[", "pk__gt=abc", "pk__isnull=2", "%00=1", "=1", "__=1", "q__q=",
]  # fmt: skip
BAD_CLAIM_QUERIES = [
    "speaker__id__exact=" + "1" * 5000,
    "statement__icontains=" + "a" * 5000,
    "speaker=%00", "speaker=abc", "speaker__id__exact=%00", "speaker__id__exact=abc",
    "speaker__id__exact=0", "topics__id__exact=%00", "topics__id__exact=x", "status__exact=%00",
    "status__exact=nosuch", "kind__exact=[", "said_at__year=0", "said_at__year=-1",
    "said_at__year=10000", "said_at__year=100000000000000000000", "said_at__year=0.5",
    "said_at__year__gte=9999999999", "said_at__month=99999999999", "said_at__gte=%00",
    "said_at__gte=9999-12-31T23:59:59.999999-23:59", "said_at__gte=0001-01-01T00:00:00%2B23:59",
    "said_at__gte=infinity", "said_at_from=%00", "said_at_from=abc", "said_at_from=9999-12-31",
    "said_at_to=9999-12-31", "said_at_to=0000-00-00", "statement__regex=[", "statement__iregex=(",
    "statement__contains=%00", "speaker__name__regex=*", "created_by=%00",
    "created_by=99999999999999999999999", "created_by__password__startswith=a",
    "merged_into__merged_into__merged_into__id=x", "assertions__low__gt=NaN",
    "redacted_at__isnull=%00",
]  # fmt: skip


@every_own_model
def test_no_address_of_a_list_is_a_server_error(admin_client, model):
    make(model)

    statuses = {
        query: admin_client.get(f"{url(model, 'changelist')}?{query}").status_code
        for query in BAD_QUERIES
    }

    assert {
        query: status for query, status in statuses.items() if status not in (200, 302, 400)
    } == {}


@pytest.mark.parametrize("query", BAD_CLAIM_QUERIES, ids=lambda query: query[:50])
def test_no_filter_of_claims_is_a_server_error(admin_client, query):
    make_claim()

    response = admin_client.get(f"{url(Claim, 'changelist')}?{query}")

    assert response.status_code in (200, 302, 400)


def test_a_refused_address_says_so_and_the_next_one_works(admin_client):
    make_claim()

    refused = admin_client.get(url(Claim, "changelist"), {"statement__contains": "\0"})
    good = admin_client.get(url(Claim, "changelist"))

    assert refused.status_code == 400
    assert "This cannot be read" in refused.content.decode()
    assert good.status_code == 200


BAD_ADDRESSES = [
    f"/admin/search/?extended=1&s={'a+' * 400}",
    f"/admin/autocomplete/?app_label=claims&model_name=claim&field_name=speaker&page={'9' * 30}",
    "/admin/autocomplete/",
    "/admin/autocomplete/?app_label=claims&model_name=claim&field_name=%00",
    "/admin/autocomplete/?app_label=%00&model_name=claim&field_name=speaker",
    "/admin/autocomplete/?app_label=claims&model_name=claim&field_name=speaker&term=%00",
    "/admin/autocomplete/?app_label=claims&model_name=claim&field_name=speaker&page=%00",
    "/admin/autocomplete/?app_label=claims&model_name=claim&field_name=status&term=a",
    "/admin/search/?s=%00&extended=1", "/admin/search/?s=a&page=abc", "/admin/search/?s=a&page=99",
    "/admin/claims/claim/%00/change/", "/admin/claims/claim/abc/change/",
    "/admin/claims/claim/_/delete/", "/admin/claims/claim/%00/history/",
    "/admin/claims/claim/abc/publish/", "/admin/claims/claim/%00/retract/",
    "/admin/claims/claim/add/?speaker=%00",
    "/admin/claims/claim/add/?said_at=%00&status=published",
    "/admin/claims/claim/add/?_changelist_filters=%00",
    "/admin/claims/source/add/?snapshots-page=²", "/admin/auth/user/%00/password/",
    "/admin/auth/user/99999999999999999999999/change/",
    "/admin/claims/claimevent/99999999999999999999/change/", "/admin/claims/claimevent/?q=abc",
    "/admin/claims/unit/%00/change/", "/admin/claims/stamp/abc/change/", "/admin/r/%00/%00/",
    "/admin/nosuch/",
]  # fmt: skip


@pytest.mark.parametrize("address", BAD_ADDRESSES, ids=lambda address: address[:70])
def test_no_other_address_is_a_server_error(admin_client, address):
    for response in (admin_client.get(address), admin_client.post(address, {})):
        assert response.status_code in (200, 302, 400, 403, 404, 405)


@pytest.mark.parametrize(
    "posted",
    [
        {"action": "publish_selected", "_selected_action": "abc", "index": "0"},
        {"action": "publish_selected", "_selected_action": "\0", "index": "0"},
        {"action": "publish_selected", "_selected_action": NOBODY, "index": "9" * 30},
        {"action": "publish_selected", "_selected_action": NOBODY, "index": "x"},
        {"action": "delete_selected", "_selected_action": NOBODY, "index": "0"},
        {"action": "nosuch", "_selected_action": NOBODY, "index": "0"},
        {"_save": "1", "form-TOTAL_FORMS": "x"},
    ],
    ids=str,
)
def test_no_action_is_a_server_error(admin_client, posted):
    make_claim()

    response = admin_client.post(url(Claim, "changelist"), posted)

    assert response.status_code in (200, 302, 400)
    assert not Claim.objects.exclude(status="draft").exists()


@pytest.mark.parametrize(
    "tampered",
    [
        {"assertions-TOTAL_FORMS": "x"},
        {"assertions-TOTAL_FORMS": "9" * 20},
        {"assertions-INITIAL_FORMS": "-1"},
        {"assertions-0-id": "abc"},
        {"assertions-0-id": "\0"},
        {"assertions-0-id": NOBODY},
        {"assertions-0-id": ""},
        {"assertions-0-claim": "abc"},
        {"assertions-0-claim": NOBODY},
        {"assertions-0-measure": "abc"},
        {"assertions-0-measure": "\0"},
        {"assertions-0-measure": NOBODY},
        {"assertions-0-unit": "\0"},
        {"assertions-0-low": "NaN"},
        {"assertions-0-low": "1e400"},
        {"assertions-0-low": "１２"},
        {"assertions-0-low": "1" * 60},
        {"assertions-0-low": "\0"},
        {"assertions-0-position": "99999999999"},
        {"assertions-0-quote_start": "9" * 30},
        {"assertions-0-as_of_0": "9999-12-31"},
        {"assertions-0-as_of_0": "0001-01-01"},
        {"assertions-0-as_of_0": "2022-02-30"},
        {"assertions-0-as_printed": "\0"},
        {"speaker": "\0"},
        {"speaker": "abc"},
        {"speaker": NOBODY},
        {"statement": "a\0b"},
        {"statement": "a" * 5001},
        {"said_at": "9999-12-31"},
        {"said_at": "0000"},
        {"said_at": "2022-13"},
        {"said_at": "\0"},
        {"said_at": "2022-03-05T25:00Z"},
        {"language": "English"},
        {"origin_id": "1"},
        {"quote_translation": "without a quote"},
        {"quote_type": "nosuch"},
    ],
    ids=lambda tampered: str(tampered)[:60],
)
def test_a_form_that_says_something_impossible_is_refused(admin_client, tampered):
    claim = make_assertion().claim

    response = change(admin_client, claim, **tampered)

    assert response.status_code in (200, 400)
    assert NumericAssertion.objects.get().low == 331


# What no number, count or date of any form may be. Of days some are dates, and out of range.
NO_VALUE = [
    "1e9999999", "-1e9999999", "1e-9999999", "1e999999999999999999999", "sNaN", "Infinity", "1_000",
    "１２", "1" + "0" * 30, "9" * 100_000, "\0", "2022-02-30", "２０２２-03-05", "10000-01-01",
]  # fmt: skip
TYPED = (NumberField, models.IntegerField, models.DateField, DateRangeField)


def typed_inputs(page):
    """The inputs for numbers, counts and dates of a page and of the rows in its inlines."""
    inlines = page.context["inline_admin_formsets"]
    forms = [form for inline in inlines for form in inline.formset.initial_forms]
    for form in [page.context["adminform"].form, *forms]:
        columns = {field.name: field for field in form._meta.model._meta.fields}
        yield from (bound for bound in form if isinstance(columns.get(bound.name), TYPED))


def input_name(bound):
    return f"{bound.html_name}_0" if hasattr(bound.field.widget, "widgets") else bound.html_name


@pytest.mark.parametrize("value", NO_VALUE, ids=lambda value: value[:20])
def test_what_is_no_number_or_date_is_refused_by_its_field(admin_client, value):
    for model in OWN:
        row = make(model)
        page = admin_client.get(url(model, "change", row.pk))
        inputs = [*typed_inputs(page)] if "adminform" in page.context else []
        if inputs:
            wrong = {input_name(bound): value for bound in inputs}

            response = admin_client.post(url(model, "change", row.pk), filled_in(page) | wrong)

            faulty = {bound.html_name for bound in typed_inputs(response) if bound.errors}
            assert faulty == {bound.html_name for bound in inputs}


def test_the_walk_of_inputs_meets_every_number_of_every_form(admin_client):
    met = set()
    for model in OWN:
        page = admin_client.get(url(model, "change", make(model).pk))
        if "adminform" in page.context:
            met |= {(b.form._meta.model, b.name) for b in typed_inputs(page)}

    editable = {
        (model, field.name)
        for model in {*OWN} - {Unit, FigureReading, Snapshot, Stamp}  # to be looked at only
        if model._meta.app_label == "claims" and model not in EVENTS
        for field in model._meta.fields
        if isinstance(field, TYPED) and field.editable
    }
    assert met == editable


def test_what_is_wrong_with_a_figure_as_a_whole_is_said(admin_client):
    claim = make_assertion().claim

    response = change(
        admin_client,
        claim,
        **{
            "assertions-0-comparator": "between",
            "assertions-0-low": "10",
            "assertions-0-high": "5",
        },
    )

    assert "The low figure is not above the high one." in response.content.decode()


# Figures and their words


def add_figure(client, claim, **typed):
    """Post a claim with a new figure of which a curator has filled in only this much."""
    blank = filled_in(client.get(url(Claim, "change", claim.pk)))
    new = {"measure": make_measure().pk, "position": "1"} | typed
    posted = {f"assertions-0-{name}": value for name, value in new.items()}
    return client.post(
        url(Claim, "change", claim.pk), blank | {"assertions-TOTAL_FORMS": "1"} | posted
    )


def test_a_figure_of_which_only_the_words_are_given_is_what_they_say(admin_client):
    claim = make_claim(quote="It was at least 331 then.")

    response = add_figure(admin_client, claim, as_printed="at least 331")

    assert response.status_code == 302, response.context["errors"]
    row = claim.assertions.get()
    assert (row.comparator, row.low, row.high, row.unit_id) == ("ge", 331, None, "1")
    assert (row.precision, row.form, row.quote_start, row.quote_end) == ("exact", "absolute", 7, 19)
    assert row.read_by.startswith("bound.at_least/")
    assert row.reading.state == "agrees"


def figures_with(client, claim, *rows, **more):
    """Post a claim with its figures and these new ones, each with the words and what is typed."""
    blank = filled_in(client.get(url(Claim, "change", claim.pk)))
    first = int(blank["assertions-TOTAL_FORMS"])
    measure = make_measure().pk
    for number, row in enumerate(rows, start=first):
        new = {"measure": measure, "position": "1", "as_printed": "331"} | row
        blank |= {f"assertions-{number}-{name}": value for name, value in new.items()}
    blank |= {"assertions-TOTAL_FORMS": str(first + len(rows))} | more
    response = client.post(url(Claim, "change", claim.pk), blank)
    assert response.status_code == 302, response.context["errors"]
    return dict(claim.assertions.values_list("as_printed", "position"))


def test_a_new_figure_comes_last_where_its_position_was_left(admin_client):
    claim = make_assertion(as_printed="331", position=1).claim

    stored = figures_with(
        admin_client, claim, {"as_printed": "40"}, {"as_printed": "50"},
        {"as_printed": "60", "position": "2"},
    )  # fmt: skip

    assert stored == {"331": 1, "60": 2, "40": 3, "50": 4}


def test_a_new_figure_comes_after_those_on_other_pages(admin_client):
    claim = make_claim()
    for position in range(1, 22):
        make_assertion(claim=claim, as_printed=f"{position}", position=position)

    assert figures_with(admin_client, claim, {"as_printed": "40"})["40"] == 22


def test_a_deleted_figure_takes_no_position(admin_client):
    claim = make_assertion(as_printed="331", position=1).claim
    make_assertion(claim=claim, as_printed="332", low=332, high=332, position=2)

    stored = figures_with(
        admin_client, claim, {"as_printed": "40"}, **{"assertions-1-DELETE": "on"}
    )

    assert stored == {"331": 1, "40": 2}


def test_a_position_that_was_typed_stands(admin_client):
    claim = make_claim()

    stored = figures_with(
        admin_client, claim, {"as_printed": "40", "position": "2"}, {"as_printed": "50"}
    )

    assert stored == {"40": 2, "50": 1}


def test_a_figure_and_its_reading_link_to_each_other(admin_client):
    row, right = make_assertion(low=9, high=9), make_assertion()
    readings.read_unread()
    pages = url(NumericAssertion, "change", row.pk), url(FigureReading, "change", row.pk)

    for page, other in (pages, pages[::-1]):
        assert f'<a href="{other}">' in admin_client.get(page).content.decode()

    page = admin_client.get(url(NumericAssertion, "change", right.pk)).content.decode()
    assert url(FigureReading, "change", right.pk) not in page
    assert str(FigureReading.objects.get(pk=row.pk)) == row.as_printed


def test_the_words_of_a_new_claim_are_read_in_its_quote(admin_client):
    blank = filled_in(admin_client.get(url(Claim, "add")))
    figure = {"as_printed": "25 %", "measure": make_measure().pk, "position": "1"}

    response = admin_client.post(
        url(Claim, "add"),
        blank
        | {"statement": "A quarter.", "speaker": make_speaker().pk}
        | {"quote": "It was 25 % of cases.", "assertions-TOTAL_FORMS": "1"}
        | {f"assertions-0-{name}": value for name, value in figure.items()},
    )

    assert response.status_code == 302, response.context["errors"]
    row = NumericAssertion.objects.get()
    assert (row.form, row.low, row.unit_id, row.quote_start) == ("share", 25, "%", 7)


TYPED_OVER = [
    ({"comparator": "le"}, ("le", None, 331, "exact", "curator")),
    ({"low": "331", "high": "331"}, ("eq", 331, 331, "exact", "curator")),
    ({"low": "331"}, ("ge", 331, None, "exact", f"bound.at_least/{VERSION}")),
    ({"comparator": "ge"}, ("ge", 331, None, "exact", f"bound.at_least/{VERSION}")),
    ({"comparator": "gt", "low": "300"}, ("gt", 300, None, "exact", "curator")),
]


@pytest.mark.parametrize(("typed", "stored"), TYPED_OVER, ids=str)
def test_what_a_curator_typed_wins_over_the_words(admin_client, typed, stored):
    claim = make_claim()

    response = add_figure(admin_client, claim, as_printed="at least 331", insisted="on", **typed)

    assert response.status_code == 302, response.context["errors"]
    row = claim.assertions.get()
    assert (row.comparator, row.low, row.high, row.precision, row.read_by) == stored


@pytest.mark.parametrize("typed", [typed for typed, row in TYPED_OVER if "curator" in row], ids=str)
def test_numbers_against_the_words_are_asked_about(admin_client, typed):
    claim = make_claim()
    page = admin_client.get(url(Claim, "add")).content.decode()

    asked = add_figure(admin_client, claim, as_printed="at least 331", **typed)

    [complaint] = complaints(asked)
    assert "“at least 331” says [331,) in 1 (ge), and the figure says" in complaint
    box = '<input type="{}" name="assertions-0-insisted"'
    assert box.format("checkbox") in asked.content.decode()
    assert "checkbox" not in page.split("-insisted")[0][-200:]
    assert not claim.assertions.exists()


@pytest.mark.parametrize(
    ("words", "low"),
    [("€10-15m", "10"), ("120 (80-200)", "120"), ("1,,000", "1"), ("5 cr", "5"), ("67m", "67")],
)
def test_words_with_something_left_over_need_numbers_and_a_curators_word(admin_client, words, low):
    claim = make_claim()
    for typed in ({}, {"unit": "1"}, {"comparator": "eq"}, {"low": low, "high": low}):
        response = add_figure(admin_client, claim, as_printed=words, **typed)

        assert complaints(response), typed
        assert not claim.assertions.exists()

    typed = {"comparator": "between", "low": "80", "high": "200", "insisted": "on"}
    assert add_figure(admin_client, claim, as_printed=words, **typed).status_code == 302
    assert claim.assertions.get().read_by == "curator"


def test_what_is_left_over_is_named_on_the_form(admin_client):
    response = add_figure(admin_client, make_claim(), as_printed="120 (80-200)")

    [complaint] = complaints(response)
    assert "only “120” can be read: “(80-200)” is left over" in complaint


def test_words_without_any_number_are_asked_nothing(admin_client):
    claim = make_claim()

    response = add_figure(admin_client, claim, as_printed="a great many", low="9", comparator="ge")

    assert response.status_code == 302, response.context["errors"]


def test_a_contradiction_that_was_confirmed_is_not_asked_about_again(admin_client):
    row = make_assertion(as_printed="331", low=332, high=332)

    assert change(admin_client, row, position="3").status_code == 302
    assert change(admin_client, row.claim, statement="Other words.").status_code == 302
    assert complaints(change(admin_client, row, low="333", high="333"))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("8", "20", "“t least 331 ” stands there. They stand at 7 to 19."),
        ("7", "18", "“at least 33” stands there."),
        ("70", "82", "which has 25 characters: nothing is there."),
        ("0", "999999", "nothing is there."),
        ("19", "7", "A place in the quote has a start from 0 and an end after it."),
        ("7", "", "A place in the quote has a start from 0 and an end after it."),
    ],
)
def test_a_place_that_does_not_hold_the_words_is_said_on_the_form(admin_client, start, end, said):
    claim = make_claim(quote="It was at least 331 then.")

    response = add_figure(
        admin_client, claim, as_printed="at least 331", quote_start=start, quote_end=end
    )

    assert said in " ".join(complaints(response))
    assert not claim.assertions.exists()


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("So it was at least 331 then.", (10, 22)),
        ("It was at least 331 then, at least 331.", (7, 19)),
        ("So at least 331, at least 331.", (None, None)),
        ("Nothing of that.", (None, None)),
        ("", (None, None)),
    ],
)
def test_the_places_of_figures_move_with_the_quote(admin_client, quote, place):
    claim = make_claim(quote="It was at least 331 then.")
    add_figure(admin_client, claim, as_printed="at least 331")
    assert claim.assertions.get().quote_start == 7

    response = change(admin_client, claim, quote=quote)

    assert response.status_code == 302, response.context["errors"]
    row = claim.assertions.get()
    assert (row.quote_start, row.quote_end) == place


def chain_of(client, claim, *positions):
    """Post a claim with these new links."""
    blank = filled_in(client.get(url(Claim, "change", claim.pk)))
    for number, position in enumerate(positions):
        new = {"position": position, "speaker": make_speaker().pk, "verb": "said"}
        blank |= {f"attributions-{number}-{name}": value for name, value in new.items()}
    return client.post(
        url(Claim, "change", claim.pk), blank | {"attributions-TOTAL_FORMS": str(len(positions))}
    )


@pytest.mark.parametrize("positions", [(1, 5), (2,), (2, 3), (1, 2, 4)])
def test_a_chain_with_a_gap_is_refused_under_the_chain(admin_client, positions):
    claim = make_claim()

    response = chain_of(admin_client, claim, *positions)

    assert response.status_code == 200
    said = "gap: " + ", ".join(map(str, positions)) + " do not."
    assert said in response.content.decode()
    assert not claim.attributions.exists()
    assert chain_of(admin_client, claim, *range(1, len(positions) + 1)).status_code == 302


def test_a_link_in_the_middle_is_deleted_only_if_the_others_close_up(admin_client):
    claim = make_claim()
    for position in (1, 2, 3):
        make_attribution(claim=claim, position=position)
    gone = {"attributions-1-DELETE": "on"}

    assert complaints(change(admin_client, claim, **gone))
    assert complaints(change(admin_client, claim.attributions.get(position=3), position="4"))
    assert (
        change(admin_client, claim, **gone, **{"attributions-2-position": "2"}).status_code == 302
    )
    assert list(claim.attributions.values_list("position", flat=True)) == [1, 2]


def test_a_place_in_a_source_is_refused_on_the_form(admin_client):
    snapshot = make_snapshot(text="So at least 331 people.")
    place = {"exact": "at least 331", "start": 3, "end": 15}
    row = builders.make_appearance(source=snapshot.source, **place)

    for typed, said in (
        ({"start": "4", "end": "16"}, "do not stand at this place in the source"),
        ({"start": "3", "end": "14"}, "The place is as long as the words that stand there."),
        ({"start": "15", "end": "3"}, "A place in a text has a start from 0"),
        ({"start": "900", "end": "912"}, "do not stand at this place in the source"),
    ):
        assert said in " ".join(complaints(change(admin_client, row, **typed)))


def test_who_may_only_look_is_asked_nothing(client):
    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_numericassertion"))
    client.force_login(viewer)

    page = client.get(url(NumericAssertion, "change", make_assertion().pk)).content.decode()

    assert "I confirm these numbers" not in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("many", "No figure can be read"),
        ("331 dead and 50 wounded", "holds 2 figures"),
        ("in 1999", "is a year"),
        ("up to 5 km", "The unit does not measure what is counted."),
    ],
)
def test_words_that_give_no_figure_are_said_on_the_form(admin_client, words, said):
    response = add_figure(admin_client, make_claim(), as_printed=words)

    assert response.status_code == 200
    assert said in response.content.decode()


def test_words_that_change_are_read_again_where_the_figure_is_cleared(admin_client):
    row = make_assertion(as_printed="331")

    response = change(admin_client, row, as_printed="more than 400", low="", high="")

    assert response.status_code == 302, response.context["errors"]
    row.refresh_from_db()
    assert (row.comparator, row.low, row.high) == ("gt", 400, None)
    assert row.read_by.startswith("bound.more_than/")


def test_a_figure_that_a_curator_changes_is_the_curators(admin_client):
    row = make_assertion(as_printed="331", read_by="number.exact/1")

    change(admin_client, row, low="332", high="332", insisted="on")

    row.refresh_from_db()
    assert (row.low, row.read_by) == (332, "curator")
    assert row.reading.worklist == "contradicts"


def test_a_page_saved_as_it_stands_leaves_who_read_the_figure(admin_client):
    row = make_assertion(as_printed="331", read_by="number.exact/1")

    change(admin_client, row)

    row.refresh_from_db()
    assert row.read_by == "number.exact/1"


def worklist(client, **query):
    found = client.get(url(FigureReading, "changelist"), query).context["cl"].result_list
    return {reading.assertion for reading in found}


def settle(client, verb, *rows):
    chosen = {"action": verb, "_selected_action": [str(row.pk) for row in rows]}
    response = client.post(url(FigureReading, "changelist"), chosen, follow=True)
    return messages_of(response)


def test_the_worklist_holds_what_somebody_should_look_at(admin_client):
    wrong, right = make_assertion(low=9, high=9), make_assertion()
    elsewhere = make_assertion(claim=make_claim(quote="no such words"))
    readings.read_unread()
    unread = make_assertion()

    assert worklist(admin_client) == {wrong, elsewhere, unread}
    assert worklist(admin_client, worklist__exact="contradicts") == {wrong}
    assert worklist(admin_client, worklist__exact="words_missing") == {elsewhere}
    assert worklist(admin_client, worklist__exact="unread") == {unread}
    page = admin_client.get(url(FigureReading, "changelist")).content.decode()
    assert "9" in page
    assert "331" in page
    assert right not in worklist(admin_client)


def test_a_curator_confirms_a_figure_against_its_words(admin_client):
    row = make_assertion(low=9, high=9, read_by="number.exact/1")
    readings.read_unread()

    assert settle(admin_client, "uphold", row) == ["1 of 1 confirmed."]

    row.refresh_from_db()
    assert (row.low, row.read_by, row.reading.state) == (9, "curator", "overruled")
    assert row.reading.settled_by == User.objects.get()
    assert worklist(admin_client) == set()


def test_a_curator_takes_what_the_words_say(admin_client):
    row = make_assertion(low=9, high=9)
    readings.read_unread()

    settle(admin_client, "follow", row)

    row.refresh_from_db()
    assert (row.low, row.reading.state) == (331, "agrees")
    assert row.modified_by == User.objects.get()


def test_figures_are_compared_from_the_worklist(admin_client):
    row, unreadable = make_assertion(), make_assertion(as_printed="many")

    assert settle(admin_client, "read", row, unreadable) == ["2 of 2 compared."]

    assert worklist(admin_client) == {unreadable}
    [message] = settle(admin_client, "follow", unreadable)
    assert "No figure can be read" in message


def test_nobody_settles_who_may_not_change_figures(client):
    reader = User.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_figurereading"))
    client.force_login(reader)
    row = make_assertion(low=9, high=9)
    readings.read_unread()

    settle(client, "uphold", row)

    assert FigureReading.objects.get(pk=row.pk).state == "contradicts"


# Writing


def test_a_claim_is_written_with_its_date_as_far_as_it_is_known_and_its_figure(admin_client):
    speaker, measure = make_speaker(), make_measure()
    address = url(Claim, "add")
    blank = filled_in(admin_client.get(address))
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
        ("2022-03-05T14:30+02:00", "2022-03-05T12:30:00+00:00", "minute", "2022-03-05T12:30Z"),
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
    links = [make_attribution(claim=claim, position=position) for position in (1, 2)]

    response = change(admin_client, links[1], position="1")

    assert "Two links of a chain cannot have the same position." in complaints(response)


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


# Verbs


def press(client, claim, verb, **posted):
    return client.post(url(Claim, "change", claim.pk).replace("change", verb), posted, follow=True)


@pytest.mark.parametrize(
    ("before", "verb", "after"),
    [
        ("draft", "submit", "in_review"),
        ("in_review", "publish", "published"),
        ("draft", "publish", "published"),
        ("in_review", "reject", "rejected"),
        ("rejected", "submit", "in_review"),
        ("published", "retract", "retracted"),
        ("retracted", "publish", "published"),
    ],
)
def test_a_verb_moves_a_claim(admin_client, before, verb, after):
    reason = "It was wrong." if before == "retracted" else ""
    claim = make_claim(status=before, retraction_reason=reason)

    response = press(admin_client, claim, verb, _form_submitted="1", reason="It was wrong.")

    claim.refresh_from_db()
    assert claim.status == after
    assert response.redirect_chain[-1][0] == url(Claim, "change", claim.pk)


@pytest.mark.parametrize("verb", ["submit", "publish", "reject", "retract"])
def test_a_verb_asks_first_and_following_a_link_changes_nothing(admin_client, verb):
    claim = make_claim(status="published" if verb == "retract" else "draft")
    before = claim.status

    response = admin_client.get(url(Claim, "change", claim.pk).replace("change", verb))

    claim.refresh_from_db()
    assert response.status_code == 200
    assert claim.status == before


def test_a_retraction_needs_a_reason(admin_client):
    claim = make_claim(status="published")

    response = press(admin_client, claim, "retract", _form_submitted="1", reason=" ")

    claim.refresh_from_db()
    assert claim.status == "published"
    assert "This field is required." in response.content.decode()


def test_what_a_service_refuses_is_a_message(admin_client):
    claim = make_claim(speaker=None)

    response = press(admin_client, claim, "publish", _form_submitted="1")

    claim.refresh_from_db()
    assert claim.status == "draft"
    assert messages_of(response) == ["A published claim needs a speaker."]


def test_a_dialog_is_told_where_to_go(admin_client):
    claim = make_claim()

    response = admin_client.post(
        url(Claim, "change", claim.pk).replace("change", "submit"),
        {"_form_submitted": "1"},
        headers={"HX-Request": "true"},
    )

    assert response.headers["HX-Redirect"] == url(Claim, "change", claim.pk)


def test_a_page_offers_the_verbs_that_lead_on(admin_client):
    offered = {
        status: [
            verb.description
            for verb in admin_client.get(
                url(Claim, "change", make_claim(status=status, retraction_reason=reason).pk)
            ).context["actions_submit_line"]
        ]
        for status, reason in [
            ("draft", ""),
            ("in_review", ""),
            ("published", ""),
            ("retracted", "x"),
            ("rejected", ""),
        ]
    }

    assert offered == {
        "draft": ["Submit for review", "Publish", "Reject"],
        "in_review": ["Publish", "Reject"],
        "published": ["Retract"],
        "retracted": ["Publish"],
        "rejected": ["Submit for review"],
    }


def test_many_are_published_at_once_and_those_that_cannot_be_are_named(admin_client):
    good, bad = make_claim(), make_claim(speaker=None, statement="Nobody said this")

    response = admin_client.post(
        url(Claim, "changelist"),
        {"action": "publish_selected", "_selected_action": [good.pk, bad.pk], "index": "0"},
        follow=True,
    )

    assert Claim.objects.get(status="published") == good
    assert messages_of(response) == [
        "“Nobody said this”: A published claim needs a speaker.",
        "1 of 2 published.",
    ]


def test_the_status_is_no_field_of_any_form(admin_client):
    claim = make_claim()

    change(
        admin_client,
        claim,
        status="published",
        first_published_at="2022-01-01",
        root_speaker=make_speaker().pk,
    )

    claim.refresh_from_db()
    assert (claim.status, claim.first_published_at, claim.root_speaker) == (
        "draft",
        None,
        claim.speaker,
    )


# What stays


def test_what_the_public_has_seen_cannot_be_deleted(admin_client):
    row = make_speaker()
    stamped(row)

    response = admin_client.post(url(Speaker, "delete", row.pk), {"post": "yes"})

    assert response.status_code == 403
    assert Speaker.objects.filter(pk=row.pk).exists()
    assert not admin_client.get(url(Speaker, "change", row.pk)).context["has_delete_permission"]


def test_what_the_public_has_not_seen_can_be_deleted(admin_client):
    row = make_speaker()

    response = admin_client.post(url(Speaker, "delete", row.pk), {"post": "yes"})

    assert response.status_code == 302
    assert not Speaker.objects.filter(pk=row.pk).exists()


def test_the_database_has_the_last_word_on_a_deletion(admin_client, monkeypatch):
    row = make_speaker()
    stamped(row)
    monkeypatch.setattr(
        "claims.admin.base.PublicAdmin.has_delete_permission", lambda *_, **__: True
    )

    response = admin_client.post(url(Speaker, "delete", row.pk), {"post": "yes"}, follow=True)

    assert messages_of(response) == [
        "What was public stays on record: retract, merge or redact it."
    ]


def test_what_others_point_at_cannot_be_deleted(admin_client):
    speaker = make_claim().speaker

    response = admin_client.post(url(Speaker, "delete", speaker.pk), {"post": "yes"})

    assert response.status_code == 200
    assert Speaker.objects.filter(pk=speaker.pk).exists()


def test_nothing_is_deleted_in_bulk(admin_client):
    for page in PAGES:
        response = admin_client.get(url(page.model, "changelist"))
        action_form = response.context["action_form"]

        assert action_form is None or "delete_selected" not in dict(
            action_form.fields["action"].choices
        )


# Who may


def test_staff_who_may_only_look_see_a_page_without_a_form(client):
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    claim = make_assertion().claim

    opened = client.get(url(Claim, "change", claim.pk))

    assert opened.status_code == 200
    assert list(opened.context["adminform"].form.fields) == []
    assert opened.context["actions_submit_line"] == []
    assert (
        client.post(url(Claim, "change", claim.pk).replace("change", "publish")).status_code == 403
    )


def test_the_menu_shows_what_one_may_see(client):
    editor = User.objects.create_user("editor", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename="change_claim"))
    client.force_login(editor)

    menu = client.get("/admin/").context["sidebar_navigation"]

    assert [item["title"] for group in menu for item in group["items"]] == ["Claims"]


def test_who_may_see_a_row_may_see_its_history(client):
    reader = User.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_speaker"))
    client.force_login(reader)
    speaker, claim = make_speaker(), make_claim()
    Speaker.objects.filter(pk=speaker.pk).update(area="Texas")
    Claim.objects.filter(pk=claim.pk).update(place="Texas")

    seen = client.get(url(Speaker, "history", speaker.pk), follow=True)
    hidden = client.get(url(Claim, "history", claim.pk), follow=True)

    assert seen.context["cl"].result_count == 1
    assert hidden.status_code == 403


def test_every_page_that_is_listed_is_in_the_menu(admin_client):
    response = admin_client.get("/admin/")

    listed = {
        page["admin_url"] for group in response.context["app_list"] for page in group["models"]
    }
    in_menu = {
        item["link"] for group in response.context["sidebar_navigation"] for item in group["items"]
    }
    open_to_all = {
        url(model, "changelist")
        for model in REGISTERED
        if admin.site._registry[model].has_module_permission(response.wsgi_request)
    }
    assert listed == in_menu == open_to_all


def test_strangers_see_the_login_page_and_nothing_else(client):
    for page in PAGES:
        response = client.get(url(page.model, "changelist"))

        assert response.headers["Location"].startswith("/admin/login/")


def test_a_user_is_added_with_a_password_and_never_deleted(admin_client):
    address = url(User, "add")

    response = admin_client.post(
        address,
        {
            "username": "new",
            "usable_password": "true",
            "password1": "correct horse 7",
            "password2": "correct horse 7",
        },
    )

    new = User.objects.get(username="new")
    assert response.status_code == 302
    assert new.check_password("correct horse 7")
    assert admin_client.post(url(User, "delete", new.pk), {"post": "yes"}).status_code == 403
