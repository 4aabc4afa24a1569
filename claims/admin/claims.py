"""Pages of claims, in the order a curator works: who, what, when and where, the words, the status.

The status moves by verbs, each a call of `services.curation`; no form writes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from claims.admin.assertions import AssertionInline
from claims.admin.base import (
    MERGEABLE,
    ActionVariant,
    BaseDialogForm,
    NoEditAdmin,
    PartAdmin,
    PublicAdmin,
    StackedInline,
    TabularInline,
    UnfoldAdminTextareaWidget,
    action,
    display,
    provenance_fieldset,
)
from claims.admin.chains import ChainFormSet
from claims.admin.drafts import ByWhatWouldContradict, counts_of, explained
from claims.admin.lists import ByDaysThere, by_choice, by_object, by_yes_no, shown_date
from claims.admin.saving import SavedByRecording
from claims.models import (
    TRANSITIONS,
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    NumericAssertion,
    Relation,
    Review,
    Status,
)
from claims.models.claims import DRAFT_STATUSES
from claims.models.error_messages import refusal
from claims.services import curation

BEFORE = "Before it is published"
# A verb is shown where it may lead on.
LEADS_TO = {
    "submit": Status.IN_REVIEW,
    "publish": Status.PUBLISHED,
    "reject": Status.REJECTED,
    "retract": Status.RETRACTED,
}
VERBS: dict[str, tuple[Callable[..., Any], str]] = {
    "submit": (curation.submit, "is in review"),
    "publish": (curation.publish, "is published"),
    "reject": (curation.reject, "is rejected"),
    "retract": (curation.retract, "is retracted"),
}


class ReasonForm(BaseDialogForm):
    reason = forms.CharField(
        max_length=2000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 4}),
        help_text="Why the claim was withdrawn. The public sees this beside the claim.",
    )


class TopicInline(TabularInline):
    model = ClaimTopic
    verbose_name = "topic"
    verbose_name_plural = "topics"
    fields = ["topic"]


class AppearanceInline(StackedInline):
    model = Appearance
    fields = ["source", "is_first", "exact", ("prefix", "suffix"), ("start", "end")]
    show_change_link = True


class AttributionInline(TabularInline):
    model = Attribution
    formset = ChainFormSet
    verbose_name = "link"
    verbose_name_plural = "attribution"
    fields = ["position", "speaker", "verb", "source"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("speaker")


class ReviewInline(StackedInline):
    model = Review
    fields = ["reviewer", "reviewed_at", "url", ("rating", "verdict"), "summary"]
    show_change_link = True
    can_delete = False


class RelationInline(TabularInline):
    model = Relation
    fk_name = "subject"
    verbose_name_plural = "relations"
    fields = ["kind", "object", "note"]
    show_change_link = True
    can_delete = False


@admin.register(Claim)
class ClaimAdmin(SavedByRecording, PublicAdmin):
    list_display = [
        "statement_shown",
        "speaker",
        "said",
        "figures",
        "would_contradict",
        "kind",
        "status_shown",
    ]
    list_filter = [
        *by_choice("status", "kind"),
        ByWhatWouldContradict,
        *by_object("speaker", "root_speaker", "topics"),
        ("said_at", ByDaysThere),
    ]
    list_select_related = ["speaker"]
    sortable_by = ["said"]
    search_fields = ["statement", "quote", "speaker__name"]
    search_help_text = "Words of the statement or quote, or the speaker's name"
    readonly_fields = [
        "status_shown",
        "root_speaker",
        "first_published_at",
        "retraction_reason",
        "would_contradict_shown",
    ]
    fieldsets = [
        ("Who", {"fields": [("speaker", "root_speaker")]}),
        ("What", {"fields": ["statement", "kind"]}),
        ("When and where", {"fields": ["said_at", ("place", "language")]}),
        ("The words", {"fields": ["quote", "quote_type", "quote_translation"]}),
        ("Status", {"fields": [("status_shown", "first_published_at"), "retraction_reason"]}),
        (BEFORE, {"fields": ["would_contradict_shown"]}),
        provenance_fieldset(*MERGEABLE),
    ]
    inlines = [
        AssertionInline,
        AppearanceInline,
        AttributionInline,
        TopicInline,
        ReviewInline,
        RelationInline,
    ]
    actions = ["submit_selected", "publish_selected"]
    actions_row = ["submit", "publish", "reject", "retract"]
    actions_submit_line = actions_row
    said = shown_date("said_at", "said")

    class Media:
        js = ["claims/verbs.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        columns = ("claim", "position", "as_printed")
        kept = ("draft_standing__strict", "draft_standing__loose")
        figures = NumericAssertion.objects.select_related("draft_standing").only(*columns, *kept)
        return super().get_queryset(request).prefetch_related(Prefetch("assertions", figures))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new claim is a draft, and nobody has read it yet. A claim that is published is compared
        where the public can see it."""
        left_out = {"Status", BEFORE} if obj is None else set()
        if obj and obj.status not in DRAFT_STATUSES:
            left_out.add(BEFORE)
        return [part for part in super().get_fieldsets(request, obj) if part[0] not in left_out]

    @display(description="statement", ordering="statement")
    def statement_shown(self, claim: Claim) -> str:
        return str(claim) or "(redacted)"

    @display(description="figures")
    def figures(self, claim: Claim) -> str | None:
        return "; ".join(figure.as_printed for figure in claim.assertions.all()) or None

    @display(description="would contradict")
    def would_contradict(self, claim: Claim) -> str | None:
        return counts_of(claim)

    @display(description="would contradict")
    def would_contradict_shown(self, claim: Claim) -> str | None:
        return explained(claim)

    @display(
        description="status",
        label={
            Status.DRAFT.label: "info",
            Status.IN_REVIEW.label: "warning",
            Status.PUBLISHED.label: "success",
            Status.RETRACTED.label: "danger",
        },
    )
    def status_shown(self, claim: Claim) -> str:
        return claim.get_status_display()

    def get_actions_submit_line(self, request: HttpRequest, object_id: Any) -> list[Any]:
        """The verbs that lead on from where the claim is: buttons of the form, so that what was
        typed is saved first. They open the dialog of the verb, which then presses the button."""
        claim = self.get_object(request, str(object_id))
        offered = super().get_actions_submit_line(request, object_id)
        return [
            replace(verb, method=_later, attrs=self._opens_dialog(verb, claim))
            for verb in offered
            if claim and claim.status in TRANSITIONS[LEADS_TO[verb.path]]
        ]

    def _opens_dialog(self, verb: Any, claim: Claim) -> dict[str, str]:
        return {
            "hx-get": self.url(verb.path, claim.pk),
            "hx-target": "#modal-content",
            "hx-select": "#dialog",
            "x-on:htmx:after-on-load": "openModal = true",
        }

    @action(
        description="Submit for review",
        icon="rate_review",
        permissions=["change"],
        dialog={
            "title": "Submit for review",
            "description": "It then waits to be published.",
            "form_submit_text": "Submit for review",
        },
    )
    def submit(self, request: HttpRequest, form: BaseDialogForm, object_id: str) -> HttpResponse:
        return self._act(request, object_id, "submit")

    @action(
        description="Publish",
        icon="publish",
        variant=ActionVariant.SUCCESS,
        permissions=["change"],
        dialog={
            "title": "Publish",
            "description": "The public sees it from now on. It can be retracted, never deleted.",
            "form_submit_text": "Publish",
        },
    )
    def publish(self, request: HttpRequest, form: BaseDialogForm, object_id: str) -> HttpResponse:
        return self._act(request, object_id, "publish")

    @action(
        description="Reject",
        icon="block",
        permissions=["change"],
        dialog={
            "title": "Reject",
            "description": "It is put aside, and can be submitted again.",
            "form_submit_text": "Reject",
        },
    )
    def reject(self, request: HttpRequest, form: BaseDialogForm, object_id: str) -> HttpResponse:
        return self._act(request, object_id, "reject")

    @action(
        description="Retract",
        icon="undo",
        variant=ActionVariant.DANGER,
        permissions=["change"],
        dialog={
            "title": "Retract",
            "description": "It stays on record, marked as retracted, with your reason.",
            "form_submit_text": "Retract",
            "form_class": ReasonForm,
        },
    )
    def retract(self, request: HttpRequest, form: BaseDialogForm, object_id: str) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        return self._act(request, object_id, "retract", reason=reason)

    @action(description="Submit for review", permissions=["change"])
    def submit_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        self.act_on_all(request, queryset, self._verb(request, curation.submit), "in review")

    @action(description="Publish", permissions=["change"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        self.act_on_all(request, queryset, self._verb(request, curation.publish), "published")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change and (verb := self._pressed(request)):
            details = {"reason": request.POST.get("reason", "")} if verb == "retract" else {}
            VERBS[verb][0](claim=form.instance, by=request.user, **details)

    def response_change(self, request: HttpRequest, obj: Claim) -> HttpResponse:
        verb = self._pressed(request)
        if not verb:
            return super().response_change(request, obj)
        self.message_user(request, f"“{obj}” {VERBS[verb][1]}.", messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())

    def _pressed(self, request: HttpRequest) -> str | None:
        """The verb whose button sent the form."""
        return next((verb for verb in VERBS if f"claims_claim_{verb}" in request.POST), None)

    def _verb(self, request: HttpRequest, verb: Callable[..., Any]) -> Callable[[Claim], Any]:
        return lambda claim: verb(claim=claim, by=request.user)

    def _act(self, request: HttpRequest, object_id: str, name: str, **details: Any) -> HttpResponse:
        """Of a claim in the list, where nothing was typed."""
        verb, outcome = VERBS[name]
        claim = self.get_object(request, object_id)
        if claim is None:
            response = self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        else:
            response = HttpResponseRedirect(self.url("change", claim.pk))
            try:
                verb(claim=claim, by=request.user, **details)
            except ValidationError as error:
                response = self.complain(request, claim.pk, error.messages)
            except OperationalError as error:
                response = self.complain(request, claim.pk, refusal(error).messages)
            else:
                self.message_user(request, f"“{claim}” {outcome}.", messages.SUCCESS)
        if "HX-Request" in request.headers:  # a dialog cannot follow a redirect, htmx can
            return HttpResponse(headers={"HX-Redirect": response.url})
        return response


def _later(request: HttpRequest, claim: Claim) -> None:
    """Unfold calls a verb before the parts of the claim are saved; `save_related` does it after."""


@admin.register(Appearance)
class AppearanceAdmin(NoEditAdmin):
    list_display = ["claim", "source", "is_first", "exact_shown", "changed"]
    list_filter = [*by_object("source", "claim"), *by_yes_no("is_first")]
    list_select_related = ["claim", "source"]
    search_fields = ["exact", "source__title", "claim__statement"]
    search_help_text = "Words in the source, its title, or the claim"
    ordering = ["-id"]
    sortable_by = ()
    fieldsets = [
        (None, {"fields": ["claim", "source", "is_first"]}),
        ("Place in the text", {"fields": ["exact", ("prefix", "suffix"), ("start", "end")]}),
        provenance_fieldset(),
    ]

    @display(description="exact")
    def exact_shown(self, appearance: Appearance) -> str | None:
        return appearance.exact[:100] or None


@admin.register(Attribution)
class AttributionAdmin(NoEditAdmin, PartAdmin):
    list_display = ["claim", "position", "speaker", "verb", "source"]
    list_filter = [*by_object("speaker", "claim"), *by_choice("verb")]
    list_select_related = ["claim", "speaker", "source"]
    search_fields = ["speaker__name", "claim__statement"]
    ordering = ["claim", "position"]
    sortable_by = ()
    fieldsets = [
        (None, {"fields": ["claim", "position", "speaker", "verb", "source"]}),
        provenance_fieldset(),
    ]
