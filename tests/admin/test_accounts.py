"""Accounts: a second factor, sessions that end, users who are deactivated, links by mail."""

from __future__ import annotations

import re
import time
from base64 import b32decode
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Permission, User
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP

from claims.admin import accounts as pages
from claims.models import SecondFactor, SignIn
from claims.services import accounts, passwords, second_factor
from tests.support.admin_forms import change, messages_of, url
from tests.support.builders import make_claim

pytestmark = pytest.mark.django_db

PASSWORD, NEW = "correct horse 7", "another horse 8"


@pytest.fixture
def ada(monkeypatch: pytest.MonkeyPatch) -> User:
    monkeypatch.setattr(passwords.OneAtATime, "iterations", 1)
    return User.objects.create(
        username="ada",
        email="ada@news.example",
        password=make_password(PASSWORD),
        is_staff=True,
        is_superuser=True,
    )


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> Any:
    typed = {"username": "ada", "password": password}
    return client.post(reverse("admin:login") + "?next=/admin/claims/claim/", typed, **more)


def code_of(user: User, steps: int = 0) -> str:
    totp = TOTP(bytes.fromhex(SecondFactor.objects.get(user=user).key))
    totp.time = time.time() + 30 * steps
    return f"{totp.token():06}"


def with_factor(user: User) -> list[str]:
    """Set it up by a code of the step before, so that the one of now is still to be taken."""
    second_factor.begin(user=user)
    return second_factor.confirm(user=user, code=code_of(user, -1))


@pytest.fixture
def both(ada: User) -> Client:
    """Signed in by the password, and not yet by the second factor."""
    with_factor(ada)
    client = Client()
    sign_in(client)
    return client


def test_without_a_second_factor_a_password_is_enough(ada: User) -> None:
    client = Client()

    assert sign_in(client).url == "/admin/claims/claim/"
    assert client.get("/admin/").status_code == 200


CLOSED = [
    "/admin/",
    "/admin/claims/claim/",
    "/admin/claims/claim/add/",
    "/admin/auth/user/",
    "/admin/account/",
    "/admin/account/factor/",
    "/admin/password_change/",
    "/admin/autocomplete/",
]


@pytest.mark.parametrize("address", CLOSED)
def test_who_owes_a_second_factor_opens_no_page(both: Client, address: str) -> None:
    for ask in (both.get, both.post):
        response = ask(address)
        assert response.status_code == 302
        assert response.url.startswith(reverse("admin:login"))


def test_a_code_of_the_app_lets_in_where_one_wanted_to_go(ada: User, both: Client) -> None:
    asked = both.get("/admin/claims/claim/", follow=True)
    assert asked.context["title"] == "Second factor"
    address = asked.redirect_chain[-1][0]

    response = both.post(address, {"code": code_of(ada)})

    assert response.url == "/admin/claims/claim/"
    assert both.get("/admin/").status_code == 200


WRONG = {
    "letters": "abcdef",
    "five digits": "12345",
    "digits of another script": "１２３４５６",
    "a NUL": "12\x0034",
    "long": "1" * 41,
    "nothing": "",
    "spaces": "   ",
}


@pytest.mark.parametrize("name", WRONG)
def test_another_code_does_not_let_in(ada: User, both: Client, name: str) -> None:
    response = both.post(reverse("admin:factor"), {"code": WRONG[name]})

    assert response.status_code in (200, 400)
    assert both.get("/admin/").status_code == 302


def test_a_code_is_taken_once(ada: User, both: Client) -> None:
    code = code_of(ada)
    both.post(reverse("admin:factor"), {"code": code})
    other = Client()
    sign_in(other)

    response = other.post(reverse("admin:factor"), {"code": code})

    assert "This code is not right." in response.content.decode()
    assert other.get("/admin/").status_code == 302


def test_a_recovery_code_lets_in_once_however_it_is_written(ada: User) -> None:
    codes = with_factor(ada)
    client, other = Client(), Client()
    for each in (client, other):
        sign_in(each)

    first = client.post(reverse("admin:factor"), {"code": codes[3].upper().replace("-", " ")})
    second = other.post(reverse("admin:factor"), {"code": codes[3]})

    assert (first.status_code, second.status_code) == (302, 200)
    assert len(SecondFactor.objects.get().recovery_codes) == 9
    assert not any(code in str(SecondFactor.objects.values()) for code in codes)


def test_codes_are_throttled_as_passwords_are(both: Client) -> None:
    tried = [both.post(reverse("admin:factor"), {"code": "000000"}) for _ in range(7)]

    assert tried[-1].status_code == 429
    assert int(tried[-1].headers["Retry-After"]) >= 1


