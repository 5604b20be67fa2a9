# Shared helpers of the generators. Every gNN.py calls F(...) once a file.
import os, re, json, io, zipfile, datetime as dt, sqlite3
from xml.sax.saxutils import escape as esc, quoteattr
HERE = os.path.dirname(os.path.abspath(__file__)); ROOT = os.path.dirname(HERE)
OUT = os.path.join(ROOT, 'files'); GOLD = []; SEEN = set()
EDGE = " \t\r\n,;:()[]<>\"'“”„«»–—-|/*_.·、,。:()"
NOTSEAL = {'You','Me','Desk','Ich','Du'}

def cut(text, seals):
    parts = [text] if isinstance(text, str) else list(text)
    for s in sorted(seals, key=len, reverse=True):
        parts = [q for p in parts for q in p.split(s)]
    parts = [q.strip(EDGE) for p in parts for q in re.split(r'[\r\n]+', p)]
    return [p for p in parts if re.search(r'\w', p)]

def I(text, t=None, sender=None, seal=(), media=(), show=(), lang=None, show_sender=False, **kw):
    """t: '2024-03-05', '2024-03-05T22', '...T22:10', '...T22:10:05', with or without Z/+hh:mm"""
    seal = list(seal)
    if sender and sender not in seal and sender not in NOTSEAL and not show_sender: seal.insert(0, sender)
    it = {'text': cut(text, seal), 'time': None, 'time_local': None, 'time_precision': None,
          'sender': sender, 'seal': seal, 'media': list(media), 'lang': lang, 'must_show': list(show)}
    if t:
        m = re.match(r'^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?)?)?)?(Z|[+-]\d\d:\d\d)?$', t)
        assert m, t
        prec = ['year','month','day','hour','minute','second'][sum(x is not None for x in m.groups()[:6])-1]
        it['time_precision'] = prec
        if m.group(7):
            z = t.replace('Z', '+00:00')
            if prec == 'hour': z = re.sub(r'(T\d\d)', r'\1:00', z)
            d = dt.datetime.fromisoformat(z)
            it['time'] = d.astimezone(dt.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')
            it['time_local'] = d.replace(tzinfo=None).strftime('%Y-%m-%dT%H:%M:%S')
        else:
            it['time_local'] = t
    it.update(kw)
    return it

def F(name, kind, data, items, lang, unread=(), hostile=False, enc='utf-8', **kw):
    n = len(GOLD) + 1
    path = '%03d_%s' % (n, name)
    assert name not in SEEN, name
    SEEN.add(name)
    if isinstance(data, str): data = data.encode(enc)
    with open(os.path.join(OUT, path), 'wb') as f: f.write(data)
    for it in items:
        if not it['lang']: it['lang'] = lang
    g = {'file': path, 'kind': kind, 'mode': 'reports', 'items': items,
         'must_report_unread': list(unread), 'hostile': bool(hostile)}
    if enc != 'utf-8': g['encoding'] = enc
    g.update(kw)
    GOLD.append(g)

def ts(s):  # iso with zone -> epoch seconds
    return int(dt.datetime.fromisoformat(s.replace('Z', '+00:00')).timestamp())
def J(o, indent=None): return json.dumps(o, ensure_ascii=False, indent=indent)

def zipb(files, stored_first=False):
    b = io.BytesIO()
    with zipfile.ZipFile(b, 'w', zipfile.ZIP_DEFLATED) as z:
        for i, (n, d) in enumerate(files.items()):
            zi = zipfile.ZipInfo(n, (2024, 1, 1, 0, 0, 0))
            zi.compress_type = zipfile.ZIP_STORED if (stored_first and i == 0) else zipfile.ZIP_DEFLATED
            z.writestr(zi, d.encode() if isinstance(d, str) else d)
    return b.getvalue()

# ---------- xlsx
def colname(i):
    s = ''
    i += 1
    while i: i, r = divmod(i - 1, 26); s = chr(65 + r) + s
    return s
def serial(s, sys1904=False):
    d = dt.datetime.fromisoformat(s)
    base = dt.datetime(1904, 1, 1) if sys1904 else dt.datetime(1899, 12, 30)
    x = d - base
    return x.days + x.seconds / 86400
D = lambda s, **k: ('d', serial(s, **k)); DT = lambda s, **k: ('dt', serial(s, **k))
def T(hm): h, m = hm.split(':'); return ('t', (int(h) * 60 + int(m)) / 1440)
X = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
def rels(lst):
    return X + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + ''.join(
        '<Relationship Id="%s" Type="%s" Target="%s"/>' % (i, t if t.startswith('http') else REL + '/' + t, g) for i, t, g in lst) + '</Relationships>'
def xlsx(sheets, date1904=False, core=None):
    """sheets: dicts name, rows, merges, state, hidecols, hiderows, comments{ref:(author,text)}, textbox[str], embed{name:bytes}, header, footer"""
    ss = []; files = {}
    ct = ['<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>',
          '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>',
          '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>']
    wb = ''; wr = []
    for n, sh in enumerate(sheets, 1):
        x = X + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="%s">' % REL
        if sh.get('hidecols'):
            x += '<cols>' + ''.join('<col min="%d" max="%d" width="9" hidden="1"/>' % (c, c) for c in sh['hidecols']) + '</cols>'
        x += '<sheetData>'
        for r, row in enumerate(sh['rows'], 1):
            if row is None: continue
            x += '<row r="%d"%s>' % (r, ' hidden="1"' if r in sh.get('hiderows', ()) else '')
            for c, v in enumerate(row):
                ref = colname(c) + str(r)
                if v is None or v == '': continue
                if isinstance(v, str):
                    if v not in ss: ss.append(v)
                    x += '<c r="%s" t="s"><v>%d</v></c>' % (ref, ss.index(v))
                elif isinstance(v, tuple) and v[0] == 'f':
                    if isinstance(v[2], str): x += '<c r="%s" t="str"><f>%s</f><v>%s</v></c>' % (ref, esc(v[1]), esc(v[2]))
                    else: x += '<c r="%s"><f>%s</f><v>%s</v></c>' % (ref, esc(v[1]), v[2])
                elif isinstance(v, tuple):
                    x += '<c r="%s" s="%d"><v>%.15g</v></c>' % (ref, {'d': 1, 't': 2, 'dt': 3}[v[0]], v[1])
                else: x += '<c r="%s"><v>%s</v></c>' % (ref, v)
            x += '</row>'
        x += '</sheetData>'
        if sh.get('merges'): x += '<mergeCells count="%d">' % len(sh['merges']) + ''.join('<mergeCell ref="%s"/>' % m for m in sh['merges']) + '</mergeCells>'
        if sh.get('header') or sh.get('footer'):
            x += '<headerFooter><oddHeader>%s</oddHeader><oddFooter>%s</oddFooter></headerFooter>' % (esc(sh.get('header', '')), esc(sh.get('footer', '')))
        rl = []
        if sh.get('textbox'):
            rl.append(('rId1', 'drawing', '../drawings/drawing%d.xml' % n)); x += '<drawing r:id="rId1"/>'
            files['xl/drawings/drawing%d.xml' % n] = X + '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' + ''.join(
                '<xdr:twoCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="%d" name="TextBox %d"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr/><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>%s</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>' % (2 + k * 5, 6 + k * 5, k + 2, k + 1, esc(tx)) for k, tx in enumerate(sh['textbox'])) + '</xdr:wsDr>'
            ct.append('<Override PartName="/xl/drawings/drawing%d.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>' % n)
        if sh.get('comments'):
            au = sorted({a for a, _ in sh['comments'].values()})
            files['xl/comments%d.xml' % n] = X + '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors>' + ''.join('<author>%s</author>' % esc(a) for a in au) + '</authors><commentList>' + ''.join(
                '<comment ref="%s" authorId="%d"><text><r><t xml:space="preserve">%s</t></r></text></comment>' % (ref, au.index(a), esc(tx)) for ref, (a, tx) in sh['comments'].items()) + '</commentList></comments>'
            rl.append(('rId2', 'comments', '../comments%d.xml' % n))
            ct.append('<Override PartName="/xl/comments%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>' % n)
        for k, (en, eb) in enumerate(sh.get('embed', {}).items()):
            files['xl/embeddings/' + en] = eb
            rl.append(('rId%d' % (10 + k), 'package', '../embeddings/' + en))
        x += '</worksheet>'
        files['xl/worksheets/sheet%d.xml' % n] = x
        if rl: files['xl/worksheets/_rels/sheet%d.xml.rels' % n] = rels(rl)
        ct.append('<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' % n)
        wb += '<sheet name=%s sheetId="%d"%s r:id="rId%d"/>' % (quoteattr(sh['name']), n, ' state="%s"' % sh['state'] if sh.get('state') else '', n)
        wr.append(('rId%d' % n, 'worksheet', 'worksheets/sheet%d.xml' % n))
    k = len(sheets)
    wr += [('rId%d' % (k + 1), 'styles', 'styles.xml'), ('rId%d' % (k + 2), 'sharedStrings', 'sharedStrings.xml')]
    base = {'[Content_Types].xml': X + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="docx" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document"/><Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>' + ''.join(ct) + '</Types>',
        '_rels/.rels': rels([('rId1', 'officeDocument', 'xl/workbook.xml')]),
        'xl/workbook.xml': X + '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="%s">%s<sheets>%s</sheets></workbook>' % (REL, '<workbookPr date1904="1"/>' if date1904 else '<workbookPr/>', wb),
        'xl/_rels/workbook.xml.rels': rels(wr),
        'xl/styles.xml': X + '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>',
        'xl/sharedStrings.xml': X + '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%d">' % (len(ss), len(ss)) + ''.join('<si><t xml:space="preserve">%s</t></si>' % esc(s) for s in ss) + '</sst>'}
    base.update(files)
    return zipb(base)

# ---------- docx
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="%s" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"' % REL
def r_(t): return '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % esc(t)
def p_(*runs, style=None, num=False):
    pp = ('<w:pStyle w:val="%s"/>' % style if style else '') + ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if num else '')
    return '<w:p>%s%s</w:p>' % ('<w:pPr>%s</w:pPr>' % pp if pp else '', ''.join(r if r.startswith('<') else r_(r) for r in runs))
