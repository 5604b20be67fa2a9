"""Recurring jobs run in the same way with a server and without one."""

from __future__ import annotations

import inspect
import re

from tocsin.cli.duties import work
from tocsin.web.worker import desk_worker

_JOB = re.compile(r"desk\.(\w+\.\w+)")
_NO_JOBS = {"jobs.run", "jobs.expect"}


def test_what_the_worker_does_is_done_by_the_command_for_desks_without_a_server() -> None:
    assert work.callback
    of_worker = set(_JOB.findall(inspect.getsource(desk_worker))) - _NO_JOBS
    of_command = set(_JOB.findall(inspect.getsource(work.callback))) - _NO_JOBS

    assert of_worker == of_command