def test_who_owes_a_factor_sets_up_no_other_one(ada: User, both: Client) -> None:
    key = SecondFactor.objects.get().key

    response = both.get(reverse("admin:factor_set_up"))

    assert response.url == reverse("admin:factor")
    assert SecondFactor.objects.get().key == key


def test_a_second_factor_is_set_up_by_its_first_code(ada: User) -> None:
    client, other = Client(), Client()
    for each in (client, other):
        sign_in(each)
    page = client.get(reverse("admin:factor_set_up"))
    again = client.get(reverse("admin:factor_set_up"))
    wrong = client.post(reverse("admin:factor_set_up"), {"code": "000000"})

    done = client.post(reverse("admin:factor_set_up"), {"code": code_of(ada)})

    assert page.context["picture"].startswith("data:image/svg+xml")
    assert page.context["key"] == again.context["key"]
    assert wrong.status_code == 200
    assert len(done.context["codes"]) == 10
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302  # signed in without it: signed out


def test_a_key_that_was_seen_in_another_browser_is_not_the_one_that_is_confirmed(ada: User) -> None:
    thief, owner = Client(), Client()
    for each in (thief, owner):
        sign_in(each)
    seen = thief.get(reverse("admin:factor_set_up")).context["key"]

    shown = owner.get(reverse("admin:factor_set_up")).context["key"]
    owner.post(reverse("admin:factor_set_up"), {"code": code_of(ada)})

    assert shown != seen
    assert SecondFactor.objects.get().key == b32decode(shown).hex()
    assert "key_shown" not in owner.session


def test_a_required_factor_is_set_up_before_anything_else(ada: User, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()

    sign_in(client)
    page = client.get("/admin/", follow=True)
    client.post(reverse("admin:factor_set_up"), {"code": code_of(ada)})

    assert page.context["title"] == "Set up a second factor"
    assert client.get("/admin/").status_code == 200
    refused = client.post(
        reverse("admin:factor_change"), {"code": code_of(ada, 1), "remove": "1"}, follow=True
    )
    assert "asks everybody" in messages_of(refused)[0]
    assert second_factor.of(ada)


def test_a_factor_is_removed_and_codes_renewed_by_a_code(ada: User) -> None:
    codes = with_factor(ada)
    client = Client()
    sign_in(client)
    client.post(reverse("admin:factor"), {"code": code_of(ada)})

    wrong = client.post(reverse("admin:factor_change"), {"code": "000000", "remove": "1"})
    renewed = client.post(reverse("admin:factor_change"), {"code": codes[0], "codes": "1"})
    void = client.post(reverse("admin:factor_change"), {"code": codes[1], "remove": "1"})
    gone = client.post(
        reverse("admin:factor_change"), {"code": renewed.context["codes"][0], "remove": "1"}
    )

    assert (wrong.status_code, void.status_code, gone.status_code) == (200, 200, 302)
    assert second_factor.of(ada) is None


def test_who_owes_a_factor_may_sign_out(both: Client) -> None:
    both.post(reverse("admin:factor"), {"sign_out": "1"})

    assert "_auth_user_id" not in both.session


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:1"])
def test_a_code_leads_nowhere_else(ada: User, both: Client, target: str) -> None:
    response = both.post(f"{reverse('admin:factor')}?next={target}", {"code": code_of(ada)})

    assert response.url == "/admin/"


def aged(client: Client, **seconds: int) -> None:
    """Let a session have begun, or been used, so many seconds earlier."""
    session = client.session
    for name, ago in seconds.items():
        session[name] -= ago
    session.save()


AGES = {
    "young": ({"started": 3600, "seen": 60}, 200),
    "not used": ({"seen": 12 * 3600}, 302),
    "old": ({"started": 168 * 3600}, 302),
}


@pytest.mark.parametrize("name", AGES)
def test_a_session_ends_by_its_age(ada: User, name: str) -> None:
    seconds, status = AGES[name]
    client = Client()
    sign_in(client)

    aged(client, **seconds)

    assert client.get("/admin/").status_code == status
    assert SignIn.objects.count() == (1 if status == 200 else 0)


def test_a_session_in_use_is_noted_now_and_then(ada: User) -> None:
    client = Client()
    sign_in(client)
    before = client.session["seen"]
    aged(client, seen=3600)

    client.get("/admin/")

    assert client.session["seen"] >= before


def test_the_list_of_sessions_ends_one_of_them_or_all_others(ada: User) -> None:
    client, other, third = Client(), Client(), Client()
    for each, browser in ((client, "Mine"), (other, "Theirs"), (third, "<b>Third</b>")):
        sign_in(each, HTTP_USER_AGENT=browser)
    page = client.get(reverse("admin:account"))
    theirs = SignIn.objects.get(browser="Theirs")

    client.post(reverse("admin:account"), {"end": str(theirs.pk)})
    assert [c.get("/admin/").status_code for c in (client, other, third)] == [200, 302, 200]
    client.post(reverse("admin:account"), {"others": "1"})
    assert [c.get("/admin/").status_code for c in (client, third)] == [200, 302]

    html = page.content.decode()
    assert "Mine" in html
    assert "<b>Third</b>" not in html


def test_one_signs_out_everywhere(ada: User) -> None:
    client, other = Client(), Client()
    for each in (client, other):
        sign_in(each)

    client.post(reverse("admin:account"), {"everywhere": "1"})

    assert [each.get("/admin/").status_code for each in (client, other)] == [302, 302]
    assert not SignIn.objects.exists()


def test_nobody_ends_the_session_of_somebody_else(ada: User, admin_client: Client) -> None:
    client = Client()
    sign_in(client)
    theirs = SignIn.objects.get(user=ada)

    for value in (str(theirs.pk), "x", "9" * 40, "-1"):
        admin_client.post(reverse("admin:account"), {"end": value})

    assert client.get("/admin/").status_code == 200


def test_a_session_is_followed_to_its_new_key(ada: User) -> None:
    client = Client()
    sign_in(client)
    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}

    client.post(reverse("admin:password_change"), typed)

    assert client.get("/admin/").status_code == 200
    assert SignIn.objects.get().session_key == client.session.session_key


