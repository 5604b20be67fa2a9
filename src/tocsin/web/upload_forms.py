"""Forms with files of signed-in people, parsed in memory, and the files handed on in a folder that is in memory, too.

Files of warnings hold words of sources, which reach no disk unencrypted.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from tocsin.domain.errors import Malformed, Unavailable
from tocsin.domain.plural import counted
from tocsin.memory_files import in_memory
from tocsin.web.door.uploads import SentForm, Upload, read_form
from tocsin.web.security import VISIT_COOKIE, Asked

MOST_BYTES = 64 * 1024 * 1024
"""Most bytes of files in one form."""
MOST_FILES = 200
"""Most files in one form."""
PATHS = ("/files/warnings", "/files/posts", "/files/lists")
_FORM = "sent form"
_LONGEST_NAME = 60


def is_upload(scope: Scope) -> bool:
    """Return True for a form with files from a browser with a session cookie."""
    headers = {name.lower(): value for name, value in scope["headers"]}
    multipart = headers.get(b"content-type", b"").lower().startswith(b"multipart/form-data")
    return multipart and scope.get("path") in PATHS and f"{VISIT_COOKIE}=".encode() in headers.get(b"cookie", b"")


class UploadForms:
    """ASGI middleware that parses a form with files in memory, before anything else reads its body.

    ``signed_in`` says whether a session lasts. The form's token is handed on as a header, by which the framework checks it.
    """

    def __init__(self, app: ASGIApp, signed_in: Callable[[str], bool]) -> None:
        self._app = app
        self._signed_in = signed_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, without its body where it was an upload."""
        if scope["type"] != ScopeType.HTTP or scope["method"] != "POST" or not is_upload(scope):
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value for name, value in scope["headers"]}
        kind = headers.get(b"content-type", b"").decode("latin-1")
        lasts = await asyncio.to_thread(self._signed_in, _token(headers.get(b"cookie", b"").decode("latin-1")))
        form = await read_form(kind, _chunks(receive), MOST_BYTES, most_files=MOST_FILES) if lasts else SentForm()
        scope["state"][_FORM] = form
        kept = [(name, value) for name, value in scope["headers"] if name.lower() not in (b"content-type", b"content-length")]
        scope["headers"] = [*kept, (b"x-csrftoken", form.fields.get("_csrf_token", "").encode("latin-1", "replace"))]
        await self._app(scope, _empty, send)


def sent_form(request: Asked) -> SentForm:
    """Return the form of an upload. Raise :class:`Malformed` when it holds no file, or too much."""
    form: SentForm = request.scope["state"].get(_FORM, SentForm())
    if form.too_large:
        raise Malformed(f"the files are larger than {MOST_BYTES >> 20} MB together: whoever runs the machine can load them there")
    if form.too_many:
        raise Malformed(f"more than {counted(MOST_FILES, 'file')} at once: load them a part at a time")
    if form.broken_off:
        raise Unavailable("the files arrived too slowly, or too much arrives right now: nothing was loaded, try it again")
    if not form.files:
        raise Malformed("choose a file first")
    return form


def files_in_memory(files: Sequence[Upload]) -> AbstractContextManager[list[Path]]:
    """Return paths of these files, under their own names, in a folder in memory that only this user can enter."""
    return in_memory([(_file_name(file.name), file.data) for file in files])


def _file_name(sent: str) -> str:
    """Return the last part of a name that a browser sent, as one that a folder can hold."""
    name = "".join(letter for letter in sent.replace("\\", "/").rpartition("/")[2] if letter.isprintable())[-_LONGEST_NAME:]
    return "file" if name.strip(". ") == "" else name


def _token(cookies: str) -> str:
    pairs = (pair.strip().partition("=") for pair in cookies.split(";"))
    return next((value for name, _, value in pairs if name == VISIT_COOKIE), "")


async def _chunks(receive: Receive) -> AsyncIterator[bytes]:
    more = True
    while more:
        message: Any = await receive()
        more = message["type"] == "http.request" and message.get("more_body", False)
        yield message.get("body", b"")


async def _empty() -> Any:
    return {"type": "http.request", "body": b"", "more_body": False}
