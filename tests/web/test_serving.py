"""The socket that pages are served from."""

from __future__ import annotations

import asyncio
import socket

from tocsin.cli.serve import _listen


def test_a_small_answer_does_not_wait_for_the_browsers_acknowledgement() -> None:
    assert asyncio.run(_sends_at_once(_listen("127.0.0.1", 0)))


async def _sends_at_once(listening: socket.socket) -> bool:
    """Whether a connection that is taken there has TCP_NODELAY."""
    taken: asyncio.Queue[asyncio.StreamWriter] = asyncio.Queue()
    server = await asyncio.start_server(lambda _reader, writer: taken.put_nowait(writer), sock=listening)
    _, caller = await asyncio.open_connection(*listening.getsockname())
    answering = await taken.get()
    said = answering.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    for writer in (caller, answering):
        writer.close()
        await writer.wait_closed()
    server.close()
    await server.wait_closed()
    return bool(said)
