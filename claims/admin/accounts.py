"""The pages of one's own account: where it is signed in, and its second factor. Also the link that
sets a new password, where the site can send mail."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth import views as auth
from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from unfold.widgets import UnfoldAdminPasswordWidget, UnfoldAdminTextInputWidget

from claims.admin.signing_in import check_throttled, note_throttled, with_throttle_status
from claims.services import accounts, second_factor

logger = logging.getLogger(__name__)
ISSUER, NEXT = "Onrecord", "next"
SHOWN = "key_shown"  # of a session: the key of a second factor that is not confirmed yet


class CodeForm(forms.Form):
    """A code of the second factor. It is throttled as a password is."""

    code = forms.CharField(
        max_length=40,
        label="Code",
        help_text="Six digits of the app, or a recovery code.",
        widget=UnfoldAdminTextInputWidget(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "inputmode": "text"}
        ),
    )

    def __init__(self, *args: Any, request: HttpRequest, check: Callable[..., Any]) -> None:
        super().__init__(*args)
        self.request, self.check, self.answer = request, check, None

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        user = self.request.user

        def checked() -> Any:
            return self.check(user=user, code=code)

        self.answer = check_throttled(self.request, f"{user.get_username()} (code)", checked)
        return code


class MailForm(PasswordResetForm):
    """Who asks for a link is answered the same, whether there is such an account or not: the mail
    is sent beside the answer, which is then no slower."""

    request: HttpRequest

    email = forms.EmailField(
        max_length=254,
        label="Email",
        widget=UnfoldAdminTextInputWidget(attrs={"autocomplete": "email", "autofocus": True}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        note_throttled(self.request, email.casefold())  # one account, however it is typed
        return email

    def save(self, *args: Any, **kwargs: Any) -> None:
        threading.Thread(target=_sent, args=(super().save, args, kwargs), daemon=True).start()


def _sent(save: Callable[..., None], args: Any, kwargs: Any) -> None:
    try:
        save(*args, **kwargs)
    except Exception:
        logger.exception("password_mail_not_sent")
    finally:
        connection.close()


class NewPasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # generic for mypy alone
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("new_password1", "new_password2"):
            self.fields[name].widget = UnfoldAdminPasswordWidget(
                attrs={"autocomplete": "new-password"}
            )

    def save(self, commit: bool = True) -> Any:
        """Whoever is signed in with the old password is signed out."""
        user = super().save(commit)
        accounts.end_all(user=user)
        return user


def account(request: HttpRequest, context: dict[str, Any]) -> HttpResponseBase:
    """Where one is signed in, and one's second factor."""
    user, factor = request.user, second_factor.of(request.user)
    if request.method == "POST":
        return _act(request)
    shown = {
        **context,
        "title": "Your account",
        "sign_ins": accounts.sign_ins_of(user),
        "this_one": request.session.session_key,
        "factor": factor,
        "is_required": settings.SECOND_FACTOR_REQUIRED,
    }
    return TemplateResponse(request, "claims/admin/account.html", shown)


def _act(request: HttpRequest) -> HttpResponse:
    user, key = request.user, request.session.session_key
    if "everywhere" in request.POST:
        accounts.end_all(user=user)
        logout(request)
        return HttpResponseRedirect(reverse("admin:login"))
    if "others" in request.POST:
        accounts.end_all(user=user, but=key)
        messages.success(request, "You are signed out everywhere else.")
    elif (number := request.POST.get("end", "")).isascii() and number.isdigit():
        accounts.end(user=user, sign_in=int(number[:18]))
        messages.success(request, "That session has ended.")
    return HttpResponseRedirect(reverse("admin:account"))


def change_factor(request: HttpRequest, context: dict[str, Any]) -> HttpResponseBase:
    """Remove a second factor, or make new recovery codes, after a code."""
    if second_factor.of(request.user) is None:
        return HttpResponseRedirect(reverse("admin:account"))
    form = CodeForm(request.POST or None, request=request, check=second_factor.check)
    if form.is_valid():
        if "codes" in request.POST:
            codes = second_factor.renew_codes(user=request.user)
            return _codes(request, context, codes)
        if settings.SECOND_FACTOR_REQUIRED:
            messages.error(request, "This site asks everybody for a second factor.")
        else:
            second_factor.remove(user=request.user)
            messages.success(request, "Your second factor is removed.")
        return HttpResponseRedirect(reverse("admin:account"))
    shown = {**context, "title": "Change your second factor", "form": form}
    page = TemplateResponse(request, "claims/admin/factor_change.html", shown)
    return with_throttle_status(page)


