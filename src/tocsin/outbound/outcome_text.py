"""Sentences to a source on what became of the content that they told of.

The texts stand in ``outcome_texts.toml``, one table a language.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("outcome_texts.toml")
PLAIN = "en"
"""Language of a desk's own words, in which every sentence exists."""


def outcome_language(language: str) -> str:
    """Return the language in which a source who speaks ``language`` is told: theirs if there are sentences in it, else English."""
    code = language.partition("-")[0].casefold()
    return code if code in _texts() else PLAIN


def outcome_sentence(language: str, name: str, **values: str) -> str:
    """Return the sentence of this name in a language of :func:`outcome_language`."""
    return _texts()[language][name].format(**values)


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
