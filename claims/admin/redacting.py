"""Redaction in the admin: what will be erased, and the reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from claims.admin.bases import OfPages, action
from claims.models import PublicObject
from claims.services import curation


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "id": "id_reason"})
    )
    sure = forms.BooleanField(error_messages={"required": "Tick this if you are sure."})


class Redacting(OfPages):
    """The pages of entries that can be redacted."""

    def has_redact_permission(self, request: HttpRequest, *args: Any) -> bool:
        return request.user.has_perm(f"claims.redact_{self.opts.model_name}")

    @action(description="Redact…", icon="ink_eraser", permissions=["redact"], url_path="redaction")
    def to_redaction(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return HttpResponseRedirect(self.url("redact", object_id))  # type: ignore[attr-defined]

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_redact"
        view = self.admin_site.admin_view(self._redact_view)
        return [path("<path:object_id>/redact/", view, name=name), *super().get_urls()]

    def _redact_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if not self.has_redact_permission(request):
            raise PermissionDenied
        entry = self.get_object(request, object_id)
        if entry is None:
            raise Http404("There is no such entry.")
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                reason = form.cleaned_data["reason"]
                curation.redact(entry=entry, reason=reason, by=request.user)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                self.message_user(request, "It was redacted.", messages.SUCCESS)
                return HttpResponseRedirect(self.url("change", entry.pk))  # type: ignore[attr-defined]
        return self._show(request, form, entry)

    def _show(self, request: HttpRequest, form: ReasonForm, entry: PublicObject) -> HttpResponse:
        merged = getattr(entry, "merged", None)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Redact this {self.opts.verbose_name}",
            "opts": self.opts,
            "media": self.media,
            "form": form,
            "entry": entry,
            "goes": curation.erased(entry),
            "merged": merged.all()[:20] if merged else (),
            "survivor": getattr(entry, "merged_into", None),
            "back": self.url("change", entry.pk),  # type: ignore[attr-defined]
        }
        status = 200 if not form.is_bound else 422
        return TemplateResponse(request, "claims/admin/redact.html", context, status=status)
