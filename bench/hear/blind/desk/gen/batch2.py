from lib import *
import datetime as D
# ---------- transcripts and voicemail
txt('call_0417.txt','''CALL TRANSCRIPT   Line 2   12 October 2023, 16:08

Operator: Community desk, good afternoon.
Caller: Hello, yeah, it's Danesh here, Danesh Irani from the corner shop.
Operator: Hi. What's happened?
Caller: The same lads from Saturday. They wrote "Pakis burn" on my shutter and one, Liam Crowther, held a petrol can up to the camera.
Operator: Can we ring you back?
Caller: On oh one six one, four nine six, oh one double seven. If I don't pick up ask for my daughter Roxana.
Operator: Thank you.
''')
G('call_0417.txt','call transcript',I('The same lads from Saturday. They wrote "Pakis burn" on my shutter and one, Liam Crowther, held a petrol can up to the camera.\nIf I don\'t pick up ask for my daughter',['Danesh Irani','Danesh','oh one six one, four nine six, oh one double seven','Roxana'],'2023-10-12T16:08',s='Danesh Irani'))
txt('gespraech.txt','''Gesprächsprotokoll 22.07.2023, Beginn 23 Uhr 04, Ende 23 Uhr 19
B = Beratung, A = Anruferin

A: Ja guten Abend, Thiemann mein Name, Rosemarie Thiemann.
B: Guten Abend Frau Thiemann. Worum geht es?
A: Mein Enkel ist in so einer Gruppe, Sturmwind Altmark. Die wollen morgen zum CSD nach Stendal und „aufräumen“, sagt er. Der Anführer heißt Ronny Pietsch.
B: Wie erreichen wir Sie?
A: Null drei null, zwo drei eins zwo fünf, und dann sechs null sieben. Oder Sie schreiben an den Enkel seine Mutter, k.thiemann ät example punkt org.
''')
G('gespraech.txt','call transcript',I('Mein Enkel ist in so einer Gruppe, Sturmwind Altmark. Die wollen morgen zum CSD nach Stendal und „aufräumen“, sagt er. Der Anführer heißt Ronny Pietsch.',['Rosemarie Thiemann','Thiemann','Null drei null, zwo drei eins zwo fünf, und dann sechs null sieben','k.thiemann ät example punkt org'],'2023-07-22T23:04',s='Rosemarie Thiemann',lang='de'))
txt('segreteria_messaggio_3.txt','''[Messaggio in segreteria n. 3 — ricevuto venerdì 8 novembre 2024 alle ore 7 e 50 — durata 0:48]
Buongiorno, mi chiamo Assunta, Assunta De Bellis Traoré, chiamo da Macerata. Stanotte hanno bruciato lo striscione della scuola araba, sul muro c'è una croce celtica e la firma di Ordine Piceno. Il presidente del quartiere, il signor Fabio Mengoni, dice che è una ragazzata. Mi richiami, per favore: tre tre tre, cinque cinque cinque, zero uno quattro due. Ripeto: 333 555 01 42. Grazie.
''')
G('segreteria_messaggio_3.txt','voicemail text',I("chiamo da Macerata. Stanotte hanno bruciato lo striscione della scuola araba, sul muro c'è una croce celtica e la firma di Ordine Piceno. Il presidente del quartiere, il signor Fabio Mengoni, dice che è una ragazzata. Mi richiami, per favore",['Assunta De Bellis Traoré','Assunta','tre tre tre, cinque cinque cinque, zero uno quattro due','333 555 01 42'],'2024-11-08T07:50',s='Assunta De Bellis Traoré',lang='it'))
txt('стенограмма.txt','''Звонок №212. 14.06.2022, 20:47 МСК (UTC+3)
ОПЕРАТОР: Горячая линия, слушаю вас.
ГУЛЬНАРА: Здравствуйте. Меня зовут Гульнара Ахметова. К нам в общежитие пришли люди в форме «Северного человека» и сказали: «Кто не русский — до завтра собрать вещи».
ОПЕРАТОР: Кто у них главный?
ГУЛЬНАРА: Его называли Игорь Мангалов. Мой номер восемь, девятьсот, пять пять пять, ноль один, сорок два. Только не звоните на вахту.
''',enc='cp1251')
G('стенограмма.txt','call transcript',I('К нам в общежитие пришли люди в форме «Северного человека» и сказали: «Кто не русский — до завтра собрать вещи».\nЕго называли Игорь Мангалов.\nТолько не звоните на вахту.',['Гульнара Ахметова','ГУЛЬНАРА','восемь, девятьсот, пять пять пять, ноль один, сорок два'],'2022-06-14T20:47+03:00',s='Гульнара Ахметова',lang='ru'))
j={"call_id":"c-8841","started":"2025-01-20T08:15:30-09:00","turns":[{"spk":"agent","t":0.0,"say":"Tundra Line, how can I help?"},{"spk":"caller","t":3.2,"say":"Hi um this is Aputi Nakasuk, I'm calling from Bethel."},{"spk":"caller","t":9.9,"say":"There's a guy at the dock, Wade Hollis, telling people the Natives should be run off the ice before breakup."},{"spk":"agent","t":21,"say":"Can I have a number?"},{"spk":"caller","t":24,"say":"907 555 0142 or my auntie's, it's the same but ends 43."}]}
txt('c-8841.json',json.dumps(j)); G('c-8841.json','call transcript json',I("There's a guy at the dock, Wade Hollis, telling people the Natives should be run off the ice before breakup.",['Aputi Nakasuk','907 555 0142'],'2025-01-20T08:15:30-09:00',s='Aputi Nakasuk'))
txt('night.vtt','''WEBVTT

NOTE Helpline recording 2024-08-03, started 02:11 CEST

00:00:01.000 --> 00:00:04.500
<v Medewerker>Meldpunt, goedenacht.

00:00:05.000 --> 00:00:11.000
<v Beller>Ja hallo, je spreekt met Soufiane, achternaam Ait Lahcen.

00:00:11.500 --> 00:00:22.000
<v Beller>Er staat een groep van Nieuw Dietsland voor het azc in Budel, ze hebben molotovs, echt waar.

00:00:23.000 --> 00:00:29.000
<v Beller>Bel me op nul zes, vijf vijf vijf, nul één, nul één, veertien.
''')
G('night.vtt','call transcript vtt',I('Er staat een groep van Nieuw Dietsland voor het azc in Budel, ze hebben molotovs, echt waar.',['Soufiane','Ait Lahcen','nul zes, vijf vijf vijf, nul één, nul één, veertien'],'2024-08-03T02:11+02:00',s='Soufiane',lang='nl'))
# ---------- SMS / chat exports
txt('sms_backup.xml','''<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<smses count="3">
  <sms protocol="0" address="+49302312599" date="1691100671000" type="1" body="Hier ist Malte aus Wurzen. Am Bahnhof sammeln sich ca 40 Leute mit Sturmhauben" readable_date="04.08.2023 00:11:11" contact_name="Malte Kühn"/>
  <sms protocol="0" address="+4917139200 61" date="1691102400000" type="1" body="Fenster vom Dönerladen eingeworfen. Sven Gericke hat gefilmt" readable_date="04.08.2023 00:40:00" contact_name="(Unknown)"/>
  <sms protocol="0" address="+49302312599" date="1691103000000" type="2" body="Danke, bleiben Sie weg vom Bahnhof." readable_date="04.08.2023 00:50:00" contact_name="Malte Kühn"/>
</smses>
'''.replace('+49302312599','+493023125599').replace('+4917139200 61','+491713920061'))
G('sms_backup.xml','sms export',I('Hier ist Malte aus Wurzen. Am Bahnhof sammeln sich ca 40 Leute mit Sturmhauben',['Malte Kühn','Malte','+493023125599'],'2023-08-03T22:11:11Z',s='Malte Kühn',lang='de'),
 I('Fenster vom Dönerladen eingeworfen. Sven Gericke hat gefilmt',['+491713920061'],'2023-08-03T22:40:00Z',s='+491713920061',lang='de'),
 I('Danke, bleiben Sie weg vom Bahnhof.',['+493023125599','Malte Kühn'],'2023-08-03T22:50:00Z',lang='de'))
