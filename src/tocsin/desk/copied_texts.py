"""Posts that say what a text says: the same words, nearly the same, or the same in other words and languages.

A like meaning alone suggests nothing. Only posts that share a hashtag, link or channel with the text, or stand within 72 hours of it,
are compared by meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tocsin.desk.posts import Posts
from tocsin.desk.services import DeskServices
from tocsin.domain.progress import Progress, no_progress
from tocsin.durable import replacing
from tocsin.extras import require

if TYPE_CHECKING:
    from tocsin.copies.texts.meaning import Background, SentenceEncoder
    from tocsin.lake import Lake

CLOSE = timedelta(hours=72)
_MOST_COMPARED = 5_000
_BACKGROUND = 2_000
_STEP = 256
_CONTEXT = """
    select p.post, p.text, p.channel, p.account_id, p.time,
        coalesce(p.channel in (select unnest(?::varchar[])), false) as in_channel,
        coalesce(abs(epoch_ms(p.time) - ?::bigint) <= ?, false) as close,
        list_intersect(p.hashtags, ?::varchar[]) as tags, list_intersect(p.links, ?::varchar[]) as links
    from posts p where p.text <> '' and p.share_of = '' order by p.time, p.post"""


@dataclass(frozen=True, slots=True)
class TextInContext:
    """A text with what is known of it. ``channels`` and ``at`` are those that it was seen in."""

    text: str = field(repr=False)
    channels: tuple[str, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TextCopy:
    """A post that may say the same.

    ``relation`` is ``same words``, ``nearly the same words`` or ``like meaning``. ``shared`` lists what else connects the two.
    ``times`` counts the posts with these words, of which this is the first.
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


class CopiedTexts:
    """Search of posts by what they say."""

    def __init__(self, services: DeskServices, posts: Posts) -> None:
        self._services = services
        self._posts = posts

    def find(self, query: TextInContext, progress: Progress = no_progress) -> list[TextCopy]:
        """Return posts that may say the same, exact ones first, then the likest."""
        require("copies")
        require("lake")
        lake = self._posts.lake()
        rows = _rows(lake, query) if lake.part_numbers() else []
        near = _near(query.text, rows)
        groups = _distinct([row for row in rows if row["post"] not in near and _shared(row)])
        like = self._like(lake, query.text, groups[:_MOST_COMPARED], progress) if groups else []
        exact = [_copy(row, near[row["post"]], 1.0, times) for row, times in _distinct([row for row in rows if row["post"] in near])]
        return sorted(exact, key=lambda copy: (copy.relation != "same words", copy.time)) + like

    def _like(self, lake: Lake, text: str, groups: Sequence[tuple[dict[str, Any], int]], progress: Progress) -> list[TextCopy]:
        from tocsin.copies.texts.meaning import ALIKE, SentenceEncoder

        encoder = SentenceEncoder()
        background = self._background(lake, encoder)
        wanted = background.without(encoder.encode([text]))[0]
        copies = []
        for start in range(0, len(groups), _STEP):
            part = groups[start : start + _STEP]
            cosines = background.without(encoder.encode([row["text"] for row, _ in part])) @ wanted
            copies += [
                _copy(row, "like meaning", float(cosine), times)
                for (row, times), cosine in zip(part, cosines, strict=True)
                if cosine >= ALIKE
            ]
            progress("texts compared", min(start + _STEP, len(groups)), len(groups))
        return sorted(copies, key=lambda copy: -copy.cosine)

    def _background(self, lake: Lake, encoder: SentenceEncoder) -> Background:
        """Return what the desk's posts have in common, from a sample that is stored beside them."""
        import numpy as np

        from tocsin.copies.texts.meaning import Background

        path = self._services.home / "lake" / "meaning.npz"
        rows = lake.rows()
        if path.exists():
            with np.load(path) as stored:
                if rows < 2 * int(stored["rows"]):
                    return Background(stored["mean"], stored["components"])
        sample = lake.sql(f"select distinct text from posts where text <> '' order by hash(text) limit {_BACKGROUND}")  # noqa: S608 - a number
        background = Background.of(encoder.encode(sample["text"].to_pylist()))
        _store(path, background, rows)
        return background


def _store(path: Path, background: Background, rows: int) -> None:
    import numpy as np

    with replacing(path) as file:
        np.savez(file, mean=background.mean, components=background.components, rows=np.array(rows))


def _rows(lake: Lake, query: TextInContext) -> list[dict[str, Any]]:
    from tocsin.ingest.posts.shared_objects import hashtags_in, links_in

    at = int(query.at.timestamp() * 1000) if query.at else None
    values = [list(query.channels), at, int(CLOSE.total_seconds() * 1000), hashtags_in(query.text), links_in(query.text)]
    rows: list[dict[str, Any]] = lake.sql(_CONTEXT, values).to_pylist()
    return rows


def _near(text: str, rows: Sequence[dict[str, Any]]) -> dict[int, str]:
    """Return the posts of the same or nearly the same words, by number, with the relation."""
    from tocsin.copies.texts.near import clusters
    from tocsin.lake.actions import normal_text

    wanted = normal_text(text)
    lines = [normal_text(row["text"]) for row in rows]
    cluster = clusters([wanted, *lines])
    near: dict[int, str] = {}
    for row, line, number in zip(rows, lines, cluster[1:], strict=True):
        if line == wanted:
            near[row["post"]] = "same words"
        elif number == 0:
            near[row["post"]] = "nearly the same words"
    return near


def _distinct(rows: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], int]]:
    """Return the first post of each text, with the number of posts that repeat it."""
    groups: dict[str, tuple[dict[str, Any], int]] = {}
    for row in rows:
        words = " ".join(row["text"].casefold().split())
        earlier, times = groups.get(words, (row, 0))
        groups[words] = earlier, times + 1
    return list(groups.values())


def _shared(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(_connections(row))


def _connections(row: dict[str, Any]) -> Iterator[str]:
    yield from (f"hashtag #{tag}" for tag in row["tags"] or ())
    yield from (f"link {link}" for link in row["links"] or ())
    if row["in_channel"]:
        yield f"channel {row['channel']}"
    if row["close"]:
        yield "within 72 hours"


def _copy(row: dict[str, Any], relation: str, cosine: float, times: int) -> TextCopy:
    time = row["time"].replace(tzinfo=UTC)
    return TextCopy(f"{row['post']:016x}", relation, cosine, _shared(row), times, row["channel"], row["account_id"], time, row["text"])
