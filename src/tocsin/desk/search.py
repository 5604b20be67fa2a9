"""Full-text search over reports, notes and letters, within what a person may read.

The index names candidates. Each is checked against the filter and the person's reach before its text is opened, and against its text
before it is shown. A search is an entry in the ledger with its words sealed, and so is each report of which a snippet is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin.desk.choices import PAGE
from tocsin.desk.drill_marks import drill_reports
from tocsin.desk.lookup import the_person
from tocsin.desk.reach import NOBODY
from tocsin.desk.report_list import members_named
from tocsin.desk.search_index import SEARCHED
from tocsin.desk.services import DeskServices
from tocsin.desk.subjects import Subjects
from tocsin.domain.access import AccessEvent, can_read_all, has_permission
from tocsin.domain.errors import Malformed, PermissionDenied
from tocsin.domain.ledger import Change
from tocsin.domain.people import Permission, Person, require
from tocsin.domain.reading import PictureReading
from tocsin.domain.report import Report
from tocsin.domain.search import SearchEvent, TextQuery, parse_query
from tocsin.matching import search_words
from tocsin.matching.search_words import Phrase, SnippetPart
from tocsin.store import Before, Reader, search_index
from tocsin.store.report_queries import ReportFilter, reports_within
from tocsin.store.search_index import IndexedText
from tocsin.store.text_filter import text_filter

SNIPPET = "snippet"
"""Access events of reports of which a search showed some words."""

KINDS = ("report", "call", "note", "letter", "picture")
"""Kinds of text by which a search is narrowed. ``picture`` is what was read by machine in pictures."""
OPENED_AT_ONCE = 2000
"""Texts that one page opens, after which it goes on on the next page."""
LOOKED_AT = 10_000
"""Candidates that one page compares with its filter."""

_FIRST, _AT_ONCE = 50, 500
_CALL = "call"
_RECORDS = {_CALL: Report.KIND, "picture": PictureReading.KIND}
_START = (1 << 31) - 1  # the largest number of a text


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that a search finds: its record, the report it belongs to, and the words around the first match."""

    kind: str
    key: str
    report: Report
    by: str
    at: datetime
    snippet: tuple[SnippetPart, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of hits, the newest texts first. ``before`` is where the next page goes on, 0 at the end.

    A page may hold few hits or none and still have a next one.
    """

    hits: tuple[Hit, ...]
    before: int


@dataclass(frozen=True, slots=True)
class PastSearch:
    """A search that was made. ``query`` is None if its words were erased."""

    event: SearchEvent
    query: str | None


class Search:
    """Search of texts."""

    def __init__(self, services: DeskServices, subjects: Subjects) -> None:
        self._services = services
        self._subjects = subjects

    def find(self, query: str, before: int = 0, *, by: str, limit: int = PAGE) -> SearchPage:
        """Return one page of the texts that meet a query and that this person may read. The search is recorded.

        Raises :class:`Malformed` for an empty query or a wrong field.
        """
        wanted = parse_query(query)
        if wanted == TextQuery():
            raise Malformed("type one or more words to search for")
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            require(person, Permission.READ)
            walk = _Walk(reader, self._filter(reader, person, wanted), wanted, drill_reports(reader, self._services.store.key).keys())
            page = walk.page(min(before, _START) or _START, limit)
        record_search(self._services, query, by, dict.fromkeys(hit.report.id for hit in page.hits), before > 0)
        return page

    def made(self, limit: int = 100, before: str = "", *, by: str = "") -> list[PastSearch]:
        """Return searches that were made, the newest first, those before a time if one is given.

        ``by`` is the person who asks in the browser. Raises :class:`PermissionDenied` unless they may audit the record.
        """
        with self._services.store.reading() as reader:
            if by and not has_permission(the_person(reader, by), Permission.AUDIT):
                raise PermissionDenied(f"{by} may not read the searches of others: ask an auditor or a lead of team desk")
            bound = {"at": Before(datetime.fromisoformat(before))} if before else {}
            events = reader.find(SearchEvent, order=("-at", "-id"), limit=limit, **bound)
            return [PastSearch(event, reader.read_text(event.query)) for event in events]

    def _filter(self, reader: Reader, person: Person, wanted: TextQuery) -> ReportFilter:
        zone = self._services.zone
        calls_alone = wanted.kinds and set(wanted.kinds) == {_CALL}
        return ReportFilter(
            reach=None if can_read_all(person) else person.teams or NOBODY,
            teams=wanted.teams,
            subjects=members_named(reader, self._subjects, list(wanted.subjects)),
            channels=(_CALL,) if calls_alone else wanted.channels,
            languages=wanted.languages,
            outcomes=tuple(value.replace(" ", "-") for value in wanted.outcomes),
            since=zone.day(wanted.first_day)[0] if wanted.first_day else None,
            until=zone.day(wanted.last_day)[1] if wanted.last_day else None,
        )


def record_search(services: DeskServices, query: str, by: str, reports: Collection[str], continued: bool) -> None:
    """Record a search, its words sealed, and each report of which it shows a snippet."""
    with services.store.writing(by, services.clock.now()) as session:
        number = session.new_id("Q")
        session.begin_owner(number)
        event = SearchEvent(number, by, session.now, session.seal(number, query.encode("utf-8", "surrogatepass")))
        session.record(Change("searched", None, event, "further page" if continued else ""))
        for report in reports:
            reading = AccessEvent(session.new_id("V"), report, by, session.now, SNIPPET)
            session.record(Change("read", None, reading, f"found by {number}"))


class _Walk:
    """One page's way through the candidates, the newest first, as far as its budget goes."""

    def __init__(self, reader: Reader, report_filter: ReportFilter, wanted: TextQuery, without: Collection[str] = ()) -> None:
        self._reader = reader
        self._without = without
        self._filter = report_filter
        self._phrases: tuple[Phrase, ...] = search_words.phrases(wanted.phrases)
        self._empty = bool(wanted.phrases) and not self._phrases  # signs alone are no word of any text
        self._kinds = _kinds(wanted.kinds)
        self._opened = self._looked_at = 0

    def page(self, before: int, limit: int) -> SearchPage:
        """Return the hits among the texts below ``before``."""
        hits: list[tuple[int, Hit]] = []
        if self._empty:
            return SearchPage((), 0)
        for candidates in self._candidates(before):
            for number, hit in self._checked(candidates):
                if hit:
                    hits.append((number, hit))
                if len(hits) > limit:
                    return _page(hits[:limit], hits[limit - 1][0])
                if self._opened >= OPENED_AT_ONCE:
                    return _page(hits, number)
            if self._looked_at >= LOOKED_AT:
                return _page(hits, candidates[-1])
        return _page(hits, 0)

    def _candidates(self, before: int) -> Iterator[Sequence[int]]:
        words = self._reader.keyed_words({word for phrase in self._phrases for word in phrase})
        among = text_filter(self._reader, self._filter, self._kinds if len(self._kinds) < len(SEARCHED) else ())
        for stretch in search_index.texts_with(self._reader, words, before, among):
            start = 0
            while start < len(stretch):
                some = stretch[start : start + min(max(self._looked_at, _FIRST), _AT_ONCE)]  # often the first few fill a page
                start, self._looked_at = start + len(some), self._looked_at + len(some)
                yield some

    def _checked(self, numbers: Sequence[int]) -> Iterator[tuple[int, Hit | None]]:
        """Yield each candidate within reach with its hit, None if its text lacks the words."""
        texts = [text for text in search_index.texts(self._reader, numbers) if text.kind in self._kinds]
        reports = reports_within(self._reader, {text.report for text in texts}, self._filter)
        texts = [text for text in texts if text.report in reports and text.report not in self._without]
        at_once = PAGE if self._opened < OPENED_AT_ONCE // 10 else len(texts)  # soon after the first page, few of them are hits
        for start in range(0, len(texts), at_once or 1):
            yield from self._open(texts[start : start + at_once])

    def _open(self, texts: Sequence[IndexedText]) -> Iterator[tuple[int, Hit | None]]:
        reader = self._reader
        by_kind = {kind: [text.key for text in texts if text.kind == kind] for kind in SEARCHED}
        records = {record.id: record for kind, keys in by_kind.items() for record in reader.find(SEARCHED[kind], id=keys)}
        reports = {report.id: report for report in reader.find(Report, id={text.report for text in texts})}
        contents = reader.read_all([record.text for record in records.values()])
        for text in texts:
            record, self._opened = records[text.key], self._opened + 1
            plain = (contents[record.text] or b"").decode("utf-8", "surrogatepass")
            spans = search_words.matches(plain, self._phrases)
            if spans is None:
                yield text.number, None
                continue
            by, at = ("", record.received) if isinstance(record, Report) else (record.by, record.at)
            hit = Hit(text.kind, text.key, reports[text.report], by, at, search_words.snippet(plain, spans))
            yield text.number, hit


def _page(hits: Sequence[tuple[int, Hit]], before: int) -> SearchPage:
    return SearchPage(tuple(hit for _, hit in hits), before)


def _kinds(names: Sequence[str]) -> frozenset[str]:
    """Return the kinds of record that are searched. A call is a report."""
    if unknown := sorted(set(names) - set(KINDS)):
        raise Malformed(f"no kind {unknown[0]!r} of text: use one of {', '.join(KINDS)}, or post alone")
    return frozenset(_RECORDS.get(name, name) for name in names) or frozenset(SEARCHED)
