"""Names beside and above a contact, homes below it, and names under the last words of a letter, in a text whose contacts are hidden."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from tocsin.ingest.contact_words import CLOSINGS, contact_role, fold, labels_other
from tocsin.ingest.contacts import is_address, is_name
from tocsin.ingest.hiding import MARK

_LABEL = re.compile(r"^[ \t>*-]*([^:：\d]{2,40})[:：][ \t]*(.*)$")
_OPENING = "<(["
_SEPARATING = "<([,;:|·\u2013\u2014-"
_SEGMENT = re.compile(r"[:：;|·>\"\u201c\u201e\u00bb*\u061f\u0964\u3002\uff01\uff1f]|(?<!\b\w)(?<!\b\w\w)\.\s|[!?]\s|\)\s")
_DATE = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d{1,2}[:.]\d{2})(?!\d)")
_LINE = 60
_SIGNED = 120
_LEAST_NAME = 3


def seal_beside(text: str) -> tuple[str, list[str], int]:
    """Seal the names beside and above a contact, the addresses below it, and a name under the last words of a letter.

    Returns the text, what was sealed, and how many lines of it only their place makes a name or a home.
    """
    lines = text.split("\n")
    closed = list(_seal_run(lines, _closing(lines), _name_of_line))
    secrets: list[str] = []
    doubtful = 0
    for number in [n for n, line in enumerate(lines) if MARK in line]:
        names = list(_bracketed(lines[number])) or list(_beside(lines[number]))
        for name in names:
            lines[number] = lines[number].replace(name, MARK, 1)
        secrets += names
        if len(lines[number]) <= _SIGNED:
            above = [] if names else list(_seal_run(lines, range(number - 1, -1, -1), _name_of_line))
            below = list(_seal_run(lines, range(number + 1, len(lines)), _address_of_line))
            doubtful += len(above) + sum(not is_address(line) for line in below)
            secrets += [*above, *below]
    return "\n".join(lines), [*closed, *secrets], doubtful


def _bracketed(line: str) -> Iterator[str]:
    """Return the names before contacts in brackets, as in ``Ann Lee <a@example.org>``."""
    for before in line.split(MARK)[:-1]:
        bare = _before_contact(before)
        named, labelled = any(sign in before[len(bare) :] for sign in "<(["), False
        if not named and (label := bare.rpartition(" ")[2]) and contact_role(label) in ("phone", "email"):
            bare, named = _stripped(bare.removesuffix(label), _SEPARATING), True
            labelled = True  # words of a script without capitals may be any words
        if not named and before.rstrip().endswith(",") and is_name(segment := _SEGMENT.split(bare)[-1]):
            yield segment.strip()
        elif named and (name := _last_name(_SEGMENT.split(bare)[-1])) and (not labelled or (" " in name and name[0].isupper())):
            yield name


def _before_contact(before: str) -> str:
    """Return what stands before a contact, without brackets, separators and the word that opens a link to it."""
    bare = _stripped(before, _OPENING)
    bare = bare.removesuffix("mailto:") if bare.endswith("mailto:") else bare.removesuffix("tel:")
    return _stripped(bare, _SEPARATING)


def _stripped(text: str, signs: str) -> str:
    """Return a text without spaces and these signs at its end."""
    end = len(text)
    while end and (text[end - 1].isspace() or text[end - 1] in signs):
        end -= 1
    return text[:end]


def _last_name(segment: str) -> str:
    """Return the run of capitalised words at the end of a segment, or the whole of it when it is a word or a name."""
    words = segment.split()
    run = next((words[-size:] for size in (5, 4, 3, 2) if len(words) >= size and is_name(" ".join(words[-size:]))), [])
    if run:
        return segment[segment.rindex(run[0]) :].strip()
    return words[0] if len(words) == 1 and words[0].isalpha() and len(words[0]) >= _LEAST_NAME else ""


def _beside(line: str) -> Iterator[str]:
    """Return the name that makes up a short line together with its contacts."""
    if len(line) > _SIGNED:
        return
    before, _, after = line.partition(MARK)
    bare = _before_contact(before)
    segment = "" if ":" in before[len(bare) :] else _SEGMENT.split(bare)[-1].strip(" ,-\u2013\t")
    behind = after.replace(MARK, "").strip(" ,;()<>[]-\u2013|\t")
    if segment and is_name(segment) and len(behind.split()) <= 2:
        yield segment
    elif not segment and is_name(behind := _SEGMENT.split(behind)[0].strip()) and behind in after:
        yield behind


def _seal_run(lines: list[str], places: Iterable[int], part: Callable[[str, bool], str]) -> Iterator[str]:
    """Seal in the lines next to a contact what ``part`` finds: one name or two lines of a home, past one blank line and labelled contacts.

    A line that is nothing but a contact or a sealed name ends the search for a name.
    """
    most, count, blanks = (1 if part is _name_of_line else 2), 0, 0
    for place in places:
        line = lines[place].strip()
        blanks += not line
        if blanks > 1 or count == most or (line == MARK and most == 1):
            return
        if line and MARK not in line:
            secret = part(line, blanks == 0)
            if not secret:
                return
            count += 1
            lines[place] = lines[place].replace(secret, MARK, 1)
            yield secret


def _name_of_line(line: str, _next: bool) -> str:
    """Return the name that a line consists of, behind a label or not."""
    label = _LABEL.match(line)
    if _is_closing(line):
        return ""
    if label:
        return label[2].strip() if is_name(label[2]) and not labels_other(label[1]) else ""
    return line if is_name(line) else ""


def _address_of_line(line: str, is_next: bool) -> str:
    """Return the address that a line consists of, behind a label or not. Without a number only on the very next line."""
    label = None if is_next and is_address(line.replace(":", "")) else _LABEL.match(line)
    value = label[2].strip() if label else line
    if not value or len(value) > _LINE or len(value.split()) > 9 or value.endswith((".", "!", "?", ":")) or _DATE.search(value):
        return ""
    if label and (labels_other(label[1]) or not is_next):
        return ""
    return value if is_address(value) or (is_next and is_name(value.replace(",", " "))) else ""


def _closing(lines: Sequence[str]) -> range:
    """Return the place of the name under the closing words of a letter."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    for above, below in pairwise(filled):
        if _is_closing(lines[above]):
            return range(below, below + 1)
    return range(0)


def _is_closing(line: str) -> bool:
    return len(line) <= _LINE and bool(line.strip()) and fold(line).startswith(CLOSINGS)


def is_closed(text: str) -> bool:
    """Tell whether a line of a text, but the first, holds the closing words of a letter."""
    return text.count("\n") > 1 and any(map(_is_closing, text.split("\n")[1:]))
