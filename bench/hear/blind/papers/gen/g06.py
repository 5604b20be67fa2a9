# chat exports
from common import *
import html, base64

F('WhatsApp Chat mit Hinweise.txt', 'whatsapp android de', '''05.06.24, 21:03 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann sie lesen oder anhören.
05.06.24, 21:03 - Hatice Bolat: Vor dem Alevitenhaus stehen welche mit Schlagstöcken
einer heißt Torben Vießmann
05.06.24, 21:05 - +49 171 3920088: <Medien ausgeschlossen>
05.06.24, 21:06 - +49 171 3920088: IMG-20240605-WA0003.jpg (Datei angehängt)
Das ist der Wagen
05.06.24, 21:09 - Hatice Bolat hat +49 171 3920089 hinzugefügt
05.06.24, 21:11 - Hatice Bolat: Diese Nachricht wurde gelöscht
06.06.24, 00:02 - Hatice Bolat: sie sind weg 🙏
''', [
 I('Vor dem Alevitenhaus stehen welche mit Schlagstöcken\neiner heißt Torben Vießmann', '2024-06-05T21:03', 'Hatice Bolat', show=['Torben Vießmann', 'Alevitenhaus']),
 I('Das ist der Wagen', '2024-06-05T21:06', '+49 171 3920088', media=['IMG-20240605-WA0003.jpg']),
 I('sie sind weg', '2024-06-06T00:02', 'Hatice Bolat')], 'de', unread=['left out medium 21:05', 'IMG-20240605-WA0003.jpg', 'deleted message 21:11'], seal_extra=['+49 171 3920089'])

LRM = '\u200e'
F('_chat_es_ios.txt', 'whatsapp ios es, LRM and NNBSP', f'''[14/4/24, 11:52:07 p.\u202fm.] Tips Barrio: {LRM}Los mensajes y las llamadas están cifrados de extremo a extremo.
[14/4/24, 11:52:07 p.\u202fm.] Chayo Villaseñor: Dicen que mañana queman el albergue de migrantes
[14/4/24, 11:59:40 p.\u202fm.] ~\u202fel_profe: quién dice
[15/4/24, 12:03:15 a.\u202fm.] Chayo Villaseñor: Nacho Barrales, el de la tlapalería
{LRM}[15/4/24, 12:04:00 a.\u202fm.] Chayo Villaseñor: {LRM}<adjunto: 00000012-AUDIO-2024-04-15-00-04-00.opus>
''', [
 I('Dicen que mañana queman el albergue de migrantes', '2024-04-14T23:52:07', 'Chayo Villaseñor', show=['albergue de migrantes']),
 I('quién dice', '2024-04-14T23:59:40', 'el_profe'),
 I('Nacho Barrales, el de la tlapalería', '2024-04-15T00:03:15', 'Chayo Villaseñor', show=['Nacho Barrales'])], 'es', unread=['audio 00000012-AUDIO-2024-04-15-00-04-00.opus'])

F('whatsapp_hi.txt', 'whatsapp android hi/en', '''25/10/2024, 9:14 pm - Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.
25/10/2024, 9:14 pm - Lajwanti Mausi: मेले में कुछ लड़के तलवार लेकर घूम रहे हैं
25/10/2024, 9:16 pm - +91 55501 00123: kaun? Bittu Chaudhary ka group?
25/10/2024, 9:16 pm - Lajwanti Mausi: हाँ वही, कह रहे चर्च जला देंगे
25/10/2024, 9:20 pm - Lajwanti Mausi: You deleted this message
26/10/2024, 12:07 am - Lajwanti Mausi: location: https://maps.google.com/?q=0.0001,0.0002
''', [
 I('मेले में कुछ लड़के तलवार लेकर घूम रहे हैं', '2024-10-25T21:14', 'Lajwanti Mausi'),
 I('kaun? Bittu Chaudhary ka group?', '2024-10-25T21:16', '+91 55501 00123', show=['Bittu Chaudhary']),
 I('हाँ वही, कह रहे चर्च जला देंगे', '2024-10-25T21:16', 'Lajwanti Mausi', show=['चर्च']),
 I('https://maps.google.com/?q=0.0001,0.0002', '2024-10-26T00:07', 'Lajwanti Mausi')], 'hi', unread=['deleted message 9:20 pm'])

