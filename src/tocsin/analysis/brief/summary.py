"""First page of the brief: three sentences, one picture, five numbers with their intervals, and what is not known."""

from __future__ import annotations

from datetime import datetime
from html import escape

import pyarrow as pa

from tocsin.analysis.brief import charts
from tocsin.analysis.brief.page import cell, figure, note, table, terms
from tocsin.analysis.brief.storm_section import share_of, usual_of
from tocsin.analysis.storms.detect import Study
from tocsin.analysis.storms.figures import UNKNOWN, language_named
from tocsin.domain.campaign import Campaign, Instance, Response
from tocsin.domain.plural import counted
from tocsin.domain.storm import Call, Storm, between, lack, object_name

_MOST_UNKNOWN = 6
_MOST_BARS = 20
_MOST_NAMES = 3


def of_campaign(campaign: Campaign, total: Response, in_step: str) -> str:
    """Return the summary of a campaign. ``in_step`` is a sentence on accounts in step."""
    largest = max(campaign.instances, key=lambda instance: instance.response.mentions)
    readers = f" with {campaign.subscribers:,} subscribers" if campaign.subscribers else ""
    per_reader = f", {campaign.per_subscriber:,.0f} for each subscriber at most" if campaign.per_subscriber else ""
    sentences = (
        f"The channel {escape(campaign.channel)}{readers} called {_called_when(campaign)} UTC: {counted(total.mentions, 'post')} of "
        f"{counted(total.accounts, 'account')} followed{per_reader}{_in_languages(total)}.",
        f"{_largest_of(campaign, largest)}, from {_minute(largest.start)} with {escape(title_of(largest))}, had "
        f"{counted(largest.response.mentions, 'post')} of "
        f"{counted(largest.response.accounts, 'account')}, {largest.peak:,} in its busiest hour; {before_of(largest)}.",
        in_step,
    )
    numbers = [
        ("Posts that followed, each once", f"{total.mentions:,} (counted; more if not all were collected)"),
        ("Accounts", f"{total.accounts:,} (counted)"),
        ("Accounts made in the 30 days before", share_of(total.young)),
        ("Posts with a picture of the channel", share_of(total.posters)),
        ("Accounts seen after an earlier call", _returning(campaign)),
    ]
    rows = [(instance.start, title_of(instance), instance.response.mentions) for instance in campaign.instances]
    labels = [_label(instance.start, title_of(instance)) for instance in campaign.instances]
    picture = figure(
        "Posts after each call",
        charts.bars(labels, [instance.response.mentions for instance in campaign.instances]),
        table("Posts after each call", ("from (UTC)", "named", "posts"), rows, "instances"),
    )
    return _page(sentences, picture, numbers, [lack(what, why) for what, why in campaign.missing])


def _called_when(campaign: Campaign) -> str:
    """Return how often and when the channel called: ``once at`` a time, or ``8 times, in 9 posts, between`` the first call and the last."""
    times = [call.time for instance in campaign.instances for call in instance.calls]
    first, last = _minute(min(times)), _minute(max(times))
    count = len(campaign.instances)
    often = ("once" if count == 1 else f"{count} times") + (f", in {len(times):,} posts," if len(times) > count else "")
    return f"{often} at {first}" if first == last else f"{often} between {first} and {last}"


def _largest_of(campaign: Campaign, largest: Instance) -> str:
    alike = sum(instance.response.mentions == largest.response.mentions for instance in campaign.instances)
    return "The largest response" if alike == 1 else f"The first of {alike} responses of the same size, the largest"


def title_of(instance: Instance) -> str:
    """Return the objects of an instance in words, the most posted first, without the accounts that the calls mention."""
    names = [object_name(kind, value) for kind, value, _ in instance.objects if kind != "mention"]
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def before_of(instance: Instance) -> str:
    """Return the posts per hour before the call in words."""
    if instance.before is None:
        return "how many came before the call is not known"
    return f"{instance.before:.1f} an hour came before the call" if instance.before >= 0.05 else "none came in the day before the call"


