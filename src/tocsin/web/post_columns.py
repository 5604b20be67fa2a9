"""The question which column of a table of posts is which, asked before a new kind of it is loaded, and to correct a load."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from tocsin.desk import Desk
from tocsin.domain.errors import Malformed, Refused
from tocsin.web.door.uploads import SentForm
from tocsin.web.upload_forms import files_in_memory

if TYPE_CHECKING:
    from tocsin.ingest.posts import ColumnPreview, PostReadOptions

ASK = "ask"
"""Field of the form by which a person asks to be shown every column again."""
LABELS = {
    "text": "Text of the post",
    "time": "Time of the post",
    "account_id": "Account that posted it",
    "objects": "Object that the post acts on",
}
_DISTINCT = ("text", "time", "account_id")
_NO_COLUMN = ("", "no column")


@dataclass(frozen=True, slots=True)
class Choice:
    """One open question: the name of its field, its label, the column taken unless another is chosen, and the candidates with values."""

    field: str
    label: str
    likeliest: str
    candidates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """Open questions about one kind of table, and the lines of what is settled."""

    preview: ColumnPreview
    choices: tuple[Choice, ...]
    settled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnQuestions:
    """Files that wait in memory until a person has said which column is which."""

    form: SentForm
    tables: tuple[TableQuestion, ...]


class WaitingFiles:
    """Files that wait for an answer, one form a person."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._by_person: dict[str, ColumnQuestions] = {}

    def of(self, person: str) -> ColumnQuestions | None:
        """Return the questions to this person."""
        return self._by_person.get(person)

    def put(self, person: str, questions: ColumnQuestions) -> None:
        """Let files wait in the place of those before."""
        with self._lock:
            self._by_person[person] = questions

    def take(self, person: str) -> ColumnQuestions:
        """Return the questions to this person and forget them. Raise :class:`Refused` where there are none."""
        with self._lock:
            questions = self._by_person.pop(person, None)
        if questions is None:
            raise Refused("no file waits for an answer any more: choose it again")
        return questions


def open_questions(desk: Desk, form: SentForm, options: PostReadOptions) -> ColumnQuestions | None:
    """Return what must be asked before these files are loaded. None where every column is plain, or was chosen before."""
    from tocsin.ingest.posts import preview

    everything = bool(form.fields.get(ASK))
    remembered = desk.posts.remembered_columns()
    tables: dict[str, TableQuestion] = {}
    with files_in_memory(form.files) as paths:
        for path in paths:
            table_preview = preview(path, replace(options, remembered=remembered))
            if table_preview is None or table_preview.mark in tables or (table_preview.mark in remembered and not everything):
                continue
            if choices := table_preview.choices(everything):
                tables[table_preview.mark] = _question(table_preview, choices, len(tables))
    return ColumnQuestions(form, tuple(tables.values())) if tables else None


def chosen_columns(questions: ColumnQuestions, answers: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the column maps that a person chose, by the mark of their header.

    Raises :class:`Malformed` where an answer is missing, names no candidate, or names one column twice.
    """
    return {table.preview.mark: _chosen(table, answers) for table in questions.tables}


def every_question(table: ColumnPreview, number: int) -> TableQuestion:
    """Return the question for every part of a post that a person can correct. Any column may be any of them."""
    question = _question(table, {**table.choices(everything=True), "objects": table.header}, number)
    if "objects" in table.columns:
        return question
    *needed, objects = question.choices
    return replace(question, choices=(*needed, replace(objects, candidates=(_NO_COLUMN, *objects.candidates))))


def changed_columns(questions: Sequence[TableQuestion], answers: Mapping[str, str]) -> dict[str, str]:
    """Return the parts of a post that a person gave another column. Raises :class:`Malformed` where two tables of a load differ in them."""
    changed: dict[str, str] = {}
    for table in questions:
        for part, name in _chosen(table, answers).items():
            if name and name != table.preview.columns.get(part) and changed.setdefault(part, name) != name:
                raise Malformed(f"the files of this load have different columns for: {LABELS[part].lower()}; correct one kind at a time")
    return changed


def _chosen(table: TableQuestion, answers: Mapping[str, str]) -> dict[str, str]:
    chosen = dict(table.preview.columns)
    for choice in table.choices:
        name = answers.get(choice.field, "")
        if name not in dict(choice.candidates):
            raise Malformed(f"{table.preview.file}: choose the column for: {choice.label.lower()}")
        chosen[choice.field.partition("-")[2]] = name
    chosen_names = [chosen[column] for column in _DISTINCT if column in chosen]
    if len(set(chosen_names)) < len(chosen_names):
        raise Malformed(f"{table.preview.file}: one column cannot be two of text, time and account: choose different ones")
    return chosen


def _question(table_preview: ColumnPreview, choices: Mapping[str, Sequence[str]], number: int) -> TableQuestion:
    questions = tuple(
        Choice(
            f"{number}-{column}",
            LABELS[column],
            table_preview.columns.get(column, ""),
            tuple((name, " | ".join(table_preview.values(name))) for name in names),
        )
        for column, names in choices.items()
    )
    settled = tuple(line for line in table_preview.lines() if line.partition(" ")[0] not in choices)
    return TableQuestion(table_preview, questions, settled)
