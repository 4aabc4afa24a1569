"""Pages of claims, in the order a curator works: who, what, when and where, the words, the status.

The status moves by verbs, each a call of `services.workflow`; no form writes it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from claims.admin.assertions import AssertionInline
from claims.admin.base import (
    MERGEABLE,
    ActionVariant,
    BaseDialogForm,
    CatalogueAdmin,
    NoEditAdmin,
    PartAdmin,
    StackedInline,
    TabularInline,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    action,
    display,
    provenance_fieldset,
)
from claims.admin.bulk import BULK_ACTIONS
from claims.admin.bulk_reports import BulkReports
from claims.admin.chains import ChainFormSet
from claims.admin.claim_filters import (
    ByDataset,
    ByFigures,
    ByImport,
    ByValue,
    ByWhatIsMissing,
    ByWorklist,
)
from claims.admin.drafts import ByWhatWouldContradict, counts_of, explained
from claims.admin.lists import ByDaysThere, by_choice, by_object, by_yes_no, shown_date
from claims.admin.review_forms import ReviewForm
from claims.admin.saving import SavedByRecording
from claims.admin.worklists import ByAge, ByDeskList
from claims.models import (
    TRANSITIONS,
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    NumericAssertion,
    RejectionReason,
    Relation,
    Review,
    Status,
)
from claims.models.claims import DRAFT_STATUSES
from claims.models.error_messages import refusal
from claims.models.fields import shortened
from claims.services import workflow
from claims.services.workflow import VERBS, Verb

BEFORE = "Before it is published"
OUTCOMES = {
    "submit": "in review",
    "publish": "published",
    "reject": "rejected",
    "retract": "retracted",
}


REASONS = {"reject": ("reason", "note"), "retract": ("reason",)}


class RejectionForm(BaseDialogForm):
    reason = forms.ChoiceField(
        choices=[("", "Select value"), *RejectionReason.choices],
        widget=UnfoldAdminSelectWidget,
        help_text="Why the claim will not be published.",
    )
    note = forms.CharField(
        max_length=2000,
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="More about the reason. Needed for “other”. Curators alone see it.",
    )


class RetractionForm(BaseDialogForm):
    reason = forms.CharField(
        max_length=2000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 4}),
        help_text="Why the claim was withdrawn. The public sees this beside the claim.",
    )


def _typed_fields(form: Any) -> dict[str, forms.Field]:
    """The fields of a dialog, without its own."""
    return {name: form.base_fields[name] for name in ("reason", "note") if name in form.base_fields}


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


class ReviewInline(StackedInline):
    model = Review
    form = ReviewForm
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
class ClaimAdmin(BulkReports, SavedByRecording, CatalogueAdmin):
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
        ByDeskList,
        ByAge,
        ByWhatWouldContradict,
        *by_object("speaker", "root_speaker", "topics"),
        ("said_at", ByDaysThere),
        ByFigures,
        ByWorklist,
        *by_object("assertions__measure", "assertions__event"),
        ByValue,
        ByWhatIsMissing,
        ByImport,
        ByDataset,
        *by_object("modified_by"),
    ]
    list_select_related = ["speaker"]
    sortable_by = ["said"]
    search_fields = ["statement"]
    search_help_text = "Words of the statement, quote, speaker or source; “a phrase”; or -without"
    readonly_fields = [
        "status_shown",
        "root_speaker",
        "first_published_at",
        "retraction_reason",
        "would_contradict_shown",
        "rejection_reason",
        "rejection_note",
    ]
    fieldsets = [
        ("Who", {"fields": ["speaker", "root_speaker"]}),
        ("What", {"fields": ["statement", "kind"]}),
        ("When and where", {"fields": ["said_at", ("place", "language")]}),
        ("The words", {"fields": ["quote", "quote_type", "quote_translation"]}),
        (
            "Status",
            {
                "fields": [
                    ("status_shown", "first_published_at"),
                    "retraction_reason",
                    ("rejection_reason", "rejection_note"),
                ]
            },
        ),
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
    actions: Any = (*BULK_ACTIONS, "merge_selected")
    actions_list = ["bulk_actions"]
    list_disable_select_all = False
    reason_fields = {
        "reject": _typed_fields(RejectionForm),
        "retract": _typed_fields(RetractionForm),
    }
    actions_submit_line = ("submit", "publish", "reject", "retract")
    actions_row = (*actions_submit_line, "merge_into")
    said = shown_date("said_at", "said")

    class Media:
        js = ["claims/verbs.js", "claims/ids.js", "claims/form-reading.js"]

    def with_parts(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        figures = NumericAssertion.objects.only("claim", "position", "as_printed")
        figures = figures.prefetch_related("draft_standings")
        return rows.prefetch_related(Prefetch("assertions", figures))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new claim is a draft, and nobody has read it yet. A claim that is published is compared
        where the public can see it."""
        left_out = {"Status", BEFORE} if obj is None else set()
        if obj and obj.status not in DRAFT_STATUSES:
            left_out.add(BEFORE)
        return [part for part in super().get_fieldsets(request, obj) if part[0] not in left_out]

    @display(description="statement", ordering="statement")
    def statement_shown(self, claim: Claim) -> str:
        return claim.statement or "(redacted)"

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
            if claim and claim.status in TRANSITIONS[VERBS[verb.path].status]
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
        permissions=["submit"],
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
        permissions=["publish"],
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
        permissions=["reject"],
        dialog={
            "title": "Reject",
            "description": "It is put aside, and can be submitted again.",
            "form_submit_text": "Reject",
            "form_class": RejectionForm,
        },
    )
    def reject(self, request: HttpRequest, form: BaseDialogForm, object_id: str) -> HttpResponse:
        return self._act(request, object_id, "reject", form.cleaned_data)

    @action(
        description="Retract",
        icon="undo",
        variant=ActionVariant.DANGER,
        permissions=["retract"],
        dialog={
            "title": "Retract",
            "description": "It stays on record, marked as retracted, with your reason.",
            "form_submit_text": "Retract",
            "form_class": RetractionForm,
        },
    )
    def retract(self, request: HttpRequest, form: BaseDialogForm, object_id: str) -> HttpResponse:
        return self._act(request, object_id, "retract", form.cleaned_data)

    @action(description="Bulk actions", icon="history")
    def bulk_actions(self, request: HttpRequest) -> HttpResponse:
        return HttpResponseRedirect(self.url("bulk"))

    def has_submit_permission(self, request: HttpRequest, *args: Any) -> bool:
        return request.user.has_perm(workflow.SUBMIT.permission)

    def has_publish_permission(self, request: HttpRequest, *args: Any) -> bool:
        return request.user.has_perm(workflow.PUBLISH.permission)

    def has_reject_permission(self, request: HttpRequest, *args: Any) -> bool:
        return request.user.has_perm(workflow.REJECT.permission)

    def has_retract_permission(self, request: HttpRequest, *args: Any) -> bool:
        return request.user.has_perm(workflow.RETRACT.permission)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change and (verb := self._pressed(request)):
            if not request.user.has_perm(verb.permission):
                raise PermissionDenied
            reasons = {name: request.POST.get(name, "") for name in REASONS.get(verb.name, ())}
            workflow.move_one(verb, claim=form.instance, by=request.user, **reasons)

    def response_change(self, request: HttpRequest, obj: Claim) -> HttpResponse:
        verb = self._pressed(request)
        if not verb:
            return super().response_change(request, obj)
        self.message_user(request, f"“{obj}” is {OUTCOMES[verb.name]}.", messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())

    def _pressed(self, request: HttpRequest) -> Verb | None:
        """The verb whose button sent the form."""
        pressed = (verb for name, verb in VERBS.items() if f"claims_claim_{name}" in request.POST)
        return next(pressed, None)

    def _act(
        self, request: HttpRequest, object_id: str, name: str, typed: dict[str, str] | None = None
    ) -> HttpResponse:
        """Move a claim of the list, where nothing was typed but the dialog's own fields."""
        claim = self.get_object(request, object_id)
        if claim is None:
            response = self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        else:
            response = HttpResponseRedirect(self._where_acted(request, claim))
            try:
                reasons = {field: (typed or {})[field] for field in REASONS.get(name, ())}
                workflow.move_one(VERBS[name], claim=claim, by=request.user, **reasons)
            except ValidationError as error:
                self.complain(request, claim.pk, error.messages)
            except OperationalError as error:
                self.complain(request, claim.pk, refusal(error).messages)
            else:
                self.message_user(request, f"“{claim}” is {OUTCOMES[name]}.", messages.SUCCESS)
        if "HX-Request" in request.headers:  # a dialog cannot follow a redirect, htmx can
            return HttpResponse(headers={"HX-Redirect": response.url})
        return response

    def _where_acted(self, request: HttpRequest, claim: Claim) -> str:
        """The list in which the dialog was opened, with its filter; or else the claim's page."""
        page, here = urlsplit(request.headers.get("HX-Current-URL", "")), self.url("changelist")
        return f"{here}?{page.query}" if page.path == here else self.url("change", claim.pk)


def _later(request: HttpRequest, claim: Claim) -> None:
    """Unfold calls a verb before the parts of the claim are saved; `save_related` does it after."""


@admin.register(Appearance)
class AppearanceAdmin(NoEditAdmin):
    list_display = ["claim", "source", "is_first", "exact_shown", "changed"]
    list_filter = [*by_object("source", "claim"), *by_yes_no("is_first")]
    list_select_related = ["claim", "source"]
    search_fields = ["source__title", "claim__statement"]
    search_help_text = "Title of the source, or words of the claim"
    ordering = ["-id"]
    sortable_by = ()
    fieldsets = [
        (None, {"fields": ["claim", "source", "is_first"]}),
        ("Place in the text", {"fields": ["exact", ("prefix", "suffix"), ("start", "end")]}),
        provenance_fieldset(),
    ]

    @display(description="exact")
    def exact_shown(self, appearance: Appearance) -> str | None:
        return shortened(appearance.exact, 100) or None


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