txt('WhatsApp Chat mit Meldenummer.txt','''13.02.25, 18:07 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.
13.02.25, 18:09 - +49 171 3920077: moin hier ist Henrike vom Jugendclub
13.02.25, 18:10 - +49 171 3920077: bei uns hängt seit heute ein Zettel
"Zecken haben Adressen"
drunter steht Freie Jugend Uelzen
13.02.25, 18:12 - +49 171 3920077: IMG-20250213-WA0004.jpg (Datei angehängt)
13.02.25, 18:30 - Tante Ebru: Ebru hier, das ist der Sohn vom Bürgermeister Koch, ich hab ihn gesehen, ruft mich an 030 23125 733
''')
G('WhatsApp Chat mit Meldenummer.txt','whatsapp chat',I('moin hier ist Henrike vom Jugendclub',['Henrike','+49 171 3920077'],'2025-02-13T18:09',s='+49 171 3920077',lang='de'),
 I('bei uns hängt seit heute ein Zettel\n"Zecken haben Adressen"\ndrunter steht Freie Jugend Uelzen',['+49 171 3920077'],'2025-02-13T18:10',s='+49 171 3920077',lang='de'),
 I('das ist der Sohn vom Bürgermeister Koch, ich hab ihn gesehen, ruft mich an',['Tante Ebru','Ebru','030 23125 733'],'2025-02-13T18:30',s='Tante Ebru',lang='de'),
 unread='picture IMG-20250213-WA0004.jpg is named but not in the delivery')
