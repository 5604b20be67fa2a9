"""Subjects that a person may mean who has typed a part of a name."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.desk.lookup import the_person
from tocsin.desk.reach import reaches_subject
from tocsin.desk.services import DeskServices
from tocsin.desk.subject_labels import Labels
from tocsin.domain.access import can_read_all
from tocsin.domain.people import Permission, require

MOST = 8
_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class SuggestedSubject:
    """A subject with its label, and the name of it that fits what was typed."""

    id: str
    label: str
    name: str
    kind: str
    source: str


class Suggestions:
    """Subjects by the beginning of a name, as far as a person may see them."""

    def __init__(self, services: DeskServices, labels: Labels) -> None:
        self._services = services
        self._labels = labels

    def of(self, typed: str, *, by: str) -> list[SuggestedSubject]:
        """Return at most :data:`MOST` subjects whose names begin like the typed words or are near them in spelling.

        People outside the desk are shown only subjects that their team watches or was told of.
        """
        with self._services.store.reading() as reader:
            person = the_person(reader, by)
            require(person, Permission.READ)
            if not typed.strip():
                return []
            self._services.names.refresh(reader)
            names = self._services.names.suggest(typed, _LOOKED_AT)
            if not can_read_all(person):
                names = [name for name in names if reaches_subject(reader, name.subject, person)]
            labels = self._labels.of(reader, {name.subject for name in names})
        shown = ((name, labels[name.subject]) for name in names[:MOST])
        return [
            SuggestedSubject(name.subject, name.text if label == name.subject else label, name.text, name.kind, name.source)
            for name, label in shown
        ]
