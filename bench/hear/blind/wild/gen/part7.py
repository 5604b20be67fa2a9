from lib import *
R, P = "reports", "posts"
fh = r"{\rtf1\ansi\ansicpg1250\fromhtml1 \deff0{\fonttbl{\f0\fswiss\fcharset238 Arial;}}{\*\htmltag19 <html>}{\*\htmltag34 <head>}{\*\htmltag41 </head>}{\*\htmltag50 <body>}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 V dvorane p\'f4sobil nezn\'e1my pozorovate\'be, odznak mal z novín.{\*\htmltag72 </p>}\htmlrtf \par}\htmlrtf0 {\*\htmltag64 <p>}Druh\'e1 veta: pe\'e8iatka le\'9eala na okne.{\*\htmltag84 <img src=""cid:1"" alt=""okno zvonka"">}{\*\htmltag58 </body>}}".replace('""', '"').replace("novín", r"nov\'edn")
F("len_rtf_telo.msg", MSG({0x001A: "IPM.Note", 0x0037: "Pozorovateľ", 0x0C1A: "Milota Krivošíková", 0x0C1E: "SMTP", 0x5D01: "milota@krivosikova.example", 0x0E04: "desk@desk.example"},
 times=[(0x0039, FILETIME("2024-03-23T20:41:07+00:00"))], bins=[(0x1009, LZFU(fh))]), "mail", "outlook-msg-rtf-only-fromhtml", R, [
 M(["Pozorovateľ", "V dvorane pôsobil neznámy pozorovateľ, odznak mal z novín.", "Druhá veta: pečiatka ležala na okne."], time="2024-03-23T20:41:07+00:00", sender="Milota Krivošíková", seal=["milota@krivosikova.example"], lang="sk"),
])
F("Telefonliste alt.xls", XLS([["Telefonliste Nachtdienst (alt)"], ["Eingang", "Anrufer", "Durchwahl", "Worum geht's", "€/min"],
 [("d", 43632.99930556), "Kreszenz Obermüller", "089/000 1744", "Im Wahlamt brennt Licht, Männer tragen Säcke – „Altpapier“?", 0.25],
 [("d", 43633.0), "Ambros Żuraw", None, "Säcke waren Laub; wörtlich: „tylko liście”", 0.5], ["Summe", None, None, "2 Anrufe", 0.75]]), "callsheet", "xls-biff8", R, [
 M("Im Wahlamt brennt Licht, Männer tragen Säcke – „Altpapier“?", local="2019-06-16T23:59:00", prec="minute", sender="Kreszenz Obermüller", seal=["089/000 1744"], lang="de"),
 M("Säcke waren Laub; wörtlich: „tylko liście”", local="2019-06-17T00:00:00", prec="minute", sender="Ambros Żuraw", lang="de"),
], not_items=["Summe"])
F("4chan_saved_thread.html", """<!DOCTYPE html><html><head><meta charset="utf-8"><title>/x/ - the lights over Gannet Point - Paranormal - 4chan</title></head><body class="is_thread"><form><div class="board"><div class="thread" id="t700"><div class="postContainer opContainer" id="pc700"><div id="p700" class="post op"><div class="file" id="f700"><div class="fileText" id="fT700">File: <a title="lights over gannet point at 3am with my dads camera.jpg" href="//i.4cdn.org/x/1.jpg">lights over gannet point a(...).jpg</a> (88 KB, 640x480)</div></div><div class="postInfo desktop"><span class="subject">the lights over Gannet Point</span> <span class="nameBlock"><span class="name">Anonymous</span></span> <span class="dateTime" data-utc="%d">10/31/22(Mon)23:04:05</span></div><blockquote class="postMessage" id="m700">three of them, no sound<br><span class="quote">&gt;inb4 drones</span><br>see <s>what the coastguard hid</s></blockquote></div></div>
<div class="postContainer replyContainer"><div class="post reply" id="p701"><div class="postInfo"><span class="name">Anonymous</span> <span class="posteruid">(ID: <span class="hand">q9Zz</span>)</span> <span class="dateTime" data-utc="%d">11/01/22(Tue)00:00:30</span></div><blockquote class="postMessage"><a href="#p700" class="quotelink">&gt;&gt;700</a><br>squid boats.<wbr> they anchor there every Oct<wbr>ober</blockquote></div></div></div></div></form></body></html>""" % (E("2022-11-01T03:04:05+00:00"), E("2022-11-01T04:00:30+00:00")), "web", "4chan-saved-html", P, [
 M(["the lights over Gannet Point", "three of them, no sound", "inb4 drones", "what the coastguard hid", "lights over gannet point at 3am with my dads camera.jpg"], time="2022-11-01T03:04:05+00:00", sender="Anonymous"),
 M(["squid boats. they anchor there every October"], time="2022-11-01T04:00:30+00:00", sender="Anonymous"),
])
F("Takeout/My Activity/Maps/MyActivity.html", """<html><head><title>Meine Aktivitäten</title></head><body><div class="mdl-grid"><div class="outer-cell mdl-cell"><div class="mdl-grid"><div class="header-cell"><p class="mdl-typography--title">Maps<br></p></div><div class="content-cell mdl-typography--body-1">Rezension geschrieben zu&nbsp;<a href="https://maps.example/1">Wahllokal Turnhalle Süd</a><br>„Eingang zugestellt, Rollstuhl musste draußen bleiben“<br>25.02.2025, 00:07:45 MEZ</div><div class="content-cell mdl-typography--caption"><b>Produkte:</b><br>&emsp;Maps<br><b>Standorte:</b><br>&emsp;Aus <a href="#">Dieser Ort</a> – Foto: rampe_zu.jpg</div></div></div>
<div class="outer-cell"><div class="content-cell">Gesucht nach: <a href="#">rampe leihen turnhalle</a><br>24.02.2025, 9:30:00 MEZ</div></div></div></body></html>""", "web", "google-myactivity-html-de", P, [
 M(["Wahllokal Turnhalle Süd", "„Eingang zugestellt, Rollstuhl musste draußen bleiben“"], time="2025-02-25T00:07:45+01:00", sender="", lang="de"),
 M("rampe leihen turnhalle", time="2025-02-24T09:30:00+01:00", sender="", lang="de"),
])
F("linkedin_Comments.csv", '"Date","Link","Message"\n"2024-10-01 06:59:59","https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A1","The memo is real but the \\"curfew\\" line was typed in later,\nask records@archive.example"\n"2024-10-01 07:00:00","https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A2",""\n"2024-10-02 00:15:10","https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A3","@Pelham Row no, font differs; see page 2"\n', "social", "linkedin-comments-csv-backslash-quotes", P, [
 M(["The memo is real but the", "curfew", "line was typed in later,"], local="2024-10-01T06:59:59", also_ok_time="2024-10-01T06:59:59+00:00", sender="", seal=["records@archive.example"]),
 M("no, font differs; see page 2", local="2024-10-02T00:15:10", also_ok_time="2024-10-02T00:15:10+00:00", sender=""),
])
F("xenforo_thread.html", """<!DOCTYPE html><html lang="el" dir="ltr"><head><meta charset="windows-1253"><title>Φωτιά στο δάσος; | Φόρουμ Κάτω Βρύσης</title></head><body data-template="thread_view"><article class="message message--post js-post" data-author="κουκουβάγια_77" data-content="post-5" id="js-post-5"><div class="message-cell"><h4 class="message-name"><a class="username">κουκουβάγια_77</a></h4><h5 class="userTitle">Μέλος</h5></div><header><time class="u-dt" dir="auto" datetime="2023-08-23T22:31:00+0300" data-time="%d" title="23 Αυγ 2023 στις 10:31 μμ">πριν από 2 έτη</time></header><div class="bbWrapper">Ο καπνός είναι από <b>ελεγχόμενη</b> καύση<br/>το είπε ο δασάρχης<div class="bbCodeBlock bbCodeBlock--quote" data-quote="μελισσουργός"><div class="bbCodeBlock-title">Ο/Η μελισσουργός είπε:</div><div class="bbCodeBlock-content">ΕΚΚΕΝΩΣΤΕ ΤΩΡΑ</div></div><div class="bbCodeSpoiler"><button data-xf-click="toggle">Spoiler: πηγή</button><div class="bbCodeSpoiler-content">κλήση στο 2310 000 177</div></div></div><div class="message-lastEdit">Τελευταία επεξεργασία: <time datetime="2023-08-23T23:00:00+0300">χθες</time></div><section class="message-attachments"><img src="k.jpg" alt="kapnos_apo_to_mpalkoni.jpg"/></section></article></body></html>""".replace("%d", str(E("2023-08-23T22:31:00+03:00"))).encode("cp1253"), "web", "forum-xenforo-html-cp1253", P, [
 M(["Φωτιά στο δάσος;", "Ο καπνός είναι από ελεγχόμενη καύση", "το είπε ο δασάρχης", "ΕΚΚΕΝΩΣΤΕ ΤΩΡΑ", "Spoiler: πηγή"], time="2023-08-23T22:31:00+03:00", sender="κουκουβάγια_77", seal=["2310 000 177"], media=["kapnos_apo_to_mpalkoni.jpg"], lang="el"),
])
F("mail_utf7_and_wrong_label.eml", ("""From: =?utf-7?Q?Fr=2BAOk-d=2BAOk-ric_Plouhinec?= <fred@plouhinec.example>
To: desk@desk.example
Subject: =?unknown-8bit?Q?D=E9part_de_feu=3F?=
Date: Lundi, 12 ao=?iso-8859-1?Q?=FB?=t 2024 22:14:00 +0200
X-Original-Date: Mon, 12 Aug 2024 22:14:00 +0200
MIME-Version: 1.0
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: 8bit

""".replace("\n", "\r\n")).encode() + "La fum\xe9e vient du barbecue de la kermesse, pas de la d\xe9chetterie.\r\n\x80 200 d'amende, para\xeet-il.\r\n".encode("latin-1"), "mail", "eml-utf7-name-cp1252-unlabelled-odd-date", R, [
 M(["La fumée vient du barbecue de la kermesse, pas de la déchetterie.", "€ 200 d'amende, paraît-il."], time="2024-08-12T22:14:00+02:00", sender="Frédéric Plouhinec", seal=["fred@plouhinec.example"], lang="fr"),
])
