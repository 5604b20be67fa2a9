from lib import *
import quopri
g=G('p4'); F=g.F
b64=lambda s,e='utf-8': base64.encodebytes(s.encode(e)).decode().replace('\n','\r\n')
CR=lambda s: s.replace('\r\n','\n').replace('\n','\r\n')
def crb(s,e='utf-8'): return CR(s).encode(e)
# 1 KOI8-R eml base64 header encoded, Date in odd form
F('жалоба.eml',crb("From: =?koi8-r?B?%s?= <plamen@pochta.example>\nTo: liniya@help.example\nSubject: =?koi8-r?B?%s?=\nDate: Sun, 3 Mar 24 14:05:09 +0300 (MSK)\nMIME-Version: 1.0\nContent-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n\nЗдравствуйте!\nВ лифте висит записка с угрозами.\n\n-- \nПламен Озёрный\nтел. 8 900 555-01-44\n"%(base64.b64encode('Пламен Озерный'.encode('koi8-r')).decode(),base64.b64encode('Записка в лифте'.encode('koi8-r')).decode()),'koi8-r'),'mail','eml-koi8r',[
I(['Записка в лифте','В лифте висит записка с угрозами.'],'2024-03-03T14:05:09+03:00','Пламен Озерный',['Пламен Озерный','Пламен Озёрный','plamen@pochta.example','8 900 555-01-44'],lang='ru')])
# 2 multipart w/ attached message/rfc822 and text attachment
F('Fwd_noise.eml',crb("""Received: from mx.example by in.example; Mon, 4 Mar 2024 08:00:10 +0000
From: "Ferelith Quane" <ferelith@isle.example>
Reply-To: fq-private@isle.example
To: desk@line.example
Subject: Fwd: your noise
Date: Mon, 4 Mar 2024 08:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="=_b1"

This is a multi-part message in MIME format.
--=_b1
Content-Type: text/plain; charset=us-ascii

Please see what the man downstairs wrote to me.
--=_b1
Content-Type: message/rfc822

From: "Downstairs" <nofriend@box.example>
To: ferelith@isle.example
Subject: your noise
Date: Sun, 3 Mar 2024 14:05:09 +0000
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Stop cooking that food or I=E2=80=99ll come up and =
stop you.
--=_b1
Content-Type: text/plain; name="diary.txt"
Content-Disposition: attachment; filename="diary.txt"
Content-Transfer-Encoding: base64

%s
--=_b1
Content-Type: application/pgp-encrypted; name="secret.asc"
Content-Disposition: attachment; filename="secret.asc"

-----BEGIN PGP MESSAGE-----

hQEMA0fakefakefakeAQf/QmFzZTY0Tm90aGluZw==
=abcd
-----END PGP MESSAGE-----
--=_b1--
"""%b64('He banged on the ceiling at night, five times.')),'mail','eml-nested-rfc822-attachment',[
I(['Please see what the man downstairs wrote to me.','He banged on the ceiling at night, five times.'],'2024-03-04T08:00:00Z','Ferelith Quane',['Ferelith Quane','ferelith@isle.example','fq-private@isle.example'],media=['secret.asc']),
I('Stop cooking that food or I’ll come up and stop you.','2024-03-03T14:05:09Z','Downstairs',['nofriend@box.example'])],lost=True)
# 3 mbox Mailman archive with obfuscated addresses
F('2024-March.txt',"From abelone at skoven.example  Sun Mar  3 14:05:09 2024\nFrom: abelone at skoven.example (Abelone Birk)\nDate: Sun, 3 Mar 2024 14:05:09 +0100\nSubject: [grundejer] Sedler\nMessage-ID: <a1@skoven.example>\n\nDer ligger sedler i alle postkasser om familien i nr. 9.\n>From begyndelsen troede jeg det var reklame.\n\nAbelone\n\n\nFrom ebbe at skoven.example  Mon Mar  4 07:00:00 2024\nFrom: ebbe at skoven.example (Ebbe Rønnow)\nDate: Mon, 4 Mar 2024 07:00:00 +0100\nSubject: [grundejer] Sedler\nIn-Reply-To: <a1@skoven.example>\n\n> Der ligger sedler i alle postkasser\nDet er simpelthen sladder.\n-------------- next part --------------\nA non-text attachment was scrubbed...\nName: seddel.jpg\nType: image/jpeg\nSize: 20111 bytes\n",'mail','pipermail-txt',[
I(['Der ligger sedler i alle postkasser om familien i nr. 9.','begyndelsen troede jeg det var reklame.'],'2024-03-03T14:05:09+01:00','Abelone Birk',['Abelone Birk','abelone at skoven.example'],lang='da'),
I('Det er simpelthen sladder.','2024-03-04T07:00:00+01:00','Ebbe Rønnow',['Ebbe Rønnow','ebbe at skoven.example'],lang='da',media=['seddel.jpg'])],lost=True)
# 4 MHonArc html
F('msg00012.html',"<!-- MHonArc v2.6.18 -->\n<!--X-Subject: Leaflet on the church door -->\n<!--X-From-R13: Uvyqn Pbepbena &#60;uvyqn@cnevfu.rknzcyr> -->\n<!--X-Date: Sun, 3 Mar 2024 14:05:09 &#45;0500 (EST) -->\n<!--X-Message-Id: 1@parish.example -->\n<!--X-Head-End-->\n<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML//EN\"><html><head><title>Leaflet on the church door</title></head><body><h1>Leaflet on the church door</h1><ul><li><em>From</em>: Hilda Corcoran &lt;<a href=\"mailto:hilda@parish.example\">hilda@parish.example</a>&gt;</li><li><em>Date</em>: Sun, 3 Mar 2024 14:05:09 -0500 (EST)</li></ul><hr><pre>Someone nailed a leaflet to the church door.\nIt mocks the refugees we host.\n</pre><hr><ul><li>Prev by Date: <strong><a href=\"msg00011.html\">Bake sale</a></strong></li></ul></body></html>",'mail','mhonarc-html',[
I(['Leaflet on the church door','Someone nailed a leaflet to the church door.','It mocks the refugees we host.'],'2024-03-03T14:05:09-05:00','Hilda Corcoran',['Hilda Corcoran','hilda@parish.example'])])
# 5 emlx (apple)
msg="From: Ottoline <ottoline@mac.example>\nTo: x@line.example\nSubject: Bus shelter\nDate: Sun, 03 Mar 2024 14:05:09 -0800\nContent-Type: text/html; charset=\"windows-1252\"\n\n<html><body><p>A man shouted \x93you people\x94 at me &ndash; twice.</p></body></html>\n".encode('latin-1')
F('88213.emlx',str(len(msg)).encode()+b'\n'+msg+b'<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>date-received</key><integer>1709503600</integer><key>flags</key><integer>8590195713</integer></dict></plist>\n','mail','emlx-cp1252',[
I(['Bus shelter','A man shouted “you people” at me – twice.'],'2024-03-03T14:05:09-08:00','Ottoline',['Ottoline','ottoline@mac.example'])])
# 6 printed Outlook reply chain as txt (French)
F('RE_ Menaces.txt',CR("De : Apolline Verdier <a.verdier@asso.example>\nEnvoyé : dimanche 3 mars 2024 14:05\nÀ : Permanence\nObjet : RE: Menaces\n\nOui, il a recommencé ce matin devant l'école.\n\n________________________________\nDe : Permanence <permanence@ligne.example>\nEnvoyé : vendredi 1 mars 2024 09:12\nÀ : Apolline Verdier\nObjet : Menaces\n\nBonjour, est-ce qu'il y a eu du nouveau ?\n").encode('cp1252'),'mail','outlook-txt-thread-fr',[
I("Oui, il a recommencé ce matin devant l'école.",'2024-03-03T14:05','Apolline Verdier',['Apolline Verdier','a.verdier@asso.example'],lang='fr'),
I("Bonjour, est-ce qu'il y a eu du nouveau ?",'2024-03-01T09:12','Permanence',['permanence@ligne.example'],lang='fr')])
# 7 ISO-2022-JP eml
F('通報メール.eml',b"From: =?ISO-2022-JP?B?"+base64.b64encode('千歳つむぎ'.encode('iso2022_jp'))+b"?= <tsumugi@mail.example>\r\nSubject: =?ISO-2022-JP?B?"+base64.b64encode('嫌がらせについて'.encode('iso2022_jp'))+b"?=\r\nDate: Sun, 03 Mar 2024 14:05:09 +0900\r\nContent-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n\r\n"+'玄関に嫌がらせの紙が貼られました。\r\n怖いです。\r\n'.encode('iso2022_jp'),'mail','eml-iso2022jp',[
I(['嫌がらせについて','玄関に嫌がらせの紙が貼られました。','怖いです。'],'2024-03-03T14:05:09+09:00','千歳つむぎ',['千歳つむぎ','tsumugi@mail.example'],lang='ja')])
# 8 web form mail
F('kontaktformular.eml',crb("From: wordpress@stelle.example\nTo: meldung@stelle.example\nSubject: Neue Meldung ueber das Formular\nDate: Sun, 03 Mar 2024 13:05:09 +0000\nX-Mailer: WPForms\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nName: Roswitha Klettenberg\nE-Mail: roswitha@klette.example\nTelefon: 0151 5550 1177\nWann: 02.03.2024 gegen 21 Uhr\nIhre Nachricht:\nJugendliche haben Böller gegen unser Fenster geworfen.\nSie riefen „haut ab“.\n\n---\nIP: 198.51.100.77\n"),'mail','webform-mail-de',[
I(['Jugendliche haben Böller gegen unser Fenster geworfen.','Sie riefen „haut ab“.','02.03.2024 gegen 21 Uhr'],'2024-03-03T13:05:09Z','Roswitha Klettenberg',['Roswitha Klettenberg','roswitha@klette.example','0151 5550 1177','198.51.100.77'],lang='de')])
# ---- office
import docx, pptx
from docx.shared import Pt
def raw(doc):
    b=io.BytesIO(); doc.save(b); return b.getvalue()
