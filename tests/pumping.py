"""Strings that make a slow regular expression slow, made from the expression itself, and the check that time stays linear."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from statistics import median
from typing import Any

import tocsin

SHORTEST, LONGEST = 512, 16_384
SLOW = 0.03
_TRIES = 5
_LOOK_AGAIN = 0.6
"""A growth that comes so near to the steepest is measured again, both lengths in turn, and the middle one counts: a machine may be
busy while one of them is read."""

STEEP = 9.0
"""Four times the text may take this many times as long; a quadratic expression takes 16 times as long."""

_CATEGORY_SAMPLES = {
    codes.CATEGORY_DIGIT: "7",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: "-",
}
_FALLBACK = "aA0 .,:/@#-_'\"\n\tا\u0301"
_KILLERS = ("", "\x01", "!", " ")
_GENERIC = ("a", " ", "\n", ".", "a.", "1", "1 ", "a ", "A ", "ه", "ע", "\t\n", "(", "=", "a@", "-", "\r\n", "*\n", "a\u0301")
_METHODS = frozenset(["sub", "search", "match", "fullmatch", "split", "findall", "finditer"])
_CALLS = _METHODS | {"compile"}


@dataclass(frozen=True)
class Expression:
    """A regular expression of the program and the ways in which the program applies it."""

    pattern: re.Pattern[Any]
    uses: frozenset[str]

    def apply(self, text: Any) -> None:
        """Apply the expression to `text` in each of these ways."""
        if "fullmatch" in self.uses:
            self.pattern.fullmatch(text)
        if "match" in self.uses:
            self.pattern.match(text)
        if self.uses - {"match", "fullmatch"}:
            all(self.pattern.finditer(text))


def expressions() -> dict[str, Expression]:
    """Return every regular expression of the program, by its text."""
    sources = "\n".join(path.read_text(encoding="utf-8") for path in _sources())
    methods: dict[str, set[str]] = defaultdict(set)
    for name, method in re.findall(r"\b(\w+)\.(\w+)\(", sources):
        methods[name].add(method)
    found: dict[str, Expression] = {}
    for module in pkgutil.walk_packages(tocsin.__path__, "tocsin."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            loaded = importlib.import_module(module.name)
            for name, value in vars(loaded).items():
                uses = _METHODS & methods.get(name, set()) if isinstance(value, re.Pattern) else frozenset()
                found.update((repr(pattern.pattern), Expression(pattern, uses or _METHODS)) for pattern in _within(value))
    for path in _sources():
        for pattern in _written_in(path):
            found.setdefault(repr(pattern.pattern), Expression(pattern, _METHODS))
    return found


def _sources() -> list[Path]:
    return sorted(Path(tocsin.__path__[0]).rglob("*.py"))


def _within(value: object, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, (tuple, list, set, frozenset)):
        for item in list(value)[:500]:
            yield from _within(item, depth - 1)
    elif depth and isinstance(value, dict):
        for item in list(value.values())[:500]:
            yield from _within(item, depth - 1)
    elif depth and isinstance(value, type) and value.__module__.startswith("tocsin"):
        for item in vars(value).values():
            yield from _within(item, depth - 1)


def _written_in(path: Path) -> Iterator[re.Pattern[Any]]:
    """Yield the expressions that are written out in calls of `re`, which no module may hold by name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CALLS and node.args:
            owner, first = node.func.value, node.args[0]
            written = isinstance(first, ast.Constant) and isinstance(first.value, (str, bytes))
            if isinstance(owner, ast.Name) and owner.id == "re" and written:
                yield re.compile(first.value)  # type: ignore[attr-defined]


def built_from_input(path: Path) -> list[int]:
    """Return the lines that hand `re` anything but text written out in the program or a name in capitals."""
    lines = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CALLS and node.args:
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "re" and not _is_fixed(node.args[0]):
                lines.append(node.lineno)
    return lines


