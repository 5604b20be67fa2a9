"""Films of strangers: frames that differ are drawn in a child process with bounds, and no file of this machine is read for them."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")

from tests.films import AVI, MP4, film  # noqa: E402
from tests.posters import poster  # noqa: E402
from tocsin.copies.pictures.decoder import drawn_frames  # noqa: E402
from tocsin.copies.reading.pages import holds_pictures, pages_of  # noqa: E402

SMALL = [cv2.resize(poster(number), (270, 360)) for number in (1, 2)]
PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n"


@pytest.mark.parametrize("media_type", [MP4, AVI])
def test_each_scene_of_a_film_is_one_frame_with_its_time(media_type: str, tmp_path: Path) -> None:
    frames = drawn_frames(film(tmp_path, SMALL, media_type), media_type)

    assert [round(seconds) for seconds, _ in frames] == [0, 2]
    assert all(png.startswith(b"\x89PNG") for _, png in frames)


def test_blank_frames_and_more_than_asked_for_are_left_out(tmp_path: Path) -> None:
    black = np.zeros_like(SMALL[0])

    assert len(drawn_frames(film(tmp_path, [black, *SMALL]), MP4, 1)) == 1
    assert drawn_frames(film(tmp_path, [black]), MP4) == []


@pytest.mark.parametrize("media_type", [MP4, "video/webm", "audio/ogg", "video/unheard-of"])
def test_what_is_no_film_of_its_type_has_no_frames(media_type: str) -> None:
    assert drawn_frames(PLAYLIST, media_type) == []


def test_a_film_in_another_container_than_it_claims_is_not_opened(tmp_path: Path) -> None:
    assert drawn_frames(film(tmp_path, SMALL[:1], AVI), MP4) == []


def test_frames_before_the_time_was_up_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_args: Any, **_options: Any) -> None:
        raise subprocess.TimeoutExpired("child", 90, output=(1500).to_bytes(8, "big") + (3).to_bytes(8, "big") + b"png" + b"cut")

    monkeypatch.setattr("tocsin.copies.pictures.decoder.subprocess.run", late)

    assert drawn_frames(b"film", MP4) == [(1.5, b"png")]


def test_pages_of_a_film_are_its_frames_and_one_that_cannot_be_opened_is_counted(tmp_path: Path) -> None:
    assert holds_pictures(MP4)
    assert [(page.number, page.seconds) for page in pages_of(film(tmp_path, SMALL), MP4)] == [(1, 0.5), (2, 2.5)]
    assert [page.gray for page in pages_of(PLAYLIST, MP4)] == [None]
    assert list(pages_of(b"OggS\0", "audio/ogg")) == []
