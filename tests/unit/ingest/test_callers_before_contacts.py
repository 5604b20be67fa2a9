"""Names of callers told by their place: between the hour with which a line begins and the contact on it, in any language."""

from __future__ import annotations

import pytest

from tocsin.domain.report import Submission
from tocsin.ingest.sealing.seal import seal

SEALED = (
    ("21:15   Nyambura  0712 000 144   wameandika ukutani", "Nyambura"),
    ("kello 8.40 Tuulikki (talonmies, 040 000 0144) haju rapussa", "Tuulikki"),
    ("14:05 Kasia Wrona -- tel 600 000 144 -- list pod drzwiami", "Kasia Wrona"),
    ("9:20 ሰናይት ስልክ 0900 000 144 ደብዳቤ", "ሰናይት"),
    ("23:10  სოფიკო  ტელეფონი 555 000 144  კარზე წარწერა", "სოფიკო"),
    ("- 7.30 Mrs Oyelowo no. 4 said somebody kicked the door, 07700 900144", "Oyelowo"),
    ("kwart over acht   Femke  06 00000144  brief onder de deur", "Femke"),
    ("3) 16.20 dhr Achterberg 06 00000144 wil tolk", "Achterberg"),
)
OPEN = (
    ("9:10 post office 020 7946 0144 closed early", "post office"),
    ("20:00 Moskee Ayasofya, bel 06 00000144", "Moskee Ayasofya"),
    ("INFO  [gateway] Received message from 07700 900144", "INFO"),
    ("On Tue, 19 Nov 2024 at 09:10, 07700 900144 wrote", "On Tue"),
    ("18:00 Westend shelter was attacked by Craig. Rang 07700 900144", "Craig"),
)


@pytest.mark.parametrize(("line", "name"), SEALED)
def test_a_name_between_hour_and_contact_is_sealed(line: str, name: str) -> None:
    sealed = seal(Submission(key="k", channel="file", text=line))

    assert name not in sealed.text
    assert name in f"{sealed.contact}, {sealed.sealed}"


@pytest.mark.parametrize(("line", "words"), OPEN)
def test_places_labels_and_whom_others_name_stay_open(line: str, words: str) -> None:
    assert words in seal(Submission(key="k", channel="file", text=line)).text


ENTRIES = (
    ("8:20  gospa Vesna  040 000 144  kamen v oknu\n9 zvečer  vse mirno", "vse mirno"),
    ("4) 21:15 Nyambura, 0712 000 144: wameandika ukutani\n5) usiku wa manane kimya", "kimya"),
    ("- 10:15 -- Kasia Wrona -- 600 000 144 -- list\n- 11 rano -- kamień w oknie", "kamień w oknie"),
    ("7  Tuulikki  040 000 0144  haju\n19  kaikki hyvin", "kaikki hyvin"),
)


@pytest.mark.parametrize(("text", "words"), ENTRIES)
def test_the_next_entry_of_a_log_is_no_home(text: str, words: str) -> None:
    assert words in seal(Submission(key="k", channel="file", text=text)).text


def test_a_home_below_an_entry_is_sealed_and_told() -> None:
    sealed = seal(Submission(key="k", channel="file", text="20:15 Ann Lee 07700 900144\n12 Mill Road\nstones again"))

    assert "Mill Road" not in sealed.text
    assert sealed.unread == ("1 line beside a contact: sealed in doubt",)


def test_words_without_capitals_beside_a_contact_are_sealed_and_told() -> None:
    sealed = seal(Submission(key="k", channel="file", text="شماره دوم 0912 000 0144"))

    assert "شماره" in sealed.text or sealed.unread
