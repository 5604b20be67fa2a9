"""OFAC's lists in their classic comma-separated form: entries, aliases and addresses in files of their own."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256

from tocsin.domain.mention import Quality
from tocsin.domain.subject import Kind, Name
from tocsin.domain.watchlist import ListEntry, ListFile, list_name
from tocsin.matching.watchlists.facts import Fact, facts, iso_date
from tocsin.matching.watchlists.names import named
from tocsin.matching.watchlists.raw import Raw, decode

_WIDTHS = {"sdn": 12, "alt": 5, "add": 6, "comments": 2}
_WEAK = re.compile(r"a\.k\.a\. '(.{1,200}?)'(?=[;.,]|\s{0,9}$|\s{1,9}\()")
_INITIALS = re.compile(r"\((?P<letters>[A-Z]{3,6})\)\s*$")
_BORN = re.compile(r"\bDOB ([^;.]+)")
_PLACE = re.compile(r"\bPOB ([^;.]+)")
_NATION = re.compile(r"\b(?:nationality|citizen) ([^;.]+)")
_LINKED = re.compile(r"\bLinked To: ([^;]+)")
_END_OF_FILE = "\x1a"
_SEVERAL = "] ["
_LONGEST_ROW = 65536
_CONSOLIDATED = frozenset({"UKRAINE-EO13662", "NS-PLC", "CMIC-EO13959", "561-Related", "FSE-IR", "FSE-SY"})
"""Programmes of the lists that OFAC consolidates beside the SDN list. A few entries of the SDN list are under one, too."""


@dataclass(frozen=True, slots=True)
class OfacFiles:
    """The files that make one list. Only the entries are needed, but without the aliases half the names are missing."""

    sdn: Raw
    alt: Raw | None = None
    add: Raw | None = None
    comments: Raw | None = None

    @property
    def digest(self) -> str:
        """A short hash over all of them."""
        content = sha256()
        for raw in (self.sdn, self.alt, self.add, self.comments):
            content.update(raw.data if raw else b"-")
        return content.hexdigest()[:12]


def read_ofac(sdn: bytes, alt: bytes | None = None, add: bytes | None = None, comments: bytes | None = None) -> ListFile:
    """Read every entry with its aliases, the weak ones of the remarks, and the facts of remarks and addresses."""
    parts = (Raw(f"OFAC {name}", data) if data is not None else None for name, data in (("alt", alt), ("add", add), ("comments", comments)))
    return read_ofac_raw(OfacFiles(Raw("OFAC sdn", sdn), *parts))


def read_ofac_raw(files: OfacFiles) -> ListFile:
    """Read the same from named files."""
    rows = dict(_keyed(files.sdn, "sdn"))
    if not rows:
        raise files.sdn.refuse("holds no entry", "download it again")
    joined = {part: _joined(raw, part, rows) for part, raw in (("alt", files.alt), ("add", files.add), ("comments", files.comments))}
    entries = tuple(_entry(row, joined) for row in rows.values())
    return ListFile(_which(rows.values()), files.digest, entries)


def part_by_width(raw: Raw) -> str:
    """Return the part of OFAC's list that a file is, by the columns of its first row, or an empty string."""
    line = next((line for line in decode(raw).splitlines() if line.strip()), "")
    first = next(csv.reader([line[:_LONGEST_ROW].replace("\0", "")]), [])
    return next((part for part, width in _WIDTHS.items() if len(first) == width and first[0].strip().isdigit()), "")


def _which(rows: Collection[list[str]]) -> str:
    """Return the list of these entries by the programmes of most: files can be renamed, and both lists share numbers."""
    beside = sum(not _CONSOLIDATED.isdisjoint(row[3].split(_SEVERAL)) for row in rows)
    return list_name("ofac", "cons") if 2 * beside > len(rows) else "ofac"


def _keyed(raw: Raw, part: str) -> Iterator[tuple[str, list[str]]]:
    for number, row in _rows(raw, part):
        if not row[1]:
            raise raw.refuse("an entry without a name", "download it again", number)
        yield row[0], row


