from lib import *
import datetime as D
# ---------- plain notes, first person
t="""ana Samir, w b7ki men Trablos. 3ndi khabar mhim: fi wa7ad b'7ayyna 3am y3llé2 soret el mokhtar w keteb ta7ta "day3et kbira w el 2abr zghir". Shefta embere7 5/3/2024 el sa3a 9 w noss bel leil.
Fikon t7kouni 3a 03 555 014 aw 3al signal nafs el ra2m."""
txt('arabizi_note.txt',t); G('arabizi_note.txt','note',I(t,['Samir','03 555 014'],'2024-03-05T21:30',s='Samir',lang='ar'),ambiguous_dates=True)
t="""My name's Folasade Whitcombe-Obi and I live at 14 Harrowgate Rise, Bristol BS99 4ZZ.
On Tuesday 12 March 2024 at ten to seven in the evening two men stood at the mosque railings on Stapleton Road filming people going in. One of them, a Darren Pugh who used to coach the under-12s, said "we know where your kids go to school".
Please don't ring the house. Ring me on oh seven seven double-oh, nine hundred, one four two — after six."""
txt('letter from a resident.txt',t,enc='cp1252'); G('letter from a resident.txt','note',I(t,['Folasade Whitcombe-Obi','14 Harrowgate Rise, Bristol BS99 4ZZ','oh seven seven double-oh, nine hundred, one four two'],'2024-03-12T18:50',s='Folasade Whitcombe-Obi'))
t="""c'est Karim au téléphone, celui de la mosquée rue Basse, je rappelle parce que personne m'a répondu. Hier jeudi 7 mars 2024 vers 14h05 on a retrouvé une tête de cochon devant la porte. C'est Jean-Luc Ferrand, le conseiller municipal, qui en rigolait sur Facebook le soir même.
vous pouvez joindre ma sœur Nawal au 06 39 98 41 07, moi j'ai plus de forfait"""
txt('msg_repondeur_08-03.txt',t); G('msg_repondeur_08-03.txt','voicemail text',I(t,['Karim','Nawal','06 39 98 41 07'],'2024-03-07T14:05',s='Karim',lang='fr'))
t="""أنا سامر الحلبي من سكان حي الميدان. يوم الثلاثاء ٥ آذار ٢٠٢٤ الساعة التاسعة والنصف مساءً دخلت مجموعة تابعة لـ"لجنة حماية الحي" إلى بيت جارنا المسيحي وقالوا له: معك أسبوع لتترك البيت.
الذي هددهم اسمه أبو عمر الدرعاوي وهو معروف.
رقمي ٠٩٤٤ ٥٥٥ ٠١٢ وعلى تلغرام @samer_midan55"""
txt('بلاغ.txt',t); G('بلاغ.txt','note',I(t,['سامر الحلبي','٠٩٤٤ ٥٥٥ ٠١٢','@samer_midan55'],'2024-03-05T21:30',s='سامر الحلبي',lang='ar'))
t="""אני דנה, מורה בבית ספר יסודי ביפו. ביום ג' כ"ה באדר א' תשפ"ד (5.3.2024) בשעה 08:15 ריססו על השער "מוות לערבים". השומר ראה את אלון ביטון, ראש הוועד, עומד שם.
אפשר לחזור אליי ל-050-555-0127 או לבעלי, יוסי, 052-5550133"""
txt('dana.txt',t,enc='utf-8-sig'); G('dana.txt','note',I(t,['דנה','050-555-0127','יוסי','052-5550133'],'2024-03-05T08:15',s='דנה',lang='he'))
t="""Notitie vrijwilliger telefoon — 6 maart 2024

Mevrouw belde vanochtend. Ze heet Ilse van der Kamp-Yıldız en woont aan de Lindegracht 212-3, Amsterdam. Gisteravond om half tien hebben drie jongens stenen tegen de ruit van de Turkse bakker gegooid en "weg met die lui" geroepen. Een van hen herkende ze: Sander Brouwer.
Terugbellen: 020 555 01 88, of mailen naar ilse.vdk@example.nl"""
txt('notitie_tel.md',t); G('notitie_tel.md','note',I('Mevrouw belde vanochtend. Ze heet Ilse van der Kamp-Yıldız en woont aan de Lindegracht 212-3, Amsterdam. Gisteravond om half tien hebben drie jongens stenen tegen de ruit van de Turkse bakker gegooid en "weg met die lui" geroepen. Een van hen herkende ze: Sander Brouwer.\nTerugbellen',['Ilse van der Kamp-Yıldız','Lindegracht 212-3, Amsterdam','020 555 01 88','ilse.vdk@example.nl'],'2024-03-05T21:30',s='Ilse van der Kamp-Yıldız',lang='nl'))
t="""Habari. Naitwa Mwanaidi Juma, niko Mwembe Tayari, Mombasa. Jana tarehe 4 Machi 2024 saa mbili usiku vijana walizunguka nyumba za Wakikuyu wakisema "mtarudi kwenu kabla ya Ijumaa". Kiongozi wao ni Hamisi Bakari, diwani wa zamani.
Nipigie kwa sifuri saba sifuri sifuri, tano tano tano, sifuri moja mbili. Asante."""
txt('ujumbe.txt',t); G('ujumbe.txt','note',I(t,['Mwanaidi Juma','sifuri saba sifuri sifuri, tano tano tano, sifuri moja mbili'],'2024-03-04T20:00',s='Mwanaidi Juma',lang='sw'))
t="""Magaceygu waa Xaliimo Cabdi Warsame. Waxaan ka soo hadlayaa Beledweyne. Shalay 11/03/2024, 4:40 galabnimo, niman hubaysan ayaa yiri "beeshan ha ka baxdo tuulada". Ninka hoggaaminayay waa Cali Gurey.
Walaalkay Maxamed ayaa taleefan haysta: +252 61 555 0199"""
txt('xaliimo.txt',t); G('xaliimo.txt','note',I(t,['Xaliimo Cabdi Warsame','Maxamed','+252 61 555 0199'],'2024-03-11T16:40',s='Xaliimo Cabdi Warsame',lang='so'),ambiguous_dates=True)
t="""ስሜ ትዕግስት አበበ ነው። የምኖረው በደሴ ከተማ ነው። በየካቲት 26 ቀን 2016 ዓ.ም. (March 5, 2024) ከምሽቱ 2 ሰዓት ላይ ወጣቶች የጎረቤቶቻችንን ቤት በድንጋይ ደብድበው "ከዚህ ውጡ" ብለዋል።
ስልክ፦ 0911 555 013"""
txt('tigist.txt',t); G('tigist.txt','note',I(t,['ትዕግስት አበበ','0911 555 013'],'2024-03-05T20:00',s='ትዕግስት አበበ',lang='am'))
t="""मेरा नाम सुनीता वर्मा है। मैं गली नंबर ७, मकान ३१/बी, करावल नगर में रहती हूँ। ५ मार्च २०२४ को शाम ७:२० बजे कुछ लड़के आए और बोले "इस गली में तुम लोगों की दुकान नहीं चलेगी"। उनका नेता राकेश त्यागी है, जो पार्षद है।
मेरे पति का नंबर: ९९९९५ ५५०१२"""
txt('शिकायत_5मार्च.txt',t); G('शिकायत_5मार्च.txt','note',I(t,['सुनीता वर्मा','गली नंबर ७, मकान ३१/बी, करावल नगर','९९९९५ ५५०१२'],'2024-03-05T19:20',s='सुनीता वर्मा',lang='hi'))
t="""আমি রহিমা খাতুন বলছি, রামু থেকে। গত ২১ ফাল্গুন ১৪৩০ (৫ মার্চ ২০২৪) রাত ৮টা ৪৫ মিনিটে মাইকে ঘোষণা দিয়ে বলা হয় "ওদের পাড়া জ্বালিয়ে দাও"। ঘোষণা দিয়েছে মৌলভী শফিক।
আমার ফোন ০১৭০০-৫৫৫০১৪, আমার নাম কাউকে বলবেন না।"""
txt('ramu.txt',t,enc='utf-16'); G('ramu.txt','note',I(t,['রহিমা খাতুন','০১৭০০-৫৫৫০১৪'],'2024-03-05T20:45',s='রহিমা খাতুন',lang='bn'))
t="""என் பெயர் செல்வி முருகேசன். முகவரி: 8/2 மாரியம்மன் கோவில் தெரு, தர்மபுரி. 05.03.2024 அன்று மாலை 6.10 மணிக்கு ஊர்த் தலைவர் கந்தசாமி "உங்க ஜாதி ஆளுங்க கிணத்துப் பக்கம் வரக்கூடாது" என்று மிரட்டினார்.
அழைக்க: 94440 55501"""
txt('selvi.txt',t); G('selvi.txt','note',I(t,['செல்வி முருகேசன்','8/2 மாரியம்மன் கோவில் தெரு, தர்மபுரி','94440 55501'],'2024-03-05T18:10',s='செல்வி முருகேசன்',lang='ta'))
t="""من نرگس محمدیان هستم از زاهدان. روز سه‌شنبه ۱۵ اسفند ۱۴۰۲ ساعت ۲۱:۱۰ چند لباس شخصی جلوی مسجد مکی گفتند «این دفعه با جنازه برمی‌گردید». فرمانده‌شان سرهنگ کیانی بود.
تماس فقط با واتس‌اپ: ۰۹۱۵ ۵۵۵ ۰۱ ۲۳"""
txt('گزارش_زاهدان.txt',t); G('گزارش_زاهدان.txt','note',I(t,['نرگس محمدیان','۰۹۱۵ ۵۵۵ ۰۱ ۲۳'],'2024-03-05T21:10',s='نرگس محمدیان',lang='fa'))
t="""میرا نام شازیہ پروین ہے، میں مکان نمبر 22، گلی 4، یوحنا آباد، لاہور سے بات کر رہی ہوں۔ 5 مارچ 2024 کو رات ساڑھے دس بجے مسجد کے لاؤڈ سپیکر سے کہا گیا کہ بستی خالی کرا لو۔ اعلان قاری نواز نے کیا۔
بھائی سے رابطہ کریں: 0300-5550142"""
txt('shazia.txt',t); G('shazia.txt','note',I(t,['شازیہ پروین','مکان نمبر 22، گلی 4، یوحنا آباد، لاہور','0300-5550142'],'2024-03-05T22:30',s='شازیہ پروین',lang='ur'))
t="""Ez Rojda Demir im, ji Qamişloyê dinivîsim. Roja 5ê Adara 2024an, saet 19:30, komek çekdar hatin taxa me û gotin "sibê kes li vir namîne". Serokê wan Ebû Leyla bû.
Telegram: @rojda_q24 — yan jî telefona diya min 0988 555 016"""
txt('rojda.txt',t); G('rojda.txt','note',I(t,['Rojda Demir','@rojda_q24','0988 555 016'],'2024-03-05T19:30',s='Rojda Demir',lang='ku'))
t="""Ես Անահիտ Սարգսյանն եմ, Գորիսից։ 2024 թ. մարտի 5-ին՝ ժամը 22։40-ին, երեք հոգի փախստականների տան պատին գրել են «գնացեք այստեղից»։ Նրանցից մեկը Վահե Մելիքյանն է՝ ավագանու անդամ։
Զանգահարեք ինձ՝ +374 55 550 142"""
txt('goris.txt',t); G('goris.txt','note',I(t,['Անահիտ Սարգսյան','+374 55 550 142'],'2024-03-05T22:40',s='Անահիտ Սարգսյան',lang='hy'))
t="""მე ვარ ნინო ჯაფარიძე, ვცხოვრობ ზუგდიდში, რუსთაველის 48, ბინა 6. 2024 წლის 5 მარტს, 18 საათსა და 25 წუთზე, მეზობლის სახლს ქვები დაუშინეს და უყვიროდნენ „წადით აქედან“. ლიდერი იყო გია თოდუა.
ტელ: 555 01 42 77"""
txt('nino_zugdidi.txt',t); G('nino_zugdidi.txt','note',I(t,['ნინო ჯაფარიძე','რუსთაველის 48, ბინა 6','555 01 42 77'],'2024-03-05T18:25',s='ნინო ჯაფარიძე',lang='ka'))
t="""Unë jam Arta Krasniqi nga Mitrovica. Të martën, më 5 mars 2024, në orën 20 e 15, një grup me maska hodhi gurë mbi autobusin e nxënësve dhe bërtiste "do t'ju djegim". Njëri ishte Milan Jović.
Më gjeni në Instagram: arta.kras_mi ose në nr. 044 555 013."""
txt('arta.txt',t); G('arta.txt','note',I(t,['Arta Krasniqi','arta.kras_mi','044 555 013'],'2024-03-05T20:15',s='Arta Krasniqi',lang='sq'))
t="""Ja sam Jelena, zovem iz Vukovara. U utorak 05.03.2024. u 17,45 h dvojica su kod škole vikala „srbe na vrbe“. Jednog znam, Tomislav Barić, redar na utakmicama.
Broj od mog strica: 091 / 555 - 01 - 27. Ja nemam mobitel."""
txt('poziv1.txt',t,enc='cp1250'); G('poziv1.txt','note',I(t,['Jelena','091 / 555 - 01 - 27'],'2024-03-05T17:45',s='Jelena',lang='hr'))
t="""我叫林淑芬，住在台中市北區健行路999巷12號5樓。民國113年3月5日晚上9點半，一群人在移工宿舍門口大喊「外勞滾回去」，帶頭的是立委助理陳國棟。
請打我先生的手機 0900-555-012，或加LINE：linsf_tc55"""
txt('陳情.txt',t); G('陳情.txt','note',I(t,['林淑芬','台中市北區健行路999巷12號5樓','0900-555-012','linsf_tc55'],'2024-03-05T21:30',s='林淑芬',lang='zh'))
t="""通報者：佐藤 美咲
連絡先：090-0000-5501（夜間のみ）
発生：令和６年３月５日（火）午後７時４０分ごろ
場所：川崎市 桜本の公園
内容：拡声器を持った男が「在日は出ていけ、次は火をつける」と叫んでいた。男は「日本浄化会」の幹部、黒田剛と名乗った。"""
txt('受付票.txt',t,enc='shift_jis'); G('受付票.txt','call sheet',I('場所：川崎市 桜本の公園\n内容：拡声器を持った男が「在日は出ていけ、次は火をつける」と叫んでいた。男は「日本浄化会」の幹部、黒田剛と名乗った。',['佐藤 美咲','090-0000-5501'],'2024-03-05T19:40',s='佐藤 美咲',lang='ja'))
t="""접수번호 24-0311
신고인: 박은지 (010-0000-5512)
일시: 2024년 3월 5일 오후 8시 5분
내용: 대림동 시장에서 유튜버 김도훈이 중국동포 상인들에게 "칼 맞기 싫으면 꺼져라"라고 소리치며 생방송을 했음.
비고: 신고인은 문자 연락을 원함."""
txt('접수.txt',t,enc='euc-kr'); G('접수.txt','call sheet',I('대림동 시장에서 유튜버 김도훈이 중국동포 상인들에게 "칼 맞기 싫으면 꺼져라"라고 소리치며 생방송을 했음.\n신고인은 문자 연락을 원함.',['박은지','010-0000-5512'],'2024-03-05T20:05',s='박은지',lang='ko'))
t="""Tôi tên là Nguyễn Thị Hạnh, nhà số 45/6 đường Y Wang, Buôn Ma Thuột. Lúc 19 giờ 15 ngày 5 tháng 3 năm 2024, trưởng thôn Lê Văn Tám dẫn người tới nói "người Thượng theo đạo thì cút khỏi buôn".
Xin gọi cho con gái tôi: 0900 555 017 (zalo cùng số)"""
txt('don_trinh_bao.txt',t); G('don_trinh_bao.txt','note',I(t,['Nguyễn Thị Hạnh','số 45/6 đường Y Wang, Buôn Ma Thuột','0900 555 017'],'2024-03-05T19:15',s='Nguyễn Thị Hạnh',lang='vi'))
t="""Saya Ketut Ayu Larasati, guru di Sigi. Hari Selasa, 5 Maret 2024 pukul 18.50 WITA ada sekitar 20 orang naik motor berteriak "bakar gereja itu". Yang memimpin Ustad Jafar dari Laskar Palu Raya.
Hubungi saya di WA nol delapan satu dua lima lima lima nol satu empat empat ya, jangan telepon sekolah."""
txt('laporan-larasati.txt',t); G('laporan-larasati.txt','note',I(t,['Ketut Ayu Larasati','nol delapan satu dua lima lima lima nol satu empat empat'],'2024-03-05T18:50+08:00',s='Ketut Ayu Larasati',lang='id'))
t="""Nazywam się Grażyna Pawłowska-Nkosi, Białystok, ul. Wymyślona 17 m. 4. We wtorek 5 marca 2024 r. o wpół do ósmej wieczorem na przystanku trzech chłopaków w szalikach biło czarnoskórego studenta. Krzyczeli „Polska dla Polaków". Jeden to Kamil Wrona, działacz ONW.
Proszę dzwonić do córki, 5 5 5 - 0 1 - 4 2 - 0 9"""
txt('zgłoszenie.txt',t,enc='cp1250'); G('zgłoszenie.txt','note',I(t,['Grażyna Pawłowska-Nkosi','ul. Wymyślona 17 m. 4','5 5 5 - 0 1 - 4 2 - 0 9'],'2024-03-05T19:30',s='Grażyna Pawłowska-Nkosi',lang='pl'))
# ---------- tables
R=[['Reģ','Who rang','Got them on','Day','Clock','What they told us','Town'],
['1','Mrs Odile Barnaby','020 7946 0121','3/13/2024','9:05 pm','Leaflets through doors naming the Patel shop: "take it back street by street"','Croydon'],
['2','(would not say)','-','3/4/2024','11:40 am','Man with a knife outside the Sikh temple shouting about "cleaning the street"','Southall'],
['3','Tunde & his aunt Bisi Alade','07700 900 318 / aunt: 07700 900 319','3/4/2024','7:15 pm','Neighbour Keith Marlow set his dog on them, said "go home"','Erith']]
csvf('log_march.csv',R); G('log_march.csv','csv call log',
 I(R[1][5]+'\nCroydon',['Mrs Odile Barnaby','020 7946 0121'],'2024-03-13T21:05',s='Mrs Odile Barnaby'),
 I(R[2][5]+'\nSouthall',[],'2024-03-04T11:40'),
 I(R[3][5]+'\nErith',['Tunde','Bisi Alade','07700 900 318','07700 900 319'],'2024-03-04T19:15',s='Tunde & his aunt Bisi Alade'),ambiguous_dates=False)
