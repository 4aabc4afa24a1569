"""Where users are signed in, and how that ends: by age, by hand, and at once for a user who is
deactivated. Provenance names users, so none is deleted.

What a session knows of itself is in its data, so no page asks the database more than before: when
it began, when it was last seen (which is noted now and then), and whether a second factor is still
owed.
"""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from claims.models import SignIn
from claims.services import second_factor
from claims.services.audit import acting

STARTED, SEEN, KEY, FACTOR = "started", "seen", "sign_in_key", "second_factor"
OWED, PASSED = "owed", "passed"
NOTED = 20  # times within the idle age that a session is noted as seen, at most
LONGEST = 200
# The surest first: most browsers say that they are others as well.
PROGRAMS = {
    "Edg/": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


def begin(session: Any, *, user: Any, browser: str) -> None:
    """A user has given the right password."""
    now = int(time.time())
    session[STARTED] = session[SEEN] = now
    session.pop(FACTOR, None)
    if second_factor.of(user):
        session[FACTOR] = OWED
    if not session.session_key:
        session.create()
    session[KEY] = session.session_key
    _ended(user).delete()
    SignIn.objects.update_or_create(
        session_key=session.session_key, defaults={"user": user, "browser": named(browser)}
    )


def named(agent: str) -> str:
    """A browser by its names, as it says them: “Firefox on Linux”."""
    program = next((name for mark, name in PROGRAMS.items() if mark in agent), "")
    system = next((name for mark, name in SYSTEMS.items() if mark in agent), "")
    return " on ".join(filter(None, [program, system])) or agent[:LONGEST]


def note_sign_in(request: Any, user: Any, **_: Any) -> None:
    """Called by Django once a user is signed in."""
    begin(request.session, user=user, browser=request.META.get("HTTP_USER_AGENT", ""))


def keep(session: Any) -> None:
    """End a session that is too old, or was not used for too long; note one that is in use."""
    now = int(time.time())
    started, seen = session.get(STARTED, now), session.get(SEEN, now)
    if now - started >= settings.SESSION_AGE or now - seen >= settings.SESSION_IDLE:
        SignIn.objects.filter(session_key=session.session_key).delete()
        session.flush()
    elif KEY in session and now - seen >= settings.SESSION_IDLE / NOTED:
        session[SEEN] = now
        SignIn.objects.filter(session_key=session[KEY]).update(seen_at=timezone.now())


def follow(session: Any) -> None:
    """A session gets another key with a new password or after a second factor."""
    key = session.session_key
    if KEY in session and key and session[KEY] != key:
        SignIn.objects.filter(session_key=session[KEY]).update(session_key=key)
        session[KEY] = key


def owes_factor(session: Any) -> bool:
    """Whether a second factor is still to be given, or to be set up first."""
    state = session.get(FACTOR)
    return state == OWED or (settings.SECOND_FACTOR_REQUIRED and state != PASSED)


def pass_factor(session: Any) -> None:
    session[FACTOR] = PASSED
    session.cycle_key()


def sign_ins_of(user: Any) -> QuerySet[SignIn]:
    """Those whose sessions are still there."""
    return SignIn.objects.filter(_is_alive(), user=user)


def end(*, user: Any, sign_in: int) -> None:
    _end(SignIn.objects.filter(user=user, pk=sign_in))


def end_all(*, user: Any, but: str | None = None) -> None:
    """Sign a user out everywhere, or everywhere but in one session."""
    found = SignIn.objects.filter(user=user)
    _end(found.exclude(session_key=but) if but else found)


def deactivate(*, user: Any, by: Any) -> None:
    """Close an account. Its sessions end at once, and what it did keeps its name."""
    with acting(by=by):
        user.is_active = False
        user.save(update_fields=["is_active"])
        end_all(user=user)


def _is_alive() -> Exists:
    alive = Session.objects.filter(
        session_key=OuterRef("session_key"), expire_date__gt=timezone.now()
    )
    return Exists(alive)


def _ended(user: Any) -> QuerySet[SignIn]:
    return SignIn.objects.filter(~_is_alive(), user=user)


def _end(found: QuerySet[SignIn]) -> None:
    with transaction.atomic():
        keys = list(found.values_list("session_key", flat=True))
        Session.objects.filter(session_key__in=keys).delete()
        SignIn.objects.filter(session_key__in=keys).delete()
