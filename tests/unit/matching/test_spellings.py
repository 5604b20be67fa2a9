from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.realdata import real_data
from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.mention import Band, KnownName, Quality
from tocsin.domain.watchlist import ListFile
from tocsin.matching.index import NameIndex
from tocsin.matching.watchlists import read_list

KNOWN = [
    KnownName("p1", "CHOUDHARY, Anvik", facts=(("birth", "1967-03-12"), ("place", "Ostergau"))),
    KnownName("p2", "Abd al-Rahman Vessari"),
    KnownName("p3", "Shams ud-Din Korvathi"),
    KnownName("p4", "Usama Zawraqani"),
    KnownName("p5", "Dzhokar Tamerlanov"),
    KnownName("p6", "Mirelda Anso Quistgaard"),
    KnownName("p7", "MOHAMMED, Ali", facts=(("birth", "1971-01-05"), ("place", "Karvelle"), ("associate", "Usama Zawraqani"))),
    KnownName("p8", "Khalid Zurmati", source="un", entry="ZZi.8"),
    KnownName("p9", "Khalid Zurmati", source="un", entry="ZZi.9"),
    KnownName("g1", "Grey Harbour Brigade", kind="group"),
    KnownName("g2", "Veltranquish", kind="group"),
    KnownName("g3", "HOPE", kind="group"),
    KnownName("p10", "زاهر القورماني"),
    KnownName("p11", "田中山川"),
    KnownName("p12", "Abdul Majid Zurvathi"),
    KnownName("p13", "Iyad Quistgaarden"),
    KnownName("p14", "Torgul Ishaqdari"),
    KnownName("p15", "Zarghun Akhundzada"),
    KnownName("p16", "Dr Ibrahim", quality=Quality.WEAK),
    KnownName("p17", "Ibrahim Korsavi"),
    KnownName("p18", "Nooruddin Torvali"),
    KnownName("p19", "Vitali Bolotarov"),
    KnownName("p20", "The Miller"),
    KnownName("p21", "Юсуф Хайдаров"),
]
INDEX = NameIndex.build(KNOWN)


def subjects(text: str) -> set[str]:
    return {candidate.subject for mention in INDEX.mentions(text) for candidate in mention.candidates}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("we met Anvik Choudary there", "p1"),
        ("we met Anvik Chowdhury there", "p1"),
        ("we met Anvlk Choudhary there", "p1"),
        ("we met Аnvik Сhoudhary there", "p1"),
        ("we met Anvik Choud-\nhary there", "p1"),
        ("we met U. Zawraqani there", "p4"),
        ("we met Tamerlanov, D. there", "p5"),
        ("we met Abdurrahman Vessari there", "p2"),
        ("we met Abdul Rahman al-Vessari there", "p2"),
        ("we met Abd el Rahman Vessary there", "p2"),
        ("we met Shamseddine Korvathi there", "p3"),
        ("we met Shamsuddin Korvathy there", "p3"),
        ("we met Osama Zawraqani there", "p4"),
        ("we met أسامة الزورقاني there", "p4"),
        ("мы видели Усама Завракани там", "p4"),
        ("we met Djokhar Tamerlanov there", "p5"),
        ("мы видели Джокара Тамерланова там", "p5"),
        ("we met Mirelda Quistgaard there", "p6"),
        ("we met Mireldaanso Quistgaard there", "p6"),
        ("by @m1r3ld4_quistgaard", "p6"),
        ("#AnvikChoudhary", "p1"),
        ("the Grey Harbour Brigade came", "g1"),
        ("They left Veltranquish last year.", "g2"),
        ("والتقى بزاهر القرماني هناك", "p10"),
        ("彼は田中山川に会った", "p11"),
        ("we met Adbul Majid Zurvathi there", "p12"),
        ("we met Abdvl Majid Zurvathi there", "p12"),
        ("we met Iya Quistgaarden there", "p13"),
        ("والتقى تورگل اسحاقداري هناك", "p14"),
        ("و زرغون آخوند زاده هناك", "p15"),
        ("we met Zarghun Akhund Zada there", "p15"),
        ("وراى نورالدین تورفالي هناك", "p18"),
        ("פגשנו את ויטלי בולוטרוב שם", "p19"),
        ("Hij heet Joesoef Chajdarov", "p21"),
        ("Er heißt Jusuf Hajdarow", "p21"),
        ("Zove se Jusuf Hajdarov", "p21"),
        ("Nazywa się Jusuf Chajdarow", "p21"),
    ],
)
def test_a_name_is_found_in_its_other_spellings(text: str, subject: str) -> None:
    assert subject in subjects(text)


