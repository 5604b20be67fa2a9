"""Words in a text that are no source's own: quotes of those whom it warns of, and what witnesses told the press or a court."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tocsin.ingest.sealing.contact_words import names_accused, words_in
from tocsin.ingest.sealing.cues import LONGEST_TEXT
from tocsin.ingest.sealing.source_words import OTHERS, SOURCES

_QUOTE = re.compile(
    "\u201e([^\u201e\u201c\u201d\n]{3,600})[\u201c\u201d]|\u00ab([^\u00ab\u00bb\n]{3,600})\u00bb|\u00bb([^\u00ab\u00bb\n]{3,600})\u00ab"
    '|\u201c([^\u201c\u201d\n]{3,600})\u201d|"([^"\n]{3,600})"'
)
_SENTENCE = re.compile(r"[^\n.!?\u061f\u0964]{1,600}(?:[.!?\u061f\u0964]+|$)", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?\n\u061f\u0964]\s")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = 160
_SHORT = 3
_SPEECHES = frozenset(
    """
    post posts posted video clip flyer leaflet poster tweet banner graffiti speech flugblatt plakat rede tract affiche vidéo discours
    panfleto cartel discurso volantino manifesto discorso pamflet spandoek toespraak ulotka leták листовка плакат видео пост листівка відео
    broşür afiş منشور فيديو פוסט סרטון
    """.split()  # noqa: SIM905 - a list of words
)
"""Whatever those speak in of whom desks are warned."""
_PRESS = frozenset(
    """
    bbc newspaper newspapers court press post zeitung gericht presse tribunal parisien periódico juzgado prensa giornale tribunale stampa
    krant rechtbank gazeta gazety gazecie sąd sądzie sądem tisk noviny soud газета газете газеты суд суде прессе газеті суді gazete
    gazeteye mahkeme basın صحيفة المحكمة לעיתון
    """.split()  # noqa: SIM905 - a list of words
)
"""Who hears witnesses that are no sources of the desk."""
_ACCORDING = frozenset("according laut selon según secondo volgens według podle enligt ifølge mukaan szerint potrivit".split())  # noqa: SIM905
_SOURCE_WORDS = frozenset(word for role in SOURCES for word in role.split() if len(word) > _SHORT)
_WITNESSES = frozenset(
    """
    witness zeuge zeugin témoin testigo testimone getuige vittne vitne vidne todistaja świadek svědek svědkyně svedok tanú martor
    testemunha свидетель свидетельница свідок очевидець свидетел μάρτυρας tanık الشاهد الشاهدة העד העדה شاهد shahidi saksi svjedok
    """.split()  # noqa: SIM905 - a list of words
)
_CALLERS = _SOURCE_WORDS - _WITNESSES


def own_words(text: str) -> str:
    """Return a text with spaces in the place of quotes of those of whom it warns: every other letter keeps its place.

    >>> own_words('The attacker said: "My name is Thor."').strip()
    'The attacker said: "                "'
    """
    return _blanked(text, _quotes_of_others(text)) if len(text) <= LONGEST_TEXT else text


def without_press(text: str) -> str:
    """Return a text with spaces in the place of sentences about witnesses of the press or a court, and of nobody who calls.

    >>> without_press("They came. Witness Ann Lee told the court of it.").rstrip()
    'They came.'
    """
    return _blanked(text, _sentences_of_press(text)) if len(text) <= LONGEST_TEXT else text


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for begin, end in list(spans):
        text = f"{text[:begin]}{' ' * (end - begin)}{text[end:]}"
    return text


def _quotes_of_others(text: str) -> Iterator[tuple[int, int]]:
    for match in _QUOTE.finditer(text):
        before = _SENTENCE_END.split(text[max(0, match.start() - _BEFORE) : match.start()])[-1]
        if _is_said_by_others(before):
            yield match.span(match.lastindex or 0)


def _is_said_by_others(before: str) -> bool:
    """Tell whether the last word for a person or a speech before a quote is none for a source."""
    for word in reversed(_WORD.findall(before)):
        lower = word.lower()
        if lower in _SOURCE_WORDS:
            return False
        if lower in OTHERS or lower in _SPEECHES or names_accused(word):
            return True
    return False


def _sentences_of_press(text: str) -> Iterator[tuple[int, int]]:
    words = words_in(text)
    if words.isdisjoint(_PRESS) and words.isdisjoint(_ACCORDING):
        return
    for match in _SENTENCE.finditer(text):
        lower = [word.lower() for word in _WORD.findall(match[0])]
        begins = bool(lower) and lower[0] in _ACCORDING and _WITNESSES.isdisjoint(lower[1:3])
        if (begins or not _PRESS.isdisjoint(lower)) and _CALLERS.isdisjoint(lower):
            yield match.span()
