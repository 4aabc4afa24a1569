"""The addresses of the site."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from config import health

urlpatterns = [
    path("api/v1/", include("claims.api.urls")),
    path("v1alpha1/", include("claims.api.compat.urls")),
    path("", RedirectView.as_view(url="/api/v1/")),
    path("admin/", admin.site.urls),
    path("", include("claims.site.urls")),
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("jobsz", health.jobs_run),
]

# Below /api/ every error is a problem in JSON; elsewhere these are Django's own pages.
handler400 = "claims.api.problems.unreadable"
handler403 = "claims.api.problems.forbidden"
handler404 = "claims.api.problems.not_found"
handler500 = "config.unavailable.server_error"
