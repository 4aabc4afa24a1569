"""What has to be chosen is chosen by somebody: no menu begins with an answer nobody gave."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms import TypedChoiceField

from claims.admin.review_forms import UNKNOWN
from claims.models import Review
from tests.support.admin_forms import change, complaints, filled_in, opened, url
from tests.support.admin_pages import REGISTERED
from tests.support.builders import make_claim, make_speaker
from tests.support.importing import DESK, bring, line

pytestmark = pytest.mark.django_db


def menus(page: Any) -> list[tuple[str, Any, Any]]:
    """Every menu of a page for a new row, its inlines included."""
    forms = [page.context["adminform"].form]
    forms += [inline.formset.empty_form for inline in page.context["inline_admin_formsets"]]
    return [
        (bound.html_name, form._meta.model._meta.get_field(bound.name), bound)
        for form in forms
        for bound in form
        if isinstance(bound.field, TypedChoiceField)
    ]


def test_no_menu_begins_with_an_answer_that_is_no_default(admin_client: Any, rf: Any) -> None:
    seen = 0
    for model in REGISTERED:
        page = admin_client.get(url(model, "add"))
        if page.status_code == 403 or "adminform" not in page.context:
            continue  # rows of it are made by the database alone, or by a page of another kind
        for name, field, bound in menus(page):
            if not field.has_default():
                seen += 1
                assert bound.field.choices[0][0] == "", f"{model.__name__}: {name}"
                assert not bound.value(), f"{model.__name__}: {name}"
    assert seen > 5


def test_a_verdict_that_nobody_chose_is_asked_for(admin_client: Any) -> None:
    claim = make_claim()
    review = {"reviewer": make_speaker().pk, "rating": "Three rotten fish"}
    typed = {f"reviews-0-{name}": value for name, value in review.items()}

    response = change(admin_client, claim, **{"reviews-TOTAL_FORMS": "1"} | typed)

    assert UNKNOWN in complaints(response)
    assert not Review.objects.exists()


def test_a_review_on_its_own_page_needs_a_verdict_too(admin_client: Any) -> None:
    blank = filled_in(opened(admin_client, url(Review, "add")))
    typed = {"claim": make_claim().pk, "reviewer": make_speaker().pk, "rating": "Rotten fish"}

    response = admin_client.post(url(Review, "add"), blank | typed)

    assert "verdict" in response.context["adminform"].form.errors


def test_an_import_without_a_verdict_says_that_nobody_gave_one() -> None:
    bring(line(reviews=[{"reviewer": DESK, "rating": "Three rotten fish"}]))

    review = Review.objects.get()
    assert (review.verdict, review.verdict_by) == ("other", "")


@pytest.mark.parametrize("columns", ["", ", verdict"], ids=["left out", "empty"])
def test_the_database_has_no_default_either(columns: str) -> None:
    keys = [make_claim().pk, make_speaker().pk]
    value = ", ''" if columns else ""

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO claims_review (claim_id, reviewer_id, rating{columns}) "
            f"VALUES (%s, %s, 'Half True'{value})",
            keys,
        )
