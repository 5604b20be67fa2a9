"""A watch-list of one's own: a CSV file with a header, columns named as people name them."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

from tocsin.domain.mention import Quality
from tocsin.domain.name_words import NAME
from tocsin.domain.subject import Kind, Name
from tocsin.domain.watchlist import ListEntry, ListFile
from tocsin.matching.watchlists.facts import Fact, facts, iso_date
from tocsin.matching.watchlists.names import each_once
from tocsin.matching.watchlists.raw import Raw, decode

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "fullname", "primary name", "title", "subject", "naam", "nom", "nombre", "caption"),
    "first": ("first name", "given name", "given names", "forename", "voornaam", "vorname", "prenom"),
    "last": (
        *("last name", "surname", "family name", "achternaam", "nachname", "familienname", "nom de famille", "apellido", "apellidos"),
        *("cognome", "sobrenome", "soyad", "soyadı", "фамилия", "прізвище", "nazwisko", "příjmení", "efternamn", "etternavn"),
        *("اسم العائلة", "اللقب", "نام خانوادگی", "姓"),
    ),
    "aliases": ("aliases", "alias", "aka", "a k a", "also known as", "other names", "alternative names", "original name", "native name"),
    "weak": ("weak aliases", "weak alias", "weak", "nicknames", "nickname"),
    "kind": ("kind", "type", "schema", "category", "soort", "art"),
    "ref": ("ref", "id", "reference", "entry", "number", "key"),
    "birth": (
        "birth",
        "born",
        "birth date",
        "date of birth",
        "dob",
        "birthdate",
        "birth year",
        "birthday",
        "geboren",
        "geboortedatum",
        "geburtsdatum",
    ),
    "place": ("place", "places", "city", "address", "location", "birth place", "place of birth", "pob"),
    "country": ("country", "countries"),
    "nationality": ("nationality", "citizenship"),
    "role": ("role", "position", "designation", "function", "job"),
    "associate": ("associate", "associates", "linked to"),
    "quality": ("quality", "alias quality"),
}
_NAME_STEMS = tuple(dict.fromkeys(stem.replace("_", " ") for stem in NAME.split()))
_SHORT_STEM = 4
_OF_SEVERAL = ("aliases", "weak", "birth", "place", "country", "nationality", "role", "associate")
"""Columns that may stand under several headings, all of which are read."""

_FACTS = ("place", "country", "nationality", "role", "associate")
_KINDS: Mapping[str, Kind] = {
    **{kind.value: kind for kind in Kind},
    **dict.fromkeys(("individual", "p", "human", "persoon"), Kind.PERSON),
    **dict.fromkeys(("organisation", "organization", "entity", "company", "org", "vessel", "aircraft", "legalentity"), Kind.GROUP),
    **dict.fromkeys(("handle", "user", "email", "e-mail", "phone", "telephone", "profile"), Kind.ACCOUNT),
    **dict.fromkeys(("tag",), Kind.HASHTAG),
    **dict.fromkeys(("url", "site", "website", "domain"), Kind.LINK),
}
_WEAK = {"weak", "low", "poor", "w"}
_GOOD = {"", "good", "strong", "high", "g"}
_SIGNS = {"#": Kind.HASHTAG, "@": Kind.ACCOUNT}
_LINK = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)
_SEVERAL = re.compile(r"[;|]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ORIGINAL = re.compile(r"(?P<name>[^()\[\]]{1,300})[(\[](?P<original>[^()\[\]]{1,300})[)\]]")
_DELIMITERS = ",;\t|"
_MOST_COLUMNS = 1000
_LONGEST_NAME = 1000


def read_csv(data: bytes, name: str) -> ListFile:
    """Read a watch-list with one row a subject. Rows with the same id are one subject."""
    return read_csv_raw(Raw(name, data), name)


def read_csv_raw(raw: Raw, name: str) -> ListFile:
    """Read the same from a named file."""
    merged: dict[str, ListEntry] = {}
    header, rows = _table(raw)
    for number, row in rows:
        entry = _entry(raw, number, row)
        earlier = merged.get(entry.ref)
        merged[entry.ref] = _united(raw, number, earlier, entry) if earlier else entry
    if not merged:
        raise raw.refuse("a header and no rows", "add a row for each subject")
    return ListFile(name, raw.digest, tuple(merged.values()), header.used, header.unused)


class _Reader(Protocol):
    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


class _Header(NamedTuple):
    """The places of each column in a row, by its name here, and the headings that are used and that are not, as written."""

    places: dict[str, list[int]]
    used: tuple[str, ...]
    unused: tuple[str, ...]


def _table(raw: Raw) -> tuple[_Header, Iterator[tuple[int, dict[str, str]]]]:
    lines = decode(raw).replace("\0", "").splitlines(keepends=True)
    first = next((line for line in lines if line.strip()), "")
    reader = csv.reader(lines, delimiter=max(_DELIMITERS, key=first.count), strict=True)
    try:
        header = _header(raw, next(row for row in reader if any(map(str.strip, row))))
    except csv.Error as error:
        raise raw.refuse(f"broken or cut short ({error})", "close the quotes", reader.line_num) from error
    return header, _rows(raw, reader, header)


def _rows(raw: Raw, reader: _Reader, header: _Header) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        for row in reader:
            if any(map(str.strip, row)):
                yield (
                    reader.line_num,
                    {column: _joined([row[at] for at in places if at < len(row)]) for column, places in header.places.items()},
                )
    except csv.Error as error:
        raise raw.refuse(f"broken or cut short ({error})", "close the quotes", reader.line_num) from error


def _joined(cells: list[str]) -> str:
    return ";".join(filter(None, (cell.strip() for cell in cells)))


def _header(raw: Raw, row: list[str]) -> _Header:
    """Return the columns of a header. ``birthPlace`` and ``birth_place`` are one heading."""
    places = _places(_headings(row))
    if "name" not in places and "last" not in places:
        listing = ", ".join(cell.strip()[:30] for cell in row[:8])
        raise raw.refuse(f"no column of names among: {listing}", "name one column `name`", 1)
    read = {at for columns in places.values() for at in columns}
    used = tuple(cell.strip() for at, cell in enumerate(row) if at in read)
    return _Header(places, used, tuple(cell.strip() for at, cell in enumerate(row) if at not in read and cell.strip()))


def _headings(row: list[str]) -> dict[str, int]:
    """Return the place of each heading, in small letters and plain words. The first of equal ones counts."""
    headings: dict[str, int] = {}
    for at, cell in enumerate(row[:_MOST_COLUMNS]):
        headings.setdefault(re.sub(r"[\W_]+", " ", _CAMEL.sub(" ", cell.strip()).casefold()).strip(), at)
    return headings


def _places(headings: dict[str, int]) -> dict[str, list[int]]:
    """Return the places of each column that is there. A name is also found by a heading of reports, where no other column is one."""
    places = {column: [headings[word] for word in words if word in headings] for column, words in _COLUMNS.items()}
    places = {column: at if column in _OF_SEVERAL else at[:1] for column, at in places.items() if at}
    if "name" in places or {"first", "last"} <= places.keys():
        return places
    taken = {at for columns in places.values() for at in columns}
    labelled = [at for heading, at in headings.items() if at not in taken and _labels_name(heading)]
    return places | ({"name": labelled[:1]} if labelled else {})


def _labels_name(heading: str) -> bool:
    """Tell whether a heading labels a name in one of the languages of headings of reports. It has two words at most."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", heading) if unicodedata.category(letter) != "Mn")
    words = plain.replace("ı", "i").split()
    if len(words) > 2 or not words:
        return False
    return plain in _NAME_STEMS or any(len(stem) >= _SHORT_STEM and words[0].startswith(stem) for stem in _NAME_STEMS)


