from __future__ import annotations

import contextlib
import gzip
import io
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear, refused
from tocsin.domain.errors import Malformed
from tocsin.ingest.limits import Limits
from tocsin.ingest.posts import read_posts
from tocsin.ingest.tar import as_zip

SAID = "They spoke of the gate again\n" * 40


def tar(**members: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, text in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
        link = tarfile.TarInfo("out")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_members_of_a_tar_archive_are_heard_and_its_links_are_told(tmp_path: Path, pack: type[bytes]) -> None:
    items = hear(tmp_path, pack(tar(**{"a/note.txt": SAID, "../calls.csv": "id,message\n1,Nobody opened the gate\n"})), "calls.tar")

    assert {warning.text.strip() for warning in accepted(items)} == {SAID.strip(), "Nobody opened the gate"}
    assert [row.reason for row in refused(items)] == ["1 link or device in the archive: not read"]


def test_the_posts_of_a_tar_archive_are_read(tmp_path: Path) -> None:
    path = tmp_path / "export.tar.gz"
    path.write_bytes(gzip.compress(tar(**{"x/posts.csv": "user,date,text\nada,2024-05-01T10:00:00Z,The gate is open\n"})))

    assert [post["text"] for batch in read_posts(path) for post in batch.table.to_pylist()] == ["The gate is open"]


def test_a_cut_archive_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    items = hear(tmp_path, tar(first="The first note, whole", second=SAID)[: 2048 + 300], "calls.tar")

    assert [warning.text[:20] for warning in accepted(items)] == ["The first note, whol", SAID[:20]]
    assert "is cut or damaged" in refused(items)[0].reason


@given(data=st.binary(max_size=2000), at=st.integers(0, 1500))
def test_no_bytes_do_more_than_leave_files_out(data: bytes, at: int) -> None:
    whole = tar(first=SAID)
    with contextlib.suppress(Malformed):
        as_zip(io.BytesIO(whole[:at] + data + whole[at + len(data) :]), Limits())


def test_an_archive_of_more_than_a_document_may_hold_is_refused() -> None:
    with pytest.raises(Malformed, match="unpack it by hand"):
        as_zip(io.BytesIO(tar(first=SAID)), Limits(document=600))