def patch(data,repl,add=None,ct=None,rels=None):
    zi=zipfile.ZipFile(io.BytesIO(data)); m={n:zi.read(n) for n in zi.namelist()}
    for n,(a,b) in repl.items():
        assert a.encode() in m[n],(n,a); m[n]=m[n].replace(a.encode(),b.encode())
    for n,v in (add or {}).items(): m[n]=v.encode() if isinstance(v,str) else v
    if ct: m['[Content_Types].xml']=m['[Content_Types].xml'].replace(b'</Types>',ct.encode()+b'</Types>')
    if rels: m['word/_rels/document.xml.rels']=m['word/_rels/document.xml.rels'].replace(b'</Relationships>',rels.encode()+b'</Relationships>')
    return mkzip(m)
W='xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# 9 docx footnote + comment + tracked changes + textbox
d=docx.Document(); d.add_paragraph('Incident note'); d.add_paragraph('Date: Saturday, 2nd March 2024, 3:15pm'); d.add_paragraph('Reported by: Philomena Agate (0117 496 0144)'); d.add_paragraph('The caller said the landlord PLACEHOLDER1 her family.'); d.add_paragraph('BOXHERE')
x=patch(raw(d),{'word/document.xml':('The caller said the landlord PLACEHOLDER1 her family.</w:t></w:r>','The caller said the landlord </w:t></w:r><w:del w:id="1" w:author="Desk" w:date="2024-03-05T09:00:00Z"><w:r><w:delText xml:space="preserve">shouted at </w:delText></w:r></w:del><w:ins w:id="2" w:author="Desk" w:date="2024-03-05T09:00:00Z"><w:r><w:t xml:space="preserve">threatened </w:t></w:r></w:ins><w:r><w:t>her family.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>')},
 {'word/footnotes.xml':f'<?xml version="1.0"?><w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>He used the words "last warning".</w:t></w:r></w:p></w:footnote></w:footnotes>','word/comments.xml':f'<?xml version="1.0"?><w:comments {W}><w:comment w:id="0" w:author="Desk" w:date="2024-03-05T09:01:00Z"><w:p><w:r><w:t>Ask whether the sister heard it too</w:t></w:r></w:p></w:comment></w:comments>'},
 '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/><Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>',
 '<Relationship Id="rId91" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/><Relationship Id="rId92" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>')
