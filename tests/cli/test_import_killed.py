"""An import that is killed leaves nothing in clear: neither in the temporary folder nor in the home of the desk."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from tests.shell import Shell, wait_for_work
from tests.unit.ingest.pdf_maker import pdf

CANARY = "Quenya Canaryfeather"
RUNS = 9
MESSAGES = 3_000


def test_a_killed_import_leaves_no_sender_in_clear(tocsin: Shell, tmp_path: Path) -> None:
    inputs, temporary = tmp_path / "inputs", tmp_path / "temporary"
    temporary.mkdir()
    _write_inputs(inputs)
    chance, killed, patience = random.Random(3), 0, 1.0
    for _ in range(RUNS):
        process = _start(tocsin.home, temporary, inputs)
        wait_for_work(process, patience * chance.uniform(0.5, 2.5))
        killed += process.poll() is None
        process.kill()
        process.wait()
        assert list(temporary.iterdir()) == []
        assert _files_with(CANARY, tocsin.home) == []
        if not tocsin("reports", "--limit", "1", "--json").rows:
            patience *= 1.5  # on a slow machine the import needs longer to begin

    assert killed >= 3
    assert tocsin("reports", "--limit", "1", "--json").rows, "the kills came before anything was read"


def _start(home: Path, temporary: Path, inputs: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tocsin", "--home", str(home), "hear", str(inputs)],
        env=os.environ | {"TMPDIR": str(temporary)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _write_inputs(folder: Path) -> None:
    """Write files of the kinds that once passed through a temporary file, each with the canary as sender or as words."""
    folder.mkdir()
    export = json.dumps(_chat(MESSAGES)).encode()
    (folder / "a.json.gz").write_bytes(gzip.compress(json.dumps(_chat(200)).encode()))
    with ZipFile(folder / "b.zip", "w") as archive:
        archive.writestr("result.json", json.dumps(_chat(200, first=1_000)))
        archive.writestr("paper.pdf", pdf(*[f"page {number} by {CANARY}" for number in range(50)]))
    (folder / "c.pdf").write_bytes(pdf(*[f"{CANARY} wrote page {number}" for number in range(50)]))
    (folder / "d.json").write_bytes(export)


def _chat(count: int, first: int = 0) -> dict[str, object]:
    sent = {"type": "message", "date": "2024-01-01T01:00:00", "from": CANARY, "from_id": "user7"}
    messages = [sent | {"id": first + number, "text": f"They come tonight, call {number}"} for number in range(count)]
    return {"name": "Hotline", "type": "private_group", "id": 99, "messages": messages}


def _files_with(words: str, folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]
