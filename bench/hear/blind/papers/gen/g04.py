# free text logs, hand-overs, transcripts, minutes, calendars
from common import *

F('night_log.txt', 'night log over midnight', '''NIGHT LOG  Friday 9 Feb 2024  desk: J

2130 on shift, read hand-over
2214 f, older, Perpetua Oakshott (rings often). Skinheads drinking at the Cable St memorial, one has an axe
2350 same caller. they've gone
0017 male, wouldn't say. "Tell the Sikh lads at Fenwick Motors that Darren Mosscrop has their address"
0140 --
0305 Perpetua again, 07700 900818, heard a bang. Bin alight by memorial
0600 off
''', [
 I(['Skinheads drinking at the Cable St memorial, one has an axe'], '2024-02-09T22:14', 'Perpetua Oakshott', show=['Cable St memorial']),
 I("they've gone", '2024-02-09T23:50'),
 I(['Tell the Sikh lads at Fenwick Motors that Darren Mosscrop has their address'], '2024-02-10T00:17', show=['Darren Mosscrop', 'Fenwick Motors']),
 I(['heard a bang. Bin alight by memorial'], '2024-02-10T03:05', 'Perpetua', ['07700 900818'], show=['memorial'])], 'en', rest=['on shift, read hand-over'])

F('uebergabe.txt', 'shift handover with bullets', '''Übergabe Früh -> Spät, Do 16.05.24

offen:
  * 6.40 h Hausmeister Alfons Wieczorkowski (0176 04069011): Hakenkreuz in der Turnhalle der Erich-Mühsam-Schule
  * ca. 9 Uhr, Frau ohne Namen: Ihr Sohn Leon weiß, dass Maik Rottenbacher ein Messer mitbringt
      - sie will nicht, dass er erfährt, dass sie angerufen hat
erledigt:
  - 10:15 falscher Alarm Bushaltestelle, war ein Filmteam
  - 11:30 Rückruf Wieczorkowski: schon überstrichen
sonst: Kaffee ist alle
''', [
 I('Hakenkreuz in der Turnhalle der Erich-Mühsam-Schule', '2024-05-16T06:40', 'Alfons Wieczorkowski', ['0176 04069011'], show=['Erich-Mühsam-Schule']),
 I(['weiß, dass Maik Rottenbacher ein Messer mitbringt', 'sie will nicht, dass er erfährt, dass sie angerufen hat'], '2024-05-16T09', None, ['Leon'], show=['Maik Rottenbacher']),
 I('falscher Alarm Bushaltestelle, war ein Filmteam', '2024-05-16T10:15'),
 I('schon überstrichen', '2024-05-16T11:30', 'Wieczorkowski')], 'de', rest=['Kaffee ist alle'])

F('parahuri.txt', 'list by the hour under date headings', '''ΤΡΙΤΗ 12/3/2024
10.15 Η κα Ευανθία Μπουρλέσα: πέταξαν μπογιές στο τζαμί της οδού Μύλων
18.40 Ανώνυμος: ο Σταμάτης Κορακίδης λέει πως θα "καθαρίσει" τον καταυλισμό

ΤΕΤΑΡΤΗ 13/3/2024
00.25 Η κα Μπουρλέσα ξανά: άκουσε πυροβολισμό
08.00 Ήσυχα.
''', [
 I('πέταξαν μπογιές στο τζαμί της οδού Μύλων', '2024-03-12T10:15', 'Ευανθία Μπουρλέσα', show=['τζαμί της οδού Μύλων']),
 I(['ο Σταμάτης Κορακίδης λέει πως θα', 'καθαρίσει', 'τον καταυλισμό'], '2024-03-12T18:40', show=['Σταμάτης Κορακίδης', 'καταυλισμό']),
 I('άκουσε πυροβολισμό', '2024-03-13T00:25', 'Μπουρλέσα'),
 I('Ήσυχα', '2024-03-13T08:00', optional=True)], 'el')