x=patch(x,{'word/document.xml':('<w:t>BOXHERE</w:t>','<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:200pt;height:50pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>Box: neighbours at 4b saw the note</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>')})
F('Incident note v3 FINAL.docx',x,'office','docx-footnote-comment-tracked-textbox',[
I(['threatened','shouted at','He used the words "last warning".','Ask whether the sister heard it too','Box: neighbours at 4b saw the note'],'2024-03-02T15:15','Philomena Agate',['Philomena Agate','0117 496 0144'])])
# 10 docx minutes table + header/footer + picture alt
d=docx.Document(); d.sections[0].header.paragraphs[0].text='Protokoll – vertraulich'; d.sections[0].footer.paragraphs[0].text='Nachtrag in der Fußzeile: Zettel liegt im Safe'
d.add_heading('Protokoll der Mieterversammlung',1); d.add_paragraph('Sonntag, den 3. März 2024, Beginn 14.05 Uhr')
t=d.add_table(rows=1,cols=2); t.rows[0].cells[0].text='Wer'; t.rows[0].cells[1].text='Wortmeldung'
for a,b in [('Frau Sauerampfer','Im Keller stehen Parolen gegen uns.'),('Herr Bilsenkraut','Das war bestimmt wieder der vom Dritten.')]:
    r=t.add_row().cells; r[0].text=a; r[1].text=b
