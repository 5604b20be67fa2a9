"""The parts by which names are compared: words without particles, with compounds joined.

``Abd al-Rahman``, ``Abdul Rahman`` and ``Abdurrahman`` are one part, as are ``Shams ud-Din`` and ``Shamseddine``, ``Abu Bakr`` and
``Abubakr``. A text keeps the single words beside the joined ones, because it may mean either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tocsin.matching.engine.local_forms import arabic_vowels, digits_as_letters, latin_member_stems, member_stems, without_attached
from tocsin.matching.engine.sound import is_semitic, latin
from tocsin.matching.tokens import Token, words_of

_PARTICLE_WORDS = (
    "al el ul ud ed ur as ash ad at an az ar il bin ben ibn ibni bint binti bn ibnu ould wold walad van von der den"
    " de del della di da dos das do du des la le les los las lo of the and und et y e i for fur ter ten te zu zur"
    " zum of a aka fka bey in on to by from with ال بن ابن بنت ولد آل و في من אל א בנ"
    " ez asz аль эль уль ан ас аш ад ат ар аз ибн бин бен"
)
PARTICLES = frozenset(_PARTICLE_WORDS.split())
"""Words that stand between the parts of a name and tell no two names apart."""

_CONJUNCTION_WORDS = "and und et y e i en ve ja og och oraz si dan or oder ou o und и או ו و with mit avec con met"
CONJUNCTIONS = frozenset(_CONJUNCTION_WORDS.split())
_TITLE_WORDS = (
    "mr mrs ms miss molla mollah moulla moellah dr prof professor sir sheikh shaykh sheik cheikh sheekh shaikh haji hajj hajji"
    " mullah mulla maulavi mawlawi maulvi molvi moulavi general gen colonel col major maj captain capt lieutenant lt commander"
    " brigadier sergeant sgt admiral minister president senator imam ayatollah engineer eng ustad ustadh mufti"
    " comandante don dona herr frau monsieur mme madame senor senora dhr mevr mevrouw meneer jr junior sr senior ii"
    " iii scheich seyh jeque мулла шейх имам генерал الشيخ شيخ الحاج حاج ملا مولوي قاري"
)
TITLES = frozenset(_TITLE_WORDS.split())
_LEGAL_WORDS = (
    "ltd limited llc inc incorporated co company corp corporation plc gmbh ag sa sas srl sarl bv nv spa oy ab as kg"
    " pte pty jsc ojsc cjsc pjsc ooo oao zao pao fze fzco fzc dmcc cv sl ltda cia eirl est establishment group"
    " holding holdings the trading company general"
)
LEGAL = frozenset(_LEGAL_WORDS.split())

_ABD = re.compile(r"abd(?:[aeou]{1,2}(?:l|(?P<same>[rsnzdt])(?=(?P=same)))?)(?P<rest>.{2,})")
_ABD_WORDS = frozenset(
    ["abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abdus", "abdu", "abdou", "abdil", "abed", "عبد", "عبدال", "עבד"]
)
_ARABIC_HEADS = {"ابي": "ابو", "ابا": "ابو"}
"""Cases of the word for father."""

KUNYAS = frozenset(["abu", "abou", "abo", "aboe", "ebu", "ابو", "ابي", "ابا", "umm", "um", "oum", "ام", "אבו"])
"""First words of a name by a child: ``Abu Hamza``, ``Umm Hamza``."""

_ARTICLE_WORDS = "al el ul as ash asz ad an az ez ar аль эль уль ан ас аш ад ат ар аз אל א"
ARTICLES = frozenset(_ARTICLE_WORDS.split())
_DIN = re.compile(r"(?:[aeou]dd|ud|ed)(?:in|een|ine|yn|ien)\Z")
_SHORTEST_STEM = 3
_SHORTEST_EBU = 6
_BEGINNING, _RESPELT_BEGINNING = 2, "eb"
"""Letters that a word keeps whatever ending it has, and those that :func:`part` respells (``Ebu``)."""

_ATTACHED = re.compile(r"[وف]?(?:لل|بال|كال|[بلك])|[وف]|ו?[בלמכש]?ה?")
_GOD = "الله"
_SHORTEST_WITH_ARTICLE = 8
_WRITTEN_ARTICLES = ("al", "el")
_SHORTEST_BARE = 3
_CYRILLIC = re.compile("[а-яё]")
_CASE_LINE = "а я у ю ом ем ой ей ою ею е ы и ов ев ым им ого его ому ему ам ям ами ями ах ях"
_CASES = frozenset(_CASE_LINE.split())
_TURKISH_LINE = "ve bir bu icin ile cok degil olan gibi sonra diye ama yok var kadar daha"
_TURKISH_WORDS = frozenset(_TURKISH_LINE.split())
_TURKISH_LETTERS = re.compile("[ığİĞ]")
_TURKISH_ENDINGS = "a e i u ya ye yi yu in un nin nun da de ta te dan den tan ten la le yla yle li lu lar ler lari leri larin lerin"
_TURKISH_CASES = frozenset(_TURKISH_ENDINGS.split())
_LONGEST_CASE = max(map(len, _CASES | _TURKISH_CASES))
_SHORTEST_TURKISH = 4
_MEMBER = re.compile(r"(?P<body>.{3,})(?:[ое]вец|[ое]вц[а-я]{1,3}|[ое]вск[а-я]{2,3})")
"""Those who belong to a body, in Russian: ``игиловцам``, ``хамасовский``."""

_NOMINATIVES = ("", "а", "я", "ы", "и", "ий", "ый", "ь")
_DIN_WORDS = frozenset(["din", "deen", "dine", "eddin", "uddin", "addin", "eddine", "uddeen", "udin", "الدين", "دين"])
_HEADS = _ABD_WORDS | KUNYAS
_ALLAH_WORDS = frozenset(["allah", "ullah", "ollah", "alla", "ulla", "lah", "الله", "لله"])
SUFFIXES = frozenset(["khel", "kheil", "zada", "zadeh", "zai", "zay", "pour", "pur", "خيل", "زاده", "زي", "زى", "پور", "مل", "وال", "يار"])
"""Endings of family names that are written apart or on: ``Akhund Zada``, ``Akhundzada``."""
_TAILS = _ALLAH_WORDS | _DIN_WORDS | SUFFIXES
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


_ABU_BAKR = frozenset(["abubakr", "abubekir", "abubekr", "abubeker", "abubakir"])
_ABU_BAKR_FORM = "abubakar"
"""The name of the first caliph, which languages with few clusters of consonants write with a vowel more: ``Ebubekir``, ``Abubakar``."""


def _one_off(word: str) -> Iterator[str]:
    """Every word one typing error away."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        yield from (head + letter + tail[1:] for letter in _LETTERS)
        yield from (head + letter + tail for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


_ABD_MISSPELT = frozenset(_one_off("abdul")) - _ABD_WORDS - {"abul"}
_MOST_LETTERS = 11
_MOST_CUTS = 1 << 15
_HUMPS = re.compile(r"[A-Z][a-z]+|[A-Z]{2,}(?![a-z])|\d+")
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ARABIC_ARTICLE = re.compile(r"ال(?=..)(?!(?:له|ياس|هام|ماس|طاف|فريد|كسندر|كساندر|كسي|برت|فونس|يزابيث)$)")
"""The Arabic article. Some names begin with its letters: ``الياس`` is Ilyas, ``الطاف`` Altaf."""


class Unit(NamedTuple):
    """A part of a text: the words from ``first`` to ``last``, where they stand, the part they make, whether in small letters."""

    first: int
    last: int
    start: int
    end: int
    word: str
    small: bool = False


@lru_cache(maxsize=1 << 15)
def part(word: str) -> str:
    """A folded word as it is compared: in Latin letters, without the article, compounds of one word in their one form.

    >>> part("abdurrahman"), part("abdulrahman"), part("shamseddine"), part("shamsuddin")
    ('abdurahman', 'abdurahman', 'shamsdin', 'shamsdin')
    """
    if not word.isascii():
        if match := _ARABIC_ARTICLE.match(word):
            return word[match.end() :]
        if word.startswith("عبدال") and len(word) > len("عبدال") + 1:
            return "عبدله" if word == "عبدالله" else "عبد" + word[5:]
        if word.endswith("الدين") and len(word) > len("الدين") + 1:
            return word[: -len("الدين")] + "دين"
    word = word if word.isascii() and word.isalpha() else latin(word)
    if word.startswith("ebu") and len(word) > _SHORTEST_EBU:
        word = "abu" + word[3:]
    if word in _ABU_BAKR:
        return _ABU_BAKR_FORM
    if word.startswith("abd") and (match := _ABD.fullmatch(word)):
        return "abdu" + match["rest"]
    if word.endswith(("n", "e")) and (match := _DIN.search(word, _SHORTEST_STEM)):
        return word[: match.start()] + "din"
    return word


def parts_of_name(words: Sequence[str]) -> list[str]:
    """The parts of a known name: particles left out, compounds joined. Never empty for a name that has a word."""
    parts: list[str] = []
    at = 0
    while at < len(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        joined, used = compound(words, at) if _may_begin_compound(words[at], after) else ("", 1)
        if joined or words[at] not in PARTICLES:
            parts.append(joined or part(words[at]))
        at += max(used, 1)
    return [word for word in parts if word] or [part(word) for word in words if part(word)]


@lru_cache(maxsize=1 << 12)
def parts_of_side(text: str) -> tuple[str, ...]:
    """Return the parts of a name, or of one side of its comma. They are remembered: several parts of the index ask."""
    return tuple(parts_of_name(words_of(text)))


def nominatives(word: str) -> Iterator[str]:
    """Yield the parts that a surname may be a case of: a Russian ending, or the s of a German and Dutch genitive, taken off."""
    if _CYRILLIC.match(word):
        yield from (part(stem) for stem in _without_case(word, _CASES) if len(stem) > _SHORTEST_BARE)
    elif word.endswith("s") and word.isascii():
        yield part(word[:-1])


class TextParts:
    """Cut texts into parts, and find known parts in words that were run together or written apart."""

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        is_name: Callable[[str], bool] = lambda _: False,
        is_group: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Take the known parts, and what tells whether people bear a word as a name, or a well-known group does."""
        self._vocabulary = vocabulary
        self._is_name = is_name
        self._is_group = is_group
        self._cuts: dict[str, int] = {}
        self._beginnings: frozenset[str] | None = None

    def forget(self) -> None:
        """Drop what was remembered: the known parts have changed."""
        self._cuts.clear()
        self._beginnings = None

    def of(self, tokens: Sequence[Token]) -> list[Unit]:
        """Return the parts of a text in order: each word that is no particle, and each compound that begins there."""
        spelt = [token.word for token in tokens]
        words = [*spelt, ""]
        turkish = not _TURKISH_WORDS.isdisjoint(spelt) or any(
            not token.raw.isascii() and _TURKISH_LETTERS.search(token.raw) for token in tokens
        )
        units: list[Unit] = []
        for at, token in enumerate(tokens):
            word, after = words[at], words[at + 1]
            if _may_begin_compound(word, after):
                joined, used = compound(spelt, at)
                if joined:
                    units.append(Unit(at, at + used - 1, token.start, tokens[at + used - 1].end, joined))
            if word not in PARTICLES and not is_initial(word):
                units += self._of_word(tokens, at, spelt, after)
                if turkish and word.isascii() and units[-1].word not in self._vocabulary:
                    units += self._without_turkish_ending(token, at)
        return units

    def every_reading(self, token: Token) -> list[Unit]:
        """Return each part that a word may be in any text, compounds and words written apart left out."""
        units = self._of_word([token], 0, [token.word], "")
        return [*units, *self._without_turkish_ending(token, 0)] if token.word.isascii() else units

    def _of_word(self, tokens: Sequence[Token], at: int, spelt: Sequence[str], after: str) -> list[Unit]:
        """Return a word as it is, then the known parts that it is a form of, begins, or holds."""
        token, word = tokens[at], spelt[at]
        units = [Unit(at, at, token.start, token.end, part(word), token.raw[0].islower())]
        if not word.isascii() and units[-1].word not in self._vocabulary:
            units += self._inflected(tokens, at, spelt)
        if word.endswith(_GOD) and (joined := word[: -len(_GOD)] + "له") in self._vocabulary and self._is_group(joined):
            units.append(Unit(at, at, token.start, token.end, joined))
        if word.isascii() and units[-1].word not in self._vocabulary and (known := self._group_in(word) or self._with_article(word)):
            units.append(Unit(at, at, token.start, token.end, known, token.raw[0].islower()))
        if not word.isalpha() and (spelt_out := part(digits_as_letters(word))):
            units.append(Unit(at, at, token.start, token.end, spelt_out))
        if word + after in self._vocabulary and after and after not in PARTICLES:
            units.append(Unit(at, at + 1, token.start, tokens[at + 1].end, word + after))
        if len(word) > 6 and units[-1].word not in self._vocabulary:
            units += self._run_together(token, at)
        if not word.isascii() and len(word) > 2 and CJK.match(word):
            units += self._inside(token, at)
        return units

    def _inflected(self, tokens: Sequence[Token], at: int, spelt: Sequence[str]) -> list[Unit]:
        """The words that an Arabic, Hebrew or Russian word of a text is a form of."""
        if is_semitic(spelt[at]):
            return self._without_attached(tokens, at, spelt)
        return self._without_ending(tokens[at], at) if _CYRILLIC.match(spelt[at]) else []

    def _without_ending(self, token: Token, at: int) -> list[Unit]:
        """The known words of which a Russian word may be a case, such as ``хуситов`` of ``хуситы``."""
        if not self._may_begin_known(token.word):
            return []
        stems = set(_without_case(token.word, _CASES))
        if member := _MEMBER.fullmatch(token.word):
            stems.add(member["body"])
        words = {stem + nominative for stem in stems if len(stem) >= _SHORTEST_BARE for nominative in _NOMINATIVES}
        return [
            Unit(at, at, token.start, token.end, spelt) for spelt in sorted({part(word) for word in words}) if spelt in self._vocabulary
        ]

    def _without_turkish_ending(self, token: Token, at: int) -> list[Unit]:
        """The known words of which a Turkish word without its apostrophe may be a case (``hamasın``), and the Arabic name it may be."""
        stems = [stem for stem in _turkish_stems(token.word) if stem in self._vocabulary] if self._may_begin_known(token.word) else []
        long = len(token.word) >= _SHORTEST_TURKISH
        vowels = arabic_vowels(part(token.word)) if long and token.raw[0].isupper() else []
        return [Unit(at, at, token.start, token.end, spelt, token.raw[0].islower()) for spelt in (*stems, *vowels)]

    def _may_begin_known(self, word: str) -> bool:
        """Return False where no known part begins with the first two letters of a word, so that it is a case of none."""
        if self._beginnings is None:
            self._beginnings = frozenset(listed[:_BEGINNING] for listed in self._vocabulary)
        beginning = latin(word)[:_BEGINNING]
        return beginning in self._beginnings or beginning == _RESPELT_BEGINNING

    def _without_attached(self, tokens: Sequence[Token], at: int, spelt: Sequence[str]) -> list[Unit]:
        """The word, or the compound that it begins, without the short words that Arabic and Hebrew write on: ``بعبد الله``, ``בחמאס``."""
        token = tokens[at]
        if member := self._group_of_member(token.word):
            return [Unit(at, at, token.start, token.end, member)]
        attached = _ATTACHED.match(token.word)
        bare = token.word[attached.end() :] if attached else ""
        if not attached or not attached.end() or len(bare) < _SHORTEST_BARE:
            return []
        if at + 1 < len(spelt) and (bare in _HEADS or spelt[at + 1] in _TAILS):
            joined, used = compound([bare, *spelt[at + 1 : at + 3]], 0)
            if joined or bare in _HEADS:
                return [Unit(at, at + used - 1, token.start, tokens[at + used - 1].end, joined)] if joined else []
        one_word = bare.startswith(("ابو", "عبد")) and len(bare) > _SHORTEST_EBU - 1
        known = one_word or part(bare) in self._vocabulary or (self._is_name(part(bare)) and not self._is_name(token.word))
        return [Unit(at, at, token.start, token.end, part(bare))] if known else []

    def _group_of_member(self, word: str) -> str:
        """The well-known group to which those belong whom an Arabic, Persian or Urdu word names: ``الداعشي``, ``طالبانوں``."""
        stems = member_stems(part(without_attached(word)))
        return next((stem for stem in stems if stem in self._vocabulary and self._is_group(stem)), "")

    def _group_in(self, word: str) -> str:
        """The well-known group that a Latin word names with its article (``alshabab``), or whose people it names (``hisbollahis``)."""
        forms = [word[2:]] if word.startswith(_WRITTEN_ARTICLES) else []
        forms += latin_member_stems(word)
        return next((form for form in forms if self._is_group(form) and form in self._vocabulary), "")

    def _with_article(self, word: str) -> str:
        """The known word that a Latin one is with the article written on (``alrashidi``). Short ones begin other names (``Albert``)."""
        bare = part(word[2:]) if word.startswith(_WRITTEN_ARTICLES) and len(word) >= _SHORTEST_WITH_ARTICLE else ""
        return bare if bare in self._vocabulary else ""

    def _run_together(self, token: Token, at: int) -> list[Unit]:
        """The words of ``FirstMiddleLast`` by its capitals, or two known words written as one."""
        if len(token.raw) != token.end - token.start or len(token.raw) != len(token.word):
            return []
        humps = list(_HUMPS.finditer(token.raw)) if not token.raw[1:].islower() and not token.raw.isupper() else []
        if len(humps) > 1:
            return [Unit(at, at, token.start + hump.start(), token.start + hump.end(), part(hump[0].lower())) for hump in humps]
        cut = self._cut(token.word)
        if not cut:
            return []
        middle = token.start + cut
        return [Unit(at, at, token.start, middle, part(token.word[:cut])), Unit(at, at, middle, token.end, part(token.word[cut:]))]

    def _cut(self, word: str) -> int:
        """Return the place where a word falls into two known ones of at least three letters each, nearest to its middle, or 0."""
        place = self._cuts.get(word)
        if place is None:
            if len(self._cuts) > _MOST_CUTS:
                self._cuts.clear()
            cuts = [cut for cut in range(3, len(word) - 2) if word[:cut] in self._vocabulary and word[cut:] in self._vocabulary]
            place = self._cuts[word] = min(cuts, key=lambda cut: abs(2 * cut - len(word)), default=0)
        return place

    def _inside(self, token: Token, at: int) -> list[Unit]:
        """Known parts inside a run without spaces. Offsets hold where folding kept the length."""
        word = token.word
        if len(word) != token.end - token.start:
            return []
        spans = ((first, last) for first in range(len(word)) for last in range(first + 2, min(first + 9, len(word) + 1)))
        return [
            Unit(at, at, token.start + first, token.start + last, part(word[first:last]))
            for first, last in spans
            if last - first < len(word) and part(word[first:last]) in self._vocabulary
        ]


def _without_case(word: str, cases: frozenset[str]) -> list[str]:
    """Return a word without each of the endings that it has."""
    return [word[:-letters] for letters in range(1, _LONGEST_CASE + 1) if word[-letters:] in cases]


@lru_cache(maxsize=1 << 14)
def _turkish_stems(word: str) -> tuple[str, ...]:
    """Return the parts of which a Turkish word may be a case, in order."""
    stems = set(map(part, _without_case(word, _TURKISH_CASES)))
    return tuple(sorted(stem for stem in stems if len(stem) >= _SHORTEST_TURKISH))


def _may_begin_compound(word: str, after: str) -> bool:
    """Return whether two words in a row may be the beginning of a compound: this is asked of every word, before it is put together."""
    return word in _HEADS or word in _ABD_MISSPELT or after in _TAILS or after in PARTICLES or (len(word) == 1 and len(after) == 1)


def is_initial(word: str) -> bool:
    """Return whether a word is one letter that may stand for a name."""
    return len(word) == 1 and (word.isascii() or bool(_CYRILLIC.match(word)))


def makes_compounds(word: str) -> bool:
    """Return whether a word may be one part with the words beside it, single letters apart, perhaps behind what Arabic writes on to it."""
    if word in _HEADS or word in _TAILS or word in _ABD_MISSPELT:
        return True
    attached = _ATTACHED.match(word) if is_semitic(word) else None
    return attached is not None and word[attached.end() :] in _HEADS


def compound(words: Sequence[str], at: int) -> tuple[str, int]:
    """Return the compound that begins at a word and the number of its words, or an empty string."""
    word = words[at]
    after = at + 1
    if after >= len(words):
        return "", 1
    if len(word) == 1 and len(words[after]) == 1:
        return _letters(words, at)
    if word in _ABD_WORDS or word in KUNYAS:
        return _with_next(words, at)
    if word in _ABD_MISSPELT and words[after] not in PARTICLES:
        return f"abd{part(words[after])}", 2  # one letter short of the compound, so that it is judged as an error
    return ("", 1) if word in PARTICLES else _with_tail(words, at)


def _with_tail(words: Sequence[str], at: int) -> tuple[str, int]:
    """Return a word with the tail that makes a compound of it: ``Allah``, a suffix such as ``-zade``, or ``(al-)Din``."""
    word, after = words[at], at + 1
    if words[after] in _ALLAH_WORDS:
        return part(word) + ("له" if not word.isascii() else "ullah"), 2
    if words[after] in SUFFIXES:
        return part(word) + words[after], 2
    last = after + 1 if words[after] in PARTICLES else after
    if last < len(words) and words[last] in _DIN_WORDS:
        return part(word) + ("دين" if not word.isascii() else "din"), last - at + 1
    return "", 1


def _letters(words: Sequence[str], at: int) -> tuple[str, int]:
    """Return ``T.M.G.`` as one word, and letters that somebody wrote apart: ``Х А М А С``."""
    last = at
    while last + 1 < len(words) and len(words[last + 1]) == 1 and last - at < _MOST_LETTERS:
        last += 1
    letters = "".join(words[at : last + 1])
    return (part(letters), last - at + 1) if letters.isalpha() and not CJK.search(letters) else ("", 1)


def _with_next(words: Sequence[str], at: int) -> tuple[str, int]:
    """``Abd`` or ``Abu`` with the name after it, an article between them left out."""
    last = at + 1
    if words[last] in PARTICLES and last + 1 < len(words):
        last += 1
    if words[last] in PARTICLES:
        return "", 1
    arabic = not words[at].isascii()
    head = _ARABIC_HEADS.get(words[at], words[at]) if arabic else _head(words[at])
    if words[at] in _ABD_WORDS and words[last] in _ALLAH_WORDS:
        return ("عبدله" if arabic else "abdulah"), last - at + 1
    joined = head + part(words[last])
    return (_ABU_BAKR_FORM if joined in _ABU_BAKR else joined), last - at + 1


def _head(word: str) -> str:
    """Return the one form of the first word of a compound: ``abdu``, ``abu`` of ``ebu`` and ``aboe``, ``um`` of ``oum``."""
    if word in _ABD_WORDS:
        return "abdu"
    return "um" if word.endswith("m") else "abu"
