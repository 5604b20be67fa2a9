"""One rule for call sheets and tables on whether a caller is to be rung back, and whether a contact reaches anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from tocsin.ingest.sealing.contact_words import ASKS, is_placeholder
from tocsin.ingest.sealing.contacts import is_contact
from tocsin.ingest.sealing.leading_names import names_somebody

_SAYS_NO = frozenset(
    "n no non nein nee neen não nao nej nei ne nie net nem нет ні не όχι لا كلا نه خیر نہیں לא hayır hayir yok nu 否 いいえ".split()  # noqa: SIM905
)
_NO = _SAYS_NO | {"none", "nobody"}
_YES = frozenset(
    "y yes yeah yep sure ok okay ja jawohl oui si sí sim da да так tak ano áno igen ναι نعم اجل بله آری ہاں כן evet 是 はい".split()  # noqa: SIM905
)
_FALSE, _TRUE = frozenset({"0", "false"}), frozenset({"1", "true"})
_NOBODY = frozenset(
    """
    geen kein keine keiner aucun aucune ninguno ninguna nessuno nenhum nvt n.v.t анонимный anónima anonima anônima agent operator support
    helpdesk hotline helpline desk system bot administrator
    """.split()  # noqa: SIM905 - a list of words
)
_CALL_BACK = (
    "call back", "callback", "call-back", "called back", "call you back", "ring back", "terugbel", "teruggebeld", "rückruf", "rueckruf",
    "zurückruf", "zurueckruf", "rappeler", "rappelé", "rappel tél", "volver a llamar", "devolver llamada", "devolver la llamada",
    "richiama", "retornar", "ligar de volta", "перезвон", "обратный звонок", "معاودة الاتصال", "geri ara",
    "geri dönüş", "oddzwoni", "zpětné volání", "zavolat zpět", "spätné volanie", "visszahív", "ring tillbaka", "återuppring",
    "ring tilbake", "ring tilbage", "tilbakering", "soita takaisin", "takaisinsoitto", "sună înapoi", "передзвон",
    "обратно обаждане", "povratni poziv",
    "povratan poziv", "επιστροφή κλήσης", "לחזור אליו", "לחזור אליה", "חזרה טלפונית", "回电", "回電", "折り返し", "콜백", "वापस कॉल",
    "gọi lại", "telepon balik", "واپس کال",
)  # fmt: skip
_BACK = """
back return terug retour zurück zurueck rückm rueckm rappel ritel обратн назад перезв geri معاودة العودة חזר לחזור חזרה
"""
_RINGS = """
contact contat call called calling ring rung phone reach kontakt anruf anzurufen bellen gebeld opbellen appel joindre contacter joint llam
telefon chiam ligar связ звон oddzwon اتصال الاتصال نتصل להתקשר קשר aran arama iletişim iletisim
"""
_MAY = """
may can kan kann können allow permi consent agree wish want ok okay darf dürf duerf erlaub erwünscht erwuenscht gewünscht gewuenscht
einverstand mag mogen mogelijk toegestaan toestem gewenst akkoord peut peux pouvons autoris accept accord souhait puede podemos permit
autoriz dese può puo possiamo permes consens pode mogę można можно разреш соглас يسمح مسموح موافق يمكن هل מותר אפשר ניתן לאפשר olur izin
onay mümkün edilebilir aranabil ulaşılabil
"""
_RING_VERBS = """
ring call phone telephone anrufen zurückrufen telefonieren bellen opbellen terugbellen appeler rappeler téléphoner llamar telefonear звонить
позвонить перезвонить نتصل اتصل الاتصال להתקשר arayalım aransın arayabilir aramak فون کال
"""
_RING_WHOM = """
them they him her us we shall should do to the back please source caller person family by again ihn sie den die wir bitte hem haar ze hen we
ik mogen u le la les lo los on nous se ему ей им מותר אליו אליה به بها بهم هل mı mi onu کریں کرنا کیا
"""
_NOT = """
not no don t dont never nicht kein keine keinen nein niet geen pas ne jamais non não nao nunca не нет لا عدم ليس לא אין
"""
_REFUSALS = """
istemi aramay aranmas aranmay unerw unerwuenscht verboten declin refus abgelehnt lehnt weiger geweigerd rechaz rifiut recus отказ нежел
против
запре يرفض ترفض رفض ممنوع عدم מסרב
"""
_WITHOUT = """
dont doesnt without sans ohne zonder sin senza sem без بدون بلا בלי ללא אל никаких jamais nooit nunca ليس ما kei nichts
"""
_POLITE = """
please bitte thank thanks you danke merci gracias graag svp plait plaît vous s il te favor por alstublieft dank u lütfen teşekkürler
пожалуйста
спасибо من فضلك شكرا בבקשה תודה rather better lieber liever plutôt mejor absolutely definitely gar auf fall surtout echt really at all
mehr more
"""
_CONDITIONS = """
before until till unless except only after later now today tomorrow morning evening night weekend but if vor nach bis nur außer ausser
später
heute morgen abends wochenende aber wenn falls avant après seulement tard soir matin mais si antes después solo sólo ahora luego pero
voor na
tot alleen maar als önce sonra sadece ama до после только но если قبل بعد فقط لكن לפני אחרי רק אבל ولكن soltanto solo prima dopo
"""
_BACK_STEMS, _RING_STEMS, _MAY_STEMS = (tuple(stems.split()) for stems in (_BACK, _RINGS, _MAY))
_RING_QUESTIONS, _ASKED_WHOM = frozenset(_RING_VERBS.split()), frozenset(_RING_WHOM.split())
_NEGATIONS = frozenset(_NOT.split())
_NEGATES_ANSWER = _NEGATIONS | _SAYS_NO | frozenset(_WITHOUT.split())
_REFUSAL_STEMS = tuple(_REFUSALS.split())
_ANSWER_STEMS = (*_BACK_STEMS, *_RING_STEMS, *_MAY_STEMS, "angeruf", "telephon", "telefo", "rückruf", "rueckruf", "gebeld", "anzeruf")
_CONDITION_WORDS, _POLITE_WORDS = frozenset(_CONDITIONS.split()), frozenset(_POLITE.split())
_SEMITIC = "\u0590"
_SHORT = 3
_LEAST_DIGITS = 5
_WORD = re.compile(r"[^\W_]+")


_TICKS = _YES - {"y"}
_TICKS_BESIDE = _YES | _FALSE | _TRUE
"""Answers that are no contact, alone and beside a column of wishes to be rung back."""


def is_no(answer: str) -> bool:
    """Return True for a clear no, in any of the languages."""
    return answer.strip().rstrip(".!").casefold() in _NO


def agreed(answer: str) -> bool | None:
    """Return whether the answer is a yes or a no. None for anything else, such as ``please do`` or ``maybe``."""
    if is_no(answer) or declines(answer):
        return False
    first = answer.casefold().replace(",", " ").split()[:1]
    return True if first and first[0].rstrip(".!") in _YES else None


def reaches_nobody(contact: str) -> bool:
    """Return True for words that stand where a contact should and are none, such as ``anonymous``, ``no`` or ``n/a``."""
    plain = contact.strip().strip(".!?()").casefold()
    is_other_no = is_no(plain) and len(plain) > 1  # one letter may be an initial
    return not plain or plain in _NOBODY or is_other_no or is_placeholder(plain)


def call_back_columns(header: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of a table that say whether the caller may be rung back, in any of the languages of headings."""
    return tuple(filter(asks_to_ring_back, header))


