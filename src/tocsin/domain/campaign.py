"""A campaign: what a channel called for, again and again, and what followed. Figures that the data cannot give are None."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tocsin.domain.plural import counted
from tocsin.domain.storm import Call, Interval


@dataclass(frozen=True, slots=True)
class Response:
    """Posts that followed calls, each once, without the channel's own. Shares are of accounts or posts, in 0..1.

    ``seen_earlier`` is the share of accounts that took part in an earlier instance, ``young`` the share made within thirty days before
    their first post here, of those whose age is known. ``posters`` counts posts that show a picture of the channel. ``concentration`` is
    the share of posts by the busiest tenth of accounts.
    """

    mentions: int
    accounts: int
    seen_earlier: Interval | None
    young: Interval | None
    languages: tuple[tuple[str, int], ...]
    posters: Interval | None
    concentration: float


@dataclass(frozen=True, slots=True)
class Instance:
    """One call with its response: the objects named (kind, value, posts), the calls, and posts per hour.

    An object is a hashtag, a link, an image or a text. A ``mention`` is an account that the calls mention: posts that mention it alone are
    not counted.

    ``before`` are posts per hour in the day before the first call, ``after`` from the first post that followed to the last, ``peak`` in
    the busiest hour. ``usual`` is the count expected for the hours of the response.
    """

    objects: tuple[tuple[str, str, int], ...]
    start: datetime
    end: datetime
    calls: tuple[Call, ...]
    response: Response
    before: float | None
    after: float
    peak: int
    usual: Interval | None
    hours: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Campaign:
    """Calls of one channel with their instances in order of time, and the total of all.

    ``unanswered`` are objects that the channel named and hardly anybody else did. ``subscribers`` is as stated, or as the dump has it.
    ``least`` is the number of posts that make an instance, and ``most`` the greatest number of posts by others after one call, or of
    one object where none has as many.
    """

    channel: str
    instances: tuple[Instance, ...]
    total: Response | None
    own_posts: int
    subscribers: int | None
    unanswered: tuple[tuple[str, str, int], ...]
    missing: tuple[tuple[str, str], ...]
    least: int = 0
    most: int = 0

    @property
    def without_instance(self) -> str:
        """Return the reason for which there is no instance: others posted nothing that was named, not after a call, or too few posts."""
        if not self.most:
            return f"the channel {self.channel!r} named no hashtag, link, picture or text that others posted, as far as posts are loaded"
        if self.most >= self.least:
            return f"others posted what the channel {self.channel!r} named, but not in the hours after it did"
        fewer = f"but after each call fewer than {counted(self.least, 'post')}, the least that counts: at most {self.most}"
        return f"others posted what the channel {self.channel!r} named, {fewer}"

    @property
    def per_subscriber(self) -> float | None:
        """Return the posts that followed for each subscriber, an upper bound: others post, too."""
        return self.total.mentions / self.subscribers if self.total and self.subscribers else None

    @property
    def usual(self) -> Interval | None:
        """Return the posts expected for the hours of all instances, None where it is not known for each."""
        known = [instance.usual for instance in self.instances if instance.usual]
        if not known or len(known) < len(self.instances):
            return None
        return Interval(*(sum(getattr(usual, name) for usual in known) for name in ("value", "low", "high")))
