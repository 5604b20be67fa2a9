"""Lists in force: which a load replaces, which stand side by side, and what a load must not take away unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office import Office
from tocsin.domain.errors import Malformed, Refused

_ROW = '{ref},"{name}","individual","{program}",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 12 Feb 1961."\r\n'
_BOTH = "ANSO VELDRAK"


def ofac(folder: Path, file: str, program: str, people: dict[int, str]) -> Path:
    """A file of entries as OFAC writes it."""
    path = folder / file
    path.write_text("".join(_ROW.format(ref=ref, name=name, program=program) for ref, name in people.items()), encoding="utf-8")
    return path


def sdn(folder: Path, people: dict[int, str] | None = None) -> Path:
    return ofac(folder, "sdn.csv", "SDGT", people or {7: _BOTH, 8: "ILSE BRANDTMOOR"})


def cons(folder: Path) -> Path:
    return ofac(folder, "cons_prim.csv", "NS-PLC", {7: _BOTH, 9: "OMRU TESSEL"})


def watch_list(folder: Path, refs: range) -> Path:
    """A list of one's own with an entry for each number."""
    path = folder / "ours.csv"
    path.write_text("id,name\n" + "".join(f"{ref},Person {ref:03}\n" for ref in refs), encoding="utf-8")
    return path


def in_force(office: Office) -> dict[str, int]:
    """The lists in force, and how many entries each holds."""
    return {version.source: version.entries for version in office.desk.lists.listed() if version.current}


def head(office: Office) -> int:
    """The newest entry of the ledger."""
    with office.desk.services.store.reading() as reader:
        return reader.head().seq


@pytest.mark.parametrize("together", [True, False])
def test_ofacs_two_lists_are_in_force_together_in_one_call_or_in_two(office: Office, tmp_path: Path, together: bool) -> None:
    paths = [sdn(tmp_path), cons(tmp_path)]

    for given in [paths] if together else [[path] for path in paths]:
        office.desk.lists.load(given, "ofac")

    assert in_force(office) == {"ofac": 2, "ofac+cons": 2}


def test_an_entry_of_both_ofac_lists_is_one_bearer_and_its_source_is_ofac(office: Office, tmp_path: Path) -> None:
    office.desk.lists.load([sdn(tmp_path), cons(tmp_path)], "ofac")

    (both,), (one,) = (office.desk.screen(f"{name.title()} was seen at the harbour.") for name in (_BOTH, "OMRU TESSEL"))

    assert {(each.subject, each.source, each.entry) for each in both.candidates} == {("ofac:7", "ofac", "7"), ("ofac+cons:7", "ofac", "7")}
    assert both.candidates[0].shared_by == 1
    assert [(each.subject, each.source, each.entry) for each in one.candidates] == [("ofac+cons:9", "ofac", "9")]


def test_a_common_name_under_one_number_in_two_lists_of_a_publisher_is_one_bearer(office: Office, tmp_path: Path) -> None:
    for file, program in (("sdn.csv", "SDGT"), ("cons_prim.csv", "NS-PLC")):
        path = ofac(tmp_path, file, program, {7: "ALI, Ahmed"})
        path.write_text(path.read_text().replace("DOB 12 Feb 1961.", "-0- "))
    office.desk.lists.load([tmp_path / "sdn.csv", tmp_path / "cons_prim.csv"], "ofac")

    (mention,) = office.desk.screen("Ahmed Ali was seen at the harbour.")

    assert [each.shared_by for each in mention.candidates] == [1, 1]


def test_a_load_of_both_says_of_each_what_it_changed_and_the_same_again_changes_nothing(office: Office, tmp_path: Path) -> None:
    office.desk.lists.load([cons(tmp_path)], "ofac")

    first = office.desk.lists.load([sdn(tmp_path), cons(tmp_path)], "ofac")
    before = head(office)
    again = office.desk.lists.load([sdn(tmp_path), cons(tmp_path)], "ofac")

    assert [(each.version.source, len(each.difference.added), each.fresh) for each in first.lists] == [
        ("ofac", 2, True),
        ("ofac+cons", 0, False),
    ]
    assert [each.fresh for each in again.lists] == [False, False]
    assert head(office) == before


@pytest.mark.parametrize("source", ["ofac", "csv"])
def test_a_name_gives_a_list_of_any_source_a_place_of_its_own(office: Office, tmp_path: Path, source: str) -> None:
    paths = [sdn(tmp_path), cons(tmp_path)] if source == "ofac" else [watch_list(tmp_path, range(3))]
    office.desk.lists.load(paths[:1], source)

    office.desk.lists.load(paths, source, "harbour")

    assert in_force(office) == ({"ofac": 2, "ofac+harbour": 3} if source == "ofac" else {"ours": 3, "harbour": 3})


@pytest.mark.parametrize("name", ["own", "un", "ofac", "a:b", "a+b"])
@pytest.mark.parametrize("source", ["ofac", "csv"])
def test_a_name_that_would_be_taken_for_something_else_is_refused(office: Office, tmp_path: Path, source: str, name: str) -> None:
    path = sdn(tmp_path) if source == "ofac" else watch_list(tmp_path, range(3))

    with pytest.raises(Malformed, match="give it a name"):
        office.desk.lists.load([path], source, name)


def test_a_version_that_would_remove_more_than_a_fifth_is_refused_and_nothing_changes(office: Office, tmp_path: Path) -> None:
    office.desk.lists.load([watch_list(tmp_path, range(100))], "csv")
    before = head(office)

    with pytest.raises(Refused, match=r"21 of 100 entries .*ours.* anyway.* another name") as refused:
        office.desk.lists.load([watch_list(tmp_path, range(21, 200))], "csv")

    assert "\n" not in str(refused.value)
    assert (in_force(office), head(office)) == ({"ours": 100}, before)
    assert [entry.ref for entry in office.desk.lists.entries("ours")] == sorted(map(str, range(100)))


def test_a_refused_list_takes_those_of_the_same_call_with_it(office: Office, tmp_path: Path) -> None:
    office.desk.lists.load([sdn(tmp_path, {ref: f"PERSON {ref}" for ref in range(100, 130)})], "ofac")

    with pytest.raises(Refused):
        office.desk.lists.load([cons(tmp_path), sdn(tmp_path)], "ofac")

    assert in_force(office) == {"ofac": 30}


def test_a_fifth_may_go_unasked_all_of_a_small_list_too_and_more_when_it_is_meant(office: Office, tmp_path: Path) -> None:
    office.desk.lists.load([watch_list(tmp_path, range(100))], "csv")

    fifth = office.desk.lists.load([watch_list(tmp_path, range(20, 100))], "csv")
    meant = office.desk.lists.load([watch_list(tmp_path, range(90, 100))], "csv", anyway=True)
    small = office.desk.lists.load([watch_list(tmp_path, range(200, 201))], "csv")

    assert [len(each.lists[0].difference.removed) for each in (fifth, meant, small)] == [20, 70, 10]
    assert in_force(office) == {"ours": 1}
