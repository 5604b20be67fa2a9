"""Refusals to be rung back, as callers say them and as those who take calls note them down, in ten languages."""

from __future__ import annotations

import pytest

from tocsin.matching.call_back import call_back_wishes, wants_call_back

_REFUSALS = {
    "en": """
No need to ring back. | Callback not necessary
Under no circumstances call me back | On no account ring this number
Please do not telephone. | Don't phone me. | do not contact me | No calls please | write instead | My husband listens, don't call
Do not call her back under any circumstances. | She does not want to be called. | He asked not to be rung back. | wants no call back
Never ring this number | Doesn't want us to ring. | Only by mail, please. | He must not be contacted by phone.
please don't ever ring here
I'd rather not be phoned | dont ring me | The caller declined a call back. | It is not safe to call me.
""",
    "nl": """
U hoeft mij niet terug te bellen | Terugbellen is niet nodig
Bel me in geen geval terug | Onder geen beding bellen | nooit terugbellen
Niet bellen | Bel mij niet terug. | Belt u mij alstublieft niet. | Wil niet gebeld worden. | Mevrouw wil liever niet teruggebeld worden.
Geen telefoontjes graag | alleen per mail | Mijn man luistert mee, niet bellen | Liever schrijven | Mag niet gebeld worden
Neem geen contact op. | U mag mij niet opbellen | Geen contact opnemen | nooit bellen op dit nummer | Schrijf liever
""",
    "de": """
Rückruf nicht nötig | Sie müssen mich nicht zurückrufen
bitte KEINESFALLS zurückrufen, der Sohn liest mit | Auf keinen Fall anrufen! | Anrufen auf keinen Fall | Ruft mich unter keinen Umständen an
Bitte nicht anrufen | bitte ruft mich nicht an | Rufen Sie mich bitte nicht an. | Will nicht angerufen werden. | kein Rückruf
Möchte keinen Rückruf. | Mein Mann hört mit, nicht anrufen! | Bitte nur per Mail | Sie will nicht zurückgerufen werden.
Keine Anrufe bitte
Ruf mich auf keinen Fall an, ruf nicht zurück. | nur schriftlich | Rückruf nicht erwünscht | Bitte nicht telefonisch kontaktieren
Der Anrufer möchte nicht, dass man ihn anruft. | Schreiben Sie mir lieber | Er lehnt einen Rückruf ab.
""",
    "fr": """
Pas besoin de me rappeler | Inutile de rappeler
En aucun cas me rappeler | Sous aucun prétexte ne m'appelez
Ne me rappelez pas. | N'appelez pas, mon mari écoute. | Ne pas rappeler | Elle ne veut pas être rappelée.
Il ne souhaite pas qu'on l'appelle.
Pas d'appel s'il vous plaît | Écrivez-moi plutôt | Merci de ne pas m'appeler. | Ne me téléphonez surtout pas | uniquement par mail
Ne la rappelez pas | Ne m'appelez jamais | Refuse d'être rappelée | Il ne faut pas l'appeler. | Aucun appel
""",
    "es": """
No hace falta que me llamen
Bajo ningún concepto me llamen | En ningún caso llamar
No me llamen | No quiere que la llamemos. | No llame a este número | No desea que le llamen. | Nada de llamadas | Sin llamadas, por favor
No quiero que me llamen. | Por favor no telefonear | solo por correo | Mi marido escucha, no llamen | Mejor escríbanme | No la llamen
Pide que no la llamemos. | No hay que llamarla | No me contacten | Prefiere que le escriban
""",
    "tr": """
Geri aramanıza gerek yok
Asla beni geri arama
Beni aramayın | Lütfen aramayın | Geri aranmak istemiyor. | Aranmak istemiyorum. | Telefon etmeyin | Kocam dinliyor, aramayın
Sadece yazın | Bizi aramasınlar | Geri arama istemiyor | Aramanızı istemiyorum. | Bu numaradan ulaşmayın | Telefonla aranmasın
Telefon açmayın | Aramak yerine yazın, aramayın | Sakın beni arama
""",
    "ar": """
لا داعي للاتصال بي
لا تتصلوا بي ابدا
ولا تتصلوا بي | لا تتصل بي | لا تريد أن نتصل بها | الرجاء عدم الاتصال | لا أريد أن يتصل بي أحد | بدون اتصال | زوجي يسمع، لا تتصلوا
ما تتصلوا فيني | لا تكلموني على الهاتف | ممنوع الاتصال بها | راسلوني فقط | يرفض الاتصال به | ما بدها حدا يتصل فيها | لا تعاودوا الاتصال
""",
    "ru": """
Перезванивать не обязательно
Ни в коем случае не звоните | Ни при каких обстоятельствах мне не звонить
Не звоните мне | не перезванивайте | Просит не звонить. | Не хочет, чтобы ей звонили. | Звонить нельзя | Никаких звонков
Только письменно
Муж слушает, не звоните | Мне нельзя звонить | Лучше напишите | Пожалуйста, мне не звонить | Она просила ей не перезванивать
Отказалась от звонка | Не надо мне звонить | без звонков
""",
    "ur": """
فون کرنے کی ضرورت نہیں
ہرگز فون نہ کریں
مجھے فون مت کریں | کال نہ کریں | مجھے کال مت کرو | وہ نہیں چاہتی کہ اسے فون کیا جائے | فون نہ کیجیے | براہ کرم کال نہ کیجیے
کال نہیں چاہیے
صرف پیغام بھیجیں | میرے شوہر سنتے ہیں، فون مت کرنا | مجھ سے رابطہ نہ کریں | فون کے بجائے لکھیں | فون کرنا منع ہے | mujhe call mat karo
""",
    "he": """
אין צורך להתקשר
לעולם אל תתקשרו אליי
אל תתקשרו אליי | ואל תתקשרו בבקשה | נא לא להתקשר | היא לא רוצה שיתקשרו אליה | בלי שיחות | אין להתקשר | רק במייל | אל תצלצלו
בעלי מקשיב, אל תתקשרי | ביקשה שלא נתקשר | אל תחזרו אליי | לא מעוניינת בשיחה, רק בכתב | אסור להתקשר אליה
""",
}
_OTHERS = """
Do not call the police. | Nobody called me back. | He told us not to call the police | They did not call me back. | Don't call it a joke
They do not call themselves Nazis. | Don't call him a liar | You never ring | Bel de politie niet | Ik ben niet teruggebeld.
Ruft nicht die Polizei! | Niemand hat mich zurückgerufen. | Ich wurde nicht zurückgerufen. | N'appelez pas la police
Personne ne m'a rappelé.
No llamen a la policía | No me llamaron. | Polisi aramayın | Beni kimse aramadı. | لا تتصلوا بالشرطة | لم يتصل بي أحد
Не звоните в полицию
Мне никто не перезвонил. | پولیس کو فون مت کریں | کسی نے مجھے کال نہیں کی | אל תתקשרו למשטרה | אף אחד לא התקשר
"""
_WISHES = """
Please ring me. Never felt so afraid | call me back, he never answers | call me, never mind the hour | Never mind, call me back
Sie können mich jederzeit zurückrufen, ich gehe nie vor zwölf ins Bett
Why did you not call me back? | Why don't you call me? | Waarom bellen jullie mij niet terug? | Warum ruft ihr mich nicht zurück?
Pourquoi vous ne me rappelez pas ? | ¿Por qué no me llaman? Llámenme. | Почему вы мне не звоните? Перезвоните.
"""


