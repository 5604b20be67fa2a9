"""Child process that reads one document of an office program from standard input and writes its contents as JSON.

Run within limits as a script with the number of characters of text and the kind of document.
"""

import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_STRUCK = (
    *(_W + name for name in ("del", "moveFrom", "delText")),
    *(_TEXT + name for name in ("tracked-changes", "deletion")),
    *(_PLACED + name for name in ("from", "to", "pos", "ext")),
    _FALLBACK,
    _A + "tableStyleId",
)
_CORE = "docProps/core.xml"
_WORD_PARTS = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments\d*|glossary/document|diagrams/data\d*|charts/chart[^/]*)\.xml"
)
_SLIDE_PARTS = re.compile(r"ppt/(?:slides/slide\d+|notesSlides/notesSlide\d+|comments/.*|diagrams/data\d*|charts/chart[^/]*)\.xml")
_SHEET_EXTRAS = re.compile(r"xl/(?:comments.*|threadedComments/.*|drawings/drawing\d+|diagrams/data\d*|charts/chart[^/]*)\.xml")
_CHART = re.compile(r"/charts/chart[^/]*\.xml$")
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DESCRIBED = ("}docPr", "}cNvPr")
_AUTHORED = ("}ins", "}del", "}comment", "}moveFrom", "}moveTo", "}author", "}person")
_OPEN_AUTHOR = ("{http://purl.org/dc/elements/1.1/}creator", "{http://www.w3.org/2005/Atom}author")
_RICH, _HTML = 0x1009, 0x1013
_META_NAME = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}name"
_PROPERTIES = frozenset(
    ["title", "subject", "description", "creator", "lastModifiedBy", "created", "creation-date", "keywords", "keyword", "category"]
)
_WORDLESS = re.compile(
    r"\.rels$|^\[Content_Types\]|^docProps/|^_xmlsignatures/|^META-INF/|^mimetype$|^(?:meta|settings|manifest|styles)\.(?:xml|rdf)$|^layout-cache$"
    r"|(?:^|/)(?:styles|settings|webSettings|fontTable|numbering|theme\d*|stylesWithEffects|presProps|viewProps|tableStyles|presentation"
    r"|workbook|sharedStrings|calcChain|people|commentAuthors|commentsExtended|commentsIds|printerSettings\d*|volatileDependencies)\.(?:xml|bin)$"
    r"|/(?:theme|themes|slideLayouts|slideMasters|notesMasters|handoutMasters|worksheets|fonts|tables|persons|queryTables|pivot\w*)/"
    r"|^Thumbnails/|^Configurations2/"
)
_ASIDE = re.compile(r"\{\\(?:\*\\)?(?:footnote|annotation|(?:header|footer)[lrf]?)(?![a-z])")
_FIELD = re.compile(r"\{\\\*\\fldinst(?![a-z])")
_RICH_INFO = re.compile(r"\{\\(title|subject|author|operator|keywords|doccomm|comment|category|manager|company)\s([^{}]{1,2000})\}")
_INFO = {
    "title": "title", "subject": "subject", "author": "creator", "operator": "lastModifiedBy", "keywords": "keywords",
    "doccomm": "description", "comment": "description", "category": "category", "manager": "creator", "company": "company",
}  # fmt: skip
_ROW = re.compile(r"(?m)^(?:[^|\n]*+\|){2,}+$")
_LONGEST_ROW = 100_000
_TARGET = re.compile(r"HYPERLINK\s{1,9}\"?(?:mailto:)?([^\s\"]{1,2000})\"?")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TABLES = (_W + "tbl", _A + "tbl", _TABLE + "table")
_ROWS = (_W + "tr", _A + "tr", _TABLE + "table-row")
_CELLS = (_W + "tc", _A + "tc", _TABLE + "table-cell", _TABLE + "covered-table-cell")
_SPAN = (_W + "tcPr/" + _W + "gridSpan", _W + "val")
_REPEATED = _TABLE + "number-columns-repeated"
_WIDEST = 200
_PLACE = "\ue000{}\ue001"
"""Mark at the place of a table in the text around it."""
_MOST_ROWS = 20_000
_MEMBER_LIMIT = 256 << 20
_BREAKS = {
    _W + "p": "\n", _W + "br": "\n", _W + "cr": "\n", _W + "tab": "\t", _W + "tr": "\n", _A + "p": "\n", _A + "br": "\n",
    _TEXT + "p": "\n", _TEXT + "h": "\n", _TEXT + "line-break": "\n", _TEXT + "tab": "\t",
}  # fmt: skip