def test_a_user_is_not_deleted_and_is_told_the_way(admin_client: Client, ada: User) -> None:
    page = admin_client.post(url(User, "delete", ada.pk), {"post": "yes"}, follow=True)

    assert any("deactivated, never deleted" in told for told in messages_of(page))
    assert User.objects.filter(pk=ada.pk).exists()


def test_deactivating_a_user_ends_their_sessions(admin_client: Client, ada: User) -> None:
    client = Client()
    sign_in(client)

    change(admin_client, ada, is_active=None)

    ada.refresh_from_db()
    assert not ada.is_active
    assert client.get("/admin/").status_code == 302
    assert not SignIn.objects.filter(user=ada).exists()
    assert sign_in(Client()).status_code == 200  # the form again


ACTIONS = {
    "deactivate_selected": lambda user: not user.is_active,
    "sign_out_selected": lambda user: not SignIn.objects.filter(user=user).exists(),
    "remove_second_factors": lambda user: second_factor.of(user) is None,
}


@pytest.mark.parametrize("name", ACTIONS)
def test_an_administrator_closes_accounts_in_the_list(
    admin_client: Client, ada: User, name: str
) -> None:
    with_factor(ada)
    sign_in(Client())
    posted = {"action": name, "_selected_action": [ada.pk]}

    admin_client.post(url(User, "changelist"), posted)

    assert ACTIONS[name](User.objects.get(pk=ada.pk))


def test_the_history_of_a_user_tells_who_removed_the_second_factor(
    admin_client: Client, ada: User
) -> None:
    with_factor(ada)
    posted = {"action": "remove_second_factors", "_selected_action": [ada.pk]}

    for _ in range(2):  # there is none any more the second time
        admin_client.post(url(User, "changelist"), posted)

    page = admin_client.get(url(User, "history", ada.pk)).content.decode()
    assert page.count("The second factor was removed.") == 1
    assert "curator" in page


@pytest.mark.parametrize("name", ACTIONS)
def test_who_may_only_look_at_users_does_nothing_to_them(ada: User, name: str) -> None:
    with_factor(ada)
    sign_in(Client())
    looker = User.objects.create(username="looker", is_staff=True)
    looker.user_permissions.set(Permission.objects.filter(codename="view_user"))
    client = Client()
    client.force_login(looker)

    client.post(url(User, "changelist"), {"action": name, "_selected_action": [ada.pk]})

    assert not ACTIONS[name](User.objects.get(pk=ada.pk))


def test_nobody_deactivates_themselves_by_mistake(admin_client: Client, admin_user: User) -> None:
    posted = {"action": "deactivate_selected", "_selected_action": [admin_user.pk]}

    page = admin_client.post(url(User, "changelist"), posted, follow=True)

    assert any("yourself" in told for told in messages_of(page))
    assert User.objects.get(pk=admin_user.pk).is_active


