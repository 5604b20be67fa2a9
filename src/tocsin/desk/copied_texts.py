"""Posts that say what a text says: the same words, nearly the same, or the same in other words and languages.

A like meaning alone suggests nothing. A post of like meaning is suggested only if it, or a post of the same words, shares a hashtag,
link, channel or picture with the text, or stands within 72 hours of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tocsin.desk.posts import Posts
from tocsin.desk.services import DeskServices
from tocsin.desk.text_differences import differences
from tocsin.domain.progress import Progress, no_progress
from tocsin.durable import locked
from tocsin.extras import is_installed, require

if TYPE_CHECKING:
    from tocsin.copies.texts.meaning import Encoder
    from tocsin.copies.texts.text_index import LikeTexts, TextIndex
    from tocsin.lake import Lake

CLOSE = timedelta(hours=72)
AT_ONCE = 5_000
"""Texts that a search reads into the index first, while a person waits. The worker reads the others."""
_STEP = 2_000
SAME_WORDS = "same words"
_SHORTEST = 12
"""Letters of a text below which it is compared by its words alone."""
_NEW = """
    select min(p.post) as post, any_value(p.text) as text from posts p
    where p.text <> '' and p.share_of = '' and length(p.text) >= ? group by p.text order by min(p.time), post"""
_CONTEXT = """
    with wanted as (select distinct object from actions where kind = 'text' and (post in (select unnest(?::bigint[])) or object = ?))
    select p.post, p.text, p.channel, p.account_id, p.time, a.object,
        coalesce(p.channel in (select unnest(?::varchar[])), false) as in_channel,
        coalesce(abs(epoch_ms(p.time) - ?::bigint) <= ?, false) as close,
        list_intersect(p.hashtags, ?::varchar[]) as tags, list_intersect(p.links, ?::varchar[]) as links,
        list_intersect(p.images, ?::varchar[]) as pictures
    from posts p join actions a on a.post = p.post and a.kind = 'text' join wanted using (object) order by p.time, p.post"""


@dataclass(frozen=True, slots=True)
class TextInContext:
    """A text with what is known of it. ``channels`` and ``at`` are those that it was seen in, ``pictures`` those beside it, by name."""

    text: str = field(repr=False)
    channels: tuple[str, ...] = ()
    at: datetime | None = None
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextCopy:
    """A post that may say the same.

    ``relation`` is ``same words``, ``nearly the same words`` or ``like meaning``. ``shared`` lists what else connects the two.
    ``differs`` lists the hours, days, numbers and hashtags that differ. ``times`` counts the posts with these words, of which this
    is the first.
    """

    key: str
    relation: str
    cosine: float
    shared: tuple[str, ...]
    times: int
    channel: str
    account: str
    time: datetime
    text: str = field(repr=False)
    differs: tuple[str, ...] = ()


class CopiedTexts:
    """Search of posts by what they say."""

    def __init__(self, services: DeskServices, posts: Posts) -> None:
        self._services = services
        self._posts = posts
        self._model: Encoder | None = None
        self._opened: TextIndex | None = None

    def find(self, query: TextInContext, progress: Progress = no_progress, at_most: int = AT_ONCE) -> list[TextCopy]:
        """Return posts that may say the same: those of the same words, of nearly the same, and then the likest in meaning.

        At most so many texts are read into the index first, if the worker has not come so far.
        """
        require("copies")
        require("lake")
        lake = self._posts.lake()
        if not lake.part_numbers() or not query.text.strip():
            return []
        self.learn(progress, at_most)
        like = self._index().like(query.text, self._encoder())
        return _sorted(_found(lake, query, like))

    def learn(self, progress: Progress = no_progress, at_most: int | None = None) -> int:
        """Read the texts of posts that came since the last call into the index, at most so many. Return the number that wait.

        A desk without posts, or without the packages for it, has nothing to read.
        """
        if not (self._services.home / "lake").is_dir() or not is_installed("copies") or not is_installed("lake"):
            return 0
        with locked(self._services.home / "lake" / ".texts", wait=False) as ours:  # else the worker is reading them
            return self._read_texts(progress, at_most) if ours else 0

    def _read_texts(self, progress: Progress, at_most: int | None) -> int:
        lake, index = self._posts.lake(), self._index()
        rows = lake.rows()
        if index.mark >= rows:
            return 0
        texts = lake.sql(_NEW, [_SHORTEST])
        fresh = texts.filter(~_within(texts["post"].to_numpy(), index.names()))
        some = fresh.slice(0, fresh.num_rows if at_most is None else at_most)
        waiting = fresh.num_rows - some.num_rows
        encoder = self._encoder()
        for start in range(0, some.num_rows, _STEP):
            part = some.slice(start, _STEP)
            index.add(part["post"].to_pylist(), part["text"].to_pylist(), encoder, index.mark)
            progress("texts of posts read", start + part.num_rows, some.num_rows)
        if not waiting:
            index.add([], [], encoder, rows)
        return int(waiting)

    def _encoder(self) -> Encoder:
        """Return the encoder, which is loaded once: that takes a second and 150 MB."""
        from tocsin.copies.texts.meaning import SentenceEncoder

        self._model = self._model or SentenceEncoder()
        return self._model

    def _index(self) -> TextIndex:
        from tocsin.copies.texts.text_index import TextIndex

        self._opened = self._opened or TextIndex(self._services.home / "lake" / "texts")
        self._opened.refresh()
        return self._opened


def _within(numbers: Any, others: Any) -> Any:
    import numpy as np

    return np.isin(numbers, others)


def _found(lake: Lake, query: TextInContext, like: LikeTexts) -> Iterator[TextCopy]:
    """Yield the first post of each text that may say the same. One of like meaning needs something else in common."""
    return (replace(copy, differs=_differences(query, copy)) for copy in _alike(lake, query, like))


def _differences(query: TextInContext, copy: TextCopy) -> tuple[str, ...]:
    if copy.relation == SAME_WORDS:
        return ()
    return differences(query.text, copy.text, (query.at or copy.time).date(), copy.time.date())


def _alike(lake: Lake, query: TextInContext, like: LikeTexts) -> Iterator[TextCopy]:
    from tocsin.lake.actions import SEPARATOR, normal_text, number

    same = number(f"text{SEPARATOR}{normal_text(query.text)}")
    cosines, near = dict(like.like), set(like.near)
    groups: dict[int, list[dict[str, Any]]] = {}
    for row in _rows(lake, query, [*near, *cosines], same):
        groups.setdefault(row["object"], []).append(row)
    for text, rows in groups.items():
        posts = {row["post"] for row in rows}
        shared = tuple(dict.fromkeys(reason for row in rows for reason in _connections(row)))
        if text == same:
            yield _copy(rows, SAME_WORDS, 1.0, shared)
        elif posts & near:
            yield _copy(rows, "nearly the same words", 1.0, shared)
        elif shared:
            yield _copy(rows, "like meaning", max(cosines.get(post, 0.0) for post in posts), shared)


def _rows(lake: Lake, query: TextInContext, posts: Sequence[int], same: int) -> list[dict[str, Any]]:
    from tocsin.ingest.posts.shared_objects import hashtags_in, links_in

    at = int(query.at.timestamp() * 1000) if query.at else None
    context = [list(query.channels), at, int(CLOSE.total_seconds() * 1000), hashtags_in(query.text), links_in(query.text)]
    rows: list[dict[str, Any]] = lake.sql(_CONTEXT, [list(posts), same, *context, list(query.pictures)]).to_pylist()
    return rows


def _sorted(copies: Iterator[TextCopy]) -> list[TextCopy]:
    order = (SAME_WORDS, "nearly the same words", "like meaning")
    return sorted(copies, key=lambda copy: (order.index(copy.relation), -copy.cosine, copy.time))


def _connections(row: dict[str, Any]) -> Iterator[str]:
    yield from (f"hashtag #{tag}" for tag in row["tags"] or ())
    yield from (f"link {link}" for link in row["links"] or ())
    yield from ("picture" for _ in (row["pictures"] or ())[:1])
    if row["in_channel"]:
        yield f"channel {row['channel']}"
    if row["close"]:
        yield "within 72 hours"


def _copy(rows: Sequence[dict[str, Any]], relation: str, cosine: float, shared: tuple[str, ...]) -> TextCopy:
    first = rows[0]
    time = first["time"].replace(tzinfo=UTC)
    return TextCopy(
        f"{first['post']:016x}", relation, cosine, shared, len(rows), first["channel"], first["account_id"], time, first["text"]
    )