def test_a_title_and_a_common_name_are_no_whole_name() -> None:
    assert "p16" not in subjects("Dr Ibrahim Korsavi came in.")
    assert "p16" not in subjects("We spoke to Dr Ibrahim.")
    assert "p17" in subjects("Dr Ibrahim Korsavi came in.")


@pytest.mark.parametrize("text", ["There is hope for all.", "Hope is all we have.", "HOPE AND GLORY FOR ALL"])
def test_everyday_words_are_no_name(text: str) -> None:
    assert not subjects(text) & {"g3"}


def test_a_word_that_is_a_group_counts_where_it_reads_as_a_name() -> None:
    assert "g3" in subjects("He was seen with Hope again.") or "g3" in subjects("He joined HOPE in May.")


def test_a_common_name_never_alerts_alone() -> None:
    (mention,) = INDEX.mentions("Mohammed Ali moved house.")
    assert mention.band is Band.POSSIBLE
    assert mention.candidates[0].score == 1.0


@pytest.mark.parametrize("text", ["Mohammed Ali, born 5 January 1971, moved house.", "Mohammed Ali of Karvelle came with Usama Zawraqani."])
def test_corroboration_lifts_a_common_name(text: str) -> None:
    found = [mention for mention in INDEX.mentions(text) if mention.candidates[0].subject == "p7"]
    assert found[0].band is Band.ALERT
    assert "corroborated" in found[0].candidates[0].parts


def test_what_the_report_says_corroborates_too() -> None:
    (mention,) = INDEX.mentions("Mohammed Ali moved house.", [("birth", "1971-01-05")])
    assert mention.band is Band.ALERT


def test_a_name_that_two_bear_is_shown_as_a_tie_and_does_not_alert() -> None:
    (mention,) = INDEX.mentions("We saw Khalid Zurmati there.")
    assert {candidate.subject for candidate in mention.candidates} == {"p8", "p9"}
    assert mention.band is Band.POSSIBLE
    assert mention.candidates[0].shared_by == 2


def test_a_rare_name_alerts_and_says_why_in_words() -> None:
    (mention,) = INDEX.mentions("We saw Anvik Choudary there.")
    parts = mention.candidates[0].parts
    assert mention.band is Band.ALERT
    assert parts["words"] == "2 of 2"
    assert "choudary ~ choudhary" in str(parts["spelling"])


def test_the_fuller_name_is_preferred() -> None:
    index = NameIndex.build([KnownName("short", "Anso Quistgaard"), KnownName("long", "Mirelda Anso Quistgaard")])
    (mention,) = index.mentions("Here is Mirelda Anso Quistgaard.")
    assert mention.candidates[0].subject == "long"
    assert mention.surface == "Mirelda Anso Quistgaard"


def test_two_first_names_in_a_list_are_not_one_person() -> None:
    found = INDEX.mentions("We saw Anvik. Choudhary was not there.")
    assert all(mention.band is not Band.ALERT for mention in found)


def test_the_same_body_in_two_lists_is_one_bearer() -> None:
    born = (("birth", "1961-07-08"),)
    index = NameIndex.build(
        [KnownName("un:1", "Anvik Choudhary", source="un", facts=born), KnownName("ofac:1", "CHOUDHARY, Anvik", source="ofac", facts=born)]
    )
    (mention,) = index.mentions("We saw Anvik Choudhary.")
    assert mention.band is Band.ALERT
    assert {candidate.subject for candidate in mention.candidates} == {"un:1", "ofac:1"}
    assert mention.candidates[0].shared_by == 1


def test_an_entry_elsewhere_is_told_though_its_name_is_another() -> None:
    born = (("birth", "1961-07-08"),)
    names = [
        KnownName("un:1", "Anvik Choudhary", source="un", facts=born),
        KnownName("ofac:1", "CHOUDHARY, Anvik", source="ofac", facts=born),
        KnownName("ofac:1", "Brelko Tandimar", source="ofac", facts=born),
    ]
    (mention,) = NameIndex.build(names).mentions("We saw Brelko Tandimar.")
    assert [candidate.subject for candidate in mention.candidates] == ["ofac:1", "un:1"]
    assert mention.candidates[1].parts["same_body_as"] == "ofac:1"


