# databases and dumps
from common import *

F('sms.db', 'iphone sms.db sqlite', sqlite('''CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, country TEXT, service TEXT);
CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, text TEXT, handle_id INTEGER, date INTEGER, date_read INTEGER, is_from_me INTEGER, service TEXT, cache_has_attachments INTEGER, attributedBody BLOB);
CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY, guid TEXT, filename TEXT, mime_type TEXT);
CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);
CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, chat_identifier TEXT, display_name TEXT);
CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER);''', [
 ('INSERT INTO handle VALUES (1,?,?,?)', ('+61491570156', 'au', 'iMessage')),
 ('INSERT INTO chat VALUES (1,?,NULL)', ('+61491570156',)),
] + [('INSERT INTO message VALUES (?,?,?,1,?,0,?,?,?,NULL)', r) for r in [
 (1, 'g1', "Mate Brodie Kingswell reckons he'll drive through the mosque car park arvo prayers", (ts('2024-08-02T05:10:00Z') - 978307200) * 10**9, 0, 'iMessage', 0),
 (2, 'g2', 'Which mosque?', (ts('2024-08-02T05:12:00Z') - 978307200) * 10**9, 1, 'iMessage', 0),
 (3, 'g3', 'Wattle Flat. \ufffc', (ts('2024-08-02T05:13:30Z') - 978307200) * 10**9, 0, 'iMessage', 1)]] + [
 ('INSERT INTO attachment VALUES (1,?,?,?)', ('a1', '~/Library/SMS/Attachments/00/ute.jpg', 'image/jpeg')), ('INSERT INTO message_attachment_join VALUES (3,1)', ())] + [('INSERT INTO chat_message_join VALUES (1,?)', (i,)) for i in (1, 2, 3)]), [
 I("Mate Brodie Kingswell reckons he'll drive through the mosque car park arvo prayers", '2024-08-02T05:10:00Z', '+61491570156', show=['Brodie Kingswell', 'mosque car park']),
 I('Which mosque?', '2024-08-02T05:12:00Z', 'Me', optional=True),
 I('Wattle Flat.', '2024-08-02T05:13:30Z', '+61491570156', media=['ute.jpg'], show=['Wattle Flat'])], 'en', unread=['ute.jpg'])

F('msgstore.db', 'whatsapp msgstore.db sqlite', sqlite('''CREATE TABLE jid (_id INTEGER PRIMARY KEY, user TEXT, server TEXT, raw_string TEXT);
CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, subject TEXT);
CREATE TABLE message (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, key_id TEXT, sender_jid_row_id INTEGER, timestamp INTEGER, message_type INTEGER, text_data TEXT);
CREATE TABLE message_media (message_row_id INTEGER PRIMARY KEY, file_path TEXT, mime_type TEXT, media_caption TEXT);''', [
 ('INSERT INTO jid VALUES (?,?,?,?)', (1, '4915550100171', 's.whatsapp.net', '4915550100171@s.whatsapp.net')), ('INSERT INTO jid VALUES (?,?,?,?)', (2, '120363000000000001', 'g.us', '120363000000000001@g.us')),
 ('INSERT INTO chat VALUES (1,2,?)', ('Kiezwache',)),
 ('INSERT INTO message VALUES (?,1,0,?,1,?,0,?)', (1, 'k1', ts('2024-06-22T19:44:00Z') * 1000, 'am Späti erzählt Uwe Krawunke dass er die Drag-Lesung stürmt')),
 ('INSERT INTO message VALUES (?,1,0,?,1,?,1,NULL)', (2, 'k2', ts('2024-06-22T19:45:00Z') * 1000)),
 ('INSERT INTO message VALUES (?,1,1,?,0,?,0,?)', (3, 'k3', ts('2024-06-22T19:46:00Z') * 1000, 'danke, weitergegeben')),
 ('INSERT INTO message VALUES (?,1,0,?,1,?,7,NULL)', (4, 'k4', ts('2024-06-22T19:47:00Z') * 1000)),
 ('INSERT INTO message_media VALUES (2,?,?,?)', ('Media/WhatsApp Images/IMG-20240622-WA0001.jpg', 'image/jpeg', 'so sieht er aus'))]), [
 I('am Späti erzählt Uwe Krawunke dass er die Drag-Lesung stürmt', '2024-06-22T19:44:00Z', '4915550100171', show=['Uwe Krawunke', 'Drag-Lesung']),
 I('so sieht er aus', '2024-06-22T19:45:00Z', '4915550100171', media=['IMG-20240622-WA0001.jpg']),
 I('danke, weitergegeben', '2024-06-22T19:46:00Z', 'Me', optional=True)], 'de', unread=['IMG-20240622-WA0001.jpg'])

