"""Figures as one self-contained HTML page, for the public."""

from __future__ import annotations

from html import escape

from tocsin.audit.figures import Cell, Figures, Table
from tocsin.domain.time_zone import Zone

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 48rem; padding: 0 1rem; color-scheme: light dark; }
table { border-collapse: collapse; margin: 0 0 2rem; }
caption { text-align: start; font-weight: 600; padding-block: .5rem; }
th, td { text-align: start; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8888; }
td.number { text-align: end; font-variant-numeric: tabular-nums; }
"""
_NOTE = (
    "Every count is rounded at random to the multiple of ten above or below it, each by itself: 20 stands for 11 to 29, and what is left "
    "out for 0 to 9. So counts do not add up exactly, and no small number can be worked out. Times are hours, rounded up, from the moment "
    "something was owed to its answer. What is still unanswered counts as waiting. “Not known” means that too few were answered to say."
)


def figures_page(result: Figures, zone: Zone) -> str:
    """Return the page. It holds no script and loads nothing."""
    span = f"{zone.said(result.since)} to {zone.said(result.until)}"
    tables = "\n".join(_table(table) for table in result.tables if table.rows)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Figures, {escape(span)}</title><style>{_STYLE}</style></head>\n<body><main><h1>Figures</h1>\n<p>{escape(span)}</p>\n"
        f"<p>{_NOTE}</p>\n{tables}\n</main></body></html>\n"
    )


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = "\n".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in table.rows)
    return f"<table><caption>{escape(table.name.capitalize())}</caption><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>"


def _cell(value: Cell) -> str:
    if value is None:
        return '<td class="number">not known</td>'
    return f"<td>{escape(value)}</td>" if isinstance(value, str) else f'<td class="number">{value:,}</td>'
