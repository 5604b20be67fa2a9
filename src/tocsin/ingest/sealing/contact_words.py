"""Words that label a person's name, phone, address or the like in many languages, and those with which people tell of themselves."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tocsin.domain.name_words import NAME

_PERSON = """
кто_звонил кто_сообщил хто_телефон хто_дзвон who_called who_is_calling wer_ruft qui_appelle quien_llamo
caller calling reporter reporting_person reported_by informant complainant witness submitter submitted_by contact_person sender source
anrufer meldende melder hinweisgeber zeuge einsender absender appelant appelante declarant plaignant temoin expediteur signale_par
llamante llama denunciante informante testigo remitente quien_llama persona_que ligante chamador testemunha chiamante segnalante testimone mittente
beller inringare uppringare anmalare opkalder anmelder ringer innringer melderen getuige vittne soittaja ilmoittaja dzwoniac zglasza swiadek
volajic oznamovatel volajuc bejelent telefonalo hivo apelant reclamant arayan bildiren ihbar basvuran заявител звонивш звонящ абонент свидетел обратив
καλων заявник дзвінк дзвонив свідок обаждащ подател καλουντ καταγγελ المتصل المبلغ الشاكي المشتكي الشاهد مرسل تماس_گیرنده گزارش_دهنده شاکی کال_کرنے شکایت_کنندہ
המתקשר מתקשר הפונה פונה המדווח מתלונן 通報者 相談者 連絡者 氏 来电人 报案人 举报人 联系人 來電者 신고자 제보자 민원인 연락처_이름 कॉलर शिकायतकर्ता অভিযোগকারী কলার அழைப்பவர்
ผู้โทร ผู้แจ้ง nguoi_goi nguoi_bao mpigaji mtoa qofka soo_wacay pelapor penelepon tumatawag prijavitelj pozivatel klicatel prijavitel telefonues raportues ankues
skambin zvanit helistaja requester enquirer from author autor auteur user nick nickname screen_name poster member identity автор пользователь участник مؤلف کاتب
utilisateur usuario utente benutzer nutzer gebruiker uzytkownik uzivatel pouzivatel kullanici anvandare bruger bruker utilizador utilizator korisnik
felhasznalo kasutaja lietotajs користувач потребител корисник χρηστης المستخدم کاربر משתמש उपयोगकर्ता ผู้ใช้ 用户 用戶 사용자 ユーザー created_by createdby creator alias
"""
_PHONE = """
phone mobile mobil cell tel telef fon fone whatsapp signal viber gsm handy rufnummer nummer_zum movil celular telemovel cellular portable numero_d
numero_de_t puhelin kannykka komork telefon тел моб телефон номер_для τηλεφ κινητ هاتف جوال موبايل الجوال رقم_ال تلفن موبایل شماره فون نمبر טלפון נייד
電話 携帯 手机 电话 手機 전화 휴대폰 연락처 फोन फ़ोन मोबाइल ফোন মোবাইল தொலைபேசி கைபேசி ఫోన్ โทร เบอร์ dien_thoai sdt simu nambari lambar taleef telepon
nomor celulari numri cislo_na kapcsolat kontakt contact contato contatto contacto recapito callback_number ring_back_no номер_тел ስልክ հեռախոս ტელეფონ
"""
_EMAIL = """
mail email courriel correo posta_elek eposta e_posta sahkoposti почт пошт имейл ел_адрес بريد ایمیل ای_میل דואל דוא_ל אימייל メール 邮箱 電郵 电子邮 이메일 ईमेल ইমেইল மின்னஞ்சல்
อีเมล barua_pepe iimeel surel ηλεκτρονικ ηλ_ταχ post_elettron handle username user_name login telegram_id social messenger account_name facebook instagram
"""
_ADDRESS = """
address adresse adress adres endereco morada direccion domicil residen indirizzo anschrift wohn bostad bopael bopel hemadress lakcim lakohely cim osoite
woonplaats cinwaan anwani makazi адрес жительств проживан мешкан домашн διευθυνση κατοικια عنوان السكن نشانی آدرس منزل پتہ رہائش כתובת מגורים 住所 地址 住址 주소 거주
पता ঠিকানা முகவரி చిరునామా ที่อยู่ dia_chi alamat tirahan naslov bydliste bydlisk prebivali prebivalis vendbanim adresa aadress adrese adresas አድራሻ հասցե მისამართ
strasse street ulica улица вулиц postcode postal zip_code plz
"""
_OTHER = """
building gebaude edificio batiment gebouw budynek budova epulet cladire здание будівля сграда зграда bina مبنى ساختمان בניין 建物 建筑 건물
location place_of location_of lieu emplacement paikka misto mesto miejsc hely helyszin locul loc_ lugar luogo local_do plaats plats sted stad_ standort vendndodh goob mahali
yer konum место місце місцев τοπος τοποθεσια مكان موقع محل مقام جگہ מקום 場所 地点 地點 장소 स्थान জায়গা স্থান இடம் สถานที่ noi_xay lokasi tempat lokacia vieta viet asukoht koht
vendi_i vendi_ngjarj ngjarj localitate localidad localite locatie lokacija מיקום שכונה
category kategor type typ_ tip_ tipo tipus tip art_ soort status vrsta druh rodzaj lloj סוג نوع قسم प्रकार श्रेणी ধরন வகை ประเภท loai jenis aina
nooca laji slag вид_ тип категор виды είδος κατηγορ 类别 類別 种类 種類 種別 分類 分类 유형 분류 종류
suspect suspected perpetrator accused offender tater beschuldig verdacht auteur_des sospech imputad agresor sospett dader gjerning misstank подозр обвиняем нарушит
مشتبه الجاني متهم 容疑 嫌疑 가해 company organi firma verein group gruppe channel kanal site website url link file_name filename file_path datei fichier subject betreff objet project title titre
event incident vorfall place ort_des lieu_de lieu_du lugar_de luogo_de city stadt ville desk operator agent handler taken_by aufgenommen staff worker institution
entered_by logged_by recorded_by received_by handled_by answered_by entgegengenommen notiert erfasst eingetragen bearbeite opgenomen genoteerd aangenomen ingevoerd
geregistreerd note_par saisi_par recu_par pris_par enregistre traite_par registrado anotado atendido recibido_por tomado_por ricevuto registrato annotato raccolto_da recebido_por
mottagen_av mottatt_av modtaget_af registrert registreret registrerad kirjannut vastaanott przyjal odebral zapisal prijal zapsal primio preluat inregistrat felvette rogzit
принял записал зарегистр прийняв kaydeden teslim_alan استلم المستلم
vorfall tatort olay събит происшеств события події места_ حادث الحادث الواقعة واقعه 現場 事件 案发 사건 घटना ঘটনা நிகழ்வு tempat_kej dhacdada
"""
_OTHER_PERSONS = """
attacker aggressor assailant culprit leader landlord angreifer anfuhrer radelsfuhrer agresseur meneur presume agresor cabecilla aggressore aggressor capo aanvaller daders
sprawc podejrz napastnik pachatel podezrel utocnik tettes tamado agresorul faptas нападавш напавш преступник подозреваем нападник кривдник підозрюван
saldirgan supheli المعتدي المهاجم المشتبه התוקף תוקף החשוד مهاجم mshukiwa mshambuliaji pelaku garningsman garningsmann gerningsmand epailty napadac
victim opfer victime victima vittima slachtoffer ofiara obet жертв потерпевш ضحية الضحية נפגע target zielperson
"""
_OTHER_PLACES = """
mosque moschee mosquee mezquita moschea moskee meczet mesita mecset moschei мечет мечіт cami caminin المسجد مسجد מסגד המסגד synagog sinagog בית_כנסת
church kirche eglise iglesia chiesa kerk kosciol kostel templom biserica церк kilise كنيسة الكنيسة כנסייה igreja kirkko kyrka
school schule ecole escuela scuola szkol skol iskola scoala школ okul المدرسة مدرسة בית_ספר escola koulu skole
shop laden geschaft boutique magasin tienda negozio winkel sklep obchod bolt magazin магазин dukkan المحل متجر חנות loja kauppa butik
hostel wohnheim asylheim fluchtlingsheim foyer centro osrod ubytovn szallo camin общежит гуртожит yurt مخيم ملجأ מעון abrigo hotel restaurant
"""
_EVENT = """
crime crimes offense offence offenses offences incident incidents violation violations charge charges nature problem issue event events
straftat delikt vorfall ereignis infraction incidente infracción delito evento reato incydent przestępstwo преступление происшествие olay
"""
_CLOSINGS = """
yours sincerely regards best_regards kind_regards yours_truly yours_faithfully respectfully with_thanks many_thanks best_wishes
mit_freundlichen freundliche_gruss viele_gruss herzliche_gruss hochachtungsvoll cordialement bien_a_vous salutations veuillez_agreer sinceres
un_saludo saludos atentamente cordiales cordialmente atenciosamente cumprimentos melhores_cumprimentos obrigad cordiali_saluti distinti_saluti
met_vriendelijke vriendelijke_groet hoogachtend groeten med_vanlig vanliga_halsning halsningar med_venlig venlig_hilsen hilsen ystavallisin
terveisin z_powazaniem pozdrawiam s_pozdravem s_pozdravom udvozlettel tisztelettel cu_stima cu_respect saygilarimla saygilar selamlar
с_уважением с_почтением з_повагою с_поштовањем с_уважение με_εκτιμηση με_τιμη مع_التحية تحياتي مع_خالص وتفضلوا با_احترام با_تشکر والسلام فقط
בברכה בכבוד תודה_רבה 敬具 よろしく 此致 敬上 谢谢 감사합니다 드림 올림 धन्यवाद सादर ধন্যবাদ বিনীত நன்றி இப்படிக்கு ขอแสดงความ ด้วยความเคารพ tran_trong hormat_kami
wako salamu me_respekt pershendetje lugupidamisega ar_cienu pagarbiai s_postovanjem lep_pozdrav mahadsanid ከሰላምታ
"""
_INTRODUCTIONS = """
my name is | my names | gave name | gave name as | gave the name | surname is | surname's | achternaam | achternaam is | nachname ist | mi apellido es | il mio cognome è | моя фамилия | my name's | my name\u2019s | i am called | ich heiße | mein name ist | je m'appelle | je m\u2019appelle | mon nom est | me llamo | mi nombre es | mi chiamo
il mio nome è | o meu nome é | meu nome é | chamo-me | me chamo | ik heet | mijn naam is | jag heter | mitt namn är | jeg heter | jeg hedder
mit navn er | nazywam się | jmenuji se | volám sa | zovem se | a nevem | mă numesc | numele meu este | меня зовут | мене звати | казвам се
με λένε | ονομάζομαι | benim adım | اسمي | إسمي | نام من | نامم | se présente comme | wird genannt | me chamam | me dicen | man nennt mich | call me | representó como | представилась | представился | представилася | שמי | קוראים לי | আমার নাম | என் பெயர் | tên tôi là | nama saya | jina langu ni
unë quhem | minu nimi on | mani sauc | mano vardas | magacaygu waa | ang pangalan ko ay | ako si | nimeni on | adım | adim | ismim | quhem | naitwa | λέγομαι | mam na imię
tôi tên là | tên là | em tên là | mình tên là | nama gue | namaku | jina langu naitwa | mimi naitwa | ime mi je | moje ime je | moje ime | moje jméno je | moje meno je
ajo emri im është | emri im është | emri im | navê min | nave min | ناوم | ناوی من | اسمى | ana ismi | ismi | mənim adım | mening ismim | менің атым | իմ անունն է | անունս
ჩემი სახელია | მე მქვია | მქვია | ስሜ | ስመይ | my names are | name's | voornaam is | numele e | mă cheamă | ma cheama | me cheama | ma numesc
minu nimi | mans vārds ir | mani sauc | vardas | मम नाम | माझे नाव | મારું નામ | ਮੇਰਾ ਨਾਮ | నా పేరు | എന്റെ പേര് | ನನ್ನ ಹೆಸರು | මගේ නම | मेरो नाम | ชื่อ | ฉันชื่อ | ผมชื่อ | ดิฉันชื่อ
"""
_REPORTED_BY = """
the source is | source is | the caller is | caller is | caller was | the informant is | reported by | called in by | phoned in by | the witness is
die quelle ist | quelle ist | anruferin ist | anrufer ist | anruferin war | anrufer war | gemeldet von | gemeldet hat | die hinweisgeberin ist
der hinweisgeber ist | la source est | l'appelante est | l'appelant est | signalé par | le témoin est | la fuente es | la denunciante es | el denunciante es
avisó | llamó la señora | llamó el señor | denunciado por | la fonte è | segnalato da | chiamante è | a fonte é | a denunciante é | denunciado por | relatado por
de bron is | bron is | gemeld door | de beller is | beller is | källan är | anmält av | kilden er | meldt av | anmeldt af | źródłem jest | zgłosiła | zgłosił
zdrojem je | nahlásil | nahlásila | sursa este | sesizat de | a bejelentő | источник это | сообщила | сообщил | звонила | звонил | повідомила | повідомив
дзвонила | дзвонив | soitti | dzwoniła | dzwonił | zadzwoniła | zadzwonił | volala | a sunat | подзвонила | подзвонив | позвонила | позвонил | πηγή είναι | κάλεσε ο | κάλεσε η | kaynak | ihbar eden | arayan kişi | المصدر هو | المصدر هي | المتصل هو | المتصلة هي | اتصلت | اتصلت السيدة | اتصل السيد | اتصل الأخ | اتصلت الأخت | اتصل بنا | اتصلت بنا | تواصل معنا | تواصلت معنا | أبلغنا السيد | أبلغتنا السيدة | منبع
"""
_NAMED_BY_OTHERS = """
name is | name was | called herself | called himself | calls herself | calls himself | dice di essere | zei dat hij | zei dat ze | zegt dat hij | zegt dat ze | nennt sich | kallar sig | kalder sig
she is called | he is called | her name is | his name is | name given | gave her name as | gave his name as | gives her name as | gives his name as
ze heet | zij heet | hij heet | sie heißt | er heißt | heißt | elle s'appelle | il s'appelle | elle s\u2019appelle | il s\u2019appelle | se llama | si chiama
chama-se | se chama | hon heter | han heter | hun hedder | han hedder | hun heter | han heter | hänen nimensä on | nazywa się | jmenuje se | volá sa
её зовут | ее зовут | его зовут | її звати | його звати | казва се | зове се | zove se | τη λένε | τον λένε | adı | ismi | اسمها | اسمه | إسمها | نامش | اسمش
שמה | שמו | उनका नाम | उसका नाम | তার নাম | pangalan niya ay | jina lake | magaceedu waa | magaciisu waa | quhet | 名前は | o cheamă | îl cheamă | a neve
"""
_LIVES = """
woont | wonend | wohnt | wohnhaft | lives at | lives in | lives on | living at | resides at | residing at | of no | habite | demeurant | domiciliée | domicilié | vive en | residente en
abita in | abita a | residente in | residente a | mora na | mora no | mora em | reside na | residente na | bor på | bor i | bor ved | asuu | mieszka | zam | bydlí | býva | stanuje
živi u | živi na | lakik | lakcím | locuiește | живёт | живет | проживает | мешкає | живее | живи | μένει | κατοικεί | oturuyor | يسكن | تسكن | ساكن | گھر | גר ב | גרה ב | anaishi
banon | tinggal di | nhà số | nhà ở số | nhà | ở số
"""
_RANG = """
rang rung ring call phone telephon telefon beld belt gebeld bell rief ruft anruf angerufen gemeldet meldet appel contact llam chiam ligou liga telefonou ring ringde ringte
ringer soitt soitta dzwon zadzwon vola zavola zvala zvao hivott hiv telefonal sunat suna звон дзвон обад позв καλεσε τηλεφων arad ariyor اتصل اتصلت تماس זנג התקשר מתקשר
कॉल फोन ফোন mpig piga amepiga soo_wac tumawag menelepon goi telefono
"""
_FIRST_PERSON = """
i am | i'm | i\u2019m | ik ben | ich bin | je suis | soy | yo soy | io sono | sono | sou o | sou a | eu sou | ben
jag är | jeg er | minä olen | olen | jestem | ja jestem | jsem | já jsem | som | eu sunt | sunt | ja sam
zovem se | я | я - | я \u2014 | аз съм | jas sum | είμαι ο | είμαι η | είμαι | ma olen | es esmu | aš esu | unë jam | une jam | mimi ni | ana | soc la | soc en | soc | sóc la | sóc en | sóc | ég heiti | ég er | eg heiti | eg er | si | ni | naam hai | mē dukem | aniga | waxaan ahay | aniga oo ah | saya | aku | tôi là | em là | mình là | ako si | ako po si
men | mən | мен | мын | მე ვარ | მე | ես | ես եմ | እኔ
"""
_AT_THE_START = """
this is | im | its | it's | c'est | c\u2019est | bu ben | è | it is | speaking is | you are speaking to | you're speaking with | u spreekt met | je spreekt met | met | hier is | hier
hier spricht | hier ist | am apparat ist | sie sprechen mit | ici | habla | le habla | parla | fala | daqui fala | aqui é
här är | her er | tässä on | tu mówi | z tej strony | mówi | tu | tady | tady je | aici | la telefon | ovdje | ovde | это | вас беспокоит
говорит | здесь | говорить | тук е | εδώ | εδώ ο | εδώ η | معك | معكم | معاك | מדבר | מדברת | כאן | this one is
"""
_AT_THE_END = """
here | speaking | calling | on the line | hier | aan de lijn | aan de telefoon | am apparat | spricht | à l'appareil | à l\u2019appareil | al habla
all'apparecchio | här | her | vagyok | beszélek | på tråden | haluaisi puhua | üzerinden arıyorum | arıyor | هستم | صحبت می‌کنم
"""
_ASKED_FOR = """
ask for | please call | please ring | please phone | please contact | call | ring | phone | contact person | contact | speak to | my contact is | bel | vraag naar
graag bellen naar | contactpersoon | contact opnemen met | neem contact op met | bitte anrufen | rufen sie bitte | rufen sie | bitte rufen sie | fragen sie nach
verlangen sie | ansprechpartner | ansprechpartnerin | ansprechpartner ist | ansprechpartnerin ist | ansprechperson | kontaktperson | appelez | rappelez
demandez | demander | contactez | contacter | personne à contacter | personne de contact | llame a | llamar a | pregunte por | preguntar por | contactar con
persona de contacto | chiamate | chiamare | richiamare | chiedere di | persona di contatto | referente | ligue para | ligar para | perguntar por
pessoa de contacto | pessoa de contato | ring till | fråga efter | kontakta | spør etter | spørg efter | kontakt | yhteyshenkilö | kysykää | zadzwonić do
proszę dzwonić do | osoba kontaktowa | kontaktní osoba | kapcsolattartó | persoană de contact | позвоните | спросите | контактное лицо | контактна особа
позвънете на | лице за контакт | υπεύθυνος επικοινωνίας | irtibat kişisi | arayın | osoba za kontakt
"""
_GOES_ON = """
from of and at on in back here speaking calling or who the my van uit en op aan terug hier an aus von und unter zurück de du des et sur à au y del en al
dal da di e do da com och från på fra og og på z ze w i pod na iz и из на с ve den dan ja from, من في از در
"""
_GREETINGS = """
hello hi hey dear good morning afternoon evening sir madam please yes ok so well hallo goedemorgen goedemiddag goedenavond goedendag goeiemorgen goeiemiddag
dag graag alstublieft ja guten tag morgen abend grüß gott moin servus bitte bonjour bonsoir allô allo oui s'il vous plaît madame monsieur buenos buenas días
tardes noches hola sí buongiorno buonasera pronto sì bom dia boa tarde noite olá alô iyi günler merhaba selam alo selamün aleyküm hej hejsan god goddag morgon
kväll hei moi päivää huomenta dzień dobry wieczór halo cześć dobrý den ahoj prosím jó napot kívánok bună ziua alo dobar dan добрый день вечер доброе утро
yeah yep um uh er hm erm ähm äh öh eh euh ehm pues bueno ну алё эм ee yy
здравствуйте алло добрий добър ден γεια σας καλημέρα καλησπέρα السلام عليكم مرحبا سلام שלום hoi oi ciao salut привет
"""
_NO_NAMES = """
muslim muslima muslime moslim moslima christian christ christin jew jewish jude jüdin jood joods joodse juif juive musulman musulmane judío judía ebreo ebrea
hindu sikh citizen resident staatsbürger staatsbürgerin british english american european german deutscher deutsche dutch nederlander french français française
عارف عارفة شايف شايفة فاهم رايح راجع ساكن ساكنة عايش عايشة خايف خايفة متأكد متأكدة آسف مسلم مسلمة مسيحي يهودي عربي مواطن عاوز عايز قاعد شاهد
north south east west monday tuesday wednesday thursday friday saturday sunday street road bridge mosque synagogue church school station police
"""
_HOMES = """
i live at | i live in | i live on | i'm living at | i am living at | i reside at | my address is | my home address is | my home is at | we live at
we live in
ich wohne | wir wohnen | meine adresse ist | meine anschrift ist | meine adresse lautet | ich lebe in
j'habite | j\u2019habite | nous habitons | mon adresse est | je vis au | je vis à | je demeure | ik woon | wij wonen | we wonen | mijn adres is
vivo en | vivimos en | mi dirección es | resido en | mi domicilio es | vivo in | abito in | abito a | abito al | il mio indirizzo è | abitiamo in
moro na | moro no | moro em | vivo na | vivo no | vivo em | o meu endereço é | meu endereço é | a minha morada é | resido na
jag bor | vi bor | min adress är | jeg bor | min adresse er | asun osoitteessa | osoitteeni on
mieszkam | mój adres to | mój adres | bydlím | moje adresa je | bývam | moja adresa je | živim u | živim na | stanujem | a címem
locuiesc | adresa mea este | stau pe | я живу | мы живём | мы живем | я проживаю | мой адрес | живу по адресу | проживаю по адресу
я мешкаю | моя адреса | я живу за адресою | живея на | адресът ми е | живим у | моја адреса је
μένω | κατοικώ | η διεύθυνσή μου είναι | adresim | ev adresim | أسكن في | أعيش في | أقيم في | عنواني | آدرس من | نشانی من | אני גר ב | אני גרה ב | הכתובת שלי
मेरा पता | আমার ঠিকানা | tôi sống ở | địa chỉ của tôi | alamat saya | naishi | unë banoj | ma elan | es dzīvoju | aš gyvenu
"""
_STREETS = """
rue avenue av boulevard bd place allée chemin impasse quai route cours via viale piazza corso vicolo calle avenida plaza paseo carrer rua travessa praça
largo estrada ulica ul aleja al plac pl улица улице ул вулиця вулиці вул проспект пр переулок пер площадь пл бульвар дом д бул ulice ulici str strada
شارع عمارة بناية حارة زقاق خیابان کوچه پلاک رحوب רחוב שדרות סמטת ул. вул. просп. хутор allée impasse c/ corso vicolo sk. cd. sokağı caddesi
đường phố ngõ hẻm jalan jl lorong gang kampung kg mtaa soi apto apartado bât dept wohnung
straße strasse weg gade gata vej gate ulita street road st rd lane nr no numéro número numero nº n° calea bulevardul sokak cadde cad mah bis ter
"""
_LINKS = """
in at near on of the de la le les du des d' di del della do da dos das te van den der bei am im an à a w na v u i y
"""
_DURATIONS = """
jahr monat woche tag stund minut kilometer km meter person kind min year month week day hour mile metre people children kid floor jaar maand dagen uur
an ans mois semaine jour heure anos años meses dias días anni mesi giorni år lat godz лет год месяц дн км метр
"""
_PLACEHOLDER_WORDS = """
anonymous | anon | unknown | none | n a | na | nobody | no name | noname | not given | not stated | not known | withheld | number withheld | private
private number | hidden | secret | confidential | undisclosed | مجهول الهوية | deleted account | deleted | removed | caller | no caller id | restricted | redacted
anonym | anonyme | anonymer anrufer | unbekannt | keine angabe | k a | ohne namen | unterdrückt | geheim | nicht genannt | vertraulich | gelöscht | niemand
inconnu | inconnue | masqué | numéro masqué | secret | confidentiel | non communiqué | sans nom | anonimo | anónimo | anônimo | desconocido | desconhecido
oculto | privado | secreto | sin nombre | sem nome | reservado | sconosciuto | ignoto | nascosto | segreto | riservato | anoniem | onbekend | geheim nummer
verborgen | afgeschermd | anonymt | okänd | ukjent | ukendt | hemlig | skjult | hemligt nummer | nimetön | tuntematon | salainen | anonyymi
anonimowy | anonimowa | nieznany | nieznana | ukryty | zastrzeżony | tajne | anonymní | neznámý | skrytý | neznámy | utajený | anonimni | nepoznat | nepoznato
skriven | tajno | névtelen | ismeretlen | rejtett | titkos | titkolt | anonim | necunoscut | ascuns | secret | i panjohur | fshehur | anonīms | nezināms | slaptas
nežinomas | tundmatu | varjatud | gizli | gizli numara | isimsiz | bilinmiyor | bilinmeyen | adı yok | anonim arayan | naməlum
аноним | анонимно | неизвестно | неизвестный | неизвестен | скрыт | скрыто | скрытый номер | номер скрыт | секрет | анонім | невідомо | невідомий | приховано
прихований | скрит | непознат | непознато | скривен | анонимен | ανωνυμοσ | ανώνυμος | ανώνυμη | άγνωστος | άγνωστο | κρυφό | απόκρυφο | απόρρητο
مجهول | مجهولة | غير معروف | مخفي | سري | رقم خاص | بدون اسم | لا يوجد | ناشناس | نامشخص | پنهان | مخفی | نامعلوم | گمنام | אנונימי | אנונימית | עלום שם | לא ידוע | חסוי | מוסתר
अज्ञात | गुमनाम | गुप्त | অজ্ঞাত | অজানা | গোপন | 匿名 | 未知 | 不明 | 保密 | 隐藏 | 名無し | 名無しさん | 非通知 | 익명 | 비공개 | 발신자표시제한 | ไม่ระบุ | ไม่ทราบ | นิรนาม | ẩn danh | không rõ | giấu tên
tidak diketahui | anonim | rahasia | tanpa nama | hakutaja jina | hajulikani | bila jina | siri | haijulikani | walang pangalan | hindi nagpakilala
"""
TITLES = (
    "Frau|Herr|Mr|Mrs|Ms|Miss|Mme|Madame|Mlle|Monsieur|M|Sra|Sr|Srta|Señora|Señor|Dona|Senhor|Senhora|Sig|Sig\\.ra|Signora|Signor|Mevrouw|Mevr|Dhr|Meneer|Fru"
    "|Fröken|Hr|Rouva|Pani|Pan|Paní|Pán|Gospođa|Gospodin|Doamna|Domnul|Госпожа|Господин|Пані|Пан|Г-жа|Г-н|Κυρία|Κύριος|Bayan|Bay|السيدة|السيد|Bibi|Bi|Bwana|Ibu|Bapak|Bu|Pak|Puan|Encik|Cik|Tuan|Seu|Don|Doña|Dra?|Prof|Sir|Auntie|Uncle|Aunt|Tante|Onkel|Sister|Brother|Father|Rev"
)
"""Titles before the names of people, as a part of a regular expression."""
_WORDS = {"email": _EMAIL, "phone": _PHONE, "address": _ADDRESS, "name": NAME, "person": _PERSON}
LABEL_WORDS = 4
"""Most words of a heading that labels a contact whatever its values are. A longer one is a question or a sentence."""
ASKS = ("?", "\uff1f", "\u061f")
"""Ends of headings that are questions, as in surveys."""
_SHORT = 4
_SPLIT = re.compile(r"[\W_]+")
_NO_WORD = re.compile(r"[^\w'\u2019\u0300-\u036f\u0900-\u0963\u0966-\u109f-]+")
"""All but letters, digits and the vowel signs of Indian scripts, which belong to their words and are no letters to ``\\w``."""
_ASCII_WORDS = {code: " " if _NO_WORD.match(chr(code)) else chr(code).lower() for code in range(128)}
"""The same for texts in ASCII: what each character becomes."""


def fold(text: str) -> str:
    """Return the words of a heading without accents and case, joined by underscores."""
    if text.isascii():
        return _SPLIT.sub("_", text.lower()).strip("_")
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if unicodedata.category(letter) != "Mn")
    return _SPLIT.sub("_", plain.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("æ", "ae").replace("đ", "d")).strip("_")


@lru_cache(4)
def lowered(text: str) -> str:
    """Return a text in lower case. The capital I of Turkish, which becomes two letters, is one."""
    return text.replace("\u0130", "i").lower()


@lru_cache(4)
def words_in(text: str) -> frozenset[str]:
    """Return the words of a text in lower case. Several readers ask for those of one text, one after another."""
    if text.isascii():
        return frozenset(text.translate(_ASCII_WORDS).split())  # several times as fast as an expression
    return frozenset(_NO_WORD.split(lowered(text)))


@lru_cache(1 << 12)
def labels_other(heading: str) -> bool:
    """Tell whether a heading labels something else than the source: a place, a suspect, a category, a file."""
    return _has(fold(heading), _OTHER_STEMS)


@lru_cache(1 << 12)
def contact_role(heading: str) -> str:
    """Return ``name``, ``phone``, ``email`` or ``address`` when a heading labels one of the source, else an empty string."""
    folded = fold(heading)
    if not folded or len(folded) > 80 or _has(folded, _OTHER_STEMS):
        return ""
    role = next((role for role, stems in _STEMS.items() if _has(folded, stems)), "")
    return "name" if role == "person" else role


@lru_cache(1 << 12)
def is_question(heading: str) -> bool:
    """Tell whether a heading is a question or a sentence, as in surveys, of which every word may matter to its answers."""
    return any(sign in heading for sign in ASKS) or fold(heading).count("_") >= LABEL_WORDS


@lru_cache(1 << 12)
def is_placeholder(value: str) -> bool:
    """Tell whether a value says in any of the usual languages that a name or number is hidden, unknown or not stated."""
    return not any(map(str.isalnum, value)) or fold(value) in _PLACEHOLDERS


@lru_cache(1 << 12)
def tells_of_call(word: str) -> bool:
    """Tell whether a word is one for ringing somebody up. Short stems are whole words."""
    folded = fold(word)
    return any(folded == stem if len(stem) < _SHORT or stem in _WHOLE else folded.startswith(stem) for stem in _RANG_STEMS)


@lru_cache(1 << 12)
def names_accused(word: str) -> bool:
    """Tell whether a word calls somebody of whom desks are warned, such as an attacker or a leader."""
    return _has(fold(word), _ACCUSED_STEMS)


@lru_cache(1 << 12)
def is_gathering_place(word: str) -> bool:
    """Tell whether a word is one for a place that many use, such as a mosque, a school or a hostel, of which warnings tell."""
    return _has(fold(word), _GATHERING_STEMS)


def _has(folded: str, stems: tuple[str, ...]) -> bool:
    """Tell whether a stem begins a word of the heading. In scripts without spaces it may stand anywhere, short Latin ones must be whole."""
    padded = f"_{folded}_"
    return any(_begins(padded, stem) for stem in stems)


def _begins(padded: str, stem: str) -> bool:
    if (not stem.isascii() and ord(stem[0]) > 0x0E00) or "\u0900" <= stem[0] <= "\u0e7f":
        return stem in padded
    return f"_{stem}_" in padded if len(stem) < _SHORT else f"_{stem}" in padded or f"{stem}_" in padded


def _folded(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(word) for word in words.split() if fold(word)))


def listed(words: str) -> tuple[str, ...]:
    """Return the words and phrases that lines and bars divide."""
    return tuple(word.strip() for word in words.replace("\n", "|").split("|") if word.strip())


_PLACEHOLDERS = frozenset(fold(words) for words in _PLACEHOLDER_WORDS.replace("\n", "|").split("|") if words.strip())
_STEMS = {role: _folded(words) for role, words in _WORDS.items()}
_OTHER_STEMS = _folded(_OTHER + _OTHER_PERSONS + _OTHER_PLACES)
_ACCUSED_STEMS = _folded(_OTHER_PERSONS.partition("victim")[0])
_GATHERING_STEMS = _folded(
    "\n".join(line for line in _OTHER_PLACES.splitlines() if not line.startswith("shop")) + " azc camp lager refugee asyl"
)
EVENT_WORDS = frozenset(_EVENT.split())
"""Words in headings that say what happened, such as the offence."""
CLOSINGS = _folded(_CLOSINGS)
"""Words that begin the last line of a letter, above the name."""
INTRODUCTIONS = listed(_INTRODUCTIONS)
"""Words in lower case with which people say their own names."""
REPORTED_BY = listed(_REPORTED_BY)
"""Words in lower case with which a person who writes down a warning names its source."""
NAMED_BY_OTHERS = listed(_NAMED_BY_OTHERS)
"""Words in lower case with which a person who writes down a call says how the caller is called."""
LIVES = listed(_LIVES)
"""Words in lower case before the address at which a caller lives, as another person writes it down."""
_RANG_STEMS = _folded(_RANG)
_WHOLE = frozenset(["call", "ring", "bell", "hivott", "liga", "goi", "vola", "phone", "sunat"])
FIRST_PERSON = listed(_FIRST_PERSON)
"""Words in lower case that begin a sentence in which the writer may say their own name."""
AT_THE_START = listed(_AT_THE_START)
"""Words in lower case with which a caller begins, before their own name. Later in a text they may speak of anybody."""
AT_THE_END = listed(_AT_THE_END)
"""Words in lower case behind the name with which a caller begins."""
ASKED_FOR = listed(_ASKED_FOR)
"""Words in lower case that begin a sentence, before the name of the person to ring back."""
GOES_ON = frozenset(_GOES_ON.split())
"""Words in lower case that may follow a name of which a sentence goes on."""
GREETINGS = frozenset(_GREETINGS.split())
"""Words in lower case that may stand before what a caller says first."""
NO_NAMES = frozenset(_NO_NAMES.split())
"""Words in lower case that people and places are described by, and that stand in capitals like names."""
HOMES = listed(_HOMES)
"""Words in lower case before the address at which the writer of a text lives."""
STREETS = frozenset(_STREETS.split())
"""Words of streets that may stand in lower case before a name or a number."""
ADDRESS_LINKS = frozenset(_LINKS.split())
"""Short words in lower case within an address."""
DURATIONS = tuple(word if len(word) >= _SHORT else f"{word}_" for word in _folded(_DURATIONS))
"""Stems of what is counted behind a number that is none of a house, short ones followed by an underscore."""