Answer = dict[str, Any]


def member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one member, at most as much of it as a document may have."""
    with archive.open(name) as file:
        return file.read(_MEMBER_LIMIT)


def pieces(node: ElementTree.Element, tables: Mapping[ElementTree.Element, int] | None = None) -> Iterator[str]:
    """Return the text below a node, without deleted text, with a line end after each paragraph, and a mark for each of these tables."""
    if node.tag in _STRUCK:
        return
    if tables and node in tables:
        yield "\n" + _PLACE.format(tables[node]) + "\n"
        return
    if node.tag.endswith(_DESCRIBED):
        yield from (f" [{node.get(name)}] " for name in ("title", "descr") if (node.get(name) or "").strip())
    if node.tag == _TEXT + "s":
        yield " "
    if node.text and (node.tag.endswith("}t") or not node.tag.startswith(_W)):
        yield node.text
    for child in node:
        yield from pieces(child, tables)
        if child.tail and not node.tag.startswith(_W):
            yield child.tail
    yield _BREAKS.get(node.tag, "")


def words(root: ElementTree.Element, tables: Mapping[ElementTree.Element, int] | None = None) -> str:
    """Return the text of one XML part, with a mark for each of these tables."""
    text = "".join(pieces(root, tables))
    trimmed = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", trimmed).strip()


def chart_words(xml: bytes) -> str:
    """Return the titles and labels of a chart, without its numbers."""
    root = ElementTree.fromstring(xml)
    labels = [value.text for cache in root.iter(_C + "strCache") for value in cache.iter(_C + "v")]
    return "\n".join(
        dict.fromkeys(text.strip() for text in [*(node.text for node in root.iter(_A + "t")), *labels] if text and text.strip())
    )


def authors(xml: bytes) -> list[str]:
    """Return the people who commented on or changed a part."""
    nodes = [node for node in ElementTree.fromstring(xml).iter() if node.tag.endswith(_AUTHORED) or node.tag in _OPEN_AUTHOR]
    names = [node.get(_W + "author") or (node.text if node.tag in _OPEN_AUTHOR else "") for node in nodes]
    return list(dict.fromkeys(name.strip() for name in names if name and name.strip()))


def has_struck(xml: bytes) -> bool:
    """Tell whether a part holds deleted text that is still in the file."""
    return any(mark in xml for mark in (b"<w:del ", b"<w:moveFrom ", b"text:tracked-changes"))


def parts_of(archive: zipfile.ZipFile, wanted: re.Pattern[str]) -> list[str]:
    """Return the names of the parts that hold text, the main one first, numbered ones in the order of their numbers."""
    names = [name for name in archive.namelist() if wanted.fullmatch(name)]
    return sorted(
        names, key=lambda name: (name != "word/document.xml", re.sub(r"\d+", "", name), int("0" + "".join(re.findall(r"\d", name))))
    )


def properties(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Return title, subject, author, times and the user's own properties of the document."""
    facts = []
    for name in (_CORE, "meta.xml", "docProps/custom.xml"):
        if name not in archive.namelist():
            continue
        own = ""
        for node in ElementTree.fromstring(member(archive, name)).iter():
            tag = node.tag.rpartition("}")[2]
            own = node.get("name") or node.get(_META_NAME) or own if tag in ("property", "user-defined") else own
            if node.text and node.text.strip() and (tag in _PROPERTIES or own):
                facts.append((own or tag, node.text.strip()[:1_000]))
    return facts


