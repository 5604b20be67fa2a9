"""Screenshot and PDF of a page that was fetched, drawn by Chromium where one is installed.

The page is drawn from the bytes that were fetched. It lies in a frame without scripts, redirects and files, in a browser without a network
and with a profile of its own. So it shows words and inline styles, and no pictures. Everything lies in memory and is gone afterwards.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Protocol

from tocsin.durable import atomic_write
from tocsin.outbound.page_text import decoded

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MEMORY = Path("/dev/shm")  # noqa: S108 - a file system in memory, and a folder of its own in it
_WIDTH, _HEIGHT = 1200, 3000
_SECONDS = 60
_OPTIONS = (
    *("--headless", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--no-first-run", "--hide-scrollbars"),
    *("--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=socks5://127.0.0.1:9", "--no-pdf-header-footer"),
    f"--window-size={_WIDTH},{_HEIGHT}",
)
_FRAME = (
    '<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'\"><style>body{{margin:0}}iframe{{border:0;width:100%;height:{height}px}}</style>"
    '<iframe sandbox srcdoc="{page}"></iframe>'
)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks without its pictures: a PNG and a PDF. ``lack`` says why there is none, empty where there is one."""

    png: bytes = b""
    pdf: bytes = b""
    lack: str = ""


class PagePainter(Protocol):
    """Port to what draws pages."""

    def paint(self, body: bytes, content_type: str) -> PagePicture:
        """Return the picture of a page, or why there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Chromium:
    """Chromium at a path. With ``sandboxed`` it does not start as root."""

    path: str
    sandboxed: bool = True

    def paint(self, body: bytes, content_type: str) -> PagePicture:
        """Return the picture of a page, or why there is none."""
        if not _MEMORY.is_dir():
            return PagePicture(lack="this machine has no file system in memory to draw it in")
        if self.sandboxed and os.geteuid() == 0:
            return PagePicture(lack="Chromium does not start as root: run this as the desk's user")
        with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="tocsin-page-") as name:
            folder = Path(name)
            page = folder / "page.html"
            atomic_write(page, _FRAME.format(height=_HEIGHT - 10, page=escape(decoded(body, content_type))).encode("utf-8", "replace"))
            try:
                subprocess.run(self._command(folder, page), capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603 - our own files
                return PagePicture((folder / "page.png").read_bytes(), (folder / "page.pdf").read_bytes())
            except subprocess.TimeoutExpired:
                return PagePicture(lack=f"Chromium did not draw it within {_SECONDS} seconds: try again when the machine has less to do")
            except (OSError, subprocess.SubprocessError) as error:
                reason = f"exit code {error.returncode}" if isinstance(error, subprocess.CalledProcessError) else type(error).__name__
                return PagePicture(lack=f"Chromium did not draw it ({reason}): see whether {self.path} starts for this user")

    def _command(self, folder: Path, page: Path) -> list[str]:
        outputs = (f"--screenshot={folder / 'page.png'}", f"--print-to-pdf={folder / 'page.pdf'}", f"--user-data-dir={folder / 'profile'}")
        return [self.path, *_OPTIONS, *outputs, *(() if self.sandboxed else ("--no-sandbox",)), page.as_uri()]


def installed_chromium() -> Chromium | None:
    """Return the Chromium of this machine, or None."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    return Chromium(path) if path else None
