"""Pictures in scripts of the world: where lines break and which way they run, and in which font."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.charts.colours import LIGHT
from claims.charts.renderer import Renderer
from claims.charts.scripts import with_fonts
from claims.charts.specification import specification
from claims.charts.text_layout import isolated, width, wrapped
from tests.support.charts import chart, drawn, figure, said

FONTS = Path("/usr/share/fonts")
LTR, RTL, END = "\u2066", "\u2067", "\u2069"


# ---- lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("乌克兰境内死亡的平民人数", ["乌克兰境内死", "亡的平民人数"]),
        ("乌克兰境内死亡。平民人数", ["乌克兰境内死", "亡。平民人数"]),
        ("乌克兰境内死。平民人数", ["乌克兰境内", "死。平民人数"]),
        ("东京（人数）和大阪的人", ["东京（人数）", "和大阪的人"]),
        ("死者 of 2024年", ["死者 of", "2024年"]),
        ("จำนวนผู้เสียชีวิต", ["จำนวนผู้เสีย", "ชีวิต"]),
    ],
)
def test_a_line_ends_where_its_script_lets_it(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10, 65, most=3) == lines
    assert all(width(line, 10) <= 65 for line in lines)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("Володимир 习近平", "Володимир 习近平"),
        ("محمود عباس!", f"{RTL}محمود عباس!{END}"),
        ("בנימין (2)", f"{RTL}בנימין (2){END}"),
        ("Ada אבא 12", f"{LTR}Ada אבא 12{END}"),
        ("12 אבא", f"{RTL}12 אבא{END}"),
        ("mirrored \u202e21", f"{LTR}mirrored \u202e21{END}"),
    ],
)
def test_a_text_runs_its_own_way_and_takes_nothing_along(text: str, found: str) -> None:
    assert isolated(text) == found
    assert width(found, 10) == width(text, 10)


def test_names_keep_apart_in_a_line_and_lines_run_as_their_whole() -> None:
    found = drawn(
        figure(line="عباس", speaker="عباس"), sources=("رويترز", "הארץ", "Wafa"), title="عدد القتلى"
    )

    assert f"{RTL}عدد القتلى{END}" in said(found)
    assert f"{RTL}عباس{END}" in said(found)
    names = f"{RTL}رويترز{END}, {RTL}הארץ{END}, Wafa"
    assert f"{LTR}Sources: {names}{END}" in said(found)
    assert wrapped("عدد of 1,000", 10, 40, most=2) == [f"{RTL}عدد of{END}", f"{RTL}1,000{END}"]


# ---- fonts


@pytest.mark.parametrize(
    ("line", "set_as"),
    [
        ("Ada, Володимир, Κυριάκος", "Ada, Володимир, Κυριάκος"),
        ("عباس (2)", "<DejaVu Sans|عباس (2)>"),
        ("Sources: นายกรัฐมนตรี", "<Loma|Sources: นายกรัฐมนตรี>"),
        ("नरेन्द्र मोदी 12", "<FreeSans|नरेन्द्र मोदी 12>"),
        ("Xi 习近平, 2", "Xi <Noto Sans CJK SC|习近平>, 2"),
        ("岸田 きしだ", "<Noto Sans CJK JP|岸田> <Noto Sans CJK JP|きしだ>"),
        ("윤석열", "<Noto Sans CJK KR|윤석열>"),
        ("عباس, 习近平", "<DejaVu Sans|عباس, <Noto Sans CJK SC|习近平>>"),
        ("मोदी, 习近平", "<FreeSans|मोदी, 习近平>"),
    ],
)
def test_a_line_is_set_in_a_font_of_its_script(line: str, set_as: str) -> None:
    assert plain(with_fonts(f"<text y='习'>{line}</text>")) == f"<text y='习'>{set_as}</text>"


def plain(picture: str) -> str:
    """With the first font alone, and fewer signs."""
    parts = picture.replace("</tspan>", ">").split('<tspan font-family="')
    fonts = [part.partition('">') for part in parts[1:]]
    return parts[0] + "".join("<" + names.split("'")[1] + f"|{text}" for names, _, text in fonts)


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    found = Renderer(places=1)
    yield found
    found.stop()


@pytest.mark.parametrize(
    ("file", "one", "other"),
    [
        ("LiberationSans-Regular.ttf", "Ж", "Ω"),
        ("DejaVuSans-Bold.ttf", "م", "ب"),
        ("DejaVuSans-Bold.ttf", "(3) מ", "(3) ב"),
        ("FreeSansBold.ttf", "2 म", "2 ब"),
        ("Loma-Bold.ttf", "2 ม", "2 บ"),
        ("NotoSansCJK-Bold.ttc", "Xi 习", "Xi 近"),
        ("NotoSansCJK-Bold.ttc", "き", "し"),
        ("NotoSansCJK-Bold.ttc", "윤", "석"),
    ],
)
def test_a_script_that_the_machine_has_a_font_for_is_no_box(
    renderer: Renderer, file: str, one: str, other: str
) -> None:
    """Boxes look alike, whatever they stand for."""
    if not any(FONTS.rglob(file)):
        pytest.skip(f"{file} is not installed")

    def dots(title: str) -> bytes:
        found: dict[str, Any] = specification(chart(title=title), width=400, theme=LIGHT)
        return renderer.draw(found, "1")

    assert dots(one) != dots(other)


def test_an_svg_keeps_its_place_in_a_page_that_runs_the_other_way(renderer: Renderer) -> None:
    found = renderer.draw(specification(chart(), width=400, theme=LIGHT), "s")

    assert b"<svg role='img' aria-labelledby='title desc' direction='ltr' " in found
