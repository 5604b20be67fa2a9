from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.outbound.platforms import own_platforms
from tocsin.outbound.statement_of_reasons import FIELDS, read_answer, references

NOTICE = "Notice TOC-X-12-0A1B2C3D: Incitement\nThe content was removed?\nPlease keep this in your answer."


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("We have received your notice and will review it.", "receipt"),
        ("Wir haben Ihre Meldung erhalten.", "receipt"),
        ("Nous avons bien reçu votre notification.", "receipt"),
        ("Wij hebben uw melding ontvangen.", "receipt"),
        ("The post has been removed because it breaks our rules.", "removed"),
        ("Der Beitrag wurde gelöscht.", "removed"),
        ("Le contenu a été supprimé.", "removed"),
        ("De inhoud is verwijderd.", "removed"),
        ("We have decided not to remove the content. It does not violate our policies.", "refused"),
        ("Der Inhalt wurde nicht entfernt, er verstößt nicht gegen unsere Richtlinien.", "refused"),
        ("Ce contenu n'enfreint pas nos règles.", "refused"),
        ("De inhoud schendt niet onze regels en is niet verwijderd.", "refused"),
        ("We disabled access to it in Germany.", "partly"),
        ("We removed it worldwide.", "removed"),
        ("We removed the first post. The second does not violate our rules.", "partly"),
        ("Thank you for writing to us.", ""),
        (f"> {NOTICE}\nThank you.", ""),
        (f"Thank you.\n{NOTICE}", ""),
    ],
)
def test_the_step_follows_from_what_the_platform_decided(text: str, step: str) -> None:
    assert read_answer(text, NOTICE)[0] == step


def test_each_field_quotes_the_sentences_that_fill_it() -> None:
    answer = (
        "Your reference TOC-X-12-0A1B2C3D. We have removed the post in the European Union. The restriction is permanent. "
        "We did so because the content calls for violence. The decision was not taken by automated means. "
        "It is unlawful under § 111 StGB and breaks our community guidelines. You may file a complaint or go to an out-of-court body."
    )

    step, fields = read_answer(answer)

    assert step == "partly"
    assert set(fields) == set(FIELDS)
    assert fields["duration"] == "The restriction is permanent."
    assert fields["automated"] == "The decision was not taken by automated means."
    assert "§ 111 StGB" in fields["legal_ground"]
    assert "out-of-court body" in fields["redress"]


def test_references_are_found_in_any_case_and_only_whole() -> None:
    assert references("Re: toc-x-12-0a1b2c3d, TOC-X-7-E1-0A1B2C3D and TOC-X-12-0A1B2C3D") == ("TOC-X-12-0A1B2C3D", "TOC-X-7-E1-0A1B2C3D")
    assert references("TOC-X-12-0A1B2C3D4 TOC-X-12-0A1B2C") == ()


@given(st.text(max_size=300))
def test_any_answer_is_read(text: str) -> None:
    step, fields = read_answer(text)

    assert step in ("", "receipt", "removed", "partly", "refused")
    assert set(fields) <= set(FIELDS)


def test_each_platform_names_its_source() -> None:
    assert all(platform.source.startswith("https://") for platform in own_platforms())
