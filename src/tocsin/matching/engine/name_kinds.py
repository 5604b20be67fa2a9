"""Read a run of capitals as a person, a body or nothing, with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tocsin.matching.engine.context import GERMAN
from tocsin.matching.engine.name_runs import JOINING, LONGEST, Run, is_capital, opens
from tocsin.matching.engine.name_words import ends_in_a_surname, is_given_name, is_name, is_place, is_well_known, is_word, name_words
from tocsin.matching.engine.rarity import everyday
from tocsin.matching.tokens import Token

_KUNYA = frozenset(["abu", "abou", "umm", "um", "ibn", "bin", "abd", "abdul", "abdel"])
_ARTICLES = frozenset(["al", "el", "ar", "as", "ash", "az", "an", "at", "ad"])
_ACRONYM = 4
_SHORTEST_UNKNOWN = 4
_BOTH = 2
_BEN = "ben"
_RUSSIAN_PAST = re.compile("[а-яё]{3,}(?:л|ла|лся|лась)")
_OF = frozenset(["van", "von", "de", "der", "den", "del", "di", "da", "du", "ten", "ter"])
_POSSESSIVES = ("'s ", "’s ")
_SHORTEST_HEAD, _SHORTEST_MODIFIER = 5, 3
_GERMAN_BEFORE_NAMES = frozenset(["von", "durch", "gegen"])
"""Words behind which two unknown words in capitals are a name in German, too."""

_CALLED_AFTER = frozenset(
    ["operation", "exercise", "project", "initiative", "programme", "program", "conference", "task", "school", "college"]
)


def read_run(text: str, words: Sequence[Token], first: int, last: int) -> Run | None:
    """Read a run of capitals from ``first`` to ``last`` as a body or a person, or return None."""
    folded = [word.word for word in words[first : last + 1]]
    if len(folded) > 1 and any(word in name_words()["bodies"] for word in folded):
        person = _titled_tail(words, first, last) or _tail_of_names(text, words, first, last)
        return person or Run(first, last, "group", "named as a group or an office")
    begin = _begin(text, words, first, last)
    end = _end(words, begin, last)
    if begin > end:
        return None
    titled = begin > 0 and words[begin - 1].word in _announcing()
    reason = _Candidate(text, words, begin, end).reason(titled)
    return Run(begin, end, "person", reason) if reason else None


@lru_cache(maxsize=1)
def _announcing() -> frozenset[str]:
    """Return the words right behind which a capital is a person: titles, relations and peoples."""
    return name_words()["titles"] | name_words()["relations"] | name_words()["countries"]


def _begin(text: str, words: Sequence[Token], first: int, last: int) -> int:
    """Return where the name begins: after titles, peoples, and everyday words that only begin the sentence."""
    begin = _after_titles(words, first, last)
    while begin < last and opens(text, words, begin) and _only_opens(words[begin].word):
        begin += 1
    return begin


def _only_opens(word: str) -> bool:
    """Return whether a word in capitals only begins the sentence: an article or a pronoun, or an everyday word that is nobody's name."""
    return word in name_words()["openers"] or (word in everyday() and not is_name(word))


def _end(words: Sequence[Token], begin: int, last: int) -> int:
    """Return where the name ends: before days, months and words that are never a name, and before a place behind two words."""
    end = last
    while end >= begin and (words[end].word in name_words()["never"] or words[end].word in name_words()["calendar"]):
        end -= 1
    while end > begin + 1 and _is_place(words, end) and not is_given_name(words[end].word):
        end -= 1
    return end


def _titled_tail(words: Sequence[Token], first: int, last: int) -> Run | None:
    """``Defense Secretary Ash Carter``, ``U.S. Central Command Gen. Joseph Votel``: the person after the last title."""
    table = name_words()
    titles = [at for at in range(first, last) if words[at].word in table["titles"]]
    if not titles:
        return None
    begin = titles[-1] + 1
    tail = [words[at].word for at in range(begin, last + 1)]
    fine = tail and not any(word in table["bodies"] or word in table["places"] or word in table["countries"] for word in tail)
    return Run(begin, last, "person", "after a title") if fine else None


def _tail_of_names(text: str, words: Sequence[Token], first: int, last: int) -> Run | None:
    """``NATO Anso Veldrak``: the person after the last word of a body, by first name and surname."""
    begin = 1 + max(at for at in range(first, last + 1) if words[at].word in name_words()["bodies"])
    fine = words[begin - 1].word not in _CALLED_AFTER and last > begin and is_name(words[begin].word)
    reason = _Candidate(text, words, begin, last).reason(titled=False) if fine else ""
    return Run(begin, last, "person", reason) if reason else None


