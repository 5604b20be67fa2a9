from lib import *
import openpyxl, datetime as D, xlwt
from openpyxl.comments import Comment
from openpyxl.styles import Font
g=G('p2'); F=g.F
def sv(wb):
    b=io.BytesIO(); wb.save(b); return b.getvalue()
# 1 call sheet French merged title, date heading rows
wb=openpyxl.Workbook(); w=wb.active; w.title='Mars'
w['A1']='Permanence téléphonique – fiche des appels'; w.merge_cells('A1:E1'); w['A2']='Imprimé le 02/04/2024'
w.append([]); w.append(['Jour','Heure','Appelant(e)','Tél.','Propos rapportés'])
w.append([D.date(2024,3,3),'12h30','Solveig Marchepied','06 55 50 01 12','Des tracts haineux glissés dans les boîtes aux lettres'])
w.append([None,'14h05','Anonyme',None,'Un voisin crie des insultes depuis son balcon'])
w.append([D.date(2024,3,25),'9h','Théodule Grangevin','06 55 50 01 13','Menace écrite sur le pare-brise'])
w.merge_cells('A5:A6'); w.append(['Total','', '3 appels','',''])
w['E7'].comment=Comment('Rappeler : il dit avoir reconnu l’écriture','Accueil')
F('fiche_appels_mars.xlsx',sv(wb),'table','xlsx-call-sheet-merged-fr',[
I('Des tracts haineux glissés dans les boîtes aux lettres','2024-03-03T12:30','Solveig Marchepied',['Solveig Marchepied','06 55 50 01 12'],lang='fr'),
I('Un voisin crie des insultes depuis son balcon','2024-03-03T14:05',None,[],lang='fr'),
I(['Menace écrite sur le pare-brise','Rappeler : il dit avoir reconnu l’écriture'],'2024-03-25T09:00','Théodule Grangevin',['Théodule Grangevin','06 55 50 01 13'],lang='fr')])
# 2 two tables on one sheet + hidden sheet + hidden row (Polish)
wb=openpyxl.Workbook(); w=wb.active; w.title='Dyżur'
w.append(['Dyżur telefoniczny – zgłoszenia']); w.append(['Data','Godz.','Zgłaszający','Treść'])
w.append(['04.03.2024','14:05','Bogumiła Świerszcz','Ktoś namalował obraźliwy napis na drzwiach'])
w.append(['14.03.2024','08:10','Ziemowit Kłos','Sąsiad rozpowiada plotki o naszej rodzinie'])
w.row_dimensions[4].hidden=True
w.append([]); w.append(['Odebrane SMS-y']); w.append(['Numer','Otrzymano','SMS'])
w.append(['+48 555 010 277','15.03.2024 19:22','Znowu stoją pod oknem i krzyczą'])
h=wb.create_sheet('stare'); h.sheet_state='hidden'; h.append(['Data','Zgłaszający','Treść']); h.append(['28.02.2024','Radomiła Cis','Podarto plakat o spotkaniu'])
F('dyzur_2024.xlsx',sv(wb),'table','xlsx-two-tables-hidden-pl',[
I('Ktoś namalował obraźliwy napis na drzwiach','2024-03-04T14:05','Bogumiła Świerszcz',lang='pl'),
I('Sąsiad rozpowiada plotki o naszej rodzinie','2024-03-14T08:10','Ziemowit Kłos',lang='pl'),
I('Znowu stoją pod oknem i krzyczą','2024-03-15T19:22','+48 555 010 277',lang='pl'),
I('Podarto plakat o spotkaniu','2024-02-28','Radomiła Cis',lang='pl')])
# 3 serial numbers, unformatted (general) with time fraction, 1904 false
wb=openpyxl.Workbook(); w=wb.active
w.append(['Ticket','Opened (Excel serial)','Caller','Caller no','Narrative','Follow up notes'])
w.append([1,45354.58680555555,'Petronel Ashby','0121 496 0777','Threatening leaflet under the wiper','second one this month'])
w.append([2,45355.25,'withheld','','Rumour spread in school chat about new family',''])
w.column_dimensions['F'].hidden=True
F('raw_serials.xlsx',sv(wb),'table','xlsx-serial-dates',[
I(['Threatening leaflet under the wiper','second one this month'],'2024-03-03T14:05','Petronel Ashby',['Petronel Ashby','0121 496 0777']),
I('Rumour spread in school chat about new family','2024-03-04T06:00',None,[])])
# 4 old xls (xlwt) Russian
wb=xlwt.Workbook(encoding='utf-8'); w=wb.add_sheet('Журнал'); df=xlwt.easyxf(num_format_str='DD.MM.YYYY'); tf=xlwt.easyxf(num_format_str='HH:MM')
w.write_merge(0,0,0,4,'Журнал обращений горячей линии')
for i,x in enumerate(['№ п/п','Дата','Время','Ф.И.О. обратившегося','Суть обращения']): w.write(1,i,x)
for r,(n,d,t,p,x) in enumerate([(1,D.date(2024,3,3),D.time(14,5),'Крапивина Аглая','Соседи угрожают вызвать «своих ребят»'),(2,D.date(2024,3,19),D.time(0,30),'Полынин Евсей','Ночью разбили почтовый ящик')],2):
    w.write(r,0,n);w.write(r,1,d,df);w.write(r,2,t,tf);w.write(r,3,p);w.write(r,4,x)
