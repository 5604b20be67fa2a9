"""The question which column of a table of posts is which, asked before a new kind of it is loaded, and to correct a load."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from tocsin.desk import Desk
from tocsin.domain.column_words import POST_PARTS, post_part
from tocsin.domain.errors import Malformed, Refused
from tocsin.web.door.uploads import SentForm
from tocsin.web.upload_forms import files_in_memory

if TYPE_CHECKING:
    from tocsin.ingest.posts import ColumnPreview, PostReadOptions

ASK = "ask"
"""Field of the form by which a person asks to be shown every column again."""
CHOICES = {part: POST_PARTS[part] for part in ("text", "time", "account_id", "objects")}
"""Parts of a post of which a person can choose the column, in the words of the page."""
_WIDTH = 120


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column of a table: the name of its field, its name, the part it is, its values in the first rows.

    ``role`` says what it stays where it is none of the parts that can be chosen, ``fits`` the parts in question that it could be.
    A sealed column shows no values.
    """

    field: str
    name: str
    part: str
    values: tuple[str, ...]
    role: str = ""
    fits: tuple[str, ...] = ()
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """A kind of table with its columns, those in question first, and the parts for which more than one column fits, or none plainly."""

    preview: ColumnPreview
    columns: tuple[ColumnChoice, ...]
    doubtful: tuple[str, ...]


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
            if everything or table_preview.choices():
                tables[table_preview.mark] = table_question(table_preview, len(tables))
    return ColumnQuestions(form, tuple(tables.values())) if tables else None


def chosen_columns(questions: ColumnQuestions, answers: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the column maps that a person chose, by the mark of their header.

    Raises :class:`Malformed` where a part has no column, or two.
    """
    return {table.preview.mark: {**table.preview.columns, **_moved(table, answers)} for table in questions.tables}


def changed_columns(questions: Sequence[TableQuestion], answers: Mapping[str, str]) -> dict[str, str]:
    """Return the parts of a post that a person gave another column. Raises :class:`Malformed` where two tables of a load differ in them."""
    changed: dict[str, str] = {}
    for table in questions:
        for part, name in _moved(table, answers).items():
            if changed.setdefault(part, name) != name:
                raise Malformed(f"the files of this load have different columns for: {CHOICES[part]}; correct one kind at a time")
    return changed


def table_question(table: ColumnPreview, number: int) -> TableQuestion:
    """Return the columns of a table with the part of a post that each is now. Any column may be any of them."""
    candidates = table.choices()
    columns = (
        ColumnChoice(
            f"{number}-{place}",
            name,
            next((part for part in CHOICES if table.columns.get(part) == name), ""),
            tuple(table.values(name, _WIDTH)),
            next((post_part(part) for part, named in table.columns.items() if named == name and part not in CHOICES), "not used"),
            tuple(CHOICES[part] for part, names in candidates.items() if part in table.rivals and name in names),
        )
        for place, name in enumerate(table.header)
    )
    ordered = sorted(columns, key=lambda column: (not column.fits, not column.part))
    return TableQuestion(table, tuple(ordered), tuple(CHOICES[part] for part in candidates))


def _moved(table: TableQuestion, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the parts that were given to another column. The column that was a part before gives way to the one chosen now."""
    moved: dict[str, str] = {}
    given_up: set[str] = set(table.preview.missing)
    for column in table.columns:
        part = answers.get(column.field, column.part)
        if part == column.part:
            continue
        given_up.add(column.part)
        if part and part not in CHOICES:
            raise Malformed(f"{table.preview.file}: a post has no part {part!r}: choose its columns again")
        if part and moved.setdefault(part, column.name) != column.name:
            raise Malformed(f"{table.preview.file}: two columns are chosen as {CHOICES[part]}: choose one")
    if lacking := [CHOICES[part] for part in CHOICES if part in given_up and part not in moved]:
        raise Malformed(f"{table.preview.file}: choose the column for: {', '.join(lacking)}")
    return moved