def test_a_desk_may_set_its_own_bands() -> None:
    strict = NameIndex.build(KNOWN, bands=MatchThresholds(alert_bits=200, alert_common_bits=200))
    assert {mention.band for mention in strict.mentions("We saw Anvik Choudhary there.")} == {Band.POSSIBLE}


def test_a_weak_alias_is_possible_at_most() -> None:
    index = NameIndex.build([KnownName("s", "Anvik Choudhary", quality=Quality.WEAK)])
    assert [mention.band for mention in index.mentions("We saw Anvik Choudhary.")] == [Band.POSSIBLE]


@given(st.text(max_size=120), st.sampled_from(["Anvik Choudhary", "أسامة الزورقاني", "Osama Zawraqani", "@m1r3ld4_quistgaard", "田中山川"]))
def test_spans_are_of_the_original_whatever_stands_around(noise: str, name: str) -> None:
    text = f"{noise} {name} {noise}"
    for mention in INDEX.mentions(text):
        assert text[mention.start : mention.end] == mention.surface
        assert mention.candidates
        assert all(0 <= candidate.score <= 1 for candidate in mention.candidates)


def test_a_group_of_everyday_words_is_found_in_small_letters_when_it_is_whole() -> None:
    index = NameIndex.build([KnownName("g", "Armed Harbour Workers Front", kind="group")])
    assert index.mentions("he joined the armed harbour workers front in may")
    assert not index.mentions("the workers of the harbour were armed in front")


PEOPLE = NameIndex.build(
    [
        KnownName("a", "Mohammed Hassan", facts=(("birth", "1971-03-04"), ("place", "Karvelle"))),
        KnownName("a", "Omar Khalil"),
        KnownName("b", "Ali Ahmed"),
    ]
)


def test_an_age_that_the_birth_allows_corroborates_on_the_day_it_was_told() -> None:
    told = (("told", "2026-03-02"),)
    [mention] = PEOPLE.mentions("Mohammed Hassan (54) of Karvelle, aged 54, came in.", told)
    [other] = PEOPLE.mentions("Mohammed Hassan, aged 31, came in.", told)
    [undated] = PEOPLE.mentions("Mohammed Hassan, aged 54, came in.")

    assert "age 54" in mention.candidates[0].parts["corroborated"]
    assert "corroborated" not in other.candidates[0].parts
    assert "corroborated" not in undated.candidates[0].parts


def test_another_name_of_the_same_entry_in_the_text_corroborates() -> None:
    first, second = PEOPLE.mentions("Mohammed Hassan came in. He also calls himself Omar Khalil.")
    [alone] = PEOPLE.mentions("Mohammed Hassan came in.")

    assert first.candidates[0].parts["corroborated"] == "another name Omar Khalil"
    assert second.candidates[0].parts["corroborated"] == "another name Mohammed Hassan"
    assert "corroborated" not in alone.candidates[0].parts
    assert alone.band is Band.POSSIBLE


@pytest.mark.parametrize("text", ["The Miller came by.", "he said the miller will come", "We met Frank, The Miller, there."])
def test_a_nickname_of_everyday_words_is_found_as_it_was_written_down(text: str) -> None:
    assert "p20" in subjects(text)


@pytest.mark.parametrize("text", ["A miller came.", "We asked the miller of the town.", "The Miller Dornavi came in."])
def test_and_its_words_alone_are_words(text: str) -> None:
    assert "p20" not in subjects(text)


@pytest.mark.parametrize(
    "text", ["Choudhary was jailed. Anvik Choudhary spoke again.", "Choudhary, they say. We know Choudhary. Choudhary, Anvik came."]
)
def test_a_full_name_is_found_after_its_surname_alone(text: str) -> None:
    assert any("Anvik" in mention.surface for mention in INDEX.mentions(text))