def unclear_columns(rows: Sequence[Mapping[str, str]], among: Sequence[str]) -> tuple[str, ...]:
    """Return the columns whose cells are a yes or a no each. Their headings may be a wish not to be rung back in words unknown here."""
    cells = {name: [value for row in rows if (value := row.get(name, "").strip())] for name in among}
    return tuple(name for name, values in cells.items() if values and all(map(is_answer, values)))


def is_answer(value: str) -> bool:
    """Tell whether a value is a yes or a no in any of the usual languages."""
    return value.rstrip(".!").casefold() in _SAYS_NO | _YES


def speaks_of_reaching(words: Sequence[str]) -> bool:
    """Tell whether one of these words is one for ringing or reaching somebody, in any of the languages."""
    return any(_begins(word.casefold(), stem) for word in words for stem in _RING_STEMS)


@lru_cache(1 << 12)
def asks_to_ring_back(name: str) -> bool:
    """Tell a heading that has words for ringing back, or for ringing or coming back and for being allowed to, or asks *Phone them?*."""
    plain = name.casefold().replace("_", " ")
    if any(words in plain for words in _CALL_BACK):
        return True
    words = _WORD.findall(plain)
    returns, rings, may = (any(_begins(word, stem) for word in words for stem in stems) for stems in (_BACK_STEMS, _RING_STEMS, _MAY_STEMS))
    return (may and (returns or rings)) or _asks_whether_to_ring(name, words)


def _asks_whether_to_ring(name: str, words: Sequence[str]) -> bool:
    """Tell a question that has a verb of ringing, and says nothing but whom. A bare *Phone?* or *Call?* may ask for a number or a time."""
    verbs = _RING_QUESTIONS.intersection(words)
    is_bare = len(words) == 1 and not verbs.isdisjoint({"phone", "telephone", "call", "فون", "کال"})
    return any(sign in name for sign in ASKS) and bool(verbs) and not is_bare and _ASKED_WHOM.union(verbs).issuperset(words)


