"""Texts that editors write as trees of JSON nodes are read as their words."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tocsin.ingest.syntax.rich_text import is_document, plain_text


def _text(words: str, **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **more}


def _node(kind: str, *content: dict[str, Any], **attributes: str) -> dict[str, Any]:
    return {"type": kind, "content": list(content)} if content else {"type": kind, "attrs": attributes}


def test_paragraphs_items_tables_and_mentions_are_lines() -> None:
    link = _text("the post", marks=[{"type": "link", "attrs": {"href": "https://example.org/p/1"}}])
    document = _node(
        "doc",
        _node("paragraph", _text("They "), _text("will come", marks=[{"type": "strong"}]), _text(", see "), link),
        _node("bulletList", _node("listItem", _node("paragraph", _text("first"))), _node("listItem", _node("paragraph", _text("second")))),
        _node("table", _node("tableRow", _node("tableCell", _node("paragraph", _text("a"))), _node("tableCell", _text("b")))),
        _node("paragraph", _node("mention", text="@Nora"), _text(" looks"), _node("hardBreak"), _node("emoji", shortName=":fire:")),
    )

    assert is_document(document)
    assert plain_text(document).replace(" | ", "|").split("\n") == [
        "They will come, see the post (https://example.org/p/1)",
        "- first",
        "- second",
        "a",
        "|b |",
        "@Nora looks",
        ":fire:",
    ]


_trees = st.recursive(
    st.builds(_text, st.text(max_size=8)) | st.none() | st.integers(),
    lambda inner: st.fixed_dictionaries(
        {"type": st.sampled_from(["doc", "paragraph", "tableCell", "listItem"]), "content": st.lists(inner, max_size=4)}
    ),
    max_leaves=20,
)


@given(_trees)
def test_no_tree_breaks_the_reader(tree: Any) -> None:
    assert isinstance(plain_text({"type": "doc", "content": [tree]}), str)


def test_an_object_of_another_kind_is_no_document() -> None:
    assert not is_document({"type": "doc", "content": "words"})
    assert not is_document({"type": "document", "content": []})


def test_titles_and_fields_that_are_not_known_are_kept() -> None:
    inner = {"type": "paragraph", "content": [{"type": "text", "text": "They meet on Friday"}]}
    expand = {"type": "expand", "attrs": {"title": "What she heard", "note": "He said it twice that night"}, "content": [inner]}

    text = plain_text({"type": "doc", "content": [expand], "remark": "Read it before the meeting"})

    assert sorted(text.splitlines()) == [
        "He said it twice that night",
        "Read it before the meeting",
        "They meet on Friday",
        "What she heard",
    ]
