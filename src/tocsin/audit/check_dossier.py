#!/usr/bin/env python3
"""Check a dossier of Tocsin: its signatures, every file, and the proof of every entry. Needs Python 3.8 and nothing else.

Usage: python3 -I check-dossier FOLDER [FINGERPRINT]

Prints every file and entry that is missing, changed or withheld. Exit code 0 if all is as the desk signed it, 1 if not, 2 for a wrong
call. The signature shows that the holder of the key made the dossier. Ask the desk by another way for the fingerprint of its key.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

SIGNED = {"manifest.json": b"tocsin %s 1\n" % b"dossier", "head.json": b"tocsin tree head 1\n"}
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
Point = tuple[int, int, int, int]
ROOT = pow(2, (P - 1) // 4, P)


def say(line: str) -> None:
    """Print one line."""
    sys.stdout.write(line + "\n")


def finding(place: str, what: str) -> str:
    """Return a finding as one line: the place, and what is wrong there."""
    return f"{place}: {what}"


def add(p: Point, q: Point) -> Point:
    """Return the sum of two points in extended coordinates (RFC 8032, 5.1.4)."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar: int, point: Point) -> Point:
    """Return a multiple of a point."""
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = add(total, point)
        point, scalar = add(point, point), scalar >> 1
    return total


def decode(data: bytes) -> Point | None:
    """Return the point in 32 bytes, or None if they hold none (RFC 8032, 5.1.3)."""
    sign, y = data[31] >> 7, int.from_bytes(data, "little") & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


BASE = decode(bytes.fromhex("58" + "66" * 31)) or (0, 1, 1, 0)


def signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Return True if this Ed25519 key signed the message (RFC 8032, 5.1.7)."""
    if len(key) != 32 or len(signature) != 64:
        return False
    public, point, s = decode(key), decode(signature[:32]), int.from_bytes(signature[32:], "little")
    if public is None or point is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    one, other = times(s, BASE), add(point, times(h, public))
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


def includes(root: bytes, size: int, index: int, hashed: bytes, path: list[bytes]) -> bool:
    """Return True if the path proves that the leaf is in the tree with this root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    last = size - 1
    for sibling in path:
        if last == 0:
            return False
        if index & 1 or index == last:
            hashed = hashlib.sha256(b"\1" + sibling + hashed).digest()
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            hashed = hashlib.sha256(b"\1" + hashed + sibling).digest()
        index, last = index >> 1, last >> 1
    return last == 0 and hashed == root


def canonical(data: bytes) -> dict[str, Any] | None:
    """Return the object in a file that is JSON in the one form in which the desk writes it, or None."""
    try:
        value = json.loads(data)
        text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and text.encode() == data else None


def plain_hex(text: object) -> bytes:
    """Return the bytes in hexadecimal digits, empty for anything but lower case."""
    try:
        data = bytes.fromhex(str(text))
    except ValueError:
        return b""
    return data if data.hex() == text else b""


def signatures(folder: Path, wanted: str) -> list[str]:
    """Return the faults of the signatures, and of the files that they cover."""
    try:
        files = {name: (folder / name).read_bytes() for name in ("signatures.json", *SIGNED)}
    except OSError as error:
        return [finding(Path(str(error.filename)).name, "missing, and nothing else can be checked without it")]
    values = canonical(files["signatures.json"])
    if values is None or sorted(values) != ["head.json", "key", "manifest.json", "sha256"]:
        return [finding("signatures.json", "changed: it is not in the form in which it was written")]
    key, faults = plain_hex(values["key"]), []
    valid = {name: signed(key, purpose + files[name], plain_hex(values[name])) for name, purpose in SIGNED.items()}
    if not any(valid.values()):
        return [finding("signatures.json", "changed: its key signed nothing here (or all was signed by somebody else)")]
    is_same = hashlib.sha256(files["manifest.json"]).hexdigest() == values["sha256"]
    if not valid["manifest.json"] or not is_same:
        which = "signatures.json" if valid["manifest.json"] or is_same else "manifest.json"
        faults.append(finding(which, "changed: the manifest is not what was signed"))
    fingerprint = hashlib.sha256(key).hexdigest()[:16]
    if wanted and wanted != fingerprint:
        faults.append(finding("signatures.json", f"signed with the key {fingerprint}, not with {wanted}"))
    if not faults and not valid["head.json"]:
        is_head = hashlib.sha256(files["head.json"]).hexdigest() == (canonical(files["manifest.json"]) or {})["files"]["head.json"]
        faults.append(finding("signatures.json" if is_head else "head.json", "changed: the head of the ledger is not what was signed"))
    say(f"signed with the key {fingerprint}")
    return faults


def contents(folder: Path, manifest: dict[str, Any]) -> list[str]:
    """Return the faults of the files: missing, changed, or not of the dossier."""
    expected, faults = dict(manifest["files"]), []
    present = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()}
    for name in sorted(expected):
        if name not in present:
            faults.append(finding(name, "missing"))
        elif present[name].is_symlink() or hashlib.sha256(present[name].read_bytes()).hexdigest() != expected[name]:
            faults.append(finding(name, "changed"))
    strange = sorted(set(present) - set(expected) - {"manifest.json", "signatures.json"})
    return faults + [finding(name, "not part of the dossier") for name in strange]


def entries(folder: Path, manifest: dict[str, Any]) -> list[str]:
    """Return the faults of the entries: missing, changed, or without a proof that the signed ledger holds them."""
    head, faults, lines = canonical((folder / "head.json").read_bytes()) or {}, [], {}
    for stored in (folder / "entries.jsonl").read_bytes().split(b"\n"):
        lines[hashlib.sha256(stored).hexdigest()] = stored
    for number, digest in sorted(manifest["entries"].items(), key=lambda item: int(item[0])):
        line = lines.get(digest)
        if line is None:
            faults.append(finding(f"entry {number}", "missing, or changed, in entries.jsonl"))
            continue
        entry = json.loads(line)
        if "withheld" in entry:
            say(finding(f"entry {number}", f"withheld: {entry['withheld']}"))
            continue
        leaf = hashlib.sha256(b"\0" + entry["body"].encode()).digest()
        path = [plain_hex(step) for step in entry["path"]]
        if not includes(plain_hex(head.get("root")), head.get("size", 0), int(number) - 1, leaf, path):
            faults.append(finding(f"entry {number}", "the signed ledger does not hold it"))
    return faults


def main(arguments: list[str]) -> int:
    """Check a dossier and print the findings."""
    if len(arguments) not in (1, 2) or arguments[0].startswith("-"):
        sys.stderr.write("usage: python3 -I check-dossier FOLDER [FINGERPRINT]\n")
        return 2
    folder = Path(arguments[0])
    faults = signatures(folder, "".join(arguments[1:]))
    manifest = canonical((folder / "manifest.json").read_bytes()) if (folder / "manifest.json").is_file() else None
    if manifest is not None and (not faults or "manifest.json" not in faults[0]):
        faults += contents(folder, manifest)
        if (folder / "entries.jsonl").is_file() and (folder / "head.json").is_file():
            faults += entries(folder, manifest)
        for place, reason in manifest["left_out"]:
            say(finding(place, f"left out: {reason}"))
    for fault in dict.fromkeys(faults):
        say(f"FAULT  {fault}")
    say("NOT as the desk signed it" if faults or manifest is None else "every file and entry is as the desk signed it")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
