"""Files to import: uploaded in pieces, looked at, and then tried.

With scripts a browser sends a file in pieces, whatever its size. Without them a form sends it as a
whole, as far as the body of one request reaches.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path

from claims.admin.base import ModelAdmin, UnfoldAdminSelectWidget
from claims.formats.tables import templates
from claims.models import Upload
from claims.quantities.parsing.locales import LOCALES
from claims.services.importing import running, uploads

TEMPLATES = {
    "csv": (templates.csv_template, "text/csv; charset=utf-8"),
    "xlsx": (
        templates.xlsx_template,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
NO_FILE = "Choose a file first."
LATEST = 10


class OptionsForm(forms.Form):
    """What an import is asked for beside the file."""

    publish = forms.BooleanField(
        required=False,
        label="Publish the claims",
        help_text="Without it they wait in review. What was published cannot be undone.",
    )
    assertions = forms.BooleanField(
        required=False,
        label="Read numbers from texts",
        help_text="For claims that come without figures: from the quote, or else the statement.",
    )
    locale = forms.ChoiceField(
        required=False,
        label="Where texts were printed",
        choices=[("", "The texts tell"), *((code, code) for code in sorted(LOCALES))],
        widget=UnfoldAdminSelectWidget,
        help_text="For texts without a language: it decides what 1.000 means.",
    )

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_publish:
            del self.fields["publish"]

    @property
    def options(self) -> dict[str, Any]:
        asked = {"publish": False} | self.cleaned_data
        return asked | {"locale": asked["locale"] or None}


class ImportFiles(ModelAdmin):
    """The pages before an import."""

    _drawn: Callable[..., HttpResponse]

    def get_urls(self) -> list[Any]:
        def page(route: str, view: Callable[..., HttpResponse], name: str) -> Any:
            full = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
            return path(route, self.admin_site.admin_view(view), name=full)

        return [
            page("template.<str:kind>", self._template_view, "template"),
            page("upload/", self._begin_view, "upload"),
            page("upload/<uuid:key>/<int:number>/", self._piece_view, "piece"),
            page("upload/<uuid:key>/complete/", self._complete_view, "complete"),
            page("file/<uuid:key>/", self._file_view, "file"),
            page("file/<uuid:key>/discard/", self._discard_view, "discard"),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Choose a file. The form is the way without scripts."""
        self._check(request)
        errors: list[str] = []
        if request.method == "POST":
            try:
                return HttpResponseRedirect(self.url("file", self._taken(request).pk))
            except ValidationError as error:
                errors = error.messages
        waiting = Upload.objects.filter(by=request.user.pk).exclude(sha256="").order_by("-at")
        return self._drawn(
            request,
            "import_upload",
            "Import a file",
            errors=errors,
            waiting=waiting[:LATEST],
            most=settings.IMPORT_MAX_BYTES,
            piece=uploads.PIECE,
            templates=list(TEMPLATES),
        )

    def _template_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """An empty table to fill in, which needs no mapping."""
        self._check(request)
        if kind not in TEMPLATES:
            raise Http404(f"There is no template of the kind “{kind[:40]}”.")
        made, content_type = TEMPLATES[kind]
        name = f'attachment; filename="claims.{kind}"'
        headers = {"Content-Disposition": name}
        return HttpResponse(made(), content_type=content_type, headers=headers)

    def _taken(self, request: HttpRequest) -> Upload:
        file: Any = request.FILES.get("file")
        if file is None:
            raise ValidationError(NO_FILE, code="no_file")
        taken = uploads.take(name=file.name, size=file.size, chunks=file.chunks(), by=request.user)
        return uploads.recognised(taken)

    def _begin_view(self, request: HttpRequest) -> HttpResponse:
        """The first request for a file that comes in pieces: its name and size."""
        self._check(request, method="POST")
        told = _object(request)
        try:
            made = uploads.begin(name=told["name"], size=told["size"], by=request.user)
        except ValidationError as error:
            return _refused(error)
        return JsonResponse(
            {
                "pieces": self.url("upload") + f"{made.pk}/",
                "complete": self.url("complete", made.pk),
            }
        )

    def _piece_view(self, request: HttpRequest, key: UUID, number: int) -> HttpResponse:
        self._check(request, method="POST")
        try:
            uploads.add(self._upload(request, key), number, request.body)
        except ValidationError as error:
            return _refused(error)
        return JsonResponse({})

    def _complete_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        self._check(request, method="POST")
        try:
            uploads.recognised(uploads.complete(self._upload(request, key)))
        except ValidationError as error:
            return _refused(error)
        return JsonResponse({"address": self.url("file", key)})

    def _file_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        """What the file is, and what to do with it."""
        self._check(request)
        upload = self._upload(request, key)
        if not upload.sha256:
            raise Http404("The file is not here as a whole.")
        typed = request.POST if request.method == "POST" else None
        form = OptionsForm(typed, may_publish=self._may_publish(request))
        return self._options_page(request, upload, form)

    def _options_page(
        self, request: HttpRequest, upload: Upload, form: OptionsForm
    ) -> HttpResponse:
        if form.is_valid():
            return self._tried(request, upload, form)
        return self._drawn(
            request,
            "import_file",
            upload.name,
            upload=upload,
            form=form,
            runs=upload.imports.order_by("-id")[:LATEST],
            kept_until=upload.at + uploads.KEPT,
        )

    def _tried(self, request: HttpRequest, upload: Upload, form: OptionsForm) -> HttpResponse:
        run = running.start(
            upload, by=request.user, dry_run=True, mapping=upload.mapping, options=form.options
        )
        return HttpResponseRedirect(self.url("change", run.pk))

    def _discard_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        self._check(request, method="POST")
        upload = self._upload(request, key)
        try:
            uploads.discard(upload)
        except ValidationError as error:
            return self._complain_of_file(request, upload, error)
        self.message_user(request, f"“{upload}” was discarded.")
        return HttpResponseRedirect(self.url("add"))

    def _complain_of_file(
        self, request: HttpRequest, upload: Upload, error: ValidationError
    ) -> HttpResponse:
        self.message_user(request, " ".join(error.messages), "error")
        return HttpResponseRedirect(self.url("file", upload.pk))

    def _may_publish(self, request: HttpRequest) -> bool:
        """Where four eyes are needed, nobody publishes what they bring."""
        return request.user.has_perm(running.PUBLISH) and not settings.FOUR_EYES

    def _upload(self, request: HttpRequest, key: UUID) -> Upload:
        found = Upload.objects.filter(pk=key).first()
        if found is None:
            raise Http404("There is no such file: it was discarded, or its time was over.")
        return found

    def _check(self, request: HttpRequest, *, method: str = "") -> None:
        if (method and request.method != method) or not request.user.has_perm(running.RUN):
            raise PermissionDenied


def _object(request: HttpRequest) -> dict[str, Any]:
    try:
        told = json.loads(request.body)
        return {"name": str(told["name"]), "size": int(told["size"])}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadRequest("A name and a size are needed, as JSON.") from error


def _refused(error: ValidationError) -> HttpResponse:
    return JsonResponse({"errors": error.messages}, status=422)