R=[['Telefonjournal Nachtschicht 05.03.2024'],[],['Uhr','Anrufer/in','Rückruf unter','Schilderung'],
['21 Uhr 15','Hr. Cem Özgül','030 23125 418','Vor dem Späti am Kotti drei Männer, Hitlergruß, „ihr seid als Nächste dran"'],
['22:40','Fr. Wiebke Hansen-Adu','hansen.adu@example.de','Brief im Kasten: „Volksverräterin". Absender angeblich Bürgerwehr Nordkiez, unterschrieben Uwe Stahlke'],
['23.55 h','anonym','keine','Brandgeruch im Treppenhaus der Unterkunft Hafenstraße'],
['Summe: 3 Anrufe']]
csvf('nacht.csv',R,';',enc='cp1252'); G('nacht.csv','csv call log',
 I(R[3][3],['Hr. Cem Özgül','030 23125 418'],'2024-03-05T21:15',s='Hr. Cem Özgül',lang='de'),
 I(R[4][3],['Fr. Wiebke Hansen-Adu','hansen.adu@example.de'],'2024-03-05T22:40',s='Fr. Wiebke Hansen-Adu',lang='de'),
 I(R[5][3],[],'2024-03-05T23:55',lang='de'),not_items=['Summe: 3 Anrufe'])