txt('_chat.txt','''\u200e[5/11/24, 9:15:02 PM] Shireen (Dearborn): Salaam this is Shireen Hamdan, is this the hate line?
[5/11/24, 9:15:48 PM] Shireen (Dearborn): a man outside the halal market has a sign "deport or bury"
[5/11/24, 9:16:20 PM] Desk: Can you stay inside?
[5/13/24, 8:02:11 AM] Shireen (Dearborn): he is back. his truck says Kessler Roofing. my cell is 313-555-0142
''')
G('_chat.txt','whatsapp chat ios',I('is this the hate line?',['Shireen Hamdan','Shireen'],'2024-05-11T21:15:02',s='Shireen (Dearborn)'),I('a man outside the halal market has a sign "deport or bury"',['Shireen'],'2024-05-11T21:15:48',s='Shireen (Dearborn)'),
 I('he is back. his truck says Kessler Roofing. my cell is',['Shireen','313-555-0142'],'2024-05-13T08:02:11',s='Shireen (Dearborn)'))
txt('signal-export.md','''# Chat: Pengaduan Malam

**Bu Ratna** (2024-09-14 23:02 +0700)
> Selamat malam, saya Ratna Wulandari dari Cilincing. Di grup RT beredar pesan "usir orang Papua dari kos".

**+62 812 5550 0143** (2024-09-14 23:20 +0700)
> Yang sebar pesan itu Pak RT sendiri, Suharno. Jangan sebut nama saya. Saya Yosep.
''')
G('signal-export.md','signal chat',I('Di grup RT beredar pesan "usir orang Papua dari kos".',['Ratna Wulandari','Ratna'],'2024-09-14T23:02+07:00',s='Bu Ratna',lang='id'),
 I('Yang sebar pesan itu Pak RT sendiri, Suharno. Jangan sebut nama saya.',['Yosep','+62 812 5550 0143'],'2024-09-14T23:20+07:00',s='+62 812 5550 0143',lang='id'))
j={"name":"Лінія довіри","type":"private_group","id":9910,"messages":[{"id":1,"type":"service","date":"2023-03-02T10:00:00","date_unixtime":"1677744000","actor":"bot","action":"create_group","text":""},
{"id":2,"type":"message","date":"2023-03-02T12:14:09","date_unixtime":"1677752049","from":"Оксана Б.","from_id":"user5550142","text":["Мене звати Оксана Бойчук. У Мукачеві на синагозі написали «геть». Мій номер ",{"type":"phone","text":"+380 50 555 0142"}]},
{"id":3,"type":"message","date":"2023-03-02T12:20:41","date_unixtime":"1677752441","from":"petro_k","from_id":"user5550143","text":"Бачив там Романа Гніду з «Карпатського легіону».","photo":"photos/photo_1.jpg"}]}
txt('result.json',json.dumps(j,ensure_ascii=False)); G('result.json','telegram export',I('У Мукачеві на синагозі написали «геть». Мій номер',['Оксана Б.','Оксана Бойчук','+380 50 555 0142'],'2023-03-02T10:14:09Z',s='Оксана Б.',lang='uk'),
 I('Бачив там Романа Гніду з «Карпатського легіону».',['petro_k'],'2023-03-02T10:20:41Z',s='petro_k',lang='uk',media=['photo_1.jpg']),unread='photo_1.jpg is named but not in the delivery')
