"""The pages for people: what they say, that nothing becomes markup, and that nobody is shut out."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

from claims.models import Claim, NumericAssertion, RecordVersion
from claims.records import series_pages
from claims.services import curation
from tests.support import builders, verbs
from tests.support.browser import FLAGS, chromium, in_browser
from tests.support.demo import FIXTURES
from tests.support.hidden import HIDDEN, assert_nothing_hidden, make_hidden
from tests.support.html import Page
from tests.support.record_versions import written_at
from tests.support.site_pages import SERVICEMEN, WITHDRAWN, data_of, get, read
from tests.support.statements import cumulative, days, make_figure, say
from tests.support.world import make_world

HOSTILE = "\"'></script><script>alert(1)</script><img src=x onerror=alert(1)>\u2028&lt;"


def test_a_long_series_comes_in_pages(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(series_pages, "SIZE", 10)
    claim = builders.make_claim(status="published", said_at=datetime(2022, 3, 31, tzinfo=UTC))
    measure = builders.make_measure()
    NumericAssertion.objects.bulk_create(
        NumericAssertion(
            claim=claim,
            position=n + 1,
            measure=measure,
            as_printed=f"n{n}n",
            low=n,
            high=n,
            as_of=days(n % 28 + 1, n % 28 + 1) if n % 4 else None,
        )
        for n in range(35)
    )
    address, met, turns = f"/measures/{measure.slug}/", [], []

    while address:
        page = read(address)
        table = page.text[page.text.index("All figures") :]
        met += re.findall(r"n\d+n", table)
        turns.append(address)
        on = [each["href"] for each in page.all("a") if each.get("rel") == "next"]
        address = f"/measures/{measure.slug}/{on[0]}" if on else ""

    assert sorted(met) == sorted(f"n{n}n" for n in range(35))
    assert len(turns) == 4
    assert read(turns[1]).all("img") == []  # the picture is on the first page
    back = [each["href"] for each in read(turns[1]).all("a") if each.get("rel") == "prev"]
    assert re.findall(r"n\d+n", read(f"/measures/{measure.slug}/{back[0]}").text)[-10:] == met[:10]


def test_a_measure_without_figures_has_a_page(db: None) -> None:
    figure = make_figure(builders.make_measure())
    other = builders.make_measure(label="Another")
    curation.merge(entry=builders.make_measure(), into=other, by=None)
    NumericAssertion.objects.filter(pk=figure.pk).update(measure=other)

    page = read(f"/measures/{figure.measure.slug}/")

    assert "There is no figure." in page.text
    assert "There is nothing to compare." in page.text
    assert page.all("img") == []


def test_a_claim_says_all_that_is_on_record(db: None) -> None:
    world = make_world()

    page = read(f"/claims/{world.claim.pk}/")

    for said in (
        "At least 331 people were killed. Ada Minister · after Witness · 5 March 2022 · Rzeszów",
        "“at least 331”",
        "“at least 331” ≥ 331 People killed · as of 4 March 2022",
        "An article · Daily · 5 March 2022 · record",
        "mixture “Half True” · Desk · Checked",
        "Chain Ada Minister · quoted Witness · said",
        "This updates “It was 320.”",
        "This repeats “It was 300 first.”",
        "In the words of the source … that at least 331 died … first, in An article",
        "First published here,",
        "Version 1 of the record,",
    ):
        assert said in page.text, said
    links = page.links()
    assert {"https://news.example/a", "https://desk.example/1", "/measures/killed/"} <= {*links}
    assert f"/claims/{world.earlier.pk}/" in links


def test_a_superseded_figure_leads_to_what_was_said_later(db: None) -> None:
    measure = cumulative()
    first, last = say(measure, "ada", 20, day=5, said=5), say(measure, "ada", 10, day=5, said=6)

    page = read(f"/claims/{first.claim_id}/")

    assert "does not count, since its root speaker said otherwise later" in page.text
    assert f"/api/v1/assertions/{last.pk}/" in page.links()


def test_a_claim_says_the_same_to_machines(db: None) -> None:
    world = make_world()
    here = f"http://testserver/claims/{world.claim.pk}/"

    claim, review = data_of(f"/claims/{world.claim.pk}/")["@graph"][:2]

    assert (claim["@type"], claim["@id"], claim["url"]) == ("Claim", here, here)
    assert (claim["author"]["@type"], claim["author"]["name"]) == ("Person", "Ada Minister")
    assert claim["firstAppearance"]["url"] == "https://news.example/a"
    assert (review["@type"], review["url"]) == ("ClaimReview", "https://desk.example/1")
    assert review["reviewRating"]["alternateName"] == "Half True"
    assert review["itemReviewed"]["@id"] == here
    page = read(f"/claims/{world.claim.pk}/")
    assert review["@id"].partition("#")[2] in {each.get("id") for each in page.all("li")}


@pytest.mark.parametrize("place", ["measures/", "measures/killed/", "claims/{}/"])
def test_a_page_leads_to_the_same_in_other_formats(db: None, place: str) -> None:
    world = make_world()

    page = read(f"/{place.format(world.claim.pk)}")

    others = [each for each in page.all("link") if each["rel"] == "alternate"]
    given = {each["href"]: get(each["href"])["Content-Type"] for each in others}
    assert [each["href"] for each in others if each["type"] not in given[each["href"]]] == []
    types = {each["type"] for each in others}
    assert types >= {"application/atom+xml", "application/feed+json"}
    assert ("application/ld+json" in types) is (place != "measures/")


def test_a_citation_of_a_measure_names_the_state_of_its_figures(db: None) -> None:
    measure = builders.make_measure(label="Trees")
    first = say(measure, "ada", 4000, day=4)
    other = say(builders.make_measure(), "ada", 1, day=4)
    written_at(RecordVersion.objects.all(), datetime(2022, 3, 5, 14, 3, 9, tzinfo=UTC))
    written_at(RecordVersion.objects.filter(pk=other.claim_id), datetime(2022, 3, 9, tzinfo=UTC))
    place = f"/measures/{measure.slug}/"

    def cited() -> list[str]:
        return [get(f"{place}cite.{form}").content.decode() for form in ("bib", "json")]

    before = cited()
    [csl] = json.loads(before[1])
    written_at(RecordVersion.objects.filter(pk=first.claim_id), datetime(2022, 3, 6, tzinfo=UTC))
    changed = cited()
    say(measure, "bob", 4100, day=4)
    added = cited()

    assert "note = {1 figure, last changed 5 March 2022, 14:03:09 UTC}" in before[0]
    assert csl["issued"] == {"date-parts": [[2022, 3, 5]]}
    assert csl["version"] == "2022-03-05T14:03:09Z"
    today = datetime.now(UTC).date()
    assert csl["accessed"] == {"date-parts": [[today.year, today.month, today.day]]}
    assert "1 figure, last changed 6 March 2022, 00:00:00 UTC" in changed[0]
    assert f"Onrecord, 2 figures, last changed {today.day} " in read(place).text
    assert len({*before, *changed, *added}) == 6


def test_the_list_of_claims_is_the_apis(db: None) -> None:
    answer = get("/claims/")

    assert (answer.status_code, answer["Location"]) == (302, "/api/v1/claims/")


@pytest.mark.parametrize("kind", ["measure", "claim"])
def test_what_has_gone_says_where_and_why(db: None, kind: str) -> None:
    figures = [make_figure(builders.make_measure()) for _ in range(3)]
    gone, merged, standing = (getattr(f, kind) if kind == "measure" else f.claim for f in figures)
    curation.redact(entry=gone, reason="A court said so.", by=None)
    curation.merge(entry=merged, into=standing, by=None)
    place = f"/{kind}s/"

    redacted, moved, nowhere = (get(f"{place}{key}/") for key in (gone.pk, merged.pk, "nothing"))

    assert redacted.status_code == 410
    assert "A court said so." in Page(redacted).text
    assert (moved.status_code, moved["Location"]) == (301, f"{place}{standing.pk}/")
    assert (nowhere.status_code, nowhere["Cache-Control"]) == (404, "no-store")
    for file in ("cite.bib", "cite.json"):
        assert get(f"{place}{merged.pk}/{file}")["Location"] == f"{place}{standing.pk}/{file}"
        assert get(f"{place}{gone.pk}/{file}").status_code == 410


def test_what_is_hidden_has_no_page(db: None) -> None:
    public = make_figure(builders.make_measure())
    rows = [row for status in HIDDEN for row in make_hidden(status, public.claim)]
    world = SimpleNamespace(unseen=rows)

    for row in rows:
        kind = row._meta.model_name
        if kind in ("claim", "measure"):
            assert get(f"/{kind}s/{row.pk}/").status_code == 404
            assert get(f"/{kind}s/{row.pk}/cite.bib").status_code == 404
    for address in (
        "/measures/",
        f"/measures/{public.measure.slug}/",
        f"/claims/{public.claim.pk}/",
    ):
        assert_nothing_hidden(world, get(address).content)


def test_what_people_wrote_never_becomes_markup(db: None) -> None:
    name = {"name": HOSTILE}
    speaker, root = builders.make_speaker(**name), builders.make_speaker(**name)
    measure = builders.make_measure(
        label=HOSTILE, description=HOSTILE, population=HOSTILE, place=HOSTILE
    )
    claim = builders.make_claim(
        status="published",
        speaker=speaker,
        statement=HOSTILE,
        quote=HOSTILE,
        quote_translation=HOSTILE,
        place=HOSTILE,
    )
    builders.make_assertion(claim=claim, measure=measure, as_printed=HOSTILE, as_of=days(3, 3))
    source = builders.make_source(title=HOSTILE, url='https://x.example/"><b>', publisher=speaker)
    builders.make_appearance(
        claim=claim, source=source, exact=HOSTILE, prefix=HOSTILE, suffix=HOSTILE
    )
    builders.make_attribution(claim=claim, speaker=root)
    builders.make_review(claim=claim, reviewer=speaker, rating=HOSTILE, title=HOSTILE)
    verbs.retract(claim=claim, reason=HOSTILE, by=None)

    for address in (f"/measures/{measure.slug}/", f"/claims/{claim.pk}/", "/measures/"):
        page = read(address)
        assert "<script>alert(1)</script>" in page.text
        assert {"src": "x", "onerror": "alert(1)"} not in page.all("img")
        assert page.all("b") == []
    graph = data_of(f"/claims/{claim.pk}/")["@graph"]
    assert graph[0]["name"] == HOSTILE
    text = get(f"/claims/{claim.pk}/").content.decode()
    assert not set("<>&\u2028") & set(text.partition('ld+json">')[2].partition("</script>")[0])


# ---- in a browser


@pytest.fixture
def told(live_server: Any, transactional_db: None) -> Any:
    call_command("loaddata", *FIXTURES, verbosity=0)
    figure = builders.make_review(claim=Claim.objects.get(pk=WITHDRAWN.split("/")[2]))
    assert figure.pk
    return live_server


@in_browser
@pytest.mark.parametrize(
    "views",
    [
        [("light", 1200), ("dark", 400)],
        pytest.param([("light", 400), ("dark", 1200)], marks=pytest.mark.proof),
    ],
    ids=str,
)
def test_nobody_is_shut_out_and_nothing_is_asked_elsewhere(
    told: Any, views: list[tuple[str, int]]
) -> None:
    """In a thread of its own: Playwright runs an event loop, which Django refuses to share."""
    addresses = [f"{told.url}{path}" for path in ("/measures/", SERVICEMEN, WITHDRAWN)]
    with ThreadPoolExecutor() as pool:
        seen = pool.submit(look_at, addresses, views).result()

    assert seen["violations"] == []
    assert seen["complaints"] == []
    assert seen["overflowing"] == []
    assert [address for address in seen["asked"] if not address.startswith(told.url)] == []
    assert any("theme=dark" in address for address in seen["asked"])


def look_at(addresses: list[str], views: list[tuple[str, int]]) -> dict[str, list[Any]]:
    """What axe and the browser find wrong with pages, on light and dark, narrow and wide."""
    found: dict[str, list[Any]] = {
        "violations": [],
        "complaints": [],
        "overflowing": [],
        "asked": [],
    }
    with chromium(*FLAGS) as open_page:
        for scheme, wide in views:
            page = open_page(color_scheme=scheme, viewport={"width": wide, "height": 900})
            page.on("request", lambda request: found["asked"].append(request.url))
            page.on("console", lambda said: found["complaints"].append(said.text))
            for address in addresses:
                page.goto(address, wait_until="networkidle")
                for each in Axe().run(page).response["violations"]:
                    places = [node["html"][:120] for node in each["nodes"]]
                    found["violations"].append((address, scheme, wide, each["id"], places))
                root = "document.documentElement"
                if page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"):
                    found["overflowing"].append((address, scheme, wide))
    found["asked"] = [url for url in found["asked"] if not url.startswith("data:")]
    return found


def test_dates_of_a_figure_said_later_are_told(db: None) -> None:
    said = {"said_at": datetime(2022, 3, 9, tzinfo=UTC), "said_precision": "day"}
    figure = make_figure(builders.make_measure(), said, as_of=days(1, 5))

    text = read(f"/measures/{figure.measure.slug}/").text

    assert "1 March 2022 to 5 March 2022 331 = 331" in text
    assert "9 March 20224 days later" in text


def test_a_page_speaks_the_unit_of_its_measure(db: None) -> None:
    celsius, fahrenheit = builders.make_unit("Cel"), builders.make_unit("[degF]")
    measure = builders.make_measure(temporal_kind="stock", unit=celsius, non_negative=False)
    say(measure, "ada", 5, day=5, unit=celsius)
    say(measure, "bob", 60, day=5, unit=fahrenheit)

    page = read(f"/measures/{measure.slug}/")

    assert "They spread over 5 to ≈ 15.5555555556 °C" in page.text
    assert "= 5 °C ada, 5 March 2022 cannot hold together with" in page.text
    assert "≈ 15.5555555556 °C bob, 5 March 2022 (at the same time, ≈ 10.5555555556 °C apart" in (
        page.text
    )
    for unwanted in ("degR", "Cel", "15.55555555555"):
        assert unwanted not in page.text
    [image] = page.all("img")
    assert "Highest: ≈\N{NO-BREAK SPACE}15.5555555556 °C." in image["alt"]


def test_percentages_are_apart_by_points(db: None) -> None:
    percent = builders.make_unit("%")
    measure = builders.make_measure(temporal_kind="stock", unit=percent)
    say(measure, "ada", "12.25", day=5, unit=percent)
    say(measure, "bob", 20, day=5, unit=percent)

    page = read(f"/measures/{measure.slug}/")

    assert "They spread over 12.25 to 20 %" in page.text
    assert "(at the same time, 7.75 percentage points apart)" in page.text


@pytest.fixture
def doubled(db: None) -> Any:
    """A change that was resolved against another's figure, and contradicted."""
    measure = builders.make_measure(temporal_kind="stock")
    base = say(measure, "ada", 4000, day=4)
    more = {"form": "ratio", "direction": "up", "baseline_assertion": base, "comparator": "gt"}
    found = say(measure, "bob", 2, day=5, unit=builders.make_unit("ratio"), **more)
    say(measure, "eve", 5000, day=5)
    return found


