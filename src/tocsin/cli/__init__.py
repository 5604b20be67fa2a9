"""The command line: parse the call, make one call to the desk, print the answer.

- ``main``: entry point, which maps errors to one line and an exit code.
- ``commands``: names of all commands and the text of ``tocsin --help``.
- ``common``: options, tables and JSON output that commands share.
- ``examples``: examples of every command, printed with its help.
- ``completion``: ``completion``, the script that completes commands in a shell.
- ``progress``: progress lines on standard error.
- ``people``: ``init``, ``user``, ``team``.
- ``serve``: ``serve``, ``door``, ``password``.
- ``importing``: ``hear``, ``refused``.
- ``call``: ``call``, the call sheet in the terminal.
- ``call_sheets``: ``call-sheets``, the call sheets of the browser.
- ``lists``: ``lists``, ``screen``, ``fairness``.
- ``subjects``: ``subject``, ``watch``, ``status``.
- ``proposals``: ``proposals``.
- ``reports``: ``reports``, ``report``, ``grade``, ``prioritise``, ``note``, ``contact``, ``erase``.
- ``duties``: ``duties``, ``done``, ``attempt``, ``reroute``, ``deliver``, ``escalate``, ``work``.
- ``audit``: ``who-knew``, ``reconcile``.
- ``entries``: ``entries``.
- ``receipts``: ``receipt``, ``verify``.
- ``doctor``: ``doctor``.
- ``figures``: ``figures``.
- ``items``: ``items``, ``policies``.
- ``notices``: ``notices``, ``recheck``.
- ``backup``: ``backup``, ``restore``, ``upgrade``.
- ``posts``: ``posts load``.
- ``analysis``: ``coact``, ``storms``, ``reciprocal``.
- ``demo``: ``demo``, the sample desk.
"""
