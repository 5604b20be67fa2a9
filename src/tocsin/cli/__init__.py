"""The command line: thin shells over the desk. Commands are imported when they are called, so that help comes at once."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import click

from tocsin import __version__
from tocsin.domain.errors import Tampered, TocsinError, Undelivered

BAD_NEWS = 1
WRONG_CALL = 2
INTERRUPTED = 130

# name: (module, command, what it does)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "demo": ("demo", "demo", "Build a sample desk and show what is undelivered."),
    "init": ("people", "init", "Make a new desk."),
    "serve": ("serve", "serve", "Serve the desk in a browser, with its worker."),
    "password": ("serve", "password", "Give a person a password for the browser."),
    "user": ("people", "user", "People: add, away, back, remove, leave."),
    "team": ("people", "team", "Teams: add; alone, it lists them."),
    "hear": ("hear", "hear", "Read warnings from files or folders."),
    "call": ("call", "call", "Take a call: a call sheet in the terminal."),
    "refused": ("hear", "refused", "List the rows that could not be read."),
    "lists": ("lists", "lists", "List the loaded lists; lists load PATH... --source un|ofac|csv."),
    "screen": ("lists", "screen", "Find every known name in a text; stores nothing."),
    "subject": ("subjects", "subject", "Subjects: add, show, list, merge, split, link, unlink."),
    "watch": ("subjects", "watch", "Give a team a stake in a subject."),
    "status": ("subjects", "status", "Change a subject's status."),
    "reports": ("reports", "reports", "List reports, newest first."),
    "report": ("reports", "report", "Show one report, whole."),
    "grade": ("reports", "grade", "Grade a report: 3x5x2 or Admiralty."),
    "prioritise": ("reports", "prioritise", "Give a report another priority."),
    "note": ("reports", "note", "Add a note to a report."),
    "erase": ("reports", "erase", "Make a report's contents unreadable for good."),
    "duties": ("duties", "duties", "List who owes what by when."),
    "done": ("duties", "done", "Answer a duty."),
    "attempt": ("duties", "attempt", "Record a try that did not end a duty."),
    "reroute": ("duties", "reroute", "Move a duty to another team."),
    "deliver": ("duties", "deliver", "Put a report before one more team."),
    "escalate": ("duties", "escalate", "Put overdue duties before someone present."),
    "work": ("duties", "work", "Send queued mail and escalate what is overdue."),
    "who-knew": ("record", "who_knew", "Who knew what about a subject, when."),
    "verify": ("record", "verify", "Check that the record is whole."),
    "reconcile": ("record", "reconcile", "Count every duty; find what is lost."),
    "posts": ("posts", "posts", "Public posts: load them into the lake."),
}


class LazyGroup(click.Group):
    """Finds a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"tocsin.cli.{module}"), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help, without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, _, help_) in COMMANDS.items()])


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
    """Runs the command and exits: 0 done, 1 the answer is bad news, 2 the call or its input is wrong."""
    try:
        tocsin(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        _say(error.format_message())
        sys.exit(WRONG_CALL)
    except (click.Abort, KeyboardInterrupt):
        _say("stopped; what was accepted is kept, and the same call goes on from there")
        sys.exit(INTERRUPTED)
    except TocsinError as error:
        _say(str(error))
        sys.exit(BAD_NEWS if isinstance(error, (Undelivered, Tampered)) else WRONG_CALL)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        _say(f"{error.filename or 'the disk'}: {error.strerror or error}")
        sys.exit(WRONG_CALL)


def _say(message: str) -> None:
    click.echo(f"tocsin: {' '.join(message.split())}", err=True)