F('whatsapp_us_ambig.txt', 'whatsapp android en-US, month first', '''3/9/24, 10:58 PM - Jodeci Marsh: yall hear that outside Temple Bnai Arbor
3/13/24, 12:01 AM - Jodeci Marsh: same truck. plate FLX 0R7
3/13/24, 12:02 AM - Coach Dell: that's Cody Ransome's truck 100%
3/13/24, 12:04 AM - Jodeci Marsh: POLL:
Do we call it in?
OPTION: Yes (3 votes)
OPTION: No (0 votes)
''', [
 I('yall hear that outside Temple Bnai Arbor', '2024-03-09T22:58', 'Jodeci Marsh', show=['Temple Bnai Arbor']),
 I('same truck. plate FLX 0R7', '2024-03-13T00:01', 'Jodeci Marsh'),
 I("that's Cody Ransome's truck 100%", '2024-03-13T00:02', 'Coach Dell', show=['Cody Ransome']),
 I(['Do we call it in?', 'Yes (3 votes)'], '2024-03-13T00:04', 'Jodeci Marsh')], 'en')

F('whatsapp_id.txt', 'whatsapp android id, dots in time', '''17/08/24 19.22 - Bu Wening Larasati: Ada yang lempar telur busuk ke gereja
17/08/24 19.25 - Bu Wening Larasati: <Media tidak disertakan>
17/08/24 23.40 - Pak RT: Katanya Jumadi Korek mau bakar posko pengungsi
18/08/24 00.05 - Pak RT: sudah lapor polsek
''', [
 I('Ada yang lempar telur busuk ke gereja', '2024-08-17T19:22', 'Bu Wening Larasati', show=['gereja']),
 I('Katanya Jumadi Korek mau bakar posko pengungsi', '2024-08-17T23:40', 'Pak RT', show=['Jumadi Korek', 'posko pengungsi']),
 I('sudah lapor polsek', '2024-08-18T00:05', 'Pak RT')], 'id', unread=['left out medium 19.25'])

F('signal_cli.jsonl', 'signal-cli json lines', ''.join(J(o) + '\n' for o in [
 {'envelope': {'source': '+33639980110', 'sourceNumber': '+33639980110', 'sourceName': 'Solène G', 'timestamp': 1711915200000, 'dataMessage': {'timestamp': 1711915200000, 'message': "Ils chargent des barres de fer dans un fourgon devant la mairie de Vaucelles-le-Pré", 'attachments': [{'contentType': 'image/jpeg', 'filename': 'fourgon.jpg', 'id': 'a1'}]}}},
 {'envelope': {'source': '+33639980110', 'sourceName': 'Solène G', 'timestamp': 1711915260000, 'typingMessage': {'action': 'STARTED'}}},
 {'envelope': {'source': '+33639980111', 'sourceName': 'Titi', 'timestamp': 1711915800000, 'dataMessage': {'timestamp': 1711915800000, 'message': "c'est le gang à Loïc Kermadec", 'quote': {'id': 1711915200000, 'author': '+33639980110', 'text': 'Ils chargent des barres de fer'}}}}]), [
 I('Ils chargent des barres de fer dans un fourgon devant la mairie de Vaucelles-le-Pré', '2024-03-31T20:00:00Z', 'Solène G', ['+33639980110'], ['fourgon.jpg'], show=['mairie de Vaucelles-le-Pré']),
 I("c'est le gang à Loïc Kermadec", '2024-03-31T20:10:00Z', 'Titi', ['+33639980111'], show=['Loïc Kermadec'])], 'fr', unread=['fourgon.jpg'])

