"""Contacts recognised by value: phone numbers, e-mail addresses and handles in any text, and their sealing.

A contact is removed from the text and the facts of a report and put into its sealed contact. When in doubt, it is sealed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tocsin.domain.report import Submission
from tocsin.ingest.contact_words import contact_role

MARK = "[sealed contact]"
_EMAIL = re.compile(r"[\w.!#$%&*+/=?^`{|}~-]{1,64}(?:@|\s?[\[(](?:at|AT)[\])]\s?)(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}")
_GAP = r"().\-/ \u00a0\u2009\u202f\u2010-\u2013\u200e\u2060"
_PHONE = re.compile(rf"(?<![\w@#/.:=+-])(?:\+|00|\()?[(\d][\d{_GAP}]{{5,24}}\d(?![\w:@])(?![.,/-]\d)")
_SHORTEST = 7
_SOME_DIGITS = re.compile(r"\d[^\w\n]{0,3}\d[^\w\n]{0,3}\d")
_GAPS = re.compile(f"[{_GAP}]+")
_DATED = re.compile(
    r"(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?!\d)"
    r"|(?<!\d)(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:(?:19|20)?\d\d)(?!\d)"
    r"|^(?:19|20)\d\d[-/]\d+$|^(?:19|20)\d\d ?[-\u2013] ?(?:19|20)\d\d$"
)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_THOUSANDS = re.compile(r"[1-9]\d?(?:[ .\u00a0\u202f]\d{3})+|[1-9]\d{2}(?:[ .\u00a0\u202f]000)+")
_HANDLE = re.compile(r"@[\w.]{3,40}")
_LABELLED = re.compile(r"(?m)^[ \t>*-]*([^\n:：\d]{2,40})[:：][ \t]*(\S[^\n]{1,120})$")
_LINE = 60
_SIGNED = 120
_PIECE = re.compile(r"[,;<>()\n·|]|(?:^|\s)mailto:")
_PARTICLES = frozenset("van von de der den del della di da dos al el bin bint ibn ben le la ní ni 't y e of".split())  # noqa: SIM905 - a list of words
_LONGEST = 120
_NAME_WORDS = 6
_NO_CONTACT = frozenset(["message-id", "in-reply-to", "list-id", "references", "to", "time_zone", "encoding", "columns", "pages"])
_FILE_ENDINGS = frozenset("jpg jpeg png gif webp heic mp4 mov webm opus ogg oga mp3 m4a pdf html txt json csv zip vcf tgs".split())  # noqa: SIM905 - a list of words
_NOBODY = frozenset(["deleted account", "anonymous", "unknown", "none", "n/a", "-", "nobody"])
_DIGITS = range(7, 16)
_PLAIN = 9
_LEAST_NAME = 3


def is_phone(text: str) -> bool:
    """Tell a phone number by its digits and separators. Dates, amounts, addresses on the internet and long ids are none."""
    text = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text.strip())
    digits = "".join(letter for letter in text if letter.isdecimal())
    if len(digits) not in _DIGITS or _DATED.search(text) or _DOTTED.fullmatch(text) or len(set(digits)) == 1:
        return False
    if text.startswith(("+", "00")):
        return True
    if not _GAPS.search(text):
        return len(digits) >= _PLAIN and (digits[0] == "0" or not (digits[0] == "1" and len(digits) in (10, 13))) and len(digits) < 14
    groups = [group for group in _GAPS.split(text) if group]
    return not _THOUSANDS.fullmatch(text) and max(map(len, groups)) < 10 and len(groups) < 8


def find_contacts(text: str) -> list[str]:
    """Return the e-mail addresses and phone numbers in a text, each once, in order."""
    contacts: dict[str, None] = {}
    if "@" in text or "at]" in text or "at)" in text:
        mails = (match[0].strip(".") for match in _EMAIL.finditer(text))
        contacts.update(dict.fromkeys(mail for mail in mails if mail.rpartition(".")[2].lower() not in _FILE_ENDINGS))
    if len(text) >= _SHORTEST and _SOME_DIGITS.search(text):
        contacts.update(dict.fromkeys(match[0].strip() for match in _PHONE.finditer(text) if is_phone(match[0])))
    return list(contacts)


def is_contact(value: str) -> bool:
    """Tell whether a value is nothing but a phone number, an e-mail address or a handle."""
    value = value.strip()
    return len(value) <= 80 and bool(_EMAIL.fullmatch(value) or _HANDLE.fullmatch(value) or (_PHONE.fullmatch(value) and is_phone(value)))


def seal(submission: Submission, names: Iterable[str] = ()) -> Submission:
    """Return the report with every contact in its text, facts and place moved into its sealed contact.

    ``names`` are further names to seal, such as those of the other members of a chat.
    """
    facts = [(name, value) for name, value in submission.facts if name.casefold() not in _NO_CONTACT]
    lines = _LABELLED.findall(submission.text) if ":" in submission.text or "\uff1a" in submission.text else []
    labelled = [value for label, value in (*lines, *facts) if _is_labelled(label, value)]
    clear = "\n".join([submission.text, submission.where, *[value for _, value in facts]])
    hidden = [*labelled, *find_contacts(clear)]
    everything = "\n".join([clear, *submission.unread, *(part.name for part in submission.attachments)])
    candidates = {*hidden, *_pieces(submission.contact), *names}
    secrets = sorted((secret for secret in candidates if secret.split(maxsplit=1)[0] in everything), key=len, reverse=True)
    if not secrets:
        return submission
    pattern = _pattern(secrets)
    text, signature = _seal_signature(pattern.sub(MARK, submission.text))
    added = [secret for secret in dict.fromkeys([*hidden, *signature]) if secret not in submission.contact]
    return replace(
        submission,
        text=text,
        contact=", ".join(filter(None, [submission.contact, *added])),
        where=pattern.sub(MARK, submission.where),
        facts=tuple((pattern.sub(MARK, name), pattern.sub(MARK, value)) for name, value in submission.facts),
        attachments=tuple(replace(part, name=pattern.sub("sealed", part.name)) for part in submission.attachments),
        unread=tuple(pattern.sub(MARK, line) for line in submission.unread),
    )


def _is_labelled(label: str, value: str) -> bool:
    """Tell whether a value is a contact because of its label."""
    role = contact_role(label)
    if not role or len(value) > _LONGEST or value.startswith("[") or value.casefold() in _NOBODY:
        return False
    return len(value.split()) <= _NAME_WORDS if role == "name" else any(letter.isalnum() for letter in value)


def _pieces(contact: str) -> Iterator[str]:
    """Return the names, numbers and addresses in a contact such as ``Ann Lee <ann@example.org>, +49 30 1234567``.

    A single word among several pieces may be a town, and is left alone.
    """
    pieces = [piece.strip(" \"'\t") for piece in _PIECE.split(contact)]
    pieces = [piece for piece in pieces if len(piece) >= _LEAST_NAME and any(letter.isalnum() for letter in piece)]
    for piece in pieces:
        if len(pieces) == 1 or " " in piece or "@" in piece or any(letter.isdigit() for letter in piece) or piece[0] >= "\u0590":
            yield piece


def _pattern(secrets: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern that finds these secrets as whole words, whatever the space between their parts."""
    choices = []
    for secret in secrets:
        body = r"\s+".join(map(re.escape, secret.split()))
        start = r"(?<!\w)" if secret[0].isalnum() and secret[0] < "\u0900" else ""
        end = r"(?!\w)" if secret[-1].isalnum() and secret[-1] < "\u0900" else ""
        choices.append(f"{start}{body}{end}")
    return re.compile("|".join(choices))