R=[['N°','Appelant','Joignable','Reçu','Récit'],
['47','Bénédicte Lazare','bene(point)lazare(at)example(point)fr','le 1er mars 2024, 8h','Tags « mort aux juifs » sur l’école Rachi, rue du Puits.'],
['48','M. Ousmane T.','01 99 00 47 12','le 2 mars 2024, 19h30','Contrôle violent par le brigadier Morel, gare de Creil.\nTrois témoins.'],
['49','','','le 2 mars 2024, 20h','Le père d’un élève, appelé Sylvie Roux au 06 39 98 00 51, dit que le tract vient du groupe « Terre Nôtre ».']]
R[3][4]="La mère d’un élève, Sylvie Roux, à rappeler au 06 39 98 00 51, dit que le tract vient du groupe « Terre Nôtre »."
csvf('registre.tsv',R,'\t'); G('registre.tsv','tsv register',
 I(R[1][4],['Bénédicte Lazare','bene(point)lazare(at)example(point)fr'],'2024-03-01T08:00',s='Bénédicte Lazare',lang='fr'),
 I(R[2][4],['M. Ousmane T.','01 99 00 47 12'],'2024-03-02T19:30',s='M. Ousmane T.',lang='fr'),
 I(R[3][4],['Sylvie Roux','06 39 98 00 51'],'2024-03-02T20:00',s='Sylvie Roux',lang='fr'))
