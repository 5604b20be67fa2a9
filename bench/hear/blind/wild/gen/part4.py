from lib import *
R = "reports"
def CR(s): return s.replace("\r\n", "\n").replace("\n", "\r\n")
def H(word, enc):  # encoded word, base64
    return f"=?{enc}?B?{base64.b64encode(word.encode(enc)).decode()}?="
# header split in the middle of a multi-byte character (faulty mailers do this)
def Hsplit(word, enc, cut):
    b = word.encode(enc)
    return f"=?{enc}?B?{base64.b64encode(b[:cut]).decode()}?=\r\n =?{enc}?B?{base64.b64encode(b[cut:]).decode()}?="
F("mail_koi8r_8bit.eml", CR(f"""Return-Path: <klavdia@pochta.example>
Received: from mx.pochta.example (mx.pochta.example [192.0.2.9]) by in.desk.example; Mon, 11 Sep 2023 02:10:44 +0000
From: {H("Клавдия Ряженцева", "koi8-r")} <klavdia@pochta.example>
To: desk@desk.example
Subject: {H("Про надомников и пустые", "koi8-r")}
 {H(" урны", "koi8-r")}
Date: Mon, 11 Sep 2023 05:10:40 +0300 (MSK)
MIME-Version: 1.0
Content-Type: text/plain; charset=koi8-r
Content-Transfer-Encoding: 8bit

Здравствуйте. К бабушке в Ольховке приходили "надомники"
без урны, с пакетом. Бабушка расписалась в двух местах.

-- 
тел. 8 (900) 000-02-11
""").encode("koi8-r"), "mail", "eml-koi8-r-8bit", R, [
 M(["Про надомников и пустые урны", 'Здравствуйте. К бабушке в Ольховке приходили "надомники"', "без урны, с пакетом. Бабушка расписалась в двух местах."], time="2023-09-11T05:10:40+03:00", sender="Клавдия Ряженцева", seal=["klavdia@pochta.example", "8 (900) 000-02-11"], lang="ru"),
])
F("mail_iso2022jp.eml", CR(f"""From: =?iso-2022-jp?B?{base64.b64encode("蕗谷 いちか".encode("iso-2022-jp")).decode()}?= <fukitani@meru.example>
To: desk@desk.example
Subject: =?iso-2022-jp?B?{base64.b64encode("期日前投票の葉書について".encode("iso-2022-jp")).decode()}?=
Date: Tue, 22 Oct 2024 22:58:00 +0900
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="=_b1"

これは MIME の前書きです (only seen by old readers)
--=_b1
Content-Type: text/plain; charset=ISO-2022-JP
Content-Transfer-Encoding: 7bit

葉書が二枚届きました。片方は住所の丁目が違います。
電話：03-0000-0177
--=_b1
Content-Type: image/png; name*0*=iso-2022-jp'ja'%1B%24B%3DE%3Dq%1B%28B; name*1=".png"
Content-Disposition: attachment; filename="hagaki.png"
Content-Transfer-Encoding: base64

{b64(PNG())}
--=_b1
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="memo.txt"
Content-Transfer-Encoding: base64

{b64("メモ：二枚目の消印は十月十九日".encode("shift_jis"))}
--=_b1--
""").encode("iso-2022-jp"), "mail", "eml-iso-2022-jp-multipart", R, [
 M(["期日前投票の葉書について", "葉書が二枚届きました。片方は住所の丁目が違います。", "メモ：二枚目の消印は十月十九日"], time="2024-10-22T22:58:00+09:00", sender="蕗谷 いちか", seal=["fukitani@meru.example", "03-0000-0177"], media=["hagaki.png"], lang="ja"),
], unread=["hagaki.png: a picture, not read"])
GB = b64("街道群里说：㙍堤村今晚全员上车。\n没有文件，只有语音。𠮷".encode("gb18030"))
F("mail_gb2312_declared.eml", CR(f"""Message-ID: <1@youxiang.example>
Date: 5 Jan 2022 00:12 GMT
From: "=?GB2312?B?{base64.b64encode("䶮喆小卖部".encode("gb18030")).decode()}?=" <xiaomaibu@youxiang.example>
To: <desk@desk.example>
Subject: =?GB2312?Q?{"".join("=%02X" % b for b in "核酸码变黄，求核实".encode("gb18030"))}?=
MIME-Version: 1.0
Content-Type: text/plain; charset="gb2312"
Content-Transfer-Encoding: base64

{GB}
""").encode("ascii"), "mail", "eml-gb2312-really-gb18030", R, [
 M(["核酸码变黄，求核实", "街道群里说：㙍堤村今晚全员上车。", "没有文件，只有语音。𠮷"], time="2022-01-05T00:12:00+00:00", prec="minute", sender="䶮喆小卖部", seal=["xiaomaibu@youxiang.example"], lang="zh"),
])
F("mail_1256_htmlonly.eml", CR(f"""From: =?windows-1256?Q?{"".join("=%02X" % b for b in "مروان الصفدي".encode("cp1256")).replace("=20", "_")}?= <marwan@barid.example>
To: desk@desk.example, "Second, Desk" <second@desk.example>
Cc: Um Layan <umlayan@barid.example>
Subject: =?windows-1256?Q?{"".join("=%02X" % b for b in "صورة الصندوق".encode("cp1256")).replace("=20", "_")}?=
Date: Thu, 19 Nov 2020 23:05:09 +0200
MIME-Version: 1.0
Content-Type: text/html; charset="windows-1256"
Content-Transfer-Encoding: quoted-printable

""") .encode() + CR(qp("""<html dir="rtl"><head><style>.x{color:red}</style><title>رسالة</title></head><body><p>رأينا الصندوق مفتوحًا في مدرسة&nbsp;الزيتون</p><p style="font-size:0;color:#fff">نص أبيض مخفي: لا تذكروا اسم المدير</p><img src="cid:1" alt="ختم مكسور على الغطاء"><table><tr><td>اللجنة</td><td>رقم سبعة</td></tr></table></body></html>""", "cp1256")).encode(), "mail", "eml-windows-1256-html-only", R, [
 M(["صورة الصندوق", "رأينا الصندوق مفتوحًا في مدرسة الزيتون", "نص أبيض مخفي: لا تذكروا اسم المدير", "ختم مكسور على الغطاء", "رقم سبعة"], time="2020-11-19T23:05:09+02:00", sender="مروان الصفدي", seal=["marwan@barid.example", "umlayan@barid.example", "Um Layan"], lang="ar"),
])
inner3 = CR(f"""From: "Hotel Reception Ostrov" <recepce@hotel-ostrov.example>
To: Radovan Klobouk <klobouk@schranka.example>
Subject: volici bydli u nas
Date: Fri, 20 Jan 2023 21:00:00 +0100
Content-Type: text/plain; charset=x-unknown-cs

Přihlášeno 214 voličů na jednu adresu, my máme 30 pokojů.
""").encode("cp1250")
inner2 = CR("""From: Radovan Klobouk <klobouk@schranka.example>
To: Sylva Pačesná <pacesna@schranka.example>
Subject: Fwd: volici bydli u nas
Date: Sat, 21 Jan 2023 07:15:30 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=in2

--in2
Content-Type: text/plain; charset=utf-8

Syl, koukni na to, prosím.
--in2
Content-Type: message/rfc822

""").encode() + inner3 + b"\r\n--in2--\r\n"
F("mail_nested_forward.eml", CR(f"""From: =?UTF-8?Q?Sylva_Pa=C4=8Desn=C3=A1?= <pacesna@schranka.example>
To: desk@desk.example
Subject: =?UTF-8?Q?Fwd=3A_Fwd=3A_voli=C4=8Di?=
Date: Sat, 21 Jan 2023 09:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=out1

--out1
Content-Type: text/plain; charset=utf-8

Posílám dál, jméno mého kolegy prosím neuvádějte.
--out1
Content-Type: message/rfc822
Content-Disposition: attachment; filename="preposlano.eml"

""").encode() + inner2 + b"\r\n--out1--\r\nThis line is after the last boundary: pozdrav z epilogu\r\n".replace(b"\r\n", b"\r\n"), "mail", "eml-nested-rfc822", R, [
 M(["Posílám dál, jméno mého kolegy prosím neuvádějte."], time="2023-01-21T09:00:00+01:00", sender="Sylva Pačesná", seal=["pacesna@schranka.example"], lang="cs"),
 M(["Syl, koukni na to, prosím."], time="2023-01-21T07:15:30+01:00", sender="Radovan Klobouk", seal=["klobouk@schranka.example"], lang="cs"),
 M(["volici bydli u nas", "na jednu adresu, my"], time="2023-01-20T21:00:00+01:00", sender="Hotel Reception Ostrov", seal=["recepce@hotel-ostrov.example"], lang="cs"),
 M("pozdrav z epilogu", optional=True),
], unread=["inner mail (volici bydli u nas): charset x-unknown-cs is not known, its letters are a guess"])
rtf = "{\\rtf1\\ansi\\ansicpg1252\\fromtext \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\\pard Dies steht nur im RTF: der Umschlag war zugeklebt, dann wieder auf.\\par}"
tn = TNEF("Briefwahl Umschlag offen", "Guten Tag, mein Umschlag kam geöffnet an.\r\nGrüße aus Ötigheim-Nord\r\n", "2021-09-14T18:22:05", "x",
 mapi=[(0x1F, 0x0C1A, "Notburga Zwetschkenbaum\0".encode("utf-16le")), (0x1F, 0x0C1F, "notburga@zwetschken.example\0".encode("utf-16le")), (0x102, 0x1009, MELA(rtf))],
 atts=[("notiz.txt", "Zeugin: die Nachbarin von Tür 4, Aktenzeichen ÄZ-77\r\n".encode("cp1252")), ("umschlag.jpg", JPG)])
