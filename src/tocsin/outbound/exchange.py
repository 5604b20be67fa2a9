"""Notices and outcomes in the shapes that others read.

- statements: the attributes of a statement of reasons in the DSA transparency database (transparency.dsa.ec.europa.eu, API documentation)
- Lumen: the notices of the Lumen database (github.com/berkmancenter/lumendatabase, API documentation)
- hashes: descriptors of ThreatExchange, which Hasher-Matcher-Actioner reads (github.com/facebook/threatexchange)

By default nothing says what or where the content is: links and words are given as hashes. The desk is the sender, never a source.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import md5, sha256

import msgspec

from tocsin.domain.notice import ContentState


class Shape(StrEnum):
    """Shapes of an exchange."""

    STATEMENTS = "statements"
    LUMEN = "lumen"
    HASHES = "hashes"


@dataclass(frozen=True, slots=True)
class SharedNotice:
    """A sent notice as it is shared. ``puid`` says nothing outside the desk. ``link`` is canonical, ``text`` the noticed words.

    ``terms`` says that the platform's terms are applied, not a law. ``answered`` is when the platform decided.
    ``pictures`` are SHA-256 hashes, and ``looks`` PDQ hashes, of the same pictures.
    """

    puid: str
    platform: str
    language: str
    link: str
    text: str
    policy: str
    law: str
    terms: bool
    sent: datetime
    answered: datetime | None
    decision: str
    content: ContentState
    removed: datetime | None
    remover: str
    kind: str
    pictures: Sequence[str] = ()
    looks: Sequence[str] = ()


_VISIBILITY = {
    ContentState.GEO_BLOCKED: "DECISION_VISIBILITY_CONTENT_DISABLED",
    ContentState.GONE: "DECISION_VISIBILITY_CONTENT_REMOVED",
    ContentState.TOMBSTONE: "DECISION_VISIBILITY_CONTENT_REMOVED",
}
_encode = msgspec.json.Encoder(order="deterministic").encode


def hashed(text: str) -> str:
    """Return the SHA-256 of a text with its prefix, or an empty string for an empty one."""
    return f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}" if text else ""


def statement(notice: SharedNotice, *, clear: bool) -> dict[str, object]:
    """Return a notice with its outcome as a statement of reasons. Without an outcome its decisions are empty.

    ``clear`` gives the link in clear.
    """
    suspended = notice.content is ContentState.SUSPENDED
    ground = {
        "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT" if notice.terms else "DECISION_GROUND_ILLEGAL_CONTENT",
        "illegal_content_legal_ground": "" if notice.terms else notice.law,
        "illegal_content_explanation": "" if notice.terms else notice.policy,
        "incompatible_content_ground": notice.law if notice.terms else "",
        "incompatible_content_explanation": notice.policy if notice.terms else "",
    }
    return {
        "puid": notice.puid,
        "platform_name": notice.platform,
        "decision_visibility": [_VISIBILITY[notice.content]] if notice.content in _VISIBILITY else [],
        "decision_account": "DECISION_ACCOUNT_SUSPENDED" if suspended else "",
        **ground,
        "category": "STATEMENT_CATEGORY_OTHER_VIOLATION_TC" if notice.terms else "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
        "content_type": [{"poster": "CONTENT_TYPE_IMAGE", "leaflet": "CONTENT_TYPE_IMAGE"}.get(notice.kind, "CONTENT_TYPE_TEXT")],
        "content_language": notice.language.upper(),
        "source_type": "SOURCE_ARTICLE_16",
        "application_date": f"{notice.answered:%Y-%m-%d %H:%M:%S}" if notice.answered else "",
        "created_at": f"{notice.sent:%Y-%m-%d %H:%M:%S}",
        "tocsin_decision": notice.decision,
        "tocsin_content": notice.content,
        "tocsin_removed": f"{notice.removed:%Y-%m-%d %H:%M:%S}" if notice.removed else "",
        "tocsin_removed_by": notice.remover,
        "tocsin_link": notice.link if clear else hashed(notice.link),
    }


def lumen_notice(notice: SharedNotice, notifier: str, *, clear: bool) -> dict[str, object]:
    """Return a notice as Lumen takes it."""
    return {
        "type": "Other",
        "title": f"Notice {notice.puid} to {notice.platform}",
        "subject": notice.policy,
        "source": "Tocsin",
        "language": notice.language,
        "date_sent": f"{notice.sent:%Y-%m-%d}",
        "action_taken": {"removed": "Yes", "partly": "Partial", "refused": "No"}.get(notice.decision, "Unspecified"),
        "tag_list": [notice.content],
        "works_attributes": [
            {
                "description": notice.text if clear else hashed(notice.text),
                "infringing_urls_attributes": [{"url": f"https://{notice.link}" if clear else hashed(notice.link)}],
            }
        ],
        "entity_notice_roles_attributes": [
            {"name": role, "entity_attributes": {"name": name, "kind": "organization"}}
            for role, name in (("sender", notifier), ("recipient", notice.platform))
        ],
    }


def descriptors(notice: SharedNotice) -> list[dict[str, object]]:
    """Return the hashes of a notice's link, words and pictures as descriptors."""
    link_hash = md5(notice.link.encode(), usedforsecurity=False).hexdigest() if notice.link else ""
    words_hash = hashed(notice.text).removeprefix("sha256:")
    indicators = [
        ("HASH_URL_MD5", link_hash),
        ("HASH_SHA256", words_hash),
        *(("HASH_SHA256", picture) for picture in notice.pictures),
        *(("HASH_PDQ", look) for look in notice.looks),
    ]
    added = f"{notice.sent:%Y-%m-%dT%H:%M:%S+0000}"
    return [
        {"raw_indicator": indicator, "type": kind, "status": "UNKNOWN", "tags": [f"policy:{notice.policy}"], "added_on": added}
        for kind, indicator in indicators
        if indicator
    ]


def render(notices: Sequence[SharedNotice], shape: Shape, notifier: str, *, clear: bool, as_csv: bool) -> bytes:
    """Return notices in a shape, as CSV or JSON."""
    rows: list[dict[str, object]]
    if shape is Shape.STATEMENTS:
        rows = [statement(notice, clear=clear) for notice in notices]
    elif shape is Shape.LUMEN:
        rows = [lumen_notice(notice, notifier, clear=clear) for notice in notices]
    else:
        rows = [row for notice in notices for row in descriptors(notice)]
    if as_csv:
        return _as_csv(rows)
    return _encode({"notices": rows} if shape is Shape.LUMEN else {"data": rows}) + b"\n"


def _as_csv(rows: Sequence[Mapping[str, object]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["puid"], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode()


def _cell(value: object) -> str:
    """Return a value as a cell. One that a spreadsheet would run as a formula gets an apostrophe."""
    text = value if isinstance(value, str) else _encode(value).decode()
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
