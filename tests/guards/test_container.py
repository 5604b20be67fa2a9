"""The container file, which no engine builds here: what it copies, installs and runs is there, is locked, and is not root's."""

from __future__ import annotations

import fnmatch
import json
import re
import runpy
import socket
from pathlib import Path

from tests.guards.test_docs import _problem

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs/deploy/Containerfile"
LINES = re.sub(r"\\\n", " ", FILE.read_text(encoding="utf-8")).splitlines()
STEPS = [(line.split()[0], line.partition(" ")[2]) for line in LINES if line and not line.startswith("#")]
IGNORED = [line for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def steps(kind: str) -> list[str]:
    return [words for step, words in STEPS if step == kind]


def ignored(path: str) -> bool:
    return any(fnmatch.fnmatch(path, pattern.removeprefix("**/")) for pattern in IGNORED)


def test_what_is_copied_is_in_the_repository_and_is_not_left_out() -> None:
    for copied in steps("COPY"):
        source = copied.split()[0]
        assert (ROOT / source).exists(), source
        assert not ignored(source), source
    for needed in ("src", "pyproject.toml", "README.md", "LICENSE", "requirements", "docs"):
        assert (ROOT / needed).exists()
        assert not ignored(needed), f"{needed} is needed to build the package"
    assert {".git", ".venv"} <= set(IGNORED)


def test_every_package_is_locked_by_its_hash() -> None:
    calls = [call for run in steps("RUN") for call in run.split("&&") if "pip install" in call]
    assert len(calls) == 2
    assert [call for call in calls if "--no-deps" not in call] == [], "the lock leaves out what it replaces, which pip would look for"
    assert "--require-hashes" in calls[0]
    locked = (ROOT / "requirements/all.txt").read_text(encoding="utf-8")
    names = re.findall(r"^([\w.-]+)==", locked, re.MULTILINE)
    assert locked.count("--hash=sha256:") >= len(names) > 50
    assert {"hatchling"} <= set(names), "the build needs it, because it is not isolated"


def test_no_page_installs_the_lock_with_what_it_leaves_out() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), ROOT / "Makefile"]
    calls = [
        line for page in pages for line in page.read_text(encoding="utf-8").splitlines() if re.search("pip install .*-r .*all.txt", line)
    ]
    assert len(calls) >= 3
    assert [call for call in calls if "--no-deps --require-hashes" not in call] == []


def test_the_base_has_a_version_that_the_project_supports() -> None:
    (base,) = steps("FROM")
    version = re.search(r"python:(\d+)\.(\d+)-slim-\w+$", base)
    assert version, base
    assert (int(version[1]), int(version[2])) >= (3, 11)


def test_it_runs_as_a_user_who_owns_its_folders_and_nothing_else() -> None:
    (user,) = steps("USER")
    assert user != "root"
    run = " ".join(steps("RUN"))
    assert f"useradd --system --home-dir /var/lib/tocsin {user}" in run
    for folder in json.loads(steps("VOLUME")[0]):
        assert re.search(rf"install -d -o {user} -g {user} -m \d+ {folder}(?!\S)", run), folder
    order = [step for step, _ in STEPS]
    assert order.index("USER") < order.index("ENTRYPOINT")


def test_every_command_in_it_is_one_of_tocsin() -> None:
    entry, default = (json.loads(steps(kind)[0]) for kind in ("ENTRYPOINT", "CMD"))
    printed = re.findall(r"^# +podman run .*? (tocsin .*)$", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    printed = [re.sub(r"^tocsin tocsin ", "tocsin ", line) for line in printed]
    assert len(printed) == 5
    assert [problem for line in [" ".join([*entry, *default]), *printed] if (problem := _problem(line, complete=True))] == []


def test_its_health_check_is_there_and_tells_an_answer_from_none() -> None:
    (check,) = steps("HEALTHCHECK")
    script = json.loads(check.partition("CMD ")[2])[1]
    healthy = runpy.run_path(str(ROOT / script.removeprefix("/opt/tocsin/")))

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert not healthy["answers"](f"http://127.0.0.1:{port}/health")
    assert [re.search(r":(\d+)/", address)[1] for address in healthy["ADDRESSES"]] == ["8585", "8586"]  # type: ignore[index]
