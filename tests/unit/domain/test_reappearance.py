from __future__ import annotations

import pytest

from tocsin.domain.reappearance import TraceKind, is_return


@pytest.mark.parametrize("kind", list(TraceKind))
@pytest.mark.parametrize(("gone", "closed"), [(True, False), (False, True)])
def test_any_sign_tells_of_a_return_once_the_content_was_gone_or_the_notice_closed(kind: TraceKind, gone: bool, closed: bool) -> None:
    assert is_return(kind, gone=gone, closed=closed, at_the_place=True)


def test_while_it_is_there_only_another_place_is_news() -> None:
    there = {"gone": False, "closed": False}

    assert is_return(TraceKind.TEXT, **there, at_the_place=False)
    assert is_return(TraceKind.PICTURE, **there, at_the_place=False)
    assert not is_return(TraceKind.TEXT, **there, at_the_place=True)
    assert not is_return(TraceKind.LINK, **there, at_the_place=False)
