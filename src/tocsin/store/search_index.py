"""The search index of texts: sealed, kept in the transaction of the text, and cut back by an erasure.

Each indexed text has a number and a row with its distinct words as keyed hashes, sealed under the key of the text's owner. The newest
texts are searched by opening these rows. Every :data:`TAIL` texts become a segment: for each word the numbers of the texts that
hold it, in blocks of one size. :data:`FAN` segments of a level become one of the next, up to level :data:`HIGHEST`. Numbers run
downwards in the blocks of a word, so that the newest texts come first.
"""

from __future__ import annotations

import struct
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, exists, func, select, update

from tocsin.domain.errors import Tampered
from tocsin.domain.mailbox import Letter
from tocsin.domain.plural import counted
from tocsin.domain.report import Note, Report
from tocsin.store import dialect, schema
from tocsin.store.index_key import WORD, SegmentKey
from tocsin.store.queries import chunks
from tocsin.store.text_filter import EVERY_TEXT, TextFilter
from tocsin.store.vault import unseal

if TYPE_CHECKING:
    from tocsin.store.reader import Reader
    from tocsin.store.session import Session

TAIL = 2048
FAN = 32
HIGHEST = 1
_DOCS = 32  # numbers in a block
_COMPARED = 200  # texts whose words are compared with the blocks
_HEAD = struct.Struct(f">{WORD}sHHB")  # word, number of the block, blocks of the word, numbers in this block
MEND = "have it built anew"
_BLOCKS_OF_A_ROW = 0.5  # a row of words is opened in the time of two blocks
_SPAN = "SELECT label, sealed FROM search_block WHERE label >= ? AND label < ?"


_SEALED_WORDS = select(
    schema.search_text.c.number, schema.search_text.c.owner, schema.search_text.c.sealed, schema.content_key.c.wrapped
).join(schema.content_key, schema.content_key.c.owner == schema.search_text.c.owner)


