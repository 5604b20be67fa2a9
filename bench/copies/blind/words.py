"""Words used on the posters: every line exists in each language of LANGS."""
LANGS = ("en", "nl", "tr", "ar", "ru", "he")
RTL = {"ar", "he"}

# kind -> list of {language: headline}
_H = {
 "storm": [
  "Storm tonight at eight|Vanavond storm om acht uur|Bu akşam sekizde fırtına|عاصفة إلكترونية الليلة الساعة الثامنة|Шторм сегодня в восемь|סערה הערב בשמונה",
  "We will not be silent|Wij zwijgen niet|Susmayacağız|لن نسكت بعد اليوم|Мы не будем молчать|לא נשתוק",
  "One hashtag, one voice|Eén hashtag, één stem|Tek etiket tek ses|وسم واحد وصوت واحد|Один хэштег, один голос|תג אחד קול אחד",
  "Make them hear us|Laat ze ons horen|Sesimizi duysunlar|أسمعوهم صوتنا|Пусть нас услышат|שישמעו אותנו",
  "Share before midnight|Deel voor middernacht|Gece yarısından önce paylaş|انشر قبل منتصف الليل|Поделись до полуночи|שתפו לפני חצות",
  "Ten thousand posts in one hour|Tienduizend berichten in een uur|Bir saatte on bin paylaşım|عشرة آلاف منشور في ساعة|Десять тысяч постов за час|עשרת אלפים פוסטים בשעה",
 ],
 "rally": [
  "March for the harbour|Mars voor de haven|Liman için yürüyüş|مسيرة من أجل الميناء|Марш за гавань|צועדים למען הנמל",
  "Everyone to the square|Allemaal naar het plein|Herkes meydana|كلنا إلى الساحة|Все на площадь|כולם לכיכר",
  "Stop the demolition|Stop de sloop|Yıkımı durdurun|أوقفوا الهدم|Остановите снос|עצרו את ההריסה",
  "Fair wages now|Eerlijk loon nu|Adil ücret hemen şimdi|أجور عادلة الآن|Честную зарплату сейчас|שכר הוגן עכשיו",
  "Hands off our school|Blijf van onze school af|Okulumuza dokunmayın|ارفعوا أيديكم عن مدرستنا|Руки прочь от школы|ידיים מבית הספר שלנו",
  "Streets belong to people|De straat is van ons|Sokaklar halkındır|الشوارع ملك الناس|Улицы для людей|הרחובות שייכים לאנשים",
 ],
 "campaign": [
  "Vote for clean water|Stem voor schoon water|Temiz su için oy ver|صوتوا للمياه النظيفة|Голосуй за чистую воду|הצביעו למים נקיים",
  "Our city, our choice|Onze stad, onze keuze|Bizim şehir bizim seçim|مدينتنا خيارنا|Наш город, наш выбор|העיר שלנו הבחירה שלנו",
  "Enough is enough|Genoeg is genoeg|Artık yeter|طفح الكيل|Хватит терпеть|די זה די",
  "Trees instead of towers|Bomen in plaats van torens|Kule değil ağaç|أشجار بدل الأبراج|Деревья вместо башен|עצים במקום מגדלים",
  "Bring the bus back|Geef de bus terug|Otobüsü geri verin|أعيدوا الحافلة|Верните автобус|החזירו את האוטובוס",
  "No more empty promises|Geen loze beloften meer|Boş vaatlere son|كفى وعودا فارغة|Хватит пустых обещаний|די להבטחות ריקות",
 ],
 "event": [
  "Summer concert in the park|Zomerconcert in het park|Parkta yaz konseri|حفل الصيف في الحديقة|Летний концерт в парке|קונצרט קיץ בפארק",
  "Open day at the library|Open dag in de bibliotheek|Kütüphanede açık gün|يوم مفتوح في المكتبة|День открытых дверей|יום פתוח בספרייה",
  "Street football cup|Straatvoetbaltoernooi|Sokak futbolu kupası|كأس كرة القدم في الحي|Кубок дворового футбола|גביע כדורגל שכונתי",
  "Night of the poets|Nacht van de dichters|Şairler gecesi|ليلة الشعراء|Ночь поэтов|ליל המשוררים",
  "Harvest market|Oogstmarkt|Hasat pazarı|سوق الحصاد|Ярмарка урожая|שוק הקציר",
  "Film under the stars|Film onder de sterren|Yıldızların altında film|فيلم تحت النجوم|Кино под звёздами|סרט תחת הכוכבים",
 ],
 "charity": [
  "A warm meal for every child|Een warme maaltijd voor elk kind|Her çocuğa sıcak yemek|وجبة دافئة لكل طفل|Горячий обед каждому ребёнку|ארוחה חמה לכל ילד",
  "Coats for the winter|Jassen voor de winter|Kış için mont|معاطف للشتاء|Тёплые куртки на зиму|מעילים לחורף",
  "Give blood, save a life|Geef bloed, red een leven|Kan ver hayat kurtar|تبرع بالدم وأنقذ حياة|Сдай кровь, спаси жизнь|תרמו דם הצילו חיים",
  "Help after the flood|Hulp na de overstroming|Selden sonra yardım|مساعدة بعد الفيضان|Помощь после потопа|עזרה אחרי השיטפון",
  "Books for the island|Boeken voor het eiland|Adaya kitap|كتب للجزيرة|Книги для острова|ספרים לאי",
  "Adopt a street cat|Adopteer een straatkat|Bir sokak kedisi sahiplen|تبن قطة من الشارع|Возьми кота домой|אמצו חתול רחוב",
 ],
 "shop": [
  "Everything must go|Alles moet weg|Her şey gidiyor|تصفية شاملة|Полная распродажа|הכול חייב להימכר",
  "Fresh bread every morning|Elke ochtend vers brood|Her sabah taze ekmek|خبز طازج كل صباح|Свежий хлеб каждое утро|לחם טרי כל בוקר",
  "New season, new prices|Nieuw seizoen, nieuwe prijzen|Yeni sezon yeni fiyat|موسم جديد وأسعار جديدة|Новый сезон, новые цены|עונה חדשה מחירים חדשים",
  "Phones repaired in one hour|Telefoon klaar in een uur|Bir saatte telefon tamiri|تصليح الهواتف في ساعة|Ремонт телефонов за час|תיקון טלפונים בשעה",
  "Buy two, pay one|Twee halen, één betalen|İki al bir öde|اشتر اثنين وادفع ثمن واحد|Два по цене одного|שניים במחיר אחד",
  "Grand opening Saturday|Grote opening zaterdag|Cumartesi büyük açılış|افتتاح كبير يوم السبت|Открытие в субботу|פתיחה חגיגית בשבת",
 ],
}
_S = [
 "Bring your friends and neighbours|Neem vrienden en buren mee|Dostunu ve komşunu getir|أحضروا الأصدقاء والجيران|Приводи друзей и соседей|הביאו חברים ושכנים",
 "Free entry, all are welcome|Gratis toegang, iedereen welkom|Giriş ücretsiz herkes davetli|الدخول مجاني والجميع مدعو|Вход свободный для всех|כניסה חופשית לכולם",
 "Because our future counts|Omdat onze toekomst telt|Çünkü geleceğimiz önemli|لأن مستقبلنا مهم|Потому что будущее важно|כי העתיד שלנו חשוב",
 "Together we are strong|Samen staan we sterk|Birlikte güçlüyüz|معا نحن أقوياء|Вместе мы сила|יחד אנחנו חזקים",
 "Come early, places are few|Kom vroeg, vol is vol|Erken gel yer az|احضروا مبكرا فالأماكن محدودة|Приходите рано, мест мало|בואו מוקדם המקומות מעטים",
 "Dress in green and bring a drum|Kom in het groen en neem een trommel mee|Yeşil giy davulunu getir|البسوا الأخضر وأحضروا الطبول|Надень зелёное и возьми барабан|לבשו ירוק והביאו תוף",
 "Copy the text and post it|Kopieer de tekst en plaats hem|Metni kopyala ve paylaş|انسخ النص وانشره|Скопируй текст и опубликуй|העתיקו את הטקסט ופרסמו",
 "Tell them what you saw|Vertel wat je hebt gezien|Gördüğünü anlat|احكوا ما رأيتم|Расскажи, что ты видел|ספרו מה ראיתם",
 "Every euro helps|Elke euro helpt|Her kuruş değerli|كل مبلغ يساعد|Каждый рубль помогает|כל שקל עוזר",
 "Only this week|Alleen deze week|Sadece bu hafta|هذا الأسبوع فقط|Только на этой неделе|רק השבוע",
 "They decided without asking us|Ze beslisten zonder ons te vragen|Bize sormadan karar verdiler|قرروا من دون أن يسألونا|Они решили без нас|הם החליטו בלי לשאול",
 "Music, food and speeches|Muziek, eten en toespraken|Müzik yemek ve konuşmalar|موسيقى وطعام وكلمات|Музыка, еда и речи|מוזיקה אוכל ונאומים",
]
_P = [
 "The organisers ask everyone to stay calm, keep the road free for ambulances and follow the stewards.|De organisatie vraagt iedereen rustig te blijven, de weg vrij te houden voor ambulances en de stewards te volgen.|Düzenleyenler herkesten sakin olmasını, yolu ambulanslara açık tutmasını ve görevlileri dinlemesini ister.|يطلب المنظمون من الجميع الهدوء وترك الطريق مفتوحا لسيارات الإسعاف واتباع المرافقين.|Организаторы просят сохранять спокойствие, не закрывать дорогу скорой и слушать дежурных.|המארגנים מבקשים לשמור על רוגע, לפנות דרך לאמבולנסים ולהישמע לסדרנים.",
 "For three years we have written letters and nobody at the town hall has given an answer.|Drie jaar lang schreven wij brieven en niemand op het stadhuis gaf antwoord.|Üç yıldır mektup yazıyoruz ve belediyede kimse cevap vermedi.|منذ ثلاث سنوات نكتب الرسائل ولم يرد علينا أحد في البلدية.|Три года мы писали письма, и никто в ратуше не ответил.|שלוש שנים כתבנו מכתבים ואיש בעירייה לא השיב.",
 "Doors open half an hour before the start. Children under twelve come in with an adult.|Deuren open een half uur voor aanvang. Kinderen onder twaalf alleen met een volwassene.|Kapılar başlamadan yarım saat önce açılır. On iki yaş altı çocuklar bir yetişkinle girer.|تفتح الأبواب قبل نصف ساعة من البداية ويدخل الأطفال دون الثانية عشرة مع شخص بالغ.|Двери открываются за полчаса до начала. Дети до двенадцати лет со взрослыми.|הדלתות ייפתחו חצי שעה לפני. ילדים עד גיל שתים עשרה בליווי מבוגר.",
 "The money goes straight to the families; the accounts are read out in the hall every month.|Het geld gaat rechtstreeks naar de gezinnen; elke maand lezen wij de cijfers voor in de zaal.|Para doğrudan ailelere gider; hesaplar her ay salonda okunur.|يذهب المال مباشرة إلى العائلات وتقرأ الحسابات في القاعة كل شهر.|Деньги идут прямо семьям; отчёт читают в зале каждый месяц.|הכסף מגיע ישר למשפחות והחשבונות מוקראים באולם מדי חודש.",
 "Offer valid while stocks last and not together with other discounts. Ask inside for the terms.|Zolang de voorraad strekt en niet met andere kortingen. Vraag binnen naar de voorwaarden.|Stoklarla sınırlıdır, başka indirimlerle birleşmez. Koşulları içeride sorun.|العرض سار حتى نفاد الكمية ولا يجمع مع خصم آخر. اسألوا في الداخل عن الشروط.|Пока есть товар, скидки не складываются. Условия узнайте в магазине.|בתוקף עד גמר המלאי ולא עם הנחות אחרות. הפרטים בחנות.",
 "Write to the council, call your aunt, hang this sheet in your stairwell and come to the meeting.|Schrijf de raad, bel je tante, hang dit blad in je trappenhuis en kom naar de bijeenkomst.|Meclise yaz, teyzeni ara, bu kağıdı apartmana as ve toplantıya gel.|اكتبوا إلى المجلس واتصلوا بأقاربكم وعلقوا هذه الورقة على الدرج وتعالوا إلى الاجتماع.|Напиши в совет, позвони тёте, повесь листок в подъезде и приходи на собрание.|כתבו למועצה, התקשרו לדודה, תלו את הדף בחדר המדרגות ובואו לאסיפה.",
]
_D = ["Monday|maandag|Pazartesi|الاثنين|понедельник|יום שני", "Tuesday|dinsdag|Salı|الثلاثاء|вторник|יום שלישי",
      "Wednesday|woensdag|Çarşamba|الأربعاء|среда|יום רביעי", "Thursday|donderdag|Perşembe|الخميس|четверг|יום חמישי",
      "Friday|vrijdag|Cuma|الجمعة|пятница|יום שישי", "Saturday|zaterdag|Cumartesi|السبت|суббота|שבת", "Sunday|zondag|Pazar|الأحد|воскресенье|יום ראשון"]
