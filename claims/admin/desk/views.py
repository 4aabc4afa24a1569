"""The pages and the answers of the review desk. Its address holds the filter of its queue."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal
from hashlib import blake2s
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import admin
from django.core.cache import cache
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from claims.admin.desk import saving
from claims.admin.desk.answers import Stop, answered, body, members, text, texts
from claims.admin.desk.items import Item, items
from claims.models import AssertionReading, Claim, Decision, DecisionState, RejectionReason, Skip
from claims.quantities.units.conversion import UNITS
from claims.queries import review_queue, suggestions
from claims.queries.keys import read_key
from claims.queries.review_queue import MOST_COUNTED, Place, Queue, rank_of
from claims.services import assignments, decisions
from claims.services.workflow import PUBLISH, REJECT, SUBMIT, VERBS
from claims.web.html.labels import words as words_of

AHEAD = 3
COUNTED_FOR = 60  # seconds
SKIP = "skip"
OFFERED = (PUBLISH, SUBMIT, REJECT)
FILTERED = {
    "has": "With",
    "kind": "Kind",
    "status": "Status",
    "skipped": "Skipped by me",
    "dataset": "Dataset",
    "language": "Language",
}
PICKED = {"topic": "Topic", "speaker": "Speaker", "measure": "Measure"}
LONGEST_PAUSE = 600  # seconds: whoever takes longer was away
Json = dict[str, Any]


@require_GET
def page(request: HttpRequest, claim: UUID | None = None) -> HttpResponse:
    """The desk with its first claim: the next of the queue, or the one that the address names."""
    _require(request, "claims.view_claim")
    decisions.apply_due(by=request.user)
    queue = _queue(request)
    item, held = _named(request, claim) if claim else (_next(queue), "")
    return TemplateResponse(
        request,
        "claims/admin/desk/page.html",
        {
            **admin.site.each_context(request),
            "title": "Review",
            "item": item,
            "html": item.html(held=held) if item else "",
            "held": held,
            "chosen": queue.chosen,
            "progress": _progress(request, queue),
            "left": None if item else _left(queue.by),
            "filters": _filters(queue.chosen),
            "pickers": _pickers(queue.chosen),
            "chips": _chips(queue.chosen),
            "verbs": [verb for verb in OFFERED if saving.may_give(request.user, verb)],
            "may_change": request.user.has_perm("claims.change_claim"),
            "reasons": list(enumerate(map(_reason, RejectionReason), 1)),
            "addresses": _addresses(),
        },
    )


@require_GET
@answered
def ahead(request: HttpRequest) -> JsonResponse:
    """The next claims of the queue, leased, so that they are there before they are asked for."""
    _require(request, "claims.view_claim")
    decisions.apply_due(by=request.user)
    queue = _queue(request)
    found = _take(queue, _place(request), AHEAD)
    return JsonResponse(
        {"items": [each.as_json() for each in found], "progress": _progress(request, queue)}
    )


@require_GET
@answered
def one(request: HttpRequest, claim: UUID) -> JsonResponse:
    """A claim as it is now, leased if nobody else has it."""
    _require(request, "claims.view_claim")
    item, held = _named(request, claim)
    return JsonResponse(item.as_json(held=held) | {"held": held})


@require_POST
@answered
def act(request: HttpRequest, claim: UUID) -> JsonResponse:
    """Save what was typed and give a verb, or only one of these. All of it is done, or nothing."""
    _require(request, "claims.view_claim")
    found = body(request)
    verb, changes = text(found, "verb", longest=10), members(found, "changes")
    kept = _keys(texts(found, "kept"))
    _require_verb(request, verb)
    if changes or kept:
        _require(request, "claims.change_claim")
    version = text(found, "version")
    if not version:
        raise Stop(400, "version_missing", "Send the version of the claim that you opened.")
    saving.require_lease(claim, request.user)
    row = saving.locked(claim)
    outcome = saving.save(row, version, changes, by=request.user)
    saving.uphold(claim, kept, by=request.user)
    if verb and (outcome or kept):
        row, version = saving.as_saved(claim)
    warnings = [each.message for each in outcome.warnings] if outcome else []
    return JsonResponse({"warnings": warnings} | _given(request, verb, row, version, found))


def _require_verb(request: HttpRequest, verb: str) -> None:
    if verb and verb not in (*VERBS, SKIP):
        raise Stop(400, "unknown_verb", f"A verb is one of: {', '.join([*VERBS, SKIP])}.")
    if verb and verb != SKIP and not saving.may_give(request.user, VERBS[verb]):
        raise PermissionDenied


def _given(request: HttpRequest, verb: str, claim: Claim, version: str, found: Json) -> Json:
    """What is answered where a verb was given, or none."""
    if not verb:
        return {"item": saving.item_of(claim.pk).as_json()}
    if verb == SKIP:
        assignments.skip(claim.pk, by=request.user)
        return {}
    decision = saving.give(
        VERBS[verb],
        claim,
        version=version,
        by=request.user,
        reason=text(found, "reason"),
        note=text(found, "note"),
        seconds=_seconds(found.get("seconds")),
        confirmed=texts(found, "confirmed"),
    )
    assignments.release([claim.pk], by=request.user)
    return {"decision": str(decision.pk), "due_in": decisions.DELAY.total_seconds()}


@require_POST
@answered
def preview(request: HttpRequest, claim: UUID) -> JsonResponse:
    """What is typed as it would be on record, or why not. Nothing is saved."""
    _require(request, "claims.change_claim")
    found = body(request)
    typed = members(found, "changes")
    item = saving.previewed(claim, text(found, "version"), typed, by=request.user)
    return JsonResponse({"html": item.html()})


@require_POST
@answered
def lease(request: HttpRequest, claim: UUID) -> JsonResponse:
    """Renew the lease of a claim, or take it over from somebody who has gone."""
    _require(request, "claims.view_claim")
    found = body(request)
    if found.get("take_over"):
        assignments.take([claim], by=request.user, take_over=True)
    saving.require_lease(claim, request.user)
    return JsonResponse({})


@require_POST
@answered
def release(request: HttpRequest) -> JsonResponse:
    """Give claims back that were fetched ahead."""
    assignments.release(_keys(texts(body(request), "claims")), by=request.user)
    return JsonResponse({})


@require_POST
@answered
def undo(request: HttpRequest) -> JsonResponse:
    """Take back the decision before it takes effect, or a skip."""
    _require(request, "claims.view_claim")
    found = body(request)
    claim, key = _key(text(found, "claim")), text(found, "decision")
    if not key:
        assignments.unskip(claim, by=request.user)
    elif not decisions.undo(_key(key), by=request.user):
        raise Stop(
            409,
            "too_late",
            "It has taken effect already. The form of the claim leads on from there.",
            address=reverse("admin:claims_claim_change", args=[claim]),
        )
    item, held = _named(request, claim)
    return JsonResponse({"item": item.as_json(held=held)})


@require_GET
@answered
def suggest(request: HttpRequest) -> JsonResponse:
    """Entries that may be meant, for a picker, and the token that a page may need anew."""
    _require(request, "claims.view_claim")
    asked = request.GET
    kind, words = asked.get("kind", ""), asked.get("q", "")[:200].replace("\0", "")
    if kind == "measure":
        unit = UNITS.get(asked.get("unit", ""))
        dimension = unit.dimension if unit and unit.dimension not in ("ratio", "count") else ""
        found = suggestions.measures(
            words,
            claim=_key(asked.get("claim", "")),
            around=asked.get("around", "")[:500],
            dimension=dimension,
        )
    elif kind in suggestions.NAMES:
        found = suggestions.named(kind, words)
    elif kind == "unit":
        found = suggestions.units(words)
    else:
        raise Stop(400, "unknown_kind", "A kind is measure, speaker, topic, event or unit.")
    may_create = kind != "unit" and request.user.has_perm(f"claims.add_{kind}")
    shown = {"found": [vars(each) for each in found], "may_create": may_create}
    return JsonResponse(shown | {"csrf": get_token(request), "user": request.user.pk})


def _require(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _queue(request: HttpRequest) -> Queue:
    try:
        chosen = review_queue.chosen(request.GET.dict())
    except ValueError as error:
        raise BadRequest(str(error)) from error
    return Queue(by=request.user, free=assignments.free_for(request.user), chosen=chosen)


def _place(request: HttpRequest) -> Place | None:
    try:
        return review_queue.read_place(request.GET.get("after", ""))
    except ValueError as error:
        raise Stop(400, "invalid_place", "“after” is a place that the desk has given.") from error


def _next(queue: Queue) -> Item | None:
    return next(iter(_take(queue, None, 1)), None)


def _take(queue: Queue, after: Place | None, most: int) -> list[Item]:
    """The next claims that nobody else took meanwhile."""
    found: list[Place] = []
    while wanted := most - len(found):
        places = queue.after(after, wanted)
        taken = assignments.take([place.claim for place in places], by=queue.by) if places else ()
        found += [place for place in places if place.claim in taken]
        if len(places) < wanted:
            break
        after = places[-1]
    return items(found)


def _named(request: HttpRequest, claim: UUID) -> tuple[Item, str]:
    """The claim of an address, and who else has it open."""
    found = items([Place(rank_of(claim), claim)])
    if not found:
        raise Http404
    free = assignments.take([claim], by=request.user)
    return found[0], "" if free else saving.held(claim, request.user)


def _progress(request: HttpRequest, queue: Queue) -> Json:
    """How many wait, counted once a minute less those that this user decided since, who decides
    what the filter lets through; how many this user decided today, and how fast."""
    asked = sorted(queue.chosen.items())
    key = f"desk-left:{request.user.pk}:{blake2s(repr(asked).encode(), digest_size=8).hexdigest()}"
    kept: Any = cache.get_or_set(key, lambda: (queue.count(), timezone.now()), COUNTED_FOR)
    left, counted_at = kept
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    mine = Decision.objects.filter(by=queue.by, given_at__gte=min(midnight, counted_at))
    given = mine.exclude(state=DecisionState.UNDONE).values_list("given_at", "seconds")
    decided = sum(at >= counted_at for at, _ in given) if left < MOST_COUNTED else 0
    today = [seconds for at, seconds in given if at >= midnight]
    known = [seconds for seconds in today if seconds is not None]
    return {
        "left": max(left - decided, 0),
        "more": left >= MOST_COUNTED,
        "today": len(today),
        "each": round(statistics.median(known)) if known else None,
    }


def _left(user: Any) -> Json:
    """What there is to do when nothing waits."""
    to_check = AssertionReading.objects.filter(worklist__gt="")[:MOST_COUNTED]
    failed = Decision.objects.filter(by=user, state=DecisionState.FAILED)
    return {
        "skipped": Skip.objects.filter(by=user).count(),
        "to_check": to_check.count(),
        "failed": failed.select_related("claim").order_by("-given_at")[:5],
    }


def _filters(chosen: Mapping[str, str]) -> list[tuple[str, str, Any, str]]:
    """The fields of the filter. Those of closed lists have their words to choose from."""
    found = []
    for name, label in FILTERED.items():
        words = review_queue.CHOICES.get(name)
        choices = words and [("", "any"), *((word, words_of(word)) for word in words)]
        found.append((name, label, choices, chosen.get(name, "")))
    return found


def _pickers(chosen: Mapping[str, str]) -> list[tuple[str, str, tuple[str, str]]]:
    """The fields in which an entry is looked for, each with the name of its own."""
    return [
        (
            name,
            label,
            (
                review_queue.name_of(name, chosen[name]) if name in chosen else "",
                chosen.get(name, ""),
            ),
        )
        for name, label in PICKED.items()
    ]


def _chips(chosen: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Each condition in words, and the address without it."""
    labels = FILTERED | PICKED
    return [
        (
            labels[name].lower(),
            review_queue.name_of(name, text) if name in PICKED else words_of(text),
            f"?{urlencode({other: said for other, said in chosen.items() if other != name})}",
        )
        for name, text in chosen.items()
    ]


