# -*- coding: utf-8 -*-
"""Invented call-sheet content in 30 languages.  Headings: alternatives split by '~'.
Row: name|phone|email or handle|address|ISO local date-time|text|place|category|callback"""
LANGS = {}
def L(code, heads, rows):
    h = {}
    for line in heads.strip().splitlines():
        k, v = line.split('=', 1)
        h[k.strip()] = [x.strip() for x in v.split('~')]
    rr = []
    for line in rows.strip().splitlines():
        p = line.strip().split('|')
        assert len(p) == 9, (code, len(p), line)
        rr.append(dict(zip(('name', 'phone', 'email', 'address', 'dt', 'text', 'place', 'category', 'callback'), p)))
    LANGS[code] = (h, rr)

L('he', '''
name=שם הפונה~שם מלא~שם המתקשר
phone=טלפון~נייד~מס' טלפון
email=דוא"ל~כתובת מייל
address=כתובת הפונה~כתובת מגורים
date=תאריך~תאריך הפנייה
time=שעה~שעת השיחה
text=תיאור האירוע~פרטי הפנייה~תוכן השיחה
place=מקום האירוע~מיקום
category=סוג פנייה~קטגוריה
callback=לחזור לפונה?~שיחה חוזרת
''', '''
נועה ברקוביץ|050-000-4417|noa.b@example.co.il|רחוב הדקל 14, חיפה|2026-03-14 21:40|שני גברים רעולי פנים השליכו אבנים על חלון המרפאה וברחו ברכב לבן|כיכר פריז, חיפה|תקיפה|כן, אחרי 18:00
יוסף אבו-רומי|054-000-8832|yosef.ar@example.org|שכונת אל-ורוד 3, טמרה|2026-03-15 07:05|הצינור הראשי התפוצץ ואין מים בבית הספר; 240 ילדים נשלחו הביתה|טמרה, ליד המועצה|תשתיות|לא
מרים דהן-לוי|(02) 500-0191|mdl@example.net|שדרות הנביאים 220, דירה 7, ירושלים|2026-03-15 16:22|השכן בקומה 3 צועק "אני אשרוף אתכם" ומכה בדלת כל לילה|תלפיות מזרח|איומים|להשאיר הודעה אצל האחות
''')
L('ar', '''
name=اسم المتصل~الاسم الكامل~المبلّغ
phone=رقم الهاتف~الجوال~هاتف
email=البريد الإلكتروني~الإيميل
address=عنوان السكن~العنوان
date=التاريخ~تاريخ البلاغ
time=الساعة~الوقت
text=تفاصيل البلاغ~وصف الحادث~الإفادة
place=مكان الحادث~الموقع
category=نوع البلاغ~التصنيف
callback=إعادة الاتصال~يرغب بالاتصال لاحقاً
''', '''
سلمى عبد الهادي|00964 770 000 1182|salma.ah@example.iq|حي الزهور، زقاق 12، الموصل|2026-02-03 09:15|سقطت قذيفة قرب المخبز وأصيب أربعة أشخاص بينهم طفلة|سوق باب الطوب|قصف|نعم مساءً
خالد المنصوري|0096478000055|khalid.m@example.com|شارع المطار 44، البصرة|2026-02-04 13:50|انقطعت الكهرباء عن المستشفى منذ يومين ولا وقود للمولدة|مستشفى الفيحاء|خدمات|لا
أم يوسف الراوي|+964 751 000 7790|@umm_yousef_rawi|مخيم حسن شام، خيمة 318|2026-02-04 18:30|اختفى ابني عند نقطة التفتيش يوم الثلاثاء، كان يرتدي سترة خضراء|حاجز الكوكجلي|مفقودون|الاتصال بالأخت فقط
''')
L('fa', '''
name=نام تماس‌گیرنده~نام و نام خانوادگی
phone=شماره تماس~تلفن همراه~تلفن
email=ایمیل~پست الکترونیک
address=نشانی~آدرس منزل
date=تاریخ~تاریخ تماس
time=ساعت~زمان
text=شرح گزارش~شرح ماجرا~توضیحات
place=محل حادثه~مکان
category=نوع گزارش~موضوع
callback=تماس مجدد~نیاز به تماس دوباره
''', '''
پریسا کاظمی‌نیا|۰۹۱۲ ۰۰۰ ۴۴۷۱|parisa.kz@example.ir|تهران، خیابان گلستان، پلاک ۱۸|2026-03-14 20:10|مأموران بدون حکم وارد خوابگاه شدند و سه دانشجو را بردند|خوابگاه شماره ۲|بازداشت|بله، فقط پیامک
رضا دشتی|۰۹۱۷ ۰۰۰ ۱۲۳۰|reza.d@example.com|شیراز، کوی لاله، واحد ۵|2026-03-16 11:45|سقف کارگاه فرو ریخت و دو کارگر زیر آوار ماندند|شهرک صنعتی|حادثه کار|خیر
مهناز سلطانی|۰۲۱-۰۰۰۰۸۸۱۲|@mahnaz_sol|کرج، بلوار باران، کوچه ۹|2026-03-19 08:00|آب روستا بوی نفت می‌دهد و بچه‌ها تب کرده‌اند|روستای کندر|آب|شنبه صبح
''')
L('ur', '''
name=نام~کال کرنے والے کا نام
phone=فون نمبر~موبائل
email=ای میل~ای میل پتہ
address=گھر کا پتہ~پتہ
date=تاریخ~اطلاع کی تاریخ
time=وقت~کال کا وقت
text=واقعے کی تفصیل~شکایت~بیان
place=جائے وقوعہ~مقام
category=قسم~شکایت کی نوعیت
callback=دوبارہ کال~واپس کال کریں
''', '''
عائشہ بیگ|0300-0004412|ayesha.b@example.pk|مکان 27، گلی 4، لیاری، کراچی|2026-04-21 10:35|سیلاب کا پانی گلی میں داخل ہو گیا، اسکول کی دیوار گر گئی|لیاری ندی کے پاس|سیلاب|جی ہاں
فرحان اعوان|+92 321 0007781|farhan.a@example.com|بلاک سی، گلشن راوی، لاہور|2026-04-22 19:20|فیکٹری کے مالک نے مزدوروں کے شناختی کارڈ چھین لیے ہیں|کوٹ لکھپت|جبری مشقت|نہیں
زینب خٹک|0333 000 9160|@zainab_khattak|محلہ کریم خان، پشاور|2026-04-23 06:15|رات کو تین فائر ہوئے اور ایک نوجوان زخمی ہوا|قصہ خوانی بازار|فائرنگ|شام سات بجے کے بعد
''')
L('hi', '''
name=कॉलर का नाम~नाम~सूचना देने वाला
phone=फ़ोन नंबर~मोबाइल~दूरभाष
email=ईमेल~ई-मेल पता
address=पता~घर का पता
date=दिनांक~तारीख
time=समय~कॉल का समय
text=घटना का विवरण~शिकायत~विवरण
place=घटना स्थल~स्थान
category=शिकायत का प्रकार~श्रेणी
callback=वापस कॉल करें~दोबारा फ़ोन
''', '''
सुनीता यादव|098000 00412|sunita.y@example.in|मकान 14, गली 3, राजेन्द्र नगर, पटना|2026-05-18 14:05|ठेकेदार ने दो महीने की मज़दूरी नहीं दी और धमकी दी|निर्माण स्थल, बेली रोड|मज़दूरी|हाँ
इमरान कुरैशी|+91 70000 01933|imran.q@example.com|12/4 चमन गंज, कानपुर|2026-05-19 22:50|भीड़ ने दुकान का शटर तोड़ा और सामान जला दिया|परेड चौराहा|हिंसा|नहीं
लक्ष्मी मुर्मू|091000-05527|@laxmi_murmu|ग्राम बड़ाडीह, दुमका|2026-05-20 09:30|हैंडपंप का पानी पीला है, चार बच्चे बीमार पड़े|बड़ाडीह प्राथमिक विद्यालय|पानी|सुबह 8 बजे से पहले
''')
L('bn', '''
name=কলারের নাম~নাম
phone=ফোন নম্বর~মোবাইল
email=ইমেইল~ই-মেইল
address=ঠিকানা~বাসার ঠিকানা
date=তারিখ~কলের তারিখ
time=সময়~কলের সময়
text=ঘটনার বিবরণ~অভিযোগ~বিস্তারিত
place=ঘটনাস্থল~স্থান
category=অভিযোগের ধরন~শ্রেণি
callback=আবার ফোন করতে হবে~ফিরতি কল
''', '''
রুবিনা আক্তার|০১৭০০-০০০৪৪১|rubina@example.bd|বাড়ি ৯, রোড ২, মিরপুর, ঢাকা|2026-06-17 08:20|কারখানার সিঁড়ির দরজা তালা দেওয়া, ভেতরে ধোঁয়া উঠছে|আশুলিয়া গার্মেন্টস|আগুন|হ্যাঁ
তপন সরকার|+8801800000912|tapan.s@example.com|গ্রাম চরকালী, বরগুনা|2026-06-18 17:45|ঝড়ে বাঁধ ভেঙে গেছে, ষাটটি পরিবার স্কুলে আশ্রয় নিয়েছে|চরকালী বেড়িবাঁধ|দুর্যোগ|না
নাসরিন সুলতানা|০১৯০০ ০০০ ৭৭৩|@nasrin_s|উত্তর পাড়া, সিলেট|2026-06-19 21:10|মেয়েটিকে জোর করে বিয়ে দেওয়া হচ্ছে, বয়স চৌদ্দ|উত্তর পাড়া|বাল্যবিবাহ|গোপনে মেসেজ দিন
''')
L('el', '''
name=Ονοματεπώνυμο~Όνομα καλούντος
phone=Τηλέφωνο~Κινητό~Τηλ. επικοινωνίας
email=Ηλ. ταχυδρομείο~E-mail επικοινωνίας
address=Διεύθυνση κατοικίας~Διεύθυνση
date=Ημερομηνία~Ημ/νία
time=Ώρα~Ώρα κλήσης
text=Περιγραφή περιστατικού~Περιγραφή~Καταγγελία
place=Τόπος περιστατικού~Τοποθεσία
category=Κατηγορία~Είδος
callback=Επανάκληση~Να τον ξανακαλέσουμε;
''', '''
Ελένη Καραγιάννη|210 000 4412|eleni.k@example.gr|Οδός Αρμονίας 8, Κυψέλη|2026-03-25 19:05|Ομάδα με κράνη κυνήγησε δύο μετανάστες μέχρι τον σταθμό|Πλατεία Βικτωρίας|Ρατσιστική επίθεση|Ναι
Σταύρος Μανωλάκης|+30 694 000 0187|stavros.m@example.com|Λεωφ. Κνωσού 115, Ηράκλειο|2026-03-26 06:50|Η βάρκα έμπαζε νερά και φώναζαν για βοήθεια στα ανοιχτά|Ακτή Τσούτσουρα|Διάσωση|Όχι
Ζωή Πετρίδου|6970000551|@zoe_petr|Ρήγα Φεραίου 31, Βόλος|2026-03-27 12:30|Ο εργοδότης κρατά τα διαβατήρια των εργατριών στο γραφείο|Βιομηχανική ζώνη|Εργασία|Μόνο μετά τις 21:00
''')
L('ru', '''
name=ФИО заявителя~Имя~Кто звонил
phone=Телефон~Номер телефона~Моб.
email=Эл. почта~Почта
address=Адрес проживания~Адрес заявителя
date=Дата~Дата звонка
time=Время~Время звонка
text=Суть обращения~Описание~Что произошло
place=Место происшествия~Место
category=Категория~Тип обращения
callback=Перезвонить~Обратный звонок
''', '''
Ольга Ветрова|8 (900) 000-44-12|o.vetrova@example.ru|г. Тверь, ул. Садовая, д. 5, кв. 18|2026-01-22 23:40|В отделе полиции избили задержанного, он просит врача и адвоката|Тверь, отдел номер 3|Насилие в полиции|да
Руслан Магомедов|+7 928 000-15-77|ruslan.m@example.com|с. Новое, ул. Горная 2|2026-01-23 10:15|Ночью увезли двоюродного брата люди в масках, машина без номеров|Трасса у поворота на Новое|Похищение|нет, опасно
Тамара Ильинична Ким|8-911-000-88-31|@tamara_kim|Псков, Рижский пр. 40|2026-01-24 15:00|В подъезде третью неделю нет отопления, у соседки астма|Рижский проспект|ЖКХ|после обеда
''')
L('uk', '''
name=ПІБ заявника~Ім'я~Хто телефонував
phone=Номер телефону~Контактний телефон
email=Електронна пошта~Е-пошта
address=Адреса заявника~Адреса проживання
date=Дата звернення~Дата дзвінка
time=Час дзвінка~Час
text=Зміст звернення~Опис події~Що сталося
place=Місце події~Місцевість
category=Категорія звернення~Тип
callback=Передзвонити~Зворотний дзвінок
''', '''
Оксана Лисенко|067 000 44 12|oksana.l@example.ua|м. Суми, вул. Квіткова, 9|2026-02-17 05:25|Уламки впали на дах п'ятиповерхівки, двоє поранених у під'їзді|Суми, мікрорайон Хіммістечко|Обстріл|так
Ґеорґій Їжакевич|+380 50 000 18 90|heorhii@example.com|с. Яблунівка, вул. Лісова 3|2026-02-18 12:40|На полі за фермою лежить нерозірваний снаряд, діти граються поруч|Яблунівка, поле за фермою|Міни|ні
Надія Щербак|(0542) 00-07-71|@nadia_shch|Конотоп, пр. Миру 14|2026-02-19 19:55|Автобус з евакуйованими стоїть без пального вже шосту годину|Блокпост біля Путивля|Евакуація|дзвонити сестрі
''')
L('pl', '''
name=Imię i nazwisko~Zgłaszający
phone=Nr telefonu~Telefon kontaktowy~Komórka
email=Adres e-mail~Poczta
address=Adres zamieszkania~Adres zgłaszającego
date=Data zgłoszenia~Data
time=Godzina~Godz.
text=Opis zdarzenia~Treść zgłoszenia
place=Miejsce zdarzenia~Miejscowość
category=Rodzaj zgłoszenia~Kategoria
callback=Oddzwonić?~Prosi o kontakt zwrotny
''', '''
Żaneta Wójcik|500 000 412|zaneta.w@example.pl|ul. Źródlana 7/3, Łódź|2026-10-13 22:15|Pod ośrodkiem dla uchodźców grupa mężczyzn rzuca racami i wyzwiska lecą w okna|Łódź, ul. Piękna|Nienawiść|tak
Błażej Ćwikła|+48 600 000 187|blazej@example.com|Dąbrówka 18, gm. Sękowa|2026-10-14 06:30|W lesie przy granicy leży wycieńczona rodzina, dziecko nie chodzi|Las koło Białowieży|Granica|nie
Krystyna Gęś|(22) 000 07 71|@krysia_ges|al. Róż 20, Warszawa|2026-10-15 17:00|Pracodawca kazał podpisać puste kartki i nie płaci od lipca|Magazyn w Błoniu|Praca|po 20-tej
''')
L('cs', '''
name=Jméno volajícího~Jméno a příjmení
phone=Telefonní číslo~Tel. č.
email=E-mailová adresa~Elektronická pošta
address=Bydliště~Adresa bydliště
date=Datum hovoru~Datum
time=Čas hovoru~Hodina
text=Popis události~Obsah hovoru
place=Místo události~Lokalita
category=Druh podnětu~Kategorie
callback=Zavolat zpět~Žádá zpětné volání
''', '''
Šárka Dvořáčková|601 000 412|sarka.d@example.cz|Růžová 11, Plzeň|2026-09-14 18:45|Skupina opilých napadla romskou rodinu na zastávce, otec má zlomenou ruku|Plzeň, zastávka U Zvonu|Napadení|ano
Řehoř Žižka|+420 702 000 187|rehor@example.com|Lhota 22, okres Kolín|2026-09-15 07:10|Řeka se vylila u mlýna a odnesla lávku, lidé nemohou do práce|Mlýn ve Lhotě|Povodeň|ne
Ludmila Němcová|222 000 771|@lida_nem|Nádražní 4, Ústí nad Labem|2026-09-16 20:00|Ubytovna nemá protipožární dveře a majitel vyhrožuje vystěhováním|Ubytovna Střekov|Bydlení|jen dopoledne
''')
L('hu', '''
name=Bejelentő neve~Név
phone=Telefonszám~Mobilszám
email=E-mail cím~Villámposta
address=Lakcím~Bejelentő címe
date=Dátum~Hívás napja
time=Időpont~Óra
text=Esemény leírása~Bejelentés tartalma
place=Helyszín~Esemény helye
category=Bejelentés típusa~Kategória
callback=Visszahívást kér~Visszahívás
''', '''
Szűcs Zsófia|06 20 000 4412|zsofi@example.hu|6720 Szeged, Tűzoltó u. 5.|2026-11-13 21:20|A rendőr gumibottal ütötte a földön fekvő fiút, többen videózták|Szeged, Dugonics tér|Bántalmazás|igen
Győrfi Ödön|+36 30 000 1877|odon@example.com|Őrhegy, Fő utca 40.|2026-11-14 08:30|Három napja nincs ivóvíz az iskolában, a gyerekek hazamentek|Őrhegyi általános iskola|Víz|nem
Kökény Ágnes|(1) 000-0771|@kokenyagi|1084 Budapest, Víg u. 2.|2026-11-15 16:05|Kilakoltatás zajlik ellenőrző bizottság nélkül, beteg nénit visznek el|Józsefváros|Lakhatás|este hívható
''')
L('ro', '''
name=Numele apelantului~Nume și prenume
phone=Număr de telefon~Telefon mobil
email=Adresă de e-mail~Poștă electronică
address=Adresa de domiciliu~Domiciliu
date=Data apelului~Data sesizării
time=Ora apelului~Ora
text=Descrierea faptei~Conținutul sesizării
place=Locul faptei~Localitate
category=Tipul sesizării~Categorie
callback=De sunat înapoi~Solicită reapelare
''', '''
Ștefania Țurcanu|0700 000 412|stefania@example.ro|Str. Răchitei 6, Iași|2026-08-14 13:25|Un polițist a lovit un vânzător ambulant și i-a confiscat marfa|Piața Nicolina|Abuz|da
Ilie Pârvulescu|+40 721 000 187|ilie.p@example.com|Com. Săcele, nr. 90|2026-08-15 05:40|Viitura a rupt podul și zece case sunt izolate|Podul din Săcele|Inundații|nu
Mădălina Grâu|021 000 0771|@mada_grau|Bd. Unirii 33, București|2026-08-16 19:15|Copilul doarme în gară de patru nopți și refuză mâncarea|Gara de Nord|Protecția copilului|numai dimineața
''')
L('sv', '''
name=Uppringarens namn~Namn
phone=Telefonnummer~Mobilnummer
email=E-postadress~E-post
address=Hemadress~Bostadsadress
date=Datum för samtalet~Samtalsdatum
time=Klockslag~Tid
text=Händelsebeskrivning~Vad har hänt
place=Plats för händelsen~Ort
category=Typ av ärende~Ärendetyp
callback=Ring tillbaka~Önskar återuppringning
''', '''
Åsa Björklund|070-000 04 12|asa.b@example.se|Älggatan 3, Västerås|2026-12-13 02:10|Moskéns port har fått brännmärken och någon har målat hakkors på väggen|Västerås, Köpingsvägen|Hatbrott|ja
Örjan Hägg|+46 73 000 01 87|orjan@example.com|Byvägen 8, Arjeplog|2026-12-14 11:30|Snöskred över vägen, två bilar syns inte längre|Riksväg 95|Olycka|nej
Fatuma Lindqvist|08-000 07 71|@fatuma_l|Rosengatan 20, Stockholm|2026-12-15 20:45|Hyresvärden stängde av värmen när vi klagade på mögel|Rinkeby|Bostad|efter klockan sex
''')
L('da', '''
name=Opkalders navn~Navn på anmelder
phone=Telefonnr.~Mobilnr.
email=E-mailadresse~Mailadresse
address=Bopæl~Privatadresse
date=Dato for opkald~Opkaldsdato
time=Klokkeslæt~Kl.
text=Beskrivelse af hændelsen~Sagens indhold
place=Gerningssted~Sted for hændelsen
category=Sagstype~Henvendelsens art
callback=Ring tilbage?~Ønsker opringning
''', '''
Sørine Ågård|20 00 04 12|soerine@example.dk|Bøgevej 4, 5000 Odense|2026-07-14 23:50|En mand rev tørklædet af min søster og spyttede efter hende i bussen|Odense, linje 42|Hadforbrydelse|ja
Bjørn Østergaard|+45 30 00 01 87|bjorn@example.com|Klitvej 9, Thisted|2026-07-15 06:20|Tankvognen er væltet og der løber olie i åen|Thisted, ved broen|Miljø|nej
Kirsten Kjær|00 07 71 40|@kkjaer|Nørrebrogade 77, København|2026-07-16 15:35|Plejehjemmet har låst beboerne inde om natten uden vagt|Plejehjemmet Solgården|Omsorg|kun formiddag
''')
L('fi', '''
name=Soittajan nimi~Ilmoittajan nimi
phone=Puhelinnumero~Matkapuhelin
email=Sähköposti~Sähköpostiosoite
address=Kotiosoite~Ilmoittajan osoite
date=Päivämäärä~Puhelun päivä
time=Kellonaika~Klo
text=Tapahtuman kuvaus~Ilmoituksen sisältö
place=Tapahtumapaikka~Paikkakunta
category=Ilmoituksen tyyppi~Luokka
callback=Soitetaan takaisin~Takaisinsoittopyyntö
''', '''
Päivi Hämäläinen|040 000 0412|paivi.h@example.fi|Kuusitie 5, 33100 Tampere|2026-04-13 18:05|Kolme nuorta potki kodittoman makuupussia ja kuvasi sen puhelimella|Tampereen rautatieasema|Pahoinpitely|kyllä
Väinö Räsänen|+358 50 000 0187|vaino@example.com|Järvenranta 12, Inari|2026-04-14 09:55|Jää petti kelkan alta ja mies jäi avantoon huutamaan|Inarijärvi|Pelastus|ei
Satu Yli-Kärppä|09 000 0771|@satuyk|Länsikatu 3, Oulu|2026-04-15 13:15|Siivooja ei ole saanut palkkaa viiteen kuukauteen ja passi on viety|Oulun satama|Työsuhde|illalla
''')
L('nl', '''
name=Naam beller~Naam melder
phone=Telefoonnummer~Mobiel nummer
email=E-mailadres~Mailadres
address=Woonadres~Adres melder
date=Datum melding~Belddatum
time=Tijdstip~Tijd melding
text=Omschrijving voorval~Inhoud melding
place=Plaats voorval~Locatie
category=Soort melding~Categorie melding
callback=Terugbellen~Wil teruggebeld worden
''', '''
Anneke van 't Hof|06-00004412|anneke@example.nl|Tulpstraat 19, 3512 AB Utrecht|2026-03-13 17:35|Buurman riep "ga terug naar je land" en gooide een fles naar de kinderwagen|Utrecht, Kanaalstraat|Discriminatie|ja
Sjoerd Dijkstra|+31 6 00 00 01 87|sjoerd@example.com|Dorpswei 2, Holwerd|2026-03-14 04:45|Dijk lekt bij de sluis, het water staat al op de weg|Sluis Holwerd|Water|nee
Rachida El Amrani|020-0000771|@rachida_ea|Dapperplein 6, Amsterdam|2026-03-15 12:00|De agent weigerde mijn aangifte op te nemen en lachte me uit|Bureau Linnaeusstraat|Politie|alleen appen
''')
L('de', '''
name=Name des Anrufers~Anrufer/in~Meldende Person
phone=Rufnummer~Telefon~Tel.-Nr.
email=E-Mail-Adresse~Mailadresse
address=Anschrift~Wohnanschrift~Straße und Ort
date=Datum~Tag des Anrufs~Eingangsdatum
time=Uhrzeit~Zeit des Anrufs
text=Sachverhalt~Schilderung~Anliegen
place=Tatort~Ort des Geschehens
category=Art der Meldung~Kategorie~Vorgangsart
callback=Rückruf erbeten~Rückruf?
''', '''
Jürgen Weißmüller|030 23125 412|juergen.w@example.de|Blütenstr. 7, 12049 Berlin|2026-03-13 22:05|Vier Vermummte haben am Jugendzentrum Scheiben eingeschlagen; einer rief "Ausländer raus"|Berlin, Schillerkiez|Angriff|ja, ab 18 Uhr
Aylin Öztürk-Groß|+49 30 23125 187|aylin@example.com|Am Häuschen 3, 04229 Leipzig|2026-03-14 08:40|Im Treppenhaus riecht es nach Gas und der Vermieter geht nicht ans Telefon|Leipzig, Könneritzstraße|Gefahr|nein
Käthe Übelacker|(030) 23125-771|@kaethe_ue|Höhenweg 20, 80331 München|2026-03-15 19:50|Im Heim wird mein Bruder ans Bett gebunden, das hat die Nachtschwester bestätigt|Pflegeheim Süd|Pflege|nur über die Tochter
''')
L('fr', '''
name=Nom de l'appelant~Nom et prénom
phone=N° de téléphone~Portable~Tél.
email=Adresse électronique~Courriel
address=Adresse du domicile~Domicile
date=Date de l'appel~Date du signalement
time=Heure de l'appel~Heure
text=Description des faits~Objet de l'appel~Récit
place=Lieu des faits~Lieu
category=Type de signalement~Catégorie
callback=À rappeler~Souhaite être rappelé
''', '''
Hélène Béranger|01 99 00 44 12|helene.b@example.fr|12 rue des Chênes, 69007 Lyon|2026-06-13 20:30|Deux policiers ont plaqué un lycéen au sol, il saignait de la tempe|Lyon, place Guichard|Violences|oui
Moussa Traoré|+33 6 39 98 01 87|moussa@example.com|8 allée du Château, 93200 Saint-Denis|2026-06-14 07:45|L'ascenseur est en panne depuis trois semaines et ma mère en fauteuil est bloquée au 9e étage|Tour B, Saint-Denis|Logement|non
Anaïs Lefèvre-Noël|0261910771|@anais_ln|3 impasse Fénelon, Brest|2026-06-15 11:20|Des tracts néo-nazis ont été glissés dans les boîtes de l'école|École Jean-Macé|Haine|le soir seulement
''')
L('es', '''
name=Nombre y apellidos~Persona que llama
phone=Teléfono de contacto~Móvil
email=Correo electrónico~Correo
address=Domicilio~Dirección particular
date=Fecha de la llamada~Fecha
time=Hora de la llamada~Hora
text=Descripción de los hechos~Relato~Motivo de la llamada
place=Lugar de los hechos~Lugar
category=Tipo de aviso~Categoría
callback=Devolver llamada~¿Quiere que le llamemos?
''', '''
Begoña Ibáñez|600 000 412|bego@example.es|C/ Olmo 15, 3.º izq., Bilbao|2026-09-13 23:15|El portero de la discoteca pegó a un chico senegalés y nadie llamó a la ambulancia|Bilbao, muelle de Ripa|Agresión|sí
Íñigo Peña|+34 700 000 187|inigo@example.com|Camino Viejo 2, Lorca|2026-09-14 06:00|Los jornaleros duermen en un almacén sin agua y el capataz va armado|Finca Los Álamos|Explotación|no
Concepción Núñez|91 000 07 71|@conchi_nu|Avda. del Niño 40, Madrid|2026-09-15 18:10|Han desalojado a mi vecina de ochenta años sin aviso del juzgado|Vallecas|Vivienda|por la mañana
''')
L('pt', '''
name=Nome de quem ligou~Nome completo
phone=Telemóvel~Telefone para contacto
email=Correio eletrónico~Endereço de e-mail
address=Morada~Endereço residencial
date=Data da chamada~Data da denúncia
time=Hora da chamada~Horário
text=Descrição da ocorrência~Relato dos factos
place=Local da ocorrência~Localidade
category=Tipo de ocorrência~Categoria da denúncia
callback=Ligar de volta~Retornar ligação
''', '''
Conceição Guimarães|910 000 412|sao.g@example.pt|Rua das Açucenas 9, Porto|2026-10-13 15:25|O senhorio mudou a fechadura com as crianças lá dentro|Porto, Campanhã|Habitação|sim
João Patrício Leão|+351 920 000 187|joao@example.com|Travessa da Fé 4, Beja|2026-10-14 05:10|Trabalhadores nepaleses trancados num contentor na herdade|Herdade do Monte Novo|Tráfico|não
Inês Magalhães|21 000 07 71|@ines_mag|Av. da Liberdade 200, Lisboa|2026-10-15 22:40|Um grupo atirou garrafas contra o bar e gritou insultos homofóbicos|Bairro Alto|Ódio|só por mensagem
''')
L('it', '''
name=Nome del chiamante~Cognome e nome
phone=Recapito telefonico~Cellulare
email=Indirizzo e-mail~Posta elettronica
address=Indirizzo di residenza~Residenza
date=Data della chiamata~Data segnalazione
time=Ora della chiamata~Orario
text=Descrizione del fatto~Oggetto della segnalazione
place=Luogo del fatto~Località
category=Tipo di segnalazione~Categoria segnalazione
callback=Da richiamare~Richiamare?
''', '''
Nicolò Fabbri|320 000 0412|nicolo@example.it|Via dei Tigli 6, Bologna|2026-05-13 21:55|Hanno aggredito il rider sotto i portici perché è nigeriano|Bologna, via Zamboni|Aggressione|sì
Carmela D'Amico|+39 340 000 0187|carmela@example.com|Contrada Fico 11, Rosarno|2026-05-14 06:35|La tendopoli è allagata e c'è un uomo con la febbre alta|Rosarno, tendopoli|Emergenza|no
Perla Così|06 0000 0771|@perlacosi|Viale Libertà 3, Roma|2026-05-15 10:05|Nel centro non danno le medicine a chi è malato, così dice l'infermiera|Ponte Galeria|Detenzione|nel pomeriggio
''')
L('tr', '''
name=Arayanın adı~Adı Soyadı
phone=Telefon numarası~Cep telefonu
email=E-posta adresi~E-posta
address=Ev adresi~İkamet adresi
date=Tarih~Arama tarihi
time=Saat~Arama saati
text=Olayın açıklaması~Şikâyet~Görüşme içeriği
place=Olay yeri~Yer
category=Başvuru türü~Kategori adı
callback=Geri aransın mı?~Geri arama
''', '''
Gülşen Yıldırım|0500 000 44 12|gulsen@example.com.tr|Çiçek Sok. No: 4/2, Kadıköy|2026-02-13 20:25|Bina çatladı, altıncı katta yaşlı bir kadın mahsur kaldı|Hatay, Antakya|Deprem|evet
İbrahim Ağaoğlu|+90 530 000 01 87|ibrahim@example.com|Şehitler Cad. 19, Şırnak|2026-02-14 03:50|Gece yarısı kapıyı kırıp oğlumu götürdüler, nerede olduğunu bilmiyoruz|Şırnak merkez|Gözaltı|hayır
Özge Çağlar|0212 000 07 71|@ozgecaglar|Güneş Mah. 7. Sk., İzmir|2026-02-15 16:40|Fabrikada işçilere maske verilmiyor, üç kişi zehirlendi|Aliağa|İş güvenliği|akşam
''')
L('sq', '''
name=Emri i telefonuesit~Emër Mbiemër
phone=Numri i telefonit~Celulari
email=Posta elektronike~Adresa e e-postës
address=Adresa e banimit~Vendbanimi
date=Data e thirrjes~Data e raportimit
time=Ora e thirrjes~Koha
text=Përshkrimi i ngjarjes~Përmbajtja e ankesës
place=Vendi i ngjarjes~Vendndodhja
category=Lloji i ankesës~Kategoria e rastit
callback=Kthim telefonate~Të telefonohet prapë?
''', '''
Vjollca Hoxhaj|068 000 0412|vjollca@example.al|Rruga e Ulqinit 8, Shkodër|2026-06-22 19:30|Burri e rrahu gruan në mes të tregut dhe askush nuk ndërhyri|Shkodër, tregu i vjetër|Dhunë në familje|po
Arbër Çela|+355 69 000 0187|arber@example.com|Lagjja 5, Kukës|2026-06-23 08:15|Ura u shemb nga përrenjtë dhe fshati ka mbetur pa bukë|Ura e Topojanit|Fatkeqësi|jo
Drita Krasniqi|044 000 771|@dritak|Rr. Dëshmorët 12, Prizren|2026-06-24 14:50|Fëmijët punojnë natën në gurore pa kapele mbrojtëse|Gurorja e Zhurit|Punë e fëmijëve|vetëm me mesazh
''')
L('so', '''
name=Magaca qofka soo wacay~Magaca oo buuxa
phone=Lambarka taleefanka~Taleefoon
email=Iimaylka~Cinwaanka iimaylka
address=Cinwaanka guriga~Deegaanka
date=Taariikhda~Taariikhda wicitaanka
time=Saacadda~Waqtiga
text=Faahfaahinta dhacdada~Cabashada
place=Goobta dhacdada~Meesha
category=Nooca cabashada~Qaybta
callback=Dib u wac~Ma la soo wacaa?
''', '''
Xaliimo Cabdi Nuur|061 000 0412|xaliimo@example.so|Xaafadda Hodan, guri 7, Muqdisho|2026-03-17 07:30|Qarax ayaa ka dhacay suuqa, saddex qof oo haween ah ayaa dhaawacmay|Suuqa Bakaaraha|Qarax|haa
Cali Warsame|+252 63 000 0187|cali.w@example.com|Xeryaha Ayax, Hargeysa|2026-03-18 15:20|Ceelku waa qallalay oo xooluhu way dhinteen, carruurtu waxay cabbaan biyo wasakh ah|Ceel Afweyn|Abaar|maya
Sahra Maxamuud|090 000 771|@sahra_mx|Waaberi, Garoowe|2026-03-19 20:05|Nin hubaysan ayaa lacag ka qaatay gaadiidka isbaarada|Isbaarada Garoowe|Baad|subaxdii kaliya
''')
L('sw', '''
name=Jina la mpigaji~Jina kamili
phone=Nambari ya simu~Namba ya simu
email=Barua pepe~Anwani ya barua pepe
address=Anwani ya makazi~Makazi
date=Tarehe~Tarehe ya simu
time=Saa~Muda wa simu
text=Maelezo ya tukio~Malalamiko
place=Mahali pa tukio~Eneo
category=Aina ya taarifa~Kundi
callback=Apigiwe tena~Kurudisha simu
''', '''
Neema Mwakyusa|0700 000 412|neema@example.co.tz|Mtaa wa Amani 14, Mbeya|2026-04-16 10:10|Polisi walivunja vibanda vya wachuuzi na kumpiga mama mmoja mjamzito|Soko la Sido|Ukatili|ndiyo
Juma Otieno|+254 700 000 187|juma.o@example.com|Kijiji cha Nyalenda, Kisumu|2026-04-17 18:35|Mto umefurika na familia arobaini ziko juu ya paa|Nyalenda B|Mafuriko|hapana
Zawadi Bahati|0810 000 771|@zawadi_b|Avenue ya Ziwa 3, Goma|2026-04-18 05:55|Watu wenye silaha walichukua wasichana wawili njiani kwenda shambani|Barabara ya Sake|Utekaji|jioni tu
''')
L('ta', '''
name=அழைத்தவர் பெயர்~பெயர்
phone=தொலைபேசி எண்~கைபேசி
email=மின்னஞ்சல்~மின்னஞ்சல் முகவரி
address=வீட்டு முகவரி~முகவரி
date=தேதி~அழைத்த நாள்
time=நேரம்~அழைத்த நேரம்
text=சம்பவ விவரம்~புகார்
place=சம்பவ இடம்~இடம்
category=புகார் வகை~வகை
callback=திரும்ப அழைக்க வேண்டுமா~மறு அழைப்பு
''', '''
கவிதா முருகன்|09000 004412|kavitha@example.in|12, காந்தி தெரு, மதுரை|2026-07-21 09:40|பட்டாசு ஆலையில் வெடி விபத்து, ஆறு பேர் காயம்|சிவகாசி|விபத்து|ஆம்
செல்வராஜ் நடேசன்|+94 77 000 0187|selvaraj@example.lk|கோவில் வீதி 5, யாழ்ப்பாணம்|2026-07-22 17:25|கடற்படை எங்கள் படகை பறிமுதல் செய்தது, இரண்டு மீனவர்கள் காணவில்லை|பருத்தித்துறை|மீனவர்|இல்லை
மீனா பழனிசாமி|0421 000771|@meena_p|பனியன் காலனி, திருப்பூர்|2026-07-23 20:50|விடுதியில் பெண் தொழிலாளர்கள் வெளியே செல்ல அனுமதி இல்லை|திருப்பூர் நூற்பாலை|தொழிலாளர்|ஞாயிறு மட்டும்
''')
L('zh', '''
name=来电人姓名~姓名
phone=联系电话~手机号码
email=电子邮箱~邮箱
address=家庭住址~联系地址
date=来电日期~日期
time=来电时间~时间
text=反映内容~事件描述~情况说明
place=事发地点~地点
category=投诉类别~类型
callback=是否回访~需要回电
''', '''
王小梅|139 0000 0412|xiaomei@example.cn|河南省郑州市中原区桐柏路8号|2026-08-21 16:15|化工厂夜里排放黄色废水,下游的鱼全死了|贾鲁河中牟段|环境|是
李建国|+86 138 0000 0187|jianguo@example.com|四川省雅安市雨城区|2026-08-22 07:55|山体滑坡把公路埋了,一辆校车被困|国道318线|灾害|否
陈阿珠|0591-0000771|@chenazhu|福建省福州市台江区|2026-08-23 19:30|工头扣了三十个工人的身份证,不让离开工地|台江区工地|劳工|晚上七点以后
''')
L('ja', '''
name=通報者氏名~お名前
phone=電話番号~連絡先電話
email=メールアドレス~Eメール
address=住所~ご住所
date=受付日~日付
time=受付時刻~時刻
text=通報内容~相談内容~概要
place=発生場所~場所
category=相談区分~種別
callback=折り返し希望~折返し
''', '''
佐藤 美咲|090-0000-0412|misaki@example.jp|大阪府堺市北区長曽根町1-2-3|2026-11-21 18:20|隣の部屋から子どもの泣き声と物を投げる音が毎晩聞こえます|堺市の団地|虐待|希望する
髙橋 健一|+81 80 0000 0187|kenichi@example.com|石川県輪島市河井町|2026-11-22 04:35|余震で寺の屋根が落ち、二人が下敷きになっています|輪島市河井町の寺|災害|不要
グエン・ティ・ラン|06-0000-0771|@lan_ng|愛知県豊田市緑ヶ丘|2026-11-23 12:45|会社が実習生の旅券を取り上げ、残業代も払いません|豊田市の部品工場|労働|土曜の午前
''')
L('ko', '''
name=신고자 성명~이름
phone=전화번호~휴대폰
email=이메일~전자우편
address=주소~거주지 주소
date=접수일자~날짜
time=접수시각~시간
text=신고 내용~상담 내용
place=발생 장소~장소
category=신고 유형~분류
callback=회신 요청~다시 전화
''', '''
김서연|010-0000-0412|seoyeon@example.kr|경기도 안산시 단원구 원곡로 11|2026-12-21 09:05|공장 기숙사에 난방이 없어서 이주노동자들이 비닐을 덮고 잡니다|안산 반월공단|노동|예
박준호|+82 10 0000 0187|junho@example.com|강원도 속초시 바다길 7|2026-12-22 21:15|산불이 마을 쪽으로 번지고 노인들이 대피하지 못했습니다|고성군 토성면|재난|아니오
응우옌 티 흐엉|02-000-0771|@huong_nt|서울시 구로구 가마산로|2026-12-23 14:30|남편이 여권을 숨기고 밖에 나가지 못하게 합니다|구로구 아파트|가정폭력|낮에만
''')
EXTRA_HEADS = {  # heading-only languages
 'en': {'name': ['Caller name', 'Reported by'], 'phone': ['Phone no.', 'Contact number'], 'email': ['E-mail'], 'address': ['Home address'], 'date': ['Date of call', 'Occurred on'], 'time': ['Time of call'], 'text': ['What happened', 'Narrative', 'Details of complaint'], 'place': ['Location of incident', 'Where'], 'category': ['Nature of call', 'Offence type'], 'callback': ['Call back?', 'Wants follow-up'], 'handle': ['Twitter handle', 'Telegram username']},
 'bg': {'name': ['Име на обаждащия се'], 'phone': ['Телефонен номер'], 'email': ['Имейл адрес'], 'address': ['Домашен адрес'], 'date': ['Дата на обаждането'], 'time': ['Час'], 'text': ['Описание на случая'], 'place': ['Място на инцидента'], 'category': ['Вид сигнал'], 'callback': ['Да се върне обаждане']},
 'sr': {'name': ['Име и презиме', 'Ime i prezime'], 'phone': ['Број телефона', 'Broj telefona'], 'address': ['Адреса становања'], 'date': ['Датум позива', 'Datum poziva'], 'time': ['Време позива'], 'text': ['Опис догађаја', 'Opis događaja'], 'place': ['Место догађаја'], 'category': ['Врста пријаве'], 'callback': ['Позвати назад']},
 'vi': {'name': ['Họ và tên'], 'phone': ['Số điện thoại'], 'email': ['Địa chỉ email'], 'address': ['Địa chỉ nhà'], 'date': ['Ngày gọi'], 'time': ['Giờ gọi'], 'text': ['Nội dung phản ánh'], 'place': ['Nơi xảy ra'], 'category': ['Loại tố cáo'], 'callback': ['Gọi lại']},
 'id': {'name': ['Nama pelapor'], 'phone': ['Nomor telepon', 'No. HP'], 'email': ['Surel'], 'address': ['Alamat rumah'], 'date': ['Tanggal laporan'], 'time': ['Jam'], 'text': ['Uraian kejadian'], 'place': ['Tempat kejadian'], 'category': ['Jenis laporan'], 'callback': ['Telepon balik']},
 'th': {'name': ['ชื่อผู้แจ้ง'], 'phone': ['เบอร์โทรศัพท์'], 'email': ['อีเมล'], 'address': ['ที่อยู่'], 'date': ['วันที่แจ้ง'], 'time': ['เวลา'], 'text': ['รายละเอียดเหตุการณ์'], 'place': ['สถานที่เกิดเหตุ'], 'category': ['ประเภทเรื่อง'], 'callback': ['โทรกลับ']},
 'am': {'name': ['የደዋዩ ስም'], 'phone': ['ስልክ ቁጥር'], 'address': ['አድራሻ'], 'date': ['ቀን'], 'time': ['ሰዓት'], 'text': ['የክስተቱ ዝርዝር'], 'place': ['ቦታ'], 'category': ['የጥቆማ ዓይነት'], 'callback': ['ተመልሶ ይደወል']},
}
EXTRA_SAMPLES = {
 'en': dict(name=['Joan Whitlock', 'P. Okafor', 'Mrs D. Singh'], phone=['020 7946 0412', '07700 900187', '+44 1632 960771'], email=['joan@example.org', 'pokafor@example.com', 'dsingh@example.net'], address=['4 Marsh Lane, Hull', 'Flat 9, Ivy Court, Leeds', '22 High St'], date=['14/03/2026', '15-Mar-26', '2026-03-16'], time=['21:40', '7.05am', '1622'], text=['Two men threw stones at the clinic window', 'No water at the school since Monday', 'Neighbour shouts threats at night'], place=['Victoria Square', 'outside the depot', 'A63 westbound'], category=['Assault', 'Utilities', 'Threats'], callback=['Y', 'no', 'after 6pm'], handle=['@joanw', 't.me/pokafor', '@dsingh22']),
 'bg': dict(name=['Иванка Петрова', 'Георги Чолаков', 'Мария Ц.'], phone=['088 000 0412', '+359 87 000 0187', '02 000 771'], email=['iv@example.bg', 'g@example.com', 'm@example.net'], address=['ул. Роза 5, Варна', 'бул. България 10', 'с. Бяла'], date=['14.03.2026', '15.03.2026 г.', '16.3.26'], time=['21:40', '07:05 ч.', '16:22'], text=['Камъни по прозореца на лекарския кабинет', 'Училището е без вода', 'Съседът заплашва всяка нощ'], place=['пл. Независимост', 'до кметството', 'кв. Аспарухово'], category=['Нападение', 'Вода', 'Заплаха'], callback=['да', 'не', 'след 18 ч.']),
 'sr': dict(name=['Милица Јовић', 'Petar Šarić', 'Ана Ђ.'], phone=['060 000 0412', '+381 64 000 187', '011 000 771'], email=['m@example.rs', 'p@example.com', 'a@example.net'], address=['Цвијићева 5, Ниш', 'Šumska 8', 'Бор, Главна 2'], date=['14.03.2026.', '15.3.2026.', '16.03.26.'], time=['21:40', '07.05 ч', '16:22'], text=['Каменице на прозор амбуланте', 'Škola je bez vode', 'Сусед прети сваке ноћи'], place=['Трг краља', 'kod opštine', 'Бор'], category=['Напад', 'Voda', 'Претња'], callback=['да', 'ne', 'после 18']),
 'vi': dict(name=['Nguyễn Thị Hoa', 'Trần Văn Đức', 'Lê Ánh'], phone=['090 000 0412', '+84 91 000 0187', '024 000 771'], email=['hoa@example.vn', 'duc@example.com', 'anh@example.net'], address=['12 phố Huế, Hà Nội', 'Ấp 3, Cà Mau', '5 Lê Lợi'], date=['14/03/2026', '15-3-2026', '16/3/26'], time=['21:40', '7h05', '16 giờ 22'], text=['Công an đánh người bán hàng rong', 'Trường học mất nước', 'Hàng xóm đe dọa mỗi đêm'], place=['chợ Đồng Xuân', 'cổng trường', 'quận 5'], category=['Bạo lực', 'Nước', 'Đe dọa'], callback=['có', 'không', 'sau 18h']),
 'id': dict(name=['Siti Rahma', 'Budi Santoso', 'Ibu Wati'], phone=['0812 0000 0412', '+62 813 0000 187', '021 000771'], email=['siti@example.id', 'budi@example.com', 'wati@example.net'], address=['Jl. Melati 4, Bandung', 'Desa Suka RT 3', 'Jl. Anggrek'], date=['14/03/2026', '15 Maret 2026', '16-03-26'], time=['21.40', '07.05 WIB', '16:22'], text=['Jendela klinik dilempari batu', 'Sekolah tanpa air', 'Tetangga mengancam tiap malam'], place=['Alun-alun', 'dekat kantor desa', 'Pasar Baru'], category=['Kekerasan', 'Air', 'Ancaman'], callback=['ya', 'tidak', 'setelah jam 6']),
 'th': dict(name=['สมหญิง ใจดี', 'ประเสริฐ ทองดี', 'นางแก้ว'], phone=['081-000-0412', '+66 82 000 0187', '02-000-0771'], email=['s@example.th', 'p@example.com', 'k@example.net'], address=['12 ถ.สุขใจ เชียงใหม่', 'หมู่ 3 ต.ดอน', '5 ซ.ดี'], date=['14/03/2569', '15 มี.ค. 2569', '16/3/69'], time=['21.40 น.', '07:05', '16.22'], text=['มีคนขว้างหินใส่คลินิก', 'โรงเรียนไม่มีน้ำใช้', 'เพื่อนบ้านขู่ทุกคืน'], place=['ตลาดวโรรส', 'หน้าโรงเรียน', 'หมู่ 3'], category=['ทำร้ายร่างกาย', 'น้ำ', 'ข่มขู่'], callback=['ใช่', 'ไม่', 'หลังหกโมงเย็น']),
 'am': dict(name=['አልማዝ ከበደ', 'ዮሐንስ ተስፋዬ', 'ወ/ሮ ሰላም'], phone=['0911 000 412', '+251 92 000 0187', '011 000 771'], address=['ቦሌ ወረዳ 3', 'መቀሌ ቀበሌ 5', 'ባሕር ዳር'], date=['14/03/2026', '05/07/2018', '16-3-2026'], time=['21:40', 'ከጠዋቱ 1:05', '16:22'], text=['በክሊኒኩ መስኮት ላይ ድንጋይ ተወረወረ', 'ትምህርት ቤቱ ውሃ የለውም', 'ጎረቤት በየሌሊቱ ያስፈራራል'], place=['መስቀል አደባባይ', 'ቀበሌ ጽ/ቤት', 'ገበያ'], category=['ጥቃት', 'ውሃ', 'ዛቻ'], callback=['አዎ', 'አይ', 'ከ12 ሰዓት በኋላ']),
}
HANDLE = {  # heading for a social-media name
 'de': 'Telegram-Name', 'fr': "Pseudo (réseau social)", 'es': 'Usuario de Instagram', 'ru': 'Ник в Телеграме', 'uk': 'Нік у Телеграмі', 'tr': 'Kullanıcı adı', 'ar': 'اسم المستخدم', 'he': 'שם משתמש', 'fa': 'آیدی تلگرام', 'pl': 'Nazwa użytkownika', 'it': 'Nome utente', 'pt': 'Nome de utilizador', 'nl': 'Gebruikersnaam', 'sv': 'Användarnamn', 'ja': 'アカウント名', 'zh': '微信号', 'ko': '카카오톡 아이디', 'el': 'Όνομα χρήστη', 'hi': 'यूज़रनेम'}
