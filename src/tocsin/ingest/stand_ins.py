"""Lines and fields that stand for something a file does not bring: a deleted message, a picture, the next page of a list.

Programs write such lines in the language of the phone. They are told by what they name and by standing alone or in brackets.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from tocsin.ingest.reports.whatsapp_lines import is_written_by_whatsapp
from tocsin.ingest.sealing.cues import Cues
from tocsin.ingest.times.calendar_words import fold

_CJK_SENT = ("送信", "送りました", "傳送", "发送", "發送", "传送", "보냈", "보냄", "전송", "を共有")
_COUNTERS = "장枚张張개個个"
_PLAIN_DELETED = frozenset(
    ["あぼーん", "deleted", "removed", "redacted", "gelöscht", "supprimé", "удалено", "удалён", "삭제됨", "削除済み"]
)
_BRACKETS = dict(zip("[<({*_\u2039\u300e\u3010\uff3b\u300a\u300c", "]>)}*_\u203a\u300f\u3011\uff3d\u300b\u300d", strict=True))
_TYPE = re.compile(r"(?i)(?<![\w/.-])(?:image|audio|video)/[a-z0-9][a-z0-9.+-]{1,40}")
_ELEMENT = re.compile(r"\[([A-Za-z]{3,20})(?=[ =])[^\[\]\n]{0,300}=[^\[\]\n]{0,300}\]")
_SHOWN = re.compile(
    r"<(?:img|video|audio|object|embed|iframe|picture|en-media)\b|\[(?:gallery|audio|video|playlist|embed|caption)(?=[\s\]])[^\]\n]{0,300}\]",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s\d.,:;!?\u061f\u060c()\[\]<>\"*|/]+")
_LONGEST = 90
_LONGEST_CJK = 20
_MOST_WORDS = 9
_IN_BRACKETS = 5
_CJK = "\u2e80"

_GONE, _PAGES = "gone", "pages"
_GONE_FLAGS = "deleted isdeleted is_deleted removed isremoved is_removed notfound not_found tombstone unsent is_unsent isunsent erased"
_PAGE_FLAGS = (
    "nextpagetoken next_page_token nextcursor next_cursor nextpage next_page hasmore has_more hasnextpage has_next_page next_url nexturl "
    "next_results continuation next_token nexttoken next_max_id paging_next odata.nextlink"
)
_FLAGS = {**dict.fromkeys(_GONE_FLAGS.split(), _GONE), **dict.fromkeys(_PAGE_FLAGS.split(), _PAGES)}
_FALSE = frozenset(["", "0", "0.0", "false", "null", "none", "no", "nil", "[]", "{}"])


_TABLES = tomllib.loads(files("tocsin.ingest").joinpath("data/stand_ins.toml").read_text("utf-8"))


def _words(kind: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in _TABLES[kind].split())


_ATTACHED = Cues(_words("attached"))


_MEDIA, _SENT = frozenset(map(fold, _words("media"))), frozenset(_words("sent"))
_CJK_MEDIA = tuple(sorted((word for word in _words("media") if word >= _CJK), key=len, reverse=True))
_DELETED_STEMS, _MESSAGE_STEMS = _words("deleted"), _words("message")
_CJK_DELETED = tuple(stem for stem in _DELETED_STEMS if stem >= _CJK)


def stand_ins(text: str, facts: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield a line for each kind of thing that a text or a field stands for and that is not there."""
    lines = text.strip().split("\n")
    short = [line for line in lines if 0 < len(line) <= _LONGEST]
    alone = len(lines) == 1
    flags = [(name, flag) for name, value in facts if (flag := _flag(name)) and value.strip().casefold() not in _FALSE]
    if any(_is_deleted(line, alone) for line in short) or any(flag == _GONE for _, flag in flags):
        yield "a message was deleted or hidden here: its words are not in the file"
    if medium := next(filter(None, (_medium(line, alone) for line in short)), "") or _element(text):
        yield f"{medium}: stands where a picture, recording or file was, not looked at"
    if kind := next((match[0] for value in (text, *(value for _, value in facts)) if "/" in value and (match := _TYPE.search(value))), ""):
        yield f"a medium of type {kind}: not looked at"
    if page := next((name for name, flag in flags if flag == _PAGES), ""):
        yield f"more pages follow this one, and were not saved ({page})"


