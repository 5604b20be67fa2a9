"""Names of callers in the entries of a log by the hour, which stand between the hour and what was said, in any script.

Such as ``10:40 Ann Lee: …`` and ``kl. 21:10 hringdi Ann Lee. …``. A place, somebody unknown or described is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tocsin.domain.name_words import NAME
from tocsin.ingest.sealing.contact_words import (
    STREETS,
    TITLES,
    contact_role,
    is_gathering_place,
    is_placeholder,
    labels_other,
    tells_of_call,
)
from tocsin.ingest.sealing.contacts import is_name
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.leading_names import describe, words_of_name
from tocsin.ingest.sealing.letter_case import is_small, is_uncased
from tocsin.ingest.sealing.source_words import NEAR_BY, OTHERS, SOURCES
from tocsin.ingest.times.calendar_words import calendar_words, fold
from tocsin.ingest.times.hour_words import half_within, with_clocks
from tocsin.ingest.times.joined_dates import plain_digits

_CLOCK = re.compile(
    r"(?<![\d./-])\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?(?!\d)|(?<![\d./-])\d{1,2}[.,\u066b\u00b7-]\d{2}(?![.\d/-])|\d{1,2}\s?[\u6642\u65f6\u9ede\u70b9\uc2dc](?:\s?\d{1,2}[\u5206\ubd84])?"
    r"|(?<![\d./-])\d{1,2}(?=\s?(?:h|[^\W\d_]{1,5}\.?)[\s,:])"
)
_GLUED = re.compile(r"^['\u2019-]?[^\W\d_]{0,6}\.?(?=\s|[:,|\u2013\u2014-])")
_PARTS = re.compile(
    r"\s{0,9}(:|\uff1a|\u1366|\u0589|\s[\u2010-\u2015-]{1,2}\s|\||\t|\(|,|;|\u060c|\.(?=\s|$)(?<!\b[^\W\d_]\.)(?<!\b[^\W\d_][^\W\d_]\.)|\u3002|\u0964)\s{0,9}"
)
_TITLE = re.compile(
    rf"(?:{TITLES}|κα|κος|κ|κ\.|खानम|श्री|श्रीमती|सुश्री|خانم|آقای|جناب|محترمہ|الحاجة|الحاج|גב|מר|גברת|г-жа|г-н|гр|sig\.ra|sig|д-р|ወ/ሮ|አቶ|ወ/ት|শ্রী|জনাব|বেগম)[.'\u05f3\u2019]?",
    re.IGNORECASE,
)
_TITLE_DOT = re.compile(rf"\b({TITLES})\.\s", re.IGNORECASE)
_RANG_TOO = """
javila javio javlja јавила јавио јавља зове zvanija zvani zove hringd deitu զանգ დარეკ დამირეკ زنگ ਫੋਨ 전화 电话 電話 来电 來電
โทร ደወለ ደወል ruckruf volal nazvala nazvao klical ankes helist skambin puhel called phoned telefon ফোনে
"""
_RANG_STEMS = tuple({fold(word) for word in _RANG_TOO.split()})
_TELLS = frozenset(map(fold, ("said", "says", "sagt", "dit", "zegt", "dice", "mówi", "говорит", "বলেন", "জানান", "بتایا", "کہا", "گفت")))
"""Words for telling, before which who rang stands, and behind which of whom they told."""
_FROM = frozenset(
    """
    from of by von vom von der der die das de du des d' del della di da do dos das van van de från fra av af od ze z s od от ot з із от od
    a la el o i il lo se si се са си ci się ο η τον την του της από του/της an in auf mit with avec frau herr مع من از
    """.split()  # noqa: SIM905 - a list of words
)
"""Words between one for ringing and who rang."""
_NO_CALLER = frozenset(word for words in (*SOURCES, *NEAR_BY, *OTHERS) for word in words.lower().split() if len(word) > 2)
_HIDDEN = (
    "anon",
    "анон",
    "ανων",
    "ανών",
    "անան",
    "אנונ",
    "unbek",
    "unkn",
    "inconn",
    "descon",
    "sconos",
    "nezn",
    "neiz",
    "неизв",
    "невід",
    "непоз",
    "nepoz",
    "ناشن",
)
_BULLETS = " \t>*#\u2022\u2013\u2014-[("
_FIELDS = re.compile(r"\s{2,}|\t|[|(),;\u060c]|\s[\u2010-\u2015-]{1,2}\s")
"""What parts the fields of a line that somebody typed like a table."""
_GAP = re.compile(r"\s{2,}|\t|\s[\u2010-\u2015-]{1,2}\s")
_PROSE = re.compile(r"[^\W\d_]{4}[.!?]\s+\S")
_NUMBERS_WITHIN = 5
_NO_NAME = ':=[]{}/"\uff1a'
_SHORT = 3
_NAME_LABELS = frozenset(fold(word) for word in NAME.split())
_LABELLED = 3
"""Fewest parts of an entry with a label: the label, a sign, the value and a sign."""
_DIVIDING = ("|", "\u2014", "\u2013", "-", "")
_MOST_WORDS = 4
_MOST_UNCASED = 3
_MOST_BETWEEN = 3
_LONGEST_HEAD = 90
_SURE = (":", "\uff1a", "\u1366", "|", "\t", "(")


def callers_of_entries(entries: Iterable[str], known: Sequence[str] = ()) -> Iterator[str]:
    """Yield the names of callers with which the entries of a log go on behind their hours.

    A known caller needs no more than a word for ringing near by, such as ``Ann Lee later rang again``.
    """
    for entry in entries:
        line = next((line for line in entry.split("\n") if _CLOCK.search(plain_digits(with_clocks(line[:_LONGEST_HEAD])))), "")
        if behind := _behind_clock(line):
            yield from list(_callers(behind)) or _known_callers(behind, known)


def caller_before(head: str) -> str:
    """Return who rang by the words between the number, hour or title with which a line begins and its contact. Empty for none.

    Where they say more than a name, only a title before it tells one from anything else.

    >>> caller_before("20:05   Kovácsné  "), caller_before("7.30pm Ann Lee (keyholder, "), caller_before("9:10 post office ")
    ('Kovácsné', 'Ann Lee', '')
    """
    line = plain_digits(with_clocks(head)).lstrip(_BULLETS)
    parts = [part.split() for part in _FIELDS.split(line) if part.strip()]
    if not parts:
        return ""
    behind, numbered = _behind_number(parts[0])
    if _PROSE.search(line):
        return _called(behind) if numbered and behind and _TITLE.fullmatch(behind[0]) else ""
    titled = _TITLE.fullmatch(next((word for word in parts[0] if not is_small(word)), "")) is not None
    if not (numbered or titled or _is_small_field(line)):
        return ""
    for at, words in enumerate([behind, *parts[1:]]):
        words = _behind_number(words)[0]
        if (at or numbered) and _is_given_small(words):
            return words[0]
        if not all(map(_stands_before_name, words)):
            name = _called(words)
            return name if name and _may_be_caller(name, head, parts[at + 1 :]) else ""
    return ""


def _behind_number(words: Sequence[str]) -> tuple[Sequence[str], bool]:
    """Return the words behind the last number near the begin, and whether there is one."""
    last = -1
    for at, word in enumerate(words[:_NUMBERS_WITHIN]):
        if word[0].isnumeric() or (is_uncased(word) and any(map(str.isdecimal, word))):
            last = at
        elif _TITLE.fullmatch(word) or (last >= 0 and not is_small(word) and not calendar_words().holds(fold(word))):
            break
    return words[last + 1 :], last >= 0


def _is_small_field(line: str) -> bool:
    """Tell whether a line begins with a field of a few words in small letters, such as an hour in words."""
    words = _GAP.split(line, maxsplit=1)[0].split() if _GAP.search(line) else []
    return 0 < len(words) <= _MOST_WORDS and all(map(is_small, words))


def _may_be_caller(name: str, head: str, further: Iterable[Sequence[str]]) -> bool:
    """Tell whether words of a script without capitals stand directly before a contact, but for words like "phone", and do not join it."""
    if not is_uncased(name):
        return True
    return all(_stands_behind_name(word) for words in further for word in words) and (name.isascii() or not head.endswith(name[-1]))


def _called(words: Sequence[str]) -> str:
    """Return the name that these words are but for short words, titles and words for ringing around it."""
    at = next((at for at, word in enumerate(words[:_NUMBERS_WITHIN]) if not _stands_before_name(word)), len(words))
    titled = any(_TITLE.fullmatch(word) for word in words[:at])
    end = len(words)
    while end > at and _stands_behind_name(words[end - 1]):
        end -= 1
    name = words[at:end]
    size = words_of_name(name, _MOST_WORDS) if name and not is_uncased(name[0]) else len(name)
    if size < len(name) and not titled:
        return ""
    name = name[:size]
    fits = 0 < len(name) <= (_MOST_UNCASED if is_uncased(name[0]) else _MOST_WORDS)
    return " ".join(name) if fits and not any(map(_tells_no_person, name)) and not describe(name) else ""


def _is_given_small(words: Sequence[str]) -> bool:
    """Tell whether words begin with a given name in small letters."""
    is_one = bool(words) and is_given_name(words[0]) and not calendar_words().holds(fold(words[0]))
    return is_one and not rings(words[0]) and not describe(words[:1]) and not _is_no_name(words[0])


def _stands_before_name(word: str) -> bool:
    return is_small(word) or rings(word) or _is_of_clock(word) or _TITLE.fullmatch(word) is not None or not word[0].isalpha()


def _stands_behind_name(word: str) -> bool:
    return is_small(word) or not word[0].isalpha() or contact_role(word) in ("phone", "email") or len(word.rstrip(".:")) == 1


def _tells_no_person(word: str) -> bool:
    """Tell whether a word is one for a place, a thing or somebody unknown, or a label."""
    bare = word.strip(".")
    if any(sign in word for sign in _NO_NAME) or (word.endswith(".") and len(word) <= _SHORT):
        return True
    return _is_no_name(word) or labels_other(bare) or is_gathering_place(bare) or bare.lower() in STREETS or contact_role(bare) != ""


def _known_callers(behind: str, known: Sequence[str]) -> Iterator[str]:
    head = _PARTS.split(behind, maxsplit=1)[0]
    if any(map(rings, head.split())):
        yield from (name for name in known if head.startswith(f"{name} "))


def _behind_clock(line: str) -> str:
    """Return what follows the hour of a line, without words for hours and halves of the day."""
    line = plain_digits(with_clocks(line))
    match = next((match for match in _CLOCK.finditer(line[:_LONGEST_HEAD]) if _is_clock(match, line)), None)
    if match is None:
        return ""
    behind = line[match.end() :]
    behind = behind[glued.end() :] if (glued := _GLUED.match(behind)) else behind
    behind = behind.lstrip(" )]>\u2013\u2014-.,:|\t")
    while (word := behind.split(maxsplit=1)[0] if behind.split() else "") and _is_of_clock(word):
        behind = behind[len(word) :].lstrip(" )]>\u2013\u2014-.,:|\t")
    return behind


def _is_clock(match: re.Match[str], line: str) -> bool:
    """Tell a number alone from a full hour, behind which a word for hours stands."""
    behind = line[match.end() :].split(maxsplit=1)
    return not match[0].isdecimal() or (bool(behind) and fold(behind[0]).strip(".,:;") in calendar_words().units["hour"])


def _is_of_clock(word: str) -> bool:
    bare = fold(word).strip(".,:;")
    return bare in calendar_words().units["hour"] or bare in calendar_words().halves or half_within(bare) != "" or bare == "น"


def _callers(behind: str) -> Iterator[str]:
    """Yield who rang by the first words behind an hour: what follows a label, else what stands beside a word for ringing, else all."""
    parts = _PARTS.split(_TITLE_DOT.sub(r"\1 ", behind), maxsplit=3)
    head, sign = parts[0], (parts[1].strip() or "-") if len(parts) > 1 else ""
    words = head.split()
    if not words or len(head) > _LONGEST_HEAD:
        return
    is_label = len(parts) > _LABELLED and sign in (":", "\uff1a")
    value = parts[2].split() if is_label else []
    if is_label and not _is_one(words) and not labels_other(head) and not any(map(rings, words)):
        is_of_name = contact_role(head) == "name" or parts[3].strip() in _DIVIDING
        yield from _one(value, expected=True) if is_of_name else _one(words, expected=False)
    elif contact_role(words[0]) == "name" and fold(words[0]) not in _NAME_LABELS and len(words) > 1:
        yield from _one(words[1:], expected=True)
    elif any(map(rings, words)):
        yield from _one(value, expected=True) if all(map(rings, words)) and _is_whole_name(value) else _beside_ringing(words)
    elif sign:
        yield from _one(words, expected=False, is_sure=sign in (*_SURE, "-"))


def _is_whole_name(words: Sequence[str]) -> bool:
    return bool(words) and words_of_name(words, len(words)) == len(words)


def _is_one(words: Sequence[str]) -> bool:
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def rings(word: str) -> bool:
    """Tell whether a word is one for ringing or telling, such as those beside a caller's name."""
    folded = fold(word.strip(".,:;"))
    return tells_of_call(word) or folded in _TELLS or any(folded.startswith(stem) for stem in _RANG_STEMS)


