"""Contacts of platforms, their answers by mail, and no source in a notice."""

from __future__ import annotations

import gzip
import logging
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest

from tests.contract.test_notices import LINK, WORDS, Chain, chain
from tocsin.desk.notices import NewNotice
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.evidence import Evidence
from tocsin.domain.item import PointAnswer, PointReply
from tocsin.domain.notice import ContentState, NoticeStep, Remover
from tocsin.domain.report import Submission
from tocsin.outbound.exchange import Shape
from tocsin.outbound.notice_text import as_html
from tocsin.outbound.platforms import own_platforms, read_platforms

__all__ = ["chain"]
FILE = """
[[platform]]
id = "hearth"
name = "Hearth"
hosts = ["hearth.example"]
address = "abuse@hearth.example"
languages = ["en", "de"]
source = "https://hearth.example/imprint"
"""
CANARY = "Ada Winterbourne, +49 30 5550142, ada.w@canary.example"


def test_a_platform_is_found_by_a_link_and_corrected_by_a_later_file(chain: Chain, tmp_path: Path) -> None:
    file = tmp_path / "platforms.toml"
    file.write_text(FILE, encoding="utf-8")
    chain.desk.platforms.load(own_platforms())
    chain.desk.platforms.load(read_platforms(file))

    hearth = chain.desk.platforms.of(LINK)
    assert hearth
    assert hearth.contact == "abuse@hearth.example"
    assert chain.desk.platforms.is_stale(hearth), "nobody has read its source"
    file.write_text(FILE + f"checked = {chain.office.clock.now():%Y-%m-%d}\n", encoding="utf-8")
    assert [platform.id for platform in chain.desk.platforms.load(read_platforms(file))] == ["hearth"]
    assert chain.desk.platforms.load(read_platforms(file)) == []
    hearth = chain.desk.platforms.of("hearth.example/p/1")
    assert hearth
    assert not chain.desk.platforms.is_stale(hearth)
    assert chain.desk.platforms.of("the wall behind the mill") is None


@pytest.mark.parametrize(
    ("statement", "mistake"),
    [
        ('words = "gone"\nstate = "gone"', "8 to 300 characters"),
        ('words = "This one is still here"\nstate = "live"', "cannot mean live"),
        ('words = "This one is not here"\nstate = "burnt"', "burnt"),
    ],
)
def test_a_statement_that_proves_nothing_is_refused(tmp_path: Path, statement: str, mistake: str) -> None:
    file = tmp_path / "platforms.toml"
    file.write_text(f"{FILE}\n[[platform.statements]]\n{statement}\n", encoding="utf-8")

    with pytest.raises(Malformed, match=mistake):
        read_platforms(file)


def test_a_check_reads_the_words_of_the_platform(chain: Chain, tmp_path: Path) -> None:
    file = tmp_path / "platforms.toml"
    words = "The embers of this one are cold"
    file.write_text(f'{FILE}\n[[platform.statements]]\nwords = "{words}"\nstate = "tombstone"\nremover = "platform"\n', encoding="utf-8")
    chain.desk.platforms.load(read_platforms(file))
    notice = chain.sent()
    chain.web.show(f"<p>{words}.</p>")
    chain.later(hours=2)

    chain.desk.notices.check()

    observation = chain.desk.notices.view(notice.id).observations[-1]
    assert (observation.state, observation.remover) == (ContentState.TOMBSTONE, Remover.PLATFORM)


def test_a_contact_that_no_public_text_states_is_in_doubt_until_someone_checked_it(chain: Chain) -> None:
    chain.desk.platforms.load(own_platforms())
    contacts = {platform.id: platform for platform in chain.desk.platforms.listed()}

    assert not contacts["x"].is_confirmed
    assert contacts["telegram"].is_confirmed
    assert chain.desk.platforms.doubtful(contacts["telegram"].contact) == contacts["telegram"], "a copy was read, not by the desk"
    text = next(text for text in own_platforms() if text.id == "x")
    chain.desk.platforms.load([msgspec.structs.replace(text, checked=chain.office.clock.now().date())])
    assert chain.desk.platforms.doubtful(contacts["x"].contact) is None


@pytest.mark.parametrize(
    "text",
    ["", "[[platform]]\nid = 'x'", FILE.replace("address", "adress"), FILE.replace('"https://hearth.example/imprint"', '""')],
)
def test_a_file_with_a_mistake_names_it(tmp_path: Path, text: str) -> None:
    file = tmp_path / "platforms.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(Malformed, match=r"platforms\.toml"):
        read_platforms(file)


def test_an_answer_by_mail_finds_its_notice_and_a_person_records_it(chain: Chain) -> None:
    notice = chain.sent()
    chain.later(hours=5)
    mail = f"Re: {notice.reference}. We decided not to remove it: it does not violate our rules. You may appeal.\n> {WORDS}\n> was removed"
    report = chain.desk.intake.receive(Submission("mail:1", "mail", mail)).report
    chain.desk.intake.receive(Submission("mail:2", "mail", "Re: TOC-X-9-00000000. We removed it."))

    assert chain.desk.platforms.find_answers() == 1
    assert chain.desk.platforms.find_answers() == 0
    (view,) = chain.desk.platforms.answers(notice.id, by="Dora")
    assert (view.answer.answer, view.answer.step) == (report, "refused")
    assert view.fields["redress"] == "You may appeal."
    assert chain.desk.duties.listed(report=report), "the mail itself owes an assessment"
    assert not chain.desk.notices.view(notice.id).events, "nothing is recorded before a person has read it"

    chain.desk.platforms.record(view.answer.id, NoticeStep.REFUSED, by="Dora")
    assert [event.step for event in chain.desk.notices.view(notice.id).events] == [NoticeStep.REFUSED]
    with pytest.raises(Refused, match="was recorded by Dora"):
        chain.desk.platforms.set_aside(view.answer.id, by="Dan", reason="no")


