"""Forms of the admin as a browser posts them, and what they are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def as_it_stands(page: Any) -> Iterator[tuple[str, Any]]:
    """What a browser would post of a page's forms."""
    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    forms = [form for each in formsets for form in (each.management_form, *each.forms)]
    for bound in (bound for form in (page.context["adminform"].form, *forms) for bound in form):
        value, widget = bound.value(), bound.field.widget
        if hasattr(widget, "decompress"):
            ends = value if isinstance(value, list) else widget.decompress(value)
            yield from ((f"{bound.html_name}_{n}", end) for n, end in enumerate(ends) if end)
        elif value is not None and value is not False:
            yield bound.html_name, value


def codes(page: Any) -> Iterator[str]:
    """The code of every error of a page that was not saved."""
    assert page.status_code == 200, "it was saved"
    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    told = [form.errors for formset in formsets for form in formset.forms]
    for errors in (page.context["adminform"].form.errors, *told):
        for found in errors.as_data().values():
            yield from (str(error.code) for error in found)
    for formset in formsets:
        yield from (str(error.code) for error in formset.non_form_errors().as_data())