xlsx('Meldungen_KW10.xlsx',{'KW 10':[['Meldestelle Süd – Woche 10/2024'],['Tag','Uhrzeit','gemeldet von','erreichbar','Was ist passiert?'],
 [D.date(2024,3,4),D.time(9,20),'Lieselotte Krämer','0171 39200 44','Hakenkreuz in die Bank vor dem Rathaus geritzt.'],
 [None,D.time(16,45),'dies., Nachbarin Frau Okoye','0171 39200 45','Zwei Jugendliche spuckten das Kind an: „N… raus".'],
 [D.date(2024,3,6),None,'Pfr. Matthias Grünwald','Pfarrhaus, Kirchplatz 3, 99998 Musterhausen','Drohmail an die Gemeinde, gezeichnet „Kameradschaft Unstrut".']]},
 merges=[('KW 10','A1:E1'),('KW 10','A3:A4')])
G('Meldungen_KW10.xlsx','xlsx register',I('Hakenkreuz in die Bank vor dem Rathaus geritzt.',['Lieselotte Krämer','0171 39200 44'],'2024-03-04T09:20',s='Lieselotte Krämer',lang='de'),
 I('Zwei Jugendliche spuckten das Kind an: „N… raus".',['Frau Okoye','0171 39200 45'],'2024-03-04T16:45',lang='de'),
 I('Drohmail an die Gemeinde, gezeichnet „Kameradschaft Unstrut".',['Pfr. Matthias Grünwald','Kirchplatz 3, 99998 Musterhausen'],'2024-03-06',s='Pfr. Matthias Grünwald',lang='de'))
