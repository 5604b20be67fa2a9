from lib import *
g=G('p1'); F=g.F
# 1 KakaoTalk PC Korean
F('KakaoTalk_20240312_주민방.txt',"\ufeff주민 대표방 님과 카카오톡 대화\r\n저장한 날짜 : 2024-03-12 09:14:22\r\n\r\n--------------- 2024년 3월 11일 월요일 ---------------\r\n[윤하늘빛] [오후 3:07] 3층 복도에 이상한 전단지가 붙어 있어요\r\n[관리실 정] [오후 3:12] 어떤 내용인가요?\r\n외국인 나가라고 적혀 있다는데 맞나요\r\n[윤하늘빛] [오후 3:12] 네 맞아요 사진 찍어 뒀어요\r\n--------------- 2024년 3월 12일 화요일 ---------------\r\n[윤하늘빛] [오전 12:04] 방금 또 붙였어요\r\n",'chat','kakaotalk-pc-ko',[
I('3층 복도에 이상한 전단지가 붙어 있어요','2024-03-11T15:07','윤하늘빛',lang='ko'),
I(['어떤 내용인가요?','외국인 나가라고 적혀 있다는데 맞나요'],'2024-03-11T15:12','관리실 정',lang='ko'),
I('네 맞아요 사진 찍어 뒀어요','2024-03-11T15:12','윤하늘빛',lang='ko'),
I('방금 또 붙였어요','2024-03-12T00:04','윤하늘빛',lang='ko')])
# 2 LINE ja with tab
F('[LINE] 桜丘自治会のトーク.txt',"[LINE] 桜丘自治会のトーク履歴\r\n保存日時：2023/11/05 21:40\r\n\r\n2023/11/03(金)\r\n8:02\t久遠みづき\tゴミ置き場に落書きがありました\r\n8:05\t森ノ宮かける\t[スタンプ]\r\n8:09\t森ノ宮かける\t\"どんな落書きですか？\r\n消せるなら消しておきます\"\r\n\r\n2023/11/05(日)\r\n21:31\t久遠みづき\t「出て行け」と赤い字で書いてあります\r\n".encode('utf-8'),'chat','line-ja',[
I('ゴミ置き場に落書きがありました','2023-11-03T08:02','久遠みづき',lang='ja'),
I('[スタンプ]','2023-11-03T08:05','森ノ宮かける',lang='ja',media=['[スタンプ]']),
I(['どんな落書きですか？','消せるなら消しておきます'],'2023-11-03T08:09','森ノ宮かける',lang='ja'),
I('「出て行け」と赤い字で書いてあります','2023-11-05T21:31','久遠みづき',lang='ja')],lost=True)
# 3 LINE Thai BE
F('LINE_Chat_หมู่บ้าน.txt',"[LINE] ประวัติการแชทกับ กลุ่มซอย 7\nบันทึกเมื่อ: 14/2/2567 10:22\n\nพฤ. 8/2/2567\n19:45\tน้ำฝน ซอยเจ็ด\tมีคนมาตะโกนหน้าบ้านอีกแล้ว\n19:47\tลุงเข่ง\tเขาพูดว่าอะไร\n\nจ. 12/2/2567\n06:05\tน้ำฝน ซอยเจ็ด\tเขาบอกว่าจะกลับมาคืนนี้\n",'chat','line-th-buddhist',[
I('มีคนมาตะโกนหน้าบ้านอีกแล้ว','2024-02-08T19:45','น้ำฝน ซอยเจ็ด',lang='th'),
I('เขาพูดว่าอะไร','2024-02-08T19:47','ลุงเข่ง',lang='th'),
I('เขาบอกว่าจะกลับมาคืนนี้','2024-02-12T06:05','น้ำฝน ซอยเจ็ด',lang='th')])
# 4 Viber CSV-ish txt export
F('Viber messages Kuća 14.csv',"\ufeff02.03.2024,21:05:33,Dragomirka Vetrić,+381 60 555 0147,\"Opet su lepili letke na ulaz, piše da se \"\"gubimo\"\"\"\r\n02.03.2024,21:07:01,Ja,+381 60 555 0199,Jesi li sačuvala jedan?\r\n13.03.2024,07:15:10,Dragomirka Vetrić,+381 60 555 0147,\"Jesam, u fioci je;\r\ndonosim sutra\"\r\n".encode('utf-8'),'chat','viber-csv',[
I('Opet su lepili letke na ulaz, piše da se "gubimo"','2024-03-02T21:05:33','Dragomirka Vetrić',['Dragomirka Vetrić','+381 60 555 0147'],lang='sr'),
I('Jesi li sačuvala jedan?','2024-03-02T21:07:01','Ja',['+381 60 555 0199'],lang='sr'),
I(['Jesam, u fioci je;','donosim sutra'],'2024-03-13T07:15:10','Dragomirka Vetrić',['Dragomirka Vetrić','+381 60 555 0147'],lang='sr')])
# 5 WeChat exporter (WeChatMsg CSV; epoch s + StrTime)
rows=[("1","0",1709532305,"2024-03-04 14:05:05","雨后青石","wxid_q7qingshi01","楼下又有人贴传单，说要赶我们走"),("2","1",1709532390,"2024-03-04 14:06:30","我","wxid_me00017","别撕，先拍照"),("3","0",1709598000,"2024-03-05 08:20:00","雨后青石","wxid_q7qingshi01","今天早上门锁被胶水堵住了")]
F('雨后青石_WeMsg.csv',("\ufefflocalId,IsSender,CreateTime,StrTime,Remark,NickName,Sender,Type,StrContent\r\n"+"".join(f"{a},{b},{c},{d},,{n},{w},1,{t}\r\n" for a,b,c,d,n,w,t in rows)),'chat','wechatmsg-csv',[
I(t,d.replace(' ','T')+'+08:00',n,[n,w] if n!='我' else [w],lang='zh') for a,b,c,d,n,w,t in rows])
# 6 Threema backup txt german
F('Threema-Chat_mit_ABCD7XYZ.txt',"[05.01.2024, 18:22] Quirin Habelschwert: Der Nachbar hat mir heute im Treppenhaus gedroht\n[05.01.2024, 18:23] Ich: Was hat er genau gesagt?\n[05.01.2024, 18:26] Quirin Habelschwert: \"Warte nur bis Samstag.\"\nMehr nicht. Dann Tür zu.\n[05.01.2024, 18:27] Quirin Habelschwert: Sprachnachricht (0:14) <msg-7f21.m4a>\n",'chat','threema-txt-de',[
I('Der Nachbar hat mir heute im Treppenhaus gedroht','2024-01-05T18:22','Quirin Habelschwert',lang='de'),
I('Was hat er genau gesagt?','2024-01-05T18:23','Ich',[],lang='de'),
I(['"Warte nur bis Samstag."','Mehr nicht. Dann Tür zu.'],'2024-01-05T18:26','Quirin Habelschwert',lang='de'),
I('Sprachnachricht (0:14)','2024-01-05T18:27','Quirin Habelschwert',lang='de',media=['msg-7f21.m4a'])],lost=True)
# 7 Zalo JSON
z={"exportTool":"ZaloPC Backup Viewer 2.3","ownerId":"84905550112","exportedAt":1718000000000,"conversations":[{"threadName":"Tổ dân phố 9","msgs":[
{"msgId":"77120","dName":"Chị Lụa Tím","uidFrom":"3391204","ts":"1717725600123","content":"Có người dán giấy đe dọa trước cửa nhà tôi"},
{"msgId":"77121","dName":"Chị Lụa Tím","uidFrom":"3391204","ts":"1717725660500","content":{"title":"Ảnh","description":"Tờ giấy màu vàng, chữ viết tay","href":"https://photo.zalo.example/a.jpg"}},
{"msgId":"77122","dName":"Bác Tổ Trưởng","uidFrom":"9920","ts":"1717729200000","content":"Tối nay họp lúc 7 giờ","quote":{"ownerId":"3391204","msg":"Có người dán giấy đe dọa trước cửa nhà tôi"}}]}]}
F('zalo_backup_84905550112.json',json.dumps(z,ensure_ascii=True,indent=1),'chat','zalo-json',[
I('Có người dán giấy đe dọa trước cửa nhà tôi','2024-06-07T02:00:00Z','Chị Lụa Tím',lang='vi'),
I('Tờ giấy màu vàng, chữ viết tay','2024-06-07T02:01:00Z','Chị Lụa Tím',lang='vi',media=['https://photo.zalo.example/a.jpg']),
I('Tối nay họp lúc 7 giờ','2024-06-07T03:00:00Z','Bác Tổ Trưởng',lang='vi')],lost=True)
# 8 imo html Persian digits Jalali
F('imo_گفتگو.html',"""<!doctype html><html dir=rtl lang=fa><meta charset=utf-8><title>خروجی imo – گروه کوچه</title><body><h3>۱۴ اسفند ۱۴۰۲</h3>
<div class=m><b>مهرناز ک.</b> <small>ساعت ۱۸:۲۰</small><p>همسایه طبقه بالا باز تهدید کرد</p></div>
<div class=m><b>آقا فریدون</b> <small>ساعت ۱۸:۴۵</small><p>چه گفت؟ کسی شنید؟</p></div>
<h3>۱ فروردین ۱۴۰۳</h3><div class=m><b>مهرناز ک.</b> <small>ساعت ۰۹:۰۵</small><p>روی دیوار نوشته‌اند برو بیرون</p></div></body></html>""",'chat','imo-html-jalali',[
I('همسایه طبقه بالا باز تهدید کرد','2024-03-04T18:20','مهرناز ک.',lang='fa'),
I('چه گفت؟ کسی شنید؟','2024-03-04T18:45','آقا فریدون',lang='fa'),
I('روی دیوار نوشته‌اند برو بیرون','2024-03-20T09:05','مهرناز ک.',lang='fa')])
# 9 BiP Turkish windows-1254
F('BiP_Sohbet_Apartman.txt',"BiP sohbet geçmişi - Şafak Apartmanı\r\n[3 Mart 2024 Pazar, 22:41] Gülşen Işıltı (+90 532 555 01 07): Kapıma yine tehdit notu bırakmışlar\r\n[3 Mart 2024 Pazar, 22:44] Yönetici: Notu sakla, polise götürürüz\r\n[4 Mart 2024 Pazartesi, 07:58] Gülşen Işıltı (+90 532 555 01 07): Çocuk korkuyor, okula götüremedim\r\n".encode('cp1254'),'chat','bip-txt-cp1254',[
I('Kapıma yine tehdit notu bırakmışlar','2024-03-03T22:41','Gülşen Işıltı',['Gülşen Işıltı','+90 532 555 01 07'],lang='tr'),
I('Notu sakla, polise götürürüz','2024-03-03T22:44','Yönetici',lang='tr'),
I('Çocuk korkuyor, okula götüremedim','2024-03-04T07:58','Gülşen Işıltı',['Gülşen Işıltı','+90 532 555 01 07'],lang='tr')])
# 10 Telegram desktop HTML
F('tg/ChatExport_2024-05-02/messages.html',"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">Соседи ЖК Роща</div></div></div><div class="history">
<div class="message service" id="message-1"><div class="body details">1 May 2024</div></div>
<div class="message default clearfix" id="message44"><div class="pull_left userpic_wrap"><div class="userpic userpic3"><div class="initials">ЛС</div></div></div><div class="body"><div class="pull_right date details" title="01.05.2024 23:58:12 UTC+03:00">23:58</div><div class="from_name">Лада Снежко</div><div class="text">Кто-то развесил листовки &laquo;чужим не место&raquo;<br>во втором подъезде</div></div></div>
<div class="message default clearfix joined" id="message45"><div class="body"><div class="pull_right date details" title="02.05.2024 00:01:40 UTC+03:00">00:01</div><div class="text">Я сняла одну, завтра отнесу</div></div></div>
<div class="message default clearfix" id="message46"><div class="body"><div class="pull_right date details" title="02.05.2024 00:10:00 UTC+03:00">00:10</div><div class="from_name">Тихон Вересаев</div><div class="forwarded body"><div class="from_name">Канал Двор <span class="date details" title="30.04.2024 12:00:00 UTC+03:00"> 30.04.2024 12:00:00</span></div><div class="text">Собрание жильцов отменено</div></div></div></div>
</div></div></body></html>""",'chat','telegram-html-ru',[
I(['Кто-то развесил листовки «чужим не место»','во втором подъезде'],'2024-05-01T23:58:12+03:00','Лада Снежко',lang='ru'),
I('Я сняла одну, завтра отнесу','2024-05-02T00:01:40+03:00','Лада Снежко',lang='ru'),
I('Собрание жильцов отменено','2024-05-02T00:10:00+03:00','Тихон Вересаев',lang='ru')])
# 11 Matrix Element JSON
mx={"room_name":"Haus Lindenhof","room_creator":"@rotraud.q:matrix.example","export_date":"03/12/2024","exported_by":"@wendel:matrix.example","messages":[
{"type":"m.room.member","sender":"@rotraud.q:matrix.example","content":{"displayname":"Rotraud Q.","membership":"join"},"origin_server_ts":1704067200000,"event_id":"$1"},
{"type":"m.room.message","sender":"@rotraud.q:matrix.example","content":{"msgtype":"m.text","body":"> <@wendel:matrix.example> alles ruhig?\n\nNein, gestern wieder Beschimpfungen im Hof"},"origin_server_ts":1709906400250,"event_id":"$2","unsigned":{"age":999}},
{"type":"m.room.encrypted","sender":"@wendel:matrix.example","content":{"algorithm":"m.megolm.v1.aes-sha2","ciphertext":"AwgAEnACgAkLmt6qF84IK"},"origin_server_ts":1709906500000,"event_id":"$3"},
{"type":"m.room.message","sender":"@wendel:matrix.example","content":{"msgtype":"m.text","body":"* Hab es notiert (korrigiert)","m.new_content":{"body":"Hab es notiert (korrigiert)"}},"origin_server_ts":1709906700000,"event_id":"$4"}]}
F('matrix - Haus Lindenhof - Chat Export.json',json.dumps(mx,indent=4),'chat','matrix-element-json',[
I('Nein, gestern wieder Beschimpfungen im Hof','2024-03-08T14:00:00Z','@rotraud.q:matrix.example',lang='de'),
I('Hab es notiert (korrigiert)','2024-03-08T14:05:00Z','@wendel:matrix.example',lang='de')],lost=True)
# 12 Rocket.Chat mongo extended JSONL
rc=[{"_id":"a1","rid":"GENERAL","msg":"Alguém riscou o carro da minha vizinha com ofensas","ts":{"$date":"2024-04-09T17:20:05.120Z"},"u":{"_id":"u9","username":"belmira.vale","name":"Belmira Vale"},"_updatedAt":{"$date":"2024-04-30T00:00:00.000Z"}},
{"_id":"a2","rid":"GENERAL","msg":"Ela quer denunciar","ts":{"$date":{"$numberLong":"1712683320000"}},"u":{"_id":"u2","username":"zeferino","name":"Zeferino Porto"},"attachments":[{"title":"foto.jpg","description":"porta do carro com a palavra FORA","image_url":"/file-upload/x/foto.jpg"}]}]
F('rocketchat_message.json',"\n".join(json.dumps(r) for r in rc)+"\n",'chat','rocketchat-mongoexport',[
I('Alguém riscou o carro da minha vizinha com ofensas','2024-04-09T17:20:05Z','belmira.vale',['belmira.vale','Belmira Vale'],lang='pt'),
I(['Ela quer denunciar','porta do carro com a palavra FORA'],'2024-04-09T17:22:00Z','zeferino',['zeferino','Zeferino Porto'],lang='pt',media=['foto.jpg'])],lost=True)
# 13 Zulip export
zu={"zerver_userprofile":[{"id":11,"full_name":"Maeve Torrance","email":"maeve.t@org.example","delivery_email":"maeve.t@org.example","date_joined":1600000000.0}],"zerver_message":[{"id":501,"sender":11,"recipient":3,"subject":"flyers","content":"Second batch of **flyers** under the wipers on Elm Row","rendered_content":"<p>Second batch of <strong>flyers</strong> under the wipers on Elm Row</p>","date_sent":1711018800.532,"edit_history":None},{"id":502,"sender":11,"recipient":3,"subject":"flyers","content":"They name the shelter address","date_sent":1711018920.1}]}
F('messages-000001.json',json.dumps(zu),'chat','zulip-export',[
I(['Second batch of','under the wipers on Elm Row'],'2024-03-21T11:00:00Z','Maeve Torrance',['Maeve Torrance','maeve.t@org.example']),
I('They name the shelter address','2024-03-21T11:02:00Z','Maeve Torrance',['Maeve Torrance','maeve.t@org.example'])])
# 14 Mattermost bulk jsonl
mm=['{"type":"version","version":1}','{"type":"user","user":{"username":"odalys","email":"odalys@ayuda.example","nickname":"Oda","create_at":1500000000000}}',
json.dumps({"type":"post","post":{"team":"barrio","channel":"avisos","user":"odalys","message":"Un hombre insultó a las chicas en la parada","create_at":1715010300000,"replies":[{"user":"nemesio","message":"¿La parada de la calle Olmo?","create_at":1715010420000},{"user":"odalys","message":"Sí, a las ocho y media","create_at":1715010480000}]}})]
F('mattermost_bulk.jsonl',"\n".join(mm)+"\n",'chat','mattermost-bulk',[
I('Un hombre insultó a las chicas en la parada','2024-05-06T15:45:00Z','odalys',['odalys','odalys@ayuda.example'],lang='es'),
I('¿La parada de la calle Olmo?','2024-05-06T15:47:00Z','nemesio',lang='es'),
I('Sí, a las ocho y media','2024-05-06T15:48:00Z','odalys',lang='es')])
# 15 Slack zip
us=[{"id":"U01","name":"tamsin","real_name":"Tamsin Orrey","profile":{"email":"tamsin@co.example","phone":"+1 202 555 0143"}},{"id":"U02","name":"jory","real_name":"Jory Pell","profile":{"email":"jory@co.example"}}]
d1=[{"type":"message","user":"U01","text":"<@U02> somebody left a note &amp; a dead plant on my desk","ts":"1706868000.000200","thread_ts":"1706868000.000200"},{"type":"message","user":"U02","ts":"1706868300.000100","thread_ts":"1706868000.000200","text":"","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"What does the note say?"}]}]}]},{"type":"message","user":"U01","ts":"1706868360.000000","text":"","files":[{"id":"F1","name":"note.heic","initial_comment":"it says pack your things","mimetype":"image/heic"}]}]
F('Acme Slack export Feb 2 2024.zip',mkzip({'users.json':json.dumps(us),'channels.json':'[{"id":"C1","name":"hr-safe","created":1500000000}]','hr-safe/2024-02-02.json':json.dumps(d1)}),'archive','slack-zip',[
I(['somebody left a note & a dead plant on my desk'],'2024-02-02T10:00:00Z','Tamsin Orrey',['Tamsin Orrey','tamsin']),
I('What does the note say?','2024-02-02T10:05:00Z','Jory Pell',['Jory Pell','jory']),
I('it says pack your things','2024-02-02T10:06:00Z','Tamsin Orrey',['Tamsin Orrey'],media=['note.heic'])],lost=True)
# 16 Teams CSV (eDiscovery-like)
F('Teams_Export_Purview.csv',"Item ID,Sender,Recipients,Date (UTC),Created,Conversation Name,Body,Has attachments\r\n19:aa,\"Ilse Vanterpool <ilse.v@firm.example>\",\"dirk@firm.example\",3/14/2024 1:05:09 PM,2019-01-01,Loods 3,\"<div>Hij zei dat ik &quot;maar terug moest gaan&quot;</div>\",No\r\n19:ab,\"Dirk Moerdijk <dirk@firm.example>\",\"ilse.v@firm.example\",3/14/2024 1:09:00 PM,2019-01-01,Loods 3,<p>Wie was erbij?</p>,No\r\n",'chat','teams-purview-csv',[
I('Hij zei dat ik "maar terug moest gaan"','2024-03-14T13:05:09Z','Ilse Vanterpool',['Ilse Vanterpool','ilse.v@firm.example'],lang='nl'),
I('Wie was erbij?','2024-03-14T13:09:00Z','Dirk Moerdijk',['Dirk Moerdijk','dirk@firm.example'],lang='nl')])
# 17 SMS Backup & Restore xml with surrogate entities
F('sms-20240318.xml',"""<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By SMS Backup & Restore v10.20 on 18/03/2024 10:00:00-->
<smses count="2" backup_set="x" backup_date="1710756000000" type="full">
  <sms protocol="0" address="+254700555013" date="1710698400000" type="1" subject="null" body="Wamebandika karatasi za vitisho kwa mlango &#55357;&#56880;&#10;Tafadhali njoo" toa="null" sc_toa="null" read="1" date_sent="1710698399000" readable_date="17 Mar 2024 21:00:00" contact_name="Mama Zawadi" />
  <mms date="1710702000000" msg_box="1" address="+254700555013" m_type="132" readable_date="17 Mar 2024 22:00:00" contact_name="Mama Zawadi"><parts><part seq="0" ct="text/plain" text="Picha ya karatasi hii hapa" /><part seq="1" ct="image/png" cl="karatasi.png" data="%s" /></parts><addrs><addr address="+254700555013" type="137" charset="106" /></addrs></mms>
</smses>"""%base64.b64encode(pic('ondoka')).decode(),'chat','sms-backup-restore',[
I(['Wamebandika karatasi za vitisho kwa mlango','Tafadhali njoo'],'2024-03-17T21:00:00+03:00','Mama Zawadi',['Mama Zawadi','+254700555013'],lang='sw'),
I('Picha ya karatasi hii hapa','2024-03-17T22:00:00+03:00','Mama Zawadi',['Mama Zawadi','+254700555013'],lang='sw',media=['karatasi.png'])],lost=True)
# 18 iMazing CSV
F('Messages - Perpetua Lunn.csv',"\ufeffChat Session,Message Date,Delivered Date,Read Date,Edited Date,Deleted Date,Service,Type,Sender ID,Sender Name,Status,Replying to,Subject,Text,Reactions,Attachment,Attachment type\r\nPerpetua Lunn,2024-02-29 19:04:11,,2024-03-01 08:00:00,,,iMessage,Incoming,+447700900321,Perpetua Lunn,Read,,,Man from no. 12 followed me to the bus again,,,\r\nPerpetua Lunn,2024-02-29 19:06:40,2024-02-29 19:06:41,,,,iMessage,Outgoing,,,Delivered,Man from no. 12…,,Did he say anything?,❤ Perpetua Lunn,,\r\nPerpetua Lunn,2024-02-29 19:08:02,,,,,SMS,Incoming,+447700900321,Perpetua Lunn,Read,,,,,IMG_0231.MOV,Video\r\n",'chat','imazing-csv',[
I('Man from no. 12 followed me to the bus again','2024-02-29T19:04:11','Perpetua Lunn',['Perpetua Lunn','+447700900321']),
I('Did he say anything?','2024-02-29T19:06:40',None,[]),
I('IMG_0231.MOV','2024-02-29T19:08:02','Perpetua Lunn',['Perpetua Lunn','+447700900321'],media=['IMG_0231.MOV'])],lost=True)
# 19 WhatsApp iOS Arabic with Arabic-Indic digits & LRM
F('_chat.txt',"\u200f[٢٠٢٤/٣/٢، ٩:١٥:٠٣ م] ريماس العوّاد: وجدت ورقة تهديد تحت الباب\n\u200f[٢٠٢٤/٣/٢، ٩:١٦:٤٥ م] \u202a+962 7 9555 0101\u202c: لا تلمسيها، صوّريها فقط\n\u200f[٢٠٢٤/٣/٣، ٧:٠٠:٠٠ ص] ريماس العوّاد: \u200e<المرفق: 00000012-PHOTO-2024-03-03.jpg>\n",'chat','whatsapp-ios-ar',[
I('وجدت ورقة تهديد تحت الباب','2024-03-02T21:15:03','ريماس العوّاد',lang='ar'),
I('لا تلمسيها، صوّريها فقط','2024-03-02T21:16:45','+962 7 9555 0101',['+962 7 9555 0101'],lang='ar'),
I('00000012-PHOTO-2024-03-03.jpg','2024-03-03T07:00:00','ريماس العوّاد',lang='ar',media=['00000012-PHOTO-2024-03-03.jpg'])],lost=True)
# 20 Signal sigtop/ signal-export md
F('signal-export/Torvald/chat.md',"[2024-03-03 14:05] Torvald Ekenäs: De skriver på väggen igen  \n[2024-03-03 14:06] Me: Var då?  \n(- 👍 Torvald Ekenäs -)  \n[2024-03-03 14:09] Torvald Ekenäs: \n> Var då?\n\nVid cykelrummet, kl 13 ungefär  \n![](./media/vagg.jpg)  \n",'chat','signal-export-md',[
I('De skriver på väggen igen','2024-03-03T14:05','Torvald Ekenäs',lang='sv'),
I('Var då?','2024-03-03T14:06','Me',[],lang='sv'),
I('Vid cykelrummet, kl 13 ungefär','2024-03-03T14:09','Torvald Ekenäs',lang='sv',media=['./media/vagg.jpg'])],lost=True)
g.done()