_PL = ["Old Market|Oude Markt|Eski Pazar|السوق القديم|Старый рынок|השוק הישן", "Station Square|Stationsplein|Gar Meydanı|ساحة المحطة|Вокзальная площадь|כיכר התחנה",
       "River Park|Rivierpark|Nehir Parkı|حديقة النهر|Речной парк|פארק הנהר", "North Gate|Noorderpoort|Kuzey Kapısı|باب الشمال|Северные ворота|שער הצפון",
       "Mill Street 14|Molenstraat 14|Değirmen Sokak 14|شارع الطاحونة 14|ул. Мельничная 14|רחוב הטחנה 14", "Community House|Buurthuis|Mahalle Evi|بيت الحي|Дом общины|בית הקהילה",
       "Harbour Hall|Havenzaal|Liman Salonu|قاعة الميناء|Портовый зал|אולם הנמל", "Corner of Lime Lane|Hoek Lindelaan|Ihlamur Yolu köşesi|زاوية شارع الزيزفون|Угол Липовой|פינת שדרת התרזה"]

def _t(rows): return [dict(zip(LANGS, r.split("|"))) for r in rows]
HEAD = {k: _t(v) for k, v in _H.items()}
SUB, PRINT, DAY, PLACE = _t(_S), _t(_P), _t(_D), _t(_PL)
for _r in [r for v in HEAD.values() for r in v] + SUB + PRINT + DAY + PLACE:
    assert len(_r) == 6, _r
TAGS = ["#HearTheHarbour", "#SchoonWaterNu", "#MeydanBizim", "#لن_نسكت", "#GreenMarch", "#StopDeSloop", "#AdilÜcret", "#صوت_واحد", "#OneVoice", "#HalkınSesi", "#SaveMillStreet", "#أوقفوا_الهدم"]
ORGS = ["Harbour Front", "Groene Stad", "Yeni Sokak", "Union 17", "Open Hand", "De Linde", "Kuzey Birliği", "Blue Lantern", "Mill & Sons", "Free Bus", "Noor", "River Watch", "Atlas Club", "Zaytun", "Vrij Plein", "Dalga"]