R=[['thread','who','epoch','msg'],['t1','Nomvula','1714564800','Sawubona this is Nomvula, men with sjamboks are going door to door for Zimbabweans in Diepsloot'],['t1','desk','1714564920','Are you safe?'],['t1','Nomvula','1714565100','yes. the one giving orders is Vusi Ndlela from Operation Sweep. my gogo has a phone 011 555 0142']]
csvf('inbox_export.csv',R); G('inbox_export.csv','sms csv',I('men with sjamboks are going door to door for Zimbabweans in Diepsloot',['Nomvula'],'2024-05-01T12:00:00Z',s='Nomvula'),I('the one giving orders is Vusi Ndlela from Operation Sweep. my gogo has a phone',['Nomvula','011 555 0142'],'2024-05-01T12:05:00Z',s='Nomvula'))
# ---------- mails
def eml(p,h,body,extra=''): txt(p,h.strip()+'\n'+extra+'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n'+body,nl='\r\n')
b="""Bonsoir,

Je m'appelle Solène Kerbrat, je suis infirmière à Morlaix. Dimanche, deux hommes ont accroché une banderole « On est chez nous, les autres à la mer » sur le viaduc. Le plus vieux est Yann Prigent, ancien candidat.

Bien à vous,
S. Kerbrat
06 39 98 12 70
3 venelle des Quatre-Vents, 29999 Morlaix
"""
eml('banderole.eml','From: =?utf-8?Q?Sol=C3=A8ne_Kerbrat?= <solene.k@example.fr>\nTo: alerte@exemple-asso.fr\nSubject: Banderole sur le viaduc\nDate: Mon, 16 Sep 2024 21:42:07 +0200',b)
G('banderole.eml','mail',I("Banderole sur le viaduc\nje suis infirmière à Morlaix. Dimanche, deux hommes ont accroché une banderole « On est chez nous, les autres à la mer » sur le viaduc. Le plus vieux est Yann Prigent, ancien candidat.",['Solène Kerbrat','S. Kerbrat','solene.k@example.fr','06 39 98 12 70','3 venelle des Quatre-Vents, 29999 Morlaix'],'2024-09-16T21:42:07+02:00',s='Solène Kerbrat',lang='fr'))
b="""Hi, thanks for writing back so fast. Yes it is the same man, Councillor Des Rafferty. He has now put our street name on his page with "you know what to do lads".
You can reach my husband Piotr too, he is on 020 918 0142 after four.
Majka

On Tue, 19 Nov 2024 at 09:10, Desk <desk@example.ie> wrote:
> Dear Ms Zielińska,
> is this the same person as in October?
>
> > On 18 Nov 2024, at 23:51, Maja Zielińska <majka.z@example.com> wrote:
> > A man is shouting at the direct provision centre in Athlone every night.
"""
eml('RE_ Athlone.eml','From: "Majka" <majka.z@example.com>\nTo: Desk <desk@example.ie>\nSubject: Re: Athlone\nDate: Tue, 19 Nov 2024 13:05:44 +0000',b)
G('RE_ Athlone.eml','mail with history',I('Yes it is the same man, Councillor Des Rafferty. He has now put our street name on his page with "you know what to do lads".',['Majka','majka.z@example.com','Piotr','020 918 0142','Maja Zielińska'],'2024-11-19T13:05:44Z',s='Majka'),seal_extra=['Zielińska'])
b="""Zur Kenntnis, bitte aufnehmen.

-------- Weitergeleitete Nachricht --------
Betreff: 	Schmiererei Friedhof
Datum: 	Do, 2. Mai 2024 06:58:12 +0200
Von: 	Friedhelm Obermüller-Katz <f.obermueller@example.org>
An: 	post@example.de

Guten Morgen, heute früh fand ich auf dem jüdischen Friedhof elf Steine umgeworfen und beschmiert. Auf einem steht „Abteilung Eifel". Der Förster Egon Wirtz hat gestern Abend einen weißen Transporter gesehen.
Sie erreichen mich unter 0 30 / 2 31 25 - 9 12.
"""
eml('WG Friedhof.eml','From: Zentrale <zentrale@example.de>\nTo: erfassung@example.de\nSubject: WG: Schmiererei Friedhof\nDate: Fri, 3 May 2024 08:30:00 +0200',b)
G('WG Friedhof.eml','forwarded mail',I('Guten Morgen, heute früh fand ich auf dem jüdischen Friedhof elf Steine umgeworfen und beschmiert. Auf einem steht „Abteilung Eifel". Der Förster Egon Wirtz hat gestern Abend einen weißen Transporter gesehen.',['Friedhelm Obermüller-Katz','f.obermueller@example.org','0 30 / 2 31 25 - 9 12'],'2024-05-02T06:58:12+02:00',s='Friedhelm Obermüller-Katz',lang='de'))
txt('formular.eml','''From: formular@web-meldestelle.example
To: eingang@example.ch
Subject: =?UTF-8?B?TmV1ZSBNZWxkdW5n?=
Date: Wed, 03 Jul 2024 05:00:02 +0000
MIME-Version: 1.0
Content-Type: text/html; charset="utf-8"

<html><body><p>Neue Meldung vom 02.07.2024, 22.35 Uhr (MESZ)</p><dl><dt>Dein Name</dt><dd>Ladina Caduff</dd><dt>Wie können wir dich kontaktieren?</dt><dd>Insta: @ladi.caduff_gr</dd><dt>Was hast du erlebt?</dt><dd>In der Badi in Chur rief der Bademeister Reto Hug meiner Freundin &laquo;Kopftuch runter oder Rhein&raquo; zu.</dd><dt>Zeugen?</dt><dd>meine Cousine Seraina, 044 555 01 42</dd></dl></body></html>
'''); G('formular.eml','web form mail',I('In der Badi in Chur rief der Bademeister Reto Hug meiner Freundin «Kopftuch runter oder Rhein» zu.',['Ladina Caduff','@ladi.caduff_gr','Seraina','044 555 01 42'],'2024-07-02T22:35+02:00',s='Ladina Caduff',lang='de'))
txt('two.mbox','''From ahn@example.kr Mon Apr  7 09:00:00 2025
From: "안소희" <sohee.ahn@example.kr>
To: help@example.kr
Subject: 전단지 신고
Date: Mon, 7 Apr 2025 18:00:00 +0900
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

안녕하세요, 안소희입니다. 안산역 앞에서 자국민우선단 회원들이 "무슬림 추방" 전단지를 뿌렸습니다.
연락처 010-0000-7714

From x Tue Apr  8 01:10:00 2025
From: noname <a7714@example.org>
To: help@example.kr
Subject: (no subject)
Date: Tue, 8 Apr 2025 10:10:30 +0900
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

단장 이름은 최병호입니다. 제 이름은 밝히지 않겠습니다.
'''); G('two.mbox','mbox',I('안산역 앞에서 자국민우선단 회원들이 "무슬림 추방" 전단지를 뿌렸습니다.',['안소희','sohee.ahn@example.kr','010-0000-7714'],'2025-04-07T18:00:00+09:00',s='안소희',lang='ko'),I('단장 이름은 최병호입니다. 제 이름은 밝히지 않겠습니다.',['a7714@example.org'],'2025-04-08T10:10:30+09:00',lang='ko'))
txt('ihbar_maili.txt','''Kimden: Hatice Nur Erdoğmuş <hne@ornek-posta.com.tr>
Gönderildi: 14 Ağustos 2024 Çarşamba 23:07
Kime: basvuru@ornek.org
Konu: Altındağ

Merhaba, ben Hatice. Mahallede "Suriyeliler evlerinizi boşaltın" diye bildiri dağıtıldı, altında Anadolu Bozkurtları yazıyor. Muhtar Recep Kılınç da dağıtanlardan biriydi.
Eşim Selman'ın numarası: 0 (555) 014 22 33. Evimiz: Önder Mah. 1234. Sok. No: 9/3 Altındağ
'''); G('ihbar_maili.txt','mail as text',I('Altındağ\nMahallede "Suriyeliler evlerinizi boşaltın" diye bildiri dağıtıldı, altında Anadolu Bozkurtları yazıyor. Muhtar Recep Kılınç da dağıtanlardan biriydi.',['Hatice Nur Erdoğmuş','Hatice','hne@ornek-posta.com.tr','Selman','0 (555) 014 22 33','Önder Mah. 1234. Sok. No: 9/3 Altındağ'],'2024-08-14T23:07',s='Hatice Nur Erdoğmuş',lang='tr'))
# ---------- tickets, forms
R=[['Ticket #','Created','Requester','Requester email','Custom field (Phone)','Subject','Description','Status'],
['50231','2024-10-07 13:22:10 UTC','Malia Tuipulotu','malia.t@example.nz','','Message on church wall','Someone sprayed a sonnenrad on the Tongan church in Ōtara. Neighbour says it was Corey Blight.','Open'],
['50232','2024-10-07 20:01:55 UTC','anonymous','','020 555 01 144','live threat','Guy on the bus: "I got a list and your mosque is on it". He had a Southern Order patch.\n\nI rode the 33.','Pending']]
csvf('zendesk.csv',R,q=csv.QUOTE_ALL); G('zendesk.csv','ticket export',I(R[1][5]+'\n'+R[1][6],['Malia Tuipulotu','malia.t@example.nz'],'2024-10-07T13:22:10Z',s='Malia Tuipulotu'),I(R[2][5]+'\n'+R[2][6],['020 555 01 144'],'2024-10-07T20:01:55Z'))
L=[{"nr":71,"ingekomen":"2023-11-23T21:30:00+01:00","melder":{"voornaam":"Fenna","achternaam":"Dijkgraaf","mobiel":"06 5550 1142"},"tekst":"Op de school van mijn zoon is 'alle moslims eruit' op het bord geschreven door de conciërge, Henk Blok."},{"nr":72,"ingekomen":"2023-11-24T00:05:00+01:00","melder":None,"tekst":"Poster van Eigen Grond op de deur van het buurthuis, met onze gezichten erop."}]
txt('meldingen.jsonl','\n'.join(json.dumps(x,ensure_ascii=False) for x in L)+'\n'); G('meldingen.jsonl','json lines',I(L[0]['tekst'],['Fenna','Dijkgraaf','06 5550 1142'],'2023-11-23T21:30:00+01:00',s='Fenna',lang='nl'),I(L[1]['tekst'],[],'2023-11-24T00:05:00+01:00',lang='nl'))
txt('webform_dump.txt','''=== submission 8f2c ===
submitted_at=1732060800
your_name=Teuila (they/them)
best_way_to_reach_you=discord: teu#5550
what_happened=Server "Red Dawn Boise" posts the venue of our drag brunch with "bring bats". Mod is named Oberst_K.
may_we_publish=no
=== submission 8f2d ===
submitted_at=1732064523
your_name=
best_way_to_reach_you=text only 208.555.0142
what_happened=pastor Lyle Dunmore told the congregation to "stand at their doors"
may_we_publish=yes
'''); G('webform_dump.txt','web form dump',I('Server "Red Dawn Boise" posts the venue of our drag brunch with "bring bats". Mod is named Oberst_K.',['Teuila','teu#5550'],'2024-11-20T00:00:00Z',s='Teuila (they/them)'),I('pastor Lyle Dunmore told the congregation to "stand at their doors"',['208.555.0142'],'2024-11-20T01:02:03Z'))
txt('intake.yaml','''- intake: 3
  kdy: 17. 11. 2023 v 14.30
  kdo_volal: Ľudmila Vargová
  spätný_kontakt: "0900 555 014"
  čo_sa_stalo: >
    Na trhu predávali šál s nápisom „Rómov do mydla“.
    Stánok patrí Ivanovi Hlinkovi.
- intake: 4
  kdy: 18. 11. 2023 o štvrť na desať ráno
  kdo_volal: neznámy
  spätný_kontakt:
  čo_sa_stalo: Pri ubytovni stojí auto s nálepkou Biela hliadka.
'''); G('intake.yaml','yaml records',I('Na trhu predávali šál s nápisom „Rómov do mydla“.\nStánok patrí Ivanovi Hlinkovi.',['Ľudmila Vargová','0900 555 014'],'2023-11-17T14:30',s='Ľudmila Vargová',lang='sk'),I('Pri ubytovni stojí auto s nálepkou Biela hliadka.',[],'2023-11-18T09:15',lang='sk'))
# ---------- folder and zip
txt('dostawa/2024-02-11 dyżur.txt','''Dzwoniła 23:50 pani Halina (tel. 22 555 01 42): pod meczetem leży zdechły dzik.
00:20 – oddzwoniła, że widziała Radka Sobola z Frontu Kresowego.
''')
txt('dostawa/nagranie_01.amr','x'); open(P('dostawa/nagranie_01.amr'),'wb').write(b'#!AMR\n'+bytes(60))
G('dostawa/','folder',I('pod meczetem leży zdechły dzik',['Halina','22 555 01 42'],'2024-02-11T23:50',s='Halina',lang='pl'),I('oddzwoniła, że widziała Radka Sobola z Frontu Kresowego',[],'2024-02-12T00:20',lang='pl'),unread='audio nagranie_01.amr was not heard')
z=zipfile.ZipFile(P('entrega.zip'),'w',zipfile.ZIP_DEFLATED)
z.writestr('entrega/nota 1.txt','Nota de la guardia, 9 de junio de 2023, 11:20 p. m.\nLlama doña Eufemia Xol, de Cobán. Cuenta que el finquero Otto Kreps dijo en la cancha: "a los q\'eqchi\' los sacamos a bala". Pide que le devuelvan la llamada al vecino, don Chepe, 5555 0142.\n')
z.writestr('entrega/nota 2.txt','Nota de la guardia, 10 de junio de 2023, 6:05 a. m.\nMensaje sin nombre: hay una lista de líderes pegada en la iglesia, firma Los Patriotas del Polochic.\n')
z.writestr('entrega/foto.jpg',b'\xff\xd8\xff\xe0'+bytes(40)+b'\xff\xd9'); z.close()
G('entrega.zip','zip',I('Cuenta que el finquero Otto Kreps dijo en la cancha: "a los q\'eqchi\' los sacamos a bala". Pide que le devuelvan la llamada al vecino',['Eufemia Xol','Chepe','5555 0142'],'2023-06-09T23:20',s='Eufemia Xol',lang='es'),
 I('hay una lista de líderes pegada en la iglesia, firma Los Patriotas del Polochic.',[],'2023-06-10T06:05',lang='es'),unread='picture foto.jpg was not read')
