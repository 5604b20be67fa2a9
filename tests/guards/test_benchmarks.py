"""Benchmarks take minutes to hours: asking for help, or for a part that is none, starts nothing."""

from __future__ import annotations

from importlib import import_module

import pytest
from bench.recognise.page import PAGE, kept, page_table, printed, with_table

from tests.guards.source import ROOT

NAMES = ["bench", *sorted(f"bench.{file.parent.name}" for file in ROOT.glob("bench/*/__main__.py"))]
WITH_PARTS = ["bench", "bench.copies", "bench.hear", "bench.join", "bench.measure", "bench.recognise"]


@pytest.mark.parametrize("name", NAMES)
def test_help_is_printed_and_nothing_runs(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        import_module(f"{name}.__main__").main(["--help"])

    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python -m {name} ")


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_option_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        import_module(f"{name}.__main__").main(["--hlep"])

    assert left.value.code == 2
    assert "--hlep" in capsys.readouterr().err


@pytest.mark.parametrize("name", WITH_PARTS)
def test_an_unknown_part_is_refused_with_the_parts_there_are(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        import_module(f"{name}.__main__").main(["no-such-part"])

    assert left.value.code == 2
    assert "no-such-part" in capsys.readouterr().err


def test_the_table_of_errors_is_the_kept_output_of_the_benchmark() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert with_table(page, page_table(kept())) == page, "run python -m bench.recognise.page"


def test_a_figure_of_the_table_is_read_from_the_printed_line_of_all_texts() -> None:
    row = "P1 told as urgent                 {:<22}   {} of   10   {} of   30\n"
    text = "\nthreats, writer {}\n" + row.format("all", "0.900", "0.500") + row.format("ar", "0.100", "0.100")

    table = page_table(printed(text.format("D") + text.format("E, of whom neither half was read")))

    assert "| urgent threats (P1) told as urgent |  |  | .900 | .500 |  |  | .600 |  |" in table
