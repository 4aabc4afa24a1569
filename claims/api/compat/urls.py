"""The addresses below /v1alpha1/, where Google's Fact Check Tools API has them."""

from __future__ import annotations

from django.urls import path

from claims.api.compat import views

app_name = "compat"
urlpatterns = [
    path("claims:search", views.Search.as_view(), name="search"),
    path("claims:imageSearch", views.ImageSearch.as_view(), name="image-search"),
    path("pages", views.Pages.as_view(), name="pages"),
    path("pages/<str:key>", views.Page.as_view(), name="page"),
]
