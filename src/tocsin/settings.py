"""Settings of a desk, read from ``tocsin.toml`` in its home folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from shlex import quote
from typing import Annotated, Any

import msgspec

from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed, Unavailable
from tocsin.domain.local_address import LocalAddress
from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.time_zone import UNIVERSAL, Zone
from tocsin.toml_values import from_toml

FILE = "tocsin.toml"
_LEAST_READ = 0.05
_LANGUAGE = re.compile("([a-z]{2,3})(-[A-Za-z0-9]{2,8})*")
_TWO_LETTERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es "
    "et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng "
    "nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv "
    "sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
"""Codes of two letters of ISO 639-1, with the older ones that some programs still write."""


SettingValue = str | int | float | bool | tuple[str, ...]
"""A value that a settings file can hold under one name."""


class MailSecurity(StrEnum):
    """Protection of the connection to the mail server. AUTO: TLS on port 465, STARTTLS on others, none on this machine."""

    AUTO = "auto"
    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class Mail(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Settings of outgoing mail. Without a host, mails are written to ``mail/`` in the home folder, where relative files lie, too."""

    host: str = ""
    port: Annotated[int, msgspec.Meta(ge=1, le=65535)] = 587
    user: str = ""
    password_file: str = ""
    sender: str = "tocsin@localhost"
    security: MailSecurity = MailSecurity.AUTO
    ca_file: str = ""


