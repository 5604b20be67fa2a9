"""Material of the sample desk beside its files: a storm of invented posts, a photo, a call in Arabic, and a walk through the desk."""

from __future__ import annotations

import json
import random
import struct
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from tocsin.durable import atomic_write

ARABIC = "سمعت من جاري أن دافرين أوستهولت سيأتي إلى الميناء يوم الجمعة ومعه آخرون. أرجوكم أخبروا أحدًا."
SIGHTING = "A man with a grey lantern stood at the shed behind the quay for an hour. I took this photo from the bridge."
POSTER = "The first hangs at the bus stop in Quay Street since this morning. Is it the one from last week? The second is on a wall nearby."
POSTERS = ("poster-en.jpg", "poster-nl.jpg", "poster-crop.jpg", "poster-ar.jpg", "poster-band.jpg")
"""One poster: as it was, in Dutch, cropped, in Arabic, and with a band."""
WALK = (
    (
        "Saffi (lead of schools)",
        "Queue",
        "Open the report at the top, read it, and press Acknowledged. The call back of the source is not yours.",
    ),
    (
        "Mirel (lead of the desk)",
        "Subjects",
        "Open Davrin Ostholt. His status cannot be lowered while a team has not answered: ask for it and see.",
    ),
    (
        "Teun (call handler)",
        "Call sheet",
        "Take a call. Type a name such as Ulrik Vasmarine: what the desk knows of him appears beside the sheet.",
    ),
    ("Jonna (analyst)", "Storms", "Press Measure now. Open #lanternnight, look at its picture, and make it a report."),
    (
        "Jonna (analyst)",
        "Search",
        "Search for: shed behind the quay. Open the sighting and link it to Davrin Ostholt: both teams that watch him owe an answer now.",
    ),
    ("Corvin (member of harbour)", "Queue", "Open the call in Arabic. His name is found there, too."),
    ("Odile (auditor)", "Record", "Verify the record, then browse the entries. Your own reading is among them."),
    ("Ada (administrator)", "People", "Invite somebody. Ada looks after people and settings, and reads no report."),
)
"""Steps of the walk: who signs in, which part of the desk they open, and what they do there."""
MORE = (
    (
        "Jonna (analyst)",
        "Items",
        "Under Notices, Hearth refused one: see what can be done next. The post that was removed may be back: confirm or dismiss it.",
    ),
    ("Mirel (lead of the desk)", "Items", "Confirm the decision on the channel, as the second person. Then a notice can be drafted."),
    ("Teun (call handler)", "Alerts", "The keepers of the prayer room have not acknowledged the alert. Record that you reached them."),
    (
        "Jonna (analyst)",
        "Search",
        "Search for: bus stop. Open the posters, and then the copies of their pictures: one is of the storm, one of a campaign.",
    ),
    (
        "Jonna (analyst)",
        "Items",
        "Open the poster. Its page counts the posts that show it, in four languages, also after its first account was banned.",
    ),
    (
        "Jonna (analyst)",
        "Storms",
        "Under Choose what is measured, name Quay Lights as the channel that called, and measure. Open its campaign: three calls.",
    ),
)
"""More to see after the walk, in the same form."""

_WEEKS, _STORM_POSTS, _EVERYDAY = 4, 240, 4
_WORDS = ("Lanterns on the quay tonight", "Light one for Harrowmere", "Everybody bring a lantern", "See you at the lantern night")


def write_storm(path: Path, until: datetime, posters: Path) -> None:
    """Write four quiet weeks of posts on #lanternnight, and an evening on which they rise, as JSON lines that end at ``until``.

    The pictures that posts of that evening show are copied from the folder ``posters``.
    """
    for name in POSTERS:
        atomic_write(path.parent / name, (posters / name).read_bytes())
    atomic_write(path, "".join(json.dumps(post) + "\n" for post in _posts(until)).encode())


def _posts(until: datetime) -> Iterator[dict[str, object]]:
    draw = random.Random(7)  # noqa: S311  # a sample that is the same again, no secret
    start = until - timedelta(weeks=_WEEKS)
    quiet = [start + timedelta(hours=24 * day + draw.uniform(0, 24)) for day in range(7 * _WEEKS - 1) for _ in range(_EVERYDAY)]
    storm = [until - timedelta(minutes=240 * draw.random() ** 2) for _ in range(_STORM_POSTS)]
    for number, time in enumerate(sorted(quiet) + sorted(storm)):
        rises = number >= len(quiet)
        account = f"neighbour{draw.randrange(60 if rises else 15)}"
        yield {
            "post_id": f"ln{number}",
            "account_id": account,
            "time": time.isoformat(timespec="seconds").replace("+00:00", "Z"),
            "platform": "x",
            "channel": account,
            "lang": draw.choice(("en", "en", "nl")),
            "text": f"{draw.choice(_WORDS)} #lanternnight",
            "images": [POSTERS[number % len(POSTERS)]] if rises and draw.random() < 0.3 else [],
        }


def photo(width: int = 240, height: int = 160) -> bytes:
    """Return a grey evening picture as PNG: sky, water and a light."""
    rows = bytearray()
    for y in range(height):
        rows += b"\x00"
        for x in range(width):
            lit = (x - 150) ** 2 + (y - 90) ** 2 < 90
            rows.append(240 if lit else 40 + y // 2 if y < height * 2 // 3 else 70 + (x * y) % 17)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(bytes(rows))) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
