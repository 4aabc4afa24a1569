"""What cannot be read is refused by its field: an address, a form or a value is no server error."""

from __future__ import annotations

from itertools import cycle, islice

import pytest
from django.contrib.postgres.fields import DateRangeField
from django.db import models

from claims.models import (
    AssertionReading,
    Claim,
    NumericAssertion,
    RecordVersion,
    Snapshot,
    Unit,
)
from claims.models.fields import NumberField
from tests.support.admin_forms import change, filled_in, url
from tests.support.admin_pages import (
    NOBODY,
    REGISTERED,
    every_model,
    make,
)
from tests.support.builders import (
    make_assertion,
    make_claim,
)

pytestmark = pytest.mark.django_db


BAD_QUERIES = [
    "q=" + "a+" * 40,
    "q=" + "a" * 501,
    "p=" + "9" * 30,
    "o=" + "9" * 5000,
    "q=%00",
    "q=%ff%fe",
    'q="',
    "q='",
    "q=%5C",
    "p=%00",
    "p=abc",
    "p=0",
    "p=-1",
    "p=2",
    "o=99999",
    "o=%00",
    "o=1.-2.x",
    "e=1",
    "all=",
    "all=1",
    "_popup=1",
    "_to_field=%00",
    "_to_field=nosuch",
    "_facets=1",
    "nosuch=1",
    "nosuch__regex=[",
    "id=%00",
    "id=abc",
    "pk__in=,,",
    "pk__in=%00",
    "pk__regex=[",
    "pk__gt=abc",
    "pk__isnull=2",
    "%00=1",
    "=1",
    "__=1",
    "q__q=",
]
BAD_CLAIM_QUERIES = [
    "speaker__id__exact=" + "1" * 5000,
    "statement__icontains=" + "a" * 5000,
    "speaker=%00",
    "speaker=abc",
    "speaker__id__exact=%00",
    "speaker__id__exact=abc",
    "speaker__id__exact=0",
    "topics__id__exact=%00",
    "topics__id__exact=x",
    "status__exact=%00",
    "status__exact=nosuch",
    "kind__exact=[",
    "said_at__year=0",
    "said_at__year=-1",
    "said_at__year=10000",
    "said_at__year=100000000000000000000",
    "said_at__year=0.5",
    "said_at__year__gte=9999999999",
    "said_at__month=99999999999",
    "said_at__gte=%00",
    "said_at__gte=9999-12-31T23:59:59.999999-23:59",
    "said_at__gte=0001-01-01T00:00:00%2B23:59",
    "said_at__gte=infinity",
    "said_at_from=%00",
    "said_at_from=abc",
    "said_at_from=9999-12-31",
    "said_at_to=9999-12-31",
    "said_at_to=0000-00-00",
    "statement__regex=[",
    "statement__iregex=(",
    "statement__contains=%00",
    "speaker__name__regex=*",
    "created_by=%00",
    "created_by=99999999999999999999999",
    "created_by__password__startswith=a",
    "merged_into__merged_into__merged_into__id=x",
    "assertions__low__gt=NaN",
    "redacted_at__isnull=%00",
]


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.proof)])
@every_model
def test_no_address_of_a_list_is_a_server_error(admin_client, model, every):
    """Of a few models each question is asked, and as a proof of all."""
    make(model)

    statuses = {
        query: admin_client.get(f"{url(model, 'changelist')}?{query}").status_code
        for query in BAD_QUERIES[REGISTERED.index(model) % every :: every]
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
    "/admin/search/?s=%00&extended=1",
    "/admin/search/?s=a&page=abc",
    "/admin/search/?s=a&page=99",
    "/admin/claims/claim/%00/change/",
    "/admin/claims/claim/abc/change/",
    "/admin/claims/claim/_/delete/",
    "/admin/claims/claim/%00/history/",
    "/admin/claims/claim/abc/publish/",
    "/admin/claims/claim/%00/retract/",
    "/admin/claims/claim/add/?speaker=%00",
    "/admin/claims/claim/add/?said_at=%00&status=published",
    "/admin/claims/claim/add/?_changelist_filters=%00",
    "/admin/claims/source/add/?snapshots-page=²",
    "/admin/auth/user/%00/password/",
    "/admin/auth/user/99999999999999999999999/change/",
    "/admin/claims/claimevent/99999999999999999999/change/",
    "/admin/claims/claimevent/?q=abc",
    "/admin/claims/unit/%00/change/",
    "/admin/claims/recordversion/abc/change/",
    "/admin/r/%00/%00/",
    "/admin/nosuch/",
]


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
        {"dataset_id": "1"},
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
    "1e9999999",
    "-1e9999999",
    "1e-9999999",
    "1e999999999999999999999",
    "sNaN",
    "Infinity",
    "1_000",
    "１２",
    "1" + "0" * 30,
    "9" * 100_000,
    "\0",
    "2022-02-30",
    "２０２２-03-05",
    "10000-01-01",
]
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


@pytest.mark.parametrize("times", [2, pytest.param(len(NO_VALUE), marks=pytest.mark.proof)])
@every_model
def test_what_is_no_number_or_date_is_refused_by_its_field(admin_client, model, times):
    """One input has one value, and its neighbour the next, until as a proof each has had all."""
    row = make(model)
    page = admin_client.get(url(model, "change", row.pk))
    inputs = [*typed_inputs(page)] if "adminform" in page.context else []
    for turn in range(REGISTERED.index(model), REGISTERED.index(model) + times) if inputs else []:
        values = islice(cycle(NO_VALUE), turn, None)
        wrong = {input_name(bound): value for bound, value in zip(inputs, values, strict=False)}

        response = admin_client.post(url(model, "change", row.pk), filled_in(page) | wrong)

        faulty = {bound.html_name for bound in typed_inputs(response) if bound.errors}
        assert faulty == {bound.html_name for bound in inputs}, wrong


def test_the_walk_of_inputs_meets_every_number_of_every_form(admin_client):
    met = set()
    for model in REGISTERED:
        page = admin_client.get(url(model, "change", make(model).pk))
        if "adminform" in page.context:
            met |= {(b.form._meta.model, b.name) for b in typed_inputs(page)}

    editable = {
        (model, field.name)
        for model in {*REGISTERED}
        - {Unit, AssertionReading, Snapshot, RecordVersion}  # to be looked at only
        if model._meta.app_label == "claims"
        for field in model._meta.fields
        if isinstance(field, TYPED) and field.editable
    } - {(Claim, "said_at_offset")}  # typed with its date
    assert met == editable


def test_what_is_wrong_with_an_assertion_as_a_whole_is_said(admin_client):
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
