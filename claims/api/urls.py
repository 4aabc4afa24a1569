"""The addresses below /api/v1/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from claims.api.openapi import Documentation, Schema
from claims.api.read.agreement import AGREEMENT, ALL_CONTRADICTIONS
from claims.api.read.charts import PICTURES
from claims.api.read.parsing import Parse, Rules
from claims.api.read.resources import RESOURCES, Index
from claims.api.read.series import OF_MEASURES
from claims.api.read.vocabulary import Vocabulary

app_name = "api"


urlpatterns: list[URLPattern | URLResolver] = []
for name, view in RESOURCES.items():
    shared = {"basename": name}
    key = "<path:key>" if name == "units" else "<str:key>"  # km/h is a unit
    urlpatterns += [
        path(
            f"{name}/", view.as_view({"get": "list"}, detail=False, **shared), name=f"{name}-list"
        ),
        path(
            f"{name}/{key}/",
            view.as_view({"get": "retrieve"}, detail=True, **shared),
            name=f"{name}-detail",
        ),
    ]
for name, view in OF_MEASURES.items():
    urlpatterns.append(
        path(
            f"measures/<str:key>/{name}/",
            view.as_view({"get": "list"}, detail=False, basename=name),
            name=f"measures-{name}",
        )
    )
for name, question in AGREEMENT.items():
    urlpatterns.append(
        path(f"measures/<str:key>/{name}/", question.as_view(), name=f"measures-{name}")
    )
for name, picture in PICTURES.items():
    urlpatterns.append(
        path(f"measures/<str:key>/{name}", picture.as_view(), name=f"measures-{name}")
    )
urlpatterns += [
    path("", Index.as_view(), name="index"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Documentation.as_view(), name="documentation"),
    path("contradictions/", ALL_CONTRADICTIONS.as_view(), name="contradictions"),
    path("parse/", Parse.as_view(), name="parse"),
    path("rules/", Rules.as_view(), name="rules"),
    path("vocabulary/", Vocabulary.as_view(), name="vocabulary"),
    path("reconcile/", include("claims.api.reconciliation.urls")),
]
