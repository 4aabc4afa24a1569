"""The admin site: one seam through which every page passes, so that none answers a bad address
with a server error."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial, wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import PasswordChangeView, redirect_to_login
from django.core.exceptions import BadRequest, SuspiciousOperation, ValidationError
from django.core.paginator import InvalidPage, Paginator
from django.db import DataError, IntegrityError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.template.response import SimpleTemplateResponse, TemplateResponse
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from claims.admin import accounts, palette, start
from claims.admin.autocompletes import CREATING, Autocomplete
from claims.admin.bases import AdminSite
from claims.admin.look import MENU
from claims.admin.signing_in import PasswordChangeForm, SignInForm, remember, with_throttle_status
from claims.models.error_messages import refusal
from claims.services import passwords
from claims.services.accounts import owes_factor

logger = logging.getLogger(__name__)

# What Python, Django and PostgreSQL raise on a value that cannot be what it should be: a NUL, a key
# that is none, a year of twenty digits, a page beyond the last, a formset with rows left out.
SAYS_WHY = (BadRequest, SuspiciousOperation)
BAD_INPUT = (
    *SAYS_WHY,
    DataError,
    IndexError,
    InvalidPage,
    OverflowError,
    ValidationError,
    ValueError,
)
AccountView = Callable[..., HttpResponseBase]
MOST_FOUND = 100  # rows of the palette
UNREADABLE = "The address holds a value of the wrong kind"


class Site(AdminSite):
    index_title = "What is on record"
    login_form = SignInForm
    login_template = "claims/admin/login.html"
    index_template = "claims/admin/start.html"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")  # what is public stays; the rest goes one by one

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        return super().index(request, start.context(request) | (extra_context or {}))

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """The groups of the menu: which app a model lives in is no curator's business."""
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        pages = {page["model"]._meta.label_lower: page for app in apps for page in app["models"]}
        groups = [
            {
                "name": title,
                "app_label": title.lower(),
                "app_url": reverse("admin:index"),
                "has_module_perms": True,
                "models": [
                    pages[f"{app}.{model}"] | {"name": name}
                    for name, _, app, model in items
                    if f"{app}.{model}" in pages
                ],
            }
            for title, items in MENU
        ]
        return [group for group in groups if group["models"]]

    def get_urls(self) -> list[Any]:
        from claims.admin.desk.urls import addresses  # once all models are there

        own = [
            ("account/", self._inside(accounts.account), "account"),
            ("account/factor/", self._inside(accounts.change_factor), "factor_change"),
            ("account/set-up/", self._half(accounts.set_up_factor), "factor_set_up"),
            ("factor/", self._half(accounts.give_factor), "factor"),
            ("password/", self._open(accounts.reset_password), "password_reset"),
            ("password/sent/", self._open(accounts.reset_done), "password_reset_done"),
            (
                "password/<uidb64>/<token>/",
                self._open(accounts.new_password),
                "password_reset_confirm",
            ),
        ]
        accounts_of = [path(place, view, name=name) for place, view, name in own]
        creating = path(
            "autocomplete/create/", self.admin_view(self.autocomplete_view), name=CREATING
        )
        return [creating, *addresses(self.admin_view), *accounts_of, *super().get_urls()]

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever owes a second factor is not in yet."""
        session = getattr(request, "session", {})
        return super().has_permission(request) and not owes_factor(session)

    def _inside(self, view: AccountView) -> Any:
        return self.admin_view(self._with_context(view))

    def _half(self, view: AccountView) -> Any:
        """For who has given a password, and perhaps owes a second factor."""

        @wraps(view)
        def checked(request: HttpRequest) -> HttpResponseBase:
            if not super(Site, self).has_permission(request):
                return redirect_to_login(request.get_full_path(), reverse("admin:login"))
            return self._with_context(view)(request)

        return csrf_protect(never_cache(self._guarded(checked)))

    def _open(self, view: AccountView) -> Any:
        """For anybody. Passwords are hashed outside of a transaction."""
        guarded = self._guarded(self._with_context(view), is_atomic=False)
        return csrf_protect(never_cache(guarded))

    def _with_context(self, view: AccountView) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def shown(request: HttpRequest, **kwargs: str) -> HttpResponseBase:
            return view(request, self.each_context(request), **kwargs)

        return shown

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.method == "GET" and self._owes_factor(request):
            return HttpResponseRedirect(f"{reverse('admin:factor')}?{request.GET.urlencode()}")
        mail = {"mail_is_set_up": settings.MAIL_IS_SET_UP}
        response = super().login(request, mail | (extra_context or {}))
        response = with_throttle_status(response)
        if request.method == "POST" and request.user.is_authenticated:
            remember(request, response)
        return response

    def _owes_factor(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and owes_factor(request.session)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        answer: HttpResponse = Autocomplete.as_view(admin_site=self)(request)  # type: ignore[assignment]
        return answer

    def search(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The palette. Unfold's keeps what it found for five minutes, and takes “M” for “m”."""
        started, term = time.monotonic(), request.GET.get("s", "").strip()
        if not term:
            return HttpResponse()
        found = [*self._search_apps(super().get_app_list(request), term.lower())]
        extended = "extended" in request.GET
        found += palette.find(request, term) if extended else []
        shown = Paginator(found, MOST_FOUND)
        context = {
            "page_obj": shown,
            "results": shown.page(1),
            "page_counter": 0,
            "execution_time": time.monotonic() - started,
            "command_show_history": False,
        }
        name = "command_results" if extended else "search_results"
        return TemplateResponse(
            request,
            f"unfold/helpers/{name}.html",
            context,
            headers={"HX-Trigger": "search"},
        )

    def password_change(  # type: ignore[override]  # once it is changed, a redirect
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponseBase:
        request.current_app = self.name
        view = PasswordChangeView.as_view(
            form_class=partial(PasswordChangeForm, request=request),
            success_url=reverse("admin:password_change_done"),
            extra_context={**self.each_context(request), **(extra_context or {})},
        )
        return with_throttle_status(view(request))

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        guarded = self._guarded(view, is_atomic=view != self.password_change)
        return super().admin_view(guarded, cacheable)

    def _guarded(self, view: Callable[..., Any], *, is_atomic: bool = True) -> Any:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                # A refused query leaves a connection that still works. A password is looked at
                # outside, or its count would be locked, and a connection held, for as long.
                with transaction.atomic() if is_atomic else nullcontext():
                    response: HttpResponseBase = view(request, *args, **kwargs)
                    if isinstance(response, SimpleTemplateResponse):
                        response.render()  # filters and widgets query as they are drawn
                    return response
            except (IntegrityError, OperationalError) as error:
                sentences = refusal(error).messages
                logger.warning("Refused %s %s", request.method, request.path, exc_info=error)
                return self._answer(request, 409, "The database refuses this", *sentences)
            except passwords.Busy as error:
                again = (
                    f"Too many passwords are being hashed. Try again in {error.seconds} seconds."
                )
                response = self._answer(request, 503, "Not now", again)
                response.headers["Retry-After"] = str(error.seconds)
                return response
            except BAD_INPUT as error:
                logger.info("Refused %s %s", request.method, request.path, exc_info=error)
                said = str(error) if isinstance(error, SAYS_WHY) else _unreadable(request)
                return self._answer(request, 400, "This cannot be read", said)

        return guarded

    def _answer(
        self, request: HttpRequest, status: int, title: str, *sentences: str
    ) -> HttpResponse:
        box = render_to_string("unfold/helpers/messages/error.html", {"errors": sentences})
        context = {**self.each_context(request), "title": title, "content": box}
        return TemplateResponse(request, "admin/base_site.html", context, status=status)


def _unreadable(request: HttpRequest) -> str:
    names = ", ".join(f"“{name[:80]}”" for name in list(request.GET)[:8])
    return f"{UNREADABLE}: {names or 'a key, or a field of the form'}."
