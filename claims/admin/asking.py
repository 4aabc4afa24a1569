"""The list of an address, or a refusal that names what in the address cannot be asked, or takes too
long."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest, FieldError, ValidationError
from django.db import (
    DataError,
    InternalError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)
from django.http import HttpRequest, QueryDict

from claims.models.error_messages import sqlstate_of

Made = TypeVar("Made")
LONGEST = 2_000  # milliseconds of a statement of a list, on however busy a machine
CANCELED = "57014"  # SQLSTATE of a statement that took longer
WORDS = 32  # at most, of a search; and parameters of an address that are named

# What Python, Django and PostgreSQL raise on a condition that cannot be asked. Each of them can be
# a mistake of ours as well; so they count only where an address asks for something.
CANNOT_BE_ASKED = (
    ArithmeticError,
    AttributeError,
    DataError,
    FieldError,
    IncorrectLookupParameters,
    InternalError,
    LookupError,
    NotSupportedError,
    ProgrammingError,
    RecursionError,
    TypeError,
    ValidationError,
    ValueError,
)


def listed(make: Callable[[HttpRequest], Made], request: HttpRequest) -> Made:
    """Raises BadRequest."""
    try:
        with transaction.atomic():
            _bound(request)
            return make(request)
    except OperationalError as error:
        if sqlstate_of(error) != CANCELED:
            raise
        raise BadRequest(_takes_too_long(request)) from error
    except CANNOT_BE_ASKED as error:
        if not request.GET:
            raise
        refused = [name for name in list(request.GET)[:WORDS] if _fails(make, request, name)]
        raise BadRequest(cannot_be(request, refused)) from error


def _bound(request: HttpRequest) -> None:
    """Have the statements of a list end in time. What is done to its rows may take longer."""
    if request.method == "GET":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(LONGEST)])


def _takes_too_long(request: HttpRequest) -> str:
    asked = ", ".join(f"“{name[:80]}”" for name in list(request.GET)[:WORDS])
    return f"What {asked} asks for takes too long to find. Narrow the list in another way as well."


def cannot_be(request: HttpRequest, names: list[str]) -> str:
    """All of them, where none is wrong alone."""
    asked = request.GET
    return " ".join(f"“{name[:80]}” cannot be “{asked[name][:80]}”." for name in names or asked)


def _fails(make: Callable[[HttpRequest], Any], request: HttpRequest, name: str) -> bool:
    """Whether the list cannot be made of this parameter alone."""
    alone, asked = copy.copy(request), QueryDict(mutable=True)
    asked.setlist(name, request.GET.getlist(name))
    alone.GET = QueryDict(asked.urlencode())
    try:
        with transaction.atomic():
            _bound(alone)
            make(alone)
    except CANNOT_BE_ASKED:
        return True
    except OperationalError as error:
        if sqlstate_of(error) != CANCELED:
            raise
    return False