w.write(5,0,'Передал смену: дежурный'); b=io.BytesIO(); wb.save(b)
F('журнал_обращений.xls',b.getvalue(),'table','xls-biff-ru',[
I('Соседи угрожают вызвать «своих ребят»','2024-03-03T14:05','Крапивина Аглая',lang='ru'),
I('Ночью разбили почтовый ящик','2024-03-19T00:30','Полынин Евсей',lang='ru')])
# 5 csv Japanese Shift-JIS with era
F('相談受付簿.csv',"相談受付簿（令和６年３月分）,,,,\r\n受付日,受付時刻,相談者,電話番号,相談内容\r\n令和6年3月5日,午後2時5分,霧島ことね,090-5550-0101,郵便受けに中傷ビラが入っていた\r\nR6.3.14,午前9時30分,匿名希望,,隣人から暴言を受けた\r\n※以下余白,,,,\r\n".encode('cp932'),'table','csv-sjis-era',[
I('郵便受けに中傷ビラが入っていた','2024-03-05T14:05','霧島ことね',['霧島ことね','090-5550-0101'],lang='ja'),
I('隣人から暴言を受けた','2024-03-14T09:30',None,[],lang='ja')])
# 6 csv taiwan big5 ROC year
F('申訴登記表.csv',"申訴登記表\r\n日期,時間,申訴人,聯絡電話,內容\r\n112/11/08,下午2:05,柳青禾,0912-555-010,樓梯間被貼恐嚇字條\r\n113/03/21,上午8:40,石映川,0912-555-011,鄰居散布不實謠言\r\n".encode('big5'),'table','csv-big5-roc-year',[
I('樓梯間被貼恐嚇字條','2023-11-08T14:05','柳青禾',['柳青禾','0912-555-010'],lang='zh'),
I('鄰居散布不實謠言','2024-03-21T08:40','石映川',['石映川','0912-555-011'],lang='zh')])
# 7 Google Forms (Spanish) CSV day-first undecided by row but timestamp format "3/03/2024 14:05:09" other row 25/03
F('Formulario de avisos (respuestas) - Respuestas de formulario 1.csv',"Marca temporal,Dirección de correo electrónico,¿Qué pasó?,¿Cuándo ocurrió?,¿Quiere añadir algo?\n5/03/2024 14:05:09,candelaria.r@correo.example,\"Pegaron un cartel con amenazas\nen el portal\",01/03/2024,\"Sí, lo guardé\"\n25/03/2024 7:59:30,hilario.m@correo.example,Mi jefe se burla de mi acento,20/03/2024,\n",'table','google-forms-csv-es',[
I(['Pegaron un cartel con amenazas','en el portal','Sí, lo guardé'],'2024-03-05T14:05:09','candelaria.r@correo.example',lang='es'),
I('Mi jefe se burla de mi acento','2024-03-25T07:59:30','hilario.m@correo.example',lang='es')])
# 8 LimeSurvey CSV
F('results-survey448812.csv','"id","submitdate","lastpage","startlanguage","seed","startdate","datestamp","ipaddr","refurl","Q01","Q01[other]","Q02[SQ001]","Q03"\n"3","2024-03-03 14:05:27","4","de","991","2024-03-03 13:50:02","2024-03-03 14:05:27","203.0.113.44","","A2","","Y","Im Bus wurde meine Tochter bespuckt"\n"5","2024-03-14 21:00:01","4","de","117","2024-03-14 20:41:00","2024-03-14 21:00:01","203.0.113.9","","-oth-","Flugblatt am Spielplatz","N","Kontakt: n.quendel@post.example"\n','table','limesurvey-csv',[
I('Im Bus wurde meine Tochter bespuckt','2024-03-03T14:05:27',None,['203.0.113.44'],lang='de'),
I(['Flugblatt am Spielplatz','Kontakt:'],'2024-03-14T21:00:01','n.quendel@post.example',['n.quendel@post.example','203.0.113.9'],lang='de')])
# 9 KoboToolbox csv ; separator
F('Incident_report_-_all_versions_-_False_-_2024-04-01.csv','"start";"end";"today";"username";"grp_who/rep_name";"grp_who/rep_tel";"grp_inc/descr";"grp_inc/descr_more";"_id";"_uuid";"_submission_time";"_attachments"\n"2024-03-03T14:05:00.000+03:00";"2024-03-03T14:05:41.000+03:00";"2024-03-03";"enum07";"Wanjiru Kilele";"+254 711 555 018";"Leaflets thrown at the market telling traders to go";"names two stalls";"8812";"c0ffee";"2024-03-05T06:00:00";""\n"2024-03-03T16:40:30.000+03:00";"2024-03-03T16:40:58.000+03:00";"2024-03-03";"enum07";"Otieno Baridi";"";"A rumour says the well was poisoned by newcomers";"";"8813";"c0ffef";"2024-03-05T06:00:01";"voice_8813.m4a"\n','table','kobo-csv',[
I(['Leaflets thrown at the market telling traders to go','names two stalls'],'2024-03-03T14:05+03:00','Wanjiru Kilele',['Wanjiru Kilele','+254 711 555 018']),
I('A rumour says the well was poisoned by newcomers','2024-03-03T16:40+03:00','Otieno Baridi',media=['voice_8813.m4a'])],lost=True)
# 10 ODK XML submission
F('odk/uuid_7d/submission.xml',"""<?xml version='1.0' ?><data id="ripoti_tukio" version="202402" instanceID="uuid:7d" submissionDate="2024-03-06T05:00:00.000Z" xmlns:orx="http://openrosa.org/xforms"><start>2024-03-03T14:05:10.123+03:00</start><end>2024-03-03T14:05:52.000+03:00</end><mtoa_taarifa><jina>Neema Mwangaza</jina><simu>0755 501 220</simu></mtoa_taarifa><tukio><maelezo>Vijana walimtukana jirani yangu sokoni</maelezo><maneno_yaliyosemwa>Rudini kwenu</maneno_yaliyosemwa><picha type="file">1709463911.jpg</picha></tukio><orx:meta><orx:instanceID>uuid:7d</orx:instanceID></orx:meta></data>""",'table','odk-submission-xml',[
I(['Vijana walimtukana jirani yangu sokoni','Rudini kwenu'],'2024-03-03T14:05+03:00','Neema Mwangaza',['Neema Mwangaza','0755 501 220'],lang='sw',media=['1709463911.jpg'])],lost=True)
# 11 SurveyMonkey xlsx two header rows
wb=openpyxl.Workbook(); w=wb.active; w.title='Sheet'
w.append(['Respondent ID','Collector ID','Start Date','End Date','IP Address','Email Address','What happened?','Where did you hear or see it?',None])
w.append([None]*6+['Open-Ended Response','Response','Other (please specify)'])
w.append([118000111,44,'03/05/2024 02:05:02 PM','03/05/2024 02:05:48 PM','198.51.100.7','leopolda.frye@mail.example','Coach told my son he does not belong on the team','Other','changing room'])
w.append([118000112,44,'03/28/2024 09:15:03 AM','03/28/2024 09:15:41 AM','198.51.100.8','osric.bane@mail.example','Someone keeps moving our bins into the road',None,None])
F('SurveyMonkey_Excel.xlsx',sv(wb),'table','surveymonkey-xlsx',[
I(['Coach told my son he does not belong on the team','changing room'],'2024-03-05T14:05','leopolda.frye@mail.example',['leopolda.frye@mail.example','198.51.100.7']),
I('Someone keeps moving our bins into the road','2024-03-28T09:15','osric.bane@mail.example',['osric.bane@mail.example','198.51.100.8'])])
# 12 Outlook CSV german cp1252
F('Posteingang_export.CSV','"Betreff","Nachrichtentext","Von: (Name)","Von: (Adresse)","Von: (Typ)","An: (Name)","An: (Adresse)","Kategorien","Vertraulichkeit"\r\n"Schmiererei am Zaun","Guten Tag,\r\n\r\nam Morgen fanden wir eine Schmiererei am Zaun.\r\n\r\nGrüße\r\nEdeltraud Nüßlein","Edeltraud Nüßlein","e.nuesslein@post.example","SMTP","Meldestelle","meldung@stelle.example","","Normal"\r\n'.encode('cp1252'),'table','outlook-csv-de-cp1252',[
I(['Schmiererei am Zaun','am Morgen fanden wir eine Schmiererei am Zaun.'],None,'Edeltraud Nüßlein',['Edeltraud Nüßlein','e.nuesslein@post.example'],lang='de')])
# 13 Cellebrite-like xlsx
wb=openpyxl.Workbook(); w=wb.active; w.title='Summary'; w.append(['UFED Reader report']); w.append(['Device owner','phone of Mireille Outremont'])
w=wb.create_sheet('Chats'); w.append(['Chats (2)']); w.append(['#','Chat #','Identifier','Start Time: Time','Participants','From','To','Body','Timestamp: Time','Deleted - Instant Message','Attachment #1'])
w.append([1,1,'c-1','01/01/2020 00:00:00(UTC+0)','33655500177 Mireille Outremont_x000d_33655500178 Basile Corvin','33655500178 Basile Corvin','','Tu vas voir ce qui arrive si tu parles','04/03/2024 14:05:31(UTC+1)','',''])
w.append([2,1,'c-1','01/01/2020 00:00:00(UTC+0)','','33655500177 Mireille Outremont','','Laisse-moi tranquille','13/03/2024 14:06:02(UTC+1)','Yes','files/Image/a.jpg'])
F('UFED_Chats_report.xlsx',sv(wb),'table','ufed-xlsx',[
I('Tu vas voir ce qui arrive si tu parles','2024-03-04T14:05:31+01:00','Basile Corvin',['Basile Corvin','33655500178'],lang='fr'),
I('Laisse-moi tranquille','2024-03-13T14:06:02+01:00','Mireille Outremont',['Mireille Outremont','33655500177'],lang='fr',media=['files/Image/a.jpg'])],lost=True)
# 14 Hijri beside Gregorian, Arabic CSV cp1256 ;
F('سجل البلاغات.csv',"سجل بلاغات الخط الساخن\r\nالتاريخ الهجري;التاريخ الميلادي;الساعة;المبلّغ;الهاتف;نص البلاغ\r\n22 شعبان 1445;3 مارس 2024;2:05 م;سلوى الديري;0795550142;كتبوا على الجدار كلاماً مهيناً\r\n11 رمضان 1445;21 مارس 2024;10:30 ص;حسام النهري;0795550143;شائعة عن مدرسة الحي\r\nالمجموع: بلاغان;;;;;\r\n".encode('cp1256'),'table','csv-cp1256-hijri',[
I('كتبوا على الجدار كلاماً مهيناً','2024-03-03T14:05','سلوى الديري',['سلوى الديري','0795550142'],lang='ar'),
I('شائعة عن مدرسة الحي','2024-03-21T10:30','حسام النهري',['حسام النهري','0795550143'],lang='ar')])
# 15 UTF-16LE TSV Greek (Excel "Unicode text")
F('κλήσεις.txt',("\ufeffΗμερομηνία\tΏρα\tΚαλών\tΠεριγραφή\r\n5/3/2024\t2:05 μ.μ.\tΕυανθία Κρίνου\tΠέταξαν φυλλάδια μίσους στην αυλή\r\n23/3/2024\t11:40 π.μ.\tΑνώνυμος\tΟ θυρωρός βρίζει τα παιδιά\r\n").encode('utf-16-le'),'table','excel-unicode-text-utf16',[
I('Πέταξαν φυλλάδια μίσους στην αυλή','2024-03-05T14:05','Ευανθία Κρίνου',lang='el'),
I('Ο θυρωρός βρίζει τα παιδιά','2024-03-23T11:40',None,[],lang='el')])
# 16 Zendesk CSV / month first
F('zendesk-export.csv','Id,Requester,Requester email,Subject,Description,Created at,Updated at,User created at\n90112,Averil Stopes,averil@inbox.example,Harassment at bus stop,"He said ""go back"" three times",2024-03-03 14:05:22 UTC,2024-05-01 00:00:00 UTC,2016-01-01 00:00:00 UTC\n90113,Cuthbert Lowe,c.lowe@inbox.example,Poster,A poster mocks our choir,2024-03-04 08:00:00 UTC,2024-05-01 00:00:00 UTC,2017-02-01 00:00:00 UTC\n','table','zendesk-csv',[
I(['Harassment at bus stop','He said "go back" three times'],'2024-03-03T14:05:22Z','Averil Stopes',['Averil Stopes','averil@inbox.example']),
I('A poster mocks our choir','2024-03-04T08:00:00Z','Cuthbert Lowe',['Cuthbert Lowe','c.lowe@inbox.example'])])
# 17 OTRS csv semicolon, german
F('ticket_search_2024-04-01_08-00.csv','"Ticket#";"Alter";"Erstellt";"Geschlossen";"Status";"Queue";"Von";"Betreff";"Artikelbaum"\n"2024030510000017";"28 d 18 h";"05.03.2024 14:05:33";"";"offen";"Meldungen";"""Walburga Zeisig"" <w.zeisig@web.example>";"Drohung im Hausflur";"Eintrag #1: Zettel mit Drohung an meiner Tür."\n','table','otrs-csv',[
I(['Drohung im Hausflur','Zettel mit Drohung an meiner Tür.'],'2024-03-05T14:05:33','Walburga Zeisig',['Walburga Zeisig','w.zeisig@web.example'],lang='de')])
# 18 Jira CSV duplicate Comment columns
F('Jira 2024-04-02.csv','Summary,Issue key,Reporter,Created,Updated,Description,Comment,Comment\nSlur on lift door,SAFE-7,isaura.penn,03/Mar/24 2:05 PM,29/Mar/24 1:00 PM,Found a slur scratched into the lift door,05/Mar/24 9:00 AM;wilf.gant;Photo is with reception,06/Mar/24 4:30 PM;isaura.penn;It was back again today\n','table','jira-csv-comments',[
I(['Slur on lift door','Found a slur scratched into the lift door'],'2024-03-03T14:05','isaura.penn'),
I('Photo is with reception','2024-03-05T09:00','wilf.gant'),
I('It was back again today','2024-03-06T16:30','isaura.penn')])
# 19 ODS minimal by hand, Czech
ods=mkzip({'mimetype':'application/vnd.oasis.opendocument.spreadsheet','META-INF/manifest.xml':'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
'content.xml':'''<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Hovory"><table:table-row><table:table-cell office:value-type="string"><text:p>Datum</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Čas</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Volající</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Záznam</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="date" office:date-value="2024-03-03"><text:p>3. 3. 2024</text:p></table:table-cell><table:table-cell office:value-type="time" office:time-value="PT14H05M00S"><text:p>14:05</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Zdislava Vrbová</text:p></table:table-cell><table:table-cell office:value-type="string"><office:annotation><dc:date>2024-03-20T10:00:00</dc:date><text:p>volala ještě jednou, pláče</text:p></office:annotation><text:p>Soused nám nadává přes plot</text:p></table:table-cell></table:table-row><table:table-row table:visibility="collapse"><table:table-cell office:value-type="date" office:date-value="2024-03-16"><text:p>16. 3. 2024</text:p></table:table-cell><table:table-cell office:value-type="time" office:time-value="PT07H50M00S"><text:p>7:50</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Květoslav Hrách</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Roztrhali</text:p><text:p>naše letáky</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>'''})
F('hovory.ods',ods,'table','ods-annotation-hidden-row',[
I(['Soused nám nadává přes plot','volala ještě jednou, pláče'],'2024-03-03T14:05','Zdislava Vrbová',lang='cs'),
I(['Roztrhali','naše letáky'],'2024-03-16T07:50','Květoslav Hrách',lang='cs')])
# 20 transposed sheet (records in columns), Hungarian
wb=openpyxl.Workbook(); w=wb.active; w.title='Adatlap'
for r in [['Bejelentés sorszáma','1.','2.'],['Bejelentő neve','Szederke Ilka','Bükkös Vencel'],['Telefonszám','+36 20 555 0188','+36 20 555 0189'],['Időpont','2023. december 28. 6:50','2024. március 12. 9:20'],['Mit mondtak?','Azt kiabálták, hogy takarodjunk','Hamis hírt terjesztenek rólunk'],['Megjegyzés','két tanú volt','']]: w.append(r)
F('adatlap.xlsx',sv(wb),'table','xlsx-transposed-hu',[
I(['Azt kiabálták, hogy takarodjunk','két tanú volt'],'2023-12-28T06:50','Szederke Ilka',['Szederke Ilka','+36 20 555 0188'],lang='hu'),
I('Hamis hírt terjesztenek rólunk','2024-03-12T09:20','Bükkös Vencel',['Bükkös Vencel','+36 20 555 0189'],lang='hu')])
# 21 TSV phone log Android Hindi devanagari digits; 22 Freshdesk xml-ish json
F('call_log_notes.tsv',"क्रम\tदिनांक\tसमय\tनाम\tमोबाइल\tविवरण\n१\t०५/०३/२०२४\t१४:०५\tकावेरी तरंगिणी\t+91 98765 55501\tपड़ोसी ने दरवाज़े पर धमकी लिखी\n२\t२१/०३/२०२४\t०८:३०\tअनाम\t\tमोहल्ले में झूठी अफ़वाह फैली है\n",'table','tsv-devanagari-digits',[
I('पड़ोसी ने दरवाज़े पर धमकी लिखी','2024-03-05T14:05','कावेरी तरंगिणी',['कावेरी तरंगिणी','+91 98765 55501'],lang='hi'),
I('मोहल्ले में झूठी अफ़वाह फैली है','2024-03-21T08:30',None,[],lang='hi')])
fd=[{"helpdesk_ticket":{"display_id":81,"subject":"Notes in our mailbox","description":"We got three hateful notes this week","description_html":"<div>We got three hateful notes this week</div>","created_at":"2024-03-03T14:05:12+05:30","updated_at":"2024-04-11T00:00:00+05:30","requester":{"name":"Ishwari Pallav","email":"ishwari@in.example","phone":None,"created_at":"2015-01-01T00:00:00+05:30"},"helpdesk_notes":[{"body":"Please keep the envelopes.","private":False,"incoming":False,"created_at":"2024-03-03T15:00:00+05:30","user_id":5}],"custom_field":{"cf_words_used_99":"\"leave before Holi\""}}}]
F('Tickets0.json',json.dumps(fd,indent=1),'table','freshdesk-json',[
I(['Notes in our mailbox','We got three hateful notes this week','"leave before Holi"'],'2024-03-03T14:05:12+05:30','Ishwari Pallav',['Ishwari Pallav','ishwari@in.example']),
I('Please keep the envelopes.','2024-03-03T15:00:00+05:30',None,[])])
g.done()
