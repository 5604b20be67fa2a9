"""Rows that end in a bare carriage return among others, and pins of a map."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear, refused

HEAD = "caller;day;words;phone"


@pytest.mark.parametrize(
    "text",
    [
        f'{HEAD}\nAnn Lee;5-12-2026;"Men with torches\nstood there";06-55501121\rJo Maas;5-12-2026;He throws a stone;06-55501122\n',
        f"{HEAD}\r\nAnn Lee;5-12-2026;Men with torches;06-55501121\rJo Maas;5-12-2026;He throws a stone;06-55501122\r\n",
        f"{HEAD}\nAnn Lee;5-12-2026;Men with torches stood there;06-55501121\rJo Maas;5-12-2026;He throws a stone;06-55501122\r",
        'caller,day,words,phone\nAnn Lee,5-12-2026,Men with torches,06-55501121\rJo Maas,5-12-2026,"A stone, he said",06-55501122\n',
    ],
)
def test_each_row_is_read_whatever_ends_it(tmp_path: Path, text: str) -> None:
    items = hear(tmp_path, text, "calls.csv")
    assert [report.contact.split(",")[0] for report in accepted(items)] == ["Ann Lee", "Jo Maas"]
    assert refused(items) == []


def test_carriage_return_within_a_cell_stays_there(tmp_path: Path) -> None:
    text = f"{HEAD}\nAnn Lee;5-12-2026;Men with torches\rstood there;06-55501121\nJo Maas;5-12-2026;He throws a stone;06-55501122\n"
    first, second = accepted(hear(tmp_path, text, "calls.csv"))
    assert first.text.split() == ["Men", "with", "torches", "stood", "there"]
    assert second.text == "He throws a stone"


KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>Gurdwara Plover Road</name><description>Petrol on the steps by Lance Mottram</description>
<Point><coordinates>0.01,0.02</coordinates></Point></Placemark>
<Placemark><name>Linden Hall</name><description>A man with an axe at the gate</description>
<Point><coordinates>0.01,0.03,0</coordinates></Point></Placemark></Document></kml>"""
GPX = """<?xml version="1.0"?><gpx version="1.1" creator="x">
<wpt lat="52.1" lon="4.3"><name>Moskee Noord</name><desc>Hier staan mannen met fakkels</desc></wpt>
<wpt lat="52.2" lon="4.4"><name>Sjoel Zuid</name><desc>Ruit ingegooid door een man</desc></wpt></gpx>"""


@pytest.mark.parametrize(("text", "names"), [(KML, ["Gurdwara Plover Road", "Linden Hall"]), (GPX, ["Moskee Noord", "Sjoel Zuid"])])
def test_name_of_a_pin_is_a_place_and_stays_open(tmp_path: Path, text: str, names: list[str]) -> None:
    reports = accepted(hear(tmp_path, text, "pins.xml"))
    assert [dict(report.facts).get("place") for report in reports if dict(report.facts).get("place")] == names
