"""Ids as people type them on the command line."""

from __future__ import annotations

import click
import pytest

from tocsin.cli.common import numbered


@pytest.mark.parametrize("typed", ["D-15", "d-15", "D15", "d15", "15", " d 15 ", "d - 15"])
def test_every_form_of_an_id_is_completed(typed: str) -> None:
    assert numbered("D")(click.Context(click.Command("done")), click.Argument(["duty"]), typed) == "D-15"


@pytest.mark.parametrize(("typed", "read"), [("R15", "R15"), ("D", "D"), ("north", "NORTH"), ("", ""), (None, None)])
def test_what_is_no_such_id_stays(typed: str | None, read: str | None) -> None:
    assert numbered("D")(click.Context(click.Command("done")), click.Argument(["duty"]), typed) == read
