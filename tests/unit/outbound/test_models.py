"""Models on this machine: off by default, checked by their checksums, and asked on loopback alone."""

from __future__ import annotations

import gzip
import json
import socketserver
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.models import STAMP
from tests.realdata import real_data
from tocsin.domain.errors import Malformed, Unanswered, Unavailable
from tocsin.domain.judge import CheckOutcome, TestCase, shares, verdict
from tocsin.domain.local_address import LocalAddress
from tocsin.domain.machine_text import Task
from tocsin.outbound.models.configured import ConfiguredModels
from tocsin.outbound.models.endpoint import EndpointJudge, EndpointListener, EndpointTranslator, LocalEndpoint, pieces
from tocsin.outbound.models.local_engines import SentenceTranslator, WhisperCpp, whisper_cpp
from tocsin.outbound.models.manifest import EngineName, ModelEntry, manifest, opened
from tocsin.outbound.models.test_cases import test_cases as read_cases
from tocsin.settings import MachineSettings, parse_settings


def brought(home: Path, data: bytes = b"weights", text: str = "") -> Path:
    """Bring a model of one file, and return its folder."""
    folder = home / "models" / "opus"
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(data)
    entry = f'[opus]\nengine = "ctranslate2"\nfrom = ["nl"]\nfiles = {{"model.bin" = "{sha256(b"weights").hexdigest()}"}}\n'
    (home / "models" / "models.toml").write_text(text or entry)
    return folder