F('answering_machine.txt', 'answering machine transcript', '''TAPE 3 SIDE A - messages left Sat 24/08/2024, typed up by volunteer

[beep] Saturday, seven forty-two pm.
Uh hello it's Rosalind Thackwray here, number oh seven seven double-oh nine double-oh eight two six, um, there's a fella on Crown Street telling everyone he'll (inaudible) the mosque. His name's Terry Bagshot. Okay. Bye.

[beep] Saturday, eight oh five pm.
(music) ... wrong number sorry love.

[beep] Saturday, eleven fifty-eight pm.
You lot at the hotline are next. Crown Street first then you.
[end of tape]
''', [
 I(["there's a fella on Crown Street telling everyone he'll (inaudible) the mosque. His name's Terry Bagshot."], '2024-08-24T19:42', 'Rosalind Thackwray', ['oh seven seven double-oh nine double-oh eight two six'], show=['Terry Bagshot', 'Crown Street']),
 I('wrong number sorry love.', '2024-08-24T20:05'),
 I('You lot at the hotline are next. Crown Street first then you.', '2024-08-24T23:58', show=['Crown Street'])], 'en', unread=['(inaudible) and (music) are marks of the typist'], hostile=True)

F('meeting_minutes.txt', 'meeting minutes', '''MIONTUAIRISCÍ
Coiste Sábháilteachta, 18 Meán Fómhair 2024, 7.30 i.n.
I láthair: Bríd Ní Mhaoldoraidh (cathaoirleach), Cathal, Oisín

1. Leithscéalta: Sorcha.
2. Bagairtí: Dúirt bean an tsiopa, Peigí Uí Ghallachóir, gur phéinteáil duine éigin "amach libh" ar dhoras an ionaid tearmainn ar maidin ar 8.20.
3. Chuala Oisín go bhfuil Fiachra Mac Giolla Rua ag bailiú petril.
4. An chéad chruinniú eile: 2 Deireadh Fómhair.
''', [
 I(['gur phéinteáil duine éigin', 'amach libh', 'ar dhoras an ionaid tearmainn ar maidin ar 8.20'], '2024-09-18T08:20', 'Peigí Uí Ghallachóir', show=['ionaid tearmainn']),
 I('go bhfuil Fiachra Mac Giolla Rua ag bailiú petril.', '2024-09-18', 'Oisín', show=['Fiachra Mac Giolla Rua'], also_ok_time=[None, '2024-09-18T19:30'])], 'ga', rest=['Coiste Sábháilteachta', 'An chéad chruinniú eile: 2 Deireadh Fómhair.'])

F('hours_in_words.txt', 'log, hours in words', '''Wednesday the third of July 2024

Quarter past eight in the morning. Ambrose Kettlewell rang about slashed tyres on the synagogue minibus.
Half past noon. A girl says Shane Purvess showed her a pistol behind Marlow Baths.
Ten to midnight. Mr Kettlewell: minibus now on fire.
''', [
 I('rang about slashed tyres on the synagogue minibus.', '2024-07-03T08:15', 'Ambrose Kettlewell', show=['synagogue minibus']),
 I('A girl says Shane Purvess showed her a pistol behind Marlow Baths.', '2024-07-03T12:30', show=['Shane Purvess', 'Marlow Baths']),
 I('minibus now on fire.', '2024-07-03T23:50', 'Kettlewell')], 'en')

F('stunden_in_worten.txt', 'log, hours in words, german halves', '''Montag, 8. Juli 2024
halb acht abends: Frau Gerlinde Strohmaier meldet Parolen am Asylheim Kreuzäcker
dreiviertel zehn abends: ein Herr sagt, Egon Huttenlocher habe Benzin gekauft
Mitternacht: nichts Neues
''', [
 I('meldet Parolen am Asylheim Kreuzäcker', '2024-07-08T19:30', 'Gerlinde Strohmaier', show=['Asylheim Kreuzäcker']),
 I('ein Herr sagt, Egon Huttenlocher habe Benzin gekauft', '2024-07-08T21:45', show=['Egon Huttenlocher']),
 I('nichts Neues', '2024-07-09T00:00', optional=True, also_ok_time=['2024-07-08', '2024-07-08T24:00'])], 'de')

