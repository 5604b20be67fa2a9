"""``python -m tocsin`` and the command ``tocsin``."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line; its help alone needs nothing else."""
    if sys.argv[1:] in ([], ["-h"], ["--help"]):
        from tocsin.cli.commands import help_text

        print(help_text())
        return
    from tocsin.cli.main import main as run

    run()


if __name__ == "__main__":
    main()
