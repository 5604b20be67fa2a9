"""Callers in logs by the hour are sealed, whoever is unknown or described, threatens, or is a place stays open."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.domain.report import Submission
from tocsin.ingest import ReadOptions, read

_CALLERS = [
    ("10:40 Marta Kowalewicz: someone painted a threat on the mosque door", "Marta Kowalewicz"),
    ("kl. 21:10 hringdi Sigrún Eldjárn. Hópur með kylfur við moskuna.", "Sigrún Eldjárn"),
    ("a) ora 9:45 - Besnike Hoxhallari: dikush hodhi gurë te xhamia", "Besnike Hoxhallari"),
    ("9:30etan Nekane Urrutiberri deitu du: pintada mehatxagarria ikastolan", "Nekane Urrutiberri"),
    ("19,20 ч. Јавила се Невенка Попадић: каменују азилни центар", "Невенка Попадић"),
    ("10:40 Զանգեց Նունե Գասպարյանը. եկեղեցու պատին սպառնալիք են գրել", "Նունե Գասպարյանը"),
    ("18h05 appel de Mme Solange Bertrandeau : banderole hostile devant le foyer", "Solange Bertrandeau"),
    ("8.40 hod. volala paní Božena Strnadová: nápis na dveřích synagogy", "Božena Strnadová"),
    ("godz. 8:25 – dzwoniła Halina Mazurek-Wilk: napis na drzwiach meczetu", "Halina Mazurek-Wilk"),
    ("10:15 Η κα Δέσποινα Καραβία: πέταξαν μπογιές στο τζαμί", "Δέσποινα Καραβία"),
    ("9:05 Frau Edeltraud Piesker ruft an: Hakenkreuz an der Schule", "Edeltraud Piesker"),
    ("9.20 ringde Gunvor Lindeblad, någon har krossat rutan", "Gunvor Lindeblad"),
    ("08:50 – התקשרה רבקה אזולאי. מישהו ריסס על הכנסייה", "רבקה אזולאי"),
    ("समय १०:३५ | सूचना देने वाली: सुनीता देवी राणा | पड़ोसी ने धमकी दी", "सुनीता देवी राणा"),
    ("সকাল ৯:২০ – রহিমা খাতুন ফোনে জানান, মন্দিরের গেটে হুমকি লেখা", "রহিমা খাতুন"),
    ("■ 01:20 제보자 선우미라(02-555-0186): 옆집 사람이 불을 지르겠다고 함", "선우미라"),
    ("ጠዋት 3:15 ሰዓት — ወ/ሮ ሰናይት ታደሰ፦ በመስጊዱ በር ላይ የዛቻ ወረቀት ተለጥፏል", "ሰናይት ታደሰ"),
    ("14:00 | Faadumo Warsame-Guled | nin ayaa ku hanjabay inuu masjidka gubayo", "Faadumo Warsame-Guled"),
    ("ore 9,50 telefona la signora Ornella Zanfrini: scritte sul portone", "Ornella Zanfrini"),
    ("09h45 - llamó Remedios Carrascal, gritan insultos delante del centro", "Remedios Carrascal"),
    ("10:20 a sunat doamna Viorica Stănculescu: au aruncat cu pietre", "Viorica Stănculescu"),
    ("9:35 в. обади се Пенка Радоева: надраскали са вратата", "Пенка Радоева"),
    ("01:45 Call from Dr. Imran Sadiq, St Oswin's mosque, 01632 960455: a man will burn it", "Imran Sadiq"),
    ("02:10 Rang: Prof. Ada Moor, Gull Street 4, 01632 960456: shots", "Ada Moor"),
    ("02:20 Call from Rev. Justin Marsh (St Oswin's): stones", "Justin Marsh"),
    ("02:30 Anruf von Dr. Paul Koch, Moschee am Ring, 030 1234567: Drohung", "Paul Koch"),
    ("02:40 Appel du Dr Jean Petit, mosquée, 06 12 34 56 78 : menace", "Jean Petit"),
    ("02:50 Telefonat mit Frau Dr. Eva Lang, Schule: Drohung", "Eva Lang"),
]
_OPEN = [
    ("10:40 Anonymous: Jock Rendlesham says he will burn the mosque", "Jock Rendlesham"),
    ("19:15 Անանուն. Ռուբիկ Ծատուրյանը սպառնում է այրել կենտրոնը", "Ռուբիկ Ծատուրյանը"),
    ("21,05 ч. Непознат глас: „Ја сам Ненад Врањешић и доћи ћу“", "Непознат глас"),
    ("b) ora 17:20 - pa emër: Bledar Kthupaj thotë se do t'i vërë flakën kampit", "Bledar Kthupaj"),
    ("22:15ean izenik gabe: Gorka Larrabe labanarekin dabil jaietan", "Gorka Larrabe"),
    ("11:30 A bus driver: ten men in masks at Gull Street", "Gull Street"),
    ("12:10 Gull Street: ten men in masks in front of the shelter", "Gull Street"),
    ("12:10 Moschee am Ring: Scheiben eingeworfen", "Moschee am Ring"),
    ("রাত ১১:০৫ – নাম বলেননি, খালেক মৃধা নাকি জেলেপাড়ায় আগুন দেবে", "খালেক মৃধা"),
    ("रात २२:५० | सूचना देने वाला: गुमनाम | भूरेलाल राणा ने धमकी दी", "भूरेलाल राणा"),
    ("23:15 Junge Frau: Maik Rottenberger bringt ein Messer mit", "Junge Frau"),
    ("23:15 Maik Rottenberger will bring a knife to the school", "Maik Rottenberger"),
    ("22:00 Anruf wegen Maik Rottenberger: er hat ein Messer", "Maik Rottenberger"),
    ("10:40 Polizei Wache Nord: Lage ist ruhig", "Polizei Wache Nord"),
    ("22:00 Anruf: Herr Maik Rottenberger hat ein Messer, er ist am Tor", "Maik Rottenberger"),
    ("22:00 Call: Maik Rottenberger has a knife, he is at the gate", "Maik Rottenberger"),
]


def _clear(folder: Path, entry: str) -> str:
    path = folder / "log.txt"
    path.write_text(f"14.05.2024\n{entry}\n23:50 …\n23:55 all is quiet here tonight\n", "utf-8")
    items = [item for item in read(path, ReadOptions(zone="UTC")) if isinstance(item, Submission)]
    assert len(items) > 1
    return "\n".join(item.text for item in items)


@pytest.mark.parametrize(("entry", "name"), _CALLERS)
def test_the_caller_of_an_entry_is_sealed(tmp_path: Path, entry: str, name: str) -> None:
    clear = _clear(tmp_path, entry)
    assert name not in clear
    assert name.split()[-1] not in clear


def test_the_caller_of_the_only_entry_is_sealed(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_text("Night log 13 November 2026\n\n01:45 Call from Dr. Imran Sadiq, St Oswin's mosque, 01632 960455: a threat.\n", "utf-8")
    (item,) = read(path, ReadOptions(zone="UTC"))
    assert isinstance(item, Submission)
    assert "Sadiq" not in item.text
    assert "mosque" in item.text
    assert item.channel == "file"


@pytest.mark.parametrize(("entry", "words"), _OPEN)
def test_who_is_unknown_or_threatens_and_places_stay_open(tmp_path: Path, entry: str, words: str) -> None:
    assert words in _clear(tmp_path, entry)