F('daftar_jalali.txt', 'log, Solar Hijri dates, Persian digits', '''دفتر تلفن‌های خط کمک
۱۴۰۳/۰۱/۱۵ ساعت ۲۱:۴۰ — خانم مهرانگیز دیلمی: روی دیوار مدرسهٔ افغان‌ها نوشته‌اند «می‌سوزانیم»
۱۴۰۳/۰۱/۱۶ ساعت ۰۰:۱۰ — ناشناس: مردی به نام کامبیز زرگوش به کتابفروشی سپیده سنگ زد
تلفن تماس خانم دیلمی: ۰۲۱-۵۵۵-۰۱۳۴
''', [
 I('روی دیوار مدرسهٔ افغان‌ها نوشته‌اند «می‌سوزانیم»', '2024-04-03T21:40', 'مهرانگیز دیلمی', ['۰۲۱-۵۵۵-۰۱۳۴', 'دیلمی'], show=['مدرسهٔ افغان‌ها']),
 I('مردی به نام کامبیز زرگوش به کتابفروشی سپیده سنگ زد', '2024-04-04T00:10', show=['کامبیز زرگوش', 'کتابفروشی سپیده'])], 'fa')

F('yoman_ivri.txt', 'log, Hebrew calendar beside Gregorian', '''יומן משמרת
יום חמישי, כ"ז באדר א' תשפ"ד (7 במרץ 2024)
• 08:50 – התקשרה נחמה צדקיהו. מישהו ריסס על הכנסייה "בקרוב"
• 23:15 – הודעה קולית, קול של גבר: "אני אביחי דרוקר ואני בא למסגד עם אקדח"
''', [
 I(['מישהו ריסס על הכנסייה', 'בקרוב'], '2024-03-07T08:50', 'נחמה צדקיהו', show=['הכנסייה']),
 I('אני אביחי דרוקר ואני בא למסגד עם אקדח', '2024-03-07T23:15', show=['אביחי דרוקר', 'למסגד'])], 'he')

F('amharic_log.txt', 'log, Ethiopian calendar', '''የስልክ መዝገብ
መጋቢት 5 ቀን 2016 ዓ.ም. ጠዋት 3 ሰዓት — ወ/ሮ አልማዝ ገብረየስ፦ በመስጊዱ በር ላይ የዛቻ ወረቀት ተለጥፏል
መጋቢት 6 ቀን 2016 ዓ.ም. ማታ 2 ሰዓት — ስሙን ያልገለጸ፦ ደምሴ ወርቅነህ ቤተ ክርስቲያኑን አቃጥላለሁ ብሏል
''', [
 I('በመስጊዱ በር ላይ የዛቻ ወረቀት ተለጥፏል', '2024-03-14', 'አልማዝ ገብረየስ', show=['በመስጊዱ'], also_ok_time=['2024-03-14T09', '2024-03-14T09:00']),
 I('ደምሴ ወርቅነህ ቤተ ክርስቲያኑን አቃጥላለሁ ብሏል', '2024-03-15', show=['ደምሴ ወርቅነህ'], also_ok_time=['2024-03-15T20', '2024-03-15T20:00'])], 'am')

F('hindi_register.txt', 'log, Devanagari digits', '''हेल्पलाइन रजिस्टर — दिनांक ०५/०६/२०२४
समय १०:३५ | सूचना देने वाली: कमलेश देवी टम्टा | पड़ोसी भूरेलाल खटाणा ने दलित बस्ती जलाने की धमकी दी
समय २२:५० | सूचना देने वाला: गुमनाम | मस्जिद के बाहर तलवारें लिए लोग नारे लगा रहे हैं
''', [
 I('पड़ोसी भूरेलाल खटाणा ने दलित बस्ती जलाने की धमकी दी', '2024-06-05T10:35', 'कमलेश देवी टम्टा', show=['भूरेलाल खटाणा', 'दलित बस्ती'], also_ok_time=['2024-05-06T10:35']),
 I('मस्जिद के बाहर तलवारें लिए लोग नारे लगा रहे हैं', '2024-06-05T22:50', show=['मस्जिद'], also_ok_time=['2024-05-06T22:50'])], 'hi')

F('bangla_khata.txt', 'log, Bengali digits', '''তারিখ: ১২/০৮/২০২৪
সকাল ৯:২০ – শেফালি বাড়ৈ ফোনে জানান, মন্দিরের গেটে লাল কালিতে হুমকি লেখা
রাত ১১:০৫ – নাম বলেননি, খালেক মৃধা নাকি জেলেপাড়ায় আগুন দেবে
''', [
 I('মন্দিরের গেটে লাল কালিতে হুমকি লেখা', '2024-08-12T09:20', 'শেফালি বাড়ৈ', show=['মন্দিরের'], also_ok_time=['2024-12-08T09:20']),
 I('খালেক মৃধা নাকি জেলেপাড়ায় আগুন দেবে', '2024-08-12T23:05', show=['খালেক মৃধা', 'জেলেপাড়ায়'], also_ok_time=['2024-12-08T23:05'])], 'bn')

