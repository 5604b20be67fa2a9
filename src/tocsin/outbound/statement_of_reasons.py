"""Fields of a platform's answer, after Regulation (EU) 2022/2065 (DSA), Art. 17(3).

A sentence is sorted into a field by its words. The answer is quoted, never summed up, and the step is a proposal that a person records.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tocsin.domain.notice import NoticeStep
from tocsin.outbound.page_text import normal

FIELDS = ("decision", "scope", "duration", "facts", "automated", "legal_ground", "terms_ground", "redress")
REFERENCE = re.compile(r"TOC-X-\d{1,12}(?:-[A-Z0-9]{1,12})?-[0-9A-F]{8}(?![0-9A-F])")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_LONGEST = 400
_MOST_SENTENCES = 400
_ABBREVIATION = re.compile(r"\b(art|abs|nr|no|par)\.\s", re.IGNORECASE)


def references(text: str) -> tuple[str, ...]:
    """Return the references of notices in a text, each once."""
    return tuple(dict.fromkeys(REFERENCE.findall(text.upper())))


def read_answer(text: str, notice: str = "") -> tuple[str, Mapping[str, str]]:
    """Return the step that an answer seems to report, empty if unclear, and its fields with the sentences that fill them.

    Lines of the notice that the answer quotes are left out.
    """
    own = {normal(line) for line in notice.splitlines() if line.strip()}
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(">") and normal(line) not in own]
    sentences = _SENTENCE.split(_ABBREVIATION.sub("\\1.\u00a0", "\n".join(lines)))[:_MOST_SENTENCES]
    fields: dict[str, list[str]] = {}
    kinds: set[str] = set()
    for sentence in filter(None, map(str.strip, sentences)):
        decided = _decision(sentence)
        kinds |= {decided} - {""}
        names = [name for name in FIELDS[1:] if _has(name, sentence)]
        for name in [*(["decision"] if decided else []), *names]:
            fields.setdefault(name, []).append(" ".join(sentence.split()))
    return _step(kinds, fields), {name: " ".join(fields[name])[:_LONGEST] for name in FIELDS if name in fields}


def _decision(sentence: str) -> str:
    """Return what a sentence says of the decision: refused, removed, receipt, or nothing. A refusal often names the removal, too."""
    return next((kind for kind in ("refused", "removed", "receipt") if _has(kind, sentence)), "")


def _step(kinds: set[str], fields: Mapping[str, list[str]]) -> str:
    if {"removed", "refused"} <= kinds:
        return NoticeStep.PARTLY
    if "removed" in kinds:
        somewhere = any("world" not in normal(sentence) and _has("scope", sentence) for sentence in fields["decision"])
        return NoticeStep.PARTLY if somewhere else NoticeStep.REMOVED
    if "refused" in kinds:
        return NoticeStep.REFUSED
    return NoticeStep.RECEIPT if "receipt" in kinds else ""


def _has(name: str, sentence: str) -> bool:
    return bool(_patterns()[name].search(normal(sentence)))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = tomllib.loads(files("tocsin.outbound").joinpath("data/statement_words.toml").read_text(encoding="utf-8"))
    return {name: re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, beginnings))) + ")") for name, beginnings in words.items()}
