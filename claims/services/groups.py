"""The groups of those who work here, and what each may do.

Made once, when a database has none of that name. What an administrator changes of them stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models import QuerySet

from claims.models import EntryKind
from claims.services.workflow import PUBLISH, REJECT, RETRACT, SUBMIT

CURATORS, EDITORS, ADMINISTRATORS = "Curators", "Editors", "Administrators"
VERBS = {CURATORS: (SUBMIT, REJECT), EDITORS: (SUBMIT, REJECT, PUBLISH, RETRACT)}
ACTIONS = {CURATORS: ("view", "add", "change"), EDITORS: ("view", "add", "change", "delete")}


def make(using: str) -> None:
    """Make the groups that are missing."""
    known = set(Group.objects.using(using).values_list("name", flat=True))
    for name in (CURATORS, EDITORS, ADMINISTRATORS):
        if name not in known:
            group = Group.objects.using(using).create(name=name)
            group.permissions.set(_permissions(name).using(using))


def _permissions(group: str) -> QuerySet[Permission]:
    """Administrators may do everything that is a permission; only a superuser needs none."""
    if group == ADMINISTRATORS:
        return Permission.objects.all()
    names = {verb.permission.partition(".")[2] for verb in VERBS[group]}
    names |= {f"{action}_{model}" for action in ACTIONS[group] for model in _content()}
    names |= {f"merge_{kind}" for kind in EntryKind.values if group == EDITORS}
    names |= {"run_import"} if group == EDITORS else set()
    return Permission.objects.filter(content_type__app_label="claims", codename__in=names)


def _content() -> Iterator[str]:
    """What curators work on: every model but the former states, which triggers write."""
    for model in apps.get_app_config("claims").get_models():
        if not hasattr(model, "pgh_tracked_model"):
            yield str(model._meta.model_name)
