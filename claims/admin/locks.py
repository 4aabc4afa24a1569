"""Locks of fields on the page of an object: a sign beside each field, and a list of all locks.

A locked field is kept from imports. Curators may still change it, and are told that they did.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from claims.admin.bases import OfPages
from claims.models import FieldLock
from claims.services import locking


@dataclass(frozen=True)
class ShownLock:
    """A locked field, as the list of locks shows it."""

    field: str
    label: str
    who: str
    at: datetime
    why: str


@dataclass(frozen=True)
class Locks:
    """The locks of one object, and where they are changed. `fields` are those that can be locked,
    each with its label; `inputs` are the inputs of the page that have a sign."""

    address: str
    locked: tuple[ShownLock, ...]
    fields: tuple[tuple[str, str], ...]
    inputs: tuple[dict[str, Any], ...] = ()


class WithLocks(OfPages):
    """Pages of objects that imports write."""

    change_form_outer_after_template = "claims/admin/locks.html"

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_lock"
        view = self.admin_site.admin_view(self._lock_view)
        return [path("<path:object_id>/lock/", view, name=name), *super().get_urls()]

    def _lock_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Lock a field, or unlock it. A script is answered with the list of locks."""
        row = self.get_object(request, object_id)
        if row is None or not locking.is_lockable(self.model):
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        field = request.POST.get("field", "")
        try:
            if request.POST.get("locked") == "1":
                why = request.POST.get("why", "")
                locking.lock(row=row, field=field, by=request.user, why=why)
            else:
                locking.unlock(row=row, field=field, by=request.user)
        except ValidationError as error:
            return self._lock_answer(request, row, error.messages)
        return self._lock_answer(request, row, [])

    def _lock_answer(self, request: HttpRequest, row: Any, errors: list[str]) -> HttpResponse:
        if request.headers.get("X-Requested-With") == "locks":
            context = {"locks": locks_of(row), "errors": errors}
            status = 400 if errors else 200
            return TemplateResponse(request, "claims/admin/lock_list.html", context, status=status)
        for error in errors:
            messages.error(request, error)
        address = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(address, args=[row.pk]) + "#locks")

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context.get("original")
        may = row is not None and self.has_change_permission(request, row)
        if may and locking.is_lockable(self.model) and not getattr(row, "redacted_at", None):
            forms = [context["adminform"].form]
            for inline in context["inline_admin_formsets"]:
                forms += _lockable_forms(request, inline)
            context["locks"] = locks_of(row, forms)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        forms = [form, *(each for formset in formsets for each in getattr(formset, "forms", ()))]
        changed = [each for each in forms if change and each.has_changed()]
        lockable = [each for each in changed if locking.is_lockable(type(each.instance))]
        locked = locking.locked_fields(each.instance.pk for each in lockable) if lockable else {}
        for each in lockable:
            for name in locked.get(each.instance.pk, frozenset()) & set(each.changed_data):
                label = each.fields[name].label or name
                messages.warning(
                    request,
                    f"“{label}” is locked against imports. You have changed it all the same.",
                )


def locks_of(row: Any, forms: Sequence[Any] = ()) -> Locks:
    """All locks of an object, and the signs of the forms of its page."""
    keys = {row.pk, *(form.instance.pk for form in forms)}
    found = FieldLock.objects.filter(object_id__in=keys).select_related("created_by")
    locked = {(each.object_id, each.field): each for each in found.order_by("field")}
    labels = {each.name: each.label for each in locking.lockable(type(row))}
    shown = [_shown(each, labels) for (key, _), each in locked.items() if key == row.pk]
    free = [pair for pair in labels.items() if (row.pk, pair[0]) not in locked]
    signs = (sign for form in forms for sign in _signs(form, locked))
    return Locks(_address(row), tuple(shown), tuple(free), tuple(signs))


def _shown(lock: FieldLock, labels: Mapping[str, str]) -> ShownLock:
    who = lock.created_by.get_username() if lock.created_by else ""
    return ShownLock(lock.field, labels.get(lock.field, lock.field), who, lock.created_at, lock.why)


def _address(row: Any) -> str:
    return reverse(f"admin:claims_{type(row)._meta.model_name}_lock", args=[row.pk])


def _lockable_forms(request: HttpRequest, inline: Any) -> list[Any]:
    model = inline.formset.model
    pages = admin.site._registry.get(model)
    may = locking.is_lockable(model) and pages and pages.has_change_permission(request)
    return list(inline.formset.initial_forms) if may else []


def _signs(form: Any, locked: Container[tuple[UUID, str]]) -> Iterator[dict[str, Any]]:
    """The inputs of a form that can be locked."""
    row = form.instance
    labels = {each.name: each.label for each in locking.lockable(type(row))}
    for bound in form:
        if bound.name in labels and not bound.is_hidden:
            yield {
                "input": bound.id_for_label or bound.auto_id,
                "field": bound.name,
                "label": labels[bound.name],
                "locked": (row.pk, bound.name) in locked,
                "address": _address(row),
            }
