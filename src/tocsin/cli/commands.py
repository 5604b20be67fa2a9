"""Names of all commands and the text of ``tocsin --help``. Nothing heavy is imported here, so that help appears at once."""

from __future__ import annotations

# name: (module, function, help)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "demo": ("demo", "demo", "Build a sample desk, print what is undelivered, and serve it."),
    "doctor": ("doctor", "doctor", "Say what is wrong with this desk, and how to fix it."),
    "init": ("people", "init", "Make a new desk."),
    "start": ("serve", "start", "Make a desk if there is none here, and serve it: first use in a browser."),
    "serve": ("serve", "serve", "Serve the desk in a browser, with its worker."),
    "door": ("serve", "door", "Serve the public report form (the door) as a process of its own."),
    "password": ("serve", "password", "Set a person's password for the browser."),
    "user": ("people", "user", "List people; user add, away, back, remove, leave."),
    "team": ("people", "team", "List teams; team add."),
    "hear": ("importing", "import_files", "Import warnings from files or folders."),
    "call": ("call", "call", "Take a call: a call sheet in the terminal."),
    "call-sheets": ("call_sheets", "call_sheets", "List call sheets; discard an empty one, take back the end of a call."),
    "refused": ("importing", "rejected_rows", "List the rows that could not be imported."),
    "unread": ("importing", "unread", "List what was not understood this month."),
    "columns": ("columns", "columns", "Show the columns that imported tables were read with: list, show, correct."),
    "lists": ("lists", "lists", "List the loaded lists; lists load PATH... --source SOURCE loads one."),
    "screen": ("lists", "screen", "Find every listed name in a text. Stores nothing."),
    "stated": ("stated", "stated", "List the contacts, days and hours that a text states. Stores nothing."),
    "fairness": ("fairness", "fairness", "Show signs of unequal treatment: common names flagged, shares, second readings, cues."),
    "subject": ("subjects", "subject", "Manage subjects: add, alias, show, list, merge, split, link, unlink."),
    "series": ("series", "series", "Show possible series of reports on one subject: decide, take-back, decided."),
    "proposals": ("proposals", "proposals", "Review proposed names and merges: accept, decline."),
    "watch-requests": ("subjects", "watch_requests", "List the watches that teams ask for, and answer them."),
    "watch": ("subjects", "watch", "Give a team a stake in a subject."),
    "status": ("subjects", "status", "Change a subject's status."),
    "search": ("search", "search", "Search reports, calls, notes and letters by their words."),
    "searches": ("search", "searches", "List the searches that were made."),
    "reports": ("reports", "reports", "List reports, newest first."),
    "report": ("reports", "report", "Show one report in full."),
    "grade": ("reports", "grade", "Grade a report: 3x5x2 or Admiralty."),
    "prioritise": ("reports", "prioritise", "Change a report's priority."),
    "note": ("reports", "note", "Add a note to a report."),
    "contact": ("reports", "contact", "Add a way to reach the source of a report."),
    "erase": ("reports", "erase", "Make a report's contents unreadable for good."),
    "duties": ("duties", "duties", "List who owes what by when."),
    "done": ("duties", "done", "Answer a duty."),
    "take-back": ("duties", "take_back", "Take your own wrong answer back within a minute."),
    "attempt": ("duties", "attempt", "Record a try that did not end a duty."),
    "reroute": ("duties", "reroute", "Move a duty to another team."),
    "deliver": ("duties", "deliver", "Deliver a report to one more team."),
    "escalate": ("duties", "escalate", "Put overdue duties before someone present."),
    "work": ("duties", "work", "Send queued mail and escalate what is overdue, once."),
    "who-knew": ("audit", "who_knew", "Show who knew what about a subject or a report, and when."),
    "dossier": ("dossier", "dossier", "Write who knew what when, with proofs, as a signed folder."),
    "drill": ("drill", "drill", "Test warnings through the real desk at unannounced times: begin, show, end, dry."),
    "retention": ("retention", "retention", "List what is to be kept or destroyed: decide, hold, release, correct, access."),
    "items": ("items", "items", "What should be acted on: add, decide, confirm, refuse, contest, show."),
    "groups": ("watched_groups", "groups", "Watched groups, and what of theirs is still up."),
    "platforms": ("items", "platforms", "Contacts of platforms that notices go to: load."),
    "policies": ("items", "policies", "Policies that decisions apply: load, show."),
    "notices": ("notices", "notices", "Notices to platforms: draft, approve, send, export, event, close."),
    "evidence": ("evidence", "evidence", "Copies of noticed content: keep, list, export."),
    "alerts": ("alerts", "alerts", "Alerts, referrals and documents to people outside: draft, approve, send, code, acknowledge, reply."),
    "recipients": ("recipients", "recipients", "People and places outside the desk that get alerts: add, change, retire."),
    "recheck": ("notices", "recheck", "Check whether noticed content is still there."),
    "figures": ("figures", "figures", "Count reports, duties and decisions over a span of days."),
    "entries": ("entries", "entries", "List entries of the ledger: who did what, when, and why."),
    "verify": ("receipts", "verify", "Check that the record is intact and agrees with your receipts."),
    "accept": ("audit", "accept", "Accept changed settings or a known loss, by name, for verify."),
    "receipt": ("receipts", "receipt", "Issue a receipt that its holder can check without the desk."),
    "backup": ("backup", "backup", "Write the whole desk to one file while it works."),
    "restore": ("backup", "restore", "Make a desk from a backup."),
    "upgrade": ("backup", "upgrade", "Bring a desk of an older version to this one, after a backup."),
    "reconcile": ("audit", "reconcile", "Count every duty and find what is lost."),
    "completion": ("completion", "completion", "Print the completion script of a shell: bash, zsh or fish."),
    "schema": ("schema", "schema", "Print the JSON Schema of what a command prints with --json."),
    "posts": ("posts", "posts", "Load public posts into the lake: posts load PATH..."),
    "copies": ("copies", "copies", "Find copies of pictures and texts: copies PATH..., read, text, posters."),
    "machine": ("machine", "machine", "Models on this machine, off by default: list, translate, listen."),
    "judge": ("machine", "judge", "Check a judging model before it may raise reports: check, list."),
    "coact": ("coaction", "coact", "Find accounts acting in step beyond what chance explains."),
    "storms": ("analysis", "storms", "Find bursts above baseline; --brief writes a page."),
    "campaign": ("campaign", "campaign", "Describe the calls of a channel and what followed each of them."),
    "reciprocal": ("analysis", "reciprocal", "Test whether two milieus rise after each other and after events."),
}

# plain names for commands whose own names are not what people search for
ALIASES = {
    "import": "hear",
    "rejected": "refused",
    "public-form": "door",
    "worker": "work",
    "coordination": "coact",
    "pack": "backup",
    "unpack": "restore",
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
    """Return the text of ``tocsin --help``."""
    width = max(map(len, COMMANDS))
    commands = "\n".join(f"  {name:{width}}  {summary}" for name, (_, _, summary) in COMMANDS.items())
    aliases = ", ".join(f"{alias} = {name}" for alias, name in ALIASES.items())
    return f"{_HEAD}{commands}\n\nOther names: {aliases}"
