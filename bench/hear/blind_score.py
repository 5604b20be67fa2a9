"""Score of the readers on nine corpora whose files and gold were written without sight of the code.

``blind/office`` holds mails, documents and call sheets, ``blind/social`` chats and posts, ``blind/wild`` and ``blind/field`` unusual
inputs of all sorts, ``blind/desk`` what a desk writes down of callers, ``blind/exports`` the exports of many programs,
``blind/papers`` what people hand in, of 246 kinds, ``blind/hurry`` what tired people leave, ``blind/tools`` more exports.
Files are split into two halves by a hash of their name. Readers are developed on half A. Half B shows how well that carries over.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from tocsin.domain.errors import TocsinError
from tocsin.domain.report import RejectedRow
from tocsin.ingest import ReadOptions, files, read
from tocsin.ingest.posts import PostReadOptions, read_posts

BLIND = Path(__file__).with_name("blind")
SECONDS = 60
_SHORT = 3
_SPACE = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[\s().\-/\u00a0\u202f\u2011]+")
_NUMBER = re.compile(r"[+\d\s().\-/\u00a0\u202f\u2011]{6,}")

Gold = dict[str, Any]


@dataclass
class Output:
    """One report or post as a reader gave it: everything in clear, its contact, its time."""

    clear: str
    contact: str = ""
    time: datetime | None = None


@dataclass
class Result:
    """Everything that reading one input gave."""

    items: list[Output] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    failure: str = ""


@dataclass
class Score:
    """Counts over some inputs."""

    files: int = 0
    words: int = 0
    words_found: int = 0
    times: int = 0
    times_right: int = 0
    seals: int = 0
    sealed: int = 0
    shown: int = 0
    left_open: int = 0
    losses: int = 0
    silent: int = 0
    failures: int = 0

    def add(self, other: Score) -> None:
        """Add the counts of other inputs."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def row(self) -> str:
        """Return the counts as cells of a table."""
        shares = [(self.words_found, self.words), (self.times_right, self.times), (self.sealed, self.seals), (self.left_open, self.shown)]
        cells = [f"{part / whole:.3f}" if whole else "-" for part, whole in shares]
        return f"| {self.files} | {' | '.join(cells)} | {self.silent} of {self.losses} | {self.failures} |"


def main(arguments: list[str]) -> None:
    """Print the scores of both halves. With ``--details``, also what is missing in half A, of kinds that contain a word given."""
    words = [argument for argument in arguments if not argument.startswith("--")]
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    kinds: dict[str, Score] = defaultdict(Score)
    with tempfile.TemporaryDirectory() as folder:
        for corpus, root in _unpack(Path(folder)):
            for line in (BLIND / corpus / "gold.jsonl").read_text("utf-8").splitlines():
                gold = json.loads(line)
                half = half_of(gold["file"], corpus)
                if words and not (half == "A" and any(word in gold["kind"] for word in words)):
                    continue
                score, missing = judge(gold, read_input(root / gold["file"], gold["mode"]))
                scores[corpus, half].add(score)
                if half == "A":
                    kinds[gold["kind"]].add(score)
                    if missing and "--details" in arguments:
                        print(gold["file"], *missing[:12], sep="\n    ")
    _print_table("corpus and half", {" ".join(key): score for key, score in sorted(scores.items())})
    if "--kinds" in arguments:
        _print_table("kind (half A)", dict(sorted(kinds.items())))


def half_of(name: str, corpus: str) -> str:
    """Return the half that an input belongs to, by the first byte of a hash of its name: its last bit, in later corpora its first."""
    first = sha256(name.encode()).digest()[0]
    return "AB"[first % 2 if corpus in ("office", "social", "wild", "field") else first >> 7]


def _print_table(title: str, scores: dict[str, Score]) -> None:
    print(f'| {title} | inputs | word recall | times right | sealed | left open | false "nothing lost" | failures |')
    print("|---|---|---|---|---|---|---|---|")
    for name, score in scores.items():
        print(f"| {name} {score.row()}")


def _unpack(folder: Path) -> Iterator[tuple[str, Path]]:
    for corpus in ("office", "wild", "field", "desk", "exports", "papers", "hurry", "tools"):
        with tarfile.open(BLIND / corpus / "files.tar.xz") as archive:
            archive.extractall(folder / corpus, filter="fully_trusted")
        yield corpus, folder / corpus
    make = BLIND / "social" / "make.py"
    subprocess.run([sys.executable, str(make), str(folder / "social"), str(folder / "gold")], check=True, stdout=subprocess.DEVNULL)
    yield "social", folder / "social"


def read_input(path: Path, mode: str) -> Result:
    """Read a file, or every file of a folder, as reports or as posts."""
    result = Result()
    signal.signal(signal.SIGALRM, _raise_timeout)
    signal.alarm(SECONDS)
    try:
        for file in files([path]):
            if mode == "reports":
                _read_reports(file, result)
            else:
                _read_posts(file, result)
    except TocsinError as why:
        result.problems.append(str(why))
    except Exception as why:  # a failure is counted, and the other inputs are read
        result.failure = f"{type(why).__name__}: {why}"
    finally:
        signal.alarm(0)
    return result


def _raise_timeout(*_: object) -> None:
    raise TimeoutError(f"took more than {SECONDS} s")