# ---------- more tables
xlsx('سجل الاتصالات.xlsx',{'آب':[['سجل اتصالات الخط الساخن - آب ٢٠٢٤'],['ت','المتصل','رقم الهاتف','التاريخ','الساعة','التفاصيل'],[1,'أم علي الربيعي','٠٧٧٠ ٥٥٥ ٠١٤٢','٣/٨/٢٠٢٤','٨:٣٠ مساءً','مسلحون من سرايا الثأر كتبوا على بيت جارنا "مطلوب دم".'],[2,'مجهول','لا يوجد','١٧/٨/٢٠٢٤','١٠:١٥ صباحاً','شيخ العشيرة جبار الساعدي هدد عائلة إيزيدية بالحرق.']]},merges=[('آب','A1:F1')])
G('سجل الاتصالات.xlsx','xlsx register',I('مسلحون من سرايا الثأر كتبوا على بيت جارنا "مطلوب دم".',['أم علي الربيعي','٠٧٧٠ ٥٥٥ ٠١٤٢'],'2024-08-03T20:30',s='أم علي الربيعي',lang='ar'),I('شيخ العشيرة جبار الساعدي هدد عائلة إيزيدية بالحرق.',[],'2024-08-17T10:15',lang='ar'))
csvf('تماس‌ها.csv',[['ردیف','تماس‌گیرنده','شماره','تاریخ','ساعت','شرح'],['۱','خانم فرشته الماسی','۰۲۱ ۵۵۵۰ ۰۱۴۲','۱۴۰۳/۰۲/۱۸','۱۶:۴۵','در اتوبوس مردی به مهاجران افغان گفت «شما را زنده به گور می‌کنیم».'],['۲','آقای گل‌محمد','تلگرام: @golm_kabul','۱۴۰۳/۰۲/۱۹','۰۸:۰۰','صاحب کارگاه، حاج رضا پناهی، گذرنامه‌ها را گرفته است.']])
G('تماس‌ها.csv','csv call log',I('در اتوبوس مردی به مهاجران افغان گفت «شما را زنده به گور می‌کنیم».',['فرشته الماسی','۰۲۱ ۵۵۵۰ ۰۱۴۲'],'2024-05-07T16:45',s='خانم فرشته الماسی',lang='fa'),I('صاحب کارگاه، حاج رضا پناهی، گذرنامه‌ها را گرفته است.',['گل‌محمد','@golm_kabul'],'2024-05-08T08:00',s='آقای گل‌محمد',lang='fa'))
csvf('บันทึก.csv',[['วันที่','เวลา','ผู้แจ้ง','ติดต่อกลับ','เรื่อง'],['7 พ.ค. 2567','20.15 น.','มารีแย สาและ','090-555-0142','มีใบปลิวหน้ามัสยิดเขียนว่า "พวกแขกออกไป" ลงชื่อกลุ่มไทยพิทักษ์'],['8 พ.ค. 2567','06.40 น.','ไม่ประสงค์ออกนาม','','ผู้ใหญ่บ้านสมชาย คงดี ขู่จะเผาบ้าน']])
G('บันทึก.csv','csv call log',I('มีใบปลิวหน้ามัสยิดเขียนว่า "พวกแขกออกไป" ลงชื่อกลุ่มไทยพิทักษ์',['มารีแย สาและ','090-555-0142'],'2024-05-07T20:15',s='มารีแย สาและ',lang='th'),I('ผู้ใหญ่บ้านสมชาย คงดี ขู่จะเผาบ้าน',[],'2024-05-08T06:40',lang='th'))
docx('הקו החם.docx',[[['דו"ח שיחות – יום ראשון, 18 באוגוסט 2024']],'',[['פרטי הפונה','מתי','תיאור'],['מוחמד אבו-רנה\n\n054-555-0142\n\nרהט, שכונה 11, בית 7','בערב, 20:20','נהג האוטובוס אמר "ערבים לא עולים".'],['מישהי בשם רותי, לא רצתה להשאיר מספר','21:55','פעיל של ארגון "מגן הנגב", שלמה דדון, מסתובב עם אלה.']]])
G('הקו החם.docx','docx table',I('נהג האוטובוס אמר "ערבים לא עולים".',['מוחמד אבו-רנה','054-555-0142','רהט, שכונה 11, בית 7'],'2024-08-18T20:20',s='מוחמד אבו-רנה',lang='he'),I('פעיל של ארגון "מגן הנגב", שלמה דדון, מסתובב עם אלה.',['רותי'],'2024-08-18T21:55',lang='he'))
odt('vaktjournal.odt',['Vaktjournal uke 47, 2023','Tirsdag 21.11.',[['Kl','Melder','Melders tlf/e-post','Sak'],['07.05','Randi Bjørnstad','555 01 420','Naboen Terje Moe har hengt ut flagget til Nordvakt og roper til de eritreiske barna.'],['kvart over ni','Ingen navn','—','Knust dør på moskeen i Drammen.']],'Onsdag 22.11.',[['Kl','Melder','Melders tlf/e-post','Sak'],['21.30','Solveig og Mehdi','solmehdi@example.no','Brev: "dere har til jul".']]])
G('vaktjournal.odt','odt journal',I('Naboen Terje Moe har hengt ut flagget til Nordvakt og roper til de eritreiske barna.',['Randi Bjørnstad','555 01 420'],'2023-11-21T07:05',s='Randi Bjørnstad',lang='no'),I('Knust dør på moskeen i Drammen.',[],'2023-11-21T09:15',lang='no'),I('Brev: "dere har til jul".',['Solveig','Mehdi','solmehdi@example.no'],'2023-11-22T21:30',s='Solveig og Mehdi',lang='no'))
xlsx('dva_lista.xlsx',{'Позиви':[['ПРВА СМЕНА 19.10.2024.'],['сат','ко зове','телефон','опис'],['8.10','Драгана Петровић','011/555-0142','На вратима џамије у Новом Пазару слика свиње.'],['12 и 30','иста','исто','Син јој је видео Немању Лукића како бежи.'],[],['ДРУГА СМЕНА 19.10.2024.'],['сат','опис','ко зове','телефон'],['17.45','Навијачи певају „нож, жица“ испред пекаре.','г. Бесим','063 555 01 77']]})
G('dva_lista.xlsx','xlsx two tables in a sheet',I('На вратима џамије у Новом Пазару слика свиње.',['Драгана Петровић','011/555-0142'],'2024-10-19T08:10',s='Драгана Петровић',lang='sr'),I('Син јој је видео Немању Лукића како бежи.',[],'2024-10-19T12:30',lang='sr'),I('Навијачи певају „нож, жица“ испред пекаре.',['Бесим','063 555 01 77'],'2024-10-19T17:45',s='г. Бесим',lang='sr'))
csvf('headless.csv',[['2023-12-24 18:32','Wanjiru','0700 555 014','Chief Koech told Kikuyu families at the borehole "last Christmas here"'],['2023-12-25 07:10','Brother of Wanjiru, Kamau','','Two houses burnt at Kuresoi. Seen: youth in red caps, Rift Guardians'],['2023-12-26 12:00','','kamau.w@example.ke','Chief now denies everything']])
G('headless.csv','csv without heading',I('Chief Koech told Kikuyu families at the borehole "last Christmas here"',['Wanjiru','0700 555 014'],'2023-12-24T18:32',s='Wanjiru'),I('Two houses burnt at Kuresoi. Seen: youth in red caps, Rift Guardians',['Wanjiru','Kamau'],'2023-12-25T07:10',s='Brother of Wanjiru, Kamau'),I('Chief now denies everything',['kamau.w@example.ke'],'2023-12-26T12:00'))
csvf('w-dates.csv',[['entry','week-day','hour','informant','reach','matter'],['A','2024-W10-2','0930','Siobhán Ní Mháille','01 555 0142 (mam\'s)','Hotel in Rosslare: "house the Irish first" banner, petrol smell. Organiser is Paudie Kehoe.'],['B','2024-W10-4','2215','','','Paint thrown at the Roma family\'s van']])
G('w-dates.csv','csv iso weeks',I('Hotel in Rosslare: "house the Irish first" banner, petrol smell. Organiser is Paudie Kehoe.',['Siobhán Ní Mháille','01 555 0142'],'2024-03-05T09:30',s='Siobhán Ní Mháille'),I("Paint thrown at the Roma family's van",[],'2024-03-07T22:15'))
txt('20240229_2310_memo.txt',"Woman, didn't leave her surname, only \"Priscilla\". Says boys from Unit 9 threw a firework into the Congolese family's stairwell. Leader goes by Tank, real name Joel Prater. Wants a text not a call: 0491 570 156. She's at flat 4, 77 Gumnut Parade, Dandenong.\n")
G('20240229_2310_memo.txt','memo, time in file name',I("Says boys from Unit 9 threw a firework into the Congolese family's stairwell. Leader goes by Tank, real name Joel Prater. Wants a text not a call",['Priscilla','0491 570 156','flat 4, 77 Gumnut Parade, Dandenong'],'2024-02-29T23:10',s='Priscilla'))
txt('bericht_ultimo.txt','''Aktennotiz

Eingang: ultimo Oktober 2023, kurz vor Mitternacht
Mitgeteilt von: Hausmeister Jupp Reuschenbach (Werkswohnung Zeche 5, 45999 Essen; Festnetz 030-23125-118)
Sachverhalt: Im Heizungskeller liegen Flugblätter »Ruhr bleibt weiß« und eine Liste mit Klingelschildern. Schlüssel hat außer ihm nur Detlef Sommerkamp.
''')
G('bericht_ultimo.txt','file note',I('Im Heizungskeller liegen Flugblätter »Ruhr bleibt weiß« und eine Liste mit Klingelschildern. Schlüssel hat außer ihm nur Detlef Sommerkamp.',['Jupp Reuschenbach','Werkswohnung Zeche 5, 45999 Essen','030-23125-118'],'2023-10-31',s='Jupp Reuschenbach',lang='de'))
txt('unterlagen.rtf',r'''{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0\fs22 Puhelumuistio 2.12.2024\par
Klo 15.40 soitti \u197?sa-Maria Kallio, p. 050 555 0142.\par
H\'e4nen poikaansa uhattiin koulussa: "hakkaamme kaikki somalit". Uhkaaja on rehtorin poika, Eetu Rantanen.\par
}''',enc='latin-1')
G('unterlagen.rtf','rtf memo',I('nen poikaansa uhattiin koulussa: "hakkaamme kaikki somalit". Uhkaaja on rehtorin poika, Eetu Rantanen.',['Åsa-Maria Kallio','050 555 0142'],'2024-12-02T15:40',s='Åsa-Maria Kallio',lang='fi'))
