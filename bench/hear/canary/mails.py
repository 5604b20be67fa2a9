"""Places in mails, Outlook messages and archives."""

# ruff: noqa: E501 - the parts of a file stand as they are

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable

from bench.hear.canary import office
from bench.hear.canary.office import Place
from bench.hear.canary.ole import outlook
from bench.hear.canary.papers import pdf

_HEAD = "From: a@x.example\r\nTo: desk@x.example\r\nSubject: Call\r\nDate: Thu, 1 May 2025 10:00:00 +0000\r\nMessage-ID: <1@x>\r\nMIME-Version: 1.0\r\n"


def _part(kind: str, body: str, more: str = "") -> str:
    return f"Content-Type: {kind}\r\n{more}\r\n{body}\r\n"


def _multi(*parts: str, kind: str = "mixed", before: str = "", behind: str = "", head: str = "") -> bytes:
    body = "".join(f"--b\r\n{part}" for part in parts)
    return f'{_HEAD}{head}Content-Type: multipart/{kind}; boundary="b"\r\n\r\n{before}{body}--b--\r\n{behind}'.encode()


def _file(name: str, data: bytes, kind: str = "application/octet-stream") -> str:
    more = f'Content-Disposition: attachment; filename="{name}"\r\nContent-Transfer-Encoding: base64\r\n'
    return _part(kind, base64.encodebytes(data).decode(), more)


def _plain(words: str) -> str:
    return _part("text/plain; charset=utf-8", words)


def _mail(made: Callable[[str, str], bytes]) -> Place:
    return lambda canary, words: ("call.eml", made(canary, words))


def _with(name: str, data: Callable[[str, str], bytes], kind: str = "application/octet-stream") -> Place:
    return _mail(lambda canary, words: _multi(_plain(words), _file(name, data(canary, words), kind)))


def _armoured(canary: str) -> str:
    packed = base64.b64encode(bytes(value ^ 0x5A for value in (canary * 9).encode())).decode()
    return (
        "-----BEGIN PGP MESSAGE-----\n\n"
        + "\n".join(packed[at : at + 64] for at in range(0, len(packed), 64))
        + "\n-----END PGP MESSAGE-----\n"
    )


