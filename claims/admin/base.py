"""What all pages of the admin share. The modules of single models take their bases from here.

A change that the database refuses comes back as the form with the reason on top. An object that the
public has seen has no delete button. Lists stop counting at a number that nobody pages through.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.contrib.admin import ShowFacets
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import BadRequest, ValidationError
from django.db import IntegrityError, OperationalError, connection, models, transaction
from django.forms.models import ModelForm, _get_foreign_key
from django.forms.widgets import Media
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from unfold.enums import ActionVariant as ActionVariant
from unfold.widgets import UnfoldAdminSelectWidget as UnfoldAdminSelectWidget
from unfold.widgets import UnfoldAdminTextareaWidget as UnfoldAdminTextareaWidget
from unfold.widgets import UnfoldAdminTextInputWidget

from claims.admin import bases, fields, searching
from claims.admin.asking import cannot_be, listed
from claims.admin.autocompletes import CreatingSelect, in_order, is_autocomplete
from claims.admin.bases import BaseDialogForm as BaseDialogForm
from claims.admin.bases import DatasetModelAdminMixin
from claims.admin.bases import action as action
from claims.admin.bases import display as display
from claims.admin.edit_conflicts import ConflictCheckedForm, is_saved, renumbered
from claims.admin.form_state import state_of
from claims.admin.formsets import FormSet, SpokenForm
from claims.admin.history import WithHistory
from claims.admin.lists import BriefPaginator, ReadableList
from claims.admin.locks import WithLocks
from claims.admin.merging import Merging
from claims.admin.redacting import Redacting
from claims.admin.saving import tell
from claims.models import PublicObject
from claims.models.base import Row
from claims.models.error_messages import refusal
from claims.models.fields import BoundedTextField, LineField, NumberField
from claims.queries import naming
from claims.services import audit

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldOpts

PROVENANCE = (
    "id",
    "created_at",
    "created_by",
    "created_via",
    "modified_at",
    "modified_by",
    "modified_via",
)
PUBLIC = ("redacted_at", "redaction_reason", "dataset", "dataset_id")
MERGEABLE = ("merged_into", *PUBLIC)
MOST_CHOSEN = 100

FORM_FIELDS: dict[type[models.Field[Any, Any]], dict[str, Any]] = {
    LineField: {"widget": UnfoldAdminTextInputWidget},
    NumberField: {"form_class": fields.NumberField, "widget": UnfoldAdminTextInputWidget},
    BoundedTextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 3})},
    DateRangeField: {"form_class": fields.DaysField, "widget": fields.DaysWidget},
    models.IntegerField: {"form_class": fields.WholeField},
    models.DateField: {"form_class": fields.DayField},
    models.DateTimeField: {"form_class": fields.InstantField},
}


def provenance_fieldset(*names: str) -> tuple[str, _FieldOpts]:
    """The last fieldset of every page: where the row came from, and who changed it."""
    return ("Record", {"classes": ["collapse"], "fields": [*names, *PROVENANCE]})


def without(names: set[str], fields: Iterable[Any]) -> list[Any]:
    """The fields of a form but for some; several may stand on one line."""
    lines = [[line] if isinstance(line, str) else list(line) for line in fields]
    kept = [[name for name in line if name not in names] for line in lines]
    return [line[0] if len(line) == 1 else tuple(line) for line in kept if line]


class Fields(bases.OfBoth):
    """What pages and inlines share: widgets, autocompletes, dates as far as they are known."""

    form: type[ModelForm[Any]] = fields.PartialDatesForm
    formfield_overrides = FORM_FIELDS

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        """Every key, wherever there is a page to search: no list of all speakers in a menu."""
        return [
            field.name
            for field in (*self.opts.fields, *self.opts.many_to_many)
            if field.remote_field and self.admin_site.is_registered(field.remote_field.model)
        ]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if self._is_partial(db_field):
            return fields.PartialDateField(
                required=not db_field.blank,
                label=db_field.verbose_name.capitalize(),
                help_text=db_field.help_text,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            known = state_of(request).known
            kwargs = {"widget": CreatingSelect(db_field, self.admin_site, known=known)} | kwargs
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def _is_partial(self, field: Any) -> bool:
        """Whether it is a date as far as it is known."""
        dated = isinstance(field, models.DateTimeField)
        return dated and hasattr(self.model, fields.precision_of(field.name))

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A menu without a default begins empty: its first choice is nobody's answer."""
        if not db_field.has_default():
            unchosen = db_field.get_choices(blank_choice=[("", "Select value")])
            kwargs = {"choices": unchosen} | kwargs
        return super().formfield_for_choice_field(db_field, request, **kwargs)


class RefusedForm(bases.BaseModelForm):
    """A form that is drawn again after a refusal, with the reasons as its errors."""

    request: HttpRequest

    def clean(self) -> Any:
        cleaned = super().clean()
        state = state_of(self.request)
        if state.refusal:
            self.add_error(None, _flat(state.refusal))
        for each in state.refusals:
            if each.field and not each.prefix:
                self.add_error(each.field, each.error)
        return cleaned


