"""Middleware that shows a refused form again, filled in, with one line saying why.

The answer is the page that the form was on, with the form opened and filled in. Where that page cannot be shown, such as
after the end of a session, the answer holds the words that were typed. Nothing is stored on the server, and no script is
needed. The browser then names the form's own address as where it is, so each form of the answer carries the page's address:
it is needed when the form is refused once more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from tocsin.web.security import own_path

REFUSED = "refused"
_MOST = 1 << 20
_FORM = b"application/x-www-form-urlencoded"
_REFUSALS = 400
_PAGE = "_page"
"""Hidden field with the address of the page that a refused form was on."""
_NO_WORDS = ("_csrf_token", _PAGE, "password", "again", "code")


class RefillForms:
    """ASGI middleware that answers a refused form with its own page, filled in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on. Replace a refusal of a form by its page."""
        headers = dict(scope.get("headers", []))
        if not _is_own_form(scope, headers):
            await self._app(scope, receive, send)
            return
        body = await _body(receive)
        answer = await _answered(self._app, scope, body)
        message, typed = scope["state"].get(REFUSED), _typed(body)
        if message is None and answer.status >= _REFUSALS and answer.is_page:
            html = with_words(answer.body.decode(), words_of(typed))
            answer = CapturedResponse(answer.status, answer.messages_headers, html.encode())
        if message is not None:
            address = _page_of(typed, headers)
            page = await _answered(scope["app"], _page_request(scope, address, headers), b"")
            if page.status == 200 and page.is_page:
                html = filled(page.body.decode(), scope["path"], typed, str(message), address)
                answer = CapturedResponse(answer.status, page.messages_headers, html.encode())
        await answer.send(send)


class CapturedResponse:
    """A response of the application, captured instead of sent."""

    def __init__(self, status: int = 500, messages_headers: list[tuple[bytes, bytes]] | None = None, body: bytes = b"") -> None:
        self.status = status
        self.messages_headers = messages_headers or []
        self.body = body

    @property
    def headers(self) -> dict[bytes, bytes]:
        """Return the headers by lower-case name."""
        return {name.lower(): value for name, value in self.messages_headers}

    @property
    def is_page(self) -> bool:
        """Return True for a page, False for data and files."""
        return self.headers.get(b"content-type", b"").startswith(b"text/html")

    async def receive_message(self, message: Message) -> None:
        """Add one ASGI message of the response."""
        if message["type"] == "http.response.start":
            self.status, self.messages_headers = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    async def send(self, send: Send) -> None:
        """Send the response to the browser."""
        headers = [(name, value) for name, value in self.messages_headers if name.lower() != b"content-length"]
        headers = [*headers, (b"content-length", str(len(self.body)).encode())]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self.body, "more_body": False})


def _is_own_form(scope: Scope, headers: Mapping[bytes, bytes]) -> bool:
    """Return True for a plain form that was sent from a page of this host."""
    if scope["type"] != ScopeType.HTTP or scope.get("method") != "POST" or b"hx-request" in headers:
        return False
    if not headers.get(b"content-type", b"").startswith(_FORM) or int(headers.get(b"content-length", b"0") or 0) > _MOST:
        return False
    return _referrer(headers).netloc.encode("latin-1") == headers.get(b"host", b"")


def _referrer(headers: Mapping[bytes, bytes]) -> SplitResult:
    return urlsplit(headers.get(b"referer", b"").decode("latin-1"))


def _page_of(typed: Mapping[str, str], headers: Mapping[bytes, bytes]) -> str:
    """Return the address of the page that a form was on, from its own field or, the first time, from where the browser says it is."""
    named = own_path(typed[_PAGE]) if _PAGE in typed else ""
    page = urlsplit(named) if named else _referrer(headers)
    query = urlencode([(name, value) for name, values in parse_qs(page.query).items() if name != "said" for value in values])
    return f"{page.path}?{query}{'&' if query else ''}said=again"


def _page_request(scope: Scope, page: str, headers: Mapping[bytes, bytes]) -> Scope:
    """Return the scope of a GET request for ``page`` by the same browser."""
    path, _, query = page.partition("?")
    sent_headers = [(name, headers[name]) for name in (b"host", b"cookie") if name in headers]
    copied = ("type", "asgi", "http_version", "scheme", "server", "client", "root_path", "app")
    original: Any = scope
    request = {"method": "GET", "path": path, "raw_path": path.encode(), "query_string": query.encode(), "headers": sent_headers}
    new: Any = {name: original[name] for name in copied if name in original} | request | {"state": {}, "extensions": {}}
    page_scope: Scope = new
    return page_scope


def _typed(body: bytes) -> dict[str, str]:
    """Return the fields of a form, the last value of each."""
    return {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True).items()}


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
    answer, body_sent = CapturedResponse(), False

    async def receive() -> Any:
        nonlocal body_sent
        if body_sent:
            return {"type": "http.disconnect"}
        body_sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    await app(scope, receive, answer.receive_message)
    return answer


def filled(html: str, action: str, typed: Mapping[str, str], message: str, address: str = "") -> str:
    """Return the page with the form of this action filled in and unfolded, and the message above its fields.

    When no form of the page has this action, the message is placed at the top of the page. Each form that is posted gets the
    page's ``address``, if one is given, as a hidden field.
    """
    forms = _Forms(action)
    forms.feed(html)
    filler = _Filler(forms.sent(typed), typed, message, address)
    filler.feed(html)
    filler.close()
    return filler.result()


def words_of(typed: Mapping[str, str]) -> list[str]:
    """Return the sentences among the values of a form, without passwords and codes."""
    return [value for name, value in typed.items() if name not in _NO_WORDS and len(value.split()) > 1]


def with_words(html: str, words: Sequence[str]) -> str:
    """Return the page of a refusal with the words that were typed and are not saved, so that they can be copied."""
    if not words:
        return html
    text = escape("\n\n".join(words))
    section = (
        '<section class="narrow stack" aria-labelledby="typed-title"><h2 id="typed-title">What you typed</h2>'
        '<p id="typed-why">It is not saved. Copy it before you leave this page.</p>'
        f'<textarea readonly rows="8" dir="auto" aria-labelledby="typed-title" aria-describedby="typed-why">\n{text}</textarea></section>'
    )
    return html.replace("</main>", f"{section}</main>", 1)


class _Forms(HTMLParser):
    """Forms of a page that post to an action, with their hidden fields."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self._action = action
        self._count = 0
        self._hidden: dict[int, dict[str, str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record a form, or a hidden field of it."""
        attributes = dict(attrs)
        if tag == "form":
            self._count += 1
            if attributes.get("action") == self._action and attributes.get("method") == "post":
                self._hidden[self._count] = {}
        elif tag == "input" and attributes.get("type") == "hidden" and self._count in self._hidden:
            self._hidden[self._count][attributes.get("name") or ""] = attributes.get("value") or ""

    def sent(self, typed: Mapping[str, str]) -> int:
        """Return the number of the form (from 1) whose hidden fields match these values. 0 when there is none."""
        return next((number for number, hidden in self._hidden.items() if all(typed.get(n) == v for n, v in hidden.items())), 0)


class _Filler(HTMLParser):
    """Copy of a page with one of its forms filled in."""

    def __init__(self, form: int, typed: Mapping[str, str], message: str, address: str) -> None:
        super().__init__(convert_charrefs=False)
        self._address_html = _tag("input", {"type": "hidden", "name": _PAGE, "value": address}) if address else ""
        self._form, self._typed = form, typed
        self._count = 0
        self._message_html = f'<p class="refused" role="alert" tabindex="-1" autofocus>{escape(message)}</p>'
        self._out: list[str] = []
        self._folds: list[int] = []
        self._inside = self._skip = False
        self._select = ""
        self._main = -1

    def result(self) -> str:
        """Return the page."""
        if not self._form and self._main >= 0:
            self._out.insert(self._main, self._message_html)
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "details":
            self._folds.append(len(self._out))
        if self._inside and tag in ("input", "option", "select", "textarea"):
            self._field(tag, attributes)
            return
        self._out.append(self.get_starttag_text() or "")
        if tag == "details" and self._inside:
            self._open(len(self._out) - 1)
        if tag == "main":
            self._main = len(self._out)
        if tag == "form":
            self._form_begins(attributes)

    def _form_begins(self, attributes: Mapping[str, str | None]) -> None:
        self._count += 1
        if attributes.get("method") == "post":
            self._out.append(self._address_html)
        if self._count == self._form:
            self._inside = True
            for fold in self._folds:
                self._open(fold)
            self._out.append(self._message_html)

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

    def _open(self, fold: int) -> None:
        """Unfold the ``details`` at this place of the page: what was typed must be in sight."""
        if " open" not in self._out[fold]:
            self._out[fold] = self._out[fold].replace("<details", "<details open", 1)

    def _field(self, tag: str, attributes: dict[str, str | None]) -> None:
        name = attributes.get("name") or ""
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select in self._typed:
            attributes.pop("selected", None)
            if self._typed[self._select] == attributes.get("value"):
                attributes["selected"] = None
        elif tag == "input" and attributes.get("type") in ("radio", "checkbox"):
            attributes.pop("checked", None)  # one that was not ticked is not sent
            if attributes.get("value", "on") == self._typed.get(name):
                attributes["checked"] = None
        elif tag == "input" and name in self._typed and attributes.get("type") not in ("hidden", "password", "file"):
            attributes["value"] = self._typed[name]
        self._out.append(_tag(tag, attributes))
        if tag == "textarea" and name in self._typed:
            self._out.append("\n" + escape(self._typed[name]))
            self._skip = True


def _tag(tag: str, attributes: Mapping[str, str | None]) -> str:
    parts = [name if value is None else f'{name}="{escape(value)}"' for name, value in attributes.items()]
    return f"<{' '.join([tag, *parts])}>"
