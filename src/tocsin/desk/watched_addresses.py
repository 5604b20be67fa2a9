"""Watched accounts, channels, sites and links, found by who published a post or report and by what it links to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tocsin.domain.mention import KnownName
from tocsin.domain.subject import Kind
from tocsin.ingest.addresses import ANY, TITLE, own_addresses, profile_of, site_parts, watched_addresses

ADDRESSED = frozenset([Kind.ACCOUNT, Kind.CHANNEL, Kind.LINK])
"""Kinds of subjects that have an address at which they publish."""
_FORWARD = "forward:"
_ORIGINS = frozenset("chat channel link url source page feed site account user author website canonical origin".split())  # noqa: SIM905 - a list of words
_LONGEST = 300
_PUBLIC = frozenset("x twitter facebook instagram tiktok vk 4chan youtube feed social discord telegram reddit mastodon bluesky".split())  # noqa: SIM905 - a list of words


class WatchedAddresses:
    """Addresses of subjects that are accounts, channels or links. ``handles`` are the names of accounts that dumps know by a number."""

    def __init__(self, names: Iterable[KnownName], handles: Mapping[str, set[str]] | None = None) -> None:
        self._handles = handles or {}
        self._subjects: dict[str, set[str]] = defaultdict(set)
        for name in names:
            if name.kind in ADDRESSED:
                for address in watched_addresses(str(name.kind), name.text):
                    self._subjects[address].add(name.subject)
        self._leads_there = any(not address.startswith((f"{ANY}:", TITLE)) for address in self._subjects)
        """Whether a link can lead to any of them: it never does to a mere handle or title."""
        self._by_publisher: dict[tuple[str, str, str], frozenset[str]] = {}
        self._by_link: dict[str, frozenset[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._subjects)

    def publishers(self, platform: str, channel: str, account: str) -> frozenset[str]:
        """Return the subjects that published what came from this account in this channel."""
        key = (platform, channel, account)
        if key not in self._by_publisher:
            names = [account, channel, *self._handles.get(account, ())]
            self._by_publisher[key] = self._of(own_addresses(platform, names))
        return self._by_publisher[key]

    def linked(self, links: Sequence[str], share_of: str = "") -> set[str]:
        """Return the subjects to which these links lead, and the one whose post is passed on."""
        subjects: set[str] = set()
        for address in links if self._leads_there else ():
            if address not in self._by_link:
                self._by_link[address] = self._of({*site_parts(address), *filter(None, [profile_of(address)])})
            subjects |= self._by_link[address]
        if share_of.startswith(_FORWARD):
            subjects |= self.publishers("telegram", share_of.split(":", 2)[1], "")
        return subjects

    def of_facts(self, facts: Iterable[tuple[str, str]], channel: str, contact: str = "") -> set[str]:
        """Return the subjects from which a report comes, by the facts that state its origin.

        The sender of a message is looked at where the message was public: everybody else who writes is a source.
        """
        subjects: set[str] = set()
        for name, value in facts:
            if name.casefold() in _ORIGINS and len(value) <= _LONGEST:
                subjects |= self.publishers(channel, value, "") | self.linked([value] if "." in value else [])
        if channel.casefold() in _PUBLIC:
            for piece in contact.split(","):
                subjects |= self.publishers(channel, "", piece.strip())
        return subjects

    def _of(self, addresses: set[str]) -> frozenset[str]:
        return frozenset(subject for address in addresses for subject in self._subjects.get(address, ()))