F('result.json', 'telegram desktop json', J({'name': 'Варта', 'type': 'private_group', 'id': 1550001, 'messages': [
 {'id': 1, 'type': 'service', 'date': '2024-05-02T18:00:00', 'date_unixtime': '1714662000', 'actor': 'Мотря Дзвін', 'actor_id': 'user55', 'action': 'create_group', 'title': 'Варта', 'members': ['Мотря Дзвін']},
 {'id': 2, 'type': 'message', 'date': '2024-05-02T18:05:11', 'date_unixtime': '1714662311', 'from': 'Мотря Дзвін', 'from_id': 'user55', 'text': ['Під ', {'type': 'bold', 'text': 'шпиталем святої Параскеви'}, ' розкладають шини, питати ', {'type': 'mention', 'text': '@panas_k'}], 'text_entities': []},
 {'id': 3, 'type': 'message', 'date': '2024-05-02T18:09:00', 'date_unixtime': '1714662540', 'from': None, 'from_id': 'user56', 'file': '(File not included. Change data exporting settings to download.)', 'media_type': 'voice_message', 'text': ''},
 {'id': 4, 'type': 'message', 'date': '2024-05-02T18:30:00', 'date_unixtime': '1714663800', 'edited': '2024-05-02T18:31:00', 'from': 'panas', 'from_id': 'user56', 'forwarded_from': 'Чорний хутір', 'text': 'Северин Лютий дав адресу лікарки, сьогодні підемо'}]}, 1), [
 I(['Під', 'шпиталем святої Параскеви', 'розкладають шини, питати'], '2024-05-02T18:05:11+03:00', 'Мотря Дзвін', ['@panas_k'], show=['шпиталем святої Параскеви']),
 I('Северин Лютий дав адресу лікарки, сьогодні підемо', '2024-05-02T18:30:00+03:00', 'panas', show=['Северин Лютий'])], 'uk', unread=['voice message 18:09, file not included'])

F('messages.html', 'telegram desktop html', '''<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body><div class="page_wrap"><div class="page_header"><div class="text bold">Blokkade tips</div></div><div class="history">
<div class="message service" id="message-1"><div class="body details">3 October 2024</div></div>
<div class="message default clearfix" id="message2"><div class="pull_left userpic_wrap"><div class="userpic"><div class="initials">AH</div></div></div><div class="body"><div class="pull_right date details" title="03.10.2024 20:44:10 UTC+02:00">20:44</div><div class="from_name">Anouk Hazenveld</div><div class="text">Bij de <strong>Turkse bakker</strong> ligt benzine<br>op de stoep</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body"><div class="pull_right date details" title="03.10.2024 20:45:59 UTC+02:00">20:45</div><div class="media_wrap clearfix"><div class="media clearfix pull_left media_photo"><div class="body"><div class="title bold">Photo</div><div class="description">Not included, change data exporting settings to download.</div></div></div></div><div class="text">dit is Wout Kranendonk</div></div></div>
</div></div></body></html>''', [
 I(['Bij de', 'Turkse bakker', 'ligt benzine', 'op de stoep'], '2024-10-03T20:44:10+02:00', 'Anouk Hazenveld', show=['Turkse bakker']),
 I('dit is Wout Kranendonk', '2024-10-03T20:45:59+02:00', 'Anouk Hazenveld', show=['Wout Kranendonk'])], 'nl', unread=['photo not included'])

F('viber_messages.csv', 'viber export csv', '''[ 11/09/2024 ],[ 19:31:02 ],Ганка Тополова (+359 2 555 0141),"Пред общежитието чупят стъкла, деца плачат"
[ 11/09/2024 ],[ 19:33:45 ],Me,"Кой е там?"
[ 11/09/2024 ],[ 19:34:10 ],Ганка Тополова (+359 2 555 0141),"Боян Желев с брадва"
[ 12/09/2024 ],[ 00:10:00 ],Ганка Тополова (+359 2 555 0141),"Photo message"
''', [
 I('Пред общежитието чупят стъкла, деца плачат', '2024-09-11T19:31:02', 'Ганка Тополова', ['+359 2 555 0141'], show=['общежитието'], also_ok_time=['2024-11-09T19:31:02']),
 I('Кой е там?', '2024-09-11T19:33:45', 'Me', optional=True, also_ok_time=['2024-11-09T19:33:45']),
 I('Боян Желев с брадва', '2024-09-11T19:34:10', 'Ганка Тополова', ['+359 2 555 0141'], show=['Боян Желев'], also_ok_time=['2024-11-09T19:34:10'])], 'bg', unread=['photo message'], ambiguous_dates='11/09 then 12/09 a few hours later: day first, not told by the file itself but midnight follows')

