"""Records of a browser (HAR): each body that it received or sent, by its own format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tocsin.domain.report import Submission
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.json_messages import iso_time
from tocsin.ingest.reports.nested import read_inner
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource
from tocsin.ingest.syntax.har import Body, bodies, is_har


def read(source: InputSource) -> Iterator[Item]:
    """Return the reports in the bodies, with the time of the exchange where they state none. Pictures are listed, not read."""
    answers = bodies(source.stream.whole(source.limits.document))
    media = [body for body in answers if body.is_medium]
    texts = [body for body in answers if not body.is_medium]
    for body in texts[: source.limits.members]:
        yield from _items(source, body)
    for body in [*media, *texts[source.limits.members :]]:
        yield source.refused(
            f"{source.name}/{body.name}", "not looked at" if body.is_medium else "has more bodies than are read", body.data
        )


def _items(source: InputSource, body: Body) -> Iterator[Item]:
    began = iso_time(body.began) if body.began else None
    for item in read_inner(source, f"{source.name}/{body.name}", body.data):
        is_timed = not isinstance(item, Submission) or item.heard or item.happened
        yield item if is_timed or not isinstance(item, Submission) else replace(item, heard=began)


def _is_har(head: FileHead) -> bool:
    return is_har(head.bare)


FORMATS = (Format("har", read, _is_har, strings="none"),)
