import os,re,json,csv,io,zipfile,datetime as D
from xml.sax.saxutils import escape as X
ROOT=os.path.join(os.path.dirname(os.path.abspath(__file__)),'files')
GOLD=[]
def P(p):
    q=os.path.join(ROOT,p); os.makedirs(os.path.dirname(q),exist_ok=True); return q
def txt(p,s,enc='utf-8',nl='\n'):
    open(P(p),'wb').write(s.replace('\n',nl).encode(enc))
def csvf(p,rows,d=',',enc='utf-8',q=csv.QUOTE_MINIMAL,nl='\r\n'):
    b=io.StringIO(); w=csv.writer(b,delimiter=d,quoting=q,lineterminator=nl); w.writerows(rows)
    open(P(p),'wb').write(b.getvalue().encode(enc))
def _col(n):
    r=''
    while n: n,m=divmod(n-1,26); r=chr(65+m)+r
    return r
def xlsx(p,sheets,merges=(),hidden=(),inline=False):
    # styles: 0 general, 1 date+time, 2 date, 3 time
    ss=[]; z=zipfile.ZipFile(P(p),'w',zipfile.ZIP_DEFLATED)
    ct='';rel='';wb=''
    for k,(n,rows) in enumerate(sheets.items(),1):
        o=''
        for r,row in enumerate(rows,1):
            o+='<row r="%d">'%r
            for c,v in enumerate(row,1):
                if v is None: continue
                ref=_col(c)+str(r)
                if isinstance(v,D.datetime): o+='<c r="%s" s="1"><v>%r</v></c>'%(ref,(v-D.datetime(1899,12,30)).total_seconds()/86400)
                elif isinstance(v,D.date): o+='<c r="%s" s="2"><v>%d</v></c>'%(ref,(v-D.date(1899,12,30)).days)
                elif isinstance(v,D.time): o+='<c r="%s" s="3"><v>%r</v></c>'%(ref,(v.hour*60+v.minute)/1440)
                elif isinstance(v,(int,float)): o+='<c r="%s"><v>%r</v></c>'%(ref,v)
                elif inline: o+='<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>'%(ref,X(v))
                else:
                    if v not in ss: ss.append(v)
                    o+='<c r="%s" t="s"><v>%d</v></c>'%(ref,ss.index(v))
            o+='</row>'
        mg=[x for nn,x in merges if nn==n]
        z.writestr('xl/worksheets/sheet%d.xml'%k,'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>%s</worksheet>'%(o,'<mergeCells count="%d">%s</mergeCells>'%(len(mg),''.join('<mergeCell ref="%s"/>'%x for x in mg)) if mg else ''))
        ct+='<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'%k
        rel+='<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>'%(k,k)
        wb+='<sheet name="%s" sheetId="%d" r:id="rId%d"%s/>'%(X(n),k,k,' state="hidden"' if n in hidden else '')
    z.writestr('xl/sharedStrings.xml','<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>'%''.join('<si><t xml:space="preserve">%s</t></si>'%X(x) for x in ss))
    z.writestr('xl/styles.xml','<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs></styleSheet>')
    z.writestr('xl/workbook.xml','<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>%s</sheets></workbook>'%wb)
    z.writestr('xl/_rels/workbook.xml.rels','<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId91" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'%rel)
    z.writestr('_rels/.rels','<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    z.writestr('[Content_Types].xml','<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>%s</Types>'%ct); z.close()
NS='xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
def _para(s):
    runs=''
    for i,l in enumerate(s.split('\n')):
        if i: runs+='<w:r><w:br/></w:r>'
        # split into two runs, as Word does
        h=len(l)//2
        for part in (l[:h],l[h:]):
            if part: runs+='<w:r><w:t xml:space="preserve">%s</w:t></w:r>'%X(part)
    return '<w:p>%s</w:p>'%runs
def docx(p,blocks,header=None):
    body=''
    for b in blocks:
        if isinstance(b,str): body+=_para(b)
        else:
            body+='<w:tbl>'
            for row in b:
                body+='<w:tr>'
                for c in row:
                    span=''
                    if isinstance(c,tuple): c,n=c; span='<w:tcPr><w:gridSpan w:val="%d"/></w:tcPr>'%n
                    body+='<w:tc>%s%s</w:tc>'%(span,''.join(_para(x) for x in c.split('\n\n')))
                body+='</w:tr>'
            body+='</w:tbl><w:p/>'
    z=zipfile.ZipFile(P(p),'w',zipfile.ZIP_DEFLATED)
    z.writestr('[Content_Types].xml','<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
    z.writestr('_rels/.rels','<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    z.writestr('word/document.xml','<?xml version="1.0" encoding="UTF-8"?><w:document %s><w:body>%s</w:body></w:document>'%(NS,body)); z.close()
def _cell(v):
    if v is None: return '<table:table-cell/>'
    if isinstance(v,D.datetime): return '<table:table-cell office:value-type="date" office:date-value="%s"><text:p>%s</text:p></table:table-cell>'%(v.isoformat(),v.strftime('%d.%m.%y %H:%M'))
    if isinstance(v,D.date): return '<table:table-cell office:value-type="date" office:date-value="%s"><text:p>%s</text:p></table:table-cell>'%(v.isoformat(),v.strftime('%d/%m/%y'))
    if isinstance(v,D.time): return '<table:table-cell office:value-type="time" office:time-value="PT%02dH%02dM00S"><text:p>%s</text:p></table:table-cell>'%(v.hour,v.minute,v.strftime('%H:%M'))
    return '<table:table-cell office:value-type="string">%s</table:table-cell>'%''.join('<text:p>%s</text:p>'%X(l) for l in str(v).split('\n'))
def ods(p,sheets):
    b=''
    for n,rows in sheets.items():
        b+='<table:table table:name="%s">'%X(n)
        for r in rows: b+='<table:table-row>%s</table:table-row>'%''.join(_cell(c) for c in r)
        b+='</table:table>'
    z=zipfile.ZipFile(P(p),'w')
    z.writestr('mimetype','application/vnd.oasis.opendocument.spreadsheet')
    z.writestr('content.xml','<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2"><office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>'%b)
    z.writestr('META-INF/manifest.xml','<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'); z.close()
def odt(p,paras):
    b=''
    for x in paras:
        if isinstance(x,str): b+='<text:p>%s</text:p>'%X(x).replace('\n','<text:line-break/>')
        else: b+='<table:table>'+''.join('<table:table-row>%s</table:table-row>'%''.join(_cell(c) for c in r) for r in x)+'</table:table>'
    z=zipfile.ZipFile(P(p),'w'); z.writestr('mimetype','application/vnd.oasis.opendocument.text')
    z.writestr('content.xml','<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2"><office:body><office:text>%s</office:text></office:body></office:document-content>'%b)
    z.writestr('META-INF/manifest.xml','<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>'); z.close()
ST=' \t\r.,;:()<>[]|/–—-"\'«»„“”*_•،؛。、，：；（）「」=+!?？！।·'
def cut(story,seal):
    out=[]
    for l in story.split('\n'):
        parts=[l]
        for s in sorted(set(seal),key=len,reverse=True):
            parts=[y for x in parts for y in re.split(re.escape(s),x,flags=re.I)]
        for x in parts:
            x=x.strip(ST)
            if len([c for c in x if c.isalnum()])>=2: out.append(x)
    return out
def I(story,seal=(),w=None,s=None,lang='en',media=(),**k):
    seal=[seal] if isinstance(seal,str) else list(seal)
    t=tl=p=None
    if w:
        m=re.match(r'(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?)?(Z|[+-]\d\d:\d\d)?$',w); assert m,w
        d,hm,sec,z=m.groups(); p='day' if not hm else 'second' if sec else 'minute'
        tl=d+'T'+(hm or '00:00')+(sec or '')
        if z:
            dt=D.datetime.fromisoformat(d+'T'+hm+(sec or ':00')+('+00:00' if z=='Z' else z)).astimezone(D.timezone.utc)
            t=dt.strftime('%Y-%m-%dT%H:%M:%SZ')
    r=dict(text=cut(story,seal),time=t,time_local=tl,time_precision=p,sender=s,seal=seal,media=list(media),lang=lang); r.update(k); return r
def G(file,kind,*items,mode='reports',unread=(),**k):
    g=dict(file=file,kind=kind,mode=mode,items=list(items),must_report_unread=[unread] if isinstance(unread,str) else list(unread),hostile=False); g.update(k)
    if k.get('hostile') is None: g['hostile']=False
    assert file not in [x['file'] for x in GOLD],file
    GOLD.append(g)