F('mmssms.db', 'android mmssms.db sqlite', sqlite('CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, person INTEGER, date INTEGER, date_sent INTEGER, read INTEGER, type INTEGER, subject TEXT, body TEXT); CREATE TABLE canonical_addresses (_id INTEGER PRIMARY KEY, address TEXT);', [
 ('INSERT INTO canonical_addresses VALUES (1,?)', ('+40 21 555 0166',)),
 ('INSERT INTO sms VALUES (1,1,?,NULL,?,?,1,1,NULL,?)', ('+40 21 555 0166', ts('2024-12-01T06:30:00Z') * 1000, ts('2024-12-01T06:29:50Z') * 1000, 'La secția 88 un tip, Relu Ghimpe, amenință că rupe urnele')),
 ('INSERT INTO sms VALUES (2,1,?,NULL,?,0,1,2,NULL,?)', ('+40 21 555 0166', ts('2024-12-01T06:31:00Z') * 1000, 'Sunteți în siguranță?'))]), [
 I('La secția 88 un tip, Relu Ghimpe, amenință că rupe urnele', '2024-12-01T06:30:00Z', '+40 21 555 0166', show=['Relu Ghimpe', 'secția 88'], also_ok_time=['2024-12-01T06:29:50Z']),
 I('Sunteți în siguranță?', '2024-12-01T06:31:00Z', 'Me', optional=True)], 'ro')

F('hotline.sqlite', 'own call database, joined tables, blob, deleted flag', sqlite('''CREATE TABLE informants (id INTEGER PRIMARY KEY, naam TEXT, gsm TEXT, adres TEXT);
CREATE TABLE calls (id INTEGER PRIMARY KEY, informant_id INTEGER, at TEXT, gist TEXT, place TEXT, deleted INTEGER DEFAULT 0, recording BLOB);
CREATE TABLE remarks (call_id INTEGER, body TEXT); CREATE VIEW v AS SELECT gist FROM calls;''', [
 ('INSERT INTO informants VALUES (7,?,?,?)', ('Godelieve Stroobandt', '0455 55 01 31', 'Kapelstraat 19, Ruddermonde')),
 ('INSERT INTO calls VALUES (1,7,?,?,?,0,NULL)', ('2024-05-25 14:05:00', 'Man met jerrycan aan de poort', 'asielcentrum De Linde')),
 ('INSERT INTO calls VALUES (2,NULL,?,?,?,0,?)', ('2024-05-25 23:59:30', 'Joachim Verschuere wil tolken "leren zwijgen"', 'rechtbank Ruddermonde', b'OggS\x00\x02' + b'\x00' * 30)),
 ('INSERT INTO calls VALUES (3,7,?,?,?,1,NULL)', ('2024-05-26 00:20:00', 'vals alarm, was haar kat', '')),
 ('INSERT INTO remarks VALUES (1,?)', ('ze herkende de jas van de slager',))]), [
 I(['Man met jerrycan aan de poort', 'asielcentrum De Linde'], '2024-05-25T14:05:00', 'Godelieve Stroobandt', show=['asielcentrum De Linde'], sender_may_be_unjoined=True),
 I(['Joachim Verschuere wil tolken', 'leren zwijgen', 'rechtbank Ruddermonde'], '2024-05-25T23:59:30', show=['Joachim Verschuere', 'rechtbank Ruddermonde']),
 I('vals alarm, was haar kat', '2024-05-26T00:20:00'),
 I('ze herkende de jas van de slager')], 'nl', unread=['recording blob of call 2'], seal_extra=['Godelieve Stroobandt', '0455 55 01 31', 'Kapelstraat 19, Ruddermonde'])

