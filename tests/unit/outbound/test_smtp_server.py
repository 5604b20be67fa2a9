"""Mail to a real server on this machine, with a certificate made for the test."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
from email.message import EmailMessage
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tocsin.outbound.mail import SmtpMailer
from tocsin.settings import Mail, MailSecurity

GREETING = b"220 mail.test\r\n"
EXTENSIONS = b"250-mail.test\r\n250 STARTTLS\r\n"


def certificate(folder: Path, address: str = "127.0.0.1") -> Path:
    """A file with a self-signed certificate for an address, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.test")])
    now = datetime.datetime.now(datetime.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "server.pem"
    path.write_bytes(private + built.public_bytes(serialization.Encoding.PEM))
    return path


def serve(pem: Path, implicit: bool) -> tuple[int, list[bytes]]:
    """Start a server for one connection; returns its port and the lines it is sent, each marked when it came encrypted."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    listener = socket.create_server(("127.0.0.1", 0))
    lines: list[bytes] = []

    def work() -> None:
        with listener:
            connection, _ = listener.accept()
        try:
            if implicit:
                connection = context.wrap_socket(connection, server_side=True)
            connection.sendall(GREETING)
            while line := _line(connection):
                lines.append((b"tls " if isinstance(connection, ssl.SSLSocket) else b"") + line)
                connection.sendall(_answer(line))
                if line == b"STARTTLS":
                    connection = context.wrap_socket(connection, server_side=True)
                if line in (b".", b"QUIT"):
                    lines.append(b"done " + line)
        except OSError:
            lines.append(b"refused by the client")
        finally:
            connection.close()

    Thread(target=work, daemon=True).start()
    return int(listener.getsockname()[1]), lines


def _line(connection: socket.socket) -> bytes:
    data = b""
    while not data.endswith(b"\r\n"):
        if not (letter := connection.recv(1)):
            return b""
        data += letter
    return data.strip() or b" "


def _answer(line: bytes) -> bytes:
    verb = line.split(b" ")[0].split(b":")[0].upper()
    answers = {
        b"EHLO": EXTENSIONS,
        b"STARTTLS": b"220 ready\r\n",
        b"DATA": b"354 go on\r\n",
        b".": b"250 taken\r\n",
        b"QUIT": b"221 bye\r\n",
    }
    commands = (b"EHLO", b"DATA", b".", b"QUIT", b"MAIL", b"RCPT", b"STARTTLS", b"RSET")
    return answers.get(verb, b"250 ok\r\n") if verb in commands else b""


@pytest.fixture
def message() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "desk@example.org", "north@example.org"
    message.set_content("Something is owed.")
    return message


@pytest.mark.parametrize(("security", "implicit"), [(MailSecurity.STARTTLS, False), (MailSecurity.TLS, True)])
def test_a_trusted_server_gets_the_mail_encrypted(tmp_path: Path, message: EmailMessage, security: MailSecurity, implicit: bool) -> None:
    port, lines = serve(certificate(tmp_path), implicit)

    SmtpMailer(Mail(host="127.0.0.1", port=port, security=security, ca_file="server.pem"), tmp_path).send(message)

    assert any(line.upper().startswith(b"TLS RCPT") for line in lines)
    assert not any(line.upper().startswith((b"MAIL", b"RCPT", b"DATA")) for line in lines)


@pytest.mark.parametrize(("security", "implicit"), [(MailSecurity.STARTTLS, False), (MailSecurity.TLS, True)])
@pytest.mark.parametrize("fault", ["unknown authority", "another name"])
def test_a_server_with_a_wrong_certificate_gets_nothing(
    tmp_path: Path, message: EmailMessage, security: MailSecurity, implicit: bool, fault: str
) -> None:
    port, lines = serve(certificate(tmp_path, "127.0.0.9" if fault == "another name" else "127.0.0.1"), implicit)
    mail = Mail(host="127.0.0.1", port=port, security=security, ca_file="server.pem" if fault == "another name" else "")

    with pytest.raises(ssl.SSLCertVerificationError):
        SmtpMailer(mail, tmp_path).send(message)
    assert not any(b"MAIL" in line.upper() for line in lines)
