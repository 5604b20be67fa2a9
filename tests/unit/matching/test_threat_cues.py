from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.matching.engine.concepts import SETTINGS
from tocsin.matching.threat_cues import MOST, UNLIKELY, covers, cues, is_urgent

THREATS = [
    "My brother says he will kill them all tomorrow after prayer.",
    "I'll k\u200bill you",
    "ik ga je vermoorden",
    "Ich bring dich um",
    "je vais faire sauter la mosquée demain",
    "te voy a matar",
    "سأقتلك غدا",
    "seni öldüreceğim",
    "Завтра взорву школу",
]
NEWS = [
    "Police said five were killed in a bomb attack in Kabul on Friday.",
    "The minister visited the school today and will attend a dinner.",
    "De burgemeester opende vandaag de markt.",
    "Der Zug fährt morgen um neun.",
    "Le maire a inauguré la place ce soir.",
    "El equipo juega mañana en casa.",
    "قال الوزير ان الاجتماع غدا",
    "Toplantı yarın yapılacak.",
    "Завтра в городе откроется выставка.",
]

REPORTED = [
    "he said he would burn the hall",
    "he told my sister he'd kill them all",
    "he keeps saying that somebody should shoot them",
    "she heard him swear he was going to stab the rabbi",
    "he was talking about blowing up the station",
    "My brother will kill him, he said",
    "I was told that he will kill his wife",
    "He threatened to set the house on fire",
    "My cousin said he will not hesitate to kill her",
    "According to my neighbour he might hurt someone",
    "hij zei dat hij haar zou vermoorden",
    "hij vertelde dat hij de moskee in brand zou steken",
    "hij dreigde de imam neer te steken",
    "Er sagte, er würde sie umbringen",
    "Er sagt, er werde den Imam erschießen",
    "er drohte, die Halle anzuzünden",
    "il a dit qu'il tuerait tout le monde",
    "il a dit qu'il allait tuer sa femme",
    "il parlait de faire exploser la gare",
    "dijo que mataría a todos",
    "dijo que iba a matar al imán",
    "dijo que quemaría el local",
    "onu öldüreceğini söyledi",
    "istasyonu havaya uçurmaktan bahsediyordu",
    "сказал, что убьет",
    "он говорил о том, чтобы взорвать вокзал",
    "قال إنه سيقتل الإمام",
    "سمعته يقول إنه سيحرق القاعة",
]
DONE_OR_DENIED = [
    "he said the man had been killed",
    "hij zei dat hij zijn vrouw zou hebben vermoord",
    "Er sagte, er wurde gestern erschossen",
    "il a dit que l'homme avait été tué",
    "dijo que el hombre había sido asesinado",
    "adamın öldürüldüğünü söyledi",
    "сказал, что человека убили",
    "قال إن الرجل قتل أمس",
    "He said he would never hurt anyone",
    "She says he doesn't want to kill anybody",
    "hij zou nooit iemand vermoorden",
    "er würde niemanden umbringen",
    "il ne tuerait jamais personne",
    "no va a matar a nadie",
    "он никого не убьет",
    "لن يقتل أحدا",
]
CHATTER = [
    "I would kill for a coffee",
    "that would kill the deal",
    "the joke killed me",
    "We could kill two birds with one stone",
    "he would shoot a film about us",
    "ik zou een moord doen voor koffie",
    "je tuerais pour un café",
    "mataría por un café",
    "я бы убил за кофе",
    "The plan. The killing of the tree.",
]


@pytest.mark.parametrize("text", REPORTED)
def test_what_someone_is_said_to_have_threatened_is_a_cue_in_their_voice(text: str) -> None:
    found = [cue for cue in cues(text) if cue.kind in ("threat", "call-to-action")]
    assert found
    assert {cue.voice for cue in found} == {"attributed"}


@pytest.mark.parametrize("text", DONE_OR_DENIED + CHATTER)
def test_what_happened_what_is_denied_and_idle_talk_are_no_cue(text: str) -> None:
    assert cues(text) == ()


@pytest.mark.parametrize("text", THREATS)
def test_threats_are_heard_in_every_language_of_the_desk(text: str) -> None:
    assert "threat" in {cue.kind for cue in cues(text)}


@pytest.mark.parametrize("text", NEWS)
def test_plain_news_is_no_cue(text: str) -> None:
    assert cues(text) == ()


def test_a_time_counts_only_near_another_cue() -> None:
    assert [cue.kind for cue in cues("We will attack tonight")] == ["threat", "imminent"]
    assert cues("Dinner is tonight") == ()