def packed(data: bytes, wanted: re.Pattern[str]) -> Answer:
    """Read a document of zipped XML: the parts that hold text, its properties, and the names of what was not read."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = {name: member(archive, name) for name in parts_of(archive, wanted)}
        texts: list[str] = []
        around: list[str] = []
        tables: list[list[list[str]]] = []
        for name, part in xml.items():
            root = ElementTree.fromstring(part)
            within = {} if _CHART.search(name) else {node: len(tables) + n for n, node in enumerate(innermost(root))}
            tables += [rows_of(node) for node in within]
            texts.append(chart_words(part) if _CHART.search(name) else words(root))
            around.append(words(root, within) if within else texts[-1])
        unread = [line for name in archive.namelist() if name not in xml and not _WORDLESS.search(name) for line in left(archive, name)]
        unread += ["deleted text: not read" for part in xml.values() if has_struck(part)][:1]
        facts = properties(archive) + [("changed by", name) for part in xml.values() for name in authors(part)]
    text, outer = ("\n\n".join(filter(None, parts)) for parts in (texts, around))
    return {"text": text, "outer": outer, "facts": facts, "unread": unread, "tables": tables}


def innermost(root: ElementTree.Element) -> list[ElementTree.Element]:
    """Return the tables within the text of a part that hold no other table."""
    tables = [node for node in root.iter() if node.tag in _TABLES]
    return [node for node in tables if sum(inner.tag in _TABLES for inner in node.iter()) == 1]


def rows_of(table: ElementTree.Element) -> list[list[str]]:
    """Return the cells of a table, row by row. A cell over several columns stands in the first of them."""
    return [cells_of(row) for row in [node for node in table.iter() if node.tag in _ROWS][:_MOST_ROWS]]


def cells_of(row: ElementTree.Element) -> list[str]:
    """Return the cells of a row."""
    cells: list[str] = []
    for part in row:
        if part.tag in _CELLS and len(cells) < _WIDEST:
            text = "".join(pieces(part)).strip()
            span, repeated = part.find(_SPAN[0]), part.get(_REPEATED) or ""
            count = int(repeated) if repeated.isdecimal() and len(repeated) < 4 else 1
            value = (span.get(_SPAN[1]) or "") if span is not None else ""
            gaps = int(value) - 1 if value.isdecimal() and len(value) < 4 else 0
            cells += [text] * min(count, _WIDEST) + [""] * min(gaps, _WIDEST)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def left(archive: zipfile.ZipFile, name: str) -> list[str]:
    """Return a line for a part that is neither read nor known to be without words, such as a picture. XML is compared later."""
    short = name.rpartition("/")[2]
    if not short or archive.getinfo(name).file_size > _MEMBER_LIMIT:
        return [f"{name}: not read"] if short else []
    return [] if name.endswith((".xml", ".rels", ".vml")) else [f"{short}: not looked at"]


def cell(value: object) -> str:
    """Return a cell as text: dates in ISO form, whole numbers without a fraction."""
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "" if value is None else str(value)


def sheets(data: bytes) -> Answer:
    """Read every sheet of a workbook, hidden ones too, and the comments and text boxes on them."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    tables = []
    for name in book.sheet_names:
        rows = [[cell(value) for value in row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=True)]
        if rows:
            tables.append({"name": name, "rows": rows})
    extra = packed(data, _SHEET_EXTRAS) if data.startswith(b"PK") else {"text": "", "facts": [], "unread": []}
    hidden = [sheet.name for sheet in book.sheets_metadata if not str(sheet.visible).endswith(".Visible")]
    unread = [*extra["unread"], *(f"hidden sheet {name}: read, and hidden in the workbook" for name in hidden)]
    return {**extra, "unread": unread, "tables": tables}


