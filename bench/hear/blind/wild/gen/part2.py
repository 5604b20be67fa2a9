from lib import *
# ---------- Meta messaging
t = E("2023-06-25T18:03:11+00:00", 1000) + 950
F("inbox/ilektra_8812/message_1.json", json.dumps(fb({"participants": [{"name": "Ηλέκτρα Βουρδουμπά"}, {"name": "Γραμμή Ελέγχου"}], "messages": [
 {"sender_name": "Γραμμή Ελέγχου", "timestamp_ms": t + 300000, "content": "Μας στέλνετε την εικόνα;", "is_geoblocked_for_viewer": False},
 {"sender_name": "Ηλέκτρα Βουρδουμπά", "timestamp_ms": t + 240000, "photos": [{"uri": "your_activity/messages/inbox/ilektra_8812/photos/3600_n.jpg", "creation_timestamp": 1687716000}], "reactions": [{"reaction": "😮", "actor": "Γραμμή Ελέγχου"}]},
 {"sender_name": "Ηλέκτρα Βουρδουμπά", "timestamp_ms": t + 120000, "share": {"link": "https://example.invalid/kalpi", "share_text": "Κάλπη βρέθηκε σε χωράφι έξω από το χωριό"}, "content": "Το έγραψε και ο δήμος;"},
 {"sender_name": "Ηλέκτρα Βουρδουμπά", "timestamp_ms": t, "content": "Καλησπέρα, λένε πως ψηφίζουν και οι νεκροί 😂 – κωδικός “Α-12”"}],
 "title": "Ηλέκτρα Βουρδουμπά", "is_still_participant": True, "thread_path": "inbox/ilektra_8812", "magic_words": []}), indent=2), "chat", "facebook-messenger-json-mojibake", "reports", [
 M("Καλησπέρα, λένε πως ψηφίζουν και οι νεκροί 😂 – κωδικός “Α-12”", time="2023-06-25T18:03:11+00:00", sender="Ηλέκτρα Βουρδουμπά", lang="el"),
 M(["Κάλπη βρέθηκε σε χωράφι έξω από το χωριό", "Το έγραψε και ο δήμος;", "https://example.invalid/kalpi"], time="2023-06-25T18:05:11+00:00", sender="Ηλέκτρα Βουρδουμπά", lang="el"),
 M("Μας στέλνετε την εικόνα;", time="2023-06-25T18:08:11+00:00", sender="Γραμμή Ελέγχου", own=True, lang="el"),
 M("3600_n.jpg", time="2023-06-25T18:07:11+00:00", sender="Ηλέκτρα Βουρδουμπά", media=["3600_n.jpg"], lang="el", optional=True),
])
t = E("2025-02-23T07:44:00+00:00", 1000)
F("Babajide Olorunfemi_3.json", J({"participants": ["Babajide Olorunfemi", "Desk Page"], "threadName": "Babajide Olorunfemi_3", "messages": [
 {"isUnsent": False, "media": [], "reactions": [{"actor": "Desk Page", "reaction": "👀"}], "senderName": "Babajide Olorunfemi", "text": "Dem say INEC shift am to Tuesday, na true?", "timestamp": t, "type": "text"},
 {"isUnsent": False, "media": [{"uri": "./media/Babajide_1.mp4"}], "reactions": [], "senderName": "Babajide Olorunfemi", "text": "", "timestamp": t + 1000, "type": "media"},
 {"isUnsent": True, "media": [], "reactions": [], "senderName": "Desk Page", "text": "", "timestamp": t + 2000, "type": "placeholder"},
 {"isUnsent": False, "media": [], "reactions": [], "senderName": "Babajide Olorunfemi", "text": "my number na 0803 000 0199 make una call", "timestamp": t + 86400000, "type": "text"}]}, 2), "chat", "facebook-messenger-e2ee-json", "reports", [
 M("Dem say INEC shift am to Tuesday, na true?", time="2025-02-23T07:44:00+00:00", sender="Babajide Olorunfemi", lang="pcm"),
 M("make una call", time="2025-02-24T07:44:00+00:00", sender="Babajide Olorunfemi", seal=["0803 000 0199"], lang="pcm"),
 M("Babajide_1.mp4", time="2025-02-23T07:44:01+00:00", sender="Babajide Olorunfemi", media=["Babajide_1.mp4"], optional=True),
], )
F("instagram_dm_message_1.html", """<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>linnea.korpijarvi</title><style>._a6-g{}</style></head><body class="_5vb_ _2yq"><div class="_li"><main class="_a706" role="main">
<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><h2 class="_3-95 _2pim _a6-h _a6-i">linnea.korpijarvi</h2><div class="_3-95 _a6-p"><div><div></div><div>Joku jakaa lappuja: &quot;äänestys siirretty maanantaille&quot; &#064;desk</div><div></div><div></div></div></div><div class="_3-94 _a6-o">huhti 14, 2024 9.05 ip.</div></div>
<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><h2 class="_3-95 _2pim _a6-h _a6-i">linnea.korpijarvi</h2><div class="_3-95 _a6-p"><div><div></div><div>linnea.korpijarvi lähetti liitteen.</div><div></div><div><div>Lappu löytyi Prisman pihalta<div><a target="_blank" href="https://www.instagram.com/p/Cx000/">https://www.instagram.com/p/Cx000/</a></div></div></div></div></div><div class="_3-94 _a6-o">huhti 14, 2024 9.07 ip.</div></div>
<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><h2>Desk</h2><div class="_3-95 _a6-p"><div><div></div><div>Kiitos! Soitammeko?</div></div></div><ul class="_a6-q"><li><span>❤linnea.korpijarvi</span></li></ul><div class="_3-94 _a6-o">huhti 14, 2024 12.10 ap.</div></div>
</main></div></body></html>""", "chat", "instagram-dm-html-fi", "reports", [
 M('Joku jakaa lappuja: "äänestys siirretty maanantaille" @desk', local="2024-04-14T21:05:00", prec="minute", sender="linnea.korpijarvi", lang="fi"),
 M("Lappu löytyi Prisman pihalta", local="2024-04-14T21:07:00", prec="minute", sender="linnea.korpijarvi", lang="fi"),
 M("Kiitos! Soitammeko?", local="2024-04-14T00:10:00", prec="minute", sender="Desk", own=True, lang="fi"),
])
# ---------- Discord
def dm(i, ts, name, nick, content, **k):
    d = {"id": str(i), "type": "Default", "timestamp": ts, "timestampEdited": None, "callEndedTimestamp": None, "isPinned": False, "content": content,
         "author": {"id": "9" + str(i), "name": name, "discriminator": "0000", "nickname": nick, "color": None, "isBot": False, "roles": []}, "attachments": [], "embeds": [], "stickers": [], "reactions": [], "mentions": []}
    d.update(k); return d
