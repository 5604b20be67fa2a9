"""Files that leave the desk together: as one archive, and encrypted for one holder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tocsin.domain.errors import Malformed
from tocsin.extras import require as require_extra

_WHEN = (1980, 1, 1, 0, 0, 0)


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """Return the files as one ZIP archive. Programs among them can be run where it is unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            member = zipfile.ZipInfo(name, _WHEN)
            member.external_attr = mode_of(data) << 16
            archive.writestr(member, data)
    return out.getvalue()


def mode_of(data: bytes) -> int:
    """Return the mode of a file that leaves the desk: its owner alone reads it, and runs it where it is a program."""
    return 0o700 if data.startswith(b"#!") else 0o600


def encrypted(recipient: str, data: bytes) -> bytes:
    """Return data that only the holder of an age key (``age1...``, https://age-encryption.org/v1) can read. Raise :class:`Malformed`."""
    require_extra("web")
    import pyrage

    try:
        key = pyrage.x25519.Recipient.from_str(recipient.strip())
    except pyrage.RecipientError:
        raise Malformed("this is no public key of age: it begins with age1, and age-keygen prints it") from None
    sealed: bytes = pyrage.encrypt(data, [key])
    return sealed
