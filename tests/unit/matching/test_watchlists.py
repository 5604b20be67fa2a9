from __future__ import annotations

import gzip
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from tests.realdata import real_data
from tocsin.domain.errors import Malformed
from tocsin.domain.mention import Quality
from tocsin.domain.subject import Kind, Name
from tocsin.domain.watchlist import ListEntry, ListFile
from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.rarity import everyday
from tocsin.matching.watchlists import SOURCES, ListSource, read_csv, read_list, read_lists, read_ofac, read_un
from tocsin.matching.watchlists.facts import iso_date

ROOT = Path(__file__).resolve().parents[3]
UN = b"""<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2031-05-06T00:00:00Z"><INDIVIDUALS><INDIVIDUAL>
<FIRST_NAME>ANSO</FIRST_NAME><SECOND_NAME>VELDRAK</SECOND_NAME><REFERENCE_NUMBER>ZZi.001</REFERENCE_NUMBER><LISTED_ON>2030-01-02-04:00</LISTED_ON>
<COMMENTS1>Led by Omru Tessel (ZZi.002).</COMMENTS1><DESIGNATION><VALUE>Harbour master</VALUE></DESIGNATION>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Reed</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY>
<ALIAS_NAME>Anso Feldrak; Enzo Veldrak (\xd0\x90\xd0\xbd\xd1\x81\xd0\xbe)</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1961</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1963</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
</INDIVIDUAL><INDIVIDUAL><FIRST_NAME>OMRU</FIRST_NAME><SECOND_NAME>TESSEL</SECOND_NAME><REFERENCE_NUMBER>ZZi.002</REFERENCE_NUMBER></INDIVIDUAL>
</INDIVIDUALS><ENTITIES><ENTITY>
<FIRST_NAME>GREY HARBOUR LINE (GHL)</FIRST_NAME><REFERENCE_NUMBER>ZZe.001</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>"""
SDN = (
    b'7,"VELDRAK, Anso","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 12 Feb 1961; POB Oster, Vennland; nationality Vennland; '
    b"a.k.a. 'REED'; Linked To: GREY HARBOUR.\"\r\n"
    b'8,"SEA REED","vessel","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\x1a'
)
CONS = (
    b'9,"TESSEL, Omru","individual","NS-PLC",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1962."\r\n'
    b'7,"VELDRAK, Anso","individual","SDGT] [NS-PLC",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. \'THE HERON\'."\r\n\x1a'
)
CONS_ALT = b'9,90,"aka","TESSELL, O.",-0- \r\n\x1a'
ALT = b'7,70,"aka","FELDRAK, Anso",-0- \r\n7,71,"fka","VELDRAK, A.",-0- \r\n\x1a'


def test_un_entries_carry_aliases_with_quality_and_facts_in_one_form() -> None:
    anso, omru, line = read_un(UN).entries
    assert [name.text for name in anso.names] == ["ANSO VELDRAK", "The Reed", "Anso Feldrak", "Enzo Veldrak", "Ансо"]
    assert anso.names[1].quality is Quality.WEAK
    assert set(anso.facts) >= {
        ("birth", "1961~"),
        ("birth", "1960/1963"),
        ("role", "Harbour master"),
        ("associate", "OMRU TESSEL"),
        ("listed", "2030-01-02"),
    }
    assert (omru.kind, line.kind) == (Kind.PERSON, Kind.GROUP)
    assert [(name.text, name.quality.value) for name in line.names] == [("GREY HARBOUR LINE", "good"), ("GHL", "weak")]
    assert read_un(UN).version == "2031-05-06"


def test_ofac_joins_aliases_and_reads_the_remarks() -> None:
    anso, ship = read_ofac(SDN, ALT).entries
    assert [(name.text, name.quality.value) for name in anso.names] == [
        ("VELDRAK, Anso", "good"),
        ("FELDRAK, Anso", "good"),
        ("VELDRAK, A.", "good"),
        ("REED", "weak"),
    ]
    assert set(anso.facts) == {
        ("birth", "1961-02-12"),
        ("place", "Oster"),
        ("country", "Vennland"),
        ("nationality", "Vennland"),
        ("associate", "GREY HARBOUR"),
    }
    assert ship.kind is Kind.GROUP


