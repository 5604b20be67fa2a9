"""Tell who wrote to the desk itself from who is only quoted in a chat that somebody handed in.

The desk owes a word of arrival and a call back to whoever wrote to it. In a chat of its own one side is the desk, and the other one wrote
to it. In a group, or in a chat that came with a mail, people wrote to each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from tocsin.ingest.reports.message import Message
from tocsin.ingest.sealing.contact_words import listed

DESK_NAMES = frozenset(
    "desk hotline helpline agent operator support counsellor counselor beratung berater beraterin meldestelle hulplijn meldpunkt".split()  # noqa: SIM905 - a list of words
)
"""Names of the desk's side in the transcripts of programs for hotlines."""
_LINES = listed("""
help line | crisis line | hot line | help desk | yardım hattı | danışma hattı | ihbar hattı | destek hattı | noodlijn | luisterlijn
krisentelefon | nottelefon | hilfetelefon | sorgentelefon | seelsorge | ligne d'écoute | ligne d’écoute | numéro vert | service d'aide
línea de ayuda | linea de ayuda | teléfono de ayuda | línea directa | горячая линия | линия помощи | телефон доверия | служба поддержки
خط المساعدة | الخط الساخن | خط ساخن | خط الدعم | خط النجدة | ہیلپ لائن | مدد لائن | קו חם | קו סיוע | מוקד סיוע
linea di ascolto | linea amica | linha de apoio | linha de ajuda | telefon zaufania | infolinia | linka pomoci | linka důvěry
stödlinje | hjälplinje | hjelpetelefon | kriisipuhelin | γραμμή βοήθειας | γραμμή στήριξης | 热线 | ホットライン | 상담전화 | हेल्पलाइन
""")
"""Names of telephone lines that a desk keeps, in several words or in scripts without spaces."""
_LEAST_NAME = 3
_TWO = 2

Writer = tuple[str, str]
"""The name of a chat and that of one who wrote in it."""


def writers_to_desk(messages: Sequence[Message], title: str, desk_names: Collection[str] = ()) -> frozenset[Writer]:
    """Return those who wrote to the desk: in each chat the only one beside it.

    Of two writers, neither of them known as the desk, it is the one whom the chat or its file is called after, since programs name a chat
    after the other side. ``title`` is the name of the file, ``desk_names`` are names of the desk, without capitals.
    """
    others: dict[str, dict[str, None]] = defaultdict(dict)
    for message in messages:
        if message.sender and not message.own and not message.left_out and not _is_desk(message.sender, desk_names):
            others[message.chat].setdefault(message.sender)
    return frozenset((chat, sender) for chat, senders in others.items() if (sender := _other_side(list(senders), chat or title)))


def _is_desk(sender: str, desk_names: Collection[str]) -> bool:
    name = sender.casefold()
    return name in desk_names or not DESK_NAMES.isdisjoint(name.split()) or any(line in name for line in _LINES)


def _other_side(senders: Sequence[str], title: str) -> str:
    """Return who wrote to the desk in a chat of these people, empty for a group and where it cannot be told."""
    if len(senders) == 1:
        return senders[0]
    namesakes = [sender for sender in senders if len(sender) >= _LEAST_NAME and sender.casefold() in title.casefold()]
    return namesakes[0] if len(senders) == _TWO and len(namesakes) == 1 else ""
