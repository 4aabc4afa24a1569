"""A process that ends as a worker of the server does, and tells how far its end went."""

import atexit
import os
import sys
from pathlib import Path


class _Told:
    """What Python tells when it takes itself down."""

    def __init__(self, file: int) -> None:
        self.file, self.write = file, os.write

    def __del__(self) -> None:
        self.write(self.file, b"taken down;")


def end_as_a_worker(told: Path) -> None:
    from config import wsgi  # noqa: F401 -- loaded by the worker alone

    file = os.open(told, os.O_WRONLY | os.O_CREAT)
    atexit.register(os.write, file, b"left;")
    sys.__dict__["kept"] = _Told(file)