F('line_ja.txt', 'LINE export ja', '''[LINE] 見守り隊とのトーク履歴
保存日時：2024/05/20 08:00

2024/05/19(日)
22:41\t舞鶴もえ\t駅裏のモスクの前で爆竹鳴らしてる人いる
22:43\t舞鶴もえ\t[写真]
22:50\t段田\t"たぶん黒沼誠
前も「潰す」って言ってた"
23:58\t舞鶴もえが送信を取り消しました

2024/05/20(月)
0:03\t段田\t警察来た
''', [
 I('駅裏のモスクの前で爆竹鳴らしてる人いる', '2024-05-19T22:41', '舞鶴もえ', show=['駅裏のモスク']),
 I('たぶん黒沼誠\n前も「潰す」って言ってた', '2024-05-19T22:50', '段田', show=['黒沼誠']),
 I('警察来た', '2024-05-20T00:03', '段田')], 'ja', unread=['photo 22:43', 'message unsent 23:58'])

F('line_th.txt', 'LINE export th', '''[LINE] ประวัติการแชทใน กลุ่มเฝ้าระวัง
บันทึกเมื่อ 2/3/2024 09:15

ศ. 1/3/2024
20:17\tน้องมะปราง\tมีคนเอาหมูไปแขวนหน้าสุเหร่า
20:19\tน้องมะปราง\tสติกเกอร์
20:25\tลุงเดช\tไอ้โชติ บ่อทราย มันขู่ไว้ว่าจะยิง
''', [
 I('มีคนเอาหมูไปแขวนหน้าสุเหร่า', '2024-03-01T20:17', 'น้องมะปราง', show=['สุเหร่า']),
 I('ไอ้โชติ บ่อทราย มันขู่ไว้ว่าจะยิง', '2024-03-01T20:25', 'ลุงเดช', show=['โชติ บ่อทราย'])], 'th', unread=['sticker'])

F('KakaoTalkChats.txt', 'kakaotalk mobile ko', '''신고방 님과 카카오톡 대화
저장한 날짜 : 2024년 9월 3일 오전 8:01


2024년 9월 2일 오후 9:15
2024년 9월 2일 오후 9:15, 빙그레 : 할랄식당 앞에 똥물 뿌리고 갔대요
2024년 9월 2일 오후 9:17, 제갈윤 : 누구?
2024년 9월 2일 오후 9:18, 빙그레 : 변상도라고
동네 깡패예요
2024년 9월 3일 오전 12:20, 제갈윤 : 사진
''', [
 I('할랄식당 앞에 똥물 뿌리고 갔대요', '2024-09-02T21:15', '빙그레', show=['할랄식당']),
 I('누구?', '2024-09-02T21:17', '제갈윤'),
 I('변상도라고\n동네 깡패예요', '2024-09-02T21:18', '빙그레', show=['변상도'])], 'ko', unread=['photo 12:20 am'])
F('kakaotalk_pc.csv', 'kakaotalk pc csv', '''Date,User,Message
2024-11-23 23:48:19,"한별빛","퀴어 카페 유리창에 ""죽어라"" 스프레이"
2024-11-24 00:01:02,"맹꽁이","염창수 짓임 인스타에 올림"
2024-11-24 00:02:40,"한별빛","삭제된 메시지입니다."
''', [
 I(['퀴어 카페 유리창에', '죽어라', '스프레이'], '2024-11-23T23:48:19', '한별빛', show=['퀴어 카페']),
 I('염창수 짓임 인스타에 올림', '2024-11-24T00:01:02', '맹꽁이', show=['염창수'])], 'ko', unread=['deleted message'])

F('teams_paste.txt', 'teams copied from the window', '''[Yesterday 16:02] Hjördis Malmqvist
Hej, en elev säger att Loke Tunhammar tar med kniv i morgon

[Yesterday 16:05] Jour (Guest)
vilken skola?

[Yesterday 16:05] Hjördis Malmqvist
Almby gymnasium
has context menu
''', [
 I('Hej, en elev säger att Loke Tunhammar tar med kniv i morgon', None, 'Hjördis Malmqvist', show=['Loke Tunhammar'], why='"yesterday" of an unknown day'),
 I('vilken skola?', None, 'Desk', optional=True, also_ok_sender=['Jour (Guest)']),
 I('Almby gymnasium', None, 'Hjördis Malmqvist', show=['Almby gymnasium'])], 'sv')
