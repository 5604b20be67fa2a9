"""Short names of time zones that mean one thing in files from programs and people, and offsets from UTC as they are written."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo

_HOURS = {
    -10: "HST", -9: "AKST", -8: "PST AKDT", -7: "PDT MST", -6: "MDT CST", -5: "CDT EST COT PET", -4: "EDT AST BOT VET CLT",
    -3: "ADT BRT ART UYT CLST", 0: "WET UTC GMT Z UT", 1: "CET BST WEST MEZ WAT", 2: "CEST EET SAST MESZ CAT", 3: "EEST MSK TRT EAT",
    4: "GST SAMT AZT GET", 5: "PKT YEKT UZT", 6: "OMST", 7: "WIB ICT NOVT KRAT", 8: "HKT SGT PHT WITA AWST IRKT MYT", 9: "JST KST WIT YAKT",
    10: "AEST VLAT", 11: "AEDT", 12: "NZST", 13: "NZDT",
}  # fmt: skip
_MINUTES = {"NPT": 345, "ACST": 570, "ACDT": 630, "IRST": 210, "IRDT": 270, "MMT": 390, "NST": -210, "NDT": -150, "AFT": 270}

ZONES: dict[str, tzinfo] = {
    **{name: timezone(timedelta(hours=hours)) if hours else UTC for hours, names in _HOURS.items() for name in names.split()},
    **{name: timezone(timedelta(minutes=minutes)) for name, minutes in _MINUTES.items()},
}
"""Zones by their short names. CST is the American one. A name that means several zones, such as IST, is left out."""

_WINDOWS = """
W. Europe=Europe/Berlin Romance=Europe/Paris GMT=Europe/London Central Europe=Europe/Budapest Central European=Europe/Warsaw
E. Europe=Europe/Chisinau FLE=Europe/Kiev GTB=Europe/Bucharest Turkey=Europe/Istanbul Russian=Europe/Moscow Belarus=Europe/Minsk
Israel=Asia/Jerusalem Egypt=Africa/Cairo Jordan=Asia/Amman Middle East=Asia/Beirut Syria=Asia/Damascus Arabic=Asia/Baghdad
Arab=Asia/Riyadh Arabian=Asia/Dubai Iran=Asia/Tehran Afghanistan=Asia/Kabul Pakistan=Asia/Karachi India=Asia/Kolkata
Sri Lanka=Asia/Colombo Nepal=Asia/Kathmandu Bangladesh=Asia/Dhaka Myanmar=Asia/Yangon SE Asia=Asia/Bangkok China=Asia/Shanghai
Singapore=Asia/Singapore Taipei=Asia/Taipei Tokyo=Asia/Tokyo Korea=Asia/Seoul AUS Eastern=Australia/Sydney New Zealand=Pacific/Auckland
South Africa=Africa/Johannesburg E. Africa=Africa/Nairobi W. Central Africa=Africa/Lagos Morocco=Africa/Casablanca
Eastern=America/New_York Central=America/Chicago Mountain=America/Denver Pacific=America/Los_Angeles Atlantic=America/Halifax
E. South America=America/Sao_Paulo Argentina=America/Buenos_Aires SA Pacific=America/Bogota Pacific SA=America/Santiago
"""
WINDOWS_ZONES = {
    f"{match[1].strip()} Standard Time": match[2] for match in re.finditer(r"([A-Z][A-Za-z. ]{1,30})=([A-Z][A-Za-z]+/[A-Za-z_]+)", _WINDOWS)
}
"""Zones by the names that Windows and Outlook write, as CLDR maps them."""


def zone_of(text: str) -> tzinfo | None:
    """Return the zone of a short name or an offset such as ``+0200``, ``UTC+2`` or ``GMT-03:30``. None for any other text."""
    if text.upper() in ZONES:
        return ZONES[text.upper()]
    signed = text.removeprefix("UTC").removeprefix("GMT").replace(":", "").strip()
    sign, digits = signed[:1], signed[1:]
    if sign not in ("+", "-") or not digits.isdecimal() or len(digits) > 4:
        return None
    digits = digits.zfill(2).ljust(4, "0") if len(digits) < 3 else digits.zfill(4)
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset >= timedelta(hours=24):
        return None
    return timezone(-offset if sign == "-" else offset)
