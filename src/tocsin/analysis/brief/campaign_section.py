"""Section of the brief on one instance of a campaign, at most half a printed page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import timedelta
from html import escape

from tocsin.analysis.brief import charts
from tocsin.analysis.brief.page import cell, figure, table, terms
from tocsin.analysis.brief.storm_section import share_of
from tocsin.analysis.brief.summary import title_of
from tocsin.analysis.campaigns.figures import PICTURE
from tocsin.analysis.storms.figures import language_named
from tocsin.domain.campaign import Campaign, Instance, Response
from tocsin.domain.storm import object_name

_MOST_LANGUAGES = 6
_MOST_PICTURES = 4


def sections(campaign: Campaign, thumbnail: Callable[[str], bytes]) -> Iterator[str]:
    """Yield a section for each instance, with the pictures that the desk has by digest as small JPEG."""
    for number, instance in enumerate(campaign.instances, start=1):
        yield _section(instance, number, _thumbnails(instance, thumbnail))


def pictures_of(instance: Instance) -> list[str]:
    """Return the digests of the pictures that an instance is about, the most posted first."""
    names = (value for kind, value, _ in instance.objects if kind == "image" and value.startswith(PICTURE))
    return [name.removeprefix(PICTURE) for name in names][:_MOST_PICTURES]


def _thumbnails(instance: Instance, thumbnail: Callable[[str], bytes]) -> str:
    images = {digest: image for digest in pictures_of(instance) if (image := thumbnail(digest))}
    shown = (
        f'<img src="data:image/jpeg;base64,{b64encode(image).decode()}" alt="Picture {digest[:8]} of the channel">'
        for digest, image in images.items()
    )
    return f'<p class="pictures">{"".join(shown)}</p>' if images else ""


def totals(campaign: Campaign, total: Response) -> list[tuple[str, str]]:
    """Return what is known of all posts that followed, each once, as pairs of term and plain words."""
    ratio, usual = campaign.per_subscriber, campaign.usual
    readers = f"at most {ratio:,.1f} for each of {campaign.subscribers:,} subscribers, since others post, too" if ratio else "not known"
    return [
        ("Posts that followed, each once", f"{total.mentions:,}"),
        ("Accounts", f"{total.accounts:,}"),
        ("Posts for each subscriber", readers),
        ("Accounts made in the 30 days before", share_of(total.young)),
        ("Posts with a picture of the channel", share_of(total.posters)),
        ("Posts by the busiest tenth of accounts", f"{100 * total.concentration:.1f} %"),
        ("Usual in the same hours", usual.said() if usual else "not known"),
        ("Languages", _languages(total)),
    ]


def _languages(response: Response) -> str:
    return ", ".join(f"{language_named(language)} {count:,}" for language, count in response.languages[:_MOST_LANGUAGES])


def _section(instance: Instance, number: int, thumbnails: str) -> str:
    name = f"i{number}"
    heading = f'<h2 id="{name}">{number}. {cell(instance.start)[:10]} {escape(title_of(instance))}</h2>'
    hours = [(instance.start.replace(minute=0, second=0, microsecond=0) + timedelta(hours=at), n) for at, n in enumerate(instance.hours)]
    picture = figure(
        "Posts by hour", charts.hours(hours, instance.calls), table("Posts by hour", ("hour (UTC)", "posts"), hours, f"{name}-time")
    )
    pairs = [(term, escape(words)) for term, words in facts(instance)]
    return f'<section class="instance" aria-labelledby="{name}">{heading}{thumbnails}{terms(pairs)}{picture}</section>'


def facts(instance: Instance) -> list[tuple[str, str]]:
    """Return what is known of an instance as pairs of term and plain words."""
    response, usual = instance.response, instance.usual
    return [
        ("Call", _call(instance)),
        ("Posts that followed", f"{response.mentions:,} until {cell(instance.end)} UTC"),
        ("Accounts", f"{response.accounts:,}{_returned(response)}"),
        ("Made in the 30 days before", share_of(response.young)),
        ("Posts an hour", f"{_before(instance)} before the call, {instance.after:,.0f} after it, {instance.peak:,} in the busiest"),
        ("Usual in these hours", usual.said() if usual else "not known"),
        ("Posts with a picture of the channel", share_of(response.posters)),
        ("Posts by the busiest tenth of accounts", f"{100 * response.concentration:.1f} %"),
        ("Languages", _languages(response)),
        ("Posts by what they name", ", ".join(f"{object_name(kind, value)} {count:,}" for kind, value, count in instance.objects)),
    ]


def _returned(response: Response) -> str:
    """Return the share of accounts that also followed an earlier call. The first call has none."""
    return f"; seen after an earlier call {share_of(response.seen_earlier)}" if response.seen_earlier else ""


def _before(instance: Instance) -> str:
    return "not known" if instance.before is None else f"{instance.before:.1f}"


def _call(instance: Instance) -> str:
    first = instance.calls[0]
    more = f", and {len(instance.calls) - 1} more" if len(instance.calls) > 1 else ""
    ahead = f", {first.hours_before:.1f} hours before" if round(first.hours_before, 1) else ""
    return f"{cell(first.time)} UTC{ahead}: “{first.sentence}”{more}"
