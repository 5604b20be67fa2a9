"""Score the reader of page states on saved answers that were written without sight of its rules.

Beside it runs auto-archiver's own test for pages that are not content.

Then a small simulated year of notices is run (``python -m bench.act.year 100000`` runs the full one).

The generator in ``bench/act/blind`` is frozen. A hash of each answer's id splits the set: rules are developed on half A alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.act import peer
from bench.act.year import show, simulate
from bench.arguments import parser
from tocsin.domain.notice import STILL_THERE, SURELY_REMOVED, ContentState
from tocsin.outbound.fetch import WebAnswer
from tocsin.outbound.page_state import PageSighting, sighting

_SMALL_YEAR = 200
REMOVED = SURELY_REMOVED | {ContentState.GONE}


def main(arguments: list[str]) -> None:
    """Print the scores, those of auto-archiver's test, and the small year."""
    parser("bench.act", __doc__).parse_args(arguments)
    scores()
    beside()
    show(simulate(_SMALL_YEAR))


def scores() -> None:
    """Print both halves: right answers, live pages called removed, who removed the content, and the share right by true state."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for saved in saved_answers():
        half = half_of(saved)
        sight = sight_of(saved)
        state = sight.state
        right = state == saved["truth"] or state in saved.get("also_ok", [])
        count = totals[half]
        count.update(["all", f"all {saved['truth']}"])
        count["right"] += right
        count[f"right {saved['truth']}"] += right
        if saved["truth"] in REMOVED and state in REMOVED:
            count["removed"] += 1
            count["remover right"] += sight.remover == saved["who_removed"]
        if saved["truth"] in STILL_THERE:
            count["there"] += 1
            count["there, called removed"] += state in REMOVED
    print(f"{'half':6}{'answers':>9}{'right':>8}{'there':>8}{'called removed':>16}{'remover right':>15}")
    for half, count in sorted(totals.items()):
        print(
            f"{half:6}{count['all']:9,}{count['right'] / count['all']:8.3f}{count['there']:8,}{count['there, called removed']:16,}"
            f"{count['remover right'] / max(1, count['removed']):15.3f}"
        )
    print(f"\n{'true state':14}{'A right':>9}{'B right':>9}")
    for truth in sorted(ContentState):
        shares = [count[f"right {truth}"] / max(1, count[f"all {truth}"]) for _, count in sorted(totals.items())]
        print(f"{truth:14}" + "".join(f"{share:9.3f}" for share in shares))


def saved_answers() -> Iterator[dict[str, Any]]:
    """Yield the saved answers, made anew by the frozen generator."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "answers.jsonl"
        subprocess.run([sys.executable, Path(__file__).parent / "blind" / "make.py", out], check=True, stdout=subprocess.DEVNULL)
        with out.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def beside() -> None:
    """Print, for half B, the share of right answers of auto-archiver and of the product.

    The archiver is right when it keeps a page that still holds the content, and when it skips any other.
    """
    hits_wall = peer.detector()
    if isinstance(hits_wall, str):
        print(f"\nBeside auto-archiver: skipped, {hits_wall}")
        return
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for saved in saved_answers():
        if half_of(saved) == "B":
            count = counts[saved["truth"]]
            count[0] += 1
            right = {saved["truth"], *saved.get("also_ok", [])}
            count[1] += bool(right - STILL_THERE if hits_wall(answer_of(saved)) else right & STILL_THERE)
            count[2] += sight_of(saved).state in right
    peer.show({truth: (answers, archiver, product) for truth, (answers, archiver, product) in counts.items()})


def half_of(saved: dict[str, Any]) -> str:
    """Return the half of the set that an answer belongs to, by a hash of its id."""
    return "AB"[hashlib.sha256(saved["id"].encode()).digest()[0] & 1]


def sight_of(saved: dict[str, Any]) -> PageSighting:
    """Return what the product reads from a saved answer."""
    return sighting(answer_of(saved), saved["noticed"], saved["url"])


def answer_of(saved: dict[str, Any]) -> WebAnswer:
    """Return a saved answer as the fetcher would."""
    body = base64.b64decode(saved["body_b64"]) if "body_b64" in saved else saved["body"].encode()
    headers = {name.lower(): value for name, value in saved["headers"].items()}
    chain = tuple(step["url"] for step in saved["chain"])
    return WebAnswer(saved.get("final_url") or saved["url"], saved["status"], headers, body, chain=chain)


if __name__ == "__main__":
    main(sys.argv[1:])