F('urdu_note.txt', 'log, Urdu', '''تاریخ: 23 مارچ 2024
شام 7:30 — رابعہ قزلباش نے بتایا کہ امام بارگاہ کے باہر موٹر سائیکل سوار دھمکیاں دے رہے ہیں
رات 11:45 — نامعلوم کال: جبار تنولی گرجا گھر پر حملے کی بات کر رہا تھا
''', [
 I('امام بارگاہ کے باہر موٹر سائیکل سوار دھمکیاں دے رہے ہیں', '2024-03-23T19:30', 'رابعہ قزلباش', show=['امام بارگاہ']),
 I('جبار تنولی گرجا گھر پر حملے کی بات کر رہا تھا', '2024-03-23T23:45', show=['جبار تنولی', 'گرجا گھر'])], 'ur')

F('tamil_kurippu.txt', 'log, Tamil', '''உதவி எண் பதிவு, 14-04-2024
09:10 அழைத்தவர்: செல்வநாயகி பொன்னுரங்கம். பள்ளிவாசல் சுவரில் மிரட்டல் எழுதியுள்ளனர்.
21:25 அழைத்தவர்: பெயர் சொல்லவில்லை. வேலுச்சாமி என்பவன் சேரியை கொளுத்துவேன் என்றான்.
''', [
 I('பள்ளிவாசல் சுவரில் மிரட்டல் எழுதியுள்ளனர்.', '2024-04-14T09:10', 'செல்வநாயகி பொன்னுரங்கம்', show=['பள்ளிவாசல்']),
 I('வேலுச்சாமி என்பவன் சேரியை கொளுத்துவேன் என்றான்.', '2024-04-14T21:25', show=['வேலுச்சாமி', 'சேரியை'])], 'ta')

F('swahili_daftari.txt', 'log, Swahili', '''DAFTARI LA SIMU - Jumamosi 10 Agosti 2024
saa 08:15: Mama Zawadi Mwakitalu amesema vijana wanatishia kuchoma duka la Wasomali
saa 20:40: mtu asiyejulikana: Juma Kiberenge ana panga, anakwenda kanisani
saa 21:00: Mama Zawadi tena, polisi wamefika
''', [
 I('vijana wanatishia kuchoma duka la Wasomali', '2024-08-10T08:15', 'Zawadi Mwakitalu', ['Zawadi'], show=['duka la Wasomali']),
 I('Juma Kiberenge ana panga, anakwenda kanisani', '2024-08-10T20:40', show=['Juma Kiberenge', 'kanisani']),
 I('polisi wamefika', '2024-08-10T21:00', None, ['Zawadi'])], 'sw')

F('watch_officer.org', 'org-mode log', '''#+TITLE: Shift book
#+AUTHOR: desk

* <2024-05-27 Mon>
** 07:55 Caller :phone:
   :PROPERTIES:
   :CALLER: Ingram Sallow
   :NUMBER: 07700 900864
   :END:
   Two men measured the school fence, one said "Friday".
** TODO 13:10 Walk-in
   Says her boss Clive Undershaw keeps grenades at Bramble Farm.
* <2024-05-28 Tue>
** 00:05 Caller
   Hung up twice.
# private: walk-in was Tilda from the bakery
''', [
 I(['Two men measured the school fence, one said', 'Friday'], '2024-05-27T07:55', 'Ingram Sallow', ['07700 900864'], show=['school fence']),
 I('Says her boss Clive Undershaw keeps grenades at Bramble Farm.', '2024-05-27T13:10', None, ['Tilda'], show=['Clive Undershaw', 'Bramble Farm']),
 I('Hung up twice.', '2024-05-28T00:05')], 'en', seal_extra=['Tilda'])

