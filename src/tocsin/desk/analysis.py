"""Storms, co-acting accounts and reciprocal escalation in the desk's posts, and filing storms as reports."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.desk.intake import Intake
from tocsin.desk.post_pictures import catalogue, thumbnail
from tocsin.desk.poster_groups import in_storm, of_channel
from tocsin.desk.posts import Posts
from tocsin.domain.errors import Unknown
from tocsin.domain.people import SYSTEM
from tocsin.domain.plural import counted
from tocsin.domain.post import Post
from tocsin.domain.progress import Progress
from tocsin.domain.report import Priority, Receipt, Submission
from tocsin.domain.storm import FINDINGS, Group, Storm
from tocsin.extras import is_installed

if TYPE_CHECKING:
    from tocsin.analysis.brief import Brief, BriefRequest, PicturesShown
    from tocsin.analysis.coaction.request import Coaction, CoactRequest
    from tocsin.analysis.coaction.signals import Signal
    from tocsin.analysis.reciprocal import ReciprocalRequest, ReciprocalResult
    from tocsin.analysis.storms.request import StormRequest
    from tocsin.domain.campaign import Campaign
    from tocsin.lake import Lake

CHANNEL = "storm"
_NEAREST = 3
_PICTURES = 10
_LIKE = 60  # of 100


class Analysis:
    """Measurements over the posts in the lake."""

    def __init__(self, home: Path, posts: Posts, intake: Intake) -> None:
        self._home = home
        self._posts = posts
        self._intake = intake
        keep_compiled_code(home / "cache" / "numba", Path(__file__).parents[1])

    def coact(self, request: CoactRequest, progress: Progress) -> Coaction:
        """Return the pairs of accounts that act in step, and their groups."""
        from tocsin.analysis.coaction.run import coact

        return coact(self._posts.lake(), request, progress)

    def edges_by_spark(self, request: CoactRequest, folder: Path) -> int:
        """Let Spark write all edges into a new folder, without groups or chances, and return their number."""
        from tocsin.analysis import source
        from tocsin.analysis.coaction.spark import write_edges

        lake = self._posts.lake()
        return write_edges(lake, request if request.windows else replace(request, windows=source.windows(lake)), folder)

    def posts(self, keys: Sequence[str]) -> list[Post]:
        """Return public posts by key, such as those behind a group."""
        return self._posts.lake().posts(keys)

    def signals(self, group: Group) -> tuple[Signal, ...]:
        """Return further signals of a group in step: order, replies, ages, hours and names, each beside its own null."""
        from tocsin.analysis.coaction.signals import signals

        return signals(self._posts.lake(), group)

    def storms(self, request: StormRequest, progress: Progress) -> list[Storm]:
        """Return the objects whose mentions rose above their baseline."""
        from tocsin.analysis.storms.detect import storms

        _require_channel(self._posts.lake(), request.source_channel)
        return storms(self._posts.lake(), replace(request, recognise=call_sentence), progress)

    def campaign(self, request: StormRequest, progress: Progress) -> Campaign:
        """Return the calls of the channel named, and what followed each of them."""
        from tocsin.analysis.campaigns.run import campaign

        _require_channel(self._posts.lake(), request.source_channel)
        return campaign(self._posts.lake(), request.source_channel, request.least, request.subscribers, progress)

    def brief(self, request: BriefRequest, progress: Progress) -> Brief:
        """Return the storms and the co-acting accounts inside them, for one page."""
        from tocsin.analysis.brief import brief_of

        _require_channel(self._posts.lake(), request.storms.source_channel)
        storms = replace(request.storms, recognise=call_sentence)
        request = replace(request, storms=storms, thumbnail=partial(thumbnail, self._home))
        brief = brief_of(self._posts.lake(), request, progress)
        return replace(brief, pictures=tuple(self._pictures(brief, request.storms.source_channel)))

    def _pictures(self, brief: Brief, channel: str) -> Iterator[PicturesShown]:
        """Yield the pictures that several posts of a storm show, and those that a calling channel posted."""
        from tocsin.analysis.brief import PicturesShown

        if not is_installed("copies"):
            return
        lake, pictures = self._posts.lake(), catalogue(self._home)
        groups = {f"The channel {channel}": of_channel(lake, pictures, channel)} if channel else {}
        for study in brief.studies:
            storm = study.storm
            groups[f"Storm of {storm.kind} {storm.object}"] = in_storm(lake, pictures, storm.kind, storm.object, (storm.start, storm.end))
        for place, several in groups.items():
            sentences = [group.sentence for group in several if group.posts > 1]
            if sentences:
                yield PicturesShown(place, tuple(sentences[:_PICTURES]))

    def escalation(self, request: ReciprocalRequest, progress: Progress) -> ReciprocalResult:
        """Test whether two milieus rise after each other and after events."""
        from tocsin.analysis.reciprocal import escalation

        return escalation(self._posts.lake(), request, threatens, progress)

    def file(self, storms: Sequence[Storm], *, by: str = SYSTEM) -> list[Receipt]:
        """File each storm as a report, so that it is owed an answer like any warning.

        The key of a report is made of the storm, so filing a storm twice gives the same report.
        """
        return self._intake.receive_all([_submission(storm) for storm in storms], by=by)


def keep_compiled_code(cache: Path, package: Path) -> None:
    """Let compiled functions be kept in the desk's cache where the package's folder cannot be written, as in an installation.

    Without it a service without a home folder of its own could not analyse, since Numba finds no place. A cache named in the environment
    stays. It takes effect if it is set before Numba is imported.
    """
    if not os.access(package, os.W_OK):
        os.environ.setdefault("NUMBA_CACHE_DIR", str(cache))


def _require_channel(lake: Lake, channel: str) -> None:
    """Raise :class:`Unknown`, with the nearest names, for a channel in which no post stands. An empty lake raises nothing."""
    if not channel or not lake.rows():
        return
    channels = lake.channels()
    if channel not in channels:
        from rapidfuzz import fuzz, process

        nearest = process.extract(channel, channels, scorer=fuzz.WRatio, processor=str.casefold, limit=_NEAREST, score_cutoff=_LIKE)
        advice = (
            f"did you mean {' or '.join(repr(name) for name, *_ in nearest)}?"
            if nearest
            else f"no loaded post is of a channel with this name or a similar one. Channels of loaded posts: {_some(channels)}"
        )
        raise Unknown("channel", channel, advice)


def _some(channels: Sequence[str]) -> str:
    more = f" and {len(channels) - _NEAREST} more" if len(channels) > _NEAREST else ""
    return f"{', '.join(map(repr, sorted(channels)[:_NEAREST]))}{more}"


def call_sentence(text: str) -> str:
    """Return the sentence of a text that calls to action, by the rules that read reports, or an empty string."""
    from tocsin.matching.calls_to_action import call_in

    call = call_in(text)
    return call.sentence if call else ""


def threatens(text: str) -> bool:
    """Return True for a text that threatens or calls for harm in its own voice, by the rules that read reports."""
    from tocsin.matching.threat_cues import cues

    return any(cue.kind in ("threat", "call-to-action") and cue.voice == "own" for cue in cues(text))


def _submission(storm: Storm) -> Submission:
    past = storm.baseline
    usual = past.said() if past.known else "a number that is not known"
    lines = [
        f"{storm.kind} {storm.object} rose from {storm.start:%Y-%m-%d %H:%M} to {storm.end:%Y-%m-%d %H:%M} UTC.",
        f"{counted(storm.mentions, 'post')} by {counted(storm.accounts, 'account')}; its past would have brought {usual}.",
        FINDINGS[storm.finding],
        *(f"Called for {call.time:%Y-%m-%d %H:%M} UTC in {call.channel} on {call.platform}: {call.sentence}" for call in storm.calls[:5]),
    ]
    return Submission(
        key=f"storm:{storm.kind}:{storm.object}:{storm.start:%Y-%m-%dT%H}",
        channel=CHANNEL,
        text="\n".join(lines),
        where=f"{storm.kind} {storm.object}",
        happened=storm.start,
        priority=Priority.P3,
    )