@dataclass(frozen=True, slots=True)
class IndexedText:
    """A text in the index: the kind and id of its record, and the report that it belongs to."""

    number: int
    kind: str
    key: str
    report: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Texts from ``first`` to ``last`` whose words are in ``blocks`` blocks of the index."""

    number: int
    first: int
    last: int
    level: int
    blocks: int


def last_number(reader: Reader) -> int:
    """Return the highest number that a text of the index has or had."""
    t, s = schema.search_text, schema.search_segment
    highest = (reader.rows(select(func.max(column))).scalar() for column in (t.c.number, s.c.last))
    return max(number or 0 for number in highest)


def indexed_to(reader: Reader) -> int:
    """Return the number of the last text that a segment holds, 0 without one."""
    return int(reader.rows(select(func.max(schema.search_segment.c.last))).scalar() or 0)


def segments(reader: Reader) -> list[Segment]:
    """Return the segments, those of the newest texts first."""
    t = schema.search_segment
    return [Segment(**row) for row in reader.rows(select(t).order_by(t.c.first.desc())).mappings()]


def texts_with(reader: Reader, words: Collection[bytes], before: int, wanted: TextFilter = EVERY_TEXT) -> Iterator[Sequence[int]]:
    """Yield the numbers below ``before`` of the texts that hold all these keyed words, newest first, a stretch at a time.

    Without words, every text is yielded. Texts that cannot meet the filter are left out, others that do not meet it may be there.
    """
    if not words:
        yield from wanted.every(reader, before)
        return
    stored = segments(reader)
    ended = stored[0].last if stored else 0
    newest = wanted.within(reader, ended + 1, before - 1)
    yield [number for number, own_words in _tail(reader, ended, before, newest) if all(_holds(own_words, word) for word in words)]
    stored = [segment for segment in stored if segment.first < before]
    heads = _heads(reader, stored, words)
    for segment in stored:
        by_word = [head for word in words if (head := heads.get((segment.number, word)))]
        if len(by_word) == len(words):
            inside = wanted.within(reader, segment.first, min(segment.last, before - 1))
            yield [number for number in _common(reader, segment, by_word, inside) if number < before]


def texts(reader: Reader, numbers: Sequence[int]) -> list[IndexedText]:
    """Return the texts with these numbers, in this order. Numbers without a text are left out."""
    t = schema.search_text
    columns = select(t.c.number, t.c.kind, t.c.key, t.c.report)
    rows = (row for chunk in chunks(list(numbers)) for row in reader.rows(columns.where(t.c.number.in_(chunk))))
    by_number = {row.number: IndexedText(*row) for row in rows}
    return [by_number[number] for number in numbers if number in by_number]


def grow(session: Session) -> None:
    """Make segments of the texts that no segment holds, as long as there are enough, and join segments of a level."""
    stored = segments(session)
    ended = stored[0].last if stored else 0
    while last_number(session) - ended >= TAIL:
        postings: dict[bytes, array[int]] = defaultdict(lambda: array("I"))
        for number, own_words in _tail(session, ended, ended + TAIL + 1):
            for start in range(0, len(own_words), WORD):
                postings[own_words[start : start + WORD]].append(number)
        stored.insert(0, _write(session, (ended + 1, ended + TAIL, 0), postings))
        ended += TAIL
        while (level := stored[0].level) < HIGHEST and [segment.level for segment in stored[:FAN]] == [level] * FAN:
            stored[:FAN] = [_join(session, stored[:FAN])]


def remove(session: Session, owner: str, kind: str = "") -> None:
    """Remove an owner's texts, or those of one kind: their rows, and their numbers from every block that holds them.

    Needs the owner's key.
    """
    t = schema.search_text
    theirs = (t.c.owner == owner) & (t.c.kind == kind) if kind else t.c.owner == owner
    rows = session.rows(select(t.c.number, t.c.sealed).where(theirs)).all()
    if not rows:
        return
    stored = segments(session)
    key = session.key_of(owner)
    for number, sealed in rows:
        segment = next((segment for segment in stored if segment.first <= number <= segment.last), None)
        if segment and key:
            _cut(session, segment, _split(unseal(key, aad(owner), sealed)), number)
    session.connection.execute(delete(t).where(theirs))


def move(session: Session, report: str, received: str) -> None:
    """Set the time under which the texts of a report stand."""
    t = schema.search_text
    session.connection.execute(t.update().where(t.c.report == report).values(received=received))


def unsound(reader: Reader) -> Iterator[str]:
    """Yield the faults of the index: texts that it lacks, texts that were erased, and missing blocks. Building it anew mends them.

    Words that were altered are found with the keys of their texts, in :mod:`.content_checks`.
    """
    t, k, b = schema.search_text, schema.content_key, schema.search_block
    lacking = (
        (Report, schema.report.c.id, schema.report.c.text != "", schema.report.c.id, schema.report.c.id),
        (Note, schema.note.c.id, schema.note.c.text != "", schema.note.c.id, schema.note.c.report),
        (Letter, schema.letter.c.id, schema.letter.c.by != "", schema.letter.c.report, schema.letter.c.report),
    )
    for kind, number, searched, owner, report in lacking:
        of_kind = func.coalesce(t.c.kind, "") == kind.KIND  # else SQLite reads every text of the kind for each text
        indexed = exists().where(t.c.owner == owner, t.c.key == number, of_kind, t.c.report == report)
        for key in reader.rows(select(number).join(k, k.c.owner == owner).where(searched, ~indexed)).scalars():
            yield f"the text of {key} is not in the search index: {MEND}"
    of_report = schema.report.c.id == t.c.report
    for key in reader.rows(select(t.c.key).join(schema.report, of_report).where(schema.report.c.received != t.c.received)).scalars():
        yield f"the text of {key} stands under another time in the search index: {MEND}"
    for key in reader.rows(select(t.c.key).outerjoin(k, k.c.owner == t.c.owner).where(k.c.owner.is_(None))).scalars():
        yield f"the text of {key} was erased and is in the search index: {MEND}"
    for segment in segments(reader):
        key = reader.index_key.segment(segment.number)
        stored = reader.rows(select(func.count()).select_from(b).where(b.c.label >= key.first, b.c.label < key.end)).scalar_one()
        if stored != segment.blocks:
            yield f"segment {segment.number} of the search index has {stored} blocks and should have {segment.blocks}: {MEND}"


@dataclass(frozen=True, slots=True)
class IndexedWords:
    """Sealed words of the text with this number, and the id of its record."""

    number: int
    key: str
    sealed: bytes


class Postings:
    """Comparison of the words of some texts, others each time, with the blocks of the index. All texts would take minutes."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._every = max(1, last_number(reader) // _COMPARED)
        self._turn = reader.head().seq % self._every
        self._texts: list[tuple[int, str, list[bytes]]] = []

    def opens(self, key: bytes, owner: str, words: IndexedWords) -> bool:
        """Return True if the words open with this key. Some texts are kept, to be compared."""
        try:
            plain = unseal(key, aad(owner), words.sealed)
        except Tampered:
            return False
        if words.number % self._every == self._turn:
            self._texts.append((words.number, words.key, _split(plain)))
        return True

    def faults(self) -> Iterator[str]:
        """Yield the texts that a block lacks, and blocks that hold texts which are gone."""
        stored, listed = segments(self._reader), set[int]()
        for number, key, words in self._texts:
            segment = next((segment for segment in stored if segment.first <= number <= segment.last), None)
            heads = _heads(self._reader, [segment], words).values() if segment else []
            if segment and (len(heads) < len(words) or any(number not in head.numbers for head in heads if head.blocks == 1)):
                yield f"the search index lacks words of {key}: {MEND}"
            listed.update(number for head in heads for number in head.numbers[:1])
        if strange := listed - {text.number for text in texts(self._reader, sorted(listed))}:
            yield f"the search index holds {counted(len(strange), 'text that is', 'texts that are')} gone: {MEND}"


