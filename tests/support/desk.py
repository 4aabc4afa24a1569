"""The review desk, asked as its script asks it."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from claims.services.recording.existing import versions

Json = dict[str, Any]


class Curator:
    """Somebody who works at the desk."""

    def __init__(self, name: str = "curator", group: str = "Editors") -> None:
        self.user = User.objects.create(username=name, is_staff=True)
        self.user.groups.add(Group.objects.get(name=group))
        self.client = Client()
        self.client.force_login(self.user)

    def page(self, claim: Claim | None = None, **query: str) -> Any:
        address = (
            reverse("admin:review_claim", args=[claim.pk]) if claim else reverse("admin:review")
        )
        return self.client.get(address, query)

    def first(self, **query: str) -> str | None:
        """The id of the claim that the desk opens with."""
        item = self.page(**query).context["item"]
        return str(item.claim) if item else None

    def ahead(self, after: str = "", **query: str) -> Any:
        return self.client.get(reverse("admin:review_ahead"), {"after": after} | query)

    def act(self, claim: Claim, verb: str = "", **more: Any) -> Any:
        return self.post("act", claim, {"verb": verb, "version": version(claim)} | more)

    def preview(self, claim: Claim, **changes: Any) -> Any:
        return self.post("preview", claim, {"version": version(claim), "changes": changes})

    def post(self, name: str, claim: Claim | None, body: Any) -> Any:
        address = reverse(f"admin:review_{name}", args=[claim.pk] if claim else [])
        return self.client.post(address, json.dumps(body), content_type="application/json")

    def suggest(self, **query: str) -> list[str]:
        found = self.client.get(reverse("admin:review_suggest"), query).json()["found"]
        return [each["name"] for each in found]


def version(claim: Claim) -> str:
    return versions([claim.pk])[claim.pk]
