"""Commands that serve the web application with its worker, and the public door."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from tocsin.cli.common import current_desk, home_of, home_option
from tocsin.cli.log_format import log_option
from tocsin.clock import SystemClock
from tocsin.domain.errors import Malformed, Refused, Unavailable

PORT = 8585
_WAITING = 128
"""Connections that wait until the server accepts them."""


_host_option = click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on. Any other one needs TLS in front of it."
)
_port_option = click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535))
_drop_option = click.option(
    "--drop",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that the public door writes reports to (else door/ in the home folder).",
)


@click.command()
@_host_option
@_port_option
@_drop_option
@log_option
@home_option
@click.pass_context
def start(ctx: click.Context, host: str, port: int, drop: Path | None) -> None:
    """Make a desk if there is none here, and serve it. A new desk prints a link that sets it up in a browser."""
    from tocsin.desk.installation import MARKER
    from tocsin.settings import machine_zone
    from tocsin.wiring import init_desk

    home = home_of(ctx)
    if not (home / MARKER).exists():
        with suppress(Refused):  # a desk that is whole and has no marker yet
            init_desk(home, zone=machine_zone()).close()
            click.echo(f"A new desk is in {home}. Keep a copy of {home / 'desk.key'} in another place: without it nothing can be read.")
    ctx.invoke(serve, host=host, port=port, drop=drop)


@click.command()
@_host_option
@_port_option
@_drop_option
@log_option
@home_option
def serve(host: str, port: int, drop: Path | None) -> None:
    """Serve the desk in a browser, with the worker that escalates, sends mail and takes in reports from the public door."""
    with current_desk() as desk:
        from tocsin.web.app import create_app
        from tocsin.web.first_use import SetupLink
        from tocsin.web.worker import desk_worker

        desk.build()
        folder = drop or desk.home / "door"
        take_in = desk.mailboxes.open_door(folder)
        outside = desk.exchange.open_door(folder, desk.mailboxes.identity())
        listener = listen(host, port)
        link = SetupLink(local_only=_is_loopback(host)) if desk.first_use.is_open() else None
        app, worker = create_app(desk, setup_link=link), desk_worker(desk, ("door", 1.0, take_in), ("door pages", 1.0, outside))
        if link:
            address = f"http://{_shown_host(host)}:{listener.getsockname()[1]}/first/{link.token}"
            click.echo(
                f"Set this desk up in a browser on this machine, within {link.minutes} minutes. The link works once:\n\n  {address}\n"
            )
        elif not desk.sign_in.anyone():
            click.echo("Nobody can sign in yet. Set a password with: tocsin password NAME", err=True)
        sys.setswitchinterval(0.0005)  # a page that waits for the database gets its turn back from the worker at once
        worker.start()
        try:
            run(app, listener, "the desk")
        finally:
            worker.stop()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on. Any other one needs TLS in front of it.")
@click.option("--port", default=PORT + 1, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--drop", type=click.Path(path_type=Path, file_okay=False), help="Folder that the desk reads (else door/ in the home folder)."
)
@log_option
@home_option
@click.pass_context
def door(ctx: click.Context, host: str, port: int, drop: Path | None) -> None:
    """Serve the public door. With --drop it needs no home folder, no database and no key."""
    import asyncio
    import time

    from tocsin.desk.door_folder import DropFolder
    from tocsin.web.door.app import create_door
    from tocsin.web.door.flood import Flood
    from tocsin.web.door.pages import DoorServices

    drops = DropFolder(drop or home_of(ctx) / "door")
    app = create_door(DoorServices(drops, Flood(time.monotonic), SystemClock().now, asyncio.sleep))
    run(app, listen(host, port), "the public door")


@click.command()
@click.argument("person")
@home_option
def password(person: str) -> None:
    """Set a person's password for the browser. Without a terminal it is read from standard input."""
    with current_desk() as desk:
        if sys.stdin.isatty():
            secret = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        else:
            secret = sys.stdin.readline().rstrip("\n")
        if not secret:
            raise Malformed("the password is empty: type one, or give it on standard input")
        desk.sign_in.set_password(person, secret)
    click.echo(f"{person} can sign in.", err=True)


def run(app: Any, listener: socket.socket, title: str) -> None:
    """Run an application until it is stopped. Addresses and paths of requests are never logged."""
    from tocsin.web.server import serve as serve_on

    host, port = listener.getsockname()[:2]
    click.echo(f"{title.capitalize()} is at http://{_shown_host(host)}:{port}/ (stop it with Ctrl-C)", err=True)
    try:
        serve_on(app, [listener])
    except KeyboardInterrupt:  # the way to stop it, and no failure
        click.echo(f"\n{title.capitalize()} is stopped. Everything that it accepted is stored.", err=True)


def _is_loopback(host: str) -> bool:
    return host in ("localhost", "::1") or host.startswith("127.")


def _shown_host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket. Raises :class:`Unavailable` when the address cannot be bound.

    A browser that follows a printed link at once waits until the server takes over.
    """
    # With its protocol named: asyncio sends small answers at once (TCP_NODELAY) only where it sees that a socket is TCP.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(_WAITING)
    except OSError as error:
        listener.close()
        raise Unavailable(f"cannot listen on {host}:{port} ({error.strerror}): choose another port with --port") from None
    return listener
