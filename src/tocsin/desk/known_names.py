"""The names the desk knows, as an index that is up to date with the lists and subjects in the store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.watched_addresses import ADDRESSED, WatchedAddresses
from tocsin.domain.errors import Malformed
from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.mention import KnownName, Mention
from tocsin.domain.subject import Kind, ListVersion, Name, Subject
from tocsin.domain.watchlist import ListEntry
from tocsin.matching.tokens import plain_words
from tocsin.store import Reader
from tocsin.store.list_versions import current_entries, entry_history

if TYPE_CHECKING:
    from tocsin.matching.engine.suggest import SuggestedName
    from tocsin.matching.fairness import FairnessRow
    from tocsin.matching.index import NameIndex, Screening

_names = msgspec.json.Decoder(tuple[Name, ...])


class KnownNames:
    """The index of known names. The part from lists is kept in a file, and own subjects are added as they change."""

    def __init__(self, folder: Path, bands: MatchThresholds | None = None, country: str = "") -> None:
        self._folder = folder
        self._bands = bands
        self._country = country
        self._index: NameIndex | None = None
        self._own: dict[str, list[KnownName]] = {}
        self._addresses: WatchedAddresses | None = None
        self._lists = ""
        self._seen = 0
        self._looked = 0
        self._lock = RLock()  # the web application takes reports in while others search

    def mentions(self, text: str, facts: Sequence[tuple[str, str]] = ()) -> tuple[Mention, ...]:
        """Return every known name in the text. Call :meth:`refresh` first."""
        with self._lock:
            assert self._index is not None
            return self._index.mentions(text, facts)

    def under(self, bands: MatchThresholds) -> NameIndex:
        """Return the same names with other thresholds. Call :meth:`refresh` first."""
        with self._lock:
            assert self._index is not None
            return self._index.under(bands)

    def of_some(self, names: Iterable[KnownName]) -> NameIndex:
        """Return an index of these names alone, under the rules of this desk."""
        from tocsin.matching.index import NameIndex

        return NameIndex.build(names, self._bands, self._country)

    def screen(self, text: str, facts: Sequence[tuple[str, str]] = ()) -> Screening:
        """Return the mentions of the text and whether it was searched to its end. Call :meth:`refresh` first."""
        with self._lock:
            assert self._index is not None
            return self._index.screen(text, facts)

    def suggest(self, typed: str, most: int) -> list[SuggestedName]:
        """Return known names that begin like what a person has typed. Call :meth:`refresh` first."""
        with self._lock:
            assert self._index is not None
            return self._index.suggest(typed, most)

    def origins(self, facts: Sequence[tuple[str, str]], channel: str, contact: str) -> set[str]:
        """Return the known accounts, channels and sites from which a report comes. Call :meth:`refresh` first."""
        with self._lock:
            return self._addresses.of_facts(facts, channel, contact) if self._addresses else set()

    def fairness(self) -> tuple[FairnessRow, ...]:
        """Return the share of innocent common names of each culture that is flagged. Call :meth:`refresh` first."""
        from tocsin.matching.fairness import fairness

        assert self._index is not None
        return fairness(self._index)

    def refresh(self, reader: Reader) -> int:
        """Take in what has changed since it was last called, by whomever: a new list version, a subject added or renamed.

        Gives the entry of the ledger up to which names are known from now on: what was read before under another number is stale.
        """
        with self._lock:
            return self._refresh(reader)

    def _refresh(self, reader: Reader) -> int:
        head = reader.head().seq
        changed_at = reader.last_change("list", "subject", after=self._looked) if head > self._looked else 0
        if self._index is not None and changed_at <= self._seen:
            self._looked = max(self._looked, head)
            return self._seen
        stamp = _stamp(reader, self._country)
        if self._index is None or stamp != self._lists:
            self._index, self._lists, since = self._load(reader, stamp), stamp, 0
        else:
            since = self._seen
        for subject in _changed_subjects(reader, since):
            names = own_names(reader, subject)
            self._index.discard(subject.id)
            self._index.add(names)
            self._own[subject.id] = [name for name in names if name.kind in ADDRESSED]
        self._addresses = WatchedAddresses(chain.from_iterable(self._own.values()))
        self._seen = changed_at
        self._looked = head
        return self._seen

    def _load(self, reader: Reader, stamp: str) -> NameIndex:
        from tocsin.matching.index import NameIndex

        path = self._folder / f"names-{stamp}.index"
        if path.is_file():
            with suppress(Malformed):  # left behind by another version: built anew
                return NameIndex.load(path, self._bands)
        index = NameIndex.build(listed_names(reader), self._bands, self._country)
        self._folder.mkdir(parents=True, exist_ok=True)
        index.save(path)
        for old in self._folder.glob("names-*.index"):  # another process may write one at this moment under a name of its own
            if old != path:
                old.unlink(missing_ok=True)
        return index


def bearers(reader: Reader, *texts: str) -> dict[str, Kind]:
    """Return the subjects that bear exactly one of these names, whatever its case, order, accents and punctuation, and what each is."""
    wanted = [words for words in map(_words, texts) if words]
    own = (name for subject in reader.find(Subject, origin="own") for name in own_names(reader, subject))
    return {name.subject: Kind(name.kind) for name in chain(own, listed_names(reader)) if _words(name.text) in wanted}


def listed_names(reader: Reader) -> Iterator[KnownName]:
    """Yield every name of every current list."""
    for version in reader.find(ListVersion, current=True):
        for _since, entry in current_entries(reader, version.source):
            yield from names_of_entry(entry, version)


def names_since(reader: Reader, seq: int) -> Iterator[KnownName]:
    """Yield every name of the subjects and list entries that came or changed after this entry of the ledger."""
    for subject in reader.find(Subject, id=reader.changed("subject", seq, "added", "named"), origin="own"):
        yield from own_names(reader, subject)
    loaded = set(reader.changed("list", seq, "loaded"))
    for version in reader.find(ListVersion, current=True):
        fresh = {older.version for older in reader.find(ListVersion, source=version.source) if older.id in loaded}
        for since, entry in current_entries(reader, version.source) if fresh else ():
            if since in fresh:
                yield from names_of_entry(entry, version)


def former_names(reader: Reader, subject: Subject, seq: int) -> set[str]:
    """Return the names that a subject had at this entry of the ledger."""
    if subject.origin != "own":
        later = set(reader.changed("list", seq, "loaded"))
        versions = {text.version for text in reader.find(ListVersion, source=subject.origin) if text.id not in later}
        history = entry_history(reader, subject.origin, subject.id.partition(":")[2])
        return {name.text for since, _, entry in history if since in versions for name in entry.names}
    entries = [entry for entry in reader.entries(subjects=[subject.id]) if entry.kind == "subject" and entry.seq <= seq]
    plain = [reader.read(str(entry.new["names"])) for entry in entries if entry.new.get("names")]
    return {name.text for text in plain if text for name in _names.decode(text)}


def names_of_entry(entry: ListEntry, version: ListVersion) -> Iterator[KnownName]:
    """Yield the names of one list entry."""
    for position, name in enumerate(entry.names):
        yield KnownName(
            subject=f"{version.source}:{entry.ref}",
            text=name.text,
            kind=entry.kind,
            quality=name.quality,
            source=version.source,
            entry=entry.ref,
            list_version=version.version,
            primary=position == 0,
            facts=entry.facts,
        )


def own_names(reader: Reader, subject: Subject) -> list[KnownName]:
    """Return the names of one of the desk's own subjects. A listed subject has none here."""
    return [
        KnownName(subject.id, name.text, subject.kind, name.quality, name.origin, subject.id, primary=position == 0)
        for position, name in enumerate(read_names(reader, subject))
    ]


def read_names(reader: Reader, subject: Subject) -> tuple[Name, ...]:
    """Return the unsealed names of an own subject. They are empty when they were erased or stand in a list."""
    plain = reader.read(subject.names) if subject.names else None
    return _names.decode(plain) if plain else ()


def _words(text: str) -> list[str]:
    return sorted(token.word for token in plain_words(text))


def _changed_subjects(reader: Reader, since: int) -> Iterable[Subject]:
    if not since:
        return reader.find(Subject, origin="own")
    return reader.find(Subject, id=reader.changed("subject", since), origin="own")


def _stamp(reader: Reader, country: str) -> str:
    versions = sorted(f"{version.source} {version.digest}" for version in reader.find(ListVersion, current=True))
    return hashlib.sha256("\n".join([country, *versions]).encode()).hexdigest()[:16]
