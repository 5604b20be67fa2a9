"""Search finds what a plain reading of the same texts finds, within what a person may read, and nothing that was erased."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from tests.office import Office
from tocsin.desk.search import SNIPPET, SearchPage
from tocsin.domain.access import AccessEvent
from tocsin.domain.errors import Malformed, PermissionDenied
from tocsin.domain.people import Role
from tocsin.domain.report import Submission
from tocsin.domain.search import SearchEvent
from tocsin.store import schema, search_index, text_filter
from tocsin.wiring import restore_desk


@pytest.fixture(autouse=True)
def small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments of a few texts, so that few texts make many."""
    monkeypatch.setattr(search_index, "TAIL", 3)
    monkeypatch.setattr(search_index, "FAN", 2)
    monkeypatch.setattr(search_index, "HIGHEST", 2)
    monkeypatch.setattr(search_index, "_DOCS", 2)


def keys(page: SearchPage) -> list[str]:
    return [hit.key for hit in page.hits]


def every(office: Office, query: str, by: str = "Dora", limit: int = 20) -> list[str]:
    return list(_pages(office, query, by, limit))


def _pages(office: Office, query: str, by: str, limit: int) -> Iterator[str]:
    before = 0
    while True:
        page = office.desk.search.find(query, before, by=by, limit=limit)
        yield from keys(page)
        if not (before := page.before):
            return


def test_words_phrases_and_notes_are_found_newest_first(office: Office) -> None:
    first = office.hear("A white van stood at the gate.").report
    other = office.hear("The gate was painted white, no van.").report
    note = office.desk.reports.note(first, "He called about the VAN again", by="Cato").id

    assert every(office, "van") == [note, other, first]
    assert every(office, '"white van"') == [first]
    assert every(office, "white gate") == [other, first]
    assert every(office, "lorry") == every(office, "!?") == []


def test_spelling_of_accents_case_and_width_does_not_matter(office: Office) -> None:
    texts = ("Şüpheli bir araç", "الهاشِمي عند الباب", "ＷＡＲＮＩＮＧ at the café", "門の前に白い車", "हिन्दी में चेतावनी", "Ёлка и Щука")
    reports = [office.hear(text).report for text in texts]

    for query, report in zip(("supheli ARAC", "الهاشمي", "warning CAFÉ", "白い車", "चेतावनी", "елка"), reports, strict=True):
        assert every(office, query) == [report], query


def test_many_texts_are_found_across_segments_and_pages(office: Office) -> None:
    reports = [office.hear(f"Somebody was at door {number % 7}, count {number}.").report for number in range(41)]

    assert every(office, "somebody", limit=5) == reports[::-1]
    assert every(office, "door 3 somebody") == [reports[number] for number in range(40, -1, -1) if number % 7 == 3 or number == 3]
    assert every(office, "count 17") == [reports[17]]


def test_a_team_finds_what_was_put_before_it_and_nothing_else(office: Office) -> None:
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    theirs = office.hear("Marek Dolny came with a canister.").report
    office.hear("Somebody else came with a canister.")

    page = office.desk.search.find("canister", by="Nils")

    assert keys(page) == [theirs]
    assert page.before == 0
    assert every(office, "canister team:north") == [theirs]
    assert every(office, 'canister subject:"Marek Dolny"') == [theirs]
    assert every(office, "canister subject:Nobody") == []


def test_an_erased_report_is_found_no_more_whether_it_was_joined_to_others_or_not(office: Office) -> None:
    reports = [office.hear(f"Common word, and only{number}.").report for number in range(10)]
    note = office.desk.reports.note(reports[4], "common in a note", by="Cato").id

    for report in (reports[0], reports[4], reports[9]):
        office.desk.reports.erase(report, by="Dora", reason="asked to")

    left = [report for number, report in enumerate(reports) if number not in (0, 4, 9)]
    assert every(office, "common") == left[::-1]
    assert note not in every(office, "note")
    assert [every(office, f"only{number}") for number in (0, 4, 9)] == [[], [], []]
    assert list(numbers_in_index(office)) == []


def numbers_in_index(office: Office) -> Iterator[int]:
    """The numbers in the blocks of the index that no text has."""
    with office.desk.services.store.reading() as reader:
        texts = {number for stretch in search_index.texts_with(reader, [], (1 << 31) - 1) for number in stretch}
        for label, sealed in reader.connection.exec_driver_sql("SELECT label, sealed FROM search_block"):
            plain = reader.index_key.of_label(bytes(label)).open(bytes(label), bytes(sealed))
            yield from set(search_index._unpack(plain)[3]) - texts


def test_a_search_and_what_it_showed_are_in_the_record_with_the_words_sealed(office: Office) -> None:
    report = office.hear("The canary sang at noon.").report

    office.desk.search.find("canary kind:report", by="Dora")

    with office.desk.services.store.reading() as reader:
        (event,) = reader.find(SearchEvent)
        assert (event.by, reader.read_text(event.query)) == ("Dora", "canary kind:report")
        (reading,) = reader.find(AccessEvent, what=SNIPPET)
        assert (reading.report, reading.by) == (report, "Dora")
        assert all("canary" not in repr(entry) for entry in reader.entries())
    assert [(past.event.by, past.query) for past in office.desk.search.made()] == [("Dora", "canary kind:report")]