xlsx('llamadas.xlsx',{'Hoja1':[['Fecha y hora','Quién llama','Dónde localizarla','Relato'],
 [D.datetime(2024,3,5,21,30),'Maite Etxeberria','+34 600 555 014','Pintadas en la puerta: «moros fuera». Firmado Frente Ibérico.'],
 [45357.8125,'José Ramón Quispe','jrq@correo-inventado.es','El dueño del bar, Paco Lillo, le negó la entrada «por indio».']]},inline=True)
G('llamadas.xlsx','xlsx register',I('Pintadas en la puerta: «moros fuera». Firmado Frente Ibérico.',['Maite Etxeberria','+34 600 555 014'],'2024-03-05T21:30',s='Maite Etxeberria',lang='es'),
 I('El dueño del bar, Paco Lillo, le negó la entrada «por indio».',['José Ramón Quispe','jrq@correo-inventado.es'],'2024-03-06T19:30',s='José Ramón Quispe',lang='es'))
ods('samtaler.ods',{'marts':[['Hvem ringede','Nummer','Dato','Kl.','Hændelse'],
 ['Birthe Skovgaard','32 55 50 14',D.date(2024,3,5),'kl. 21.30','Sten gennem ruden hos den syriske frisør i Vollsmose.'],
 ['Yusuf (vil ikke oplyse efternavn)','via Signal +45 20 55 50 17',D.date(2024,3,6),'kl. 7','Truet i bussen af Kim Bæk: "vi finder jer"']]})
