"""``python -m bench.join [PART ...] [--quick] [--tuning]``: prints the tables; parts: recall fairness speed finder scale peers."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.arguments import add_parts, parser
from bench.join import finder, peers, recall, speed
from bench.join.material import Planted, data_folder, innocents, known_names, lists, mixed_up, originals, planted
from bench.join.peers import Finder
from tocsin.domain.mention import Band
from tocsin.domain.watchlist import ListFile
from tocsin.matching.fairness import breaches, fairness
from tocsin.matching.index import NameIndex

ANY = (Band.ALERT, Band.POSSIBLE)


class Bench:
    """One run: the material, made once."""

    def __init__(self, root: Path, which: str, quick: bool) -> None:
        self.root = root
        self.which = which
        self.quick = quick
        self.files: list[ListFile] = lists(root)
        begin = time.process_time()
        self.index = NameIndex.build(name for listed in self.files for name in known_names(listed))
        self.built = time.process_time() - begin

    def planted(self) -> list[Planted]:
        """Names of the lists in every variation."""
        return planted(self.files, self.which, 30 if self.quick else 100)

    def innocents(self) -> list[Planted]:
        """Names of people on no list."""
        return innocents(self.which, 20 if self.quick else 100)

    def recall(self) -> Iterator[str]:
        """What is found, by class; what is wrongly flagged."""
        found = recall.counted(self.index, self.planted())
        latin_only = NameIndex.build(name for listed in self.files for name in known_names(listed, scripts=False))
        found |= recall.counted(latin_only, originals(self.files, self.which))
        yield f"{'class':<28}{'n':>5}{'found':>8}{'alert':>8}   aim"
        for sort, bands in found.items():
            yield _line(sort, bands, str(recall.AIMS.get(sort, "")))
        yield _line("all", [band for bands in found.values() for band in bands], "0.9")
        yield from self._flagged()

    def _flagged(self) -> Iterator[str]:
        innocent = recall.counted(self.index, self.innocents())
        for sort, bands in sorted(innocent.items(), key=lambda item: -recall.share(item[1], *ANY)):
            yield _line(sort, bands)
        mixed = recall.counted(self.index, mixed_up(self.files, self.which, 300 if self.quick else 2000))["mixed up"]
        yield _line("innocents in all", [band for held in innocent.values() for band in held], "alert at most 0.005")
        yield _line("mixed-up listed names", mixed, "alert at most 0.005")

    def fairness(self) -> Iterator[str]:
        """Common names of every shipped culture in neutral sentences."""
        rows = fairness(self.index, count=100 if self.quick else 500)
        yield f"{'culture':<22}{'names':>6}{'alert':>8}{'possible':>10}"
        for row in sorted(rows, key=lambda row: (-row.alert, -row.possible)):
            yield f"{row.culture:<22}{row.names:>6}{row.alert:>8.3f}{row.possible:>10.3f}"
        yield "; ".join(breaches(rows)) or "kept: at most 1 % alert in every culture, at most 1 point apart"

    def speed(self) -> Iterator[str]:
        """Building, texts a second, articles, loading."""
        yield f"{len(self.index):,} names: index built in {self.built:.2f} s of processor, tables of words read (aim 2)"
        yield from speed.speed_lines(self.index, self.root)
        yield from speed.load_lines(self.index)

    def finder(self) -> Iterator[str]:
        """Unknown names on re3d."""
        found = finder.measured(self.root)
        yield f"{found['found']:.0f} person names found, precision {found['precision']:.3f} (aim 0.90)"
        yield f"{found['gold']:.0f} gold person names, recall {found['recall']:.3f} (aim 0.95)"
        yield f"the same without those described, not named (an article, or somebody of something): {found['recall of the named']:.3f}"
        yield "the gold also marks some places and common words as persons; each counts as missed in both"

    def scale(self) -> Iterator[str]:
        """A million names, made up."""
        yield from speed.scale_lines(100_000 if self.quick else 1_000_000, speed.short_texts(self.root))

    def peers(self) -> Iterator[str]:
        """Side by side with what else there is."""
        cases, innocent = self.planted()[:: 10 if self.quick else 4], self.innocents()[:: 10 if self.quick else 4]
        names = [(f"{listed.source}:{entry.ref}", name.text) for listed in self.files for entry in listed.entries for name in entry.names]
        ours: list[tuple[str, Finder]] = [("Tocsin, any band", self._finder(ANY)), ("Tocsin, alert", self._finder((Band.ALERT,)))]
        others = [("exact words in order", peers.exact_finder(names))]
        others += [(f"rapidfuzz token_sort_ratio {cut}", peers.rapidfuzz_finder(names, cut)) for cut in (80, 90)]
        yield f"{'':<34}{'recall':>8}{'flagged':>9}{'texts/s':>9}"
        for title, find in [*ours, *others]:
            found, flagged, rate = peers.measured(find, cases, innocent)
            yield f"{title:<34}{found:>8.3f}{flagged:>9.4f}{rate:>9.0f}"
        yield from self._installed(cases)

    def _installed(self, cases: Sequence[Planted]) -> Iterator[str]:
        names = {f"{listed.source}:{entry.ref}": entry.names[0].text for listed in self.files for entry in listed.entries}
        for peer, reason in peers.installed():
            if reason:
                yield f"{peer}: skipped, {reason}"
            elif peer == "nomenklatura":
                pairs = [(case.text[case.start : case.end], names[case.subject]) for case in cases]
                yield f"nomenklatura logic-v2, handed exact span and entry (recall, pairs/s): {peers.nomenklatura_share(pairs)}"

    def _finder(self, wanted: tuple[Band, ...]) -> Finder:
        def find(text: str) -> list[tuple[int, int, str]]:
            found = [mention for mention in self.index.mentions(text) if mention.band in wanted]
            return [(mention.start, mention.end, candidate.subject) for mention in found for candidate in mention.candidates]

        return find


def _line(title: str, bands: list[Band | None], aim: str = "") -> str:
    return f"{title:<28}{len(bands):>5}{recall.share(bands, *ANY):>8.3f}{recall.share(bands, Band.ALERT):>8.4f}   {aim}".rstrip()


PARTS: dict[str, Callable[[Bench], Iterator[str]]] = {
    "recall": Bench.recall,
    "fairness": Bench.fairness,
    "speed": Bench.speed,
    "finder": Bench.finder,
    "peers": Bench.peers,
    "scale": Bench.scale,
}


def main(arguments: list[str]) -> None:
    """Runs the parts that were asked for, or all."""
    ask = parser("bench.join", "How well known names are found, how fair, how fast.")
    add_parts(ask, PARTS)
    ask.add_argument("--quick", action="store_true", help="fewer cases")
    ask.add_argument(
        "--tuning", action="store_true", help="the seed and sentences used while the engine was made, instead of the held-out ones"
    )
    given = ask.parse_args(arguments)
    root = data_folder()
    if root is None:
        raise SystemExit("no real data: set TOCSIN_DATA to the folder that holds names/, news/ and reports/")
    bench = Bench(root, "tuning" if given.tuning else "held out", given.quick)
    for part in given.parts or PARTS:
        print(f"\n== {part} ({bench.which} seed and sentences)", flush=True)
        for line in PARTS[part](bench):
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
