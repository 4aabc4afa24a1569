"""The addresses of the desk, below that of the admin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from claims.admin.desk import views


def addresses(guard: Callable[[Any], Any]) -> list[URLPattern]:
    """`guard` lets in who may see the admin."""
    return [
        path("review/", guard(views.page), name="review"),
        path("review/<uuid:claim>/", guard(views.page), name="review_claim"),
        *(
            path(f"review/<uuid:claim>/{name}/", guard(view), name=f"review_{name}")
            for name, view in views.OF_CLAIM.items()
        ),
        *(
            path(f"review/{name}/", guard(view), name=f"review_{name}")
            for name, view in views.OF_ALL.items()
        ),
    ]
