"""Entry point of ``python -m tocsin`` and of the command ``tocsin``."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line. Its help is printed without importing anything else."""
    if sys.argv[1:] in ([], ["-h"], ["--help"]):
        from tocsin.cli.commands import help_text

        print(help_text())
        return
    interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if interruptible:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C while modules are imported ends the process without a traceback
    from tocsin.cli.main import main as run

    if interruptible:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


if __name__ == "__main__":
    main()
