"""One verb for many claims of the list: asked, tried, confirmed, followed and undone.

The action of the list posts to the list's own address, so that its filter is kept through all
pages. What is chosen is a filter or some rows, and a number that was seen: if the list is another
one when somebody confirms, the new one is shown first.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from claims.admin.base import ModelAdmin, UnfoldAdminSelectWidget, action
from claims.admin.bulk_words import Former, Words
from claims.models import Claim, ClaimKind, ClaimTopic, NumericAssertion
from claims.models.bulk import BulkOutcome
from claims.services import bulk
from claims.services.bulk import BULK_VERBS, BulkVerb, Change, Request

LOOK, CONFIRM, SEEN, ACROSS = "look", "confirm", "seen", "select_across"
FIRST = 20
EXAMPLES = 3


@dataclass(frozen=True)
class Selection:
    """The claims that are chosen: all of a list, or some by hand."""

    claims: list[UUID]
    across: bool

    @property
    def seen(self) -> str:
        """What tells whether it is the same list as a moment ago."""
        keys = b"".join(key.bytes for key in self.claims)
        return f"{len(self.claims)}:{hashlib.sha256(keys).hexdigest()[:16]}"


@dataclass(frozen=True)
class Reason:
    """Why some are refused: how many, and the first of them."""

    code: str
    message: str
    count: int
    examples: list[Claim]


def action_of(verb: BulkVerb) -> Callable[..., HttpResponse | None]:
    """The action of the list that leads to the pages of a verb."""

    def run(admin: Bulk, request: HttpRequest, rows: QuerySet[Claim]) -> HttpResponse | None:
        return admin.bulk(request, rows, verb)

    run.__name__ = f"{verb.name}_selected"
    needed = verb.permission.removeprefix("claims.").removesuffix("_claim")
    return action(description=f"{verb.label}…", permissions=[needed])(run)


BULK_ACTIONS = [action_of(verb) for verb in BULK_VERBS.values()]


class Bulk(ModelAdmin):
    """The pages that lead from the list to a report."""

    reason_fields: Mapping[str, Mapping[str, forms.Field]] = {}

    def bulk(
        self, request: HttpRequest, rows: QuerySet[Claim], verb: BulkVerb
    ) -> HttpResponse | None:
        chosen = _selection(request, rows)
        if not chosen.claims:
            self.message_user(request, "No claim is chosen.", messages.WARNING)
            return None
        if len(chosen.claims) > bulk.MOST:
            most = f"At most {bulk.MOST:,} claims at once: narrow the list by a filter."
            self.message_user(request, most, messages.ERROR)
            return None
        form = self._bulk_form(request, verb)
        if not form.is_valid():
            return self._bulk_page(request, verb, form, chosen)
        asked = Request(verb.name, chosen.claims, request.user, _arguments(form))
        try:
            if CONFIRM in request.POST and request.POST.get(SEEN) == chosen.seen:
                return self._started(asked, request.GET.urlencode() if chosen.across else "")
            return self._bulk_page(request, verb, form, chosen, tried=bulk.attempt(asked))
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._bulk_page(request, verb, form, chosen)

    def _bulk_form(self, request: HttpRequest, verb: BulkVerb) -> forms.Form:
        fields = self._bulk_fields(verb)
        typed = {LOOK, CONFIRM} & request.POST.keys() or not fields
        form: forms.Form = type("BulkForm", (forms.Form,), fields)(request.POST if typed else None)
        return form

    def _bulk_fields(self, verb: BulkVerb) -> dict[str, forms.Field]:
        if verb.name in self.reason_fields:
            return dict(self.reason_fields[verb.name])
        if verb.name == "set_kind":
            choices = [("", "Select value"), *ClaimKind.choices]
            return {"kind": forms.ChoiceField(choices=choices, widget=UnfoldAdminSelectWidget)}
        if verb.name == "set_speaker":
            return {"speaker": self._entry_field(Claim, "speaker", "Speaker")}
        if verb.name in ("add_topic", "remove_topic"):
            return {"topic": self._entry_field(ClaimTopic, "topic", "Topic")}
        if verb.name == "set_measure":
            only = self._entry_field(
                NumericAssertion, "measure", "Only of figures of", required=False
            )
            only.help_text = "Leave empty for all figures of these claims."
            into = self._entry_field(NumericAssertion, "measure", "Measure")
            return {"measure": into, "only": only}
        return {}

    def _entry_field(
        self, model: Any, name: str, label: str, *, required: bool = True
    ) -> forms.ModelChoiceField[Any]:
        """An entry to search for, none that was merged into another."""
        column = model._meta.get_field(name)
        entries = column.remote_field.model._default_manager.filter(merged_into=None)
        widget = AutocompleteSelect(column, self.admin_site)
        return forms.ModelChoiceField(entries, widget=widget, label=label, required=required)

    def _started(self, asked: Request, chosen_by: str) -> HttpResponse:
        made = bulk.start(asked, chosen_by=chosen_by[:5000])
        return HttpResponseRedirect(self.url("bulk_report", made.pk))

    def _bulk_page(
        self,
        request: HttpRequest,
        verb: BulkVerb,
        form: forms.Form,
        chosen: Selection,
        *,
        tried: Sequence[Change] | None = None,
    ) -> HttpResponse:
        words = Words(verb.name, _arguments(form))
        first = request.POST.getlist(ACTION_CHECKBOX_NAME)
        return TemplateResponse(
            request,
            "claims/admin/bulk.html",
            {
                **self.admin_site.each_context(request),
                "title": verb.label,
                "opts": self.opts,
                "media": form.media,
                "form": form,
                "verb": verb,
                "asked": words.sentence if tried is not None else verb.label,
                "total": len(chosen.claims),
                "across": chosen.across,
                "seen": chosen.seen,
                "changed": CONFIRM in request.POST and request.POST.get(SEEN) != chosen.seen,
                "before": request.POST.get(SEEN, "").partition(":")[0],
                "found": tried is not None and summary(tried, words),
                "keys": first[:1] if chosen.across else first,
                "action": request.POST.get("action", f"{verb.name}_selected"),
                "checkbox": ACTION_CHECKBOX_NAME,
                "at_once": bulk.AT_ONCE,
                "back": request.get_full_path(),
            },
        )


def _selection(request: HttpRequest, rows: QuerySet[Claim]) -> Selection:
    """In the order in which they were made, whatever the list's."""
    keys = rows.order_by("pk").values_list("pk", flat=True)[: bulk.MOST + 1]
    return Selection(list(keys), across=request.POST.get(ACROSS) == "1")