F('incident.adoc', 'asciidoc log with table', '''= Piketdienst wijk Zuid
:date: 2024-06-30

== 30 juni 2024

[cols="1,2,4"]
|===
|Tijd |Melder |Melding

|21:15
|Fatoumata Kloosterboer
|Poging tot brandstichting bij de opvang Het Anker

|22:02
|onbekend, tip van haar zwager Kees
|Ronnie Vlasblom zegt dat hij "klaar is met die lui"
|===
''', [
 I('Poging tot brandstichting bij de opvang Het Anker', '2024-06-30T21:15', 'Fatoumata Kloosterboer', show=['Het Anker']),
 I(['Ronnie Vlasblom zegt dat hij', 'klaar is met die lui'], '2024-06-30T22:02', None, ['Kees'], show=['Ronnie Vlasblom'])], 'nl')

F('zpiteri.txt', 'log, Georgian', '''2024 წლის 17 მაისი, პარასკევი
14:05 დარეკა ქალბატონმა მზევინარ ქობულაძემ: აქციაზე ქვებს აგროვებენ
16:30 ანონიმი: ვინმე ზურიკო ბაღათურია ემუქრება ოფისს თავისუფლების ქუჩაზე
''', [
 I('აქციაზე ქვებს აგროვებენ', '2024-05-17T14:05', 'მზევინარ ქობულაძემ'),
 I('ვინმე ზურიკო ბაღათურია ემუქრება ოფისს თავისუფლების ქუჩაზე', '2024-05-17T16:30', show=['ზურიკო ბაღათურია', 'თავისუფლების ქუჩაზე'])], 'ka')

F('matyan.txt', 'log, Armenian', '''Հերթապահի մատյան, 24.04.2024
10:40 Զանգեց Սաթենիկ Վարդումյանը. եկեղեցու պատին սպառնալիք են գրել
19:15 Անանուն. Ռուբիկ Ծատրյանը սպառնում է այրել կենտրոնը
''', [
 I('եկեղեցու պատին սպառնալիք են գրել', '2024-04-24T10:40', 'Սաթենիկ Վարդումյանը', show=['եկեղեցու']),
 I('Ռուբիկ Ծատրյանը սպառնում է այրել կենտրոնը', '2024-04-24T19:15', show=['Ռուբիկ Ծատրյանը'])], 'hy')

F('zurnalas_lt.txt', 'log, Lithuanian, zone named', '''Budėjimo žurnalas (laikas: UTC+3)
2024 m. liepos 6 d.
  18:45 – skambino Birutė Žvirblytė: prie mečetės numesta kiaulės galva
  23:59 – SMS iš nežinomo: „Algis Strazdelis ruošia sprogmenį“
2024 m. liepos 7 d.
  00:30 – tylu
''', [
 I('prie mečetės numesta kiaulės galva', '2024-07-06T18:45+03:00', 'Birutė Žvirblytė', show=['mečetės']),
 I('Algis Strazdelis ruošia sprogmenį', '2024-07-06T23:59+03:00', show=['Algis Strazdelis']),
 I('tylu', '2024-07-07T00:30+03:00', optional=True)], 'lt')

F('zurnals_lv.txt', 'log, Latvian, date at end of line', '''Sociālā dienesta piezīmes
Zvanīja Austra Dzintarkalne, pie sinagogas kāds fotografē bērnus (3.10.2024. plkst. 13.15)
Nezināms: Gunārs Vilkupe sola nodedzināt bēgļu mitekli (3.10.2024. plkst. 22.40)
''', [
 I('pie sinagogas kāds fotografē bērnus', '2024-10-03T13:15', 'Austra Dzintarkalne', show=['sinagogas']),
 I('Gunārs Vilkupe sola nodedzināt bēgļu mitekli', '2024-10-03T22:40', show=['Gunārs Vilkupe', 'bēgļu mitekli'])], 'lv')

F('dnevnik_sr.txt', 'log, Serbian cyrillic', '''ДНЕВНИК ДЕЖУРСТВА
Петак, 28. јун 2024.
19,20 ч. Јавила се Радмила Шкипина: каменују азилни центар
21,05 ч. Непознат глас: „Ја сам Ненад Врањеш и доћи ћу у џамију“
Субота, 29. јун 2024.
01,30 ч. Шкипина: све мирно
''', [
 I('каменују азилни центар', '2024-06-28T19:20', 'Радмила Шкипина', show=['азилни центар']),
 I('Ја сам Ненад Врањеш и доћи ћу у џамију', '2024-06-28T21:05', show=['Ненад Врањеш', 'џамију']),
 I('све мирно', '2024-06-29T01:30', 'Шкипина')], 'sr')