def _minute(time: datetime) -> str:
    """Return a time without its seconds: those stand in the tables."""
    return cell(time)[:16]


def _in_languages(response: Response) -> str:
    if [name for name, _ in response.languages] == [UNKNOWN]:
        return ", in languages that are not known"
    return ", in " + ", ".join(f"{escape(language_named(name))} {count / response.mentions:.0%}" for name, count in response.languages[:4])


def _returning(campaign: Campaign) -> str:
    shares = [instance.response.seen_earlier.value for instance in campaign.instances if instance.response.seen_earlier]
    if not shares:
        return "not known: there was one call"
    return between(100 * min(shares), 100 * max(shares), unit=" %") + (", by call" if len(shares) > 1 else "")


def of_storms(studies: tuple[Study, ...], in_step: str) -> str:
    """Return the summary of storms without a named campaign."""
    storms = [study.storm for study in studies]
    largest = max(storms, key=lambda storm: storm.mentions)
    posts, accounts = _distinct(studies)
    calls = {call.post: call for storm in storms for call in storm.calls}
    called = _called(list(calls.values()))
    sentences = (
        f"{_rises(storms)} brought {counted(posts, 'post')} of {counted(accounts, 'account')} from {_minute(min(s.start for s in storms))} "
        f"to {_minute(max(s.end for s in storms))} UTC; each post counts once.",
        f"The largest is {escape(largest.name)} with {largest.mentions:,} posts, where {usual_of(largest)}. {called}.",
        in_step,
    )
    beyond = f"{largest.excess:,.0f}; {usual_of(largest)}" if largest.baseline.known else "not known"
    numbers = [
        ("Posts, each once", f"{posts:,} (counted)"),
        ("Accounts", f"{accounts:,} (counted)"),
        ("Posts beyond the usual in the largest storm", beyond),
        ("New accounts in the largest storm", share_of(largest.new_accounts)),
        ("Calls found", f"{len(calls):,}" if calls else "not known: none that names them was found"),
    ]
    unknown = sorted({lack(what, why) for storm in storms for what, why in storm.missing})
    return _page(sentences, _posts_of_each(storms), numbers, unknown)


def _distinct(studies: tuple[Study, ...]) -> tuple[int, int]:
    """Return the numbers of posts and of accounts in any of the storms, each counted once."""
    columns = ["post", "account"]
    union = pa.concat_tables([study.posts.select(columns) for study in studies])
    posts, accounts = (pa.compute.count_distinct(union[name]).as_py() for name in columns)
    return posts, accounts


def _called(calls: list[Call]) -> str:
    if not calls:
        return "No call that names them was found before them"
    channels = sorted({call.channel for call in calls})
    return f"{len(calls):,} calls came before them, in {', '.join(map(escape, channels))}"


def _posts_of_each(storms: list[Storm]) -> str:
    """Return the figure with the posts of the first storms in time."""
    bars = sorted(storms, key=lambda storm: storm.start)[:_MOST_BARS]
    return figure(
        "Posts of each storm",
        charts.bars([_label(storm.start, storm.name) for storm in bars], [storm.mentions for storm in bars]),
        table("Posts of each storm", ("from (UTC)", "object", "posts"), [(s.start, s.name, s.mentions) for s in bars], "storms"),
    )


def _rises(storms: list[Storm]) -> str:
    """Return the number of rises, and how many of them a call named, as the begin of a sentence."""
    called = sum(bool(storm.calls) for storm in storms)
    return f"{len(storms):,} rises, {called:,} of them named by a call before," if len(storms) > 1 else "1 rise"


def _label(start: datetime, name: str) -> str:
    return f"{cell(start)[:10]} {name}"


def _page(sentences: tuple[str, ...], picture: str, numbers: list[tuple[str, str]], unknown: list[str]) -> str:
    lacks = note("Not known: " + "; ".join(unknown[:_MOST_UNKNOWN])) if unknown else ""
    return f'<section id="summary"><h2>Summary</h2><p>{" ".join(sentences)}</p>{picture}{terms(numbers)}{lacks}</section>'
