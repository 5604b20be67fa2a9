"""A page as Chromium hands it to a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

INTERACTIVE = {"button", "link", "textbox", "combobox", "checkbox", "radio", "searchbox", "slider", "DisclosureTriangle"}
"""Roles of what a person acts on."""


def tree(page: Page) -> list[tuple[str, str]]:
    """The roles and names that Chromium hands to a screen reader."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        (str(node["role"]["value"]), " ".join(str(node.get("name", {}).get("value", "")).split())) for node in nodes if not node["ignored"]
    ]
