"""Names in a table are matched with entries, and the table is extended by what they have."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Speaker
from claims.queries import read_connection
from claims.services import rate_limits
from claims.services.rate_limits.leases import Limiter
from tests.support import builders
from tests.support.client import CLIENT, ROOT, ask, assert_problem
from tests.support.hidden import HIDDEN, assert_nothing_hidden, make_hidden
from tests.support.world import make_world

pytestmark = pytest.mark.django_db

SERVICE = f"{ROOT}reconcile/"
FORM = "application/x-www-form-urlencoded"


def make_public(**overrides: Any) -> Speaker:
    speaker = builders.make_speaker(**overrides)
    builders.make_claim(status="published", speaker=speaker)
    return speaker


def post(**form: Any) -> Any:
    return CLIENT.generic("POST", SERVICE, urlencode(form), content_type=FORM)


def reconciled(**query: Any) -> list[dict[str, Any]]:
    response = post(queries=json.dumps({"q": query}))
    assert response.status_code == 200, response.content
    found: list[dict[str, Any]] = response.json()["q"]["result"]
    return found


def extended(ids: list[str], *properties: str) -> dict[str, Any]:
    asked = {"ids": ids, "properties": [{"id": name} for name in properties]}
    response = post(extend=json.dumps(asked))
    assert response.status_code == 200, response.content
    return response.json()


def test_a_name_is_matched_and_the_score_explained() -> None:
    speaker = make_public(
        name="UN Refugee Agency", kind="organization", country="CH", description="Counts refugees."
    )
    builders.make_alias(speaker=speaker, name="UNHCR")

    assert reconciled(query="unhcr", type="speaker") == [
        {
            "id": str(speaker.pk),
            "name": "UN Refugee Agency",
            "description": "organization, CH, Counts refugees.",
            "type": [{"id": "speaker", "name": "Speaker"}],
            "score": 100.0,
            "match": True,
            "features": [{"id": "other_name", "value": 100.0}],
        }
    ]
    [alike] = reconciled(query="The Refugee Agency of the UN")
    assert 50 < alike["score"] <= 90
    assert not alike["match"]
    assert [each["id"] for each in alike["features"]] == ["name"]


def test_every_type_is_found_by_name_and_id_and_of_the_type_alone() -> None:
    world = make_world()
    names = {
        "speaker": world.minister.name,
        "source": world.article.title,
        "measure": world.killed.label,
        "topic": world.losses.label,
        "event": "Strike on a station",
    }

    for kind, name in names.items():
        [found] = [each for each in reconciled(query=name, type=kind) if each["match"]]
        assert found["type"][0]["id"] == kind
        assert reconciled(query=found["id"])[0]["id"] == found["id"]
        assert [e["id"] for e in reconciled(query=name) if e["match"]] == [found["id"]]
        others = [other for other in names if other != kind]
        assert not [e for e in reconciled(query=name, type=others) if e["match"]]


def test_of_two_equal_names_neither_is_a_match_until_a_property_tells_them_apart() -> None:
    american, briton = (make_public(name="John Smith", country=each) for each in ("US", "GB"))

    plain = reconciled(query="John Smith")
    told = reconciled(query="John Smith", properties=[{"pid": "country", "v": "US"}])

    assert {each["id"] for each in plain} == {str(american.pk), str(briton.pk)}
    assert not any(each["match"] for each in plain)
    assert [(each["id"], each["score"], each["match"]) for each in told] == [
        (str(american.pk), 100.0, True),
        (str(briton.pk), 70.0, False),
    ]
    assert told[1]["features"][-1] == {"id": "property.country", "value": 0}


def test_a_property_that_nothing_is_known_of_is_held_against_nobody() -> None:
    make_public(name="John Smith")

    [found] = reconciled(query="John Smith", properties=[{"pid": "country", "v": "US"}])

    assert (found["score"], found["match"]) == (100.0, True)


@pytest.mark.parametrize(
    "value",
    ["Q7817", ["Q1", "Q7817"], {"id": "Q7817", "name": "WHO"}],
    ids=["text", "several", "entity"],
)
def test_properties_alone_find_an_entity(value: Any) -> None:
    speaker = make_public(name="World Health Organization")
    builders.make_identifier(speaker=speaker, value="Q7817")
    make_public(name="Q7817")

    found = reconciled(properties=[{"pid": "wikidata", "v": value}])

    assert [each["id"] for each in found] == [str(speaker.pk)]


@pytest.mark.parametrize(
    ("strictness", "types", "is_found"),
    [
        ("any", ["speaker", "topic"], True),
        ("should", ["speaker", "topic"], True),
        ("all", ["speaker", "topic"], False),
        ("all", ["speaker"], True),
        ("any", ["Q5"], False),
        ("any", [], True),
    ],
)
def test_types_narrow_what_is_found(strictness: str, types: list[str], is_found: bool) -> None:
    make_public(name="John Smith")

    assert bool(reconciled(query="John Smith", type=types, type_strict=strictness)) == is_found


def test_what_does_not_exist_here_is_said() -> None:
    query = {"query": "x", "type": "speakers", "properties": [{"pid": "contry", "v": "US"}]}

    answer = post(queries=json.dumps({"q": query})).json()["q"]

    assert answer == {
        "result": [],
        "warnings": [
            "There is no type “speakers”. Did you mean “speaker”?",
            "There is no property “contry”. Did you mean “country”?",
        ],
    }


def test_no_more_come_than_the_limit() -> None:
    for _ in range(8):
        make_public(name="John Smith")

    assert len(reconciled(query="John Smith")) == 5
    assert len(reconciled(query="John Smith", limit=2)) == 2
    assert len(reconciled(query="John Smith", limit=50)) == 8


def test_a_batch_is_answered_query_by_query_in_a_few_statements(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("Ada Lovelace", "Grace Hopper"):
        make_public(name=name)
    asked, rows = [], read_connection.rows
    monkeypatch.setattr(
        read_connection, "rows", lambda *args, **more: asked.append(args) or rows(*args, **more)
    )

    def statements(size: int) -> int:
        asked.clear()
        names = ["Ada Lovelace", "Grace Hopper", "Nobody at all", ""]
        queries = {f"q{n}": {"query": names[n % 4]} for n in range(size)}
        answer = post(queries=json.dumps(queries)).json()
        assert list(answer) == list(queries)
        for key, query in queries.items():
            names = [each["name"] for each in answer[key]["result"] if each["match"]]
            assert names == ([query["query"]] if " " in query["query"][:6] else [])
        return len(asked)

    assert statements(4) == statements(48) <= 8


def test_it_may_be_asked_by_its_address() -> None:
    make_public(name="Ada Lovelace")

    found = ask(SERVICE, {"queries": json.dumps({"q": {"query": "Ada Lovelace"}})}).json()
    empty = ask(SERVICE, {"queries": "{}"}).json()

    assert found["q"]["result"][0]["match"] is True
    assert empty == {}


def test_a_large_batch_is_refused_and_a_batch_is_charged_by_its_size(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RATE_LIMIT = 100
    monkeypatch.setattr(rate_limits, "LIMITER", Limiter(window=1_000_000_000))
    batch = {f"q{n}": {"query": "x"} for n in range(51)}

    refused = post(queries=json.dumps(batch))
    batch.pop("q50")
    taken = post(queries=json.dumps(batch))

    assert_problem(refused, 413, "batch_too_large")
    assert taken.status_code == 200
    assert ";r=88;" in taken["RateLimit"], "one for the refused, eleven for the other"


@pytest.mark.parametrize(
    ("query", "code", "pointer"),
    [
        ([], "wrong_type", "/q"),
        ("Ada", "wrong_type", "/q"),
        ({}, "required", "/q"),
        ({"limit": 1}, "required", "/q"),
        ({"properties": []}, "required", "/q"),
        ({"query": 5}, "wrong_type", "/q/query"),
        ({"query": None}, "wrong_type", "/q/query"),
        ({"query": "a\0"}, "invalid_character", "/q/query"),
        ({"query": "a" * 1001}, "too_long", "/q/query"),
        ({"query": "a", "props": []}, "unknown_field", "/q/props"),
        ({"properties": [{"pid": "kind", "v": ["a"] * 11}]}, "too_many_values", "/q"),
        ({"query": "a", "limit": 0}, "out_of_range", "/q/limit"),
        ({"query": "a", "limit": 51}, "out_of_range", "/q/limit"),
        ({"query": "a", "limit": 1.5}, "out_of_range", "/q/limit"),
        ({"query": "a", "limit": "1"}, "out_of_range", "/q/limit"),
        ({"query": "a", "limit": True}, "out_of_range", "/q/limit"),
        ({"query": "a", "type": 1}, "wrong_type", "/q/type/0"),
        ({"query": "a", "type": {"id": "speaker"}}, "wrong_type", "/q/type/0"),
        ({"query": "a", "type_strict": "some"}, "unknown_value", "/q/type_strict"),
        ({"query": "a", "properties": {}}, "wrong_type", "/q/properties"),
        ({"query": "a", "properties": ["x"]}, "wrong_type", "/q/properties/0"),
        ({"query": "a", "properties": [{"pid": "x"}]}, "required", "/q/properties/0"),
        ({"query": "a", "properties": [{"pid": 1, "v": ""}]}, "wrong_type", "/q/properties/0/pid"),
        (
            {"query": "a", "properties": [{"pid": "x", "v": None}]},
            "wrong_type",
            "/q/properties/0/v/0",
        ),
        ({"query": "a", "properties": [{"pid": "x", "v": {}}]}, "required", "/q/properties/0/v/0"),
    ],
)
def test_a_wrong_query_is_refused_with_its_place(query: Any, code: str, pointer: str) -> None:
    problem = assert_problem(post(queries=json.dumps({"q": query})), 400, code)

    [fault] = problem["errors"]
    assert (fault["parameter"], fault["pointer"]) == ("queries", pointer)
    assert fault["detail"]


def test_all_faults_of_a_batch_are_told() -> None:
    batch = {"a": {"query": 1, "limit": 0}, "b/c": {"props": []}, "d": {"query": "x"}}

    problem = assert_problem(post(queries=json.dumps(batch)), 400)

    assert [fault["pointer"] for fault in problem["errors"]] == [
        "/a/query",
        "/a/limit",
        "/b~1c/props",
    ]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"queries": "{}", "extend": "{}"}, "required"),
        ({"queries": "[]"}, "not_an_object"),
        ({"queries": "{"}, "invalid_json"),
        ({"queries": ""}, "empty_value"),
        ({"queries": '{"a": {"query": "x", "query": "y"}}'}, "duplicate_key"),
        ({"queries": "[" * 5000}, "too_deep"),
        ({"queries": '{"a": NaN}'}, "invalid_number"),
        ({"query": "x"}, "unknown_parameter"),
        ({"queries": '{"\\ud800": {"query": "x"}}'}, "invalid_character"),
        ({"queries": '{"\\ud800": 1, "\\ud800": 2}'}, "duplicate_key"),
        ({"extend": "{}"}, "required"),
        ({"extend": '{"ids": []}'}, "required"),
        ({"extend": '{"ids": [1], "properties": []}'}, "wrong_type"),
        ({"extend": '{"ids": [], "properties": ["kind"]}'}, "wrong_type"),
        ({"extend": json.dumps({"ids": ["x"] * 201, "properties": []})}, "too_many_values"),
    ],
)
def test_a_wrong_form_is_refused(form: dict[str, str], code: str) -> None:
    assert_problem(post(**form), 400, code)


WORD = st.sampled_from(["speaker", "kind", "any", "Ada", "pid", "v", "id", "", "\0", "\ud800", "%"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORD | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD, inner, max_size=3),
    max_leaves=8,
)
QUERY = st.dictionaries(
    st.sampled_from(["query", "type", "limit", "properties", "type_strict", "x"]), JSON, max_size=5
)
EXTENSION = st.dictionaries(st.sampled_from(["ids", "properties"]), JSON, max_size=2)


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(batch=st.dictionaries(WORD, QUERY, max_size=3), extension=EXTENSION)
def test_nothing_that_is_asked_breaks_it(batch: Any, extension: Any) -> None:
    for form in ({"queries": json.dumps(batch)}, {"extend": json.dumps(extension)}):
        response = post(**form)

        assert response.status_code in (200, 400)
        if response.status_code == 400:
            assert all(fault["detail"] for fault in assert_problem(response, 400)["errors"])


def test_another_body_is_refused() -> None:
    sent = {"data": "{}", "content_type": "application/json"}

    assert_problem(CLIENT.generic("POST", SERVICE, **sent), 415, "unsupported_media_type")
    assert_problem(post(queries='{"a": "' + "x" * 300_000 + '"}'), 413, "too_long")


def test_nothing_tells_of_what_is_not_public() -> None:
    public = builders.make_claim(status="published")
    hidden = [row for status in HIDDEN for row in make_hidden(status, public)]
    world = SimpleNamespace(unseen=hidden)
    slugs = [row.slug for row in hidden if hasattr(row, "slug")]
    keys = [str(row.pk) for row in hidden]

    asked = ["Xyzzy", "Xyzzy draft", "Xyzzy measure", *slugs, *keys]
    for start in range(0, len(asked), 50):
        batch = {f"q{n}": {"query": text} for n, text in enumerate(asked[start : start + 50])}
        answer = post(queries=json.dumps(batch))
        assert answer.status_code == 200
        assert_nothing_hidden(world, answer.content)
    for prefix in ("x", "Xyzzy", keys[0], slugs[0]):
        assert_nothing_hidden(world, ask(f"{SERVICE}suggest/entity/", {"prefix": prefix}).content)
    found = extended(keys, "kind", "slug", "url")["rows"]
    assert found == {key: {"kind": [], "slug": [], "url": []} for key in keys}
    for row in hidden[:9]:
        assert_problem(ask(f"{SERVICE}preview/{row.pk}/"), 404)
        assert_problem(ask(f"{SERVICE}entities/{row.pk}/"), 404)


# ---- extension


def test_a_table_is_extended_by_what_entities_have() -> None:
    world = make_world()
    minister, article, strike = str(world.minister.pk), str(world.article.pk), "Strike on a station"
    [event] = [each["id"] for each in reconciled(query=strike, type="event") if each["match"]]

    properties = (
        "kind country aliases wikidata organizations publisher latitude start nothing".split()
    )

    answer = extended([minister, article, event, "nobody"], *properties)

    assert {key: known(row) for key, row in answer["rows"].items()} == {
        minister: {
            "kind": [{"str": "person"}],
            "country": [{"str": "PL"}],
            "aliases": [{"str": "A. Minister"}],
            "wikidata": [{"str": "Q1"}],
            "organizations": [{"id": str(world.ministry.pk), "name": "Ministry"}],
        },
        article: {
            "kind": [{"str": "article"}],
            "publisher": [{"id": str(world.outlet.pk), "name": "Daily"}],
        },
        event: {
            "kind": [{"str": "strike"}],
            "latitude": [{"float": 48.7389}],
            "start": [{"str": "2022-03-05"}],
            "wikidata": [{"str": "Q2"}],
        },
        "nobody": {},
    }
    assert all(list(row) == properties for row in answer["rows"].values())
    assert [each["id"] for each in answer["meta"]] == properties
    assert answer["meta"][5] == {
        "id": "publisher",
        "name": "Publisher",
        "type": {"id": "speaker", "name": "Speaker"},
    }
    [warning] = answer["warnings"]
    assert warning.startswith("There is no property “nothing”.")


def known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: values for name, values in row.items() if values}


def test_a_merged_entity_has_what_its_survivor_has() -> None:
    survivor, merged = make_public(name="The survivor"), make_public(name="Another")
    Speaker.objects.filter(pk=merged.pk).update(merged_into=survivor)

    rows = extended([str(merged.pk)], "slug")["rows"]

    assert rows == {str(merged.pk): {"slug": [{"str": survivor.slug}]}}
    assert ask(f"{SERVICE}entities/{merged.pk}/")["Location"].endswith(f"/{survivor.pk}/")


@pytest.mark.parametrize(
    ("query", "first", "many"),
    [
        ({"type": "speaker"}, "slug", 10),
        ({"type": "speaker", "limit": 3}, "slug", 3),
        ({}, "slug", 20),
        ({"type": "", "limit": ""}, "slug", 20),
    ],
)
def test_properties_are_proposed(query: dict[str, Any], first: str, many: int) -> None:
    answer = ask(f"{SERVICE}properties/", query).json()

    assert answer["properties"][0]["id"] == first
    assert len(answer["properties"]) >= many
    assert answer.get("type", "") == query.get("type", "")


# ---- suggestions


@pytest.mark.parametrize("prefix", ["V", "vol", "Volodymyr Z", "Zelen", "zelenskyy", "Зелен"])
def test_an_entity_is_suggested_while_its_name_is_typed(prefix: str) -> None:
    speaker = make_public(name="Volodymyr Zelenskyy", kind="person")
    builders.make_alias(speaker=speaker, name="Зеленський")

    answer = ask(f"{SERVICE}suggest/entity/", {"prefix": prefix, "spell": "always", "key": ""})

    assert answer.json() == {
        "result": [
            {
                "id": str(speaker.pk),
                "name": "Volodymyr Zelenskyy",
                "description": "person",
                "notable": [{"id": "speaker", "name": "Speaker"}],
            }
        ]
    }


def test_suggestions_go_on_from_a_cursor_and_keep_to_a_type() -> None:
    for number in range(12):
        make_public(name=f"Smith {number:02}")

    def suggested(**query: Any) -> list[str]:
        found = ask(f"{SERVICE}suggest/entity/", {"prefix": "Smith"} | query).json()["result"]
        return [each["name"] for each in found]

    assert len({*suggested(), *suggested(cursor=10)}) == 12
    assert len(suggested()) == 10
    assert suggested(type="topic") == suggested(cursor=90) == suggested(prefix=" ") == []


@pytest.mark.parametrize(
    ("of", "query", "ids"),
    [
        ("type", {"prefix": "sp"}, ["speaker"]),
        ("type", {"prefix": ""}, ["speaker", "source", "measure", "topic", "event"]),
        ("property", {"prefix": "count"}, ["country"]),
        ("property", {"prefix": "wiki", "type": "event"}, ["wikidata"]),
        ("property", {"prefix": "wiki", "type": "topic"}, []),
    ],
)
def test_types_and_properties_are_suggested(of: str, query: dict[str, str], ids: list[str]) -> None:
    result = ask(f"{SERVICE}suggest/{of}/", query).json()["result"]

    assert [each["id"] for each in result] == ids


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("suggest/entity/?prefix=%00", "null_character"),
        ("suggest/entity/?prefix=a&cursor=x", "out_of_range"),
        ("suggest/entity/?prefix=a&type=speakers", "unknown_type"),
        ("suggest/entity/?prefix=%ff", "invalid_encoding"),
        ("properties/?type=speakers", "unknown_type"),
        ("properties/?limit=-1", "out_of_range"),
        ("?callback=show", "unknown_parameter"),
    ],
)
def test_what_cannot_be_suggested_is_refused(address: str, code: str) -> None:
    path, _, query = address.partition("?")

    assert_problem(ask(SERVICE + path, query), 400, code)


# ---- pages


def test_a_card_is_shown_in_a_frame_of_any_page() -> None:
    speaker = make_public(name="<b>Ada</b>", description="Counts & reckons.")

    card = ask(f"{SERVICE}preview/{speaker.pk}/")

    assert card["Content-Type"] == "text/html; charset=utf-8"
    assert "X-Frame-Options" not in card.headers
    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "default-src 'none'" in card["Content-Security-Policy"]
    text = card.content.decode()
    assert "&lt;b&gt;Ada&lt;/b&gt;" in text
    assert "Counts &amp; reckons." in text
    assert ask(f"{SERVICE}preview/{speaker.pk}/", if_none_match=card["ETag"]).status_code == 304


def test_an_id_leads_to_a_page() -> None:
    world = make_world()

    for row in (world.minister, world.article, world.killed, world.losses):
        response = ask(f"{SERVICE}entities/{row.pk}/")
        assert response.status_code == 302
        assert ask(response["Location"]).status_code == 200
    assert_problem(ask(f"{SERVICE}entities/x/"), 404)


def test_a_script_of_any_page_may_ask() -> None:
    told = ask(
        SERVICE,
        method="options",
        origin="https://refine.example",
        access_control_request_method="POST",
    )

    assert "POST" in told["Access-Control-Allow-Methods"]
    assert post(queries="{}")["Access-Control-Allow-Origin"] == "*"
