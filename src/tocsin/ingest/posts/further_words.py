"""Words of a post beyond its text, in whatever field of a dump they stand: captions, titles of links, answers of polls.

What is no part of a post, such as the description of its account, is listed as not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tocsin.ingest.coded_text import decoded, stands_for_text
from tocsin.ingest.encodings import unescape
from tocsin.ingest.leftovers import are_missing, holds_media, leaves_of, may_hold_words, media_in, names_media, words
from tocsin.ingest.raw_strings import strings_of
from tocsin.ingest.reports.formats.html import without_paragraphs

Fields = Mapping[str, Any]

_JUDGED = 300
_MOST_FORMS = 1 << 11
_MOST_FIELDS = 12
_LONGEST = 4_000
_SENTENCE = 4
_CODED = 16
_MOSTLY = 0.6
_TEXTS = frozenset(
    ["text", "fulltext", "content", "rawcontent", "renderedcontent", "body", "message", "markdown", "textdisplay", "textoriginal"]
)
_TITLES = frozenset(["sub", "subject", "title", "headline", "caption", "summary", "spoiler_text", "spoilerText", "cw"])
"""Names of fields whose single word is already something that a post says."""
_TAG = re.compile(r"<[^<>]{0,4000}>")
_NAME = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BESIDE = frozenset(
    """
    user users author authors account accounts page profile channel owner bio creator community poster sender from sponsor category source
    biography signature motto actor admin administrator country lang language device client reactions reaction music sound surface query search tool timezone type
    format kind status owner about likes team app application generator badge flair verified mimetype mime raw html
    """.split()  # noqa: SIM905 - a list of words
)
"""Words in the names of fields that describe an account, a place of publication or a program, and not what a post says."""
_OF_OTHERS = re.compile(r"(?i)(?:^|[._])(?:\w*(?:comments|replies|responses)|\w+_?comment)(?:[._]|$)")
"""Names of fields that hold what others wrote below a post. The answers of a poll are the poster's own."""

_OF_PEOPLE = re.compile(r"(?i)(?:^|[._ ])(?:full|real|display|first|last|nick|screen|user)[_ ]?name$")
_ACCOUNTS = frozenset(["username", "user_name", "screen_name", "handle", "userid", "user_id", "user"])
"""Names of fields that tell an account, beside which a name is that of its holder."""
_HOLDER, _PROFILE = frozenset(["name"]), frozenset(["description", "location"])


def describes_other(field: str) -> bool:
    """Tell by the name of a field that it describes something else than what a post says. A quoted post is a part of it."""
    if "quoted" in field.lower() and field.rpartition(".")[2].lower().replace("_", "") in _TEXTS:
        return False
    if _OF_PEOPLE.search(field):
        return True
    return _OF_OTHERS.search(field) is not None or any(word.lower() in _BESIDE for word in _NAME.findall(_CAMEL.sub(" ", field)))


def is_title(field: str) -> bool:
    """Tell by the name of a field that it holds the title of a post, and of nothing else."""
    return field.rpartition(".")[2] in _TITLES and not describes_other(field)


@dataclass(frozen=True, slots=True)
class _Form:
    """A value of a field that may hold words of a post, with those words. ``is_text`` says that the field is for texts of posts."""

    text: str
    words: frozenset[str]
    is_text: bool

    def says_more(self, read: set[str]) -> bool:
        """Tell whether it holds words that were not read. Another form of the text, such as a shortened one, says nothing more."""
        if not are_missing(self.words, read):
            return False
        return not self.is_text or (len(self.words) > 1 and len(self.words - read) > _MOSTLY * len(self.words))


