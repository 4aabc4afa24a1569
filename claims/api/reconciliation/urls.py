"""The addresses below /api/v1/reconcile/."""

from __future__ import annotations

from django.urls import path

from claims.api.reconciliation import views

app_name = "reconciliation"
urlpatterns = [
    path("", views.Service.as_view(), name="service"),
    *(
        path(f"suggest/{of}/", views.Suggest.as_view(of=of), name=f"suggest-{of}")
        for of in ("entity", "type", "property")
    ),
    path("properties/", views.Properties.as_view(), name="properties"),
    path("preview/<str:key>/", views.Preview.as_view(), name="preview"),
    path("entities/<str:key>/", views.EntityPage.as_view(), name="entity"),
]
