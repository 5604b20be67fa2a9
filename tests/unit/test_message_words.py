"""Words of messages: a count that reaches its end, and what is not known is called so."""

from __future__ import annotations

import pytest

from tocsin.analysis.brief.storm_section import _platform
from tocsin.analysis.brief.summary import _in_languages
from tocsin.analysis.storms.figures import UNKNOWN
from tocsin.cli.progress import ProgressLine
from tocsin.domain.campaign import Response


def test_a_stage_shows_its_end_however_soon_it_comes(capsys: pytest.CaptureFixture[str]) -> None:
    with ProgressLine("posts", 10) as line:
        line.stage("posts searched", 0, 863)
        line.stage("posts searched", 400, 863)
        line.stage("posts searched", 863, 863)

    shown = capsys.readouterr().err
    assert "0 of 863" in shown
    assert "863 of 863" in shown
    assert "400" not in shown


def test_a_language_and_a_platform_that_no_dump_names_are_not_known() -> None:
    none = Response(10, 2, None, None, ((UNKNOWN, 10),), None, 0.1)
    some = Response(10, 2, None, None, (("en", 6), (UNKNOWN, 4)), None, 0.1)

    assert _in_languages(none) == ", in languages that are not known"
    assert _in_languages(some) == ", in en 60%, language not known 40%"
    assert _platform(UNKNOWN) == "platform not known"
