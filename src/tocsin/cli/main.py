"""Entry point of the command line: run a command and turn its errors into one line and an exit code."""

from __future__ import annotations

import importlib
import io
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click
from click.shell_completion import CompletionItem

from tocsin import __version__
from tocsin.cli.commands import ALIASES, COMMANDS, help_text
from tocsin.cli.examples import add_examples
from tocsin.cli.groups import Commands
from tocsin.domain.errors import Tampered, TocsinError, Undelivered, kind_and_place
from tocsin.durable import TEMPORARY
from tocsin.extras import missing

BAD_NEWS = 1
WRONG_CALL = 2
FAILED = 70
INTERRUPTED = 130
TRACEBACK = "TOCSIN_TRACEBACK"


class LazyGroup(Commands):
    """Command group that imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of a day's work."""
        return list(COMMANDS)

    def all_names(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, also the plain ones."""
        return [*COMMANDS, *ALIASES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command of this name or alias, or None."""
        cmd_name = ALIASES.get(cmd_name, cmd_name)
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"tocsin.cli.{module}"), attribute)
        add_examples(command, cmd_name)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands and options that begin with this text, without importing any command."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        return [CompletionItem(name, help=text) for name, (_, _, text) in COMMANDS.items() if name.startswith(incomplete)]

    def get_help(self, ctx: click.Context) -> str:
        """Return the list of commands without importing any of them."""
        return help_text()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--home", type=click.Path(path_type=Path, file_okay=False), help="The desk's home folder (else TOCSIN_HOME, else the data folder)."
)
@click.version_option(__version__)
@click.pass_context
def tocsin(ctx: click.Context, home: Path | None) -> None:
    """The desk that makes sure no warning goes unheard."""
    ctx.obj = home


def main() -> None:
    """Run the command and exit: 0 done, 1 done with bad news, 2 wrong call or input, 70 a fault of Tocsin, 130 interrupted."""
    logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())  # a cursor that an interrupt left open is closed aloud
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # file names need not be UTF-8
    try:
        _require_unicode(sys.argv[1:])
        code = tocsin(prog_name="tocsin", standalone_mode=False)  # the exit code that a command asked for, where it did
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.message)
        sys.exit(0)
    except click.ClickException as error:
        _print_error(error.format_message() + _help_hint(error))
        sys.exit(WRONG_CALL)
    except (click.Abort, KeyboardInterrupt):
        _print_error("stopped; everything accepted so far is stored, and the same call continues from there")
        sys.exit(INTERRUPTED)
    except TocsinError as error:
        _print_error(error.in_terminal)
        sys.exit(BAD_NEWS if isinstance(error, (Undelivered, Tampered)) else WRONG_CALL)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        if (message := _cause(error)) is None:
            _fail(error)
        _print_error(message)
        sys.exit(WRONG_CALL)


def _cause(error: Exception) -> str | None:
    """Return the cause of an error of the machine or the terminal in one line, or None for an unforeseen error."""
    if isinstance(error, ImportError):
        return missing(error)
    if isinstance(error, UnicodeEncodeError):
        return f"{error.object[max(0, error.start - 20) : error.end + 20]!r} is not UTF-8 text: type it again in a UTF-8 terminal"
    if type(error).__module__ == "msgspec":
        return "a record of the desk cannot be read: tocsin verify names what was altered"
    if isinstance(error, OSError):
        path = Path(str(error.filename or "the disk"))
        return f"{path.parent if path.name.startswith(TEMPORARY) else path}: {error.strerror or error}"
    return None


def _fail(error: Exception) -> NoReturn:
    """Report an unforeseen error by its kind and place: its message may quote a source, and standard error may be a log."""
    if os.environ.get(TRACEBACK):
        raise error
    _print_error(f"Tocsin failed ({kind_and_place(error)}): please report this ({TRACEBACK}=1 shows more, perhaps words of a report)")
    sys.exit(FAILED)


def _help_hint(error: click.ClickException) -> str:
    """Return the end of a wrong call's message: a full stop where it has none, and the call that explains it. Empty for other errors."""
    if not isinstance(error, click.UsageError) or not error.ctx:
        return ""
    stop = "" if error.format_message().rstrip().endswith((".", "?", "!")) else "."
    return f"{stop} See: {error.ctx.command_path} --help"


def _require_unicode(arguments: Sequence[str]) -> None:
    """Refuse an argument in another encoding than UTF-8, such as Latin-1, unless it names a file that exists.

    Python hands such bytes on as lone surrogates, which no database stores.
    """
    for argument in arguments:
        if not os.path.lexists(argument):
            try:
                argument.encode()
            except UnicodeEncodeError:
                raise click.UsageError(f"{argument!r} is not UTF-8 text: set the terminal to UTF-8 and type it again") from None


def _print_error(message: str) -> None:
    click.echo(f"tocsin: {' '.join(message.split())}", err=True)