def _flat(refusal: ValidationError) -> list[ValidationError]:
    """All its sentences with their codes, whatever fields they are about."""
    if hasattr(refusal, "error_dict"):
        return [error for errors in refusal.error_dict.values() for error in errors]
    return refusal.error_list


class WithoutDatasets(DatasetModelAdminMixin):
    """Unfold takes a field named `dataset` for a choice in a list below the form, and saves
    nothing. No form here has such a list, and some have such a field."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super(DatasetModelAdminMixin, self).changeform_view(request, *args, **kwargs)


class ModelAdmin(WithHistory, WithLocks, Fields, bases.ModelAdmin, WithoutDatasets):
    paginator = BriefPaginator
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 0
    list_filter_submit = True
    list_disable_select_all = True
    warn_unsaved_form = True
    # Asked for at each field: of what a class lacks, a template looks through all its names.
    conditional_fields: ClassVar[dict[str, str]] = {}
    change_form_before_template = "claims/admin/version.html"
    change_form_after_template = "claims/admin/note.html"

    @property
    def media(self) -> Media:
        """Add the media of the list filters: Unfold would take them from a request it keeps."""
        kinds = (each[1] for each in self.list_filter if isinstance(each, tuple))
        needed = (getattr(getattr(kind, "form_class", None), "Media", None) for kind in kinds)
        return sum((Media(each) for each in needed), super().media)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Without Unfold's own, which keeps the request on a page that all threads share."""
        return super(bases.ModelAdmin, self).changelist_view(request, extra_context)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """A form shows what its row points at, if it must be there."""
        rows = super().get_queryset(request)
        keys = [each.name for each in self.opts.fields if getattr(each, "db_constraint", False)]
        return rows.select_related(*keys) if state_of(request).is_form and keys else rows

    def with_parts(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """The rows of a page of the list, with what its columns show of their parts."""
        return rows

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), *self._own(PROVENANCE)]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A row that does not exist yet has no record, and nothing that the database makes."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj:
            return fieldsets
        made = {field.name for field in self.opts.fields if not field.editable}
        return [
            (name, part | {"fields": without(made, part["fields"])})
            for name, part in fieldsets
            if name != "Record"
        ]

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Rows in which each word stands in one of the fields; or the one whose id it is.

        An autocomplete has the best names first. Nothing new is made to point at what was merged
        into something else.
        """
        choosing = is_autocomplete(request)
        if choosing and self._own(["merged_into"]):
            queryset = queryset.filter(merged_into=None)
        if isinstance(getattr(self.opts.pk, "target_field", self.opts.pk), models.UUIDField):
            with contextlib.suppress(ValueError):
                return queryset.filter(pk=UUID(search_term.strip())), False
        if not search_term.split():
            return queryset, False
        if choosing and self.model in naming.NAMES:
            return in_order(queryset, naming.named(self.model, search_term)), False
        fields = list(self.get_search_fields(request))
        return queryset.filter(searching.found(self.model, fields, search_term)), False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        expression = lookup.endswith(("__regex", "__iregex"))
        return not expression and super().lookup_allowed(lookup, value, request)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ReadableList]:
        return ReadableList

    def get_changelist_instance(self, request: HttpRequest) -> bases.ChangeList:
        return listed(super().get_changelist_instance, request)

    def response_action(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
            try:
                self.opts.pk.to_python(key)
            except ValidationError as error:
                raise BadRequest(f"No row has the key “{key[:80]}”.") from error
        return super().response_action(request, *args, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Initial values from the query string. An instant that cannot be read is a 400."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        for field in self.opts.fields:
            whole = isinstance(field, models.DateTimeField) and not self._is_partial(field)
            if whole and field.name in initial:
                try:
                    initial[field.name] = field.to_python(initial[field.name])
                except ValidationError as error:
                    raise BadRequest(cannot_be(request, [field.name])) from error
        return initial

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        state = state_of(request)
        state.is_form = True
        audit.give_reason(request.POST.get("history_note", ""))
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ValidationError as error:  # of a verb that is done with the save, by its service
            state.refusal = error
        except (IntegrityError, OperationalError) as error:
            state.refusal = refusal(error)
        # Draw the form again, now as a RefusedForm.
        return super().changeform_view(request, *args, **kwargs)

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """The object. Before a form is saved, its row is locked and then read again."""
        state = state_of(request)
        if state.opened and not is_saved(request) and str(state.opened.pk) == object_id:
            return state.opened
        found = super().get_object(request, object_id, from_field)
        in_hand = state.in_hand == object_id
        if request.method == "GET":
            state.opened = found
        if found is None or in_hand or not (state.is_form and is_saved(request)):
            return found
        state.in_hand = object_id
        with transaction.atomic():  # after too long a wait for the lock, the connection still works
            rows = self.model._base_manager.select_for_update(no_key=True)
            rows.filter(pk=found.pk).values_list("pk").first()
        return super().get_object(request, object_id, from_field)

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        formsets, inlines = super()._create_formsets(request, obj, change)
        state = state_of(request)
        for row in (obj, *(form.instance for each in formsets for form in each.initial_forms)):
            if row is not None:
                state.learn(row)
        state.parts = list(zip(formsets, inlines, strict=True))
        for formset in formsets if state.refusals else ():
            tell(formset, state.refusals)
        return formsets, inlines

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> Any:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if "data" in kwargs:
            key = _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name)
            rows = inline.model._base_manager.filter(**{key.name: obj.pk})
            kwargs["data"] = renumbered(kwargs["data"], prefix, rows)
        return kwargs

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        if change and self.has_change_permission(request, obj):
            form = type(form)(form.__name__, (ConflictCheckedForm, form), {"request": request})
        if state_of(request).refusal:
            return type(form)(form.__name__, (RefusedForm, form), {"request": request})
        return form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        connection.check_constraints()  # the deferred ones too: while the form can still say so

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        connection.check_constraints()

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except (IntegrityError, OperationalError) as error:
            return self.complain(request, object_id, refusal(error).messages)

    @display(description="changed")
    def changed(self, row: Row) -> datetime.datetime:
        when: datetime.datetime = row.modified_at or row.created_at
        return when

    def complain(
        self, request: HttpRequest, object_id: Any, sentences: Iterable[str]
    ) -> HttpResponseRedirect:
        """Back to the object, with what was wrong."""
        for sentence in sentences:
            self.message_user(request, sentence, messages.ERROR)
        return HttpResponseRedirect(self.url("change", object_id))

    def act_on_all(
        self,
        request: HttpRequest,
        rows: models.QuerySet[Any],
        verb: Callable[[Any], Any],
        outcome: str,
    ) -> None:
        """Do the same to all chosen rows, and show each refusal of a service."""
        chosen = list(rows[: MOST_CHOSEN + 1])
        if len(chosen) > MOST_CHOSEN:
            self.message_user(request, f"At most {MOST_CHOSEN} at once.", messages.ERROR)
            return
        done = 0
        for row in chosen:
            try:
                verb(row)
                done += 1
            except ValidationError as error:
                self.message_user(request, f"“{row}”: {' '.join(error.messages)}", messages.ERROR)
        if done:
            self.message_user(request, f"{done} of {len(chosen)} {outcome}.", messages.SUCCESS)

    def url(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)

    def _own(self, names: Iterable[str]) -> list[str]:
        own = {field.name for field in self.opts.fields}
        return [name for name in names if name in own]


class PublicAdmin(Redacting, ModelAdmin):
    """Pages of objects with a public record: what the public has seen cannot be deleted."""

    actions_detail: tuple[str, ...] = ("to_redaction",)

    def get_actions_detail(self, request: HttpRequest, object_id: Any) -> list[Any]:
        found = self.get_object(request, str(object_id))
        offered = super().get_actions_detail(request, object_id)
        return [each for each in offered if found and self.offers(each.path, found)]

    def offers(self, verb: str, entry: Any) -> bool:
        """Whether a verb makes sense: what was redacted is not redacted again."""
        return verb != "redaction" or not entry.redacted_at

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (
            isinstance(obj, PublicObject)
            and self.model._default_manager.public().filter(pk=obj.pk).exists()
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        derived = self._own(("merged_into", "redacted_at", "redaction_reason"))
        return [*super().get_readonly_fields(request, obj), *derived]


class CatalogueAdmin(Merging, PublicAdmin):
    """Pages of entries that can be merged: of one that was, the merge can be undone."""

    actions: tuple[str, ...] = ("merge_selected",)
    actions_row: tuple[str, ...] = ("merge_into",)
    actions_detail = ("merge_into", "undo_merge", "to_redaction")

    def offers(self, verb: str, entry: Any) -> bool:
        if verb == "merge-into":
            return not entry.merged_into_id and not entry.redacted_at
        return bool(entry.merged_into_id) if verb == "undo-merge" else super().offers(verb, entry)


class PartAdmin(ModelAdmin):
    """Pages of parts, which are edited on the page of their whole. They are not in the menu."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False


class NoEditAdmin(ModelAdmin):
    """Pages whose rows can be seen and deleted. They are added and changed elsewhere, such as on
    the page of their claim."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(NoEditAdmin):
    """Pages whose rows can only be seen."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Parts(Fields, bases.OfInlines):
    """Inlines on a tab of their own. A request says how many forms are drawn: up to a limit."""

    extra = 0
    tab = True
    per_page = 20
    max_num: int = 50
    formset = FormSet

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """With what the rows point at, besides their page."""
        owner = _get_foreign_key(self.parent_model, self.model, fk_name=self.fk_name)
        keys = [each for each in self.opts.fields if each.remote_field and each.editable]
        names = [each.name for each in keys if each != owner]
        rows: models.QuerySet[Any] = super().get_queryset(request)
        return rows.select_related(*names) if names else rows

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        form = type(self.form.__name__, (SpokenForm, self.form), {})
        limits = {"absolute_max": self.max_num + 1, "form": form}
        return super().get_formset(request, obj, **limits | kwargs)


class TabularInline(Parts, bases.TabularInline):
    pass


class StackedInline(Parts, bases.StackedInline):
    pass
