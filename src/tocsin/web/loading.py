"""Pages that load files: warnings, public posts and lists of names, with the rows that could not be read."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from litestar import Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Stream, Template

from tocsin.desk import Desk
from tocsin.desk.rejected_rows import RejectedSelection
from tocsin.domain.access import can_read_all
from tocsin.domain.errors import PermissionDenied, Refused, TocsinError
from tocsin.domain.people import Permission
from tocsin.domain.plural import counted
from tocsin.domain.progress import Progress
from tocsin.extras import unavailable
from tocsin.web.door.uploads import SentForm
from tocsin.web.exports import as_csv, as_json_lines
from tocsin.web.pages import for_browser, page, see_other, segment
from tocsin.web.post_columns import CHOICES, WaitingFiles, chosen_columns, open_questions
from tocsin.web.security import ASKS_AGAIN, Asked, TheDesk, may, of_desk
from tocsin.web.upload_forms import MOST_BYTES, MOST_FILES, files_in_memory, sent_form

if TYPE_CHECKING:
    from tocsin.ingest.posts import PostBatch, PostReadOptions

_log = logging.getLogger("tocsin.web")
_NAMED = 5
_ANY = [may(Permission.LISTS, Permission.RECEIVE)]


@dataclass(frozen=True, slots=True)
class Load:
    """A load of files: who began it and when, what it does or did, and how it ended. Empty ends while it runs."""

    by: str
    since: datetime
    what: str
    stage: str = ""
    result: str = ""
    failed: str = ""

    @property
    def runs(self) -> bool:
        """Return True until it has ended."""
        return not self.result and not self.failed


class Loader:
    """Loads files in the background, one form at a time, and keeps how the last one ended."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.load: Load | None = None

    def begin(self, desk: Desk, by: str, what: str, job: Callable[[Progress], str]) -> None:
        """Start a load. Raise :class:`Refused` while another runs."""
        with self._lock:
            if self.load and self.load.runs:
                raise Refused(f"{self.load.by} is loading {self.load.what}: wait until that is done")
            self.load = Load(by, desk.now(), what)
        Thread(target=self._run, args=(job,), name="load", daemon=True).start()

    def _run(self, job: Callable[[Progress], str]) -> None:
        try:
            self._change(result=job(self._tell))
        except TocsinError as error:
            self._change(failed=for_browser(error))
        except ModuleNotFoundError as error:
            self._change(failed=for_browser(unavailable(error)))
        except Exception as error:  # told where people look: a silent failure would look like a load that goes on
            _log.error("loading failed: %s", type(error).__name__)
            self._change(failed=f"it could not be loaded ({type(error).__name__}): tell an administrator, who finds the cause in the log")

    def _tell(self, stage: str, step: int, of: int) -> None:
        self._change(stage=f"{stage} {step:,} of {of:,}" if of else f"{stage} {step:,}" if step else stage)

    def _change(self, **changes: str) -> None:
        with self._lock:
            assert self.load is not None
            self.load = replace(self.load, **changes)  # type: ignore[arg-type]  # text fields only


TheLoader = NamedDependency[Loader]
TheWaitingFiles = NamedDependency[WaitingFiles]


@get("/files", guards=_ANY, sync_to_thread=True)
def files(request: Asked, desk: TheDesk, loader: TheLoader, waiting: TheWaitingFiles) -> Template:
    """Show the forms that load files, as far as the person may use them, and the load that runs."""
    from tocsin.ingest.reports.registry import formats
    from tocsin.matching.watchlists.sources import SOURCES

    reads_all = can_read_all(request.user.person)
    limits = (MOST_FILES, MOST_BYTES >> 20)
    return page(
        request,
        "files.html",
        load=loader.load,
        limits=limits,
        sources=SOURCES.values(),
        formats=sorted(formats()),
        reads_all=reads_all,
        questions=waiting.of(request.user.name),
        post_parts=CHOICES,
    )


@get("/files/state", guards=_ANY, opt={ASKS_AGAIN: True}, sync_to_thread=True)
def files_state(request: Asked, loader: TheLoader) -> Response[Any] | Template:
    """Show how far the load is. When it has ended, the browser loads the page again."""
    if loader.load is None or not loader.load.runs:
        return Response(None, status_code=204, headers={"HX-Refresh": "true"})
    return page(request, "files_state.html", load=loader.load)


