"""The forms of one text that a message holds beside each other, plain, as a page and as rich text, put together without loss."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from tocsin.ingest import encodings
from tocsin.ingest.leftovers import may_hold_words, missing, words
from tocsin.ingest.reports.formats.html import charset, page
from tocsin.ingest.reports.formats.page_tables import sealed_in
from tocsin.ingest.reports.formats.tnef import inflate_rich_text
from tocsin.ingest.reports.nested import PartsText, parts_text
from tocsin.ingest.source import InputSource

_MARK = "--- attachment"


def body_of(source: InputSource, plain: str, html: bytes, rich: bytes) -> tuple[str, PartsText]:
    """Return the text of a message: the first form that is there, and the lines that only others have.

    ``rich`` is compressed rich text, as Outlook writes it. What was not read and what was sealed in it comes second.
    """
    forms = [plain.strip()]
    parts = PartsText.empty()
    if html:
        text = encodings.decode_as(html, charset(html), encodings.legacy(html))[0]
        forms.append(page(text, source.limits.markup).text)
        parts.sealed.extend(sealed_in(text, source.limits.markup))
    if rich:
        try:
            sealed = parts.sealed
            parts = parts_text(source, [("formatted text.rtf", inflate_rich_text(rich))], whole=True)
            parts.sealed.extend(sealed)
            forms += [line for text in parts.texts for line in [text.partition("\n")[2] if text.startswith(_MARK) else text]]
        except (struct.error, IndexError):
            parts.unread.append("formatted text: damaged, not read")
    return together([form for form in forms if form.strip()]), parts


def together(forms: Sequence[str]) -> str:
    """Return the first form, and behind it the lines of the others whose words it lacks."""
    lines = list(forms[:1])
    for form in forms[1:]:
        read = words("\n".join(lines))
        more = [line.strip() for line in form.split("\n") if may_hold_words(line) and missing(line, read)]
        lines += ["\n".join(more)] if more else []
    return "\n\n".join(lines)
