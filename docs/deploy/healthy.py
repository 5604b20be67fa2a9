"""End with 0 if the desk or the public form of this container answers, else with 1. The health check of the image runs it."""

import sys
import urllib.error
import urllib.request

ADDRESSES = ("http://127.0.0.1:8585/health", "http://127.0.0.1:8586/en")


def answers(address: str) -> bool:
    """Return True when a page answers. A page that reports a failure does not."""
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310  # one of the two above
            return True
    except (OSError, urllib.error.URLError):
        return False


if __name__ == "__main__":
    sys.exit(not any(map(answers, ADDRESSES)))
