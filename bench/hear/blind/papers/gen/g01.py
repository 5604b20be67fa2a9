# call sheets as delimited text, many encodings
from common import *

F('call_sheet_who_rang.csv', 'csv call sheet', '''Who rang,Through whom,Day,Hour,What they told us,Place meant,Ring back on
Maureen Tulley,,14/02/2024,21:40,"Man in a green van filmed the side gate and shouted he would ""be back with petrol""",Harbour Road Mosque,07700 900214
,Father Dermot Quill,14/02/2024,22:05,"Leaflets pushed through doors naming the shelter's cook, Idris Bowen-Falk, as a target",Saint Brannock's shelter,
Withheld,the baker on Loom Street,15/02/2024,00:20,"Three lads tearing posters down, nothing more",Loom Street,020 7946 0331
''', [
 I(['Man in a green van filmed the side gate and shouted he would', 'be back with petrol', 'Harbour Road Mosque'], '2024-02-14T21:40', 'Maureen Tulley', ['07700 900214'], show=['Harbour Road Mosque']),
 I(["Leaflets pushed through doors naming the shelter's cook, Idris Bowen-Falk, as a target", "Saint Brannock's shelter"], '2024-02-14T22:05', None, ['Father Dermot Quill'], show=["Saint Brannock's shelter"], victim='Idris Bowen-Falk'),
 I(['Three lads tearing posters down, nothing more', 'Loom Street'], '2024-02-15T00:20', None, ['020 7946 0331'], show=['Loom Street'])], 'en')

F('anrufliste.csv', 'csv call sheet', '''Anrufer/in;Nachbar von;Tag;Uhrzeit;Gemeldet;Ort der Drohung;Rückruf\r
Liesbeth Krönauer;Familie Ötztürk;03.11.2023;18:07;"Jemand hat ""Ihr seid die Nächsten"" an die Kellertür gesprüht";Gemeindehaus Fliederweg;030 23125 417\r
Hr. Pohlmann;;03.11.2023;23:55;Drohung am Telefon, Stimme männlich, nannte sich Rolf Grabenhorst;Moschee Südring;0171 3920041\r
eine Schülerin;Frau Wendisch;04.11.2023;00:12;Zettel im Spind, Mitschüler wollen den Stand zerlegen;Wochenmarkt Altlingen;\r
''', [
 I(['Jemand hat', 'Ihr seid die Nächsten', 'an die Kellertür gesprüht', 'Gemeindehaus Fliederweg'], '2023-11-03T18:07', 'Liesbeth Krönauer', ['Ötztürk', '030 23125 417'], show=['Gemeindehaus Fliederweg'], why='neighbours named beside the caller give the home away'),
 I(['Drohung am Telefon, Stimme männlich, nannte sich Rolf Grabenhorst', 'Moschee Südring'], '2023-11-03T23:55', 'Hr. Pohlmann', ['Pohlmann', '0171 3920041'], show=['Rolf Grabenhorst', 'Moschee Südring']),
 I(['Zettel im Spind, Mitschüler wollen den Stand zerlegen', 'Wochenmarkt Altlingen'], '2023-11-04T00:12', None, ['Wendisch'], show=['Wochenmarkt Altlingen'])], 'de', enc='cp1252')

F('zvonki_1251.txt', 'tsv call sheet, cp1251', '''Кто звонил\tЧерез кого\tДата\tВремя\tСуть\tОбратный тел.
Глафира Сомова\t\t08.03.2024\t19:15\tВо дворе кричали, что подожгут общинный дом на Липовой\t+7 495 555-01-18
\tсосед Тимур Ахатов\t08.03.2024\t23:58\tУгрожал некто Вадим Крутояров, обещал прийти с ножом\t
Аноним\tчерез сестру\t09.03.2024\t00:40\tВидела канистры у синагоги, номер машины не запомнила\t
''', [
 I('Во дворе кричали, что подожгут общинный дом на Липовой', '2024-03-08T19:15', 'Глафира Сомова', ['+7 495 555-01-18'], show=['общинный дом на Липовой']),
 I('Угрожал некто Вадим Крутояров, обещал прийти с ножом', '2024-03-08T23:58', None, ['Тимур Ахатов'], show=['Вадим Крутояров']),
 I('Видела канистры у синагоги, номер машины не запомнила', '2024-03-09T00:40', show=['синагоги'])], 'ru', enc='cp1251')

