"""The parts that every use case works with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tocsin.clock import Clock
from tocsin.desk.known_names import KnownNames
from tocsin.domain.time_zone import Zone
from tocsin.outbound.channels import mailer_of
from tocsin.outbound.fetch import Fetcher
from tocsin.outbound.mail import Mailer
from tocsin.outbound.models.configured import ConfiguredModels
from tocsin.outbound.models.ports import Models
from tocsin.outbound.page_picture import PagePainter
from tocsin.outbound.time_stamp import TimeStamper
from tocsin.settings import Settings
from tocsin.store import Store


@dataclass(slots=True)
class DeskServices:
    """The parts of one desk, put together by the wiring. Only the settings and the mailer change while it works."""

    home: Path
    store: Store
    clock: Clock
    settings: Settings
    names: KnownNames
    mailer: Mailer
    fetcher: Fetcher | None = None
    stamper: TimeStamper | None = None
    painter: PagePainter | None = None
    models: Models | None = None

    @property
    def zone(self) -> Zone:
        """Return the time zone in which people at this desk read and type times."""
        return Zone(self.settings.zone)

    def use(self, settings: Settings) -> None:
        """Work with other settings from now on."""
        if settings.mail != self.settings.mail:
            self.mailer = mailer_of(self.home, settings.mail)
        if settings.machine != self.settings.machine:
            self.models = ConfiguredModels(self.home, settings.machine)
        self.settings = settings