def test_a_watch_list_is_read_whatever_its_columns_delimiter_and_encoding() -> None:
    rows = "Full name;Also known as;Type;DOB;Place of birth\nJosé Dréa;Drea|J.D.;individual;about 1950;Oster\n#DayOfReeds;;;;\n"
    for encoding in ("utf-8", "utf-16", "utf-8-sig", "cp1252"):
        person, tag = read_csv(rows.encode(encoding), "mine").entries
        assert [name.text for name in person.names] == ["José Dréa", "Drea", "J.D."]
        assert person.facts == (("birth", "1950~"), ("place", "Oster"))
        assert tag.kind is Kind.HASHTAG


def test_rows_with_one_id_are_one_subject() -> None:
    (entry,) = read_csv(b"id,name,quality\n1,Anso Veldrak,\n1,The Reed,weak\n", "mine").entries
    assert [(name.text, name.quality.value) for name in entry.names] == [("Anso Veldrak", "good"), ("The Reed", "weak")]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (UN[:900], "cut short"),
        (SDN, "not XML"),
        (b"<html><body/></html>", "CONSOLIDATED_LIST"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>', "entities"),
        (b"<a>" * 100, "nested"),
        (b"<CONSOLIDATED_LIST/>", "no entry"),
        (b"\xff\xfe\x00", "utf-16"),
    ],
)
def test_a_un_file_that_cannot_be_read_whole_is_refused_in_one_line(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "un.xml"
    path.write_bytes(data)
    with pytest.raises(Malformed, match=says) as refused:
        read_list([path], "un")
    assert str(refused.value).startswith("un.xml")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("sdn", "alt", "says"),
    [
        (UN, None, "not an OFAC sdn file"),
        (SDN[:-90], None, "cut short"),
        (SDN, ALT[:20], "row 1"),
        (SDN, b'9,1,"aka","X",-0- \r\n', "entry 9 is not in"),
        (b"\x1a", None, "no entry"),
        (SDN, SDN, "alt"),
    ],
)
def test_an_ofac_file_that_cannot_be_read_whole_is_refused_in_one_line(sdn: bytes, alt: bytes | None, says: str) -> None:
    with pytest.raises(Malformed, match=says) as refused:
        read_ofac(sdn, alt)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"colour,size\nred,1\n", "no column of names"),
        (b"name\n", "no rows"),
        (b"name,kind\nAnso,dragon\n", "row 2: kind 'dragon'"),
        (b"name,quality\nAnso,so so\n", "row 2: quality"),
        (b"id,name\n1,Anso\n2,\n", "row 3: no name"),
        (b'name\n"Anso\n', "cut short"),
        (b"\x00\x01\x02\xff\xfe\xfa" * 50, "not text"),
    ],
)
def test_a_watch_list_that_makes_no_sense_is_refused_with_its_row(data: bytes, says: str) -> None:
    with pytest.raises(Malformed, match=says):
        read_csv(data, "mine")


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("الاسم", "سلمى الحداد", "سلمى الحداد"),
        ("Nachname", "Quistorp", "Quistorp"),
        ("Naam,Stad", "Selma Quistorp,Delft", "Selma Quistorp"),
        ("Name,Vorname", "Quistorp,Selma", "Selma Quistorp"),
        ("Nombre,Apellidos", "Selma,Quistorp", "Selma Quistorp"),
        ("Имя,Фамилия", "Сельма,Квист", "Сельма Квист"),
        ("Ad,Soyad", "Selma,Quistorp", "Selma Quistorp"),
        ("Jméno", "Selma Quistorp", "Selma Quistorp"),
        ("姓名", "王小明", "王小明"),
        ("name,first name,last name", "S. Quistorp,Selma,Quistorp", "S. Quistorp"),
        ("name,surname", "Selma Quistorp,Quistorp", "Selma Quistorp"),
    ],
)
def test_names_stand_under_headings_of_many_languages(header: str, row: str, name: str) -> None:
    read = read_csv(f"{header}\n{row}\n".encode(), "mine")
    assert read.entries[0].names[0].text == name
    assert read.columns[0] == header.split(",")[0]