@given(st.text(max_size=300))
def test_spans_lie_in_the_text_whatever_it_is(text: str) -> None:
    for cue in cues(text):
        assert 0 <= cue.start < cue.end <= len(text)


def test_a_text_of_nothing_but_cues_is_bounded() -> None:
    assert 0 < len(cues("i will kill you tonight " * 50_000)) <= MOST


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("I will kill them", "own"),
        ('He wrote: "I will kill them all" and left', "quoted"),
        ("My neighbour says he will kill them", "attributed"),
        ("He will kill them, my neighbour told the police", "attributed"),
        ("I said I will kill them", "own"),
        ("I heard that he will kill them", "attributed"),
        ("He said hello. I will kill them", "own"),
        ("My brother is going to kill him", "own"),
        ("he dicho que lo voy a matar", "own"),
    ],
)
def test_whose_wording_it_is_is_told(text: str, voice: str) -> None:
    assert voice in {cue.voice for cue in cues(text) if cue.kind == "threat"}


@pytest.mark.parametrize(
    "text",
    [
        "Marek Dolny will burn the shed on Friday.",
        "there will be a shooting at the synagogue on saturday",
        "He bought petrol and said the hall must burn.",
        "Marek will kill them all",
        "Il a dit qu'il va poser une bombe dans l'église ce soir.",
        "Marek wird die Moschee anzünden",
        "Hij gaat een bom leggen bij de moskee",
        "Marek gaat de moskee platbranden",
        "Va a poner una bomba en la mezquita",
        "Camiye bomba koyacak",
        "Он заложит бомбу в синагоге",
        "سيضع قنبلة في المسجد",
    ],
)
def test_a_threat_by_someone_named_or_by_nobody_named_is_a_cue(text: str) -> None:
    assert "threat" in {cue.kind for cue in cues(text)}


@pytest.mark.parametrize("text", ["The council will hit the target.", "We will attack the problem.", "The vaccine will kill the virus."])
def test_figures_of_speech_about_things_are_none(text: str) -> None:
    assert "threat" not in {cue.kind for cue in cues(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The petrol is in the yard already, on Friday the mosque in Tanner Lane burns and nobody walks out.",
        "Das Benzin steht schon im Hof, am Freitag brennt die Moschee und keiner kommt raus.",
        "L'essence est déjà dans la cour, vendredi la mosquée va brûler et personne ne sort.",
        "La gasolina ya está lista en el patio, el viernes va a arder la mezquita y nadie sale.",
        "De benzine staat al klaar, vrijdag gaat de moskee in brand en niemand komt eruit.",
        "Benzin hazır, cuma günü camiyi yakacağız, kimse çıkamayacak.",
        "Бензин уже готов, в пятницу мечеть сгорит и никто не выйдет оттуда.",
        "البنزين جاهز في الحوش، يوم الجمعة راح نحرق المسجد وما حد يطلع منه.",
        "پیٹرول تیار ہے، جمعہ کو مسجد جلا دیں گے اور کوئی نہیں بچے گا۔",
    ],
)
def test_the_same_threat_is_urgent_in_every_language(text: str) -> None:
    assert is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "In the last scene of the film he says he will kill them all; a great thriller with a weak plot.",
        "From our archive, 1987: the court sentenced the man who wrote that he would burn the church to prison.",
        "Worksheet for the training in the summer: imagine that there is going to be a bomb in the hall. An invented scenario.",
    ],
)
def test_a_film_a_memory_and_an_exercise_have_a_cue_but_are_not_urgent(text: str) -> None:
    assert cues(text)
    assert not is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "He left a letter for his mother and is at the airport now, he is going to join the fighters",
        "Er hat einen Transporter gemietet und fragt, wie schnell er über den Markt fahren muss",
        "Il est devant la mosquée maintenant avec une machette et il crie",
        "Está en el andén ahora con un chaleco y cables debajo del abrigo",
        "Hij staat nu voor haar huis met een mes",
        "Şu anda evinin önünde, elinde bıçak var",
        "Он сейчас стоит у её дома с ножом",
        "واقف هلق قدام بيتها ومعه سكين",
        "وہ ابھی اس کے گھر کے باہر چاقو لے کر کھڑا ہے",
    ],
)
def test_someone_about_to_act_is_urgent_in_every_language(text: str) -> None:
    assert is_urgent(cues(text))


