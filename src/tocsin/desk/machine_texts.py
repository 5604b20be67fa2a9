"""Translations and transcripts that models on this machine make of reports, at the wish of a person. Each is marked, and ends no duty."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.desk.lookup import the_person
from tocsin.desk.reach import require_reach
from tocsin.desk.report_access import file_of
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Refused, TocsinError, Unavailable
from tocsin.domain.ledger import Change
from tocsin.domain.machine_text import MachineText, ModelStamp, Task
from tocsin.domain.people import Permission, require
from tocsin.domain.report import Erasure, Report
from tocsin.languages import language_of
from tocsin.outbound.models.configured import ConfiguredModels
from tocsin.store import Reader

_OFF = "no model is set for this: machine models are off until the desk brings one"


@dataclass(frozen=True, slots=True)
class MachineTextView:
    """A text that a model made. ``text`` is None after an erasure."""

    record: MachineText
    text: str | None


@dataclass(frozen=True, slots=True)
class ModelState:
    """A model that the settings name: what it does, which it is, and why it cannot be used, if so."""

    task: Task
    name: str
    model: str
    fault: str


class MachineTexts:
    """Texts made by models."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    @property
    def tasks(self) -> frozenset[Task]:
        """Return the work for which a model is set."""
        machine = self._services.settings.machine
        chosen = {Task.TRANSLATE: machine.translate, Task.LISTEN: machine.listen, Task.JUDGE: machine.judge}
        return frozenset(task for task, name in chosen.items() if name)

    def models(self) -> list[ModelState]:
        """Return the models that the settings name, after their files were checked and their servers reached."""
        machine = self._services.settings.machine
        models = ConfiguredModels(self._services.home, machine)
        chosen = [(Task.TRANSLATE, name) for name in machine.translate]
        others = ((Task.LISTEN, machine.listen), (Task.JUDGE, machine.judge), (Task.DESCRIBE, machine.describe))
        chosen += [(task, name) for task, name in others if name]
        states = []
        for task, name in chosen:
            try:
                states.append(ModelState(task, name, str(models.usable(name, task)), ""))
            except TocsinError as error:
                states.append(ModelState(task, name, "", str(error)))
        return states

    def translate(self, report: str, file: int = 0, *, by: str) -> MachineTextView:
        """Translate the words of a report, or the newest transcript of an attachment, and keep the translation beside them.

        Raise :class:`Unavailable` where no model translates from the language.
        """
        with self._services.store.reading() as reader:
            record = _require(reader, report, by)
            views = _views(reader, report) if file else []
            transcript = next((view for view in views if view.record.file == file and view.record.task is Task.LISTEN), None)
            text = transcript.text if transcript else None if file else reader.read_text(record.text)
        if not text or not text.strip():
            raise Refused(f"{report} has no words to translate")
        written = transcript.record.language if transcript else record.language
        if not written and (detected := language_of(text, self._services.settings.reads)):
            written = detected.code
        translator = self._services.models.translator(written) if self._services.models else None
        if translator is None:
            lack = f"no model translates from {written or 'this language'}: ask whoever runs the desk to set one"
            raise Unavailable(_OFF if Task.TRANSLATE not in self.tasks else lack)
        translation = translator.translate(text, written)
        return self._keep(report, Task.TRANSLATE, file, translator.stamp, translator.into, translation, by)

    def listen(self, report: str, file: int, *, by: str) -> MachineTextView:
        """Write down the words of a recording, an attachment numbered from 1, and keep them beside it.

        Raise :class:`Unavailable` where no model is set.
        """
        with self._services.store.reading() as reader:
            _require(reader, report, by)
            attachment, data = file_of(reader, report, file)
        if not attachment.media_type.startswith(("audio/", "video/")):
            raise Refused(f"file {file} of {report} is not a recording: choose one with sound")
        listener = self._services.models.listener() if self._services.models else None
        if listener is None:
            raise Unavailable(_OFF)
        transcript = listener.listen(data, attachment.media_type)
        return self._keep(report, Task.LISTEN, file, listener.stamp, transcript.language, transcript.text, by)

    def of(self, report: str) -> list[MachineTextView]:
        """Return the texts that models made of a report, the newest first. The caller checks who may read it."""
        with self._services.store.reading() as reader:
            return _views(reader, report)

    def _keep(self, report: str, task: Task, file: int, stamp: ModelStamp, language: str, text: str, by: str) -> MachineTextView:
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _require(session, report, by)  # an erasure or a move may have come between
            record = MachineText(
                id=session.new_id("X"),
                report=report,
                at=session.now,
                task=task,
                file=file,
                language=language,
                engine=stamp.engine,
                model=stamp.model,
                checksum=stamp.checksum,
                text=session.seal(report, text.encode("utf-8", "surrogatepass")),
                by=by,
            )
            session.record(Change("machine text", None, record, f"{task} by {stamp}"))
            return MachineTextView(record, text)


def _require(reader: Reader, report: str, by: str) -> Report:
    """Return the report. Raise where this person may not answer about it, or where it was erased."""
    person = the_person(reader, by)
    require(person, Permission.ANSWER)
    record = require_reach(reader, report, person)
    if reader.get(Erasure, report):
        raise Refused(f"{report} was erased")
    return record


def _views(reader: Reader, report: str) -> list[MachineTextView]:
    records = reader.find(MachineText, report=report, order=("-at", "-sequence"))
    return [MachineTextView(record, reader.read_text(record.text)) for record in records]
