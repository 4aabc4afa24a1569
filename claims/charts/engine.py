"""The drawing engine is a process of its own, which can be ended when it takes too long.

Vega runs in a JavaScript runtime within vl-convert, some 100 MB of memory that no web server's
process should have to carry, and nothing inside a process can stop it. So this file is run by
itself: it reads requests from standard input (one byte, `s` for SVG or 1 to 3 for PNG at that
scale; the length in 4 bytes; a specification in JSON, or the SVG that becomes a PNG) and answers
each on standard output (`+` or `-`; the length in 4 bytes; the picture, or what went wrong). It
ends with its input, or after some minutes of rest. It may load nothing: no address is allowed.
"""

from __future__ import annotations

import os
import sys
from threading import Timer
from typing import BinaryIO

import vl_convert

REST = 300.0  # seconds without a request, after which it ends
SVG = b"s"
NOWHERE: list[str] = []  # the addresses that data may be loaded from
VERSION = "6.1"  # of Vega-Lite


def draw(form: bytes, given: str) -> bytes:
    if form == SVG:
        return vl_convert.vegalite_to_svg(
            given, vl_version=VERSION, allowed_base_urls=NOWHERE
        ).encode()
    return vl_convert.svg_to_png(given, scale=float(form))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    rest = _resting()
    while form := requests.read(1):
        rest.cancel()
        given = requests.read(int.from_bytes(requests.read(4), "big"))
        try:
            sign, found = b"+", draw(form, given.decode())
        except Exception as error:  # noqa: BLE001 (whatever it is, the asker is told)
            sign, found = b"-", str(error).encode()
        answers.write(sign + len(found).to_bytes(4, "big") + found)
        answers.flush()
        rest = _resting()


def _resting() -> Timer:
    timer = Timer(REST, os._exit, [0])
    timer.daemon = True
    timer.start()
    return timer


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
