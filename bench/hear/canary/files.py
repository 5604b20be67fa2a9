"""Choice of places and words, and the account of what came out of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.hear.canary import codes, mails, office, papers, posts, texts
from bench.hear.canary.office import Place
from tocsin.domain.errors import TocsinError
from tocsin.domain.report import RejectedRow
from tocsin.ingest import ReadOptions, read
from tocsin.ingest.posts import read_posts

_STARTS = ("b", "br", "d", "f", "fl", "g", "gr", "k", "kl", "m", "n", "p", "pr", "qu", "st", "t", "tr", "v", "w", "z")
_ENDS = ("ab", "el", "im", "orn", "ust", "ack", "ill", "ond", "ess", "art")
_SPOKEN = "they said that the people at the gate would come back in the night and break the windows of the hall near school"

REPORTS: dict[str, dict[str, Place]] = {
    "Word": office.WORD, "workbook": office.WORKBOOK, "slides": office.SLIDES, "OpenDocument": office.OPEN, "rich text": office.RICH,
    "PDF": papers.PDF, "binary": papers.BINARY, "mail": mails.MAIL, "Outlook": mails.OUTLOOK, "archive": mails.ARCHIVE,
    "page": texts.PAGE, "XML": texts.XML, "JSON": texts.JSON, "table": texts.TABLE, "text": texts.PLAIN,
    "code": codes.CODED, "encoding": codes.ENCODED,
}  # fmt: skip
"""Places in files that are read as reports, by the kind of file."""
POSTS: dict[str, dict[str, Place]] = {"posts": posts.POSTS, "code": codes.CODED_POSTS, "encoding": codes.ENCODED_POSTS}
"""Places in files that are read as posts."""


class Canary(NamedTuple):
    """A file with words in an odd place of it."""

    place: str
    mode: str
    words: str
    name: str
    data: bytes


def canaries(seed: int) -> Iterator[Canary]:
    """Yield a file for every place. The words are drawn anew for each seed."""
    random = Random(seed)
    for mode, kinds in (("reports", REPORTS), ("posts", POSTS)):
        for kind, places in kinds.items():
            for place, made in places.items():
                words = " ".join(_word(random) for _ in range(random.randrange(5, 9)))
                usual = " ".join(random.choices(_SPOKEN.split(), k=random.randrange(6, 25)))
                yield Canary(f"{kind}: {place}", mode, words, *made(words, usual))


def _word(random: Random) -> str:
    return "".join(random.choice(_STARTS) + random.choice(_ENDS) for _ in range(random.choice((2, 3))))


def lost(canary: Canary, path: Path) -> str:
    """Return the reason why a canary counts as lost in silence, empty when it was read or something was listed as not read.

    The file is written to the folder ``path``. A place is listed when a line of what was not read, or a refused row, stands there.
    """
    file = path / canary.name
    file.write_bytes(canary.data)
    clear, problems = _reports(file) if canary.mode == "reports" else _posts(file)
    file.unlink()
    everything = "\n".join(clear).lower()
    gone = [word for word in canary.words.split() if word not in everything]
    return f"{len(gone)} of {len(canary.words.split())} words" if gone and not problems else ""


def _reports(file: Path) -> tuple[list[str], list[str]]:
    clear: list[str] = []
    problems: list[str] = []
    for item in read(file, ReadOptions(zone="UTC")):
        if isinstance(item, RejectedRow):
            problems.append(item.reason)
            continue
        facts = (part for fact in item.facts for part in fact)
        names = (part.name for part in item.attachments)
        clear += [item.text, item.where, item.channel, item.contact, item.sealed, item.language, *facts, *names, *item.unread]
        problems += item.unread
    return clear, problems


def _posts(file: Path) -> tuple[list[str], list[str]]:
    clear: list[str] = []
    problems: list[str] = []
    try:
        for batch in read_posts(file):
            problems += [*(row.reason for row in batch.refused), *batch.unread]
            clear += [str(row) for row in batch.table.to_pylist()]
    except TocsinError as why:
        problems.append(str(why))
    return clear, problems


def main(arguments: list[str]) -> None:
    """Print the places whose words were lost in silence, for as many seeds as the first argument says, 1 by default."""
    import tempfile

    count = silent = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1, 1 + int(arguments[0] if arguments else "1")):
            for canary in canaries(seed):
                count += 1
                if why := lost(canary, Path(folder)):
                    silent += 1
                    print(f"seed {seed}: {canary.mode}, {canary.place}: {why}")
    print(f"{count} files, {silent} canaries lost in silence")