def test_the_history_still_names_who_was_deactivated(admin_client: Client, ada: User) -> None:
    client = Client()
    sign_in(client)
    claim = make_claim()
    change(client, claim, statement="Other")
    accounts.deactivate(user=ada, by=None)

    page = admin_client.get(url(type(claim), "history", claim.pk))

    assert "ada" in page.content.decode()


@pytest.fixture
def _mail(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that sends mail, at once."""

    class Now:
        def __init__(self, target: Any, args: Any, daemon: bool) -> None:
            self.start = lambda: args[0](*args[1], **args[2])

    settings.MAIL_IS_SET_UP = True
    monkeypatch.setattr(pages.threading, "Thread", Now)


def ask(client: Client, email: str) -> Any:
    return client.post(reverse("admin:password_reset"), {"email": email})


LINK = re.compile(r"http://testserver(/admin/password/\S+/)")


@pytest.mark.usefixtures("_mail")
def test_a_link_by_mail_sets_a_new_password_and_ends_sessions(ada: User) -> None:
    other, client = Client(), Client()
    sign_in(other)

    ask(client, "Ada@News.Example")
    [letter] = mail.outbox
    form = client.get(LINK.search(letter.body)[1], follow=True)
    typed = {"new_password1": NEW, "new_password2": NEW}
    done = client.post(form.redirect_chain[-1][0], typed)
    again = client.get(LINK.search(letter.body)[1], follow=True)

    assert done.url == reverse("admin:login")
    assert sign_in(Client(), NEW).status_code == 302
    assert other.get("/admin/").status_code == 302
    assert "This link is not valid." in again.content.decode()


@pytest.mark.usefixtures("_mail")
@pytest.mark.parametrize("who", ["nobody", "deactivated", "without a password"])
def test_who_gets_no_link_is_answered_the_same(ada: User, who: str) -> None:
    known = ask(Client(), ada.email)
    mail.outbox.clear()
    if who == "deactivated":
        User.objects.update(is_active=False)
    if who == "without a password":
        ada.set_unusable_password()
        ada.save()

    response = ask(Client(), "nobody@news.example" if who == "nobody" else ada.email)

    assert (response.status_code, response.url) == (known.status_code, known.url)
    assert mail.outbox == []


@pytest.mark.usefixtures("_mail")
@pytest.mark.parametrize("email", ["ada@news.example", "nobody@news.example"])
def test_asking_for_links_is_throttled_as_signing_in_is(ada: User, email: str) -> None:
    answers = [ask(Client(), email) for _ in range(7)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429] * 2
    assert sign_in(Client()).status_code == 302  # which is counted by itself


@pytest.mark.usefixtures("_mail")
def test_letters_of_another_case_ask_for_the_same_account(ada: User) -> None:
    typed = [ada.email[:n].upper() + ada.email[n:] for n in range(7)]

    assert [ask(Client(), email) for email in typed][-1].status_code == 429


@pytest.mark.usefixtures("_mail")
def test_a_site_with_mail_says_so_where_one_signs_in() -> None:
    page = Client().get(reverse("admin:login")).content.decode()

    assert reverse("admin:password_reset") in page
    assert Client().get(reverse("admin:password_reset")).status_code == 200


def test_without_mail_there_is_no_link(ada: User) -> None:
    page = Client().get(reverse("admin:login")).content.decode()

    assert reverse("admin:password_reset") not in page
    for address in ("password_reset", "password_reset_done"):
        assert Client().get(reverse(f"admin:{address}")).status_code == 404
        assert Client().post(reverse(f"admin:{address}"), {"email": ada.email}).status_code == 404


@pytest.mark.usefixtures("_mail")
@pytest.mark.parametrize("address", ["x/y", "MQ/y", "%00/y", "é/y", "MQ/set-password"])
def test_a_link_that_is_none_is_told(address: str) -> None:
    response = Client().get(f"/admin/password/{address}/", follow=True)

    assert response.status_code in (200, 400, 404)


def test_keys_of_sessions_that_are_gone_are_swept_at_the_next_sign_in(ada: User) -> None:
    sign_in(Client())
    Session.objects.all().delete()

    sign_in(Client())

    assert SignIn.objects.count() == 1


BROWSERS = {
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0": "Firefox on Linux",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0": (
        "Edge on Windows"
    ),
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1": (
        "Safari on iPhone"
    ),
    "curl/8.5": "curl/8.5",
    "": "",
}


@pytest.mark.parametrize("agent", BROWSERS)
def test_a_browser_goes_by_its_name(agent: str) -> None:
    assert accounts.named(agent) == BROWSERS[agent]