def _read_reports(path: Path, result: Result) -> None:
    for item in read(path, ReadOptions(zone="UTC")):
        if isinstance(item, RejectedRow):
            result.problems.append(f"{item.where}: {item.reason}")
            continue
        names = [attachment.name for attachment in item.attachments]
        clear = [item.text, item.where, item.channel, *names, *(f"{name}: {value}" for name, value in item.facts), *item.unread]
        result.items.append(Output("\n".join(clear), item.contact, item.heard or item.happened))
        result.problems += item.unread


def _read_posts(path: Path, result: Result) -> None:
    try:
        for batch in read_posts(path, PostReadOptions(unnamed=True)):  # as a script that says --yes
            result.problems += [f"{row.where}: {row.reason}" for row in batch.refused]
            result.problems += batch.unread
            for row in batch.table.to_pylist():
                clear = [row["text"] or "", row["account_id"], row["channel"] or "", *map(str, row["images"] or ()), *(row["links"] or ())]
                result.items.append(Output("\n".join(clear), "", row["time"].replace(tzinfo=UTC)))
    except TocsinError as why:
        result.problems.append(str(why))


def judge(gold: Gold, result: Result) -> tuple[Score, list[str]]:
    """Compare what was read with the gold. Returns the counts, and a line for everything that is missing."""
    score, missing = Score(files=1, failures=bool(result.failure)), [f"FAILS {result.failure}"] if result.failure else []
    loose = gold["kind"] == "pdf-arabic"
    outputs = [(_plain(item.clear, loose), item) for item in result.items]
    everything = "\n".join(plain for plain, _ in outputs)
    clear = "\n".join(item.clear for item in result.items)
    lost = bool(gold["must_report_unread"])
    for item in gold["items"]:
        lost |= _judge_words(item, everything, loose, score, missing)
        _judge_time(item, outputs, loose, score, missing)
        _judge_seals(item, everything, clear, score, missing)
        _judge_shown(item, everything, score, missing)
    if lost:
        score.losses += 1
        if not result.problems:
            score.silent += 1
            missing.append(f"SILENT {gold['must_report_unread'][:3]}")
    return score, missing


def _judge_words(item: Gold, everything: str, loose: bool, score: Score, missing: list[str]) -> bool:
    lost = False
    for text in item["text"]:
        count = len(text.split())
        optional = item.get("optional") or item.get("may_merge")
        if _plain(text, loose) in everything:
            score.words_found += count
        elif optional:
            continue
        else:
            lost = True
            missing.append(f"TEXT {text[:100]}")
        score.words += count
    return lost


def _judge_time(item: Gold, outputs: list[tuple[str, Output]], loose: bool, score: Score, missing: list[str]) -> None:
    stated = [
        item.get("time") or item.get("time_local"),
        *_several(item.get("also_ok_time")),
        *_several(item.get("time_local_alternatives")),
    ]
    wanted = [value for value in stated if isinstance(value, str) and value]
    clues = [_plain(text, loose) for text in (*item["text"], *item.get("media", ()))]
    if not wanted or not clues or item.get("optional"):
        return
    score.times += 1
    times = [output.time for plain, output in outputs if any(clue in plain for clue in clues)]
    local = not item.get("time") or item.get("zone_stated") is False
    if any(time and _agrees(time, value, item["time_precision"], local) for time in times for value in wanted):
        score.times_right += 1
    else:
        missing.append(f"TIME {wanted} read as {[str(time) for time in times[:2]]} {str(item['text'])[:50]}")


def _several(value: object) -> list[object]:
    """Return the values of a key of the gold that holds one, several or none."""
    return value if isinstance(value, list) else [value]


def _agrees(time: datetime, wanted: str, precision: str, local: bool) -> bool:
    moment = datetime.fromisoformat(wanted)
    moment = moment.replace(tzinfo=UTC) if local or moment.tzinfo is None else moment
    if precision in ("day", "date"):
        return abs(time - moment) < timedelta(days=1) and (time.date() == moment.date() or time.date() == moment.astimezone(UTC).date())
    return abs(time - moment) < timedelta(minutes=1 if precision == "minute" else 0, seconds=1)


def _judge_seals(item: Gold, everything: str, clear: str, score: Score, missing: list[str]) -> None:
    """Count the secrets that stand nowhere in clear. Short ones, such as ``Jo``, are whole words, as the gold says."""
    for secret in item["seal"]:
        bare = _plain(secret)
        if not bare:
            continue
        score.seals += 1
        number = _NUMBER.fullmatch(secret)
        in_clear = bare in everything or (number and _SEPARATORS.sub("", secret) in _SEPARATORS.sub("", everything))
        in_clear = in_clear and (len(bare) > _SHORT or not bare.isascii() or _is_word_in(secret, clear))
        score.sealed += not in_clear
        if in_clear:
            missing.append(f"SEAL {secret}")


def _is_word_in(secret: str, clear: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", clear) is not None


def _judge_shown(item: Gold, everything: str, score: Score, missing: list[str]) -> None:
    """Count the names of threateners and of threatened places that no seal may hide."""
    for name in () if item.get("optional") else item.get("must_show", ()):
        is_open = _plain(name) in everything
        score.shown += 1
        score.left_open += is_open
        if not is_open:
            missing.append(f"HIDDEN {name}")


def _plain(text: str, loose: bool = False) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC" if loose else "NFC", text))