def clear(session: Session) -> None:
    """Empty the index, so that it can be built anew."""
    for table in (schema.search_text, schema.search_segment, schema.search_block):
        session.connection.execute(delete(table))


def aad(owner: str) -> str:
    """Return what the sealed words of an owner's text are bound to, which is no content of the owner's."""
    return f"words of {owner}"


def _tail(reader: Reader, after: int, before: int, among: Collection[int] | None = None) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the keyed words of each text between, newest first. ``among`` leaves others out, unopened."""
    t = schema.search_text
    rows = reader.rows(_SEALED_WORDS.where(t.c.number > after, t.c.number < before).order_by(t.c.number.desc()))
    return (_words_of(reader, row) for row in rows if among is None or row.number in among)


def _words_of(reader: Reader, row: Any) -> tuple[int, bytes]:
    return row.number, unseal(reader.unwrap(row.owner, row.wrapped), aad(row.owner), row.sealed)


def _holding(reader: Reader, numbers: Sequence[int], words: Collection[bytes]) -> list[int]:
    """Return those of the numbers whose texts hold all these words, by the texts' own words, in the order given."""
    rows = (row for some in chunks(list(numbers)) for row in reader.rows(_SEALED_WORDS.where(schema.search_text.c.number.in_(some))))
    opened = (_words_of(reader, row) for row in rows)
    holding = {number for number, own_words in opened if all(_holds(own_words, word) for word in words)}
    return [number for number in numbers if number in holding]


def _holds(words: bytes, word: bytes) -> bool:
    at = words.find(word)
    while at % WORD:
        if at < 0:
            return False
        at = words.find(word, at + 1)
    return True


def _split(words: bytes) -> list[bytes]:
    return [words[start : start + WORD] for start in range(0, len(words), WORD)]


@dataclass(frozen=True, slots=True)
class _Head:
    """The first block of a word in a segment, and how many blocks it has there."""

    word: bytes
    blocks: int
    numbers: tuple[int, ...]


def _heads(reader: Reader, stored: Sequence[Segment], words: Collection[bytes]) -> dict[tuple[int, bytes], _Head]:
    keys = {segment.number: reader.index_key.segment(segment.number) for segment in stored}
    labels = {key.label(word, 0): (number, word) for number, key in keys.items() for word in words}
    opened = _opened(reader, labels)
    return {labels[label]: _Head(word, blocks, numbers) for label, (word, _, blocks, numbers) in opened.items()}


def _common(reader: Reader, segment: Segment, heads: Sequence[_Head], inside: Collection[int] | None) -> Sequence[int]:
    """Return the numbers that all these words have in a segment, newest first. ``inside`` leaves others out.

    It goes from the rarest word to the most common one. As soon as few numbers are left, their own words are opened instead of blocks.
    """
    rest = sorted(heads, key=lambda head: head.blocks)
    if inside is not None and len(inside) < rest[0].blocks * _BLOCKS_OF_A_ROW:
        numbers: Sequence[int] = sorted(inside, reverse=True)
    else:
        first = _numbers(reader, segment, rest.pop(0))
        numbers = first if inside is None else [number for number in first if number in inside]
    while rest and len(numbers) >= rest[0].blocks * _BLOCKS_OF_A_ROW:
        common = set(_numbers(reader, segment, rest.pop(0)))
        numbers = [number for number in numbers if number in common]
    return _holding(reader, numbers, [head.word for head in rest]) if rest else numbers