F('moked_1255.csv', 'csv call sheet, cp1255', '''שם הפונה,דרך מי,תאריך,שעה,תוכן,טלפון
רחלי אבנרוביץ,,12/05/2024,20:31,"צעקו ליד המקווה שישרפו אותו הלילה",02-555-0144
,השכנה פנינה,12/05/2024,22:09,"כתובת נאצה על קיר גן הילדים ברחוב התאנה",
''', [
 I('צעקו ליד המקווה שישרפו אותו הלילה', '2024-05-12T20:31', 'רחלי אבנרוביץ', ['02-555-0144'], show=['המקווה'], also_ok_time=['2024-12-05T20:31']),
 I('כתובת נאצה על קיר גן הילדים ברחוב התאנה', '2024-05-12T22:09', None, ['פנינה'], show=['גן הילדים ברחוב התאנה'], also_ok_time=['2024-12-05T22:09'])], 'he', enc='cp1255')

F('bilaghat_1256.csv', 'csv call sheet, cp1256', '''اسم المتصل;عن طريق;التاريخ;الساعة;البلاغ;رقم الهاتف
سميرة الجندلي;;17/01/2024;14:25;هدد رجل اسمه وائل الصخري بحرق الكنيسة في حي الزهور;02 5550 0177
;جارنا أبو ربيع;17/01/2024;16:50;وجدوا ورقة تهديد على باب المدرسة;
''', [
 I('هدد رجل اسمه وائل الصخري بحرق الكنيسة في حي الزهور', '2024-01-17T14:25', 'سميرة الجندلي', ['02 5550 0177'], show=['وائل الصخري', 'الكنيسة في حي الزهور']),
 I('وجدوا ورقة تهديد على باب المدرسة', '2024-01-17T16:50', None, ['أبو ربيع'], show=['المدرسة'])], 'ar', enc='cp1256')

F('cagri_8859_9.csv', 'csv call sheet, 8859-9', '''Arayan;Kim aracılığıyla;Gün;Saat;Şikâyet;Geri arama
Şükriye Işıkçı;;21.06.2024;17:45;Cemevinin kapısına çarpı işareti koydular, "bu gece görüşürüz" dediler;0555 555 01 23
;Bakkal Hüsnü;21.06.2024;19:20;Göçmenlerin kaldığı hana taş atıldı, camlar kırık;
Gül Çağlayık;muhtar;22.06.2024;06:10;Öğretmen evine tehdit mektubu bırakılmış;0555 555 01 67
''', [
 I('Cemevinin kapısına çarpı işareti koydular, "bu gece görüşürüz" dediler', '2024-06-21T17:45', 'Şükriye Işıkçı', ['0555 555 01 23'], show=['Cemevinin']),
 I('Göçmenlerin kaldığı hana taş atıldı, camlar kırık', '2024-06-21T19:20', None, ['Hüsnü'], show=['Göçmenlerin kaldığı hana']),
 I('Öğretmen evine tehdit mektubu bırakılmış', '2024-06-22T06:10', 'Gül Çağlayık', ['0555 555 01 67'], show=['Öğretmen evine'])], 'tr', enc='iso-8859-9')

F('dezhurny_koi8r.txt', 'plain log, koi8-r', '''Журнал дежурного. 2 апреля 2024 г., вторник

09:05  Звонила Домна Пескова, т. +7 812 555-01-40. Говорит, на стене мечети написали угрозу красной краской.
13:30  Пришёл мужчина, не назвался. Слышал на рынке: "в пятницу будем громить общежитие студентов".
17:50  Тишина.
''', [
 I(['на стене мечети написали угрозу красной краской'], '2024-04-02T09:05', 'Домна Пескова', ['+7 812 555-01-40'], show=['мечети']),
 I(['Пришёл мужчина, не назвался. Слышал на рынке:', 'в пятницу будем громить общежитие студентов'], '2024-04-02T13:30', show=['общежитие студентов']),
 I('Тишина', '2024-04-02T17:50', optional=True)], 'ru', enc='koi8-r')

