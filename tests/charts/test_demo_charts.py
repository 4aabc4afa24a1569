"""The pictures of the demo: what they show, and in which sizes and formats."""

from __future__ import annotations

import struct
from xml.etree import ElementTree

import pytest

from claims.charts.colours import DARK
from tests.support.charts import SVG, parsed, place
from tests.support.client import ask

# Every test here has the demo, which is loaded once.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_demo")]


def test_an_svg_says_what_it_shows() -> None:
    response = ask(place("russian-servicemen-killed"))

    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml"
    root = parsed(response.content)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "Russian servicemen killed in Ukraine since 24 February 2022"
    assert description.text == (
        "Russian servicemen killed in Ukraine since 24 February 2022. 7 figures by 7 speakers, "
        "2 March 2022 to 25 March 2022. By Associated Press, CNN, Igor Konashenkov, Komsomolskaya "
        "Pravda, Reuters and 2 others. Lowest: 498. Highest: 17,710. 1 figure withdrawn. "
        "From 3 March 2022 to 25 March 2022 no value fits all figures that count. "
        "2 March 2022, Igor Konashenkov: 498. "
        "3 March 2022, Ukrinform, after Ukrainian Ground Forces: roughly 9000. "
        "6 March 2022, Reuters, after General Staff of the Armed Forces of Ukraine: more than "
        "11000. 20 March 2022, Komsomolskaya Pravda: 9861 (withdrawn). "
        "23 March 2022, Associated Press, after Senior NATO military official: between 7,000 and "
        "15,000. 25 March 2022, CNN, after General Staff of the Armed Forces of Ukraine: about "
        "16100. 25 March 2022, Sergei Rudskoi: 1,351."
    )


def test_an_svg_stands_by_itself() -> None:
    root = parsed(ask(place("civilians-killed-in-ukraine")).content)

    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "rect", "path", "text", "tspan", "line"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in names if "href" in name or name.startswith("on")}
    assert "url(" not in ElementTree.tostring(root, encoding="unicode")


@pytest.mark.parametrize(
    ("query", "width"), [("", 800), ("width=400", 400), ("width=400&scale=2", 800)]
)
def test_a_png_is_as_wide_as_asked(query: str, width: int) -> None:
    response = ask(place("russian-servicemen-killed", "series.png"), query)

    assert response["Content-Type"] == "image/png"
    assert response.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", response.content[16:20]) == (width,)


def test_the_specification_is_what_is_drawn() -> None:
    found = ask(place("russian-servicemen-killed", "series.vl.json"), "theme=dark&width=600")

    assert found["Content-Type"] == "application/json"
    assert found.json()["background"] == DARK.ground
    assert found.json()["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    rows = [row for layer in found.json()["layer"] for row in layer["data"]["values"]]
    assert {row["printed"]: row["kind"] for row in rows if "printed" in row} == {
        "498": "number",
        "roughly 9000": "range",
        "more than 11000": "more",
        "9861": "number",
        "between 7,000 and 15,000": "range",
        "about 16100": "range",
        "1,351": "number",
    }


def test_lines_may_be_of_those_who_said_it_first() -> None:
    found = ask(place("russian-servicemen-killed", "series.vl.json"), "by=root_speaker").json()

    assert "By General Staff of the Armed Forces of Ukraine, " in found["description"]
    assert "7 figures by 6 root speakers" in found["description"]