def _seal_signature(text: str) -> tuple[str, list[str]]:
    """Seal the lines of a name above a contact and of an address below it. Returns the text and the lines."""
    if MARK not in text:
        return text, []
    lines = text.split("\n")
    sealed: dict[int, None] = {}
    for number in [n for n, line in enumerate(lines) if MARK in line and len(line) <= _SIGNED]:
        sealed.update(dict.fromkeys(_run(lines, range(number - 1, -1, -1), _is_name_line)))
        sealed.update(dict.fromkeys(_run(lines, range(number + 1, len(lines)), _is_address_line)))
    hidden = [lines[n].strip() for n in sorted(sealed)]
    return "\n".join(MARK if n in sealed else line for n, line in enumerate(lines)), hidden


def _run(lines: Sequence[str], places: Iterable[int], test: Callable[[str], bool]) -> Iterator[int]:
    """Return the lines next to a contact that pass the test, at most two, past one blank line and other contacts."""
    count = blanks = 0
    for place in places:
        line = lines[place].strip()
        if not line:
            blanks += 1
        elif MARK not in line:
            if not test(line) or count == 2:
                return
            count += 1
            yield place
        if blanks > 1:
            return


def _is_name_line(line: str) -> bool:
    words = [word for word in line.split() if word.lower().rstrip(".") not in _PARTICLES]
    if not 2 <= len(words) <= 5 or len(line) > 40 or any(letter.isdigit() or letter in ",.!?:;()" for letter in line.rstrip(",")):
        return False
    return all(word[0].isupper() or (word[0].isalpha() and not word[0].islower()) for word in words)


def _is_address_line(line: str) -> bool:
    if len(line) > _LINE or len(line.split()) > 9 or line.endswith((".", "!", "?", ":")):
        return False
    return any(letter.isdigit() for letter in line) or _is_name_line(line.replace(",", " "))