def printed(figure: Any) -> str:
    """As the text of a page has it."""
    return " ".join(figure.as_printed.split())


def test_a_derived_figure_says_what_it_came_to_and_from_what(doubled: Any) -> None:
    base = doubled.baseline_assertion
    said = (
        f"“{printed(doubled)}” > 8,000 ratio, up · {doubled.measure.label} · as of 5 March 2022 "
        f"resolved from “{printed(base)}”: more than 2 × 4,000 = more than 8,000"
    )

    page = read(f"/claims/{doubled.claim_id}/")
    listed = read("/api/v1/claims/?format=html")

    assert said in page.text
    assert said in listed.text
    assert f"/claims/{base.claim_id}/" in page.links()


def test_an_unresolved_change_says_why_and_its_unit_once(db: None) -> None:
    ratio = {"unit": builders.make_unit("ratio"), "form": "ratio", "comparator": "gt"}
    base = say(builders.make_measure(), "ada", 4000, day=4)
    found = say(base.measure, "bob", 2, day=5, baseline_assertion=base, **ratio)

    page = read(f"/claims/{found.claim_id}/")

    assert f"“{printed(found)}” > 2 × ratio · " in page.text
    assert "Not resolved: nothing says whether it rose or fell." in page.text


def test_a_measure_marks_what_was_derived(doubled: Any) -> None:
    page = read(f"/measures/{doubled.measure.slug}/")

    resolved = f"{printed(doubled)} > 8,000 (derived) bob, 5 March 2022"
    assert resolved in page.text
    assert (
        "loosely, since rounding may explain it, or one of them is approximate or derived"
        in page.text
    )
    explained = "more than 2 × 4,000 = more than 8,000"
    assert f"resolved from “{printed(doubled.baseline_assertion)}”: {explained}" in page.text
    [image] = page.all("img")
    assert f"bob: {doubled.as_printed} ({explained})." in image["alt"]
