"""Parts that all pages of the door share: services, texts, templates."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from litestar import MediaType, Request
from litestar.datastructures import State
from litestar.response import Template

from tocsin.desk.door_folder import DropFolder
from tocsin.domain.errors import Malformed
from tocsin.domain.time_zone import UNIVERSAL, Zone
from tocsin.web.door.flood import Flood
from tocsin.web.door.languages import FIRST, DoorTexts, languages
from tocsin.web.door.wrong_codes import WrongCodes

EXIT = "https://www.wikipedia.org/"
SEALED_AT_ONCE = 3
"""Messages encrypted at the same time: each takes several times its size in memory."""
Asked = Request[Any, Any, State]


@dataclass(frozen=True, slots=True)
class DoorServices:
    """Services of the door: the drop folder, the flood counter, a clock, a sleep function, and the count of wrong codes."""

    drops: DropFolder
    flood: Flood
    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]
    sealing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(SEALED_AT_ONCE))
    wrong_codes: WrongCodes = field(default_factory=WrongCodes)


def door_page(t: DoorTexts, template: str, **values: Any) -> Template:
    """Return a page in one language."""
    context = {"t": t, "languages": list(languages().values()), "exit": EXIT, **values}
    return Template(template_name=template, context=context, media_type=MediaType.HTML)


def texts_of(code: str) -> DoorTexts:
    """Return the texts of a language, else those of English."""
    return languages().get(code) or languages()[FIRST]


def zone_of(name: str) -> Zone:
    """Return the desk's zone, or UTC where the door's machine does not know it."""
    try:
        return Zone(name)
    except Malformed:
        return UNIVERSAL


def door_services(request: Asked) -> DoorServices:
    """Return the services of the door."""
    services: DoorServices = request.app.state.services
    return services
