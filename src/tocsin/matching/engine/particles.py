"""Words that stand within names and tell no two apart: particles, conjunctions, titles, legal forms, articles, first words of bynames."""

from __future__ import annotations

_PARTICLE_WORDS = (
    "al el ul ud ed ur as ash ad at an az ar il bin ben ibn ibni bint binti bn ibnu ould wold walad van von der den"
    " de del della di da dos das do du des la le les los las lo of the and und et y e i for fur ter ten te zu zur"
    " zum of a aka fka bey in on to by from with ال بن ابن بنت ولد آل و في من אל א בנ"
    " ez asz аль эль уль ан ас аш ад ат ар аз ибн бин бен"
)
PARTICLES = frozenset(_PARTICLE_WORDS.split())
"""Words that stand between the parts of a name and tell no two names apart."""

_CONJUNCTION_WORDS = "and und et y e i en ve ja og och oraz si dan or oder ou o und и או ו و with mit avec con met"
CONJUNCTIONS = frozenset(_CONJUNCTION_WORDS.split())
_TITLE_WORDS = (
    "mr mrs ms miss molla mollah moulla moellah dr prof professor sir sheikh shaykh sheik cheikh sheekh shaikh haji hajj hajji"
    " mullah mulla maulavi mawlawi maulvi molvi moulavi general gen colonel col major maj captain capt lieutenant lt commander"
    " brigadier sergeant sgt admiral minister president senator imam ayatollah engineer eng ustad ustadh mufti"
    " comandante don dona herr frau monsieur mme madame senor senora dhr mevr mevrouw meneer jr junior sr senior ii"
    " iii scheich seyh jeque мулла шейх имам генерал الشيخ شيخ الحاج حاج ملا مولوي قاري"
)
TITLES = frozenset(_TITLE_WORDS.split())
_LEGAL_WORDS = (
    "ltd limited llc inc incorporated co company corp corporation plc gmbh ag sa sas srl sarl bv nv spa oy ab as kg"
    " pte pty jsc ojsc cjsc pjsc ooo oao zao pao fze fzco fzc dmcc cv sl ltda cia eirl est establishment group"
    " holding holdings the trading company general"
)
LEGAL = frozenset(_LEGAL_WORDS.split())

KUNYAS = frozenset(["abu", "abou", "abo", "aboe", "ebu", "ابو", "ابي", "ابا", "umm", "um", "oum", "ام", "אבו"])
"""First words of a name by a child: ``Abu Hamza``, ``Umm Hamza``."""

_ARTICLE_WORDS = "al el ul as ash asz ad an az ez ar аль эль уль ан ас аш ад ат ар аз אל א"
ARTICLES = frozenset(_ARTICLE_WORDS.split())

SUFFIXES = frozenset(["khel", "kheil", "zada", "zadeh", "zai", "zay", "pour", "pur", "خيل", "زاده", "زي", "زى", "پور", "مل", "وال", "يار"])
"""Endings of family names that are written apart or on: ``Akhund Zada``, ``Akhundzada``."""
