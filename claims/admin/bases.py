"""The classes that those of the admin extend. Unfold's come without types: a type checker sees
Django's in their place, which they extend in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from django import forms
    from django.contrib import admin
    from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
    from django.contrib.admin.views.main import ChangeList as ChangeList
    from django.contrib.auth import forms as auth
    from django.core import paginator
    from django.http import HttpRequest, HttpResponseRedirect

    Decorated = TypeVar("Decorated", bound=Callable[..., Any])

    AuthenticationForm = auth.AuthenticationForm
    BaseDialogForm = forms.Form
    BaseModelForm = forms.BaseModelForm[Any]
    DropdownFilter = admin.SimpleListFilter
    Paginator = paginator.Paginator[Any]
    PasswordChangeForm = auth.PasswordChangeForm
    RangeDateFilter = admin.FieldListFilter
    RangeNumericListFilter = admin.SimpleListFilter
    StackedInline = admin.StackedInline[Any, Any]
    TabularInline = admin.TabularInline[Any, Any]

    class AdminSite(admin.AdminSite):
        def _search_apps(self, apps: list[dict[str, Any]], term: str) -> list[Any]: ...

    class FormSet(forms.BaseInlineFormSet[Any, Any, Any]):
        def get_page(self, paginator: Any, page: int) -> Any: ...

    class DatasetModelAdminMixin(admin.ModelAdmin[Any]): ...

    class ModelAdmin(admin.ModelAdmin[Any]):
        def get_actions_detail(self, request: HttpRequest, object_id: Any) -> list[Any]: ...
        def get_actions_submit_line(self, request: HttpRequest, object_id: Any) -> list[Any]: ...
        def _create_formsets(
            self, request: HttpRequest, obj: Any, change: bool
        ) -> tuple[list[Any], list[Any]]: ...
        def _get_obj_does_not_exist_redirect(
            self, request: HttpRequest, opts: Any, object_id: str
        ) -> HttpResponseRedirect: ...

    class ModelForm(forms.ModelForm[Any]):
        def _post_clean(self) -> None: ...

    # What is mixed into pages, into inlines, or into both of them.
    OfPages = ModelAdmin
    OfInlines = InlineModelAdmin[Any, Any]
    OfBoth = BaseModelAdmin[Any]

    def action(**options: Any) -> Callable[[Decorated], Decorated]: ...
    def display(**options: Any) -> Callable[[Decorated], Decorated]: ...

else:
    from django.core.paginator import Paginator as Paginator
    from django.forms import BaseModelForm as BaseModelForm
    from django.forms import ModelForm as ModelForm
    from unfold import forms, sites
    from unfold.admin import ModelAdmin as ModelAdmin
    from unfold.admin import StackedInline as StackedInline
    from unfold.admin import TabularInline as TabularInline
    from unfold.contrib.filters.admin import DropdownFilter as DropdownFilter
    from unfold.contrib.filters.admin import RangeDateFilter as RangeDateFilter
    from unfold.contrib.filters.admin import RangeNumericListFilter as RangeNumericListFilter
    from unfold.decorators import action as action
    from unfold.decorators import display as display
    from unfold.mixins import DatasetModelAdminMixin as DatasetModelAdminMixin
    from unfold.views import ChangeList as ChangeList

    AdminSite = sites.UnfoldAdminSite
    AuthenticationForm = forms.AuthenticationForm
    BaseDialogForm = forms.BaseDialogForm
    FormSet = forms.PaginationInlineFormSet
    OfPages = OfInlines = OfBoth = object
    PasswordChangeForm = forms.AdminOwnPasswordChangeForm
