"""What users would otherwise pick, in the same run; what does not install in an environment of its own is skipped with the reason."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from bench.join.material import Planted

ENVIRONMENT = Path(__file__).resolve().parents[2] / ".env-peers"
_PACKAGES = {"juditha": ["juditha"], "nomenklatura": ["nomenklatura", "spacy"]}
_CAPITALS = re.compile(r"[^\W\d_]*[A-ZÀ-Þ\u0370-\u052f][^\W\d_]*(?:[ ,'’.-]+[^\W\d_]*[A-ZÀ-Þ\u0370-\u052f][^\W\d_]*){0,5}")

Finder = Callable[[str], list[tuple[int, int, str]]]


def rapidfuzz_finder(names: Sequence[tuple[str, str]], cut: float) -> Finder:
    """token_sort_ratio of every run of capitals against every name, the usual way to screen a text with rapidfuzz."""
    texts = [name.lower() for _, name in names]

    def find(text: str) -> list[tuple[int, int, str]]:
        found = []
        for run in _CAPITALS.finditer(text):
            if len(run[0]) > 5:
                best = process.extract(run[0].lower(), texts, scorer=fuzz.token_sort_ratio, score_cutoff=cut, limit=5)
                found += [(run.start(), run.end(), names[at][0]) for _, _, at in best]
        return found

    return find


def exact_finder(names: Sequence[tuple[str, str]]) -> Finder:
    """Exact words in order, as a plain keyword list finds them."""
    first: dict[str, list[tuple[list[str], str]]] = {}
    for subject, name in names:
        words = re.findall(r"\w+", name.lower())
        if len(words) > 1:
            first.setdefault(words[0], []).append((words, subject))

    def find(text: str) -> list[tuple[int, int, str]]:
        words = [(word[0].lower(), word.start(), word.end()) for word in re.finditer(r"\w+", text)]
        found = []
        for at, (word, start, _) in enumerate(words):
            for parts, subject in first.get(word, ()):
                if [held for held, _, _ in words[at : at + len(parts)]] == parts:
                    found.append((start, words[at + len(parts) - 1][2], subject))
        return found

    return find


def measured(find: Finder, cases: Sequence[Planted], innocent: Sequence[Planted]) -> tuple[float, float, float]:
    """Recall, share of innocents flagged, texts a second."""
    begin = time.process_time()
    hits = sum(_hit(find, case) for case in cases)
    flagged = sum(_hit(find, case) for case in innocent)
    return hits / len(cases), flagged / len(innocent), (len(cases) + len(innocent)) / (time.process_time() - begin)


def _hit(find: Finder, case: Planted) -> bool:
    return any(
        start < case.end and case.start < end and (not case.subject or subject == case.subject) for start, end, subject in find(case.text)
    )


def installed() -> Iterator[tuple[str, str]]:
    """Each peer that needs an environment, with nothing or the reason why it is skipped."""
    pip = ENVIRONMENT / "bin" / "pip"
    if not pip.exists():
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True, capture_output=True)
    for peer, packages in _PACKAGES.items():
        done = subprocess.run(
            [str(pip), "install", "--quiet", "--only-binary", ":all:", *packages], capture_output=True, text=True, check=False
        )
        first = next((line for line in done.stderr.splitlines() if line.startswith("ERROR")), "")
        yield peer, "" if done.returncode == 0 else first or "does not install from wheels"


_LOGIC_V2 = """
import json, sys, time
from followthemoney import model
from nomenklatura.matching.logic_v2.model import LogicV2

config = LogicV2.default_config()
pairs = json.load(sys.stdin)
begin = time.process_time()

def entity(id, name):
    return model.get_proxy({"id": id, "schema": "Person", "properties": {"name": [name]}})

hits = sum(LogicV2.compare(entity("a", one), entity("b", two), config).score >= 0.7 for one, two in pairs)
print(hits / len(pairs), len(pairs) / (time.process_time() - begin))
"""


def nomenklatura_share(pairs: Sequence[tuple[str, str]]) -> str:
    """logic-v2 handed the exact span and its right entry: the most it could find behind a perfect span finder."""
    python = str(ENVIRONMENT / "bin" / "python")
    done = subprocess.run([python, "-c", _LOGIC_V2], input=json.dumps(pairs), capture_output=True, text=True, check=False)
    return done.stdout.strip() or (done.stderr.strip().splitlines() or ["no answer"])[-1]
