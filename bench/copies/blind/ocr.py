"""Text posters for OCR with gold text. items() -> (name, language, condition, image, text), 80 texts x 7 conditions.
half(name) = "A" or "B". Gold text: words with single spaces, in reading order (lines joined)."""
import random, re, hashlib
import numpy as np, cv2
from PIL import Image, ImageDraw
import posters as P, edits as E
TEXTS = {"en": """March for the harbour on Saturday 14 June at noon
Do not believe the rumour about the hospital. The doors are open and all doctors are at work today.
They closed our library, our pool and our bus line. What will they close next week?
Free soup and bread for everyone. No questions, no papers. Mill Street 14, every evening from six.
WE WILL NOT MOVE until the landlord talks to us
Lost since Sunday: grey cat with a white paw, answers to Biscuit. Please call 0201 555 0147 if you see her.
Storm tonight at 20:00. Post one photograph of your street, use the tag #OneVoice and write to your council member by name.
Our teachers have not been paid for three months. Bring pots, pans and your children to the town hall on Friday morning.
Buy two, get one free until Sunday
Warning to all shopkeepers: men without badges ask for money at the door. Do not pay them and take a picture.
The river is not a dump. 4,500 fish died in one night, and the factory says it was the heat.
Open day at the fire station with rides, cake and a real engine
Who profits from the new tower? Ask them on Tuesday in room 3, second floor, and bring a neighbour who has never been to a meeting.
Blood donors needed urgently, group O negative
Last year we planted 812 trees along the canal. This spring we want a thousand more, so come with boots and a spade.
Night of the poets: eleven voices, five languages, one small stage
The vote is on 9 May. Check your name on the list before the weekend, because hundreds of names have vanished.
Room for rent, quiet house near the station, 450 a month
If you hear the siren, go inside, close the windows and wait for the message on the radio. Do not use the lift and do not call the emergency number for information.
Hands off our market! Sixty families live from these stalls""",
"nl": """Kom zaterdag 14 juni om twaalf uur naar de haven
Geloof het gerucht over het ziekenhuis niet. De deuren zijn open en alle artsen zijn gewoon aan het werk.
Eerst de bibliotheek, toen het zwembad en nu buslijn 7. Wat sluiten ze volgende week?
Gratis soep en brood voor iedereen, geen vragen, geen papieren. Molenstraat 14, elke avond vanaf zes uur.
WIJ GAAN NIET WEG voordat de huisbaas met ons praat
Vermist sinds zondag: grijze kat met één wit pootje, luistert naar Muis. Bel 020 555 0147 als u haar ziet.
Vanavond storm om 20.00 uur. Plaats één foto van je straat met #EenStem en schrijf je raadslid bij naam.
Onze leraren zijn al drie maanden niet betaald. Neem vrijdagochtend pannen, deksels en je kinderen mee naar het stadhuis.
Twee halen, één betalen tot en met zondag
Let op, winkeliers: mannen zonder pasje vragen geld aan de deur. Betaal niet en maak een foto van ze.
De rivier is geen vuilnisbak. In één nacht stierven 4500 vissen, en de fabriek zegt dat het door de hitte kwam.
Open dag bij de brandweer met ritjes, taart en een echte spuitwagen
Wie verdient er aan de nieuwe toren? Vraag het ze dinsdag in zaal 3 en neem een buur mee die nog nooit op een vergadering was.
Dringend bloeddonoren gezocht, bloedgroep O negatief
Vorig jaar plantten we 812 bomen langs het kanaal. Dit voorjaar willen we er duizend bij, dus kom met laarzen en een schop.
Nacht van de dichters: elf stemmen, vijf talen, één klein podium
Op 9 mei stemmen we. Kijk vóór het weekend of je naam op de lijst staat, want er zijn er honderden verdwenen.
Kamer te huur in rustig huis bij het station, 450 euro per maand
Hoort u de sirene, ga dan naar binnen, sluit ramen en deuren en wacht op het bericht op de radio. Gebruik de lift niet en bel 112 alleen als er levens in gevaar zijn.
Blijf van onze markt af! Zestig gezinnen leven van deze kramen""",
"tr": """14 Haziran Cumartesi günü saat on ikide limana gel
Hastane hakkındaki söylentiye inanmayın. Kapılar açık ve bütün doktorlar bugün görevinin başında.
Önce kütüphane, sonra havuz, şimdi de otobüs hattımız. Gelecek hafta neyi kapatacaklar?
Herkese ücretsiz çorba ve ekmek. Soru yok, belge yok. Değirmen Sokak 14, her akşam altıdan sonra.
EV SAHİBİ BİZİMLE KONUŞANA KADAR GİTMİYORUZ
Pazardan beri kayıp: beyaz patili gri kedi, adı Fıstık. Gören olursa lütfen 0212 555 01 47 numarasını arasın.
Bu akşam saat 20.00'de fırtına var. Sokağının bir fotoğrafını #TekSes etiketiyle paylaş ve meclis üyene adıyla yaz.
Öğretmenlerimiz üç aydır maaş alamıyor. Cuma sabahı tencere, tava ve çocuklarınızla belediyenin önüne gelin.
İki al bir öde, pazar gününe kadar
Esnafa uyarı: kimliksiz adamlar kapıda para istiyor. Ödemeyin, fotoğraflarını çekin ve komşunuza haber verin.
Nehir çöplük değildir. Bir gecede 4500 balık öldü, fabrika ise sıcaktan olduğunu söylüyor.
İtfaiyede açık gün: çocuklara tur, pasta ve gerçek itfaiye aracı
Yeni kuleden kim kazanıyor? Salı günü 3 numaralı salonda onlara sorun ve hiç toplantıya gitmemiş bir komşunuzu getirin.
Acil kan aranıyor, sıfır negatif, Şehir Hastanesi
Geçen yıl kanal boyunca 812 ağaç diktik. Bu ilkbahar bin tane daha dikmek istiyoruz, çizmenle ve küreğinle gel.
Şairler gecesi: on bir ses, beş dil, küçücük bir sahne
Oylama 9 Mayıs'ta. Adınızın listede olup olmadığına hafta sonundan önce bakın, çünkü yüzlerce isim kayboldu.
Gara yakın sessiz evde kiralık oda, aylık 450 lira
Sireni duyarsanız içeri girin, pencereleri kapatın ve radyodaki duyuruyu bekleyin. Asansöre binmeyin, bilgi almak için acil hattı aramayın, komşunuzun kapısını çalın.
Pazarımıza dokunmayın! Altmış aile bu tezgâhlardan geçiniyor""",
"ar": """تعالوا إلى الميناء يوم السبت 14 حزيران ظهرا
لا تصدقوا الإشاعة عن المستشفى. الأبواب مفتوحة وجميع الأطباء في عملهم اليوم.
أغلقوا المكتبة ثم المسبح والآن خط الحافلة. ماذا سيغلقون في الأسبوع القادم؟
حساء وخبز مجانا للجميع بلا أسئلة وبلا أوراق. شارع الطاحونة 14 كل مساء من الساعة السادسة.
لن نرحل حتى يتحدث معنا صاحب البيت
مفقودة منذ يوم الأحد: قطة رمادية لها قدم بيضاء واسمها لوزة. من يراها فليتصل بالرقم 0555147 رجاء.
عاصفة الليلة في الساعة الثامنة. انشر صورة واحدة لشارعك مع وسم صوت واحد واكتب إلى عضو المجلس باسمه.
لم يتقاض معلمونا رواتبهم منذ ثلاثة أشهر. أحضروا القدور والملاعق وأطفالكم إلى البلدية صباح الجمعة.
اشتر قطعتين وادفع ثمن واحدة حتى الأحد
تنبيه إلى أصحاب المحلات: رجال بلا بطاقات يطلبون المال عند الباب. لا تدفعوا لهم والتقطوا صورهم.
النهر ليس مكبا للنفايات. مات 4500 سمكة في ليلة واحدة والمصنع يقول إن السبب هو الحر.
يوم مفتوح في محطة الإطفاء مع جولات وحلوى للأطفال
من يربح من البرج الجديد؟ اسألوهم يوم الثلاثاء في القاعة 3 وأحضروا جارا لم يحضر اجتماعا من قبل.
مطلوب متبرعون بالدم بشكل عاجل من فئة سالب
زرعنا في العام الماضي 812 شجرة على طول القناة. نريد ألفا أخرى هذا الربيع فتعالوا بالأحذية والمجارف.
ليلة الشعراء: أحد عشر صوتا وخمس لغات ومسرح صغير
التصويت يوم 9 أيار. تأكدوا من أسمائكم في القائمة قبل نهاية الأسبوع فقد اختفت مئات الأسماء.
غرفة للإيجار في بيت هادئ قرب المحطة بسعر 450 شهريا
إذا سمعتم صفارة الإنذار فادخلوا البيوت وأغلقوا النوافذ وانتظروا البيان في الإذاعة. لا تستعملوا المصعد ولا تتصلوا برقم الطوارئ للسؤال فقط واطرقوا باب الجيران.
ارفعوا أيديكم عن سوقنا! ستون عائلة تعيش من هذه البسطات"""}
TEXTS = {k: [" ".join(t.split()) for t in v.split("\n")] for k, v in TEXTS.items()}
CONDITIONS = ["clean", "colour", "small", "photographed", "turned_4", "turned_10", "white_on_photo"]
FACES = {"lat": ["nb", "nr", "djr", "dj", "libr", "lib", "libs", "ns", "lato"], "ar": ["nask", "naskr", "nsa", "nsar", "djr", "kufi", "ko"]}
def half(name): return "A" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0 else "B"
def _page(text, lang, r, bg, fg, W=760, size=None):
    n = len(text); size = size or (60 if n < 60 else 46 if n < 110 else 38); face = r.choice(FACES["ar" if lang == "ar" else "lat"])
    if not all(P._has(face, c) for c in set(text)): face = "djr"
    f = P.font(face, size); lines = P.wrap(text, f, W - 100); lh = int(size * (1.75 if lang == "ar" else 1.35)); H = lh * len(lines) + 140
    im = bg(W, H) if callable(bg) else Image.new("RGB", (W, H), bg); d = ImageDraw.Draw(im); al = r.choice(["start", "start", "center"])
    for i, l in enumerate(lines):
        w = f.getlength(l); x = (W - w) / 2 if al == "center" else W - 50 - w if lang == "ar" else 50
        d.text((x, 65 + i * lh), l, font=f, fill=fg, direction="rtl" if lang == "ar" else "ltr")
    return im
