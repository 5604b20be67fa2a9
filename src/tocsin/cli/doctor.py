"""Check whether this desk can do its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tocsin.cli.common import current_desk, exit_bad_news, home_option
from tocsin.cli.json_lines import JsonLines

if TYPE_CHECKING:
    from tocsin.desk.checkup import CheckupFinding

_FINDINGS: JsonLines[CheckupFinding] = JsonLines("tocsin.desk.checkup:CheckupFinding")
_TITLES = {
    "broken": "Broken: warnings are lost or late until this is fixed",
    "weak": "Weak: fix this before it matters",
    "advice": "Worth knowing",
}


@click.command()
@home_option
@_FINDINGS.option
def doctor(as_json: bool) -> None:
    """Say what is wrong with this desk, and how to fix it. Exit code 1 when something is broken."""
    with current_desk() as desk:
        findings = desk.checkup.findings()
    if as_json:
        _FINDINGS.emit(findings)
    else:
        for severity, title in _TITLES.items():
            if some := [finding for finding in findings if finding.severity == severity]:
                click.echo(title)
                for finding in some:
                    click.echo(f"  - {finding.problem}\n    Fix: {finding.fix}")
        if not findings:
            click.echo("nothing is wrong with this desk")
    exit_bad_news(unless=not any(finding.severity == "broken" for finding in findings))
