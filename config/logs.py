"""Logs: coloured lines on a terminal, JSON elsewhere, each with the id of its request."""

import logging
import re
import sys
import uuid
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares import request

SUSPICIOUS = "django.security."
LONGEST = 200  # characters
# Clients of Google's API send their keys along. They are of no use here, and no business of a log.
KEYS = re.compile(r"(?<=[?&])(key|access_token|oauth_token)=[^&]*")
COMMON: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configure(level: str) -> dict[str, Any]:
    """Set structlog up, and return Django's LOGGING: both end in the same lines on stderr."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *COMMON,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *_renderers(),
                ],
                "foreign_pre_chain": COMMON,
            }
        },
        "filters": {"briefly": {"()": lambda: _briefly}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "lines",
                "filters": ["briefly"],
            }
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # A client's mistake is an answer, not an event: django-structlog tells of it at INFO.
            "django.request": {"level": "ERROR"},
        },
    }


def _briefly(record: logging.LogRecord) -> bool:
    """What Django calls suspicious, such as a host that is not ours, is a client's doing: one short
    line, whatever the client has sent. Django adds a traceback, and calls it an error."""
    if record.name.startswith(SUSPICIOUS):
        record.levelno, record.levelname, record.exc_info = logging.WARNING, "WARNING", None
        text = record.getMessage()
        record.msg = text if len(text) <= LONGEST else f"{text[:120]} ... {text[-40:]}"
        record.args = ()
    return logging.getLogger().isEnabledFor(record.levelno)


def _renderers() -> list[Any]:
    if sys.stderr.isatty():
        plain = structlog.dev.plain_traceback
        return [structlog.dev.ConsoleRenderer(exception_formatter=plain)]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]


class RequestMiddleware(request.RequestMiddleware):
    """Gives each request an id. What else is logged of it is put together where it is read: of a
    crash, or where the level asks for it."""

    log = logging.getLogger(request.__name__)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return KEYS.sub(r"\1=…", f"{request.method} {request.get_full_path()}")

    def prepare(self, request: HttpRequest) -> None:
        if self.log.isEnabledFor(logging.INFO):
            super().prepare(request)
        else:
            given = request.META.get("HTTP_X_REQUEST_ID")
            structlog.contextvars.bind_contextvars(request_id=given or str(uuid.uuid4()))

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        is_quiet = response.status_code < 500 and not response.streaming
        if is_quiet and not self.log.isEnabledFor(logging.INFO):
            structlog.contextvars.clear_contextvars()
        else:
            super().handle_response(request, response)