d.add_picture(io.BytesIO(pic('RAUS'))); x=raw(d)
x=patch(x,{'word/document.xml':('name="Picture 1"','name="Picture 1" descr="Foto der Kellerwand mit roter Schrift"')})
F('Protokoll_Mieter.docx',x,'office','docx-minutes-table-alt',[
I('Im Keller stehen Parolen gegen uns.','2024-03-03T14:05','Frau Sauerampfer',['Sauerampfer'],lang='de'),I('Das war bestimmt wieder der vom Dritten.','2024-03-03T14:05','Herr Bilsenkraut',['Bilsenkraut'],lang='de'),
I(['Nachtrag in der Fußzeile: Zettel liegt im Safe','Foto der Kellerwand mit roter Schrift'],None,None,[],lang='de')],lost=True)
# 11 pptx notes
p=pptx.Presentation(); s=p.slides.add_slide(p.slide_layouts[1]); s.shapes.title.text='Meldungen KW 9'; s.placeholders[1].text='27.02.2024 18:30 – Anruferin: Aufkleber mit Drohung am Briefkasten'
s.notes_slide.notes_text_frame.text='Anruferin heißt Kunigunde Distelfink, Rückruf 0171 5550199'
s=p.slides.add_slide(p.slide_layouts[5]); s.shapes.title.text='Ausgeblendet'; s._element.set('show','0'); s.notes_slide.notes_text_frame.text='Gerücht über die Schule nicht weitergeben'
b=io.BytesIO(); p.save(b)
F('Lage_KW09.pptx',b.getvalue(),'office','pptx-notes-hidden-slide',[
I(['Aufkleber mit Drohung am Briefkasten'],'2024-02-27T18:30','Kunigunde Distelfink',['Kunigunde Distelfink','0171 5550199'],lang='de'),I('Gerücht über die Schule nicht weitergeben',None,None,[],lang='de')])
# 12 odt w/ annotation, note, hidden text
F('zapisnik.odt',mkzip({'mimetype':'application/vnd.oasis.opendocument.text','META-INF/manifest.xml':'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>','content.xml':'''<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:body><office:text><text:h text:outline-level="1">Zapisnik dežurstva</text:h><text:p>Dana 17. svibnja 2023. u 14:05 javila se gospođa Jagoda Mlinarić<office:annotation><dc:creator>Voditelj</dc:creator><dc:date>2024-03-10T08:00:00</dc:date><text:p>zove i sutra</text:p></office:annotation>, tel. 091 555 0177.</text:p><text:p>Netko joj je<text:s text:c="2"/>napisao prijetnju na vrata<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>piše: „zadnji put”</text:p></text:note-body></text:note>.</text:p></office:text></office:body></office:document-content>'''}),'office','odt-annotation-footnote',[
I(['napisao prijetnju na vrata','zove i sutra','piše: „zadnji put”'],'2023-05-17T14:05','Jagoda Mlinarić',['Jagoda Mlinarić','091 555 0177'],lang='hr')])
# 13 rtf cp1250 escapes + unicode + footnote
F('notatka.rtf',rb"""{\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0 Arial;}}{\*\generator Msftedit 5.41;}{\info{\author Recepcja}}\pard\f0 Notatka s\'b3u\'bfbowa\par
9 pa\'9fdziernika 2023 r., godz. 14.05\par
Dzwoni\'b3a Dobromi\'b3a Wrzos, tel. 600 555 012\par
S\u261\'b9siad grozi\'b3, \'bfe \u8222\'84zrobi porz\'b9dek\u8221\'94.{\footnote\pard Syn te\'bf to s\'b3ysza\'b3.}\par {\v ukryty dopisek: boi si\'ea wraca\'e6}\par }""",'office','rtf-cp1250-footnote-hidden',[
I(['Sąsiad groził, że „zrobi porządek”','Syn też to słyszał.','ukryty dopisek: boi się wracać'],'2023-10-09T14:05','Dobromiła Wrzos',['Dobromiła Wrzos','600 555 012'],lang='pl')])
# 14-16 PDFs by reportlab
from reportlab.pdfgen import canvas
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
pdfmetrics.registerFont(TTFont('DV','/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'))
def pdf(fn):
    b=io.BytesIO(); c=canvas.Canvas(b); c.setFont('DV',11); fn(c); c.save(); return b.getvalue()
