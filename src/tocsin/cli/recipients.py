"""People and places outside the desk that get alerts, referrals and documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from shlex import quote
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import by_option, current_desk, home_option, numbered, reason_option, table
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.dispatch import ContactPerson, RecipientDetails, RecipientRole
from tocsin.domain.errors import AlreadyKnown, Malformed, Refused
from tocsin.domain.mail_address import CHANNEL_PREFIX
from tocsin.outbound.dispatch_text import languages

if TYPE_CHECKING:
    from tocsin.desk.recipients import RecipientView


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientRow:
    """A recipient with its contacts. ``subject`` is its place."""

    id: str
    role: RecipientRole
    subject: str | None
    language: str
    neighbours: tuple[str, ...]
    since: datetime
    active: bool
    details: RecipientDetails | None


_RECIPIENTS = JsonLines(RecipientRow)


_contact_option = click.option(
    "--contact",
    "contacts",
    multiple=True,
    metavar="NAME=ADDRESS[,CODE-ADDRESS][,PHONE]",
    help="A contact, in the order in which they are alerted. Addresses are mail addresses or channel:NAME. The code goes to the second.",
)


@click.group(cls=ListedByDefault, invoke_without_command=True)
@home_option
@_RECIPIENTS.option
@click.pass_context
def recipients(ctx: click.Context, as_json: bool) -> None:
    """List the people and places outside the desk that get alerts, referrals and documents."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        views = desk.recipients.listed()
    if as_json:
        _RECIPIENTS.emit(_row(view) for view in views)
        return
    rows = (
        (v.id, v.recipient.role, v.details.name, v.recipient.language, len(v.details.contacts), v.recipient.subject or "") for v in views
    )
    table(("recipient", "is", "name", "language", "contacts", "place"), rows, "no recipient: add one with: tocsin recipients add")


@recipients.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in RecipientRole]), default=RecipientRole.SITE.value, show_default=True)
@_contact_option
@click.option("--lang", "language", type=click.Choice(languages()), default="en", show_default=True)
@click.option("--also", "other_names", multiple=True, metavar="NAME", help="Another name of a site.")
@click.option("--map", "map_reference", default="", metavar="TEXT", help="Place on the map, such as coordinates or a square.")
@click.option("--near", "neighbours", multiple=True, metavar="G", callback=lambda _c, _p, v: tuple(numbered("G")(_c, _p, x) for x in v))
@click.option("--subject", default="", metavar="S", help="A place that the desk knows already.")
@by_option
@reason_option
@home_option
def recipients_add(
    *,
    name: str,
    role: str,
    contacts: tuple[str, ...],
    language: str,
    other_names: tuple[str, ...],
    map_reference: str,
    neighbours: tuple[str, ...],
    subject: str,
    by: str,
    reason: str,
) -> None:
    """Add a recipient. A site becomes a place of the desk, by whose names reports are matched."""
    from tocsin.desk.recipients import NewRecipient
    from tocsin.outbound.channels import not_set_up

    people = [_contact(text) for text in contacts]
    new = NewRecipient(RecipientRole(role), name, people, language, other_names, map_reference, neighbours, subject)
    with current_desk() as desk:
        try:
            recipient = desk.recipients.add(new, by=by, reason=reason)
        except AlreadyKnown as error:
            way_out = f"is it this place? repeat the command with --subject {quote(error.subjects[0])}"
            raise Refused(f"{', '.join(error.subjects)} bears this name already", command=way_out) from error
        missing = not_set_up(desk.home, [address for contact in people for address in (contact.address, contact.code_address)])
    click.echo(f"{recipient.id} is added" + (f", at place {recipient.subject}" if recipient.subject else ""))
    _warn_of(missing)


@recipients.command("change")
@click.argument("recipient", callback=numbered("G"))
@_contact_option
@by_option
@reason_option
@home_option
def recipients_change(recipient: str, contacts: tuple[str, ...], by: str, reason: str) -> None:
    """Replace the contacts of a RECIPIENT."""
    from tocsin.outbound.channels import not_set_up

    with current_desk() as desk:
        details = replace(desk.recipients.view(recipient).details, contacts=tuple(_contact(text) for text in contacts))
        click.echo(f"{desk.recipients.change(recipient, details, by=by, reason=reason).id} is changed")
        missing = not_set_up(desk.home, [address for contact in details.contacts for address in (contact.address, contact.code_address)])
    _warn_of(missing)


@recipients.command("retire")
@click.argument("recipient", callback=numbered("G"))
@by_option
@reason_option
@home_option
def recipients_retire(recipient: str, by: str, reason: str) -> None:
    """Take a RECIPIENT out of use."""
    with current_desk() as desk:
        click.echo(f"{desk.recipients.retire(recipient, by=by, reason=reason).id} is out of use")


def _warn_of(missing: Sequence[str]) -> None:
    """Say which channels of contacts are not set up. Nothing that is sent there arrives."""
    from tocsin.outbound.channels import FILE as CHANNELS

    if missing:
        click.echo(f"Nothing arrives at channel {', '.join(missing)} until you add it to {CHANNELS} in the home folder.", err=True)


def _contact(text: str) -> ContactPerson:
    """Parse ``NAME=ADDRESS,CODE-ADDRESS,PHONE``. A part without @ and without ``channel:`` is the phone number."""
    name, _, rest = text.partition("=")
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    addresses = [part for part in parts if "@" in part or part.startswith(CHANNEL_PREFIX)]
    phones = [part for part in parts if part not in addresses]
    if not addresses or len(addresses) > 2 or len(phones) > 1:
        raise Malformed(f"{text!r} is no contact: write NAME=ADDRESS, or NAME=ADDRESS,CODE-ADDRESS,PHONE")
    return ContactPerson(name.strip(), addresses[0], addresses[1] if len(addresses) > 1 else "", phones[0] if phones else "")


def _row(view: RecipientView) -> RecipientRow:
    recipient = view.recipient
    return RecipientRow(
        id=recipient.id,
        role=recipient.role,
        subject=recipient.subject,
        language=recipient.language,
        neighbours=recipient.neighbours,
        since=recipient.since,
        active=recipient.active,
        details=view.details,
    )