def _arguments(form: forms.Form) -> dict[str, Any]:
    """What was typed, as it can be kept."""
    cleaned = getattr(form, "cleaned_data", {})
    kept = {name: str(getattr(value, "pk", value)) for name, value in cleaned.items() if value}
    return {name: kept.get(name, "") for name in cleaned if name in kept or name == "note"}


def summary(
    changes: Sequence[Change], words: Words, formers: Mapping[UUID, Former] | None = None
) -> dict[str, Any]:
    """How many are done, why others are not, and the first of what changes. An undo knows what
    claims were like before the verb that it undoes."""
    counted = Counter(change.outcome for change in changes)
    done = [change for change in changes if change.outcome == BulkOutcome.DONE][:FIRST]
    known = [(formers or {}).get(each.claim) or each.former or {} for each in done]
    claims = Claim.objects.in_bulk([change.claim for change in done])
    return {
        "tried": len(changes),
        "done": counted[BulkOutcome.DONE],
        "unchanged": counted[BulkOutcome.UNCHANGED],
        "refused": counted[BulkOutcome.REFUSED],
        "reasons": _reasons(changes),
        "first": [
            (claims[each.claim], change)
            for each, change in zip(done, words.changes(known), strict=True)
        ],
    }


def _reasons(changes: Sequence[Change]) -> list[Reason]:
    """By code, the most frequent first."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        if change.outcome == BulkOutcome.REFUSED:
            groups.setdefault(change.code, []).append(change)
    shown = [change.claim for group in groups.values() for change in group[:EXAMPLES]]
    claims = Claim.objects.in_bulk(shown)
    return [
        Reason(
            code,
            group[0].message,
            len(group),
            [claims[each.claim] for each in group[:EXAMPLES] if each.claim in claims],
        )
        for code, group in sorted(groups.items(), key=lambda pair: -len(pair[1]))
    ]