def a(c):
    f=c.acroForm
    for y,l,n,v in [(760,'Name des Melders','melder','Leberecht Windhose'),(730,'Telefon','tel','0160 5550123'),(700,'Datum','datum','11.12.2023'),(670,'Uhrzeit','zeit','14:05'),(640,'Was ist passiert?','txt','Im Hof wurde mein Fahrrad mit Drohungen beklebt')]:
        c.drawString(50,y,l); f.textfield(name=n,value=v,x=200,y=y-5,width=340,height=20,maxlen=200)
F('Meldebogen_ausgefuellt.pdf',pdf(a),'office','pdf-acroform-de',[
I('Im Hof wurde mein Fahrrad mit Drohungen beklebt','2023-12-11T14:05','Leberecht Windhose',['Leberecht Windhose','0160 5550123'],lang='de')])
def sc(c):
    from reportlab.lib.utils import ImageReader
    c.drawImage(ImageReader(io.BytesIO(pic('handschrift'))),50,400,400,300)
    t=c.beginText(50,780); t.setFont('DV',10); t.setTextRenderMode(3)
    for l in ['Κέντρο βοήθειας – δελτίο κλήσης','Ημερομηνία: 19 Αυγούστου 2023   Ώρα: 20:35','Καλών: Αναστασία Θυμαρή   Τηλ. 210 555 0133','Έγραψαν απειλές στην πόρτα του μαγαζιού']: t.textLine(l)
    c.drawText(t)
F('scan_0031.pdf',pdf(sc),'office','pdf-scan-textlayer-el',[
I('Έγραψαν απειλές στην πόρτα του μαγαζιού','2023-08-19T20:35','Αναστασία Θυμαρή',['Αναστασία Θυμαρή','210 555 0133'],lang='el')],lost=True)
def im(c):
    c.drawString(50,780,'Registro de llamadas, hoja 2'); c.drawString(50,750,'14/03/2024 10h20  Llama: Eufemia Tordo'); c.drawString(50,730,'Dice que le tiran piedras al perro'); c.showPage()
    from reportlab.lib.utils import ImageReader
    c.drawImage(ImageReader(io.BytesIO(pic('hoja 3 manuscrita'))),50,300,400,300)
