"""Command groups that take options on either side of a command's name, and answer a wrong name with the nearest ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import click


class Commands(click.Group):
    """Command group that takes the options of a command in front of its name, too: ``user --json add`` is ``user add --json``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the options of the group, after handing those in front of a command's name on to the command."""
        return super().parse_args(ctx, self._in_order(ctx, args, self.all_names(ctx))[1])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name. Raise :class:`click.UsageError` with the nearest names for a wrong one."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise click.UsageError(no_command(args[0], self.all_names(ctx)), ctx)
        return super().resolve_command(ctx, args)

    def all_names(self, ctx: click.Context) -> list[str]:
        """Return every name that a command of this group answers to."""
        return self.list_commands(ctx)

    def _in_order(self, ctx: click.Context, args: Sequence[str], names: Sequence[str]) -> tuple[int | None, list[str]]:
        """Return the place of a command's name, and the arguments with the options that may be the command's put behind it.

        Options of the group stay, but those of a list that is printed without a subcommand belong to the subcommand that follows.
        """
        options = {name: option for option in self.get_params(ctx) if isinstance(option, click.Option) for name in option.opts}
        stay: list[str] = []
        follow: list[str] = []
        at = 0
        while at < len(args) and args[at].startswith("-") and args[at] != "--":
            option = options.get(args[at].partition("=")[0])
            width = 2 if option and not option.is_flag and "=" not in args[at] else 1
            (stay if option and not (option.is_flag and self.invoke_without_command) else follow).extend(args[at : at + width])
            at += width
        if at < len(args) and args[at] in names:
            return len(stay), [*stay, args[at], *follow, *args[at + 1 :]]
        return None, list(args)


class ListedByDefault(Commands):
    """Command group that lists by itself: ``list`` as its first word changes nothing, unless it has a command of this name."""

    def all_names(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, and ``list``."""
        return [*super().all_names(ctx), "list"]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options of the list, on either side of ``list`` or without it."""
        at, ordered = self._in_order(ctx, args, ["list"])
        if at is not None and "list" not in self.commands:
            del ordered[at]
        return super().parse_args(ctx, ordered)


def no_command(name: str, names: Iterable[str]) -> str:
    """Return the message for a command that does not exist, with up to two names that are spelt much like it."""
    near = get_close_matches(name, list(names), n=2)
    return f"no command {name!r}: did you mean {' or '.join(near)}?" if near else f"no command {name!r}."
