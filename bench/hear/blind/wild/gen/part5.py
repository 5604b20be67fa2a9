from lib import *
R = "reports"
def XS(s, d1904=False):
    d = datetime.fromisoformat(s) - datetime(1899, 12, 30)
    return round(d.total_seconds() / 86400, 8) - (1462 if d1904 else 0)
def C(rel, data, kind, items, unread=(), **k):
    F(rel, data, "callsheet", kind, R, items, unread, **k)
C("Anrufliste KW23.csv", ("Anrufliste Hotline;;;;;;;\r\nWoche 23;;;;;Stand: 10.06.2024;;\r\n\r\nlfd. Nr.;Datum;Uhrzeit;Anrufer/in;Rückruf unter;Anliegen;Dauer (Min.);Erledigt\r\n1;08.06.24;7.45;Kreszentia Hollerbusch;0821/000 17-44;\"Brief vom \"\"Amt\"\": Wahl nur mit Impfpass;\r\nliegt bei der Nachbarin\";3,5;ja\r\n2;8.6.;17:05 Uhr;;unterdrückt;Geschrei vor dem Lokal, 1.200 Leute (angeblich);0,75;\r\n;;;;;;;\r\nSumme;;;;;2 Anrufe;4,25;\r\n* Dauer inkl. Warteschleife;;;;;;;\r\n").encode("cp1252"), "csv-de-semicolon-cp1252-preamble-total", [
 M(['Brief vom "Amt": Wahl nur mit Impfpass;', "liegt bei der Nachbarin"], local="2024-06-08T07:45:00", prec="minute", sender="Kreszentia Hollerbusch", seal=["0821/000 17-44"], lang="de"),
 M("Geschrei vor dem Lokal, 1.200 Leute (angeblich)", local="2024-06-08T17:05:00", prec="minute", sender="", lang="de"),
 M("* Dauer inkl. Warteschleife", optional=True, lang="de"),
], not_items=["Summe"])
C("registre_appels.csv", ("N°\tReçu le\tà\tQui ?\tCoordonnées\tTeneur de l'appel\tSuite donnée\n"
 "1\tmardi 9 avril 2024\t14h05\tMme Pétronille Bragadoche\t06 39 98 11 22 (le soir)\tOn lui a dit que le vote par procuration est annulé\tappeler la mairie\n"
 "2\tidem\tminuit et quart\tanonyme\t—\t« ils ont changé les serrures »\t\n"
 "3\t1er mai 2024\t8h\tOphélie Trouvetout\tophelie@trouvetout.example\tbureau n° 3 : aucun isoloir\tà rappeler 5/5\n").encode("utf-8-sig"), "tsv-fr-words-for-times", [
 M(["On lui a dit que le vote par procuration est annulé", "appeler la mairie"], local="2024-04-09T14:05:00", prec="minute", sender="Mme Pétronille Bragadoche", seal=["06 39 98 11 22"], lang="fr"),
 M("« ils ont changé les serrures »", local="2024-04-09T00:15:00", prec="minute", also_ok_time="2024-04-09", sender="anonyme", own=True, lang="fr"),
 M(["bureau n° 3 : aucun isoloir", "à rappeler 5/5"], local="2024-05-01T08:00:00", prec="minute", sender="Ophélie Trouvetout", seal=["ophelie@trouvetout.example"], lang="fr"),
])
C("calls_pipe.psv", "call_id|when_local|tz|caller|callback|summary|disposition\r\n7001|2024-11-05 06:58 PM|America/Chicago|Thaddeus Wrenfield|(555) 010-0191|Doors locked early; \\| poll chief says clock is fast|escalated\r\n7002|2024-11-05 12:10 AM|EST5EDT|||robotic voice: \"stay home\"|closed\r\n7003|2024-11-03 01:30 AM|-06:00|Marybeth Quandahl|marybeth@quandahl.example|calls from the hour that happened twice|open\r\n", "pipe-12h-zone-column", [
 M(["poll chief says clock is fast", "escalated"], time="2024-11-05T18:58:00-06:00", prec="minute", sender="Thaddeus Wrenfield", seal=["(555) 010-0191"]),
 M('robotic voice: "stay home"', time="2024-11-05T00:10:00-05:00", prec="minute", sender=""),
 M("calls from the hour that happened twice", time="2024-11-03T01:30:00-06:00", prec="minute", sender="Marybeth Quandahl", seal=["marybeth@quandahl.example"]),
])
C("planilla_llamadas.xlsx", XLSX([
 {"name": "Turno mañana", "merges": ["A1:G1", "A2:B2", "C2:D2", "E2:G2", "A5:A6"], "rows": [["REGISTRO DE LLAMADAS — MESA DE AYUDA"], ["Momento", None, "Persona", None, "Contenido", None, None], ["Fecha", "Hora", "Nombre", "Teléfono", "Qué dijo", "Dónde", "Obs."],
  [("s", 45445, 3), ("s", 0.34375, 2), "Encarnación Pozoblanco", "951 000 144", "No encuentran su nombre en el padrón", "IES Alcornocal", "viene con DNI caducado"],
  [("s", 45446, 3), ("s", 0.5, 2), "Ildefonso Marismas", "ildefonso@marismas.example", "Papeletas de un solo color", "Centro cívico", None],
  [None, ("s", 0.999988425925926, 2), "Nieves Cantueso", None, ("rich", ["Repartían ", "paella", " en la puerta"]), None, ("f", "CONCATENATE(\"ver \",A1)", "ver foto 12")]]},
 {"name": "Turno tarde", "rows": [["Fecha y hora", "Nombre", "Qué dijo"], ["03/06/2024 21:07", "Custodia Berrocal", "Luz cortada durante el recuento"]], "comments": {"C2": "Custodia pidió que no la llamen a casa de noche"}},
 {"name": "oculta", "state": "hidden", "rows": [["notas internas"], ["revisar si el corte fue en toda la calle"]]}]), "xlsx-two-header-rows-merged-hidden-sheet", [
 M(["No encuentran su nombre en el padrón", "IES Alcornocal", "viene con DNI caducado"], local="2024-06-02T08:15:00", sender="Encarnación Pozoblanco", seal=["951 000 144"], lang="es"),
 M(["Papeletas de un solo color", "Centro cívico"], local="2024-06-03T12:00:00", sender="Ildefonso Marismas", seal=["ildefonso@marismas.example"], lang="es"),
 M(["Repartían paella en la puerta", "ver foto 12"], local="2024-06-03T23:59:59", sender="Nieves Cantueso", lang="es"),
 M(["Luz cortada durante el recuento", "pidió que no la llamen a casa de noche"], local="2024-06-03T21:07:00", prec="minute", sender="Custodia Berrocal", lang="es"),
 M("revisar si el corte fue en toda la calle", sender="", lang="es"),
])
ods = ('<table:table table:name="Volania"><table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="4"><text:p>Kniha volaní</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="3"/></table:table-row>'
 '<table:table-row><table:table-cell office:value-type="string"><text:p>Dátum</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Čas</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Volajúci</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Čo hlási</text:p></table:table-cell></table:table-row>'
 '<table:table-row><table:table-cell office:value-type="date" office:date-value="2023-09-30"><text:p>30. 9. 23</text:p></table:table-cell><table:table-cell office:value-type="time" office:time-value="PT21H58M10S"><text:p>21:58:10</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Ľubica Čerešňová</text:p></table:table-cell><table:table-cell office:value-type="string"><office:annotation><dc:creator>služba</dc:creator><dc:date>2023-10-01T00:10:00</dc:date><text:p>overené na obci, falošný poplach</text:p></office:annotation><text:p>Komisia odišla na pivo,</text:p><text:p>urna ostala<text:s text:c="2"/>sama</text:p></table:table-cell></table:table-row>'
 '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2023-09-30T22:30:00"><text:p>sob 22:30</text:p></table:table-cell><table:table-cell/><table:table-cell office:value-type="string"><text:p>+421 900 000 177</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>volal dvakrát to isté: <text:span>„kde je kľúč?“</text:span></text:p></table:table-cell></table:table-row>'
 '<table:table-row table:visibility="filter"><table:table-cell table:number-columns-repeated="3"/><table:table-cell office:value-type="string"><text:p>odfiltrovaný riadok: kľúč mal starosta</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>')