F('registro_hoja2-3.pdf',pdf(im),'office','pdf-page-without-text',[
I('Dice que le tiran piedras al perro','2024-03-14T10:20','Eufemia Tordo',lang='es')],lost=True)
# 17 flat OPC / Word 2003 xml
F('nota_2003.xml','<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:o="urn:schemas-microsoft-com:office:office"><o:DocumentProperties><o:Author>Oficina</o:Author><o:Created>2009-01-01T00:00:00Z</o:Created></o:DocumentProperties><w:body><w:p><w:r><w:t>Valencia, a 21 d’abril de 2022, a les 14.05 h</w:t></w:r></w:p><w:p><w:r><w:t>Truca: Montserrat Figuerola, tel. 961 555 010</w:t></w:r></w:p><w:p><w:r><w:t>Diu que el veí </w:t></w:r><w:r><w:t>la insulta</w:t></w:r><w:r><w:t> cada matí</w:t></w:r></w:p></w:body></w:wordDocument>','office','wordml-2003-ca',[
I('Diu que el veí la insulta cada matí','2022-04-21T14:05','Montserrat Figuerola',['Montserrat Figuerola','961 555 010'],lang='ca')])
# 18 SpreadsheetML 2003
F('Export_aspx.xls','<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Hívások"><Table><Row><Cell><Data ss:Type="String">Дата</Data></Cell><Cell><Data ss:Type="String">Заявник</Data></Cell><Cell><Data ss:Type="String">Зміст</Data></Cell></Row><Row><Cell><Data ss:Type="DateTime">2024-03-03T14:05:00.000</Data></Cell><Cell><Data ss:Type="String">Калина Яворівська</Data></Cell><Cell><Data ss:Type="String">Хтось порізав шини і лишив записку</Data><Comment ss:Author="x"><ss:Data>записка червоним олівцем</ss:Data></Comment></Cell></Row></Table></Worksheet></Workbook>'.replace('Hívások','Дзвінки'),'table','spreadsheetml-2003-uk',[
I(['Хтось порізав шини і лишив записку','записка червоним олівцем'],'2024-03-03T14:05','Калина Яворівська',lang='uk')])
# 19 HTML table named .xls (ASP export)
F('reporte.xls','<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=iso-8859-1"></head><body><p>Reporte mensual</p><table border=1><tr><th>FECHA</th><th>HORA</th><th>QUIEN REPORTA</th><th>CELULAR</th><th>RELATO</th></tr><tr><td>04/03/2024</td><td>02:05 p.&nbsp;m.</td><td>Dorotea Cañaveral</td><td>300 555 0155</td><td>Pintaron groserías en la pared<br>de la guardería</td></tr><tr style="display:none"><td>15/03/2024</td><td>08:00 a.&nbsp;m.</td><td>Anónimo</td><td></td><td>Corre un chisme sobre el pastor</td></tr></table><p>Nota al pie: falta la hoja de febrero</p></body></html>'.encode('latin-1'),'table','html-as-xls-es',[
I(['Pintaron groserías en la pared','de la guardería'],'2024-03-04T14:05','Dorotea Cañaveral',['Dorotea Cañaveral','300 555 0155'],lang='es'),I('Corre un chisme sobre el pastor','2024-03-15T08:00',None,[],lang='es'),I('Nota al pie: falta la hoja de febrero',None,None,[],lang='es')])
# 20 epub-ish? mht
F('Helpdesk - Beskjed.mht',crb('From: <Saved by Blink>\nSubject: Beskjed 77\nDate: Mon, 1 Apr 2024 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="--MB--x"\n\n----MB--x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://intern.example/77\n\n<!DOCTYPE html><html><head><meta charset=3D"utf-8"></head><body><dl><dt>Innm=\neldt</dt><dd>7. februar 2024 kl. 19:45</dd><dt>Innmelder</dt><dd>Solfrid Myrl=C3=B8k</dd><dt>Melding</dt><dd>Naboen kaster s=C3=B8ppel p=C3=A5 barna mine</dd></dl></body></html>\n----MB--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://intern.example/s.png\n\n'+base64.b64encode(pic('skjerm')).decode()+'\n----MB--x--\n'),'web','mhtml-no',[
I('Naboen kaster søppel på barna mine','2024-02-07T19:45','Solfrid Myrløk',lang='no')],lost=True)
g.done()
