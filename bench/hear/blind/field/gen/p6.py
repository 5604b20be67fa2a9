from lib import *
import openpyxl
g=G('p6'); F=g.F
CR=lambda s: s.replace('\n','\r\n')
# WARC
h1="<html><head><meta charset=utf-8><title>Vaš kraj</title></head><body><article class=c><header><a class=u>@brinjevec</a> <time datetime=\"2024-03-03T14:05:00+01:00\" title=\"registriran 2011-01-01\">pred 3 dnevi</time></header><p>Naj gredo, od koder so prišli, pravijo v gostilni</p><aside hidden>prijavljeno moderatorju</aside></article></body></html>"
body=("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nDate: Wed, 06 Mar 2024 10:00:00 GMT\r\nContent-Length: %d\r\n\r\n"%len(h1.encode())).encode()+h1.encode()
im=b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"+pic('VEN')
def rec(t,uri,b): return ("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-03-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:%s>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"%(t,uri,uri[-4:],len(b))).encode()+b+b"\r\n\r\n"
F('crawl-20240306.warc',rec('response','https://kraj.example/t/1234',body)+rec('response','https://kraj.example/i/9.png',im),'web','warc-html',[
I(['Naj gredo, od koder so prišli, pravijo v gostilni','prijavljeno moderatorju'],'2024-03-03T14:05:00+01:00','@brinjevec',lang='sl')],'posts',True)
# xlsx with drawing text box + threaded comment + header/footer
wb=openpyxl.Workbook(); w=wb.active; w.title='Anrop'; w.oddFooter.center.text='Skiftbyte: lapparna ligger i skåp 4'
w.append(['Anropslogg mars']); w.append(['Datum','Kl.','Uppringare','Telefon','Vad som sades']); w.append(['2024-03-03','14.05','Hillevi Blåklint','070-555 01 22','Grannen hotar att anmäla oss om vi inte flyttar'])
b=io.BytesIO(); wb.save(b); zi=zipfile.ZipFile(b); m={n:zi.read(n) for n in zi.namelist()}
m['xl/worksheets/sheet1.xml']=m['xl/worksheets/sheet1.xml'].replace(b'</worksheet>',b'<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></worksheet>')
m['xl/worksheets/_rels/sheet1.xml.rels']='<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/><Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
m['xl/drawings/drawing1.xml']='<?xml version="1.0" encoding="UTF-8"?><xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="TextBox 1"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>Obs! hon ringde även i fjol</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>'
m['xl/threadedComments/threadedComment1.xml']='<?xml version="1.0" encoding="UTF-8"?><ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="E3" dT="2024-03-20T09:00:00.00" personId="{1}" id="{2}"><text>hotet kom även på svenska radions gästbok</text></threadedComment></ThreadedComments>'
m['[Content_Types].xml']=m['[Content_Types].xml'].replace(b'</Types>',b'<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/><Override PartName="/xl/threadedComments/threadedComment1.xml" ContentType="application/vnd.ms-excel.threadedcomments+xml"/></Types>')
F('anropslogg_mars.xlsx',mkzip(m),'table','xlsx-textbox-threaded-footer',[
I(['Grannen hotar att anmäla oss om vi inte flyttar','hotet kom även på svenska radions gästbok'],'2024-03-03T14:05','Hillevi Blåklint',['Hillevi Blåklint','070-555 01 22'],lang='sv'),
I(['Obs! hon ringde även i fjol'],None,None,[],lang='sv'),I('Skiftbyte: lapparna ligger i skåp 4',None,None,[],lang='sv')])
# html-only GB18030 eml, mislabeled gb2312, QQ
html='<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb18030"></head><body><span style="display:none">门口有人喷漆</span><div>昨晚邻居喻垚在楼道里骂我们是“外来户”。</div><div>电话：138&nbsp;0055&nbsp;5012</div></body></html>'
F('QQ邮件-举报.eml',(b'From: "=?gb18030?B?'+base64.b64encode('沐禾'.encode('gb18030'))+b'?=" <2850055501@qq.example>\r\nTo: "=?gb18030?B?'+base64.b64encode('热线'.encode('gb18030'))+b'?=" <rexian@line.example>\r\nSubject: =?gb18030?B?'+base64.b64encode('举报'.encode('gb18030'))+b'?=\r\nMime-Version: 1.0\r\nContent-Type: text/html;\r\n\tcharset="gb18030"\r\nContent-Transfer-Encoding: base64\r\nDate: Sun, 3 Mar 2024 14:05:09 +0800\r\nX-QQ-MIME: TCMime 1.0 by Tencent\r\n\r\n'+base64.encodebytes(html.encode('gb18030')).replace(b'\n',b'\r\n')),'mail','eml-qq-gb18030-html-only',[
I(['举报','门口有人喷漆','昨晚邻居喻垚在楼道里骂我们是“外来户”。'],'2024-03-03T14:05:09+08:00','沐禾',['沐禾','2850055501@qq.example','138 0055 5012'],lang='zh')])
# Lotus Notes structured text
F('Notes_export_struct.txt',CR("Form:  Memo\nFrom:  CN=Traute Hollerbusch/OU=Werk2/O=Firma\nSendTo:  CN=Vertrauensstelle/O=Firma\nSubject:  Zettel am Spind\nPostedDate:  05.03.2024 14:05:09\nDeliveredDate:  06.03.2024 06:00:00\n$UpdatedBy:  CN=Traute Hollerbusch/OU=Werk2/O=Firma\nBody:  An meinem Spind hing ein Zettel: \"Geh heim\".\n       Der Schichtleiter hat nur gelacht.\n{Das Objekt wurde nicht exportiert: foto.bmp}\n\x0c\nForm:  Reply\nFrom:  CN=Alwin Rebstock/O=Firma\nSubject:  Antwort: Zettel am Spind\nPostedDate:  14.03.2024 08:30:00\nBody:  Wir hören uns um, versprochen.\n\x0c\n").encode('cp850'),'mail','lotus-notes-structured-text',[
I(['Zettel am Spind','An meinem Spind hing ein Zettel: "Geh heim".','Der Schichtleiter hat nur gelacht.'],'2024-03-05T14:05:09','Traute Hollerbusch',['Traute Hollerbusch'],lang='de',media=['foto.bmp']),
I('Wir hören uns um, versprochen.','2024-03-14T08:30:00','Alwin Rebstock',lang='de')],lost=True)
# WhatsApp Android Hebrew, d.m.yyyy
F('צ׳אט WhatsApp עם ועד הבית.txt',"4.3.2024, 13:59 - ההודעות והשיחות מוצפנות מקצה לקצה.\n4.3.2024, 14:05 - נועה שקמה: מישהו ריסס קללות על דלת הכניסה\nוגם על תיבת הדואר\n4.3.2024, 14:07 - ‎+972 55-555-0188: ‏<המדיה לא נכללה>\n25.3.2024, 8:10 - נועה שקמה: מפיצים עלינו שמועות: לא נכון בכלל\n",'chat','whatsapp-android-he',[
I(['מישהו ריסס קללות על דלת הכניסה','וגם על תיבת הדואר'],'2024-03-04T14:05','נועה שקמה',lang='he'),I('<המדיה לא נכללה>','2024-03-04T14:07','+972 55-555-0188',['+972 55-555-0188'],lang='he',media=['<המדיה לא נכללה>']),I('מפיצים עלינו שמועות: לא נכון בכלל','2024-03-25T08:10','נועה שקמה',lang='he')],lost=True)
g.done()
