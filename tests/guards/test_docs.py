"""The documentation against the code: links, named files, commands, settings, button names, and sentences of readable length."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import click
import msgspec
import pytest
from bench.__main__ import PARTS

from tocsin.cli.main import tocsin
from tocsin.domain.duty import DutyKind
from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.time_zone import UNIVERSAL
from tocsin.settings import MachineSettings, Mail, NoticeSettings, OpenId, Settings, template

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
UNITS = sorted((DOCS / "deploy").glob("*.service"))
MOST_WORDS = 40
EXAMPLES = re.compile(r"escalations|example|KEY")
"""Files that a how-to tells its reader to create."""

_FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]+)\)")
_FILE = re.compile(r"^([\w./-]+\.(?:py|toml|html|md))(?:::?(\w+))?$")
_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.)\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[)*\"]*\s+(?=[A-Z`*(\"\[0-9])")


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


each_page = pytest.mark.parametrize("page", PAGES, ids=_name)


@each_page
def test_every_relative_link_resolves(page: Path) -> None:
    broken = []
    for _, target in _LINK.findall(_without_code(page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        if not linked.exists() or (anchor and anchor not in _anchors(linked)):
            broken.append(target)
    assert broken == []


@each_page
def test_every_named_file_and_symbol_exists(page: Path) -> None:
    named = [match for code in _CODE.findall(page.read_text(encoding="utf-8")) if (match := _FILE.match(code))]
    missing = [
        match[0] for match in named if re.match(r"[^/]+/", match[1]) and not EXAMPLES.search(match[1]) and not _exists(match[1], match[2])
    ]
    assert missing == []


@each_page
def test_every_named_test_exists(page: Path) -> None:
    named = [code for code in _CODE.findall(page.read_text(encoding="utf-8")) if re.fullmatch(r"test_\w+", code)]
    assert [name for name in named if name not in _tests()] == []


@each_page
def test_every_command_line_parses(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    wrong = [problem for line in _commands(text) if (problem := _problem(line, complete=True))]
    wrong += [problem for line in _inline_commands(text) if (problem := _problem(line, complete=False))]
    assert wrong == []


@each_page
def test_every_module_that_is_run_exists(page: Path) -> None:
    modules = re.findall(r"python -m (bench[\w.]*)", page.read_text(encoding="utf-8"))
    places = {module: ROOT / module.replace(".", "/") for module in modules}
    missing = [name for name, place in places.items() if not (place / "__main__.py").exists() and not place.with_suffix(".py").exists()]
    assert missing == []


@pytest.mark.parametrize("unit", UNITS, ids=_name)
def test_every_command_of_a_unit_parses(unit: Path) -> None:
    lines = re.findall(r"venv/bin/(tocsin [^'\n]*)", re.sub(r"\$\([^)]*\)", "NOW", unit.read_text(encoding="utf-8")))
    assert lines
    assert [problem for line in lines if (problem := _problem(line, complete=True))] == []


@each_page
def test_no_sentence_is_longer_than_forty_words(page: Path) -> None:
    long = [sentence for sentence in _sentences(page.read_text(encoding="utf-8")) if len(sentence.split()) > MOST_WORDS]
    assert long == []


def test_the_glossary_is_sorted_and_explains_each_term_once() -> None:
    terms = re.findall(r"^\| ([^|]+?) \|", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)[1:]
    terms = [term for term in terms if not term.startswith("---")]
    assert terms == sorted(set(terms), key=str.casefold)


def test_the_index_of_decisions_names_each_once() -> None:
    folder = DOCS / "decisions"
    indexed = re.findall(r"^\| \[(\d+)\]\((\S+)\) \|", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert indexed == [(page.name[:4].lstrip("0"), page.name) for page in sorted(folder.glob("0*.md"))]
    assert len({number for number, _ in indexed}) == len(indexed)


def test_the_settings_page_lists_every_setting_with_its_default() -> None:
    stated = re.findall(r"^\| `([\w-]+)` \| `([^`]*)` \|", (DOCS / "settings.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(stated) == sorted(_settings())


def test_a_new_desk_is_given_every_section_of_the_settings() -> None:
    written = tomllib.loads(template(UNIVERSAL))
    assert set(written) == {field.name for field in msgspec.structs.fields(Settings)}


def test_every_button_named_in_a_guide_is_in_the_application() -> None:
    shown = _shown_words()
    for page in sorted((DOCS / "guides").glob("*.md")):
        text = _without_code(page.read_text(encoding="utf-8"))
        labels = re.findall(r"(?<![*\w])\*([^*\n]+)\*(?!\*)", text)
        assert [label for label in labels if any(_plain(part) not in shown for part in label.split("…"))] == [], _name(page)


def test_a_command_that_does_not_exist_is_noticed() -> None:
    assert _problem("tocsin nonsense", complete=True)
    assert _problem("tocsin duties --nonsense", complete=False)
    assert _problem("tocsin done", complete=True)
    assert not _problem("tocsin done D-1 --by NAME --outcome acknowledged", complete=True)


def _without_code(text: str) -> str:
    return _FENCE.sub("", text)


@cache
def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", _without_code(page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _exists(path: str, symbol: str | None) -> bool:
    places = [place / path for place in (ROOT / "src" / "tocsin", ROOT, DOCS) if (place / path).exists()]
    return bool(places) and (not symbol or symbol in _symbols(places[0]))


@cache
def _symbols(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


@cache
def _tests() -> set[str]:
    return {name for path in (ROOT / "tests").rglob("test_*.py") for name in [path.stem, *re.findall(r"def (test_\w+)", path.read_text())]}


def _commands(text: str) -> Iterator[str]:
    """Yield the commands of indented code blocks, without what stands before ``tocsin`` in their lines."""
    yield from re.findall(r"^ {4,}(?:sudo -u tocsin (?:\w+=\S+ )?)?(?:\.venv/bin/)?(tocsin \S.*)$", text, re.MULTILINE)


def _inline_commands(text: str) -> Iterator[str]:
    """Yield the commands in code spans."""
    yield from (code for code in _CODE.findall(_without_code(text)) if re.match(r"tocsin [a-z-]", code))


def _problem(line: str, *, complete: bool) -> str:
    """Return what is wrong with a command line, or an empty text. ``complete`` asks for every required parameter, too."""
    command: click.Command = tocsin
    context: click.Context | None = None
    words = shlex.split(line)[1:]
    while True:
        context = click.Context(command, parent=context, info_name=command.name)
        try:
            values, left, _ = command.make_parser(context).parse_args(list(words))
        except click.UsageError as error:
            return f"{line}: {error.format_message()}"
        if not isinstance(command, click.Group) or not left:
            break
        try:
            _, found, words = command.resolve_command(context, left)
        except click.UsageError as error:
            return f"{line}: {error.format_message()}"
        assert found
        command = found
    if left:
        return f"{line}: {left} left over"
    problems = (_value_problem(param, values.get(param.name or ""), complete) for param in command.params)
    return next((f"{line}: {problem}" for problem in problems if problem), "")


def _value_problem(param: click.Parameter, value: object, complete: bool) -> str:
    values = [value] if isinstance(value, str) else list(value) if isinstance(value, list | tuple) else []
    if complete and param.required and not values:
        return f"{param.human_readable_name} is missing"
    if isinstance(param.type, click.Choice):
        return next((f"{one} is no choice" for one in values if not str(one).isupper() and one not in param.type.choices), "")
    return ""


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of prose: no code block, table, heading or picture. A code span counts as one word."""
    block: list[str] = []
    for line in [*_without_code(text).splitlines(), ""]:
        skipped = not line.strip() or line.lstrip().startswith(("|", "#", "!")) or (line.startswith("    ") and not block)
        if skipped or _ITEM.match(line):
            yield from _SENTENCE_END.split(_prose(" ".join(block)))
            block = []
        if not skipped:
            block.append(_ITEM.sub("", line).strip())


