"""The UN Security Council's consolidated list (XML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from tocsin.domain.mention import Quality
from tocsin.domain.subject import Kind, Name
from tocsin.domain.watchlist import ListEntry, ListFile
from tocsin.matching.watchlists.facts import Fact, facts, iso_date
from tocsin.matching.watchlists.names import each_once, named
from tocsin.matching.watchlists.raw import Raw
from tocsin.matching.watchlists.xml import XmlElement, parse

_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_KINDS = (("INDIVIDUALS", "INDIVIDUAL", Kind.PERSON), ("ENTITIES", "ENTITY", Kind.GROUP))
_REFERENCE = re.compile(r"\(([A-Z]{2}[ie]\.\d+)\)")


def read_un(data: bytes) -> ListFile:
    """Read every person and entity with aliases (``Low`` is weak), names in their own script, and the facts of the list."""
    return read_un_raw(Raw("UN list", data))


def read_un_raw(raw: Raw) -> ListFile:
    """Read the same from a named file."""
    root, attributes = parse(raw)
    if root.tag != "CONSOLIDATED_LIST":
        raise raw.refuse(f"its root is <{root.tag}>, not <CONSOLIDATED_LIST>", "give the UN's consolidated list")
    nodes = [(node, tag, kind) for parent, tag, kind in _KINDS for group in root.every(parent) for node in group.every(tag)]
    if not nodes:
        raise raw.refuse("holds no entry", "download it again")
    primary = {node.first("REFERENCE_NUMBER"): _primary(node) for node, _, _ in nodes}
    entries = tuple(_entry(raw, node, (tag, kind), primary) for node, tag, kind in nodes)
    return ListFile("un", attributes.get("dateGenerated", "")[:10] or raw.digest, entries)


def _primary(node: XmlElement) -> str:
    return " ".join(text for tag in _PARTS if (text := node.first(tag)))


def _entry(raw: Raw, node: XmlElement, sort: tuple[str, Kind], primary: dict[str, str]) -> ListEntry:
    tag, kind = sort
    ref = node.first("REFERENCE_NUMBER")
    names = each_once(_names(node, tag))
    if not ref or not names:
        raise raw.refuse("an entry without reference or name", "download it again", node.line)
    return ListEntry(ref, kind, names, facts(_facts(node, tag, primary)))


def _names(node: XmlElement, tag: str) -> Iterator[Name]:
    yield from named(_primary(node), Quality.GOOD, "un primary")
    yield from named(node.first("NAME_ORIGINAL_SCRIPT"), Quality.GOOD, "un original script")
    for alias in node.every(f"{tag}_ALIAS"):
        stated = alias.first("QUALITY")
        quality = Quality.WEAK if stated == "Low" else Quality.GOOD
        yield from named(alias.first("ALIAS_NAME"), quality, f"un alias {stated.lower()}".strip())


def _facts(node: XmlElement, tag: str, primary: dict[str, str]) -> Iterator[Fact]:
    for born in node.every(f"{tag}_DATE_OF_BIRTH"):
        yield "birth", _birth(born)
    yield from _places(chain(node.every(f"{tag}_PLACE_OF_BIRTH"), node.every(f"{tag}_ADDRESS")))
    for alias in node.every(f"{tag}_ALIAS"):
        yield "birth", iso_date(alias.first("DATE_OF_BIRTH"))
        yield "place", alias.first("CITY_OF_BIRTH")
    for kind, tag in (("nationality", "NATIONALITY"), ("role", "DESIGNATION"), ("role", "TITLE")):
        yield from ((kind, value) for value in node.values(tag))
    yield "listed", node.first("LISTED_ON")[:10]
    own = node.first("REFERENCE_NUMBER")
    for ref in _REFERENCE.findall(node.first("COMMENTS1")):
        if ref != own and ref in primary:
            yield "associate", primary[ref].partition("(")[0].strip()


def _birth(born: XmlElement) -> str:
    sort, first, last = born.first("TYPE_OF_DATE"), born.first("FROM_YEAR"), born.first("TO_YEAR")
    if first and last:
        return f"{first}/{last}"
    day = iso_date(born.first("DATE") or born.first("YEAR") or first)
    return f"{day[:4]}~" if day and sort == "APPROXIMATELY" else day


def _places(nodes: Iterator[XmlElement]) -> Iterator[Fact]:
    for node in nodes:
        for tag in ("CITY", "STATE_PROVINCE"):
            yield "place", node.first(tag).partition("(")[0].strip()
        yield "country", node.first("COUNTRY")
