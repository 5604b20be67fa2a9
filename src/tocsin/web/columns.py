"""Pages on which a lead sees with which columns a file was read, and corrects them: first shown, then done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template

from tocsin.desk import Desk
from tocsin.desk.column_previews import ShownColumn
from tocsin.domain.access import can_read_all, has_permission
from tocsin.domain.column_words import REPORT_PARTS, report_columns
from tocsin.domain.errors import Malformed
from tocsin.domain.people import Permission
from tocsin.domain.plural import counted
from tocsin.domain.progress import Progress
from tocsin.web.loading import TheLoader
from tocsin.web.pages import page, see_other
from tocsin.web.post_columns import CHOICES, ColumnChoice, TableQuestion, changed_columns, table_question
from tocsin.web.report import required
from tocsin.web.security import Asked, TheDesk, may, of_desk

PARTS = {**REPORT_PARTS, "": "a fact beside the text"}
"""Parts of a report that a column can be, in the words of the page."""
COUNTED = {
    "corrected": "report says something else",
    "unchanged": "row stays as it is",
    "added": "row becomes a report",
    "erased": "row stays erased",
    "refused": "row cannot be read with these columns",
}
_PLURAL = {
    "corrected": "reports say something else",
    "unchanged": "rows stay as they are",
    "added": "rows become reports",
    "erased": "rows stay erased",
    "refused": "rows cannot be read with these columns",
}
_LISTED = 50


@get("/columns", guards=[may(Permission.LISTS, Permission.RECEIVE)], sync_to_thread=True)
def columns(request: Asked, desk: TheDesk) -> Template:
    """List the tables of warnings and the loads of posts whose columns can be corrected, newest first."""
    person = request.user.person
    sees_tables = has_permission(person, Permission.RECEIVE) and can_read_all(person)
    tables = list(desk.column_corrections.listed())[:_LISTED] if sees_tables else []
    loads = desk.posts.loads()[: -_LISTED - 1 : -1] if has_permission(person, Permission.LISTS) else []
    return page(request, "columns.html", tables=tables, loads=loads, sees_tables=sees_tables)


@get("/columns/{number:str}", guards=[of_desk(Permission.RECEIVE)], sync_to_thread=True)
def columns_of_table(request: Asked, desk: TheDesk, number: FromPath[str]) -> Template:
    """Show the columns of an imported table with its first rows. The reading is recorded."""
    shown = desk.column_previews.show(number, by=request.user.name)
    headers = [(header.mark, [_choice(place, column) for place, column in enumerate(header.columns)]) for header in shown.headers]
    return page(request, "columns_of_table.html", table=shown.table, headers=headers, parts=PARTS)


@post("/columns/{number:str}/preview", guards=[of_desk(Permission.RECEIVE)], sync_to_thread=True, status_code=200)
def preview_table(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[dict[str, str]]) -> Template:
    """Show what other columns would change, before it is done. The reading is recorded."""
    shown = desk.column_previews.show(number, by=request.user.name)
    mark = data.get("mark", "")
    header = next((header for header in shown.headers if header.mark == mark), None)
    if header is None:
        raise Malformed("choose the columns of one table: open the page of its columns again")
    chosen = {number: data[field] for number in range(len(header.columns)) if data.get(field := f"part-{number}") in PARTS}
    columns = header.map(chosen, desk.column_previews.map_in_use(number, mark))
    preview = desk.column_previews.preview(number, columns, by=request.user.name)
    words = report_columns(columns.parts())
    return page(request, "columns_preview.html", table=shown.table, preview=preview, words=words, lines=_lines(asdict(preview.counts)))


@post("/columns/{number:str}/corrected", guards=[of_desk(Permission.RECEIVE)], sync_to_thread=True, status_code=303)
def correct_table(
    request: Asked, desk: TheDesk, loader: TheLoader, number: FromPath[str], data: URLEncodedBody[dict[str, str]]
) -> Response[Any]:
    """Correct the columns of a table, and its reports, in the background."""
    reason, name = required(data.get("reason", "")), request.user.name
    columns = required(data.get("columns", ""), "choose the columns first")
    desk.sign_in.confirm(name, data.get("password", ""), data.get("code", ""))
    loader.begin(desk, name, f"the columns of {number} again", partial(_correct_table, desk, number, columns, name, reason))
    return see_other("/files")


@get("/columns/posts/{load:int}", guards=[may(Permission.LISTS)], sync_to_thread=True)
def columns_of_posts(request: Asked, desk: TheDesk, load: FromPath[int]) -> Template:
    """Show the columns of a load of posts with its first rows."""
    return page(request, "columns_of_posts.html", load=load, questions=_questions(desk, load), parts=CHOICES)


@post("/columns/posts/{load:int}/preview", guards=[may(Permission.LISTS)], sync_to_thread=True, status_code=200)
def preview_posts(request: Asked, desk: TheDesk, load: FromPath[int], data: URLEncodedBody[dict[str, str]]) -> Template:
    """Show what other columns of a load of posts would change, before it is done."""
    preview = desk.post_column_previews.preview(load, changed_columns(_questions(desk, load), data))
    return page(request, "columns_preview_posts.html", load=load, preview=preview, labels=CHOICES)


@post("/columns/posts/{load:int}/corrected", guards=[may(Permission.LISTS)], sync_to_thread=True, status_code=303)
def correct_posts(
    request: Asked, desk: TheDesk, loader: TheLoader, load: FromPath[int], data: URLEncodedBody[dict[str, str]]
) -> Response[Any]:
    """Take a load of posts back and load its kept files with other columns, in the background."""
    reason, name = required(data.get("reason", "")), request.user.name
    chosen = {field.removeprefix("column-"): column for field, column in data.items() if field.startswith("column-")}
    if not chosen:
        raise Malformed("choose the columns first")
    desk.sign_in.confirm(name, data.get("password", ""), data.get("code", ""))
    loader.begin(desk, name, f"load {load} again", partial(_correct_posts, desk, load, chosen, name, reason))
    return see_other("/files")


def _choice(place: int, column: ShownColumn) -> ColumnChoice:
    return ColumnChoice(f"part-{place}", column.name, column.part, column.values, sealed=column.sealed)


def _questions(desk: Desk, load: int) -> list[TableQuestion]:
    return [table_question(table, number) for number, table in enumerate(desk.post_column_previews.show(load))]


def _correct_table(desk: Desk, number: str, columns: str, by: str, reason: str, progress: Progress) -> str:
    from tocsin.ingest.reports.column_map import parse

    progress("rows", 0, 0)
    counts = desk.column_corrections.correct(number, parse(columns), by=by, reason=reason)
    return f"{number} was read again: {', '.join(_lines(asdict(counts)))}"


def _correct_posts(desk: Desk, load: int, columns: Mapping[str, str], by: str, reason: str, progress: Progress) -> str:
    loaded = desk.posts.correct(load, columns, by=by, reason=reason, progress=progress)
    counts = f"{loaded.accepted:,} accepted, {loaded.duplicate:,} duplicate, {loaded.refused:,} refused"
    return f"load {load} was taken back, and load {loaded.load} counts in its place: {counted(loaded.read, 'post')} read, {counts}"


def _lines(counts: Mapping[str, int]) -> list[str]:
    """Return a line for each count that is not zero."""
    return [counted(count, COUNTED[what], _PLURAL[what]) for what, count in counts.items() if count]
