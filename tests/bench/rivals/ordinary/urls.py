"""The addresses of the rival, and of the two yardsticks that answer through the same server."""

from __future__ import annotations

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from tests.bench.rivals.ordinary.views import Claims, Empty, fixed

router = SimpleRouter()
router.register("claims", Claims)

urlpatterns = [
    path("", include(router.urls)),
    path("empty/", Empty.as_view()),
    path("fixed/<int:size>/", fixed),
]
