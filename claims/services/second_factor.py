"""A second factor beside the password: a code of an app (TOTP, RFC 6238), or a recovery code.

A user sets it up and confirms it by a first code. From then on, each sign-in asks for a code. A
code is taken once. Recovery codes are shown once, and kept as digests.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from base64 import b32encode
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django_otp.oath import TOTP

from claims.models import SecondFactor

BYTES, TOLERANCE = 20, 1  # steps of 30 seconds that a clock may be wrong
RECOVERY_CODES, LETTERS, LENGTH = 10, "abcdefghjkmnpqrstuvwxyz23456789", 12
WRONG = "This code is not right. Codes change every 30 seconds, and each is taken once."


def of(user: Any) -> SecondFactor | None:
    """The confirmed second factor of a user."""
    return SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).first()


def begin(*, user: Any, shown: str | None = None) -> SecondFactor:
    """A key to confirm: the one that was shown in this browser, or a new one. Who has the password
    alone could otherwise look at a key that its owner confirms later."""
    key = secrets.token_hex(BYTES)
    with transaction.atomic():
        SecondFactor.objects.get_or_create(user=user, defaults={"key": key})
        found = SecondFactor.objects.select_for_update().get(user=user)
        if found.confirmed_at:
            raise ValidationError("A second factor is set up already.", code="set_up_already")
        if found.key != shown:
            found.key = key
            found.save(update_fields=["key"])
    return found


def confirm(*, user: Any, code: str) -> list[str]:
    """Set it up by a first code; the recovery codes, which nobody can show again."""
    with transaction.atomic():
        found = _locked(user)
        if found is None or found.confirmed_at:
            raise ValidationError("A second factor is set up already.", code="set_up_already")
        if not _takes_step(found, code):
            raise ValidationError(WRONG, code="wrong_code")
        found.confirmed_at = timezone.now()
        return _new_codes(found)


def check(*, user: Any, code: str) -> None:
    """Take a code of the app, or a recovery code. Raises ValidationError if it is neither."""
    with transaction.atomic():
        found = _locked(user)
        right = found and found.confirmed_at and (_takes_step(found, code) or _takes(found, code))
        if found is not None and right:
            found.save()
            return
    raise ValidationError(WRONG, code="wrong_code")


def renew_codes(*, user: Any) -> list[str]:
    """New recovery codes. The old ones are void."""
    with transaction.atomic():
        found = _locked(user)
        if found is None or not found.confirmed_at:
            raise ValidationError("There is no second factor.", code="not_set_up")
        return _new_codes(found)


def remove(*, user: Any) -> bool:
    """Returns whether there was one."""
    return bool(SecondFactor.objects.filter(user=user).delete()[0])


def address(factor: SecondFactor, *, issuer: str, account: str) -> str:
    """What an app reads from a picture (Key URI Format)."""
    secret = b32encode(bytes.fromhex(factor.key)).decode().rstrip("=")
    asked = urlencode({"secret": secret, "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{quote(f'{issuer}:{account}')}?{asked}"


def _locked(user: Any) -> SecondFactor | None:
    return SecondFactor.objects.select_for_update().filter(user=user).first()


def _takes_step(factor: SecondFactor, code: str) -> bool:
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdigit() and len(digits) == 6):
        return False
    totp = TOTP(bytes.fromhex(factor.key))
    totp.time = time.time()
    if not totp.verify(int(digits), TOLERANCE, factor.last_step + 1):
        return False
    factor.last_step = totp.t()
    return True


def _takes(factor: SecondFactor, code: str) -> bool:
    wanted = _digest(code)
    if wanted not in factor.recovery_codes:
        return False
    factor.recovery_codes.remove(wanted)
    return True


def _new_codes(factor: SecondFactor) -> list[str]:
    codes = ["".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(RECOVERY_CODES)]
    factor.recovery_codes = [_digest(code) for code in codes]
    factor.save()
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes]


def _digest(code: str) -> str:
    letters = "".join(letter for letter in code.lower() if letter in LETTERS)
    return hmac.new(settings.SECRET_KEY.encode(), letters.encode(), hashlib.sha256).hexdigest()
