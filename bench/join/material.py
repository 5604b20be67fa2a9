"""What the measurements run on: the real lists, names of innocent people, planted texts; every choice by a stated seed."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.join.sentences import HELD_OUT, TUNING
from bench.join.variations import VARIATIONS
from tocsin.domain.mention import KnownName, Quality
from tocsin.domain.watchlist import ListFile
from tocsin.matching.watchlists import read_list

SEEDS = {"tuning": 11, "held out": 20_311}
TEMPLATES = {"tuning": TUNING, "held out": HELD_OUT}


def data_folder() -> Path | None:
    """Where the real data lies, or None."""
    root = Path(os.environ.get("TOCSIN_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")
    return root if (root / "names").is_dir() else None


def known_names(listed: ListFile, scripts: bool = True) -> Iterator[KnownName]:
    """A list's names as the index takes them; without ``scripts`` only those in Latin letters."""
    for entry in listed.entries:
        for at, name in enumerate(entry.names):
            if scripts or _is_latin(name.text):
                yield KnownName(
                    f"{listed.source}:{entry.ref}",
                    name.text,
                    entry.kind.value,
                    name.quality,
                    listed.source,
                    entry.ref,
                    listed.version,
                    at == 0,
                    entry.facts,
                )


def _is_latin(text: str) -> bool:
    return not re.search("[\u0370-\u1cff\u2e80-\ufaff\ufb50-\ufefc]", text)


def lists(root: Path) -> list[ListFile]:
    """The UN's list and OFAC's."""
    names = root / "names"
    return [read_list([names / "UN_consolidated.xml.gz"], "un"), read_list([names / "ofac_bench_sdn.csv.gz"], "ofac")]


@dataclass(frozen=True, slots=True)
class Planted:
    """A text that names a subject, or (``subject`` empty) only innocent people."""

    text: str
    start: int
    end: int
    subject: str
    sort: str


def planted(files: Iterable[ListFile], which: str, per_sort: int) -> list[Planted]:
    """Names of the lists in running sentences, ``per_sort`` of each class of variation."""
    chance = random.Random(SEEDS[which])
    pool = [
        (f"{listed.source}:{entry.ref}", entry.kind.value, name.text)
        for listed in files
        for entry in listed.entries
        for name in entry.names[:3]
        if _plantable(name.text, name.quality)
    ]
    found: list[Planted] = []
    for sort, vary in VARIATIONS.items():
        made = 0
        for subject, kind, text in chance.sample(pool, len(pool)):
            if kind != "person" and (
                sort in ("surname first", "last word first", "initials", "middle name dropped") or chance.random() < 0.6
            ):
                continue
            if made >= per_sort:
                break
            written = vary(_words(text), chance)
            if written:
                found.append(_plant(chance.choice(TEMPLATES[which]), written, subject, sort))
                made += 1
    return found


def _plantable(text: str, quality: Quality) -> bool:
    words = text.replace(",", " ").split()
    return quality is Quality.GOOD and 2 <= len(words) <= 5 and _is_latin(text) and sum(len(word) > 2 for word in words) >= 2


def _words(text: str) -> list[str]:
    """First names first, in ordinary capitals."""
    if "," in text:
        last, _, first = text.partition(",")
        text = f"{first.strip()} {last.strip()}"
    return [re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), word) if word.isupper() else word for word in text.split()]


def _plant(template: str, written: str, subject: str, sort: str) -> Planted:
    start = template.index("{}")
    return Planted(template.replace("{}", written), start, start + len(written), subject, sort)


def originals(files: Iterable[ListFile], which: str) -> list[Planted]:
    """The UN's names in their own script, in sentences."""
    chance = random.Random(SEEDS[which])
    named = [(f"{listed.source}:{entry.ref}", name) for listed in files for entry in listed.entries for name in entry.names]
    arabic = [(subject, name.text) for subject, name in named if name.origin == "un original script" and _is_arabic(name.text)]
    return [_plant(chance.choice(TEMPLATES[which]), text, subject, "Arabic originals") for subject, text in arabic]


def _is_arabic(text: str) -> bool:
    return len(text.split()) > 1 and bool(re.search("[\u0600-\u06ff]", text))


CULTURES = {
    "English": "en_GB", "American": "en_US", "German": "de_DE", "Dutch": "nl_NL", "French": "fr_FR", "Spanish": "es_ES",
    "Mexican": "es_MX", "Italian": "it_IT", "Polish": "pl_PL", "Turkish": "tr_TR", "Russian": "ru_RU", "Ukrainian": "uk_UA",
    "Greek": "el_GR", "Romanian": "ro_RO", "Arabic": "ar_AA", "Persian": "fa_IR", "Pakistani": "en_PK", "Indian": "en_IN",
    "Bengali": "bn_BD", "Indonesian": "id_ID", "Hebrew": "he_IL", "Chinese": "zh_CN", "Vietnamese": "vi_VN", "Japanese": "ja_JP",
    "Korean": "ko_KR", "Swedish": "sv_SE", "Kenyan": "en_KE", "Nigerian": "en_NG",
}  # fmt: skip


def innocents(which: str, per_culture: int) -> list[Planted]:
    """People of many cultures who are on no list, as Faker writes their names, in sentences."""
    from faker import Faker

    chance = random.Random(SEEDS[which] + 1)
    found = []
    for culture, locale in CULTURES.items():
        faker = Faker(locale)
        faker.seed_instance(SEEDS[which] + len(culture))
        for _ in range(per_culture):
            name = f"{faker.first_name()} {faker.last_name()}"
            found.append(_plant(chance.choice(TEMPLATES[which]), name, "", f"innocent: {culture}"))
    return found


def mixed_up(files: Iterable[ListFile], which: str, count: int) -> list[Planted]:
    """Hard ones: the first name of one listed person with the last name of another; nobody on the list has both."""
    chance = random.Random(SEEDS[which] + 2)
    people = [
        _words(name.text)
        for listed in files
        for entry in listed.entries
        if entry.kind.value == "person"
        for name in entry.names[:1]
        if _plantable(name.text, name.quality)
    ]
    together = [{word.lower() for word in re.split(r"[\s-]+", " ".join(words))} for words in people]
    found: list[Planted] = []
    while len(found) < count:
        first, last = chance.choice(people)[0], chance.choice(people)[-1]
        pair = {first.lower(), *last.lower().split("-")}
        if first != last and not any(pair <= words for words in together):
            found.append(_plant(chance.choice(TEMPLATES[which]), f"{first} {last}", "", "mixed up"))
    return found