G('samtaler.ods','ods register',I('Sten gennem ruden hos den syriske frisør i Vollsmose.',['Birthe Skovgaard','32 55 50 14'],'2024-03-05T21:30',s='Birthe Skovgaard',lang='da'),
 I('Truet i bussen af Kim Bæk: "vi finder jer"',['Yusuf','+45 20 55 50 17'],'2024-03-06T07:00',s='Yusuf (vil ikke oplyse efternavn)',lang='da'))
docx('skiftrapport.docx',['Överlämning natt → dag, 6 mars 2024','Bemanning: två personer. Lugnt till ca kl. 22.',
 [['Tid','Uppringare','Nås på','Händelse'],['22.10','Gun-Britt Åkerlund','08-465 004 12','Grannen Roger Dahl har satt upp en snara på trädet vid flyktingboendet.'],['23.45–00.20','Amir, 17 år','070-1740 633','Följd hem av en bil, två män ropade "nästa gång skjuter vi".']],
 'Kaffet är slut.'])
G('skiftrapport.docx','docx shift table',I('Grannen Roger Dahl har satt upp en snara på trädet vid flyktingboendet.',['Gun-Britt Åkerlund','08-465 004 12'],None,s='Gun-Britt Åkerlund',lang='sv'),
 I('Följd hem av en bil, två män ropade "nästa gång skjuter vi".',['Amir','070-1740 633'],None,s='Amir, 17 år',lang='sv'),)
