"""Words of a call in any order, and a wrong name answered with the nearest one."""

from __future__ import annotations

import pytest

from tests.shell import Shell


@pytest.mark.parametrize(
    "words",
    ["user --json list", "user list --json", "user --json", "--json user", "--json user list"],
)
def test_the_options_of_a_list_stand_on_either_side_of_its_name(tocsin: Shell, words: str) -> None:
    assert {row["name"] for row in tocsin.ok(*words.split()).rows} == {"Nora", "Sam", "Dora", "Dan"}


def test_an_option_in_front_of_a_command_is_the_option_of_the_command(tocsin: Shell) -> None:
    tocsin.ok("subject", "add", "Marek Dolny", "--reason", "named in a call")

    assert [row["name"] for row in tocsin.ok("subject", "--json", "list").rows] == ["Marek Dolny"]


def test_an_option_that_the_command_does_not_take_is_refused_and_not_dropped(tocsin: Shell) -> None:
    ran = tocsin("user", "--json", "add", "Wim", "--team", "desk", "--role", "lead")

    assert (ran.code, ran.err) == (2, "tocsin: No such option '--json'. See: tocsin user add --help\n")
    assert "Wim" not in tocsin.ok("user").out


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("user ad Wim", "no command 'ad': did you mean add? See: tocsin user --help"),
        ("user lst", "no command 'lst': did you mean list? See: tocsin user --help"),
        ("rejcted", "no command 'rejcted': did you mean rejected? See: tocsin --help"),
        ("lists laod list.csv", "no command 'laod': did you mean load? See: tocsin lists --help"),
        ("user qqqq", "no command 'qqqq'. See: tocsin user --help"),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest(tocsin: Shell, words: str, answer: str) -> None:
    ran = tocsin(*words.split())

    assert (ran.code, ran.err) == (2, f"tocsin: {answer}\n")
