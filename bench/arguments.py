"""Arguments of the benchmarks: the parts to run are listed by ``--help`` and refused, before anything runs, where they are unknown."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable


def parser(name: str, description: str | None) -> ArgumentParser:
    """Return a parser for ``python -m NAME`` that prints the description as it is written."""
    return ArgumentParser(f"python -m {name}", description=description, formatter_class=RawDescriptionHelpFormatter)


def add_parts(to: ArgumentParser, parts: Iterable[str], key: Callable[[str], str] = str) -> None:
    """Add the positional ``parts``, none or more of these. ``key`` gives what names the part in an argument."""
    names = list(parts)

    def known(argument: str) -> str:
        if key(argument) not in names:
            raise ArgumentTypeError(f"no part {argument!r}: use {', '.join(names)}")
        return argument

    to.add_argument("parts", nargs="*", metavar="PART", type=known, help=f"one of: {', '.join(names)} (default: all)")