F('dump.sql', 'mysqldump', r'''-- MySQL dump 10.13  Distrib 8.0.36
DROP TABLE IF EXISTS `llamadas`;
CREATE TABLE `llamadas` (`id` int NOT NULL, `fecha` datetime DEFAULT NULL, `denunciante` varchar(90), `telefono` varchar(30), `relato` text, PRIMARY KEY (`id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `llamadas` VALUES (1,'2024-01-19 20:05:00','Nélida Ocampos','021 555 0139','El patrón Evaristo Cañete dijo: \'al que vote, lo entierro\''),(2,'2024-01-19 22:31:00',NULL,NULL,'Tiraron una granada\nque no explotó en la radio Ñandutí Rory'),(3,NULL,'pa\'i Celso','021 555 0140','Amenaza pintada; (ver foto) en la capilla');
''', [
 I(['El patrón Evaristo Cañete dijo:', 'al que vote, lo entierro'], '2024-01-19T20:05:00', 'Nélida Ocampos', ['021 555 0139'], show=['Evaristo Cañete']),
 I(['Tiraron una granada', 'que no explotó en la radio Ñandutí Rory'], '2024-01-19T22:31:00', show=['radio Ñandutí Rory']),
 I('Amenaza pintada; (ver foto) en la capilla', None, 'Celso', ['021 555 0140'], show=['capilla'])], 'es')

F('capture.har', 'har capture of a comments page', J({'log': {'version': '1.2', 'creator': {'name': 'Firefox', 'version': '125'}, 'entries': [
 {'startedDateTime': '2024-04-30T10:00:00.000+02:00', 'request': {'method': 'POST', 'url': 'https://api.tips.example/report', 'headers': [{'name': 'Cookie', 'value': 'sid=abc'}], 'postData': {'mimeType': 'application/json', 'text': J({'name': 'Lieve Moerkerke', 'message': 'Mijn oom Bavo Steenackers gaat de moskee in de Vlasstraat in brand steken', 'ts': '2024-04-30T09:59:58+02:00'})}}, 'response': {'status': 201, 'content': {'mimeType': 'application/json', 'text': '{"ok":true}'}}},
 {'startedDateTime': '2024-04-30T10:00:01.000+02:00', 'request': {'method': 'GET', 'url': 'https://api.tips.example/comments?post=9', 'headers': []}, 'response': {'status': 200, 'content': {'mimeType': 'application/json', 'encoding': 'base64', 'text': __import__('base64').b64encode(J({'comments': [{'author': 'zwaluw88', 'created_at': '2024-04-29T18:00:00Z', 'body': 'Bavo heeft ook een wapen'}]}).encode()).decode()}}},
 {'startedDateTime': '2024-04-30T10:00:02.000+02:00', 'request': {'method': 'GET', 'url': 'https://cdn.example/a.png', 'headers': []}, 'response': {'status': 200, 'content': {'mimeType': 'image/png', 'size': 900}}}]}}, 1), [
 I('Mijn oom Bavo Steenackers gaat de moskee in de Vlasstraat in brand steken', '2024-04-30T09:59:58+02:00', 'Lieve Moerkerke', show=['Bavo Steenackers', 'moskee in de Vlasstraat'], also_ok_time=['2024-04-30T08:00:00Z']),
 I('Bavo heeft ook een wapen', '2024-04-29T18:00:00Z', 'zwaluw88', show=['Bavo'])], 'nl', unread=['a.png, content not in the capture'])

F('handover.yaml', 'yaml dump', '''---
desk: 3
shift: {from: 2024-11-05T22:00:00-05:00, to: 2024-11-06T06:00:00-05:00}
calls:
  - at: 2024-11-05T22:41:00-05:00
    caller: &c1
      name: Philomena Guthrie
      phone: "555-0162"
    said: >
      A poll worker named Dwight Haskell
      said ballots from Elm Heights
      "will burn tonight".
  - at: 2024-11-06 00:15:00 -05:00
    caller: *c1
    said: |-
      He left in a box truck.
      Plates covered.
  - at: 2024-11-06T01:05:00-05:00
    caller: ~
    said: 'child''s voice: "is the election over"'
# Philomena is Haskell's ex wife
...
''', [
 I(['A poll worker named Dwight Haskell said ballots from Elm Heights', 'will burn tonight'], '2024-11-05T22:41:00-05:00', 'Philomena Guthrie', ['555-0162'], show=['Dwight Haskell', 'Elm Heights']),
 I('He left in a box truck.\nPlates covered.', '2024-11-06T00:15:00-05:00', 'Philomena Guthrie', ['555-0162']),
 I(["child's voice:", 'is the election over'], '2024-11-06T01:05:00-05:00')], 'en', seal_extra=['Philomena'], rest=["is Haskell's ex wife"])