GOLD[-1]['items'][0].update(time_local='2024-03-05T22:10',time_precision='minute');GOLD[-1]['items'][1].update(time_local='2024-03-05T23:45',time_precision='minute')
txt('reports_table.html','''<!doctype html><html lang="pt"><meta charset="utf-8"><title>Plantão</title><h2>Plantão de terça, 5 de março de 2024</h2>
<table border=1><tr><th>hora<th>denunciante<th>fone p/ retorno<th>ocorrido</tr>
<tr><td>14h05<td>Rosângela Quilombo dos Anjos<td>(11) 5550-1420<td>Vizinho pichou &ldquo;volta pra senzala&rdquo; no muro da creche.</tr>
<tr><td>17h50<td>Seu Valdir<td>recado com a filha Keila, (11) 95555-0143<td>Pastor Edir Moura ameaçou quebrar o terreiro &ldquo;at&eacute; domingo&rdquo;.</tr></table>
<p><small>Encerrado às 18h.</small></html>''')
G('reports_table.html','html table',I('Vizinho pichou “volta pra senzala” no muro da creche.',['Rosângela Quilombo dos Anjos','(11) 5550-1420'],'2024-03-05T14:05',s='Rosângela Quilombo dos Anjos',lang='pt'),
 I('Pastor Edir Moura ameaçou quebrar o terreiro “até domingo”.',['Valdir','Keila','(11) 95555-0143'],'2024-03-05T17:50',s='Seu Valdir',lang='pt'))
j=[{"soittaja":"Päivi Lehtonen-Said","puh":"09 4245 0142","aika":"5.3.2024 klo 21.30","kuvaus":"Moskeijan ikkunaan heitetty punaista maalia. Videolla näkyy Rajat Kiinni -ryhmän tunnus."},{"soittaja":None,"puh":"","aika":"6.3.2024 klo 6.05","kuvaus":"Mies bussissa 550: \"teidät pitäisi kaasuttaa\"."}]
txt('puhelut.json',json.dumps(j,ensure_ascii=False,indent=1)); G('puhelut.json','json list',I(j[0]['kuvaus'],['Päivi Lehtonen-Said','09 4245 0142'],'2024-03-05T21:30',s='Päivi Lehtonen-Said',lang='fi'),I(j[1]['kuvaus'],[],'2024-03-06T06:05',lang='fi'))
txt('hlaseni.xml','''<?xml version="1.0" encoding="windows-1250"?>
<denik den="5. března 2024">
 <hovor cas="8.25" volajici="Zdeňka Horáková" spojeni="+420 555 014 220"><popis>Na zastávce Lajtova nápis „cikáni do plynu“. Podepsáno Čistá ulice.</popis></hovor>
 <hovor cas="21.30" volajici="pan Tomáš" spojeni="tomas.g@example.cz"><popis>Soused Jiří Kubát střílel vzduchovkou po romských dětech.</popis></hovor>
</denik>''',enc='cp1250')
G('hlaseni.xml','xml records',I('Na zastávce Lajtova nápis „cikáni do plynu“. Podepsáno Čistá ulice.',['Zdeňka Horáková','+420 555 014 220'],'2024-03-05T08:25',s='Zdeňka Horáková',lang='cs'),
 I('Soused Jiří Kubát střílel vzduchovkou po romských dětech.',['Tomáš','tomas.g@example.cz'],'2024-03-05T21:30',s='pan Tomáš',lang='cs'))