F('libri_sq.txt', 'log, Albanian, letters as numbers', '''Libri i thirrjeve - e hënë, 4 nëntor 2024
a) ora 9:45 - Lumturije Gjonpali: dikush hodhi gurë te xhamia e re
b) ora 17:20 - pa emër: Bledar Kthupi thotë se do t'i vërë flakën kampit
''', [
 I('dikush hodhi gurë te xhamia e re', '2024-11-04T09:45', 'Lumturije Gjonpali', show=['xhamia e re']),
 I("Bledar Kthupi thotë se do t'i vërë flakën kampit", '2024-11-04T17:20', show=['Bledar Kthupi', 'kampit'])], 'sq')

F('vaktbok_is.txt', 'log, Icelandic', '''Vaktbók, fimmtudagur 1. ágúst 2024
kl. 21:10 hringdi Steinunn Hraunfjörð. Hópur með kylfur við moskuna.
kl. 23:45 nafnlaust símtal. Þorgils Bárðdal ætlar að kveikja í gistiskýlinu.
''', [
 I('Hópur með kylfur við moskuna.', '2024-08-01T21:10', 'Steinunn Hraunfjörð', show=['moskuna']),
 I('Þorgils Bárðdal ætlar að kveikja í gistiskýlinu.', '2024-08-01T23:45', show=['Þorgils Bárðdal', 'gistiskýlinu'])], 'is')

F('liburua_eu.txt', 'log, Basque, year first', '''2024ko urriaren 12a
9:30etan Maddalen Otxandategik deitu du: pintada mehatxagarria ikastolan
22:15ean izenik gabe: Gorka Larrabeiti labanarekin dabil jaietan
''', [
 I('pintada mehatxagarria ikastolan', '2024-10-12T09:30', 'Maddalen Otxandategik', ['Maddalen Otxandategi'], show=['ikastolan']),
 I('Gorka Larrabeiti labanarekin dabil jaietan', '2024-10-12T22:15', show=['Gorka Larrabeiti'])], 'eu')
GOLD[-1]['items'][0]['seal'] = ['Maddalen Otxandategi']; GOLD[-1]['items'][0]['sender'] = 'Maddalen Otxandategi'

F('kwayyirin.txt', 'log, Maltese', '''Ktieb tat-telefonati, l-Erbgħa 29 ta' Mejju 2024
08:25 ċemplet Ġużeppina Buttiġiegħ: kitbu "barra" mal-ħajt taċ-ċentru
19:50 anonimu: Ċensu Farruġja qal li se jaħraq il-moskea
''', [
 I(['kitbu', 'barra', 'mal-ħajt taċ-ċentru'], '2024-05-29T08:25', 'Ġużeppina Buttiġiegħ'),
 I('Ċensu Farruġja qal li se jaħraq il-moskea', '2024-05-29T19:50', show=['Ċensu Farruġja', 'il-moskea'])], 'mt')

F('radio_log.txt', 'radio log, Zulu time DTG', '''SITREP LOG
091830ZNOV24 // C/S BRAVO 2 // caller Effie Lanyon states crowd of 40 at Gull Street hotel
091915ZNOV24 // C/S BRAVO 2 // crowd chanting "burn it", ringleader named as Ross Culverhay
100005ZNOV24 // C/S CTRL // crowd dispersed
''', [
 I('states crowd of 40 at Gull Street hotel', '2024-11-09T18:30Z', 'Effie Lanyon', show=['Gull Street hotel']),
 I(['crowd chanting', 'burn it', 'ringleader named as Ross Culverhay'], '2024-11-09T19:15Z', show=['Ross Culverhay']),
 I('crowd dispersed', '2024-11-10T00:05Z')], 'en')

