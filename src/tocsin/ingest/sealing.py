"""Sealing of a report: every contact in its text, facts and place, and the names and addresses beside contacts, leave the clear text.

The source's own contact goes to the report's ``contact``, any other one to ``sealed``. When in doubt, it is sealed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tocsin.domain.plural import counted
from tocsin.domain.report import Submission
from tocsin.ingest.callers import callers
from tocsin.ingest.contact_words import CLOSINGS, LABEL_WORDS, TITLES, contact_role, fold, is_placeholder, is_question, labels_other
from tocsin.ingest.contacts import find_contacts, fits_role, handles_of, holds_words, is_address, is_name
from tocsin.ingest.dates import DAY_FIRST, Times
from tocsin.ingest.introductions import homes, introduced, signatures
from tocsin.ingest.mail_headers import people_of_headers
from tocsin.ingest.reports.reach import is_answer

MARK = "[sealed contact]"
_LABELLED = re.compile(r"(?m)^[ \t>*-]*([^\n:：\d]{2,40})[:：][ \t]*(\S[^\n]{1,120})$")
_GOES_ON = re.compile(r"([^.,;!?\n]{3,40})(?:[.;!?]\s{1,4}(?=[^\W\d])|,\s{1,4}(?=[a-z]))\S+\s+\S+\s+\S")
"""A name behind its label, and a sentence that goes on behind it."""
_LABEL = re.compile(r"^[ \t>*-]*([^:：\d]{2,40})[:：][ \t]*(.*)$")
_PIECE = re.compile(r"[,;<>()\n·|]|(?:^|\s)mailto:")
_OPENING = "<(["
_SEPARATING = "<([,;:|·\u2013\u2014-"
_SEGMENT = re.compile(r"[:：;|·>\"\u201c\u201e\u00bb*\u061f\u0964\u3002\uff01\uff1f]|(?<!\b\w)(?<!\b\w\w)\.\s|[!?]\s|\)\s")
_INLINE = re.compile(r"(?<=\S )([^\W\d_]{3,24})\s?[:：]\s?([^\n:：;,.|()\[\]]{3,40}(?:\.\s[^\n:：;,.|()\[\]]{2,30})?)")
_TITLED = re.compile(rf"(?m)^[ \t>*-]{{0,9}}((?:{TITLES})\.?\s[^\W\d_][\w'\u2019.-]{{1,30}}(?:\s[^\W\d_][\w'\u2019.-]{{1,30}})?)[ \t]*:?$")
_PAIR = re.compile(r"[{,]\s{0,9}[\"']?([^\W\d][\w -]{1,30})[\"']?\s{0,5}[:=]\s{0,5}[\"']?([^\"',{}\n]{1,80}?)[\"']?(?=\s{0,9}[,}])")
_DATE = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d{1,2}[:.]\d{2})(?!\d)")
_DATE_VALUE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,6}")
_CALLED = re.compile(r"^[\"' ]{0,3}([^<>\"\n]{3,60}?)[\"' ]{0,3}<([^<>\n]{6,80})>$")
_CREDENTIAL_NAMES = (
    r"(?:set-)?cookie|(?:proxy-)?authorization|x-(?:api|auth|csrf|xsrf)[\w-]{0,20}|api[_-]?key|(?:access|refresh|id)[_-]?token"
)
_CREDENTIAL = re.compile(
    rf"(?im)^[ \t>]{{0,9}}(?:name: ?)?(?:{_CREDENTIAL_NAMES})[ \t]{{0,9}}(?::|\n[ \t]{{0,9}}value:)[ \t]{{0,9}}(\S[^\n]{{7,4000}})$"
)
_IS_CREDENTIAL = re.compile(_CREDENTIAL_NAMES, re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d[\d ().+/-]{5,40}\d")
_SIGNED = 120
_LINE = 60
_FEW = 6
_SHORT_TEXT = 100
_LONGEST = 120
_LEAST_NAME = 3
_SHORTEST_CREDENTIAL = 8
_LEAST_WORDS = 2
_NO_CONTACT = frozenset(["message-id", "in-reply-to", "list-id", "references", "to", "time_zone", "encoding", "columns", "pages", "date"])


def seal(submission: Submission, names: Iterable[str] = ()) -> Submission:
    """Return the report with every contact in its text, facts and place moved out of what is in clear.

    ``names`` are further names to seal, such as those of the other members of a chat.
    """
    facts = [fact for fact in submission.facts if _may_name(fact[0])]
    labelled = [*_labelled(submission.text, facts), *introduced(submission.text), *callers(submission.text)]
    labelled += [*signatures(submission.text), *homes(submission.text)]
    values = [value for _, value in facts if not (value[:1].isdigit() and _DATE_VALUE.fullmatch(value))]
    clear = "\n".join([submission.text, submission.where, *values])
    named = submission.where if "@" in submission.where or _LONG_NUMBER.search(submission.where) else ""
    hidden = [*labelled, *find_contacts("\n".join([submission.text, named, *values]))]
    hidden += people_of_headers(submission.text, submission.facts)
    hidden += [*_spoken(submission.text), *_credentials(clear, facts)]
    everything = clear
    if submission.unread or submission.attachments:
        everything = "\n".join([clear, *submission.unread, *(part.name for part in submission.attachments)])
    if "<" in clear:
        hidden += [match[1].strip() for value in values if "<" in value and (match := _CALLED.match(value)) and find_contacts(match[2])]
    people = [*names, *pieces_of(submission.contact), *pieces_of(submission.sealed)]
    candidates = {*hidden, *people, *handles_of(iter(people), everything)}
    secrets = [secret for secret in candidates if secret in everything or secret.split(maxsplit=1)[0] in everything]
    if not secrets and not _is_closed(submission.text):
        return submission
    hide = Hider(secrets)
    text, beside, doubtful = _seal_beside(hide(submission.text))
    doubts = [f"{counted(doubtful, 'line')} beside a contact: sealed in doubt"] if doubtful else []
    if labelled:
        doubts += [f"{name}: holds words, sealed in doubt" for name, value in facts if value.strip() in labelled and _says(name, value)]
    submission = replace(submission, unread=(*submission.unread, *doubts)) if doubts else submission
    own = [secret for secret in hidden if secret in labelled or _is_own(submission.text, secret)]
    signed = hide.and_names(beside)
    sealed = _hidden(submission, signed(text), signed, [*own, *(beside if own else ())], [*hidden, *beside])
    return replace(sealed, unsealed=submission.unsealed or submission.text) if any(map(is_name, signed.secrets)) else sealed


def sealed_typed(submission: Submission, contact: str) -> Submission:
    """Return a report that a person of the desk typed, with telephone numbers, addresses and the source's own name out of its text.

    ``contact`` is what the person wrote under the way to reach the source. Any other name stays: the person wrote it to be read.
    """
    values = list(find_contacts("\n".join([submission.text, *(value for _, value in submission.facts)])))
    own, names = list(find_contacts(contact)), contact
    for value in own:
        names = names.replace(value, ",")
    hide = Hider([*values, *own, *filter(is_name, pieces_of(names))])
    return _hidden(submission, hide(submission.text), hide, [], values)


@lru_cache(1 << 12)
def _may_name(field: str) -> bool:
    """Tell by the name of a fact that it may hold a contact."""
    return field.casefold() not in _NO_CONTACT


@lru_cache(1 << 12)
def _role(label: str) -> str:
    """Return the kind of contact behind a label, empty for any other label."""
    return contact_role(label.rpartition(".")[2])


def _hidden(submission: Submission, text: str, hide: Hider, own: list[str], secrets: list[str]) -> Submission:
    """Return the report with its parts in clear put through ``hide`` and its secrets sorted by whose they are."""
    contact = _added(submission.contact, own, ", ")
    others = [secret for secret in secrets if secret not in contact]
    return replace(
        submission,
        text=text,
        contact=contact,
        sealed=_added(submission.sealed, others, ", "),
        where=hide(submission.where),
        facts=tuple((hide(name), hide(value)) for name, value in submission.facts),
        attachments=tuple(replace(part, name=hide(part.name, "sealed")) for part in submission.attachments),
        unread=tuple(map(hide, submission.unread)),
    )


def _added(before: str, more: Iterable[str], by: str) -> str:
    return by.join(filter(None, [before, *(secret for secret in dict.fromkeys(more) if secret not in before)]))


def _cut_spaced(text: str, parts: Sequence[str], mark: str) -> str:
    """Return the text with the mark in the place of these parts, whatever the space between them."""
    kept, after, at = [], 0, text.find(parts[0])
    while at >= 0:
        end = at + len(parts[0])
        for part in parts[1:]:
            start = end
            while start < len(text) and text[start].isspace():
                start += 1
            end = start + len(part) if start > end and text.startswith(part, start) else -1
            if end < 0:
                break
        if end >= 0:
            kept += [text[after:at], mark]
            after = end
        at = text.find(parts[0], max(end, at + 1))
    return "".join([*kept, text[after:]])


@dataclass(init=False)
class Hider:
    """Replacement of secrets by a mark: whole words, the longest first, whatever the space between their parts."""

    secrets: list[str]

    def __init__(self, secrets: Iterable[str]) -> None:
        self.secrets = sorted(secrets, key=len, reverse=True)

    def __call__(self, text: str, mark: str = MARK) -> str:
        """Return the text with the mark in the place of each secret."""
        for secret in self.secrets:
            if secret in text:
                text = _cut(text, secret, mark)
            elif " " in secret and (parts := secret.split())[0] in text and parts[-1] in text:
                text = _cut_spaced(text, parts, mark)
        return text

    def and_names(self, more: Sequence[str]) -> Hider:
        """Return a hider of these secrets too, where they are names and no single words."""
        return Hider([*self.secrets, *(name for name in more if is_name(name))]) if more else self


def _cut(text: str, secret: str, mark: str) -> str:
    """Replace a secret where it stands as whole words. In scripts without spaces it may stand anywhere."""
    bound_before = secret[0].isalnum() and secret[0] < "\u0900"
    bound_after = secret[-1].isalnum() and secret[-1] < "\u0900"
    is_inner = str.isalpha if " " in secret and secret[0].isalpha() and secret[-1].isalpha() else _is_word
    pieces, at, start = [], 0, 0
    while (place := text.find(secret, start)) >= 0:
        start = place + len(secret)
        if (bound_before and place and is_inner(text[place - 1])) or (bound_after and start < len(text) and is_inner(text[start])):
            continue
        pieces += [text[at:place], mark]
        at = start
    return "".join([*pieces, text[at:]])


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _labelled(text: str, facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Return the values that are contacts because of their labels."""
    lines = _LABELLED.findall(text) if ":" in text or "\uff1a" in text else []
    lines = [(label, value) for label, value in lines if len(label.split()) <= LABEL_WORDS]
    lines += _PAIR.findall(text) if "{" in text else []
    for label, value in (*lines, *facts):
        role = _role(label)
        if not role or len(value) > _LONGEST or value.startswith("[") or is_placeholder(value) or _is_time(value, role):
            continue
        if role != "name" and is_answer(value):
            continue  # the label asks whether the source may be reached
        if len(label.split()) > LABEL_WORDS and not fits_role(role, value):
            continue  # a question may only mention a caller or a phone
        if role == "name" and (goes_on := _GOES_ON.match(value)) and is_name(goes_on[1]):
            yield goes_on[1]
        elif len(value.split()) <= _FEW if role == "name" else any(map(str.isalnum, value)):
            yield value.strip()