F('teams_graph.json', 'teams graph api messages', J({'@odata.context': 'https://graph.microsoft.example/v1.0/$metadata#chats', 'value': [
 {'id': '1', 'messageType': 'message', 'createdDateTime': '2024-02-12T07:14:55.12Z', 'from': {'application': None, 'user': {'displayName': 'Temperance Odell', 'id': 'aad-1', 'userIdentityType': 'aadUser'}}, 'body': {'contentType': 'html', 'content': '<div><p>A porter at St&nbsp;Luke&rsquo;s says <b>Gil Farrow</b> has been filming the refugee ward</p></div>'}, 'attachments': [{'id': 'z', 'contentType': 'reference', 'name': 'ward.mp4'}]},
 {'id': '2', 'messageType': 'systemEventMessage', 'createdDateTime': '2024-02-12T07:15:00Z', 'from': None, 'body': {'contentType': 'html', 'content': '<systemEventMessage/>'}},
 {'id': '3', 'messageType': 'message', 'createdDateTime': '2024-02-12T07:20:00Z', 'deletedDateTime': '2024-02-12T07:21:00Z', 'from': {'user': {'displayName': 'Temperance Odell'}}, 'body': {'contentType': 'html', 'content': ''}}]}), [
 I(['A porter at St', 'says', 'Gil Farrow', 'has been filming the refugee ward'], '2024-02-12T07:14:55Z', 'Temperance Odell', media=['ward.mp4'], show=['Gil Farrow'])], 'en', unread=['ward.mp4', 'deleted message 07:20'])

F('slack_export.zip', 'slack export zip', zipb({'users.json': J([{'id': 'U1', 'name': 'mabel', 'real_name': 'Mabel Starling', 'profile': {'email': 'mabel@org.example', 'phone': '07700 900951'}}, {'id': 'U2', 'name': 'ott', 'real_name': 'Ott Redfern', 'profile': {}}]), 'channels.json': J([{'id': 'C1', 'name': 'tips', 'purpose': {'value': 'Tips from the street'}}]),
 'tips/2024-06-11.json': J([{'type': 'message', 'user': 'U1', 'ts': '1718136000.000200', 'text': '<@U2> a caller says *Hal Vickery* wants to blow up the <https://x.example|Nile Street market>', 'thread_ts': '1718136000.000200', 'reply_count': 1}, {'type': 'message', 'subtype': 'channel_join', 'user': 'U2', 'ts': '1718136010.0', 'text': '<@U2> has joined the channel'}]),
 'tips/2024-06-12.json': J([{'type': 'message', 'user': 'U2', 'ts': '1718150400.000100', 'text': 'He bought 20 kg of fertiliser &amp; timers', 'thread_ts': '1718136000.000200', 'files': [{'name': 'receipt.pdf', 'mimetype': 'application/pdf'}]}])}), [
 I(['a caller says', 'Hal Vickery', 'wants to blow up the', 'Nile Street market'], '2024-06-11T20:00:00Z', 'Mabel Starling', show=['Hal Vickery', 'Nile Street market']),
 I(['He bought 20 kg of fertiliser', 'timers'], '2024-06-12T00:00:00Z', 'Ott Redfern', media=['receipt.pdf'])], 'en', unread=['receipt.pdf'], seal_extra=['mabel@org.example', '07700 900951'])

F('discord_export.json', 'discord chat exporter json', J({'guild': {'id': '1', 'name': 'Nordlicht'}, 'channel': {'id': '2', 'type': 'GuildTextChat', 'name': 'meldungen'}, 'messages': [
 {'id': '10', 'type': 'Default', 'timestamp': '2024-01-28T02:14:07.512+01:00', 'timestampEdited': None, 'content': 'im voice hat sturmkrähe gesagt er fährt morgen mit dem auto in die demo am Rathausmarkt', 'author': {'id': '70', 'name': 'zimtigel', 'discriminator': '0000', 'nickname': 'Zimt', 'isBot': False}, 'attachments': [], 'embeds': [], 'reactions': [{'emoji': {'name': '😨'}, 'count': 2}]},
 {'id': '11', 'type': 'Reply', 'timestamp': '2024-01-28T02:16:00+01:00', 'content': '', 'author': {'id': '71', 'name': 'lurch.exe', 'nickname': 'Lurch', 'isBot': False}, 'attachments': [{'id': '5', 'url': 'https://cdn.example/clip.ogg', 'fileName': 'clip.ogg', 'fileSizeBytes': 10}], 'embeds': [{'title': 'Bekennervideo angekündigt', 'description': 'Sturmkrähe heißt Arne Dellwig', 'url': 'https://v.example/1'}], 'reference': {'messageId': '10'}}], 'messageCount': 2}, 1), [
 I('im voice hat sturmkrähe gesagt er fährt morgen mit dem auto in die demo am Rathausmarkt', '2024-01-28T02:14:07+01:00', 'Zimt', ['zimtigel'], show=['Rathausmarkt', 'sturmkrähe']),
 I(['Bekennervideo angekündigt', 'Sturmkrähe heißt Arne Dellwig'], '2024-01-28T02:16:00+01:00', 'Lurch', ['lurch.exe'], ['clip.ogg'], show=['Arne Dellwig'])], 'de', unread=['clip.ogg'])