def _beside_ringing(words: Sequence[str]) -> Iterator[str]:
    """Yield the name behind the first word for ringing, with no other words than ones like "from" between, else the one before it."""
    at = next(at for at, word in enumerate(words) if rings(word))
    behind = [] if fold(words[at].strip(".,:;")) in _TELLS else list(words[at + 1 :])
    for _ in range(_MOST_BETWEEN):
        if behind and (fold(behind[0]).strip(".") in _FROM or rings(behind[0])):
            behind = behind[1:]
    names = list(_one(behind, expected=True, begins=True)) if behind else []
    yield from names or _one(words[:at], expected=True)


def _one(words: Sequence[str], expected: bool, is_sure: bool = True, begins: bool = False) -> Iterator[str]:
    """Yield the name that these words are, or begin with. Where nothing tells that it is one, its form must."""
    words, titled = _without_titles(words)
    if not words or fold(words[0]) in _NAME_LABELS or any(map(_is_no_name, words[:_MOST_WORDS])):
        return
    if is_uncased(words[0]):
        yield from _uncased(words, expected or titled)
        return
    size = words_of_name(words, len(words))
    is_whole = size == len(words) or begins or (expected and titled)
    if 0 < size <= _MOST_WORDS and is_whole and _calls_somebody(words[:size], expected or is_sure, titled):
        yield " ".join(words[:size])


