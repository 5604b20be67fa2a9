"""Suggestions that noticed content was seen again, in a report or in public posts.

The work follows the ledger and the lake, so nothing that comes in is left out, whichever way it came. Progress is recorded with the
suggestions, in one transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from tocsin.desk.copies import Copies
from tocsin.desk.details import details_of
from tocsin.desk.items import Items, NewItem, location_of, require_assessor, require_whole_desk
from tocsin.desk.lookup import the_record
from tocsin.desk.notice_traces import sign_hash, trace
from tocsin.desk.notice_views import body_of, item_of, the_notice, view_notice
from tocsin.desk.notices import CHANNEL, Notices
from tocsin.desk.posts import Posts
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Refused
from tocsin.domain.item import Item, ItemKind
from tocsin.domain.ledger import Change
from tocsin.domain.notice import STILL_THERE, ContentState, Notice, NoticeState, NoticeStep
from tocsin.domain.people import SYSTEM
from tocsin.domain.post import ScreeningCursor
from tocsin.domain.reappearance import OF_THE_PLACE, Reappearance, SuggestionState, Trace, TraceKind, is_return
from tocsin.domain.report import Erasure, Priority, Report, Submission
from tocsin.extras import is_installed
from tocsin.matching.traces import account_signs, anchor, anchors, contains, link_sign, signs_in
from tocsin.store import Reader, Session

if TYPE_CHECKING:
    from tocsin.desk.intake import Intake
    from tocsin.lake import PostSigns

_REPORTS = "seen again in reports"
_POSTS = "seen again in posts"
_COPIES, _NOTICED = "copies of noticed pictures", "noticed pictures"
_POSTS_WITH = """
    select post, platform, channel, time, text, links, images from posts
    where list_has_any(images, ?::varchar[]) and time > ? order by time, post"""
_OWN_CHANNELS = frozenset({CHANNEL, "item", "posts", "unread", "document"})
"""Channels of reports that the desk files about its own work, or that quote posts, which are searched by themselves."""
_ACCOUNTS = frozenset({ItemKind.ACCOUNT, ItemKind.CHANNEL, ItemKind.GROUP})


@dataclass(frozen=True, slots=True)
class SeenContent:
    """Content that was read: where, when, its text, and the signs in it as kind and value."""

    place: str
    at: datetime
    text: str
    signs: frozenset[tuple[TraceKind, str]]


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """A suggestion with its notice, the place where the content was seen, and the link that the notice was about."""

    suggestion: Reappearance
    notice: Notice
    place: str
    location: str


class Reappearances:
    """Noticed content that is seen again."""

    def __init__(self, services: DeskServices, intake: Intake, items: Items, notices: Notices, posts: Posts, copies: Copies) -> None:
        self._services = services
        self._intake = intake
        self._items = items
        self._notices = notices
        self._posts = posts
        self._copies = copies

    def search(self) -> int:
        """Search what came in since the last call. Return the number of suggestions that were opened."""
        return self._search_reports() + self._search_posts() + self._search_copies() + self._remind()

    def listed(self, *, notice: str = "", answered: bool = False, by: str = "") -> list[SuggestionView]:
        """Return the suggestions that wait for an answer, or all of them, the oldest first. ``by`` is the person who asks."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            states = list(SuggestionState) if answered else [SuggestionState.OPEN]
            return [
                _view(reader, each)
                for each in reader.find(Reappearance, state=states, order=("at", "sequence"))
                if notice in ("", each.notice)
            ]

    def confirm(self, suggestion: str, *, by: str, reason: str, location: str = "") -> Item | None:
        """Confirm that it is the same content. Return the new item, if ``location`` names another place for one.

        At the place of the notice itself, the notice goes on as one whose content is there again.
        """
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            old = _the_open(session, suggestion)
            session.record(Change("confirmed", old, replace(old, state=SuggestionState.CONFIRMED, by=by), reason))
            notice = the_notice(session, old.notice)
            item = item_of(session, notice)
            same_place = not location or link_sign(location) == link_sign(location_of(session, item))
        if not same_place:
            return self._items.add(NewItem(item.kind, location, item.platform), by=by)
        if old.kind is not TraceKind.PICTURE and old.kind is not TraceKind.TEXT:
            self._notices.reopen(notice.id, by=by, reason=reason)
            self._notices.observe(notice.id, ContentState.LIVE, by=by, detail=f"seen again: {suggestion}")
        return None

    def dismiss(self, suggestion: str, *, by: str, reason: str) -> Reappearance:
        """Dismiss a suggestion: it is other content."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            old = _the_open(session, suggestion)
            dismissed = replace(old, state=SuggestionState.DISMISSED, by=by)
            session.record(Change("dismissed", old, dismissed, reason))
            return dismissed

    def _search_reports(self) -> int:
        with self._services.store.reading() as reader:
            mark = reader.get(ScreeningCursor, _REPORTS)
            after, head = (mark.part if mark else 0), reader.head().seq
            notices = reader.changed(Notice.KIND, after, "sent", "closed")
            new = sorted(reader.changed(Report.KIND, after)) if notices or reader.count(Trace) else []
            traces = [sign for notice in reader.find(Notice, id=notices) for sign in self._traces(reader, notice)]
        self._keep(traces)
        if not notices and not new:
            return 0
        with self._services.store.reading() as reader:
            contents = [content for number in new for content in self._contents(reader, number)]
        return self._suggest_all(contents, mark, ScreeningCursor(_REPORTS, head))

    def _search_posts(self) -> int:
        if not (self._services.home / "lake").is_dir() or not is_installed("lake"):
            return 0
        lake = self._posts.lake()
        last = max(lake.part_numbers(), default=0)
        with self._services.store.reading() as reader:
            mark = reader.get(ScreeningCursor, _POSTS)
            after = mark.part if mark else 0
            if last <= after or not reader.count(Trace):
                return 0
            contents = [content for batch in lake.signs(after) for content in self._known(reader, map(self._of_post, batch))]
        return self._suggest_all(contents, mark, ScreeningCursor(_POSTS, last))

    def _search_copies(self) -> int:
        """Search the pictures that were compared since the last call for edited copies of noticed ones, and those of new notices."""
        compared = self._copies.compared_upto() if self._copies.able else 0
        with self._services.store.reading() as reader:
            marks = {name: reader.get(ScreeningCursor, name) for name in (_COPIES, _NOTICED)}
            new = ScreeningCursor(_COPIES, compared), ScreeningCursor(_NOTICED, reader.head().seq)
            noticed = {each.notice for each in reader.find(Trace, kind=TraceKind.PICTURE)} if compared else set()
            if (marks[_COPIES] or ScreeningCursor(_COPIES, 0)).part >= compared:
                last = marks[_NOTICED]
                noticed &= set(reader.changed(Notice.KIND, last.part if last else 0, "sent"))
            pictures = {notice: self._noticed_pictures(reader, notice) for notice in reader.find(Notice, id=sorted(noticed))}
        if not pictures:
            return 0
        copies = [(notice, digest) for notice, files in pictures.items() for digest in self._unmarked_copies(notice, files)]
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            for notice, digest in copies:
                trace(session, notice, TraceKind.PICTURE, self._hashed(digest))
            opened = sum(self._suggest(session, self._posts_with(notice, digest)) for notice, digest in copies)
            for mark in new:
                session.record(Change("screened", marks[mark.subject], mark))
        return opened

    def _noticed_pictures(self, reader: Reader, notice: Notice) -> list[bytes]:
        item = item_of(reader, notice)
        numbers = [number for number in (item.report, item.named_in) if number]
        return [data for report in reader.find(Report, id=numbers) for data in picture_files(reader, report)]

    def _unmarked_copies(self, notice: Notice, files: Sequence[bytes]) -> list[str]:
        """Return the pictures in posts that show what these show, and that are no signs of the notice yet, by their digests."""
        alike = {digest for data in files for digest in self._copies.alike(data)}
        with self._services.store.reading() as reader:
            marked = {each.likeness for each in reader.find(Trace, notice=notice.id, kind=TraceKind.PICTURE)}
        return [digest for digest in sorted(alike) if self._hashed(digest) not in marked]

    def _posts_with(self, notice: Notice, digest: str) -> list[SeenContent]:
        """Return the posts after a notice that carry a picture, with the picture as their only sign."""
        assert notice.sent
        since = notice.sent.astimezone(UTC).replace(tzinfo=None)
        rows = self._posts.lake().sql(_POSTS_WITH, [[f"picture:{digest}"], since]).to_pylist()
        signs = frozenset({(TraceKind.PICTURE, self._hashed(digest))})
        return [
            SeenContent(
                _place_of(f"{row['post']:016x}", row["platform"], row["channel"]), row["time"].replace(tzinfo=UTC), row["text"], signs
            )
            for row in rows
        ]

    def _keep(self, traces: Sequence[tuple[Notice, TraceKind, str]]) -> None:
        """Record the signs that are not recorded yet."""
        if not traces:
            return
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            for notice, kind, likeness in traces:
                trace(session, notice, kind, likeness)

    def _suggest_all(self, contents: Sequence[SeenContent], mark: ScreeningCursor | None, new: ScreeningCursor) -> int:
        """Open the suggestions that follow from these contents, and record how far was searched. Return the number opened."""
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            opened = self._suggest(session, contents)
            session.record(Change("screened", mark, new))
        return opened

    def _remind(self) -> int:
        """File a report on each new suggestion, so that a person owes an assessment. Return 0: none is opened here."""
        with self._services.store.reading() as reader:
            new = [_view(reader, each) for each in reader.find(Reappearance, state=SuggestionState.OPEN, reminded=False)]
        for view in new:
            number = view.suggestion.id
            text = f"Suggestion {number}: the content of notice {view.notice.id} may be there again. Confirm or dismiss it."
            self._intake.receive(Submission(f"reappearance:{number}", CHANNEL, text, priority=Priority.P2), by=SYSTEM)
            with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
                current = _suggestion(session, number)
                session.record(Change("reminded", current, replace(current, reminded=True)))
        return 0

    def _traces(self, reader: Reader, notice: Notice) -> Iterator[tuple[Notice, TraceKind, str]]:
        """Yield the signs of the content of a notice."""
        item = item_of(reader, notice)
        location = location_of(reader, item)
        signs = {(TraceKind.LINK, link_sign(location)), (TraceKind.TEXT, anchor(body_of(reader, notice)[0]))}
        if item.kind in _ACCOUNTS:
            signs |= {(TraceKind.HANDLE, sign) for sign in account_signs(location)}
        for report in reader.find(Report, id=[number for number in (item.report, item.named_in) if number]):
            signs |= {(TraceKind.PICTURE, digest[:32]) for digest in pictures_of(reader, report)}
        return ((notice, kind, self._hashed(sign)) for kind, sign in sorted(signs) if sign)

    def _contents(self, reader: Reader, number: str) -> list[SeenContent]:
        """Return the content of a report if it bears a recorded sign."""
        report = reader.get(Report, number)
        if report is None or report.channel in _OWN_CHANNELS:
            return []
        text = reader.read_text(report.text) or ""
        content = SeenContent(
            f"report {report.id}", report.received, text, self._signs(text, (), (digest[:32] for digest in pictures_of(reader, report)))
        )
        return self._known(reader, [content])

    def _of_post(self, post: PostSigns) -> SeenContent:
        place = _place_of(post.key, post.platform, post.channel)
        pictures = (image.partition("picture:")[2] for image in post.images)
        return SeenContent(place, post.time, post.text, self._signs(post.text, post.links, pictures))

    def _known(self, reader: Reader, contents: Iterable[SeenContent]) -> list[SeenContent]:
        """Return the contents that bear a recorded sign."""
        candidates = list(contents)
        hashes = {sign for content in candidates for _, sign in content.signs}
        recorded = {known_trace.likeness for known_trace in reader.find(Trace, likeness=sorted(hashes))}
        return [content for content in candidates if any(sign in recorded for _, sign in content.signs)]

    def _signs(self, text: str, links: Iterable[str], pictures: Iterable[str]) -> frozenset[tuple[TraceKind, str]]:
        places = signs_in(text) | {link_sign(link) for link in links}
        signs = {(TraceKind.HANDLE if sign.startswith("handle:") else TraceKind.LINK, sign) for sign in places if sign}
        signs |= {(TraceKind.TEXT, sign) for sign in anchors(text)} | {(TraceKind.PICTURE, digest) for digest in pictures if digest}
        return frozenset((kind, self._hashed(sign)) for kind, sign in signs)

    def _hashed(self, sign: str) -> str:
        return sign_hash(self._services.store.key, sign)

    def _suggest(self, session: Session, contents: Sequence[SeenContent]) -> int:
        """Open or extend the suggestions that follow from these contents. Return the number that were opened."""
        traces: dict[str, list[Trace]] = defaultdict(list)
        for known_trace in session.find(Trace, likeness=sorted({sign for content in contents for _, sign in content.signs})):
            traces[known_trace.likeness].append(known_trace)
        opened = 0
        for content in contents:
            kinds: dict[str, set[TraceKind]] = defaultdict(set)
            for _, sign in content.signs:
                for known_trace in traces.get(sign, ()):
                    kinds[known_trace.notice].add(known_trace.kind)
            for notice, signs in sorted(kinds.items()):
                opened += self._suggest_one(session, content, notice, signs)
        return opened

    def _suggest_one(self, session: Session, content: SeenContent, number: str, kinds: set[TraceKind]) -> bool:
        """Open or extend the suggestion on one notice. Return True if it was opened."""
        notice = the_notice(session, number)
        if notice.sent is None or content.at <= notice.sent or session.get(Erasure, notice.report):
            return False
        kind = _kind_of_return(session, notice, content, kinds)
        if kind is None:
            return False
        old = next(iter(session.find(Reappearance, notice=notice.id, kind=kind, state=SuggestionState.OPEN)), None)
        if old:
            session.record(Change("seen again", old, replace(old, times=old.times + 1, last=content.at)))
            return False
        place = session.seal(notice.report, content.place.encode())
        new = Reappearance(session.new_id("J"), notice.id, notice.report, kind, place, session.now, content.at, 1)
        session.record(Change("suggested", None, new))
        return True


def _kind_of_return(session: Session, notice: Notice, content: SeenContent, kinds: set[TraceKind]) -> TraceKind | None:
    """Return the sign by which content tells of a return, or None. Of a text, the first words alone are no sign."""
    if TraceKind.TEXT in kinds and not contains(content.text, body_of(session, notice)[0]):
        kinds = kinds - {TraceKind.TEXT}
    view = view_notice(session, notice)
    said_removed = any(event.step is NoticeStep.REMOVED for event in view.events)
    gone = view.removed is not None or (said_removed and view.content not in STILL_THERE)
    closed, at_the_place = notice.state is NoticeState.CLOSED, bool(kinds & OF_THE_PLACE)
    returns = [kind for kind in kinds if is_return(kind, gone=gone, closed=closed, at_the_place=at_the_place)]
    return min(returns, key=list(TraceKind).index, default=None)


def pictures_of(reader: Reader, report: Report) -> Iterator[str]:
    """Yield the SHA-256 of every picture that came with a report. The lake names pictures by the first half of it."""
    return (sha256(data).hexdigest() for data in picture_files(reader, report))


def picture_files(reader: Reader, report: Report) -> Iterator[bytes]:
    """Yield every picture that came with a report and was not erased."""
    for file in details_of(reader, report).files if report.attachments else ():
        if file.media_type.startswith("image/") and (data := reader.read(file.content)):
            yield data


def _place_of(post: str, platform: str, channel: str) -> str:
    return f"post {post} on {platform or 'an unnamed platform'}{f', {channel}' if channel else ''}"


def _suggestion(reader: Reader, suggestion: str) -> Reappearance:
    return the_record(reader, Reappearance, suggestion, "suggestion", command="tocsin notices again lists them")


def _the_open(session: Session, suggestion: str) -> Reappearance:
    record = _suggestion(session, suggestion)
    if record.state is not SuggestionState.OPEN:
        raise Refused(f"{record.id} was {record.state} by {record.by}: nothing is left to decide")
    return record


def _view(reader: Reader, suggestion: Reappearance) -> SuggestionView:
    notice = the_notice(reader, suggestion.notice)
    item = item_of(reader, notice)
    return SuggestionView(suggestion, notice, reader.read_text(suggestion.place) or "(erased)", location_of(reader, item))