def tbl_(rows):
    return '<w:tbl><w:tblPr/><w:tblGrid/>' + ''.join('<w:tr>' + ''.join('<w:tc><w:tcPr/>%s</w:tc>' % ''.join(p_(l) for l in c.split('\n')) for c in row) + '</w:tr>' for row in rows) + '</w:tbl>'
def textbox_(t): return '<w:r><w:pict><v:shape><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict></w:r>' % p_(t)
def docx(body, comments=(), footnotes=(), endnotes=(), header=None, footer=None, embed=None, media=None):
    rl = [('rId1', 'styles', 'styles.xml')]; ct = ''; files = {}
    M = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
    sect = ''
    def part(n, typ, xml):
        nonlocal ct
        files['word/' + n] = X + xml; rl.append(('rId%d' % (len(rl) + 1), typ, n))
        ct += '<Override PartName="/word/%s" ContentType="%s%s+xml"/>' % (n, M, typ)
        return rl[-1][0]
    if comments: part('comments.xml', 'comments', '<w:comments %s>' % W + ''.join('<w:comment w:id="%d" w:author=%s w:date="%s" w:initials="x">%s</w:comment>' % (i, quoteattr(a), d, p_(t)) for i, (a, d, t) in enumerate(comments)) + '</w:comments>')
    if footnotes: part('footnotes.xml', 'footnotes', '<w:footnotes %s>' % W + '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>' + ''.join('<w:footnote w:id="%d">%s</w:footnote>' % (i, p_(t)) for i, t in enumerate(footnotes, 1)) + '</w:footnotes>')
    if endnotes: part('endnotes.xml', 'endnotes', '<w:endnotes %s>' % W + ''.join('<w:endnote w:id="%d">%s</w:endnote>' % (i, p_(t)) for i, t in enumerate(endnotes, 1)) + '</w:endnotes>')
    if header: sect += '<w:headerReference w:type="default" r:id="%s"/>' % part('header1.xml', 'header', '<w:hdr %s>%s</w:hdr>' % (W, p_(header)))
    if footer: sect += '<w:footerReference w:type="default" r:id="%s"/>' % part('footer1.xml', 'footer', '<w:ftr %s>%s</w:ftr>' % (W, p_(footer)))
    for n, b in (embed or {}).items(): files['word/embeddings/' + n] = b; rl.append(('rId%d' % (len(rl) + 1), 'package' if n.endswith('x') else 'oleObject', 'embeddings/' + n))
    for n, b in (media or {}).items(): files['word/media/' + n] = b; rl.append(('rId%d' % (len(rl) + 1), 'image', 'media/' + n))
    base = {'[Content_Types].xml': X + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/><Override PartName="/word/document.xml" ContentType="' + M + 'document.main+xml"/>' + ct + '</Types>',
        '_rels/.rels': rels([('rId1', 'officeDocument', 'word/document.xml')]),
        'word/document.xml': X + '<w:document %s><w:body>%s<w:sectPr>%s</w:sectPr></w:body></w:document>' % (W, body, sect),
        'word/_rels/document.xml.rels': rels(rl),
        'word/styles.xml': X + '<w:styles %s/>' % W}
    base.update(files); return zipb(base)