def attached_in_words(text: str) -> str:
    """Return the words by which a text says that something is attached to it. Empty where it says no such thing."""
    if not _ATTACHED.may_stand_in(text):
        return ""
    return next((text[begin:end] for begin, end in _ATTACHED.places(text)), "")


def shown_media(values: Iterable[str]) -> Iterator[str]:
    """Yield a line where the markup in some values shows media."""
    if any(("<" in value or "[" in value) and _SHOWN.search(value) for value in values):
        yield "a picture or recording in its markup: not looked at"


@lru_cache(1 << 12)
def _flag(name: str) -> str:
    """Return the kind of field that a name tells: of a message that is gone, of further pages, or of neither."""
    plain = name.casefold()
    return _FLAGS.get(plain.rpartition(".")[2]) or _FLAGS.get(plain, "")


def _bare(line: str) -> tuple[str, bool]:
    """Return a line without signs around its words, and whether it stood in brackets."""
    plain = unicodedata.normalize("NFC", line).strip(" \t\r\u200e\u200f\u202a\u202c\U0001f6ab\u26d4\ufe0f")
    bracketed = len(plain) > 2 and _BRACKETS.get(plain[0]) == plain[-1]
    return (plain[1:-1] if bracketed else plain).strip(" .!\u3002\u0964").casefold(), bracketed


def _is_deleted(line: str, alone: bool) -> bool:
    """Tell a line that says no more than that a message was deleted: alone, or in brackets among others."""
    plain, bracketed = _bare(line)
    words = _WORD.findall(plain)
    if not words or len(words) > _MOST_WORDS or not (alone or bracketed) or (words[0] >= _CJK and len(plain) > _LONGEST_CJK):
        return False
    if plain in _PLAIN_DELETED:
        return bracketed or plain >= _CJK
    if not any(_has(words, plain, stem) for stem in _DELETED_STEMS):
        return False
    is_short = bracketed and len(words) <= _IN_BRACKETS
    return is_short or is_written_by_whatsapp(line) or any(_has(words, plain, stem) for stem in _MESSAGE_STEMS)


def _has(words: Sequence[str], plain: str, stem: str) -> bool:
    return stem in plain if stem >= "\u0590" or " " in stem else any(word.startswith(stem) for word in words)


def _medium(line: str, alone: bool) -> str:
    """Return a line that stands for a medium: a word for one alone, or in brackets. Empty for any other line."""
    plain, bracketed = _bare(line)
    words = _WORD.findall(plain)
    if not words or not (alone or bracketed):
        return ""
    noun = next(filter(plain.startswith, _CJK_MEDIA), "") if words[0] >= _CJK else ""
    is_medium = _adds_nothing(plain[len(noun) :]) if noun else _names_medium(words, bracketed)
    return line.strip() if is_medium or (noun and bracketed) else ""


def _adds_nothing(beyond: str) -> bool:
    """Tell whether what follows a word for a medium in a script without spaces is no more than a number, or that it was sent or deleted."""
    beyond = beyond.strip(" :0123456789" + _COUNTERS)
    return not beyond or any(sent in beyond for sent in (*_CJK_SENT, *_CJK_DELETED))


def _names_medium(words: Sequence[str], bracketed: bool) -> bool:
    """Tell whether words are the name of a medium, or hold one beside no others than such as say that it was sent."""
    if len(words) > _IN_BRACKETS:
        return False
    if fold(" ".join(words)) in _MEDIA:
        return True
    others = [word for word in words if fold(word) not in _MEDIA]
    return len(others) < len(words) and (bracketed or all(word in _SENT or word.startswith(_MESSAGE_STEMS) for word in others))


def _element(text: str) -> str:
    """Return the first element of a program in square brackets that stands for media, such as ``[gallery ids="4"]``."""
    return next((f"[{match[1]}]" for match in _ELEMENT.finditer(text) if match[1].casefold() in _MEDIA), "") if "[" in text else ""
