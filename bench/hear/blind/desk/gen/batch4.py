from lib import *
import datetime as D
# transposed sheet: each column a report
xlsx('quer.xlsx',{'Formblatt':[['Feld','Meldung A','Meldung B'],['Wer hat sich gemeldet','Oma Trudi Neumeister','der Azubi Ismail K.'],['Zurückrufen?','ja, 0171 39200 88','nein, lieber Mail: ismailk@example.net'],['Vorfall am',D.datetime(2024,6,23,22,50),D.datetime(2024,6,24,5,15)],['Beschreibung','Public Viewing in Zwickau: Gröhlen „Deutschland den Deutschen“, Wirt Heiko Lösch dreht lauter.','Meister Wolfram Eisel hat ihm den Gebetsteppich in die Säge gelegt.']]})
G('quer.xlsx','xlsx transposed',I('Public Viewing in Zwickau: Gröhlen „Deutschland den Deutschen“, Wirt Heiko Lösch dreht lauter.',['Trudi Neumeister','0171 39200 88'],'2024-06-23T22:50',s='Oma Trudi Neumeister',lang='de'),I('Meister Wolfram Eisel hat ihm den Gebetsteppich in die Säge gelegt.',['Ismail K','ismailk@example.net'],'2024-06-24T05:15',s='der Azubi Ismail K.',lang='de'))
csvf('libro_guardia.csv',[['dia','mes','año','hora','min','informó','celu','novedad'],['26','9','2024','23','05','Mirta Colihueo','011 5555-0142','Capataz Braun pasó con la camioneta diciendo que "a los mapuches les vamos a dar fuego".'],['27','9','2024','6','40','su hijo Nahuel','','Amaneció quemado el galpón. Vieron a dos de Patagonia Libre.']],';')
G('libro_guardia.csv','csv split date columns',I('Capataz Braun pasó con la camioneta diciendo que "a los mapuches les vamos a dar fuego".',['Mirta Colihueo','011 5555-0142'],'2024-09-26T23:05',s='Mirta Colihueo',lang='es'),I('Amaneció quemado el galpón. Vieron a dos de Patagonia Libre.',['Nahuel'],'2024-09-27T06:40',s='su hijo Nahuel',lang='es'))
csvf('kontaktinne.csv',[['Datum','Tid','Händelsen'],['2024-04-29','18:30','Maj-Lis på biblioteket (070-1740 650) säger att någon lagt lappar "böckerna ska brinna" i barnhyllan. Misstänker Urban Frisk.'],['2024-04-30','09:10','Samma uppgiftslämnare: nu även på HVB-hemmet Källan.'],['2024-04-30','11 f.m.','Anonymt mejl från kallan99@example.se, "ni är nästa".']])
G('kontaktinne.csv','csv contact in story',I('säger att någon lagt lappar "böckerna ska brinna" i barnhyllan. Misstänker Urban Frisk.',['Maj-Lis','070-1740 650'],'2024-04-29T18:30',s='Maj-Lis',lang='sv'),I('Samma uppgiftslämnare: nu även på HVB-hemmet Källan.',[],'2024-04-30T09:10',lang='sv'),I('Anonymt mejl från kallan99@example.se, "ni är nästa".',['kallan99@example.se'],'2024-04-30T11:00',lang='sv'))
docx('fiche.docx',['FICHE D’APPEL – permanence d’écoute',[['Reçu le','mardi 17 décembre 2024'],['à','20 h 40'],['Écoutante','(initiales) V.'],['La personne se présente comme','Thérèse Ngo Bassong'],['Où la rappeler','Chez sa voisine, 06 39 98 19 19, avant 21 h'],['Domicile','allée des Mimosas fictifs, bât. C, 31999 Toulouse'],['Ce qu’elle dit','Le gardien, M. Roland Castaing, a coupé l’eau aux familles sans papiers.\n\nIl aurait dit : « dehors avant Noël ».'],['Suite donnée','☐ police  ☒ avocat']]])
G('fiche.docx','docx key-value sheet',I('Le gardien, M. Roland Castaing, a coupé l’eau aux familles sans papiers.\nIl aurait dit : « dehors avant Noël ».',['Thérèse Ngo Bassong','06 39 98 19 19','allée des Mimosas fictifs, bât. C, 31999 Toulouse'],'2024-12-17T20:40',s='Thérèse Ngo Bassong',lang='fr'))
docx('Gedächtnisprotokolle.docx',['Gedächtnisprotokolle Infotelefon','1) Mittwoch, 8.5.24, gegen 10 Uhr. Anrufer: Alt-Bürgermeister a. D. Sigurd Kehl, Tel. steht im Verteiler (0 40 / 23 12 5-45).','Auf dem Sowjetischen Ehrenmal in Malchin steht „Wir kommen wieder – HKS“.','2) Am selben Tag, 15 Uhr 50. Anruferin: nur Vorname, Svea.','Sie wurde am ZOB von Torben Ihde angespuckt. Ihre Mailadresse buchstabierte sie: s-v-e-a-5-5 bei example punkt com.'])
G('Gedächtnisprotokolle.docx','docx notes',I('Auf dem Sowjetischen Ehrenmal in Malchin steht „Wir kommen wieder – HKS“.',['Sigurd Kehl','0 40 / 23 12 5-45'],'2024-05-08T10:00',s='Sigurd Kehl',lang='de'),I('Sie wurde am ZOB von Torben Ihde angespuckt. Ihre Mailadresse buchstabierte sie',['Svea','s-v-e-a-5-5 bei example punkt com'],'2024-05-08T15:50',s='Svea',lang='de'))
txt('cards.html','''<html lang="pl"><head><meta charset="utf-8"><style>.c{border:1px solid}</style><script>var tel="brak";</script></head><body>
<div class="c"><h3>Zgłoszenie nr 5</h3><p><b>Kto:</b> Bożena i Marek Szulcowie<br><b>Kontakt:</b> <a href="mailto:szulcowie@example.pl">szulcowie@example.pl</a>, <a href="tel:+48225550190">22&nbsp;555&nbsp;01&nbsp;90</a><br><b>Kiedy:</b> 1 listopada 2023, godz. 16.15</p><p>Na cmentarzu żołnierzy radzieckich ktoś wysypał obornik. Widziano radnego Zenona Mroza.</p></div>
<div class="c"><h3>Zgłoszenie nr 6</h3><p><b>Kto:</b> uczeń, prosi o anonimowość<br><b>Kontakt:</b> –<br><b>Kiedy:</b> 2 listopada 2023, po lekcjach</p><p>Katecheta mówi w klasie, że &bdquo;tęczowych trzeba leczyć kijem&rdquo;.</p></div></body></html>''')
G('cards.html','html cards',I('Na cmentarzu żołnierzy radzieckich ktoś wysypał obornik. Widziano radnego Zenona Mroza.',['Bożena i Marek Szulcowie','szulcowie@example.pl','22 555 01 90'],'2023-11-01T16:15',s='Bożena i Marek Szulcowie',lang='pl'),I('Katecheta mówi w klasie, że „tęczowych trzeba leczyć kijem”.',[],'2023-11-02',lang='pl'))
j={"form":"Kerro meille","rows":[{"id":"r1","answers":[{"q":"Milloin?","a":"perjantaina 26.1.2024 noin klo 18"},{"q":"Mitä tapahtui?","a":"Kauppakeskuksen vartija Jari Suhonen sanoi pojille 'apinat ulos'."},{"q":"Saammeko ottaa yhteyttä? Miten?","a":"Joo, Telegram @hodan_it"},{"q":"Nimesi tai nimimerkki","a":"Hodan"}]}]}
txt('kysely.json',json.dumps(j,ensure_ascii=False)); G('kysely.json','json question/answer',I("Kauppakeskuksen vartija Jari Suhonen sanoi pojille 'apinat ulos'.",['Hodan','@hodan_it'],'2024-01-26T18:00',s='Hodan',lang='fi'))
csvf('formularz_google.csv',[['Sygnatura czasowa','Jak się do Ciebie zwracać?','Gdzie możemy do Ciebie napisać lub zadzwonić?','Opowiedz, co się stało','Czy znasz sprawcę?'],['2024/10/21 9:14:52 PM GMT+2','Nadia','ig: nadi.ska_77','Kierowca autobusu kazał mi mówić po polsku albo wysiadać.','nie'],['2024/10/22 7:02:10 AM GMT+2','p. Roman (dziadek Nadii)','555 019 777','Pod blokiem stali z bejsbolami','Tak: Marcin Dudek, Młode Orły']])
G('formularz_google.csv','google form csv',I('Kierowca autobusu kazał mi mówić po polsku albo wysiadać.',['Nadia','nadi.ska_77'],'2024-10-21T21:14:52+02:00',s='Nadia',lang='pl'),I('Pod blokiem stali z bejsbolami\nTak: Marcin Dudek, Młode Orły',['Roman','Nadii','555 019 777'],'2024-10-22T07:02:10+02:00',s='p. Roman (dziadek Nadii)',lang='pl'))
txt('kobo.xml','''<?xml version="1.0" encoding="UTF-8"?>
<export><submission><start>2024-05-28T09:03:00.000+03:00</start><grp_rep><rep_name>Nyabuony Gatluak</rep_name><rep_tel>0920 555 014</rep_tel><rep_rel>chief's wife</rep_rel></grp_rep><grp_inc><narr>Youth at Akobo crossing say they will take cattle and "finish the Murle". Radio used by Gen. Duop's men.</narr></grp_inc></submission>
<submission><start>2024-05-28T10:41:30.000+03:00</start><grp_rep><rep_name/><rep_tel/><rep_rel>trader</rep_rel></grp_rep><grp_inc><narr>Market closed, two boats burnt.</narr></grp_inc></submission></export>''')
G('kobo.xml','xml survey',I('Youth at Akobo crossing say they will take cattle and "finish the Murle". Radio used by Gen. Duop\'s men.',['Nyabuony Gatluak','0920 555 014'],'2024-05-28T09:03:00+03:00',s='Nyabuony Gatluak'),I('Market closed, two boats burnt.',[],'2024-05-28T10:41:30+03:00'))
GOLD[-1]['items'][1]['text']=['Market closed, two boats burnt']
txt('poslovi.ini','''[poziv-1]
ko = Ajla Hodžić
veza = viber 061 555 014
kad = 11.7.2024. oko 13 sati
sta = U Bratuncu pred čaršijskom džamijom svirali četničke pjesme, vodio Goran Šipka.

[poziv-2]
ko = ??
veza = sakriven broj
kad = 11.7.2024. u ponoć manje deset
sta = Na kapiji povratnika nacrtana mrtvačka glava.
'''); G('poslovi.ini','ini records',I('U Bratuncu pred čaršijskom džamijom svirali četničke pjesme, vodio Goran Šipka.',['Ajla Hodžić','061 555 014'],'2024-07-11T13:00',s='Ajla Hodžić',lang='bs'),I('Na kapiji povratnika nacrtana mrtvačka glava.',[],'2024-07-11T23:50',lang='bs'))
txt('diary.org','''* DONE Call 1 <2025-03-14 Fri 15:09>
:PROPERTIES:
:CALLER: Hemi Paratene
:REACH: work van, 020 555 01 909
:END:
Sticker "Hobson's Pledge was too soft" on marae gate at Ōpōtiki; boys from the rugby club did it, coach Bryce Ansell laughed.
* TODO Call 2 <2025-03-14 Fri 19:00>
No name. Just "they're back at the marae".
'''); G('diary.org','org-mode',I('Sticker "Hobson\'s Pledge was too soft" on marae gate at Ōpōtiki; boys from the rugby club did it, coach Bryce Ansell laughed.',['Hemi Paratene','020 555 01 909'],'2025-03-14T15:09',s='Hemi Paratene'),I("they're back at the marae",[],'2025-03-14T19:00'))
# mails
txt('multi.eml','''From: "Κ. Σταματίου" <k.stam@example.gr>
To: grammi@example.gr
Subject: =?utf-8?B?zprOsc+EzrHOs86zzrXOu86vzrE=?=
Date: Fri, 14 Jun 2024 23:05:00 +0300
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b1"

--b1
Content-Type: multipart/alternative; boundary="b2"

--b2
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Λέγομαι Κλειώ Σταματίου. Στο Πέραμα ο πρόεδρος του συλλόγου, Μάκης Βέργος, μοιράζει ρόπαλα «για τους λάθρο».
Κιν. 6900 555 014
--b2
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

<p>Λέγομαι Κλειώ Σταματίου. Στο Πέραμα ο πρόεδρος του συλλόγου, Μάκης Βέργος, μοιράζει ρόπαλα «για τους λάθρο».<br>Κιν. 6900 555 014</p>
--b2--
--b1
Content-Type: image/jpeg; name="ropala.jpg"
Content-Disposition: attachment; filename="ropala.jpg"
Content-Transfer-Encoding: base64

/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==
--b1--
'''); G('multi.eml','mail multipart',I('Στο Πέραμα ο πρόεδρος του συλλόγου, Μάκης Βέργος, μοιράζει ρόπαλα «για τους λάθρο».',['Κλειώ Σταματίου','Κ. Σταματίου','k.stam@example.gr','6900 555 014'],'2024-06-14T23:05+03:00',s='Κ. Σταματίου',lang='el',media=['ropala.jpg']),unread='picture ropala.jpg was not read')
GOLD[-1]['items'][0]['time_precision']='second'; 
txt('anhang.eml','''From: Wachdienst <wache@example.at>
To: lage@example.at
Subject: Liste vom Wochenende
Date: Mon, 29 Apr 2024 07:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="zz"

--zz
Content-Type: text/plain; charset=utf-8

Anbei, wie besprochen. MfG
--zz
Content-Type: text/csv; charset=utf-8; name="liste.csv"
Content-Disposition: attachment; filename="liste.csv"
Content-Transfer-Encoding: 8bit

Wann;Wer rief an;Klappe/Handy;Inhalt
27.04.2024 22:15;Hofrätin Edeltraud Zöchling;+43 1 23125 014;Burschenschaft Ostara singt im Innenhof das verbotene Lied
28.04.2024 01:30;Taxler Dragan;0660 555 0142;Fahrgast Lukas Hüttner prahlt mit Waffen „für Tag X“
--zz--
'''); G('anhang.eml','mail with csv attached',I('Burschenschaft Ostara singt im Innenhof das verbotene Lied',['Edeltraud Zöchling','+43 1 23125 014'],'2024-04-27T22:15',s='Hofrätin Edeltraud Zöchling',lang='de'),I('Fahrgast Lukas Hüttner prahlt mit Waffen „für Tag X“',['Dragan','0660 555 0142'],'2024-04-28T01:30',s='Taxler Dragan',lang='de'),seal_extra=['wache@example.at'])
txt('fwd_chain.txt','''fyi – for the file

---------- Forwarded message ---------
From: Bronagh McAtasney <bronagh@example.org>
Date: Thu, Jul 11, 2024 at 11:58 PM
Subject: bonfire
To: <intake@example.org>

There's effigies of the Syrian families on the bonfire in Moygashel, with their real surname painted. Wee lad who built it told me Alderman Trevor Gilchrist paid for pallets.
I'm at 028 9018 0142 or my mam's, 028 9018 0143. DON'T put my name to it.
Bronagh
Sent from my phone
'''); G('fwd_chain.txt','forwarded mail as text',I("There's effigies of the Syrian families on the bonfire in Moygashel, with their real surname painted. Wee lad who built it told me Alderman Trevor Gilchrist paid for pallets.",['Bronagh McAtasney','Bronagh','bronagh@example.org','028 9018 0142','028 9018 0143'],'2024-07-11T23:58',s='Bronagh McAtasney'))
txt('oud_outlook.txt','''Van: Truus Hoekema [mailto:t.hoekema@example.nl]
Verzonden: zaterdag 17 februari 2024 0:12
Aan: meldpunt
Onderwerp: Den Haag / relschoppers

Beste mensen,
Ik sta hier bij de Opera en ze gooien met stenen naar de Eritreeërs, en andersom. Wethouder Bal stond te kijken.
Mijn gsm: nul zes - vijfvijfvijf - nul een - vierentwintig vier.
Groet, Truus
'''); G('oud_outlook.txt','mail as text',I('Den Haag / relschoppers\nIk sta hier bij de Opera en ze gooien met stenen naar de Eritreeërs, en andersom. Wethouder Bal stond te kijken.',['Truus Hoekema','Truus','t.hoekema@example.nl','nul zes - vijfvijfvijf - nul een - vierentwintig vier'],'2024-02-17T00:12',s='Truus Hoekema',lang='nl'))
# calendars, contacts
txt('rappels.ics','BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//FR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Brussels:20241125T143000\r\nSUMMARY:Rappeler Mme Godelieve Stassart\r\nDESCRIPTION:0470 555 014\\, a vu l\'échevin Willy Marchal déchirer l\'affiche d\r\n u centre Fedasil\\nécrit « on les coule » au feutre\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',nl='\n')
G('rappels.ics','calendar',I("a vu l'échevin Willy Marchal déchirer l'affiche du centre Fedasil\nécrit « on les coule » au feutre",['Godelieve Stassart','0470 555 014'],'2024-11-25T14:30+01:00',lang='fr'))
# register fixed width with notes, jp/zh
csvf('来电登记表.csv',[['序号','来电人','回电号码','来电时间','反映情况'],['1','马秀兰','0931-5550142','2024年4月10日 下午3:25','清真寺门口有人泼猪血，领头的是协会副会长赵大勇。'],['2','不愿透露','微信 mxl_lz55','2024年4月11日 凌晨0点40分','有人在群里发“回去沙漠”，群名“净土青年团”。']],enc='gb18030')
G('来电登记表.csv','csv call log',I('清真寺门口有人泼猪血，领头的是协会副会长赵大勇。',['马秀兰','0931-5550142'],'2024-04-10T15:25',s='马秀兰',lang='zh'),I('有人在群里发“回去沙漠”，群名“净土青年团”。',['mxl_lz55'],'2024-04-11T00:40',lang='zh'))
txt('日報.txt','''昭和の会 見守り日報　令和5年9月1日

０９：１５　大田区の金子さん（折返し０３－００００－５５１４）より。追悼碑の前で「朝鮮人虐殺はなかった」と横断幕。主催は真実の会、代表は島崎隆。
１３：４０　匿名の女性。区議の小早川が一緒に写真を撮っていた、とのこと。
''',enc='utf-8'); G('日報.txt','dated day log',I('追悼碑の前で「朝鮮人虐殺はなかった」と横断幕。主催は真実の会、代表は島崎隆。',['金子','０３－００００－５５１４'],'2023-09-01T09:15',s='金子',lang='ja'),I('匿名の女性。区議の小早川が一緒に写真を撮っていた、とのこと。',[],'2023-09-01T13:40',lang='ja'))
txt('so_truc.txt','''SỔ TRỰC ĐƯỜNG DÂY NÓNG
Ngày trực: 02/09/2024 (ngày lễ Quốc khánh)
8g30 sáng: anh Y Phương gọi, số 0900 555 118. Công an xã Trần Quốc Bình tịch thu Kinh Thánh.
9g tối: chị vợ anh Y Phương gọi bằng máy hàng xóm 0900 555 119. Họ dọa "đốt nhà nguyện".
'''); G('so_truc.txt','day log',I('Công an xã Trần Quốc Bình tịch thu Kinh Thánh.',['Y Phương','0900 555 118'],'2024-09-02T08:30',s='Y Phương',lang='vi'),I('Họ dọa "đốt nhà nguyện".',['Y Phương','0900 555 119'],'2024-09-02T21:00',lang='vi'))
ods('helpline_urdu.ods',{'ریکارڈ':[['کال ریکارڈ، اگست 2023'],['تاریخ','وقت','کال کرنے والا','رابطہ','واقعہ'],['16 اگست 2023','صبح 9:45','پرویز مسیح (بذریعہ بہنوئی سلیم)','0301-5550142','جڑانوالہ میں ہجوم جمع ہے، مولوی یونس اعلان کروا رہا ہے۔'],['16 اگست 2023','دوپہر 1:20','نام نہیں بتایا','','گرجا گھر کو آگ لگا دی گئی۔']]})
G('helpline_urdu.ods','ods register',I('جڑانوالہ میں ہجوم جمع ہے، مولوی یونس اعلان کروا رہا ہے۔',['پرویز مسیح','سلیم','0301-5550142'],'2023-08-16T09:45',s='پرویز مسیح (بذریعہ بہنوئی سلیم)',lang='ur'),I('گرجا گھر کو آگ لگا دی گئی۔',[],'2023-08-16T13:20',lang='ur'))
txt('hindi_table.html','<table><caption>हेल्पलाइन रजिस्टर, दिनांक २८ जुलाई २०२४</caption><thead><tr><th>समय</th><th>किसने बताया</th><th>वापस फ़ोन</th><th>बात</th></tr></thead><tbody><tr><td rowspan="2">सुबह ८:३०</td><td>इमरान क़ुरैशी</td><td>९८०००५५५१४</td><td>काँवड़ मार्ग पर दुकानों पर नाम लिखवाने को दारोग़ा वीरेंद्र सिंह ने धमकाया।</td></tr><tr><td>उनकी पड़ोसन मीना</td><td>वही</td><td>ठेला पलट दिया गया।</td></tr></tbody></table>')
G('hindi_table.html','html table rowspan',I('काँवड़ मार्ग पर दुकानों पर नाम लिखवाने को दारोग़ा वीरेंद्र सिंह ने धमकाया।',['इमरान क़ुरैशी','९८०००५५५१४'],'2024-07-28T08:30',s='इमरान क़ुरैशी',lang='hi'),I('ठेला पलट दिया गया।',['मीना'],'2024-07-28T08:30',s='उनकी पड़ोसन मीना',lang='hi'))
txt('chit.txt','''SLIP 88
tkn by: desk 2
Tm: quarter past midnight, night of Fri 20 to Sat 21 Sep 2024
Frm: "Auntie Blessing" (Blessing Okonkwo-Reyes), lodger at 6a Tannery Wynd, Leith
Ph: same as yesterday, i.e. 0131 496 0188
Msg: The landlord Gus Petrie let four men in with keys. They shouted "eviction Scottish style". Send someone to the mosque on Annandale St too.
'''); G('chit.txt','message slip',I('The landlord Gus Petrie let four men in with keys. They shouted "eviction Scottish style". Send someone to the mosque on Annandale St too.',['Blessing Okonkwo-Reyes','Auntie Blessing','6a Tannery Wynd, Leith','0131 496 0188'],'2024-09-21T00:15',s='Auntie Blessing'))
txt('recado.txt','''Recado para a coordenação
Data: quinta-feira, 25/04/2024   Hora: 21 e 30
Da parte de: Dona Conceição Évora, a que vende no Bairro da Jamaica
Assunto: na noite dos cravos o grupo Reconquista 1143 colou cartazes "volta de barco". O porteiro Armindo Sá viu tudo.
P.S. ela só atende o número do neto, o Djeison: nove um zero, cinco cinco cinco, zero um quatro.
'''); G('recado.txt','message slip',I('na noite dos cravos o grupo Reconquista 1143 colou cartazes "volta de barco". O porteiro Armindo Sá viu tudo.\nela só atende o número do neto',['Conceição Évora','Djeison','nove um zero, cinco cinco cinco, zero um quatro'],'2024-04-25T21:30',s='Dona Conceição Évora',lang='pt'))
txt('turno.csv','''Registro telefonate;;;
Turno del 30 maggio 2024;;;
ora;chiamante;recapito;fatto
"8.05";"sig.ra Loredana Foschi
(e la figlia Giada)";"06 555 01420
333 555 01 77";"Manifesti con le foto dei braccianti e la scritta ""parassiti"".
Firmati Agro Nostro."
"14,30";"Don Ciro";;"Il caporale Nino Schiavone ha investito un ragazzo gambiano in bici."
;;;
Note: il telefono 2 è guasto;;;
'''); G('turno.csv','csv title rows, multi-line',I('Manifesti con le foto dei braccianti e la scritta "parassiti".\nFirmati Agro Nostro.',['Loredana Foschi','Giada','06 555 01420','333 555 01 77'],'2024-05-30T08:05',s='sig.ra Loredana Foschi',lang='it'),I('Il caporale Nino Schiavone ha investito un ragazzo gambiano in bici.',['Ciro'],'2024-05-30T14:30',s='Don Ciro',lang='it'),not_items=['Note: il telefono 2 è guasto'])
xlsx('merged_callers.xlsx',{'Log':[['Call log – Thursday 6 June 2024 (Chicago, CDT)'],['Time','Contact person','','What'],['','name','how',''],['7:45 a.m.','Consuelo Barrera; her brother-in-law Ike','(312) 555-0142 / (312) 555-0143','Flyers "ICE reward $$$" on cars at the church. Printed at Voss Copy.'],['noon','Consuelo Barrera','as above','Alderman Pat Dooley says it is free speech.'],['10 p.m.','—','—','Gunshots heard near the flea market; nobody hurt.']],'old':[['do not use – 2019 test rows'],['x','Test Person','555','lorem']]},merges=[('Log','A1:D1'),('Log','B2:C2'),('Log','A2:A3')],hidden=['old'])
G('merged_callers.xlsx','xlsx two-line heading',I('Flyers "ICE reward $$$" on cars at the church. Printed at Voss Copy.',['Consuelo Barrera','Ike','(312) 555-0142','(312) 555-0143'],'2024-06-06T07:45-05:00',s='Consuelo Barrera'),I('Alderman Pat Dooley says it is free speech.',['Consuelo Barrera'],'2024-06-06T12:00-05:00',s='Consuelo Barrera'),I('Gunshots heard near the flea market; nobody hurt.',[],'2024-06-06T22:00-05:00'),unread='hidden sheet "old" with test rows')
import base64
os.makedirs(P('eingescannt').rstrip('/'),exist_ok=True)
open(P('eingescannt/bogen_1.png'),'wb').write(base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='))
txt('eingescannt/abschrift bogen 2.txt','Bogen 2 (abgeschrieben)\nTag: 19. Mai 2024 (Pfingstsonntag)\nZeit: halb vier nachmittags\nName der meldenden Person: Wendelin Tschöpe\nFon: 0351 / 23125-09\nBei der Trachtengruppe rief Festwirt Xaver Moll ins Mikro, „die Zigeuner vom Schaustellerplatz gehören geräumt“.\n')
G('eingescannt/','folder with scan',I('Bei der Trachtengruppe rief Festwirt Xaver Moll ins Mikro, „die Zigeuner vom Schaustellerplatz gehören geräumt“.',['Wendelin Tschöpe','0351 / 23125-09'],'2024-05-19T15:30',s='Wendelin Tschöpe',lang='de'),unread='picture bogen_1.png was not read')
pass