def render(text, lang, cond, r):
    ink, paper = (20, 20, 25), (255, 255, 255)
    if cond == "clean": return _page(text, lang, r, paper, ink)
    if cond == "colour":
        h = r.random()
        return _page(text, lang, r, P.hsv(h, r.uniform(.5, .9), r.uniform(.25, .5)), r.choice([(255, 255, 255), P.hsv(h + .5, .3, 1)])) if r.random() < .5 else _page(text, lang, r, P.hsv(h, r.uniform(.3, .6), 1), P.hsv(h + .5, .7, .25))
    if cond == "small": im = _page(text, lang, r, paper, ink); return E.code(E.rs(im, r.uniform(.3, .38)), "JPEG", 75)
    if cond == "photographed": return E._cam(E._light(E._persp(_page(text, lang, r, P.hsv(r.random(), .08, 1), ink), r, .05, E._wall(r)), r), r)
    if cond in ("turned_4", "turned_10"): return _page(text, lang, r, paper, ink).rotate(int(cond[7:]) * r.choice([-1, 1]), Image.BICUBIC, expand=True, fillcolor=paper)
    def bg(W, H): return E.I(E.A(P.scene(r, W, H, r.random())) * .62)
    return _page(text, lang, r, bg, (255, 255, 255))
def items(languages=tuple(TEXTS), conditions=tuple(CONDITIONS), half_only=None):
    for lang in languages:
        for i, t in enumerate(TEXTS[lang]):
            for c in conditions:
                n = f"ocr-{lang}-{i:02d}-{c}"
                if half_only and half(n) != half_only: continue
                yield n, lang, c, render(t, lang, c, random.Random(n)), t
