"""Commands that serve the web application with its worker, and the public door."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import Any

import click

from tocsin.cli.common import current_desk, home_of, home_option
from tocsin.clock import SystemClock
from tocsin.domain.errors import Malformed, Unavailable

PORT = 8585


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on. Any other one needs TLS in front of it.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--drop",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that the public door writes reports to (else door/ in the home folder).",
)
@home_option
def serve(host: str, port: int, drop: Path | None) -> None:
    """Serve the desk in a browser, with the worker that escalates, sends mail and takes in reports from the public door."""
    with current_desk() as desk:
        from tocsin.web.app import create_app
        from tocsin.web.worker import desk_worker

        take_in = desk.mailboxes.open_door(drop or desk.home / "door")
        app, worker = create_app(desk), desk_worker(desk, ("door", 1.0, take_in))
        if not desk.sign_in.anyone():
            click.echo("Nobody can sign in yet. Set a password with: tocsin password NAME", err=True)
        sys.setswitchinterval(0.0005)  # a page that waits for the database gets its turn back from the worker at once
        worker.start()
        try:
            run(app, host, port, "the desk")
        finally:
            worker.stop()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on. Any other one needs TLS in front of it.")
@click.option("--port", default=PORT + 1, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--drop", type=click.Path(path_type=Path, file_okay=False), help="Folder that the desk reads (else door/ in the home folder)."
)
@home_option
@click.pass_context
def door(ctx: click.Context, host: str, port: int, drop: Path | None) -> None:
    """Serve the public door. With --drop it needs no home folder, no database and no key."""
    import asyncio
    import time

    from tocsin.desk.door_folder import DropFolder
    from tocsin.web.door.app import DoorServices, create_door
    from tocsin.web.door.flood import Flood

    drops = DropFolder(drop or home_of(ctx) / "door")
    run(create_door(DoorServices(drops, Flood(time.monotonic), SystemClock().now, asyncio.sleep)), host, port, "the public door")


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


def run(app: Any, host: str, port: int, title: str) -> None:
    """Run an application until it is stopped. Addresses and paths of requests are never logged."""
    from tocsin.web.server import serve as serve_on

    listener = _listen(host, port)
    click.echo(f"{title.capitalize()} is at http://{host}:{listener.getsockname()[1]}/ (stop it with Ctrl-C)", err=True)
    serve_on(app, [listener])


def _listen(host: str, port: int) -> socket.socket:
    """Bind and return the listening socket. Raises :class:`Unavailable` when the address cannot be bound."""
    # With its protocol named: asyncio sends small answers at once (TCP_NODELAY) only where it sees that a socket is TCP.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise Unavailable(f"cannot listen on {host}:{port} ({error.strerror}): choose another port with --port") from None
    return listener