F('soudan_sjis.csv', 'csv call sheet, shift_jis, imperial era', '''受付日,時刻,相談者,電話,紹介者,内容
令和6年1月9日,午後8時15分,桐原つばさ,03-5550-0191,,「朝鮮学校に火をつける」という貼り紙を駅前で見た
令和6年1月9日,午後11時40分,匿名,,町内会の沼倉,緑川公園で外国人の子どもに石を投げる若者がいた
令和6年1月10日,午前0時30分,八重樫,03-5550-0192,,隣町の礼拝所に脅迫電話があったと聞いた
''', [
 I('「朝鮮学校に火をつける」という貼り紙を駅前で見た', '2024-01-09T20:15', '桐原つばさ', ['03-5550-0191'], show=['朝鮮学校']),
 I('緑川公園で外国人の子どもに石を投げる若者がいた', '2024-01-09T23:40', None, ['沼倉'], show=['緑川公園']),
 I('隣町の礼拝所に脅迫電話があったと聞いた', '2024-01-10T00:30', '八重樫', ['03-5550-0192'], show=['礼拝所'])], 'ja', enc='shift_jis')

F('tongbao_big5.csv', 'csv call sheet, big5, Minguo years', '''來電者,轉介人,日期,時間,通報內容,回電
范姜采薇,,113/04/18,下午3:20,有人在移工宿舍門口放話要砸店,02-5550-0133
,里長老簡,113/04/18,晚上9:05,網路上有人揚言要到同志遊行丟汽油彈,
''', [
 I('有人在移工宿舍門口放話要砸店', '2024-04-18T15:20', '范姜采薇', ['02-5550-0133'], show=['移工宿舍']),
 I('網路上有人揚言要到同志遊行丟汽油彈', '2024-04-18T21:05', None, ['老簡'], show=['同志遊行'])], 'zh-Hant', enc='big5')

F('zgloszenia_utf16.csv', 'csv utf-16le without BOM', '''Kto dzwonił;Od kogo wie;Data;Godz.;Treść zgłoszenia;Telefon\r
Bożena Świętochna;;2024-09-01;07:45;Na murze cerkwi ktoś napisał „spalimy was”;22 555 01 12\r
;ksiądz Żurawiński;2024-09-01;12:10;Grożono uczniom z Ukrainy pod szkołą nr 4;\r
''', [
 I('Na murze cerkwi ktoś napisał „spalimy was”', '2024-09-01T07:45', 'Bożena Świętochna', ['22 555 01 12'], show=['cerkwi']),
 I('Grożono uczniom z Ukrainy pod szkołą nr 4', '2024-09-01T12:10', None, ['Żurawiński'], show=['szkołą nr 4'])], 'pl', enc='utf-16-le')

F('damaged_rows.csv', 'csv damaged', '''id,when,caller,phone,what was said
1,2024-07-02 10:00,Orla Fennimore,07700 900381,Boys chalked a noose outside the Pilgrim Hall
2,2024-07-02 10:20,Col Hardacre,07700 900382
3,2024-07-02 11:05,Tess Abernant,07700 900383,He said "wait till dark" and ran, then came back, twice
4,2024-07-02 11:30,"Vin Sorrell,07700 900384,Window of the Lantern Cafe smashed
5,2024-07-02 12:00,Joy Pembleton,07700 900385,A brick with a note "go home" inside
###
6,,,,caller rang off but a child was heard shouting about Dunmoor School
''', [
 I('Boys chalked a noose outside the Pilgrim Hall', '2024-07-02T10:00', 'Orla Fennimore', ['07700 900381'], show=['Pilgrim Hall']),
 I([], '2024-07-02T10:20', 'Col Hardacre', ['07700 900382'], optional=True, why='row cut short: to be told'),
 I(['He said', 'wait till dark', 'and ran', 'then came back', 'twice'], '2024-07-02T11:05', 'Tess Abernant', ['07700 900383']),
 I('Window of the Lantern Cafe smashed', '2024-07-02T11:30', 'Vin Sorrell', ['07700 900384'], show=['Lantern Cafe'], why='stray quote may swallow the next line; the words of rows 4 and 5 must both come out, time and sender are debatable', one_account=False),
 I(['A brick with a note', 'go home', 'inside'], '2024-07-02T12:00', 'Joy Pembleton', ['07700 900385'], one_account=False),
 I('caller rang off but a child was heard shouting about Dunmoor School', show=['Dunmoor School'])], 'en',
 unread=['row 2 has no report text', 'damaged rows (3 too many cells, 4 stray quote)'], hostile=True)

