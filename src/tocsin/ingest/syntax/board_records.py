"""Boards of cards, as Trello exports them: each card with its lists of things to do is a record, and each comment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from tocsin.ingest.syntax.json_records import PlacedRecord

_COMMENTS = ("commentCard", "copyCommentCard")
_MADE = ("createCard", "copyCard", "convertToCardFromCheckItem", "emailCard")
_SECONDS = 8
_ID = 24

Object = Mapping[str, Any]


def board_records(document: Object) -> list[PlacedRecord]:
    """Return the cards and comments of a board. Empty for any other document."""
    actions = [action for action in _objects(document, "actions") if isinstance(action.get("data"), dict) and action.get("type")]
    cards = [card for card in _objects(document, "cards") if card.get("name") and card.get("id")]
    if not actions or not cards:
        return []
    return [*_cards(document, cards, actions), *map(_comment, (action for action in actions if action["type"] in _COMMENTS))]


def beside_board(document: Object) -> dict[str, Any]:
    """Return what stands on a board beside the parts that :func:`board_records` returns."""
    ids = {card["id"] for card in _objects(document, "cards") if card.get("name") and card.get("id")}
    rest = dict(document)
    rest["cards"] = [card for card in document["cards"] if not isinstance(card, dict) or card.get("id") not in ids]
    rest["checklists"] = [part for part in document.get("checklists") or [] if not isinstance(part, dict) or part.get("idCard") not in ids]
    rest["actions"] = [
        action
        for action in document["actions"]
        if not isinstance(action, dict) or action.get("type") not in _COMMENTS or not isinstance(action.get("data"), dict)
    ]
    return rest


def _objects(document: Object, name: str) -> list[dict[str, Any]]:
    """Return the objects of a list in the document. Empty where there is none."""
    values = document.get(name)
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _cards(document: Object, cards: list[dict[str, Any]], actions: list[dict[str, Any]]) -> Iterator[PlacedRecord]:
    made = {(action["data"].get("card") or {}).get("id"): action for action in actions if action["type"] in _MADE}
    checklists = _objects(document, "checklists")
    for card in cards:
        action = made.get(card["id"], {})
        own = [part for part in checklists if part.get("idCard") == card["id"]]
        yield PlacedRecord(
            ("cards",),
            {
                "title": card["name"],
                "description": "\n".join([str(card.get("desc") or ""), *(line for part in own for line in _lines(part))]).strip(),
                "created_at": action.get("date") or _time_in(str(card["id"])),
                **_author(action),
                **{name: value for name, value in card.items() if name not in ("name", "desc")},
            },
        )


def _comment(action: dict[str, Any]) -> PlacedRecord:
    data = action["data"]
    card = str((data.get("card") or {}).get("name") or "")
    rest = {name: value for name, value in data.items() if name not in ("text", "card", "board", "list")}
    comment = {"id": action.get("id") or "", "text": data.get("text") or "", "created_at": action.get("date") or "", **_author(action)}
    return PlacedRecord(("actions",), {**comment, **rest}, (("stands in", card),) if card else ())


def _author(action: Object) -> dict[str, str]:
    """Return who made a card or a comment, under names by which columns of sources are known."""
    member = action.get("memberCreator") or {}
    return {"author": str(member.get("fullName") or ""), "username": str(member.get("username") or "")}


def _lines(checklist: Object) -> Iterator[str]:
    yield str(checklist.get("name") or "")
    for item in _objects(checklist, "checkItems"):
        mark = "x" if item.get("state") == "complete" else " "
        yield f"[{mark}] {item.get('name') or ''}"


def _time_in(ident: str) -> str:
    """Return the time at which a card was made, which its id begins with as seconds since 1970."""
    try:
        return datetime.fromtimestamp(int(ident[:_SECONDS], 16), UTC).isoformat() if len(ident) == _ID else ""
    except (ValueError, OverflowError, OSError):
        return ""
