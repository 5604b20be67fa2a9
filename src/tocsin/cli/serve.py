"""Serving: the web application with its worker, and the public door."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tocsin.cli.shell import home_option, the_desk
from tocsin.domain.errors import Malformed, Unavailable

if TYPE_CHECKING:
    from litestar import Litestar

PORT = 8585


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; any other one needs TLS before it.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535))
@home_option
def serve(host: str, port: int) -> None:
    """Serve the desk in a browser, with the worker that escalates and sends mail."""
    with the_desk() as desk:
        from tocsin.web.app import create_app
        from tocsin.web.worker import desk_worker

        app, worker = create_app(desk), desk_worker(desk)
        if not desk.access.anyone():
            click.echo("Nobody can sign in yet: tocsin password NAME", err=True)
        worker.start()
        try:
            run(app, host, port, "the desk")
        finally:
            worker.stop()


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
        desk.access.set_password(person, given)
    click.echo(f"{person} can sign in.", err=True)


def run(app: Litestar, host: str, port: int, what: str) -> None:
    """Runs an application until it is stopped; no address and no path of a request is logged."""
    try:
        import uvicorn
    except ImportError:
        raise Unavailable("the web application needs more packages: pip install 'tocsin[web]'") from None
    click.echo(f"{what.capitalize()} is at http://{host}:{port}/ (stop it with Ctrl-C)", err=True)
    config = uvicorn.Config(app, host=host, port=port, access_log=False, log_level="warning", server_header=False, date_header=False)
    uvicorn.Server(config).run()
