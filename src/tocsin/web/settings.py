"""Pages and forms of the desk's settings. Each change is an entry in the ledger, by a named person and with a reason."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

from litestar import Response, get, post
from litestar.background_tasks import BackgroundTask
from litestar.params import URLEncodedBody
from litestar.response import File, Template

from tocsin.desk.health import last_backup
from tocsin.domain.errors import Malformed
from tocsin.domain.people import Permission
from tocsin.outbound.platforms import own_platforms, parse_platforms
from tocsin.outbound.policies import own_policies, parse_policies
from tocsin.settings import MailSecurity, SettingValue
from tocsin.web.pages import page, see_other
from tocsin.web.report import ReasonForm, required
from tocsin.web.security import Asked, TheDesk, may, own_path

MAY_CHANGE = [may(Permission.SETTINGS)]
MAY_BACK_UP = [may(Permission.BACKUP)]
_PAGE = "/settings"


@dataclass(frozen=True, slots=True)
class DeskForm:
    """The form of the desk's name, time zone, languages and address."""

    name: str
    zone: str
    reads: str
    address: str
    reason: str
    idle_minutes: int = 60
    next: str = _PAGE


@dataclass(frozen=True, slots=True)
class DoorForm:
    """The form of the public door's address."""

    door: str
    reason: str
    next: str = _PAGE


@dataclass(frozen=True, slots=True)
class MailForm:
    """The form of the mail server. An empty password leaves the present one."""

    host: str
    port: int
    security: str
    user: str
    sender: str
    reason: str
    password: str = ""
    next: str = _PAGE


@dataclass(frozen=True, slots=True)
class NoticesForm:
    """The form of the notifier in notices to platforms."""

    notifier: str
    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class BackupForm:
    """The key that a backup is sealed to, and the password and code of the person who makes it."""

    recipient: str
    password: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class TestMailForm:
    """The address that a test message goes to, and the page to go on with."""

    to: str
    next: str = _PAGE


@dataclass(frozen=True, slots=True)
class CatalogueForm:
    """The form that loads policies and platforms: ``shipped`` ones, or ``policies`` or ``platforms`` of one's own as TOML text."""

    what: str
    text: str = ""


@get("/settings", guards=MAY_CHANGE, sync_to_thread=True)
def settings_page(request: Asked, desk: TheDesk) -> Template:
    """Show the settings, with a form for each part of them."""
    catalogues = {"policies": desk.items.policies(), "platforms": desk.platforms.listed()}
    return page(request, "settings.html", unaccepted=desk.settings.unaccepted(), **catalogues, **forms(desk, "/settings"))


def forms(desk: TheDesk, next_: str) -> dict[str, Any]:
    """Return what the forms of the settings need. ``next_`` is the page that a form leads to."""
    settings = desk.services.settings
    return {"settings": settings, "zones": sorted(available_timezones()), "securities": list(MailSecurity), "next": next_}


@post("/settings/desk", guards=MAY_CHANGE, sync_to_thread=True, status_code=303)
def change_desk(request: Asked, desk: TheDesk, data: URLEncodedBody[DeskForm]) -> Response[Any]:
    """Change the desk's name, time zone, languages, address and idle time."""
    reads = tuple(dict.fromkeys(re.findall(r"[^\s,;]+", data.reads.lower())))
    changes: dict[str, SettingValue] = {"reads": reads, "idle_minutes": data.idle_minutes}
    changes |= {"name": data.name.strip(), "zone": data.zone.strip(), "address": data.address.strip()}
    desk.settings.change(changes, by=request.user.name, reason=required(data.reason))
    return see_other(own_path(data.next), "settings")


@post("/settings/door", guards=MAY_CHANGE, sync_to_thread=True, status_code=303)
def change_door(request: Asked, desk: TheDesk, data: URLEncodedBody[DoorForm]) -> Response[Any]:
    """Change the address of the public door."""
    desk.settings.change({"door": data.door.strip()}, by=request.user.name, reason=required(data.reason))
    return see_other(own_path(data.next), "settings")