def fn_(i): return '<w:r><w:footnoteReference w:id="%d"/></w:r>' % i
def cm_(i): return '<w:r><w:commentReference w:id="%d"/></w:r>' % i

# ---------- odf
ONS = ' '.join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (a, b) for a, b in [('office','office'),('text','text'),('table','table'),('draw','drawing'),('style','style'),('presentation','presentation'),('svg','svg-compatible')]) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
def odf(kind, content, styles='', extra=None):
    mt = 'application/vnd.oasis.opendocument.' + kind
    tag = {'text': 'text', 'spreadsheet': 'spreadsheet', 'presentation': 'presentation'}[kind]
    f = {'mimetype': mt,
         'content.xml': '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content %s office:version="1.2"><office:body><office:%s>%s</office:%s></office:body></office:document-content>' % (ONS, tag, content, tag),
         'styles.xml': '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles %s office:version="1.2">%s</office:document-styles>' % (ONS, styles),
         'META-INF/manifest.xml': '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>' % mt}
    f.update(extra or {})
    return zipb(f, stored_first=True)
def ocell(v, extra=''):
    if v is None: return '<table:table-cell/>'
    if isinstance(v, tuple): return '<table:table-cell office:value-type="%s" office:%s="%s"><text:p>%s</text:p></table:table-cell>' % (v[0], {'date': 'date-value', 'time': 'time-value', 'float': 'value'}[v[0]], v[1], esc(v[2]))
    return '<table:table-cell office:value-type="string"%s>%s</table:table-cell>' % (extra, ''.join('<text:p>%s</text:p>' % esc(l) for l in v.split('\n')) if not v.startswith('<') else v)
