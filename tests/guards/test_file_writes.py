"""Files of the desk are written whole or not at all, through :mod:`tocsin.durable`."""

from __future__ import annotations

import ast

from tests.guards.source import SOURCE

# Modules that open files for writing by themselves, with the reason.
ALLOWED = {
    "durable.py": "the one place that does it",
    "desk/shared_folder.py": "the same for a folder that the other side may change, by descriptors and without following links",
    "desk/backup.py": "a restore, whose folder holds a mark until all of it is there",
    "analysis/brief/compose.py": "an export to a path that a person names, made again with the same call",
    "analysis/coaction/export.py": "the same",
    "lake/parts.py": "a lock file without contents",
    "desk/post_originals.py": "copies of kept files in a folder that is gone when they were read",
    "memory_files.py": "files in memory that are gone after the request or the reading",
    "ingest/tar.py": "an archive in memory, which is gone after the reading",
    "ingest/reports/formats/_old_office_child.py": "a folder in memory, which is gone with the child",
}
_WRITING = frozenset({"write_text", "write_bytes"})


def writes(tree: ast.AST) -> bool:
    """Whether a module opens a file for writing, or writes one in one call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, (ast.Attribute, ast.Name)):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            modes = [value.value for value in (*node.args, *(k.value for k in node.keywords)) if isinstance(value, ast.Constant)]
            owner = node.func.value.id if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) else ""
            if name in _WRITING or (name == "open" and owner == "os" and "O_CREAT" in ast.dump(node)):
                return True
            if (
                name == "open"
                and owner != "archive"
                and any(isinstance(mode, str) and mode[:1] in "wax" and len(mode) < 4 for mode in modes)
            ):
                return True
    return False


def test_only_the_modules_with_a_reason_open_files_for_writing() -> None:
    writing = {path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if writes(ast.parse(path.read_text(encoding="utf-8")))}

    assert writing == set(ALLOWED)
