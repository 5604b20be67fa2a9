"""Child process that reads one PDF from standard input and writes its text as JSON.

Run within limits as a script with the number of characters of text.
"""

import ctypes
import json
import sys
from collections.abc import Callable

import pypdfium2
import pypdfium2.raw as raw

_MEDIA = {raw.FPDF_ANNOT_SOUND: "a recording", raw.FPDF_ANNOT_MOVIE: "a film", raw.FPDF_ANNOT_RICHMEDIA: "a film or recording",
          raw.FPDF_ANNOT_SCREEN: "a film or recording", raw.FPDF_ANNOT_INK: "a drawing"}  # fmt: skip
_MOST_BOXES = 5_000
_LONG_LINE = 90
_LINES = 3
_META = ("Title", "Author", "Subject", "CreationDate")


class PdfContents:
    """Everything that is read of a PDF."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.broken: list[int] = []
        self.empty: list[int] = []
        self.fields: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.unread: list[str] = []

    def take(self, document: pypdfium2.PdfDocument, most: int) -> None:
        """Read page after page until there is too much text."""
        size = 0
        for number in range(len(document)):
            try:
                page = document[number]
                text = text_of(page.get_textpage())
                self._annotations(document, page)
                pictures = sum(1 for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4))
                if pictures and text.strip():
                    self.unread.append(f"page {number + 1}: {pictures} pictures, not looked at")
            except pypdfium2.PdfiumError:
                self.broken.append(number + 1)
                continue
            self.texts.append(text)
            if not text.strip():
                self.empty.append(number + 1)
            size += len(text)
            if size > most:
                break

    def _annotations(self, document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> None:
        """Collect the answers in a form and the words of notes. A field with several boxes is one answer."""
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, at)
            if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                self._answer(document.formenv, annotation)
                raw.FPDFPage_CloseAnnot(annotation)
                continue
            if (kind := _MEDIA.get(raw.FPDFAnnot_GetSubtype(annotation))) is not None:
                self.unread.append(f"{kind} on the page: not looked at")
            if note := wide(raw.FPDFAnnot_GetStringValue, annotation, b"Contents"):
                self.notes.append(note)
            raw.FPDFPage_CloseAnnot(annotation)

    def _answer(self, form: object, annotation: object) -> None:
        name = wide(raw.FPDFAnnot_GetFormFieldAlternateName, form, annotation) or wide(raw.FPDFAnnot_GetFormFieldName, form, annotation)
        value = wide(raw.FPDFAnnot_GetFormFieldValue, form, annotation)
        if value and value != "Off" and (name, value) not in self.fields:
            self.fields.append((name, value))


def text_of(page: pypdfium2.PdfTextPage) -> str:
    """Return the text of a page, of a page set in two columns one column after the other."""
    whole: str = page.get_text_range()
    boxes = [page.get_rect(n) for n in range(min(page.count_rects(), _MOST_BOXES))]
    gutter = gutter_of(boxes)
    if gutter is None:
        return whole
    left, top, right, bottom = gutter
    (outer_left, lowest, outer_right, highest) = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    parts = [
        page.get_text_bounded(outer_left - 1, top, outer_right + 1, highest + 1) if highest > top else "",
        page.get_text_bounded(outer_left - 1, bottom, left + 1, top),
        page.get_text_bounded(right - 1, bottom, outer_right + 1, top),
        page.get_text_bounded(outer_left - 1, lowest - 1, outer_right + 1, bottom) if lowest < bottom else "",
    ]
    text = "\n\n".join(part.strip() for part in parts if part.strip())
    return text if len("".join(text.split())) >= len("".join(whole.split())) else whole


def gutter_of(boxes: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float] | None:
    """Return the gap between two columns of text: left, top, right and bottom. None for a page of one column or a table.

    Columns have at least four lines each, most of them long, and no line runs across the gap.
    """
    starts = sorted({round(box[0]) for box in boxes if box[2] - box[0] > _LONG_LINE})
    for start in starts[1:]:
        right = [box for box in boxes if box[0] >= start - 2]
        long = [box for box in right if box[2] - box[0] > _LONG_LINE]
        if len(long) < _LINES:
            continue
        top, bottom = max(box[3] for box in right) + 1, min(box[1] for box in right) - 1
        level = [box for box in boxes if bottom <= box[1] and box[3] <= top]
        left = [box for box in level if box[0] < start - 2]
        if sum(box[2] - box[0] > _LONG_LINE for box in left) >= _LINES and all(box[2] < start - 2 for box in left):
            return max(box[2] for box in left), top, start, min(bottom, min(box[1] for box in left) - 1)
    return None


def wide(call: Callable[..., int], *arguments: object) -> str:
    """Return the UTF-16 string that one of PDFium's functions writes into a buffer."""
    size = call(*arguments, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(*arguments, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip()


def attached(document: pypdfium2.PdfDocument) -> list[tuple[str, str]]:
    """Return the files in the PDF: name, and bytes in hexadecimal."""
    return [(part.get_name(), bytes(part.get_data()).hex()) for part in map(document.get_attachment, range(document.count_attachments()))]


def answer(data: bytes, most: int) -> dict[str, object]:
    """Return the contents of the PDF, or the reason why it cannot be read."""
    contents = PdfContents()
    try:
        document = pypdfium2.PdfDocument(data)
        if document.get_formtype():
            document.init_forms()
        contents.take(document, most)
        metadata = document.get_metadata_dict(skip_empty=True)
        files = attached(document)
    except (pypdfium2.PdfiumError, MemoryError, ValueError) as why:
        return {"error": str(why) or type(why).__name__}
    facts = [(name.lower(), metadata[name][:1_000]) for name in _META if name in metadata]
    parts = ["\n\n".join(contents.texts), "\n".join(f"{name}: {value}" for name, value in contents.fields), "\n".join(contents.notes)]
    return {
        "text": "\n\n".join(part for part in parts if part.strip()),
        "broken": contents.broken[:100],
        "empty": contents.empty[:100],
        "files": files,
        "unread": contents.unread[:200],
        "facts": [*facts, ("pages", str(len(document)))],
    }


if __name__ == "__main__":
    json.dump(answer(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout)
