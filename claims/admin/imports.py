"""Imports: their list, the report of each, which follows one that is running, and the undo."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.template.response import TemplateResponse
from django.urls import path, reverse

from claims.admin.base import ReadOnlyAdmin, display
from claims.admin.import_tables import ImportTables
from claims.admin.import_words import counts_of, entries_of, first_kind, told_of, with_claims
from claims.admin.lists import by_choice, by_days, by_yes_no
from claims.formats.delimited import without_formula
from claims.models import FaultKind, Import, ImportState
from claims.services import jobs
from claims.services.importing import running, undoing
from claims.services.importing.rejections import COLUMNS

PER_PAGE = 100
MAY_GO_ON = ("stopped", "failed")


@admin.register(Import)
class ImportAdmin(ImportTables, ReadOnlyAdmin):
    list_display = ["file", "state_shown", "new", "changed_shown", "refused", "who", "started"]
    list_filter = [*by_choice("state"), *by_yes_no("dry_run"), *by_days("started_at")]
    list_select_related = ["by"]
    search_fields = ["file_name"]
    search_help_text = "Name of the file, or number of the import"
    ordering = ["-id"]
    sortable_by = ()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if re.fullmatch("[0-9]{1,18}", search_term.strip()):
            return queryset.filter(pk=search_term), False
        return super().get_search_results(request, queryset, search_term)

    @display(description="file")
    def file(self, run: Import) -> str:
        return f"{run.file_name or run.format}{' (dry run)' if run.dry_run else ''}"

    @display(
        description="state",
        label={
            ImportState.RUNNING.label: "info",
            ImportState.FINISHED.label: "success",
            ImportState.FAILED.label: "danger",
            ImportState.STOPPED.label: "warning",
        },
    )
    def state_shown(self, run: Import) -> str:
        return run.get_state_display()

    @display(description="new")
    def new(self, run: Import) -> str:
        return f"{run.created:,}"

    @display(description="changed")
    def changed_shown(self, run: Import) -> str:
        return f"{run.changed:,}"

    @display(description="rejected")
    def refused(self, run: Import) -> str:
        return f"{run.rejected:,}"

    @display(description="who")
    def who(self, run: Import) -> str:
        return str(run.by or "a command")

    @display(description="when (UTC)")
    def started(self, run: Import) -> Any:
        return run.started_at

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(running.RUN))

    def get_urls(self) -> list[Any]:
        def page(route: str, view: Callable[..., Any], name: str) -> Any:
            full = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
            return path(route, self.admin_site.admin_view(view), name=full)

        return [
            page("<int:key>/progress/", self._progress_view, "progress"),
            page("<int:key>/rejects.csv", self._csv_view, "rejects"),
            page("<int:key>/undo/", self._undo_view, "undo"),
            page("<int:key>/stop/", self._stop_view, "stop"),
            page("<int:key>/go-on/", self._go_on_view, "go_on"),
            page("<int:key>/import/", self._import_view, "run"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The report of an import, whether it has ended or not."""
        if request.method == "POST":
            raise PermissionDenied
        run = self._found(request, object_id)
        kinds = [
            (name, label, run.faults.filter(kind=name).count()) for name, label in FaultKind.choices
        ]
        kind = self._kind(request, first_kind(kinds))
        progress = running.progress(run)
        faults = run.faults.filter(kind=kind).order_by("line", "id")
        page = Paginator(faults, PER_PAGE).get_page(request.GET.get("page"))
        may_run = request.user.has_perm(running.RUN)
        return self._drawn(
            request,
            "import_report",
            str(run.file_name or run),
            run=run,
            progress=progress,
            is_running=progress.state == "running",
            nobody=progress.state == "running" and run.via == "admin" and not jobs.health().running,
            told=told_of(run),
            counts=counts_of(run),
            accepted=run.created + run.changed,
            entries=entries_of(run),
            doubts=len(run.details.get("doubts", ())),
            kinds=kinds,
            kind=kind,
            page=page,
            kept_all=self._keeps_all(run),
            rows=with_claims(run, list(page)),
            claims=f"{reverse('admin:claims_claim_changelist')}?import={run.pk}",
            may_run=may_run,
            may_go_on=may_run and run.via == "admin" and progress.state in MAY_GO_ON,
            may_undo=may_run
            and not run.dry_run
            and progress.state not in ("running", "undone")
            and bool(run.created + run.changed),
            is_undone_later=undoing.is_under_way(run),
        )

    def _keeps_all(self, run: Import) -> bool:
        """Whether each line that was rejected is among those that are kept."""
        rejected = run.faults.filter(kind=FaultKind.REJECTED)
        return bool(rejected.values("line").distinct().count() >= run.rejected)

    def _kind(self, request: HttpRequest, default: str = FaultKind.REJECTED) -> str:
        kind = request.GET.get("kind", default)
        if kind not in FaultKind.values:
            raise BadRequest(f"“{kind[:80]}” is none of {', '.join(FaultKind.values)}.")
        return kind

    def _progress_view(self, request: HttpRequest, key: int) -> HttpResponse:
        run = self._found(request, str(key))
        progress = running.progress(run)
        counts = {name: count for name, _, count in counts_of(run)}
        state = "running" if undoing.is_under_way(run) else progress.state
        said = {"state": state, "made": progress.share, "told": told_of(run), "read": run.read}
        return JsonResponse(said | counts, headers={"Cache-Control": "no-store"})

    def _csv_view(self, request: HttpRequest, key: int) -> HttpResponse:
        run, kind = self._found(request, str(key)), self._kind(request)
        name = f'attachment; filename="import-{run.pk}-{kind}.csv"'
        return HttpResponse(
            "\ufeff" + "".join(_csv_of(run, kind)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": name},
        )

    def _undo_view(self, request: HttpRequest, key: int) -> HttpResponse:
        run = self._to_act_on(request, key, asks=True)
        against = undoing.refusals(run)
        if request.method == "POST" and not against:
            try:
                undoing.undo(run, by=request.user)
                return self._to_report(run)
            except ValidationError as error:
                against = error.messages
        return self._drawn(
            request,
            "import_undo",
            f"Undo: {run.file_name or run}",
            run=run,
            against=against,
        )

    def _stop_view(self, request: HttpRequest, key: int) -> HttpResponse:
        run = self._to_act_on(request, key)
        running.stop(run)
        return self._to_report(run)

    def _go_on_view(self, request: HttpRequest, key: int) -> HttpResponse:
        run = self._to_act_on(request, key)
        if running.progress(run).state in MAY_GO_ON and run.via == "admin":
            running.go_on(run)
        return self._to_report(run)

    def _import_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """What was tried, for good."""
        run = self._to_act_on(request, key)
        if not run.dry_run or run.upload is None:
            self.message_user(request, "The file is gone: upload it again.", messages.ERROR)
            return self._to_report(run)
        if run.options["publish"] and not self._may_publish(request):
            raise PermissionDenied
        made = running.start(
            run.upload, by=request.user, dry_run=False, mapping=run.mapping, options=run.options
        )
        return self._to_report(made)

    def _found(self, request: HttpRequest, key: str) -> Import:
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = Import.objects.select_related("by", "undone_by", "upload")
        found = rows.filter(pk=key).first() if key.isascii() and key.isdigit() else None
        if found is None:
            raise Http404(f"There is no import “{key[:80]}”.")
        return found

    def _to_act_on(self, request: HttpRequest, key: int, *, asks: bool = False) -> Import:
        found = self._found(request, str(key))
        if not (asks or request.method == "POST") or not request.user.has_perm(running.RUN):
            raise PermissionDenied
        return found

    def _to_report(self, run: Import) -> HttpResponse:
        return HttpResponseRedirect(self.url("change", run.pk))

    def _drawn(
        self, request: HttpRequest, template: str, title: str, **context: Any
    ) -> HttpResponse:
        own = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "imports": self.url("changelist"),
        }
        return TemplateResponse(request, f"claims/admin/{template}.html", own | context)


class _Echo:
    """What is written comes back."""

    def write(self, line: str) -> str:
        return line


def _csv_of(run: Import, kind: str) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(COLUMNS)
    for row in run.faults.filter(kind=kind).order_by("line", "id").iterator(chunk_size=2000):
        line = (row.line, row.column, row.value, row.code, row.reason, row.allowed, row.path)
        yield writer.writerow([without_formula(str(cell)) for cell in line])
