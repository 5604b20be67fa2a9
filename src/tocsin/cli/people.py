"""Commands that make a desk and manage its people and teams."""

from __future__ import annotations

import re

import click

from tocsin.cli.common import current_desk, home_of, home_option, reason_option, table
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.people import Person, Role, Team, parse_role
from tocsin.domain.time_zone import Zone, parse_time

_PEOPLE = JsonLines(Person)
_TEAMS = JsonLines(Team)


@click.command()
@click.option("--zone", default="", help="The desk's time zone, such as Europe/London (default: this machine's).")
@click.option("--reads", default="", metavar="CODES", help="Languages the desk reads, such as en,nl: others owe a translation.")
@home_option
@click.pass_context
def init(ctx: click.Context, zone: str, reads: str) -> None:
    """Make a new desk in the home folder."""
    from tocsin.settings import FILE, machine_zone
    from tocsin.wiring import init_desk

    home, desk_zone = home_of(ctx), Zone(zone) if zone else machine_zone()
    languages = list(dict.fromkeys(re.findall(r"[^\s,;]+", reads.lower())))
    init_desk(home, zone=desk_zone, reads=languages).close()
    click.echo(f"A new desk is in {home}. Keep a copy of {home / 'desk.key'} in another place: without it nothing can be read.")
    click.echo(f"Times are shown in {desk_zone}; change it in {home / FILE}")
    if not languages:
        click.echo(f"No language was stated, so no report is put up for translation; name those that the desk reads in {home / FILE}")
    click.echo("Next: tocsin team add TEAM, then tocsin user add NAME --team TEAM --role ROLE")


@click.group(cls=ListedByDefault, invoke_without_command=True)
@home_option
@_PEOPLE.option
@click.pass_context
def user(ctx: click.Context, as_json: bool) -> None:
    """List people, or manage them with a subcommand."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        people = desk.people.listed()[1]
    if as_json:
        _PEOPLE.emit(people)
    else:
        rows = ((p.name, p.role, ", ".join(p.teams), "" if p.active else "left", desk.zone.moment(p.away_until)) for p in people)
        table(
            ("name", "role", "teams", "", f"away until ({desk.zone})"),
            rows,
            "no people yet: tocsin user add NAME --team TEAM --role ROLE",
        )


@user.command("add")
@click.argument("name")
@click.option("--team", required=True)
@click.option("--role", default="member", show_default=True, help=f"One of {', '.join(Role)}.")
@click.option("--mail", default="", help="Address that escalations are sent to.")
@home_option
def user_add(name: str, team: str, role: str, mail: str) -> None:
    """Add a person to a team, or an existing person to one more."""
    with current_desk() as desk:
        person = desk.people.add(name, team, parse_role(role), mail)
    click.echo(f"{person.name}: {person.role} in {', '.join(person.teams)}")


@user.command("away")
@click.argument("name")
@click.option("--until", required=True, metavar="TIME", help="Time of return, with an offset: 2026-11-21T03:00Z.")
@home_option
def user_away(name: str, until: str) -> None:
    """Mark a person as away. Escalations go to those present."""
    with current_desk() as desk:
        person = desk.people.away(name, parse_time(until))
    click.echo(f"{person.name} is away until {desk.zone.said(person.away_until)}")


@user.command("back")
@click.argument("name")
@home_option
def user_back(name: str) -> None:
    """Mark a person as back."""
    with current_desk() as desk:
        desk.people.away(name, None)
    click.echo(f"{name} is back")


@user.command("remove")
@click.argument("name")
@reason_option
@home_option
def user_remove(name: str, reason: str) -> None:
    """End a person's work here. Their entries in the record stay under their name."""
    with current_desk() as desk:
        desk.people.remove(name, reason=reason)
    click.echo(f"{name} no longer works here")


@user.command("leave")
@click.argument("name")
@click.option("--team", required=True)
@reason_option
@home_option
def user_leave(name: str, team: str, reason: str) -> None:
    """Take a person out of a team."""
    with current_desk() as desk:
        person = desk.people.leave(name, team, reason=reason)
    click.echo(f"{name} is in {', '.join(person.teams) or 'no team'}")


@click.group(cls=ListedByDefault, invoke_without_command=True)
@home_option
@_TEAMS.option
@click.pass_context
def team(ctx: click.Context, as_json: bool) -> None:
    """List teams, or add one."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        teams = desk.people.listed()[0]
    if as_json:
        _TEAMS.emit(teams)
    else:
        table(("team", "mail"), ((row.name, row.address) for row in teams))


@team.command("add")
@click.argument("name")
@click.option("--mail", default="", help="Address of the team. A mail that was sent does not count as an answer.")
@home_option
def team_add(name: str, mail: str) -> None:
    """Add a team that can owe duties."""
    with current_desk() as desk:
        added = desk.people.add_team(name, mail)
    click.echo(f"team {added.name}")
