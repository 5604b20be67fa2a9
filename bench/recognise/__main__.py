"""Print both halves side by side. Without parts, all but three are printed.

`verbatim` plants every listed name and takes minutes. `publish` writes the errors that a desk shows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from bench.arguments import add_parts, parser
from bench.join.material import data_folder, known_names, lists
from bench.recognise import contexts, facts, fairness, names, texts
from bench.recognise.halves import EARLY, FRESH, HARD, UNSEEN, changed
from bench.recognise.page import RESULTS
from bench.recognise.publish import publish
from bench.recognise.tables import Outcome, table
from bench.recognise.verbatim import verbatim
from tocsin.matching.index import NameIndex

PARTS = (
    "innocent",
    "names",
    "trained",
    "planted",
    "headlines",
    "recombined",
    "groups",
    "verbatim",
    "fairness",
    "finder",
    "calls",
    "facts",
    "threats",
    "context",
    "hate",
    "real",
    "publish",
)
WITHOUT_LISTS = frozenset(["calls", "finder", "facts", "threats", "context", "publish"])


def by_writers(
    title: str, outcomes: Callable[[Sequence[str]], Iterable[Outcome]], more: Callable[[Sequence[str]], Iterator[str]] | None = None
) -> Iterator[str]:
    """Yield a table of the writers whose half B was partly read, of the one whose half B is unread, and of each one wholly unread."""
    unseen = ((f"writer {name.removeprefix('writer_').upper()}, of whom neither half was read", (name,)) for name in UNSEEN)
    for label, writers in (("writers A, B and C", EARLY), ("writer D", FRESH), ("writer V, hard texts", HARD), *unseen):
        yield from table(f"{title}, {label}", outcomes(writers))
        yield from more(writers) if more else ()


def main(arguments: list[str]) -> None:
    """Print the tables of the parts named, or of all but three."""
    options = parser("bench.recognise", __doc__)
    add_parts(options, PARTS)
    options.add_argument("--save", action="store_true", help="keep the output of each part for the table of docs/matching.md")
    chosen = options.parse_args(arguments)
    parts = chosen.parts
    if different := changed():
        sys.exit(f"not as frozen: {', '.join(different)}")
    wanted = parts or [part for part in PARTS if part not in ("verbatim", "trained", "publish")]
    root = data_folder()
    if root is None and not set(wanted) <= WITHOUT_LISTS:
        sys.exit(f"no lists: set TOCSIN_DATA to the folder that holds names/, or ask for {', '.join(sorted(WITHOUT_LISTS))}")
    known = [name for listed in lists(root) for name in known_names(listed)] if root else []
    index = NameIndex.build(known)
    tables: dict[str, Callable[[], Iterator[str]]] = {
        "innocent": lambda: by_writers("texts that name nobody listed", lambda writers: texts.innocents(index, writers)),
        "names": lambda: table("listed names in sentences, writer D", names.natural(index, known)),
        "trained": lambda: table(
            "listed names and innocent texts of writers W and AA, who trained (B: half of AA, unread)", names.trained(index, known)
        ),
        "planted": lambda: table("listed names planted in blind sentences", names.planted(index, known)),
        "headlines": lambda: table("a surname before the full name (half A holds all)", names.headlines(index, known)),
        "recombined": lambda: table("first name of one listed person, surname of another", names.recombined(index, known)),
        "groups": lambda: iter(
            [
                *table("groups of one word in a plain sentence (half A holds all)", names.single_word_groups(index, known)),
                *table("innocent texts that alert on a name of one word", names.innocent_alerts(index)),
            ]
        ),
        "verbatim": lambda: table("every listed name verbatim (half A holds all)", verbatim(index, known)),
        "fairness": lambda: fairness.fairness_by_culture(index, known),
        "finder": lambda: table("names that no list has, writer D", names.proposed()),
        "calls": lambda: by_writers("calls to action", texts.calls),
        "facts": lambda: iter(
            [
                *table("facts in texts, writer D", facts.facts()),
                *table("moments of calls, writer D", facts.moments()),
                *table("times, places and hashtags of calls, writers E, J, DD, EE and FF", facts.details()),
            ]
        ),
        "publish": publish,
        "threats": lambda: by_writers("threats", texts.threats, texts.language_gap),
        "context": lambda: by_writers("threats in context", contexts.in_context),
        "hate": lambda: table("plain threats of HateCheck and Multilingual HateCheck", texts.hate()),
        "real": lambda: table("real posts, messages and news", texts.real()),
    }
    for part in wanted:
        lines = list(tables[part]())
        print("\n".join(lines))
        if chosen.save:
            RESULTS.mkdir(exist_ok=True)
            (RESULTS / f"{part}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
