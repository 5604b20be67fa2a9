"""auto-archiver's own test of a saved page, run on the same answers: kept as content, or skipped as a wall.

Only the method ``_hit_auth_wall`` is taken from its wheel and run, unchanged, on a browser that shows the saved answer.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tocsin.outbound.fetch import WebAnswer

PACKAGE = "auto-archiver==1.1.0"
_MODULE = "auto_archiver/modules/antibot_extractor_enricher/antibot_extractor_enricher.py"
_METHOD = "_hit_auth_wall"
_UNSEEN = "script, style, noscript, template, [hidden], [style*='display:none'], [style*='display: none']"


class SavedPage:
    """A browser that has opened one saved answer. It answers the four questions that the archiver asks."""

    def __init__(self, answer: WebAnswer) -> None:
        self._url = answer.url
        tree = LexborHTMLParser(answer.body)
        heading = tree.css_first("title")
        self._title = heading.text(strip=True) if heading else ""
        for node in tree.css(_UNSEEN):
            node.decompose()
        self._tree = tree
        self._text = tree.body.text(separator=" ") if tree.body else ""

    def get_current_url(self) -> str:
        """Return the address that was reached."""
        return self._url

    def get_title(self) -> str:
        """Return the title of the page."""
        return self._title

    def is_text_visible(self, text: str) -> bool:
        """Return whether the visible text holds a text."""
        return text in self._text

    def is_element_visible(self, selector: str) -> bool:
        """Return whether an element fits a CSS selector."""
        return self._tree.css_first(selector) is not None


def detector() -> Callable[[WebAnswer], bool] | str:
    """Return a function that tells whether auto-archiver takes an answer for a wall, or the reason why there is none."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, PACKAGE]
        fetched = subprocess.run(command, capture_output=True, text=True, check=False)
        wheels = list(Path(folder).glob("*.whl"))
        if fetched.returncode or not wheels:
            return f"{PACKAGE} cannot be downloaded"
        with zipfile.ZipFile(wheels[0]) as wheel:
            source = wheel.read(_MODULE)
    method = _method(source)
    return lambda answer: bool(method(None, SavedPage(answer)))


def _method(source: bytes) -> Callable[[Any, SavedPage], bool]:
    """Return the archiver's method as a function. Its module is not imported: it needs a browser driver."""
    found = next(node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef) and node.name == _METHOD)
    names: dict[str, Any] = {"SB": SavedPage}
    exec(compile(ast.Module(body=[found], type_ignores=[]), _MODULE, "exec"), names)
    method: Callable[[Any, SavedPage], bool] = names[_METHOD]
    return method


def show(counts: Mapping[str, tuple[int, int, int]]) -> None:
    """Print a line per true state: answers, those that the archiver read right, and those that Tocsin read right."""
    print(f"\n{'half B, true state':20}{'answers':>9}{'auto-archiver right':>21}{'Tocsin right':>14}")
    for truth, (answers, archiver, product) in sorted(counts.items()):
        print(f"{truth:20}{answers:9,}{archiver / answers:21.3f}{product / answers:14.3f}")
