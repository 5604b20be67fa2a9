"""Names, homes, numbers and accounts that sentences tell of a source, and those of others, which stay."""

from __future__ import annotations

import pytest

from tocsin.domain.report import Submission
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.hiding import MARK
from tocsin.ingest.sealing.seal import seal


def in_clear(text: str) -> str:
    return seal(Submission("k", "file", text)).text.replace(MARK, "#")


@pytest.mark.parametrize("name", ["Leyla", "leyla", "سامر", "דנה", "Милица", "აკაკი", "Siobhán", "민수", "Հայկ", "சசிரேகா"])
def test_a_given_name_is_known_in_its_own_script_and_whatever_its_case(name: str) -> None:
    assert is_given_name(name)


@pytest.mark.parametrize("word", ["Lehrer", "nachbar", "خائف", "the", "und", "Fire", "मैं", ""])
def test_another_word_is_no_given_name(word: str) -> None:
    assert not is_given_name(word)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ana samir, they broke the door", "ana #, they broke the door"),
        ("hi im leyla from the bakery, a man shouted", "hi im # from the bakery, a man shouted"),
        ("My name's Folasade and they came.", "My name's # and they came."),
        ("my name is samir haddad and they came", "my name is # and they came"),
        ("أنا سامر الحلبي من سكان الحي. دخلوا البيت", "أنا # من سكان الحي. دخلوا البيت"),
        ("אני דנה כהן מחיפה. ראיתי אותם", "אני # מחיפה. ראיתי אותם"),
        ("من نرگس محمدیان هستم از زاهدان.", "من # هستم از زاهدان."),
        ("Ja sam Jelena, zovem iz Vukovara.", "Ja sam #, zovem iz Vukovara."),
        ("Unë jam Arta Krasniqi nga Mitrovica.", "Unë jam # nga Mitrovica."),
        ("c'est Karim au téléphone, ils sont là", "c'est # au téléphone, ils sont là"),
        ("Leyla here. Keith Marlow shouted.", "# here. Keith Marlow shouted."),
        ("A lady rang. Her name is Ann Lee. She saw Keith Marlow.", "A lady rang. Her name is #. She saw Keith Marlow."),
        (
            "They broke the door and shouted at all of us.\n\nKind regards\nLeyla",
            "They broke the door and shouted at all of us.\n\nKind regards\n#",
        ),
        (
            "They broke the door and shouted at all of us last night.\n- Leyla",
            "They broke the door and shouted at all of us last night.\n- #",
        ),
        ("Caller: Leyla, who lives upstairs and heard every word of it", "Caller: #, who lives upstairs and heard every word of it"),
    ],
)
def test_the_name_of_a_source_is_sealed_though_it_is_one_word(text: str, rest: str) -> None:
    assert in_clear(text) == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("You can reach my sister Leyla at 07700 900 318.", "You can reach my sister # at #."),
        ("My brother Tom (07700 900 318) saw it.", "My brother # (#) saw it."),
        ("Call her neighbour Bisi Alade on 07700 900 319.", "Call her neighbour # on #."),
        ("Marek Dolny rang me from 07700 900319.", "Marek Dolny rang me from #."),
        ("אפשר לחזור לבעלי, יוסף, 052-5550133", "אפשר לחזור לבעלי, #, #"),
    ],
)
def test_the_name_before_a_contact_is_sealed_and_not_that_of_a_man_who_rang(text: str, rest: str) -> None:
    assert in_clear(text) == rest


@pytest.mark.parametrize(
    "number",
    [
        "oh seven seven double-oh, nine hundred, one four two",
        "null eins sieben drei, fünf fünf fünf, null eins vier",
        "zéro six, douze, trente-quatre, cinquante-six, soixante",
        "sifuri saba sifuri sifuri, tano tano tano, sifuri moja mbili",
        "صفر تسعة أربعة أربعة خمسة خمسة خمسة",
        "0 7 7 0 0 9 0 0 1 2 3",
    ],
)
def test_a_number_in_words_or_digit_by_digit_is_sealed(number: str) -> None:
    assert in_clear(f"Ring me on {number} after six.") == "Ring me on # after six."


@pytest.mark.parametrize(
    "text", ["One two three, they shouted.", "We counted six, then seven, then eight men.", "Level 1 2 3 of the car park"]
)
def test_a_few_numbers_in_words_are_no_telephone_number(text: str) -> None:
    assert in_clear(text) == text


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("मैं गली नंबर ७, मकान ३१/बी, करावल नगर में रहती हूँ।", "मैं # में रहती हूँ।"),
        ("我叫林淑芬，住在台中市北區健行路999巷12號5樓。", "我叫#，住在#。"),
        ("She came. முகவரி: 8/2 மாரியம்மன் கோவில் தெரு, தர்மபுரி. 05.03.2024", "She came. முகவரி: #. 05.03.2024"),
        (
            "Mevrouw belde. Ze heet Ilse van der Kamp en woont aan de Lindegracht 212-3, Amsterdam.",
            "Mevrouw belde. Ze heet # en woont aan de #.",
        ),
        ("Sander Brouwer woont aan de Lindegracht 212, Amsterdam.", "Sander Brouwer woont aan de Lindegracht 212, Amsterdam."),
    ],
)
def test_the_home_of_a_source_is_sealed_and_no_other(text: str, rest: str) -> None:
    assert in_clear(text) == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("رقمي ٠٩٤٤ ٥٥٥ ٠١٢ وعلى تلغرام @samer_midan55", "رقمي # وعلى تلغرام #"),
        ("Më gjeni në Instagram: arta.kras_mi ose në nr. 044 555 013.", "Më gjeni në Instagram: # ose në nr. #."),
        ("Please contact me on Telegram @leyla_k", "Please contact me on Telegram #"),
        (
            "The channel on Telegram @front_north calls for blood, ring 07700 900318",
            "The channel on Telegram @front_north calls for blood, ring #",
        ),
        ("Posted on Telegram @front_north yesterday", "Posted on Telegram @front_north yesterday"),
        ("json line: coat had a badge, call 07700 900318", "json line: coat had a badge, call #"),
    ],
)
def test_an_account_to_reach_a_source_is_sealed_and_not_one_that_published(text: str, rest: str) -> None:
    assert in_clear(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "I am Muslim and I am afraid.",
        "Ich bin Lehrer an der Schule.",
        "It was Darren Pugh who shouted.",
        "أنا خائف من جاري.",
        "Her name is Ann Lee and she threatened us.",
        "Im April kamen sie wieder.",
    ],
)
def test_descriptions_and_people_whom_a_warning_is_about_stay(text: str) -> None:
    assert in_clear(text) == text