def give_factor(request: HttpRequest, context: dict[str, Any]) -> HttpResponseBase:
    """The second step of signing in."""
    target = _target(request)
    if "sign_out" in request.POST:
        logout(request)
        return HttpResponseRedirect(reverse("admin:login"))
    if not accounts.owes_factor(request.session):
        return HttpResponseRedirect(target)
    if second_factor.of(request.user) is None:
        return HttpResponseRedirect(f"{reverse('admin:factor_set_up')}?{request.GET.urlencode()}")
    form = CodeForm(request.POST or None, request=request, check=second_factor.check)
    if form.is_valid():
        accounts.pass_factor(request.session)
        return HttpResponseRedirect(target)
    shown = {**context, "title": "Second factor", "form": form, "has_permission": False}
    return with_throttle_status(TemplateResponse(request, "claims/admin/factor.html", shown))


def set_up_factor(request: HttpRequest, context: dict[str, Any]) -> HttpResponseBase:
    """Show the key to an app, and take its first code."""
    if second_factor.of(request.user) is not None:
        return HttpResponseRedirect(reverse("admin:factor"))
    found = second_factor.begin(user=request.user, shown=request.session.get(SHOWN))
    request.session[SHOWN] = found.key
    form = CodeForm(request.POST or None, request=request, check=second_factor.confirm)
    form.fields["code"].help_text = "The six digits that the app shows now."
    if form.is_valid():
        del request.session[SHOWN]
        accounts.pass_factor(request.session)
        accounts.end_all(user=request.user, but=request.session[accounts.KEY])
        return _codes(request, context, form.answer or [])
    address = second_factor.address(found, issuer=ISSUER, account=request.user.get_username())
    shown = {
        **context,
        "title": "Set up a second factor",
        "form": form,
        "picture": segno.make(address, error="m").svg_data_uri(scale=5, border=3, light="#fff"),
        "key": address.partition("secret=")[2].partition("&")[0],
        "is_required": accounts.owes_factor(request.session),
    }
    return with_throttle_status(TemplateResponse(request, "claims/admin/factor_set_up.html", shown))


def _codes(request: HttpRequest, context: dict[str, Any], codes: list[str]) -> HttpResponseBase:
    shown = {**context, "title": "Your recovery codes", "codes": codes, "next": _target(request)}
    return TemplateResponse(request, "claims/admin/factor_codes.html", shown)


def _target(request: HttpRequest) -> str:
    """Where to go on: an address of this site, or the start."""
    wanted = request.GET.get(NEXT, "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else reverse("admin:index")


def reset_password(request: HttpRequest, context: dict[str, Any]) -> HttpResponseBase:
    _mail_or_404()

    class View(auth.PasswordResetView):
        form_class = MailForm
        template_name = "claims/admin/password_reset.html"
        email_template_name = "claims/admin/password_reset_mail.txt"
        subject_template_name = "claims/admin/password_reset_subject.txt"
        success_url = reverse_lazy("admin:password_reset_done")

        def get_form_kwargs(self) -> dict[str, Any]:
            return super().get_form_kwargs() | {"request": request}

    page = View.as_view(extra_context={**context, "title": "A new password"})(request)
    return with_throttle_status(page)


def reset_done(request: HttpRequest, context: dict[str, Any]) -> HttpResponseBase:
    _mail_or_404()
    shown = {**context, "title": "Look into your mail"}
    return TemplateResponse(request, "claims/admin/password_reset_done.html", shown)


def new_password(
    request: HttpRequest, context: dict[str, Any], uidb64: str, token: str
) -> HttpResponseBase:
    _mail_or_404()
    view = auth.PasswordResetConfirmView.as_view(
        form_class=NewPasswordForm,
        template_name="claims/admin/password_new.html",
        success_url=reverse_lazy("admin:login"),
        extra_context={**context, "title": "A new password"},
    )
    return view(request, uidb64=uidb64, token=token)


def _mail_or_404() -> None:
    if not settings.MAIL_IS_SET_UP:
        raise Http404("This site sends no mail.")
