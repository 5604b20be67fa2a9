"""Check whether this desk can do its work."""

from __future__ import annotations

import click

from tocsin.cli.common import current_desk, exit_bad_news, home_option
from tocsin.cli.json_lines import JsonLines
from tocsin.desk.checkup import CheckupFinding, Severity

_FINDINGS = JsonLines(CheckupFinding)
_TITLES = {
    Severity.BROKEN: "Broken: warnings are lost or late until this is fixed",
    Severity.WEAK: "Weak: fix this before it matters",
    Severity.ADVICE: "Worth knowing",
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
            if some := [finding for finding in findings if finding.severity is severity]:
                click.echo(title)
                for finding in some:
                    click.echo(f"  - {finding.problem}\n    Fix: {finding.fix}")
        if not findings:
            click.echo("nothing is wrong with this desk")
    exit_bad_news(unless=not any(finding.severity is Severity.BROKEN for finding in findings))
