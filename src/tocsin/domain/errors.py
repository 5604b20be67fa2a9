"""Exceptions, as a tree.

TocsinError
+-- InputError            the call or its input is wrong: the message says what, where and how to fix it
|   +-- Unknown           no such report, duty, subject, team, person or list
|   +-- PermissionDenied  this person may not do this
|   +-- Malformed         a file, row, time or option cannot be read
+-- Refused               understood, but a rule forbids it
|   +-- AlreadyKnown      the desk has subjects of this very name
|   +-- Undelivered       a status cannot be lowered while these duties are owed
+-- Unavailable           the desk itself cannot work: home folder, disk, database, version
+-- Tampered              the record does not verify
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from traceback import walk_tb

_NAMED = 5


class TocsinError(Exception):
    """Base of all errors that a person can act on. The message is one line, and says what to do wherever it is read.

    ``command`` is advice for the command line alone, which a browser does not show.
    """

    def __init__(self, message: str, *, command: str = "") -> None:
        super().__init__(message)
        self.command = command

    @property
    def in_terminal(self) -> str:
        """Return the message with the advice for the command line."""
        return f"{self}: {self.command}" if self.command else str(self)


class InputError(TocsinError):
    """Error for a wrong call or wrong input."""


class Unknown(InputError):
    """Error for a name or id that the desk does not have."""

    def __init__(self, what: str, name: str, mend: str = "", *, command: str = "") -> None:
        super().__init__(f"no {what} {name!r}{': ' + mend if mend else ''}", command=command)
        self.what = what
        self.name = name
        self.mend = mend


class PermissionDenied(InputError):
    """Error for an act that this person may not do."""


class Malformed(InputError):
    """Error for a file, row, time or option that cannot be read."""


class Refused(TocsinError):
    """Error for an act that was understood and that a rule forbids."""


class AlreadyKnown(Refused):
    """Error for a new subject whose name the desk has already. Two may share a name, so the caller confirms and tries again."""

    def __init__(self, subjects: Sequence[str]) -> None:
        self.subjects = tuple(subjects)
        bear = "bears" if len(self.subjects) == 1 else "bear"
        more = f" and {len(self.subjects) - _NAMED} more" if len(self.subjects) > _NAMED else ""
        super().__init__(
            f"{', '.join(self.subjects[:_NAMED])}{more} {bear} this name already: "
            "watch it or give it the other names, unless this is another of the same name"
        )


class Undelivered(Refused):
    """Error for lowering a status while a warning about the subject is unanswered.

    ``duties`` are the ids of the duties still owed, soonest due first. ``level`` and ``reason`` are what was asked.
    """

    def __init__(self, subject: str, duties: Iterable[str], level: str = "", reason: str = "") -> None:
        self.subject = subject
        self.level = level
        self.reason = reason
        self.duties = tuple(duties)
        count = len(self.duties)
        super().__init__(
            f"{subject}: not lowered, {count} {'duty is' if count == 1 else 'duties are'} still owed: {', '.join(self.duties)}"
        )


class Unavailable(TocsinError):
    """Error for a desk that cannot work: home folder, disk, database or version."""


class Unanswered(Unavailable):
    """Error for a request that a working service took and gave no usable answer to. Another request may be answered."""


class Tampered(TocsinError):
    """Error for a record that does not verify."""


def kind_and_place(error: BaseException) -> str:
    """Return the type of an error and where Tocsin's code raised it, such as ``KeyError at desk/intake.py:120``.

    The message of an unforeseen error is left out, and so is its traceback: either may quote the words of a source.
    """
    package = PurePath(__file__).parents[1]
    frames = [(PurePath(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    own = [f"{path.relative_to(package).as_posix()}:{line}" for path, line in frames if path.is_relative_to(package)]
    return f"{type(error).__name__} at {own[-1]}" if own else type(error).__name__
