"""``python -m bench.act.new_languages``: the reader of page states on 300 answers in ten languages, thirty kinds each.

The sentences were written from the shapes that a host's answer takes, before any word of these languages stood in the rules: then .700 was
right. Words of four of them (it, pl, pt, uk) were added after that, so those four no longer measure anything but that nothing broke.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

from tocsin.domain.notice import STILL_THERE, SURELY_REMOVED, ContentState
from tocsin.outbound.fetch import WebAnswer
from tocsin.outbound.page_state import sighting

LINK = "https://hearth.org/p/17"
_WORDS = Path(__file__).with_suffix(".toml")
_REMOVED = SURELY_REMOVED | {ContentState.GONE}
_LIVE, _EDITED, _UNKNOWN = ContentState.LIVE, ContentState.EDITED, ContentState.UNKNOWN
Kind = tuple[ContentState, WebAnswer]


def main() -> int:
    """Print the share right by language and by kind. Return 1 if a page that shows the content was called removed."""
    by_language, by_kind = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    wrong = 0
    for language, words in tomllib.loads(_WORDS.read_text(encoding="utf-8")).items():
        for kind, (truth, answer) in kinds(words):
            state = sighting(answer, words["text"], LINK).state
            by_language[language, state is truth] += 1
            by_kind[kind, state is truth] += 1
            wrong += truth in STILL_THERE and state in _REMOVED
    for title, counts in (("language", by_language), ("kind", by_kind)):
        print(f"{title:24}{'right':>8}{'of':>6}")
        for name in sorted({name for name, _ in counts}):
            print(f"{name:24}{counts[name, True]:8}{counts[name, True] + counts[name, False]:6}")
    answers = sum(by_language.values())
    right = sum(count for (_, is_right), count in by_language.items() if is_right)
    print(f"{answers} answers, {right / answers:.3f} right, {wrong} that show the content called removed")
    return int(wrong > 0)


def kinds(words: dict[str, str]) -> Iterator[tuple[str, Kind]]:
    """Yield thirty kinds of answers with their true state."""
    yield from _absent(words)
    yield from _walls(words)
    yield from _there(words)


def _absent(words: dict[str, str]) -> Iterator[tuple[str, Kind]]:
    yield "404", (ContentState.GONE, _page(words["missing"], 404))
    yield "410", (ContentState.GONE, _page(words["missing"], 410))
    yield "404 without words", (ContentState.GONE, _page("", 404))
    yield "soft 404", (ContentState.GONE, _page(words["missing"]))
    yield "removed by rule", (ContentState.TOMBSTONE, _page(words["rule"]))
    yield "removed by rule, 404", (ContentState.TOMBSTONE, _page(words["rule"], 404))
    yield "removed by author", (ContentState.TOMBSTONE, _page(words["author"]))
    yield "removed in a list", (ContentState.TOMBSTONE, _page(words["rule"], more=f"<aside>{words['other']}</aside>"))
    yield "suspended", (ContentState.SUSPENDED, _page(words["suspended"]))
    yield "suspended, 403", (ContentState.SUSPENDED, _page(words["suspended"], 403))
    yield "451", (ContentState.GEO_BLOCKED, _page(words["geo"], 451))
    yield "not in this country", (ContentState.GEO_BLOCKED, _page(words["geo"]))


def _walls(words: dict[str, str]) -> Iterator[tuple[str, Kind]]:
    form = "<form><input type=email><input type=password><button>OK</button></form>"
    yield "login", (ContentState.LOGIN_WALL, _page(words["login"], more=form))
    yield "login, 401", (ContentState.LOGIN_WALL, _page(words["login"], 401, form))
    yield "age", (_UNKNOWN, _page(words["age"]))
    yield "consent", (_UNKNOWN, _page(words["consent"]))
    yield "too many", (_UNKNOWN, _page("429", 429))
    yield "error", (_UNKNOWN, _page("503", 503))
    yield "shell", (_UNKNOWN, WebAnswer(LINK, 200, _HEADERS, b'<div id="root"></div><script src="/app.js"></script>'))
    yield "home", (_UNKNOWN, WebAnswer("https://hearth.org/", 200, _HEADERS, _html(words["other"]), chain=(LINK,)))
    yield "other words", (_UNKNOWN, _page(words["other"]))


def _there(words: dict[str, str]) -> Iterator[tuple[str, Kind]]:
    text, split = words["text"], words["text"].split()
    data = json.dumps({"@type": "SocialMediaPosting", "articleBody": text})
    yield "live", (_LIVE, _page(text))
    yield "live, entities", (_LIVE, WebAnswer(LINK, 200, _HEADERS, f"<p>{''.join(f'&#{ord(c)};' for c in text)}</p>".encode()))
    yield "live, capitals", (_LIVE, _page(text.upper()))
    yield "live, in data", (_LIVE, WebAnswer(LINK, 200, _HEADERS, f'<script type="application/ld+json">{data}</script>'.encode()))
    yield "live among deletions", (_LIVE, _page(text, more="".join(f"<li>{escape(words[name])}</li>" for name in ("rule", "author"))))
    yield "live with chatter", (_LIVE, _page(text, more=f"<p>{escape(words['chatter'])}</p><p>{escape(words['missing'])}</p>"))
    yield "live below a notice", (_LIVE, WebAnswer(LINK, 200, _HEADERS, _html(words["suspended"], f"<p>{escape(text)}</p>")))
    yield (
        "live, in pieces",
        (_LIVE, WebAnswer(LINK, 200, _HEADERS, f"<p>{' '.join(f'<b>{escape(word)}</b>' for word in split)}</p>".encode())),
    )
    yield "edited", (_EDITED, _page(" ".join(split[: len(split) * 2 // 3]), more=f"<p>{escape(words['other'])}</p>"))


_HEADERS = {"content-type": "text/html; charset=utf-8"}


def _html(block: str, more: str = "") -> bytes:
    return (
        f"<html><head><title>Hearth</title></head><body><nav>Hearth</nav><main><p>{escape(block)}</p>{more}</main></body></html>".encode()
    )


def _page(block: str, status: int = 200, more: str = "") -> WebAnswer:
    return WebAnswer(LINK, status, _HEADERS, _html(block, more))


if __name__ == "__main__":
    raise SystemExit(main())