def test_gzip_is_read_as_it_is_and_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "un.xml.gz"
    path.write_bytes(gzip.compress(UN))
    assert len(read_list([path], "un").entries) == 3
    path.write_bytes(gzip.compress(UN)[:-30])
    with pytest.raises(Malformed, match="cut short"):
        read_list([path], "un")
    monkeypatch.setattr("tocsin.matching.watchlists.raw.LARGEST", 1000)
    path.write_bytes(gzip.compress(b" " * 100_000))
    with pytest.raises(Malformed, match="larger"):
        read_list([path], "un")


def test_ofac_finds_its_other_files_beside_the_first(tmp_path: Path) -> None:
    for name, data in (("SDN.CSV", SDN), ("ALT.CSV", ALT)):
        (tmp_path / name).write_bytes(data)
    found = read_list([tmp_path / "SDN.CSV"], "ofac")
    assert len(found.entries[0].names) == 4
    with pytest.raises(Malformed, match="entries is missing"):
        read_list([tmp_path / "ALT.CSV", tmp_path / "ALT.CSV"], "ofac")


def _put(folder: Path, **files: bytes) -> list[Path]:
    for name, data in files.items():
        (folder / f"{name}.csv").write_bytes(data)
    return [folder / f"{name}.csv" for name in files]


def _texts(file: ListFile) -> dict[str, list[str]]:
    return {entry.ref: [name.text for name in entry.names] for entry in file.entries}


def test_ofacs_two_lists_are_told_apart_by_what_they_hold_whatever_the_files_are_called(tmp_path: Path) -> None:
    paths = _put(tmp_path, monday=CONS, tuesday=SDN)

    assert [file.source for file in read_lists(paths, "ofac")] == ["ofac+cons", "ofac"]


def test_each_of_several_ofac_files_of_entries_has_its_own_aliases(tmp_path: Path) -> None:
    sdn, _, cons, _ = _put(tmp_path, sdn=SDN, alt=ALT, cons_prim=CONS, cons_alt=CONS_ALT)

    for given in ([sdn, cons], [tmp_path / "cons_alt.csv", cons, sdn, tmp_path / "alt.csv"]):
        lists = {file.source: _texts(file) for file in read_lists(given, "ofac")}
        assert lists["ofac"] == {"7": ["VELDRAK, Anso", "FELDRAK, Anso", "VELDRAK, A.", "REED"], "8": ["SEA REED"]}
        assert lists["ofac+cons"] == {"9": ["TESSEL, Omru", "TESSELL, O."], "7": ["VELDRAK, Anso", "THE HERON"]}


def test_read_as_one_list_an_entry_of_both_has_the_names_and_facts_of_both(tmp_path: Path) -> None:
    one = read_list(_put(tmp_path, sdn=SDN, cons_prim=CONS), "ofac")

    assert one.source == "ofac"
    assert _texts(one) == {"7": ["VELDRAK, Anso", "REED", "THE HERON"], "8": ["SEA REED"], "9": ["TESSEL, Omru"]}
    assert ("birth", "1961-02-12") in one.entries[0].facts


def test_what_an_ofac_file_is_shows_in_its_columns_where_its_name_does_not_say(tmp_path: Path) -> None:
    paths = _put(tmp_path, aliases=ALT, people=SDN)

    assert len(read_list(paths, "ofac").entries[0].names) == 4


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"sdn": SDN, "old_sdn": SDN}, "old_sdn.csv: a second file of entries for the list 'ofac'"),
        ({"sdn": SDN, "alt": ALT, "b_alt": ALT}, "b_alt.csv: a second alt file"),
        ({"sdn": SDN, "cons_prim": CONS, "b_alt": ALT}, "b_alt.csv: belongs to none of sdn.csv, cons_prim.csv"),
        ({"sdn": SDN, "words": b"no list at all"}, "words.csv: not an OFAC sdn file"),
    ],
)
def test_an_ofac_file_that_has_no_place_in_the_list_is_refused_and_never_left_out(
    tmp_path: Path, given: dict[str, bytes], says: str
) -> None:
    with pytest.raises(Malformed, match=says.replace("(", r"\(")) as refused:
        read_lists(_put(tmp_path, **given), "ofac")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("source", "data"), [("un", UN), ("csv", b"name\nAnso\n")])