F('mixed_line_ends.csv', 'csv mixed line ends', 'Naam melder;Datum;Tijd;Melding;06-nummer\r\nJoke van Weezelaar;5-12-2023;16.30;"Voor de deur van het azc stonden\nvier mannen met fakkels.\nZe riepen: weg ermee.";06-55501121\rDerk Hoosbeek;5-12-2023;17.05;Buurman zei dat hij een steen door de ruit van de moskee aan de Vaart gooit;06-55501122\nAnoniem;6-12-2023;0.15;Rook achter de synagoge, brandweer is gebeld;\r\n', [
 I('Voor de deur van het azc stonden\nvier mannen met fakkels.\nZe riepen: weg ermee.', '2023-12-05T16:30', 'Joke van Weezelaar', ['06-55501121'], show=['azc']),
 I('Buurman zei dat hij een steen door de ruit van de moskee aan de Vaart gooit', '2023-12-05T17:05', 'Derk Hoosbeek', ['06-55501122'], show=['moskee aan de Vaart']),
 I('Rook achter de synagoge, brandweer is gebeld', '2023-12-06T00:15', show=['synagoge'])], 'nl', hostile=True)

F('zendesk_tickets.csv', 'csv zendesk export', '''"Summation column","Id","Status","Subject","Description","Requester","Requester email","Requester id","Submitter","Assignee","Group","Created at","Updated at","Via","Tags"
"1","48213","Open","threat at our gurdwara","Hello team, a caller named Brent Oskerly left this on our machine: ""I know when your kitchen opens."" We are scared.

Regards","Harleen Dhillonby","harleen@gurdwara.example","900211","Harleen Dhillonby","Desk 2","Tier 1","2024-04-02 08:15:22 +0100","2024-04-02 09:00:00 +0100","Mail","threat voicemail"
"1","48214","Pending","Re: leaflet","Same leaflet again under the wipers at Quarry Lane car park. Photo attached.","k.osei","k.osei@mail.example","900212","k.osei","Desk 1","Tier 1","2024-04-03 23:50:10 +0100","2024-04-04 07:00:00 +0100","Web form","leaflet"
''', [
 I(['threat at our gurdwara', 'Hello team, a caller named Brent Oskerly left this on our machine:', 'I know when your kitchen opens.', 'We are scared.'], '2024-04-02T08:15:22+01:00', 'Harleen Dhillonby', ['harleen@gurdwara.example'], show=['Brent Oskerly']),
 I(['leaflet', 'Same leaflet again under the wipers at Quarry Lane car park. Photo attached.'], '2024-04-03T23:50:10+01:00', 'k.osei', ['k.osei@mail.example'], show=['Quarry Lane car park'])], 'en')

F('otrs_export.csv', 'csv otrs export', '''Ticket#;Alter;Erstellt;Geschlossen;Status;Priorität;Queue;Besitzer;Kundennutzer;Von;Betreff;Artikelbaum
2024051310000017;3 T 4 Std;2024-05-13 09:41:07;;offen;3 normal;Meldestelle;agent.k;b.tannhuber;"Bärbel Tannhuber" <b.tannhuber@post.example>;Schmiererei am Bürgerhaus;"Guten Tag,
am Bürgerhaus Lohmühle steht seit gestern ""Volksverräter hängen"".
Gruß"
2024051310000026;3 T 1 Std;2024-05-13 12:20:55;2024-05-14 08:00:00;erfolgreich geschlossen;4 hoch;Meldestelle;agent.m;unbekannt@web.example;unbekannt@web.example;Warnung;Der Wirt Kuno Stiegelbauer sagt offen, er lasse das Flüchtlingsheim Auestraße abfackeln.
''', [
 I(['Schmiererei am Bürgerhaus', 'am Bürgerhaus Lohmühle steht seit gestern', 'Volksverräter hängen'], '2024-05-13T09:41:07', 'Bärbel Tannhuber', ['b.tannhuber@post.example', 'b.tannhuber'], show=['Bürgerhaus Lohmühle']),
 I(['Warnung', 'Der Wirt Kuno Stiegelbauer sagt offen, er lasse das Flüchtlingsheim Auestraße abfackeln.'], '2024-05-13T12:20:55', 'unbekannt@web.example', show=['Kuno Stiegelbauer', 'Flüchtlingsheim Auestraße'])], 'de')

