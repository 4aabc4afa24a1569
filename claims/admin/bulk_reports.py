"""What became of a verb for many claims: a page that follows it, its table as CSV, and its undo."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path

from claims.admin.base import UnfoldAdminTextareaWidget
from claims.admin.bulk import CONFIRM, FIRST, Bulk, summary
from claims.admin.bulk_words import Former, words_of
from claims.formats.delimited import without_formula
from claims.models.bulk import BulkAction, BulkOutcome, BulkResult
from claims.services import bulk, jobs
from claims.services.bulk import permission_to_undo

PER_PAGE = 100
LATEST = 50
NEEDS_REASON = {
    "publish": "Why the claims are withdrawn. The public sees this beside each.",
    "submit": "Why they are rejected again. Curators alone see it.",
}
# What an undo does, where the workflow has no verb that leads back.
HOW = {
    "publish": "What the public has seen stays on record: each claim is retracted, with your "
    "reason.",
    "reject": "Each claim goes to review, also one that was a draft: no verb leads back to a "
    "draft.",
    "submit": "A claim that was rejected is rejected again. One that was a draft stays in review: "
    "no verb leads back to a draft.",
    "retract": "Each claim is published again.",
}
COLUMNS = ("claim", "address", "statement", "outcome", "code", "message")


class BulkReports(Bulk):
    """Whoever may see claims may see a report; whoever may do the verb may stop it or go on."""

    def get_urls(self) -> list[Any]:
        def page(route: str, view: Callable[..., HttpResponse], name: str) -> Any:
            full = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
            return path(route, self.admin_site.admin_view(view), name=full)

        return [
            page("bulk/", self._bulk_list_view, "bulk"),
            page("bulk/<uuid:key>/", self._bulk_report_view, "bulk_report"),
            page("bulk/<uuid:key>/progress/", self._bulk_progress_view, "bulk_progress"),
            page("bulk/<uuid:key>/report.csv", self._bulk_csv_view, "bulk_csv"),
            page("bulk/<uuid:key>/undo/", self._bulk_undo_view, "bulk_undo"),
            page("bulk/<uuid:key>/stop/", self._bulk_stop_view, "bulk_stop"),
            page("bulk/<uuid:key>/go-on/", self._bulk_go_on_view, "bulk_go_on"),
            *super().get_urls(),
        ]

    def _bulk_list_view(self, request: HttpRequest) -> HttpResponse:
        self._check_view(request)
        latest = BulkAction.objects.select_related("by", "undoes", "undone_by").defer("claims")
        rows = [(each, words_of(each).sentence) for each in latest.order_by("-at")[:LATEST]]
        return self._drawn(request, "bulk_list", "Bulk actions", rows=rows)

    def _bulk_report_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        found = self._found(request, key)
        outcome = request.GET.get("outcome", "")
        if outcome and outcome not in BulkOutcome.values:
            raise BadRequest(f"“{outcome[:80]}” is none of {', '.join(BulkOutcome.values)}.")
        progress, words = bulk.progress(found), words_of(found)
        listed = self._results(found).filter(**{"outcome": outcome} if outcome else {})
        shown = Paginator(listed.order_by("-outcome", "code", "claim_id"), PER_PAGE)
        page = shown.get_page(request.GET.get("page"))
        return self._drawn(
            request,
            "bulk_report",
            words.sentence,
            found=found,
            progress=progress,
            counts=self._counts(progress),
            reasons=self._reasons(found),
            rows=self._changed(found, list(page)),
            page=page,
            outcome=outcome,
            running=progress.state == "running",
            nobody=progress.state == "running" and not jobs.health().running,
            may_undo=self._may_undo(request, found, progress),
            may_act=request.user.has_perm(bulk.permission_of(found)),
            undone_by=getattr(found, "undone_by", None),
        )

    def _bulk_progress_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        progress = bulk.progress(self._found(request, key))
        counts = {name: count for name, _, count in self._counts(progress)}
        percent = 100 * progress.done // max(1, progress.total)
        told = f"{progress.done:,} of {progress.total:,} claims, {percent} %"
        counted = {"state": progress.state, "total": progress.total, "made": progress.done}
        said = counted | {"told": told} | counts
        return JsonResponse(said, headers={"Cache-Control": "no-store"})

    def _bulk_csv_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        found = self._found(request, key)
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        rows = self._results(found).order_by("outcome", "code", "claim_id")
        for row in rows.iterator(chunk_size=2000):
            statement = row.claim.statement if row.claim else ""
            address = request.build_absolute_uri(self.url("change", row.claim_id))
            line = (row.claim_id, address, statement, row.outcome, row.code, row.message)
            writer.writerow([without_formula(str(cell)) for cell in line])
        name = f'attachment; filename="bulk-{found.pk}.csv"'
        headers = {"Content-Disposition": name}
        return HttpResponse(
            file.getvalue(), content_type="text/csv; charset=utf-8", headers=headers
        )

    def _bulk_undo_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        found = self._found(request, key)
        if not request.user.has_perm(permission_to_undo(found.verb)):
            raise PermissionDenied
        if not self._may_undo(request, found, bulk.progress(found)):
            self.message_user(
                request, "This cannot be undone, or is undone already.", messages.ERROR
            )
            return self._to_report(found)
        form = self._undo_form(request, found.verb)
        reason = form.cleaned_data.get("reason", "") if form.is_bound and form.is_valid() else ""
        asked = bulk.undo_of(found, reason=reason, by=request.user)
        if CONFIRM in request.POST and not form.errors:
            return self._to_report(bulk.start(asked))
        try:
            tried = bulk.attempt(replace(asked, arguments={"reason": reason or "Tried."}))
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return self._to_report(found)
        return self._drawn(
            request,
            "bulk_undo",
            words_of(found, undoes=True).sentence,
            form=form,
            media=form.media,
            found=summary(tried, words_of(found, undoes=True), self._formers(found, tried)),
            total=len(asked.claims),
            action=found,
            how=HOW.get(found.verb, "Each claim gets back what it had, where nobody changed it."),
            at_once=bulk.AT_ONCE,
        )

    def _bulk_stop_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        found = self._to_act_on(request, key)
        bulk.stop(found)
        return self._to_report(found)

    def _bulk_go_on_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        found = self._to_act_on(request, key)
        if bulk.progress(found).state in ("stopped", "failed"):
            bulk.go_on(found)
        return self._to_report(found)

    def _undo_form(self, request: HttpRequest, verb: str) -> forms.Form:
        fields: dict[str, forms.Field] = {}
        if verb in NEEDS_REASON:
            fields["reason"] = forms.CharField(
                max_length=2000,
                widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
                help_text=NEEDS_REASON[verb],
            )
        bound = request.POST if CONFIRM in request.POST else None
        form: forms.Form = type("UndoForm", (forms.Form,), fields)(bound)
        return form

    def _found(self, request: HttpRequest, key: UUID) -> BulkAction:
        self._check_view(request)
        rows = BulkAction.objects.select_related("by", "undoes", "undone_by").defer("claims")
        try:
            return rows.get(pk=key)
        except BulkAction.DoesNotExist:
            raise Http404(f"There is no bulk action {key}.") from None

    def _to_act_on(self, request: HttpRequest, key: UUID) -> BulkAction:
        found = self._found(request, key)
        if request.method != "POST" or not request.user.has_perm(bulk.permission_of(found)):
            raise PermissionDenied
        return found

    def _check_view(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _may_undo(self, request: HttpRequest, found: BulkAction, progress: bulk.Progress) -> bool:
        """Once, and not while it is running; an undo is not undone."""
        undone = found.undoes or getattr(found, "undone_by", None)
        done = progress.outcomes[BulkOutcome.DONE]
        allowed = request.user.has_perm(permission_to_undo(found.verb))
        return bool(allowed and done and not undone and progress.state != "running")

    def _results(self, found: BulkAction) -> Any:
        return BulkResult.objects.filter(action=found).select_related("claim")

    def _changed(self, found: BulkAction, rows: list[BulkResult]) -> list[tuple[BulkResult, Any]]:
        """Each row of a page, with what changed of its claim."""
        done = [row for row in rows if row.outcome == BulkOutcome.DONE]
        formers = {row.claim_id: row.former or {} for row in done}
        if found.undoes:
            undone = found.undoes.results.filter(claim__in=formers)
            formers |= {
                key: former or {} for key, former in undone.values_list("claim_id", "former")
            }
        changes = words_of(found).changes(list(formers.values()))
        known = dict(zip(formers, changes, strict=True))
        return [(row, known.get(row.claim_id)) for row in rows]

    def _formers(self, action: BulkAction, changes: Iterable[Any]) -> dict[UUID, Former]:
        """What the first of these claims were like before an action."""
        done = [each.claim for each in changes if each.outcome == BulkOutcome.DONE][:FIRST]
        rows = action.results.filter(claim__in=done).values_list("claim_id", "former")
        return {key: former or {} for key, former in rows}

    def _counts(self, progress: bulk.Progress) -> list[tuple[str, str, int]]:
        return [(name, str(label), progress.outcomes[name]) for name, label in BulkOutcome.choices]

    def _reasons(self, found: BulkAction) -> Any:
        refused = found.results.filter(outcome=BulkOutcome.REFUSED).order_by()
        counted = refused.values("code", "message").annotate(count=Count("claim"))
        return counted.order_by("-count")[:20]

    def _to_report(self, found: BulkAction) -> HttpResponse:
        return HttpResponseRedirect(self.url("bulk_report", found.pk))

    def _drawn(
        self, request: HttpRequest, template: str, title: str, **context: Any
    ) -> HttpResponse:
        own = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "claims": self.url("changelist"),
        }
        return TemplateResponse(request, f"claims/admin/{template}.html", own | context)