def _prose(text: str) -> str:
    return _LINK.sub(r"\1", _CODE.sub("`code`", text))


def _settings() -> Iterator[tuple[str, str]]:
    """Yield each setting with its default, as TOML writes it."""
    for kind in (Settings, Mail, NoticeSettings, OpenId, MachineSettings):
        for field in msgspec.structs.fields(kind):
            if field.name not in ("hours", "bands", "milieus", "mail", "notices", "openid", "machine"):
                yield field.name, _toml(field.default)
    for duty in DutyKind:
        yield duty.word, _toml(duty.rule.hours)
    for threshold in fields(MatchThresholds):
        yield threshold.name, _toml(threshold.default)


def _toml(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


@cache
def _shown_words() -> str:
    web = ROOT / "src" / "tocsin" / "web"
    domain = ROOT / "src" / "tocsin" / "domain"
    sources = [*web.rglob("*.html"), *web.rglob("*.py"), web / "door" / "lang" / "en.toml", domain / "duty.py", domain / "mention.py"]
    return _plain(" ".join(path.read_text(encoding="utf-8") for path in sources))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]+", " ", text.lower()).strip()


def test_the_documentation_builds_as_a_site(tmp_path: Path) -> None:
    run = subprocess.run(  # a broken link or anchor, or a page of the navigation that is not there, ends it with an error
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stderr
    assert (tmp_path / "index.html").is_file()


def test_make_bench_runs_every_benchmark() -> None:
    assert {folder.parent.name for folder in ROOT.glob("bench/*/__main__.py")} == {part.split()[0] for part in PARTS}