@pytest.mark.parametrize(
    "text", ["Müdür beni kesecek, rapor yine geç kaldı, gülmekten öldüm", "hele squad met één granaat gewist in de ranked game gisteren"]
)
def test_a_phrase_in_words_that_speak_against_a_threat_has_a_cue_but_is_not_urgent(text: str) -> None:
    assert cues(text)
    assert {cue.voice for cue in cues(text)} <= {UNLIKELY, *SETTINGS}
    assert not is_urgent(cues(text))


@pytest.mark.parametrize("said", ["She heard him say: ", "My sister heard him on the telephone and he told his friends: ", ""])
def test_a_plain_threat_is_urgent_whoever_tells_of_it(said: str) -> None:
    assert is_urgent(cues(f"{said}I am going to kill the rabbi."))


@pytest.mark.parametrize(
    "text",
    [
        "Als hij nog eens komt schiet ik hem neer",
        "hij schiet ik neer",
        "Den Bürgermeister hängen wir",
        "den Lehrer erschießen wir",
        "vanavond gaan ze de ruiten inslaan",
        "heute Nacht schlagen wir denen die Scheiben ein",
    ],
)
def test_a_threat_is_urgent_whatever_stands_first(text: str) -> None:
    assert is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    ["Die Plakate hängen wir Samstag auf", "Bilder hängen wir morgen auf", "dat maak ik af", "de ramen was ik vandaag"],
)
def test_a_harmless_deed_is_none_whatever_stands_first(text: str) -> None:
    assert not is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "caller hears gunshots in the stairwell",
        "buurvrouw hoort schoten",
        "Anruferin hört Schüsse im Treppenhaus",
        "l'appelante entend des coups de feu",
        "la vecina oye disparos",
        "komşu silah sesleri duyuyor",
        "соседка слышит выстрелы",
        "الجارة تسمع إطلاق نار على الدرج الآن",
        "پڑوسن کو گولیوں کی آواز آ رہی ہے",
    ],
)
def test_shots_that_somebody_hears_are_urgent_in_every_language(text: str) -> None:
    assert is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    ["he hears shots in the film", "De film: hij hoort schoten en rent weg", "On entend des tirs dans la série"],
)
def test_shots_in_a_film_are_not_urgent(text: str) -> None:
    assert not is_urgent(cues(text))


def test_a_call_that_is_denied_is_not_the_harm_itself() -> None:
    assert not is_urgent(cues("он никогда никого не убьет"))
    assert is_urgent(cues("он завтра убьет жену, нож уже купил"))


@pytest.mark.parametrize(
    ("text", "language", "covered"),
    [
        ("I will kill them", "", True),
        ("Waxaan maqlay in wiilkiisa uu doonayo inuu gubo", "so", False),
        ("我明天要烧掉清真寺", "", False),
        ("سأحرق المسجد غدا", "ar-SY", True),
        ("", "", True),
        ("123 !!!", "", True),
        ("Čuo sam kako govori da će zapaliti džamiju", "", False),
        ("Čuo sam kako govori da će zapaliti džamiju", "en", False),
    ],
)
def test_a_text_is_covered_by_its_language_or_else_by_its_script(text: str, language: str, covered: bool) -> None:
    assert covers(text, language) is covered


@pytest.mark.parametrize(
    "text",
    [
        "Marek Dolny droht mit Brand",
        "Er hat Brandstiftung angedroht",
        "He threatens arson",
        "she threatened a shooting at the school",
        "hij dreigt met brandstichting",
        "zij dreigde met geweld",
        "Il menace d'incendie",
        "amenaza con incendiar",
        "amenaza de incendio",
        "он грозит поджогом",
        "пригрозил ему ножом",
        "kundaklamakla tehdit",
        "يهدد بالحرق",
        "هدد جاره بالقتل",
        "آگ لگانے کی دھمکی",
        "اس نے قتل کرنے کی دھمکی دی",
    ],
)
def test_a_threat_by_a_noun_of_violence_is_urgent_in_every_language(text: str) -> None:
    assert is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "a threat of rain",
        "he was threatened with dismissal",
        "drought threatens wildfire in the valley",
        "He never threatened arson",
        "Streik droht",
        "Er droht nicht mit Brand",
        "Der Chef droht mit Kündigung",
        "hij dreigt met ontslag",
        "Ils menacent de faire grève",
        "menace d'orage",
        "menace d'incendie de forêt",
        "amenaza con dimitir",
        "amenazan con huelga",
        "грозит дождь",
        "Он никогда не грозил поджогом",
        "yağmur tehdidi",
        "يهدد بالاستقالة",
        "استعفیٰ دینے کی دھمکی",
        "قتل کی دھمکی نہیں دی",
    ],
)
def test_a_threat_of_something_else_than_violence_is_no_cue(text: str) -> None:
    assert not cues(text)


