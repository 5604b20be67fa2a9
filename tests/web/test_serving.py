"""The socket that pages are served from."""

from __future__ import annotations

import socket

from tocsin.cli.serve import listen


def test_a_small_answer_does_not_wait_for_the_browsers_acknowledgement() -> None:
    """asyncio turns that waiting off (TCP_NODELAY) for sockets that say which protocol they speak, and for no others."""
    with listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
