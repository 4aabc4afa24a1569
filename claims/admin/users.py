"""Pages of those who work here. Provenance names them, so a user is deactivated, never deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from claims.admin.base import ModelAdmin, PartAdmin, ReadOnlyAdmin
from claims.admin.lists import by_yes_no

admin.site.unregister([User, Group])  # Django's pages of them came in with the import


@admin.register(User)
class UserAdmin(DjangoUserAdmin, ModelAdmin):  # type: ignore[type-arg, misc]  # generic for mypy alone; its `get_form` takes `change` by name
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = [
        "username",
        "email",
        "first_name",
        "last_name",
        "is_staff",
        "is_active",
        "last_login",
    ]
    list_filter = by_yes_no("is_staff", "is_superuser", "is_active")
    search_fields = ["username", "first_name", "last_name", "email"]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, ModelAdmin):
    filter_horizontal = []


@admin.register(Permission)
class PermissionAdmin(ReadOnlyAdmin, PartAdmin):
    """For the autocompletes of users and groups."""

    list_display = ["name", "codename", "content_type"]
    list_select_related = ["content_type"]
    search_fields = ["name", "codename"]
    ordering = ["content_type__app_label", "codename"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("content_type")
