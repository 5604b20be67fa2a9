"""Entry point of ``python -m tocsin`` and of the command ``tocsin``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line. Its help is printed without importing anything else."""
    if sys.argv[1:] in ([], ["-h"], ["--help"]):
        from tocsin.cli.commands import help_text

        print(help_text())
        return
    from tocsin.cli.main import main as run

    run()


if __name__ == "__main__":
    main()