class FurtherWords:
    """Account of the fields of a dump that hold words or media and were not read.

    The first objects and every one of a new shape are judged in full. Of the others, which may be millions, each value is looked at
    until something of its field was added or listed. A field in which words of posts were met once is added to the text of every post.
    """

    def __init__(self, unread: Callable[[str], None]) -> None:
        self._unread = unread
        self._listed: set[str] = set()
        self._shapes: set[frozenset[str]] = set()
        self._judged = 0
        self._added: dict[str, list[str]] = {}

    def __call__(self, shape: frozenset[str], value: Callable[[], Fields], fields: Fields) -> Fields:
        """Return the fields of a post, its text with the words of other fields. ``shape`` names the fields of the object."""
        self._judged += 1
        record = value()
        if self._judged <= _JUDGED or shape not in self._shapes or self._holds_more(record, fields):
            self._shapes.add(shape)
            self.headings(shape)
            return self._judge(record, fields)
        return _with(fields, self._further(record, fields)) if self._added else fields

    def _holds_more(self, record: Fields, fields: Fields) -> bool:
        """Tell whether an object holds words or media that were not read, in a field of which nothing was added or listed yet."""
        own, text = fields.values(), str(fields.get("text") or "")
        read: set[str] | None = None
        for field, value in _suspects(record, self._listed):
            if field in self._listed or value in text or value in own or (field in self._added and len(value) <= _LONGEST):
                continue
            if media_in(value) or holds_media(field, value):
                return True
            if may_hold_words(_bare(value)) or stands_for_text(value) or is_title(field):
                read = words(" ".join(leaf.value for leaf in leaves_of(fields))) if read is None else read
                if any(form.says_more(read) for form in _forms(field, value)):
                    return True
        return False

    def headings(self, names: Iterable[str]) -> None:
        """List the names of fields that say more than a name does."""
        for name in names:
            if name.count(" ") >= _SENTENCE and may_hold_words(name):
                self._list(name, "a name of many words, not read")

    def left(self, value: Fields) -> None:
        """List the fields of an object that was not read as a post and holds words or media."""
        if _is_film(value):
            self._list("formats", "the recording itself is not in the file")
        for leaf in leaves_of(value):
            if media_in(leaf.value):
                self._list(leaf.field, "media, not looked at")
            elif may_hold_words(_bare(leaf.value)):
                self._list(leaf.field, "words, not read")

    def beside(self, text: str, names: set[str]) -> None:
        """List the text of a file of JSON beside its posts, where it holds words or media other than these names."""
        for value in strings_of(text.encode("utf-8", "replace"), "json", "utf-8"):
            if value not in names and (may_hold_words(value) or media_in(value)):
                self._list("beside the posts", "words or media, not read")

    def _judge(self, value: Fields, fields: Fields) -> Fields:
        if _is_film(value):
            self._list("formats", "the recording itself is not in the file")
        read = words(" ".join(leaf.value for leaf in leaves_of(fields)))
        further: list[tuple[str, str]] = []
        of_account = _of_account(value)
        for leaf in leaves_of(value):
            if media_in(leaf.value) or holds_media(leaf.field, leaf.value):
                self._list(leaf.field, "media, not looked at")
            for form in _forms(leaf.field, leaf.value):
                if form.says_more(read):
                    further += self._placed(leaf.field, form.text, leaf.field in of_account)
        return _with(fields, further)

    def _placed(self, field: str, value: str, of_account: bool) -> list[tuple[str, str]]:
        """Return the field and value where they belong to a post, and list the field as not read elsewhere."""
        is_known = field in self._added
        if of_account or len(value) > _LONGEST or describes_other(field) or (not is_known and len(self._added) >= _MOST_FIELDS):
            self._list(field, "words, not read")
            return []
        self._added.setdefault(field, field.split("."))
        return [(field, value)]

    def _further(self, value: Fields, fields: Fields) -> list[tuple[str, str]]:
        values = ((field, text) for field, path in self._added.items() for text in _at(value, path) if text)
        forms = [(field, form) for field, text in values for form in _forms(field, text)]
        read = words(str(fields.get("text") or "")) if forms else set()
        return [(field, form.text) for field, form in forms if form.says_more(read)]

    def _list(self, field: str, remains: str) -> None:
        if field not in self._listed:
            self._listed.add(field)
            self._unread(f"field {field}: {remains}")


def _of_account(record: Fields) -> frozenset[str]:
    """Return the fields that are those of an account in an object that names one: its holder, and beside a count of followers its profile."""
    if _ACCOUNTS.isdisjoint(map(str.casefold, record)):
        return frozenset()
    return _HOLDER | _PROFILE if any("follower" in name.casefold() for name in record) else _HOLDER


def _is_film(value: Fields) -> bool:
    """Tell what a program that saves films notes of one: its title, and the forms in which it can be loaded."""
    return isinstance(value.get("formats"), list) and bool(value["formats"]) and "title" in value


def _suspects(record: Fields, listed: set[str]) -> list[tuple[str, str]]:
    """Return the strings of an object that may hold words or media, each with its field, at the least cost for codes and numbers.

    Fields that were listed are left out. It runs on each of millions of objects.
    """
    suspects: list[tuple[str, str]] = []
    pending: list[tuple[str, bool, Any]] = [("", False, record)]
    while pending:
        prefix, of_media, part = pending.pop()
        for name, value in part.items():
            kind = type(value)
            if kind is str:
                is_suspect = (
                    " " in value
                    or "." in value
                    or len(value) >= _CODED
                    or of_media
                    or not value.isascii()
                    or (value and (name in _TITLES or names_media(name)))
                )
                if is_suspect and (field := prefix + name if prefix else name) not in listed:
                    suspects.append((field, value))
            elif kind is dict:
                pending.append((f"{prefix}{name}.", of_media or names_media(name), value))
            elif kind is list and value:
                pending += [(f"{prefix}{name}.", of_media or names_media(name), item) for item in value if type(item) is dict]
                suspects += [(leaf[1], leaf[2]) for item in value if type(item) is not dict for leaf in leaves_of(item, 0, prefix + name)]
    return suspects


def _bare(value: str) -> str:
    """Return a value without markup."""
    return _TAG.sub(" ", unescape(value)).strip() if "<" in value or "&" in value else value.strip()


@lru_cache(_MOST_FORMS)
def _forms(field: str, value: str) -> list[_Form]:
    """Return a value without markup, and the texts that codes in it stand for, which are other forms of no field.

    Those that hold no words are left out. They are remembered: many fields have one of few values in all posts.
    """
    forms = [(field, _bare(value)), *(("", _bare(meaning.text)) for meaning in decoded(value, addresses=False))]
    return [
        _Form(form, frozenset(words(form)), name.rpartition(".")[2].lower().replace("_", "") in _TEXTS)
        for name, form in forms
        if may_hold_words(form) or is_title(name)
    ]


def _at(value: Any, path: list[str]) -> Iterator[str]:
    """Return the strings under a path, through any lists."""
    if isinstance(value, list):
        for item in value:
            yield from _at(item, path)
    elif isinstance(value, Mapping) and path:
        for end in range(1, len(path) + 1):  # a table may have dots in the names of its columns
            if (name := ".".join(path[:end])) in value:
                yield from _at(value[name], path[end:])
    elif isinstance(value, str) and not path and len(value) <= _LONGEST:
        yield value


def _with(fields: Fields, further: list[tuple[str, str]]) -> Fields:
    """Return the fields with words added to the text that it lacks, each behind the name of its field."""
    if not further:
        return fields
    text = without_paragraphs(str(fields.get("text") or ""))
    lines = [f"[{field.rpartition('.')[2]}: {value.strip()}]" for field, value in dict.fromkeys(further)]
    return {**fields, "text": "\n".join([text, *lines]).strip()}