@post("/settings/mail", guards=MAY_CHANGE, sync_to_thread=True, status_code=303)
def change_mail(request: Asked, desk: TheDesk, data: URLEncodedBody[MailForm]) -> Response[Any]:
    """Change the mail server."""
    names = {"host": data.host, "security": data.security, "user": data.user, "sender": data.sender}
    changes = {f"mail.{name}": value.strip() for name, value in names.items()} | {"mail.port": data.port}
    desk.settings.change(changes, by=request.user.name, reason=required(data.reason), mail_password=data.password)
    desk.settings.check_mail()
    return see_other(own_path(data.next), "settings")


@post("/settings/notices", guards=MAY_CHANGE, sync_to_thread=True, status_code=303)
def change_notices(request: Asked, desk: TheDesk, data: URLEncodedBody[NoticesForm]) -> Response[Any]:
    """Change the desk's name and address in notices to platforms."""
    changes = {"notices.notifier": data.notifier.strip(), "notices.address": data.address.strip()}
    desk.settings.change(changes, by=request.user.name, reason=required(data.reason))
    return see_other(_PAGE, "settings")


@post("/settings/catalogues", guards=MAY_CHANGE, sync_to_thread=True, status_code=303)
def load_catalogues(request: Asked, desk: TheDesk, data: URLEncodedBody[CatalogueForm]) -> Response[Any]:
    """Load policies and platforms: those that come with Tocsin, or a text."""
    name, text = request.user.name, data.text.encode("utf-8", "replace")
    if data.what != "shipped" and not data.text.strip():
        raise Malformed("paste the text of the TOML file first")
    if data.what == "shipped":
        desk.items.load_policies(own_policies(), by=name)
        desk.platforms.load(own_platforms(), by=name)
    elif data.what == "policies":
        desk.items.load_policies(parse_policies(text, "the text"), by=name)
    else:
        desk.platforms.load(parse_platforms(text, "the text"), by=name)
    return see_other(_PAGE, "catalogues")


@post("/settings/mail/test", guards=MAY_CHANGE, sync_to_thread=True, status_code=303)
def send_test_mail(request: Asked, desk: TheDesk, data: URLEncodedBody[TestMailForm]) -> Response[Any]:
    """Send a test message now."""
    desk.settings.send_test_mail(data.to.strip(), by=request.user.name)
    return see_other(own_path(data.next), "mail-sent")


@get("/backup", guards=MAY_BACK_UP, sync_to_thread=True)
def backup_page(request: Asked, desk: TheDesk) -> Template:
    """Show when the last backup was made, and the form that makes one."""
    return page(request, "backup.html", last=last_backup(desk.home))


@post("/backup/made", guards=MAY_BACK_UP, sync_to_thread=True, status_code=200)
def make_backup(request: Asked, desk: TheDesk, data: URLEncodedBody[BackupForm]) -> File:
    """Make a sealed backup and send it, after the person has shown again who they are."""
    desk.sign_in.confirm(request.user.name, data.password, data.code)
    path = desk.home / f"download-{secrets.token_hex(8)}.age"
    desk.backup.write_sealed(path, data.recipient, by=request.user.name)
    name = f"tocsin-{desk.now():%Y-%m-%d}.backup.age"
    sent = BackgroundTask(path.unlink, missing_ok=True)
    return File(path, filename=name, media_type="application/octet-stream", background=sent)


@post("/settings/accepted", guards=MAY_CHANGE, sync_to_thread=True, status_code=303)
def accept_settings(request: Asked, desk: TheDesk, data: URLEncodedBody[ReasonForm]) -> Response[Any]:
    """Accept settings that were changed in the file."""
    desk.settings.accept(by=request.user.name, reason=required(data.reason))
    return see_other(_PAGE, "settings")
