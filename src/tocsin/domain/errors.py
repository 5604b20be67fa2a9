"""What can go wrong, as a tree.

TocsinError
+-- InputError        the call or its input is wrong; says what, where and how to mend it
|   +-- Unknown       no such report, duty, subject, team, person, list
|   +-- NotEntitled   this person may not do this
|   +-- Malformed     a file, a row, a time or an option cannot be read
+-- Refused           understood, and not done: the answer is bad news
|   +-- AlreadyKnown  the desk knows subjects of this very name
|   +-- Undelivered   a status cannot be lowered while these duties are owed
+-- Unavailable       the desk itself cannot work: home folder, disk, database, version
+-- Tampered          the record does not verify
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_NAMED = 5


class TocsinError(Exception):
    """Anything Tocsin says no to, in one line a person can act on."""


class InputError(TocsinError):
    """The call or its input is wrong."""


class Unknown(InputError):
    """Something was named that the desk does not hold."""

    def __init__(self, what: str, name: str, mend: str = "") -> None:
        super().__init__(f"no {what} {name!r}{': ' + mend if mend else ''}")
        self.what = what
        self.name = name


class PermissionDenied(InputError):
    """This person may not do this."""


class Malformed(InputError):
    """A file, a row, a time or an option cannot be read."""


class Refused(TocsinError):
    """Understood, and not done."""


class AlreadyKnown(Refused):
    """The desk knows subjects of this very name; two may share one, and so whoever adds another says that it is another."""

    def __init__(self, subjects: Sequence[str]) -> None:
        self.subjects = tuple(subjects)
        bear = "bears" if len(self.subjects) == 1 else "bear"
        more = f" and {len(self.subjects) - _NAMED} more" if len(self.subjects) > _NAMED else ""
        super().__init__(
            f"{', '.join(self.subjects[:_NAMED])}{more} {bear} this name already: "
            "watch it or give it the other names, unless this is another of the same name"
        )


class Undelivered(Refused):
    """A status is not lowered while a warning about the subject is unanswered.

    ``duties`` are the ids of what is still owed, soonest due first.
    """

    def __init__(self, subject: str, duties: Iterable[str]) -> None:
        self.subject = subject
        self.duties = tuple(duties)
        count = len(self.duties)
        super().__init__(
            f"{subject}: not lowered, {count} {'duty is' if count == 1 else 'duties are'} still owed: {', '.join(self.duties)}"
        )


class Unavailable(TocsinError):
    """The desk itself cannot work: home folder, disk, database, version."""


class Tampered(TocsinError):
    """The record does not verify."""
