"""The form of the log on standard error. A line names a kind and a place, never words of a report, an address or a sender."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import click
import msgspec

_encode = msgspec.json.Encoder().encode


class JsonLog(logging.Formatter):
    """One JSON object a line: time in UTC, level, part of Tocsin, message. Tracebacks are left out: they may quote a report."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        at = datetime.fromtimestamp(record.created, UTC)
        return _encode({"at": at, "level": record.levelname.lower(), "part": record.name, "message": record.getMessage()}).decode()


def _set(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if value == "json":
        handler = logging.StreamHandler()
        handler.setFormatter(JsonLog())
        logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    return value


log_option = click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    expose_value=False,
    callback=_set,
    help="Form of the log on standard error. No line holds words of a report or an address.",
)