@post("/files/warnings", guards=[of_desk(Permission.RECEIVE)], sync_to_thread=True, status_code=303)
def load_warnings(request: Asked, desk: TheDesk, loader: TheLoader) -> Response[Any]:
    """Import files of warnings."""
    form = sent_form(request)
    _begin(request, desk, loader, form, partial(_import, desk, form))
    return see_other("/files")


@post("/files/posts", guards=[may(Permission.LISTS)], sync_to_thread=True, status_code=303)
def load_posts(request: Asked, desk: TheDesk, loader: TheLoader, waiting: TheWaitingFiles) -> Response[Any]:
    """Load dumps of public posts."""
    form = sent_form(request)
    if questions := open_questions(desk, form, _post_options(form)):
        waiting.put(request.user.name, questions)
        return see_other("/files")
    _begin(request, desk, loader, form, partial(_load_posts, desk, form))
    return see_other("/files")


@post("/files/posts/columns", guards=[may(Permission.LISTS)], sync_to_thread=True, status_code=303)
def choose_columns(
    request: Asked, desk: TheDesk, loader: TheLoader, waiting: TheWaitingFiles, data: URLEncodedBody[dict[str, str]]
) -> Response[Any]:
    """Load the dumps of posts that wait, with the columns that the person chose. The choice is remembered."""
    name = request.user.name
    questions = waiting.take(name)
    if "drop" in data:
        return see_other("/files")
    try:
        for mark, columns in chosen_columns(questions, data).items():
            desk.posts.remember_columns(mark, columns, name)  # the load reads with what is remembered
        _begin(request, desk, loader, questions.form, partial(_load_posts, desk, questions.form))
    except TocsinError:
        waiting.put(name, questions)
        raise
    return see_other("/files")


@post("/files/lists", guards=[may(Permission.LISTS)], sync_to_thread=True, status_code=303)
def load_list(request: Asked, desk: TheDesk, loader: TheLoader) -> Response[Any]:
    """Load a list of names as a new version."""
    form = sent_form(request)
    _begin(request, desk, loader, form, partial(_load_list, desk, form, request.user.name))
    return see_other("/files")


def _begin(request: Asked, desk: Desk, loader: Loader, form: SentForm, job: Callable[[Progress], str]) -> None:
    names = ", ".join(file.name for file in form.files[:3]) + (f" and {len(form.files) - 3} more" if len(form.files) > 3 else "")
    loader.begin(desk, request.user.name, names, job)


def _import(desk: Desk, form: SentForm, progress: Progress) -> str:
    from tocsin.desk.importing import ImportCounts
    from tocsin.ingest import ReadOptions
    from tocsin.ingest.reports.column_map import parse

    columns = form.fields.get("columns", "").strip()
    options = ReadOptions(
        channel=form.fields.get("channel", "").strip(),
        format=form.fields.get("format", ""),
        columns=parse(columns) if columns else None,
        zone=desk.zone.name,
    )
    total = ImportCounts()
    refused: Counter[str] = Counter()
    with files_in_memory(form.files) as paths:
        for number, path in enumerate(paths, 1):
            progress("file", number, len(paths))
            counts = desk.importer.hear(path, options)
            refused[path.name] += counts.refused
            total += counts
    return f"{counted(total.read, 'row')} read: {total}{_of_which(refused, paths)}"


def _of_which(refused: Counter[str], paths: Sequence[Path]) -> str:
    """Return which of several files held the refused rows, for the end of a result."""
    named = [f"{name} ({count:,})" for name, count in refused.items() if count] if len(paths) > 1 else []
    more = f" and {counted(len(named) - _NAMED, 'more file')}" if len(named) > _NAMED else ""
    return f". Refused rows are in {', '.join(named[:_NAMED])}{more}" if named else ""


