"""Published errors of the cues: how often each is missed and how often it is raised wrongly, by language.

The texts were written by people who did not know the cues, and nothing was fitted to them. ``python -m bench.recognise publish`` counts and
writes the file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

FILE = "data/cue_errors.toml"


@dataclass(frozen=True, slots=True)
class CueError:
    """Errors of one cue in one language, or in ``all``.

    ``missed`` of ``present`` texts that have it were not told. ``wrong`` of ``absent`` texts that do not have it were told all the same.
    """

    cue: str
    language: str
    missed: int
    present: int
    wrong: int
    absent: int


@lru_cache(maxsize=1)
def cue_errors() -> tuple[CueError, ...]:
    """Return the errors as shipped."""
    data = tomllib.loads(files("tocsin.matching").joinpath(FILE).read_text(encoding="utf-8"))
    return tuple(CueError(**row) for row in data["error"])
