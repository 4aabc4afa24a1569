"""What belongs to an account beside its password: a second factor, and where it is signed in.

Neither has a history: former keys and former sessions are nobody's business.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from claims.models.dates import bounded_instant
from claims.models.fields import InstantField, LineField


class SecondFactor(models.Model):
    """The secret that an app of a user makes codes from (TOTP, RFC 6238), and what is left of the
    recovery codes, as digests. Until it is confirmed, nobody is asked for it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, primary_key=True, related_name="second_factor"
    )
    key = LineField(max_length=80, help_text="In hexadecimal digits.")
    confirmed_at = InstantField(null=True, blank=True)
    last_step = models.BigIntegerField(
        default=-1, db_default=-1, help_text="The step of the last code: none is taken twice."
    )
    recovery_codes = ArrayField(LineField(max_length=64), default=list, blank=True)

    class Meta:
        constraints = [
            bounded_instant("secondfactor", "confirmed_at"),
            models.CheckConstraint(
                condition=Q(key__regex="^([0-9a-f]{2}){20,40}$"),
                name="secondfactor_key_form",
                violation_error_code="invalid_key",
                violation_error_message="A key is 20 bytes or more, in hexadecimal digits.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}"


class SignIn(models.Model):
    """One browser in which a user is signed in."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="sign_ins")
    session_key = LineField(max_length=40, unique=True)
    browser = LineField(max_length=200, blank=True, default="", db_default="")
    started_at = InstantField(db_default=Now())
    seen_at = InstantField(db_default=Now())

    class Meta:
        ordering = ["-seen_at", "-id"]
        constraints = [
            bounded_instant("signin", "started_at"),
            bounded_instant("signin", "seen_at"),
        ]

    def __str__(self) -> str:
        return str(self.browser)
