"""Charts as SVG text, so that the page needs no script and no network. Each chart has a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Any

from tocsin.analysis.storms.baseline import HOUR_MS
from tocsin.analysis.storms.rise import Rise
from tocsin.domain.storm import Call, Group, Storm

# The sheets of the brief and of the desk give each of these another colour where the page is dark; QUIET is seen on both.
INK, TIDE, QUIET, CALL, GRID = "#1b1b1b", "#0b5394", "#8a8a8a", "#b45309", "#e5e5e5"
_AXIS = {"labelColor": INK, "titleColor": INK, "gridColor": GRID, "tickColor": QUIET, "domainColor": QUIET}
_CONFIG = {"background": None, "font": "sans-serif", "view": {"stroke": GRID}, "axis": _AXIS}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAILY_BEYOND = 14 * 24
_BEFORE = 48
_MOST_POINTS = 30
_NAME, _SPARE = 240, 70
"""Pixels for the name of a bar, and to its left for those whose browser draws it in wider letters than it was measured in."""

Table = tuple[Sequence[str], list[Sequence[Any]]]


def drawn(spec: dict[str, Any]) -> str:
    """Return a Vega-Lite chart as SVG, or an empty string if the drawing library is not installed."""
    try:
        import vl_convert
    except ImportError:
        return ""
    return str(vl_convert.vegalite_to_svg({"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "config": _CONFIG, **spec}))


def timeline_table(rise: Rise) -> Table:
    """Return rows of time, mentions and baseline with its 95 % interval, by hour or, for a long storm, by day."""
    first, last = max(0, rise.first - _BEFORE), min(len(rise.counts) - 1, rise.last + _BEFORE // 4)
    step = 24 if last - first > _DAILY_BEYOND else 1
    rows: list[Sequence[Any]] = []
    start = first - (rise.start + first) % step
    for hour in range(start, last + 1, step):
        span = slice(max(0, hour), hour + step)
        usual = rise.baseline.over(max(0, hour), min(len(rise.counts), hour + step) - 1)
        mean, low, high = usual.value, usual.low, usual.high
        rows.append(((rise.start + hour) * HOUR_MS, int(rise.counts[span].sum()), round(mean, 2), low, high))
    return ("time (UTC)", "mentions", "usual", "usual from", "usual to"), rows


def timeline(rows: list[Sequence[Any]], storm: Storm) -> str:
    """Return a chart of mentions over time with the baseline, its interval, and the calls."""
    data = [{"time": r[0], "mentions": r[1], "usual": r[2], "low": r[3], "high": r[4]} for r in rows]
    calls = [{"time": int(call.time.timestamp() * 1000)} for call in storm.calls]
    x = _utc()
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "area", "color": QUIET, "opacity": 0.35}, "encoding": {"x": x, "y": _y("low"), "y2": {"field": "high"}}},
        {"mark": {"type": "line", "color": QUIET, "strokeDash": [4, 3]}, "encoding": {"x": x, "y": _y("usual")}},
        {
            "mark": {"type": "line", "color": TIDE, "point": {"color": TIDE} if len(rows) < _MOST_POINTS else False},
            "encoding": {"x": x, "y": _y("mentions")},
        },
    ]
    if calls:
        layers.append({"data": {"values": calls}, "mark": {"type": "rule", "color": CALL, "size": 2}, "encoding": {"x": x}})
    if data:
        layers.append(_peak(max(data, key=lambda row: row["mentions"]), x))
    return drawn({"width": 720, "height": 240, "data": {"values": data}, "layer": layers})


def _peak(row: dict[str, Any], x: dict[str, Any]) -> dict[str, Any]:
    """Return the layer that prints the number of the highest hour."""
    words = {"value": f"{row['mentions']:,}"}
    mark = {"type": "text", "align": "right", "dx": -8, "fontWeight": "bold", "color": INK}
    return {"data": {"values": [row]}, "mark": mark, "encoding": {"x": x, "y": _y("mentions"), "text": words}}


def _utc() -> dict[str, Any]:
    axis = {"format": "%d %b %H:%M", "labelOverlap": "greedy", "labelSeparation": 24}
    return {"field": "time", "type": "temporal", "scale": {"type": "utc"}, "axis": axis, "title": "UTC"}


def _y(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "title": "posts"}


def bars(labels: Sequence[str], counts: Sequence[int]) -> str:
    """Return a bar chart of counts by name, in the given order."""
    data = [{"name": name, "posts": count} for name, count in zip(labels, counts, strict=True)]
    encoding = {
        "y": {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": _NAME}},
        "x": {"field": "posts", "type": "quantitative", "title": "posts", "axis": {"tickCount": 5}},
    }
    number = {"field": "posts", "type": "quantitative", "format": ","}
    layers = [
        {"mark": {"type": "bar", "color": TIDE}, "encoding": encoding},
        {"mark": {"type": "text", "align": "left", "dx": 4, "color": INK}, "encoding": {**encoding, "text": number}},
    ]
    room = {"left": _SPARE, "top": 5, "right": 5, "bottom": 5}
    return drawn({"width": 560, "padding": room, "data": {"values": data}, "layer": layers})


def hours(rows: Sequence[tuple[datetime, int]], calls: Sequence[Call]) -> str:
    """Return a small chart of posts by hour, with the calls as vertical lines."""
    first = rows[0][0].timestamp() * 1000 if rows else 0.0
    data = [{"time": int(hour.timestamp() * 1000), "posts": posts} for hour, posts in rows]
    x = _utc()
    lines = [{"time": int(call.time.timestamp() * 1000)} for call in calls if call.time.timestamp() * 1000 >= first - HOUR_MS * _BEFORE]
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "area", "color": TIDE, "interpolate": "step-after"}, "encoding": {"x": x, "y": _y("posts")}}
    ]
    if lines:
        layers.append({"data": {"values": lines}, "mark": {"type": "rule", "color": CALL, "size": 2}, "encoding": {"x": x}})
    return drawn({"width": 640, "height": 110, "data": {"values": data}, "layer": layers})


def rhythm_table(storm: Storm) -> Table:
    """Return rows of posts by day of the week."""
    return ("day (UTC)", "posts"), [(day, count) for day, count in zip(_DAYS, storm.rhythm, strict=True)]


def network(groups: Sequence[Group], links: Sequence[tuple[str, str, int]], most_names: int = 60) -> str:
    """Return a picture of groups as rings of accounts, with a line between two that acted together."""
    drawings, offset, width = [], 0.0, 0.0
    for number, group in enumerate(groups[:6], start=1):
        names = group.accounts[:most_names]
        radius = max(60.0, 9.0 * len(names))
        part, width = _ring(names, [link for link in links if link[0] in names and link[1] in names], radius), 2 * radius + 240
        title = f'<text y="{-radius - 45:.0f}" {_FONT} font-weight="bold">Group {number}</text>'
        drawings.append(f'<g transform="translate({offset + width / 2:.0f},{radius + 70:.0f})">{title}{part}</g>')
        offset += width
    height = max((2 * max(60.0, 9.0 * len(g.accounts[:most_names])) + 140 for g in groups[:6]), default=0)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {offset:.0f} {height:.0f}">{"".join(drawings)}</svg>' if drawings else ""


_FONT = f'text-anchor="middle" font-family="sans-serif" font-size="11" fill="{INK}"'


def _ring(names: Sequence[str], links: Sequence[tuple[str, str, int]], radius: float) -> str:
    place = {name: (radius * math.cos(a), radius * math.sin(a), a) for name, a in zip(names, _angles(len(names)), strict=True)}
    most = max((weight for *_, weight in links), default=1)
    lines = [_line(place[a], place[b], weight / most) for a, b, weight in links]
    return "".join(lines + [_dot(name, *place[name]) for name in names])


def _angles(count: int) -> list[float]:
    return [2 * math.pi * k / max(1, count) - math.pi / 2 for k in range(count)]


def _line(a: tuple[float, float, float], b: tuple[float, float, float], part: float) -> str:
    ends = f'x1="{a[0]:.1f}" y1="{a[1]:.1f}" x2="{b[0]:.1f}" y2="{b[1]:.1f}"'
    return f'<line {ends} stroke="{TIDE}" stroke-opacity="{0.15 + 0.5 * part:.2f}" stroke-width="{0.5 + 2 * part:.1f}"/>'


def _dot(name: str, x: float, y: float, angle: float) -> str:
    turn = math.degrees(angle)
    flip = 90 < (turn % 360) < 270
    anchor = "end" if flip else "start"
    turned = f'transform="rotate({turn + (180 if flip else 0):.1f})" x="{-8 if flip else 8}" dy="4"'
    text = f'<text {turned} text-anchor="{anchor}" font-family="sans-serif" font-size="11" fill="{INK}">{escape(name[:24])}</text>'
    return f'<g transform="translate({x:.1f},{y:.1f})"><circle r="4" fill="{TIDE}"/>{text}</g>'
