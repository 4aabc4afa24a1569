"""Pages of those who work here. Provenance names them, so a user is deactivated, never deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from claims.admin.base import ModelAdmin, PartAdmin, ReadOnlyAdmin, action, display
from claims.admin.lists import by_yes_no
from claims.services import accounts, second_factor

NEVER_DELETED = (
    "A user is deactivated, never deleted, since the history names them. Clear “Active” and save: "
    "their sessions end at once."
)

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
    readonly_fields = ["last_login", "date_joined", "second_factor_shown", "sign_ins_shown"]
    filter_horizontal = []
    actions = ["deactivate_selected", "sign_out_selected", "remove_second_factors"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        shown = ["second_factor_shown", "sign_ins_shown"]
        security = [("Security", {"fields": shown})] if obj else []
        return [*super().get_fieldsets(request, obj), *security]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Say what to do instead."""
        user = self.get_object(request, object_id)
        if user is None or not self.has_change_permission(request, user):
            return super().delete_view(request, object_id, extra_context)
        return self.complain(request, user.pk, [NEVER_DELETED])

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and not obj.is_active:
            accounts.end_all(user=obj)

    @display(description="second factor")
    def second_factor_shown(self, user: User) -> str:
        found = second_factor.of(user)
        return f"set up on {found.confirmed_at:%Y-%m-%d}" if found else "not set up"

    @display(description="signed in")
    def sign_ins_shown(self, user: User) -> str:
        count = accounts.sign_ins_of(user).count()
        return f"in {count} browser{'' if count == 1 else 's'}"

    @action(description="Deactivate, and sign out everywhere", permissions=["change"])
    def deactivate_selected(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        def verb(user: User) -> None:
            if user == request.user:
                raise ValidationError("You cannot deactivate yourself.", code="oneself")
            accounts.deactivate(user=user, by=request.user)

        self.act_on_all(request, queryset, verb, "deactivated")

    @action(description="Sign out everywhere", permissions=["change"])
    def sign_out_selected(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        def verb(user: User) -> None:
            accounts.end_all(user=user)

        self.act_on_all(request, queryset, verb, "signed out")

    @action(description="Remove the second factor", permissions=["change"])
    def remove_second_factors(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        def verb(user: User) -> None:
            if second_factor.remove(user=user):
                self.log_change(request, user, "The second factor was removed.")

        self.act_on_all(request, queryset, verb, "without a second factor now")


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
