"""Leave out what stands around a warning and says nothing of it, so that the same warning weighs the same wherever it stands.

Contacts, links, marks of seals, headers of mail, stamps and labels before a line, greetings, signatures, wishes to be rung back, and that
the police know. A clause that speaks of harm stays, whatever else it says.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from tocsin.contact_forms import is_phone, number_spans
from tocsin.matching.call_back import call_back_wishes
from tocsin.matching.contacts import stated_contacts
from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.rarity import is_attested_name
from tocsin.matching.engine.word_patterns import word_pattern
from tocsin.matching.tokens import Token, plain_words

Span = tuple[int, int]

MOST_NAMES = 4
"""Words of a name beside a greeting or an introduction."""

_PARTICLES = frozenset(["de", "der", "den", "van", "von", "al", "el", "bin", "di", "da", "le", "la"]) | frozenset(
    map(fold, ("ہوں", "ہے", "ہیں"))
)
"""Words in the middle of a name, and "am" and "is" behind one in Urdu."""

_LABELS, _MOST_LABEL = 2, 4
"""Labels before a line, such as a sender and a field, and the words of one."""
_LINK = re.compile(r"\b(?:https?://|www\.|t\.me/|wa\.me/)[^\s<>\"]+")
_SEAL = re.compile(r"\[sealed contact\]|\[name\]")
_CALLED = re.compile(
    r"(?<!\w)(?:tel|phone|telephone|telefon|telefono|teléfono|handy|mobil|mobile|tél|тел|телефон|هاتف|فون|e-?mail|mail)"
    r"\.?[ \t]{0,3}:?[ \t]{0,3}$",
    re.IGNORECASE,
)
_DATE = r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)?|\d{4}-\d\d-\d\d)"
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:[ ]?[ap]\.?m\.?)?"
_STAMP = re.compile(
    rf"^[ \t]*(?:\[{_DATE},?[ ]{_CLOCK}\]|\[{_CLOCK}(?:,[ ]{_DATE})?\]|{_DATE},?[T ]{_CLOCK}|{_CLOCK}(?=[ ]))[ \t]*(?:[-\u2013|][ \t]+)?",
    re.MULTILINE | re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[ \t,;:()\[\].-]{0,99}([^\W_]{1,30}(?:[ .'\u2019/-]{1,2}[^\W_]{1,30}){0,5})[ \u00a0]?:[ \t]{1,99}(?=\S)", re.MULTILINE
)
_HEADERS = re.compile(
    r"(?:^(?:from|to|cc|date|sent|reply-to|von|an|datum|gesendet|van|aan|verzonden|de|à|a|para|date|envoyé|fecha|enviado|kimden|kime|tarih"
    r"|gönderildi|от|кому|дата|отправлено|من|إلى|التاريخ)[ \u00a0]?:[^\n]{0,300}\n){2,}",
    re.MULTILINE | re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_BREAK = re.compile(r"[,;:!?؟،؛۔…\u2014\u2013]{1,9}(?=\s|$)|\.{1,9}(?=\s|$)|\s-\s|\n{1,99}|(?<=\s)\(|\)")
_EMPTY = re.compile(r"[(\[][\s,;]*[)\]]")


@dataclass(frozen=True, slots=True)
class WordTests:
    """Two tests of words: ``harms``, they speak of harm, and ``frames``, they say whose words follow or of what kind."""

    harms: Callable[[str], bool]
    frames: Callable[[str], bool]


def left_alone(text: str, tests: WordTests) -> str:
    """Return the text with spaces in the place of what stands around the warning: every other letter keeps its offset."""
    text = _blanked(text, (match.span() for match in _HEADERS.finditer(text)))
    text = _blanked(text, _contacts(text))
    text = _blanked(text, (match.span() for match in _STAMP.finditer(text)))
    for _ in range(_LABELS):
        text = _blanked(text, _labels(text, tests))
    text = _blanked(text, _idle_clauses(text, tests.harms))
    return _blanked(text, (match.span() for match in _EMPTY.finditer(text)))


def block_starts(text: str) -> list[int]:
    """Return where each entry of a log, each message of a chat and each paragraph begins, the first at 0."""
    stamps = [match.start() for match in _STAMP.finditer(text)]
    paragraphs = [match.end() for match in _BLANK_LINE.finditer(text)]
    return sorted({0, *(stamps if len(stamps) > 1 else ()), *paragraphs})


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """Return the text with spaces in these spans. Ends of lines stay."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            pieces += [text[at : max(at, start)], "".join("\n" if mark == "\n" else " " for mark in text[max(at, start) : end])]
            at = end
    return "".join([*pieces, text[at:]])


