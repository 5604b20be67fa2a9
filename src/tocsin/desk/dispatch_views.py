"""Dispatches as people at the desk see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from tocsin.desk.lookup import the_record
from tocsin.desk.recipients import RecipientView, the_recipient, view_of
from tocsin.domain.dispatch import Dispatch, DispatchEvent, DispatchState, Recommendation, Transmission, is_finished
from tocsin.store import Reader


class Access(msgspec.Struct, frozen=True):
    """Sealed secrets of a dispatch: the secret of its link, the code, and the key of its page in hex."""

    secret: str
    code: str
    key: str


_access = msgspec.json.Decoder(Access).decode


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A recommendation with its words in clear."""

    recommendation: Recommendation
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class DispatchView:
    """A dispatch with everything that became of it. ``step`` says what is owed next, and is empty when nothing is."""

    dispatch: Dispatch
    recipient: RecipientView
    text: str
    recommendations: tuple[RecommendationView, ...]
    transmissions: tuple[Transmission, ...]
    events: tuple[tuple[DispatchEvent, str], ...]
    step: str
    due: datetime | None


def the_dispatch(reader: Reader, dispatch: str) -> Dispatch:
    """Return the dispatch, or raise :class:`tocsin.domain.errors.Unknown`."""
    return the_record(reader, Dispatch, dispatch, "message", command="tocsin alerts lists them")


def access_of(reader: Reader, dispatch: Dispatch) -> Access | None:
    """Return the secrets of a dispatch, None after an erasure."""
    sealed = reader.read(dispatch.access)
    return _access(sealed) if sealed else None


def recommendations_of(reader: Reader, dispatch: str) -> list[Recommendation]:
    """Return the recommendations of a dispatch in order."""
    return reader.find(Recommendation, dispatch=dispatch, order=("number",))


def dispatch_view(reader: Reader, dispatch: Dispatch) -> DispatchView:
    """Return a dispatch with everything that became of it."""
    recommendations = recommendations_of(reader, dispatch.id)
    clear = reader.read_all([content for asked in recommendations for content in (asked.text, asked.words)])
    texts = tuple(RecommendationView(asked, _clear(clear, asked.text), _clear(clear, asked.words)) for asked in recommendations)
    events = sorted(reader.find(DispatchEvent, dispatch=dispatch.id), key=lambda event: (event.at, len(event.id), event.id))
    step, due = _step(dispatch, recommendations)
    return DispatchView(
        dispatch,
        view_of(reader, the_recipient(reader, dispatch.recipient)),
        reader.read_text(dispatch.body) or "(erased)",
        texts,
        tuple(reader.find(Transmission, dispatch=dispatch.id, order=("id",))),
        tuple((event, reader.read_text(event.words) or "") for event in events),
        step,
        due,
    )


def _clear(contents: dict[str, bytes | None], content: str) -> str:
    if not content:
        return ""
    plain = contents.get(content)
    return "(erased)" if plain is None else plain.decode("utf-8", "surrogatepass")


def _step(dispatch: Dispatch, recommendations: Iterable[Recommendation]) -> tuple[str, datetime | None]:
    """Return what is owed next and its due time."""
    recommendations = list(recommendations)
    if dispatch.state is DispatchState.DRAFT:
        wants_second = dispatch.kind.rule.second and not dispatch.approved_by
        due = dispatch.drafted + timedelta(hours=dispatch.kind.rule.hours[0])
        return "approve it as a second person" if wants_second else "send it, or tell them and record that", due
    if is_finished(dispatch, recommendations):
        return "", None
    if dispatch.state is DispatchState.SENT:
        return "wait for the acknowledgement, or call", dispatch.due
    owed = [asked for asked in recommendations if not asked.reply]
    first_due = min((asked.due for asked in owed if asked.due), default=None)
    return f"wait for {len(owed)} answer{'s' * (len(owed) > 1)} to recommendations", first_due
