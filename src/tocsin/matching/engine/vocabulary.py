"""The words of known names, looked up in other spellings by sorted arrays of hashed keys."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import partial
from itertools import chain
from zlib import crc32

from rapidfuzz.distance import OSA

from tocsin.matching.engine.rarity import bits
from tocsin.matching.engine.sound import bones, is_semitic, local_sounds, semitic_bones, semitic_sounds, shape, sound, sound_apart

_ID_BITS = 28
_ID = (1 << _ID_BITS) - 1
_MOST_FRESH = 20_000
_MOST_NEAR = 400
_MOST_REMEMBERED = 1 << 14
_SHORTEST = 3
_SHORTEST_TYPO = 4

Near = dict[int, tuple[float, str]]
"""Known words that a word may stand for, by id: likeness in 0..1, and why; likest first."""


WRITTEN_OUT = 0.93
"""Likeness of an Arabic or Hebrew word to a Latin one that it writes out, and does not merely share its consonants with."""

_ONE_LETTER, _TWO_LETTERS, _SAME_BONES, _NEARLY = "one letter", "two letters", "the same consonants", "nearly the same sound"
OTHER_WORDS = frozenset([_ONE_LETTER, _TWO_LETTERS, _SAME_BONES, _NEARLY])
"""Changes that may as well make another name: a respelling does not."""

RESPELT = "a respelling"

FURTHER_WORDS = frozenset([_TWO_LETTERS, _NEARLY])
"""Those of them that change more than a letter."""


class Keys:
    """A multimap from hashed text keys to ids: one sorted array, and what came since it was sorted."""

    def __init__(self) -> None:
        self.sorted = array("Q")
        self._fresh: dict[int, list[int]] = {}
        self._new = array("Q")

    def add(self, key: str, id_: int) -> None:
        """Put an id under a key. It is found there after :meth:`settle`."""
        self._new.append(crc32(key.encode()) << _ID_BITS | id_)

    def add_all(self, keys: Iterable[str], id_: int) -> None:
        """Put an id under each of these keys."""
        self._new.extend([crc32(key.encode()) << _ID_BITS | id_ for key in keys])

    def settle(self, at_least: int = _MOST_FRESH) -> None:
        """Make new pairs available: sorted in when they are many, in a small table when they are few."""
        loose = sum(map(len, self._fresh.values()))
        if len(self._new) + loose > at_least:
            loose_pairs = [hashed << _ID_BITS | id_ for hashed, ids in self._fresh.items() for id_ in ids]
            self.sorted = array("Q", sorted(chain(self.sorted, self._new, loose_pairs)))
            self._fresh = {}
        else:
            for packed in self._new:
                self._fresh.setdefault(packed >> _ID_BITS, []).append(packed & _ID)
        self._new = array("Q")

    def get(self, key: str) -> list[int]:
        """Return every id under a key, and rarely one of another key with the same hash."""
        hashed, packed = crc32(key.encode()), self.sorted
        ids = list(self._fresh.get(hashed, ())) if self._fresh else []
        if packed:
            end = (hashed + 1) << _ID_BITS
            for at in range(bisect_left(packed, hashed << _ID_BITS), len(packed)):
                if packed[at] >= end:
                    break
                ids.append(packed[at] & _ID)
        return ids

    def of_any(self, keys: Iterable[str]) -> set[int]:
        """Return every id under any of these keys, as :meth:`get` does for one."""
        ids: set[int] = set()
        fresh, packed = self._fresh, self.sorted
        count = len(packed)
        for key in keys:
            hashed = crc32(key.encode())
            if hashed in fresh:
                ids.update(fresh[hashed])
            at = bisect_left(packed, hashed << _ID_BITS)
            while at < count and packed[at] >> _ID_BITS == hashed:
                ids.add(packed[at] & _ID)
                at += 1
        return ids


class Vocabulary:
    """Every distinct part of the known names, with its bits and its keys."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.ids: dict[str, int] = {}
        self.bits = array("f")
        self.keys = Keys()
        self.compared: dict[str, int] = {}
        """How many known words each looked-up word was compared with: what looking it up costs."""
        self._near: dict[tuple[str, bool], Near] = {}

    def add(self, word: str) -> int:
        """The id of a word, new or known."""
        word_id = self.ids.get(word)
        if word_id is not None:
            return word_id
        id_ = self.ids[word] = len(self.words)
        self.words.append(word)
        self.bits.append(bits(word))
        self.keys.add_all(set(_listed_keys(word)), id_)
        self._near.clear()
        self.compared.clear()
        return id_

    def near(self, word: str, exact: bool) -> Near:
        """The known words that ``word`` may stand for, likest first. Only itself when ``exact``."""
        near = self._near.get((word, exact))
        if near is None:
            if len(self._near) > _MOST_REMEMBERED:
                self._near.clear()
                self.compared.clear()
            near = self._near[(word, exact)] = self._most_alike(word, exact)
        return near

    def _most_alike(self, word: str, exact: bool) -> Near:
        own = self.ids.get(word)
        near: Near = {} if own is None else {own: (1.0, "")}
        if exact or len(word) < _SHORTEST or word.isdigit():
            return near
        ids = self.keys.of_any(_lookup_keys(word)) - {own}
        self.compared[word] = len(ids)
        if not ids:
            return near
        likeness_to = partial(_semitic_likeness, word) if is_semitic(word) else _LookedUp(word).likeness
        scored = sorted(((likeness_to(self.words[id_]), id_) for id_ in ids), reverse=True)
        near.update((id_, near) for near, id_ in scored[:_MOST_NEAR] if near[0] > 0)
        return near


