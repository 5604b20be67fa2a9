"""A dossier as one self-contained HTML page, to read and print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from tocsin.audit import wording
from tocsin.audit.dossier import Dossier, DossierAct, Exhibit
from tocsin.audit.who_knew import TeamKnowledge
from tocsin.domain.time_zone import Zone

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color-scheme: light dark; }
h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid #8888; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; vertical-align: top; padding: .25rem .75rem .25rem 0;
  border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
.wide { overflow-x: auto; } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; padding: .75rem; border: 1px solid #8888; }
.quiet { opacity: .8; } .withheld td { font-style: italic; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } h2, h3, tr { break-after: avoid; } tr, pre { break-inside: avoid; } }
"""
_INTRODUCTION = (
    "Each act is an entry of the desk's ledger. Its number stands beside it, and its proof is in <code>entries.jsonl</code>. "
    "To check everything without Tocsin: <code>python3 -I check-dossier .</code> in this folder."
)
_READ_FIRST = (
    "Names, contacts and files of others were masked by rule. No rule finds every name: a person reads this page before it is handed over."
)


def dossier_page(dossier: Dossier, zone: Zone, *, proofs: bool = True) -> str:
    """Return the page. It holds no script and loads nothing. Without ``proofs`` it names no folder beside it."""
    masked = "" if dossier.reader else f"<p><strong>{_READ_FIRST}</strong></p>"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(dossier.title)}</title><style>{_STYLE}</style></head>\n<body><main><h1 dir=auto>{escape(dossier.title)}</h1>\n"
        f'<p class="quiet">{escape(dossier.desk)}, {escape(zone.said(dossier.made))}. Made by {escape(dossier.by)} for '
        f"{escape(dossier.reader_words)}.</p>\n{masked}{f'<p>{_INTRODUCTION}</p>' if proofs else ''}\n"
        f"{_facts(dossier.facts)}{_standings(dossier, zone)}{_acts(dossier.acts, zone)}"
        f"{_exhibits(dossier.exhibits)}{_left_out(dossier)}</main></body></html>\n"
    )


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    return "<h2>What is held</h2>" + _table(("", ""), (f"<tr>{_cells(fact)}</tr>" for fact in facts), "nothing")


def _standings(dossier: Dossier, zone: Zone) -> str:
    def row(item: TeamKnowledge) -> str:
        mailed = zone.moment(item.mailed) or item.unmailed
        opened = f"{zone.moment(item.opened)} by {item.opened_by}" if item.opened else "not opened"
        answer = _answer(item.outcome, item.by, zone.moment(item.answered))
        return _row((item.team, item.report, zone.moment(item.owed), mailed, opened, item.state, answer))

    head = ("team", "report", f"owed since ({zone})", "mailed", "opened", "state", "answer")
    return "<h2>Who knew what, and when</h2>" + _table(head, map(row, dossier.standings), "nothing was owed to a team")


def _answer(outcome: str, by: str, when: str) -> str:
    return f"{outcome} by {by}, {when}" if outcome else ""


def _acts(acts: Iterable[DossierAct], zone: Zone) -> str:
    head = ("entry", f"time ({zone})", "who", "act", "changes", "reason", "proof")
    return "<h2>Acts</h2>" + _table(head, (_act(act, zone) for act in acts), "none")


def _act(act: DossierAct, zone: Zone) -> str:
    entry = act.entry
    changes = wording.changes(entry, zone)
    changed = (f"{change.what}: {change.old} → {change.new}" if entry.old else f"{change.what}: {change.new}" for change in changes)
    proof = f"words withheld: {act.withheld}" if act.withheld else "entries.jsonl"
    words = (entry.seq, zone.moment(entry.known), entry.actor, f"{wording.act(entry)} ({entry.kind} {entry.key})", "; ".join(changed))
    return f"<tr{' class=withheld' if act.withheld else ''}>{_cells((*words, entry.why, proof))}</tr>"


def _exhibits(exhibits: Iterable[Exhibit]) -> str:
    def shown(exhibit: Exhibit) -> str:
        note = f'<p class="quiet">{escape(exhibit.note)}</p>' if exhibit.note else ""
        body = f'<pre dir="auto">{escape(exhibit.text)}</pre>' if exhibit.text is not None else ""
        file = f"<p>exhibits/{escape(exhibit.name)}</p>" if exhibit.data is not None and not body else ""
        return f"<h3>{escape(exhibit.title)}</h3>{note}{body}{file}"

    return "<h2>Exhibits</h2>" + ("\n".join(map(shown, exhibits)) or "<p>None.</p>")


def _left_out(dossier: Dossier) -> str:
    rows = (_row((item.place, item.reason)) for item in dossier.left_out)
    return "<h2>Left out or masked</h2>" + _table(("place", "reason"), rows, "nothing")


def _table(head: Sequence[str], rows: Iterable[str], empty: str) -> str:
    body = "\n".join(rows)
    if not body:
        return f"<p>{escape(empty.capitalize())}.</p>"
    titles = "".join(f'<th scope="col">{escape(title.capitalize())}</th>' for title in head)
    return f'<div class="wide"><table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>'


def _row(values: Iterable[object]) -> str:
    return f"<tr>{_cells(values)}</tr>"


def _cells(values: Iterable[object]) -> str:
    return "".join(f"<td dir=auto>{escape(str(value))}</td>" for value in values)