def rich_text(data: bytes) -> Answer:
    """Read rich text. Pictures and embedded objects are listed as not read."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    page = re.search(r"\\ansicpg(\d+)", source)
    encoding = f"cp{page[1]}" if page and page[1] not in ("0", "65001") else "utf-8" if page else "cp1252"
    facts = [(_INFO[name], plain) for name, value in _RICH_INFO.findall(source) if (plain := plain_of(value, page))]
    source = _FIELD.sub("{", _ASIDE.sub(r"{\\par ", source))
    text: str = rtf_to_text(source, encoding=encoding, errors="replace")  # type: ignore[no-untyped-call]  # ships no types
    text = _TARGET.sub(r"(\1) ", text)
    unread = [f"{what}: not looked at" for mark, what in ((r"\pict", "picture"), (r"\objdata", "embedded object")) if mark in source]
    tables: list[list[list[str]]] = []
    outer, at = "", 0
    for begin, end, rows in rich_tables(text):
        outer += f"{text[at:begin]}\n{_PLACE.format(len(tables))}\n"
        tables.append(rows)
        at = end
    return {"text": text.strip(), "outer": (outer + text[at:]).strip(), "facts": facts, "unread": unread, "tables": tables}


def rich_tables(text: str) -> Iterator[tuple[int, int, list[list[str]]]]:
    """Yield begin, end and rows of the tables of rich text that was made plain, in which each cell ends with a bar, maybe after lines."""
    at = 0
    while head := _ROW.search(text, at):
        width = head[0].count("|")
        rows, at = [head[0].split("|")[:width]], head.end()
        at += text.startswith("\n", at)
        while len(cells := text[at : at + _LONGEST_ROW].split("|", width)) > width:
            rows.append(cells[:width])
            at += sum(map(len, cells[:width])) + width
            at += text.startswith("\n", at)
        yield head.start(), at, rows


def plain_of(value: str, page: re.Match[str] | None) -> str:
    """Return a value of rich text as plain text, in the code page of its document."""
    from striprtf.striprtf import rtf_to_text

    head = f"{{\\rtf1\\ansi{page[0] if page else ''} "
    text: str = rtf_to_text(f"{head}{value}}}", encoding=f"cp{page[1]}" if page and page[1] != "65001" else "cp1252", errors="replace")  # type: ignore[no-untyped-call]
    return text.strip()


def html_of(message: Any) -> bytes:
    """Return the page of a message in UTF-8, or its bytes as they stand when its encoding does not hold."""
    try:
        return (message.html_body or "").encode("utf-8", "replace")
    except (UnicodeError, LookupError):
        return bytes(message.properties.binary_prop_value(_HTML) or b"")


def outlook(data: bytes) -> Answer:
    """Read an Outlook message: its headers, its body, and its attachments in hexadecimal."""
    import oxmsg

    message = oxmsg.Message.load(io.BytesIO(data))
    headers = dict(message.message_headers)
    body = message.body or ""
    sent = message.sent_date
    return {
        "text": body,
        "html": html_of(message).hex(),
        "rich": (message.properties.binary_prop_value(_RICH) or b"").hex(),
        "facts": [("subject", message.subject or ""), ("to", headers.get("To", ""))],
        "sender": message.sender or "",
        "sent": sent.isoformat() if sent else headers.get("Date", ""),
        "attachments": [(part.file_name or "part", (part.file_bytes or b"").hex()) for part in message.attachments],
        "unread": [],
    }


_KINDS = {
    "docx": lambda data: packed(data, _WORD_PARTS),
    "pptx": lambda data: packed(data, _SLIDE_PARTS),
    "opendocument": lambda data: packed(data, re.compile(r"(?:content|styles)\.xml")),
    "sheets": sheets,
    "rtf": rich_text,
    "msg": outlook,
}


def answer(data: bytes, kind: str, most: int) -> Answer:
    """Return the contents of the document, or the reason why it cannot be read."""
    try:
        contents = _KINDS[kind](data)
    except Exception as why:  # a parser of untrusted input may raise anything
        return {"error": f"{type(why).__name__}: {why}"[:300]}
    contents |= {name: contents[name][: most + 1] for name in ("text", "outer") if name in contents}
    return contents


if __name__ == "__main__":
    json.dump(answer(sys.stdin.buffer.read(), sys.argv[2], int(sys.argv[1])), sys.stdout)