txt('ugyelet.txt','''ÜGYELETI NAPLÓ

Bejelentő neve....: Szabóné Lakatos Ilona
Elérhetősége......: 06 1 555 0142
Mikor.............: 2024. március 5., kedd, este fél tíz
Mi történt........: A Fő utcán fáklyás menet, kántálták: „cigány, mész a föld alá”. A szónok Budai Gergő volt.

----

Bejelentő neve....: nem adta meg
Elérhetősége......: unokaöccse, Rácz Dezső – 06 20 555 0177
Mikor.............: 2024.03.06. 7:40
Mi történt........: Bekötött szemű kutyát akasztottak a kapura.
''')
G('ugyelet.txt','label blocks',I('A Fő utcán fáklyás menet, kántálták: „cigány, mész a föld alá”. A szónok Budai Gergő volt.',['Szabóné Lakatos Ilona','06 1 555 0142'],'2024-03-05T21:30',s='Szabóné Lakatos Ilona',lang='hu'),
 I('Bekötött szemű kutyát akasztottak a kapura.',['Rácz Dezső','06 20 555 0177'],'2024-03-06T07:40',lang='hu'))
txt('registru.md','''# Registru apeluri – 05.03.2024

| ora | cine a sunat | contact | pe scurt |
|---|---|---|---|
| 10:05 | Ionela Ciubotaru | 0700 555 014 | Primarul Gheorghe Stan a spus la ședință că „țiganii n-au ce căuta în sat". |
| 13.30 | dl. Farkas Attila | farkas.a@example.ro | Tricolor ars în fața școlii maghiare, lozinca „afară din țară". |

_Notă: la 15.00 s-a schimbat tura._
''')
G('registru.md','markdown table',I('Primarul Gheorghe Stan a spus la ședință că „țiganii n-au ce căuta în sat".',['Ionela Ciubotaru','0700 555 014'],'2024-03-05T10:05',s='Ionela Ciubotaru',lang='ro'),
 I('Tricolor ars în fața școlii maghiare, lozinca „afară din țară".',['Farkas Attila','farkas.a@example.ro'],'2024-03-05T13:30',s='dl. Farkas Attila',lang='ro'))
txt('дежурен.txt','''Дата        Час    Подател              За връзка        Съобщение
2024-03-05  18:20  Десислава Тонева     02 555 0142      Факелно шествие в Лозенец, викат „смърт за джендърите“.
2024-03-05  19:05  неизвестен           няма             Счупени стъкла на джамията, видян е Боян Расате-младши.
2024-03-06  00:15  г-н Мехмед Али       0888 555 017     Полицай Гошев отказал да приеме жалба.
''')
G('дежурен.txt','fixed width',I('Факелно шествие в Лозенец, викат „смърт за джендърите“.',['Десислава Тонева','02 555 0142'],'2024-03-05T18:20',s='Десислава Тонева',lang='bg'),
 I('Счупени стъкла на джамията, видян е Боян Расате-младши.',[],'2024-03-05T19:05',lang='bg'),I('Полицай Гошев отказал да приеме жалба.',['Мехмед Али','0888 555 017'],'2024-03-06T00:15',s='г-н Мехмед Али',lang='bg'))
R=[['Όνομα καλούντος','Τηλ.','Πότε','Περιστατικό'],['Βασιλική Παπαδάκη','210 555 0142','5/3/2024 9:30 μ.μ.','Ομάδα με μαύρα έσπασε μαγαζί Πακιστανών στη Νίκαια. Φώναζαν «αίμα τιμή».'],['κος Αμπντούλ','6955 550 133','28/2/2024 7:10 π.μ.','Ο εργοδότης Στέλιος Κάππας απείλησε με όπλο τους εργάτες γης.']]
csvf('κλήσεις.csv',R,';',enc='cp1253'); G('κλήσεις.csv','csv call log',I(R[1][3],['Βασιλική Παπαδάκη','210 555 0142'],'2024-03-05T21:30',s='Βασιλική Παπαδάκη',lang='el'),I(R[2][3],['Αμπντούλ','6955 550 133'],'2024-02-28T07:10',s='κος Αμπντούλ',lang='el'))