F('surveymonkey.csv', 'csv surveymonkey two header rows', '''Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,What did you see or hear?,Where did it happen?,,How sure are you?
,,,,,,,Open-Ended Response,Street or building,Other (please specify),Response
118640012211,430011,03/15/2024 06:02:11 PM,03/15/2024 06:09:40 PM,203.0.113.77,,,"A student said he'd ""clear out"" the prayer room on Monday",Westfold College library,,Very sure
118640012212,430011,03/16/2024 11:48:00 PM,03/16/2024 11:55:31 PM,198.51.100.9,p.lindqvist@mail.example,Pernilla,Someone followed two women in headscarves and spat,,bus stop by Orchard Mall,Fairly sure
''', [
 I(["A student said he'd", 'clear out', 'the prayer room on Monday', 'Westfold College library'], '2024-03-15', None, ['203.0.113.77'], show=['Westfold College library'], ambiguous='start 18:02:11 or end 18:09:40', also_ok_time=['2024-03-15T18:02:11', '2024-03-15T18:09:40']),
 I(['Someone followed two women in headscarves and spat', 'bus stop by Orchard Mall'], '2024-03-16', 'Pernilla', ['p.lindqvist@mail.example', '198.51.100.9'], show=['bus stop by Orchard Mall'], also_ok_time=['2024-03-16T23:48:00', '2024-03-16T23:55:31'])], 'en', not_items=['Open-Ended Response'])

F('formulario_google.csv', 'csv google forms', '''"Marca temporal","Dirección de correo electrónico","¿Qué ha pasado?","¿Dónde?","¿Quién amenaza, si se sabe?","¿Cómo se ha enterado?"
"2024/03/07 9:14:33 p. m. CET","loli.carretero@correo.example","Pintaron una diana en la puerta de la asociación","Calle del Olmo 14","un tal Fermín Arrabalde","me lo dijo mi vecina Puri Zambrano"
"2024/03/08 12:05:01 a. m. CET","","Gritaban que iban a quemar las tiendas de los temporeros","Finca La Solana","","lo oí yo"
''', [
 I(['Pintaron una diana en la puerta de la asociación', 'Calle del Olmo 14', 'un tal Fermín Arrabalde'], '2024-03-07T21:14:33+01:00', None, ['loli.carretero@correo.example', 'Puri Zambrano'], show=['Fermín Arrabalde', 'Calle del Olmo 14']),
 I(['Gritaban que iban a quemar las tiendas de los temporeros', 'Finca La Solana', 'lo oí yo'], '2024-03-08T00:05:01+01:00', show=['Finca La Solana'])], 'es')

F('limesurvey_results.csv', 'csv limesurvey codes', '''"id";"submitdate";"lastpage";"startlanguage";"seed";"startdate";"ipaddr";"Q01";"Q02[SQ001]";"Q02[SQ002]";"Q03";"Q04other"
"77";"2024-02-20 17:33:09";"3";"fr";"1811220";"2024-02-20 17:25:48";"192.0.2.14";"Un homme a dit devant l'école qu'il reviendrait avec un fusil";"Oui";"Non";"École des Tilleuls";"ma tante Odile Vergnaux"
"78";"";"1";"fr";"9912333";"2024-02-20 19:02:00";"192.0.2.15";"J'ai trouvé un tract contre le centre LGBT dans";"";"";"";""
"79";"2024-02-21 08:00:41";"3";"fr";"5512777";"2024-02-21 07:50:02";"192.0.2.16";"N/A";"Non";"Non";"";""
''', [
 I(["Un homme a dit devant l'école qu'il reviendrait avec un fusil", 'École des Tilleuls'], '2024-02-20', None, ['192.0.2.14', 'Odile Vergnaux'], show=['École des Tilleuls'], also_ok_time=['2024-02-20T17:33:09', '2024-02-20T17:25:48']),
 I("J'ai trouvé un tract contre le centre LGBT dans", '2024-02-20T19:02:00', None, ['192.0.2.15'], show=['centre LGBT'], why='never submitted, words still count')], 'fr')