F('vox_pop.srt', 'subtitles srt', '''1
00:00:01,000 --> 00:00:04,200
- Were you there on the night?
- I was, and I saw Nigel Hexworthy

2
00:00:04,300 --> 00:00:07,900
<i>with the torch in his hand,</i>
right by the Tamarisk hostel.

3
00:01:10,000 --> 00:01:12,500
ZAINAB: He said he'd come back.
''', [
 I(['I was, and I saw Nigel Hexworthy', 'with the torch in his hand,', 'right by the Tamarisk hostel.', 'Were you there on the night?'], None, show=['Nigel Hexworthy', 'Tamarisk hostel'], one_account=False),
 I("He said he'd come back.", None, 'ZAINAB')], 'en')
F('hoorzitting.vtt', 'webvtt with voices', '''WEBVTT

NOTE opgenomen 12 april 2024, getuige heet Nurcan Dillewaard

1
00:00:03.000 --> 00:00:06.000
<v Getuige>Hij zei letterlijk: ik steek het buurthuis aan.

2
00:00:06.500 --> 00:00:09.000
<v Voorzitter>Wie is hij?

3
00:00:09.200 --> 00:00:10.000
<v Getuige>Sjors Meerbeek.
''', [
 I('Hij zei letterlijk: ik steek het buurthuis aan.', None, show=['buurthuis'], also_ok_time=['2024-04-12', '2024-04-12T00:00:03']),
 I('Wie is hij?', None, optional=True), I('Sjors Meerbeek.', None, show=['Sjors Meerbeek'], also_ok_time=['2024-04-12'])], 'nl', seal_extra=['Nurcan Dillewaard'])
F('kutsu.ass', 'subtitles ass', '''[Script Info]
Title: recorded call 14
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.50,0:00:03.10,Default,Caller,0,0,0,,{\\i1}They call him{\\i0} Buzz Tranter,\\Nhe has the keys to Olive Lodge
Dialogue: 0,0:00:03.20,0:00:05.00,Default,Desk,0,0,0,,And your name, please?
Comment: 0,0:00:05.10,0:00:06.00,Default,Caller,0,0,0,,Meredith Uphill, but don't write that
''', [
 I(['They call him', 'Buzz Tranter,', 'he has the keys to Olive Lodge'], show=['Buzz Tranter', 'Olive Lodge']),
 I('And your name, please?', optional=True)], 'en', seal_extra=['Meredith Uphill'], rest=["but don't write that"])
F('lines.vcf', 'vcards', '''BEGIN:VCARD\r
VERSION:3.0\r
FN:Winifred Ashcombe-Lyle\r
N:Ashcombe-Lyle;Winifred;;;\r
TEL;TYPE=CELL:+44 7700 900907\r
EMAIL:winnie@lyle.example\r
ADR;TYPE=HOME:;;3 Sallow Court;Nethermere;;NM1 2AB;UK\r
NOTE:Rang 2024-05-11 about graffiti on the Polish club: "Poles out by\\n Sunday"\\, signed Kev Dorling.\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:G=C3=B6ransson;Tuva\r
TEL;CELL:070-174 06 41\r
NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:S=C3=A5g m=C3=A4n b=C3=A4ra dunkar till moskèn i S=C3=B6rby\r
END:VCARD\r
'''.replace('moskè', 'mosk=C3=A9'), [
 I(['Rang 2024-05-11 about graffiti on the Polish club:', 'Poles out by', 'Sunday', 'signed Kev Dorling.'], '2024-05-11', 'Winifred Ashcombe-Lyle', ['+44 7700 900907', 'winnie@lyle.example', '3 Sallow Court'], show=['Polish club', 'Kev Dorling']),
 I('Såg män bära dunkar till moskén i Sörby', None, 'Göransson', ['Tuva', '070-174 06 41'], show=['moskén i Sörby'], lang='sv')], 'en')
F('desk_calendar.ics', 'icalendar', '''BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//desk//EN\r
BEGIN:VEVENT\r
UID:1@desk.example\r
DTSTART:20240618T191500Z\r
DTEND:20240618T193000Z\r
SUMMARY:Call: stones at Elim Chapel bus\r
DESCRIPTION:Caller says Griff Annison leads the boys and that they meet a\r
 t the quarry.\\nWants no call back.\r
ORGANIZER;CN="Rhodri Pantglas":mailto:rhodri@pant.example\r
LOCATION:Elim Chapel\r
END:VEVENT\r
BEGIN:VTODO\r
DUE;VALUE=DATE:20240620\r
DTSTAMP:20240619T080000Z\r
SUMMARY:Ring back about the quarry\r
COMMENT:number is 07700 900915\r
END:VTODO\r
END:VCALENDAR\r
''', [
 I(['Call: stones at Elim Chapel bus', 'Caller says Griff Annison leads the boys and that they meet at the quarry.', 'Wants no call back.', 'Elim Chapel'], '2024-06-18T19:15:00Z', None, ['Rhodri Pantglas', 'rhodri@pant.example'], show=['Griff Annison', 'Elim Chapel']),
 I('Ring back about the quarry', '2024-06-20', None, ['07700 900915'], also_ok_time=['2024-06-19T08:00:00Z'])], 'en')