def archive(members: dict[str, bytes], comment: bytes = b"", before: bytes = b"", behind: bytes = b"") -> bytes:
    """Return a ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
        packed.comment = comment
    return before + file.getvalue() + behind


def _commented(canary: str, words: str) -> tuple[str, bytes]:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        member = zipfile.ZipInfo("a.txt")
        member.comment = canary.encode()
        packed.writestr(member, words)
    return "a.zip", file.getvalue()


def _page(canary: str, words: str) -> str:
    return _part("text/html; charset=utf-8", f"<html><body><p>{words}</p><p>{canary}</p></body></html>")


MAIL: dict[str, Place] = {
    "header": _mail(lambda canary, words: f"{_HEAD}X-Remark: {canary}\r\n\r\n{words}\r\n".encode()),
    "comment in the header": _mail(lambda canary, words: f"{_HEAD}Comments: {canary}\r\n\r\n{words}\r\n".encode()),
    "second subject": _mail(lambda canary, words: f"{_HEAD}Subject: {canary}\r\n\r\n{words}\r\n".encode()),
    "second recipient": _mail(lambda canary, words: f"{_HEAD}Cc: {canary} <b@x.example>\r\n\r\n{words}\r\n".encode()),
    "encoded header": _mail(
        lambda canary, words: f"{_HEAD}X-Remark: =?utf-8?B?{base64.b64encode(canary.encode()).decode()}?=\r\n\r\n{words}\r\n".encode()
    ),
    "broken header line": _mail(
        lambda canary, words: f"From: a@x.example\r\n{canary}\r\nSubject: Call\r\nTo: b@x.example\r\n\r\n{words}\r\n".encode()
    ),
    "before the parts": _mail(lambda canary, words: _multi(_plain(words), before=f"{canary}\r\n")),
    "behind the parts": _mail(lambda canary, words: _multi(_plain(words), behind=f"{canary}\r\n")),
    "other form": _mail(lambda canary, words: _multi(_plain(words), _page(canary, words), kind="alternative")),
    "enriched text": _mail(lambda canary, words: _multi(_plain(words), _part("text/enriched", canary), kind="alternative")),
    "calendar": _mail(
        lambda canary, words: _multi(
            _plain(words), _part("text/calendar", f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{canary}\r\nEND:VEVENT\r\nEND:VCALENDAR")
        )
    ),
    "comment in the page": _mail(lambda canary, words: _multi(_part("text/html", f"<p>{words}</p><!-- {canary} -->"))),
    "attribute in the page": _mail(lambda canary, words: _multi(_part("text/html", f'<p data-note="{canary}">{words}</p>'))),
    "attribute in the other form": _mail(
        lambda canary, words: _multi(_plain(words), _part("text/html", f'<p data-note="{canary}">{words}</p>'), kind="alternative")
    ),
    "name of a file": _mail(lambda canary, words: _multi(_plain(words), _file(f"{canary}.bin", b"\0\1"))),
    "description of a file": _mail(
        lambda canary, words: _multi(_plain(words), _part("image/png", "x", f"Content-Description: {canary}\r\n"))
    ),
    "header of a part": _mail(lambda canary, words: _multi(_part("text/plain", words, f"X-Note: {canary}\r\n"))),
    "text file": _with("a.txt", lambda canary, _: canary.encode(), "text/plain"),
    "unknown text": _with("a.xyz", lambda canary, _: canary.encode(), "application/x-thing"),
    "table": _with("a.csv", lambda canary, words: f"date,description\n2025-05-01,{words}\n2025-05-02,{canary}\n".encode(), "text/csv"),
    "JSON": _with("a.json", lambda canary, words: f'{{"a": "{words}", "b": {{"c": ["{canary}"]}}}}'.encode(), "application/json"),
    "document": _with("a.docx", lambda canary, words: office.WORD["comment"](canary, words)[1]),
    "workbook": _with("a.xlsx", lambda canary, words: office.WORKBOOK["hidden sheet"](canary, words)[1]),
    "PDF": _with("a.pdf", lambda canary, words: pdf(words, info=f"/Remark ({canary})")),
    "picture": _with("a.png", lambda canary, _: b"\x89PNG\r\n\x1a\n" + canary.encode(), "image/png"),
    "archive in an archive": _with(
        "a.zip", lambda canary, words: archive({"b.zip": archive({"c.txt": canary.encode()}), "d.txt": words.encode()})
    ),
    "mail in a mail": _mail(
        lambda canary, words: _multi(_plain(words), _part("message/rfc822", f"From: c@x.example\r\nSubject: Two\r\n\r\n{canary}"))
    ),
    "header of a mail in a mail": _mail(
        lambda canary, words: _multi(_plain(words), _part("message/rfc822", f"From: c@x.example\r\nX-Remark: {canary}\r\n\r\n{words}"))
    ),
    "file in a mail in a mail": _with(
        "b.eml", lambda canary, words: _multi(_plain(words), _file("c.docx", office.WORD["footnote"](canary, words)[1]))
    ),
    "encrypted part": _mail(
        lambda canary, words: _multi(
            _part("application/pgp-encrypted", "Version: 1"), _part("application/octet-stream", _armoured(canary)), kind="encrypted"
        )
    ),
    "encrypted text": _mail(lambda canary, words: f"{_HEAD}\r\n{words}\r\n{_armoured(canary)}".encode()),
    "uuencoded": _mail(lambda canary, words: f"{_HEAD}\r\n{words}\r\nbegin 644 a.txt\r\n{_uu(canary)}`\r\nend\r\n".encode()),
    "base64 without end": _mail(
        lambda canary, words: (
            f"{_HEAD}Content-Transfer-Encoding: base64\r\n\r\n{base64.b64encode((words + ' ' + canary).encode()).decode()[:-3]}".encode()
        )
    ),
    "external part": _mail(
        lambda canary, words: _multi(_plain(words), _part(f'message/external-body; name="{canary}"', "Content-Type: text/plain\r\n\r\n"))
    ),
    "delivery status": _mail(
        lambda canary, words: _multi(_plain(words), _part("message/delivery-status", f"Diagnostic-Code: smtp; {canary}\r\n"), kind="report")
    ),
}


def _uu(text: str) -> str:
    import binascii

    return binascii.b2a_uu(text.encode()[:45]).decode()


def _msg(**properties: str) -> Place:
    def made(canary: str, words: str) -> tuple[str, bytes]:
        filled = {tag.removeprefix("p"): value.replace("CANARY", canary).replace("WORDS", words) for tag, value in properties.items()}
        return "call.msg", outlook({"001A": "IPM.Note", "0037": "Call", **filled})

    return made


OUTLOOK: dict[str, Place] = {
    "subject": _msg(p0037="CANARY", p1000="WORDS"),
    "body": _msg(p1000="WORDS CANARY"),
    "page": lambda canary, words: (
        "call.msg",
        outlook({"001A": "IPM.Note", "0037": "Call", "1000": words}, f"<p>{words}</p><p>{canary}</p>".encode()),
    ),
    "comment in the page": lambda canary, words: (
        "call.msg",
        outlook({"001A": "IPM.Note", "0037": "Call"}, f"<p>{words}</p><!-- {canary} -->".encode()),
    ),
    "other property": _msg(p1000="WORDS", p8001="CANARY"),
    "headers": _msg(p1000="WORDS", p007D="X-Remark: CANARY\r\n"),
    "file": lambda canary, words: (
        "call.msg",
        outlook({"001A": "IPM.Note", "0037": "Call", "1000": words}, files={"a.txt": canary.encode()}),
    ),
    "document": lambda canary, words: (
        "call.msg",
        outlook({"001A": "IPM.Note", "0037": "Call", "1000": words}, files={"a.docx": office.WORD["comment"](canary, words)[1]}),
    ),
}

ARCHIVE: dict[str, Place] = {
    "member": lambda canary, words: ("a.zip", archive({"a.txt": words.encode(), "b.txt": canary.encode()})),
    "hidden member": lambda canary, words: ("a.zip", archive({"a.txt": words.encode(), ".b.txt": canary.encode()})),
    "member of a hidden folder": lambda canary, words: ("a.zip", archive({"a.txt": words.encode(), ".c/b.txt": canary.encode()})),
    "comment": lambda canary, words: ("a.zip", archive({"a.txt": words.encode()}, canary.encode())),
    "comment of a member": _commented,
    "name of a member": lambda canary, words: ("a.zip", archive({f"{canary}.txt": words.encode()})),
    "name of a folder": lambda canary, words: ("a.zip", archive({"a.txt": words.encode(), f"{canary}/": b""})),
    "before the archive": lambda canary, words: ("a.zip", archive({"a.txt": words.encode()}, before=canary.encode() + b"\n")),
    "behind the archive": lambda canary, words: ("a.zip", archive({"a.txt": words.encode()}, behind=b"\n" + canary.encode())),
    "deep archive": lambda canary, words: ("a.zip", _deep(canary, words)),
    "unknown member": lambda canary, words: ("a.zip", archive({"a.txt": words.encode(), "b.bin": bytes(range(32)) * 9 + canary.encode()})),
    "picture": lambda canary, words: ("a.zip", archive({"a.txt": words.encode(), "b.png": b"\x89PNG\r\n\x1a\n" + canary.encode()})),
    "document": lambda canary, words: ("a.zip", archive({"a.txt": words.encode(), "b.docx": office.WORD["comment"](canary, words)[1]})),
}


def _deep(canary: str, words: str) -> bytes:
    data = archive({"z.txt": canary.encode()})
    for _ in range(12):
        data = archive({"a.txt": words.encode(), "b.zip": data})
    return data
