"""Digests: what posts say about a watched subject, as reports.

A digest is a report for one subject, channel and day, or for the whole past of a channel. A post that cannot wait is a report of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.watched_addresses import WatchedAddresses
from tocsin.domain.mention import Band
from tocsin.domain.plural import counted
from tocsin.domain.post import Sighting
from tocsin.domain.report import Attachment, Priority, Submission
from tocsin.matching.calls_to_action import call_details, call_in
from tocsin.matching.threat_cues import cues_of_each

if TYPE_CHECKING:
    from tocsin.lake.values import PostText

CHANNEL = "posts"
NAMED, POSTED, LINKED = "names", "posted by", "links to"
"""Relations of a post to a subject: its text names it, the subject published it, or it links to the subject or passes its post on."""
_SAID = {POSTED: "by", LINKED: "linking to", NAMED: "naming"}
_LONGEST = 20_000
_MOST_DETAILS = 3
_SHOWN = 40
_AT_ONCE = 100
_encode = msgspec.json.Encoder().encode


def sighting_of(subject: str, basis: str, post: PostText, sentence: str, relation: str = NAMED) -> Sighting:
    """Return a sighting of a subject in a post. A post without a channel counts for its platform."""
    return Sighting(subject, basis, post.key, post.platform, post.channel or post.platform, post.time, sentence, relation)


def sightings_by_address(post: PostText, addresses: WatchedAddresses) -> Iterator[Sighting]:
    """Yield a sighting for each watched subject that published a post, and for each that it links to or passes on."""
    publishers = addresses.publishers(post.platform, post.channel, post.account_id)
    for subject in sorted(publishers):
        yield sighting_of(subject, Band.ALERT, post, post.text[:_LONGEST], POSTED)
    if post.links or post.share_of:
        for subject in sorted(addresses.linked(post.links, post.share_of) - publishers):
            yield sighting_of(subject, Band.ALERT, post, post.text[:_LONGEST], LINKED)


def are_pressing(texts: Sequence[str]) -> Iterator[bool]:
    """Yield for each text whether it threatens, or calls people to act. The meaning of many texts is read at once."""
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        yield from (bool(cues) or call_in(text) is not None for text, cues in zip(some, cues_of_each(some), strict=True))


def report_at_once(sightings: Sequence[Sighting]) -> Submission:
    """Return the report on one post of a watched account or channel that cannot wait for the digest of the day."""
    first = sightings[0]
    facts = (("post", first.key), ("platform", first.platform), ("channel", first.channel), *_called_for(first.sentence, first.time.date()))
    return Submission(
        key=f"post at once:{first.key}",
        channel=CHANNEL,
        text=first.sentence,
        where=f"{first.channel}, {first.time:%Y-%m-%d %H:%M} UTC",
        happened=first.time,
        facts=tuple((name, value) for name, value in facts if value),
        about=tuple((sighting.subject, sighting.basis) for sighting in sightings),
    )


def _called_for(text: str, written: date) -> Iterator[tuple[str, str]]:
    """Yield the times and places that a call names, each in its normal form and in its own words."""
    call = call_in(text)
    if call is None:
        return
    details = call_details(text, call, written)
    for time in details.times[:_MOST_DETAILS]:
        yield "called for", f"{time.iso}{f' {time.zone}' if time.zone else ''}: {text[time.start : time.end]}"
    for place in details.places[:_MOST_DETAILS]:
        yield "called to", f"{place.name}: {text[place.start : place.end]}"


def digest_of(subject: str, channel: str, day: str, sightings: tuple[Sighting, ...], stamp: str) -> Submission:
    """Return the digest of a subject, a channel and a day, or of the past without a day. ``stamp`` tells searches of a past apart."""
    period = day or f"{min(sighting.time for sighting in sightings):%Y-%m-%d} to {max(sighting.time for sighting in sightings):%Y-%m-%d}"
    counts = Counter(sighting.relation for sighting in sightings)
    said = ", ".join(f"{counts[relation]} {words} {subject}" for relation, words in _SAID.items() if counts[relation])
    place = ", ".join(filter(None, (channel, period)))
    headline = f"{counted(len(sightings), 'post')} in {place}: {said}."
    lines = [
        f"{sighting.time:%Y-%m-%d %H:%M} UTC  {sighting.key}  {' '.join(sighting.sentence.split())[:400]}"
        for sighting in sightings[:_SHOWN]
    ]
    more = [f"... and {len(sightings) - _SHOWN} more, in the attached list"] if len(sightings) > _SHOWN else []
    attachment = b"".join(_encode(sighting) + b"\n" for sighting in sightings)
    basis = "alert" if any(sighting.basis == "alert" for sighting in sightings) else "possible"
    return Submission(
        key=f"digest:{subject}:{channel}:{day or 'past'}:{stamp}",
        channel=CHANNEL,
        text="\n".join([headline, "", *lines, *more]),
        where=place,
        happened=datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None,
        attachments=(Attachment("posts.jsonl", "application/jsonl", attachment),),
        priority=Priority.P3,
        about=((subject, basis),),
    )