F('tips.toml', 'toml dump', '''title = "tip box"
exported = 2024-03-02T07:00:00Z

[[tip]]
received = 2024-03-01T21:15:00Z
from = "marigold.p@tip.example"
text = """
Curate's lad Felix Thorne
is making pipe bombs in the boathouse."""

[[tip]]
received = 2024-03-01T23:50:00Z
from = "anonymous"
text = 'saw "C:\\temp" written on Torfaen mosque door, odd'
''', [
 I("Curate's lad Felix Thorne\nis making pipe bombs in the boathouse.", '2024-03-01T21:15:00Z', 'marigold.p@tip.example', show=['Felix Thorne', 'boathouse']),
 I(['saw', 'written on Torfaen mosque door, odd'], '2024-03-01T23:50:00Z', show=['Torfaen mosque'])], 'en')

F('tips.ini', 'ini dump', '''; exported by tipbox 0.3
[2024-09-14 19:22]
wer=Traudl Obermüller
von=Schwager Lenz
was=Zenzl vom Wirtshaus hat gehört, der Korbinian Haberl zündet die Baracken an

[2024-09-15 00:41]
wer=
was=Scheiben im Kebabladen Sultan eingeschlagen
''', [
 I('hat gehört, der Korbinian Haberl zündet die Baracken an', '2024-09-14T19:22', 'Traudl Obermüller', ['Schwager Lenz', 'Lenz', 'Zenzl'], show=['Korbinian Haberl', 'Baracken']),
 I('Scheiben im Kebabladen Sultan eingeschlagen', '2024-09-15T00:41', show=['Kebabladen Sultan'])], 'de')

F('reports.plist', 'apple plist xml', '''<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><array>
<dict><key>caller</key><string>Aurélie Béchamel-Ott</string><key>date</key><date>2024-02-03T18:40:00Z</date><key>note</key><string>Le curé dit qu'Hubert Cassagnol veut pendre le maire &amp; sa femme</string></dict>
<dict><key>caller</key><string></string><key>date</key><date>2024-02-03T23:15:00Z</date><key>note</key><string>Trois coups de feu vers le squat Mimosa</string></dict>
</array></plist>
''', [
 I("Le curé dit qu'Hubert Cassagnol veut pendre le maire & sa femme", '2024-02-03T18:40:00Z', 'Aurélie Béchamel-Ott', show=['Hubert Cassagnol']),
 I('Trois coups de feu vers le squat Mimosa', '2024-02-03T23:15:00Z', show=['squat Mimosa'])], 'fr')

F('ushahidi.csv', 'ushahidi csv', '''"id","category","created_date","description","incident_date","location.lat","location.lon","title","contact_name","contact_phone"
"901","Intimidation","2024-08-08 06:20:00 UTC","Thugs of MCA hopeful Barasa Okumbe are beating people in the queue","2024-08-08 06:00:00","-0.1","34.5","Queue attacked at Nyalgosi school","Achieng Rabuor","0700 555 012"
"902","Hate speech","2024-08-08 09:45:00 UTC","Leaflet: ""outsiders leave by Friday or else""","2024-08-08 09:00:00","","","Leaflets in Kiwanja estate","",""
''', [
 I(['Thugs of MCA hopeful Barasa Okumbe are beating people in the queue', 'Queue attacked at Nyalgosi school'], '2024-08-08T06:20:00Z', 'Achieng Rabuor', ['0700 555 012'], show=['Barasa Okumbe', 'Nyalgosi school'], also_ok_time=['2024-08-08T06:00:00']),
 I(['Leaflet:', 'outsiders leave by Friday or else', 'Leaflets in Kiwanja estate'], '2024-08-08T09:45:00Z', show=['Kiwanja estate'], also_ok_time=['2024-08-08T09:00:00'])], 'en')

