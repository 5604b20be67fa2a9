"""Child process that has LibreOffice save one old document from standard input in today's format, and prints that.

Run within limits as a script with the number of characters of text, the command of LibreOffice, and the ending of the old and of the new
format. LibreOffice runs within the limits of this process, on a profile of its own that runs no macro and follows no link. Document and
profile lie in a folder in memory, never on a disk.
"""

import os
import resource
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

_IN_MEMORY = "/dev/shm"  # noqa: S108 - not a shared name: a folder of its own is made in it
_WALL = 2  # seconds on a busy machine for one second of work: less than the parent waits
_SETTING = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_CAREFUL = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>'
)


def converted(command: str, folder: Path, old: str, new: str, seconds: int) -> bytes:
    """Return the document ``old`` of a folder as LibreOffice saves it. Empty when it saves nothing in time."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_PROFILE.format("".join(_SETTING.format(*row) for row in _CAREFUL)), encoding="utf-8")
    call = [command, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nolockcheck", "--nologo"]
    call += ["--convert-to", new, "--outdir", str(folder / "out"), str(folder / f"document.{old}")]
    quiet = subprocess.DEVNULL
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(call, stdin=quiet, stdout=quiet, stderr=quiet, env=environment, start_new_session=True)  # noqa: S603
    try:
        process.wait(_WALL * seconds)
    except subprocess.TimeoutExpired:
        return b""
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # a part of it may outlive the command
    saved = folder / "out" / f"document.{new}"
    return saved.read_bytes() if saved.is_file() else b""


def main(arguments: list[str]) -> None:
    """Convert the document on standard input."""
    command, old, new = arguments[1:4]
    seconds, _ = resource.getrlimit(resource.RLIMIT_CPU)
    with tempfile.TemporaryDirectory(dir=_IN_MEMORY, prefix="tocsin-") as folder:
        (Path(folder) / f"document.{old}").write_bytes(sys.stdin.buffer.read())
        sys.stdout.buffer.write(converted(command, Path(folder), old, new, seconds))


if __name__ == "__main__":
    main(sys.argv[1:])