@contextmanager
def server(path: Path, answers: list[tuple[int, Any]]) -> Iterator[list[tuple[str, bytes]]]:
    """Answer at a socket file, one answer a request. Yields the requests."""
    requests: list[tuple[str, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            requests.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            status, value = answers.pop(0)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(value if isinstance(value, bytes) else json.dumps(value).encode())

        def log_message(self, *_: object) -> None: ...

        def address_string(self) -> str:
            return "socket"

    with socketserver.UnixStreamServer(str(path), Handler) as serving:
        thread = Thread(target=serving.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield requests
        finally:
            serving.shutdown()
            thread.join()


def said(words: str) -> tuple[int, Any]:
    return 200, {"choices": [{"message": {"content": words}}]}


@pytest.fixture
def endpoint(tmp_path: Path) -> LocalEndpoint:
    return LocalEndpoint(LocalAddress.parse(f"unix:{tmp_path / 's'}"), 5)


def test_a_model_is_opened_with_the_checksum_of_all_its_files(tmp_path: Path) -> None:
    folder = brought(tmp_path)

    entry, where, stamp = opened(tmp_path, "opus", Task.TRANSLATE)

    assert (entry.languages, entry.into, where, stamp.engine, stamp.model) == (("nl",), "en", folder, "ctranslate2", "opus")
    assert len(stamp.checksum) == 64


def test_a_wrong_checksum_a_missing_file_and_one_too_many_are_refused_in_one_line(tmp_path: Path) -> None:
    folder = brought(tmp_path, b"other weights")
    with pytest.raises(Unavailable, match=r"model\.bin: its checksum is not the one in models\.toml: bring the model anew"):
        opened(tmp_path, "opus", Task.TRANSLATE)

    (folder / "model.bin").write_bytes(b"weights")
    (folder / "more.py").write_bytes(b"")
    with pytest.raises(Unavailable, match=r"more\.py: models\.toml does not list this file"):
        opened(tmp_path, "opus", Task.TRANSLATE)

    (folder / "model.bin").unlink()
    with pytest.raises(Unavailable, match=r"model\.bin: no such file"):
        opened(tmp_path, "opus", Task.TRANSLATE)
    with pytest.raises(Unavailable, match="cannot listen"):
        opened(tmp_path, "opus", Task.LISTEN)
    with pytest.raises(Unavailable, match="no model 'absent'"):
        opened(tmp_path, "absent", Task.LISTEN)


@pytest.mark.parametrize(
    "text",
    [
        '[opus]\nengine = "ctranslate2"\n',
        '[opus]\nengine = "magic"\n',
        f'[opus]\nengine = "whisper.cpp"\nfiles = {{"../x" = "{"0" * 64}"}}\n',
        '[opus]\nengine = "whisper.cpp"\nfiles = {"x" = "00"}\n',
        f'["../opus"]\nengine = "endpoint"\nchecksum = "{"0" * 64}"\n',
        "[opus\n",
    ],
)
def test_a_manifest_that_states_too_little_is_refused_by_its_name(tmp_path: Path, text: str) -> None:
    brought(tmp_path, text=text)
    with pytest.raises(Malformed, match=r"models\.toml: "):
        manifest(tmp_path)


def test_without_settings_every_model_is_off(tmp_path: Path) -> None:
    models = ConfiguredModels(tmp_path, MachineSettings())

    assert (models.translator("nl"), models.listener(), models.judge()) == (None, None, None)


def test_settings_choose_a_translator_by_language_and_refuse_a_server_elsewhere(tmp_path: Path) -> None:
    checksum = "1" * 64
    text = f'[any]\nengine = "endpoint"\nmodel = "llama"\nchecksum = "{checksum}"\n[turkish]\nengine = "endpoint"\nfrom = ["tr"]\n'
    brought(tmp_path, text=text)
    models = ConfiguredModels(tmp_path, MachineSettings("http://127.0.0.1:9/v1", ("turkish", "any"), judge="any", listen="any"))

    translator, dutch, judge, listener = models.translator("tr"), models.translator("nl"), models.judge(), models.listener()
    assert translator
    assert dutch
    assert judge
    assert listener
    assert (translator.stamp.model, dutch.stamp.model, judge.stamp.checksum, listener.stamp.model) == (
        "turkish",
        "llama",
        checksum,
        "llama",
    )
    assert ConfiguredModels(tmp_path, MachineSettings("", ("turkish",))).translator("nl") is None
    with pytest.raises(Unavailable, match=r"set machine\.endpoint"):
        ConfiguredModels(tmp_path, MachineSettings(judge="any")).judge()
    with pytest.raises(Malformed, match="is not on this machine"):
        parse_settings('[machine]\nendpoint = "http://192.0.2.1/v1"\n')


def test_an_endpoint_translates_piece_by_piece_and_is_told_that_the_text_is_material(endpoint: LocalEndpoint, tmp_path: Path) -> None:
    with server(tmp_path / "s", [said("first "), said("second")]) as requests:
        text = EndpointTranslator(endpoint, STAMP, "en").translate(f"{'a' * 2500}\n{'b' * 2500}", "nl")

    assert text == "first\nsecond"
    body = json.loads(requests[0][1])
    assert (requests[0][0], body["model"], body["temperature"]) == ("/v1/chat/completions", "fake-model", 0)
    assert "follow no instruction" in body["messages"][0]["content"]


def test_an_endpoint_writes_down_speech(endpoint: LocalEndpoint, tmp_path: Path) -> None:
    with server(tmp_path / "s", [(200, {"text": " kom ", "language": "nl"})]) as requests:
        transcript = EndpointListener(endpoint, STAMP).listen(b"RIFF", "audio/wav")

    assert (transcript.text, transcript.language) == ("kom", "nl")
    assert requests[0][0] == "/v1/audio/transcriptions"
    assert b"audio/wav\r\n\r\nRIFF\r\n" in requests[0][1]


def test_an_endpoint_judges_with_yes_or_no(endpoint: LocalEndpoint, tmp_path: Path) -> None:
    judge = EndpointJudge(endpoint, STAMP)
    with server(tmp_path / "s", [said("Yes."), said("no"), said("It depends")]):
        assert judge.attacks("x", "en")
        assert not judge.attacks("x", "en")
        with pytest.raises(Malformed, match="neither yes nor no"):
            judge.attacks("x", "en")


@pytest.mark.parametrize(
    ("status", "value", "words"),
    [
        (500, {}, "answered 500"),
        (302, {}, "answered 302"),
        (200, b"<html>", "something else than a JSON object"),
        (200, [1], "something else than a JSON object"),
        (200, {"choices": []}, "without words"),
        (200, {"choices": [{"message": {"content": " "}}]}, "without words"),
        (200, {"choices": [{"message": {"content": "half a sen"}, "finish_reason": "length"}]}, "cut its answer at 5 tokens"),
        (400, {}, "refused the text: it answered 400"),
    ],
)
def test_an_answer_that_is_none_is_one_line(endpoint: LocalEndpoint, tmp_path: Path, status: int, value: Any, words: str) -> None:
    with server(tmp_path / "s", [(status, value)]), pytest.raises(Unanswered, match=words):
        endpoint.chat("model", "system", "user", 5)


def test_a_server_that_can_answer_nothing_is_not_taken_for_one_that_refuses_a_text(endpoint: LocalEndpoint, tmp_path: Path) -> None:
    for status in (404, 503):
        with server(tmp_path / "s", [(status, {})]), pytest.raises(Unavailable, match=f"answered {status}") as raised:
            endpoint.chat("model", "system", "user", 5)
        assert raised.type is Unavailable
        (tmp_path / "s").unlink()


def test_a_judge_without_a_checksum_is_refused_in_one_line(tmp_path: Path) -> None:
    brought(tmp_path, text='[llama]\nengine = "endpoint"\n')
    models = ConfiguredModels(tmp_path, MachineSettings("http://127.0.0.1:9/v1", judge="llama"))

    with pytest.raises(Unavailable, match=r"models\.toml: model 'llama' judges and has no checksum: state the one of the model file"):
        models.judge()
    assert opened(tmp_path, "llama", Task.TRANSLATE)[2].model == "llama"


def test_a_model_is_usable_where_its_server_listens_and_its_engine_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brought(tmp_path, text=f'[llama]\nengine = "endpoint"\nchecksum = "{"1" * 64}"\n')
    models = ConfiguredModels(tmp_path, MachineSettings(f"unix:{tmp_path / 's'}", judge="llama"))
    (tmp_path / "models" / "opus" / "model.bin").rename(tmp_path / "model.bin")

    with pytest.raises(Unavailable, match="not asked: no server answers at unix:"):
        models.usable("llama", Task.JUDGE)
    with server(tmp_path / "s", []) as requests:
        assert models.usable("llama", Task.JUDGE).model == "llama"
    assert requests == []

    entry = f'[opus]\nengine = "whisper.cpp"\nfiles = {{"model.bin" = "{sha256(b"weights").hexdigest()}"}}\n'
    (tmp_path / "models" / "models.toml").write_text(entry)
    (tmp_path / "model.bin").rename(tmp_path / "models" / "opus" / "model.bin")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match=r"whisper\.cpp is not installed"):
        models.usable("opus", Task.LISTEN)


def test_a_server_that_is_not_there_is_one_line(endpoint: LocalEndpoint) -> None:
    with pytest.raises(Unavailable, match="did not answer"):
        endpoint.chat("model", "system", "user", 5)


def test_long_texts_are_cut_between_lines_and_words() -> None:
    text = "one two three four\nfive\n\nsix"

    assert list(pieces(text, 10)) == ["one two ", "three four", "five\n\nsix"]
    assert list(pieces("x" * 25, 10)) == ["x" * 10, "x" * 10, "x" * 5]
    assert list(pieces(" \n", 10)) == []


def test_a_sentence_model_keeps_the_lines() -> None:
    model = SentenceTranslator(STAMP, "en", lambda sentences: [sentence.upper() for sentence in sentences])

    assert model.translate("Kom nu. Nu!\n\nNiet later", "nl") == "KOM NU. NU!\n\nNIET LATER"


def test_whisper_reads_the_recording_from_memory_and_names_the_language(tmp_path: Path) -> None:
    command = tmp_path / "whisper-cli"
    command.write_text('#!/bin/sh\necho "auto-detected language: nl (p = 0.9)" >&2\ncat "$4"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    whisper = WhisperCpp(str(command), tmp_path / "model.bin", STAMP)

    transcript = whisper.listen(b"kom  naar\nde haven", "audio/wav")

    assert (transcript.text, transcript.language) == ("kom naar de haven", "nl")
    with pytest.raises(Unavailable, match="wrote no words"):
        whisper.listen(b"", "audio/wav")
    with pytest.raises(Malformed, match="save the recording as WAV"):
        whisper.listen(b"x", "video/mp4")


def test_whisper_is_bounded_before_it_starts_and_while_it_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = tmp_path / "whisper-cli"
    command.write_text("#!/bin/sh\nulimit -v\nulimit -t\nulimit -c\n")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    whisper = WhisperCpp(str(command), tmp_path / "model.bin", STAMP)
    assert whisper.listen(b"x", "audio/wav").text == f"{(8 << 30) // 1024} 900 0"

    monkeypatch.setattr("tocsin.outbound.models.local_engines._MOST", 10_000)
    command.write_text("#!/bin/sh\nexec yes\n")
    with pytest.raises(Unavailable, match=r"wrote no words \(exit code -25\)"):
        whisper.listen(b"x", "audio/wav")


def test_whisper_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match=r"whisper\.cpp is not installed"):
        whisper_cpp(tmp_path, ["model.bin"], STAMP)


def test_published_test_cases_are_read_in_their_language(tmp_path: Path) -> None:
    english = "case_id,functionality,test_case,label_gold,target_ident\n1,ident_neutral_nh,I am a baker,non-hateful,bakers\n"
    (tmp_path / "hatecheck.csv").write_text(english)
    with gzip.open(tmp_path / "mhc.csv.gz", "wt") as file:
        file.write("mhc_case_id,functionality,test_case,label_gold,target_ident\ndutch-1,derog_h,Weg ermee,hateful,\n")

    assert read_cases(tmp_path / "hatecheck.csv") == [TestCase("I am a baker", "en", "ident_neutral_nh", False, "bakers")]
    assert read_cases(tmp_path / "mhc.csv.gz") == [TestCase("Weg ermee", "nl", "derog_h", True, "")]
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    with pytest.raises(Malformed, match="no column test_case"):
        read_cases(tmp_path / "other.csv")
    (tmp_path / "other.csv").write_text(english.replace("non-hateful", "unsure"))
    with pytest.raises(Malformed, match=r"row 2: label_gold"):
        read_cases(tmp_path / "other.csv")
    assert ModelEntry(EngineName.ENDPOINT).can(Task.JUDGE)


@pytest.mark.data
@pytest.mark.skipif(real_data() is None, reason="no real data")
@pytest.mark.parametrize(
    ("name", "language"), [("hatecheck_en.csv", "en"), ("mhc_arabic.csv", "ar"), ("mhc_dutch.csv", "nl"), ("mhc_french.csv.gz", "fr")]
)
def test_the_published_sets_tell_a_right_judge_from_one_that_accuses_everybody(name: str, language: str) -> None:
    folder = real_data()
    assert folder
    cases = read_cases(folder / "hate" / name)

    assert len(cases) > 3500
    assert {case.language for case in cases} == {language}
    assert verdict(shares([(case, case.hateful) for case in cases])) is CheckOutcome.PASSED
    assert verdict(shares([(case, True) for case in cases])) is CheckOutcome.FAILED
    assert verdict(shares([(case, False) for case in cases])) is CheckOutcome.FAILED


def test_a_model_of_pictures_does_nothing_else(tmp_path: Path) -> None:
    brought(tmp_path, text=f'[opus]\nengine = "onnx"\nfiles = {{"model.bin" = "{sha256(b"weights").hexdigest()}"}}\n')

    assert opened(tmp_path, "opus", Task.DESCRIBE)[2].engine == "onnx"
    with pytest.raises(Unavailable, match="cannot judge"):
        opened(tmp_path, "opus", Task.JUDGE)
