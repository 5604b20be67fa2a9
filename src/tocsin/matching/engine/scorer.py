"""Score how well some words of a text fit a known name: in 0..1, in bits, and in words for the reader."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.plural import noun
from tocsin.matching.engine.acronyms import is_acronym, stands_for_something_else
from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.costs import (
    beside,
    beside_a_name,
    broken,
    changed_to_names,
    gap,
    in_small_letters,
    in_two_scripts,
    strangers_between,
)
from tocsin.matching.engine.dropped_parts import forgiven, is_patronymic
from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.group_words import is_articled, is_generic, is_unmistakable
from tocsin.matching.engine.name_match import INITIAL, NameMatch, PartMatch
from tocsin.matching.engine.names import OWN, NameTable
from tocsin.matching.engine.other_meanings import begins_anothers, lacks_its_article, names_of_a_list
from tocsin.matching.engine.other_names import is_translation
from tocsin.matching.engine.particles import KUNYAS, PARTICLES, TITLES
from tocsin.matching.engine.rarity import bits, everyday, in_words, is_borne, is_filler, ordinary, person_bits
from tocsin.matching.engine.scored_match import ScoredMatch
from tocsin.matching.engine.single_words import announced, announced_as_armed, stands_alone
from tocsin.matching.engine.sound import is_semitic
from tocsin.matching.engine.vocabulary import OTHER_WORDS, WRITTEN_OUT

_WORD = re.compile(r"\w+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_COMMA = 0.1
_SCRAMBLED, _SCRAMBLED_GROUP = 0.04, 0.2
_SHORT_CORE = 4
_INITIAL_FIT = 0.28
_OWN_BITS = 2.0
"""Bits less for a surname and an initial of one of the desk's own subjects."""

_INITIAL_BITS = 1.0
_VERBATIM = 0.8
_PHRASE, _LONG, _LONG_WORD = 2, 3, 6
_FAR_APART = 2
"""Words between two parts of a person's name beyond which each must be as listed."""

_RARE_PART = 9.0
_WRITTEN_OUT_BITS = 2.5
_DOUBT = 1.5
_AS_GOOD = 0.9