F('psql_output.txt', 'psql console table', ''' id |      quando         |   informante    |                       relato                        | contato
----+---------------------+-----------------+-----------------------------------------------------+--------------
 31 | 2024-10-06 08:12:00 | Zuleide Patativa| Cabo eleitoral armado rondando a seção 114          | (11) 5550-0118
 32 | 2024-10-06 09:47:00 |                 | Disseram que o terreiro da Mãe Iaci vai ser apedrejado+|
    |                     |                 | ainda hoje à noite                                  |
 33 | 2024-10-06 10:03:00 | Tonho do Gás    | Carro de som chamando gente para invadir o quilombo | (11) 5550-0119
(3 rows)
''', [
 I('Cabo eleitoral armado rondando a seção 114', '2024-10-06T08:12:00', 'Zuleide Patativa', ['(11) 5550-0118'], show=['seção 114']),
 I(['Disseram que o terreiro da Mãe Iaci vai ser apedrejado', 'ainda hoje à noite'], '2024-10-06T09:47:00', show=['terreiro da Mãe Iaci']),
 I('Carro de som chamando gente para invadir o quilombo', '2024-10-06T10:03:00', 'Tonho do Gás', ['(11) 5550-0119'], show=['quilombo'])], 'pt')

F('nachtdienst_zomertijd.csv', 'csv DST night', '''tijdstip;zone;oproeper;wat
2023-10-29 01:50;CEST;Mieke Vandelanotte;Groepje met bivakmutsen bij het opvangcentrum
2023-10-29 02:30;CEST;Mieke Vandelanotte;Ze gooien flessen naar het hek
2023-10-29 02:30;CET;Stijn Dhaeseleer;Brandende container voor het opvangcentrum
2023-10-29 03:10;CET;anoniem;Politie ter plaatse, het is rustig
''', [
 I('Groepje met bivakmutsen bij het opvangcentrum', '2023-10-29T01:50+02:00', 'Mieke Vandelanotte', show=['opvangcentrum']),
 I('Ze gooien flessen naar het hek', '2023-10-29T02:30+02:00', 'Mieke Vandelanotte'),
 I('Brandende container voor het opvangcentrum', '2023-10-29T02:30+01:00', 'Stijn Dhaeseleer', show=['opvangcentrum']),
 I('Politie ter plaatse, het is rustig', '2023-10-29T03:10+01:00')], 'nl')

F('centralino_totali.csv', 'csv titles and totals', '''CENTRALINO ANTIVIOLENZA - Foglio n. 12;;;;
Settimana dal 6 al 12 maggio 2024;;;;
;;;;
Data;Ora;Chi chiama;Segnalazione;Richiamare
06/05/2024;10,15;Ersilia Montecalvo;L'ex marito Duilio Sperandei minaccia di entrare alla Casa Ginestra;055 555 0147
07/05/2024;15,40;(anonima);Scritta "puttane" sul portone della Casa Ginestra;
;;;Totale lunedì-martedì: 2;
09/05/2024;23,30;la portinaia Nives;Auto ferma da due ore con fari spenti;055 555 0148
;;;TOTALE: 3;
''', [
 I("L'ex marito Duilio Sperandei minaccia di entrare alla Casa Ginestra", '2024-05-06T10:15', 'Ersilia Montecalvo', ['055 555 0147'], show=['Duilio Sperandei', 'Casa Ginestra']),
 I(['Scritta', 'puttane', 'sul portone della Casa Ginestra'], '2024-05-07T15:40', show=['Casa Ginestra']),
 I('Auto ferma da due ore con fari spenti', '2024-05-09T23:30', None, ['Nives', '055 555 0148'])], 'it', not_items=['TOTALE: 3', 'Totale lunedì-martedì: 2'])

