"""How fast one core reads: short texts, news articles, and how an index of a million names behaves."""

from __future__ import annotations

import csv
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tocsin.domain.mention import KnownName
from tocsin.matching.fairness import cultures
from tocsin.matching.index import NameIndex

_ENDING_WORDS = "ov ev an ian ez es i y a o u in ko uk ak ek sen son er el us is ar im id ad"
_SYLLABLE_WORDS = "ba be bo da de do fa ga ha ja ka la ma na pa ra sa ta va za bi di gi ki li mi ni ri si ti shu khu mu nu ru tu zu qa ya"
_ENDINGS, _SYLLABLES = _ENDING_WORDS.split(), _SYLLABLE_WORDS.split()


def short_texts(root: Path) -> list[str]:
    """Real messages of a disaster line, as they are."""
    with (root / "reports" / "disaster_response_validation.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        return [row["message"] for row in csv.DictReader(file) if row.get("message")]


def articles(root: Path) -> list[str]:
    """The re3d documents of article length."""
    texts = []
    for path in sorted((root / "news" / "re3d").glob("*/documents.json")):
        texts += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [text for text in texts if len(text) > 500]


def per_second(index: NameIndex, texts: Sequence[str]) -> float:
    """Texts a second of processor time."""
    begin = time.process_time()
    for text in texts:
        index.mentions(text)
    return len(texts) / (time.process_time() - begin)


def milliseconds(index: NameIndex, texts: Sequence[str]) -> list[float]:
    """Processor time of each text."""
    found = []
    for text in texts:
        begin = time.process_time()
        index.mentions(text)
        found.append((time.process_time() - begin) * 1000)
    return sorted(found)


def speed_lines(index: NameIndex, root: Path) -> Iterator[str]:
    """The speed table."""
    texts = short_texts(root)
    length = statistics.mean(map(len, texts))
    yield f"short texts ({len(texts)}, {length:.0f} letters on average), first time: {per_second(index, texts):.0f} a second"
    yield f"the same, warm: {per_second(index, texts):.0f} a second (aim 1000)"
    news = articles(root)
    index.mentions(news[0])
    times = milliseconds(index, news)
    letters = statistics.mean(map(len, news))
    yield f"articles ({len(news)}, {letters:.0f} letters on average), first time: p50 {_p50(times):.1f} ms, p95 {_p95(times):.1f} ms"
    times = milliseconds(index, news)
    yield f"the same, warm: p50 {_p50(times):.1f} ms, p95 {_p95(times):.1f} ms (aim 25)"


def _p50(times: list[float]) -> float:
    return statistics.median(times)


def _p95(times: list[float]) -> float:
    return times[min(len(times) - 1, int(len(times) * 0.95))]


def load_lines(index: NameIndex) -> Iterator[str]:
    """Size on disk, time to load, and that an added subject is seen at once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names"
        index.save(path)
        begin = time.process_time()
        loaded = NameIndex.load(path)
        yield f"{len(index):,} names: {path.stat().st_size / 1e6:.1f} MB on disk, loads in {time.process_time() - begin:.2f} s (aim 2)"
    begin = time.process_time()
    loaded.add([KnownName("new", "Anso Veldrak")])
    found = loaded.mentions("They saw Anso Veldrak there.")
    yield f"a name added and found in the next text: {(time.process_time() - begin) * 1000:.1f} ms, {len(found)} mention"


def synthetic(count: int, seed: int) -> Iterator[KnownName]:
    """Names as many as wanted: common first names with made-up surnames."""
    chance = random.Random(seed)
    firsts = [name for held in cultures().values() for name in held]
    for number in range(count):
        surname = "".join(chance.choice(_SYLLABLES) for _ in range(chance.randrange(2, 4))) + chance.choice(_ENDINGS)
        yield KnownName(f"s{number}", f"{chance.choice(firsts).capitalize()} {surname.capitalize()}", source="synthetic")


def scale_lines(count: int, texts: Sequence[str]) -> Iterator[str]:
    """What an index of this many synthetic names costs, and that it still answers."""
    begin = time.process_time()
    index = NameIndex.build(synthetic(count, 7))
    built = time.process_time() - begin
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"{count:,} synthetic names: built in {built:.0f} s, process at {megabytes:.0f} MB at most"
    yield from load_lines(index)
    known = [name.text for name in synthetic(200, 7)]
    found = sum(any(mention.candidates for mention in index.mentions(f"We spoke to {name} on Monday.")) for name in known)
    yield f"  {found} of {len(known)} known names found"
    yield f"  short texts a second: {per_second(index, texts[:300]):.0f} the first time, {per_second(index, texts[:300]):.0f} warm"
