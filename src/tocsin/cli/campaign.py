"""The command that describes the campaign of one channel: its calls, and what followed each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tocsin.cli.common import current_desk, home_option, one_line, table
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.campaign import Campaign
from tocsin.domain.errors import Unknown
from tocsin.domain.plural import counted
from tocsin.domain.storm import Interval, lack
from tocsin.domain.time_zone import UNIVERSAL
from tocsin.extras import require

if TYPE_CHECKING:
    from tocsin.domain.campaign import Instance, Response

_CAMPAIGN = JsonLines(Campaign, unknown_numbers=(Interval,))
_NOT_KNOWN = "not known"
_MOST_POSTERS = 10
_MOST_LANGUAGES = 6
_WIDE = 1000
_LEAST = 5
_HEADER = (
    "no",
    "from (UTC)",
    "named",
    "posts of others",
    "accounts",
    "seen earlier",
    "new accounts",
    "its pictures",
    "per hour before",
    "per hour after",
    "busiest hour",
    "usual",
)


@click.command()
@click.argument("channel")
@click.option("--subscribers", type=click.IntRange(min=1), help="Subscribers of the channel, if the dump does not say.")
@click.option("--least", type=click.IntRange(min=_LEAST), default=30, show_default=True, help="Posts of others that make an instance.")
@click.option("--instance", "number", type=click.IntRange(min=1), metavar="N", help="Print everything about instance N of the list.")
@home_option
@_CAMPAIGN.option
def campaign(channel: str, number: int | None, as_json: bool, least: int, subscribers: int | None) -> None:
    """Describe the campaign of a channel: every call, whatever its wording, and what others posted after it.

    CHANNEL is its name as its posts have it. A call with what followed it is an instance, and one line of the table.

    Any post of the channel that names a hashtag, a link, a picture or a text which others then post is a call.
    """
    require("measure")
    from tocsin.analysis.storms.request import StormRequest
    from tocsin.cli.analysis import show_stage

    with current_desk() as desk:
        request = StormRequest(source_channel=channel, subscribers=subscribers, least=least)
        described = desk.analysis.campaign(request, show_stage)
        posters = [] if as_json or number or not desk.copies.able else desk.copies.posters(channel=channel)
    if number and number > len(described.instances):
        raise Unknown("instance", str(number), f"the campaign has {len(described.instances)} instances")
    if as_json:
        _CAMPAIGN.emit([described])
    elif number:
        _show_instance(described.instances[number - 1])
    else:
        show_campaign(described)
        for group in posters[:_MOST_POSTERS]:
            click.echo(f"pictures of {one_line(channel, 40)}: {one_line(group.sentence, 200)}")


def show_campaign(campaign: Campaign) -> None:
    """Print the instances of a campaign and their total."""
    rows = (_row(number, instance) for number, instance in enumerate(campaign.instances, start=1))
    lower = f". Count those, too: --least {campaign.most}" if _LEAST <= campaign.most < campaign.least else ""
    table(_HEADER, rows, f"no call was followed: {campaign.without_instance}{lower}")
    if campaign.total:
        _show_total(campaign, campaign.total)
    for what, why in campaign.missing if campaign.instances else ():
        click.echo(f"not known: {lack(what, why)}")
    click.echo("")


def _row(number: int, instance: Instance) -> tuple[object, ...]:
    from tocsin.analysis.brief.summary import title_of

    response, usual = instance.response, instance.usual
    shares = (f"{share.value:.0%}" if share else _NOT_KNOWN for share in (response.seen_earlier, response.young, response.posters))
    before = _NOT_KNOWN if instance.before is None else f"{instance.before:.1f}"
    return (
        number,
        UNIVERSAL.moment(instance.start),
        one_line(title_of(instance), 48),
        response.mentions,
        response.accounts,
        *shares,
        before,
        f"{instance.after:.1f}",
        instance.peak,
        usual.said() if usual else _NOT_KNOWN,
    )


def _show_total(campaign: Campaign, total: Response) -> None:
    """Print the figures of all posts that followed, each post and account once."""
    from tocsin.analysis.brief.storm_section import share_of
    from tocsin.analysis.storms.figures import language_named

    click.echo(f"total: {counted(total.mentions, 'post')} by {counted(total.accounts, 'account')}, each once")
    if campaign.per_subscriber:
        each = f"{campaign.per_subscriber:.1f}"
        click.echo(f"total: at most {each} posts for each of {campaign.subscribers:,} subscribers, since others post, too")
    click.echo(f"total: accounts made in the 30 days before {share_of(total.young)}")
    click.echo(f"total: posts with a picture of the channel {share_of(total.posters)}")
    click.echo(f"total: posts by the busiest tenth of accounts {total.concentration:.1%}")
    shares = ((language_named(name), count / total.mentions) for name, count in total.languages[:_MOST_LANGUAGES])
    languages = ", ".join(f"{name} {share:.1%}" for name, share in shares)
    click.echo(f"total: languages {languages}")
    if usual := campaign.usual:
        click.echo(f"total: usual posts in the same hours {usual.said()}")


def _show_instance(instance: Instance) -> None:
    """Print all figures of one instance, and each call in full."""
    from tocsin.analysis.brief.campaign_section import facts

    for term, words in facts(instance)[1:]:
        click.echo(f"{term}: {words}")
    click.echo("")
    rows = ((UNIVERSAL.moment(call.time), f"{call.hours_before:.1f}", one_line(call.sentence, _WIDE)) for call in instance.calls)
    table(("call (UTC)", "hours before", "its words"), rows)
