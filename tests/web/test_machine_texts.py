"""A model's words stand beside the original with their mark, for those who answer about the report."""

from __future__ import annotations

import msgspec

from tests.models import FakeListener, FakeModels, FakeTranslator
from tests.office import Office
from tests.web.browsing import BrowserShop, text_of
from tocsin.domain.report import Attachment, Submission
from tocsin.settings import MachineSettings


def received(office: Office) -> str:
    files = (Attachment("call.ogg", "audio/ogg", b"OggS\0"),)
    return office.desk.intake.receive(Submission("k", "web", "Vanavond komen ze", language="nl", attachments=files)).report


def test_words_of_a_model_are_marked_and_stand_beside_the_original(shop: BrowserShop, office: Office) -> None:
    services = office.desk.services
    services.settings = msgspec.structs.replace(services.settings, machine=MachineSettings(translate=("opus",), listen="whisper"))
    services.models = FakeModels(FakeTranslator(), FakeListener())
    report, dora = received(office), shop.signed_in("Dora")
    assert "Have a model translate it" in text_of(dora.see(f"/reports/{report}"))

    page = text_of(dora.send(f"/reports/{report}/machine/translation", file="0"))
    assert "made by a model" in page
    assert "VANAVOND KOMEN ZE" in page
    assert "fake-model (fake, checksum abababababab)" in page
    assert "Have a model translate the transcript" not in page
    page = text_of(dora.send(f"/reports/{report}/machine/transcript", file="1"))
    assert "kom naar de haven" in page
    assert "Have a model translate the transcript" in page
    assert dora.send(f"/reports/{report}/machine/transcript", 422, file="first")

    dora.send(f"/reports/{report}/machine/translation", file="0")
    assert "Earlier ones" in text_of(dora.see(f"/reports/{report}"))
    shop.signed_in("Nils").send(f"/reports/{report}/machine/translation", 403, file="0")


def test_without_models_nothing_is_offered(shop: BrowserShop, office: Office) -> None:
    assert "model" not in text_of(shop.signed_in("Dora").see(f"/reports/{received(office)}"))