def test_building_anew_gives_the_same_index(office: Office) -> None:
    reports = [office.hear(f"Somebody was at door {number % 3}.").report for number in range(11)]
    note = office.desk.reports.note(reports[2], "door, noted", by="Cato").id
    office.desk.reports.erase(reports[5], by="Dora", reason="asked to")
    before = every(office, "door"), every(office, "door 1")

    assert office.desk.search_index.rebuild() == 11

    assert (every(office, "door"), every(office, "door 1")) == before
    assert before[0][0] == note


VOCABULARY = [f"{name}word" for name in ("ash", "birch", "cedar", "elm", "fir", "hazel", "larch", "oak", "pine", "rowan", "Dolny")]


def test_search_finds_what_a_plain_reading_of_the_same_texts_finds(office: Office) -> None:
    """Reports, notes and erasures in any order: every word and every pair, for the desk and for a team."""
    chance = random.Random(18)
    office.desk.subjects.watch("north", office.subject("Marek Dolnyword").id, reason="stake")
    texts: dict[str, tuple[str, list[str]]] = {}
    for _ in range(70):
        words = chance.choices(VOCABULARY, k=chance.randint(1, 6))
        act = chance.choice(["hear", "hear", "hear", "note", "erase"]) if texts else "hear"
        report = chance.choice([report for report, _ in texts.values()]) if texts else ""
        if act == "hear":
            words = ["Marek", "Dolnyword", *words] if chance.random() < 0.3 else words
            report = office.hear(" ".join(words)).report
            texts[report] = (report, words)
        elif act == "note":
            texts[office.desk.reports.note(report, " ".join(words), by="Cato").id] = (report, words)
        else:
            office.desk.reports.erase(report, by="Dora", reason="asked to")
            texts = {key: text for key, text in texts.items() if text[0] != report}

    reach = {report for report, _ in texts.values() if office.desk.report_access.may_read(report, by="Nils")}
    assert 3 < len(reach) < len(texts)
    for word in VOCABULARY:
        holding = {key for key, (_, words) in texts.items() if word in words}
        assert set(every(office, word.upper())) == holding
        assert set(every(office, word, by="Nils")) == {key for key in holding if texts[key][0] in reach}
    for first, second in [(chance.choice(VOCABULARY), chance.choice(VOCABULARY)) for _ in range(15)]:
        both = {key for key, (_, words) in texts.items() if first in words and second in words}
        in_a_row = {key for key, (_, words) in texts.items() if (first, second) in pairwise(words)}
        assert set(every(office, f"{first} {second}", limit=3)) == both
        assert set(every(office, f'"{first} {second}"')) == in_a_row


def test_no_word_of_a_text_is_in_the_database_or_a_backup(office: Office, tmp_path: Path) -> None:
    words = ("canarybird", "goldcrest", "nightingale")
    report = office.hear("A canarybird and a goldcrest, twice a goldcrest.").report
    office.desk.reports.note(report, "The nightingale called", by="Cato")
    for number in range(8):
        office.hear(f"goldcrest number {number}")
    office.desk.search.find("goldcrest nightingale", by="Dora")
    file = tmp_path / "backup"
    office.desk.backup.write(file)

    with office.desk.services.store.reading() as reader:
        assert search_index.segments(reader)
        for table in ("search_text", "search_segment", "search_block", "search", "content", "ledger"):
            for row in reader.connection.exec_driver_sql(f"SELECT * FROM {table}"):
                assert not [word for word in words if word in repr(row).lower()]
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            assert not [word for word in words if word.encode() in archive.read(name)], name