@pytest.mark.parametrize("text", ["وہ مجھے جان سے مارنے کی دھمکی دے رہا ہے", "ایک آدمی آگ لگانے کی دھمکی دے رہا ہے"])
def test_a_threat_in_the_present_of_urdu_is_no_denial(text: str) -> None:
    assert is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "Somebody painted a threat on the synagogue.",
        "An der Schule wurde eine Drohung an die Wand geschmiert.",
        "Une menace écrite sur le mur de la mosquée",
        "Er is een dreigement op de deur gespoten",
        "Okulun duvarına tehdit yazılmış.",
        "На двери школы написали угрозу",
        "Pintaron una amenaza en la sinagoga",
        "كتبوا تهديدا على جدار المدرسة",
        "اسکول کی دیوار پر دھمکی لکھی ہے",
    ],
)
def test_a_threat_on_a_wall_is_urgent(text: str) -> None:
    assert is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "I am Ann Lee, I live at 12 Mill Lane, please call me back",
        "Ik ben Fatima, mijn zus Samira woont op nummer 18",
        "J'habite à côté de la mosquée, rappelez-moi ce soir",
        "Я живу на Садовой 14, мой брат тоже там",
    ],
)
def test_an_address_to_ring_back_is_no_threat(text: str) -> None:
    assert not cues(text)


@pytest.mark.parametrize(
    ("typed", "proper"),
    [
        ("Am Samstag zuenden wir die Synagoge an, alle sollen brennen.", "Am Samstag zünden wir die Synagoge an, alle sollen brennen."),
        ("Wir werden euch alle toeten, ihr werdet es sehen.", "Wir werden euch alle töten, ihr werdet es sehen."),
        (
            "Er sagt, er wird den Laden mit Benzin uebergiessen und anzuenden.",
            "Er sagt, er wird den Laden mit Benzin übergießen und anzünden.",
        ),
    ],
)
def test_german_without_umlauts_threatens_as_with_them(typed: str, proper: str) -> None:
    assert [cue.kind for cue in cues(typed)] == [cue.kind for cue in cues(proper)]
    assert is_urgent(cues(typed)) == is_urgent(cues(proper)) is True
    assert all(typed[cue.start : cue.end].strip() for cue in cues(typed))


@pytest.mark.parametrize(
    "text",
    [
        "they will shoot the wedding photos",
        "He did not say he would kill anyone",
        "Il n'a pas dit qu'il tuerait quelqu'un",
        "No dijo que fuera a matar a nadie",
        "hij heeft niet gezegd dat hij iemand zou vermoorden",
        "Kimseyi öldüreceğini söylemedi",
        "لم يقل إنه سيقتل أحدا",
        "Он не говорил, что кого-то убьёт",
        "اس نے نہیں کہا کہ کسی کو مار دے گا",
    ],
)
def test_photos_and_words_that_nobody_said_are_not_urgent(text: str) -> None:
    assert not is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "Letter saying the synagogue on Vine St will be bombed",
        "die Schule wird am Montag gesprengt",
        "de moskee wordt vrijdag in brand gestoken",
        "la mosquée sera brûlée vendredi",
        "la sinagoga será quemada el viernes",
        "cami cuma günü yakılacak",
        "синагога в субботу будет сожжена",
        "سيتم تفجير الكنيسة يوم الاحد",
        "مسجد جمعہ کو جلا دی جائے گی",
    ],
)
def test_a_place_that_will_be_harmed_by_nobody_named_is_urgent_in_every_language(text: str) -> None:
    assert is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "die hängen wir an die Laterne",
        "string him up from the nearest lamp post",
        "on va le pendre au premier lampadaire",
        "los vamos a colgar de una farola",
    ],
)
def test_to_hang_people_from_a_lamp_post_is_urgent(text: str) -> None:
    assert is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "Die Plakate hängen wir am Samstag an die Laternen",
        "the school will be closed on Monday",
        "de kerk wordt vrijdag geschilderd",
        "la mosquée sera ouverte vendredi",
        "okul cuma günü kapatılacak",
    ],
)
def test_a_place_that_will_be_shut_and_posters_on_a_lamp_post_are_no_threat(text: str) -> None:
    assert not is_urgent(cues(text))
