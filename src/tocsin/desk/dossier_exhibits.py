"""Exhibits and facts of a dossier: texts, notes, letters and files of reports, and what is held about a subject."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from hashlib import sha256

from tocsin.audit.dossier import Exhibit
from tocsin.desk.lookup import names_of
from tocsin.desk.masking import Masker
from tocsin.desk.reports import ReportView
from tocsin.desk.source_words import Hide, letter_text
from tocsin.domain.grading import both_gradings
from tocsin.domain.mailbox import Letter
from tocsin.domain.report import Erasure, HeldFile
from tocsin.domain.subject import Subject, Watch
from tocsin.store import Reader

_UNSAFE = re.compile(r"[^\w.-]+")
_FILE_MASKED = "a file cannot be masked by rule: ask the desk for it"
_REDRAWN = "drawn anew without metadata: the desk keeps the original"
_CLEANED = "its metadata is overwritten: the desk keeps the original"
_NOT_REDRAWN = "a picture that cannot be drawn without its metadata: ask the desk for the original"
_FACTS_MASKED = "fields of the form may point to the source"


def exhibits_of(reader: Reader, view: ReportView, masker: Masker | None, hide: Hide) -> Iterator[Exhibit]:
    """Yield the exhibits of a report, its source hidden. With a masker, others are masked in texts, and files are not handed over."""
    report = view.report.id
    if erasure := reader.get(Erasure, report):
        yield Exhibit(f"{report}.txt", f"{report}: contents", None, f"erased on {erasure.at:%Y-%m-%d} by {erasure.by}")
        return
    handling = f"handling code: {view.triage.handling}" if view.triage.handling else ""
    yield _text_exhibit(f"{report}.txt", f"{report}: text", _hidden(view.text, hide), masker, handling)
    if view.detail.facts:
        facts = hide("\n".join(f"{name}: {value}" for name, value in view.detail.facts))
        yield (
            Exhibit("", f"{report}: fields", None, _FACTS_MASKED)
            if masker
            else _text_exhibit(f"{report}-fields.txt", f"{report}: fields", facts, masker)
        )
    for note, text in view.notes:
        yield _text_exhibit(
            f"{report}-{note.id}.txt", f"{report}: note {note.id} by {note.by}, {note.at:%Y-%m-%d %H:%M} UTC", _hidden(text, hide), masker
        )
    for letter in reader.find(Letter, report=report, order=("at", "sequence")):
        writer = letter.by or "the source"
        yield _text_exhibit(f"{report}-{letter.id}.txt", f"{report}: letter by {writer}", letter_text(reader, letter, hide), masker)
    for number, file in enumerate(view.detail.files, 1):
        yield _file_exhibit(reader, report, number, file, masker)


def _hidden(text: str | None, hide: Hide) -> str | None:
    return text if text is None else hide(text)


def _file_exhibit(reader: Reader, report: str, number: int, file: HeldFile, masker: Masker | None) -> Exhibit:
    """Return a file of a report. A picture is drawn anew, since its metadata may name the device and the home of the source."""
    name = f"{report}-{number}-{_UNSAFE.sub('_', file.name)[-80:].lstrip('.') or 'file'}"
    title = f"{report}: file {number}"
    if masker:
        return Exhibit(name, title, None, _FILE_MASKED)
    data, title = reader.read(file.content), f"{title}, {file.name}"
    if not file.media_type.startswith("image/") or data is None:
        return Exhibit(name, title, data, "")
    from tocsin.copies.pictures.decoder import reencoded  # numpy, which no command without pictures should load
    from tocsin.copies.pictures.heif import without_metadata

    if drawn := reencoded(data):
        return Exhibit(f"{name}.png", title, drawn, f"{_REDRAWN}, whose SHA-256 is {sha256(data).hexdigest()}")
    if cleaned := without_metadata(data):
        return Exhibit(name, title, cleaned, f"{_CLEANED}, whose SHA-256 is {sha256(data).hexdigest()}")
    return Exhibit(name, title, None, _NOT_REDRAWN)


def report_facts(view: ReportView) -> Iterator[tuple[str, str]]:
    """Yield the facts about a report: arrival, language, priority, grading and decision."""
    yield "came by", view.report.channel
    yield "told", f"{view.report.received:%Y-%m-%d %H:%M} UTC"
    yield "received", f"{view.taken_in:%Y-%m-%d %H:%M} UTC"
    yield "language", view.report.language or "not stated"
    yield "priority", str(view.triage.priority)
    yield "grading", both_gradings(view.triage.grading) or "not graded"
    yield "handling code", view.triage.handling or "none"
    yield "assessed as", view.triage.disposition or "not assessed"


def subject_facts(reader: Reader, members: Collection[str], masker: Masker | None, is_desk: bool) -> Iterator[tuple[str, str]]:
    """Yield what is held about a subject and those merged with it."""

    def words(text: str) -> str:
        return masker.mask(text).text if masker else text

    for subject in reader.find(Subject, id=members, order=("id",)):
        yield f"{subject.kind} {subject.id}", f"from {'the desk' if subject.origin == 'own' else f'list {subject.origin}'}"
        for name in names_of(reader, subject):
            yield "name", f"{name.text} ({name.quality}, {name.origin})"
        yield "status", f"{subject.status}: {words(subject.reason)}" if is_desk else str(subject.status)
        if subject.review:
            yield "to be reviewed", subject.review.isoformat()
    for watch in reader.find(Watch, subject=members, order=("since",)) if is_desk else ():
        ended = f", ended {watch.ended:%Y-%m-%d}" if watch.ended else ""
        yield f"watched by {watch.team}", f"since {watch.since:%Y-%m-%d}{ended}: {words(watch.reason)}"


def _text_exhibit(name: str, title: str, text: str | None, masker: Masker | None, note: str = "") -> Exhibit:
    if text is None:
        return Exhibit(name, title, None, "erased")
    if masker is None:
        return Exhibit(name, title, text.encode("utf-8", "replace"), note)
    masked = masker.mask(text)
    counts = ", ".join(f"{count} × {reason}" for reason, count in sorted(masked.reasons.items()))
    notes = "; ".join(filter(None, (note, f"masked: {counts}" if counts else "")))
    return Exhibit(name, title, masked.text.encode("utf-8", "replace"), notes)