F('element_export.json', 'matrix element json export', J({'room_name': 'tips-fi', 'room_creator': '@oras:hs.example', 'topic': '', 'export_date': '01/12/2024', 'exported_by': '@desk:hs.example', 'messages': [
 {'type': 'm.room.member', 'sender': '@oras:hs.example', 'content': {'membership': 'join', 'displayname': 'Oras'}, 'origin_server_ts': 1732800000000, 'event_id': '$0'},
 {'type': 'm.room.message', 'sender': '@oras:hs.example', 'content': {'msgtype': 'm.text', 'body': 'Veljeni mukaan Jesse Karhunsaari aikoo räjäyttää bussin numero 58', 'format': 'org.matrix.custom.html', 'formatted_body': 'Veljeni mukaan <b>Jesse Karhunsaari</b> aikoo räjäyttää bussin numero 58'}, 'origin_server_ts': 1732802400000, 'event_id': '$1'},
 {'type': 'm.room.encrypted', 'sender': '@oras:hs.example', 'content': {'algorithm': 'm.megolm.v1.aes-sha2', 'ciphertext': 'AwgA...'}, 'origin_server_ts': 1732802460000, 'event_id': '$2'},
 {'type': 'm.room.message', 'sender': '@oras:hs.example', 'content': {'msgtype': 'm.image', 'body': 'kassi.png', 'url': 'mxc://hs.example/abc'}, 'origin_server_ts': 1732802500000, 'event_id': '$3'}]}), [
 I('Veljeni mukaan Jesse Karhunsaari aikoo räjäyttää bussin numero 58', '2024-11-28T14:00:00Z', '@oras:hs.example', show=['Jesse Karhunsaari', 'bussin numero 58'], also_ok_sender=['Oras'])], 'fi', unread=['encrypted message', 'image kassi.png'])

F('sms-20240711.xml', 'SMS Backup & Restore xml', '''<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<smses count="4" backup_set="x" backup_date="1720728000000">
  <sms protocol="0" address="+447700900971" date="1720713600000" type="1" subject="null" body="its Lorna. Dad&apos;s mate Stu Pickersgill keeps a list of lesbians in Hart Vale &amp; says he&apos;ll visit them" service_center="null" read="1" status="-1" date_sent="1720713598000" readable_date="11 Jul 2024 17:00:00" contact_name="Lorna W" />
  <sms protocol="0" address="+447700900971" date="1720713700000" type="2" subject="null" body="Are you safe?" readable_date="11 Jul 2024 17:01:40" contact_name="Lorna W" />
  <mms date="1720714000000" msg_box="1" address="+447700900971" contact_name="Lorna W" readable_date="11 Jul 2024 17:06:40"><parts><part seq="0" ct="image/jpeg" name="list.jpg" text="null" data="/9j/4AAQ" /><part seq="1" ct="text/plain" text="here is the list &#128557;" /></parts><addrs><addr address="+447700900971" type="137"/></addrs></mms>
  <sms protocol="0" address="VOTEINFO" date="1720714500000" type="1" body="Your code is 551200" readable_date="11 Jul 2024 17:15:00" contact_name="(Unknown)" />
</smses>
''', [
 I(["its", "Dad's mate Stu Pickersgill keeps a list of lesbians in Hart Vale & says he'll visit them"], '2024-07-11T17:00:00+01:00', 'Lorna W', ['Lorna', '+447700900971'], show=['Stu Pickersgill', 'Hart Vale']),
 I('Are you safe?', '2024-07-11T17:01:40+01:00', 'Me', optional=True),
 I('here is the list', '2024-07-11T17:06:40+01:00', 'Lorna W', ['+447700900971'], ['list.jpg']),
 I('Your code is 551200', '2024-07-11T17:15:00+01:00', 'VOTEINFO')], 'en', unread=['list.jpg'])