def _contacts(text: str) -> Iterator[Span]:
    """Yield the place of every contact, link and mark of a seal, with the word for a telephone before it."""
    spans = [(contact.start, contact.end) for contact in stated_contacts(text)]
    spans += [(start, end) for start, end in number_spans(text) if is_phone(text[start:end])]
    spans += [match.span() for pattern in (_LINK, _SEAL) for match in pattern.finditer(text)]
    for start, end in spans:
        called = _CALLED.search(text, max(0, start - 20), start)
        yield (called.start() if called else start), end


def _labels(text: str, tests: WordTests) -> Iterator[Span]:
    """Yield the place of each label of few words before a line, such as the name of a sender or of a field."""
    for match in _LABEL.finditer(text):
        if len(match[1].split()) <= _MOST_LABEL and not tests.harms(match[1]) and not tests.frames(match[1]):
            yield match.span()


def _idle_clauses(text: str, harms: Callable[[str], bool]) -> Iterator[Span]:
    """Yield the place of each clause without words, or that is a greeting, a name, a wish to be rung back, or says that the police know."""
    wishes = call_back_wishes(text)
    ends = [wish.end for wish in wishes]
    signed = False
    for start, end, after in _clauses(text):
        clause = text[start:end]
        if not (words := plain_words(clause)):
            yield start, after
            continue
        next_wish = bisect_right(ends, start)
        wished = next_wish < len(wishes) and wishes[next_wish].start < end
        may_name = (start == 0 or text[start - 1] == "\n") and len(words) <= MOST_NAMES and all(map(_may_be_name, words))
        named = may_name and (signed or (text[end:after].strip() == "," and _begins_as_name(words)))
        signed = _opens(words, "greeting", 0)
        if (wished or named or signed or _is_idle(words)) and not harms(clause):
            yield start, after


def _clauses(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the start and the end of each clause, and the end of the marks behind it."""
    start = 0
    for mark in _BREAK.finditer(text):
        if mark[0] not in "()":
            yield start, mark.start(), mark.end()
        start = mark.end()
    yield start, len(text), len(text)


def _begins_as_name(words: Sequence[Token]) -> bool:
    """Return whether several words begin with a known name, as before the comma of ``Ann Lee, her son says ...``."""
    return len(words) > 1 and is_attested_name(words[0].word)


def _is_idle(words: Sequence[Token]) -> bool:
    """Return whether a clause says who speaks, and no more, or that the police know."""
    return _opens(words, "introduction", 1) or bool(_pattern("dealt_with").search(_joined(words)))


def _opens(words: Sequence[Token], kind: str, least: int) -> bool:
    """Return whether a clause is a phrase of this kind with some names, at least so many."""
    joined = _joined(words)
    if not (opening := _pattern(kind).match(joined)):
        return False
    names = words[joined[: opening.end()].count(" ") :]
    return least <= len(names) <= MOST_NAMES and all(map(_may_be_name, names))


def _joined(words: Sequence[Token]) -> str:
    return "".join(f"{word.word} " for word in words)


def _may_be_name(word: Token) -> bool:
    return word.raw[0].isupper() or word.word in _PARTICLES or (not word.raw[0].islower() and is_attested_name(word.word))


@lru_cache(maxsize=3)
def _pattern(kind: str) -> re.Pattern[str]:
    lines = tomllib.loads(files("tocsin.matching").joinpath("data/surroundings.toml").read_text(encoding="utf-8"))[kind]
    return word_pattern(lines.values())
