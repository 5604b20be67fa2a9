from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tocsin.ingest.folder import Look, State, arrived, look

paths = st.sampled_from([Path("a"), Path("b.csv"), Path("c.part"), Path("d~")])
looks = st.dictionaries(paths, st.builds(State, st.integers(0, 3), st.integers(0, 2)))


@given(before=looks, now=looks)
def test_only_what_lay_unchanged_at_two_looks_has_arrived(before: Look, now: Look) -> None:
    paths = arrived(before, now)
    assert all(before[path] == now[path] and now[path].size for path in paths)
    assert not {Path("c.part"), Path("d~")} & set(paths)


@given(before=looks, now=looks)
def test_what_was_heard_in_this_state_has_not_arrived_again(before: Look, now: Look) -> None:
    assert not arrived(before, now, set(now.items()))


def test_a_file_that_grew_after_it_was_heard_arrives_again() -> None:
    old, new = State(3, 1), State(5, 2)
    path = Path("a.csv")
    assert arrived({path: new}, {path: new}, {(path, old)}) == [path]


def test_a_look_sees_the_files_below_and_not_the_hidden(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a").write_text("abc")
    (tmp_path / ".hidden").write_text("abc")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert [(path.name, state.size) for path, state in look(tmp_path).items()] == [("a", 3)]
