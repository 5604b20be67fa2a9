"""Completion of commands, options and fixed values in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_TOCSIN_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the completion script of a shell. Load it in the start file of that shell.

    \b
    bash, in ~/.bashrc:                  eval "$(tocsin completion bash)"
    zsh, in ~/.zshrc:                    eval "$(tocsin completion zsh)"
    fish, in ~/.config/fish/config.fish: tocsin completion fish | source
    """  # noqa: D301  # the backslash keeps the lines apart
    shell_class = get_completion_class(shell)
    assert shell_class is not None
    click.echo(shell_class(click.get_current_context().find_root().command, {}, "tocsin", VARIABLE).source())
