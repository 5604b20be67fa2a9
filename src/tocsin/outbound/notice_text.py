"""Text of a notice to a platform, with the fields of Regulation (EU) 2022/2065 (DSA), Art. 16(2).

The notifier is the desk, never the source. A notice asks: it must not look like a removal order, which only an authority may issue
(Regulation (EU) 2021/784, Art. 3). A text that contains such words is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from tocsin.domain.errors import Refused

LANGUAGES = ("en", "de", "fr", "nl")
_ORDER = re.compile(
    "removal order|entfernungsanordnung|injonction de retrait|verwijderingsbevel|2021/784|competent authority|zuständige behörde",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """Everything a notice states. ``reasons`` are the sentences of the decision, ``notifier`` and ``address`` those of the desk."""

    reference: str
    platform: str
    location: str
    quoted: str
    law: str
    policy: str
    reasons: Sequence[str]
    seen: datetime
    notifier: str
    address: str


_TEXTS = {
    "en": {
        "subject": "Notice {reference}: {policy}",
        "intro": "To {platform}. We give notice of content on your service under Art. 16 of Regulation (EU) 2022/2065.",
        "where": "Exact location",
        "seen": "Last seen by us",
        "quoted": "The content says",
        "why": "Why we consider it illegal or against your terms",
        "law": "Law or rule",
        "who": "Notifier",
        "faith": "We believe in good faith that the information and allegations in this notice are accurate and complete.",
        "ask": "Please confirm receipt, decide, and tell us your decision with its reasons. Keep {reference} in your answer.",
    },
    "de": {
        "subject": "Meldung {reference}: {policy}",
        "intro": "An {platform}. Wir melden einen Inhalt auf Ihrem Dienst nach Art. 16 der Verordnung (EU) 2022/2065.",
        "where": "Genauer Fundort",
        "seen": "Von uns zuletzt gesehen",
        "quoted": "Der Inhalt lautet",
        "why": "Warum wir ihn für rechtswidrig oder für einen Verstoß gegen Ihre Bedingungen halten",
        "law": "Gesetz oder Regel",
        "who": "Meldende Stelle",
        "faith": "Wir sind in gutem Glauben davon überzeugt, dass die Angaben in dieser Meldung richtig und vollständig sind.",
        "ask": "Bitte bestätigen Sie den Eingang und teilen Sie uns Ihre Entscheidung mit Gründen mit. Nennen Sie dabei {reference}.",
    },
    "fr": {
        "subject": "Notification {reference} : {policy}",
        "intro": "À {platform}. Nous notifions un contenu sur votre service au titre de l'art. 16 du règlement (UE) 2022/2065.",
        "where": "Emplacement exact",
        "seen": "Vu par nous pour la dernière fois",
        "quoted": "Le contenu dit",
        "why": "Pourquoi nous le considérons comme illicite ou contraire à vos conditions",
        "law": "Loi ou règle",
        "who": "Notifiant",
        "faith": "Nous croyons de bonne foi que les informations de cette notification sont exactes et complètes.",
        "ask": "Merci d'accuser réception et de nous communiquer votre décision motivée. Rappelez {reference} dans votre réponse.",
    },
    "nl": {
        "subject": "Melding {reference}: {policy}",
        "intro": "Aan {platform}. Wij melden inhoud op uw dienst volgens art. 16 van Verordening (EU) 2022/2065.",
        "where": "Exacte vindplaats",
        "seen": "Door ons het laatst gezien",
        "quoted": "De inhoud luidt",
        "why": "Waarom wij dit onwettig of in strijd met uw voorwaarden vinden",
        "law": "Wet of regel",
        "who": "Melder",
        "faith": "Wij zijn te goeder trouw van mening dat de informatie in deze melding juist en volledig is.",
        "ask": "Bevestig de ontvangst, neem een besluit en deel ons het besluit met de redenen mee. Vermeld {reference} in uw antwoord.",
    },
}


_DRAFT = "DRAFT, not approved: do not send"


def subject_line(facts: NoticeFacts, language: str) -> str:
    """Return the subject of the mail."""
    return _TEXTS[language]["subject"].format(reference=facts.reference, policy=facts.policy)


def compose_notice(facts: NoticeFacts, language: str) -> str:
    """Return the notice as plain text. Raises :class:`Refused` if it would resemble an authority's order."""
    words = _TEXTS[language]
    lines = [subject_line(facts, language), "", words["intro"].format(platform=facts.platform), ""]
    for name, value in _fields(facts):
        lines += [f"{words[name]}:", value, ""]
    lines += [words["faith"], "", words["ask"].format(reference=facts.reference)]
    text = "\n".join(lines) + "\n"
    if order := _ORDER.search(text.replace(facts.quoted, "") if facts.quoted else text):
        raise Refused(f"the notice says {order[0]!r}: it must not look like an authority's order. Word the reason in another way")
    return text


def mark_draft(text: str) -> str:
    """Return the text of a notice with a first line that says that nobody approved it."""
    return f"{_DRAFT}\n\n{text}"


def as_html(text: str) -> str:
    """Return the notice as a self-contained HTML page."""
    title, _, body = text.partition("\n")
    paragraphs = "\n".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in body.strip().split("\n\n"))
    return f'<!doctype html>\n<meta charset="utf-8"><title>{escape(title)}</title>\n<h1>{escape(title)}</h1>\n{paragraphs}\n'


def _fields(facts: NoticeFacts) -> list[tuple[str, str]]:
    fields = [("where", facts.location), ("seen", f"{facts.seen:%Y-%m-%d %H:%M} UTC")]
    if facts.quoted:
        fields.append(("quoted", f"«{facts.quoted}»"))
    fields += [("why", "\n".join(facts.reasons)), ("law", facts.law), ("who", f"{facts.notifier}, {facts.address}")]
    return fields
