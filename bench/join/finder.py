"""The finder of unknown names on the re3d documents, against their hand-checked persons."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tocsin.matching.new_names import find_names

_NOT_NAMES = re.compile(
    r"(?:he|she|i|his|her|him|my|me|they|we|you|your|it|its|the|a|an|one|minister|secretary|president|general|commander|spokes\w+|capt|brig|jan|may|isa|"
    r"of|and|to|for|in|u|s|chief|officer|deputy|ambassador|prime|representative|special|envoy|adviser|advisor|sheikh|mr|mrs|dr|col|gen|lt|maj|spc|army|"
    r"navy|defense|foreign|state|central|command|senior|petty|director|acting|high|turkish|russian|iraqi|american|syrian|un|his|its|staff|plans)",
    re.IGNORECASE,
)


def _lines(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def is_name(value: str) -> bool:
    """Whether a gold person is a name at all: the set also marks pronouns, roles and some words by mistake."""
    words = re.findall(r"[^\W\d_]+", value)
    return any(word[0].isupper() and len(word) > 2 and not _NOT_NAMES.fullmatch(word) for word in words) and value[0] not in "0123456789"


def is_described(value: str) -> bool:
    """Whether a gold person is described rather than named: with an article, or as somebody of something."""
    return value.split()[0].lower() in ("the", "one", "acting") or " of " in value


def documents(root: Path) -> Iterator[tuple[str, list[tuple[int, int, str, str]]]]:
    """Every document's text with its gold entities: start, end, type, words."""
    for folder in sorted((root / "news" / "re3d").iterdir()):
        gold: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
        for entity in _lines(folder / "entities.json"):
            gold[str(entity["documentId"])].append(
                (int(str(entity["begin"])), int(str(entity["end"])), str(entity["type"]), str(entity["value"]))
            )
        for document in _lines(folder / "documents.json"):
            yield str(document["text"]), gold[str(document["_id"])]


def _touch(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def measured(root: Path) -> dict[str, float]:
    """Precision and recall of person names, a find right where it touches a gold person, a gold name found where a find touches it."""
    right = wrong = found_gold = missed = named = 0
    for text, gold in documents(root):
        people = [(begin, end) for begin, end, sort, _ in gold if sort == "Person"]
        others = {(begin, end) for begin, end, sort, _ in gold if sort != "Person"}
        values = {(begin, end): value for begin, end, sort, value in gold if sort == "Person" and is_name(value)}
        names = [span for span in values if span not in others]
        found = [(one.start, one.end) for one in find_names(text) if one.kind == "person"]
        hits = sum(any(_touch(one, person) for person in people) for one in found)
        right, wrong = right + hits, wrong + len(found) - hits
        seen = sum(any(_touch(name, one) for one in found) for name in names)
        unseen = [name for name in names if not any(_touch(name, one) for one in found)]
        found_gold, missed = found_gold + seen, missed + len(names) - seen
        named += sum(not is_described(values[name]) for name in unseen)
    return {
        "found": right + wrong,
        "precision": right / max(right + wrong, 1),
        "gold": found_gold + missed,
        "recall": found_gold / max(found_gold + missed, 1),
        "recall of the named": found_gold / max(found_gold + named, 1),
    }
