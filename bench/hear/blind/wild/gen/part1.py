from lib import *
L = "\u200e"; N = "\u202f"
# ---------- WhatsApp
F("wa_ios_de_chat.txt", f"""[02.03.24, 14:05:33] Elternrat Nordkamp: {L}Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann sie lesen.
[02.03.24, 14:05:58] ~{N}Traudel Hinterseer: Im Edeka hängt ein Zettel, das Leitungswasser sei ab Montag gechlort
und man soll drei Tage nichts trinken.
Stimmt das überhaupt??
{L}[02.03.24, 14:07:02] Jörn Pappelreiter: {L}<Anhang: 00000012-PHOTO-2024-03-02-14-07-02.jpg>
[02.03.24, 14:09:41] Jörn Pappelreiter: 12:30 Uhr stand da: „Betrifft auch Süd“ – mein Nachbar sagt: das ist Quatsch {L}<Diese Nachricht wurde bearbeitet.>
[03.03.24, 00:00:04] +49 30 23125 417: ruft mich an unter +49 30 23125 418, ich hab das Original vom Wasserwerk
[03.03.24, 00:01:10] ~{N}Traudel Hinterseer: {L}Diese Nachricht wurde gelöscht.
{L}[03.03.24, 07:15:00] Jörn Pappelreiter: {L}UMFRAGE:
Wer hat den Zettel gesehen?
{L}OPTION: Ja, im Edeka am Ring (4 Stimmen)
{L}OPTION: Nein, nur gehört davon (11 Stimmen)
""".replace("\n", "\r\n"), "chat", "whatsapp-ios-de", "reports", [
 M(["Im Edeka hängt ein Zettel, das Leitungswasser sei ab Montag gechlort", "und man soll drei Tage nichts trinken.", "Stimmt das überhaupt??"], local="2024-03-02T14:05:58", sender="Traudel Hinterseer", lang="de"),
 M("12:30 Uhr stand da: „Betrifft auch Süd“ – mein Nachbar sagt: das ist Quatsch", local="2024-03-02T14:09:41", sender="Jörn Pappelreiter", lang="de"),
 M("ich hab das Original vom Wasserwerk", local="2024-03-03T00:00:04", sender="+49 30 23125 417", seal=["+49 30 23125 418"], lang="de"),
 M(["Wer hat den Zettel gesehen?", "Ja, im Edeka am Ring (4 Stimmen)", "Nein, nur gehört davon (11 Stimmen)"], local="2024-03-03T07:15:00", sender="Jörn Pappelreiter", lang="de"),
 M("00000012-PHOTO-2024-03-02-14-07-02.jpg", local="2024-03-02T14:07:02", sender="Jörn Pappelreiter", media=["00000012-PHOTO-2024-03-02-14-07-02.jpg"], lang="de", optional=True),
])
F("wa_android_en_in.txt", f"""13/08/23, 9:41{N}am - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them. Tap to learn more.
13/08/23, 9:41{N}am - Devika Mundathoor: EVM at booth 114 showing only one party light, forwarded as received
13/08/23, 12:03{N}am - Farhad Qureshani Ward 9: Polling officer told us machine was replaced at 11: nobody signed
13/08/23, 12:30{N}pm - Farhad Qureshani Ward 9: <Media omitted>
13/08/23, 12:31{N}pm - Farhad Qureshani Ward 9: VID-20230813-WA0031.mp4 (file attached)
see at 0:14 the man with the green bag
13/08/23, 1:02{N}pm - +91 98765 00112: call my brother 98765 00987 he was inside
13/08/23, 1:02{N}pm - Devika Mundathoor changed the group description
""", "chat", "whatsapp-android-en-in", "reports", [
 M("EVM at booth 114 showing only one party light, forwarded as received", local="2023-08-13T09:41:00", prec="minute", sender="Devika Mundathoor"),
 M("Polling officer told us machine was replaced at 11: nobody signed", local="2023-08-13T00:03:00", prec="minute", sender="Farhad Qureshani Ward 9"),
 M("see at 0:14 the man with the green bag", local="2023-08-13T12:31:00", prec="minute", sender="Farhad Qureshani Ward 9", media=["VID-20230813-WA0031.mp4"]),
 M("he was inside", local="2023-08-13T13:02:00", prec="minute", sender="+91 98765 00112", seal=["98765 00987"]),
])
F("wa_android_pt_br.txt", """05/10/2022 22:47 - As mensagens e as chamadas são protegidas com a criptografia de ponta a ponta e ficam somente entre você e os participantes desta conversa. Nem mesmo o WhatsApp pode ler ou ouvi-las. Toque para saber mais.
05/10/2022 22:48 - Zuleide Figueirinha: Gente, mandaram um áudio dizendo que o mesário troca o comprovante
05/10/2022 22:48 - Zuleide Figueirinha: <Mídia oculta>
05/10/2022 22:51 - Você: Recebido. Pode dizer em qual zona?
05/10/2022 22:59 - Zuleide Figueirinha: null
05/10/2022 23:00 - Zuleide Figueirinha: zona 86, seção 0211 - escola do bairro
obs: o título do vídeo é "05/10/2022 08:00 - fraude"
05/10/2022 23:04 - Vô Benedito Catanduvas: localização: https://maps.google.com/?q=-20.9341,-48.4790
05/10/2022 23:06 - Zuleide Figueirinha: <Visualização única oculta>
""", "chat", "whatsapp-android-pt-br", "reports", [
 M("Gente, mandaram um áudio dizendo que o mesário troca o comprovante", local="2022-10-05T22:48:00", prec="minute", sender="Zuleide Figueirinha", lang="pt"),
 M("Recebido. Pode dizer em qual zona?", local="2022-10-05T22:51:00", prec="minute", sender="Você", own=True, lang="pt"),
 M(["zona 86, seção 0211 - escola do bairro", 'obs: o título do vídeo é "05/10/2022 08:00 - fraude"'], local="2022-10-05T23:00:00", prec="minute", sender="Zuleide Figueirinha", lang="pt"),
 M("https://maps.google.com/?q=-20.9341,-48.4790", local="2022-10-05T23:04:00", prec="minute", sender="Vô Benedito Catanduvas", lang="pt"),
])
F("wa_android_ar.txt", """٠٧‏/٠٢‏/٢٠٢٣, ٤:١٨ م - تم تشفير الرسائل والمكالمات تمامًا بين الطرفين.
٠٧‏/٠٢‏/٢٠٢٣, ٤:١٩ م - أم صهيب البرقاوي: يقولون إن السد انهار وإن القرية كلها ستغرق الليلة
٠٧‏/٠٢‏/٢٠٢٣, ١١:٥٨ م - جارنا نعمان الطوخي: صورة السد قديمة من سنة ٢٠١٩
٠٨‏/٠٢‏/٢٠٢٣, ١٢:٠٤ ص - أم صهيب البرقاوي: <تم استبعاد الوسائط>
٠٨‏/٠٢‏/٢٠٢٣, ١٢:٠٦ ص - أم صهيب البرقاوي: من أين أتصل بكم؟ رقمي ‎+963 933 000 415
""", "chat", "whatsapp-android-ar-arabic-digits", "reports", [
 M("يقولون إن السد انهار وإن القرية كلها ستغرق الليلة", local="2023-02-07T16:19:00", prec="minute", sender="أم صهيب البرقاوي", lang="ar"),
 M("صورة السد قديمة من سنة ٢٠١٩", local="2023-02-07T23:58:00", prec="minute", sender="جارنا نعمان الطوخي", lang="ar"),
 M("من أين أتصل بكم؟", local="2023-02-08T00:06:00", prec="minute", sender="أم صهيب البرقاوي", seal=["+963 933 000 415"], lang="ar"),
])
F("wa_ios_ja_chat.txt", f"""[2024/01/02 18:33:07] 能登方面連絡網: {L}メッセージと通話はエンドツーエンドで暗号化されています。
[2024/01/02 18:34:51] 穂積 かなた: 「人工地震だ」という投稿が町内会で回っています
[2024/01/02 18:35:20] 穂積 かなた: {L}<添付ファイル: 00000003-AUDIO-2024-01-02-18-35-20.opus>
[2024/01/02 18:36:00] 鵜飼坂 さん: 避難所は西小学校だけで、公民館はもう満員だそうです
※午後7時に再確認
""", "chat", "whatsapp-ios-ja", "reports", [
 M("「人工地震だ」という投稿が町内会で回っています", local="2024-01-02T18:34:51", sender="穂積 かなた", lang="ja"),
 M(["避難所は西小学校だけで、公民館はもう満員だそうです", "※午後7時に再確認"], local="2024-01-02T18:36:00", sender="鵜飼坂 さん", lang="ja"),
])
F("wa_android_es_mx.txt", f"""1/6/24, 8:02{N}p.{N}m. - Los mensajes y las llamadas están cifrados de extremo a extremo.
1/6/24, 8:03{N}p.{N}m. - Tía Chayo Zepequén: Que van a cerrar las casillas a las 4 por "orden del INE"
1/6/24, 12:15{N}a.{N}m. - Rigo Tlahuapan: hoy dijeron lo mismo en la combi: "no vayan, ya no hay boletas"
2/6/24, 7:40{N}a.{N}m. - Tía Chayo Zepequén: IMG-20240602-WA0004.jpg (archivo adjunto)
cartulina pegada en la primaria, sin sello ni firma
2/6/24, 7:44{N}a.{N}m. - Rigo Tlahuapan se unió usando el enlace de invitación de este grupo
""", "chat", "whatsapp-android-es-mx", "reports", [
 M('Que van a cerrar las casillas a las 4 por "orden del INE"', local="2024-06-01T20:03:00", prec="minute", sender="Tía Chayo Zepequén", lang="es"),
 M('hoy dijeron lo mismo en la combi: "no vayan, ya no hay boletas"', local="2024-06-01T00:15:00", prec="minute", sender="Rigo Tlahuapan", lang="es"),
 M("cartulina pegada en la primaria, sin sello ni firma", local="2024-06-02T07:40:00", prec="minute", sender="Tía Chayo Zepequén", media=["IMG-20240602-WA0004.jpg"], lang="es"),
])
F("WhatsApp Chat - Bürgerfunk.zip", ZIP([
 ("_chat.txt", f"""[11/14/25, 9:07:15{N}PM] Bürgerfunk: {L}Messages and calls are end-to-end encrypted.
[11/14/25, 9:08:40{N}PM] Ottoline Vanderbrugge: They say ballots printed on thin paper get thrown out by the scanner
{L}[11/14/25, 9:09:00{N}PM] Ottoline Vanderbrugge: {L}<attached: 00000004-AUDIO-2025-11-14-21-09-00.opus>
{L}[11/14/25, 9:10:30{N}PM] Ottoline Vanderbrugge: the sheet on the door • 1 page {L}<attached: 00000005-aushang.pdf>
{L}[11/14/25, 9:12:01{N}PM] Bram Oosterwegel: {L}<attached: 00000006-Clerk.vcf>
[11/15/25, 12:00:00{N}AM] Bram Oosterwegel: it was taken down at midnight
"""),
 ("00000004-AUDIO-2025-11-14-21-09-00.opus", OPUS),
 ("00000005-aushang.pdf", (lambda p: (p.put(1, "<< /Type /Catalog /Pages 2 0 R >>"), p.put(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"), p.put(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"), p.put(4, "<< >>", "BT /F1 14 Tf 60 760 Td (NOTICE: thin ballots will not be counted) Tj 0 -20 Td [(Signed, the c) -30 (ommittee)] TJ ET"), p.put(5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"), p.out())[-1])(PDF())),
 ("00000006-Clerk.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Quillfeather;Mardel;;;\r\nFN:Mardel Quillfeather\r\nitem1.TEL;waid=15550100144:+1 (555) 010-0144\r\nitem1.X-ABLabel:Mobile\r\nNOTE:works the night desk at the county office\r\nEND:VCARD\r\n"),
]), "chat", "whatsapp-zip-en-us", "reports", [
 M("They say ballots printed on thin paper get thrown out by the scanner", local="2025-11-14T21:08:40", sender="Ottoline Vanderbrugge"),
 M("the sheet on the door", local="2025-11-14T21:10:30", sender="Ottoline Vanderbrugge", media=["00000005-aushang.pdf"]),
 M("it was taken down at midnight", local="2025-11-15T00:00:00", sender="Bram Oosterwegel"),
 M(["NOTICE: thin ballots will not be counted", "Signed, the committee"], sender="", media=[]),
 M("works the night desk at the county office", sender="", seal=["Mardel Quillfeather", "+1 (555) 010-0144", "15550100144"]),
], unread=["00000004-AUDIO-2025-11-14-21-09-00.opus: a recording, its words are not heard"])
F("wa_android_tr_truncated.txt", ("""14.05.2023 16:20 - Mesajlar ve aramalar uçtan uca şifrelidir.
14.05.2023 16:22 - Şükran Özdağlı: Sandık 2207'de mühürsüz pusula dağıtılıyor diyorlar
14.05.2023 16:25 - Iğdırlı Ünal Abi: Müşahit geldi, tutanak tuttu; “asılsız” dedi
14.05.2023 16:31 - Şükran Özdağlı: fotoğrafı yarın gönderir""").encode("cp1254") + b"\x81\x8d\x00\x00\x00\x00\x1f", "chat", "whatsapp-android-tr-cp1254-truncated", "reports", [
 M("Sandık 2207'de mühürsüz pusula dağıtılıyor diyorlar", local="2023-05-14T16:22:00", prec="minute", sender="Şükran Özdağlı", lang="tr"),
 M("Müşahit geldi, tutanak tuttu; “asılsız” dedi", local="2023-05-14T16:25:00", prec="minute", sender="Iğdırlı Ünal Abi", lang="tr"),
 M("fotoğrafı yarın gönderir", local="2023-05-14T16:31:00", prec="minute", sender="Şükran Özdağlı", lang="tr"),
], unread=["wa_android_tr_truncated.txt: the tail is bytes that are no text in this charset"])
# ---------- Signal
F("signal_export_chat.md", """[2024-02-11, 20:14:09] Peregrina Oltmanns: Two men with clipboards ask people how they voted  
[2024-02-11, 20:15:40] Me: thank you, which street?  
[2024-02-11, 20:16:02] Peregrina Oltmanns: 

> Me: thank you, which street?

Kastanienallee 4, by the bakery. They said: "we are from the [office](https://office.example.invalid/x)"  
[2024-02-11, 20:17:55] Peregrina Oltmanns: ![signal-2024-02-11-201755.jpeg](./media/2024-02-11_20-17-55_00_signal-2024-02-11-201755.jpeg)  
[2024-02-11, 20:19:00] Gustl Überreiter: same here in the Lindenhof (- Peregrina Oltmanns: 👍, Me: ❤️ -)  
""", "chat", "signal-export-md", "reports", [
 M("Two men with clipboards ask people how they voted", local="2024-02-11T20:14:09", sender="Peregrina Oltmanns"),
 M("thank you, which street?", local="2024-02-11T20:15:40", sender="Me", own=True),
 M(["Kastanienallee 4, by the bakery. They said:", "https://office.example.invalid/x"], local="2024-02-11T20:16:02", sender="Peregrina Oltmanns"),
 M("same here in the Lindenhof", local="2024-02-11T20:19:00", sender="Gustl Überreiter"),
])
t = E("2024-09-01T06:30:05+00:00", 1000) + 217
F("signal-cli_receive.jsonl", JL([
 {"envelope": {"source": "+33639980112", "sourceNumber": "+33639980112", "sourceUuid": "5f2c0e1e-9a44-4c7a-8f00-0d3c1b7a9e01", "sourceName": "Maëlys Quentrec", "sourceDevice": 1, "timestamp": t, "serverReceivedTimestamp": t + 412, "dataMessage": {"timestamp": t, "message": "On distribue des faux bulletins devant la mairie annexe", "expiresInSeconds": 0, "viewOnce": False}}, "account": "+33199000199"},
 {"envelope": {"source": "+33639980112", "sourceName": "Maëlys Quentrec", "timestamp": t + 61000, "editMessage": {"targetSentTimestamp": t, "dataMessage": {"timestamp": t + 61000, "message": "On distribue des faux bulletins devant la mairie annexe (rectif : des tracts)", "quote": {"id": t - 90000, "author": "+33199000199", "text": "Bonjour, ici la permanence, qu'avez-vous vu ?"}}}}, "account": "+33199000199"},
 {"envelope": {"source": "b1d7-uuid-only", "sourceNumber": None, "sourceName": "Ewen Trébihan", "timestamp": t + 120000, "dataMessage": {"timestamp": t + 120000, "message": None, "attachments": [{"contentType": "audio/aac", "filename": None, "id": "K9rTqz7.aac", "size": 20411, "caption": "écoutez la fin surtout"}]}}, "account": "+33199000199"},
 {"envelope": {"source": "+33639980112", "sourceName": "Maëlys Quentrec", "timestamp": t + 180000, "dataMessage": {"timestamp": t + 180000, "message": None, "pollCreate": {"question": "Vous les avez vus aussi ?", "options": ["oui, ce matin", "non, pas chez nous"]}}}, "account": "+33199000199"},
 {"envelope": {"source": "+33639980112", "timestamp": t + 200000, "receiptMessage": {"when": t + 200000, "isDelivery": True}}, "account": "+33199000199"},
]), "chat", "signal-cli-jsonl", "reports", [
 M("On distribue des faux bulletins devant la mairie annexe", time="2024-09-01T06:30:05+00:00", sender="Maëlys Quentrec", seal=["+33639980112"], lang="fr"),
 M(["On distribue des faux bulletins devant la mairie annexe (rectif : des tracts)", "Bonjour, ici la permanence, qu'avez-vous vu ?"], time="2024-09-01T06:31:06+00:00", sender="Maëlys Quentrec", lang="fr"),
 M("écoutez la fin surtout", time="2024-09-01T06:32:05+00:00", sender="Ewen Trébihan", media=["K9rTqz7.aac"], lang="fr"),
 M(["Vous les avez vus aussi ?", "oui, ce matin", "non, pas chez nous"], time="2024-09-01T06:33:05+00:00", sender="Maëlys Quentrec", lang="fr"),
])
t = E("2025-12-03T21:00:00+00:00", 1000)
F("signal_plaintext_main.jsonl", JL([
 {"version": "1", "backupTimeMs": str(t + 9000000), "currentAppVersion": "Signal Desktop 8.0.0"},
 {"account": {"givenName": "Desk", "familyName": "", "username": "desk.44"}},
 {"recipient": {"id": "1", "self": {}}},
 {"recipient": {"id": "3", "contact": {"e164": "447700900381", "profileGivenName": "Wilfreda", "profileFamilyName": "Osgathorpe", "note": "reports from the north ward"}}},
 {"chat": {"id": "5", "recipientId": "3"}},
 {"chatItem": {"chatId": "5", "authorId": "3", "dateSent": str(t), "incoming": {"dateReceived": str(t + 900), "read": True}, "standardMessage": {"text": {"body": "Somebody rings the elderly and says the poll card was cancelled"}, "reactions": []}}},
 {"chatItem": {"chatId": "5", "authorId": "1", "dateSent": str(t + 60000), "outgoing": {}, "standardMessage": {"text": {"body": "Do you have the number they called from?"}}}},
 {"chatItem": {"chatId": "5", "authorId": "3", "dateSent": str(t + 120000), "incoming": {}, "standardMessage": {"quote": {"targetSentTimestamp": str(t + 60000), "authorId": "1", "text": {"body": "Do you have the number they called from?"}}, "text": {"body": "withheld, but one gave 07700 900455 to ring back"}, "attachments": [{"pointer": {"contentType": "image/jpeg", "fileName": "card_front.jpg", "caption": "the card, both sides"}}]}}},
 {"chatItem": {"chatId": "5", "authorId": "3", "dateSent": str(t + 180000), "incoming": {}, "contactMessage": {"contact": {"name": {"givenName": "Elspet", "familyName": "Crannoch"}, "number": [{"value": "+44 7700 900512"}], "email": [{"value": "elspet@crannoch.example"}]}}}},
 {"chatItem": {"chatId": "5", "authorId": "3", "dateSent": str(t + 240000), "incoming": {}, "viewOnceMessage": {"attachment": None}}},
]), "chat", "signal-plaintext-export-jsonl", "reports", [
 M("Somebody rings the elderly and says the poll card was cancelled", time="2025-12-03T21:00:00+00:00", sender="Wilfreda Osgathorpe", seal=["447700900381"]),
 M("Do you have the number they called from?", time="2025-12-03T21:01:00+00:00", sender="Desk", own=True),
 M(["withheld, but one gave", "to ring back", "the card, both sides"], time="2025-12-03T21:02:00+00:00", sender="Wilfreda Osgathorpe", seal=["07700 900455"], media=["card_front.jpg"]),
 M("reports from the north ward", sender="", seal=["+44 7700 900512", "elspet@crannoch.example"]),
])
F("sms_signal_android_old.xml", '<?xml version="1.0" encoding="UTF-8"?>\n<!-- Created by Signal -->\n<smses count="3">\n' + "\n".join(
 f'<sms protocol="0" address="{a}" contact_name="{c}" date="{d}" readable_date="{rd}" type="{ty}" subject="null" body="{b}" toa="null" sc_toa="null" service_center="null" read="1" status="-1" locked="0" />' for a, c, d, rd, ty, b in [
 ("+61491570156", "Jarrah Pemberwick", E("2019-05-17T23:15:00+00:00", 1000), "Sat, 18 May 2019 09:15:00 GMT+10:00", 1, "Text says &quot;vote YES on both papers or pay $20 fine&quot; &#10;signed AEC &lt;fake&gt; &#128545;"),
 ("+61491570156", "Jarrah Pemberwick", E("2019-05-17T23:16:30+00:00", 1000), "Sat, 18 May 2019 09:16:30 GMT+10:00", 2, "Ta. Screenshot please?"),
 ("AEC-INFO", "(Unknown)", E("2019-05-18T00:00:01+00:00", 1000), "Sat, 18 May 2019 10:00:01 GMT+10:00", 1, "Your polling place has MOVED, go to http://aec.example.invalid/move")]) + "\n</smses>\n",
 "chat", "signal-android-plaintext-xml", "reports", [
 M(['Text says "vote YES on both papers or pay $20 fine"', "signed AEC <fake> 😡"], time="2019-05-18T09:15:00+10:00", sender="Jarrah Pemberwick", seal=["+61491570156"]),
 M("Ta. Screenshot please?", time="2019-05-18T09:16:30+10:00", sender="", own=True),
 M("Your polling place has MOVED, go to http://aec.example.invalid/move", time="2019-05-18T10:00:01+10:00", sender="AEC-INFO", own=True),
])
# ---------- Telegram
def tg(i, iso, frm, fid, text, **k):
    u = E(iso)
    d = {"id": i, "type": "message", "date": iso[:19], "date_unixtime": str(u), "from": frm, "from_id": fid, "text": text}
    d["text_entities"] = [x if isinstance(x, dict) else {"type": "plain", "text": x} for x in (text if isinstance(text, list) else [text])] if text else []
    d.update(k); return d
F("telegram_result_full.json", J({"about": "Here is the data you requested.", "personal_information": {"user_id": 88001, "first_name": "Desk", "phone_number": "+7 900 000-00-10"},
 "contacts": {"about": "...", "list": [{"first_name": "Ксения", "last_name": "Мухоморова", "phone_number": "+7 900 555-01-23", "date": "2023-04-01T10:00:00"}]},
 "chats": {"about": "...", "list": [
  {"name": "Ксения Мухоморова", "type": "personal_chat", "id": 4411, "messages": [
   {"id": 1, "type": "service", "date": "2024-03-16T11:58:00", "date_unixtime": str(E("2024-03-16T11:58:00+03:00")), "actor": "Ксения Мухоморова", "actor_id": "user4411", "action": "phone_call", "duration_seconds": 31, "text": ""},
   tg(2, "2024-03-16T12:01:07+03:00", "Ксения Мухоморова", "user4411", ["Говорят, ", {"type": "bold", "text": "УИК 1204"}, " закрыли из-за «задымления», а людей не пускают. Подробности: ", {"type": "text_link", "text": "тут", "href": "https://example.invalid/uik1204"}, {"type": "spoiler", "text": " (охранник сам признался)"}]),
   tg(3, "2024-03-16T12:04:00+03:00", "Ксения Мухоморова", "user4411", "подпись к фото: дверь заперта цепью", photo="(File not included. Change data exporting settings to download.)", width=960, height=1280),
   tg(4, "2024-03-16T12:05:30+03:00", "Ксения Мухоморова", "user4411", "", contact_information={"first_name": "Глеб", "last_name": "Сторожкин", "phone_number": "+7 900 555-04-56"}),
   tg(5, "2024-03-16T23:59:59+03:00", "Ксения Мухоморова", "user4411", "", forwarded_from="Канал «Двор 17»", poll={"question": "Вас пустили на участок?", "closed": False, "total_voters": 40, "answers": [{"text": "нет, развернули", "voters": 31, "chosen": False}, {"text": "да, но через час", "voters": 9, "chosen": False}]}),
  ]},
  {"name": None, "type": "private_group", "id": 4412, "messages": [
   tg(9, "2024-03-17T00:10:00+03:00", None, "user4499", "аккаунт удалён, но сообщение осталось: бюллетени увезли в 22:40", edited="2024-03-17T00:12:00", edited_unixtime=str(E("2024-03-17T00:12:00+03:00"))),
   tg(10, "2024-03-17T00:15:00+03:00", "Авдотья Лапшинская", "user4500", "", file="files/протокол_1204.xlsx", file_name="протокол_1204.xlsx", mime_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", inline_bot_buttons=[[{"type": "url", "text": "Скачать копию протокола", "data": "https://example.invalid/p"}]]),
  ]}]},
 "left_chats": {"about": "...", "list": [{"name": "Двор 17", "type": "public_supergroup", "id": 4413, "messages": [tg(70, "2024-03-15T08:00:00+03:00", "Авдотья Лапшинская", "user4500", "вышла из чата: тут одни боты с одинаковым текстом")]}]}}, 1),
 "chat", "telegram-desktop-full-json", "reports", [
 M(["Говорят, УИК 1204 закрыли из-за «задымления», а людей не пускают. Подробности: тут (охранник сам признался)", "https://example.invalid/uik1204"], time="2024-03-16T09:01:07+00:00", sender="Ксения Мухоморова", seal=["+7 900 555-01-23"], lang="ru"),
 M("подпись к фото: дверь заперта цепью", time="2024-03-16T09:04:00+00:00", sender="Ксения Мухоморова", lang="ru"),
 M(["Вас пустили на участок?", "нет, развернули", "да, но через час"], time="2024-03-16T20:59:59+00:00", sender="Ксения Мухоморова", seal=["+7 900 555-04-56"], lang="ru"),
 M("аккаунт удалён, но сообщение осталось: бюллетени увезли в 22:40", time="2024-03-16T21:10:00+00:00", sender="", lang="ru"),
 M("Скачать копию протокола", time="2024-03-16T21:15:00+00:00", sender="Авдотья Лапшинская", media=["протокол_1204.xlsx"], lang="ru"),
 M("вышла из чата: тут одни боты с одинаковым текстом", time="2024-03-15T05:00:00+00:00", sender="Авдотья Лапшинская", lang="ru"),
])
F("telegram_channel_posts.json", J({"name": "Городок сегодня ⚡️", "type": "public_channel", "id": 1700001, "messages": [
 tg(501, "2024-11-05T14:00:00+02:00", "Городок сегодня ⚡️", "channel1700001", ["⚡️Мост через Синюху ", {"type": "strikethrough", "text": "рухнул"}, " закрыт до пятницы\n\nПишите нам: ", {"type": "email", "text": "redaktsiya@gorodok.example"}, " или ", {"type": "phone", "text": "+380 44 000 01 17"}], author="Ганна П.", reactions=[{"type": "emoji", "count": 41, "emoji": "😱"}]),
 tg(502, "2024-11-05T14:20:00+02:00", "Городок сегодня ⚡️", "channel1700001", "Фейк: «воду отравили»", media_type="video_file", file="video_files/IMG_5520.MP4", mime_type="video/mp4", comments_preview={"unknown": [{"кто": "читатель", "что": "у нас вода нормальная, пьём"}]}),
 {"id": 503, "type": "service", "date": "2024-11-05T14:30:00", "date_unixtime": str(E("2024-11-05T14:30:00+02:00")), "actor": "Городок сегодня ⚡️", "actor_id": "channel1700001", "action": "pin_message", "message_id": 502, "text": ""},
]}), "social", "telegram-channel-json", "posts", [
 M(["⚡️Мост через Синюху рухнул закрыт до пятницы"], time="2024-11-05T12:00:00+00:00", sender="Городок сегодня ⚡️", seal=["redaktsiya@gorodok.example", "+380 44 000 01 17"], lang="ru"),
 M(["Фейк: «воду отравили»", "у нас вода нормальная, пьём"], time="2024-11-05T12:20:00+00:00", sender="Городок сегодня ⚡️", media=["IMG_5520.MP4"], lang="ru"),
])
F("tg_export/messages2.html", """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body onload="CheckLocation();"><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">Hjälplinjen Västra</div></div></div>
<div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">8 September 2022</div></div>
<div class="message default clearfix" id="message3301"><div class="pull_left userpic_wrap"><div class="userpic userpic4"><div class="initials">TF</div></div></div><div class="body"><div class="pull_right date details" title="08.09.2022 21:47:12 UTC+02:00">21:47</div><div class="from_name">Torbjörn Fjällmyr </div><div class="text">De säger att man måste visa vaccinpass i vallokalen.<br>Är det sant?</div></div></div>
<div class="message default clearfix joined" id="message3302"><div class="body"><div class="pull_right date details" title="08.09.2022 21:48:30 UTC+02:00">21:48</div><div class="forwarded body"><div class="from_name">Sanningen Nu <span class="date details" title="07.09.2022 06:00:01 UTC+02:00"> 07.09.2022 06:00:01</span></div><div class="text">INGET PASS &mdash; INGEN R&Ouml;ST! Sprid vidare &#x1F4E2;</div></div></div></div>
<div class="message default clearfix" id="message3303"><div class="body"><div class="pull_right date details" title="09.09.2022 00:03:00 UTC+02:00">00:03</div><div class="from_name">Agda Snöstorm via @vote </div><div class="media_wrap clearfix"><div class="media_poll"><div class="question bold">Har ni hört samma sak?</div><div class="details">Anonymous poll</div><div class="answer">- Ja på bussen <span class="details">12 votes</span></div><div class="answer">- Aldrig <span class="details">3 votes</span></div></div></div></div></div>
<div class="message default clearfix" id="message3304"><div class="body"><div class="pull_right date details" title="09.09.2022 00:05:00 UTC+02:00">00:05</div><div class="from_name">Torbjörn Fjällmyr </div><div class="reply_to details">In reply to <a href="#go_to_message3303">this message</a></div><div class="media_wrap clearfix"><a class="media clearfix pull_left block_link media_voice_message" href="voice_messages/audio_7@09-09-2022.ogg"><div class="body"><div class="title bold">Voice message</div><div class="status details">00:41</div></div></a></div></div></div>
</div></div></div></body></html>""", "chat", "telegram-desktop-html", "reports", [
 M(["De säger att man måste visa vaccinpass i vallokalen.", "Är det sant?"], time="2022-09-08T21:47:12+02:00", sender="Torbjörn Fjällmyr", lang="sv"),
 M("INGET PASS — INGEN RÖST! Sprid vidare 📢", time="2022-09-08T21:48:30+02:00", also_ok_time="2022-09-07T06:00:01+02:00", sender="Torbjörn Fjällmyr", lang="sv"),
 M(["Har ni hört samma sak?", "Ja på bussen", "Aldrig"], time="2022-09-09T00:03:00+02:00", sender="Agda Snöstorm", lang="sv"),
 M("audio_7@09-09-2022.ogg", time="2022-09-09T00:05:00+02:00", sender="Torbjörn Fjällmyr", media=["audio_7@09-09-2022.ogg"], lang="sv", optional=True),
])
F("tg_old/messages.html", """<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>Exported Data</title></head><body><div class="page_wrap"><div class="page_header"><a class="content block_link" href="../../lists/chats.html"><div class="text bold">Radio Lwanda listeners</div></a></div><div class="page_body chat_page"><div class="history">
<div class="message default clearfix" id="message12"><div class="body">
<div class="pull_right date details" title="14.01.2021 07:02:44">07:02</div>
<div class="from_name">Nakimuli Ssebagala</div>
<div class="text">Network is off since last night. They say <a href="" onclick="return ShowHashtag(&quot;vpntax&quot;)">#vpntax</a> is doubled &amp; phones will be checked</div></div></div>
<div class="message default clearfix" id="message13"><div class="body"><div class="pull_right date details" title="14.01.2021 19:59:01">19:59</div><div class="from_name">Okello Baraka Lira</div><div class="media_wrap clearfix"><div class="media clearfix pull_left media_contact"><div class="body"><div class="title bold">Opio Jannat</div><div class="status details">+256 700 000 718</div></div></div></div><div class="text">he saw the boxes carried out at the back</div></div></div>
</div></div></div></body></html>""", "chat", "telegram-desktop-html-2020-no-zone", "reports", [
 M("Network is off since last night. They say #vpntax is doubled & phones will be checked", local="2021-01-14T07:02:44", sender="Nakimuli Ssebagala"),
 M("he saw the boxes carried out at the back", local="2021-01-14T19:59:01", sender="Okello Baraka Lira", seal=["+256 700 000 718"]),
])
F("telethon_channel_dump.json", J([
 {"_": "Message", "id": 8812, "peer_id": {"_": "PeerChannel", "channel_id": 1500900}, "date": "2023-10-15T04:12:09+00:00", "message": "Lokale wyborcze w Brzozówce otwarte tylko do 18:00!!! podaj dalej", "out": False, "post": True, "from_id": None, "fwd_from": {"_": "MessageFwdHeader", "date": "2023-10-14T22:00:00+00:00", "from_id": {"_": "PeerChannel", "channel_id": 1500111}, "from_name": None, "channel_post": 41, "post_author": "adm. Wiesiek"}, "entities": [{"_": "MessageEntityBold", "offset": 0, "length": 7}], "media": None, "reply_markup": None, "views": 20113, "edit_date": None, "post_author": None},
 {"_": "Message", "id": 8813, "peer_id": {"_": "PeerChannel", "channel_id": 1500900}, "date": "2023-10-15T05:00:00+00:00", "message": "", "media": {"_": "MessageMediaWebPage", "webpage": {"_": "WebPage", "url": "https://brzozowka.example.invalid/komisja", "site_name": "Brzozówka24", "title": "Komisja zabrała listę do domu", "description": "Świadek: przewodnicząca niosła urnę w reklamówce", "cached_page": None}}, "views": 9001},
 {"_": "Message", "id": 8814, "peer_id": {"_": "PeerChannel", "channel_id": 1500900}, "date": "2023-10-15T05:30:00+00:00", "message": "", "media": {"_": "MessageMediaPoll", "poll": {"_": "Poll", "question": {"_": "TextWithEntities", "text": "Czy w waszym lokalu brakło kart?", "entities": []}, "answers": [{"_": "PollAnswer", "text": {"_": "TextWithEntities", "text": "Brakło od południa"}, "option": "b'0'"}, {"_": "PollAnswer", "text": {"_": "TextWithEntities", "text": "Wszystko w porządku u nas"}, "option": "b'1'"}]}}},
 {"_": "MessageService", "id": 8815, "date": "2023-10-15T05:31:00+00:00", "action": {"_": "MessageActionPinMessage"}},
], 2), "social", "telethon-dump-channel", "posts", [
 M("Lokale wyborcze w Brzozówce otwarte tylko do 18:00!!! podaj dalej", time="2023-10-15T04:12:09+00:00", sender="1500900", lang="pl"),
 M(["Komisja zabrała listę do domu", "Świadek: przewodnicząca niosła urnę w reklamówce"], time="2023-10-15T05:00:00+00:00", sender="1500900", lang="pl"),
 M(["Czy w waszym lokalu brakło kart?", "Brakło od południa", "Wszystko w porządku u nas"], time="2023-10-15T05:30:00+00:00", sender="1500900", lang="pl"),
])
F("telethon_group.ndjson", JL([
 {"msg_id": 1, "ts": E("2024-07-28T22:11:00+00:00"), "user": {"id": 7, "first": "Yuleisy", "last": "Carrizalez", "username": "yulecarriz", "phone": "584120000331"}, "chat": "testigos mesa 3", "raw": "Message(id=1, message='se llevaron el acta sin firmar', date=datetime.datetime(2024, 7, 28, 22, 11))", "text": "se llevaron el acta sin firmar", "media_b64": None},
 {"msg_id": 2, "ts": E("2024-07-28T22:15:30+00:00"), "user": {"id": 8, "first": "Ñico", "last": None, "username": "nicodelpuerto_x"}, "chat": "testigos mesa 3", "text": None, "caption": "aquí está la foto del acta, mesa 3", "media_b64": b64(JPG, 0)},
]), "chat", "telethon-custom-ndjson", "reports", [
 M("se llevaron el acta sin firmar", time="2024-07-28T22:11:00+00:00", sender="Yuleisy Carrizalez", seal=["584120000331", "yulecarriz"], lang="es"),
 M("aquí está la foto del acta, mesa 3", time="2024-07-28T22:15:30+00:00", sender="nicodelpuerto_x", lang="es"),
], unread=["telethon_group.ndjson: field media_b64 of message 2 is a JPEG picture, not read"])