def _says(label: str, value: str) -> bool:
    """Tell whether a value that only its label makes a contact holds words: several, or any behind a question."""
    words = len(value.split()) if value.isascii() else len(value)
    if is_question(label):
        return words > 1 and (holds_words(value) or value.lower() == value.upper())
    return words > _LEAST_WORDS and holds_words(value)


def _spoken(text: str) -> Iterator[str]:
    """Yield the names behind a label within a line, as in ``10:20 Caller: Ann Lee``, and those that are a line with a title."""
    if ":" in text or "\uff1a" in text:
        for label, value in _INLINE.findall(text):
            if _role(label) == "name" and is_name(value.strip()) and not is_placeholder(value):
                yield value.strip()
    yield from _TITLED.findall(text)


def _credentials(clear: str, facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the cookies, tokens and keys that a record of a browser or a program holds: with one its owner's account opens."""
    yield from (match[1].strip() for match in _CREDENTIAL.finditer(clear))
    yield from (
        value.strip() for label, value in facts if _IS_CREDENTIAL.fullmatch(label.rpartition(".")[2]) and len(value) >= _SHORTEST_CREDENTIAL
    )


def _is_time(value: str, role: str) -> bool:
    """Tell a value that is a time, which a label such as ``source.created`` does not make a contact. A bare number may be a phone."""
    return value[0].isdigit() and not (role == "phone" and value.isdigit()) and Times(DAY_FIRST).read(value)[0] is not None


def _is_own(text: str, secret: str) -> bool:
    """Tell whether a contact in a text is its writer's own: in a short text, or on a line of its own, as in a signature.

    A number or address that stands within the prose of a long text, such as a news report, belongs to somebody else.
    """
    if secret not in text or len(text.split(maxsplit=_SHORT_TEXT)) <= _SHORT_TEXT:
        return True
    line = next((line for line in text.split("\n") if secret in line), "")
    return len(line) <= _SIGNED and len(line.replace(secret, "").split()) <= _FEW


def pieces_of(contact: str) -> Iterator[str]:
    """Return the names, numbers and addresses in a contact such as ``Ann Lee <ann@example.org>, +49 30 1234567``.

    A single word among several pieces may be a town, and is left alone.
    """
    if not contact:
        return
    pieces = [piece.strip(" \"'\t") for piece in _PIECE.split(contact)] if _PIECE.search(contact) else [contact.strip()]
    pieces = [piece for piece in pieces if len(piece) >= _LEAST_NAME and any(map(str.isalnum, piece))]
    for piece in pieces:
        if len(pieces) == 1 or " " in piece or "@" in piece or any(map(str.isdigit, piece)) or piece[0] >= "\u0e00":
            yield piece


def _seal_beside(text: str) -> tuple[str, list[str], int]:
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


def _is_closed(text: str) -> bool:
    return text.count("\n") > 1 and any(map(_is_closing, text.split("\n")[1:]))
