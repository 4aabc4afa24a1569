"""The addresses of the pages for people."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from claims.site import claims, measures

app_name = "site"
FORMS = {"bibtex": "cite.bib", "csl": "cite.json"}

urlpatterns = [
    path("measures/", measures.index, name="measures"),
    path("measures/<str:key>/", measures.measure, name="measure"),
    path("claims/", RedirectView.as_view(pattern_name="api:claims-list"), name="claims"),
    path("claims/<str:key>/", claims.claim, name="claim"),
]
for form, file in FORMS.items():
    urlpatterns += [
        path(
            f"measures/<str:key>/{file}", measures.citation, {"form": form}, name=f"measure-{form}"
        ),
        path(f"claims/<str:key>/{file}", claims.citation, {"form": form}, name=f"claim-{form}"),
    ]