def _post_options(form: SentForm) -> PostReadOptions:
    """Return what the person stated about dumps of posts."""
    from tocsin.ingest.posts import PostReadOptions

    order = form.fields.get("dates", "")
    return PostReadOptions(
        platform=form.fields.get("platform", "").strip(),
        channel=form.fields.get("channel", "").strip(),
        day_first=order == "dmy" if order in ("dmy", "mdy") else None,
    )


def _load_posts(desk: Desk, form: SentForm, progress: Progress) -> str:
    reading = _post_options(form)
    refused: Counter[str] = Counter()

    def count(batch: PostBatch) -> None:
        refused[batch.source] += len(batch.refused)

    with files_in_memory(form.files) as paths:
        loaded = desk.posts.load(paths, reading, count, progress)
    counts = f"{loaded.accepted:,} accepted, {loaded.duplicate:,} duplicate, {loaded.refused:,} refused"
    return f"{counted(loaded.read, 'post')} read: {counts}{_of_which(refused, paths)}"


def _load_list(desk: Desk, form: SentForm, by: str, progress: Progress) -> str:
    fields = form.fields
    with files_in_memory(form.files) as paths:
        loaded = desk.lists.load(
            paths, fields.get("source", ""), fields.get("name", "").strip(), progress, by=by, anyway=bool(fields.get("anyway"))
        )
    counts = [
        f"{each.version.source}: {counted(each.version.entries, 'entry', 'entries')}" + ("" if each.fresh else ", as before")
        for each in loaded.lists
    ]
    return f"{'; '.join(counts)}. {counted(loaded.caught.reports, 'past report')} searched: {counted(loaded.caught.links, 'link')} added"


@dataclass(frozen=True, slots=True)
class TakeInForm:
    """The text of a rejected row, as a person reads it."""

    text: str


def rejected_selection(q: FromQuery[str] = "", order: FromQuery[str] = "", after: FromQuery[str] = "") -> RejectedSelection:
    """Read the filter of the rejected rows from the address."""
    return RejectedSelection(q, order, after)


_REJECTED = {"wanted": Provide(rejected_selection, sync_to_thread=False)}
TheRejected = NamedDependency[RejectedSelection]
_OF_DESK = [of_desk(Permission.READ)]


@get("/files/rejected", guards=_OF_DESK, dependencies=_REJECTED, sync_to_thread=True)
def rejected_rows(request: Asked, desk: TheDesk, wanted: TheRejected) -> Template:
    """Show the rows that could not be read. The reading is recorded."""
    rows, more = desk.rejected_rows.read(wanted, by=request.user.name)
    return page(request, "rejected.html", rows=rows, next=more, filters={"q": wanted.words, "order": wanted.order})


@get("/files/rejected.json", guards=_OF_DESK, dependencies=_REJECTED, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def rejected_json(request: Asked, desk: TheDesk, wanted: TheRejected) -> Stream:
    """Return place, reason and report of the rejected rows that the filter finds, one JSON object a line."""
    return as_json_lines(_rejected(desk, wanted, request.user.name))


@get("/files/rejected.csv", guards=_OF_DESK, dependencies=_REJECTED, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def rejected_csv(request: Asked, desk: TheDesk, wanted: TheRejected) -> Stream:
    """Return place, reason and report of the rejected rows that the filter finds, as CSV."""
    return as_csv(_rejected(desk, wanted, request.user.name))


def _rejected(desk: Desk, wanted: RejectedSelection, by: str) -> list[dict[str, Any]]:
    rows, _ = desk.rejected_rows.read(wanted, None, by=by)
    return [{**{name: getattr(row.record, name) for name in ("id", "at", "where", "reason")}, "report": row.report} for row in rows]


@post("/files/rejected/{number:str}/taken-in", guards=[of_desk(Permission.RECEIVE)], sync_to_thread=True, status_code=303)
def take_in_row(request: Asked, desk: TheDesk, number: FromPath[str], data: URLEncodedBody[TakeInForm]) -> Response[Any]:
    """Take a rejected row in as a warning."""
    if not request.user.can_read_all:
        raise PermissionDenied("rejected rows are for people of team desk")
    return see_other(f"/reports/{segment(desk.rejected_rows.take_in(number, data.text, by=request.user.name).report)}", "taken-in")