F("mail_winmail_dat.eml", CR(f"""From: Notburga Zwetschkenbaum <notburga@zwetschken.example>
To: desk@desk.example
Subject: Briefwahl Umschlag offen
Date: Tue, 14 Sep 2021 18:22:05 +0200
X-MS-TNEF-Correlator: <0001>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="----_=_NextPart"

------_=_NextPart
Content-Type: text/plain; charset="us-ascii"

 
------_=_NextPart
Content-Type: application/ms-tnef; name="winmail.dat"
Content-Transfer-Encoding: base64

{b64(tn)}
------_=_NextPart--
"""), "mail", "eml-winmail-dat", R, [
 M(["Briefwahl Umschlag offen", "Guten Tag, mein Umschlag kam geöffnet an.", "Grüße aus Ötigheim-Nord", "Dies steht nur im RTF: der Umschlag war zugeklebt, dann wieder auf.", "Zeugin: die Nachbarin von Tür 4, Aktenzeichen ÄZ-77"], time="2021-09-14T18:22:05+02:00", sender="Notburga Zwetschkenbaum", seal=["notburga@zwetschken.example"], media=["umschlag.jpg"], lang="de"),
], unread=["umschlag.jpg: a picture inside winmail.dat, not read"])
pgp = "-----BEGIN PGP MESSAGE-----\n\n" + b64(noise(330), 64).replace("\r\n", "\n") + "\n=aB3d\n-----END PGP MESSAGE-----\n"
F("mail_pgp_mime.eml", CR(f"""From: Isaure <isaure.malvoisin@lettre.example>
To: desk@desk.example
Subject: ...
Date: Sun, 07 Jul 2024 20:00:01 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=mix

--mix
Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=enc

--enc
Content-Type: application/pgp-encrypted

Version: 1

--enc
Content-Type: application/octet-stream; name="encrypted.asc"

{pgp}
--enc--

--mix
Content-Type: text/plain; charset=utf-8; format=flowed

Le détail est chiffré. En clair seulement ceci : on m'a 
demandé de signer pour ma voisine absente.
--mix--
"""), "mail", "eml-pgp-encrypted-part", R, [
 M(["Le détail est chiffré. En clair seulement ceci : on m'a demandé de signer pour ma voisine absente."], time="2024-07-07T20:00:01+02:00", sender="Isaure", seal=["isaure.malvoisin@lettre.example"], lang="fr"),
], unread=["encrypted.asc: PGP encrypted part"])
F("mail_alternative_differs.eml", CR("""From: "Rumpold, Gero (extern)" <gero.rumpold@firma.example>
To: undisclosed-recipients:;
Bcc: desk@desk.example
Subject: AW: Re: Wahlhelfer =?ISO-8859-1?Q?fr=FCher_gegangen?=
Date: Sun, 9 Jun 24 19:44 +0200
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Bitte HTML-Ansicht einschalten. Kurzfassung: zwei fehlten.
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

<html><body><p>Um 17:05 waren <u>zwei von f&uuml;nf</u> Helfern weg; die Liste lag offen im Flur.</p><!-- Kommentar: Raum 112 --><blockquote type="cite" cite="mid:1"><div>Am 09.06.24 um 18:30 schrieb Lioba Tannhuber &lt;lioba@tannhuber.example&gt;:</div>Wer war denn noch da?</blockquote></body></html>
--b
Content-Type: text/calendar; charset=utf-8; method=REQUEST

BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:1
DTSTART:20240610T073000Z
SUMMARY:Nachzählung im Rathaus
ORGANIZER;CN=Lioba Tannhuber:mailto:lioba@tannhuber.example
DESCRIPTION:Treff am Hintereingang\\, Ausweis mitbringen
END:VEVENT
END:VCALENDAR
--b--
"""), "mail", "eml-alternative-differs", R, [
 M(["Bitte HTML-Ansicht einschalten. Kurzfassung: zwei fehlten.", "Um 17:05 waren zwei von fünf Helfern weg; die Liste lag offen im Flur.", "Wer war denn noch da?", "Nachzählung im Rathaus", "Treff am Hintereingang, Ausweis mitbringen"], time="2024-06-09T19:44:00+02:00", prec="minute", sender="Rumpold, Gero (extern)", seal=["gero.rumpold@firma.example", "lioba@tannhuber.example", "Lioba Tannhuber"], lang="de"),
])
import binascii
UU = "".join(binascii.b2a_uu(b"The bins were locked on Saturday and open on Sunday\n"[i:i+45], backtick=True).decode() for i in (0, 45))
F("Inbox_export.mbox", CR("""From MAILER-DAEMON Fri Jul  8 12:08:34 2011
From: "Desk archive" <archive@desk.example>
Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA
Date: Fri, 8 Jul 2011 12:08:34 +0000

This text is part of the internal format of your mail folder.

From orsolya@level.example Sun Apr  3 21:20:00 2022
X-Mozilla-Status: 0001
X-Gmail-Labels: =?UTF-8?Q?Bej=C3=B6v=C5=91,Fontos?=
From: Orsolya =?ISO-8859-2?Q?B=E1rs=F3falvi?= <orsolya@level.example>
To: desk@desk.example
Subject: =?utf-8?b?TGV2w6lsc3phdmF6YXQgYSBrdWvDoWJhbg==?=
Date: Sun, 03 Apr 2022 23:19:58 +0200
Content-Type: text/plain; charset=iso-8859-2
Content-Transfer-Encoding: quoted-printable

A kuk=E1ban tal=E1lt bor=EDt=E9kok f=E9lig meg=E9gtek.
>From the postmark: M=E1rcius 30=2E
>>From az is rajta volt

From gidget@mailhost.example Mon Apr 04 06:00:00 2022
From: gidget@mailhost.example (Gidget Forthingay)
To: desk@desk.example
Subject: two headers
Subject: and a second subject line
Date: Mon, 04 Apr 2022 05:59:59 -0000
Content-Type: text/plain

begin 644 note.txt
"""+UU+"""`
end

The part above is uuencoded, sorry.
"""), "mail", "mbox-three", R, [
 M(["Levélszavazat a kukában", "A kukában talált borítékok félig megégtek.", "From the postmark: Március 30.", "From az is rajta volt"], time="2022-04-03T23:19:58+02:00", sender="Orsolya Bársófalvi", seal=["orsolya@level.example"], lang="hu"),
 M(["two headers", "and a second subject line", "The part above is uuencoded, sorry.", "The bins were locked on Saturday and open on Sunday"], time="2022-04-04T05:59:59+00:00", sender="Gidget Forthingay", seal=["gidget@mailhost.example"]),
])
msg = MSG({0x001A: "IPM.Note", 0x0037: "RE: Anruf wegen Kreidezeichen am Haus", 0x0070: "Anruf wegen Kreidezeichen am Haus", 0x1000: "Sehr geehrte Damen und Herren,\r\n\r\nam Hoftor waren drei Kreidekreuze. Foto im Anhang.\r\nMein Handy: 0170 0000 188\r\n", 0x0C1A: "Traugott Wermelskirch", 0x0C1F: "traugott@wermelskirch.example", 0x5D01: "traugott@wermelskirch.example", 0x0E04: "Desk Hotline", 0x0E03: "Adelgunde Piepenbrink", 0x007D: "Received: from a by b; Tue, 5 Dec 2023 06:59:58 +0000\r\nFrom: Traugott Wermelskirch <traugott@wermelskirch.example>\r\nDate: Tue, 5 Dec 2023 07:59:50 +0100\r\n"},
 times=[(0x0039, FILETIME("2023-12-05T06:59:50+00:00")), (0x0E06, FILETIME("2023-12-05T06:59:58+00:00"))], ints=[(0x3FDE, 65001)],
 recips=[{0x3001: "Desk Hotline", 0x39FE: "desk@desk.example", 0x3003: "desk@desk.example"}, {0x3001: "Adelgunde Piepenbrink", 0x39FE: "adelgunde@piepenbrink.example"}],
 bins=[(0x1013, "<html><head><meta charset=utf-8></head><body><p>am Hoftor waren drei Kreidekreuze.</p><p>Nur hier: die Nachbarn haben <b>dieselben</b> Zeichen.</p></body></html>".encode())],
 atts=[("hoftor.jpg", JPG), ("liste.csv", "Haus;Zeichen;Bemerkung\r\n4a;Kreis;über Nacht weggewischt\r\n".encode("cp1252"))])
