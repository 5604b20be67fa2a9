"""One rule for call sheets and tables on whether a caller is to be rung back, and whether a contact reaches anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tocsin.ingest.contact_words import is_placeholder

_NO = frozenset("n no none non nein nee não nao нет لا hayır hayir yok nobody".split())  # noqa: SIM905 - a list of words
_YES = frozenset("y yes yeah yep sure ok okay ja jawohl oui si sí sim da да tak نعم evet".split())  # noqa: SIM905 - a list of words
_FALSE, _TRUE = frozenset({"0", "false"}), frozenset({"1", "true"})
_NOBODY = frozenset(
    "geen kein keine keiner aucun aucune ninguno ninguna nessuno nenhum nvt n.v.t анонимный anónima anonima anônima".split()  # noqa: SIM905 - a list of words
)
_CALL_BACK = (
    "call back", "callback", "call-back", "called back", "call you back", "ring back", "terugbel", "teruggebeld", "rückruf", "rueckruf",
    "zurückruf", "zurueckruf", "rappeler", "rappelé", "rappel tél", "volver a llamar", "devolver llamada", "devolver la llamada",
    "richiama", "retornar", "ligar de volta", "перезвон", "обратный звонок", "معاودة الاتصال", "geri ara",
)  # fmt: skip


def is_no(answer: str) -> bool:
    """Return True for a clear no, in any of the languages."""
    return answer.strip().rstrip(".!").casefold() in _NO


def agreed(answer: str) -> bool | None:
    """Return whether the answer is a yes or a no. None for anything else, such as ``please do`` or ``maybe``."""
    if is_no(answer):
        return False
    first = answer.casefold().replace(",", " ").split()[:1]
    return True if first and first[0].rstrip(".!") in _YES else None


def reaches_nobody(contact: str) -> bool:
    """Return True for words that stand where a contact should and are none, such as ``anonymous``, ``no`` or ``n/a``."""
    plain = contact.strip().strip(".!?()").casefold()
    is_other_no = is_no(plain) and len(plain) > 1  # one letter may be an initial
    return not plain or plain in _NOBODY or is_other_no or is_placeholder(plain)


def call_back_columns(header: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of a table that say whether the caller may be rung back."""
    return tuple(name for name in header if any(words in name.casefold().replace("_", " ") for words in _CALL_BACK))


def reach(row: Mapping[str, str], contact: Sequence[str], call_back: Sequence[str]) -> tuple[str, str]:
    """Return the contact of a row by which its caller can be reached, and what is sealed although it reaches nobody."""
    values = [value for name in contact if (value := row.get(name, "").strip())]
    answers = [row.get(name, "").strip().casefold() for name in call_back]
    ticks = _YES | _FALSE | _TRUE if call_back else _YES - {"y"}
    real = [value for value in values if not reaches_nobody(value) and value.strip(".!").casefold() not in ticks]
    if any(is_no(answer) or answer in _FALSE for answer in answers):
        return "", ", ".join(values)
    return (", ".join(values), "") if real else ("", ", ".join(values))
