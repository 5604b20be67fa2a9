"""Read actions, account names and known gaps from the lake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.analysis.coaction.near_duplicates import near_texts
from tocsin.analysis.coaction.origins import Origins
from tocsin.analysis.coaction.request import Scope
from tocsin.analysis.coaction.rows import ActionColumns, places
from tocsin.domain.plural import counted
from tocsin.lake import Lake, SourceRecord

_OF_OBJECTS = "p.post in (select post from actions where object in (select object from objects where value in (select unnest(?))))"


def where(scope: Scope) -> tuple[str, list[Any]]:
    """Return the scope as an SQL condition on ``posts p``, with its parameters."""
    parts: list[tuple[str, Any]] = []
    if scope.since:
        parts.append(("p.time >= ?", scope.since.astimezone(UTC).replace(tzinfo=None)))
    if scope.until:
        parts.append(("p.time < ?", scope.until.astimezone(UTC).replace(tzinfo=None)))
    for column, values in (("platform", scope.platforms), ("channel", scope.channels), ("source", scope.sources)):
        if values:
            parts.append((f"p.{column} in (select unnest(?))", list(values)))
    if scope.objects:
        parts.append((_OF_OBJECTS, list(scope.objects)))
    return " and ".join(part for part, _ in parts) or "true", [value for _, value in parts]


def actions(lake: Lake, kinds: tuple[str, ...], scope: Scope) -> pa.Table:
    """Return the actions on objects of these kinds, with the columns ``kind, object, account, post, time, shared``.

    ``kind`` is the place of the kind in ``kinds``, from 0.
    """
    tables = [_stored(lake, list(kinds), scope)] if set(kinds) != {"near-text"} else []
    if "near-text" in kinds:
        condition, values = where(scope)
        texts = lake.sql(
            f"select p.post, p.account, p.time, p.text from posts p where p.share_of = '' and p.text <> '' and {condition}",  # noqa: S608 - conditions are fixed words, values are parameters
            values,
        )
        near = near_texts(texts)
        place = pa.array(np.full(near.num_rows, kinds.index("near-text"), np.int8))
        near = near.add_column(0, "kind", place).append_column("shared", pa.array(np.zeros(near.num_rows, np.bool_)))
        tables.append(near)
    return pa.concat_tables(tables)


def _stored(lake: Lake, kinds: list[str], scope: Scope) -> pa.Table:
    condition, values = where(scope)
    place = "(list_position(?, a.kind) - 1)::tinyint as kind"
    query = f"select {place}, a.object, a.account, a.post, a.time, a.shared from actions a where a.kind in (select unnest(?))"  # noqa: S608 - fixed words
    if values:
        query += f" and a.post in (select p.post from posts p where {condition})"  # noqa: S608 - fixed words
    return lake.sql(query, [kinds, kinds, *values])


_NAMES = """with distinct_accounts as (select distinct account, platform, account_id from accounts)
    select account, case when count(*) over (partition by account_id) > 1 then platform || ':' || account_id else account_id end as name
    from distinct_accounts"""


def origins(lake: Lake, rows: ActionColumns) -> Origins:
    """Return birth and source of the objects: for shares the author of the shared post, for links the site, else the object itself."""
    query = """with wanted as (select distinct object, kind, value from objects where kind in ('share', 'link')),
        born as (select w.object, p.time, p.account from wanted w join posts p on w.value = p.post_id where w.kind = 'share'
            union all select w.object, p.time, p.account from wanted w join posts p on w.value = p.channel || '/' || p.post_id
            where w.kind = 'share' and p.channel <> ''),
        birth as (select object, min(epoch_ms(time)) as born, arg_min(account, time) as account from born group by 1)
        select w.object, any_value(b.born) as born, any_value(case when b.account is not null then hash('share', b.account)
            when w.kind = 'link' then hash('link', regexp_extract(w.value, '^(?:[a-z]+://)?(?:www[.])?([^/?#]+)', 1))
            else hash(w.kind, w.object) end) as source
        from wanted w left join birth b using (object) group by 1"""
    table = lake.sql(query)
    birth, source = np.full(len(rows.objects), -1, np.int64), rows.objects.astype(np.uint64)
    at, there = places(rows.objects, table["object"].to_numpy())
    birth[at] = table["born"].fill_null(-1).to_numpy()[there]
    source[at] = table["source"].to_numpy()[there]
    return Origins(birth, np.unique(source, return_inverse=True)[1].astype(np.int32))


class AccountNames:
    """Names of all accounts: the id, prefixed with the platform where two platforms share it."""

    def __init__(self, lake: Lake) -> None:
        table = lake.sql(_NAMES).combine_chunks()
        self._numbers, self._names = table["account"], table["name"]

    def number(self, name: str) -> int | None:
        """Return the number of an account, None where the name is unknown."""
        place = pc.index(self._names, name).as_py()
        return None if place < 0 else int(self._numbers[place].as_py())

    def of(self, numbers: pa.Array) -> pa.Array:
        """Return the names of accounts by number, in order."""
        names = self._names.take(pc.index_in(numbers, self._numbers))
        return names.combine_chunks() if isinstance(names, pa.ChunkedArray) else names


def windows(lake: Lake) -> tuple[int, ...]:
    """Return the windows in seconds to search, chosen from the data: a minute, an hour, or a day where times are coarser.

    Each is searched with a quarter and a sixteenth of it, so that jitter from four seconds to an hour is covered. A window is left out
    where a tenth of the posts have times that are no finer.
    """
    sources = [source for load in lake.loads() for source in load.sources]
    total = sum(source.accepted for source in sources)
    coarse = {window: sum(s.accepted for s in sources if _SECONDS.get(s.resolution, 0) >= window) for window in _LADDER}
    return tuple(window for window in _LADDER if coarse[window] <= _COARSE_SHARE * total) or _LONGEST


def missing(lake: Lake, windows: tuple[int, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Return gaps in the loaded data as (file, sentence), to print beside the figures that depend on it."""
    sources: dict[str, SourceRecord] = {}
    for load in lake.loads():
        sources.update({source.source: source for source in load.sources if source.accepted or source.source not in sources})
    return tuple((name, words) for name, source in sources.items() for words in _lacks(source, windows))


