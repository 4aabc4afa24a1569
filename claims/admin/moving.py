"""Figures chosen in the list, moved to another measure or to events, after a look at what moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from claims.admin.bases import OfPages, action
from claims.models import NumericAssertion
from claims.services import splitting
from claims.services.splitting import EachDay, Split

LOOK, CONFIRM = "look", "confirm"


class Moving(OfPages):
    """The actions of a list of assertions."""

    @action(description="Move to another measure…", permissions=["change"])
    def move_to_measure(
        self, request: HttpRequest, queryset: QuerySet[NumericAssertion]
    ) -> HttpResponse | None:
        target = self._target_field("measure", request)
        return self._move(request, queryset, {"into": target}, splitting.into_measure)

    @action(description="Assign to an event…", permissions=["change"])
    def assign_to_event(
        self, request: HttpRequest, queryset: QuerySet[NumericAssertion]
    ) -> HttpResponse | None:
        each_day = forms.BooleanField(
            required=False, label="A new event for each day and place, in its place"
        )
        named = {"into": self._target_field("event", request), "each_day": each_day}
        return self._move(request, queryset, named, splitting.into_events)

    def _target_field(self, name: str, request: HttpRequest) -> Any:
        column: Any = NumericAssertion._meta.get_field(name)
        field: Any = self.formfield_for_dbfield(column, request)
        field.required, field.label, field.help_text = False, name.capitalize(), ""
        return field

    def _move(
        self,
        request: HttpRequest,
        rows: QuerySet[NumericAssertion],
        named: dict[str, forms.Field],
        split: Callable[..., Split],
    ) -> HttpResponse | None:
        chosen = list(rows.select_related("measure"))
        if len({row.measure_id for row in chosen}) != 1:
            self.message_user(request, "Choose figures of one measure.", messages.ERROR)
            return None
        form = type("TargetForm", (forms.Form,), named)(self._typed(request))
        found = None
        if form.is_valid():
            found = self._done(request, form, chosen, split)
        if found and CONFIRM in request.POST:
            self.message_user(request, _outcome(found), messages.SUCCESS)
            return HttpResponseRedirect(request.get_full_path())
        return TemplateResponse(
            request, "claims/admin/moving.html", self._context(request, form, chosen, found)
        )

    def _typed(self, request: HttpRequest) -> Any:
        return request.POST if {LOOK, CONFIRM} & request.POST.keys() else None

    def _done(
        self,
        request: HttpRequest,
        form: forms.Form,
        chosen: list[NumericAssertion],
        split: Callable[..., Split],
    ) -> Split | None:
        """What moves, or would. A refusal is an error of the form."""
        each_day = form.cleaned_data.get("each_day")
        into = EachDay() if each_day else form.cleaned_data["into"]
        if into is None:
            form.add_error("into", "Choose one.")
            return None
        asked = {
            "measure": chosen[0].measure,
            "chosen": Q(pk__in=[row.pk for row in chosen]),
            "into": into,
            "by": request.user,
        }
        try:
            found = split(**asked, dry_run=True)
            self._check_permission(request, found, each_day=bool(each_day))
            return split(**asked) if CONFIRM in request.POST else found
        except ValidationError as error:
            form.add_error(None, error.messages)
            return None

    def _check_permission(self, request: HttpRequest, found: Split, *, each_day: bool) -> None:
        """Who makes events, or merges a measure, needs the permission to do so."""
        needed = ["claims.add_event"] * each_day + ["claims.change_measure"] * found.merged
        if not request.user.has_perms(needed):
            raise PermissionDenied

    def _context(
        self,
        request: HttpRequest,
        form: forms.Form,
        chosen: list[NumericAssertion],
        found: Split | None,
    ) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": f"{len(chosen)} figures of “{chosen[0].measure}”",
            "opts": self.opts,
            "media": self.media + form.media,
            "form": form,
            "found": found,
            "keys": [row.pk for row in chosen],
            "action": request.POST["action"],
            "checkbox": ACTION_CHECKBOX_NAME,
        }


def _outcome(found: Split) -> str:
    where = found.targets[0] if len(found.targets) == 1 else f"{len(found.targets)} events"
    merged = " The measure had no others, and was merged into it." if found.merged else ""
    return f"{found.assertions} figures moved to “{where}”.{merged}"