F('rexian_gb18030.csv', 'csv gb18030', '''序号,来电人,联系电话,来电时间,反映内容,经办
1,欧阳芷若,010-5550-0121,2024年6月3日14时08分,有人在清真寺门口张贴威胁字条,甲
2,不愿透露,,2024年6月3日22时36分,听说周六有人要砸东风街的外教公寓,乙
''', [
 I('有人在清真寺门口张贴威胁字条', '2024-06-03T14:08', '欧阳芷若', ['010-5550-0121'], show=['清真寺']),
 I('听说周六有人要砸东风街的外教公寓', '2024-06-03T22:36', show=['东风街的外教公寓'])], 'zh-Hans', enc='gb18030')

F('singo_euckr.csv', 'csv euc-kr', '''접수일시,신고자,연락처,소개한 사람,내용
2024-08-15 오전 9:20,탁은솔,02-555-0163,,이슬람 사원 공사장에 돼지머리를 또 갖다 놓았어요
2024-08-15 오후 11:45,익명,,통장 맹씨,성당 앞에서 칼을 든 남자가 신부님을 찾는다고 합니다
''', [
 I('이슬람 사원 공사장에 돼지머리를 또 갖다 놓았어요', '2024-08-15T09:20', '탁은솔', ['02-555-0163'], show=['이슬람 사원 공사장']),
 I('성당 앞에서 칼을 든 남자가 신부님을 찾는다고 합니다', '2024-08-15T23:45', None, ['맹씨'], show=['성당'])], 'ko', enc='euc-kr')

F('saaidaan_tis620.csv', 'csv tis-620, Buddhist years', '''วันที่,เวลา,ผู้แจ้ง,โทร,เรื่องที่แจ้ง
12/04/2567,19.30 น.,ป้าสมจิตต์ ใจเย็นดี,02-555-0171,มีคนขู่จะเผามัสยิดท้ายซอยคืนนี้
13/04/2567,01.10 น.,ไม่ประสงค์ออกนาม,,วัยรุ่นปาขวดใส่แคมป์คนงานพม่า
''', [
 I('มีคนขู่จะเผามัสยิดท้ายซอยคืนนี้', '2024-04-12T19:30', 'ป้าสมจิตต์ ใจเย็นดี', ['02-555-0171'], show=['มัสยิดท้ายซอย']),
 I('วัยรุ่นปาขวดใส่แคมป์คนงานพม่า', '2024-04-13T01:10', show=['แคมป์คนงานพม่า'])], 'th', enc='tis-620')

F('pivot_informants_by_day.csv', 'csv pivoted, informants across', '''Informant \\ Date,2024-01-22,2024-01-23,2024-01-24
Siobhan Lacey (07700 900517),"19:00 - boys with airguns by Tollgate hostel","nothing","20:15 - same boys, one shouted the warden's name"
Bus driver via Ravi,"","06:40 - swastika on shelter at Stop 14",""
Hilde M.,"23:10 - neighbour Gareth Stope says he will 'sort' the imam","","07:55 - imam's car keyed"
''', [
 I('boys with airguns by Tollgate hostel', '2024-01-22T19:00', 'Siobhan Lacey', ['07700 900517'], show=['Tollgate hostel']),
 I("same boys, one shouted the warden's name", '2024-01-24T20:15', 'Siobhan Lacey', ['07700 900517']),
 I('swastika on shelter at Stop 14', '2024-01-23T06:40', None, ['Ravi'], show=['Stop 14']),
 I("neighbour Gareth Stope says he will 'sort' the imam", '2024-01-22T23:10', 'Hilde M.', show=['Gareth Stope']),
 I("imam's car keyed", '2024-01-24T07:55', 'Hilde M.')], 'en')

F('transposed_calls.csv', 'csv transposed', '''sep=;
Samtal nr;1;2;3
Datum;2024-03-29;2024-03-29;2024-03-30
Klockslag;22.14;23.58;00.31
Uppringare;Gunvor Ståhlkrantz;okänd;Elvir via kuratorn Pia Norrbäck
Telefon;08-465 004 12;dolt nummer;070-174 06 35
Vad sades;Någon har lagt en död råtta i moskéns brevlåda;Röst: "jag vet var tolken bor";Kompisen Jimmie Brantås skryter om brandbomber mot Folkets hus
''', [
 I('Någon har lagt en död råtta i moskéns brevlåda', '2024-03-29T22:14', 'Gunvor Ståhlkrantz', ['08-465 004 12'], show=['moskéns brevlåda']),
 I(['Röst:', 'jag vet var tolken bor'], '2024-03-29T23:58'),
 I('Kompisen Jimmie Brantås skryter om brandbomber mot Folkets hus', '2024-03-30T00:31', 'Elvir', ['Pia Norrbäck', '070-174 06 35'], show=['Jimmie Brantås', 'Folkets hus'])], 'sv')