def _lacks(source: SourceRecord, windows: tuple[int, ...]) -> Iterator[str]:
    yield from (words.format(source.notes[note]) for note, words in _WORDS.items() if source.notes.get(note))
    if windows and _SECONDS.get(source.resolution, 0) >= min(windows):
        yield f"times by the {source.resolution} only: a window of {min(windows)} s cannot look inside one {source.resolution}"
    if source.learned:
        earlier = counted(source.learned, "post of earlier dumps is", "posts of earlier dumps are")
        yield f"{earlier} known from it to be gone; others it did not look at"
    if not source.notes.get("deletions_known"):
        yield "deletions not collected"
    if source.refused:
        yield f"{source.refused} of {counted(source.read, 'row')} refused"
    for start, end in source.silences[:3]:
        yield f"no posts from {start:%Y-%m-%d %H:%M} to {end:%Y-%m-%d %H:%M} UTC: quiet, or not collected"


_LADDER, _LONGEST = (60, 3600), (86_400,)
_COARSE_SHARE = 0.1
_SECONDS = {"minute": 60, "hour": 3600, "day": 86400}
_WORDS = {
    "zone_assumed": "{} times state no zone and were read as the zone given (UTC by default)",
    "zones_from_ids": "{} times state no zone and were read in the one that the ids of their posts tell",
    "ids_made": "{} posts had no usable id and are known by account, time and text",
    "ids_spoiled": "{} posts share or answer one whose id was spoiled by a spreadsheet",
    "times_from_ids": "{} posts came with the time of their deletion only; the time they were made is the one their id holds",
    "undecodable": "{} texts hold bytes that could not be decoded",
    "no_text": "{} posts came without text",
}