def test_two_files_of_a_list_that_is_one_file_are_refused(tmp_path: Path, source: str, data: bytes) -> None:
    with pytest.raises(Malformed, match=r"b\.csv: .* is one file; load each one apart"):
        read_lists(_put(tmp_path, a=data, b=data), source)


@pytest.mark.data
def test_the_real_lists_are_read_whole() -> None:
    root = real_data()
    if root is None:
        pytest.skip("no real data")
    un = read_list([root / "names" / "UN_consolidated.xml.gz"], "un")
    ofac = read_list([root / "names" / "ofac_bench_sdn.csv.gz"], "ofac")
    both = read_lists([root / "names" / "ofac_bench_sdn.csv.gz", root / "names" / "ofac_cons_prim.csv"], "ofac")
    assert {file.source: len(file.entries) for file in both} == {"ofac": 8976, "ofac+cons": 442}
    assert Counter(entry.kind.value for entry in un.entries) == {"person": 730, "group": 273}
    rows = (root / "names" / "ofac_bench_alt.csv").read_bytes().rstrip(b"\x1a\r\n").count(b"\n") + 1
    joined = Counter(name.origin for entry in ofac.entries for name in entry.names)
    assert joined["ofac aka"] + joined["ofac fka"] + joined["ofac nka"] == rows


def test_a_new_source_is_one_line_in_the_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(paths: Sequence[Path]) -> list[ListFile]:
        return [ListFile("eu", "1", (ListEntry("E.1", Kind.PERSON, (Name(paths[0].read_text(), Quality.GOOD, "eu primary"),)),))]

    monkeypatch.setitem(SOURCES, "eu", ListSource("eu", read, "the EU's list, one file"))
    (tmp_path / "eu.xml").write_text("Anso Veldrak")

    (listed,) = read_lists([tmp_path / "eu.xml"], "eu")

    assert (listed.source, listed.entries[0].names[0].text) == ("eu", "Anso Veldrak")


def test_an_unknown_source_is_refused_with_those_that_are_registered(tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="'eu'; give one of un, ofac, csv"):
        read_lists([tmp_path / "eu.xml"], "eu")


def test_no_well_known_group_is_an_everyday_word() -> None:
    lines = tomllib.loads(files("tocsin.matching").joinpath("data/group_words.toml").read_text(encoding="utf-8"))

    assert not everyday() & {fold(word) for word in (lines["unmistakable"] + " " + lines["ambiguous"]).split()}


@pytest.mark.data
def test_no_listed_name_is_an_everyday_word_unless_a_dictionary_has_it() -> None:
    root = real_data()
    if root is None:
        pytest.skip("no real data")
    names = root / "names"
    sources = [f"un={names / 'UN_consolidated.xml.gz'}", f"ofac={names / 'ofac_bench_sdn.csv.gz'}"]
    checked = subprocess.run([sys.executable, ROOT / "tools/names/check", *sources], capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_an_own_list_keeps_every_heading_that_people_use_and_tells_the_rest() -> None:
    header = "id,name,weakAlias,birthPlace,place,birthDate,shoeSize"
    data = f"{header}\n1,Anso Veldraki (أنسو فلدراكي),The Crow,Mosul,Erbil,26.11.1972,43\n".encode()

    file = read_csv(data, "harbour")

    entry = file.entries[0]
    assert [(name.text, name.quality) for name in entry.names] == [
        ("Anso Veldraki", Quality.GOOD),
        ("أنسو فلدراكي", Quality.GOOD),
        ("The Crow", Quality.WEAK),
    ]
    assert entry.facts == (("birth", "1972-11-26"), ("place", "Erbil"), ("place", "Mosul"))
    assert file.columns == ("id", "name", "weakAlias", "birthPlace", "place", "birthDate")
    assert file.unread == ("shoeSize",)


def test_the_month_of_a_day_in_slashes_is_not_guessed() -> None:
    assert [iso_date(text) for text in ("3/4/1971", "13/4/1971", "4/13/1971", "03.04.1971", "1971/4/3")] == [
        "1971",
        "1971-04-13",
        "1971-04-13",
        "1971-04-03",
        "1971-04-03",
    ]
