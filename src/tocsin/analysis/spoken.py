"""Languages of posts: what the dump names, else what the words tell, which is told once and stored in the lake."""

from __future__ import annotations

import pyarrow as pa

from tocsin import languages
from tocsin.domain.progress import Progress, no_progress
from tocsin.lake import Lake

_AT_ONCE = 10_000


def languages_of(lake: Lake, posts: pa.Table) -> list[str | None]:
    """Return the language of each post in a table of ``post``, ``lang`` and ``text``. None where neither dump nor words tell one."""
    stated: list[str | None] = posts["lang"].to_pylist()
    numbers = posts["post"].to_pylist()
    silent = [row for row, language in enumerate(stated) if not language]
    stored = lake.languages([numbers[row] for row in silent])
    missing = [row for row in silent if numbers[row] not in stored]
    if missing:
        stored |= _tell(lake, posts.select(["post", "text"]).take(pa.array(missing, pa.int64())))
    for row in silent:
        stated[row] = stored[numbers[row]] or None
    return stated


def tell(lake: Lake, at_most: int, progress: Progress = no_progress) -> int:
    """Tell and store the languages of posts without one, at most so many, the newest first. Return the number of posts that wait."""
    waiting = lake.without_language()
    for start in range(0, min(waiting, at_most), _AT_ONCE):
        some = lake.silent_posts(min(_AT_ONCE, at_most - start))
        _tell(lake, some)
        progress("languages of posts", start + some.num_rows, min(waiting, at_most))
    return max(0, waiting - at_most)


def _tell(lake: Lake, posts: pa.Table) -> dict[int, str]:
    """Tell the languages of these posts from their words, and store them."""
    texts = [text or "" for text in posts["text"].to_pylist()]
    answers = languages.languages_of(texts, lake.expected)
    codes = [language.code if language else "" for language in answers]
    certainties = [language.certainty if language else 0.0 for language in answers]
    lake.add_languages(pa.table({"post": posts["post"], "language": codes, "certainty": certainties}))
    return dict(zip(posts["post"].to_pylist(), codes, strict=True))