F("Discord - tipline - reports [1190].json", J({"guild": {"id": "1", "name": "Tip Line"}, "channel": {"id": "1190", "type": "GuildTextChat", "category": "Text", "name": "reports", "topic": "say what you saw"}, "dateRange": {"after": None, "before": None}, "exportedAt": "2025-01-02T00:00:00+01:00", "messages": [
 dm(1, "2024-10-30T02:59:59.871+02:00", "quillmoth#4471", "Quill Moth", "polling hours posted wrong <@!1002> see https://example.invalid/h", timestampEdited="2024-10-30T03:05:00+02:00"),
 dm(2, "2024-10-30T03:10:00+02:00", "brinewarden", "brine", "", embeds=[{"title": "County clerk denies closing sites", "url": "https://example.invalid/c", "timestamp": None, "description": "The notice is **not** ours, the clerk says", "author": {"name": "Example Valley Post"}, "fields": [{"name": "Which notice", "value": "yellow paper, no seal", "isInline": True}], "footer": {"text": "reported from the town hall steps"}}]),
 dm(3, "2024-10-30T03:12:00+02:00", "brinewarden", "brine", "", type="Reply", reference={"messageId": "1", "channelId": "1190"}, attachments=[{"id": "77", "url": "media/notice-5C.png", "fileName": "notice.png", "fileSizeBytes": 20111, "description": "yellow notice: doors shut at five"}], stickers=[{"id": "5", "name": "side eye", "format": "Png"}]),
 dm(4, "2024-10-30T03:20:00+02:00", "quillmoth#4471", "Quill Moth", "", forwardedMessage={"timestamp": "2024-10-29T20:00:00+02:00", "content": "forward this to every parent: school gym is NOT open", "attachments": [], "embeds": [], "stickers": []}),
 dm(5, "2024-10-30T03:30:00+02:00", "brinewarden", "brine", "", poll={"question": {"text": "seen the yellow notice?"}, "answers": [{"text": "yes at the gym", "votes": 3}, {"text": "only online", "votes": 8}]}),
], "messageCount": 5}, 2), "chat", "discordchatexporter-json", "reports", [
 M(["polling hours posted wrong", "https://example.invalid/h"], time="2024-10-30T02:59:59+02:00", sender="Quill Moth", seal=["quillmoth#4471"]),
 M(["County clerk denies closing sites", "The notice is", "ours, the clerk says", "Example Valley Post", "Which notice", "yellow paper, no seal", "reported from the town hall steps"], time="2024-10-30T03:10:00+02:00", sender="brinewarden"),
 M("yellow notice: doors shut at five", time="2024-10-30T03:12:00+02:00", sender="brinewarden", media=["notice.png"]),
 M("forward this to every parent: school gym is NOT open", time="2024-10-30T03:20:00+02:00", sender="Quill Moth", also_ok_time="2024-10-29T20:00:00+02:00"),
 M(["seen the yellow notice?", "yes at the gym", "only online"], time="2024-10-30T03:30:00+02:00", sender="brinewarden"),
])
F("Discord-tipline-night.txt", """==============================================================
Guild: Tip Line
Channel: Text / night-shift
Topic: quiet please
After: 1/1/2025 12:00 AM
==============================================================

[1/1/2025 12:02 AM] hollowfinch_88
fireworks? no. someone posted that the ballot store is burning

[1/1/2025 12:09 PM] Marzipan Dredge (pinned)
that is a mattress, two streets off
[photo from the bridge, looking east]

{Attachments}
https://cdn.example.invalid/attachments/1/2/mattress.jpg

{Embed}
Example Fire Brigade
Rubbish fire at Tollgate Lane is out

{Reactions}
🔥 (3) 👍

==============================================================
Exported 2 message(s)
==============================================================
""", "chat", "discordchatexporter-txt", "reports", [
 M("fireworks? no. someone posted that the ballot store is burning", local="2025-01-01T00:02:00", prec="minute", sender="hollowfinch_88"),
 M(["that is a mattress, two streets off", "[photo from the bridge, looking east]", "Example Fire Brigade", "Rubbish fire at Tollgate Lane is out"], local="2025-01-01T12:09:00", prec="minute", sender="Marzipan Dredge"),
])
F("package/messages/c99120/messages.csv", CSV([["ID", "Timestamp", "Contents", "Attachments"],
 ["1201", "2021-02-03 22:41:07.113000+00:00", "a guy on voice says he ships blank ballots,\nhe named \"Kettle Road\"", ""],
 ["1200", "2021-02-03 22:40:00+00:00", "", "https://cdn.discordapp.com/attachments/9/1/voice-message.ogg https://cdn.discordapp.com/attachments/9/2/kettle.webp"],
 ["1199", "2021-02-03 01:00:59.000000+00:00", ":flag_white: done for tonight || it was the blue van ||", ""]]), "chat", "discord-gdpr-package-csv", "reports", [
 M(["a guy on voice says he ships blank ballots,", 'he named "Kettle Road"'], time="2021-02-03T22:41:07+00:00", sender=""),
 M("it was the blue van", time="2021-02-03T01:00:59+00:00", sender=""),
 M("kettle.webp", time="2021-02-03T22:40:00+00:00", sender="", media=["voice-message.ogg", "kettle.webp"], optional=True),
])
# ---------- Slack / Teams / Matrix / Mattermost / Rocket / Zulip
F("Tipline Slack export Mar 1 2024 - Mar 3 2024.zip", ZIP([
 ("users.json", J([{"id": "U01", "name": "t.vasquelle", "real_name": "Thibaud Vasquelle", "profile": {"email": "t.vasquelle@desk.example", "phone": "+32 470 00 01 19", "display_name": "tibo"}}, {"id": "U02", "name": "noor", "real_name": "Noor Achterberg", "profile": {"email": "noor@desk.example"}}])),
 ("channels.json", J([{"id": "C1", "name": "meldingen", "members": ["U01", "U02"], "topic": {"value": "alleen meldingen van lezers"}}])),
 ("meldingen/2024-03-01.json", J([
  {"type": "message", "user": "U01", "ts": "1709305533.221109", "text": "Lezer belt: &lt;stembureau dicht&gt; &amp; rij van 200 m <https://example.invalid/rij|foto van de rij>", "blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "Lezer belt: <stembureau dicht> & rij van 200 m "}, {"type": "link", "url": "https://example.invalid/rij", "text": "foto van de rij"}]}]}], "edited": {"user": "U01", "ts": "1709305600.000000"}, "thread_ts": "1709305533.221109", "reply_count": 1},
  {"type": "message", "user": "U02", "ts": "1709305700.000200", "thread_ts": "1709305533.221109", "text": "<@U01> ik bel terug op <tel:+32470000244|+32 470 00 02 44>"},
  {"type": "message", "subtype": "bot_message", "bot_id": "B9", "username": "formulierbot", "ts": "1709306000.000300", "text": "", "attachments": [{"fallback": "nieuwe melding", "pretext": "Nieuwe melding via het formulier", "title": "Vrijwilliger weggestuurd", "text": "Getuige zegt dat de sleutel zoek was", "fields": [{"title": "Gemeente", "value": "Oud-Zwanegem", "short": True}], "footer": "formulier v3", "ts": 1709300000}]},
  {"type": "message", "user": "U02", "ts": "1709306100.000000", "text": "", "files": [{"id": "F1", "name": "sleutel.m4a", "title": "voicemail over de sleutel", "mimetype": "audio/mp4", "url_private": "https://files.slack.com/x", "transcription": {"status": "complete", "preview": {"content": "hallo ik sta hier al een uur in de regen", "has_more": False}}}], "upload": True},
  {"type": "message", "subtype": "channel_join", "user": "U02", "ts": "1709300000.000000", "text": "<@U02> has joined the channel"}])),
 ("canvases/Q1.enc", noise(400)),
]), "chat", "slack-export-zip", "reports", [
 M(["Lezer belt: <stembureau dicht> & rij van 200 m", "foto van de rij"], time="2024-03-01T15:05:33+00:00", sender="Thibaud Vasquelle", seal=["t.vasquelle@desk.example", "+32 470 00 01 19"], lang="nl"),
 M("ik bel terug op", time="2024-03-01T15:08:20+00:00", sender="Noor Achterberg", seal=["+32 470 00 02 44", "+32470000244", "noor@desk.example"], lang="nl"),
 M(["Nieuwe melding via het formulier", "Vrijwilliger weggestuurd", "Getuige zegt dat de sleutel zoek was", "Oud-Zwanegem"], time="2024-03-01T15:13:20+00:00", sender="formulierbot", own=True, lang="nl"),
 M(["voicemail over de sleutel", "hallo ik sta hier al een uur in de regen"], time="2024-03-01T15:15:00+00:00", sender="Noor Achterberg", media=["sleutel.m4a"], lang="nl"),
], unread=["canvases/Q1.enc: cipher bytes of no known kind"])
F("teams_graph_messages.json", J({"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#chats('19%3A..')/messages", "@odata.count": 3, "value": [
 {"id": "1616990032035", "replyToId": None, "messageType": "message", "createdDateTime": "2021-03-29T03:53:52.035Z", "lastModifiedDateTime": "2021-03-29T04:00:00Z", "subject": "Hívás 14-es körzet", "from": {"application": None, "device": None, "user": {"id": "8ea0", "displayName": "Hajnalka Szederkényi", "userIdentityType": "aadUser"}}, "body": {"contentType": "html", "content": "<div><div>A betelefon&aacute;l&oacute; szerint <b>előre kit&ouml;lt&ouml;tt</b> szavazólapot kapott.&nbsp;<attachment id=\"74d\"></attachment></div><ul><li>nincs pecsét</li><li>kék toll</li></ul></div>"}, "attachments": [{"id": "74d", "contentType": "messageReference", "content": "{\"messageId\":\"1616\",\"messagePreview\":\"Ki tudja felvenni a 14-est?\",\"messageSender\":{\"user\":{\"displayName\":\"Zsombor Kerekrépa\"}}}"}], "mentions": [], "reactions": []},
 {"id": "1616990171266", "messageType": "message", "createdDateTime": "2021-03-29T03:56:11.266Z", "from": {"user": {"displayName": "Zsombor Kerekrépa"}}, "body": {"contentType": "html", "content": "<attachment id=\"ad1\"></attachment>"}, "attachments": [{"id": "ad1", "contentType": "application/vnd.microsoft.card.adaptive", "content": "{\"type\":\"AdaptiveCard\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"Űrlap 0091: lakcím nélkül küldték haza\"},{\"type\":\"FactSet\",\"facts\":[{\"title\":\"Telefon\",\"value\":\"+36 20 000 0173\"},{\"title\":\"Hely\",\"value\":\"Alsóbogárd, kultúrház\"}]}]}"}]},
 {"id": "1616990199999", "messageType": "systemEventMessage", "createdDateTime": "2021-03-29T03:57:00Z", "from": None, "body": {"contentType": "html", "content": "<systemEventMessage/>"}, "eventDetail": {"@odata.type": "#microsoft.graph.callRecordingEventMessageDetail", "callRecordingDisplayName": "Megbeszélés-felvétel hétfő.mp4"}}]}), "chat", "teams-graph-json", "reports", [
 M(["Hívás 14-es körzet", "A betelefonáló szerint előre kitöltött szavazólapot kapott.", "nincs pecsét", "kék toll", "Ki tudja felvenni a 14-est?"], time="2021-03-29T03:53:52Z", sender="Hajnalka Szederkényi", seal=["Zsombor Kerekrépa"], lang="hu"),
 M(["Űrlap 0091: lakcím nélkül küldték haza", "Alsóbogárd, kultúrház"], time="2021-03-29T03:56:11Z", sender="Zsombor Kerekrépa", seal=["+36 20 000 0173"], lang="hu"),
])
t = E("2024-06-09T09:10:00+00:00", 1000)
F("matrix_export.json", J({"room_name": "Observatori", "room_creator": "@cap:example.org", "topic": "avisos del dia", "export_date": "10/6/2024", "exported_by": "@cap:example.org", "messages": [
 {"type": "m.room.member", "sender": "@roser.esquirol:example.org", "content": {"membership": "join", "displayname": "Roser Esquirol"}, "origin_server_ts": t - 5000, "event_id": "$0"},
 {"type": "m.room.message", "sender": "@roser.esquirol:example.org", "content": {"msgtype": "m.text", "body": "> <@cap:example.org> algú a l'escola?\n\nsí, falten paperetes blanques", "format": "org.matrix.custom.html", "formatted_body": "<mx-reply><blockquote>algú a l'escola?</blockquote></mx-reply>sí, falten <em>paperetes</em> blanques"}, "origin_server_ts": t, "event_id": "$1"},
 {"type": "m.room.message", "sender": "@roser.esquirol:example.org", "content": {"msgtype": "m.text", "body": " * sí, falten paperetes grogues", "m.new_content": {"msgtype": "m.text", "body": "sí, falten paperetes grogues"}, "m.relates_to": {"rel_type": "m.replace", "event_id": "$1"}}, "origin_server_ts": t + 60000, "event_id": "$2"},
 {"type": "m.room.message", "sender": "@pastor.33:example.org", "content": {"msgtype": "m.audio", "body": "nota de veu 9.ogg", "url": "mxc://example.org/abc", "info": {"mimetype": "audio/ogg", "duration": 9000}}, "origin_server_ts": t + 90000, "event_id": "$3"},
 {"type": "m.room.encrypted", "sender": "@pastor.33:example.org", "content": {"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": b64(noise(180), 0), "session_id": "s1", "device_id": "D"}, "origin_server_ts": t + 120000, "event_id": "$4"},
 {"type": "org.matrix.msc3381.poll.start", "sender": "@pastor.33:example.org", "content": {"org.matrix.msc3381.poll.start": {"question": {"org.matrix.msc1767.text": "Heu pogut votar?"}, "answers": [{"id": "a", "org.matrix.msc1767.text": "encara faig cua"}, {"id": "b", "org.matrix.msc1767.text": "he marxat a casa"}]}}, "origin_server_ts": t + 180000, "event_id": "$5"}]}, 4), "chat", "element-json", "reports", [
 M("sí, falten paperetes blanques", time="2024-06-09T09:10:00+00:00", sender="Roser Esquirol", seal=["@roser.esquirol:example.org"], lang="ca"),
 M("sí, falten paperetes grogues", time="2024-06-09T09:11:00+00:00", sender="Roser Esquirol", lang="ca"),
 M("nota de veu 9.ogg", time="2024-06-09T09:11:30+00:00", sender="@pastor.33:example.org", media=["nota de veu 9.ogg"], lang="ca", optional=True),
 M(["Heu pogut votar?", "encara faig cua", "he marxat a casa"], time="2024-06-09T09:13:00+00:00", sender="@pastor.33:example.org", lang="ca"),
], unread=["matrix_export.json: event $4 m.room.encrypted could not be decrypted"])
F("matrix - Observatori - Chat Export.txt", """6/9/2024, 11:10:00 AM - Roser Esquirol placed a voice call. (not supported by this browser)
6/9/2024, 11:12:13 AM - Roser Esquirol: han tret la mesa B al passadís
i ningú no mira l'urna
6/9/2024, 12:00:01 PM - Pau de Fontjoana: ** Unable to decrypt: The sender's device has not sent us the keys for this message. **
6/9/2024, 12:30:00 AM - Pau de Fontjoana sent an image: passadis.jpg
""", "chat", "element-txt", "reports", [
 M(["han tret la mesa B al passadís", "i ningú no mira l'urna"], local="2024-06-09T11:12:13", sender="Roser Esquirol", lang="ca"),
 M("passadis.jpg", local="2024-06-09T00:30:00", sender="Pau de Fontjoana", media=["passadis.jpg"], lang="ca", optional=True),
], unread=["matrix - Observatori - Chat Export.txt: one message of 12:00:01 could not be decrypted"])
t = E("2023-11-11T11:11:11+00:00", 1000)
F("mattermost_bulk.jsonl", JL([
 {"type": "version", "version": 1}, {"type": "team", "team": {"name": "obs", "display_name": "Obs", "type": "I"}},
 {"type": "user", "user": {"username": "m.drozdzik", "email": "m.drozdzik@desk.example", "first_name": "Mieczysława", "last_name": "Drożdżik"}},
 {"type": "post", "post": {"team": "obs", "channel": "zgloszenia", "user": "m.drozdzik", "message": "Pani z Kłodzina: kartki bez pieczęci w **trzech** komisjach", "props": {"attachments": [{"title": "notatka z dyżuru", "text": "oddzwonić po 17", "fields": [{"title": "gdzie", "value": "remiza w Kłodzinie"}]}]}, "create_at": t, "replies": [{"user": "sapieha77", "message": "u mnie to samo, lokal 9", "create_at": t + 4000}], "reactions": []}},
 {"type": "direct_post", "direct_post": {"channel_members": ["m.drozdzik", "sapieha77"], "user": "sapieha77", "message": "nie podawaj nazwiska tej pani", "create_at": t + 90000}}]), "chat", "mattermost-bulk-jsonl", "reports", [
 M(["Pani z Kłodzina: kartki bez pieczęci w", "trzech", "komisjach", "notatka z dyżuru", "oddzwonić po 17", "remiza w Kłodzinie"], time="2023-11-11T11:11:11+00:00", sender="m.drozdzik", seal=["m.drozdzik@desk.example", "Mieczysława Drożdżik"], lang="pl"),
 M("u mnie to samo, lokal 9", time="2023-11-11T11:11:15+00:00", sender="sapieha77", lang="pl"),
 M("nie podawaj nazwiska tej pani", time="2023-11-11T11:12:41+00:00", sender="sapieha77", lang="pl"),
])
F("rocketchat_mongoexport.json", JL([
 {"_id": "aa1", "rid": "GENERAL", "msg": "Bus zum Wahllokal fällt aus, Aushang an der Haltestelle", "ts": {"$date": "2025-02-23T08:30:00.000Z"}, "u": {"_id": "x", "username": "kunibert.sasse", "name": "Kunibert Sasse"}, "urls": [{"url": "https://example.invalid/bus", "meta": {"pageTitle": "Linie 9 entfällt am Sonntag", "ogDescription": "Ersatzverkehr ab Marktplatz"}}]},
 {"_id": "aa2", "rid": "GENERAL", "msg": "", "ts": {"$date": {"$numberLong": str(E("2025-02-23T09:00:00+00:00", 1000))}}, "u": {"username": "kunibert.sasse"}, "file": {"name": "aushang.heic", "type": "image/heic"}, "attachments": [{"title": "aushang.heic", "description": "Aushang, unten abgerissen"}]},
 {"_id": "aa3", "rid": "e2e", "t": "e2e", "msg": b64(noise(64), 0), "ts": {"$date": "2025-02-23T09:05:00Z"}, "u": {"username": "kunibert.sasse"}, "e2e": "pending"}]), "chat", "rocketchat-mongoexport", "reports", [
 M(["Bus zum Wahllokal fällt aus, Aushang an der Haltestelle", "Linie 9 entfällt am Sonntag", "Ersatzverkehr ab Marktplatz"], time="2025-02-23T08:30:00Z", sender="kunibert.sasse", seal=["Kunibert Sasse"], lang="de"),
 M("Aushang, unten abgerissen", time="2025-02-23T09:00:00Z", sender="kunibert.sasse", media=["aushang.heic"], lang="de"),
], unread=["rocketchat_mongoexport.json: message aa3 is end-to-end encrypted"])
# ---------- Viber, Line, Kakao, WeChat, QQ
F("viber_Messages_Снежана.csv", "\ufeff" + CSV([["03/10/2022", "08:15:02", "Снежана Кръстанова", "+359 88 000 0177", "Пред училището раздават по 50 лв, \"на ръка\""], ["03/10/2022", "08:15:40", "Me", "", "В кой град?"], ["03/10/2022", "08:17:00", "Снежана Кръстанова", "+359 88 000 0177", "Горно Сливарово; братовчед ми го видя,\nказва се бус с табела СР"], ["03/10/2022", "08:19:00", "Снежана Кръстанова", "+359 88 000 0177", "Photo message"]]), "chat", "viber-email-csv-no-heading", "reports", [
 M('Пред училището раздават по 50 лв, "на ръка"', local="2022-10-03T08:15:02", sender="Снежана Кръстанова", seal=["+359 88 000 0177"], also_ok_time="2022-03-10T08:15:02", lang="bg"),
 M("В кой град?", local="2022-10-03T08:15:40", sender="Me", own=True, also_ok_time="2022-03-10T08:15:40", lang="bg"),
 M(["Горно Сливарово; братовчед ми го видя,", "казва се бус с табела СР"], local="2022-10-03T08:17:00", sender="Снежана Кръстанова", also_ok_time="2022-03-10T08:17:00", lang="bg"),
])
F("[LINE]うわさ確認.txt", """[LINE] うわさ確認のトーク履歴
保存日時：2024/09/16 21:10

2024/09/15(日)
21:03\t仁科 ほのか\t"断水は三日続くって
市役所の人が言ったらしい"
21:04\t仁科 ほのか\t[スタンプ]
21:09\t☎ 通話時間 1:12
23:58\tツバメ堂\tソースはこの投稿です https://example.invalid/suido
2024/09/16(月)
00:02\tツバメ堂\t[写真]
00:02\tツバメ堂がメッセージの送信を取り消しました
午前7:15\t仁科 ほのか\t給水車は公園に来ています
""", "chat", "line-txt-ja", "reports", [
 M(["断水は三日続くって", "市役所の人が言ったらしい"], local="2024-09-15T21:03:00", prec="minute", sender="仁科 ほのか", lang="ja"),
 M("ソースはこの投稿です https://example.invalid/suido", local="2024-09-15T23:58:00", prec="minute", sender="ツバメ堂", lang="ja"),
 M("給水車は公園に来ています", local="2024-09-16T07:15:00", prec="minute", sender="仁科 ほのか", lang="ja"),
])
F("LINE_กลุ่มบ้านเหนือ.txt", """[LINE] ประวัติการแชทใน กลุ่มบ้านเหนือ
บันทึกเมื่อ 2566/05/15 09:00

อา. 14/05/2566
08:21\tป้านวลจันทร์ บ้านโคกสูง\tเขาว่าบัตรสีเขียวเป็นบัตรเสียทั้งหมด
08:25\tลุงหวัน ท่าดีหมี\tหน่วยที่ ๓ ปิดก่อนเวลา ๑๖.๐๐ น.
จ. 15/05/2566
00:40\tป้านวลจันทร์ บ้านโคกสูง\tโทรหาฉันที่ 081-000-0166
""", "chat", "line-txt-th-buddhist-year", "reports", [
 M("เขาว่าบัตรสีเขียวเป็นบัตรเสียทั้งหมด", local="2023-05-14T08:21:00", prec="minute", sender="ป้านวลจันทร์ บ้านโคกสูง", lang="th"),
 M("หน่วยที่ ๓ ปิดก่อนเวลา ๑๖.๐๐ น.", local="2023-05-14T08:25:00", prec="minute", sender="ลุงหวัน ท่าดีหมี", lang="th"),
 M("โทรหาฉันที่", local="2023-05-15T00:40:00", prec="minute", sender="ป้านวลจันทร์ บ้านโคกสูง", seal=["081-000-0166"], lang="th"),
])
F("KakaoTalk_20240411_0101.txt", ("\ufeff제보방 님과 카카오톡 대화\r\n저장한 날짜 : 2024-04-11 01:01:33\r\n\r\n--------------- 2024년 4월 10일 수요일 ---------------\r\n[달래언니 7동] [오후 12:07] 투표소 앞에서 식권을 나눠줍니다\r\n[달래언니 7동] [오후 12:08] 사진\r\n[봉구네] [오후 11:59] 참관인 말로는\r\n\r\n\"도장이 번졌다\"고 함\r\n--------------- 2024년 4월 11일 목요일 ---------------\r\n[봉구네] [오전 12:20] 개표소에서 정전 있었다는 글 봤어요\r\n봉구네님이 나갔습니다.\r\n"), "chat", "kakaotalk-windows-ko", "reports", [
 M("투표소 앞에서 식권을 나눠줍니다", local="2024-04-10T12:07:00", prec="minute", sender="달래언니 7동", lang="ko"),
 M(["참관인 말로는", '"도장이 번졌다"고 함'], local="2024-04-10T23:59:00", prec="minute", sender="봉구네", lang="ko"),
 M("개표소에서 정전 있었다는 글 봤어요", local="2024-04-11T00:20:00", prec="minute", sender="봉구네", lang="ko"),
])
F("Talk_2025.6.3 22_10-1.txt", """Talk_2025.6.3 22:10-1.txt
저장한 날짜 : 2025. 6. 3. 오후 10:10



2025년 6월 3일 화요일
2025. 6. 3. 오전 6:02, 해오름 통장 : 사전투표함 봉인지가 찢겨 있었다는 글
2025. 6. 3. 오전 6:02: 해오름 통장님이 들어왔습니다.
2025. 6. 3. 오후 12:15, 미르아빠☕ : 그건 2020년 사진, 12:15, 이미 : 확인됨
파일: 봉인지_원본.hwp
""", "chat", "kakaotalk-mobile-ko", "reports", [
 M("사전투표함 봉인지가 찢겨 있었다는 글", local="2025-06-03T06:02:00", prec="minute", sender="해오름 통장", lang="ko"),
 M("그건 2020년 사진, 12:15, 이미 : 확인됨", local="2025-06-03T12:15:00", prec="minute", sender="미르아빠☕", media=["봉인지_원본.hwp"], lang="ko"),
])
F("wechatmsg_chat.csv", "\ufeff" + CSV([["localId", "TalkerId", "Type", "SubType", "IsSender", "CreateTime", "Status", "StrContent", "StrTime", "Remark", "NickName", "Sender"],
 [1, 12, 1, 0, 0, E("2023-12-19T01:05:00+08:00"), "", "听说水库裂了，\n今晚不要睡", "2023-12-19 01:05:00", "柳家表姑", "岸边拾荒者", "wxid_7k2uz0"],
 [2, 12, 49, 5, 0, E("2023-12-19T01:07:30+08:00"), "", '<?xml version="1.0"?><msg><appmsg appid="" sdkver="0"><title>紧急！三镇连夜撤离</title><des>转发给家人，政府不敢说</des><url>http://mp.example.invalid/s?a=1&amp;b=2</url><sourcedisplayname>北山快讯</sourcedisplayname></appmsg></msg>', "2023-12-19 01:07:30", "柳家表姑", "岸边拾荒者", "wxid_7k2uz0"],
 [3, 12, 34, 0, 0, E("2023-12-19T01:08:00+08:00"), "", '<msg><voicemsg endflag="1" length="9213" voicelength="5400" clientmsgid="49" fromusername="wxid_7k2uz0" /></msg>', "2023-12-19 01:08:00", "柳家表姑", "岸边拾荒者", "wxid_7k2uz0"],
 [4, 12, 49, 57, 1, E("2023-12-19T01:10:00+08:00"), "", "<msg><appmsg><title>请问谁发的？</title><refermsg><displayname>柳家表姑</displayname><content>听说水库裂了</content></refermsg></appmsg></msg>", "2023-12-19 01:10:00", "我", "我", "我"]]), "chat", "wechatmsg-csv-xml-content", "reports", [
 M(["听说水库裂了，", "今晚不要睡"], time="2023-12-19T01:05:00+08:00", sender="柳家表姑", seal=["岸边拾荒者", "wxid_7k2uz0"], lang="zh"),
 M(["紧急！三镇连夜撤离", "转发给家人，政府不敢说", "北山快讯"], time="2023-12-19T01:07:30+08:00", sender="柳家表姑", lang="zh"),
 M(["请问谁发的？"], time="2023-12-19T01:10:00+08:00", sender="我", own=True, lang="zh"),
], unread=["wechatmsg_chat.csv: voice message localId 3 has no words"])
F("qq_消息记录.txt", ("消息记录（此消息记录为文本格式，不支持重新导入）\r\n\r\n================================================================\r\n消息分组:我的群聊\r\n================================================================\r\n消息对象:西河小区互助\r\n================================================================\r\n\r\n2022-11-28 0:07:45 梧桐细雨(8800001)\r\n说封到月底了！物业发的通知[图片]\r\n\r\n2022-11-28 9:30:02 【管理员】老耿头<laogeng@mail.example>\r\n通知是假的，公章都歪了\r\n别传了\r\n\r\n2022-11-28 23:15:10 系统消息(10000)\r\n梧桐细雨 撤回了一条消息\r\n").encode("gb18030"), "chat", "qq-txt-gb18030", "reports", [
 M("说封到月底了！物业发的通知", local="2022-11-28T00:07:45", sender="梧桐细雨", seal=["8800001"], lang="zh"),
 M(["通知是假的，公章都歪了", "别传了"], local="2022-11-28T09:30:02", sender="老耿头", seal=["laogeng@mail.example"], lang="zh"),
])
# ---------- iMessage, SMS, Skype, Threema, Wire, Google
F("imessage_+15550100177.txt", """May 17, 2022  5:29:42 PM (Read by you after 1 hour, 49 seconds)
+15550100177
Robocall says early voting is cancelled in Harrow County

May 17, 2022  5:31:00 PM (Read by them after 3 seconds)
Me
Can you send the recording?
    This message received responses
    May 17, 2022  5:40:12 PM
    +15550100177
    yes, it ends "press nine to opt out"
    Edited 12 seconds later: yes, it ends "press nine to be removed"

Tapbacks:
Loved by +15550100177

May 18, 2022 12:02:00 AM
+15550100177
/Users/desk/Library/Messages/Attachments/0a/10/Recording 3.m4a
Transcription: this is a message for all registered residents

May 18, 2022 12:03:00 AM
+15550100177
Sent with Loud
NEVER AGAIN
""", "chat", "imessage-exporter-txt", "reports", [
 M("Robocall says early voting is cancelled in Harrow County", local="2022-05-17T17:29:42", sender="+15550100177"),
 M("Can you send the recording?", local="2022-05-17T17:31:00", sender="Me", own=True),
 M(['yes, it ends "press nine to opt out"', 'yes, it ends "press nine to be removed"'], local="2022-05-17T17:40:12", sender="+15550100177"),
 M("this is a message for all registered residents", local="2022-05-18T00:02:00", sender="+15550100177", media=["Recording 3.m4a"]),
 M("NEVER AGAIN", local="2022-05-18T00:03:00", sender="+15550100177"),
])
F("iMazing - Messages - Tipsters.csv", "\ufeff" + CSV([["Chat Session", "Message Date", "Delivered Date", "Read Date", "Edited Date", "Service", "Type", "Sender ID", "Sender Name", "Status", "Replying to", "Subject", "Text", "Reactions", "Attachment", "Attachment type", "Attachment info"],
 ["Oona & Cosmo Thistlewood", "2023-05-04 07:15:09", "", "2023-05-04 07:20:00", "", "iMessage", "Incoming", "+447700900619", "Oona Thistlewood", "Read", "", "urgent pls", "Turned away for no photo ID,\nshe HAD a bus pass", "", "", "", ""],
 ["Oona & Cosmo Thistlewood", "2023-05-04 07:16:00", "", "", "", "SMS", "Notification", "", "", "", "", "", "Cosmo Thistlewood left the conversation.", "", "", "", ""],
 ["Oona & Cosmo Thistlewood", "2023-05-04 22:00:00", "2023-05-04 22:00:01", "", "", "iMessage", "Outgoing", "", "", "Delivered", "➜ Oona Thistlewood, 2023-05-04 07:15:09: « Turned away »", "", "Which station was it?", "", "IMG_8080.HEIC", "Image", "queue outside the library"]]), "chat", "imazing-csv", "reports", [
 M(["urgent pls", "Turned away for no photo ID,", "she HAD a bus pass"], local="2023-05-04T07:15:09", sender="Oona Thistlewood", seal=["+447700900619"]),
 M(["Which station was it?", "queue outside the library"], local="2023-05-04T22:00:00", sender="", own=True, media=["IMG_8080.HEIC"]),
], )
F("chatdb_dump.tsv", "ROWID\tdate\tis_from_me\thandle.id\ttext\tattributedBody\n" + "".join("\t".join(r) + "\n" for r in [
 ["88", str((E("2024-11-05T13:00:00+00:00") - 978307200) * 10**9), "0", "+15550100121", "line wraps the block twice, one machine", ""],
 ["89", str((E("2024-11-05T13:00:30+00:00") - 978307200) * 10**9 + 500000000), "1", "+15550100121", "thanks, still open?", ""],
 ["90", str((E("2024-11-05T13:05:00+00:00") - 978307200) * 10**9), "0", "+15550100121", "", "040b73747265616d747970656481e803" + "8401408484840f4e5353747269" + "they shut the side door".encode().hex()]]), "data", "imessage-chatdb-tsv-apple-ns", "reports", [
 M("line wraps the block twice, one machine", time="2024-11-05T13:00:00+00:00", sender="+15550100121"),
 M("thanks, still open?", time="2024-11-05T13:00:30+00:00", sender="", own=True),
], unread=["chatdb_dump.tsv: attributedBody of row 90 is a hex typedstream"])
ms = E("2022-08-09T19:45:00+03:00", 1000)
F("sms-20220810030000.xml", f"""<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By SMS Backup & Restore v10.15.002 on 10/08/2022 03:00:00-->
<?xml-stylesheet type="text/xsl" href="sms.xsl"?>
<smses count="4" backup_set="5d1c" backup_date="{ms+999}" type="full">
  <sms protocol="0" address="+254 700 000 142" date="{ms}" type="1" subject="null" body="Form 34A ya Kituo cha Mlimani ina kura nyingi kuliko wapiga kura &#55357;&#56871;" toa="null" sc_toa="null" service_center="+254722000000" read="1" status="-1" locked="0" date_sent="{ms-2000}" sub_id="1" readable_date="9 Aug 2022 19:45:00" contact_name="Wambui Chelagat wa Mlimani" />
  <sms protocol="0" address="21331" date="{ms+60000}" type="1" subject="null" body="Mpiga kura mpendwa, kituo chako kimehamishwa" read="1" status="-1" readable_date="9 Aug 2022 19:46:00" contact_name="(Unknown)" />
  <mms date="{ms+120000}" rr="null" sub="Picha ya fomu" ct_t="application/vnd.wap.multipart.related" msg_box="1" address="+254700000142~+254700000143" m_type="132" readable_date="9 Aug 2022 19:47:00" contact_name="Wambui Chelagat wa Mlimani, Otieno Jaramogo">
    <parts>
      <part seq="-1" ct="application/smil" name="null" text='&lt;smil&gt;&lt;body&gt;&lt;par dur="5000ms"&gt;&lt;img src="34A.jpg"/&gt;&lt;/par&gt;&lt;/body&gt;&lt;/smil&gt;' />
      <part seq="0" ct="image/jpeg" name="34A.jpg" chset="null" cl="34A.jpg" text="null" data="{b64(JPG,0)}" />
      <part seq="0" ct="text/plain" name="txt0" chset="106" cl="txt0.txt" text="Tazama safu ya tatu, imefutwa kwa wino" />
    </parts>
    <addrs><addr address="+254700000143" type="137" charset="106" /><addr address="insert-address-token" type="151" charset="106" /></addrs>
  </mms>
</smses>
""", "chat", "sms-backup-restore-xml", "reports", [
 M("Form 34A ya Kituo cha Mlimani ina kura nyingi kuliko wapiga kura", time="2022-08-09T19:45:00+03:00", sender="Wambui Chelagat wa Mlimani", seal=["+254 700 000 142"], lang="sw"),
 M("Mpiga kura mpendwa, kituo chako kimehamishwa", time="2022-08-09T19:46:00+03:00", sender="21331", own=True, lang="sw"),
 M(["Picha ya fomu", "Tazama safu ya tatu, imefutwa kwa wino"], time="2022-08-09T19:47:00+03:00", sender="Otieno Jaramogo", seal=["+254700000143", "+254700000142"], media=["34A.jpg"], lang="sw"),
], unread=["34A.jpg: a picture inside the MMS, not read"])
F("calls-20220810030000.xml", f"""<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<calls count="2">
  <call number="+254700000142" duration="187" date="{ms-3600000}" type="1" presentation="1" subscription_id="1" post_dial_digits="" subscription_component_name="null" readable_date="9 Aug 2022 18:45:00" contact_name="Wambui Chelagat wa Mlimani" note="alisema atatuma picha jioni" />
  <call number="-2" duration="0" date="{ms}" type="3" presentation="2" readable_date="9 Aug 2022 19:45:00" contact_name="(Unknown)" />
</calls>
""", "callsheet", "sms-backup-restore-calls-xml", "reports", [
 M("alisema atatuma picha jioni", time="2022-08-09T18:45:00+03:00", sender="Wambui Chelagat wa Mlimani", seal=["+254700000142"], lang="sw"),
])
F("skype_messages.json", J({"userId": "8:live:desk.night", "exportDate": "2023-03-01T10:00", "conversations": [{"id": "8:live:.cid.77aa", "displayName": "Anselm Rübenkönig", "version": 1, "properties": {"conversationblocked": False}, "threadProperties": None, "MessageList": [
 {"id": "3", "displayName": None, "originalarrivaltime": "2023-02-12T23:59:58.412Z", "messagetype": "RichText/UriObject", "version": 3, "content": "<URIObject type=\"Picture.1\" uri=\"https://api.asm.skype.com/v1/objects/0-weu\" doc_id=\"0-weu\"><Title>Titel: wahlurne.jpg</Title><Description>Urne ohne Siegel, Raum 2</Description> To view this shared photo, go to: <a href=\"https://login.skype.com\">link</a><OriginalName v=\"wahlurne.jpg\"/></URIObject>", "conversationid": "8:live:.cid.77aa", "from": "8:live:.cid.77aa", "properties": None, "amsreferences": None},
 {"id": "2", "displayName": "Anselm Rübenkönig", "originalarrivaltime": "2023-02-12T23:58:00.1Z", "messagetype": "RichText", "content": "<quote author=\"desk.night\" authorname=\"Nachtdienst\" timestamp=\"1676246200\" conversation=\"8:x\" messageid=\"1\"><legacyquote>[12.02.23 23:56:40] Nachtdienst: </legacyquote>Was genau ist passiert?<legacyquote>\n\n&lt;&lt;&lt; </legacyquote></quote>Der Wahlvorstand hat um <b raw_pre=\"*\" raw_post=\"*\">17:20</b> zugesperrt &amp; ist Kaffee holen <ss type=\"speechless\">:|</ss><e_m a=\"x\" ts_ms=\"1676246281000\" ts=\"1676246281\" t=\"61\"></e_m>", "from": "8:live:.cid.77aa", "properties": {"isserversidegenerated": None}},
 {"id": "1", "displayName": None, "originalarrivaltime": "2023-02-12T23:50:00Z", "messagetype": "Event/Call", "content": "<partlist type=\"ended\" alt=\"\"><part identity=\"8:live:.cid.77aa\"><name>Anselm Rübenkönig</name><duration>312</duration></part></partlist>", "from": "8:live:desk.night"}]}]}), "chat", "skype-gdpr-json", "reports", [
 M(["Was genau ist passiert?", "17:20", "& ist Kaffee holen"], time="2023-02-12T23:58:00Z", sender="Anselm Rübenkönig", seal=["live:.cid.77aa"], lang="de"),
 M("Urne ohne Siegel, Raum 2", time="2023-02-12T23:59:58Z", sender="Anselm Rübenkönig", media=["wahlurne.jpg"], lang="de"),
])
F("threema-chat.zip", ZIP([("messages-8F2KX0ZZ.txt", "[2.7.2023, 18:04] >>> : Grüezi, was händ Si gseh?\n[2.7.2023, 18:06] <<< Vreneli Zurgilgen: De Gmeindschriiber het d Couverts dihei ufta\n  und zellt\n[2.7.2023, 18:07] <<< Vreneli Zurgilgen: Image <c0ffee01.jpg> (kuvert uf em chuchitisch)\n[3.7.2023, 00:09] <<< Vreneli Zurgilgen: [Sprachnachricht <77ab.aac>]\n"),
 ("c0ffee01.jpg", JPG)]), "chat", "threema-email-zip", "reports", [
 M("Grüezi, was händ Si gseh?", local="2023-07-02T18:04:00", prec="minute", sender="", own=True, lang="gsw"),
 M(["De Gmeindschriiber het d Couverts dihei ufta", "und zellt"], local="2023-07-02T18:06:00", prec="minute", sender="Vreneli Zurgilgen", lang="gsw"),
 M("kuvert uf em chuchitisch", local="2023-07-02T18:07:00", prec="minute", sender="Vreneli Zurgilgen", media=["c0ffee01.jpg"], lang="gsw"),
], unread=["c0ffee01.jpg: a picture, not read"])
t = E("2023-07-02T16:04:09+00:00", 1000)
F("threema-backup/message_8F2KX0ZZ.csv", CSV([["apiid", "uid", "isoutbox", "isread", "issaved", "messagestae", "posted_at", "created_at", "modified_at", "type", "body", "isstatusmessage", "caption", "quoted_message_apiid"],
 ["a1", "u1", "0", "1", "1", "READ", t, t + 500, t + 900, "TEXT", "Stimmzettel lagen im Altpapier, Container Süd", "0", "", ""],
 ["a2", "u2", "0", "1", "1", "READ", t + 60000, t + 60000, t + 60000, "FILE", '["00ff","key","image/jpeg","image/jpeg",20111,"container.jpg",1,true,"blauer Sack, 3. von links",{}]', "0", "blauer Sack, 3. von links", ""],
 ["a3", "u3", "0", "1", "1", "READ", t + 120000, t + 120000, t + 120000, "BALLOT", '[1,"Soll ich Anzeige erstatten?"]', "0", "", ""]], q="all"), "chat", "threema-backup-csv", "reports", [
 M("Stimmzettel lagen im Altpapier, Container Süd", time="2023-07-02T16:04:09+00:00", sender="8F2KX0ZZ", lang="de"),
 M("blauer Sack, 3. von links", time="2023-07-02T16:05:09+00:00", sender="8F2KX0ZZ", media=["container.jpg"], lang="de"),
 M("Soll ich Anzeige erstatten?", time="2023-07-02T16:06:09+00:00", sender="8F2KX0ZZ", lang="de"),
])
F("Wire-desk-Backup_20240701.desktop_wbu", ZIP([
 ("export.json", J({"client_id": "c1", "creation_time": "2024-07-01T10:00:00.000Z", "platform": "Web", "user_handle": "desk", "user_id": "u0", "version": 19})),
 ("conversations.json", J([{"id": "k1", "name": "Témoins 1er tour", "type": 0}])),
 ("users.json", J([{"id": "u7", "name": "Gwladys Kermoal", "handle": "gwlak", "email": "gwlak@courriel.example", "phone": "+33639980177"}])),
 ("events.json", J([{"conversation": "k1", "from": "u7", "time": "2024-06-30T07:59:31.207Z", "type": "conversation.message-add", "data": {"content": "Urne déjà à moitié pleine à l'ouverture", "expects_read_confirmation": False, "previews": [], "mentions": []}},
  {"conversation": "k1", "from": "u7", "time": "2024-06-30T08:02:00.000Z", "type": "conversation.asset-add", "data": {"content_length": 9911, "content_type": "image/jpeg", "info": {"name": "urne.jpg"}, "key": "3-1-aa", "sha256": {}, "status": "uploaded"}},
  {"conversation": "k1", "from": "u7", "time": "2024-06-30T08:03:00.000Z", "type": "conversation.unable-to-decrypt", "error": "DecryptionError: Duplicate message", "id": "z9"},
  {"conversation": "k1", "from": "u7", "time": "2024-06-30T08:05:00.000Z", "type": "conversation.multipart-message-add", "data": {"text": {"content": "la présidente a dit « c'est normal »"}, "attachments": [{"name": "note.pdf"}]}}]))]), "chat", "wire-backup-zip", "reports", [
 M("Urne déjà à moitié pleine à l'ouverture", time="2024-06-30T07:59:31Z", sender="Gwladys Kermoal", seal=["gwlak@courriel.example", "+33639980177"], lang="fr"),
 M("la présidente a dit « c'est normal »", time="2024-06-30T08:05:00Z", sender="Gwladys Kermoal", media=["note.pdf"], lang="fr"),
], unread=["events.json: event z9 could not be decrypted"])
F("Takeout/Google Chat/Groups/DM x/messages.json", J({"messages": [
 {"creator": {"name": "Ramiro Peñaloza Quispe", "email": "ramiro.pq@correo.example", "user_type": "Human"}, "created_date": "Sunday, February 4, 2024 at 4:31:07 AM UTC", "text": "Hay actas con más votos que inscritos, mesa 1120", "topic_id": "a", "message_id": "a/a"},
 {"creator": {"name": "Ramiro Peñaloza Quispe", "email": "ramiro.pq@correo.example", "user_type": "Human"}, "created_date": "Sunday, February 4, 2024 at 12:05:00 PM UTC", "attached_files": [{"original_name": "acta 1120.png", "export_name": "File-acta 1120.png"}], "annotations": [{"start_index": 0, "length": 0, "url_metadata": {"title": "TSE responde sobre las actas duplicadas", "snippet": "El tribunal dijo que fue un error de digitación", "url": {"private_do_not_access_or_else_safe_url_wrapped_value": "https://example.invalid/tse"}}}], "message_state": "", "message_id": "a/b"}]}, 2), "chat", "google-chat-takeout", "reports", [
 M("Hay actas con más votos que inscritos, mesa 1120", time="2024-02-04T04:31:07Z", sender="Ramiro Peñaloza Quispe", seal=["ramiro.pq@correo.example"], lang="es"),
 M(["TSE responde sobre las actas duplicadas", "El tribunal dijo que fue un error de digitación"], time="2024-02-04T12:05:00Z", sender="Ramiro Peñaloza Quispe", media=["acta 1120.png"], lang="es"),
])
F("+15550100133 - Voicemail - 2020-11-03T14_15_16Z.html", """<?xml version="1.0" ?>
<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Voicemail from
Delphine Ackerby</title></head><body><div class="haudio"><span class="fn">Voicemail from
Delphine Ackerby</span>
<div class="contributor vcard">Voicemail from
<a class="tel" href="tel:+15550100133"><span class="fn">Delphine Ackerby</span></a></div>
<abbr class="published" title="2020-11-03T06:15:16.000-08:00">Nov 3, 2020, 6:15:16 AM
Pacific Time</abbr><br />
<span class="description"><span class="full-text">hi um they are telling folks in line that sharpie ballots do not count <span class="conf" title="low">and they should just go home</span></span></span>
<audio controls="controls" src="+15550100133 - Voicemail.mp3"><a rel="enclosure" href="+15550100133 - Voicemail.mp3">Audio</a></audio>
<abbr class="duration" title="PT23S">(00:00:23)</abbr>
<div class="tags">Labels: <a rel="tag" href="http://www.google.com/voice#inbox">Inbox</a></div></div></body></html>""", "chat", "google-voice-voicemail-html", "reports", [
 M("hi um they are telling folks in line that sharpie ballots do not count and they should just go home", time="2020-11-03T06:15:16-08:00", sender="Delphine Ackerby", seal=["+15550100133"], media=["+15550100133 - Voicemail.mp3"]),
])
us = E("2017-09-24T10:20:30+00:00", 1000000)
F("Hangouts.json", J({"conversations": [{"conversation": {"conversation_id": {"id": "Ugx"}, "conversation": {"type": "GROUP", "name": "Hinweise", "participant_data": [{"id": {"gaia_id": "1011"}, "fallback_name": "Liselotte Brauweiler"}, {"id": {"gaia_id": "1012"}, "phone_number": {"e164": "+493023125777"}}]}}, "events": [
 {"sender_id": {"gaia_id": "1011"}, "timestamp": str(us + 123), "chat_message": {"message_content": {"segment": [{"type": "TEXT", "text": "Bleistift im Wahllokal: "}, {"type": "LINE_BREAK", "text": "\n"}, {"type": "TEXT", "text": "angeblich wird radiert", "formatting": {"bold": True}}, {"type": "LINK", "text": "https://example.invalid/blei", "link_data": {"link_target": "https://www.google.com/url?q=https://example.invalid/blei"}}]}}, "event_type": "REGULAR_CHAT_MESSAGE"},
 {"sender_id": {"gaia_id": "1012"}, "timestamp": str(us + 60000000), "chat_message": {"message_content": {"attachment": [{"embed_item": {"type": ["PLUS_PHOTO"], "plus_photo": {"album_id": "6", "url": "https://lh3.example.invalid/blei.jpg"}}}]}}, "event_type": "REGULAR_CHAT_MESSAGE"},
 {"sender_id": {"gaia_id": "1012"}, "timestamp": str(us + 90000000), "conversation_rename": {"new_name": "Hinweise Bleistift", "old_name": "Hinweise"}, "event_type": "RENAME_CONVERSATION"}]}]}), "chat", "google-hangouts-json-us", "reports", [
 M(["Bleistift im Wahllokal:", "angeblich wird radiert", "https://example.invalid/blei"], time="2017-09-24T10:20:30+00:00", sender="Liselotte Brauweiler", seal=["+493023125777"], lang="de"),
])
# ---------- IRC & co
F("irc_irssi_#obs.log", """--- Log opened Sat Mar 14 23:57:12 2020
23:57 -!- gromwald [~grom@dyn-7.example.net] has joined #obs
23:58 <@gromwald> they say helicopters will spray tonight, stay inside after 23:40
23:59  * tindra_x heard the same from her aunt
--- Day changed Sun Mar 15 2020
00:00 < tindra_x> it is an old hoax: from 2014 <again>
00:01 -gromwald(~grom@dyn-7.example.net)- psst write me at grom.wald@mail.example
00:02 -!- tindra_x was kicked from #obs by gromwald [enough rumours here]
--- Log closed Sun Mar 15 00:03:00 2020
""", "log", "irc-irssi", "reports", [
 M("they say helicopters will spray tonight, stay inside after 23:40", local="2020-03-14T23:58:00", prec="minute", sender="gromwald"),
 M("heard the same from her aunt", local="2020-03-14T23:59:00", prec="minute", sender="tindra_x"),
 M("it is an old hoax: from 2014 <again>", local="2020-03-15T00:00:00", prec="minute", sender="tindra_x"),
 M("psst write me at", local="2020-03-15T00:01:00", prec="minute", sender="gromwald", seal=["grom.wald@mail.example"]),
 M("enough rumours here", local="2020-03-15T00:02:00", prec="minute", sender="gromwald", optional=True),
])
F("mIRC_#wahl.log", "\r\nSession Start: Sun Sep 26 17:55:00 2021\r\nSession Ident: #wahl\r\n03[17:55:01] * Now talking in #wahl\r\n01[17:56:40] <Schnurzel99> \x02ACHTUNG\x02 \x034,1nur noch 5 Minuten\x03 und die Stimmzettel sind alle\r\n[17:58:22] <Kobold_77> bei uns in Pankow-Süd auch, \x1fseit 16 Uhr\x1f\r\n06[17:59:59] * Schnurzel99 hat gefilmt: urne_offen.mp4\r\nSession Close: Sun Sep 26 18:00:00 2021\r\n".encode("cp1252"), "log", "irc-mirc-colour-codes", "reports", [
 M(["ACHTUNG nur noch 5 Minuten und die Stimmzettel sind alle"], local="2021-09-26T17:56:40", sender="Schnurzel99", lang="de"),
 M("bei uns in Pankow-Süd auch, seit 16 Uhr", local="2021-09-26T17:58:22", sender="Kobold_77", lang="de"),
 M("hat gefilmt: urne_offen.mp4", local="2021-09-26T17:59:59", sender="Schnurzel99", lang="de"),
])
F("weechat.irc.example.#pollwatch.weechatlog", "2024-07-04 21:59:58\t-->\tpicklefeather (~p@gw.example.net) has joined #pollwatch\n2024-07-04 22:00:01\t@picklefeather\texit poll pdf is a fake, look at the date line\n2024-07-04 22:00:30\t *\tmorwenna_t waves, has the original at morwenna@tallack.example\n2024-07-04 22:01:00\t--\tpicklefeather is now known as picklefeather_afk\n2024-07-04 22:02:00\t\tline without a nick: server relayed words\n", "log", "irc-weechat-tsv", "reports", [
 M("exit poll pdf is a fake, look at the date line", local="2024-07-04T22:00:01", sender="picklefeather"),
 M("waves, has the original at", local="2024-07-04T22:00:30", sender="morwenna_t", seal=["morwenna@tallack.example"]),
 M("line without a nick: server relayed words", local="2024-07-04T22:02:00", sender=""),
])
F("pidgin 2013-10-27.025500+0200CEST.html", '<html><head><meta http-equiv="content-type" content="text/html; charset=UTF-8"><title>Conversation with bozka@jabber.example at Ne 27. říjen 2013, 02:55:00 CEST on desk@jabber.example/home (jabber)</title></head><body><h3>Conversation with bozka@jabber.example at Ne 27. říjen 2013, 02:55:00 CEST on desk@jabber.example/home (jabber)</h3>\n<font color="#A82F2F"><font size="2">(02:56:10)</font> <b>Božka Trnečková:</b></font> prý se volí až do osmi, <span style=\'font-weight: bold;\'>není to pravda</span>?<br/>\n<font color="#16569E"><font size="2">(02:57:00)</font> <b>desk@jabber.example/home:</b></font> do kolika máte otevřeno?<br/>\n<font color="#A82F2F"><font size="2">(02:58:41)</font> <b>Božka Trnečková &lt;AUTO-REPLY&gt;:</b></font> jsem u urny v Dolních Lhotkách<br/>\n</body></html>\n', "chat", "pidgin-html-log", "reports", [
 M(["prý se volí až do osmi, není to pravda?"], time="2013-10-27T02:56:10+02:00", also_ok_time="2013-10-27T02:56:10", sender="Božka Trnečková", seal=["bozka@jabber.example"], lang="cs"),
 M("do kolika máte otevřeno?", time="2013-10-27T02:57:00+02:00", also_ok_time="2013-10-27T02:57:00", sender="desk@jabber.example", own=True, lang="cs"),
 M("jsem u urny v Dolních Lhotkách", time="2013-10-27T02:58:41+02:00", also_ok_time="2013-10-27T02:58:41", sender="Božka Trnečková", lang="cs"),
])
F("meeting_saved_chat.txt", "14:05:33 From  Ffion Pantglas  to  Everyone:\n\tthe livestream of the count cut out at 14:01\n14:05:59 From  Ffion Pantglas  to  Desk(Direct Message):\n\tring me, 07700 900 733\n14:06:10 From  Tegid (phone) : Replying to \"the livestream of the...\"\n\r\n\tback now but no sound\n14:07:00 From  Ffion Pantglas  to  Everyone:\n\treacted to \"back now but no...\" with 👍\n", "chat", "zoom-chat-txt-no-date", "reports", [
 M("the livestream of the count cut out at 14:01", sender="Ffion Pantglas"),
 M("ring me,", sender="Ffion Pantglas", seal=["07700 900 733"]),
 M("back now but no sound", sender="Tegid (phone)"),
])