def _entry(raw: Raw, number: int, row: dict[str, str]) -> ListEntry:
    primary = _primary(row)
    if not primary or len(primary) > _LONGEST_NAME:
        raise raw.refuse("no name" if not primary else "a name of over 1000 letters", "give the row a name or take it out", number)
    entry_facts = facts(_facts(row))
    quality = _quality(raw, number, row.get("quality", ""))
    names = _with_original(primary, Quality.GOOD if row.get("aliases") else quality, raw.name)
    for column, how in (("aliases", quality), ("weak", Quality.WEAK)):
        names += [name for text in _values(row, column) for name in _with_original(text, how, raw.name)]
    ref = row.get("ref") or " ".join([primary.casefold(), *(value for kind, value in entry_facts if kind == "birth")])
    return ListEntry(ref, _kind(raw, number, row.get("kind", ""), primary), each_once(names), entry_facts)


def _with_original(text: str, quality: Quality, origin: str) -> list[Name]:
    """Return a name and, as one of its own, what stands in brackets after it in another script."""
    if (match := _ORIGINAL.fullmatch(text)) and not match["original"].isascii() and match["name"].strip():
        return [Name(match["name"].strip(), quality, origin), Name(match["original"].strip(), quality, origin)]
    return [Name(text, quality, origin)]


def _primary(row: dict[str, str]) -> str:
    """Return the name of a row. ``Name`` beside first names alone holds the family name, and beside family names alone the first name."""
    name, first, last = (" ".join(row.get(column, "").split()) for column in ("name", "first", "last"))
    if name and (("first" in row) != ("last" in row)):
        words = name.casefold().split()
        first, last = ("" if {*part.casefold().split()} & {*words} else part for part in (first, last))
        return " ".join(filter(None, (first, name, last)))
    return name or " ".join(filter(None, (first, last)))


def _facts(row: dict[str, str]) -> Iterator[Fact]:
    yield from (("birth", iso_date(text)) for text in _values(row, "birth"))
    for column in _FACTS:
        yield from ((column, text) for text in _values(row, column))


def _values(row: dict[str, str], column: str) -> Iterator[str]:
    """Yield the values of a cell that may hold several."""
    yield from (value for part in _SEVERAL.split(row.get(column, "")) if (value := part.strip()))


def _quality(raw: Raw, number: int, written: str) -> Quality:
    word = written.casefold()
    if word not in _WEAK | _GOOD:
        raise raw.refuse(f"quality {written!r}", "write `good` or `weak`", number)
    return Quality.WEAK if word in _WEAK else Quality.GOOD


def _kind(raw: Raw, number: int, written: str, name: str) -> Kind:
    if not written:
        return _SIGNS.get(name[0]) or (Kind.LINK if _LINK.match(name) else Kind.PERSON)
    kind = _KINDS.get(written.casefold())
    if kind is None:
        raise raw.refuse(f"kind {written!r}", f"write one of {', '.join(sorted(k.value for k in Kind))}", number)
    return kind


def _united(raw: Raw, number: int, first: ListEntry, second: ListEntry) -> ListEntry:
    if first.kind is not second.kind:
        raise raw.refuse(f"id {second.ref!r} is a {first.kind} above, a {second.kind} here", "give each subject an id of its own", number)
    return ListEntry(first.ref, first.kind, each_once((*first.names, *second.names)), facts((*first.facts, *second.facts)))
