"""Every page of the admin: it opens, it lists, it is as fast with ten rows as with one, and it is
shown to those who may see it."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from unfold import admin as unfold

from claims.models import (
    AgreementChange,
    AgreementGroup,
    AssertionListing,
    AssertionStanding,
    BulkAction,
    BulkResult,
    Claim,
    ClaimDocument,
    ClaimListing,
    Cluster,
    Decision,
    DraftChange,
    DraftListing,
    DraftStanding,
    DuplicatePair,
    DuplicateSearch,
    ImportedClaim,
    ImportedEntry,
    ImportFault,
    Job,
    Lease,
    MergeMove,
    RateCount,
    SavedMapping,
    SecondFactor,
    SeriesOutline,
    SignIn,
    SignInCount,
    Skip,
    Speaker,
    StoredRecord,
    Upload,
    UploadPiece,
)
from claims.services.workflow import VERBS
from tests.support.admin_forms import change, url
from tests.support.admin_pages import (
    INLINES,
    NOBODY,
    PAGES,
    REGISTERED,
    every_model,
    every_page,
    make,
)
from tests.support.builders import (
    make_assertion,
    make_claim,
    make_speaker,
)

pytestmark = pytest.mark.django_db


def test_every_model_has_a_page():
    machines = {
        AgreementChange,
        AgreementGroup,
        AssertionListing,
        AssertionStanding,
        BulkAction,
        BulkResult,
        Cluster,
        ClaimDocument,
        ClaimListing,
        Decision,
        DraftChange,
        DraftListing,
        DraftStanding,
        DuplicateSearch,
        ImportFault,
        ImportedClaim,
        ImportedEntry,
        Job,
        Lease,
        Lease,
        MergeMove,
        RateCount,
        SavedMapping,
        SecondFactor,
        SeriesOutline,
        SignIn,
        SignInCount,
        Skip,
        StoredRecord,
        Upload,
        UploadPiece,
    }

    tables = set(apps.get_app_config("claims").get_models()) - machines
    tables -= {model for model in tables if hasattr(model, "pgh_tracked_model")}

    assert [model for model in tables if not admin.site.is_registered(model)] == []


@pytest.mark.parametrize(
    "model",
    [model for model in REGISTERED if model is not DuplicatePair],  # its list is of pairs
    ids=lambda model: model._meta.model_name,
)
def test_a_list_opens_and_searches(admin_client, model):
    row = make(model)

    listed = admin_client.get(url(model, "changelist"))
    found = admin_client.get(url(model, "changelist"), {"q": str(row.pk)})
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


@every_model
def test_a_form_for_a_new_row_opens_wherever_rows_can_be_added(admin_client, model, rf, admin_user):
    request = rf.get("/")
    request.user = admin_user

    response = admin_client.get(url(model, "add"))

    may_add = admin.site._registry[model].has_add_permission(request)
    assert response.status_code == (200 if may_add else 403)


@every_model
def test_a_row_saves_as_it_stands(admin_client, model, rf, admin_user):
    row = make(model)
    request = rf.get("/")
    request.user = admin_user
    if not admin.site._registry[model].has_change_permission(request, row):
        assert admin_client.post(url(model, "change", row.pk), {}).status_code == 403
        return

    response = change(admin_client, row)

    assert response.status_code == 302, response.context["errors"]


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
    asked = {"settle", "merge", "redact", "undo", *VERBS}
    called = {
        "Media",
        "act_on_all",
        "bulk",
        "changed",
        "complain",
        "conditional_fields",
        "offers",
        "reason_fields",
        "url",
    }
    called.add("with_parts")
    called |= {f"has_{permission}_permission" for permission in asked}
    named = set(flatten_fieldsets(owner.fieldsets or [(None, {"fields": owner.fields or []})]))
    for attribute in (
        "list_display",
        "readonly_fields",
        "actions",
        "actions_list",
        "actions_row",
        "actions_detail",
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


# Who may see what


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

    assert "Texas" in seen.text
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
    pages = {reverse("admin:review"), reverse("admin:claims_measure_workbench")}
    assert in_menu >= pages
    assert listed == in_menu - pages == open_to_all


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
    assert admin_client.post(url(User, "delete", new.pk), {"post": "yes"}).status_code == 302