F('google_chat_takeout.json', 'google chat takeout', J({'messages': [
 {'creator': {'name': 'Iolo Prendergast', 'email': 'iolo@mail.example', 'user_type': 'Human'}, 'created_date': 'Tuesday, October 1, 2024 at 9:41:12\u202fPM UTC', 'text': 'Neighbour Sid Wraxall told my gran he will gas the allotment Roma', 'topic_id': 'a', 'message_id': 'a/a'},
 {'creator': {'name': 'Iolo Prendergast', 'email': 'iolo@mail.example', 'user_type': 'Human'}, 'created_date': 'Tuesday, October 1, 2024 at 9:43:00\u202fPM UTC', 'attached_files': [{'original_name': 'gran.m4a', 'export_name': 'File-gran.m4a'}], 'topic_id': 'a', 'message_id': 'a/b'}]}), [
 I('Neighbour Sid Wraxall told my gran he will gas the allotment Roma', '2024-10-01T21:41:12Z', 'Iolo Prendergast', ['iolo@mail.example'], show=['Sid Wraxall'])], 'en', unread=['gran.m4a'])

moj = lambda t: t.encode('utf-8').decode('latin-1')
F('message_1.json', 'facebook messenger json, mojibake', json.dumps({'participants': [{'name': moj('Zdeňka Křížalová')}, {'name': 'Linka'}], 'messages': [
 {'sender_name': moj('Zdeňka Křížalová'), 'timestamp_ms': 1726862400000, 'content': moj('řekla mi to sestřenice Jiřina, ať ji nejmenujete'), 'is_geoblocked_for_viewer': False},
 {'sender_name': moj('Zdeňka Křížalová'), 'timestamp_ms': 1726862000000, 'content': moj('Lubomír Čuřík chce otrávit studnu u komunity'), 'reactions': [{'reaction': moj('😡'), 'actor': 'Linka'}]},
 {'sender_name': 'Linka', 'timestamp_ms': 1726861000000, 'photos': [{'uri': 'photos/1.jpg', 'creation_timestamp': 1726861000}]}], 'title': moj('Zdeňka Křížalová'), 'thread_path': 'inbox/x'}), [
 I('Lubomír Čuřík chce otrávit studnu u komunity', '2024-09-20T19:53:20Z', 'Zdeňka Křížalová', show=['Lubomír Čuřík']),
 I(['řekla mi to sestřenice', 'ať ji nejmenujete'], '2024-09-20T20:00:00Z', 'Zdeňka Křížalová', ['Jiřina'])], 'cs', unread=['photos/1.jpg'])

F('skype_export.json', 'skype export json', J({'userId': 'live:desk', 'exportDate': '2024-05-01T10:00', 'conversations': [{'id': '8:live:.cid.bruxa', 'displayName': 'Graça Mourisca', 'MessageList': [
 {'id': '2', 'displayName': None, 'originalarrivaltime': '2024-04-25T22:31:07.1Z', 'messagetype': 'RichText', 'from': '8:live:.cid.bruxa', 'content': 'O <b>Adérito Falcoeiro</b> anda a dizer que vai incendiar a sede &lt;hoje&gt;'},
 {'id': '1', 'originalarrivaltime': '2024-04-25T22:30:00Z', 'messagetype': 'Event/Call', 'from': '8:live:desk', 'content': '<partlist type="ended"><part><duration>42</duration></part></partlist>'}]}]}), [
 I(['Adérito Falcoeiro', 'anda a dizer que vai incendiar a sede'], '2024-04-25T22:31:07Z', 'Graça Mourisca', show=['Adérito Falcoeiro', 'sede'], also_seal=['8:live:.cid.bruxa'])], 'pt')

