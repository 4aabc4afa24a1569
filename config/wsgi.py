"""The application as a WSGI server runs it: many requests over few connections, none for long.

Under `manage.py serve` each worker loads this module afresh."""

import atexit
import logging
import multiprocessing
import os
import threading
from multiprocessing.process import BaseProcess

from django.core.wsgi import get_wsgi_application

from config import environment, roles


def end() -> None:
    """Leave Python as it is: taking it down frees what holds a thread of the server's, and that
    thread then comes back to a Python that is gone, which aborts the process."""
    logging.shutdown()
    os._exit(0)


def belong_to(parent: BaseProcess) -> None:
    """End when the main process does, even by kill -9: an orphan would keep the port.

    And leave its process group: Ctrl-C is for the main process, which then ends its workers."""
    os.setpgid(0, 0)

    def end_with_it() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=end_with_it, daemon=True).start()


if parent := multiprocessing.parent_process():
    atexit.register(end)  # before all others, so that it is called after them
    belong_to(parent)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("STATEMENT_TIMEOUT", "15")
os.environ.setdefault("READ_TIMEOUT", "5")
roles.act_for("answering requests")
environment.provide_database()
application = get_wsgi_application()