F("RE Anruf wegen Kreidezeichen.msg", msg, "mail", "outlook-msg", R, [
 M(["RE: Anruf wegen Kreidezeichen am Haus", "am Hoftor waren drei Kreidekreuze. Foto im Anhang.", "Nur hier: die Nachbarn haben dieselben Zeichen.", "über Nacht weggewischt"], time="2023-12-05T06:59:50+00:00", also_ok_time="2023-12-05T06:59:58+00:00", sender="Traugott Wermelskirch", seal=["traugott@wermelskirch.example", "0170 0000 188", "adelgunde@piepenbrink.example", "Adelgunde Piepenbrink"], media=["hoftor.jpg"], lang="de"),
], unread=["hoftor.jpg: a picture inside the .msg, not read"])
body = CR("""From: Solveig Mørkvatn <solveig@morkvatn.example>
To: desk@desk.example
Subject: =?UTF-8?q?Stemmesedler_p=C3=A5_=C3=B8ya?=
Date: Mon, 11 Sep 2023 11:11:11 +0200
Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes
Content-Transfer-Encoding: 8bit

Ferga var innstilt, og valg 
urna sto igjen på kaia til  
klokka ni.
 From og med da regnet det.
""").encode()
F("9917.partial.emlx", str(len(body)).encode() + b"\n" + body + b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>date-received</key><integer>1694423480</integer><key>flags</key><integer>8590195713</integer><key>subject</key><string>Stemmesedler p\xc3\xa5 \xc3\xb8ya</string></dict></plist>
""", "mail", "apple-emlx", R, [
 M(["Stemmesedler på øya", "Ferga var innstilt, og valgurna sto igjen på kaia til klokka ni.", "From og med da regnet det."], time="2023-09-11T11:11:11+02:00", sender="Solveig Mørkvatn", seal=["solveig@morkvatn.example"], lang="no"),
])
F("weitergeleitet_aus_outlook.txt", ("""Zur Info, bitte prüfen!

Mit freundlichen Grüßen
i. A. Ludmilla Fensterbusch
Tel.: 030 23125-118 | Fax: -119

Von: Pankraz Hühnerwolf [mailto:pankraz@huehnerwolf.example]
Gesendet: Donnerstag, 4. April 2024 07:05
An: Fensterbusch, Ludmilla
Cc: 'buero@rat.example'
Betreff: WG: Strom weg am Wahltag?

Im Aufzug hängt: „Am 9.6. Stromabschaltung 8–20 Uhr“.

________________________________
De : Maison du Peuple <contact@maison.example>
Envoyé : mercredi 3 avril 2024 23:40
Objet : Coupure

La coupure est une farce d'étudiants, l'affiche vient du 1er avril.
""").replace("\n", "\r\n").encode("cp1252"), "mail", "outlook-thread-pasted-txt", R, [
 M(["Zur Info, bitte prüfen!"], sender="Ludmilla Fensterbusch", seal=["030 23125-118", "Fensterbusch, Ludmilla"], lang="de"),
 M(["WG: Strom weg am Wahltag?", "Im Aufzug hängt: „Am 9.6. Stromabschaltung 8–20 Uhr“."], local="2024-04-04T07:05:00", prec="minute", sender="Pankraz Hühnerwolf", seal=["pankraz@huehnerwolf.example", "buero@rat.example"], lang="de"),
 M(["La coupure est une farce d'étudiants, l'affiche vient du 1er avril."], local="2024-04-03T23:40:00", prec="minute", sender="Maison du Peuple", seal=["contact@maison.example"], lang="fr"),
])
F("mail_smime_and_tail.eml", CR(f"""From: Brunhilde Eckstein <b.eckstein@sicher.example>
To: desk@desk.example
Subject: vertraulich (S/MIME)
Date: Wed, 01 May 2024 00:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=zz

--zz
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

{b64("Erster Teil lesbar: der Bus mit den Ordnern kam um 6.")}
--zz
Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"
Content-Disposition: attachment; filename="smime.p7m"
Content-Transfer-Encoding: base64

{b64(bytes.fromhex("308006092a864886f70d010703a080") + noise(260))}
--zz
Content-Type: application/pdf; name="bus.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQKJeLjz9MKMSAwIG9iago8PC9UeXBlL0NhdG""")[:-2], "mail", "eml-smime-truncated", R, [
 M(["vertraulich (S/MIME)", "Erster Teil lesbar: der Bus mit den Ordnern kam um 6."], time="2024-05-01T00:00:00+00:00", sender="Brunhilde Eckstein", seal=["b.eckstein@sicher.example"], lang="de"),
], unread=["smime.p7m: encrypted", "bus.pdf: cut off after a few bytes"])
F("kontaktformular.eml", CR(f"""From: "Website Formular" <no-reply@desk.example>
Reply-To: ewald.ohnesorg@web.example
To: desk@desk.example
Subject: [Formular #5512] Meldung
Date: Thu, 15 Feb 2024 13:37:00 +0000
Auto-Submitted: auto-generated
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

{b64('<table><tr><th>Name</th><td>Ewald Ohnesorg</td></tr><tr><th>Telefon</th><td><a href="tel:+493023125661">030/23125-661</a></td></tr><tr><th>Gesehen am</th><td>14.02.2024 ca. 22 Uhr</td></tr><tr><th>Was?</th><td>Drohne &uuml;ber dem Umspannwerk<br>blinkt gr&uuml;n</td></tr><tr><th>Datei</th><td>drohne.mov (41 MB)</td></tr></table><input type="hidden" name="agent" value="Zusatz aus dem Formular: Ton war ein Summen"><img src="https://track.example/p.gif" alt="">')}
"""), "mail", "eml-web-form-notification", R, [
 M(["[Formular #5512] Meldung", "14.02.2024 ca. 22 Uhr", "Drohne über dem Umspannwerk", "blinkt grün", "drohne.mov (41 MB)"], time="2024-02-15T13:37:00+00:00", sender="Ewald Ohnesorg", seal=["ewald.ohnesorg@web.example", "030/23125-661", "+493023125661"], lang="de"),
 M("Zusatz aus dem Formular: Ton war ein Summen", optional=True, lang="de"),
])
# ---------- ICS, vCard
F("termine_desk.ics", CR("""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Desk//DE
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:a1
DTSTAMP:20240501T080000Z
DTSTART;TZID="W. Europe Standard Time":20240609T070000
DTEND;TZID="W. Europe Standard Time":20240609T083000
SUMMARY;LANGUAGE=de:Anruferin: Schlüssel zum Wahllokal fe
 hlt
DESCRIPTION:Sie wartet vor der Turnhalle\\; Hausmeister sagt\\n"komme um ach
 t"\\, mehr nicht
X-ALT-DESC;FMTTYPE=text/html:<html><body>Hausmeister hat <b>zwei</b> Ersatzschlüssel im Auto</body></html>
LOCATION:Turnhalle\\, Gartenweg 3
ORGANIZER;CN="Walburga Steinbeißer":mailto:walburga@steinbeisser.example
ATTENDEE;CN=Hausmeister;X-NUM=1:tel:+49-30-23125-909
COMMENT:zweiter Anruf 7:20
ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY:"""+b64("Aushang: Eingang B benutzen", 0)+"""
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:nachfragen ob offen
TRIGGER:-PT15M
END:VALARM
END:VEVENT
BEGIN:VJOURNAL
UID:j1
DTSTART;VALUE=DATE:20240610
SUMMARY:Nachtrag ohne Uhrzeit
DESCRIPTION:Turnhalle blieb bis acht zu
END:VJOURNAL
END:VCALENDAR
"""), "calendar", "ics-vtimezone-folded", R, [
 M(["Anruferin: Schlüssel zum Wahllokal fehlt", "Sie wartet vor der Turnhalle; Hausmeister sagt", '"komme um acht", mehr nicht', "Hausmeister hat zwei Ersatzschlüssel im Auto", "Turnhalle, Gartenweg 3", "zweiter Anruf 7:20", "Aushang: Eingang B benutzen", "nachfragen ob offen"], time="2024-06-09T07:00:00+02:00", sender="Walburga Steinbeißer", seal=["walburga@steinbeisser.example", "+49-30-23125-909"], lang="de"),
 M(["Nachtrag ohne Uhrzeit", "Turnhalle blieb bis acht zu"], local="2024-06-10", prec="day", sender="", lang="de"),
])
F("kontakte_gemischt.vcf", CR(f"""BEGIN:VCARD
VERSION:2.1
N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=D0=9B=D0=BE=D0=BF=D1=83=D1=85=D0=BE=D0=B2=D0=B0;=D0=97=D0=BE=D1=8F;;;
TEL;CELL;PREF:+7 900 000-07-19
NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=D0=B2=D0=B8=D0=B4=D0=B5=D0=BB=D0=B0 =D0=B3=D1=80=D1=83=D0=B7=D0=BE=D0=B2=D0=B8=D0=BA=20=
=D1=83=20=D1=88=D0=BA=D0=BE=D0=BB=D1=8B
PHOTO;ENCODING=BASE64;JPEG:
 {b64(JPG, 72).replace(chr(13)+chr(10), chr(13)+chr(10)+" ")}

END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Hyacinth Applegarth
TEL;VALUE=uri;TYPE="voice,home":tel:+44-7700-900-877
EMAIL:hyacinth@applegarth.example
ADR:;;9 Cobbler's Yard;Nether Wickham;;;
item1.X-ABRELATEDNAMES:sister of the caretaker
item1.X-ABLabel:_$!<Other>!$_
NOTE:called twice on polling day\\, first about the ramp\\nthen about the lights
REV:20240502T211500Z
END:VCARD
"""), "contact", "vcard-2.1-and-4.0", R, [
 M("видела грузовик у школы", sender="", seal=["Лопухова", "+7 900 000-07-19"], lang="ru"),
 M(["called twice on polling day, first about the ramp", "then about the lights", "sister of the caretaker"], sender="", seal=["Hyacinth Applegarth", "+44-7700-900-877", "hyacinth@applegarth.example", "9 Cobbler's Yard"]),
], unread=["kontakte_gemischt.vcf: PHOTO of the first card is a picture"])
