"""Names beside and above a contact, homes below it, and names under the last words of a letter, in a text whose contacts are hidden."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from tocsin.ingest.sealing.contact_words import CLOSINGS, TITLES, contact_role, fold, labels_other
from tocsin.ingest.sealing.contacts import PARTICLES, is_address, is_name
from tocsin.ingest.sealing.field_contacts import titled_person
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.hiding import MARK
from tocsin.ingest.sealing.leading_names import describe, leading_name
from tocsin.ingest.sealing.letter_case import is_small, is_uncased
from tocsin.ingest.sealing.log_callers import caller_before
from tocsin.ingest.sealing.near_homes import is_relation
from tocsin.ingest.times.clock_cells import clock_in

_LABEL = re.compile(r"^[ \t>*-]*([^:：\d]{2,40})[:：][ \t]*(.*)$")
_OPENING = "<(["
_SEPARATING = "<([,;:|·\u2013\u2014-"
_SEGMENT = re.compile(r"[:：;|·>\"\u201c\u201e\u00bb*\u061f\u0964\u3002\uff01\uff1f]|(?<!\b\w)(?<!\b\w\w)\.\s|[!?]\s|\)\s")
_DATE = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d{1,2}[:.]\d{2})(?!\d)")
_WORD = re.compile(r"[^\W\d_][^\s,;:!?()\[\]<>|/\u2013\u2014\u060c]*")
_SENTENCE = re.compile(r"[!?\u3002\u061f\u0964]|\.\s|\n")
_BEGINS = re.compile(r"[\s*\u2022-]{0,6}((?:[^\s,;:.!?()|]{1,24}\s){1,5})\((?:[^\s\d()]{1,9}\.?\s)?")
_TITLE = re.compile(rf"(?:{TITLES})\.?")
_OWNING = re.compile("['\u2019][a-z\u0131\u00fc\u00f6]{1,4}$")
_BEHIND = re.compile(rf"{re.escape(MARK)}\s?(?:[,;/\u060c]|\s[^\W\d_]{{1,3}}(?=\s))\s?([^\n,;:|()\[\]]{{4,40}}\d\w?\.?)$")
_DIVIDES = re.compile(r"[,;:()\[\]<>|\u060c]")
_ENDING = re.compile(r"[.!?\u3002\u061f\u0964]\s|\s?[\u2013\u2014/~-]{1,2}\s?")
_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?\d{3,5}(?:[ -]?\d{2,3}|\s[A-Z]{2})?\s[^\W\d_][^\d,;:!?]{1,30}")
"""A postal code and a town, as stand below a street."""
_QUOTED = re.compile(
    r"[\s*_]{0,3}(?:Sent from|Sent via|Gesendet von|Von meinem|Envoyé (?:de|depuis)|Enviado (?:desde|do)|Inviato da|Verzonden (?:vanaf|met)"
    r"|Skickat från|Wysłane z|Отправлено (?:с|из)|Get Outlook|>|-{3,40}\s?\w"
    r"|(?:On|Am|Le|El|Il|Op|Den|Dnia|W dniu|Em)\s.{6,120}"
    r"(?:wrote|schrieb|écrit|escribió|scritto|schreef|skrev|napisał|escreveu).{0,60}:\s*$)"
)
"""A line below the end of a mail: the device that sent it, or the begin of what it quotes."""
_ON_BEHALF = re.compile(r"^\s{0,9}(?:i\. ?[AaVv]\.|p\.? ?p\.?|ppa\.|per pro\.?|o\.b\.o\.|b/a|p/o|p\.o\.|namens)\s{1,3}")
"""What stands before the name of one who signs for somebody else."""
_WITHIN = PARTICLES - {"of", "y", "e", "af"}
"""Particles before a surname that join no two people."""
_NUMBER_IN_LIST = re.compile(r"\s{0,9}(\d{1,3})[.)]\s")
_BEGINS_WITH_NUMBER = re.compile(r"[\s>*\u2022\u2013\u2014+-]{0,9}[\d\u00bc-\u00be]")
_GAP = re.compile(r"\S(?:\s{2,}|\t)\S")
_MOST_OF_CLOCK = 4
_AROUND_NAME = " \t.,;!~*_-\u2013\u2014/()"
_LINE = 60
_HOME_WORDS = 4
_SIGNED = 120
_LEAST_NAME = 3
_ARTICLE = "\u0627\u0644"
"""The article of Arabic, with which many surnames begin."""


def seal_beside(text: str) -> tuple[str, list[str], int]:
    """Seal the names beside and above a contact, the addresses below it, and a name under the last words of a letter.

    Returns the text, what was sealed, and how many lines of it only their place makes a name or a home.
    """
    lines = text.split("\n")
    closed = [*_seal_run(lines, _closing(lines), _signed), *_seal_run(lines, _last(lines), _last_word)]
    secrets: list[str] = []
    doubtful = 0
    for number in [n for n, line in enumerate(lines) if MARK in line]:
        closed += _seal_above_bracket(lines, number)
        names = list(_bracketed(lines[number])) or list(_beside(lines[number])) or list(_between(lines[number]))
        behind = list(_home_behind(lines[number]))
        for name in (*names, *behind):
            lines[number] = lines[number].replace(name, MARK, 1)
        secrets += [*names, *behind]
        doubtful += sum(map(_is_guess, names))
        if len(lines[number]) <= _SIGNED:
            above = [] if names else list(_seal_run(lines, range(number - 1, -1, -1), _name_of_line))
            following = number + 1 < len(lines) and _is_next_entry(lines[number], lines[number + 1])
            below = [] if following else list(_seal_run(lines, range(number + 1, len(lines)), _address_of_line))
            is_numbered = _BEGINS_WITH_NUMBER.match(lines[number]) is not None
            doubtful += len(above) + sum(is_numbered or not is_address(line) for line in below)
            secrets += [*above, *below]
    return "\n".join(lines), [*closed, *secrets], doubtful


def _seal_above_bracket(lines: list[str], number: int) -> list[str]:
    """Seal the name before a bracket with which the line above ends, where a program broke it before the address in it."""
    if not number or not lines[number - 1].rstrip().endswith("<") or not lines[number].lstrip().startswith(MARK):
        return []
    names = list(_bracketed(lines[number - 1] + MARK))
    for name in names:
        lines[number - 1] = lines[number - 1].replace(name, MARK, 1)
    return names


def _is_guess(name: str) -> bool:
    """Tell whether nothing but their place makes words of a script without capitals a name."""
    return is_uncased(name) and not any(map(is_given_name, name.split()))


def _is_next_entry(line: str, below: str) -> bool:
    """Tell whether the line below is the next entry of a list, or begins with a time of day like this one, and so is no home."""
    here, there = _NUMBER_IN_LIST.match(line), _NUMBER_IN_LIST.match(below)
    if here and there:
        return int(there[1]) == int(here[1]) + 1
    first, second = _BEGINS_WITH_NUMBER.match(line), _BEGINS_WITH_NUMBER.match(below)
    if not first or not second:
        return False
    words = below[second.end() - 1 :].split()
    clocks = (clock_in(" ".join(words[:count])) for count in range(1, _MOST_OF_CLOCK + 1))
    return any(clock and not clock.is_bare for clock in clocks) or (_GAP.search(line) is not None and _GAP.search(below) is not None)


def _bracketed(line: str) -> Iterator[str]:
    """Return the names before contacts in brackets, as in ``Ann Lee <a@example.org>``."""
    for before in line.split(MARK)[:-1]:
        bare = _before_contact(before)
        named, labelled = any(sign in before[len(bare) :] for sign in "<(["), False
        if not named and (label := bare.rpartition(" ")[2]) and contact_role(label) in ("phone", "email"):
            bare, named = _stripped(bare.removesuffix(label), _SEPARATING), True
            labelled = True  # words of a script without capitals may be any words
        if not named and before.rstrip().endswith(",") and _is_person(segment := _SEGMENT.split(bare)[-1]):
            yield segment.strip()
        elif named and (name := _last_name(_SEGMENT.split(bare)[-1])) and (not labelled or (" " in name and name[0].isupper())):
            yield name


def _is_person(segment: str) -> bool:
    """Tell whether words have the shape of a name. In a script without capitals one of more than two must be a given name."""
    words = segment.split()
    if any(contact_role(word) == "name" and not is_given_name(word) for word in words):
        return False  # what a source is called, before its name
    return is_name(segment) and not is_relation(segment) and (words[0][0].isupper() or len(words) <= 2 or any(map(is_given_name, words)))


def names_before(text: str, contacts: Iterable[str]) -> Iterator[str]:
    """Yield the given names, each with its surname, that stand before contacts in a text, as in ``my sister Ann at 020 7946 0412``.

    A name at the beginning of a line with few words before the contact counts, too: ``Ann Lee at the hotel (020 7946 0412)``.
    """
    contacts = list(contacts)
    for line in text.split("\n"):
        if (match := _BEGINS.match(line)) and any(line.startswith(contact, match.end()) for contact in contacts):
            yield from filter(None, [leading_name(match[1].split())])
    for contact in contacts:
        at = text.find(contact)
        if at > 0 and (name := _given_name(text[max(0, at - _LINE) : at])):
            yield name


def _given_name(before: str) -> str:
    """Return the name, of which one word is a given name, that stands at the end but for short words like "at" or "is on"."""
    sentence = _SENTENCE.split(before)[-1]
    words = list(_WORD.finditer(sentence))
    while words and (_links(words[-1][0]) or sentence[words[-1].end() :].startswith((":", "\uff1a"))) and not is_given_name(words[-1][0]):
        words.pop()
    begin = len(words)
    if begin > 1 and words[-1][0].startswith(_ARTICLE) and is_given_name(words[-2][0]):
        begin -= 1  # an Arabic surname, behind a given name
    while begin and len(words) - begin < _LEAST_NAME and _goes_in_name(words[begin - 1][0], begin < len(words)):
        if begin < len(words) and _DIVIDES.search(sentence, words[begin - 1].end(), words[begin].start()):
            break
        begin -= 1
    while begin < len(words) and words[begin][0] in _WITHIN:
        begin += 1
    begin += begin == 0 and len(words) > 1 and not is_given_name(words[0][0])  # the first word of a sentence has a capital anyway
    run = [match[0] for match in words[begin:]]
    if not any(is_given_name(_OWNING.sub("", word)) for word in run) or describe(run):
        return ""
    begin += len(run) > 1 and _TITLE.fullmatch(run[0]) is not None
    return _OWNING.sub("", sentence[words[begin].start() : words[-1].end()])


def _links(word: str) -> bool:
    """Tell whether a word may stand between a name and its contact: a short one, or one for a telephone."""
    return (len(word) <= _LEAST_NAME and not word[0].isupper()) or contact_role(word) == "phone"


def _may_call(word: str) -> bool:
    """Tell whether a word may be part of a name: it has a capital, or is a given name in a script without capitals."""
    return word[0].isupper() or (not is_small(word) and is_given_name(word))


def _goes_in_name(word: str, before_surname: bool) -> bool:
    """Tell whether a word may stand in a name: one with a capital, or a particle before a surname, as in ``Bram de Wit``."""
    return _may_call(word) or (before_surname and word in _WITHIN)


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
    is_joined = bool(bare) and bare == before and not bare[-1].isascii()  # words of a script without spaces go on in the contact
    if segment and _is_person(segment) and len(behind.split()) <= 2 and not is_joined:
        yield segment
    elif not segment and is_name(behind := _SEGMENT.split(behind)[0].strip()) and behind in after:
        yield behind


def _home_behind(line: str) -> Iterator[str]:
    """Yield the address that stands behind the last contact of a line, with a comma or a short word before it."""
    match = _BEHIND.search(line)
    home = match[1].strip() if match else ""
    words = home.split()
    if 1 < len(words) <= _HOME_WORDS and home[0].isupper() and words[-1][0].isdecimal() and not _DATE.search(home):
        yield home


def _between(line: str) -> Iterator[str]:
    """Yield who rang, where the name stands between the hour with which a line begins and the first contact on it."""
    name = caller_before(line.partition(MARK)[0][:_SIGNED])
    if name and name in line:
        yield name


def _seal_run(lines: list[str], places: Iterable[int], part: Callable[[str, bool], str]) -> Iterator[str]:
    """Seal in the lines next to a contact what ``part`` finds: one name or two lines of a home, past one blank line and labelled contacts.

    A line that is nothing but a contact or a sealed name ends the search for a name.
    """
    most, count, blanks = (2 if part is _address_of_line else 1), 0, 0
    for place in places:
        line = lines[place].strip()
        blanks += not line
        if count and most > 1 and not blanks and _TOWN.fullmatch(line):
            lines[place] = lines[place].replace(line, MARK, 1)
            yield line
            return
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
    line = _ON_BEHALF.sub("", line)
    label = _LABEL.match(line)
    if _is_closing(line):
        return ""
    if label:
        return "" if labels_other(label[1]) else label[2].strip() if is_name(label[2]) else titled_person(label[2])
    return line if is_name(line) else ""


def _signed(line: str, _next: bool) -> str:
    """Return the name that a line under the closing words of a letter is, of one word or more."""
    words = line.strip(_AROUND_NAME).split()
    is_one = 0 < len(words) <= _LEAST_NAME and all(word[0].isalpha() and not is_small(word) for word in words) and MARK not in line
    return _name_of_line(line, _next) or (line.strip(_AROUND_NAME) if is_one and not describe(words) and not _is_closing(line) else "")


def _last_word(line: str, _next: bool) -> str:
    """Return the given name with which a text ends, alone on its line or behind its last sentence or a dash."""
    last = (line := line.strip(_AROUND_NAME)).rpartition(" ")[2]
    if last.isalpha() and is_small(last):
        return ""  # the end of most texts, told before the costly search for their last sentence
    words = _ENDING.split(line)[-1].split()
    is_signed = 0 < len(words) <= 2 and is_given_name(words[0]) and all(word[0].isupper() or is_given_name(word) for word in words)
    is_signed = is_signed and not any(is_small(word) for word in words) and not describe(words)
    return " ".join(words) if is_signed and " ".join(words) in line else ""


def _last(lines: Sequence[str]) -> range:
    """Return the place of the last line of a text with several lines or sentences, none for a text that is but a name.

    What a mail quotes, and a line on the device that sent it, stand behind the last line.
    """
    filled = [n for n, line in enumerate(lines) if line.strip()]
    quoted = next((at for at, n in enumerate(filled) if at and _QUOTED.match(lines[n])), len(filled))
    filled = filled[:quoted]
    return range(filled[-1], filled[-1] + 1) if filled and len("".join(lines)) > _LINE else range(0)


def _address_of_line(line: str, is_next: bool) -> str:
    """Return the address that a line consists of, behind a label or not. Without a number only on the very next line."""
    label = None if is_next and is_address(line.replace(":", "")) else _LABEL.match(line)
    value = label[2].strip() if label else line
    if (
        not value
        or len(value) > _LINE
        or len(value.split()) > 9
        or value.endswith((".", "!", "?", ":", "\u3002", "\uff01", "\uff1f"))
        or _DATE.search(value)
    ):
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
    """Tell whether a line of a text, but the first, holds the closing words of a letter, or its end is a name."""
    lines = text.split("\n")
    return any(_last_word(lines[number], False) for number in _last(lines)) or (len(lines) > 2 and any(map(_is_closing, lines[1:])))