def otable(name, rows, attrs=''):
    return '<table:table table:name=%s%s>' % (quoteattr(name), attrs) + ''.join('<table:table-row>' + ''.join(ocell(c) for c in r) + '</table:table-row>' for r in rows) + '</table:table>'

# ---------- pdf (plain text lines, WinAnsi, optional form fields and note annotations)
def pdf(pages, fields=(), notes=(), deflate=False, image_only=False):
    import zlib
    objs = []
    def add(b): objs.append(b if isinstance(b, bytes) else b.encode('cp1252')); return len(objs)
    def s(t):
        try: t.encode('cp1252'); return '(' + t.replace('\\', '\\\\').replace('(', '\\(').replace(')', '\\)') + ')'
        except UnicodeEncodeError: return '<FEFF' + t.encode('utf-16-be').hex().upper() + '>'
    add(''); add('')
    font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
    kids = []; annots = []; fl = []
    for name, label, val in fields:
        k = add('<< /Type /Annot /Subtype /Widget /FT /Tx /T %s /TU %s /V %s /Rect [200 %d 500 %d] /DA (/F1 10 Tf) >>' % (s(name), s(label), s(val), 700 - 30 * len(fl), 720 - 30 * len(fl)))
        fl.append(k); annots.append(k)
    for who, when, tx in notes:
        annots.append(add('<< /Type /Annot /Subtype /Text /T %s /M (%s) /Contents %s /Rect [50 50 70 70] >>' % (s(who), when, s(tx))))
    for n, lines in enumerate(pages):
        if image_only:
            im = zlib.compress(b'\xff' * 100 * 40)
            xo = add(b'<< /Type /XObject /Subtype /Image /Width 100 /Height 40 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n' % len(im) + im + b'\nendstream')
            body = b'q 500 0 0 200 50 500 cm /Im1 Do Q'; res = '/XObject << /Im1 %d 0 R >>' % xo
        else:
            body = ('BT /F1 10 Tf 50 780 Td 14 TL\n' + '\n'.join(s(l) + ' Tj T*' for l in lines) + '\nET').encode('cp1252'); res = '/Font << /F1 %d 0 R >>' % font
        if deflate: z = zlib.compress(body); st = b'<< /Length %d /Filter /FlateDecode >>\nstream\n' % len(z) + z + b'\nendstream'
        else: st = b'<< /Length %d >>\nstream\n' % len(body) + body + b'\nendstream'
        c = add(st)
        kids.append(add('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << %s >>%s >>' % (c, res, ' /Annots [%s]' % ' '.join('%d 0 R' % a for a in annots) if n == 0 and annots else '')))
    objs[0] = ('<< /Type /Catalog /Pages 2 0 R%s >>' % (' /AcroForm << /Fields [%s] /DR << /Font << /F1 %d 0 R >> >> >>' % (' '.join('%d 0 R' % f for f in fl), font) if fl else '')).encode()
    objs[1] = ('<< /Type /Pages /Kids [%s] /Count %d >>' % (' '.join('%d 0 R' % k for k in kids), len(kids))).encode()
    o = b'%PDF-1.5\n%\xe2\xe3\xcf\xd3\n'; offs = []
    for i, b in enumerate(objs, 1): offs.append(len(o)); o += b'%d 0 obj\n' % i + b + b'\nendobj\n'
    xr = len(o)
    o += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objs) + 1) + b''.join(b'%010d 00000 n \n' % x for x in offs)
    return o + b'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(objs) + 1, xr)

def png(w=40, h=30, text=None):
    from PIL import Image, ImageDraw
    im = Image.new('RGB', (w, h), 'white')
    if text: ImageDraw.Draw(im).text((5, 5), text, fill='black')
    b = io.BytesIO(); im.save(b, 'PNG'); return b.getvalue()

def sqlite(script, rows=()):
    import tempfile
    fn = tempfile.mktemp(suffix='.db')
    c = sqlite3.connect(fn); c.executescript(script)
    for q, a in rows: c.execute(q, a)
    c.commit(); c.close()
    b = open(fn, 'rb').read(); os.unlink(fn); return b