def _reason(reason: RejectionReason) -> tuple[str, str]:
    return reason.value, words_of(reason.value).capitalize()


def _addresses() -> Json:
    """Where the desk's script asks. A zero stands for the claim."""
    nobody = UUID(int=0)
    named = {name: reverse(f"admin:review_{name}", args=[nobody]) for name in OF_CLAIM}
    return (
        named
        | {name: reverse(f"admin:review_{name}") for name in OF_ALL}
        | {"form": reverse("admin:claims_claim_change", args=[nobody])}
    )


def _seconds(value: Any) -> int | None:
    """Compared before it is made whole: a number of few letters may have a billion digits."""
    is_known = isinstance(value, Decimal) and 0 <= value <= LONGEST_PAUSE
    return int(value) if is_known else None


def _key(value: str) -> UUID:
    key = read_key(value, slugs=False)
    if not isinstance(key, UUID):
        raise Stop(400, "invalid_id", "An id is needed.")
    return key


def _keys(values: list[str]) -> list[UUID]:
    return [_key(value) for value in values]


OF_CLAIM: Mapping[str, Any] = {"one": one, "act": act, "preview": preview, "lease": lease}
OF_ALL: Mapping[str, Any] = {
    "ahead": ahead,
    "release": release,
    "undo": undo,
    "suggest": suggest,
}