def _numbers(reader: Reader, segment: Segment, head: _Head) -> list[int]:
    key = reader.index_key.segment(segment.number)
    labels = [key.label(head.word, block) for block in range(1, head.blocks)]
    opened = _opened(reader, labels)
    if len(opened) < len(labels):
        raise Tampered(f"the search index lacks a block: {MEND}", command="tocsin search --rebuild")
    return [*head.numbers, *(number for label in labels for number in opened[label][3])]


_Block = tuple[bytes, int, int, tuple[int, ...]]


def _opened(reader: Reader, labels: Collection[bytes]) -> dict[bytes, _Block]:
    t = schema.search_block
    rows = (row for chunk in chunks(list(labels)) for row in reader.rows(select(t.c.label, t.c.sealed).where(t.c.label.in_(chunk))))
    return {row.label: _unpack(reader.index_key.of_label(row.label).open(row.label, row.sealed)) for row in rows}


def _unpack(plain: bytes) -> _Block:
    word, block, blocks, count = _HEAD.unpack_from(plain)
    return word, block, blocks, struct.unpack_from(f">{count}I", plain, _HEAD.size)


def _pack(word: bytes, block: int, blocks: int, numbers: Sequence[int]) -> bytes:
    padding = [0] * (_DOCS - len(numbers))
    return _HEAD.pack(word, block, blocks, len(numbers)) + struct.pack(f">{_DOCS}I", *numbers, *padding)


def _write(session: Session, span: tuple[int, int, int], postings: Mapping[bytes, Sequence[int]]) -> Segment:
    """Write a segment. ``span`` is its first and last text and its level."""
    highest = session.rows(select(func.max(schema.search_segment.c.number))).scalar()
    number = int(highest or 0) + 1
    rows = sorted(_blocks(session.index_key.segment(number), postings))
    dialect.insert_pairs(session.connection, schema.search_block.name, rows)
    segment = Segment(number, *span, len(rows))
    row = {name: getattr(segment, name) for name in ("number", "first", "last", "level", "blocks")}
    session.connection.execute(schema.search_segment.insert(), row)
    return segment


def _blocks(key: SegmentKey, postings: Mapping[bytes, Sequence[int]]) -> Iterator[tuple[bytes, bytes]]:
    for word, numbers in postings.items():
        blocks = -(-len(numbers) // _DOCS)
        for block in range(blocks):
            label = key.label(word, block)
            yield label, key.seal(label, _pack(word, block, blocks, numbers[block * _DOCS : (block + 1) * _DOCS]))


def _join(session: Session, joined: Sequence[Segment]) -> Segment:
    """Replace segments, given newest first, by one."""
    postings: dict[bytes, array[int]] = defaultdict(lambda: array("I"))
    t = schema.search_block
    for segment in joined:
        key = session.index_key.segment(segment.number)
        pieces: dict[bytes, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
        for label, sealed in dialect.stream(session.connection, _SPAN, key.first, key.end):
            word, block, _, numbers = _unpack(key.open(label, sealed))
            pieces[word].append((block, numbers))
        for word, blocks in pieces.items():
            postings[word].extend(number for _, numbers in sorted(blocks) for number in numbers)
        session.connection.execute(delete(t).where(t.c.label >= key.first, t.c.label < key.end))
    written = _write(session, (joined[-1].first, joined[0].last, joined[0].level + 1), {w: n for w, n in postings.items() if n})
    session.connection.execute(delete(schema.search_segment).where(schema.search_segment.c.number.in_([item.number for item in joined])))
    return written


def _cut(session: Session, segment: Segment, words: Collection[bytes], number: int) -> None:
    """Take a text's number out of the blocks of these words."""
    key, t = session.index_key.segment(segment.number), schema.search_block
    heads = _heads(session, [segment], words)
    labels = [key.label(word, block) for (_, word), head in heads.items() for block in range(head.blocks)]
    for label, (word, block, blocks, numbers) in _opened(session, labels).items():
        if number in numbers:
            plain = _pack(word, block, blocks, [other for other in numbers if other != number])
            session.connection.execute(update(t).where(t.c.label == label).values(sealed=key.seal(label, plain)))
