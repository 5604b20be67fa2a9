"""Scenes of a desk that answers for itself: figures, search, retention and drills, each beside a slow count or a plain scan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from msgspec import convert

from tests.model.machine import NAMES, WHO
from tests.model.model_scenes import ModelMachine
from tests.model.oracle import Warned
from tests.model.places import KEY
from tocsin.audit.figure_state import FigureEvent, FigureFields
from tocsin.audit.figure_tables import OF_NO_MILIEU
from tocsin.audit.figures import KINDS, Figures, FigureScope, figures
from tocsin.audit.published_figures import BASE, published
from tocsin.domain.access import AccessEvent
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.errors import Refused
from tocsin.domain.report import Duplicate, Report, Triage
from tocsin.domain.subject import Link, Subject, Watch
from tocsin.store import Reader
from tocsin.store.codec import instant

MILIEUS = (("river",), ("river", "hill"), ("hill",), ())
WORDS = ("dolny", "brandt", "ladder", "school", "tomorrow", "nothing")


class AccountMachine(ModelMachine):
    """The desk as anything may happen to it, with scenes in which it is asked about itself."""

    drilled: frozenset[str] = frozenset()

    @rule(days=st.sampled_from([0.1, 3, 4000]))
    def figures_equal_a_slow_count(self, days: float) -> None:
        since, until = self.now - timedelta(days=days), self.now + timedelta(seconds=1)
        with self.desk.services.store.reading() as reader:
            milieus = {subject.id: MILIEUS[n % len(MILIEUS)] for n, subject in enumerate(reader.find(Subject))}
            duties = [duty for duty in reader.find(Duty) if duty.report not in self.drilled]
            joined = {entry.key for entry in reader.entries(after=0) if entry.act == "joined"}
            entries = [entry for entry in reader.entries(after=0) if entry.kind == "report" and entry.key not in self.drilled]
            slowly = _reports_slowly(reader, {entry.key for entry in entries if entry.known >= since}, milieus)
            openings = Counter(
                event.what for event in reader.find(AccessEvent) if since <= event.at < until and event.report not in self.drilled
            )
        result = self._figures(since, until, milieus)
        reports = {row[:2]: row[2] for row in result.table("reports").rows}
        assert reports == slowly, f"figures: reports are counted as {reports}, slowly as {slowly}"
        opened = sum(int(row[1] or 0) for row in result.table("openings").rows)
        assert opened == openings.total(), f"figures: {opened} openings are counted, slowly {openings.total()}"
        counted = {row[:2]: row[2:] for row in result.table("duties").rows}
        assert counted == _slowly(duties, joined, since, self.now), "figures: the duties are not those of a slow count"
        own = self._figures(since, until, {})
        if self.house.real:
            assert self.desk.figures.of(since, until).tables == own.tables, "figures: the desk's are not those of its ledger"
        self._publishes(own)

    def _publishes(self, result: Figures) -> None:
        """What is printed for the public is a multiple of ten beside the truth."""
        try:
            public = published(result, KEY.draw)
        except Refused:
            return
        true = {row[:2]: int(row[2] or 0) for row in result.table("reports").rows}
        printed = {row[:2]: int(row[2] or 0) for row in public.table("reports").rows}
        for names, count in true.items():
            shown = printed.get(names, 0)
            assert shown % BASE == 0, f"figures: {names} is published as {shown}"
            assert abs(shown - count) < BASE, f"figures: {names} is published as {shown}"

    def _figures(self, since: datetime, until: datetime, milieus: Mapping[str, tuple[str, ...]]) -> Figures:
        with self.desk.services.store.reading() as reader:
            entries = reader.entries(after=0)
        events = (
            FigureEvent(instant(entry.known), entry.act, entry.kind, entry.key, convert(entry.new, FigureFields), entry.why)
            for entry in entries
            if entry.kind in KINDS
        )
        return figures(events, since, until, self.now, FigureScope(self.drilled, milieus))

    @precondition(lambda self: self.house.real and self.oracle.reports)
    @rule(word=st.sampled_from(WORDS), by=WHO)
    def search_finds_what_a_plain_scan_finds(self, word: str, by: str) -> None:
        """And nothing that was erased, or that the person may not read."""
        hits: list[str] = []

        def search() -> None:
            before = -1
            while before:
                page = self.desk.search.find(f"kind:report {word}", max(before, 0), by=by, limit=3)
                hits.extend(hit.key for hit in page.hits)
                before = page.before

        if self._does(self._may(by, "read"), search):
            expected = {
                number
                for number, report in self.oracle.reports.items()
                if not report.erased
                and word in report.text.lower().replace(".", " ").split()
                and number not in self.drilled
                and self.oracle.may_read(by, number)
            }
            assert sorted(hits) == sorted(expected), f"search: {word!r} found {sorted(hits)}, a plain scan {sorted(expected)}"

    @precondition(lambda self: self.house.real)
    @rule(about=st.integers(0, len(NAMES) - 1), answered=st.booleans(), holds=st.booleans(), by=WHO)
    def a_report_grows_old(self, about: int, answered: bool, holds: bool, by: str) -> None:
        """A review is owed after a year. What is held or still owed is not destroyed."""
        report = self._hears(about, threat=False)
        assess = self._live(report, "assess", "desk")
        if assess and (name := self._able((report, "assess", "desk"))):
            self._ends((report, "assess", "desk"), name, "no-further-action")
        if answered:
            for slot in self._live_slots(report):
                if name := self._able(slot):
                    self._ends(slot, name, "agree" if slot[1] == "review" else "acknowledged" if slot[1] == "deliver" else "told")
        self.clock.advance(seconds=timedelta(days=367).total_seconds())
        if holds:
            hold = self.desk.retention.hold(report, by="Dora", reason="a court asked") if self._leads() else None
        self.desk.retention.owe()
        owed = {item.review.report for item in self.desk.retention.owed()}
        disposition = self.oracle.reports[report].disposition
        assert (report in owed) == (disposition == "no-further-action" and not (holds and self._leads())), f"retention: {report} in {owed}"
        free = not self._live_slots(report) and report in owed
        if self._does(free and self._leads(by), lambda: self.desk.retention.decide(report, "destroy", by=by, reason="a year")):
            self.oracle.erased(report)
        if holds and self._leads():
            with pytest.raises(Refused):
                self.desk.reports.erase(report, by="Dora", reason="asked for")
            assert hold
            self.desk.retention.end_hold(hold.id, by="Dora", reason="over")

    def _leads(self, name: str = "Dora") -> bool:
        return self._may(name, "erase") and "desk" in self.oracle.people[name].teams

    @precondition(lambda self: self._leads())
    @rule(trials=st.integers(1, 4))
    def a_drill_is_held(self, trials: int) -> None:
        """Its reports are owed answers as all are. No figure and no search knows of them."""
        with self.desk.services.store.reading() as reader:
            if not reader.find(Watch, limit=1):
                return
        drill = self.desk.drills.begin(trials, 1, by="Dora", reason="to see")
        self.desk.drills.send_due(everything=True)
        result = self.desk.drills.result(drill.id)
        assert len(result.results) == trials, f"drill: {len(result.results)} of {trials} test warnings were sent"
        for item in result.results:
            self._knows_of(item.report)
        self.drilled |= {item.report for item in result.results}
        self.figures_equal_a_slow_count(4000)
        self.desk.drills.end(drill.id, by="Dora", reason="enough")
        for item in result.results:
            self.oracle.reports[item.report].touches = dict.fromkeys(self.oracle.reports[item.report].touches, False)
            self.oracle.erased(item.report)

    def _knows_of(self, report: str) -> None:
        """Take a test warning into what is known of the desk, like any report."""
        with self.desk.services.store.reading() as reader:
            touches = {link.subject: True for link in reader.find(Link, report=report)}
            threat = any(reader.find(Report, id=report)[0].cues)
        text = self.desk.reports.show(report).text or ""
        self.oracle.received(report, Warned(f"drill {report}", text, threat, 1 if threat else 2, touches), reachable=False)


def _reports_slowly(reader: Reader, received: set[str], milieus: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, str], int]:
    """The reports by each of their properties, from the records as they are now."""
    links, repeats = reader.find(Link), {duplicate.report for duplicate in reader.find(Duplicate)}
    priorities = {triage.report: triage.priority for triage in reader.find(Triage)}
    counts: Counter[tuple[str, str]] = Counter({("all", ""): len(received)})
    for report in (report for report in reader.find(Report) if report.id in received):
        about = {milieu for link in links if link.report == report.id and link.upheld for milieu in milieus.get(link.subject, ())}
        if milieus:
            counts.update(("milieu", milieu) for milieu in about or {OF_NO_MILIEU})
        counts["channel", report.channel or "not stated"] += 1
        counts["language", report.language or "not stated"] += 1
        counts["priority", str(priorities[report.id])] += 1
        counts["same words as an earlier report", "yes" if report.id in repeats else "no"] += 1
        counts["threat cue", "yes" if report.cues else "no"] += 1
        counts["source can be reached", "yes" if report.reachable else "no"] += 1
    return dict(counts)


def _slowly(duties: list[Duty], joined: set[str], since: datetime, now: datetime) -> dict[tuple[str, str], tuple[int, ...]]:
    """Owed, answered, answered in time, open and overdue by kind and team, counted one by one."""
    by_id = {duty.id: duty for duty in duties}
    later = {duty.successor for duty in duties if duty.successor and duty.id not in joined}
    counts: dict[tuple[str, str], list[int]] = {}
    for begun in duties:
        if begun.id in later or begun.id in joined or begun.opened < since:
            continue
        last = begun
        while last.successor:
            last = by_id[last.successor]
        count = counts.setdefault((last.kind.word, last.team), [0] * 5)
        is_done = last.state is DutyState.DONE
        in_time = is_done and last.closed is not None and last.closed <= begun.due
        for place, holds in enumerate((True, is_done, in_time, not is_done and last.due >= now, not is_done and last.due < now)):
            count[place] += holds
    return {key: tuple(count) for key, count in counts.items()}