F('irc_channel.log', 'irc log', '''--- Log opened Sat Mar 30 22:58:11 2024
22:58 -!- marbled_newt [~mn@203.0.113.5] has joined #tipline
22:59 < marbled_newt> someone in #north says he'll torch the Zaytun cafe
23:04 <@desk> who?
23:05 < marbled_newt> nick is ironclad_joe, real name Joe Penhallick he says
23:06  * marbled_newt is scared
--- Day changed Sun Mar 31 2024
00:12 < marbled_newt> smoke now
--- Log closed Sun Mar 31 00:20:00 2024
''', [
 I("someone in #north says he'll torch the Zaytun cafe", '2024-03-30T22:59', 'marbled_newt', ['203.0.113.5'], show=['Zaytun cafe']),
 I('who?', '2024-03-30T23:04', 'Desk', optional=True),
 I('nick is ironclad_joe, real name Joe Penhallick he says', '2024-03-30T23:05', 'marbled_newt', show=['Joe Penhallick', 'ironclad_joe']),
 I('is scared', '2024-03-30T23:06', 'marbled_newt'),
 I('smoke now', '2024-03-31T00:12', 'marbled_newt')], 'en', not_items=['Log opened'])
F('todo.txt', 'todo.txt', '''(A) 2024-04-09 Ring back Hephzibah Crane +threat @phone saw rifle in van of Dougal Strachey outside Bethel hall
x 2024-04-10 2024-04-09 Tell the Bethel hall people +threat
2024-04-10 fix printer
''', [
 I('saw rifle in van of Dougal Strachey outside Bethel hall', '2024-04-09', 'Hephzibah Crane', show=['Dougal Strachey', 'Bethel hall']),
 I('Tell the Bethel hall people', '2024-04-09', also_ok_time=['2024-04-10']),
 I('fix printer', '2024-04-10')], 'en')
F('korean_handover.txt', 'handover, Korean', '''[야간→주간 인수인계] 2024년 7월 12일(금)
■ 01:20 제보자 남궁보라(02-555-0186): 옆집 방기철이 다문화센터에 불을 지르겠다고 함
■ 04:45 익명: 퀴어축제 무대에 칼 들고 가겠다는 글을 봤음
■ 특이사항 없음
''', [
 I('옆집 방기철이 다문화센터에 불을 지르겠다고 함', '2024-07-12T01:20', '남궁보라', ['02-555-0186'], show=['방기철', '다문화센터']),
 I('퀴어축제 무대에 칼 들고 가겠다는 글을 봤음', '2024-07-12T04:45', show=['퀴어축제'])], 'ko')
F('empty.txt', 'empty file', '', [], 'und', unread=['the file is empty'])
F('blank_form.txt', 'blank form, only labels', 'Name of caller: ________\nDate: __/__/____\nTime: __:__\nWhat was said:\n\n\n', [], 'en', unread=['no report in it'], hostile=True)
F('wall_of_text.txt', 'one long letter, no dates', 'To whom it may concern, I do not want my name known but I sign below all the same. For weeks Barnaby Crake from the flat above the chip shop has been telling the queue that the Eritreans at Marsh House will be "sleeping with the fishes". He has shown me a flare gun. I am at 22 Cockle Yard if you need me, mornings only. Yours, Mrs Edith Fallowfield\n', [
 I(['For weeks Barnaby Crake from the flat above the chip shop has been telling the queue that the Eritreans at Marsh House will be', 'sleeping with the fishes', 'He has shown me a flare gun.'], None, 'Edith Fallowfield', ['22 Cockle Yard'], show=['Barnaby Crake', 'Marsh House'])], 'en')