class OpenId(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Settings of an OpenID Connect provider. Without one, people sign in with passwords. ``claim`` holds the person's name."""

    provider: str = ""
    client: str = ""
    secret_file: str = ""
    claim: str = "preferred_username"
    title: str = "your organisation"

    def __post_init__(self) -> None:
        """Refuse a provider whose answers could be forged in transit."""
        if self.provider and not self.provider.startswith("https://"):
            raise ValueError(f"openid.provider: {self.provider!r} is no address; write one that begins with https://")
        if self.provider and not self.client:
            raise ValueError("openid.client is missing: write the name that the provider gave this desk")


class NoticeSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Settings of notices to platforms: the notifier's name and mail address. ``check`` lets the worker fetch noticed links.

    ``copy_new`` lets it fetch the link of each new item, too, before anyone decides on it. It needs ``check``.
    ``robots`` says that what a host's robots.txt excludes is left to people. ``proxy`` is a SOCKS 5 proxy as ``host:port``, empty for none.
    ``time_stamps`` is the address of a time-stamping authority (RFC 3161), which gets the hash of each copy. Empty for none.
    """

    notifier: str = ""
    address: str = ""
    check: bool = False
    copy_new: bool = False
    robots: bool = True
    proxy: Annotated[str, msgspec.Meta(pattern=r"^$|^[^:/\s]+:[0-9]{1,5}$", examples=["localhost:9050"])] = ""
    time_stamps: Annotated[str, msgspec.Meta(pattern=r"^$|^https?://[^\s]+$", examples=["https://time.example.org"])] = ""

    @property
    def proxy_address(self) -> tuple[str, int] | None:
        """Return host and port of the proxy, or None."""
        host, _, port = self.proxy.rpartition(":")
        return (host, int(port)) if host else None


class MachineSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Settings of models on this machine, by their names in ``models/models.toml``. All are off by default.

    ``endpoint`` is the address of a server on this machine with the interface of OpenAI. ``translate`` are models for several languages.
    """

    endpoint: str = ""
    translate: tuple[str, ...] = ()
    listen: str = ""
    judge: str = ""
    describe: str = ""

    def __post_init__(self) -> None:
        """Refuse a server on another machine."""
        if self.endpoint:
            try:
                LocalAddress.parse(self.endpoint)
            except Malformed as error:
                raise ValueError(f"machine.endpoint: {error}") from None


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Settings of one desk. ``hours`` are the targets for P1, P2, P3 by kind of duty. ``reads`` are the languages it can read.

    ``name`` is what the desk calls itself. ``zone`` is the time zone that people here live in. ``address`` is the desk's own address in
    a browser, to which mails link. ``door`` is the address of its public door.
    ``milieus`` are the subjects of each milieu that the desk names, whose shares its figures compare.
    ``bands`` are own thresholds for ``alert`` and ``possible``, by the names of :class:`tocsin.domain.match_thresholds.MatchThresholds`.
    """

    database: str = ""
    name: str = ""
    address: str = ""
    door: str = ""
    zone: str = "UTC"
    reads: tuple[str, ...] = ()
    reread: float = 0.1
    hours: dict[str, tuple[float, float, float]] = {}
    bands: dict[str, float] = {}
    milieus: dict[str, tuple[str, ...]] = {}
    mail: Mail = Mail()
    openid: OpenId = OpenId()
    notices: NoticeSettings = NoticeSettings()
    machine: MachineSettings = MachineSettings()
    idle_minutes: int = 60

    @property
    def second_readings(self) -> float:
        """Return the share of reports closed without action that are read again: one in twenty at least where a model judges."""
        return max(self.reread, _LEAST_READ) if self.machine.judge else self.reread

    def __post_init__(self) -> None:
        """Refuse values that no desk can work with."""
        msgspec.structs.force_setattr(self, "hours", {_duty_kind(name): targets for name, targets in self.hours.items()})
        for kind, targets in self.hours.items():
            if min(targets) <= 0:
                raise ValueError(f"hours.{DutyKind(kind).word}: {list(targets)} has no time; write three numbers of hours above 0")
        if not 0 <= self.reread <= 1:
            raise ValueError(f"reread: {self.reread} is no share; write a number from 0 to 1, such as 0.1")
        thresholds = [field.name for field in fields(MatchThresholds)]
        if strange := set(self.bands) - set(thresholds):
            raise ValueError(f"bands: no threshold {sorted(strange)[0]!r}; use {', '.join(thresholds)}")
        for what, address in (("address", self.address), ("door", self.door)):
            if address and not address.startswith(("https://", "http://")):
                raise ValueError(f"{what}: {address!r} is no address; write one that begins with https://")
        if strange_codes := [code for code in self.reads if not _is_language(code)]:
            raise ValueError(f"reads: {strange_codes[0]!r} is no language code; write one of ISO 639, such as en or ar")
        _checked("zone", Zone, self.zone)
        _checked("", MatchThresholds, **self.bands)
        if self.idle_minutes < 0:
            raise ValueError(f"idle_minutes: {self.idle_minutes} is no time; write a number of minutes, or 0 for no time-out")


def home_folder(folder: Path | None) -> Path:
    """Return the home folder: ``folder``, else ``TOCSIN_HOME``, else the platform's data folder."""
    if folder:
        return folder
    if path := os.environ.get("TOCSIN_HOME"):
        return Path(path)
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "tocsin"


def load_settings(home: Path) -> Settings:
    """Load the settings of the desk in this folder. Raises :class:`Unavailable` or :class:`Malformed`."""
    path = home / FILE
    if not path.is_file():
        raise Unavailable(f"{home}: no desk here; make one with: tocsin init --home {quote(str(home))}")
    try:
        return parse_settings(path.read_text(encoding="utf-8"))
    except (Malformed, UnicodeDecodeError) as error:
        raise Malformed(f"{path}: {error}") from None


def parse_settings(text: str) -> Settings:
    """Parse the text of a settings file. Raises :class:`Malformed`."""
    return from_toml(text, Settings)


def edited(text: str, changes: Mapping[str, SettingValue]) -> str:
    """Return the text of a settings file with other values, by names such as ``zone`` or ``mail.host``. Comments stay."""
    import tomlkit

    document = tomlkit.parse(text)
    for name, value in changes.items():
        section, _, key = name.rpartition(".")
        where = document.setdefault(section, tomlkit.table()) if section else document
        where[key] = list(value) if isinstance(value, tuple) else value
    return tomlkit.dumps(document)


def machine_zone(etc: Path = Path("/etc")) -> Zone:
    """Return the machine's time zone from ``TZ`` or ``/etc``, or UTC if neither names one."""
    if (zone := os.environ.get("TZ")) is not None:
        return _zone_of(zone) or UNIVERSAL
    return _zone_of(_link(etc / "localtime")) or _zone_of(_first_line(etc / "timezone")) or UNIVERSAL


def template(zone: Zone, reads: Sequence[str] = ()) -> str:
    """Return the settings file of a new desk, with a comment for each setting. Raises :class:`Malformed` for a strange language code."""
    text = _TEMPLATE.format(zone=zone.name, reads=", ".join(f'"{code}"' for code in reads if _is_language(code)))
    if strange := [code for code in reads if not _is_language(code)]:
        raise Malformed(f"{strange[0]!r} is no language code: write one of ISO 639, such as en or ar")
    return text


def _checked(name: str, kind: Callable[..., object], *values: Any, **named: Any) -> None:
    """Raise :class:`ValueError` with the setting's name, unless the mistake names it, if the values make no ``kind``."""
    try:
        kind(*values, **named)
    except Malformed as error:
        raise ValueError(f"{name}: {error}" if name else str(error)) from None


def _duty_kind(name: str) -> DutyKind:
    try:
        return DutyKind(name)
    except ValueError:
        raise ValueError(f"hours: no duty {name!r}; use {', '.join(kind.word for kind in DutyKind)}") from None


def _is_language(code: str) -> bool:
    """Return True for a code of two letters that exists, and for any of three letters, of which there are thousands."""
    parts = _LANGUAGE.fullmatch(code)
    return parts is not None and (len(parts[1]) > 2 or parts[1] in _TWO_LETTERS.split())


def _zone_of(name: str) -> Zone | None:
    """Return the zone of this name or zone file path, or None."""
    try:
        return Zone(name.rpartition("zoneinfo/")[2].lstrip(":"))
    except Malformed:
        return None


def _link(path: Path) -> str:
    try:
        return os.readlink(path)
    except OSError:
        return ""


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError):
        return ""


