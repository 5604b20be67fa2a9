"""``python -m tocsin``."""

from __future__ import annotations


def main() -> None:
    """Runs the command line."""
    from tocsin.cli import main as run

    run()


if __name__ == "__main__":
    main()
