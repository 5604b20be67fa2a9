"""Tests of times of rows whose day, year or time of day stands in another form or another row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.domain.report import Submission
from tocsin.ingest import ReadOptions, read

TABLES: dict[str, tuple[str, list[str]]] = {
    "day as above, in a word": (
        "dag;tyd;wie;tel;boodskap\n3/4/2026;9:20;Anel;082 000 0144;klippe by die kerk\ndieselfde;tien oor elf;Anel;;weer klippe",
        ["2026-04-03T09:20", "2026-04-03T11:10"],
    ),
    "hours in four digits": (
        "no,on,at,who,phone,words\n"
        "1,14/03/2026,0905,Bo Lind,07700 900 318,stones at the windows\n"
        "2,14/03/2026,2210,Al Ray,07700 900 319,more stones",
        ["2026-03-14T09:05", "2026-03-14T22:10"],
    ),
    "year once": (
        "päev;kell;kes;nr;jutt\n5.03.2026;pool üheksa;Mari;5000 0144;kivi aknas\n6.03;veerand kümme;Jaan;5000 0145;veel üks kivi",
        ["2026-03-05T08:30", "2026-03-06T09:15"],
    ),
    "title and open halves": (
        "Dejurstvo 7.5.2026;;;\n"
        "ura;kdo;tel;kaj\n"
        "8:10;Ana;040 000 144;razbito okno pri vratih\n"
        "pol dveh;Ana;;kamni v veži\n"
        "0.20;Bor;;ogenj na dvorišču",
        ["2026-05-07T08:10", "2026-05-07T13:30", "2026-05-08T00:20"],
    ),
    "ditto marks in a table of tabs": (
        'gün\tvaxt\tkim\tnömrə\tsöz\n7.9.2026\t8:30\tAygün\t050 000 01 44\tdaş atdılar qapıya\n"\t9:10\tAygün\t"\tyenə daş atdılar',
        ["2026-09-07T08:30", "2026-09-07T09:10"],
    ),
    "no headings, hours in words": (
        "ven. 6 nov 2026;;;\n"
        "7 e mezza;Iole;338 000 0144;una scritta sul muro del centro\n"
        "le otto e un quarto;Ugo;338 000 0145;ancora scritte sul muro\n"
        "22;Ugo;;tutto tranquillo ora",
        ["2026-11-06T07:30", "2026-11-06T08:15", "2026-11-06T22:00"],
    ),
}


@pytest.mark.parametrize(("table", "times"), TABLES.values(), ids=TABLES)
def test_reads_the_time_of_each_row(tmp_path: Path, table: str, times: list[str]) -> None:
    path = tmp_path / "calls.csv"
    path.write_text(table + "\n", "utf-8")
    reports = [item for item in read(path, ReadOptions(zone="UTC")) if isinstance(item, Submission)]
    assert [f"{report.heard or report.happened:%Y-%m-%dT%H:%M}" if report.heard or report.happened else "" for report in reports] == times