_TEMPLATE = """\
# One desk's settings. Everything here may be left out.

# The database: empty for the SQLite file beside this one, or postgresql://user@host/name
# (TOCSIN_DATABASE_URL overrides it).
database = ""

# The desk's name, as people here see it, and the address of its public door, if it has one.
name = ""
door = ""

# The desk's own address in a browser, such as https://desk.example.org. Mails link to it. Empty: mails carry no link.
address = ""

# The desk's time zone: people read and type times in it, and times that a file gives without a zone are read in it.
# Files for programs (--json, .csv) are always in UTC.
zone = "{zone}"

# Languages this desk reads; a report in another one owes a translation. Empty: no duty is opened.
reads = [{reads}]

# The share of reports closed without further action that someone else reads again, drawn blind.
reread = 0.1

# Whoever does nothing in the browser for so many minutes signs in again; 0 for never. A queue that is only open does nothing.
idle_minutes = 60

# Own targets in hours for P1, P2 and P3, by kind of duty.
[hours]
# delivery = [1, 4, 24]

# Own thresholds for names: how well the words must fit (0 to 1), and how much they must tell (bits).
# After a change run: tocsin fairness
[bands]
# alert_fit = 0.84
# alert_bits = 16.0
# possible_bits = 9.5

# Milieus that the desk names, by their subjects: figures and fairness compare what becomes of reports about each.
[milieus]
# "river people" = ["S-3", "S-9"]

# Mail to teams. Without a host, mail is written to the folder mail/ beside this file.
# security: "auto" is TLS on port 465 and STARTTLS on any other; or say "tls", "starttls" or "none". Certificates are verified
# against the system's authorities, or against those in ca_file. Files are looked up beside this one.
[mail]
host = ""
port = 587
security = "auto"
user = ""
password_file = ""
ca_file = ""
sender = "tocsin@localhost"

# Notices to platforms: the desk's name and address in them, and whether the worker fetches noticed links to see if the content is gone.
[notices]
notifier = ""
address = ""
check = false
# copy_new: the worker fetches the link of each new item, too, before anyone decides on it. It tells the host that somebody looks.
copy_new = false
# robots: leave what a host excludes from programs to people. proxy: a SOCKS 5 proxy such as "localhost:9050" (Tor).
robots = true
proxy = ""

# Models on this machine, by their names in models/models.toml beside this file, which lists the checksums of their files. All are off.
# endpoint: a server on this machine with the interface of OpenAI, such as "http://localhost:8080/v1" or "unix:/run/model.sock".
[machine]
endpoint = ""
translate = []
listen = ""
judge = ""
describe = ""

# Signing in with an OpenID Connect provider, beside passwords (needs tocsin[oidc]). The claim holds the person's name at this desk;
# the provider's client secret is in a file of the home folder. The address to come back to is https://YOUR-DESK/sign-in/return.
[openid]
provider = ""
client = ""
secret_file = ""
claim = "preferred_username"
title = "your organisation"
"""
