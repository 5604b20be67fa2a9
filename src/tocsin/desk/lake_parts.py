"""Parts of the lake and their digests in the ledger, by which a missing or altered part is found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.desk.services import DeskServices
from tocsin.domain.installation import LakePart
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM
from tocsin.store import Reader

if TYPE_CHECKING:
    from tocsin.lake import Lake


class LakeParts:
    """The desk's lake, and the record of its parts."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def lake(self) -> Lake:
        """Return the desk's lake."""
        from tocsin.lake import Lake

        return Lake(self._services.home / "lake", self._services.settings.reads)

    def existing(self) -> Lake | None:
        """Return the desk's lake, or None where no post was ever loaded: the packages that read one may be absent then, too."""
        return self.lake() if (self._services.home / "lake").is_dir() else None

    def faults(self, reader: Reader) -> Iterator[str]:
        """Yield the parts of the lake that are missing, altered, or not in the ledger."""
        lake, folder = self.existing(), self._services.home / "lake"
        numbers, recorded = set(lake.part_numbers() if lake else ()), {int(part.id): part for part in reader.find(LakePart)}
        counting = set(lake.counted_parts() if lake else ())
        for number in sorted(numbers | recorded.keys()):
            if number not in numbers:
                yield f"part {number} of the lake is missing: restore {folder} from your backup"
            elif number not in recorded:
                yield f"part {number} of the lake is not in the ledger yet: the worker records it, as does the next load"
            elif lake and lake.digest(number) != recorded[number].digest:
                yield f"part {number} of the lake was altered: restore {folder} from your backup"
            elif (number not in counting) is not recorded[number].taken_back:
                yield f"part {number} of the lake was taken back in the ledger or in {folder} alone: take its load back again"

    def record(self) -> None:
        """Record the digest of every part that the ledger does not have yet."""
        lake = self.existing()
        if lake is None:
            return
        with self._services.store.reading() as reader:
            recorded = {part.id for part in reader.find(LakePart)}
        if missing := [number for number in lake.part_numbers() if str(number) not in recorded]:
            parts = [LakePart(str(number), lake.digest(number), lake.rows_of(number)) for number in missing]
            with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
                for part in parts:
                    if session.get(LakePart, part.id) is None:
                        session.record(Change("stored", None, part))