def _each(block: str) -> list[str]:
    return [words.strip() for line in block.strip().split("\n") for words in line.split("|")]


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, block in _REFUSALS.items() for text in _each(block)])
def test_a_refusal_is_told_in_the_words_of_each_language(language: str, text: str) -> None:
    assert wants_call_back(text) is False, language


@pytest.mark.parametrize("language", _REFUSALS)
def test_a_dozen_wordings_of_each_language_are_tried(language: str) -> None:
    assert len(_each(_REFUSALS[language])) >= 12


@pytest.mark.parametrize("text", [*_each(_OTHERS), *_each(_WISHES)])
def test_who_speaks_of_ringing_somebody_else_or_was_not_rung_refuses_nothing(text: str) -> None:
    assert all(wish.wanted for wish in call_back_wishes(text))


@pytest.mark.parametrize("text", _each(_WISHES))
def test_who_asks_why_nobody_rang_wants_to_be_rung(text: str) -> None:
    assert wants_call_back(text) is True


def test_a_refusal_beside_words_about_the_police_stands() -> None:
    assert wants_call_back("Do not call the police. And please do not call me.") is False


@pytest.mark.parametrize(
    "text",
    [
        "Ich will das nicht mehr. Bitte zurückrufen.",
        "Ze zullen hem nooit meer terugzien. Graag terugbellen.",
        "Je ne veux plus. Rappelez-moi svp",
        "no quiero más. Llámenme",
        "لا اريد. اتصلوا بي",
        "I do not want this any more.\nPlease call me back",
        "rappelez-nous plus tard",
    ],
)
def test_what_one_sentence_denies_refuses_no_wish_of_the_next(text: str) -> None:
    assert wants_call_back(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "Ich will nicht mehr. Nicht zurückrufen bitte",
        "Do not ring. Call back is not wanted",
        "bitte nicht unter der Tel. anrufen",
        "Ne m'appelez pas. Jamais.",
        "Rappelle pas stp",
        "Rückruf? Nein.",
        "Call me? Never.",
        "Terugbellen: nee",
    ],
)
def test_a_refusal_counts_wherever_its_sentence_ends(text: str) -> None:
    assert wants_call_back(text) is False
