"""Help: examples that the commands really take, and completion in a shell."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from tests.shell import Shell
from tocsin.cli.completion import SHELLS
from tocsin.cli.examples import EXAMPLES
from tocsin.cli.main import tocsin as root


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Yield every command and subcommand with its path."""
    if path:
        yield " ".join(path), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from commands(inner, (*path, name))


COMMANDS = dict(commands(root))


def test_every_command_has_an_example_in_its_help() -> None:
    assert sorted(COMMANDS) == sorted(EXAMPLES)
    for path, command in COMMANDS.items():
        assert f"  {EXAMPLES[path][0]}" in command.get_help(click.Context(command, terminal_width=200)), path


def test_no_summary_of_a_subcommand_is_cut_in_a_list_of_80_columns() -> None:
    for path, group in COMMANDS.items():
        if isinstance(group, click.Group):
            width = 78 - 6 - max(map(len, group.commands))
            cut = [name for name, inner in group.commands.items() if inner.get_short_help_str(width).endswith("...")]
            assert not cut, (path, cut)


def test_no_help_shows_the_marks_of_code_and_no_choice_is_empty_or_a_name_of_the_program() -> None:
    for path, command in COMMANDS.items():
        assert "``" not in command.get_help(click.Context(command, terminal_width=200)), path
        for parameter in command.params:
            if isinstance(parameter.type, click.Choice):
                assert all(type(choice) is str and choice for choice in parameter.type.choices), (path, parameter.name)


@pytest.mark.parametrize("path", EXAMPLES)
def test_the_command_takes_its_examples(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for example in EXAMPLES[path]:
        words = shlex.split(example.replace('eval "$(', "").replace(')"', ""), comments=True)
        words = [word for word in words if word != "--home" and not word.startswith("/srv/desk") and word != "/srv/restored"]
        assert words[0] == "tocsin"
        command = COMMANDS[path]
        assert words[1 : 1 + len(path.split())] == path.split() or isinstance(command, click.Group)
        for parameter in command.params:
            if isinstance(parameter.type, click.Path):
                monkeypatch.setattr(parameter.type, "exists", False)
            if isinstance(parameter.type, click.File):
                monkeypatch.setattr(parameter, "type", click.STRING)
        command.make_context(path, words[1 + len(path.split()) :])


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_gets_its_completion_script(tocsin: Shell, shell: str) -> None:
    assert "_TOCSIN_COMPLETE" in tocsin.ok("completion", shell).out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("tocsin rep", ["report", "reports"]),
        ("tocsin user ad", ["add"]),
        ("tocsin subject add --ki", ["--kind"]),
        ("tocsin notices draft --lang d", ["de"]),
    ],
)
def test_commands_options_and_values_are_completed(typed: str, offered: list[str]) -> None:
    words = typed.split(" ")
    ask = {"_TOCSIN_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    ran = subprocess.run(
        [sys.executable, "-m", "tocsin"], env=os.environ | ask, capture_output=True, text=True, check=True
    )  # our own program
    assert sorted(line.partition(",")[2] for line in ran.stdout.splitlines()) == offered


def test_help_into_a_closed_pipe_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    program = [sys.executable, "-m", "tocsin", "--help"]
    ran = subprocess.run(program, stdout=write, stderr=subprocess.PIPE, check=False)  # our own program
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, b"")