F('kobo_submission.xml', 'odk/kobo submission xml', '''<?xml version="1.0"?>
<aX9 xmlns:jr="http://openrosa.org/javarosa" id="aX9" version="3"><start>2024-07-30T16:02:11.000+01:00</start><end>2024-07-30T16:09:00.000+01:00</end>
<enumerator>E-14</enumerator><informant><name>Hauwa Gambo-Idris</name><phone>0800 555 0144</phone><house>behind the grain store, Sabon Layi</house></informant>
<event><when>2024-07-29</when><what>Wani mai suna Danjuma Kuturu ya ce zai kona coci ranar Lahadi</what><photo>1722351731.jpg</photo></event><meta><instanceID>uuid:1</instanceID></meta></aX9>
''', [
 I('Wani mai suna Danjuma Kuturu ya ce zai kona coci ranar Lahadi', '2024-07-29', 'Hauwa Gambo-Idris', ['0800 555 0144', 'behind the grain store, Sabon Layi'], ['1722351731.jpg'], show=['Danjuma Kuturu', 'coci'], also_ok_time=['2024-07-30T15:02:11Z', '2024-07-30T15:09:00Z'])], 'ha', unread=['1722351731.jpg'])

F('pins.kml', 'kml placemarks', '''<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Threat pins</name>
<Placemark><name>Gurdwara on Plover Road</name><TimeStamp><when>2024-05-30T20:00:00Z</when></TimeStamp><description><![CDATA[<b>Caller:</b> Jasvir Thandi<br>Petrol poured on the steps by <i>Lance Mottram</i>]]></description><Point><coordinates>0.01,0.02</coordinates></Point></Placemark>
<Placemark><name>caller's house (Jasvir Thandi, 40 Plover Road)</name><visibility>0</visibility><Point><coordinates>0.01,0.03</coordinates></Point></Placemark>
</Document></kml>
''', [
 I(['Gurdwara on Plover Road', 'Petrol poured on the steps by', 'Lance Mottram'], '2024-05-30T20:00:00Z', 'Jasvir Thandi', show=['Gurdwara on Plover Road', 'Lance Mottram'])], 'en', seal_extra=['40 Plover Road', 'Jasvir Thandi'])

F('features.geojson', 'geojson', J({'type': 'FeatureCollection', 'features': [{'type': 'Feature', 'geometry': {'type': 'Point', 'coordinates': [0.1, 0.2]}, 'properties': {'hora': '2024-02-11T03:25:00-04:00', 'fuente': 'doña Eulalia Mamani', 'detalle': 'Dinamita hallada en la sede de las Bartolinas', 'amenaza_de': 'Remberto Choquehuara'}}]}), [
 I(['Dinamita hallada en la sede de las Bartolinas', 'Remberto Choquehuara'], '2024-02-11T03:25:00-04:00', 'Eulalia Mamani', show=['Remberto Choquehuara', 'sede de las Bartolinas'])], 'es')

F('poster.svg', 'svg with text', '''<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><title>scan of flyer</title><desc>handed in by Orsolya Fecske on 2024-04-20</desc><text x="10" y="40"><tspan>SATURDAY NIGHT</tspan><tspan x="10" dy="20">we clear the Danube Street squat</tspan></text><text x="10" y="120">signed: Zsolt Varjas</text></svg>
''', [
 I(['SATURDAY NIGHT', 'we clear the Danube Street squat', 'signed: Zsolt Varjas'], '2024-04-20', 'Orsolya Fecske', show=['Zsolt Varjas', 'Danube Street squat'], also_ok_time=[None])], 'en')
F('photo_only.png', 'png picture with words in pixels', png(300, 60, 'CALL LOG 3 MAY: man with gun at Holm Chapel'), [], 'und', unread=['the picture may hold words, none were read'])
F('voice.ogg', 'sound file', b'OggS\x00\x02' + b'\x00' * 20 + b'OpusHead' + b'\x00' * 60, [], 'und', unread=['sound file not heard'])
