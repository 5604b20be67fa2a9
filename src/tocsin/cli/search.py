"""Search the texts of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

import click

from tocsin.cli.common import current_desk, home_option, one_line, safe, table
from tocsin.cli.json_lines import JsonLines
from tocsin.cli.progress import SearchProgress
from tocsin.desk.choices import PAGE
from tocsin.domain.errors import Malformed
from tocsin.domain.plural import counted
from tocsin.domain.search import parse_query
from tocsin.matching.search_words import SnippetPart

if TYPE_CHECKING:
    from tocsin.desk.post_search import PostHit
    from tocsin.desk.search import Hit, PastSearch
    from tocsin.domain.time_zone import Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRow:
    """A text that a search finds, with the words around the first match."""

    kind: str
    key: str
    report: str
    by: str
    at: datetime
    channel: str
    language: str
    snippet: tuple[SnippetPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHitRow:
    """A public post that a search finds: all of them with ``kind:post``, else the newest few."""

    kind: Literal["post"] = "post"
    platform: str
    channel: str
    time: datetime
    language: str
    gone: bool
    snippet: tuple[SnippetPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSearchRow:
    """A search that was made. ``query`` is null if its words were erased."""

    search: str
    by: str
    at: datetime
    query: str | None


_HITS: JsonLines[HitRow | PostHitRow] = JsonLines(HitRow, PostHitRow)
_SEARCHES = JsonLines(PastSearchRow)


@click.command()
@click.argument("query", nargs=-1)
@click.option("--by", default="", metavar="PERSON", help="The person who searches. The answer holds what they may read.")
@click.option("--limit", default=PAGE, show_default=True, type=click.IntRange(1, 1000), help="At most so many, the newest.")
@click.option("--before", default="", help="The next page, as the answer before says.")
@click.option("--rebuild", is_flag=True, help="Build the search index anew from the texts. Searches nothing.")
@home_option
@_HITS.option
def search(*, query: tuple[str, ...], by: str, limit: int, before: str, rebuild: bool, as_json: bool) -> None:
    """Search reports, calls, notes, letters, words read in pictures, and public posts.

    A text is found if it has every word, in any script, whatever its case and accents. Words in quotes stand in a row. Fields narrow it
    down: kind: (report, call, note, letter, picture), team:, subject:, channel:, outcome:, lang:, and from: and to: for the day on which
    the report came. The newest public posts with the words stand below, and kind:post lists all of them.

    The search is an entry of the ledger with its words sealed, and so is each report of which words are shown.
    """
    from tocsin.desk.post_search import POST

    if rebuild:
        _rebuild()
        return
    if not by:
        raise Malformed("say who searches with --by PERSON: the answer holds what they may read")
    words = " ".join(query)
    if POST in parse_query(words).kinds:
        _posts(words, by, before, limit, as_json)
        return
    if before and not before.isdecimal():
        raise Malformed(f"--before {before} is not a place in the list: repeat the search and take the value it prints")
    with current_desk() as desk:
        page, zone = desk.search.find(words, int(before or 0), by=by, limit=limit), desk.zone
        posts = None if before else desk.post_search.beside(words, by=by)
    if as_json:
        _HITS.emit(_row(hit) for hit in page.hits)
        _HITS.emit(map(_post_row, posts.hits if posts else ()))
    else:
        _print_hits(page.hits, posts.hits if posts else (), zone)
    if page.before:
        click.echo(f"More: add --before {page.before}", err=True)
    if posts and posts.before:
        click.echo("More posts: add kind:post to the words", err=True)


def _print_hits(hits: Sequence[Hit], posts: Sequence[PostHit], zone: Zone) -> None:
    rows = ((hit.key, hit.report.id, zone.moment(hit.at), hit.report.channel, one_line(_joined(hit.snippet))) for hit in hits)
    table(("text", "report", f"time ({zone})", "channel", "words"), rows, "nothing that you may read has these words")
    if posts:
        click.echo("\nThe newest public posts with these words")
        _post_table(posts, zone)


def _posts(words: str, by: str, before: str, limit: int, as_json: bool) -> None:
    with current_desk() as desk:
        page, zone = desk.post_search.find(words, before, by=by, limit=limit), desk.zone
    if as_json:
        _HITS.emit(map(_post_row, page.hits))
    else:
        _post_table(page.hits, zone)
    if page.before:
        click.echo(f"More: add --before {page.before}", err=True)


def _post_row(hit: PostHit) -> PostHitRow:
    return PostHitRow(platform=hit.platform, channel=hit.channel, time=hit.time, language=hit.language, gone=hit.gone, snippet=hit.snippet)


def _post_table(hits: Sequence[PostHit], zone: Zone) -> None:
    rows = ((hit.platform, hit.channel, zone.moment(hit.time), one_line(_joined(hit.snippet))) for hit in hits)
    table(("platform", "channel", f"time ({zone})", "words"), rows, "no post has these words")


@click.command()
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1, 100_000), help="At most so many, the newest.")
@home_option
@_SEARCHES.option
def searches(limit: int, as_json: bool) -> None:
    """List the searches that were made: who searched for what, and when."""
    with current_desk() as desk:
        made, zone = desk.search.made(limit), desk.zone
    if as_json:
        _SEARCHES.emit(PastSearchRow(search=past.event.id, by=past.event.by, at=past.event.at, query=past.query) for past in made)
        return
    rows = ((past.event.id, zone.moment(past.event.at), past.event.by, _words(past)) for past in made)
    table(("search", f"time ({zone})", "who", "searched for"), rows, "nobody has searched yet")


def _rebuild() -> None:
    with current_desk() as desk, SearchProgress("texts indexed") as progress:
        texts = desk.search_index.rebuild(progress.show)
    click.echo(f"{counted(texts, 'text is', 'texts are')} in the search index")


def _joined(snippet: Sequence[SnippetPart]) -> str:
    return "".join(part.text for part in snippet)


def _words(past: PastSearch) -> str:
    return "(erased)" if past.query is None else safe(past.query)


def _row(hit: Hit) -> HitRow:
    return HitRow(
        kind=hit.kind,
        key=hit.key,
        report=hit.report.id,
        by=hit.by,
        at=hit.at,
        channel=hit.report.channel,
        language=hit.report.language,
        snippet=hit.snippet,
    )
