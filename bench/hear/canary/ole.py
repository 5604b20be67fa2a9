"""Writer of compound files ([MS-CFB], version 3) with storages and streams, as far as a reader of Outlook messages needs them."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LEAST = 4096  # smaller streams would stand in a stream of their own

Tree = dict[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """Return a compound file with these streams, and storages for the inner dictionaries. Short streams are padded with zeros."""
    entries: list[bytes] = [b""]
    sectors: list[bytes] = []
    chain: list[int] = []

    def stored(data: bytes) -> int:
        start = len(sectors)
        padded = data.ljust(max(_LEAST, -(-len(data) // _SECTOR) * _SECTOR), b"\0")
        sectors.extend(padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR))
        chain.extend([*range(start + 1, len(sectors)), _END])
        return start

    def placed(branch: Tree) -> int:
        """Add the entries of a storage and return the first, each the right neighbour of the one before."""
        first = previous = _FREE
        for name in sorted(branch, key=lambda name: (len(name), name.upper())):
            at = len(entries)
            entries.append(b"")
            child = branch[name]
            if isinstance(child, dict):
                links[at] = [name, 1, _FREE, placed(child), 0, 0]
            else:
                links[at] = [name, 2, _FREE, _FREE, stored(child), max(_LEAST, len(child))]
            if previous != _FREE:
                links[previous][2] = at
            first, previous = (at if first == _FREE else first), at
        return first

    links: dict[int, list[object]] = {}
    links[0] = ["Root Entry", 5, _FREE, placed(tree), _END, 0]
    directory = b"".join(_entry(*links[at]) for at in range(len(entries)))  # type: ignore[arg-type]
    start = stored(directory)
    fat_count = -(-(len(chain) + 2) // 127)
    fat_start = len(sectors)
    chain.extend([_FAT] * fat_count)
    table = b"".join(struct.pack("<I", value) for value in chain).ljust(fat_count * _SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, fat_count, start, 0, _LEAST, _END, 0, _END, 0)
    head += b"".join(struct.pack("<I", fat_start + n) for n in range(fat_count)).ljust(436, b"\xff")
    return head + b"".join(sectors) + table


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    spelled = (name + "\0").encode("utf-16-le")
    head = spelled.ljust(64, b"\0") + struct.pack("<HBBIII", len(spelled), kind, 1, _FREE, right, child)
    return head + bytes(16 + 4 + 16) + struct.pack("<IQ", start, size)


def outlook(properties: dict[str, str], html: bytes = b"", files: dict[str, bytes] | None = None) -> bytes:
    """Return an Outlook message with these text properties (``0037`` subject, ``1000`` body), an HTML body, and attached files."""
    tree: Tree = {f"__substg1.0_{tag}001F": value.encode("utf-16-le") for tag, value in properties.items()}
    if html:
        tree["__substg1.0_10130102"] = html
    streams = [(int(tag, 16) << 16 | 0x1F, 2 * len(value) + 2) for tag, value in properties.items()]
    streams += [(0x10130102, len(html))] if html else []
    count = len(files or {})
    tree["__properties_version1.0"] = bytes(8) + struct.pack("<IIII", 0, count, 0, count) + bytes(8) + _properties(streams)
    tree["__nameid_version1.0"] = {f"__substg1.0_{tag}0102": b"\0" * 16 for tag in ("0002", "0003", "0004")}
    for number, (name, data) in enumerate((files or {}).items()):
        sizes = [(0x37010102, len(data)), (0x3707001F, 2 * len(name) + 2)]
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__substg1.0_37010102": data,
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__properties_version1.0": bytes(8) + struct.pack("<IIiI", 0x37050003, 6, 1, 0) + _properties(sizes),
        }
    return compound(tree)


def _properties(streams: list[tuple[int, int]]) -> bytes:
    return b"".join(struct.pack("<IIII", tag, 6, size, 0) for tag, size in streams)
