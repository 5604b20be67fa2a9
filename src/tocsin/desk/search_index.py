"""Upkeep of the search index: texts go in with their records, and the whole index can be built anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tocsin.desk.services import DeskServices
from tocsin.domain.mailbox import Letter
from tocsin.domain.people import SYSTEM
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.reading import PictureReading
from tocsin.domain.report import Note, Report
from tocsin.matching.search_words import search_words
from tocsin.store import Reader, Session, search_index

Searched = Report | Note | Letter | PictureReading
SEARCHED: dict[str, type[Searched]] = {kind.KIND: kind for kind in (Report, Note, Letter, PictureReading)}
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class StoredText:
    """A record with the id of its sealed text, and the owner whose key seals it."""

    record: Searched

    @property
    def owner(self) -> str:
        """Return whose key seals the text. A letter and a machine reading are sealed with their report."""
        return self.record.report if isinstance(self.record, (Letter, PictureReading)) else self.record.id


def index_text(session: Session, record: Searched, text: str, words: Collection[str] | None = None) -> None:
    """Put a record's text into the index, in the session that records it. ``words`` are its folded words where they are at hand.

    A letter that a reporter wrote is a report of its own and is found as one.
    """
    if record.text and not (isinstance(record, Letter) and not record.by):
        session.index_text(record, StoredText(record).owner, search_words(text) if words is None else words)


class SearchIndex:
    """The search index as a whole."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def ensure(self) -> None:
        """Build the index of a desk that has none yet, such as one of an earlier version."""
        with self._services.store.reading() as reader:
            lacking = not search_index.last_number(reader) and bool(reader.find(Report, limit=1))
        if lacking and not self._services.store.read_only:
            self.rebuild()

    def rebuild(self, progress: Progress = no_progress) -> int:
        """Build the index anew, in one transaction. Return the number of texts in it."""
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            search_index.clear(session)
            records = _in_order(session)
            for start in range(0, len(records), _AT_ONCE):
                some = records[start : start + _AT_ONCE]
                _index(session, some)
                session.grow_index()
                progress("texts indexed", start + len(some), len(records))
            return search_index.last_number(session)


def _in_order(reader: Reader) -> list[tuple[int, str, str]]:
    """Return number, kind and id of every record with a text, in the order in which they came."""
    every = ((kind, number) for kind, table in SEARCHED.items() for number in reader.ids(table))
    return sorted((int(number.split("-")[1]), kind, number) for kind, number in every)


def _index(session: Session, records: list[tuple[int, str, str]]) -> None:
    """Index these records, as far as their texts were not erased."""
    stored = list(_stored(session, records))
    session.load_keys({text.owner for text in stored})
    contents = session.read_all([text.record.text for text in stored])
    for text in stored:
        plain = contents[text.record.text] if text.record.text else None
        if plain is not None:
            index_text(session, text.record, plain.decode("utf-8", "surrogatepass"))


def _stored(reader: Reader, records: list[tuple[int, str, str]]) -> Iterator[StoredText]:
    by_id = {
        record.id: StoredText(record)
        for kind, table in SEARCHED.items()
        for record in reader.find(table, id=[number for _, of_kind, number in records if of_kind == kind])
    }
    return (by_id[number] for _, _, number in records)