F('mattermost.jsonl', 'mattermost bulk export', ''.join(J(o) + '\n' for o in [
 {'type': 'version', 'version': 1}, {'type': 'user', 'user': {'username': 'neele', 'email': 'neele@mm.example', 'first_name': 'Neele', 'last_name': 'Strandkamp'}},
 {'type': 'post', 'post': {'team': 'a', 'channel': 'tipps', 'user': 'neele', 'message': 'Schüler erzählen, Ingo Barlach hortet Pyro für die Pride', 'create_at': 1722024000000, 'replies': [{'user': 'neele', 'message': 'er wohnt bei der alten Gärtnerei', 'create_at': 1722024300000}]}}]), [
 I('Schüler erzählen, Ingo Barlach hortet Pyro für die Pride', '2024-07-26T20:00:00Z', 'neele', show=['Ingo Barlach']),
 I('er wohnt bei der alten Gärtnerei', '2024-07-26T20:05:00Z', 'neele')], 'de', seal_extra=['neele@mm.example', 'Strandkamp', 'Neele'])

F('wechat_copy.txt', 'wechat copied messages', '''群聊“社区平安”的聊天记录如下:

—————  2024-02-10  —————

司徒晚晴  21:08
老外酒吧门口有人泼油漆

夏侯  21:10
[图片]

夏侯  21:11
是钱大魁那伙人

—————  2024-02-11  —————

司徒晚晴  00:15
还说要烧教堂
''', [
 I('老外酒吧门口有人泼油漆', '2024-02-10T21:08', '司徒晚晴', show=['老外酒吧']),
 I('是钱大魁那伙人', '2024-02-10T21:11', '夏侯', show=['钱大魁']),
 I('还说要烧教堂', '2024-02-11T00:15', '司徒晚晴', show=['教堂'])], 'zh-Hans', unread=['picture 21:10'])

F('imessage_export.txt', 'imessage-exporter txt', '''Apr 12, 2024  5:29:42 PM (Read by you after 5 minutes)
+12025550147
My roommate Tad Selwyn says he'll run over the marchers on Juniper Ave

Apr 12, 2024  5:31:02 PM
Me
who is this?

Apr 12, 2024  5:33:10 PM
+12025550147
/Users/x/Attachments/IMG_2231.HEIC
look at his post
Tapbacks:
Liked by Me
''', [
 I("My roommate Tad Selwyn says he'll run over the marchers on Juniper Ave", '2024-04-12T17:29:42', '+12025550147', show=['Tad Selwyn', 'Juniper Ave']),
 I('who is this?', '2024-04-12T17:31:02', 'Me', optional=True),
 I('look at his post', '2024-04-12T17:33:10', '+12025550147', media=['IMG_2231.HEIC'])], 'en', unread=['IMG_2231.HEIC'])

F('xmpp_archive.xml', 'xmpp mam archive xml', '''<archive xmlns:delay="urn:xmpp:delay">
<message from="gizem@jab.example/phone" to="ihbar@desk.example" type="chat"><body>Kahvede Şaban Kırçıl "yurttaki kızları yakarız" diyor</body><delay xmlns="urn:xmpp:delay" stamp="2024-10-29T17:20:00Z"/></message>
<message from="gizem@jab.example/phone" to="ihbar@desk.example" type="chat"><encrypted xmlns="eu.siacs.conversations.axolotl"/><body>I sent you an OMEMO encrypted message but your client doesn't seem to support that.</body><delay xmlns="urn:xmpp:delay" stamp="2024-10-29T17:21:00Z"/></message>
</archive>
''', [
 I(['Kahvede Şaban Kırçıl', 'yurttaki kızları yakarız', 'diyor'], '2024-10-29T17:20:00Z', 'gizem@jab.example', show=['Şaban Kırçıl'])], 'tr', unread=['encrypted message 17:21'])

F('zulip_messages.json', 'zulip api messages', J({'result': 'success', 'anchor': 1, 'messages': [
 {'id': 5, 'sender_full_name': 'Vigdis Aanstad', 'sender_email': 'user9@zulip.example', 'timestamp': 1709235000, 'content': '<p>Ei jente sier at <strong>Roar Kvernmo</strong> vil sprenge <em>samfunnshuset</em></p>', 'subject': 'tips', 'display_recipient': 'vakt'}]}), [
 I(['Ei jente sier at', 'Roar Kvernmo', 'vil sprenge', 'samfunnshuset'], '2024-02-29T19:30:00Z', 'Vigdis Aanstad', ['user9@zulip.example'], show=['Roar Kvernmo', 'samfunnshuset'])], 'nb')
