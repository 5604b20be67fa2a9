"""Child process that reads one PDF from standard input and writes its text as JSON.

Run as a script with four numbers: seconds of CPU, bytes of memory, characters of text, bytes of output. The limits
bind before the first byte of the file is read.
"""

import json
import resource
import sys

import pypdfium2

_META = ("Title", "Author", "Subject", "CreationDate")


def limit(seconds: int, memory: int, output: int) -> None:
    """Bind this process to its limits for good."""
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def pages(document: pypdfium2.PdfDocument, most: int) -> tuple[list[str], list[int]]:
    """Return the text of each page until the limit, and the numbers of the pages that are broken."""
    texts: list[str] = []
    broken: list[int] = []
    size = 0
    for number in range(len(document)):
        try:
            text = document[number].get_textpage().get_text_range()
        except pypdfium2.PdfiumError:
            broken.append(number + 1)
            continue
        texts.append(text)
        size += len(text)
        if size > most:
            break
    return texts, broken


def answer(data: bytes, most: int) -> dict[str, object]:
    """Return the contents of the PDF, or the reason why it cannot be read."""
    try:
        document = pypdfium2.PdfDocument(data)
        texts, broken = pages(document, most)
        metadata = document.get_metadata_dict(skip_empty=True)
    except (pypdfium2.PdfiumError, MemoryError, ValueError) as why:
        return {"error": str(why) or type(why).__name__}
    facts = [(name.lower(), metadata[name][:1_000]) for name in _META if name in metadata]
    return {"text": "\n\n".join(texts), "broken": broken[:100], "facts": [*facts, ("pages", str(len(document)))]}


if __name__ == "__main__":
    cpu, memory_bytes, characters, output_bytes = map(int, sys.argv[1:])
    limit(cpu, memory_bytes, output_bytes)
    json.dump(answer(sys.stdin.buffer.read(), characters), sys.stdout)
