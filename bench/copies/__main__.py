"""Print both halves of copies of pictures and texts. ``pictures:A`` and ``reading:A`` print one half alone.

``TOCSIN_PICTURES`` sets the number of pictures that are loaded (1000), ``TOCSIN_TEXTS`` that of texts in the index (1000000).
``TOCSIN_POSTS`` sets the number of posts that are taken in (20000).
``TOCSIN_POSTERS`` sets the number of posters of each half that are edited (8): each makes 83 searches.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

from bench.arguments import add_parts, parser
from bench.copies import hashes, loading, pictures, posts, reading, text_search, texts
from bench.copies.blind_set import HALVES, changed
from tocsin.copies.texts.meaning import SentenceEncoder


def main(arguments: list[str]) -> None:
    """Print the tables of the parts named, or of all."""
    options = parser("bench.copies", __doc__)
    add_parts(options, TABLES, lambda argument: argument.removesuffix(":A").removesuffix(":B") if argument[:-2] in HALF else argument)
    parts = options.parse_args(arguments).parts
    if different := changed():
        sys.exit(f"not as frozen: {', '.join(different)}")
    for part in parts or list(TABLES):
        name, _, half = part.partition(":")
        for line in TABLES[name]() if not half else HALF[name](half):
            print(line, flush=True)


def _pictures(halves: str = "".join(HALVES)) -> Iterator[str]:
    posters = int(os.environ.get("TOCSIN_POSTERS", "8"))
    for half in halves:
        bank = pictures.Bank(half)
        yield from pictures.hard_pairs(bank)
        yield from pictures.edits(bank, posters)


def _texts() -> Iterator[str]:
    encoder = SentenceEncoder()
    seen = texts.seen_before(encoder)
    for half in HALVES:
        yield from texts.meaning(half, encoder, seen)
        yield from texts.near(half)


def _reading(halves: str = "".join(HALVES)) -> Iterator[str]:
    for half in halves:
        yield from reading.errors(half)


HALF = {"pictures": _pictures, "reading": _reading}
"""Parts that are printed for one half alone: ``pictures:A``."""
TABLES: dict[str, Callable[[], Iterator[str]]] = {
    "hashes": hashes.hashes,
    "loading": loading.loading,
    "pictures": _pictures,
    "texts": _texts,
    "search": text_search.text_search,
    "posts": posts.posts,
    "reading": _reading,
}

if __name__ == "__main__":
    main(sys.argv[1:])