def _deletions(kind: str, word: str) -> list[str]:
    """Return the keys of a kind for a word and for what is left of it without any one letter."""
    return [kind + word, *[kind + word[:at] + word[at + 1 :] for at in range(len(word))]]


def _listed_keys(word: str) -> list[str]:
    if not is_semitic(word) and len(skeleton := bones(sound(word))) >= _SHORTEST_TYPO:
        return [*_shared_keys(word), *_deletions("c", skeleton)]
    return _shared_keys(word)


def _shared_keys(word: str) -> list[str]:
    """Return the keys under which a known word is listed and a word of a text is looked up."""
    if is_semitic(word):
        return [*[f"b{key}" for key in semitic_bones(word)], *(_deletions("d", word) if len(word) >= _SHORTEST_TYPO else ())]
    sounds = sound(word)
    keys = [f"s{sounds}", f"b{bones(sounds)}", *[f"s{local}" for local in local_sounds(word)]]
    if (apart := sound_apart(word)) != sounds:
        keys.append(f"b{bones(apart)}")
    if len(sounds) > _SHORTEST_TYPO:
        keys += _deletions("t", sounds)
    if len(word) >= _SHORTEST_TYPO:
        keys += [f"x{shape(word)}", *_deletions("d", word)]
    elif len(word) == _SHORTEST:
        keys.append(f"d{word}")
    return keys


def _lookup_keys(word: str) -> list[str]:
    if is_semitic(word):
        return [*_shared_keys(word), *[f"c{key}" for key in semitic_bones(word) if len(key) >= _SHORTEST_TYPO]]
    return [key for key in _shared_keys(word) if key[0] != "b" or len(key) > 3]


class _LookedUp:
    """A Latin word that is looked up, with the forms by which it is compared."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.heard = sound(word)
        self.skeleton = bones(self.heard)
        self.shape = shape(word)

    def likeness(self, listed: str) -> tuple[float, str]:
        """Return how likely the writer meant ``listed``, and the change between the two."""
        if is_semitic(listed):
            return _semitic_likeness(listed, self.word)
        longest = max(len(self.word), len(listed))
        listed_sounds = sound(listed)
        if self.heard == listed_sounds:
            return (0.95 if longest > 3 else 0.85), RESPELT
        if self.heard in local_sounds(listed):
            return 0.93, "as another language spells it"
        steps = OSA.distance(self.word, listed, score_cutoff=2)
        if steps == 1:
            return _one_letter(self.word, listed, longest)
        apart = OSA.distance(self.heard, listed_sounds, score_cutoff=2)
        if longest >= _SHORTEST_TYPO and abs(len(self.word) - len(listed)) <= 2 and self.shape == shape(listed):
            return 0.9, "as a scan confuses letters"
        same_bones = self.heard[:1] == listed_sounds[:1] and self.skeleton == bones(listed_sounds)
        if same_bones and apart == 1:
            return (0.93 if longest >= 5 else 0.85), RESPELT
        return _further(longest, (steps, apart), same_bones)


def _one_letter(word: str, listed: str, longest: int) -> tuple[float, str]:
    if longest < _SHORTEST_TYPO:
        return 0.0, ""
    by_length = {4: 0.8, 5: 0.87, 6: 0.9}.get(longest, 0.92)
    return by_length - (0.04 if word[0] != listed[0] else 0.0), _ONE_LETTER


def _further(longest: int, distances: tuple[int, int], same_bones: bool) -> tuple[float, str]:
    steps, apart = distances
    if same_bones and longest >= 5:
        return (0.84 if apart <= 2 else 0.78), _SAME_BONES
    if apart == 1 and longest >= 6:
        return 0.82, _NEARLY
    if steps == 2 and longest >= 7:
        return (0.84 if longest >= 9 else 0.78), _TWO_LETTERS
    if apart == 2 and longest >= 10:
        return 0.76, _NEARLY
    return 0.0, ""


def _semitic_likeness(word: str, listed: str) -> tuple[float, str]:
    """Return how alike an Arabic or Hebrew word is to a known one in its own or in Latin letters."""
    if is_semitic(listed):
        steps = OSA.distance(word, listed, score_cutoff=1)
        return (0.87 if len(word) >= 5 else 0.8, "one letter") if steps == 1 and len(word) >= _SHORTEST_TYPO else (0.0, "")
    joined, apart = sound(listed), sound_apart(listed)
    sounds = semitic_sounds(word)
    mute = sound(listed[:-1]) if len(listed) > _SHORTEST_TYPO and listed[-1] == "e" else joined
    if sounds.matches(joined) or (apart != joined and sounds.matches(apart)) or (mute != joined and sounds.matches(mute)):
        return WRITTEN_OUT, "written out in Latin letters"
    keys, skeleton = semitic_bones(word), bones(joined)
    if len(skeleton) > 2 and (skeleton in keys or (apart != joined and bones(apart) in keys)):
        return 0.84, "the same consonants in Latin letters"
    if len(skeleton) >= _SHORTEST_TYPO and any(OSA.distance(skeleton, key, score_cutoff=1) == 1 for key in keys):
        return 0.74, "nearly the same consonants in Latin letters"
    return 0.0, ""