class Scorer:
    """Score matches against the names in the table."""

    def __init__(self, names: NameTable) -> None:
        self._names = names

    def score(self, context: TextContext, match: NameMatch, bands: MatchThresholds) -> ScoredMatch | None:
        """Return the score of a match in its text, or None where it cannot reach the lowest band."""
        bare = self._bare(match)
        entity = self._names.entity(match.name)
        if entity.kind == "person" and entity.source != OWN and begins_anothers(context, match, bare.evidence_bits):
            return None
        if match.verbatim and self._is_written_out(context, match) and not self._is_phrase(context, match):
            return replace(bare, fit=max(bare.fit, _VERBATIM), notes=("word for word",) if bare.fit < _VERBATIM else ())
        if (
            bare.fit < bands.possible_fit
            or not (bare.whole or self._has_evidence(context, bare, bands))
            or self._is_transliterated_loosely(context, match)
            or self._takes_a_word_for_a_name(context, match)
            or self._is_a_changed_piece(bare)
            or self._is_scattered(context, match)
        ):
            return None
        notes = [
            *self._gaps(context, match),
            *self._order(context, match),
            *beside(context, match),
            *in_small_letters(context, match),
            *in_two_scripts(match),
            *changed_to_names(match),
        ]
        fitting = bare.fit * (1 - min(sum(cost for cost, _ in notes), 0.9))
        if fitting < bands.possible_fit:
            return None
        scored = replace(bare, fit=round(fitting, 4), notes=tuple(note for _, note in notes))
        return scored if self._is_worth_showing(context, scored, bands) else None

    def _is_written_out(self, context: TextContext, match: NameMatch) -> bool:
        """Return whether a name given word for word reads as one: within a sentence, and not as everyday words in small letters."""
        first, last = match.parts_matched[0].unit.first, max(part_match.unit.last for part_match in match.parts_matched)
        one_name = self._names.cores[match.name] == 1 and self._names.entity(match.name).kind == "person"
        in_pieces = broken(context, first, last) and not any(mark in self._names.texts[match.name] for mark in ":;(.")
        if one_name or in_pieces:  # a title and one first name are many people
            return False
        words = [context.tokens[at] for at in range(first, last + 1)]
        plain = all(token.word in everyday() or token.word in PARTICLES for token in words)
        if plain and context.capital_beside(first, last):  # "The Youth Theatre" is not The Youth
            return False
        return not (plain and all(token.raw.islower() for token in words) and (len(words) < _LONG or self._names.is_weak(match.name)))

    def _is_transliterated_loosely(self, context: TextContext, match: NameMatch) -> bool:
        """Return whether Arabic or Hebrew words match Latin ones otherwise than in one piece and in order.

        Letters without vowels resemble many Latin words. So no everyday word, no other order and no word between counts.
        """
        ids, words = self._names.parts_of(match.name), self._names.vocabulary.words
        if len(match.parts_matched) == 1 or not any(
            is_semitic(part_match.unit.word) and not is_semitic(words[ids[part_match.place]]) for part_match in match.parts_matched
        ):
            return False
        long = len(match.parts_matched) == len(ids) >= _LONG and all(
            part_match.likeness >= WRITTEN_OUT for part_match in match.parts_matched
        )
        if not long and (any(_is_loose_word(part_match) for part_match in match.parts_matched) or self._is_borne_by_nobody(match)):
            return True
        return any(
            before.place > after.place or strangers_between(context, before, after) for before, after in pairwise(match.parts_matched)
        )

    def _is_borne_by_nobody(self, match: NameMatch) -> bool:
        """Return whether people bear none of the words that Arabic letters write for a person's name, and all are short.

        Hebrew names are hardly known. A word that shares no more than its consonants with the name counts for none.
        """
        parts = match.parts_matched
        if self._names.entity(match.name).kind != "person" or not all(_ARABIC.match(item.unit.word) for item in parts):
            return False
        if any(item.unit.first != item.unit.last for item in parts):  # a compound
            return False
        words = [item.unit.word for item in parts if item.likeness >= WRITTEN_OUT]
        return all(len(word) < _LONG_WORD and person_bits(word) is None for word in words)

    def _is_a_changed_piece(self, scored: ScoredMatch) -> bool:
        """Return whether the text has two parts of a longer name of a list, and one of them is another word by a letter or more.

        So it is where all of several parts are other words, or share no more than consonants with a name in Arabic or Hebrew letters.
        """
        match, parts = scored.match, scored.match.parts_matched
        if len(parts) == 1 or self._names.entity(match.name).source == OWN:
            return False
        if all(part_match.likeness < _AS_GOOD for part_match in parts):
            return True
        return bool(scored.missing) and len(parts) == _PHRASE and any(part_match.why in OTHER_WORDS for part_match in parts)

    def _takes_a_word_for_a_name(self, context: TextContext, match: NameMatch) -> bool:
        """Return whether a small word resembles a part of a listed name of which the text has another part in capitals.

        People misspell the places and bodies that a desk names itself, and write a word of them in small letters.
        """
        entity = self._names.entity(match.name)
        if not context.cased or (entity.source == OWN and entity.kind != "person"):
            return False
        firsts = (context.tokens[part_match.unit.first].raw[0] for part_match in match.parts_matched)
        small = [first.islower() and first != "l" for first in firsts]  # a scan reads I as l
        changed = [part_match.likeness < 1 and part_match.why != INITIAL for part_match in match.parts_matched]
        if all(small) and (len(match.parts_matched) == 1 or context.is_topical(match.first, match.last)):
            return False
        if all(small) and entity.kind != "person" and not all(_is_word(part_match.unit.word) for part_match in match.parts_matched):
            return False
        return any(is_small and is_changed for is_small, is_changed in zip(small, changed, strict=True))

    def _is_scattered(self, context: TextContext, match: NameMatch) -> bool:
        """Return whether other words stand between parts that are no name together.

        Such parts are those of a body behind a comma ("real sofa, ira"), and of a person far apart, one of them another word.
        """
        strangers = [len(strangers_between(context, before, after)) for before, after in pairwise(match.parts_matched)]
        if not any(strangers):
            entity = self._names.entity(match.name)
            body = entity.kind != "person" and entity.source != OWN and "," not in self._names.texts[match.name]
            return body and "," in context.between(match.first, match.last)
        if self._names.entity(match.name).kind != "person":
            words_apart = len(match.parts_matched) == _PHRASE and not context.is_topical(match.first, match.last)
            return words_apart or "," in context.between(match.first, match.last)
        if self._core(match):  # a title, and one word of the name after others: "Dr Shabana Haqqani"
            return True
        if names_of_a_list(context, match):
            return True
        if any(count and before.unit.word in KUNYAS for before, count in zip(match.parts_matched, strangers, strict=False)):
            return True  # "Abu Musab al-Zarqawi" is not Abu Zarqawi
        changed = [part_match for part_match in match.parts_matched if part_match.why and part_match.why != INITIAL]
        return max(strangers) > _FAR_APART - any(part_match.why in OTHER_WORDS for part_match in changed) and bool(changed)

    def _is_worth_showing(self, context: TextContext, scored: ScoredMatch, bands: MatchThresholds) -> bool:
        """Return whether it is worth a person's look: a name of several words given whole always is."""
        if self._is_phrase(context, scored.match):
            return False
        if scored.whole and self._names.cores[scored.match.name] > 1:
            return True
        if self._is_single(scored.match):
            if self._is_part_of_anothers(context, scored.match):
                return False
            return self.may_stand_alone(context, scored) and not self._stands_for_something_else(context, scored.match)
        return self._has_evidence(context, scored, bands) and not self._is_somebody_elses(context, scored, bands)

    def _is_somebody_elses(self, context: TextContext, scored: ScoredMatch, bands: MatchThresholds) -> bool:
        """Return whether two common words are rather part of another person's name: a third name stands beside.

        Not in a text about violence, crime, courts or war, and not where the desk named the person itself.
        """
        entity, match = self._names.entity(scored.match.name), scored.match
        if entity.kind != "person" or entity.source == OWN or len(match.parts_matched) != _PHRASE:
            return False
        if scored.evidence_bits >= bands.alert_bits or context.is_topical(match.first, match.last):
            return False
        return beside_a_name(context, match)

    def _is_part_of_anothers(self, context: TextContext, match: NameMatch) -> bool:
        """Return whether one name of a listed person stands beside another name: ``Hidayat Ullah Shah`` is not Hidayatullah."""
        entity = self._names.entity(match.name)
        return entity.kind == "person" and entity.source != OWN and bool(beside(context, match))

    def _stands_for_something_else(self, context: TextContext, match: NameMatch) -> bool:
        """Return whether the text says that these initials are those of something else."""
        unit = match.parts_matched[0].unit
        if self._names.entity(match.name).kind == "person" or not is_acronym(context, unit):
            return False
        if announced_as_armed(context, unit) or context.is_topical(unit.first, unit.last):
            return False
        names = self._names
        numbers = names.names_of_entity(names.entity_of[match.name])
        own = {names.vocabulary.words[id_] for number in numbers for id_ in names.parts_of(number)}
        return stands_for_something_else(context, unit, own)

    def _is_phrase(self, context: TextContext, match: NameMatch) -> bool:
        """Return whether two small words that the press of a language calls a body by are a phrase here: "a shining path of snails"."""
        units = [part_match.unit for part_match in match.parts_matched]
        if len(units) != _PHRASE or not units[0].small or not context.cased or not is_translation(self._names.texts[match.name]):
            return False
        if is_unmistakable("".join(unit.word for unit in units)) or any(_tells_a_name(unit.word) for unit in units):
            return False
        return not (announced(context, units[0]) or context.is_topical(match.first, match.last))

    def _bare(self, match: NameMatch) -> ScoredMatch:
        """Return the score by the words alone, before anything around them counts against it."""
        names = self._names
        parts = names.parts_of(match.name)
        weights = [names.vocabulary.bits[id_] for id_ in parts]
        covered = sum(weights[part_match.place] * part_match.likeness for part_match in match.parts_matched)
        evidence = [_evidence_bits(weights[part_match.place], part_match) for part_match in match.parts_matched]
        picked = {part_match.place for part_match in match.parts_matched}
        absent = [place for place in range(len(parts)) if place not in picked]
        words = [names.vocabulary.words[id_] for id_ in parts]
        spare = [place for place in absent if self._is_spare(match.name, words[place]) or self._is_patronymic(match.name, place, words)]
        gone = [place for place in absent if place not in spare]
        initials = sum(part_match.why == INITIAL for part_match in match.parts_matched)
        cover = min(
            1.0,
            covered / (sum(weights) - sum(weights[place] for place in spare) - self._forgiven(match.name, gone, picked, weights) or 1.0)
            + _INITIAL_FIT * initials,
        )
        changed = sum(part_match.likeness < _AS_GOOD for part_match in match.parts_matched)
        return ScoredMatch(match, round(cover, 4), round(sum(evidence), 2), max(evidence), len(gone), initials, changed)

    def _is_patronymic(self, name: int, place: int, words: list[str]) -> bool:
        """Return whether a part of a person's name is a patronymic, which the press leaves out."""
        return self._names.entity(name).kind == "person" and is_patronymic(place, words[place], len(words))

    def _forgiven(self, name: int, gone: list[int], picked: set[int], weights: list[float]) -> float:
        """Return the weight of the missing parts that people leave out. Bodies have none at an end of their names."""
        return forgiven(self._names.texts[name], gone, picked, weights)

    def _is_spare(self, name: int, word: str) -> bool:
        """Return whether a part may be missing: a title, a legal form, or what kind of body it is where another word is rare."""
        return is_filler(word) or (self._names.cores[name] == 1 and self._names.entity(name).kind != "person" and is_generic(word))

    def _is_single(self, match: NameMatch) -> bool:
        """Return whether one word of the text alone tells the name, legal forms and titles apart."""
        return len(match.parts_matched) == 1 or (self._names.cores[match.name] == 1 and self._core(match) is not None)

    def _core(self, match: NameMatch) -> PartMatch | None:
        """Return the only matched part that is no title, legal form or kind of body, or None where there are none or several."""
        telling = [part_match for part_match in match.parts_matched if not self._is_spare(match.name, self._word(match, part_match))]
        return telling[0] if len(telling) == 1 else None

    def _word(self, match: NameMatch, part_match: PartMatch) -> str:
        return self._names.vocabulary.words[self._names.parts_of(match.name)[part_match.place]]

    def _has_evidence(self, context: TextContext, scored: ScoredMatch, bands: MatchThresholds) -> bool:
        """Return whether the words tell enough to be worth a look. Of one word alone the place it stands in decides.

        Common words in another spelling, or without the rest of the name, need more, unless the text is about violence, crime,
        courts or war. Names of the desk's own subjects are few, and callers misspell them: theirs need no more, and an initial does.
        """
        needed = bands.possible_bits if scored.complete else bands.partial_bits
        listed = self._names.entity(scored.match.name).source != OWN
        if listed and not scored.whole and scored.rarest < _RARE_PART and not context.is_topical(scored.match.first, scored.match.last):
            needed += _WRITTEN_OUT_BITS if self._is_written_out_in_latin(scored.match) else bands.common_bits
        if scored.initials and not scored.missing and scored.rarest >= bands.alert_part_bits:
            needed = min(needed, bands.alert_part_bits + _INITIAL_BITS)
        if scored.initials and not scored.missing and not listed:
            needed = min(needed, bands.possible_bits - _OWN_BITS)
        return self._is_single(scored.match) or scored.evidence_bits >= needed

    @staticmethod
    def _is_written_out_in_latin(match: NameMatch) -> bool:
        """Return whether each part is the one listed, in Arabic or Hebrew letters, which give no vowels to misspell."""
        return all(part_match.likeness >= WRITTEN_OUT and is_semitic(part_match.unit.word) for part_match in match.parts_matched)

    def _gaps(self, context: TextContext, match: NameMatch) -> list[tuple[float, str]]:
        person = self._names.entity(match.name).kind == "person"
        return [cost for first, second in pairwise(match.parts_matched) for cost in gap(context, first, second, person)]

    def _order(self, context: TextContext, match: NameMatch) -> list[tuple[float, str]]:
        """Return the cost of the order of the parts. Any turn of a person's name is free, other names keep their order."""
        places = [part_match.place for part_match in match.parts_matched]
        turns = sum(first > second for first, second in pairwise(places))
        comma = any(
            "," in context.between(first.unit.last, second.unit.first)
            for first, second in pairwise(match.parts_matched)
            if first.unit.last < second.unit.first
        )
        person = self._names.entity(match.name).kind == "person"
        if turns > person:
            return [(_SCRAMBLED if person else _SCRAMBLED_GROUP, "in another order")]
        straight = turns == 0
        if comma and straight and len(places) > 1:
            return [(_COMMA, "with a comma")]
        return []

    def may_stand_alone(self, context: TextContext, scored: ScoredMatch) -> bool:
        """Return whether a name of one word reads as a name where it stands, and is not just somebody's name."""
        part_match = self._core(scored.match) or scored.match.parts_matched[0]
        word = self._word(scored.match, part_match)
        if len(word) < _SHORT_CORE and len(scored.match.parts_matched) < len(self._names.parts_of(scored.match.name)):
            return False
        if self._as_written(context, scored):
            return True
        entity, name = self._names.entity(scored.match.name), self._names.texts[scored.match.name]
        if entity.kind == "person" and entity.source != OWN and lacks_its_article(context, part_match.unit, name):
            return False
        return stands_alone(context, part_match, word, entity)

    def _as_written(self, context: TextContext, scored: ScoredMatch) -> bool:
        """Return whether the text has the name as it was written down, word for word ("The Miller"), and not inside a longer one."""
        words = _WORD.findall(self._names.texts[scored.match.name].casefold())
        at = scored.match.parts_matched[0].unit.first
        here = context.tokens[at].raw
        if sum(word not in TITLES for word in words) < 2 or here.casefold() not in words:
            return False
        if here.islower() and fold(here) not in KUNYAS and (context.cased or fold(here) in everyday() or fold(here) in ordinary()):
            return False
        first = at - words.index(here.casefold())
        last = first + len(words)
        if first < 0 or [token.raw.casefold() for token in context.tokens[first:last]] != words:
            return False
        return last >= len(context.tokens) or context.opens(last) or not (context.named(last) or context.capital_beside(first, last - 1))

    def parts(self, scored: ScoredMatch, held_by: int) -> dict[str, object]:
        """Return the parts of the score in words and numbers."""
        names = self._names
        ids = names.parts_of(scored.match.name)
        spelt = [
            f"{part_match.unit.word} ~ {names.vocabulary.words[ids[part_match.place]]}: {part_match.why}"
            for part_match in scored.match.parts_matched
            if part_match.why
        ]
        picked = {part_match.place for part_match in scored.match.parts_matched}
        missing = [names.vocabulary.words[id_] for place, id_ in enumerate(ids) if place not in picked]
        fields: dict[str, object] = {
            "words": f"{len(picked)} of {len(ids)}",
            "spelling": "; ".join(spelt) or "exact",
            "told_bits": round(scored.evidence_bits, 1),
            "rarity": in_words(scored.evidence_bits),
            "held_by": f"{held_by} {noun(held_by, 'entry', 'entries')}",
        }
        optional = {"missing": " ".join(missing), "against": "; ".join(scored.notes), "corroborated": "; ".join(scored.corroboration)}
        return fields | {key: value for key, value in optional.items() if value}


def _is_word(word: str) -> bool:
    return word in everyday() or word in ordinary()


def _tells_a_name(word: str) -> bool:
    """Return whether a small word of two is no word of a phrase: people bear it, or a group is known by it."""
    return (is_borne(word) and word not in everyday()) or is_unmistakable(word) or is_articled(word)


def _is_loose_word(part_match: PartMatch) -> bool:
    """Return whether a matched word is an everyday one, or an ordinary one that shares no more than its consonants with the name."""
    word = part_match.unit.word
    return word in everyday() or (word in ordinary() and part_match.likeness < WRITTEN_OUT)


def _evidence_bits(listed: float, part_match: PartMatch) -> float:
    """Return the bits of a matched part. A changed word that is a common name itself counts for no more than that name."""
    if part_match.why and part_match.why != INITIAL:
        least = min(listed, bits(part_match.unit.word) + 1.0)
        if is_semitic(part_match.unit.word) and part_match.likeness >= WRITTEN_OUT:
            return least  # the same name in its own letters is no rarer and no more common
        return max(least * part_match.likeness - (_DOUBT if part_match.why in OTHER_WORDS else 0.0), 0.0)
    return listed * part_match.likeness