C("kniha_volani.ods", ODS(ods), "ods-annotations-repeated-rows", [
 M(["Komisia odišla na pivo,", "urna ostala", "overené na obci, falošný poplach"], local="2023-09-30T21:58:10", sender="Ľubica Čerešňová", lang="sk"),
 M(["volal dvakrát to isté: „kde je kľúč?“"], local="2023-09-30T22:30:00", sender="+421 900 000 177", lang="sk"),
 M("odfiltrovaný riadok: kľúč mal starosta", sender="", lang="sk"),
])
C("รับแจ้ง_สายด่วน.csv", "\ufeffลำดับ,วันที่รับแจ้ง,เวลา,ผู้แจ้ง,เบอร์โทร,เรื่อง\r\n1,14 พ.ค. 2566,๐๘.๔๕ น.,ประไพ แสงตะวันยา,089-000-1177,คูหาไม่มีม่านกั้น\r\n2,14/5/66,บ่ายสองโมงครึ่ง,ไม่ประสงค์ออกนาม,,เจ้าหน้าที่ขานคะแนนผิดเบอร์\r\n", "csv-th-buddhist-era", [
 M("คูหาไม่มีม่านกั้น", local="2023-05-14T08:45:00", prec="minute", sender="ประไพ แสงตะวันยา", seal=["089-000-1177"], lang="th"),
 M("เจ้าหน้าที่ขานคะแนนผิดเบอร์", local="2023-05-14T14:30:00", prec="minute", also_ok_time="2023-05-14", sender="", lang="th"),
])
C("export_epochs.csv", CSV([["src", "t_s", "t_ms", "t_us", "t_ns", "nt_filetime", "cocoa", "webkit", "who", "words"],
 ["a", E("2024-02-29T23:59:59+00:00"), "", "", "", "", "", "", "Ignatius Pellworm", "leap day call about a missing bus"],
 ["b", "", "", E("2024-03-01T00:00:00+00:00", 10**6) + 250, "", "", "", "", "Rosamund Tickhill", "gate keys found in a hedge"],
 ["c", "", "", "", E("2024-03-01T06:15:00+00:00", 10**9), "", "", "", "Ignatius Pellworm", "bus arrived with a different number"],
 ["d", "", "", "", "", FILETIME("2024-03-01T07:00:30+00:00"), "", "", "Bartlemy Oxnard", "windows box says the count paused"],
 ["e", "", "", "", "", "", E("2024-03-01T08:00:00+00:00") - 978307200, "", "Rosamund Tickhill", "apple phone copied this line: hedge again"],
 ["f", "", "", "", "", "", "", (E("2024-03-01T09:00:00+00:00") + 11644473600) * 10**6, "Bartlemy Oxnard", "browser history shows the fake results page"]]), "csv-seven-epochs", [
 M("leap day call about a missing bus", time="2024-02-29T23:59:59+00:00", sender="Ignatius Pellworm"),
 M("gate keys found in a hedge", time="2024-03-01T00:00:00+00:00", sender="Rosamund Tickhill"),
 M("bus arrived with a different number", time="2024-03-01T06:15:00+00:00", sender="Ignatius Pellworm"),
 M("windows box says the count paused", time="2024-03-01T07:00:30+00:00", sender="Bartlemy Oxnard"),
 M("apple phone copied this line: hedge again", time="2024-03-01T08:00:00+00:00", sender="Rosamund Tickhill"),
 M("browser history shows the fake results page", time="2024-03-01T09:00:00+00:00", sender="Bartlemy Oxnard"),
])
C("soittopäiväkirja_1904.xlsx", XLSX([{"name": "Puhelut", "rows": [["Pvm", "Klo", "Soittaja", "Puh.", "Asia", "Kesto, min"],
 [("s", XS("2024-01-28", True), 3), ("s", 0.75347222, 2), "Väinämö Haapakorpi", "040 000 0144", "Kyydin piti tulla klo 17 – ei tullut", 2.5],
 [("s", XS("2024-01-28 20:00:00", True), 1), "", "Tyyne Riekkola", "", "Vaalisetelit loppuivat, puoli tuntia taukoa", "0,5"],
 ["29.1.2024 klo 9.05", "", "Väinämö Haapakorpi", "", "Kyyti tuli aamulla", ""], ["Yhteensä", "", "", "", "", ("f", "SUM(F2:F4)", "3")]]}], shared=False, d1904=True), "xlsx-1904-inline-strings", [
 M("Kyydin piti tulla klo 17 – ei tullut", local="2024-01-28T18:05:00", sender="Väinämö Haapakorpi", seal=["040 000 0144"], lang="fi"),
 M("Vaalisetelit loppuivat, puoli tuntia taukoa", local="2024-01-28T20:00:00", sender="Tyyne Riekkola", lang="fi"),
 M("Kyyti tuli aamulla", local="2024-01-29T09:05:00", prec="minute", sender="Väinämö Haapakorpi", lang="fi"),
], not_items=["Yhteensä"])
C("hivasok.xls", """<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40"><DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><Author>ügyelet</Author></DocumentProperties>
<Worksheet ss:Name="Hívások"><Table>
<Row><Cell ss:MergeAcross="3"><Data ss:Type="String">Hívásnapló &#8211; április</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Időpont</Data></Cell><Cell><Data ss:Type="String">Hívó</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">Panasz</Data></Cell></Row>
<Row><Cell><Data ss:Type="DateTime">2022-04-03T06:10:00.000</Data></Cell><Cell><Data ss:Type="String">Boglárka Töltéstava</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">Átszállított szavazók&#10;két busszal</Data><Comment ss:Author="x"><ss:Data><html:B>x:</html:B>rendszám felírva a füzetbe</ss:Data></Comment></Cell></Row>
<Row><Cell><Data ss:Type="String">2022. 04. 03. du. 6 óra</Data></Cell><Cell><Data ss:Type="String">06 1 000 0177</Data></Cell><Cell ss:Index="4"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Nem</B> engedték be a megfigyelőt</ss:Data></Cell></Row>
</Table></Worksheet></Workbook>
""", "spreadsheetml-2003-as-xls", [
 M(["Átszállított szavazók", "két busszal", "rendszám felírva a füzetbe"], local="2022-04-03T06:10:00", sender="Boglárka Töltéstava", lang="hu"),
 M("Nem engedték be a megfigyelőt", local="2022-04-03T18:00:00", prec="minute", sender="06 1 000 0177", lang="hu"),
])
C("export_crm.xls", """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=utf-16"></head><body><table border=1><tr><th rowspan=2>Tarih</th><th colspan=2>Arayan</th><th rowspan=2>Konu</th></tr><tr><th>Ad Soyad</th><th>GSM</th></tr>
<tr><td x:num="45025.5625">09.04.2023 13:30</td><td>Ümmühan Çağlayancı</td><td>0500 000 01 77</td><td>Çadırkente su tankeri &ldquo;zehirli&rdquo; diye geri &ccedil;evrildi<br style='mso-data-placement:same-cell'>görevli inkâr etti</td></tr>
<tr><td>10.04.2023 00:05</td><td colspan=2>isimsiz</td><td>Tanker temiz, ben içtim</td></tr><tr><td colspan=3>TOPLAM</td><td>2 kayıt</td></tr></table></body></html>""".encode("utf-16"), "html-table-as-xls-utf16", [
 M(["Çadırkente su tankeri “zehirli” diye geri çevrildi", "görevli inkâr etti"], local="2023-04-09T13:30:00", prec="minute", sender="Ümmühan Çağlayancı", seal=["0500 000 01 77"], lang="tr"),
 M("Tanker temiz, ben içtim", local="2023-04-10T00:05:00", prec="minute", sender="", lang="tr"),
], not_items=["TOPLAM"])
C("Form responses 1.csv", CSV([["Timestamp", "Email Address", "Your name (optional)", "What did you see or hear?", "Where? [Ward]", "Where? [Street]", "Is it OK to call you back? If so, on which number?", "Upload", "Column 9", ""],
 ["2024/07/04 10:15:44 PM GMT+1", "ingram.boothby@post.example", "Ingram Boothby", "Tellers wearing rosettes INSIDE the room,\n\nalso one took selfies", "Ward 6", "Candlemas Row", "yes 01632 960 601", "https://drive.example/open?id=1", "written into a column that has no name", "stray cell"],
 ["2024/07/05 12:00:03 AM GMT+1", "", "", "=IMPORTXML(\"http://x.example\",\"//a\") is what the SMS said", "", "", "no", "", "", ""]], q="all"), "google-forms-csv", [
 M(["Tellers wearing rosettes INSIDE the room,", "also one took selfies", "Candlemas Row", "written into a column that has no name", "stray cell"], time="2024-07-04T22:15:44+01:00", sender="Ingram Boothby", seal=["ingram.boothby@post.example", "01632 960 601"]),
 M("is what the SMS said", time="2024-07-05T00:00:03+01:00", sender=""),
], hostile=True)
C("kobo_submissions.json", J({"count": 2, "next": None, "results": [{"_id": 1, "formhub/uuid": "f0", "start": "2024-05-29T05:58:00.000+02:00", "end": "2024-05-29T06:11:31.500+02:00", "group_caller/name_of_caller": "Nombulelo Qhawekazi", "group_caller/phone": "0810000177", "group_report/what": "Ballot boxes arrived without the side seals", "group_report/repeat_items": [{"group_report/repeat_items/item": "box 14 lid cracked"}, {"group_report/repeat_items/item": "box 15 no number"}], "_geolocation": [-33.01, 27.9], "_attachments": [{"filename": "u/attachments/box14.jpg"}], "_notes": [{"note": "agent: she sounded calm"}], "_submission_time": "2024-05-29T04:20:00", "_submitted_by": None}, {"_id": 2, "start": "2024-05-29T23:10:00.000+02:00", "group_report/what": "queue still at the gate past nine", "_submission_time": "2024-05-29T21:15:00"}]}), "kobo-json-slash-keys", [
 M(["Ballot boxes arrived without the side seals", "box 14 lid cracked", "box 15 no number", "agent: she sounded calm"], time="2024-05-29T05:58:00+02:00", also_ok_time="2024-05-29T06:20:00+02:00", sender="Nombulelo Qhawekazi", seal=["0810000177"], media=["box14.jpg"]),
 M("queue still at the gate past nine", time="2024-05-29T23:10:00+02:00", also_ok_time="2024-05-29T23:15:00+02:00", sender=""),
])
C("asterisk_Master.csv", '"","15550100155","200","desk-queue","""Fairleigh Nutgrass"" <15550100155>","SIP/trunk-0001","SIP/200-0002","Queue","desk,t","2024-03-10 01:59:40","2024-03-10 01:59:52","2024-03-10 03:04:00",260,248,"ANSWERED","DOCUMENTATION","1710053980.1","said the drop box was taped shut"\n"","anonymous","200","desk-queue","""anonymous"" <anonymous>","SIP/trunk-0003","","VoiceMail","200@desk,u","2024-03-10 23:59:59",,"2024-03-11 00:00:20",21,0,"NO ANSWER","DOCUMENTATION","1710129599.3","left a message, only breathing"\n', "asterisk-cdr-no-heading", [
 M("said the drop box was taped shut", local="2024-03-10T01:59:40", also_ok_time="2024-03-10T06:59:40+00:00", sender="Fairleigh Nutgrass", seal=["15550100155"]),
 M("left a message, only breathing", local="2024-03-10T23:59:59", also_ok_time="2024-03-11T03:59:59+00:00", sender=""),
])
C("transponierte_liste.csv", "Feld;Anruf A;Anruf B\nDatum;12.03.2023;13.03.2023\nZeit;09:15;--\nName;Gundula Spitzweg;Fridolin Ambach\nTelefon;0911-000177;k. A.\nMeldung;Stand ohne Erlaubnis vor der Schule;Flugblatt: „Wahl gilt nicht“\nBemerkung;2. Anruf der Dame;\n", "csv-de-transposed", [
 M(["Stand ohne Erlaubnis vor der Schule", "2. Anruf der Dame"], local="2023-03-12T09:15:00", prec="minute", sender="Gundula Spitzweg", seal=["0911-000177"], lang="de"),
 M("Flugblatt: „Wahl gilt nicht“", local="2023-03-13", prec="day", sender="Fridolin Ambach", lang="de"),
])
C("lista_apeluri_latime_fixa.txt", """LISTA APELURI  -  TURA 2                                         pag. 1
-----------------------------------------------------------------------------
DATA        ORA    APELANT              TELEFON         SESIZARE
-----------------------------------------------------------------------------
24-nov-24   07h20  Smărăndița Pietraru  0700.000.177    Ștampila "VOTAT" nu
                                                        lasă tuș pe buletin
24-nov-24   19h55  Anghel Dumbravă      fără            Coadă la secția 212,
                                                        ușa trântită la ora 21
-----------------------------------------------------------------------------
TOTAL APELURI: 2                                      *** sfârșit listă ***
""".encode("iso-8859-16"), "fixed-width-txt-iso-8859-16", [
 M(['Ștampila "VOTAT" nu', "lasă tuș pe buletin"], local="2024-11-24T07:20:00", prec="minute", sender="Smărăndița Pietraru", seal=["0700.000.177"], lang="ro"),
 M(["Coadă la secția 212,", "ușa trântită la ora 21"], local="2024-11-24T19:55:00", prec="minute", sender="Anghel Dumbravă", lang="ro"),
], not_items=["TOTAL APELURI"])
C("تماس‌ها.csv", "\ufeffردیف،تاریخ،ساعت،تماس‌گیرنده،شماره،شرح\r\n۱،۱۴۰۲/۱۲/۱۱،۱۸:۳۰،گلاویژ کوهپایه،۰۹۱۲۰۰۰۰۱۷۷،برگه‌های رأی تمام شد\r\n۲،۱۴۰۲/۱۲/۱۲،۰۰:۱۰،ناشناس،،صندوق سیار را دیدم\r\n", "csv-fa-jalali-arabic-comma", [
 M("برگه‌های رأی تمام شد", local="2024-03-01T18:30:00", prec="minute", sender="گلاویژ کوهپایه", seal=["۰۹۱۲۰۰۰۰۱۷۷"], lang="fa"),
 M("صندوق سیار را دیدم", local="2024-03-02T00:10:00", prec="minute", sender="", lang="fa"),
])
C("通報一覧_令和.csv", CSV([["受付番号", "受付日時", "", "通報者", "連絡先", "内容", "備考"], ["", "年月日", "時刻", "氏名", "電話", "", ""], ["1", "令和6年1月2日", "午後3時5分", "弓削田 まつり", "0768-00-0177", "井戸水が赤いと聞いた", "未確認\n再度電話"], ["2", "R6.1.3", "25:10", "匿名", "", "倒壊した家から声、は誤報", "深夜表記"]]).encode("cp932"), "csv-ja-era-two-headings-cp932", [
 M(["井戸水が赤いと聞いた", "未確認", "再度電話"], local="2024-01-02T15:05:00", prec="minute", sender="弓削田 まつり", seal=["0768-00-0177"], lang="ja"),
 M("倒壊した家から声、は誤報", local="2024-01-04T01:10:00", prec="minute", also_ok_time="2024-01-03", sender="", lang="ja"),
])
C("bellinlijst_mixed_sheet.xlsx", XLSX([{"name": "Lijst", "hiddenrows": {4}, "rows": [["datum (excel)", "tijd", "beller", "tel/mail", "melding"], [45250.9993, None, "Geertruida Kwakernaak", "0900 000 177", "Potlood aan touwtje ontbreekt"], ["22-11-'23", "kwart over zeven 's avonds", "Joris-Jan Vlasblom", "jj@vlasblom.example", "Stempas van overleden oom gebruikt?"], [45252, 0.25, "Verborgen Rij", None, "rij was verborgen: hamer op de kluis"]],
  "drawing": '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="TextBox 1" descr="gele memo"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr/><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>Memo: de oom stemde </a:t></a:r><a:r><a:t>ook in 2021</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>'}],
 extra=[("xl/threadedComments/threadedComment1.xml", '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="E2" dT="2023-11-23T08:00:00.00" personId="{1}" id="{2}"><text>teruggebeld, geen gehoor</text></threadedComment></ThreadedComments>'), ("xl/media/image1.png", PNG())]), "xlsx-serials-textbox-threaded-comment", [
 M(["Potlood aan touwtje ontbreekt", "teruggebeld, geen gehoor"], local="2023-11-20T23:58:59", also_ok_time="2023-11-20T23:59:00", prec="minute", sender="Geertruida Kwakernaak", seal=["0900 000 177"], lang="nl"),
 M("Stempas van overleden oom gebruikt?", local="2023-11-22T19:15:00", prec="minute", also_ok_time="2023-11-22", sender="Joris-Jan Vlasblom", seal=["jj@vlasblom.example"], lang="nl"),
 M("rij was verborgen: hamer op de kluis", local="2023-11-22T06:00:00", prec="minute", sender="Verborgen Rij", lang="nl"),
 M("Memo: de oom stemde ook in 2021", sender="", lang="nl"),
], unread=["xl/media/image1.png: a picture inside the workbook, not read"])
C("simu_za_saa.tsv", "Tarehe\tSaa (Kiswahili)\tAliyepiga\tNambari\tHabari\r\n9 Agosti 2022\tsaa mbili asubuhi\tZawadi Mwangovya\t0700 000 177\tKituo hakijafunguliwa hadi sasa\r\n9 Agosti 2022\tsaa 1:30 usiku\tKombo Shaibu\t-\tMasanduku yamebebwa kwa pikipiki\r\n".encode("utf-16"), "tsv-sw-swahili-hours-utf16", [
 M("Kituo hakijafunguliwa hadi sasa", local="2022-08-09T08:00:00", prec="minute", also_ok_time="2022-08-09", sender="Zawadi Mwangovya", seal=["0700 000 177"], lang="sw"),
 M("Masanduku yamebebwa kwa pikipiki", local="2022-08-09T19:30:00", prec="minute", also_ok_time="2022-08-09", sender="Kombo Shaibu", lang="sw"),
])
C("twilio_log.csv", CSV([["Call SID", "Parent Call SID", "Date Created (UTC)", "Start Time", "From", "To", "Direction", "Duration", "Recording URL", "Transcription", "CallerName", "Price"],
 ["CA1", "", "Tue, 05 Nov 2024 23:30:00 +0000", "15:30:00 PST 2024-11-05", "+15550100166", "+15550100200", "inbound", "41", "https://api.example/RE1.wav", "there is a uh car parked across the ramp and nobody can get in", "NIGHTINGALE D", "-0.0085"],
 ["CA2", "", "Wed, 06 Nov 2024 00:00:00 +0000", "16:00:00 PST 2024-11-05", "client:Anonymous", "+15550100200", "inbound", "3", "", "", "", "0"]]), "twilio-csv", [
 M("there is a uh car parked across the ramp and nobody can get in", time="2024-11-05T23:30:00+00:00", sender="NIGHTINGALE D", seal=["+15550100166"], media=["RE1.wav"]),
])
