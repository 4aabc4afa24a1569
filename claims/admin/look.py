"""How the admin looks, and where its menu leads. Read by the settings, so it imports no model."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse, reverse_lazy

# (group, [(title, icon of Material Symbols, app, model)])
MENU = [
    (
        "Record",
        [
            ("Claims", "format_quote", "claims", "claim"),
            ("Figures", "123", "claims", "numericassertion"),
            ("Figures to check", "rule", "claims", "assertionreading"),
            ("Appearances", "find_in_page", "claims", "appearance"),
            ("Relations", "share", "claims", "relation"),
            ("Reviews", "fact_check", "claims", "review"),
        ],
    ),
    (
        "Catalogue",
        [
            ("Speakers", "record_voice_over", "claims", "speaker"),
            ("Sources", "newspaper", "claims", "source"),
            ("Snapshots", "photo_camera", "claims", "snapshot"),
            ("Events", "event", "claims", "event"),
            ("Measures", "straighten", "claims", "measure"),
            ("Topics", "sell", "claims", "topic"),
            ("Units", "square_foot", "claims", "unit"),
            ("Exchange rates", "currency_exchange", "claims", "exchangerate"),
            ("Rating words", "translate", "claims", "ratingword"),
        ],
    ),
    ("Files", [("Imports", "upload_file", "claims", "import")]),
    (
        "Cleaning",
        [
            ("Possible duplicates", "content_copy", "claims", "duplicatepair"),
            ("Merges", "merge", "claims", "merge"),
            ("Redactions", "ink_eraser", "claims", "redaction"),
        ],
    ),
    (
        "System",
        [
            ("Users", "person", "auth", "user"),
            ("Groups", "group", "auth", "group"),
            ("Locked fields", "lock", "claims", "fieldlock"),
            ("Record versions", "approval", "claims", "recordversion"),
        ],
    ),
]
REVIEW = {"title": "Review queue", "icon": "keyboard"}


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The groups and pages that this user may see."""
    groups: list[dict[str, Any]] = [
        {
            "title": title,
            "items": [
                {"title": name, "icon": icon, "link": reverse(f"admin:{app}_{model}_changelist")}
                for name, icon, app, model in pages
                if any(
                    request.user.has_perm(f"{app}.{verb}_{model}") for verb in ("view", "change")
                )
            ],
        }
        for title, pages in MENU
    ]
    if request.user.has_perm("claims.view_claim"):
        groups[0]["items"].insert(0, REVIEW | {"link": reverse("admin:review")})
    for group in groups:
        if group["title"] == "Cleaning" and request.user.has_perm("claims.merge_measure"):
            group["items"].insert(1, workbench())
    return [group for group in groups if group["items"]]


def workbench() -> dict[str, Any]:
    """The one page of the menu that is no list of a model."""
    link = reverse("admin:claims_measure_workbench")
    return {"title": "Measures workbench", "icon": "join_inner", "link": link}


UNFOLD: dict[str, Any] = {
    "SITE_TITLE": "Onrecord",
    "SITE_HEADER": "Onrecord",
    "SITE_SUBHEADER": "Who said which number",
    "SITE_SYMBOL": "format_quote",
    "SITE_URL": None,
    "SHOW_BACK_BUTTON": True,
    "BORDER_RADIUS": "4px",
    # What keeps nobody out: contrasts, and what Unfold leaves to the mouse.
    "STYLES": [
        lambda request: static("claims/admin.css"),
        lambda request: static("claims/lists.css"),
        lambda request: static("claims/start.css"),
    ],
    "SCRIPTS": [
        lambda request: static("claims/admin.js"),
        lambda request: static("claims/lists.js"),
        lambda request: static("claims/create.js"),
    ],
    "COLORS": {
        "primary": {
            "50": "oklch(97.0% .014 254.6)",
            "100": "oklch(93.2% .032 255.6)",
            "200": "oklch(88.2% .059 254.1)",
            "300": "oklch(80.9% .105 251.8)",
            "400": "oklch(70.7% .150 254.6)",
            "500": "oklch(60.0% .170 257.0)",
            "600": "oklch(50.0% .165 259.0)",
            "700": "oklch(43.5% .150 260.0)",
            "800": "oklch(38.0% .125 262.0)",
            "900": "oklch(33.0% .100 263.0)",
            "950": "oklch(24.0% .070 265.0)",
        },
    },
    "ACCOUNT": {
        "navigation": [
            {"title": "Your account", "link": reverse_lazy("admin:account")},
            {"title": "Change password", "link": reverse_lazy("admin:password_change")},
        ]
    },
    "SIDEBAR": {
        "show_search": True,
        "command_search": True,
        "show_all_applications": False,
        "navigation": "claims.admin.look.menu",
    },
}
