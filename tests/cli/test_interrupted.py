"""Ctrl-C, closed streams and arguments in another encoding end in one line, never in a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.shell import Shell, wait_for_work

NAMES = 4_000


def started(home: Path, *arguments: str | bytes | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tocsin", "--home", str(home), *arguments]
    interruptible = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # it is not where the tests run in the background of a script
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=interruptible)


def test_an_interrupted_load_of_a_list_ends_in_one_line(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,type\n" + "".join(f"Kavasmari{number} Doreqlin{number},person\n" for number in range(NAMES)))
    codes = []
    for step in range(8):
        process = started(tocsin.home, "lists", "load", path, "--source", "csv")
        wait_for_work(process, 0.3 + 0.5 * step)
        process.send_signal(signal.SIGINT)
        error = process.communicate(timeout=120)[1].decode()
        codes.append(process.returncode)

        assert "Traceback" not in error
        assert process.returncode in (0, 130, -signal.SIGINT), error

    assert {130, -signal.SIGINT} & set(codes)
    assert tocsin("verify").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["user", "add", b"Ren\xe9", "--team", "desk"],
        ["subject", "add", b"Ren\xe9", "--reason", "test"],
        ["subject", "add", "Rene", "--reason", b"\xe9"],
        ["team", "add", b"Zo\xeb"],
        ["subject", "show", b"Ren\xe9"],
        ["duties", "--team", b"Zo\xeb"],
        ["call", "--by", b"Ren\xe9"],
        ["screen", b"no-such-\xe9"],
        ["hear", b"no-such-\xe9"],
        ["lists", "load", b"no-such-\xe9", "--source", "csv"],
        ["--home", b"no-such-\xe9", "duties"],
        [b"\xe9"],
    ],
)
def test_an_argument_that_is_not_utf_8_is_refused_in_one_line(tocsin: Shell, arguments: list[str | bytes]) -> None:
    _, error = (process := started(tocsin.home, *arguments)).communicate(timeout=60)

    assert process.returncode == 2
    assert error.count(b"\n") == 1
    assert b"not UTF-8" in error


@pytest.mark.parametrize("command", [["hear"], ["screen"], ["lists", "load", "--source", "csv", "--name", "names"], ["posts", "load"]])
def test_a_file_whose_name_is_not_utf_8_is_read(tocsin: Shell, tmp_path: Path, command: list[str]) -> None:
    path = os.fsencode(tmp_path) + b"/r\xe9sum\xe9.csv"
    Path(os.fsdecode(path)).write_text("name,text,post_id,account_id,time\nTessel Omru,a warning,1,a,2026-01-01T00:00:00Z\n")

    _, error = (process := started(tocsin.home, *command, path)).communicate(timeout=60)

    assert process.returncode in (0, 1), error
    assert b"Traceback" not in error


def test_an_unforeseen_error_is_one_line_that_quotes_nothing(tocsin: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("my brother Tomas")

    monkeypatch.setattr("tocsin.desk.report_list.ReportList.page", broken)

    ran = tocsin("reports")

    assert (ran.code, ran.out) == (70, "")
    assert "KeyError at desk/report_list.py:" in ran.err
    assert "Tomas" not in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("streams", ["<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("call", ["duties --json", "password Dora", "screen", "call --by Dora"])
def test_a_closed_stream_is_an_empty_one(tocsin: Shell, streams: str, call: str) -> None:
    command = f'exec "{sys.executable}" -m tocsin --home "{tocsin.home}" {call} {streams}'
    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, timeout=60, check=False)

    assert ran.returncode in (0, 1, 2, 130), ran.stderr  # a question without an answer stops the call
    assert "Traceback" not in ran.stderr
    assert "Tocsin failed" not in ran.stderr
    assert tocsin("verify").code == 0
