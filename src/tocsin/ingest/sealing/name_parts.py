"""First names and surnames of the members of a chat, to be sealed where they stand alone in its messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tocsin.ingest.sealing.contacts import PARTICLES
from tocsin.ingest.times.calendar_words import calendar_words, fold

_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_DATED = re.compile(r"\d\.?\s?([^\W\d_]{3})\b|\b([^\W\d_]{3})\.?\s?\d")
_CALLED = re.compile(r"([^\W\d_]{2,12})[ ,]{1,2}([^\W\d_]{3,20})(?=[,!.?\n]|$)")
_BEGUN = re.compile(r"@?([^\W\d_]{3,20})[,:!] ")
_GREETINGS = frozenset(
    """
    hi hey hello dear thanks thank you ok okay yes no sorry bye welcome hallo liebe lieber danke servus moin tschüss
    guten salut bonjour bonsoir cher chère merci coucou hola gracias querida querido adiós ciao cara caro grazie olá
    oi obrigado obrigada dag hoi bedankt lieve hej hei tack kiitos takk cześć dzięki droga drogi ahoj díky čau szia
    köszönöm salutare mulțumesc bok hvala zdravo merhaba selam teşekkürler sağol привет спасибо здравствуй привіт
    дякую здравей благодаря γεια ευχαριστώ مرحبا شكرا سلام اهلا שלום תודה नमस्ते धन्यवाद salam habari asante
    """.split()  # noqa: SIM905 - a list of words
)
_LEAST = 3
_MOST_WORDS = 6
_EVERYDAY_WORDS = """
will may mark grace hope faith joy rose bill frank rich young long short green brown white black grey gray king queen baker cook
smith hunter fisher carter church hall wood woods stone field hill brook rivers lane street bridge park house home work office
school shop bank police group family team mum mom dad uncle aunt brother sister friend neighbour neighbor boss doctor teacher
summer winter sunny angel christian jewish german english french dutch turkish arab the and new old big little love day night good
best first last miss mister sir lady lord bishop pope major general guy art gene chase drew pat sue bob rob jack don ray van buck
dean frau herr mama papa oma opa schwarz weiss weiß braun groß klein lang kurz jung alt neu berg bach wald stein feld kirche haus
arbeit büro schule gruppe familie nachbar chef bauer koch richter könig kaiser jäger fischer schneider müller schmied wolf vogel
fuchs engel ernst sommer freund bruder schwester polizei stadt land groot kleine jong oud zwart wit bruin koning bakker bos dijk
huis werk buur buurvrouw buurman moeder vader broer zus vriend groep politie kerk straat stad petit grand noir blanc rouge roi
maison travail école famille voisin ami groupe claire blanche pierre français jour casa trabajo escuela familia vecino amigo grupo
blanco negro rojo rey santa san cruz flores iglesia calle luz mar sol dolores trabalho escola vizinho rei preto branco igreja rua
silva lavoro scuola famiglia vicino amico gruppo bianco rossi nero re chiesa via dom praca szkoła rodzina sąsiad grupa nowak дом
работа школа семья сосед друг группа вера надежда любовь мир ev okul aile komşu grup deniz yıldız
"""
_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())
"""Words that are names of people and of other things."""


def parts_of_names(names: Iterable[str], texts: Iterable[str]) -> Iterator[str]:
    """Yield the words of these names that name a person wherever they stand with a capital, each once.

    Words of everyday language are none: those that the texts hold in lower case, those of the calendar, and a list of them.
    The short form of a month, such as Jan, is one where the texts hold it beside no number.
    """
    parts = dict.fromkeys(word for name in names for word in _words(name))
    if not parts:
        return
    lower: set[str] = set()
    dated: set[str] = set()
    called: set[str] = set()
    for text in texts:
        lower.update(word for word in _WORD.findall(text) if word[0].islower())
        dated.update(match[1] or match[2] for match in _DATED.finditer(text))
        called.update(_called(text))
    for part in parts:
        is_everyday = (part.lower() in lower or part.lower() in _EVERYDAY) and part not in called
        if not is_everyday and (not calendar_words().holds(fold(part)) or (len(part) == _LEAST and part not in dated)):
            yield part


def _called(text: str) -> Iterator[str]:
    """Yield the words by which a text calls somebody: behind a greeting or thanks, and before a comma at its beginning."""
    for match in _CALLED.finditer(text):
        if match[1].lower() in _GREETINGS:
            yield match[2]
    if begun := _BEGUN.match(text):
        yield begun[1]


def _words(name: str) -> list[str]:
    """Return the words of a name of several words that begin with a capital, in scripts that have some."""
    words = _WORD.findall(name)
    if not 1 < len(words) <= _MOST_WORDS or "@" in name:
        return []
    return [word for word in words if len(word) >= _LEAST and word[0].isupper() and word.lower() not in PARTICLES]
