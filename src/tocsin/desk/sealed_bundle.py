"""Files that leave the desk together: as one archive, and encrypted for one holder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tocsin.domain.errors import Malformed
from tocsin.extras import require as require_extra

_WHEN = (1980, 1, 1, 0, 0, 0)


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """Return the files as one ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), data)
    return out.getvalue()


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
