"""“History” on the page of an object: what was done to it and its parts, and how to take it back.

One entry stands for one request. Two versions can be chosen and compared. “Revert this change”
shows first what would go back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from claims.admin.bases import OfPages
from claims.admin.word_marks import Mark, marks
from claims.queries import history
from claims.queries.history import Change, Done, Entry
from claims.services import reverting
from claims.services.audit import LONGEST_NOTE

THROUGH = {
    "admin": "in the admin",
    "api": "through the API",
    "import": "by an import",
    "command": "by a command",
    "fixture": "by a fixture",
    "sql": "by SQL",
}
DONE = {Done.MADE: "added", Done.REMOVED: "removed", Done.CHANGED: "changed"}
BEFORE, FIRST, LAST, AT = "before", "first", "last", "at"


@dataclass(frozen=True)
class ShownField:
    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class ShownChange:
    heading: str
    verbs: tuple[str, ...]
    fields: tuple[ShownField, ...]


@dataclass(frozen=True)
class ShownEntry:
    at: datetime
    key: str
    who: str
    through: str
    note: str
    dataset: str
    run: Any
    changes: tuple[ShownChange, ...]
    can_be_reverted: bool
    has_verbs: bool


class NoteForm(forms.Form):
    note = forms.CharField(
        max_length=LONGEST_NOTE,
        required=False,
        strip=True,
        label="Why, for the history",
        widget=forms.TextInput(attrs={"class": "history-input"}),
        help_text="Optional. Curators alone see it.",
    )


class WithHistory(OfPages):
    """Pages of objects whose former states are kept."""

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_revert"
        view = self.admin_site.admin_view(self._revert_view)
        return [path("<path:object_id>/history/revert/", view, name=name), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        if not hasattr(self.model, "events"):
            return super().history_view(request, object_id, extra_context)
        row = self.get_object(request, object_id)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        key: UUID | None = row.pk if row else self._key(object_id)
        if key is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        page = history.page(self.model, key, before=_instant(request, BEFORE))
        if not page.entries:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        may_revert = row is not None and self._may_revert(request, row)
        context = {
            **self._history_context(request, row, object_id),
            "title": f"History of “{row or object_id}”",
            "entries": [self._shown_entry(entry, may_revert) for entry in page.entries],
            "older": page.before and page.before.isoformat(),
            "is_newest": BEFORE not in request.GET,
            "compared": self._compared(request, key),
            "first": request.GET.get(FIRST, ""),
            "last": request.GET.get(LAST, ""),
            "revert_address": row and self._page_address("revert", row.pk),
        }
        return TemplateResponse(request, "claims/admin/history.html", context)

    def _revert_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What would go back, to be confirmed."""
        row = self.get_object(request, object_id)
        at = _instant(request, AT)
        if row is None or not hasattr(self.model, "events"):
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self._may_revert(request, row):
            raise PermissionDenied
        if at is None:
            raise BadRequest("An address of a reversal says which change it is of: “at”.")
        form, errors = NoteForm(request.POST or None), []
        if request.method == "POST" and form.is_valid():
            try:
                self._revert(request, row, at, form.cleaned_data["note"])
                return HttpResponseRedirect(self._page_address("history", row.pk))
            except ValidationError as error:
                errors = error.messages
        context = {
            **self._history_context(request, row, object_id),
            "title": "Revert this change",
            "entry": self._entry_at(row, at),
            "reversal": reverting.preview(row, at),
            "chosen": set(request.POST.getlist("item")),
            "is_first_look": request.method != "POST",
            "errors": errors,
            "form": form,
        }
        return TemplateResponse(request, "claims/admin/revert.html", context)

    def _revert(self, request: HttpRequest, row: Any, at: datetime, note: str) -> None:
        chosen, token = request.POST.getlist("item"), request.POST.get("token", "")
        reverting.revert(row=row, at=at, chosen=chosen, token=token, by=request.user, note=note)
        messages.success(request, "The change was reverted. That is a change of its own.")

    def _entry_at(self, row: Any, at: datetime) -> ShownEntry | None:
        found = history.entry(self.model, row.pk, at)
        return self._shown_entry(found, may_revert=False) if found else None

    def _may_revert(self, request: HttpRequest, row: Any) -> bool:
        if getattr(row, "redacted_at", None):
            return False
        whole, _ = reverting.whole_of(row)
        pages = self.admin_site.get_model_admin(whole)
        return self.has_change_permission(request, row) and pages.has_change_permission(request)

    def _compared(self, request: HttpRequest, key: UUID) -> list[ShownChange] | None:
        """What differs between the two versions that the address names, whichever is older."""
        chosen = [at for at in (_instant(request, FIRST), _instant(request, LAST)) if at]
        if len(chosen) != 2:
            return None
        found = history.compare(self.model, key, min(chosen), max(chosen))
        return [shown(change, self.model) for change in found]

    def _shown_entry(self, entry: Entry, may_revert: bool) -> ShownEntry:
        changes = tuple(shown(change, self.model) for change in entry.changes)
        begins = any(
            change.done in (Done.MADE, Done.REDACTED) and change.noun == _noun(self.model)
            for change in entry.changes
        )
        through = THROUGH.get(entry.via, f"by “{entry.via}”")
        return ShownEntry(
            entry.at,
            entry.at.isoformat(),
            entry.who or "",
            through,
            entry.note,
            entry.dataset,
            entry.run,
            changes,
            may_revert and not begins and any(map(_goes_back, entry.changes)),
            may_revert and any(change.verbs for change in entry.changes),
        )

    def _history_context(self, request: HttpRequest, row: Any, object_id: str) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "object": row,
            "object_address": row and self._page_address("change", row.pk),
            "history_address": self._page_address("history", object_id),
            "verbs_alone": reverting.VERBS_ONLY,
        }

    def _key(self, object_id: str) -> UUID | None:
        """The key of an object that is gone; None for what cannot be one."""
        try:
            return UUID(object_id)
        except ValueError:
            return None

    def _page_address(self, page: str, key: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=[key])


def shown(change: Change, model: Any) -> ShownChange:
    """Words are marked where they differ. Of what was added or removed as a whole, none are."""
    fields = tuple(
        ShownField(
            each.label,
            marks(each.old, each.new)
            if change.done == Done.CHANGED
            else (Mark("same", each.new or each.old),),
        )
        for each in change.fields
        if change.done == Done.CHANGED or (each.new or each.old) != change.title
    )
    return ShownChange(_heading(change, model), change.verbs, fields)


def _goes_back(change: Change) -> bool:
    return bool(change.fields) or change.done in (Done.MADE, Done.REMOVED)


def _heading(change: Change, model: Any) -> str:
    if change.done == Done.REDACTED:
        return f"{change.noun.capitalize()} redacted"
    if change.noun == _noun(model):
        return {Done.MADE: "Made", Done.REMOVED: "Deleted"}.get(change.done, "")
    title = f" “{change.title}”" if change.title else ""
    return f"{change.noun.capitalize()}{title} {DONE[change.done]}"


def _noun(model: Any) -> str:
    return str(model._meta.verbose_name)


def _instant(request: HttpRequest, name: str) -> datetime | None:
    text = request.GET.get(name, "")
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadRequest(f"“{name}” cannot be “{text[:80]}”.") from error
