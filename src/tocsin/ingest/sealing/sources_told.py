"""Names of sources as notes tell of them: behind what a source is called, before what sources do, and where somebody is to be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tocsin.ingest.sealing.contact_words import GREETINGS, TITLES, contact_role, tells_of_call
from tocsin.ingest.sealing.contacts import is_name
from tocsin.ingest.sealing.cues import REACH, Cues
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.leading_names import describe, leading_name, uncased_name, words_of_name
from tocsin.ingest.sealing.letter_case import is_small
from tocsin.ingest.sealing.source_words import ASK_ANYWHERE, NEAR_BY, OTHERS, PERCEIVES, SOURCES, TELLS, THANKS, TOLD_BY

_LINKS = frozenset(
    """
    is was are ist war heißt hiess hieß namens est était s'appelle s\u2019appelle nommé nommée es era se llama
    llamada llamado è era si chiama de heer mevrouw heet genaamd heter hedder är er jest nazywa się to je jmenuje
    é chama-se este ο η to ini ni é
    """.split()  # noqa: SIM905 - a list of words
)
_TITLE = re.compile(
    rf"(?:{TITLES}|[Hh]errn|señora?|signora?|monsieur|madame|pani|pan|paní|senhora?|mevrouw|meneer|doamna|domnul|господин|госпожа)\.?"
)
_SEPARATING = " \t:;,.-\u2013\u2014(\"'\u00ab\u201e\u201c\u2018*_"
_QUOTE = re.compile(r"\s{0,9}[:\uff1a,]\s{0,9}[\"'\u00ab\u201e\u201c\u2018\u300c]")
_PART_END = re.compile(r"[,;:!?()\n\"\u00bb\u201d\u060c\u061f\u06d4\u3002\uff0c|\u2013\u2014]|\.(?=\s|$)(?<!\b[^\W\d_]\.)|\s-\s")
_SENTENCE_BEGIN = re.compile(r"[!?\n|\u061f\u06d4]|;\s|(?<=[^\W_][^\W_][^\W_][^\W_])\.\s|(?<=\d)\.\s(?=[A-Z\u0410-\u042f])")
_LABEL = re.compile(r"^.{0,40}[^\d\s]\s?[:\uff1a]\s+")
_BULLET = re.compile(
    r"^[\s\d:.,*/\u2022\u2013\u2014()\[\]-]+|^[\s*-]{0,4}(?:at |um |à |a las |alle |om |kl\.? |o |v |в )?\d{1,2}[:.h]\d{2}(?: Uhr)?[\s,:-]+"
)
_APPOSITION = re.compile(
    r"(?:\s*(?:(?:,[^,]{1,60}){1,2}(?:,\s?|$)|\([^()]{1,80}\)|[\u2013\u2014-]\s[^\u2013\u2014-]{1,60}[\u2013\u2014-]))?\s*"
)
_OF_SELF = frozenset(
    """
    i i'm i\u2019m im me my we us our ich mir mich mein meine meinen meiner wir uns je j'ai moi mon ma mes nous yo mi mis nosotros io
    mia mio ik mij mijn ons wij ja mnie mój moja moją moje my я мне меня мой моя мою мы нас мені мене моя ben bana benim biz jag mig
    min mitt jeg meg eu minha meu nós én engem أنا انا לי שלי من
    """.split()  # noqa: SIM905 - a list of words
)
"""Words with which writers speak of themselves."""
_ABOUT_ME = (" me ", " me.", " me,", " my ", " mich ", " mir ", " mij ", " mig ", " meg ", " mnie ", " mi ", " mě ", " мне ", " меня ")
"""Words behind one for ringing that say whom somebody rang, who is then the source."""
_OTHERS_WERE = re.compile(r"(?<!\bI )(?<!\bi )(?<!\b[Ww]e )\b(?:was|were|been|being)\s$")
"""What stands before "told by" where somebody else than the writer was told."""
_MOST_WORDS = 4
_LEAST = 3
_NEAR = 3

_SOURCES = Cues(SOURCES)
_TOLD_BY = Cues(TOLD_BY)
_TELLS = Cues(TELLS)
_PERCEIVES = Cues(PERCEIVES)
_ASK = Cues(ASK_ANYWHERE)
_THANKS = Cues(THANKS)
_ANY = Cues((*SOURCES, *TOLD_BY, *TELLS, *PERCEIVES, *ASK_ANYWHERE, *THANKS))
_NO_SOURCE = frozenset(
    """
    statement protection id list number report form box line centre center name according según laut selon według secondo volgens
    """.split()  # noqa: SIM905 - a list of words
)
"""Words that stand behind one for a source in headings, and begin no name."""
_ROLES = frozenset((*SOURCES, *NEAR_BY))
_SOURCE_WORDS = frozenset(word for role in SOURCES for word in role.split() if len(word) > _LEAST)


def sources_told(text: str) -> Iterator[str]:
    """Yield the names of sources of whom a note tells, as in ``Witness: Ann Lee``, ``Ann Lee, a nurse, told us`` or ``ask for Ann``."""
    if not _ANY.may_stand_in(text):
        return
    for cues in (_SOURCES, _TOLD_BY):
        for begin, end in cues.places(text):
            others = _OTHERS_WERE.search(text[max(0, begin - REACH) : begin])
            yield from () if others else _name_behind(text[end : end + REACH].partition("\n")[0])
    for cues, is_sure in ((_TELLS, True), (_PERCEIVES, False)):
        for begin, end in cues.places(text):
            if not text.startswith(_ABOUT_ME, end):
                yield from _name_before(text[max(0, begin - REACH) : begin], is_sure)
    for begin, end in _ASK.places(text):
        yield from _asked_for(text[max(0, begin - REACH) : begin], text[end : end + REACH])
    for begin, end in _THANKS.places(text):
        if text[:begin].rpartition("\n")[2].strip(" >*-\t") == "":
            yield from _thanked(text[end : end + REACH])


def nearest_is_source(before: str, names: Sequence[str] = ()) -> bool:
    """Tell whether the person who was named or described last before a place in a text is a source, one with these names among them."""
    own = {word for name in names for word in name.split()}
    words = before.split()
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        bare = word.strip(".,;:!?()\"'\u00ab\u00bb\u060c").rpartition("'")[2].rpartition("\u2019")[2]
        lower = bare.lower()
        if bare in own:
            return True
        if lower in OTHERS:
            return False
        if lower in _SOURCE_WORDS or tells_of_call(bare) or contact_role(bare) == "name":
            return True
        if bare[:1].isupper() and is_given_name(bare):
            return not own.isdisjoint(words[max(0, at - _NEAR) : at])
    return False


def _name_behind(following: str) -> Iterator[str]:
    """Yield the name that stands behind what a source is called, with a sign, a word like "is" or a title between or nothing."""
    if _QUOTE.match(following):
        return  # what the source says, and of whom
    words: Sequence[str] = _PART_END.split(following.lstrip(_SEPARATING), maxsplit=1)[0].split()
    linked = False
    while words and words[0].lower() in _LINKS:
        words, linked = words[1:], True
    words, titled = _untitled(words)
    known = linked or titled or (len(words) > 1 and is_name(" ".join(words[:2])) and words[0].lower() not in _NO_SOURCE)
    if words and words[0].lower() not in GREETINGS and (name := _name(words, known=known)):
        yield name


def _name_before(before: str, is_sure: bool) -> Iterator[str]:
    """Yield the name with which the sentence begins that goes on with a word for telling, but for what is said about its bearer."""
    if before.islower():
        return
    sentence = _SENTENCE_BEGIN.split(before)[-1]
    sentence = _LABEL.sub("", _BULLET.sub("", sentence))
    words: Sequence[str] = sentence.split()
    role = bool(words) and words[0].lower().strip(",") in _ROLES
    words, titled = _untitled(words[role:])
    is_likely = role or titled or (is_sure and bool(words) and is_given_name(words[0].strip(",.")))
    name = _name(_PART_END.split(" ".join(words), maxsplit=1)[0].split(), known=role or titled) if is_likely else ""
    if not name:
        return
    about_it = sentence[sentence.index(name.split()[-1]) + len(name.split()[-1]) :].removeprefix(".")
    about = {word.strip(",.()").lower() for word in about_it.split()}
    if _APPOSITION.fullmatch(about_it) and not about & OTHERS:
        yield name


def _untitled(words: Sequence[str]) -> tuple[Sequence[str], bool]:
    """Return the words without titles at their begin, and whether there was one."""
    begin = 0
    while begin < len(words) and _TITLE.fullmatch(words[begin]):
        begin += 1
    return words[begin:], begin > 0


def _name(words: Sequence[str], known: bool) -> str:
    """Return the name with which these words begin. Where it is not ``known`` to be one, its first word must be a given name."""
    if not words or not words[0][0].isalpha() or is_small(words[0]):
        return ""
    if not words[0][0].isupper():
        return uncased_name(words)
    size = words_of_name(words, _MOST_WORDS)
    name = " ".join(words[:size]).rstrip(",;:")
    is_given = is_given_name(words[0])
    fits = is_given or (known and (is_name(name) or size == 1))
    is_word = words[0].lower() in OTHERS or words[0].lower() in _NO_SOURCE or describe(words[: 1 if is_given and known else size])
    return name if fits and len(name) >= _LEAST and not is_word else ""


def _asked_for(before: str, following: str) -> Iterator[str]:
    """Yield the name of the person to ask for, behind words like "my daughter", or where the writer speaks of themselves.

    A call to ring somebody up names those to be rung: "ring the office and ask for Mr Lee".
    """
    words: Sequence[str] = _PART_END.split(following.lstrip(" :"), maxsplit=1)[0].split()
    at = next((at for at, word in enumerate(words[:_LEAST]) if not is_small(word)), 0)
    own = {word.lower().strip(",.") for word in (*before.split(), *words[:at])}
    if own.isdisjoint(_OF_SELF) and len(before.split()) > _NEAR:
        return
    words, _ = _untitled(words[at:])
    name = _name(words, known=True)
    if name and not (name.isupper() and len(name.split()) == 1):
        yield name


def _thanked(following: str) -> Iterator[str]:
    words, titled = _untitled(_PART_END.split(following.lstrip(" ,"), maxsplit=1)[0].split())
    if name := (_name(words, known=True) if titled else leading_name(words)):
        yield name
