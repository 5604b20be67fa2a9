from __future__ import annotations

import pytest

from tocsin.domain.errors import Malformed
from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.subject import Kind, Name
from tocsin.domain.watchlist import ListEntry, ListFile
from tocsin.matching.duplicates import Appearance, propose, same_bodies
from tocsin.matching.roles import MentionRole, roles


def roles_of(text: str, name: str) -> set[MentionRole]:
    start = text.index(name)
    return {sign.role for sign in roles(text, start, start + len(name))}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The witness Anso Veldrak was there.", MentionRole.WITNESS),
        ("Anso Veldrak was killed on Friday.", MentionRole.VICTIM),
        ("according to analyst Anso Veldrak", MentionRole.ANALYST),
        ("the caller, Anso Veldrak, hung up", MentionRole.SOURCE),
        ("De minister Anso Veldrak kwam", MentionRole.OFFICIAL),
        ("Anso Veldrak was arrested at dawn", MentionRole.CONCERN),
        ("подозреваемый Anso Veldrak бежал", MentionRole.CONCERN),
    ],
)
def test_the_words_around_a_name_say_the_role(text: str, role: MentionRole) -> None:
    assert role in roles_of(text, "Anso Veldrak")


def test_signs_of_another_sentence_do_not_count() -> None:
    assert roles_of("Omru was arrested. Anso Veldrak left. The witness saw it.", "Anso Veldrak") == set()


def test_a_sign_is_a_question_and_shows_its_words() -> None:
    text = "The witness Anso Veldrak was there."
    (sign,) = roles(text, 12, 24)
    assert text[sign.start : sign.end] == "witness"
    assert sign.question.endswith("is that so?")


def test_pairs_of_different_documents_are_proposed_with_evidence_for_and_against() -> None:
    one = Appearance("1", "a", ("Anvik Choudhary",), facts=(("birth", "1967"), ("place", "Oster")), companions=("Omru Tessel",))
    two = Appearance("2", "b", ("Anvik Choudary",), facts=(("birth", "1967"), ("place", "Oster")), companions=("omru tessel",))
    other = Appearance("3", "b", ("Anvik Chowdhury",), facts=(("birth", "1990"),))
    first, second = propose([one, two, other])
    assert (first.one, first.two, first.likely) == ("1", "2", True)
    assert "different birth" in second.evidence_against
    assert not second.likely


def test_names_of_one_document_are_not_compared() -> None:
    assert propose([Appearance("1", "a", ("Anvik Choudhary",)), Appearance("2", "a", ("Anvik Choudhary",))]) == ()


def test_the_same_body_in_two_lists_is_proposed() -> None:
    born = (("birth", "1967-03-12"),)
    un = ListFile("un", "1", (ListEntry("ZZi.1", Kind.PERSON, (Name("ANVIK CHOUDHARY"),), born),))
    ofac = ListFile("ofac", "1", (ListEntry("77", Kind.PERSON, (Name("CHOUDHARY, Anvik"),), born),))
    (proposal,) = same_bodies([un, ofac])
    assert {proposal.one, proposal.two} == {"un:ZZi.1", "ofac:77"}


def test_bands_that_make_no_sense_are_refused() -> None:
    with pytest.raises(Malformed, match="below alert_fit"):
        MatchThresholds(alert_fit=0.2)
    with pytest.raises(Malformed, match="below zero"):
        MatchThresholds(alert_bits=-1)
