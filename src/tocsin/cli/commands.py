"""Every command, and the help that lists them. Nothing heavy is imported here, so that the help comes at once."""

from __future__ import annotations

# name: (module, command, what it does)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "demo": ("demo", "demo", "Build a sample desk and show what is undelivered."),
    "init": ("people", "init", "Make a new desk."),
    "serve": ("serve", "serve", "Serve the desk in a browser, with its worker."),
    "door": ("serve", "door", "Serve the public door, as a process of its own."),
    "password": ("serve", "password", "Give a person a password for the browser."),
    "user": ("people", "user", "People: add, away, back, remove, leave."),
    "team": ("people", "team", "Teams: add; alone, it lists them."),
    "hear": ("importing", "hear", "Read warnings from files or folders."),
    "call": ("call", "call", "Take a call: a call sheet in the terminal."),
    "refused": ("importing", "refused", "List the rows that could not be read."),
    "lists": ("lists", "lists", "List the loaded lists; lists load PATH... --source un|ofac|csv."),
    "screen": ("lists", "screen", "Find every known name in a text; stores nothing."),
    "fairness": ("lists", "fairness", "How often innocent common names would be flagged, by culture."),
    "subject": ("subjects", "subject", "Subjects: add, alias, show, list, merge, split, link, unlink."),
    "proposals": ("proposals", "proposals", "New names and subjects that may be one: accept, decline."),
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
    "who-knew": ("audit", "who_knew", "Who knew what about a subject or a report, when."),
    "verify": ("receipts", "verify", "Check that the record is whole, and still what your receipts say."),
    "receipt": ("receipts", "receipt", "Give a receipt that its holder can check alone."),
    "backup": ("backup", "backup", "Write the whole desk to one file while it works."),
    "restore": ("backup", "restore", "Make a desk of a backup."),
    "reconcile": ("audit", "reconcile", "Count every duty; find what is lost."),
    "posts": ("posts", "posts", "Public posts: load them into the lake."),
    "coact": ("analysis", "coact", "Accounts in step, with what chance alone would give."),
    "storms": ("analysis", "storms", "Objects above their baseline; --brief writes a page."),
    "reciprocal": ("analysis", "reciprocal", "Whether two milieus rise after each other and after events."),
}

_HEAD = """\
Usage: tocsin [--home DIR] COMMAND [OPTIONS] ...

  The desk that makes sure no warning goes unheard.

Options:
  --home DIR  The desk's home folder (else TOCSIN_HOME, else the data folder).
  --version   Show the version.
  -h, --help  Show this; tocsin COMMAND --help tells more.

Commands:
"""


def help_text() -> str:
    """What ``tocsin --help`` prints."""
    width = max(map(len, COMMANDS))
    return _HEAD + "\n".join(f"  {name:{width}}  {help_}" for name, (_, _, help_) in COMMANDS.items())
