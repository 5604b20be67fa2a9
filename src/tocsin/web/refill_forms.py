"""After a refusal the page stands there again, with what was typed and one line saying why.

A form that was refused is answered with the page it came from, the same form filled in and opened. Nothing of it is kept
on the server, and no script is needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

REFUSED = "refused"
_MOST = 1 << 20
_FORM = b"application/x-www-form-urlencoded"


class RefillForms:
    """Puts a refused form back before whoever sent it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets everything through but a refusal of a form."""
        headers = dict(scope.get("headers", []))
        came = _page_of(scope, headers)
        if not came:
            await self._app(scope, receive, send)
            return
        body = await _body(receive)
        answer = await _answered(self._app, scope, body)
        message = scope["state"].get(REFUSED)
        if message is not None:
            page = await _answered(scope["app"], _asking(scope, came, headers), b"")
            if page.status == 200 and page.headers.get(b"content-type", b"").startswith(b"text/html"):
                typed = {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True).items()}
                html = filled(page.body.decode(), scope["path"], typed, str(message))
                answer = CapturedResponse(answer.status, page.messages_headers, html.encode())
        await answer.send(send)


class CapturedResponse:
    """A response as it was given to a browser that is not there."""

    def __init__(self, status: int = 500, messages_headers: list[tuple[bytes, bytes]] | None = None, body: bytes = b"") -> None:
        self.status = status
        self.messages_headers = messages_headers or []
        self.body = body

    @property
    def headers(self) -> dict[bytes, bytes]:
        """The headers by name."""
        return {name.lower(): value for name, value in self.messages_headers}

    async def take(self, message: Message) -> None:
        """Takes one message of it."""
        if message["type"] == "http.response.start":
            self.status, self.messages_headers = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    async def send(self, send: Send) -> None:
        """Gives it to the browser that is there."""
        kept = [(name, value) for name, value in self.messages_headers if name.lower() != b"content-length"]
        headers = [*kept, (b"content-length", str(len(self.body)).encode())]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self.body, "more_body": False})


def _page_of(scope: Scope, headers: Mapping[bytes, bytes]) -> str:
    """The page of this desk that a plain form was sent from; nothing for anything else."""
    if scope["type"] != ScopeType.HTTP or scope.get("method") != "POST" or b"hx-request" in headers:
        return ""
    if not headers.get(b"content-type", b"").startswith(_FORM) or int(headers.get(b"content-length", b"0") or 0) > _MOST:
        return ""
    came = urlsplit(headers.get(b"referer", b"").decode("latin-1"))
    if came.netloc.encode("latin-1") != headers.get(b"host", b""):
        return ""
    query = urlencode([(name, value) for name, values in parse_qs(came.query).items() if name != "said" for value in values])
    return f"{came.path}?{query}{'&' if query else ''}said=again"


def _asking(scope: Scope, page: str, headers: Mapping[bytes, bytes]) -> Scope:
    """The same browser asking for a page. That it is shown again is no second reading of it."""
    path, _, query = page.partition("?")
    kept = [(name, headers[name]) for name in (b"host", b"cookie") if name in headers]
    same = ("type", "asgi", "http_version", "scheme", "server", "client", "root_path", "app")
    held: Any = scope
    plain = {name: held[name] for name in same if name in held}
    more = {"method": "GET", "path": path, "raw_path": path.encode(), "query_string": query.encode(), "headers": kept}
    asked: Any = {**plain, **more, "state": {}, "extensions": {}}
    found: Scope = asked
    return found


async def _body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return body
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


async def _answered(app: ASGIApp, scope: Scope, body: bytes) -> CapturedResponse:
    answer, given = CapturedResponse(), False

    async def receive() -> Any:
        nonlocal given
        if given:
            return {"type": "http.disconnect"}
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    await app(scope, receive, answer.take)
    return answer


def filled(html: str, action: str, typed: Mapping[str, str], message: str) -> str:
    """The page with the form of this action filled in, its fold opened, and the message at its head.

    Where no form of the page has this action, the message stands at the head of the page.
    """
    forms = _Forms(action)
    forms.feed(html)
    filler = _Filler(forms.sent(typed), typed, message)
    filler.feed(html)
    filler.close()
    return filler.result()


class _Forms(HTMLParser):
    """Which forms a page has that post to an action, and what stands hidden in each."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self._action = action
        self._count = 0
        self._hidden: dict[int, dict[str, str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a form, or a hidden field of it."""
        said = dict(attrs)
        if tag == "form":
            self._count += 1
            if said.get("action") == self._action and said.get("method") == "post":
                self._hidden[self._count] = {}
        elif tag == "input" and said.get("type") == "hidden" and self._count in self._hidden:
            self._hidden[self._count][said.get("name") or ""] = said.get("value") or ""

    def sent(self, typed: Mapping[str, str]) -> int:
        """The number of the form that these values were sent with, from 1; 0 when it is not there."""
        return next((number for number, hidden in self._hidden.items() if all(typed.get(n) == v for n, v in hidden.items())), 0)


class _Filler(HTMLParser):
    """Copies a page, filling in one of its forms."""

    def __init__(self, form: int, typed: Mapping[str, str], message: str) -> None:
        super().__init__(convert_charrefs=False)
        self._form, self._typed = form, typed
        self._count = 0
        self._said = f'<p class="refused" role="alert">{escape(message)}</p>'
        self._out: list[str] = []
        self._folds: list[int] = []
        self._inside = self._skip = False
        self._select = ""
        self._main = -1

    def result(self) -> str:
        """The page."""
        if not self._form and self._main >= 0:
            self._out.insert(self._main, self._said)
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "details":
            self._folds.append(len(self._out))
        if self._inside and tag in ("input", "option", "select", "textarea"):
            self._field(tag, said)
            return
        self._out.append(self.get_starttag_text() or "")
        if tag == "main":
            self._main = len(self._out)
        self._count += tag == "form"
        if tag == "form" and self._count == self._form:
            self._inside = True
            for fold in self._folds:
                self._out[fold] = self._out[fold].replace("<details", "<details open", 1)
            self._out.append(self._said)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "details" and self._folds:
            self._folds.pop()
        if tag == "form":
            self._inside = False
        if tag == "textarea":
            self._skip = False
        self._out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self._out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._out.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._out.append(f"<!{decl}>")

    def _field(self, tag: str, said: dict[str, str | None]) -> None:
        name = said.get("name") or ""
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select in self._typed:
            said.pop("selected", None)
            if self._typed[self._select] == said.get("value"):
                said["selected"] = None
        elif tag == "input" and name in self._typed and said.get("type") not in ("hidden", "password", "file"):
            if said.get("type") in ("radio", "checkbox"):
                said.pop("checked", None)
                if said.get("value", "on") == self._typed[name]:
                    said["checked"] = None
            else:
                said["value"] = self._typed[name]
        self._out.append(_tag(tag, said))
        if tag == "textarea" and name in self._typed:
            self._out.append("\n" + escape(self._typed[name]))
            self._skip = True


def _tag(tag: str, said: Mapping[str, str | None]) -> str:
    parts = [name if value is None else f'{name}="{escape(value)}"' for name, value in said.items()]
    return f"<{' '.join([tag, *parts])}>"
