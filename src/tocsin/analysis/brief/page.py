"""Plain HTML with its style inside, without script, readable aloud and on paper. All that comes from posts is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any

_STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--link:#0b5394;--line:#bbb;--head:#f2f2f2;--lack:#7a3b00}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e8e8e8;--paper:#16181b;--link:#8ab8ee;--line:#555;--head:#25282d;--lack:#e8a35c}
figure svg [fill="#1b1b1b"]{fill:var(--ink)}figure svg [fill="#0b5394"]{fill:var(--link)}figure svg [stroke="#0b5394"]{stroke:var(--link)}
figure svg [stroke="#b45309"]{stroke:var(--lack)}figure svg [stroke="#e5e5e5"]{stroke:var(--line)}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);margin:0 auto;max-width:62rem;padding:1rem}
h1,h2,h3{line-height:1.2;overflow-wrap:anywhere}h2{border-top:2px solid;padding-top:.6rem;margin-top:2.5rem}a{color:var(--link)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;background:var(--paper);padding:.5rem}
dl{display:grid;grid-template-columns:minmax(11rem,auto) 1fr;gap:.3rem 1.2rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
figure{margin:1rem 0;overflow-x:auto}figure svg{height:auto;min-width:34rem;max-width:100%}
figcaption{font-weight:600;margin-bottom:.4rem}
table{border-collapse:collapse;font-size:.9rem}caption{text-align:left;font-weight:600;padding:.3rem 0;min-width:16rem}
th,td{border:1px solid var(--line);padding:.2rem .5rem;text-align:left;vertical-align:top;overflow-wrap:break-word;
max-width:min(26rem,60vw)}
th{background:var(--head)}.scroll{max-height:32rem;overflow:auto;border:1px solid var(--line)}.scroll table{width:max-content}
.pictures img{max-height:6rem;max-width:9rem;margin-right:.4rem}
.lack{color:var(--lack)}summary{cursor:pointer}.paper{display:none}
@media (max-width:40rem){dl{display:block}dd{margin:0 0 .5rem}}
@media print{.scroll{max-height:none;overflow:visible;border:0}.scroll table{width:auto}
body{max-width:none;font-size:10pt;padding:0}#summary{break-after:page}h2{margin-top:1rem}a{color:inherit}
table{font-size:.75rem}td,th{max-width:16rem;padding:.1rem .3rem}figure svg{min-width:0}figure,tr{break-inside:avoid}
h2{break-after:avoid}:is(.instance,.storm){break-inside:avoid;font-size:.72rem;line-height:1.3}
:is(.instance,.storm) h2{font-size:1rem;margin:.5rem 0 .3rem;padding-top:.25rem}:is(.instance,.storm) p{margin:.2rem 0}
.instance .pictures{float:right;margin:0}.pictures img{max-height:4rem}
:is(.instance,.storm) figure{margin:.2rem 0}:is(.instance,.storm) figcaption{display:none}:is(.instance,.storm) svg{max-height:5.5rem}
:is(.instance,.storm) dl{gap:.05rem .6rem;margin:.2rem 0;grid-template-columns:10rem 1fr 10rem 1fr}
.instance dd:is(:first-of-type,:last-of-type){grid-column:2/-1}
details,.rows,tbody tr:nth-child(n+13){display:none}.paper{display:block}}
"""
_ON_PAPER = 12
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


_HEAD = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>{_STYLE}</style>
"""


def page(title: str, sections: Iterable[str]) -> str:
    """Return a whole document."""
    body = "\n".join([f"<h1>{escape(title)}</h1>", *sections])
    start = f'<title>{escape(title)}</title>\n</head>\n<body>\n<a class="skip" href="#main">To the content</a>\n<main id="main">\n'
    return f"{_HEAD}{start}{body}\n</main>\n</body>\n</html>\n"


def cell(value: object) -> str:
    """Return a value as a person reads it."""
    if value is None:
        return "not known"
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC) if value.tzinfo else value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1e6 else f"{value:,.0f}"
    return escape(str(value))


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[object]], name: str = "", *, printed: bool = True) -> str:
    """Return a table with its caption. ``name`` is the anchor for links. Rows that are not printed stand in the files beside the page."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in header)
    lines = ["<tr>" + "".join(f'<td dir="auto">{cell(value)}</td>' for value in row) + "</tr>" for row in rows]
    body = "\n".join(lines)
    cut = f'<p class="paper">On paper the first {_ON_PAPER} of {len(lines):,} rows.</p>' if printed and len(lines) > _ON_PAPER else ""
    anchor = f' id="{name}"' if name else ""
    label = escape(caption, quote=True)
    inner = f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody>"
    shown = "scroll" if printed else "scroll rows"
    return f'<div class="{shown}" tabindex="0" role="region" aria-label="{label}"><table{anchor}>{inner}</table></div>{cut}'


def figure(caption: str, svg: str, behind: str) -> str:
    """Return a chart with its table, or the table alone if there is no chart."""
    if not svg:
        return behind
    label = escape(caption, quote=True)
    image = svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
    chart = f'<figure tabindex="0"><figcaption>{escape(caption)}</figcaption>{image}</figure>'
    return f"{chart}\n<details><summary>The numbers of this chart</summary>{behind}</details>"


def terms(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a list of names and descriptions. The descriptions are HTML already."""
    return "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in pairs) + "</dl>"


def to(anchor: str, value: object) -> str:
    """Return a number that links to its rows."""
    return f'<a href="#{anchor}">{cell(value)}</a>'


def note(words: str) -> str:
    """Return a note on missing data."""
    return f'<p class="lack">{escape(words)}</p>'


def listed(items: Iterable[Any]) -> str:
    """Return a list of escaped items."""
    return "<ul>" + "".join(f"<li>{cell(item)}</li>" for item in items) + "</ul>"