def _after_titles(words: Sequence[Token], first: int, last: int) -> int:
    """Return the first word of the name: after the last title, and after a nationality or a place before it."""
    begin = first
    for at in range(first, last):
        title = words[at].word in name_words()["titles"] and not (at > begin and at == last - 1 and is_name(words[at].word))
        related = words[at].word in name_words()["relations"] and words[at + 1].word in JOINING  # German: "Sohn von"
        if title or related:
            begin = at + 1 + related
    while begin < last and words[begin].word in name_words()["countries"]:
        begin += 1
    return begin


def _is_place(words: Sequence[Token], at: int) -> bool:
    """Return whether a word is a place or a people, and no article makes a byname of it: ``al-Kuwaiti``."""
    return is_place(words[at].word) and not (at > 0 and words[at - 1].word in _ARTICLES)


def _is_compound(word: str) -> bool:
    """Return whether a folded word ends in a word of the language, as German compounds do: ``Profikarriere``."""
    return any(is_word(word[at:]) for at in range(_SHORTEST_MODIFIER, len(word) - _SHORTEST_HEAD + 1))


@dataclass(frozen=True)
class _Candidate:
    """Words from ``begin`` to ``end`` of a text that may be a person's name."""

    text: str
    words: Sequence[Token]
    begin: int
    end: int

    @property
    def span(self) -> Sequence[Token]:
        return self.words[self.begin : self.end + 1]

    @cached_property
    def core(self) -> list[str]:
        """The words that tell: no particles, no initials. ``Ben`` begins a name, and is a particle within one."""
        first = [_BEN] if self.span[0].word == _BEN and self.end > self.begin else []
        return first + [word.word for word in self.span if word.word not in JOINING and len(word.word) > 1]

    @cached_property
    def german(self) -> bool:
        return any(word.word in GERMAN for word in self.words[:300])

    @cached_property
    def names(self) -> list[str]:
        """Those of the core that people bear as names."""
        return [word for word in self.core if is_name(word)]

    def reason(self, titled: bool) -> str:
        """Return the reason for which this is a person, or an empty string."""
        if self.is_of_a_place():
            return _NAMES
        if not self.core or len(self.core) > LONGEST or self._is_a_thing() or (self._is_all_capitals() and not titled):
            return ""
        if self._has_an_acronym() or (self._is_behind_a_thing() and not titled):
            return ""
        if titled and self._may_follow_a_title():
            return "after a title or a relation"
        return self._by_words()

    def is_of_a_place(self) -> bool:
        """Return whether a first name stands before ``van``, ``de`` or the like and whatever follows: ``Pieter van Dam``."""
        first = self.span[0].word
        if len(self.core) != _BOTH or not is_given_name(first) or is_word(first) or _is_place(self.words, self.begin):
            return False
        return any(word.word in _OF and word.raw.islower() for word in self.span)

    def _is_a_thing(self) -> bool:
        """Return whether a word of a place or a body is among the words, or they are countries, cities and days alone."""
        table = name_words()
        if any(word in table["places"] or word in table["bodies"] for word in self.core):
            return True
        return all(word in table["countries"] or word in table["cities"] or word in table["calendar"] for word in self.core)

    def _is_all_capitals(self) -> bool:
        return all(word.raw.isupper() for word in self.span)

    def _is_behind_a_thing(self) -> bool:
        """Return whether a word in small letters right before announces a body or a place: ``banco Goldman Sachs``, ``regio Navarra``."""
        before = self.words[self.begin - 1] if self.begin else None
        if before is None or before.raw[0].isupper() or self.text[before.end : self.span[0].start].strip():
            return False
        return before.word != "war" and (before.word in name_words()["bodies"] or before.word in name_words()["places"])  # German: was

    def _has_an_acronym(self) -> bool:
        """Return whether a few letters in capitals, that nobody is called, stand among other words: ``FC Southampton``."""
        return not self._is_all_capitals() and any(
            word.raw.isupper() and _BOTH <= len(word.raw) <= _ACRONYM and (len(word.raw) == _BOTH or not is_given_name(word.word))
            for word in self.span
        )

    def _may_follow_a_title(self) -> bool:
        """Return whether the words, after a title, are no words of a language, no country and no acronym."""
        table = name_words()
        plain = all(word in table["titles"] or (word in everyday() and not is_name(word)) for word in self.core)
        return not plain and self.core[0] not in table["countries"] and not self._is_acronym()

    def _is_acronym(self) -> bool:
        return self.begin == self.end and self.span[0].raw.isupper() and len(self.span[0].raw) <= _ACRONYM

    def _by_words(self) -> str:
        """Return the reason by the words: names that people bear, a kunya, or one name whose bearer speaks."""
        if self.end > self.begin and self._is_one_compound():
            return _SPEAKS if self.names and self._speaks() else ""
        if (len(self.names) < len(self.core) and all(is_word(word) for word in self.core)) or self._has_a_place():
            return ""
        return next((reason for is_so, reason in _REASONS if is_so(self)), "")

    def _is_one_compound(self) -> bool:
        """Return whether hyphens join all words of a run, as in a compound: ``Aksa-Backwaren``."""
        return all("-" in self.text[self.words[at].end : self.words[at + 1].start] for at in range(self.begin, self.end))

    def _has_a_place(self) -> bool:
        """Return whether a word is a place. One that is a first name as well may stand beside another name: ``Michael Jordan``."""
        places = [at for at in range(self.begin, self.end + 1) if _is_place(self.words, at)]
        if len(places) == 1 and self.end > self.begin and is_given_name(self.words[places[0]].word):
            others = [word for word in self.core if word != self.words[places[0]].word]
            return not any(is_given_name(word) and not is_word(word) for word in others)
        return bool(places)

    def is_kunya(self) -> bool:
        """``Abu Mazlum``: a name by its form."""
        return self.span[0].word in _KUNYA and self.end > self.begin

    def is_full_name(self) -> bool:
        """Two names, a first name, a surname at the end, or an initial beside a name."""
        has_initial = any(len(word.raw) == 1 for word in self.span[:-1])
        if has_initial and len(self.core) == 1 and self._has_dotted_initials():
            return not is_word(self.core[0]) and not self.german
        if not self.names or len(self.core) < _BOTH:
            return False
        if self.german and _is_compound(self.core[0]) and not is_given_name(self.core[0]):
            return False
        surname = ends_in_a_surname(self.core) or ends_in_a_surname(self.core[:_BOTH])
        return has_initial or len(self.names) >= _BOTH or is_name(self.core[0]) or surname

    def _has_dotted_initials(self) -> bool:
        """Return whether all words but the last are initials with a dot: ``D. W. Griffith``."""
        first = self.words[self.begin : self.end]
        return all(len(word.raw) == 1 and self.text[word.end : word.end + 1] == "." for word in first)

    def are_no_words(self) -> bool:
        """Two capitalised words of no language, and nothing before them announces a thing or a place.

        German tells less: it gives every noun a capital, and its compounds stand in no dictionary.
        """
        before = self.words[self.begin - 1].word if self.begin else ""
        if len(self.core) != _BOTH or before in name_words()["before_places"]:
            return False
        bracketed = self.text[: self.span[0].start].endswith("(")
        if self.german and not ((before in _GERMAN_BEFORE_NAMES or bracketed) and not any(map(_is_compound, self.core))):
            return False
        written = all(word.raw[1:].islower() for word in self.span if is_capital(word))
        return written and all(len(word) >= _SHORTEST_UNKNOWN and not is_word(word) for word in self.core)

    def is_spoken_of(self) -> bool:
        """A name, or one word that is no everyday one, beside a verb of saying."""
        telling = self.names or (len(self.core) == 1 and not self.german)
        return bool(telling) and self.core[0] not in everyday() and self._speaks()

    def _speaks(self) -> bool:
        """Return whether a verb of saying stands right before or after."""
        around = [self.words[at].word for at in (self.begin - 1, self.end + 1) if 0 <= at < len(self.words)]
        return any(word in name_words()["verbs"] for word in around) or self._acts_in_russian()

    def _acts_in_russian(self) -> bool:
        """Return whether a Russian verb of the past follows one unknown word within a sentence: ``когда Барретто вернулся``."""
        after = self.end + 1
        if self.begin != self.end or after >= len(self.words) or is_word(self.core[0]) or opens(self.text, self.words, self.begin):
            return False
        between = self.text[self.span[0].end : self.words[after].start]
        return between == " " and _RUSSIAN_PAST.fullmatch(self.words[after].raw) is not None

    def is_well_known(self) -> bool:
        """One name that many bear, with small letters on both sides."""
        return len(self.core) == 1 and self.begin == self.end and is_well_known(self.core[0]) and self._stands_alone()

    def _stands_alone(self) -> bool:
        """Return whether a capital within a sentence has small letters on both sides, and so is no part of a longer name."""
        at = self.begin
        if at == 0 or at + 1 >= len(self.words) or opens(self.text, self.words, at):
            return False
        before, after = self.words[at - 1], self.words[at + 1]
        if before.word in name_words()["determiners"] or "of" in (before.word, after.word) or "-" in self.text[before.end : after.start]:
            return False
        if self.text[self.span[0].end :].startswith(_POSSESSIVES) and is_given_name(self.core[0]) and not _is_place(self.words, at):
            return True
        return all((token.raw.islower() or token.raw.isdigit()) and token.word not in _ARTICLES for token in (before, after))


_NAMES = "words that people bear as names"
_SPEAKS = "speaks or is spoken of as a person"
_REASONS: tuple[tuple[Callable[[_Candidate], bool], str], ...] = (
    (_Candidate.is_kunya, "a name by its form"),
    (_Candidate.is_full_name, _NAMES),
    (_Candidate.are_no_words, "two words of no language side by side"),
    (_Candidate.is_spoken_of, _SPEAKS),
    (_Candidate.is_well_known, "a name that many bear"),
)