def _joined(raw: Raw | None, part: str, entries: dict[str, list[str]]) -> dict[str, list[list[str]]]:
    grouped: dict[str, list[list[str]]] = defaultdict(list)
    for number, row in _rows(raw, part) if raw else ():
        if row[0] not in entries:
            raise raw.refuse(f"entry {row[0]} is not in the entries' file", "give files of the same day", number)  # type: ignore[union-attr]  # rows exist only where there is a file
        grouped[row[0]].append(row)
    return grouped


def _rows(raw: Raw, part: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(decode(raw).replace("\0", "").splitlines(keepends=True), strict=True)
    width = _WIDTHS[part]
    try:
        for row in reader:
            if not row or row == [_END_OF_FILE]:
                continue
            _check(raw, part, row, reader.line_num)
            yield reader.line_num, ["" if cell.strip() == "-0-" else cell.strip() for cell in row[:width]]
    except csv.Error as error:
        raise raw.refuse(f"broken or cut short ({error})", "download it again", reader.line_num) from error


def _check(raw: Raw, part: str, row: list[str], number: int) -> None:
    width = _WIDTHS[part]
    if len(row) == width and row[0].strip().isdigit():
        return
    if number == 1:
        raise raw.refuse(f"not an OFAC {part} file ({width} columns, the first a number, no header)", f"give OFAC's {part} file as it is")
    raise raw.refuse(f"{len(row)} of {width} columns", "the file is cut short or of another kind: download it again", number)


def _entry(row: list[str], joined: dict[str, dict[str, list[list[str]]]]) -> ListEntry:
    ref = row[0]
    remarks = " ".join([row[11], *(more[1] for more in joined["comments"].get(ref, ()))])
    names = [*_primary(row), *_aliases(joined["alt"].get(ref, ())), *_weak(remarks)]
    entry_facts = [*_facts(row[4], remarks), *_addresses(joined["add"].get(ref, ()))]
    kind = Kind.PERSON if row[2] == "individual" else Kind.GROUP
    return ListEntry(ref, kind, tuple(names), facts(entry_facts))


def _primary(row: list[str]) -> Iterator[Name]:
    yield from named(row[1], Quality.GOOD, "ofac primary")


def _aliases(rows: list[list[str]] | tuple[()]) -> Iterator[Name]:
    """One name a row, none left out: the rows of the list are what a desk counts. Its initials in brackets are one more, a weak one."""
    for row in rows:
        yield Name(" ".join(row[3].split()), Quality.GOOD, f"ofac {row[2]}")
        if (bracket := _INITIALS.search(row[3])) and _are_initials(bracket["letters"], row[3][: bracket.start()]):
            yield Name(bracket["letters"], Quality.WEAK, "ofac initials")


def _are_initials(letters: str, name: str) -> bool:
    """Return whether the letters begin the words of a name, in their order: ``IJU`` of ``ISLAMIC JIHAD UNION``.

    >>> _are_initials("IJU", "ISLAMIC JIHAD UNION "), _are_initials("PVT", "ZIDCO HOLDINGS ")
    (True, False)
    """
    firsts = iter(word[0] for word in re.findall(r"\w+", name))
    return all(letter in firsts for letter in letters)


def _weak(remarks: str) -> Iterator[Name]:
    for text in _WEAK.findall(remarks):
        yield from named(text, Quality.WEAK, "ofac remarks")


def _facts(title: str, remarks: str) -> Iterator[Fact]:
    yield "role", title
    yield from (("birth", iso_date(text)) for text in _BORN.findall(remarks))
    for place in _PLACE.findall(remarks):
        yield from _place(place)
    yield from (("nationality", text) for text in _NATION.findall(remarks))
    yield from (("associate", text) for text in _LINKED.findall(remarks))


def _place(text: str) -> Iterator[Fact]:
    *places, last = (part.strip() for part in text.split(","))
    yield from (("place", part) for part in places)
    yield ("country" if places else "place"), last


def _addresses(rows: list[list[str]] | tuple[()]) -> Iterator[Fact]:
    for row in rows:
        yield "place", row[3].split(",")[0].rstrip("0123456789- ")
        yield "country", row[4]