GROUPS = NameIndex.build(
    [
        KnownName("h", "HAMAS", "group"),
        KnownName("v", "VICTORY", "group"),
        KnownName("o", "ORVANDEL", "group"),
        KnownName("b", "BALITA", "group"),
        KnownName("c", "PAKISTAN", "group"),
        KnownName("k", "KENYA", "group"),
        KnownName("f", "FREEDOM", "group"),
        KnownName("s", "I AND S HOLDING COMPANY, S.A.", "group"),
        KnownName("n", "MS-13", "group"),
        KnownName("i", "SA-ID", "group"),
        KnownName("x", "CASTLE HOLDING GMBH", "group"),
        KnownName("u", "SUPREME SHIPPING CO LTD", "group"),
        KnownName("e", "TROVER, S.A.", "group"),
    ]
)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("hamas again, what a week", "h"),
        ("Members of the Victory were arrested.", "v"),
        ("two members of orvandel came", "o"),
        ("We saw Orvandel there.", "o"),
        ("ORVANDEL IS BACK", "o"),
        ("they said that orvandel came to the meeting", "o"),
        ("Two members of Pakistan were arrested in the attack.", "c"),
        ("The tanker Kenya was stopped.", "k"),
        ("Two members of freedom were arrested in the attack.", "f"),
    ],
)
def test_a_group_of_one_word_is_found_where_the_text_is_about_it(text: str, subject: str) -> None:
    assert subject in {candidate.subject for mention in GROUPS.mentions(text) for candidate in mention.candidates}


@pytest.mark.parametrize(
    "text",
    [
        "It was a victory for us.",
        "Victory at last!",
        "اعلنت البلدية اليوم عن الحديقة",
        "The court in Pakistan convicted two men of murder.",
        "Fighters left Kenya after the attack.",
        "С днём рождения, дорогая",
        "Я живу с бабушкой и котом",
        "Under the new law 13 people were arrested.",
        "The court asked for a voter ID before the trial.",
        "We met in Newcastle after the match.",
        "Supreme Court rejects the appeal in the murder trial.",
        "Le papier trouvé dans sa boîte parle d'une bombe.",
    ],
)
def test_the_name_of_a_ship_in_small_talk_is_a_word(text: str) -> None:
    assert GROUPS.mentions(text) == ()


def test_on_is_not_ali() -> None:
    index = NameIndex.build([KnownName("a", "ALI, Salem"), KnownName("b", "سالم علي")])

    assert not [mention for mention in index.mentions("سلام على الجميع") if mention.candidates[0].subject == "a"]
    assert index.mentions("جاء سالم علي اليوم")


VERBATIM = ["Haji M. Ashraf", "E. S. Orvandel Co", "7 Karnes", "Al-Tessel: The Netherlands Branch", "Dah Dah", "Mullah Nasir"]


@pytest.mark.parametrize("name", VERBATIM)
@pytest.mark.parametrize("change", [str.title, str.upper, str.lower])
def test_a_listed_name_is_found_word_for_word_in_any_case(name: str, change: Callable[[str], str]) -> None:
    index = NameIndex.build([KnownName("v", name, "group")])

    assert index.mentions(f"We saw {change(name)} there on Monday.")


@pytest.mark.data
def test_nearly_every_listed_name_is_found_word_for_word() -> None:
    root = real_data()
    if root is None:
        pytest.skip("no real data")
    lists = [read_list([root / "names" / "UN_consolidated.xml.gz"], "un"), read_list([root / "names" / "ofac_bench_sdn.csv.gz"], "ofac")]
    names = [known for listed in lists for known in names_of(listed) if len(known.text.split()) > 1]
    index = NameIndex.build(names)
    for change, least in ((str.title, 0.99), (str.upper, 0.99), (str.lower, 0.97)):
        sample = names[::20]
        found = [name for name in sample if _is_found(index, f"We saw {change(name.text)} there on Monday.", name.subject)]
        assert len(found) >= least * len(sample), sorted({name.text for name in sample} - {name.text for name in found})


def names_of(listed: ListFile) -> list[KnownName]:
    return [
        KnownName(f"{listed.source}:{entry.ref}", name.text, entry.kind.value, name.quality, listed.source, entry.ref)
        for entry in listed.entries
        for name in entry.names
    ]


def _is_found(index: NameIndex, text: str, subject: str) -> bool:
    return any(subject == candidate.subject for mention in index.mentions(text) for candidate in mention.candidates)
