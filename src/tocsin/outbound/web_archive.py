"""Copy of one public page as WACZ 1.1.1: a WARC record of the answer, an index, and hashes, in a file that public tools open.

Everything is made in memory, because the copy is encrypted before it reaches a disk. The package ``warcio`` writes the WARC. Its own
digests are SHA-1, so the data package lists SHA-256 of every file.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from tocsin.extras import require
from tocsin.outbound.fetch import WebAnswer
from tocsin.outbound.page_picture import PagePicture

_WARC, _CDX, _IDX, _PAGES = "archive/data.warc.gz", "indexes/index.cdx.gz", "indexes/index.idx", "pages/pages.jsonl"
_UNTRUE_HEADERS = frozenset({"transfer-encoding", "content-length"})
"""Headers that no longer describe the body as it was read."""


@dataclass(frozen=True, slots=True)
class PageCopy:
    """A WACZ file, SHA-256 of each file in it, and what is missing from it, in words. ``status`` is 0 if nothing was fetched."""

    data: bytes
    status: int
    digests: Mapping[str, str]
    missing: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the whole file, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def copy_page(answer: WebAnswer, at: datetime, software: str, picture: PagePicture | None = None) -> PageCopy:
    """Return the copy of an answer, with its picture. One that was not fetched gives a file that says why, without a response."""
    require("evidence")
    warc, response = _warc(answer, at, software, picture)
    timestamp = f"{at:%Y%m%d%H%M%S}"
    files = {_WARC: warc}
    if response:
        cdx = gzip.compress(_cdx_line(answer, timestamp, *response).encode(), mtime=0)
        files[_CDX] = cdx
        files[_IDX] = _idx_lines(answer, timestamp, cdx).encode()
    else:
        files[_CDX], files[_IDX] = gzip.compress(b"", mtime=0), b""
    files[_PAGES] = _pages(answer, at).encode()
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    package = _package(files, digests, at, software)
    digests["datapackage.json"] = hashlib.sha256(package).hexdigest()
    files["datapackage.json"] = package
    files["datapackage-digest.json"] = json.dumps(
        {"path": "datapackage.json", "hash": f"sha256:{digests['datapackage.json']}"}, indent=2
    ).encode()
    return PageCopy(_zip(files, at), answer.status, digests, _missing(answer, picture))


def _missing(answer: WebAnswer, picture: PagePicture | None) -> tuple[str, ...]:
    """Return what the copy lacks: the page, its end, or what it loads."""
    if answer.error:
        return (f"the page: {answer.error}",)
    lacking = ["pictures, films, styles and scripts: only the page itself is fetched"]
    if answer.cut:
        lacking.append("the end of the page: it is larger than the limit, or broke off")
    if answer.chain:
        lacking.append(f"the answers of {len(answer.chain)} redirects before it")
    if picture and picture.lack:
        lacking.append(f"a screenshot and a PDF: {picture.lack}")
    return tuple(lacking)


def _warc(answer: WebAnswer, at: datetime, software: str, picture: PagePicture | None) -> tuple[bytes, tuple[int, int, str] | None]:
    """Return the WARC file, with offset, length and digest of the response in it if there is one."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    class InMemory(WARCWriter):  # type: ignore[misc]  # the package has no types
        """A writer that never spools to a file, where the copy would lie unencrypted."""

        def _create_temp_file(self) -> io.BytesIO:
            return io.BytesIO()

    out = io.BytesIO()
    writer = InMemory(out, gzip=True)
    date = {"warc_headers_dict": {"WARC-Date": f"{at:%Y-%m-%dT%H:%M:%SZ}"}}
    writer.write_record(writer.create_warcinfo_record("data.warc.gz", {"software": software, "format": "WARC File Format 1.0"}))
    if answer.error:
        note = json.dumps({"url": answer.url, "not fetched": answer.error, "redirects": list(answer.chain)}).encode()
        record = writer.create_warc_record(answer.url, "metadata", payload=io.BytesIO(note), warc_content_type="application/json", **date)
        writer.write_record(record)
        return out.getvalue(), None
    offset = out.tell()
    headers = [(name, value) for name, value in answer.headers.items() if name not in _UNTRUE_HEADERS]
    status = StatusAndHeaders(_status_line(answer.status), [*headers, ("content-length", str(len(answer.body)))], protocol="HTTP/1.1")
    record = writer.create_warc_record(answer.url, "response", payload=io.BytesIO(answer.body), http_headers=status, **date)
    writer.write_record(record)
    place = offset, out.tell() - offset, str(record.rec_headers.get_header("WARC-Payload-Digest"))
    drawn = picture or PagePicture()
    for prefix, data, kind in (("urn:view:", drawn.png, "image/png"), ("urn:pdf:", drawn.pdf, "application/pdf")):
        if data:  # under the names by which Browsertrix keeps them
            uri = f"{prefix}{answer.url}"
            writer.write_record(writer.create_warc_record(uri, "resource", payload=io.BytesIO(data), warc_content_type=kind, **date))
    return out.getvalue(), place


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


def _cdx_line(answer: WebAnswer, timestamp: str, offset: int, length: int, digest: str) -> str:
    mime = answer.headers.get("content-type", "application/octet-stream").partition(";")[0].strip()
    fields = {
        "url": answer.url,
        "mime": mime,
        "status": str(answer.status),
        "digest": digest,
        "length": str(length),
        "offset": str(offset),
        "filename": "data.warc.gz",
    }
    return f"{sort_key(answer.url)} {timestamp} {json.dumps(fields)}\n"


def _idx_lines(answer: WebAnswer, timestamp: str, cdx: bytes) -> str:
    header = {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
    block = {"offset": 0, "length": len(cdx), "digest": f"sha256:{hashlib.sha256(cdx).hexdigest()}", "filename": "index.cdx.gz"}
    return f"!meta 0 {json.dumps(header)}\n{sort_key(answer.url)} {timestamp} {json.dumps(block)}\n"


def sort_key(url: str) -> str:
    """Return the key by which a CDXJ index sorts a link: ``https://a.example/B?c`` becomes ``example,a)/b?c``."""
    parts = urlsplit(url)
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    query = f"?{'&'.join(sorted(parts.query.lower().split('&')))}" if parts.query else ""
    return f"{host}{port}){(parts.path or '/').lower()}{query}"


def _pages(answer: WebAnswer, at: datetime) -> str:
    header = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    page = {"id": hashlib.sha256(answer.url.encode()).hexdigest()[:22], "url": answer.url, "ts": f"{at:%Y-%m-%dT%H:%M:%SZ}"}
    lines = [header] if answer.error else [header, page]
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def _package(files: Mapping[str, bytes], digests: Mapping[str, str], at: datetime, software: str) -> bytes:
    resources = [
        {"name": path.rpartition("/")[2].lower(), "path": path, "hash": f"sha256:{digests[path]}", "bytes": len(data)}
        for path, data in files.items()
    ]
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "created": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "software": software,
        "resources": resources,
    }
    return json.dumps(package, indent=2).encode()


def _zip(files: Mapping[str, bytes], at: datetime) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path, data in files.items():
            archive.writestr(zipfile.ZipInfo(path, (at.year, at.month, at.day, at.hour, at.minute, at.second)), data)
    return out.getvalue()