def _begins(word: str, stem: str) -> bool:
    """Tell whether a stem begins a word. Short ones and ``call`` are whole words, and Arabic and Hebrew write particles before them."""
    if stem > _SEMITIC:
        return stem in word
    return word == stem if len(stem) <= _SHORT or stem == "call" else word.startswith(stem)


def declines(answer: str) -> bool:
    """Tell whether an answer in words is a refusal to be rung back, such as *do not call* or *bitte nicht anrufen*.

    One with a number or a condition in it is none: *not before 6* and *only by mail* are to be read before anybody rings.
    """
    words = _words_of(answer)
    is_plain = _SAYS_NO.issuperset(words)  # a bare no, whose sense lies in the heading
    if is_plain or not _CONDITION_WORDS.isdisjoint(words) or words[0] in _YES or any(map(str.isdigit, answer)):
        return False
    if any(_begins(word, stem) for word in words for stem in _REFUSAL_STEMS):
        return True
    rest = [word for word in words if word not in _NEGATES_ANSWER]
    plain = all(word in _POLITE_WORDS for word in rest)
    return len(rest) < len(words) and (plain or any(_begins(word, stem) for word in words for stem in _ANSWER_STEMS))


def _words_of(answer: str) -> list[str]:
    plain = answer.casefold().replace("\u2019", "'").replace("n't", "nt").replace("_", " ")
    return _WORD.findall(plain)


def _is_declined(name: str, answer: str) -> bool:
    """Tell whether an answer under a heading declines a call back. Under *do not ring back*, a yes does."""
    words = _WORD.findall(answer.casefold())[:1]
    if not words or is_placeholder(answer.strip().casefold()):
        return False
    plain = name.casefold().replace("'", " ").replace("\u2019", " ").replace("_", " ")
    negated = not _NEGATIONS.isdisjoint(_WORD.findall(plain))
    return words[0] in (_YES | _TRUE | {"x"} if negated else _SAYS_NO | _FALSE) or declines(answer)


def is_declined(row: Mapping[str, str], call_back: Sequence[str]) -> bool:
    """Tell whether a row declines a call back in one of these columns."""
    return any(_is_declined(name, row.get(name, "")) for name in call_back)


def open_answers(row: Mapping[str, str], call_back: Sequence[str], *, refusals: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the column and the answer for each answer about ringing back that is neither a yes nor a no, and ``refusals`` in words."""
    for name in call_back:
        answer = row.get(name, "").strip()
        words = _words_of(answer)
        is_clear = set(words) <= _YES | _NO | _FALSE | _TRUE | _POLITE_WORDS | {"x"} or (not refusals and _is_declined(name, answer))
        if any(map(str.isalpha, answer)) and not is_clear and not is_contact(answer) and not is_placeholder(answer.casefold()):
            yield name, answer


def is_answer_in_words(name: str, value: str) -> bool:
    """Tell whether a value stands under a heading that asks whether to ring back, and consists of words that reach and name nobody."""
    reaches = "@" in value or sum(map(str.isdigit, value)) >= _LEAST_DIGITS or not any(map(str.isalpha, value))
    return asks_to_ring_back(name) and not reaches and not names_somebody(value)


def reach(row: Mapping[str, str], contact: Sequence[str], call_back: Sequence[str]) -> tuple[str, str]:
    """Return the contact of a row by which its caller can be reached, and what is sealed although it reaches nobody.

    Who declines a call back is reached in writing alone, so that a mail address stays, and a number does not.
    """
    cells = [(name, row.get(name, "").strip()) for name in contact]
    values = [value for name, value in cells if value and not is_answer_in_words(name, value)]
    ticks = _TICKS_BESIDE if call_back else _TICKS
    real = [value for value in values if not reaches_nobody(value) and value.strip(".!").casefold() not in ticks]
    if is_declined(row, call_back):
        return _in_writing(values)
    return (", ".join(values), "") if real else ("", ", ".join(values))


def _in_writing(values: Sequence[str]) -> tuple[str, str]:
    """Return the names and mail addresses of a source who is not rung, and the rest. Without an address everything is the rest."""
    by_mail = [value for value in values if "@" in value and is_contact(value)]
    named = [value for value in values if value in by_mail or not (is_contact(value) or any(map(str.isdigit, value)))]
    contact = named if by_mail else []
    return ", ".join(contact), ", ".join(value for value in values if value not in contact)
