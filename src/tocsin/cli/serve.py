"""Serving: the web application with its worker, and the public door."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import Any

import click

from tocsin.cli.common import home_of, home_option, the_desk
from tocsin.clock import SystemClock
from tocsin.domain.errors import Malformed, Unavailable

PORT = 8585


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; any other one needs TLS before it.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--drop",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that the public door drops into (else door/ in the home folder).",
)
@home_option
def serve(host: str, port: int, drop: Path | None) -> None:
    """Serve the desk in a browser, with the worker that escalates, sends mail and takes in what the public door was told."""
    with the_desk() as desk:
        from tocsin.web.app import create_app
        from tocsin.web.worker import desk_worker

        take_in = desk.mailboxes.open_door(drop or desk.home / "door")
        app, worker = create_app(desk), desk_worker(desk, ("door", 1.0, take_in))
        if not desk.sign_in.anyone():
            click.echo("Nobody can sign in yet: tocsin password NAME", err=True)
        sys.setswitchinterval(0.0005)  # a page that waits for the database takes its turn back from the worker at once
        worker.start()
        try:
            run(app, host, port, "the desk")
        finally:
            worker.stop()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; any other one needs TLS before it.")
@click.option("--port", default=PORT + 1, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--drop", type=click.Path(path_type=Path, file_okay=False), help="The folder that the desk takes in (else door/ in the home folder)."
)
@home_option
@click.pass_context
def door(ctx: click.Context, host: str, port: int, drop: Path | None) -> None:
    """Serve the public door. With --drop it needs nothing else: no home folder, no database, no key."""
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
    """Give a person a password for the browser. Without a terminal it is read from standard input."""
    with the_desk() as desk:
        if sys.stdin.isatty():
            given = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        else:
            given = sys.stdin.readline().rstrip("\n")
        if not given:
            raise Malformed("no password was given: type it, or give it on standard input")
        desk.sign_in.set_password(person, given)
    click.echo(f"{person} can sign in.", err=True)


def run(app: Any, host: str, port: int, what: str) -> None:
    """Runs an application until it is stopped; no address and no path of a request is logged."""
    try:
        import uvicorn
    except ImportError:
        raise Unavailable("the web application needs more packages: pip install 'tocsin[web]'") from None
    listening = _listen(host, port)
    click.echo(f"{what.capitalize()} is at http://{host}:{listening.getsockname()[1]}/ (stop it with Ctrl-C)", err=True)
    config = uvicorn.Config(app, host=host, port=port, access_log=False, log_level="warning", server_header=False, date_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """The address, taken before anything is said of it; raises :class:`Unavailable` when it cannot be."""
    # With its protocol named: asyncio sends small answers at once (TCP_NODELAY) only where it sees that a socket is TCP.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise Unavailable(f"{host}:{port} cannot be listened on ({error.strerror}): name another with --port") from None
    return listening
