"""Live queues share what they show, and nothing older than half a second."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.web.browsing import Seconds
from tocsin.web.live_queue import FRESH, LiveQueue, RenderedRows


@dataclass
class Ledger:
    """A ledger that counts how often a queue was read."""

    head: int = 1
    reads: int = 0
    seconds: Seconds = field(default_factory=Seconds)

    def read(self) -> RenderedRows:
        self.reads += 1
        return RenderedRows(self.head, f"rows at {self.head}")

    def shown(self, board: LiveQueue, key: str = "north") -> RenderedRows:
        return board.show(key, lambda: self.head, self.read)


def test_people_who_ask_at_once_share_one_reading() -> None:
    ledger = Ledger()
    board = LiveQueue(ledger.seconds)

    shown = [ledger.shown(board) for _ in range(20)]

    assert ledger.reads == 1
    assert set(shown) == {RenderedRows(1, "rows at 1")}


def test_nothing_older_than_half_a_second_is_shown_once_the_ledger_has_grown() -> None:
    ledger = Ledger()
    board = LiveQueue(ledger.seconds)
    ledger.shown(board)

    ledger.head = 2
    ledger.seconds.now += FRESH + 0.01

    assert ledger.shown(board) == RenderedRows(2, "rows at 2")


def test_what_still_stands_is_not_read_again() -> None:
    ledger = Ledger()
    board = LiveQueue(ledger.seconds)
    ledger.shown(board)

    ledger.seconds.now += 10 * FRESH

    assert ledger.shown(board).head == 1
    assert ledger.reads == 1


def test_what_others_ask_for_is_read_for_them() -> None:
    ledger = Ledger()
    board = LiveQueue(ledger.seconds)

    ledger.shown(board, "north")
    ledger.shown(board, "south")

    assert ledger.reads == 2
