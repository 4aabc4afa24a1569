"""Menus that search as one types: what is called so first, and at the end a way to make it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.text import slugify

PLAIN, CREATING = "autocomplete", "autocomplete_or_create"
NAMING = ("name", "label", "title", "statement")  # the field that says what a new row is called


def is_autocomplete(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.url_name in (PLAIN, CREATING)


class CreatingSelect(AutocompleteSelect):
    """A menu that offers to make what it does not find, and asks for no name that is known."""

    url_name = f"%s:{CREATING}"

    def __init__(self, *args: Any, known: dict[tuple[type, str], str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known

    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        chosen = str(value[0]) if value else ""
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        if not chosen:
            return [(None, empty, 0)]
        label = self.known.get((self.field.remote_field.model, chosen))
        if label is None:
            return super().optgroups(name, value, attrs)
        return [(None, [*empty, self.create_option(name, chosen, label, True, len(empty))], 0)]


def in_order(rows: QuerySet[Any], keys: list[Any]) -> QuerySet[Any]:
    """The rows with these keys, in the order of the keys."""
    if not keys:
        return rows.none()
    places = (When(pk=key, then=Value(place)) for place, key in enumerate(keys))
    return rows.filter(pk__in=keys).order_by(Case(*places))


def create_address(pages: Any, request: HttpRequest, term: str) -> str | None:
    """The form for a new row that is called so, for who may add one."""
    named = {field.name for field in pages.opts.fields}
    name = next((name for name in NAMING if name in named), None)
    if not term or name is None or not pages.has_add_permission(request):
        return None
    filled = {name: term} | ({"slug": slugify(term)} if "slug" in named else {})
    place = reverse(f"admin:{pages.opts.app_label}_{pages.opts.model_name}_add")
    return f"{place}?{urlencode(filled)}"


class Autocomplete(AutocompleteJsonView):
    """Ends with “Create”, where a form asks and nothing is called exactly so."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        self.term, self.model_admin, self.source_field, to_field = self.process_request(request)
        self.term = " ".join(self.term.split())
        if not self.has_perm(request):
            raise PermissionDenied
        self.object_list = self.get_queryset()
        context = self.get_context_data()
        found = [self.serialize_result(each, to_field) for each in context["object_list"]]
        more = context["page_obj"].has_next()
        if not more:
            found += self._offered(request, found)
        return JsonResponse({"results": found, "pagination": {"more": more}})

    def _offered(self, request: HttpRequest, found: list[dict[str, str]]) -> list[dict[str, Any]]:
        called = {each["text"].casefold() for each in found}
        match = request.resolver_match
        if not self.term or self.term.casefold() in called:
            return []
        address = create_address(self.model_admin, request, self.term)
        if address and match and match.url_name == CREATING:
            return [{"id": "create", "text": f"Create “{self.term}”", "create": address}]
        if found:
            return []
        return [{"id": "", "text": f"Nothing is called “{self.term}”.", "disabled": True}]
