"""Entry point of ``python -m tocsin`` and of the command ``tocsin``."""

from __future__ import annotations

import gc
import os
import signal
import sys

_OBJECTS_BETWEEN_SEARCHES = 50_000
"""Objects that are made between two searches for garbage in cycles, which is rare here. Frequent searches took a tenth of the time."""


def main() -> None:
    """Run the command line. Its help is printed without importing anything else."""
    _open_standard_streams()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the matrices here are small, and threads would wait for each other
    if sys.argv[1:] in ([], ["-h"], ["--help"]) and "_TOCSIN_COMPLETE" not in os.environ:
        from tocsin.cli.commands import help_text

        try:
            print(help_text(), flush=True)
        except BrokenPipeError:  # the reader has gone: what it did not want is not written at the end either
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)
    interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if interruptible:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C while modules are imported ends the process without a traceback
    from tocsin.cli.main import main as run

    if interruptible:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


def _open_standard_streams() -> None:
    """Open the standard streams that whoever started the program closed. Otherwise the next file, or a database, would take their place."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        try:
            os.fstat(number)
        except OSError:
            opened = os.open(os.devnull, os.O_RDWR)  # the lowest free number, which is this one
            setattr(sys, name, os.fdopen(opened, mode, encoding="utf-8"))


if __name__ == "__main__":
    main()
