"""Texts in over 20 languages, each marked with what of it is to be sealed and what is to stay in clear.

A home, a name or a number of a source is to be sealed. Names of persons accused or threatened, homes of theirs, organisations and the
places where something happens are to stay. The texts are divided into two halves by a hash. Rules are developed on half A.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest import read
from tocsin.ingest.sealing.hiding import MARK
from tocsin.ingest.sealing.seal import seal

TEXTS = Path(__file__).with_name("seals.txt")
CALLER_NOTES = Path(__file__).with_name("caller_notes.txt")
ODD_COLUMNS = Path(__file__).with_name("odd_columns.txt")
PLAIN = Path(__file__).with_name("plain.txt")
_MARKED = re.compile(r"\[\[(.+?)\]\]|\{\{(.+?)\}\}")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of one language, its parts to seal, and its parts to keep in clear."""

    language: str
    text: str
    seal: tuple[str, ...]
    keep: tuple[str, ...]

    @property
    def half(self) -> str:
        """Half that the text belongs to."""
        return "AB"[sha256(self.text.encode()).digest()[0] >> 7]


def texts(path: Path = TEXTS) -> Iterator[Text]:
    """Return every text of a file without its marks."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            language, _, marked = line.partition("\t")
            yield _unmarked(language, marked.replace("\\n", "\n"))


def tables() -> Iterator[Text]:
    """Return every table with unusual headings without its marks."""
    for table in ODD_COLUMNS.read_text("utf-8").split("\n## ")[1:]:
        language, _, marked = table.partition("\n")
        yield _unmarked(language, marked)


def _unmarked(language: str, marked: str) -> Text:
    parts = [match.groups() for match in _MARKED.finditer(marked)]
    text = _MARKED.sub(lambda match: match[1] or match[2], marked)
    return Text(language, text, tuple(secret for secret, _ in parts if secret), tuple(kept for _, kept in parts if kept))


def plain_lines() -> list[str]:
    """Return the lines about persons, places and organisations that are no sources."""
    return [line for line in PLAIN.read_text("utf-8").splitlines() if not line.startswith("#")]


def within_note(line: str) -> str:
    """Return a line as it stands among others of a note."""
    return f"Night note 4 March, 22:10. Caller did not want to be named.\n{line}\nThey came with torches."


def in_clear(text: str) -> str:
    """Return what stands in clear of a text that was sealed."""
    return seal(Submission(key="1", channel="file", text=text)).text


def clear_text(text: Text, folder: Path, name: str = "note.txt") -> str:
    """Return what stands in clear of a text once it has been read from a file of this name."""
    path = folder / name
    path.write_text(text.text, "utf-8")
    items = [item for item in read(path) if not isinstance(item, RejectedRow)]
    return "\n".join("\n".join([item.text, *(f"{name}: {value}" for name, value in item.facts)]) for item in items)


def clear_secrets(text: Text, clear: str) -> list[str]:
    """Return the parts to seal that stand in clear."""
    return [secret for secret in text.seal if secret in clear]


def lost_parts(text: Text, clear: str) -> list[str]:
    """Return the parts to keep that no longer stand in clear as they were."""
    return [kept for kept in text.keep if kept not in clear]


def lost_words(text: Text, clear: str) -> list[str]:
    """Return the words of no secret that no longer stand in clear."""
    plain = text.text
    for secret in sorted(text.seal, key=len, reverse=True):
        plain = plain.replace(secret, " ")
    return list((Counter(_WORD.findall(plain)) - Counter(_WORD.findall(clear.replace(MARK, " ")))).elements())


def main(arguments: list[str]) -> None:
    """Print both halves of each file. With ``--details``, also what is wrong in half A."""
    details: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for title, marked, name in (
            ("texts", texts(), "note.txt"),
            ("notes", texts(CALLER_NOTES), "note.txt"),
            ("tables", tables(), "sheet.csv"),
        ):
            print(f"{title}\n")
            details += _print_halves([(text, clear_text(text, Path(folder), name)) for text in marked])
    notes = [text for line in plain_lines() for text in (line, within_note(line))]
    changed = [clear for text in notes if (clear := in_clear(text)) != text]
    print(f"Of {len(notes)} notes about others {len(changed)} lose words.")
    if "--details" in arguments:
        print(*changed, sep="\n")
        print(*details, sep="\n")


def _print_halves(read_texts: Iterable[tuple[Text, str]]) -> list[str]:
    """Print the counts of both halves, and return what is wrong in half A."""
    print("| half | texts | to seal | sealed | to keep | kept | other words lost |\n|---|---|---|---|---|---|---|")
    counts = {half: Counter[str]() for half in "AB"}
    details: list[str] = []
    for text, clear in read_texts:
        secrets, lost, words = clear_secrets(text, clear), lost_parts(text, clear), lost_words(text, clear)
        counts[text.half].update(texts=1, seals=len(text.seal), clear=len(secrets), keeps=len(text.keep), lost=len(lost))
        counts[text.half].update(words=len(_WORD.findall(text.text)), gone=len(words))
        if text.half == "A" and (secrets or lost or words):
            details.append(f"{clear!r}\n    in clear {secrets}, lost {lost}, words lost {words}")
    for half, count in counts.items():
        sealed, kept = 1 - count["clear"] / count["seals"], 1 - count["lost"] / count["keeps"]
        cells = (
            half,
            count["texts"],
            count["seals"],
            f"{sealed:.3f}",
            count["keeps"],
            f"{kept:.3f}",
            f"{count['gone']} of {count['words']}",
        )
        print(f"| {' | '.join(map(str, cells))} |")
    print()
    return details
