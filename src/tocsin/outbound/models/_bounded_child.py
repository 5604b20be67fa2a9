"""Child process that binds itself and then becomes a command.

Run as a script with three numbers (seconds of CPU, bytes of memory, bytes of each file that it writes), the command and its arguments.
"""

import os
import resource
import signal
import sys


def main() -> None:
    """Bind this process for good, and become the command."""
    seconds, memory, output = map(int, sys.argv[1:4])
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory),
    ):
        resource.setrlimit(what, (most, most))
    for number in (signal.SIGXFSZ, signal.SIGPIPE):  # Python ignores them, and the command would, too
        signal.signal(number, signal.SIG_DFL)
    os.execv(sys.argv[4], sys.argv[4:])  # noqa: S606 - the command line that the parent made


if __name__ == "__main__":
    main()
