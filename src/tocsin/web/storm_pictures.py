"""Charts of the storms as files: SVG as it is, or PNG for programs that take no SVG."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from litestar import Response, get
from litestar.params import FromPath

from tocsin.desk.measurements import Measured
from tocsin.domain.errors import Unavailable, Unknown
from tocsin.domain.people import Permission
from tocsin.web.security import Asked, TheDesk, may

_FIGURE = re.compile(r"<figure[^>]*><figcaption>(.*?)</figcaption>(<svg .*?</svg>)</figure>", re.DOTALL)
"""A chart as the brief writes it."""
_GROUND = '><rect width="100%" height="100%" fill="white"/>'
_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
_SCALE = 2.0


@dataclass(frozen=True, slots=True)
class StormChart:
    """A chart with its caption as plain text."""

    caption: str
    svg: str


def charts_of(measured: Measured | None, number: int) -> dict[str, StormChart]:
    """Return the charts of one storm by their place on its page, "1" first. Number 0 stands for all storms together."""
    parts = (measured.overall, *measured.parts) if measured else ()
    html = parts[number] if number < len(parts) else ""
    return {str(place): StormChart(unescape(caption), svg) for place, (caption, svg) in enumerate(_FIGURE.findall(html), start=1)}


@get("/storms/{number:int}/pictures/{name:str}", guards=[may(Permission.READ)], sync_to_thread=True)
def storm_picture(request: Asked, desk: TheDesk, number: FromPath[int], name: FromPath[str]) -> Response[bytes]:
    """Return one chart as a file, such as ``1.svg`` or ``1.png``."""
    place, _, form = name.rpartition(".")
    chart = charts_of(desk.measurements.latest(by=request.user.name), number).get(place)
    if chart is None or form not in _TYPES:
        raise Unknown("picture of the storms", name, "the last measurement has none of this name")
    svg = chart.svg.replace(">", _GROUND, 1)  # a file of its own may be opened on a dark ground
    headers = {"Content-Disposition": f'attachment; filename="storm-{number}-{name}"'}
    return Response(_as_png(svg) if form == "png" else svg.encode(), media_type=_TYPES[form], headers=headers)


def _as_png(svg: str) -> bytes:
    try:
        import vl_convert
    except ImportError:
        raise Unavailable("this desk cannot draw PNG: save the picture as SVG") from None
    return bytes(vl_convert.svg_to_png(svg, scale=_SCALE))
