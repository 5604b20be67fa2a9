"""Joint presence: how surprising it is that so many of a set of accounts are in one episode, again and again.

Where ``m`` of a set are in an episode with ``o`` others, ``(o + 1) * n / t`` are expected: ``n`` are the memberships of the set elsewhere
at the source, ``t`` those of all others, or both in all other episodes of like size, whichever expects more. So the background comes from
everyone else, a source that the set visits once does not make it a stranger there, and sources with few others are left out. The
surprise ``-log P(M >= m | M >= 2)`` of the most surprising episode of each moment is summed over moments. By chance this sum of ``k``
terms is at most gamma distributed with shape ``k`` (Fisher's method).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tocsin.analysis.chances import log_gamma_above, log_poisson_at_least
from tocsin.analysis.coaction.encounters import Episodes
from tocsin.analysis.coaction.rows import Codes, Floats, Ints

LEAST_PUBLIC = 100
"""Memberships of others that a source needs: where hardly anybody else is, they tell nothing about the set."""


def set_chance(episodes: Episodes, accounts: tuple[int, ...], *, alone: bool = False) -> float:
    """Return the logarithm of the chance of such a joint presence of a set chosen in advance, 0 where two never meet.

    With ``alone``, moments at sources with few others count as well, against episodes of like size alone.
    """
    inside = np.zeros(episodes.accounts, np.bool_)
    inside[list(accounts)] = True
    members = np.bincount(episodes.episode[inside[episodes.account]], minlength=len(episodes.size)).astype(np.float64)
    met = np.flatnonzero(members >= 2)
    if not len(met):
        return 0.0
    surprise = _moments(_surprise(episodes, members, met, alone), episodes.slot[met])
    return log_gamma_above(surprise.sum(), len(surprise)) if surprise.any() else 0.0


def _surprise(episodes: Episodes, members: Floats, met: Ints, alone: bool) -> Floats:
    at_source, in_class = _Rates.of(episodes.source, episodes, members), _Rates.of(episodes.level, episodes, members)
    source = episodes.source[met]
    public = at_source.others[source] >= np.maximum(LEAST_PUBLIC, at_source.members[source])
    rate = np.maximum(np.where(public, at_source.elsewhere(met, members), 0.0), in_class.elsewhere(met, members))
    mean = np.maximum((episodes.size[met] - members[met] + 1) * rate, 1e-3)
    return np.where(public | alone, log_poisson_at_least(2, mean) - log_poisson_at_least(members[met], mean), 0.0)


@dataclass(frozen=True, slots=True)
class _Rates:
    """Memberships of a set and of others by key (a source, a class of size), and the key of each episode."""

    key: Codes
    members: Floats
    others: Floats

    @classmethod
    def of(cls, key: Codes, episodes: Episodes, members: Floats) -> _Rates:
        others: Floats = np.bincount(key, weights=episodes.size - members).astype(np.float64)
        return cls(key, np.bincount(key, weights=members).astype(np.float64), others)

    def elsewhere(self, met: Ints, members: Floats) -> Floats:
        """Return memberships of the set for each of another, in the other episodes of the key of each of these."""
        key = self.key[met]
        return np.asarray((self.members[key] - members[met]) / (self.others[key] + 1))


def _moments(surprise: Floats, slot: Codes) -> Floats:
    """Return the greatest surprise of each moment."""
    order = np.lexsort((-surprise, slot))
    first = np.ones(len(order), np.bool_)
    first[1:] = np.diff(slot[order]) != 0
    return np.asarray(surprise[order][first])
