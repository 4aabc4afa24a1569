"""The admin's forms as a browser fills them in."""

from __future__ import annotations

from unittest.mock import patch

from django.template.response import SimpleTemplateResponse
from django.urls import reverse


def url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def opened(client, address):
    """A page with a form that is only filled in, and so not drawn, which takes most of its time."""
    with patch.object(SimpleTemplateResponse, "rendered_content", ""):
        return client.get(address)


def filled_in(response, **changes):
    """What a browser would post of a form as it stands, with changes."""
    formsets = [inline.formset for inline in response.context_data["inline_admin_formsets"]]
    forms = [response.context_data["adminform"].form]
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
    return client.post(address, filled_in(opened(client, address), **changes))


def complaints(response):
    assert response.status_code == 200, "it was saved"
    return [str(sentence) for errors in response.context["errors"] for sentence in errors]


def codes(response):
    """The code of every error of a page that was not saved."""
    assert response.status_code == 200, "it was saved"
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    told = [form.errors for formset in formsets for form in formset.forms]
    for errors in (response.context["adminform"].form.errors, *told):
        for found in errors.as_data().values():
            yield from (str(error.code) for error in found)
    for formset in formsets:
        yield from (str(error.code) for error in formset.non_form_errors().as_data())