def _without_titles(words: Sequence[str]) -> tuple[Sequence[str], bool]:
    """Return the words behind titles, and behind one like "from" before these. Tells whether there was a title."""
    titled = False
    while words and (_TITLE.fullmatch(words[0]) or (not titled and fold(words[0]) in _FROM and len(words) > 1)):
        titled = titled or _TITLE.fullmatch(words[0]) is not None
        words = words[1:]
    return words, titled


def _calls_somebody(words: Sequence[str], is_told: bool, titled: bool) -> bool:
    """Tell whether words are a name by what tells of them, or by their own form. One word is none without a title or a known given name."""
    name, is_given = " ".join(words), is_given_name(words[0])
    fits = is_name(name) and (is_told or titled or is_given) if len(words) > 1 else titled or is_given
    return fits and not describe(words) and (titled or not labels_other(name))


def _uncased(words: Sequence[str], expected: bool) -> Iterator[str]:
    size = len(words)
    if size <= _MOST_UNCASED and (expected or is_given_name(words[0])):
        name = " ".join(words)
        if len(name) > 1 and not labels_other(name):
            yield name
    elif is_given_name(words[0]):
        yield " ".join(words[:2])


def _is_no_name(word: str) -> bool:
    lower = word.lower().strip(".,:;()\"'")
    return (
        is_placeholder(word) or lower.startswith(_HIDDEN) or (lower in _NO_CALLER and not is_small(word)) or any(map(str.isdecimal, word))
    )
