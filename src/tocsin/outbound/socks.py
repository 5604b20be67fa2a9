"""Connections through a SOCKS 5 proxy (RFC 1928), such as the one of Tor or of ``ssh -D``."""

from __future__ import annotations

import ipaddress
import socket

_CONNECT = b"\x05\x01\x00"
_BY_IP4, _BY_NAME, _BY_IP6 = b"\x01", b"\x03", b"\x04"


def connect(proxy: tuple[str, int], host: str, port: int, timeout: float | None) -> socket.socket:
    """Return a connection to an address, or to a name that the proxy resolves. Raises OSError if the proxy refuses."""
    connection = socket.create_connection(proxy, timeout)
    try:
        connection.sendall(b"\x05\x01\x00")  # one method is offered: no sign-in
        if _read(connection, 2) != b"\x05\x00":
            raise OSError("the proxy asks for a sign-in, or speaks no SOCKS 5")
        connection.sendall(_CONNECT + _address(host) + port.to_bytes(2, "big"))
        status = _read(connection, 4)
        if status[1:2] != b"\x00":
            raise OSError(f"the proxy refuses the connection (reply {status[1]})")
        length = {_BY_IP4: 4, _BY_IP6: 16}.get(status[3:4]) or _read(connection, 1)[0]
        _read(connection, length + 2)
    except BaseException:
        connection.close()
        raise
    return connection


def _address(host: str) -> bytes:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        name = host.encode("ascii")
        return _BY_NAME + bytes([len(name)]) + name
    return (_BY_IP4 if address.version == 4 else _BY_IP6) + address.packed


def _read(connection: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        chunk = connection.recv(count - len(data))
        if not chunk:
            raise OSError("the proxy hung up")
        data += chunk
    return data