def _is_fixed(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Name):
        return node.id.isupper()
    if isinstance(node, ast.BinOp):
        return _is_fixed(node.left) and _is_fixed(node.right)
    if isinstance(node, ast.JoinedStr):
        return all(_is_fixed(part.value) if isinstance(part, ast.FormattedValue) else True for part in node.values)
    return False


def pumped(pattern: re.Pattern[Any], generic: Sequence[str] = _GENERIC) -> Iterator[tuple[str, str, str]]:
    """Yield (before, repeated, after): a sample of what stands before a repeat, its body, and something that ends the match."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(source, pattern.flags & ~re.LOCALE)
    bodies: list[tuple[str, str]] = [("", sample) for sample in generic]
    whole = _repeats(list(tree), "", bodies)
    bodies.append(("", whole))
    bodies += [("", one[1] + two[1]) for one, two in pairwise(bodies[len(generic) :])]
    for before, body in dict.fromkeys(bodies):
        for killer in _KILLERS:
            if body:
                yield before, body, killer


def _repeats(items: Iterable[Any], before: str, bodies: list[tuple[str, str]]) -> str:
    """Collect the samples of every repeat in `items`; return a sample of all of them."""
    text = ""
    for op, value in items:
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, getattr(codes, "POSSESSIVE_REPEAT", None)):
            least, most, inner = value
            body = _repeats(list(inner), before + text, bodies)
            if most > 8:
                bodies.append((before + text, body))
            text += body * max(1, min(least, 8))
        elif op is codes.SUBPATTERN:
            text += _repeats(list(value[-1]), before + text, bodies)
        elif op is codes.BRANCH:
            samples = [_repeats(list(branch), before + text, bodies) for branch in value[1]]
            text += samples[0] if samples else ""
        elif op in (codes.ASSERT, codes.ASSERT_NOT):
            _repeats(list(value[1]), before + text, bodies)
        else:
            text += _sample(op, value)
    return text


def _sample(op: Any, value: Any) -> str:
    if op is codes.LITERAL:
        return chr(value)
    if op is codes.IN:
        return _class_sample(value)
    if op in (codes.ANY, codes.NOT_LITERAL):
        return next(letter for letter in _FALLBACK if op is codes.ANY or ord(letter) != value)
    if op is codes.CATEGORY:
        return _CATEGORY_SAMPLES.get(value, "a")
    return ""


def _class_sample(items: list[Any]) -> str:
    negated = bool(items) and items[0][0] is codes.NEGATE
    if not negated:
        op, value = items[0]
        return chr(value[0]) if op is codes.RANGE else _sample(op, value)
    barred = parser.SubPattern(parser.State(), [(codes.IN, items[1:])])
    compiled = compiler.compile(barred, 0)
    return next((letter for letter in _FALLBACK if not compiled.match(letter)), "a")


def grows(read: Callable[[int], object], shortest: int = SHORTEST, longest: int = LONGEST, slow: float = SLOW) -> str:
    """Return how time grows faster than linear with the length of the text that `read` makes; empty when it does not.

    The longest text comes first, for a shorter one takes no more time: where the longest is fast, none of them is slow.
    """
    spent: dict[int, float] = {}
    for length in (longest >> halved for halved in range((longest // shortest).bit_length())):
        spent.setdefault(length, _seconds(read, length))
        if spent[length] <= slow:
            return ""
        quarter = max(shortest, length // 4)
        spent.setdefault(quarter, _seconds(read, quarter))
        steepest = STEEP * (length / quarter / 4)
        if spent[length] > _LOOK_AGAIN * steepest * spent[quarter]:
            ratio = median(_seconds(read, length) / max(_seconds(read, quarter), 1e-5) for _ in range(_TRIES))
            if ratio > steepest:
                return f"{ratio:.0f} times the time for {length / quarter:.0f} times the length {quarter}"
    return ""


def _seconds(read: Callable[[int], object], length: int) -> float:
    begin = time.thread_time()
    read(length)
    return time.thread_time() - begin