F('police_cad_fixed.txt', 'fixed-width incident log', '''NORTH DALE CONTROL ROOM            INCIDENT LOG PRINT           PAGE 1 OF 1
INC NO   DATE     TIME  TYPE  LOCN                 INFORMANT             DETAILS
-------- -------- ----- ----- -------------------- --------------------- ------------------------------------------
0417-221 17APR24  0655  THRT  Ebor Lane Synagogue  PETHRIDGE, Alma       Caretaker found note under door "we see you"
0417-222 17APR24  1310  DMGE  Unit 4 Tarn Ind Est  CALLER REFUSED        Halal butcher shutters glued, SUS is KEELER,
                                                                         Damon, known to staff
0418-003 18APR24  0005  SUSP  Ebor Lane Synagogue  PETHRIDGE, Alma       Two males on roof, left on arrival of patrol
*** END OF PRINT ***
''', [
 I(['Ebor Lane Synagogue', 'Caretaker found note under door', 'we see you'], '2024-04-17T06:55', 'PETHRIDGE, Alma', show=['Ebor Lane Synagogue']),
 I(['Unit 4 Tarn Ind Est', 'Halal butcher shutters glued, SUS is KEELER', 'Damon, known to staff'], '2024-04-17T13:10', show=['KEELER', 'Damon', 'Unit 4 Tarn Ind Est']),
 I(['Ebor Lane Synagogue', 'Two males on roof, left on arrival of patrol'], '2024-04-18T00:05', 'PETHRIDGE, Alma', show=['Ebor Lane Synagogue'])], 'en')

F('puhelut.md', 'markdown table', '''# Päivystyksen puhelut, viikko 7 / 2024

| Pvm | Klo | Soittaja | Kenen kautta | Asia |
|-----|----:|----------|--------------|------|
| ke 14.2.2024 | 15.20 | Aune Kivelä-Rönn | – | Naapuri Reijo Mustapuro uhkaa polttaa vastaanottokeskuksen |
| ke 14.2.2024 | 18.05 | nimetön | kioskinpitäjä Sirkka | Seinään maalattu hirttosilmukka, Asematie 3 |
| to 15.2.2024 | 2.40 | p. 050 555 0129 | – | Poikia \\| tyttöjä jahdattu rautatieasemalla |

_Yhteensä kolme puhelua._
''', [
 I('Naapuri Reijo Mustapuro uhkaa polttaa vastaanottokeskuksen', '2024-02-14T15:20', 'Aune Kivelä-Rönn', show=['Reijo Mustapuro', 'vastaanottokeskuksen']),
 I('Seinään maalattu hirttosilmukka, Asematie 3', '2024-02-14T18:05', None, ['Sirkka'], show=['Asematie 3']),
 I(['Poikia', 'tyttöjä jahdattu rautatieasemalla'], '2024-02-15T02:40', None, ['050 555 0129'], show=['rautatieasemalla'])], 'fi', not_items=['Yhteensä kolme puhelua.'])

F('ambiguous_dates.csv', 'csv day-first proved lower down', '''date,time,caller,report
03/04/2024,11:00,Wyn Treharne,A man asked twice where the rabbi parks
05/04/2024,11:30,Bette Coughlan,Paint bomb at Corran Community Centre
23/04/2024,17:00,Wyn Treharne,Same man again outside Corran Community Centre
''', [
 I('A man asked twice where the rabbi parks', '2024-04-03T11:00', 'Wyn Treharne'),
 I('Paint bomb at Corran Community Centre', '2024-04-05T11:30', 'Bette Coughlan', show=['Corran Community Centre']),
 I('Same man again outside Corran Community Centre', '2024-04-23T17:00', 'Wyn Treharne', show=['Corran Community Centre'])], 'en')