def test_a_restored_desk_finds_the_same(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [office.hear(f"Somebody was at door {number % 3}.").report for number in range(11)]
    file = tmp_path / "backup"
    office.desk.backup.write(file)
    monkeypatch.delenv("TOCSIN_DATABASE_URL", raising=False)

    desk, _ = restore_desk(file, tmp_path / "other", office.clock)

    assert [hit.key for hit in desk.search.find("door", by="Dora").hits] == reports[::-1]
    assert [hit.key for hit in desk.search.find('"door 1"', by="Dora").hits] == [reports[n] for n in (10, 7, 4, 1)]
    desk.close()


def test_fields_narrow_a_search_down(office: Office) -> None:
    call = office.hear("Somebody saw the canister.").report
    note = office.desk.reports.note(call, "canister again", by="Cato").id
    day = office.desk.zone.local(office.clock.now()).date().isoformat()

    assert every(office, "canister kind:note") == [note]
    assert every(office, "canister kind:call") == [call]
    assert every(office, "canister kind:report kind:note channel:call") == [note, call]
    assert every(office, "canister channel:mail") == []
    assert every(office, f"canister from:{day} to:{day}") == [note, call]
    assert every(office, "canister to:2020-01-01") == []
    assert every(office, "canister outcome:referred") == []
    assert every(office, "kind:note") == [note]


@pytest.mark.parametrize("few", [2, 10_000])
def test_narrowed_searches_find_what_a_plain_reading_finds(office: Office, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    """Days in any order, words of all frequencies, kinds, teams and subjects: with few reports listed, and with many left to the filter."""
    monkeypatch.setattr(text_filter, "FEW", few)
    chance, start = random.Random(29), office.clock.now() - timedelta(days=9)
    subject = office.subject("Marek Dolnyword")
    office.desk.subjects.watch("north", subject.id, reason="stake")
    texts: list[tuple[str, str, int, set[str]]] = []  # id, kind, day of the report, words
    for number in range(30):
        day = chance.randrange(8)
        words = {"always", *(f"every{n}" for n in (2, 7) if number % n == 0), *(["Marek", "Dolnyword"] if number % 5 == 0 else [])}
        heard = start + timedelta(days=day)
        report = office.desk.intake.receive(Submission(f"k{number}", "call", " ".join(sorted(words)), heard=heard)).report
        texts.append((report, "report", day, words))
        if number % 9 == 0:
            texts.append((office.desk.reports.note(report, "always every2", by="Cato").id, "note", day, {"always", "every2"}))
    about = {report for report, kind, _, words in texts if "Marek" in words}
    days = [office.desk.zone.local(start + timedelta(days=day)).date() for day in range(8)]

    for wanted in (["always"], ["every2", "every7"], ["every7", "always"], ["nothing"], []):
        for first, last in ((0, 7), (2, 3), (5, 7), (4, 4)):
            inside = [text for text in texts if first <= text[2] <= last and text[3].issuperset(wanted)]
            query = " ".join([*wanted, f"from:{days[first]} to:{days[last]}"])
            assert set(every(office, query, limit=4)) == {text[0] for text in inside}, query
            assert set(every(office, f"{query} kind:note")) == {text[0] for text in inside if text[1] == "note"}, query
            reports = {text[0] for text in inside if text[0] in about}
            assert reports <= set(every(office, f"{query} team:north")) & set(every(office, f"{query} subject:{subject.id}"))
            assert {number for number in every(office, query, by="Nils") if number.startswith("R")} == reports


@pytest.mark.parametrize("query", ["", "  ", "kind:", "from:yesterday", "kind:dream x", "x" * 600])
def test_a_wrong_query_is_refused_and_not_recorded(office: Office, query: str) -> None:
    with pytest.raises(Malformed):
        office.desk.search.find(query, by="Dora")
    assert office.desk.search.made() == []


def test_only_those_who_read_reports_search(office: Office) -> None:
    office.desk.people.add("Ada", "desk", Role.ADMINISTRATOR)

    with pytest.raises(PermissionDenied):
        office.desk.search.find("door", by="Ada")
    with pytest.raises(PermissionDenied):
        office.desk.search.made(by="Nils")
    with pytest.raises(PermissionDenied):
        office.desk.post_search.find("door", by="Nils")


def test_verify_names_what_the_index_lacks(office: Office) -> None:
    reports = [office.hear(f"Somebody was at door {number}.").report for number in range(7)]
    assert office.desk.audit.verify().whole
    with office.desk.services.store.filling() as connection:
        connection.execute(delete(schema.search_text).where(schema.search_text.c.key == reports[6]))
        label = connection.execute(select(schema.search_block.c.label).limit(1)).scalar_one()
        connection.execute(delete(schema.search_block).where(schema.search_block.c.label == label))

    damaged = office.desk.audit.verify().damaged

    damaged = damaged[-2:]  # before them stands the text whose words the block held
    assert all("have it built anew" in fault for fault in damaged)
    office.desk.search_index.rebuild()
    assert office.desk.audit.verify().whole


def test_verify_finds_a_block_that_lacks_a_text_or_holds_one_that_is_gone(office: Office) -> None:
    reports = [office.hear(f"number{text} was here.").report for text in range(4)]
    assert office.desk.audit.verify().whole

    rewrite_block(office, "number1", [])
    assert f"the search index lacks words of {reports[1]}: have it built anew" in office.desk.audit.verify().damaged

    rewrite_block(office, "number1", [99, 2])
    assert "the search index holds 1 text that is gone: have it built anew" in office.desk.audit.verify().damaged


def rewrite_block(office: Office, word: str, numbers: list[int]) -> None:
    """Write the only block of a word anew, sealed as the desk seals it."""
    with office.desk.services.store.writing("Dora", office.clock.now()) as session:
        (keyed,) = session.keyed_words([word])
        key = session.index_key.segment(search_index.segments(session)[0].number)
        sealed = key.seal(key.label(keyed, 0), search_index._pack(keyed, 0, 1, numbers))
        block = schema.search_block
        session.connection.execute(update(block).where(block.c.label == key.label(keyed, 0)).values(sealed=sealed))
