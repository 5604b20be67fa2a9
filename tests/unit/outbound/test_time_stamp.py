"""A time stamp of a local authority, made and checked by openssl, is asked for and kept as it came."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tocsin.domain.errors import Unavailable
from tocsin.outbound.time_stamp import HttpTimeStamper, request, require_granted

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl")
DATA = b"a copy of a page"
DIGEST = sha256(DATA).digest()
NONCE = bytes.fromhex("8102030405060708")
_CONFIG = """
[tsa]
default_tsa = local
[local]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
certs = {folder}/tsa.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
"""


def openssl(*arguments: object) -> bytes:
    return subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True).stdout


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "openssl.cnf").write_text(_CONFIG.format(folder=folder))
    (folder / "serial").write_text("01\n")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", folder / "tsa.key", "-out", folder / "tsa.pem")
    openssl("req", "-x509", *key, "-days", 2, "-subj", "/CN=Local", "-addext", "extendedKeyUsage=critical,timeStamping")
    return folder


def replied(authority: Path, asked: bytes) -> bytes:
    (authority / "asked.tsq").write_bytes(asked)
    return openssl("ts", "-reply", "-config", authority / "openssl.cnf", "-queryfile", authority / "asked.tsq")


@contextmanager
def served(authority: Path) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            answer = replied(authority, self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *arguments: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_openssl_reads_the_request(tmp_path: Path) -> None:
    (tmp_path / "asked.tsq").write_bytes(request(DIGEST, NONCE))

    shown = openssl("ts", "-query", "-in", tmp_path / "asked.tsq", "-text").decode()

    assert "Hash Algorithm: sha256" in shown
    assert "Nonce: 0x8102030405060708" in shown
    assert "Certificate required: yes" in shown


def test_openssl_verifies_the_answer_that_was_kept(authority: Path, tmp_path: Path) -> None:
    with served(authority) as address:
        answer = HttpTimeStamper(address).stamp(DIGEST)

    (tmp_path / "copy").write_bytes(DATA)
    (tmp_path / "copy.tsr").write_bytes(answer)
    checked = openssl("ts", "-verify", "-data", tmp_path / "copy", "-in", tmp_path / "copy.tsr", "-CAfile", authority / "tsa.pem")
    assert b"OK" in checked


@pytest.mark.parametrize("nonce", [b"\x00" * 8, b"\x00\xff" + bytes(6), NONCE], ids=["zero", "leading zero", "high bit"])
def test_an_answer_is_bound_to_its_request(authority: Path, nonce: bytes) -> None:
    asked = request(DIGEST, nonce)
    answer = replied(authority, asked)

    require_granted(answer, asked)
    for other in (request(sha256(b"another").digest(), nonce), request(DIGEST, b"\x01" * 8)):
        with pytest.raises(Unavailable, match="something else"):
            require_granted(answer, other)


def test_a_refusal_and_a_broken_answer_are_told_apart(authority: Path) -> None:
    asked = request(DIGEST, NONCE)
    with pytest.raises(Unavailable, match="refused"):
        require_granted(bytes.fromhex("30053003020102"), asked)
    answer = replied(authority, asked)
    for cut in range(0, len(answer), 7):
        with pytest.raises(Unavailable):
            require_granted(answer[:cut], asked)
    with pytest.raises(Unavailable, match="did not answer"):
        HttpTimeStamper("http://127.0.0.1:9/").stamp(DIGEST)
