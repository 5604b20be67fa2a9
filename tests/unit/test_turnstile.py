"""Reports that come together are stored together, and each is answered for itself."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from tocsin.desk.group_commit import GroupCommit
from tocsin.domain.errors import Malformed
from tocsin.domain.report import Receipt, Submission


class Shelf:
    """A store whose first transaction waits until it is told to go on."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.begun, self.go_on = Event(), Event()

    def store(self, submissions: Sequence[Submission], by: str) -> list[Receipt]:
        keys = [each.key for each in submissions]
        if not self.begun.is_set():
            self.begun.set()
            assert self.go_on.wait(10)
        if "bad" in keys:
            raise Malformed("this one cannot be stored")
        self.batches.append(keys)
        return [Receipt(f"R-{by}-{key}", new=True) for key in keys]


def crowd(shelf: Shelf, turnstile: GroupCommit, *said: tuple[str, str]) -> list[Receipt | Exception]:
    """One comes first; the others wait behind it, all of them, before it goes on."""

    def tell(key: str, by: str) -> Receipt | Exception:
        try:
            return turnstile.accept(Submission(key, "call", "words"), by=by)
        except Malformed as error:
            return error

    with ThreadPoolExecutor(len(said) + 1) as pool:
        first = pool.submit(tell, "first", "A")
        assert shelf.begun.wait(10)
        others = [pool.submit(tell, key, by) for key, by in said]
        while len(turnstile._queue) < len(said):
            pass
        shelf.go_on.set()
        return [first.result(), *(each.result() for each in others)]


def test_those_who_wait_are_stored_together_and_answered_apart() -> None:
    shelf = Shelf()

    answers = crowd(shelf, GroupCommit(shelf.store), ("one", "A"), ("two", "A"), ("three", "A"))

    assert [each.report for each in answers if isinstance(each, Receipt)] == ["R-A-first", "R-A-one", "R-A-two", "R-A-three"]
    assert [sorted(batch) for batch in shelf.batches] == [["first"], ["one", "three", "two"]]


def test_nobody_is_stored_in_another_persons_name() -> None:
    shelf = Shelf()

    answers = crowd(shelf, GroupCommit(shelf.store), ("one", "A"), ("two", "B"))

    assert [each.report for each in answers if isinstance(each, Receipt)] == ["R-A-first", "R-A-one", "R-B-two"]
    assert len(shelf.batches) == 3


def test_what_cannot_be_stored_is_refused_alone() -> None:
    shelf = Shelf()

    answers = crowd(shelf, GroupCommit(shelf.store), ("one", "A"), ("bad", "A"), ("two", "A"))

    assert isinstance(answers[2], Malformed)
    assert [each.report for each in answers if isinstance(each, Receipt)] == ["R-A-first", "R-A-one", "R-A-two"]


def test_whoever_comes_alone_is_told_what_is_wrong() -> None:
    shelf = Shelf()
    shelf.begun.set()

    with pytest.raises(Malformed, match="cannot be stored"):
        GroupCommit(shelf.store).accept(Submission("bad", "call", "words"), by="A")