def _decided(chain: Chain, named_in: str, sentence: str) -> str:
    item = chain.item(named_in=named_in)
    policy = chain.desk.items.policies()[0].id
    answers = [
        PointAnswer(point.id, PointReply.NO if point.exception else PointReply.YES, sentence) for point in chain.desk.items.points(policy)
    ]
    return chain.desk.items.confirm(chain.desk.items.decide(item.id, policy, answers, by="Dora").id, by="Dan").id


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("Our caller on 0305550142 says so.", ""),
        ("Write to Ada.W@canary.example.", ""),
        ("It calls for violence.", "Winterbourne must go"),
    ],
)
def test_a_notice_never_holds_the_identity_of_a_source(chain: Chain, sentence: str, quoted: str) -> None:
    first = chain.office.hear("A call for violence on Hearth", contact=CANARY).report
    decision = _decided(chain, first, sentence)

    with pytest.raises(Malformed, match="contact of the source"):
        chain.desk.notices.draft(NewNotice(decision, "Hearth", "abuse@hearth.example", quoted=quoted), by="Dora")


def test_the_source_of_a_second_report_with_the_same_words_is_guarded_too(chain: Chain) -> None:
    first = chain.office.hear("A call for violence on Hearth").report
    chain.office.hear("A call for violence on Hearth", contact=CANARY)
    decision = _decided(chain, first, "Ask Winterbourne.")

    with pytest.raises(Malformed, match="contact of the source"):
        chain.desk.notices.draft(NewNotice(decision, "Hearth", "abuse@hearth.example"), by="Dora")
    checked = NewNotice(decision, "Hearth", "abuse@hearth.example", names_checked=True)
    assert "Winterbourne" in chain.desk.notices.text(chain.desk.notices.draft(checked, by="Dora").id)


def test_no_byte_of_a_source_is_in_any_message_file_archive_ledger_or_log(
    chain: Chain, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    pytest.importorskip("warcio")
    chain.web.show(f"<p>{WORDS}</p>")
    told = chain.office.hear(f"Look at {LINK}. I am {CANARY}", contact=CANARY).report
    decision = chain.desk.items.confirm(chain.decided(chain.item(named_in=told)).id, by="Dan")
    notice = chain.desk.notices.draft(NewNotice(decision.id, "Hearth", "abuse@hearth.example", quoted=WORDS), by="Dora")
    chain.desk.notices.approve(notice.id, by="Dan")
    chain.desk.notices.send(notice.id, by="Dora", with_copy=True)
    chain.later(hours=2)
    chain.desk.notices.check()
    chain.office.hear(f"{notice.reference} We removed the post.")
    chain.desk.platforms.find_answers()
    (answer,) = chain.desk.platforms.answers(notice.id)
    chain.desk.platforms.record(answer.answer.id, NoticeStep.REMOVED, by="Dora")
    chain.web.show("<p>This post was removed for breaking our rules.</p>")
    chain.later(days=40)
    chain.desk.notices.check()
    chain.desk.outcomes.owe()
    chain.desk.notices.remind()
    chain.desk.duties.escalate()
    chain.desk.outbox.send()

    went_out = [bytes(message) for message in chain.mailer.messages]
    went_out += [part.get_payload(decode=True) for message in chain.mailer.messages for part in message.walk() if not part.is_multipart()]  # type: ignore[misc]  # bytes
    exports = [(shape, clear, as_csv) for shape in Shape for clear in (False, True) for as_csv in (False, True)]
    exports = [(shape, clear, as_csv) for shape, clear, as_csv in exports if not clear or shape is not Shape.HASHES]
    went_out += [chain.desk.notice_exchange.export(shape, clear=clear, as_csv=as_csv) for shape, clear, as_csv in exports]
    with chain.desk.services.store.reading() as reader:
        went_out += [repr(entry).encode() for entry in reader.entries()]
        went_out += [chain.desk.evidence.open(copy.id, by="Dan") for copy in reader.find(Evidence)]
        texts = [chain.desk.notices.text(notice.id), *chain.desk.outcomes.words(told)]
    went_out += [text.encode() for text in texts]
    went_out += [as_html(chain.desk.notices.text(notice.id)).encode()]
    went_out += ["\n".join(record.getMessage() for record in caplog.records).encode()]
    unpacked = [ZipFile(BytesIO(data)).read(name) for data in went_out if data[:2] == b"PK" for name in ZipFile(BytesIO(data)).namelist()]
    unpacked += [gzip.decompress(data) for data in unpacked if data[:2] == b"\x1f\x8b"]
    assert len(went_out) > 30
    assert unpacked
    for data in (*went_out, *unpacked):
        assert not [secret for secret in (b"Winterbourne", b"5550142", b"ada.w", b"canary.example") if secret in data]
